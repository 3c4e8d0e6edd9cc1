#include <algorithm>
#include <sstream>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

bool has(const std::vector<IStr> &list, const std::string &text)
{
    return std::any_of(list.begin(), list.end(), [&text](IStr s) { return s == text; });
}

std::string nodePortText(const Service &svc, const ServicePort &p)
{
    return W::port(p.nodePort, p.protocol) + " (" + pathOf(svc) + (p.name.empty() ? "" : " " + p.name.str()) + ')';
}

} // namespace

std::vector<std::string> sourceRanges(const Service &svc)
{
    std::vector<std::string> out;
    for (const IStr &range : svc.loadBalancerSourceRanges)
        out.push_back(range.str());
    if (const IStr *old = findPair(svc.meta.annotations, "service.beta.kubernetes.io/load-balancer-source-ranges"); old && out.empty()) {
        std::istringstream ranges(old->str());
        for (std::string range; std::getline(ranges, range, ',');)
            out.push_back(range.substr(range.find_first_not_of(' ') == std::string::npos ? 0 : range.find_first_not_of(' ')));
    }
    return out;
}

std::string snatAddress(const Fabric &fabric, const Node &entry, const EndPlace &to)
{
    const bool ipv6 = isIpv6(to.address);
    const std::string own = nodeAddress(entry, ipv6);
    const auto cidr = fabric.index().podBlock(entry, ipv6);
    const NodeFabric here = to.node && to.node != &entry ? fabric.between(entry, *to.node, to.address) : fabric.node(entry, ipv6);
    if (to.type == EndPlace::Type::External || !cidr || !to.ownNetwork() || here.wiring != NodeFabric::Wiring::Bridge)
        return own;
    if (to.node == &entry)
        return cidr->at(1).text();
    return here.encapsulation == NodeFabric::Encapsulation::Tunnel ? cidr->at(0).text() : own;
}

/// From the stack of `entry`, where a node port or a public address is taken, to an endpoint. Policy Local keeps outside packets on
/// the node and their source as it is; pods are sent to any endpoint, and so is the node itself (iptables proxier: KUBE-XLB, KUBE-EXT).
void Walk::throughEntry(const Node &entry, const Service &svc, const ServicePort &port)
{
    const auto all = endpointsOf(m_index, svc, port, isIpv6(m_from.address));
    const bool local = svc.externalTrafficPolicy == "Local", fromPod = m_from.ownNetwork();
    const bool anyEndpoint = !local || fromPod || m_from.node == &entry;
    Choice choice = choose(m_index, all, !anyEndpoint, entry.meta.name);
    otherThanSender(choice);
    if (choice.candidates.empty())
        return diagnoseService(svc, port, all, choice);
    noteEndpoints(svc, port, choice);
    const Candidate &first = choice.candidates.front();
    const EndPlace to = placeOf(first);
    const std::string before = m_hops.destination, target = socketText(first.address, first.port);
    const bool masquerade = !local || (anyEndpoint && !fromPod);
    EndPlace seenAs = m_from;
    const std::string own = W::say(TraceWords::tr("It puts its own address %1 in place of the client's, so that replies come back through it; policies see that address."),
                                   masquerade ? snatAddress(m_tracer.fabric(), entry, to) : std::string());
    const bool leavesByBridge = masquerade && m_from.node == &entry && bridged(m_from);
    std::string detail = W::say(TraceWords::tr("The node (kube-proxy, %1) rewrites %2 to the endpoint %3."), m_tracer.fabric().proxyMode(), before, target);
    m_hops.destination = target;
    if (masquerade) {
        seenAs = senderAs(entry, snatAddress(m_tracer.fabric(), entry, to));
        if (!leavesByBridge) {
            m_hops.source = seenAs.address;
            detail = W::then(detail, own);
        }
    } else {
        detail = W::then(detail, W::say(TraceWords::tr("The client's address is kept (externalTrafficPolicy: Local).")));
        if (svc.healthCheckNodePort > 0)
            detail = W::then(detail, W::say(TraceWords::tr("Balancers ask port %1 which nodes have an endpoint."), svc.healthCheckNodePort));
    }
    m_hops.translate({entry.meta.name, masquerade && !leavesByBridge ? "DNAT + SNAT" : "DNAT", before, detail, "services/" + pathOf(svc) + " .spec.ports[*].nodePort = "
                      + std::to_string(port.nodePort) + "; " + first.evidence});
    if (leavesByBridge)
        m_hops.deliverAs(m_from, seenAs.address, own, to);
    else
        m_hops.deliverRewritten(m_from, &entry, to);
    toCandidates(svc, choice, seenAs);
}

bool Walk::opensNodePort() const
{
    return std::any_of(m_index.services.begin(), m_index.services.end(), [this](const auto &s) {
        return std::any_of(s->ports.begin(), s->ports.end(), [this](const ServicePort &p) {
            return p.nodePort > 0 && p.protocol == m_request.protocol && (m_port > 0 ? p.nodePort == m_port : p.name == m_request.portName);
        });
    });
}

