#include "models/network/walk.h"

#include <algorithm>

#include "models/network/tracewords.h"

namespace portolan {

using W = TraceWords;

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
    const T fromType = m_request.from.type;
    if (fromType == T::Service || fromType == T::NodePort || fromType == T::Ingress || fromType == T::Name)
        return failure(ErrorKind::Config, m_request.from.text(), W::say(TraceWords::tr("a packet starts at a pod, a node or an address")));
    auto from = resolve(m_request.from);
    if (!from)
        return tl::unexpected(from.error());
    m_from = *from;
    describeEnds(m_from);
    m_trace.from = m_trace.to;
    m_trace.to = {};
    if (!checkPod(m_from, "source")) {
        nameTarget();
        return m_trace;
    }
    auto answer = toEnd(m_request.to);
    if (!answer)
        return answer;
    for (Hop &hop : m_lookup)
        hop.lookup = true;
    answer->hops.insert(answer->hops.begin(), m_lookup.begin(), m_lookup.end());
    noteUnevaluated(*answer);
    noteUnread(*answer);
    return answer;
}

/// The destination as it was asked for, where it is not looked at any more.
void Walk::nameTarget()
{
    const End &to = m_request.to;
    switch (to.type) {
    case End::Type::Pod:
    case End::Type::Container: m_trace.to = {"pod", to.ns, to.name, to.container, {}, {}, m_port}; break;
    case End::Type::Address: m_trace.to = {"external", {}, {}, {}, to.address, {}, m_port}; break;
    case End::Type::Node: m_trace.to = {"node", {}, to.name, {}, {}, to.name, m_port}; break;
    case End::Type::Service: m_trace.to = {"service", to.ns, to.name, {}, {}, {}, m_port}; break;
    case End::Type::NodePort: m_trace.to = {"nodeport", {}, to.name, {}, {}, to.name, m_port}; break;
    case End::Type::Ingress: m_trace.to = {"ingress", {}, to.host + to.path, {}, {}, {}, m_port}; break;
    case End::Type::Name: m_trace.to = {"name", {}, to.host, {}, {}, {}, m_port}; break;
    }
}

Result<Trace> Walk::toEnd(const End &to)
{
    using T = End::Type;
    if (to.type == T::Name)
        return name(to.host);
    if (to.type == T::Ingress)
        return ingress(to.host, to.path);
    if (to.type == T::Service) {
        const Service *found = m_index.service(to.ns, to.name);
        return found ? service(*found) : noSuch(Kind::Service, to.ns + '/' + to.name);
    }
    if (to.type == T::NodePort) {
        const Node *node = m_index.node(to.name);
        return node ? nodePort(*node) : noSuch(Kind::Node, to.name);
    }
    if (to.type == T::Address)
        if (const auto &services = m_index.servicesByAddress(to.address); !services.empty())
            return sharedAddress(services, to.address);
    auto place = resolve(to);
    if (!place)
        return tl::unexpected(place.error());
    return direct(*place, to.type == T::Address);
}

void Walk::noteUnevaluated(Trace &trace) const
{
    const NetworkExtras &extras = m_index.extras();
    for (const UnevaluatedPolicy *policy : extras.touching(trace.from.ns, trace.to.kind == "ingress" ? std::string() : trace.to.ns))
        trace.unevaluated.push_back(*policy);
    trace.warnings.insert(trace.warnings.end(), extras.problems.begin(), extras.problems.end());
}

namespace {

/// "flannel vxlan, flannel.1"
std::string setUp(const NodeFabric &fabric)
{
    return fabric.tunnel.empty() ? fabric.source.text : W::list({fabric.source.text, fabric.tunnel});
}

} // namespace

