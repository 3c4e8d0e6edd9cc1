#include <algorithm>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

bool has(const std::vector<IStr> &list, std::string_view address)
{
    return std::find(list.begin(), list.end(), address) != list.end();
}

} // namespace

bool leftToBalancer(const Service &service, std::string_view address)
{
    if (!has(service.loadBalancerIngress, address) || has(service.externalIPs, address))
        return false;
    return !IpAddress::parse(address) || has(service.proxiedIngress, address);
}

/// Ranges that nodes do not enforce for such an address; true when they leave the answer open, which is told.
bool Walk::noteBalancerRange(const Service &svc)
{
    const auto ranges = sourceRanges(svc);
    const auto client = IpAddress::parse(m_from.address);
    const bool inside = std::any_of(ranges.begin(), ranges.end(), [&client](const std::string &range) {
        const auto cidr = Cidr::parse(range);
        return cidr && client && cidr->contains(*client);
    });
    if (ranges.empty() || inside)
        return false;
    const std::string told = W::say(TraceWords::tr("services/%1 lists loadBalancerSourceRanges (%2), and %3 is in none of them: nodes make no rule for this address, so that the load balancer alone may refuse it"),
                                    pathOf(svc), W::list(ranges), m_from.address);
    if (m_from.type != EndPlace::Type::External) { // which leaves the cluster with another address
        m_trace.warnings.push_back(told);
        return false;
    }
    stop(Verdict::Unknown, "source-range-at-balancer", W::say(TraceWords::tr("%1.", "a sentence of its own"), told));
    return true;
}

/// The first connection: to the balancer, which is outside of the cluster.
void Walk::reachBalancer(const Service &svc, const std::string &address)
{
    const bool named = !IpAddress::parse(address);
    Hop hop;
    hop.kind = Hop::Kind::External;
    hop.name = address;
    hop.detail = named ? W::say(TraceWords::tr("The load balancer is known by its name %1 only, so that nodes make no rule for it. It passes the connection on or opens one of its own; from which address, and whether to a node"
                                               " or straight to a pod, is its own choice."), address)
                       : W::say(TraceWords::tr("The load balancer at %1 takes the connection itself (ipMode Proxy: nodes make no rule for this address) and opens one of its own; from which address, and whether to a node"
                                               " or straight to a pod, is its own choice."), address);
    hop.evidence = "services/" + pathOf(svc) + " .status.loadBalancer.ingress" + (named ? "[*].hostname = " + address : "[*].ip = " + address + ", ipMode = Proxy");
    m_hops.leave(m_from, socketText(address, m_port));
    m_hops.leaveCluster(m_from.type == EndPlace::Type::External ? nullptr : m_from.node, hop);
}

/// The second connection: the balancer's own, drawn by the way of a node port where there is one.
void Walk::fromBalancer(const Service &svc, const ServicePort &port, const std::string &address, const Choice &choice)
{
    const Candidate &first = choice.candidates.front();
    const EndPlace to = placeOf(first);
    const Node *entry = port.nodePort > 0 ? to.node : nullptr;
    const std::string target = socketText(first.address, first.port);
    m_hops.leaveAs(W::say(TraceWords::tr("(load balancer)")), entry ? socketText(nodeAddress(*entry, isIpv6(first.address)), port.nodePort) : target);
    if (entry) {
        m_hops.enterNode(m_from, *entry, port.nodePort);
        const bool local = svc.externalTrafficPolicy == "Local";
        if (!local)
            m_hops.source = snatAddress(m_tracer.fabric(), *entry, to);
        const std::string before = m_hops.destination;
        const std::string rewrites = W::say(TraceWords::tr("Where the load balancer sends to node port %1, the node (kube-proxy, %2) rewrites it to the endpoint %3."), port.nodePort, m_tracer.fabric().proxyMode(), target);
        const std::string sender = local ? W::say(TraceWords::tr("The load balancer's address is kept (externalTrafficPolicy: Local)."))
                                         : W::say(TraceWords::tr("It puts its own address %1 in place of the load balancer's, so that replies come back through it."), m_hops.source);
        m_hops.destination = target;
        m_hops.translate({entry->meta.name, local ? "DNAT" : "DNAT + SNAT", before, W::then(rewrites, sender),
                          "services/" + pathOf(svc) + " .spec.ports[*].nodePort = " + std::to_string(port.nodePort) + "; " + first.evidence});
        m_trace.hops.back().observed = false; // that it comes this way is not shown
    }
    m_hops.deliverRewritten(m_from, entry ? entry : to.node, to);
    EndPlace hidden;
    hidden.address = first.address; // of its family
    hidden.hidden = true;
    toCandidates(svc, choice, hidden);
    m_trace.message = W::then(W::say(TraceWords::tr("The load balancer %1 opens a connection of its own, so that the endpoint does not see the sender's address."), address), m_trace.message);
}

Result<Trace> Walk::throughBalancer(const Service &svc, const ServicePort &port, const std::string &address)
{
    if (noteBalancerRange(svc))
        return m_trace;
    const bool named = !IpAddress::parse(address);
    EndPlace balancer;
    balancer.address = address;
    balancer.port = m_port;
    balancer.hidden = named;
    reachBalancer(svc, address);
    const Judgement leaving = judge(m_from, m_from, balancer);
    if (!leaving.allowed()) {
        conclude(leaving, balancer);
        return m_trace;
    }
    m_trace.policies = leaving.egress.decisions;
    m_trace.warnings.insert(m_trace.warnings.end(), leaving.egress.warnings.begin(), leaving.egress.warnings.end());
    const auto all = named ? endpointsOf(m_index, svc, port) : endpointsOf(m_index, svc, port, isIpv6(address));
    const Choice choice = choose(m_index, all, false, {});
    if (choice.candidates.empty()) {
        diagnoseService(svc, port, all, choice);
        return m_trace;
    }
    noteEndpoints(svc, port, choice);
    m_from = balancer;
    m_legStart = m_trace.hops.size();
    fromBalancer(svc, port, address, choice);
    return m_trace;
}

} // namespace portolan