void Walk::noNodePort(const std::vector<std::string> &offered)
{
    const std::string protocol(protocolText(m_request.protocol));
    const std::string asked = m_port > 0 ? std::to_string(m_port) + '/' + protocol
        : m_request.portName.empty()     ? W::say(TraceWords::tr("a port of/%1"), protocol)
                                         : m_request.portName + '/' + protocol;
    const std::string open = offered.empty() ? W::say(TraceWords::tr("No Service has a node port.")) : W::say(TraceWords::tr("Open are %1."), W::list(offered));
    if (!knows(Kind::Service))
        return stopUnread(Kind::Service, {}, W::say(TraceWords::tr("whether a Service opens %1 on the nodes is not known"), asked));
    stop(Verdict::Unreachable, "no-such-node-port", W::then(W::say(TraceWords::tr("no Service opens %1 on the nodes."), asked), open));
}

Result<Trace> Walk::nodePort(const Node &entry)
{
    const Service *found = nullptr;
    const ServicePort *port = nullptr;
    std::vector<std::string> offered;
    int matches = 0;
    const std::string &name = m_request.portName;
    for (const auto &svc : m_index.services)
        for (const ServicePort &p : svc->ports) {
            if (p.nodePort == 0)
                continue;
            offered.push_back(nodePortText(*svc, p));
            if (p.protocol == m_request.protocol && (m_port > 0 ? p.nodePort == m_port : name.empty() || p.name == name)) {
                found = svc.get();
                port = &p;
                ++matches;
            }
        }
    if (m_port == 0 && matches > 1)
        return failure(ErrorKind::Config, "nodes/" + entry.meta.name, W::say(TraceWords::tr("several node ports are open: say which with --port (%1)"), W::list(offered)));
    const std::string address = nodeAddress(entry, isIpv6(m_from.address));
    m_trace.to = {"nodeport", {}, entry.meta.name, {}, address, entry.meta.name, m_port};
    if (!found) {
        noNodePort(offered);
        return m_trace;
    }
    m_port = m_trace.to.port = port->nodePort;
    EndPlace there = senderAs(entry, address);
    if (address.empty() || !agreeOnFamily(there, false)) {
        if (address.empty())
            stop(Verdict::Unreachable, "node-without-address", W::say(TraceWords::tr("node %1 has no InternalIP in .status.addresses yet: nothing can be sent to it."), entry.meta.name));
        return m_trace;
    }
    m_hops.leave(m_from, socketText(there.address, m_port), m_from.node == &entry);
    noteSender(entry);
    m_hops.enterNode(m_from, entry, m_port);
    throughEntry(entry, *found, *port);
    return m_trace;
}

bool Walk::refusedByRange(const Service &svc, const std::string &address)
{
    const auto ranges = sourceRanges(svc);
    if (ranges.empty() || !has(svc.loadBalancerIngress, address))
        return false;
    const auto client = IpAddress::parse(m_from.address);
    std::vector<std::string> listed;
    for (const std::string &range : ranges) {
        const auto cidr = Cidr::parse(range);
        if (cidr && client && cidr->contains(*client))
            return false;
        listed.push_back(cidr ? range : W::say(TraceWords::tr("%1 (no address block)"), range));
    }
    stop(Verdict::Deny, "source-range",
         W::say(TraceWords::tr("services/%1 admits only its loadBalancerSourceRanges (%2), and %3 is in none of them: the packet is dropped. Add the client's range."), pathOf(svc), W::list(listed),
                m_from.address));
    return true;
}

/// A client outside names the Service: its load balancer or external address, when it has one.
Result<Trace> Walk::serviceFromOutside(const Service &svc)
{
    for (const auto *list : {&svc.loadBalancerIngress, &svc.externalIPs})
        for (const IStr &address : *list)
            if (!IpAddress::parse(address) || isIpv6(address) == isIpv6(m_from.address))
                return publicAddress(svc, address.str());
    std::vector<std::string> nodePorts;
    for (const ServicePort &p : svc.ports)
        if (p.nodePort > 0)
            nodePorts.push_back(std::to_string(p.nodePort));
    const std::string instead = nodePorts.empty() ? W::say(TraceWords::tr("From outside use a NodePort, a load balancer or an Ingress."))
                                                  : W::say(TraceWords::tr("From outside use its node port (nodeport:NODE, port %1)."), W::list(nodePorts));
    if (svc.type == "LoadBalancer") {
        const std::string pending = W::say(TraceWords::tr("services/%1 asks for a load balancer and has none yet (.status.loadBalancer.ingress is empty): a cloud controller"
                                                          " (or MetalLB and its like) must give it an address; see the Service's events."), pathOf(svc));
        stop(Verdict::Unreachable, "load-balancer-pending", W::then(pending, instead));
        return m_trace;
    }
    stop(Verdict::Unreachable, "cluster-ip-from-outside",
         W::then(W::say(TraceWords::tr("a ClusterIP exists only inside of the cluster: %1 has no route to %2."), m_from.address, svc.clusterIP.empty() ? "services/" + pathOf(svc) : svc.clusterIP.str()), instead));
    return m_trace;
}

