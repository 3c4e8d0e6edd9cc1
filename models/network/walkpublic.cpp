#include <algorithm>

#include "models/network/walk.h"

namespace portolan {

namespace {

/// The address a node puts in place of the client's: that of the device the packet leaves by.
std::string snatAddress(const Fabric &fabric, const Node &entry, const Place &to)
{
    const std::string own(entry.address("InternalIP"));
    const auto cidr = fabric.index().podBlock(entry);
    const NodeFabric here = fabric.node(entry);
    if (!cidr || !to.ownNetwork() || here.wiring != NodeFabric::Wiring::Bridge)
        return own;
    if (to.node == &entry)
        return cidr->at(1).text();
    return here.encapsulation == NodeFabric::Encapsulation::Tunnel ? cidr->at(0).text() : own;
}

bool inCluster(const Place &from)
{
    return from.type != Place::Type::External;
}

} // namespace

void Walk::throughEntry(const Node &entry, const Service &svc, const ServicePort &port)
{
    const auto all = endpointsOf(m_index, svc, port);
    const bool local = svc.externalTrafficPolicy == "Local";
    const Choice choice = choose(m_index, all, local && !inCluster(m_from), entry.meta.name);
    if (choice.candidates.empty())
        return diagnoseService(svc, port, all, choice);
    const Candidate &first = choice.candidates.front();
    const Place to = placeOf(first);
    const std::string before = m_hops.destination, target = socketText(first.address, first.port);
    const bool masquerade = !local || inCluster(m_from);
    Place seenAs = m_from;
    std::string detail = "The node (kube-proxy, " + m_tracer.fabric().proxyMode() + ") rewrites " + before + " to the endpoint " + target + '.';
    m_hops.destination = target;
    if (masquerade) {
        seenAs = Place();
        seenAs.type = Place::Type::Node;
        seenAs.node = &entry;
        seenAs.address = snatAddress(m_tracer.fabric(), entry, to);
        m_hops.source = seenAs.address;
        detail += " It puts its own address " + seenAs.address + " in place of the client's, so that replies come back through it; policies see that address.";
    } else {
        detail += " The client's address is kept (externalTrafficPolicy: Local).";
    }
    m_hops.translate({entry.meta.name, masquerade ? "DNAT + SNAT" : "DNAT", before, detail, "services/" + pathOf(svc) + " .spec.ports[*].nodePort = "
                      + std::to_string(port.nodePort) + "; " + first.evidence, false});
    m_hops.deliverRewritten(m_from, &entry, to);
    toCandidates(svc, choice, seenAs);
}

Result<Trace> Walk::nodePort(const Node &entry)
{
    const Service *found = nullptr;
    const ServicePort *port = nullptr;
    std::string offered;
    int matches = 0;
    for (const auto &svc : m_index.services)
        for (const ServicePort &p : svc->ports) {
            if (p.nodePort == 0)
                continue;
            offered += (offered.empty() ? "" : ", ") + std::to_string(p.nodePort) + '/' + std::string(protocolText(p.protocol)) + " (" + pathOf(*svc) + ')';
            if (p.protocol == m_request.protocol && (m_port == 0 || p.nodePort == m_port)) {
                found = svc.get();
                port = &p;
                ++matches;
            }
        }
    if (m_port == 0 && matches > 1)
        return failure(ErrorKind::Config, "nodes/" + entry.meta.name, "several node ports are open: say which with --port (" + offered + ")");
    m_trace.to = {"nodeport", {}, entry.meta.name, {}, std::string(entry.address("InternalIP")), entry.meta.name, m_port};
    if (!found) {
        stop(Verdict::Unreachable, "no-such-node-port", "No Service opens " + std::to_string(m_port) + '/' + std::string(protocolText(m_request.protocol)) + " on the nodes."
             + (offered.empty() ? " No Service has a node port." : " Open are " + offered + '.'));
        return m_trace;
    }
    m_port = m_trace.to.port = port->nodePort;
    const std::string address(entry.address("InternalIP"));
    m_hops.leave(m_from, socketText(address, m_port), m_from.node == &entry);
    m_hops.enterNode(m_from, entry, m_port);
    throughEntry(entry, *found, *port);
    return m_trace;
}

Result<Trace> Walk::publicAddress(const Service &svc)
{
    m_trace.to = {"service", svc.meta.ns.str(), svc.meta.name, {}, m_request.to.address, {}, m_port};
    const auto port = pickPort(svc);
    if (!port)
        return tl::unexpected(port.error());
    if (!*port)
        return m_trace;
    m_trace.to.port = m_port;
    if (inCluster(m_from)) { // short-circuited on the sender's node to all endpoints
        const Node *own = m_from.node;
        m_hops.leave(m_from, socketText(m_request.to.address, m_port), true);
        if (own)
            throughEntry(*own, svc, **port);
        return m_trace;
    }
    const auto all = endpointsOf(m_index, svc, **port);
    const Node *entry = nullptr;
    for (const Candidate &c : all)
        if (!entry && c.ready)
            entry = m_index.node(c.node);
    if (!entry && !m_index.nodes.empty())
        entry = m_index.nodes.front().get();
    if (!svc.loadBalancerSourceRanges.empty()) {
        const auto client = IpAddress::parse(m_from.address);
        const bool admitted = client && std::any_of(svc.loadBalancerSourceRanges.begin(), svc.loadBalancerSourceRanges.end(), [&](IStr range) {
            const auto cidr = Cidr::parse(range);
            return cidr && cidr->contains(*client);
        });
        if (!admitted) {
            stop(Verdict::Deny, "source-range", "services/" + pathOf(svc) + " admits only its loadBalancerSourceRanges, and " + m_from.address + " is in none of them.");
            return m_trace;
        }
    }
    m_hops.leave(m_from, socketText(m_request.to.address, m_port));
    Hop balancer;
    balancer.kind = Hop::Kind::External;
    balancer.name = m_request.to.address;
    balancer.detail = "The load balancer (or router) at " + m_request.to.address + " sends it to one of the nodes; which one is its choice.";
    balancer.packet = m_hops.source + " -> " + m_hops.destination;
    balancer.observed = true;
    balancer.evidence = "services/" + pathOf(svc) + " .status.loadBalancer.ingress = " + m_request.to.address;
    m_trace.hops.push_back(balancer);
    if (entry) {
        m_hops.enterNode(m_from, *entry, m_port);
        throughEntry(*entry, svc, **port);
    }
    return m_trace;
}

} // namespace portolan
