#include <algorithm>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

/// Where and how the proxy rewrites (pkg/proxy: iptables, ipvs, nftables).
std::string rewriting(const std::string &mode, const std::string &vip, const std::string &target)
{
    if (mode == "ipvs")
        return W::say(TraceWords::tr("The Service's address %1 is on the node's device kube-ipvs0: there IPVS (kube-proxy, ipvs) rewrites it to the endpoint %2."), vip, target);
    if (mode == "nftables")
        return W::say(TraceWords::tr("The Service's address %1 is on no device: the source's node (kube-proxy, nftables, table kube-proxy) rewrites it to the endpoint %2."), vip, target);
    return W::say(TraceWords::tr("The Service's address %1 is on no device: the source's node (kube-proxy, %2, chains KUBE-SERVICES, KUBE-SVC-…, KUBE-SEP-…) rewrites it to the endpoint %3."), vip,
                  mode, target);
}

} // namespace

std::string portList(const Service &service)
{
    std::vector<std::string> out;
    for (const ServicePort &p : service.ports)
        out.push_back(W::port(p.port, p.protocol) + (p.name.empty() ? "" : " (" + p.name.str() + ')'));
    return W::list(out);
}

bool hasClusterAddress(const Service &service, const std::string &address)
{
    return service.clusterIP == address || std::count(service.clusterIPs.begin(), service.clusterIPs.end(), address) > 0;
}

Result<const ServicePort *> Walk::pickPort(const Service &service)
{
    const std::string &name = m_request.portName;
    const auto asked = [&](const ServicePort &p) { return name.empty() ? m_port == 0 || p.port == m_port : p.name == name; };
    std::vector<const ServicePort *> fitting;
    for (const ServicePort &p : service.ports)
        if (p.protocol == m_request.protocol && asked(p))
            fitting.push_back(&p);
    const bool chosen = m_port != 0 || !name.empty();
    if (fitting.size() == 1 || (!fitting.empty() && chosen)) {
        m_port = fitting.front()->port;
        return fitting.front();
    }
    const std::string path = "services/" + pathOf(service);
    if (fitting.size() > 1)
        return failure(ErrorKind::Config, path, W::say(TraceWords::tr("it has several ports: say which with --port (%1)"), portList(service)));
    if (service.ports.empty()) {
        stop(Verdict::Unreachable, "no-ports", W::say(TraceWords::tr("%1 has no ports (.spec.ports is empty): nothing can be sent to it. Add the port it should offer."), path));
        return nullptr;
    }
    const bool otherProtocol = chosen && std::any_of(service.ports.begin(), service.ports.end(), asked);
    const Protocol protocol = m_request.protocol;
    const std::string wanted = !name.empty() ? W::port(name, protocol) : m_port ? W::port(m_port, protocol) : W::say(TraceWords::tr("a port of %1"), protocolText(protocol));
    const QString told = otherProtocol ? TraceWords::tr("%1 does not offer %2: the port is there with another protocol. It offers %3.") : TraceWords::tr("%1 does not offer %2. It offers %3.");
    stop(Verdict::Unreachable, otherProtocol ? "wrong-protocol" : "no-such-port", W::say(told, path, wanted, portList(service)));
    return nullptr;
}

EndPlace Walk::placeOf(const Candidate &candidate) const
{
    EndPlace place;
    if (candidate.pod) {
        place = placeOfPod(*candidate.pod);
    } else if (const Node *node = m_index.nodeByAddress(candidate.address)) {
        place.type = EndPlace::Type::Node;
        place.node = node;
    }
    place.unreadPod = candidate.unreadPod;
    place.address = candidate.address;
    place.port = candidate.port;
    return place;
}

