#include "models/network/walk.h"

#include <algorithm>

namespace portolan {

std::string socketText(const std::string &address, int port)
{
    if (port <= 0)
        return address;
    return (address.find(':') != std::string::npos ? '[' + address + ']' : address) + ':' + std::to_string(port);
}

Tracer::Tracer(std::shared_ptr<const NetworkIndex> index) : m_index(std::move(index)), m_fabric(*m_index), m_policies(*m_index) {}
Tracer::~Tracer() = default;

Result<Trace> Tracer::trace(const TraceRequest &request) const
{
    return Walk(*this, request).run();
}

Walk::Walk(const Tracer &tracer, const TraceRequest &request)
    : m_tracer(tracer), m_index(tracer.index()), m_request(request), m_hops(tracer.fabric(), m_trace.hops), m_port(request.port)
{
    m_trace.protocol = request.protocol;
    m_trace.enforced = tracer.fabric().enforcement();
    m_trace.enforcedBecause = tracer.fabric().enforcementFact().text;
}

Result<Trace> Walk::run()
{
    using T = End::Type;
    if (m_request.from.type == T::Service || m_request.from.type == T::NodePort || m_request.from.type == T::Ingress)
        return failure(ErrorKind::Config, m_request.from.text(), "a packet starts at a pod, a node or an address");
    auto from = resolve(m_request.from);
    if (!from)
        return tl::unexpected(from.error());
    m_from = *from;
    describeEnds(m_from);
    m_trace.from = m_trace.to;
    m_trace.to = {};
    if (!checkPod(m_from, "source"))
        return m_trace;
    const End &to = m_request.to;
    if (to.type == T::Ingress)
        return ingress();
    if (to.type == T::Service) {
        const Service *found = m_index.service(to.ns, to.name);
        return found ? service(*found) : failure(ErrorKind::NotFound, "services/" + to.ns + '/' + to.name, "no such Service");
    }
    if (to.type == T::NodePort) {
        const Node *node = m_index.node(to.name);
        return node ? nodePort(*node) : failure(ErrorKind::NotFound, "nodes/" + to.name, "no such node");
    }
    if (to.type == T::Address)
        if (const Service *byAddress = m_index.serviceByAddress(to.address))
            return to.address == byAddress->clusterIP.view() || std::count(byAddress->clusterIPs.begin(), byAddress->clusterIPs.end(), to.address)
                ? service(*byAddress) : publicAddress(*byAddress);
    auto place = resolve(to);
    if (!place)
        return tl::unexpected(place.error());
    return direct(*place);
}

Place Walk::placeOfPod(const Pod &pod, const std::string &container) const
{
    Place place;
    place.type = Place::Type::Pod;
    place.pod = &pod;
    place.container = container;
    place.node = m_index.node(pod.nodeName);
    place.address = pod.podIP.empty() && !pod.podIPs.empty() ? pod.podIPs.front() : pod.podIP;
    return place;
}

Result<Place> Walk::resolvePod(const End &end)
{
    const Pod *pod = m_index.pod(end.ns, end.name);
    if (!pod) {
        std::string near;
        for (const auto &p : m_index.pods)
            if (p->meta.name == end.name || (p->meta.ns == end.ns && std::string_view(p->meta.name).starts_with(end.name)))
                near += (near.empty() ? "" : ", ") + pathOf(*p);
        return failure(ErrorKind::NotFound, "pods/" + end.ns + '/' + end.name, near.empty() ? "no such pod" : "no such pod; there is " + near);
    }
    if (end.type == End::Type::Container) {
        const bool known = std::any_of(pod->containers.begin(), pod->containers.end(), [&end](const Container &c) { return c.name == end.container; });
        if (!known) {
            std::string names;
            for (const Container &c : pod->containers)
                names += (names.empty() ? "" : ", ") + c.name.str();
            return failure(ErrorKind::NotFound, "pods/" + pathOf(*pod) + " container " + end.container, "no such container; the pod has " + names);
        }
    }
    return placeOfPod(*pod, end.container);
}

Place Walk::placeOfAddress(const std::string &address)
{
    const auto pods = m_index.podsByAddress(address);
    if (!pods.empty()) {
        if (pods.size() > 1) {
            std::string names;
            for (const Pod *p : pods)
                names += (names.empty() ? "" : " and ") + pathOf(*p);
            m_trace.warnings.push_back("address " + address + " is claimed by " + names + ": only one of them can have it; delete the stale pod");
        }
        Place place = placeOfPod(*pods.front());
        place.address = address;
        return place;
    }
    Place place;
    place.address = address;
    if (const Node *node = m_index.nodeByAddress(address)) {
        place.type = Place::Type::Node;
        place.node = node;
    }
    return place;
}

Result<Place> Walk::resolve(const End &end)
{
    if (end.type == End::Type::Pod || end.type == End::Type::Container)
        return resolvePod(end);
    if (end.type == End::Type::Address)
        return placeOfAddress(end.address);
    const Node *node = m_index.node(end.name);
    if (!node)
        return failure(ErrorKind::NotFound, "nodes/" + end.name, "no such node");
    Place place;
    place.type = Place::Type::Node;
    place.node = node;
    place.address = std::string(node->address("InternalIP"));
    return place;
}

bool Walk::checkPod(const Place &place, const char *role)
{
    if (place.type != Place::Type::Pod)
        return true;
    const Pod &pod = *place.pod;
    std::string waiting;
    for (const ContainerStatus &s : pod.statuses)
        if (s.state.phase == ContainerState::Phase::Waiting && !s.state.reason.empty())
            waiting = "; container " + s.name.str() + " waits: " + s.state.reason.str();
    const std::string who = std::string("the ") + role + " pod " + pathOf(pod);
    if (pod.isTerminal()) {
        stop(Verdict::Unreachable, std::string(role) + "-not-running", who + " is " + pod.phase.str() + ": it runs nothing any more and its address may be another pod's.");
        return false;
    }
    if (place.address.empty()) {
        stop(Verdict::Unreachable, std::string(role) + "-without-address", who + " has no address yet: it is " + (pod.phase.empty() ? "not started" : pod.phase.str())
             + waiting + ". Look at its events (describe pod) to see what it waits for.");
        return false;
    }
    if (pod.phase != "Running")
        m_trace.warnings.push_back(who + " is " + pod.phase.str() + waiting);
    else if (!waiting.empty())
        m_trace.warnings.push_back(who + waiting.substr(1));
    return true;
}

void Walk::noteNodes(const Place &to)
{
    for (const Node *node : {m_from.node, to.node})
        if (node && !node->isReady())
            m_trace.warnings.push_back("node " + node->meta.name + " is not Ready: nothing on it can be relied on");
    if (!m_from.node || !to.node || m_from.node == to.node || !to.ownNetwork())
        return;
    const NodeFabric a = m_tracer.fabric().node(*m_from.node), b = m_tracer.fabric().node(*to.node);
    if (a.tunnel != b.tunnel || a.wiring != b.wiring)
        m_trace.warnings.push_back("nodes " + m_from.nodeName() + " and " + to.nodeName() + " are set up differently (" + a.source.text + "; " + b.source.text + ")");
    if (a.wiring == NodeFabric::Wiring::Bridge && to.node->podCIDRs.empty())
        m_trace.warnings.push_back("node " + to.nodeName() + " has no podCIDR: no route leads to its pods");
}

void Walk::follow(const Place &to)
{
    m_hops.leave(m_from, socketText(to.address, m_port));
    if (to.type == Place::Type::External) {
        m_hops.toOutside(m_from, to.address, m_port);
    } else if (m_from.type == Place::Type::External) {
        if (to.node)
            m_hops.enterNode(m_from, *to.node, m_port);
        m_hops.deliver(to.node, to, true);
    } else {
        m_hops.deliver(m_from.node, to, !m_from.ownNetwork());
    }
}

Result<Trace> Walk::direct(Place to)
{
    if (to.type == Place::Type::Node && m_port > 0) {
        Result<Trace> answer = m_trace;
        if (hostPort(*to.node, answer))
            return answer;
        for (const auto &s : m_index.services)
            for (const ServicePort &p : s->ports)
                if (p.nodePort == m_port && p.protocol == m_request.protocol)
                    return nodePort(*to.node);
    }
    if (to.type == Place::Type::Pod && !checkPod(to, "destination")) {
        describeEnds(to);
        return m_trace;
    }
    const bool samePod = to.type == Place::Type::Pod && m_from.type == Place::Type::Pod && to.pod == m_from.pod;
    if (to.type == Place::Type::Pod && m_port == 0) {
        for (const Container &c : to.pod->containers)
            for (const ContainerPort &p : c.ports)
                if (m_port == 0 && p.protocol == m_request.protocol && (to.container.empty() || c.name == to.container))
                    m_port = p.containerPort;
    }
    to.port = m_port;
    describeEnds(to);
    if (samePod) {
        m_hops.source = m_from.address;
        m_hops.destination = socketText("127.0.0.1", m_port);
        m_hops.samePod(m_from, to);
        stop(Verdict::Allow, "same-pod", "Both ends are in one pod: they share its network namespace and reach each other on localhost; no policy can stop that."
             " The server must listen on 127.0.0.1 or on all addresses.");
        return m_trace;
    }
    follow(to);
    if (m_from.type == Place::Type::External && to.ownNetwork())
        m_trace.warnings.emplace_back("pod addresses are not routed outside of the cluster by most plug-ins: use a Service of type NodePort or LoadBalancer, or an Ingress");
    noteNodes(to);
    conclude(judge(m_from, m_from, to), to);
    return m_trace;
}

} // namespace portolan