/// What stands before the nodes and is not the cluster's own.
Hop Walk::balancerHop(const Service &svc, const ServicePort &port, const std::string &address) const
{
    const bool balanced = has(svc.loadBalancerIngress, address);
    Hop hop;
    hop.kind = Hop::Kind::External;
    hop.name = address;
    if (!balanced)
        hop.detail = W::say(TraceWords::tr("Whoever routes %1 (externalIPs; not the cluster) sends it to one of the nodes; which one is its choice."), address);
    else if (port.nodePort > 0)
        hop.detail = W::say(TraceWords::tr("The load balancer at %1 sends it to one of the nodes (many to node port %2);"
                                           " which one, and whether to a node at all or straight to a pod, is its own choice."), address, port.nodePort);
    else
        hop.detail = W::say(TraceWords::tr("The load balancer at %1 sends it to one of the nodes; which one, and whether to a node at all or straight to a pod, is its own choice."), address);
    hop.packet = m_hops.source + " -> " + m_hops.destination;
    hop.observed = true;
    hop.evidence = "services/" + pathOf(svc) + (balanced ? " .status.loadBalancer.ingress = " : " .spec.externalIPs = ") + address;
    return hop;
}

Result<Trace> Walk::publicAddress(const Service &svc, const std::string &address)
{
    m_trace.to = {"service", svc.meta.ns.str(), svc.meta.name, {}, address, {}, m_port};
    const auto port = pickPort(svc);
    if (!port)
        return tl::unexpected(port.error());
    if (!*port)
        return m_trace;
    m_trace.to.port = m_port;
    if (leftToBalancer(svc, address))
        return throughBalancer(svc, **port, address);
    if (refusedByRange(svc, address))
        return m_trace;
    if (m_from.type != EndPlace::Type::External) { // short-circuited on the sender's node
        m_hops.leave(m_from, socketText(address, m_port), true);
        if (!m_from.node)
            stop(Verdict::Unknown, "source-without-node", W::say(TraceWords::tr("the node of %1 is not known: what it does with %2 cannot be told."), placeText(m_from), address));
        else
            throughEntry(*m_from.node, svc, **port);
        return m_trace;
    }
    const auto all = endpointsOf(m_index, svc, **port, isIpv6(m_from.address));
    const Node *entry = nullptr;
    for (const Candidate &c : all)
        if (!entry && c.ready)
            entry = m_index.node(c.node);
    if (!entry && !m_index.nodes.empty())
        entry = m_index.nodes.front().get();
    m_hops.leave(m_from, socketText(address, m_port));
    m_trace.hops.push_back(balancerHop(svc, **port, address));
    if (!entry) {
        diagnoseService(svc, **port, all, choose(m_index, all, false, {}));
        return m_trace;
    }
    m_hops.enterNode(m_from, *entry, m_port);
    throughEntry(*entry, svc, **port);
    return m_trace;
}

bool Walk::hostPort(const Node &node, Result<Trace> &answer)
{
    const std::string address = !m_request.to.address.empty() ? m_request.to.address : nodeAddress(node, isIpv6(m_from.address));
    const auto gives = [&](const ContainerPort &p) {
        const bool here = p.hostIP.empty() || p.hostIP == "0.0.0.0" || p.hostIP == "::" || p.hostIP == address;
        const bool asked = m_port > 0 ? p.hostPort == m_port : !m_request.portName.empty() && p.name == m_request.portName;
        return here && asked && p.hostPort > 0 && p.protocol == m_request.protocol;
    };
    for (const auto &pod : m_index.pods) {
        if (!(pod->nodeName == node.meta.name) || pod->hostNetwork || pod->isTerminal())
            continue;
        for (const Container &c : pod->containers) {
            const auto p = std::find_if(c.ports.begin(), c.ports.end(), gives);
            if (p == c.ports.end())
                continue;
            m_port = p->hostPort;
            EndPlace to = placeOfPod(*pod, c.name.str());
            to.port = p->containerPort;
            describeEnds(to);
            if (checkPod(to, "destination")) {
                const std::string entry = socketText(address, m_port);
                m_hops.leave(m_from, entry, m_from.node == &node);
                m_hops.enterNode(m_from, node, m_port);
                m_hops.destination = socketText(to.address, to.port);
                m_hops.translate({node.meta.name, "DNAT", entry, W::say(TraceWords::tr("Port %1 of the node is given to this pod alone (hostPort)."), m_port),
                                  "pods/" + pathOf(*pod) + " .spec.containers[*].ports[*].hostPort = " + std::to_string(m_port)});
                m_hops.deliverRewritten(m_from, &node, to);
                conclude(judge(m_from, m_from, to), to);
            }
            answer = m_trace;
            return true;
        }
    }
    return false;
}

} // namespace portolan
