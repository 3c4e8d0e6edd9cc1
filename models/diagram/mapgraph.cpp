#include "models/diagram/mapgraph.h"

#include <algorithm>
#include <map>
#include <set>

#include "models/diagram/pathwords.h"

namespace portolan {

namespace {

using W = PathWords;

enum Lane { IngressLane, ServiceLane, PodLane };

std::string portText(const ServicePort &port)
{
    std::string out = std::to_string(port.port) + '/' + std::string(protocolText(port.protocol));
    if (port.targetPort.given() && port.targetPort.text() != std::to_string(port.port))
        out += " → " + port.targetPort.text();
    return out + (port.nodePort ? ", " + W::of(PathWords::tr("node port %1").arg(port.nodePort)) : "");
}

/// What alike pods share: their controller's name, or the ReplicaSet's without its hash.
std::string ownerOf(const Pod &pod)
{
    const OwnerReference *owner = pod.meta.controller();
    if (!owner)
        return {};
    const IStr *hash = findPair(pod.meta.labels, "pod-template-hash");
    std::string name = owner->name;
    if (hash && name.ends_with('-' + hash->str()))
        name.resize(name.size() - hash->size() - 1);
    return pod.meta.ns.str() + '/' + owner->kind.str() + '/' + name;
}

GraphEdge edgeOf(const std::string &from, const std::string &to)
{
    GraphEdge edge;
    edge.from = from;
    edge.to = to;
    return edge;
}

class MapBuilder
{
public:
    MapBuilder(const Tracer &tracer, const MapOptions &options) : m_tracer(tracer), m_index(tracer.index()), m_options(options) {}

    Graph build()
    {
        m_graph.title = W::of(m_options.ns.empty() ? PathWords::tr("Network map of the cluster") : PathWords::tr("Network map of namespace %1").arg(W::from(m_options.ns)));
        m_graph.subtitle = W::of(PathWords::tr("plug-in: %1 · policies enforced: %2").arg(W::from(m_tracer.fabric().pluginName()), QString::fromUtf8(enforcementText(m_tracer.fabric().enforcement()).data())));
        m_graph.lanes = {{"ingress", W::of(PathWords::tr("INGRESS"))}, {"service", W::of(PathWords::tr("SERVICE"))}, {"pod", W::of(PathWords::tr("PODS"))}};
        countOwners();
        for (const auto &svc : m_index.services)
            if (wanted(*svc))
                addService(*svc);
        for (const auto &ingress : m_index.ingresses)
            if (inScope(ingress->meta))
                addIngress(*ingress);
        if (m_options.filter.empty())
            for (const auto &pod : m_index.pods)
                if (inScope(pod->meta) && !pod->isTerminal())
                    (void)podId(*pod);
        finish();
        return std::move(m_graph);
    }

private:
    [[nodiscard]] bool inScope(const ObjectMeta &meta) const { return m_options.ns.empty() || meta.ns == m_options.ns; }
    [[nodiscard]] bool named(const std::string &name) const { return m_options.filter.empty() || name.find(m_options.filter) != std::string::npos; }
    [[nodiscard]] bool wanted(const Service &svc) const
    {
        if (!inScope(svc.meta))
            return false;
        return named(svc.meta.name) || std::any_of(m_index.ingresses.begin(), m_index.ingresses.end(), [&](const auto &i) {
            return i->meta.ns == svc.meta.ns && named(i->meta.name) && leadsTo(*i, svc.meta.name);
        });
    }
    static bool leadsTo(const Ingress &ingress, const std::string &service)
    {
        bool found = ingress.defaultBackend.serviceName == service;
        for (const Ingress::Rule &rule : ingress.rules)
            for (const Ingress::Path &path : rule.paths)
                found = found || path.backend.serviceName == service;
        return found;
    }

    void countOwners()
    {
        for (const auto &pod : m_index.pods)
            if (inScope(pod->meta) && !pod->isTerminal())
                if (const std::string owner = ownerOf(*pod); !owner.empty())
                    ++m_alike[owner];
    }

    GraphNode *find(const std::string &id)
    {
        const auto found = m_places.find(id);
        return found == m_places.end() ? nullptr : &m_graph.nodes[found->second];
    }

