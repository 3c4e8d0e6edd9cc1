#include <algorithm>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string policyNames(const DirectionVerdict &verdict, bool deciding)
{
    std::vector<std::string> names;
    for (const PolicyDecision &d : verdict.decisions)
        if (!deciding || d.decides)
            names.push_back(d.policy->meta.name);
    return W::list(names);
}

std::string nearMiss(const DirectionVerdict &verdict)
{
    for (const PolicyDecision &d : verdict.decisions)
        if (!d.nearMiss.empty())
            return W::say(TraceWords::tr("In %1, %2."), d.policy->meta.name, d.nearMiss);
    return verdict.decisions.empty() ? std::string() : W::say(TraceWords::tr("It has no rules: add one that admits this."));
}

} // namespace

void Walk::stop(Verdict verdict, std::string reason, std::string message)
{
    m_trace.verdict = verdict;
    m_trace.reason = std::move(reason);
    m_trace.message = std::move(message);
    // names keep their case; sentences begin with a capital
    if (m_trace.message.find('/') > m_trace.message.find(' '))
        m_trace.message = W::capital(std::move(m_trace.message));
}

void Walk::describeEnds(const EndPlace &to)
{
    ResolvedEnd end;
    end.address = to.address;
    end.port = to.port;
    end.node = to.nodeName();
    end.container = to.container;
    switch (to.type) {
    case EndPlace::Type::Pod:
        end.kind = "pod";
        end.ns = to.pod->meta.ns.str();
        end.name = to.pod->meta.name;
        break;
    case EndPlace::Type::Node:
        end.kind = "node";
        end.name = to.nodeName();
        break;
    case EndPlace::Type::External: end.kind = "external"; break;
    }
    m_trace.to = end;
}

std::string Walk::placeText(const EndPlace &place) const
{
    if (place.type == EndPlace::Type::Pod)
        return pathOf(*place.pod);
    if (!place.unreadPod.empty())
        return place.unreadPod;
    return place.type == EndPlace::Type::Node ? W::say(TraceWords::tr("node %1"), place.nodeName()) : place.address;
}

/// An address that may be a pod's which was not read. Pods have private addresses, in IPv4.
bool Walk::maybePod(const EndPlace &place) const
{
    static const auto isPrivate = [](const IpAddress &address) {
        const auto in = [&address](const char *block) { return Cidr::parse(block)->contains(address); };
        return !address.isV4() || in("10.0.0.0/8") || in("172.16.0.0/12") || in("192.168.0.0/16") || in("100.64.0.0/10");
    };
    const auto address = place.type == EndPlace::Type::External && !place.hidden && !knows(Kind::Pod) ? IpAddress::parse(place.address) : std::nullopt;
    return address && isPrivate(*address);
}

PolicyPeer Walk::peerOf(const EndPlace &place, const EndPlace &subject, bool sends) const
{
    PolicyPeer peer;
    peer.hidden = place.hidden;
    peer.unreadPod = !place.unreadPod.empty() || maybePod(place);
    peer.ns = place.unreadPod.substr(0, place.unreadPod.find('/'));
    if (place.ownNetwork())
        peer.pod = place.pod;
    if (const auto address = IpAddress::parse(place.address))
        peer.addresses.push_back(*address);
    if (sends && !place.ownNetwork() && place.node && subject.ownNetwork())
        if (const auto device = IpAddress::parse(snatAddress(m_tracer.fabric(), *place.node, subject)); device && std::count(peer.addresses.begin(), peer.addresses.end(), *device) == 0)
            peer.addresses.push_back(*device); // what its packets carry: the address of the device they leave by
    peer.ownNode = !place.ownNetwork() && place.node && place.node == subject.node;
    return peer;
}

/// What policies may say to a pod whose labels were not read: nothing where its namespace has none for ingress.
DirectionVerdict Walk::ofUnreadPod(const EndPlace &to) const
{
    const std::string ns = to.unreadPod.substr(0, to.unreadPod.find('/'));
    const auto mayIsolate = [&](const auto &policy) { return policy->meta.ns == ns && m_tracer.policies().isolates(*policy, Direction::Ingress); };
    DirectionVerdict verdict;
    const bool any = std::any_of(m_index.policies.begin(), m_index.policies.end(), mayIsolate);
    if (!any && m_index.coverage().assumes(Kind::NetworkPolicy, ns))
        return verdict;
    verdict.allowed = false;
    verdict.unknown = true;
    verdict.unknownReason = "pods-unread";
    verdict.unknownBecause = W::say(TraceWords::tr("%1, so that the policies which isolate it are not known"), W::unread(m_index.coverage().of(Kind::Pod, ns), W::say(TraceWords::tr("pod %1"), to.unreadPod)));
    return verdict;
}