/// By what one of several endpoints is taken.
std::string Walk::choiceText(const Service &service, const Choice &choice) const
{
    const bool turns = m_tracer.fabric().proxyMode() == "ipvs", kept = service.sessionAffinity == "ClientIP";
    const QString byTurns = kept
        ? TraceWords::tr("The Service has %1 ready endpoints; which one is taken is by turns (round robin), and then kept for this client (sessionAffinity ClientIP); the way to %2 is drawn.")
        : TraceWords::tr("The Service has %1 ready endpoints; which one is taken is by turns (round robin); the way to %2 is drawn.");
    const QString byChance = kept
        ? TraceWords::tr("The Service has %1 ready endpoints; which one is taken is chance, and then kept for this client (sessionAffinity ClientIP); the way to %2 is drawn.")
        : TraceWords::tr("The Service has %1 ready endpoints; which one is taken is chance; the way to %2 is drawn.");
    return W::say(turns ? byTurns : byChance, choice.candidates.size(), choice.candidates.front().text());
}

/// One of several endpoints is taken for an example: not the sender itself, whose way back to itself is a case of its own.
void Walk::otherThanSender(Choice &choice)
{
    const auto isOther = [this](const Candidate &c) { return !m_from.ownNetwork() || c.pod != m_from.pod; };
    const auto others = std::stable_partition(choice.candidates.begin(), choice.candidates.end(), isOther);
    if (others != choice.candidates.end() && others != choice.candidates.begin())
        m_trace.warnings.push_back(W::say(TraceWords::tr("one of the endpoints is the sender itself (hairpin): for that one the bridge must be in hairpin or promiscuous mode, and what policies say to it is the plug-in's choice")));
}

void Walk::toCandidates(const Service &service, const Choice &choice, const EndPlace &seenAs)
{
    for (const Candidate &c : choice.candidates)
        m_trace.candidates.push_back(c.text());
    if (!choice.note.empty())
        m_trace.warnings.push_back(choice.note);
    std::vector<Judgement> judgements;
    for (const Candidate &c : choice.candidates)
        judgements.push_back(judge(m_from, seenAs, placeOf(c)));
    const auto is = [&](bool (Judgement::*answer)() const) { return std::count_if(judgements.begin(), judgements.end(), [&](const Judgement &j) { return (j.*answer)(); }); };
    const auto allowed = is(&Judgement::allowed), denied = is(&Judgement::denied);
    const auto open = std::find_if(judgements.begin(), judgements.end(), [](const Judgement &j) { return !j.allowed() && !j.denied(); });
    notePort(placeOf(choice.candidates.front()));
    const bool mixed = allowed > 0 && denied > 0;
    const std::size_t told = !mixed && open != judgements.end() ? std::size_t(open - judgements.begin()) : 0;
    conclude(judgements[told], placeOf(choice.candidates[told]));
    if (mixed)
        return stop(Verdict::Unknown, "depends-on-endpoint", W::say(TraceWords::tr("services/%1 may send to any of %2 endpoints, and policies admit only some of them: connections succeed and fail by chance."), pathOf(service),
                           choice.candidates.size()));
    if (choice.candidates.size() > 1)
        m_trace.message = W::then(m_trace.message, choiceText(service, choice));
}

/// Of the Service's cluster addresses the first that the sender has a family for; empty when there is none, which is told.
std::string Walk::pickAddress(const Service &service)
{
    std::vector<std::string> addresses{service.clusterIP.str()};
    for (const IStr &address : service.clusterIPs)
        addresses.push_back(address.str());
    for (const std::string &address : addresses)
        if (IpAddress::parse(address) && useFamily(m_from, isIpv6(address)))
            return address;
    if (!IpAddress::parse(addresses.front()))
        stop(Verdict::Unreachable, "no-cluster-address",
             W::say(TraceWords::tr("services/%1 has no cluster address yet (.spec.clusterIP is empty): it was never created on a server, or the server has not assigned one."), pathOf(service)));
    else
        stop(Verdict::Unreachable, "no-common-family",
             W::say(TraceWords::tr("services/%1 has the address %2, and %3 has %4: IPv4 and IPv6 do not meet. Make the Service dual-stack (ipFamilyPolicy) or give the sender an address of that family."),
                    pathOf(service), addresses.front(), placeText(m_from), m_from.address));
    return {};
}