    GraphNode &add(GraphNode node)
    {
        m_places[node.id] = m_graph.nodes.size();
        m_graph.nodes.push_back(std::move(node));
        return m_graph.nodes.back();
    }

    static GraphRow pair(std::string key, std::string value, const Object &object, const char *path)
    {
        GraphRow row;
        row.key = std::move(key);
        row.evidence = {{keyText(keyOf(object)), path, value}};
        row.value = std::move(value);
        return row;
    }

    std::string podId(const Pod &pod)
    {
        const std::string owner = ownerOf(pod);
        const int alike = owner.empty() ? 1 : m_alike[owner];
        const auto &open = m_options.unfolded;
        const bool folded = m_options.fold > 0 && alike > m_options.fold && std::find(open.begin(), open.end(), "fold/" + owner) == open.end();
        const std::string id = folded ? "fold/" + owner : "pods/" + pathOf(pod);
        if (GraphNode *seen = find(id)) {
            if (folded && m_folded[id].insert(pod.meta.name).second)
                seen->badge = podBadge(++m_ready[id].first, m_ready[id].second += pod.isReady() ? 1 : 0);
            return id;
        }
        GraphNode node;
        node.id = id;
        node.kind = "pod";
        node.lane = PodLane;
        node.caption = W::of(folded ? PathWords::tr("PODS") : PathWords::tr("POD"));
        node.label = folded ? owner.substr(owner.rfind('/') + 1) + " ×" + std::to_string(alike) : pod.meta.name;
        node.count = alike > 0 && folded ? alike : 1;
        if (folded) {
            m_folded[id].insert(pod.meta.name);
            m_ready[id] = {1, pod.isReady() ? 1 : 0};
            node.badge = podBadge(1, m_ready[id].second);
        } else {
            node.object = keyOf(pod);
            node.badge = pod.isReady() ? GraphBadge{"Ready", GraphState::Good} : GraphBadge{pod.phase.empty() ? "Pending" : pod.phase.str(), GraphState::Warning};
            node.rows.push_back(pair(W::of(PathWords::tr("address")), pod.podIP.empty() ? W::of(PathWords::tr("none yet")) : pod.podIP, pod, ".status.podIP"));
            node.rows.push_back(pair(W::of(PathWords::tr("node")), pod.nodeName.empty() ? W::of(PathWords::tr("none yet")) : pod.nodeName.str(), pod, ".spec.nodeName"));
        }
        addShields(node, pod);
        add(std::move(node));
        return id;
    }

    static GraphBadge podBadge(int seen, int ready)
    {
        return {W::of(PathWords::tr("%1 of %2 ready").arg(ready).arg(seen)), ready == seen ? GraphState::Good : GraphState::Warning};
    }

    void addShields(GraphNode &node, const Pod &pod) const
    {
        for (const Direction direction : {Direction::Ingress, Direction::Egress}) {
            std::string names;
            GraphRow row;
            for (const NetworkPolicy *policy : m_tracer.policies().isolating(direction, pod)) {
                names += (names.empty() ? "" : ", ") + policy->meta.name;
                row.evidence.push_back({"networkpolicies/" + pathOf(*policy), ".spec.podSelector", policy->podSelector.text()});
            }
            if (names.empty())
                continue;
            row.form = GraphRow::Form::Port;
            row.id = node.id + '#' + std::string(directionText(direction));
            row.kind = "shield";
            row.value = names;
            row.tag = std::string(directionText(direction));
            node.rows.push_back(row);
        }
    }