Walk::Judgement Walk::judge(const EndPlace &from, const EndPlace &seenAs, const EndPlace &to) const
{
    Judgement judgement;
    if (from.type == EndPlace::Type::Pod && to.type == EndPlace::Type::Pod && from.pod == to.pod)
        return judgement; // a pod reaches itself always
    const PolicyPort port{m_request.protocol, to.port};
    if (from.type == EndPlace::Type::Pod)
        judgement.egress = m_tracer.policies().judge(Direction::Egress, *from.pod, peerOf(to, from, false), port);
    if (!to.unreadPod.empty())
        judgement.ingress = ofUnreadPod(to);
    if (to.type == EndPlace::Type::Pod)
        judgement.ingress = m_tracer.policies().judge(Direction::Ingress, *to.pod, peerOf(seenAs, to, true), port);
    for (const auto &[place, verdict] : {std::pair{&from, &judgement.ingress}, std::pair{&to, &judgement.egress}})
        if (place->type == EndPlace::Type::Pod && place->pod->hostNetwork && verdict->isolated)
            verdict->warnings.push_back(
                W::say(TraceWords::tr("pod %1 is on the host's network: what selectors mean for it is undefined; it is taken as its node's address, as most plug-ins do"), pathOf(*place->pod)));
    return judgement;
}

void Walk::dnsWarning()
{
    if (!m_from.ownNetwork() || m_tracer.policies().isolating(Direction::Egress, *m_from.pod).empty())
        return;
    if (localDns().pod) // which is asked by an address of the node
        return;
    const Service *dns = m_index.service("kube-system", "kube-dns");
    if (!dns)
        return;
    for (const ServicePort &port : dns->ports) {
        if (port.protocol != Protocol::UDP)
            continue;
        for (const Candidate &c : endpointsOf(m_index, *dns, port)) {
            EndPlace place = placeOf(c);
            const auto verdict = m_tracer.policies().judge(Direction::Egress, *m_from.pod, peerOf(place, m_from, false), {Protocol::UDP, c.port});
            if (!verdict.denied())
                return;
            m_trace.warnings.push_back(W::say(TraceWords::tr("names do not resolve in %1: no egress rule of %2 admits DNS (UDP and TCP %3 of %4)"), pathOf(*m_from.pod),
                                              policyNames(verdict, false), c.port, c.text()));
            return;
        }
    }
}

/// A blocked packet goes no further than the device before the pod that is protected.
void Walk::cutAt(const Judgement &judgement)
{
    const auto isDoor = [](const Hop &h) { return h.kind == Hop::Kind::Veth; };
    const auto isInside = [](const Hop &h) { return h.kind == Hop::Kind::Sandbox; };
    auto &hops = m_trace.hops;
    const auto begin = hops.begin() + static_cast<std::ptrdiff_t>(m_legStart);
    auto stopAt = hops.end();
    const bool egress = judgement.egress.denied();
    if (egress) {
        stopAt = std::find_if(begin, hops.end(), isDoor);
        if (stopAt == hops.end())
            stopAt = std::find_if(begin, hops.end(), isInside);
    } else {
        auto last = std::find_if(hops.rbegin(), hops.rend(), isDoor);
        if (last == hops.rend())
            last = std::find_if(hops.rbegin(), hops.rend(), isInside);
        if (last != hops.rend())
            stopAt = std::prev(last.base());
    }
    if (stopAt == hops.end())
        return;
    stopAt->detail = W::then(stopAt->detail, W::say(egress ? TraceWords::tr("Here the source's egress policies stop it.") : TraceWords::tr("Here the destination's ingress policies stop it.")));
    hops.erase(std::next(stopAt), hops.end());
}

void Walk::conclude(const Judgement &j, const EndPlace &to)
{
    for (const DirectionVerdict *v : {&j.egress, &j.ingress}) {
        m_trace.policies.insert(m_trace.policies.end(), v->decisions.begin(), v->decisions.end());
        m_trace.warnings.insert(m_trace.warnings.end(), v->warnings.begin(), v->warnings.end());
    }
    m_end = to;
    if (m_request.to.type != End::Type::Name && m_lookup.empty())
        dnsWarning();
    if (!j.denied())
        return j.allowed() ? concludeAllowed(j, to) : concludeUnknown(j, to);
    std::string message = denial(j, to);
    if (m_trace.enforced == Fabric::Enforcement::No)
        message = W::then(message, W::say(TraceWords::tr("But nothing enforces policies here (%1): the packet arrives all the same."), m_trace.enforcedBecause));
    else
        cutAt(j);
    stop(Verdict::Deny, j.egress.denied() ? "egress-denied" : "ingress-denied", message);
}

/// The way between the nodes is broken, whatever policies say; true when it is, which is told.
bool Walk::broken(const EndPlace &to)
{
    const std::string why = crossNodeBreak(to);
    if (why.empty())
        return false;
    const std::string there = to.port > 0 ? W::port(socketText(placeText(to), to.port), m_request.protocol) : placeText(to);
    stop(Verdict::Unreachable, "cross-node-broken", W::say(TraceWords::tr("%1 to %2: %3"), placeText(m_from), there, why));
    return true;
}

