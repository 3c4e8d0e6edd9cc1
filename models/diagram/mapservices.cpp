#include <algorithm>
#include <map>

#include "models/diagram/mapbuilder.h"
#include "models/diagram/pathwords.h"

namespace portolan {

namespace {

using W = PathWords;

std::string portText(const ServicePort &port)
{
    std::string out = std::to_string(port.port) + '/' + std::string(protocolText(port.protocol));
    if (port.targetPort.given() && port.targetPort.text() != std::to_string(port.port))
        out += " → " + port.targetPort.text();
    return out + (port.nodePort ? ", " + W::of(PathWords::tr("node port %1").arg(port.nodePort)) : "");
}

std::string selectorText(const Service &svc)
{
    LabelSelector selector;
    selector.matchLabels = svc.selector;
    return selector.text();
}

std::string word(Covered covered)
{
    return W::of(coverageWord(covered));
}

} // namespace

/// How it is reached from outside of the cluster.
void MapBuilder::addOutside(GraphNode &node, const Service &svc) const
{
    for (const IStr &address : svc.loadBalancerIngress) {
        const bool proxied = std::find(svc.proxiedIngress.begin(), svc.proxiedIngress.end(), address) != svc.proxiedIngress.end();
        node.rows.push_back(pair(W::of(PathWords::tr("load balancer")), address.str() + (proxied ? " (Proxy)" : ""), svc, ".status.loadBalancer.ingress"));
    }
    if (svc.type == "LoadBalancer" && svc.loadBalancerIngress.empty() && !isManifest(svc))
        node.rows.push_back(pair(W::of(PathWords::tr("load balancer")), W::of(PathWords::tr("none yet")), svc, ".status.loadBalancer.ingress"));
    for (const IStr &address : svc.externalIPs)
        node.rows.push_back(pair(W::of(PathWords::tr("external IP")), address.str(), svc, ".spec.externalIPs"));
}

GraphNode MapBuilder::serviceBox(const Service &svc) const
{
    GraphNode node;
    node.id = "services/" + pathOf(svc);
    node.kind = "service";
    node.lane = ServiceLane;
    node.caption = W::of(PathWords::tr("SERVICE"));
    node.label = svc.meta.name;
    node.object = keyOf(svc);
    addNamespace(node, svc.meta.ns);
    node.rows.push_back(pair(W::of(PathWords::tr("type")), svc.type.empty() ? "ClusterIP" : svc.type.str(), svc, ".spec.type"));
    const bool unassigned = svc.clusterIP.empty() && isManifest(svc); // by the server, once it has seen it
    if (svc.type == "ExternalName")
        node.rows.push_back(pair(W::of(PathWords::tr("address")), svc.externalName.str(), svc, ".spec.externalName"));
    else if (!unassigned)
        node.rows.push_back(pair(W::of(PathWords::tr("address")), svc.clusterIP.str(), svc, ".spec.clusterIP"));
    addOutside(node, svc);
    for (const ServicePort &port : svc.ports)
        node.names.push_back(port.name.str());
    for (const ServicePort &port : svc.ports)
        node.rows.push_back(pair(port.name.empty() ? W::of(PathWords::tr("port")) : port.name.str(), portText(port), svc, ".spec.ports"));
    return node;
}

void MapBuilder::addService(const Service &svc)
{
    const std::string id = add(serviceBox(svc)).id;
    if (svc.type == "ExternalName")
        find(id)->badge = {W::of(PathWords::tr("DNS alias")), GraphState::Idle};
    else
        addEndpoints(svc, id);
}

void MapBuilder::addEndpoints(const Service &svc, const std::string &id)
{
    std::map<std::string, bool> reached; // address -> ready on any port: an endpoint with three ports is one endpoint
    std::map<std::string, std::pair<std::string, bool>> ways; // box -> ports, any ready
    for (const ServicePort &port : svc.ports)
        for (const Candidate &c : endpointsOf(m_index, svc, port)) {
            reached[c.address] = reached[c.address] || c.ready;
            auto &way = ways[endBox(c)];
            const std::string text = std::to_string(c.port) + '/' + std::string(protocolText(port.protocol));
            if (way.first.find(text) == std::string::npos)
                way.first += (way.first.empty() ? "" : ", ") + text;
            way.second = way.second || c.ready;
        }
    for (const auto &[to, way] : ways) {
        GraphEdge edge;
        edge.from = id;
        edge.to = to;
        edge.label = way.first;
        edge.state = way.second ? GraphState::None : GraphState::Warning;
        edge.evidence.push_back({"services/" + pathOf(svc), ".spec.selector", selectorText(svc)});
        m_graph.edges.push_back(edge);
    }
    const auto all = reached.size();
    const auto ready = static_cast<std::size_t>(std::count_if(reached.begin(), reached.end(), [](const auto &e) { return e.second; }));
    if (all == 0)
        noEndpoints(svc, id);
    else
        find(id)->badge = {W::of(PathWords::tr("%1 of %2 ready").arg(ready).arg(all)), ready == 0 ? GraphState::Bad : ready < all ? GraphState::Warning : GraphState::Good};
}

/// No endpoint is seen: known to be so, and why; or not read.
void MapBuilder::noEndpoints(const Service &svc, const std::string &id)
{
    GraphNode &box = *find(id);
    if (endpointBasis(m_index, svc) == EndpointBasis::Unread) {
        const Covered covered = svc.selector.empty() ? m_index.endpointCoverage(svc) : m_index.coverage().of(Kind::Pod, svc.meta.ns);
        const QString what = svc.selector.empty() ? PathWords::tr("endpoints: %1") : PathWords::tr("pods: %1");
        box.badge = {W::of(what.arg(W::from(covered == Covered::Whole ? word(Covered::NotInFile) : word(covered)))), GraphState::Idle};
        if (const auto *maker = m_index.makerOf(svc)) {
            box.rows.push_back(pair(W::of(PathWords::tr("pods")), W::of(PathWords::tr("made by %1").arg(W::from(maker->name))), svc, ".spec.selector"));
            box.rows.back().evidence.front().value = selectorText(svc);
        }
        return;
    }
    box.badge = {W::of(PathWords::tr("no endpoints")), GraphState::Bad};
    GraphNode ghost;
    ghost.id = id + "#nobody";
    ghost.kind = "pod";
    ghost.lane = PodLane;
    ghost.evidence = {{"services/" + pathOf(svc), ".spec.selector", selectorText(svc)}};
    const bool none = selectedPods(m_index, svc).empty();
    if (svc.selector.empty()) {
        ghost.icon = "endpoints";
        ghost.caption = W::of(PathWords::tr("NO ENDPOINTS"));
        ghost.label = W::of(PathWords::tr("nobody has written an EndpointSlice"));
        ghost.spoken = W::of(PathWords::tr("no endpoints: nobody has written an EndpointSlice"));
    } else if (none && m_index.knowsPods(svc)) {
        ghost.caption = W::of(PathWords::tr("NOT FOUND"));
        ghost.label = W::of(PathWords::tr("no pod matches"));
    } else {
        ghost.caption = W::of(PathWords::tr("NO ENDPOINTS"));
        ghost.label = W::of(PathWords::tr("no endpoint"));
        ghost.spoken = ghost.label;
    }
    addGhost(id, std::move(ghost));
}

/// The box an endpoint leads to: its pod, a pod that was not read, or an address.
std::string MapBuilder::endBox(const Candidate &c)
{
    if (c.pod)
        return podId(*c.pod);
    const std::string id = c.unreadPod.empty() ? "address/" + c.address : "pods/" + c.unreadPod;
    if (find(id))
        return id;
    GraphNode node;
    node.id = id;
    node.lane = PodLane;
    if (c.unreadPod.empty()) {
        node.kind = "external";
        node.caption = W::of(PathWords::tr("ADDRESS"));
        node.label = c.address;
    } else {
        const std::size_t slash = c.unreadPod.find('/');
        node.kind = "pod";
        node.style = GraphStyle::Inferred;
        node.caption = W::of(PathWords::tr("POD"));
        node.label = c.unreadPod.substr(slash + 1);
        node.badge = {word(m_index.coverage().of(Kind::Pod, c.unreadPod.substr(0, slash))), GraphState::Idle};
        node.evidence = {{c.evidence.substr(0, c.evidence.find(' ')), ".endpoints[*].targetRef", node.label}};
        addNamespace(node, c.unreadPod.substr(0, slash));
        GraphRow row;
        row.key = W::of(PathWords::tr("address"));
        row.value = c.address;
        node.rows.push_back(std::move(row));
        m_unread = true;
    }
    add(std::move(node));
    return id;
}

} // namespace portolan