    void addService(const Service &svc)
    {
        GraphNode node;
        node.id = "services/" + pathOf(svc);
        node.kind = "service";
        node.lane = ServiceLane;
        node.caption = W::of(PathWords::tr("SERVICE"));
        node.label = svc.meta.name;
        node.object = keyOf(svc);
        node.rows.push_back(pair(W::of(PathWords::tr("type")), svc.type.empty() ? "ClusterIP" : svc.type.str(), svc, ".spec.type"));
        node.rows.push_back(pair(W::of(PathWords::tr("address")), svc.type == "ExternalName" ? svc.externalName.str() : svc.clusterIP.str(), svc, ".spec.clusterIP"));
        for (const ServicePort &port : svc.ports)
            node.rows.push_back(pair(port.name.empty() ? W::of(PathWords::tr("port")) : port.name.str(), portText(port), svc, ".spec.ports"));
        const std::string id = add(std::move(node)).id;
        std::map<std::string, bool> reached; // address -> ready on any port: an endpoint with three ports is one endpoint
        std::map<std::string, std::pair<std::string, bool>> ways; // pod box -> ports, any ready
        for (const ServicePort &port : svc.ports)
            for (const Candidate &c : endpointsOf(m_index, svc, port)) {
                reached[c.address] = reached[c.address] || c.ready;
                auto &way = ways[c.pod ? podId(*c.pod) : outside(c)];
                const std::string text = std::to_string(c.port) + '/' + std::string(protocolText(port.protocol));
                if (way.first.find(text) == std::string::npos)
                    way.first += (way.first.empty() ? "" : ", ") + text;
                way.second = way.second || c.ready;
            }
        for (const auto &[to, way] : ways) {
            GraphEdge edge = edgeOf(id, to);
            edge.label = way.first;
            edge.state = way.second ? GraphState::None : GraphState::Warning;
            edge.evidence.push_back({"services/" + pathOf(svc), ".spec.selector", selectorText(svc)});
            m_graph.edges.push_back(edge);
        }
        const auto all = reached.size();
        const auto ready = static_cast<std::size_t>(std::count_if(reached.begin(), reached.end(), [](const auto &e) { return e.second; }));
        const bool alias = svc.type == "ExternalName";
        find(id)->badge = alias ? GraphBadge{W::of(PathWords::tr("DNS alias")), GraphState::Idle} : all == 0 ? GraphBadge{W::of(PathWords::tr("no endpoints")), GraphState::Bad}
            : GraphBadge{W::of(PathWords::tr("%1 of %2 ready").arg(ready).arg(all)), ready == 0 ? GraphState::Bad : ready < all ? GraphState::Warning : GraphState::Good};
        if (all == 0 && !alias)
            addGhost(id, id + "#nobody", PodLane, "pod", W::of(selectedPods(m_index, svc).empty() ? PathWords::tr("no pod matches") : PathWords::tr("no endpoint")), {"services/" + pathOf(svc), ".spec.selector", selectorText(svc)});
    }

    static std::string selectorText(const Service &svc)
    {
        LabelSelector selector;
        selector.matchLabels = svc.selector;
        return selector.text();
    }

    std::string outside(const Candidate &c)
    {
        const std::string id = "address/" + c.address;
        if (!find(id)) {
            GraphNode node;
            node.id = id;
            node.kind = "external";
            node.lane = PodLane;
            node.caption = W::of(PathWords::tr("ADDRESS"));
            node.label = c.address;
            add(std::move(node));
        }
        return id;
    }

    void addGhost(const std::string &from, const std::string &id, int lane, const char *kind, const std::string &label, const Evidence &evidence)
    {
        if (!find(id)) {
            GraphNode ghost;
            ghost.id = id;
            ghost.kind = kind;
            ghost.lane = lane;
            ghost.style = GraphStyle::Ghost;
            ghost.label = label;
            ghost.caption = W::of(PathWords::tr("NOT FOUND"));
            ghost.evidence = {evidence};
            add(std::move(ghost));
            ++m_ghosts;
        }
        GraphEdge edge = edgeOf(from, id);
        edge.state = GraphState::Bad;
        edge.evidence = {evidence};
        m_graph.edges.push_back(edge);
    }