/// What breaks the way between two nodes, in one sentence; empty when nothing is seen to.
std::string Walk::crossNodeBreak(const EndPlace &to) const
{
    if (!m_from.node || !to.node || m_from.node == to.node)
        return {};
    for (const Node *node : {m_from.node, to.node})
        if (const Condition *ready = node->condition("Ready"); ready && !(ready->status == "True"))
            return W::say(TraceWords::tr("node %1 is not Ready (%2): packets between the nodes cannot be relied on. Bring its kubelet and network plug-in back."),
                          node->meta.name, ready->message.empty() ? ready->reason.str() : std::string(ready->message));
    if (!to.ownNetwork())
        return {};
    const bool ipv6 = isIpv6(to.address);
    const NodeFabric a = m_tracer.fabric().node(*m_from.node, ipv6), b = m_tracer.fabric().node(*to.node, ipv6);
    if (a.wiring != b.wiring || a.tunnel != b.tunnel || a.encapsulation != b.encapsulation)
        return W::say(TraceWords::tr("nodes %1 and %2 are set up differently (%3; %4): what one sends the other does not unwrap. Give both the same plug-in configuration."),
                      m_from.nodeName(), to.nodeName(), setUp(a), setUp(b));
    if (a.wiring == NodeFabric::Wiring::Bridge && !m_index.podBlock(*to.node, ipv6))
        return W::say(TraceWords::tr("node %1 has no podCIDR: no route leads to its pods. Let the controller manager allocate node CIDRs (--allocate-node-cidrs)."), to.nodeName());
    return {};
}

/// Whether another node sees the pod's address or its node's is shown by some plug-ins only.
void Walk::noteSender(const Node &to)
{
    const bool crossing = m_from.ownNetwork() && m_from.node && m_from.node != &to;
    const std::string there = nodeAddress(to, isIpv6(m_from.address));
    if (crossing && m_tracer.fabric().leavingPods(m_from.address, there).sender == Fabric::Sender::Unknown)
        m_trace.warnings.push_back(W::say(TraceWords::tr("whether node %1 puts its own address in place of the pod's on packets to other nodes is not shown by the API: node %2 may see either; the pod's is drawn"),
                                          m_from.nodeName(), to.meta.name));
}

void Walk::follow(const EndPlace &to)
{
    if (!to.ownNetwork() && to.node)
        noteSender(*to.node);
    m_hops.leave(m_from, socketText(to.address, m_port));
    if (m_from.type == EndPlace::Type::External) {
        if (to.node)
            m_hops.enterNode(m_from, *to.node, m_port);
        m_hops.deliver(to.node, to, true);
    } else {
        if (!m_from.ownNetwork() && m_from.node) // its own stack takes the address of the device that leads there
            m_hops.source = snatAddress(m_tracer.fabric(), *m_from.node, to);
        m_hops.deliver(m_from.node, to, !m_from.ownNetwork());
    }
}

/// An address in a node's pod block that no pod has; false for others.
bool Walk::nobodyThere(const EndPlace &to)
{
    if (to.type != EndPlace::Type::External)
        return false;
    const auto address = IpAddress::parse(to.address);
    const Node *owner = address ? m_index.nodeByPodBlock(*address) : nullptr;
    if (!owner)
        return false;
    m_trace.to.node = owner->meta.name;
    m_hops.leave(m_from, socketText(to.address, m_port));
    if (!knows(Kind::Pod))
        stopUnread(Kind::Pod, {}, W::say(TraceWords::tr("address %1 lies in node %2's pod block %3, and whose it is is not known"), to.address, owner->meta.name,
                                         m_index.podBlock(*owner, !address->isV4())->text()));
    else
        stop(Verdict::Unreachable, "address-without-pod",
         W::say(TraceWords::tr("address %1 lies in node %2's pod block %3, but no running pod has it. Look up the pod's address again, or use its Service."), to.address,
                owner->meta.name, m_index.podBlock(*owner, !address->isV4())->text()));
    return true;
}

