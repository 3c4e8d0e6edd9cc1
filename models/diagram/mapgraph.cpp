#include "models/diagram/mapgraph.h"

#include <algorithm>
#include <array>

#include "models/diagram/mapbuilder.h"
#include "models/diagram/pathwords.h"

namespace portolan {

namespace {

using W = PathWords;

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

bool leadsTo(const Ingress &ingress, const std::string &service)
{
    bool found = ingress.defaultBackend.serviceName == service;
    for (const Ingress::Rule &rule : ingress.rules)
        for (const Ingress::Path &path : rule.paths)
            found = found || path.backend.serviceName == service;
    return found;
}

} // namespace

Graph MapBuilder::build()
{
    m_graph.title = W::of(m_options.ns.empty() ? PathWords::tr("Network map of the cluster") : PathWords::tr("Network map of namespace %1").arg(W::from(m_options.ns)));
    m_graph.subtitle = W::of(PathWords::tr("plug-in: %1 · policies enforced: %2").arg(pluginWord(m_tracer.fabric()), enforcedWord(m_tracer.fabric().enforcement())));
    if (m_index.coverage().isInferred() && m_index.coverage().of(Kind::Pod, m_options.ns) == Covered::NotInFile) // manifests
        m_graph.subtitle += " · " + W::of(PathWords::tr("the files hold no pods: what answers behind a Service is not known"));
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

bool MapBuilder::wanted(const Service &svc) const
{
    if (!inScope(svc.meta))
        return false;
    return named(svc.meta.name) || std::any_of(m_index.ingresses.begin(), m_index.ingresses.end(), [&](const auto &i) {
        return i->meta.ns == svc.meta.ns && named(i->meta.name) && leadsTo(*i, svc.meta.name);
    });
}

void MapBuilder::countOwners()
{
    for (const auto &pod : m_index.pods)
        if (inScope(pod->meta) && !pod->isTerminal())
            if (const std::string owner = ownerOf(*pod); !owner.empty())
                ++m_alike[owner];
}

GraphNode *MapBuilder::find(const std::string &id)
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : &m_graph.nodes[found->second];
}

GraphNode &MapBuilder::add(GraphNode node)
{
    m_places[node.id] = m_graph.nodes.size();
    m_graph.nodes.push_back(std::move(node));
    return m_graph.nodes.back();
}

GraphRow MapBuilder::pair(std::string key, std::string value, const Object &object, const char *path)
{
    GraphRow row;
    row.key = std::move(key);
    row.evidence = {{keyText(keyOf(object)), path, value}};
    row.value = std::move(value);
    return row;
}

/// In a map of several namespaces each box tells its own.
void MapBuilder::addNamespace(GraphNode &node, std::string_view ns) const
{
    if (!m_options.ns.empty())
        return;
    GraphRow row;
    row.key = W::of(PathWords::tr("namespace"));
    row.value = ns;
    node.rows.push_back(std::move(row));
}

std::string MapBuilder::podId(const Pod &pod)
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
    addNamespace(node, pod.meta.ns);
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

GraphBadge MapBuilder::podBadge(int seen, int ready)
{
    return {W::of(PathWords::tr("%1 of %2 ready").arg(ready).arg(seen)), ready == seen ? GraphState::Good : GraphState::Warning};
}

void MapBuilder::addShields(GraphNode &node, const Pod &pod) const
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

void MapBuilder::addGhost(const std::string &from, GraphNode ghost)
{
    GraphEdge edge = edgeOf(from, ghost.id);
    edge.state = GraphState::Bad;
    edge.evidence = ghost.evidence;
    if (!find(ghost.id)) {
        ghost.style = GraphStyle::Ghost;
        add(std::move(ghost));
        ++m_ghosts;
    }
    m_graph.edges.push_back(std::move(edge));
}

void MapBuilder::addUnread(const std::string &from, GraphNode node, std::string label)
{
    GraphEdge edge = edgeOf(from, node.id);
    edge.label = std::move(label);
    edge.evidence = node.evidence;
    if (!find(node.id)) {
        node.style = GraphStyle::Inferred;
        m_unread = true;
        add(std::move(node));
    }
    m_graph.edges.push_back(std::move(edge));
}

/// "pods are not in this file": of what the map draws, what was not read whole in its scope.
std::string MapBuilder::unread() const
{
    static constexpr std::array kinds{Kind::Service, Kind::Ingress, Kind::Pod, Kind::NetworkPolicy};
    return W::of(unreadText(m_index.coverage(), kinds, m_options.ns));
}

void MapBuilder::sayNothingIsThere()
{
    const auto knows = [this](Kind kind) { return m_index.coverage().knows(kind, m_options.ns); };
    if (knows(Kind::Service) && knows(Kind::Ingress) && knows(Kind::Pod))
        m_graph.emptyText = W::of(m_options.ns.empty() ? PathWords::tr("The cluster has no Services, Ingresses or pods.")
                                                       : PathWords::tr("Namespace %1 has no Services, Ingresses or pods.").arg(W::from(m_options.ns)));
    else
        m_graph.emptyText = W::of(PathWords::tr("Nothing that was read can be drawn here: %1.").arg(W::from(unread())));
}

void MapBuilder::finish()
{
    int folded = 0;
    for (const auto &[id, names] : m_folded)
        folded += static_cast<int>(names.size());
    int services = 0, pods = folded;
    for (const GraphNode &n : m_graph.nodes) {
        services += n.kind == "service" && n.style == GraphStyle::Solid ? 1 : 0;
        pods += n.kind == "pod" && n.style == GraphStyle::Solid && n.object ? 1 : 0;
    }
    const auto counted = [](int n, const QString &one, const QString &many) { return std::to_string(n) + ' ' + W::of(n == 1 ? one : many); };
    m_graph.footer = counted(services, PathWords::tr("service"), PathWords::tr("services")) + " · " + counted(pods, PathWords::tr("pod"), PathWords::tr("pods")) + " · "
        + (folded ? counted(folded, PathWords::tr("pod"), PathWords::tr("pods")) + ' ' + W::of(PathWords::tr("folded into %1").arg(m_folded.size())) : W::of(PathWords::tr("nothing folded")))
        + (m_ghosts ? " · " + W::of(PathWords::tr("%1 broken").arg(m_ghosts)) : "");
    if (const std::string blind = unread(); !blind.empty())
        m_graph.footer += " · " + blind;
    m_graph.legend = {{GraphLegend::Sample::RecordedEdge, W::of(PathWords::tr("recorded in the cluster"))}};
    if (m_ghosts > 0)
        m_graph.legend.push_back({GraphLegend::Sample::GhostBox, W::of(PathWords::tr("named, but not there"))});
    if (m_unread)
        m_graph.legend.push_back({GraphLegend::Sample::InferredBox, W::of(PathWords::tr("named, but not read"))});
    if (m_graph.nodes.empty())
        sayNothingIsThere();
}

Graph mapGraph(const Tracer &tracer, const MapOptions &options)
{
    return MapBuilder(tracer, options).build();
}

} // namespace portolan