    void addIngress(const Ingress &ingress)
    {
        std::vector<std::pair<std::string, const Ingress::Backend *>> backends;
        if (ingress.defaultBackend.given())
            backends.emplace_back("default", &ingress.defaultBackend);
        for (const Ingress::Rule &rule : ingress.rules)
            for (const Ingress::Path &path : rule.paths)
                if (path.backend.given())
                    backends.emplace_back((rule.host.empty() ? "*" : rule.host.str()) + (path.path.empty() ? "/" : path.path.str()), &path.backend);
        const bool shown = named(ingress.meta.name) || std::any_of(backends.begin(), backends.end(), [this](const auto &b) { return named(b.second->serviceName.str()); });
        if (!shown)
            return;
        GraphNode node;
        node.id = "ingresses/" + pathOf(ingress);
        node.kind = "ingress";
        node.lane = IngressLane;
        node.caption = W::of(PathWords::tr("INGRESS"));
        node.label = ingress.meta.name;
        node.object = keyOf(ingress);
        if (!ingress.className.empty())
            node.rows.push_back(pair(W::of(PathWords::tr("class")), ingress.className.str(), ingress, ".spec.ingressClassName"));
        for (std::size_t i = 0; i < backends.size(); ++i) {
            GraphRow row;
            row.form = GraphRow::Form::Port;
            row.id = node.id + "#path:" + std::to_string(i);
            row.kind = "path";
            row.value = backends[i].first;
            row.mono = true;
            node.rows.push_back(row);
        }
        const std::string id = add(std::move(node)).id;
        for (std::size_t i = 0; i < backends.size(); ++i) {
            const Ingress::Backend &backend = *backends[i].second;
            const std::string row = id + "#path:" + std::to_string(i), service = "services/" + ingress.meta.ns.str() + '/' + backend.serviceName.str();
            const Evidence evidence{id, ".spec.rules[*].http.paths[*].backend.service", backend.serviceName.str() + ':' + backend.port.text()};
            const Service *svc = m_index.service(ingress.meta.ns, backend.serviceName);
            if (!svc) {
                addGhost(row, service, ServiceLane, "service", W::of(PathWords::tr("service %1 not found").arg(W::from(backend.serviceName.str()))), evidence);
                continue;
            }
            if (!find(service))
                addService(*svc);
            const bool known = std::any_of(svc->ports.begin(), svc->ports.end(), [&backend](const ServicePort &p) { return backend.port.name.empty() ? p.port == backend.port.number : p.name == backend.port.name; });
            GraphEdge edge = edgeOf(row, service);
            edge.label = known ? backend.port.text() : W::of(PathWords::tr("%1: no such port").arg(W::from(backend.port.text())));
            edge.state = known ? GraphState::None : GraphState::Bad;
            edge.evidence = {evidence};
            m_graph.edges.push_back(edge);
        }
    }

    void finish()
    {
        int folded = 0;
        for (const auto &[id, names] : m_folded)
            folded += static_cast<int>(names.size());
        int services = 0, pods = folded;
        for (const GraphNode &n : m_graph.nodes) {
            services += n.kind == "service" && n.style != GraphStyle::Ghost ? 1 : 0;
            pods += n.kind == "pod" && n.style != GraphStyle::Ghost && n.object ? 1 : 0;
        }
        const auto counted = [](int n, const QString &one, const QString &many) { return std::to_string(n) + ' ' + W::of(n == 1 ? one : many); };
        m_graph.footer = counted(services, PathWords::tr("service"), PathWords::tr("services")) + " · " + counted(pods, PathWords::tr("pod"), PathWords::tr("pods")) + " · "
            + (folded ? counted(folded, PathWords::tr("pod"), PathWords::tr("pods")) + ' ' + W::of(PathWords::tr("folded into %1").arg(m_folded.size())) : W::of(PathWords::tr("nothing folded")))
            + (m_ghosts ? " · " + W::of(PathWords::tr("%1 broken").arg(m_ghosts)) : "");
        m_graph.legend = {{GraphLegend::Sample::RecordedEdge, W::of(PathWords::tr("recorded in the cluster"))}};
        if (m_ghosts > 0)
            m_graph.legend.push_back({GraphLegend::Sample::GhostBox, W::of(PathWords::tr("named, but not there"))});
        if (m_graph.nodes.empty())
            m_graph.emptyText = W::of(m_options.ns.empty() ? PathWords::tr("The cluster has no Services, Ingresses or pods.")
                                                           : PathWords::tr("Namespace %1 has no Services, Ingresses or pods.").arg(W::from(m_options.ns)));
    }

    const Tracer &m_tracer;
    const NetworkIndex &m_index;
    const MapOptions &m_options;
    Graph m_graph;
    std::map<std::string, std::size_t> m_places;
    std::map<std::string, int> m_alike;
    std::map<std::string, std::set<std::string>> m_folded;
    std::map<std::string, std::pair<int, int>> m_ready; // seen, ready
    int m_ghosts = 0;
};

} // namespace

Graph mapGraph(const Tracer &tracer, const MapOptions &options)
{
    return MapBuilder(tracer, options).build();
}

} // namespace portolan