/// The pod's port by its name, or the one it declares for the protocol; false when a name is given that it does not declare.
bool Walk::choosePodPort(const EndPlace &to)
{
    if (to.type != EndPlace::Type::Pod || (m_port != 0 && m_request.portName.empty()))
        return true;
    std::vector<std::string> declared, others;
    for (const Container &c : to.pod->containers) {
        if (c.role == Container::Role::Init || c.role == Container::Role::Ephemeral || (!to.container.empty() && !(c.name == to.container)))
            continue;
        for (const ContainerPort &p : c.ports) {
            const bool wanted = m_request.portName.empty() || p.name == m_request.portName;
            if (m_port == 0 && wanted && p.protocol == m_request.protocol)
                m_port = p.containerPort;
            else if (m_request.portName.empty() && p.protocol == m_request.protocol && p.containerPort != m_port)
                others.push_back(W::port(p.containerPort, p.protocol));
            declared.push_back((p.name.empty() ? std::string() : p.name.str() + " = ") + W::port(p.containerPort, p.protocol));
        }
    }
    if (!others.empty())
        m_trace.warnings.push_back(W::say(TraceWords::tr("no port is said: %1 is taken, the first that %2 declares; it declares %3, too"), W::port(m_port, m_request.protocol), pathOf(*to.pod), W::list(others)));
    if (m_port != 0 || m_request.portName.empty())
        return true;
    const std::string wanted = W::port(m_request.portName, m_request.protocol);
    stop(Verdict::Unreachable, "no-such-port",
         declared.empty() ? W::say(TraceWords::tr("pods/%1 declares no port named %2. It declares none."), pathOf(*to.pod), wanted)
                          : W::say(TraceWords::tr("pods/%1 declares no port named %2. It declares %3."), pathOf(*to.pod), wanted, W::list(declared)));
    return false;
}

Result<Trace> Walk::direct(EndPlace to, bool fixedAddress)
{
    if (to.type == EndPlace::Type::Node && (m_port > 0 || !m_request.portName.empty())) {
        Result<Trace> answer = m_trace;
        if (hostPort(*to.node, answer))
            return answer;
        if (opensNodePort())
            return nodePort(*to.node);
    }
    if (to.type != EndPlace::Type::Pod && !m_request.portName.empty())
        return failure(ErrorKind::Config, W::say(TraceWords::tr("port \"%1\""), m_request.portName), W::say(TraceWords::tr("%1 has no named ports: give the number"), m_request.to.text()));
    describeEnds(to);
    if (to.type == EndPlace::Type::Pod && to.address.empty() && !checkPod(to, "destination"))
        return m_trace;
    if (!choosePodPort(to))
        return m_trace;
    to.port = m_port;
    describeEnds(to);
    if (!checkPod(to, "destination") || nobodyThere(to))
        return m_trace;
    if (!agreeOnFamily(to, fixedAddress)) {
        if (const Judgement j = judge(m_from, m_from, to); j.denied())
            conclude(j, to); // policies come first: they would deny it over any way
        return m_trace;
    }
    m_trace.to.address = to.address;
    notePort(to);
    if (to.type == EndPlace::Type::Pod && m_from.type == EndPlace::Type::Pod && to.pod == m_from.pod) {
        m_hops.source = m_from.address;
        m_hops.destination = socketText(fixedAddress ? to.address : isIpv6(to.address) ? "::1" : "127.0.0.1", m_port);
        m_hops.samePod(m_from, to);
        stop(Verdict::Allow, "same-pod",
             W::say(TraceWords::tr("Both ends are in one pod: they share its network namespace and reach each other on localhost; no policy can stop that."
                                   " The server must listen on 127.0.0.1 or on all addresses.")));
        return m_trace;
    }
    follow(to);
    if (m_from.type == EndPlace::Type::External && to.ownNetwork())
        m_trace.warnings.push_back(W::say(TraceWords::tr("pod addresses are not routed outside of the cluster by most plug-ins: use a Service of type NodePort or LoadBalancer, or an Ingress")));
    conclude(judge(m_from, m_from, to), to);
    return m_trace;
}

} // namespace portolan
