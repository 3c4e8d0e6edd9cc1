#include <algorithm>
#include <sstream>

#include "models/network/walk.h"

namespace portolan {

namespace {

bool has(const std::vector<IStr> &list, const std::string &text)
{
    return std::any_of(list.begin(), list.end(), [&text](IStr s) { return s == text; });
}

/// spec.loadBalancerSourceRanges, or the annotation that came before it.
std::vector<std::string> sourceRanges(const Service &svc)
{
    std::vector<std::string> out;
    for (const IStr range : svc.loadBalancerSourceRanges)
        out.push_back(range.str());
    if (const IStr *old = findPair(svc.meta.annotations, "service.beta.kubernetes.io/load-balancer-source-ranges"); old && out.empty()) {
        std::istringstream ranges(old->str());
        for (std::string range; std::getline(ranges, range, ',');)
            out.push_back(range.substr(range.find_first_not_of(' ') == std::string::npos ? 0 : range.find_first_not_of(' ')));
    }
    return out;
}

std::string nodePortText(const Service &svc, const ServicePort &p)
{
    return std::to_string(p.nodePort) + '/' + std::string(protocolText(p.protocol)) + " (" + pathOf(svc) + (p.name.empty() ? "" : " " + p.name.str()) + ')';
}

} // namespace

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
    const Choice choice = choose(m_index, all, !anyEndpoint, entry.meta.name);
    if (choice.candidates.empty())
        return diagnoseService(svc, port, all, choice);
    noteEndpoints(svc, port, choice);
    const Candidate &first = choice.candidates.front();
    const EndPlace to = placeOf(first);
    const std::string before = m_hops.destination, target = socketText(first.address, first.port);
    const bool masquerade = !local || (anyEndpoint && !fromPod);
    EndPlace seenAs = m_from;
    std::string detail = "The node (kube-proxy, " + m_tracer.fabric().proxyMode() + ") rewrites " + before + " to the endpoint " + target + '.';
    m_hops.destination = target;
    if (masquerade) {
        seenAs = senderAs(entry, snatAddress(m_tracer.fabric(), entry, to));
        m_hops.source = seenAs.address;
        detail += " It puts its own address " + seenAs.address + " in place of the client's, so that replies come back through it; policies see that address.";
    } else {
        detail += " The client's address is kept (externalTrafficPolicy: Local).";
        if (svc.healthCheckNodePort > 0)
            detail += " Balancers ask port " + std::to_string(svc.healthCheckNodePort) + " which nodes have an endpoint.";
    }
    m_hops.translate({entry.meta.name, masquerade ? "DNAT + SNAT" : "DNAT", before, detail, "services/" + pathOf(svc) + " .spec.ports[*].nodePort = "
                      + std::to_string(port.nodePort) + "; " + first.evidence, false});
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

Result<Trace> Walk::nodePort(const Node &entry)
{
    const Service *found = nullptr;
    const ServicePort *port = nullptr;
    std::string offered;
    int matches = 0;
    const std::string &name = m_request.portName;
    for (const auto &svc : m_index.services)
        for (const ServicePort &p : svc->ports) {
            if (p.nodePort == 0)
                continue;
            offered += (offered.empty() ? "" : ", ") + nodePortText(*svc, p);
            if (p.protocol == m_request.protocol && (m_port > 0 ? p.nodePort == m_port : name.empty() || p.name == name)) {
                found = svc.get();
                port = &p;
                ++matches;
            }
        }
    if (m_port == 0 && matches > 1)
        return failure(ErrorKind::Config, "nodes/" + entry.meta.name, "several node ports are open: say which with --port (" + offered + ")");
    const std::string address = nodeAddress(entry, isIpv6(m_from.address));
    m_trace.to = {"nodeport", {}, entry.meta.name, {}, address, entry.meta.name, m_port};
    const std::string asked = (m_port > 0 ? std::to_string(m_port) : name.empty() ? "a port of" : name) + '/' + std::string(protocolText(m_request.protocol));
    if (!found) {
        stop(Verdict::Unreachable, "no-such-node-port", "no Service opens " + asked + " on the nodes." + (offered.empty() ? " No Service has a node port." : " Open are " + offered + '.'));
        return m_trace;
    }
    m_port = m_trace.to.port = port->nodePort;
    EndPlace there = senderAs(entry, address);
    if (address.empty() || !agreeOnFamily(there, false)) {
        if (address.empty())
            stop(Verdict::Unreachable, "node-without-address", "node " + entry.meta.name + " has no InternalIP in .status.addresses yet: nothing can be sent to it.");
        return m_trace;
    }
    m_hops.leave(m_from, socketText(there.address, m_port), m_from.node == &entry);
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
    std::string listed;
    for (const std::string &range : ranges) {
        const auto cidr = Cidr::parse(range);
        if (cidr && client && cidr->contains(*client))
            return false;
        listed += (listed.empty() ? "" : ", ") + range + (cidr ? "" : " (no address block)");
    }
    stop(Verdict::Deny, "source-range", "services/" + pathOf(svc) + " admits only its loadBalancerSourceRanges (" + listed + "), and " + m_from.address
         + " is in none of them: the packet is dropped. Add the client's range.");
    return true;
}

/// A client outside names the Service: its load balancer or external address, when it has one.
Result<Trace> Walk::serviceFromOutside(const Service &svc)
{
    for (const auto *list : {&svc.loadBalancerIngress, &svc.externalIPs})
        for (const IStr address : *list)
            if (!IpAddress::parse(address) || isIpv6(address) == isIpv6(m_from.address))
                return publicAddress(svc, address.str());
    std::string nodePorts;
    for (const ServicePort &p : svc.ports)
        if (p.nodePort > 0)
            nodePorts += (nodePorts.empty() ? "" : ", ") + std::to_string(p.nodePort);
    const std::string instead = nodePorts.empty() ? std::string("From outside use a NodePort, a load balancer or an Ingress.") : "From outside use its node port (nodeport:NODE, port " + nodePorts + ").";
    if (svc.type == "LoadBalancer") {
        stop(Verdict::Unreachable, "load-balancer-pending", "services/" + pathOf(svc) + " asks for a load balancer and has none yet (.status.loadBalancer.ingress is empty): a cloud controller"
             " (or MetalLB and its like) must give it an address; see the Service's events. " + instead);
        return m_trace;
    }
    stop(Verdict::Unreachable, "cluster-ip-from-outside", "a ClusterIP exists only inside of the cluster: " + m_from.address + " has no route to " + svc.clusterIP.str() + ". " + instead);
    return m_trace;
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
    if (refusedByRange(svc, address))
        return m_trace;
    const bool balanced = has(svc.loadBalancerIngress, address);
    const std::string evidence = "services/" + pathOf(svc) + (balanced ? " .status.loadBalancer.ingress = " : " .spec.externalIPs = ") + address;
    if (m_from.type != EndPlace::Type::External) { // short-circuited on the sender's node
        m_hops.leave(m_from, socketText(address, m_port), true);
        if (!m_from.node)
            stop(Verdict::Unknown, "source-without-node", "the node of " + placeText(m_from) + " is not known: what it does with " + address + " cannot be told.");
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
    Hop balancer;
    balancer.kind = Hop::Kind::External;
    balancer.name = address;
    balancer.detail = balanced ? "The load balancer at " + address + " sends it to one of the nodes" + ((*port)->nodePort > 0 ? " (many to node port " + std::to_string((*port)->nodePort) + ')' : std::string())
                                     + "; which one, and whether to a node at all or straight to a pod, is its own choice."
                               : "Whoever routes " + address + " (externalIPs; not the cluster) sends it to one of the nodes; which one is its choice.";
    balancer.packet = m_hops.source + " -> " + m_hops.destination;
    balancer.observed = true;
    balancer.evidence = evidence;
    m_trace.hops.push_back(balancer);
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
                m_hops.translate({node.meta.name, "DNAT", entry, "Port " + std::to_string(m_port) + " of the node is given to this pod alone (hostPort).",
                                  "pods/" + pathOf(*pod) + " .spec.containers[*].ports[*].hostPort = " + std::to_string(m_port), false});
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