Result<Trace> Walk::service(const Service &svc, const std::string &asked)
{
    m_trace.to = {"service", svc.meta.ns.str(), svc.meta.name, {}, asked.empty() ? svc.clusterIP.str() : asked, {}, m_port};
    if (svc.type == "ExternalName")
        return alias(svc);
    const auto port = pickPort(svc);
    if (!port)
        return tl::unexpected(port.error());
    if (!*port)
        return m_trace;
    m_trace.to.port = m_port;
    if (svc.isHeadless())
        return headless(svc, **port);
    if (m_from.type == EndPlace::Type::External)
        return serviceFromOutside(svc);
    const std::string address = asked.empty() ? pickAddress(svc) : asked;
    return address.empty() ? Result<Trace>(m_trace) : clusterAddress(svc, **port, address);
}

Result<Trace> Walk::alias(const Service &svc)
{
    if (!svc.externalName.empty() && ++m_aliases <= 4 && isClusterName(svc.externalName.str())) {
        m_trace.warnings.push_back(W::say(TraceWords::tr("services/%1 is a DNS alias (ExternalName) of %2, which is a name of this cluster: it is followed"), pathOf(svc), svc.externalName));
        return name(svc.externalName.str());
    }
    stop(Verdict::Unknown, "external-name",
         W::say(TraceWords::tr("services/%1 is only a DNS alias of %2: it has no address and no ports; the client looks that name up and connects to it itself."
                               " Trace ip:ADDRESS with what the name stands for."), pathOf(svc), svc.externalName));
    return m_trace;
}

Result<Trace> Walk::clusterAddress(const Service &svc, const ServicePort &port, const std::string &address)
{
    if (!useFamily(m_from, isIpv6(address))) {
        stop(Verdict::Unreachable, "no-common-family",
             W::say(TraceWords::tr("%1 has no %2 address, and %3 is one: nothing translates between them."), placeText(m_from), isIpv6(address) ? "IPv6" : "IPv4", address));
        return m_trace;
    }
    m_trace.from.address = m_from.address;
    m_trace.to.address = address;
    const auto all = endpointsOf(m_index, svc, port, isIpv6(address));
    Choice choice = choose(m_index, all, svc.internalTrafficPolicy == "Local", m_from.nodeName());
    otherThanSender(choice);
    const std::string vip = socketText(address, m_port);
    if (choice.candidates.empty()) {
        m_hops.leave(m_from, vip);
        diagnoseService(svc, port, all, choice);
        return m_trace;
    }
    noteEndpoints(svc, port, choice);
    const EndPlace seenAs = translateAndDeliver(svc, choice.candidates.front(), vip);
    toCandidates(svc, choice, seenAs);
    return m_trace;
}

EndPlace Walk::senderAs(const Node &node, const std::string &address) const
{
    EndPlace place;
    place.type = EndPlace::Type::Node;
    place.node = &node;
    place.address = address;
    return place;
}

bool Walk::bridged(const EndPlace &place) const
{
    return place.ownNetwork() && place.node && m_tracer.fabric().node(*place.node).wiring == NodeFabric::Wiring::Bridge;
}

EndPlace Walk::translateAndDeliver(const Service &svc, const Candidate &endpoint, const std::string &vip)
{
    const EndPlace to = placeOf(endpoint);
    const std::string &mode = m_tracer.fabric().proxyMode();
    const std::string target = socketText(endpoint.address, endpoint.port);
    const std::string evidence = "services/" + pathOf(svc) + " .spec.clusterIP = " + m_trace.to.address + "; " + endpoint.evidence;
    Translation dnat{m_from.nodeName(), "DNAT", vip, rewriting(mode, vip, target), evidence};
    if (mode == "cilium") { // the socket itself is pointed at the endpoint, before a packet exists
        dnat.detail = W::say(TraceWords::tr("Cilium points the socket at the endpoint %1 when the process connects to %2."), target, vip);
        m_hops.source = m_from.address;
        m_hops.destination = target;
        m_hops.translate(dnat);
        m_hops.leave(m_from, target);
        m_hops.deliver(m_from.node, to, !m_from.ownNetwork());
        return m_from;
    }
    m_hops.leave(m_from, vip, mode != "ipvs"); // ipvs takes it where the node receives for itself, past the bridge
    m_hops.destination = target;
    const bool hairpin = m_from.ownNetwork() && endpoint.pod == m_from.pod;
    EndPlace seenAs = m_from;
    if (m_from.node && (hairpin || m_tracer.fabric().masquerades(m_from.address, m_from.ownNetwork())))
        seenAs = senderAs(*m_from.node, snatAddress(m_tracer.fabric(), *m_from.node, to));
    if (hairpin)
        m_trace.warnings.push_back(W::say(TraceWords::tr("hairpin: the bridge must be in hairpin or promiscuous mode, and what policies say to it is the plug-in's choice")));
    if (!to.ownNetwork() && to.node)
        noteSender(*to.node);
    if (seenAs.address == m_from.address)
        deliverTranslated(dnat, to);
    else
        deliverMasqueraded(dnat, hairpin, seenAs.address, to);
    return seenAs;
}