/// "a to b:80/TCP is allowed", or on which ports where none is said.
std::string Walk::admission(const Judgement &j, const EndPlace &to) const
{
    const std::string from = placeText(m_from), there = placeText(to);
    if (to.port > 0)
        return W::say(TraceWords::tr("%1 to %2 is allowed."), from, W::port(socketText(there, to.port), m_request.protocol));
    const PortSet ports = j.ports();
    if (ports.isAll())
        return W::say(TraceWords::tr("%1 to %2 is allowed on every %3 port."), from, there, protocolText(m_request.protocol));
    return W::say(TraceWords::tr("%1 to %2 is allowed on %3 only: say which port is meant (--port)."), from, there, ports.text(m_request.protocol));
}

void Walk::concludeAllowed(const Judgement &j, const EndPlace &to)
{
    if (broken(to))
        return;
    std::string why;
    if (j.egress.isolated)
        why = W::say(TraceWords::tr("Egress policy %1 admits it."), policyNames(j.egress, true));
    if (j.ingress.isolated)
        why = W::then(why, W::say(TraceWords::tr("Ingress policy %1 admits it."), policyNames(j.ingress, true)));
    if (m_from.ownNetwork() && to.pod == m_from.pod)
        why = toItself();
    else if (!j.egress.isolated && !j.ingress.isolated)
        why = j.ingress.note.empty() ? W::say(TraceWords::tr("No policy isolates either end.")) : W::say(TraceWords::tr("%1.", "a sentence of its own"), W::capital(j.ingress.note));
    stop(Verdict::Allow, to.port > 0 || j.ports().isAll() ? "allowed" : "allowed-on-some-ports", W::then(admission(j, to), why));
}

/// What policies have to do with a pod that reaches itself by way of a Service or a node's port.
std::string Walk::toItself() const
{
    std::vector<std::string> names;
    for (const Direction direction : {Direction::Egress, Direction::Ingress})
        for (const NetworkPolicy *policy : m_tracer.policies().isolating(direction, *m_from.pod))
            if (std::find(names.begin(), names.end(), policy->meta.name) == names.end())
                names.push_back(policy->meta.name);
    if (names.empty())
        return W::say(TraceWords::tr("It is the sender itself, which no policy isolates."));
    return W::say(names.size() == 1 ? TraceWords::tr("It is the sender itself: policy %1 isolates it, but a pod's connections to itself are none of a policy's business.")
                                    : TraceWords::tr("It is the sender itself: policies %1 isolate it, but a pod's connections to itself are none of a policy's business."), W::list(names));
}

/// Nothing stops it for certain, and what would decide was not read.
void Walk::concludeUnknown(const Judgement &j, const EndPlace &to)
{
    if (broken(to))
        return;
    const DirectionVerdict &open = j.egress.unknown ? j.egress : j.ingress;
    const std::string there = to.port > 0 ? W::port(socketText(placeText(to), to.port), m_request.protocol) : placeText(to);
    const QString told = j.egress.unknown ? TraceWords::tr("whether %1 may open a connection to %2 is not known: %3.") : TraceWords::tr("whether %2 admits a connection from %1 is not known: %3.");
    stop(Verdict::Unknown, open.unknownReason, W::say(told, placeText(m_from), there, open.unknownBecause));
}

/// Which policies isolate the end that says no, and what no rule of theirs admits.
std::string Walk::denial(const Judgement &j, const EndPlace &to) const
{
    const bool egress = j.egress.denied();
    if (!egress && j.ingress.allowed) // each admits some port, and none is the same
        return W::say(TraceWords::tr("%1 may send on %2 only, and %3 admits %4 only: no port is open on both sides."), placeText(m_from), j.egress.ports.text(m_request.protocol), placeText(to),
                      j.ingress.ports.text(m_request.protocol));
    const DirectionVerdict &verdict = egress ? j.egress : j.ingress;
    const bool one = verdict.decisions.size() == 1;
    const QString leaving = one ? TraceWords::tr("%1 may not open this connection: policy %2 isolates it for egress and no rule admits %3 on %4.")
                                : TraceWords::tr("%1 may not open this connection: policies %2 isolate it for egress and no rule admits %3 on %4.");
    const QString entering = one ? TraceWords::tr("%1 does not admit this connection: policy %2 isolates it for ingress and no rule admits %3 on %4.")
                                 : TraceWords::tr("%1 does not admit this connection: policies %2 isolate it for ingress and no rule admits %3 on %4.");
    const std::string told = W::say(egress ? leaving : entering, placeText(egress ? m_from : to), policyNames(verdict, false), placeText(egress ? to : m_from),
                                    to.port > 0 ? W::port(to.port, m_request.protocol) : W::say(TraceWords::tr("any %1 port"), protocolText(m_request.protocol)));
    return W::then(told, nearMiss(verdict));
}

} // namespace portolan