void Walk::deliverTranslated(const Translation &dnat, const EndPlace &to)
{
    m_hops.translate(dnat);
    if (m_tracer.fabric().proxyMode() == "ipvs")
        m_hops.deliver(m_from.node, to, true);
    else
        m_hops.deliverRewritten(m_from, m_from.node, to);
}

/// The source is rewritten, too, to `address`: where the node has a bridge, after it.
void Walk::deliverMasqueraded(Translation dnat, bool hairpin, const std::string &address, const EndPlace &to)
{
    if (bridged(m_from) && (hairpin || m_tracer.fabric().proxyMode() != "ipvs")) {
        m_hops.translate(dnat);
        return m_hops.deliverAs(m_from, address,
                                W::say(hairpin ? TraceWords::tr("The endpoint is the sender itself (hairpin): the node puts its own address %1 in place of the sender's,"
                                                                " else the answer would never come back through it.")
                                               : TraceWords::tr("The source is rewritten to %1 too (kube-proxy masquerades all)."), address), to);
    }
    const std::string why = hairpin ? W::say(TraceWords::tr("The endpoint is the sender itself (hairpin): the source is rewritten too, else the answer would never come back through the node."))
        : W::say(m_from.ownNetwork() ? TraceWords::tr("The source is rewritten to %1 too (kube-proxy masquerades all).")
                                     : TraceWords::tr("The source is rewritten to %1 too (kube-proxy masquerades what is from outside of the pods' range)."), address);
    dnat.name = "DNAT + SNAT";
    dnat.detail = W::then(dnat.detail, why);
    m_hops.source = address;
    deliverTranslated(dnat, to);
}

Result<Trace> Walk::headless(const Service &svc, const ServicePort &port)
{
    auto all = endpointsOf(m_index, svc, port);
    const bool ipv6 = all.empty() ? isIpv6(m_from.address) : isIpv6(all.front().address);
    if (all.empty() || !useFamily(m_from, ipv6))
        all = endpointsOf(m_index, svc, port, isIpv6(m_from.address));
    Choice choice;
    std::copy_if(all.begin(), all.end(), std::back_inserter(choice.candidates), [&svc](const Candidate &c) { return c.ready || svc.publishNotReadyAddresses; });
    otherThanSender(choice);
    if (choice.candidates.empty()) {
        diagnoseService(svc, port, all, choice);
        return m_trace;
    }
    noteEndpoints(svc, port, choice);
    const EndPlace first = placeOf(choice.candidates.front());
    m_trace.to.address = first.address;
    if (first.port != m_port) {
        stop(Verdict::Unreachable, "headless-no-translation",
             W::say(TraceWords::tr("services/%1 is headless: its name gives the pods' addresses and no port is translated. Connect to the pod's port %2, not to %3."), pathOf(svc), first.port, m_port));
        return m_trace;
    }
    m_trace.warnings.push_back(W::say(TraceWords::tr("services/%1 is headless: DNS answers with the pods' addresses; no address is rewritten"), pathOf(svc)));
    follow(first);
    toCandidates(svc, choice, m_from);
    return m_trace;
}

} // namespace portolan
