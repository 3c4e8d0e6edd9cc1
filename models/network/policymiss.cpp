#include "models/network/policymiss.h"

#include <algorithm>

#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string portText(const NetworkPolicy::Port &p, const Pod *destination)
{
    const Protocol protocol = p.hasProtocol ? p.protocol : Protocol::TCP;
    std::string out = p.port.given() ? p.port.text() : W::say(TraceWords::tr("every port"));
    if (p.endPort > 0)
        out += '-' + std::to_string(p.endPort);
    out += '/' + (p.unknownProtocol.empty() ? std::string(protocolText(protocol)) : p.unknownProtocol.str());
    if (p.port.name.empty())
        return out;
    const int number = namedPort(destination, p.port.name, protocol);
    if (!destination)
        return W::say(TraceWords::tr("%1 (a name, which only a pod can resolve)"), out);
    return number < 0 ? W::say(TraceWords::tr("%1 (a name that %2 does not declare)"), out, pathOf(*destination))
                      : W::say(TraceWords::tr("%1 (%2 on %3)"), out, number, pathOf(*destination));
}

std::string portsText(const NetworkPolicy::Rule &rule, const Pod *destination)
{
    std::vector<std::string> out;
    for (const NetworkPolicy::Port &p : rule.ports)
        out.push_back(portText(p, destination));
    return W::list(out);
}

std::string labelsText(const StringPairs &labels)
{
    std::string out;
    for (const auto &[key, value] : labels)
        out += (out.empty() ? "" : ",") + key.str() + '=' + value.str();
    return out;
}

std::string peerText(const PolicyPeer &peer)
{
    if (peer.pod)
        return pathOf(*peer.pod);
    return peer.addresses.empty() ? W::say(TraceWords::tr("the peer")) : peer.addresses.front().text();
}

/// Labels a selector asks for, of what the object has: only the keys it looks at.
StringPairs lookedAt(const LabelSelector &selector, const StringPairs &labels)
{
    StringPairs out;
    for (const auto &label : labels) {
        const bool asked = findPair(selector.matchLabels, label.first)
            || std::any_of(selector.expressions.begin(), selector.expressions.end(), [&label](const auto &e) { return e.key == label.first; });
        if (asked)
            out.push_back(label);
    }
    return out;
}

std::string namespaceMiss(const LabelSelector &selector, const std::string &ns, const StringPairs &labels)
{
    const StringPairs seen = lookedAt(selector, labels);
    return seen.empty() ? W::say(TraceWords::tr("it asks for namespaces with %1, and namespace %2 has no such label"), selector.text(), ns)
                        : W::say(TraceWords::tr("it asks for namespaces with %1, and namespace %2 has %3"), selector.text(), ns, labelsText(seen));
}

std::string labelsMiss(const LabelSelector &selector, const Pod &pod)
{
    const StringPairs seen = lookedAt(selector, pod.meta.labels);
    return seen.empty() ? W::say(TraceWords::tr("it asks for pods with %1, and %2 has no such label"), selector.text(), pathOf(pod))
                        : W::say(TraceWords::tr("it asks for pods with %1, and %2 has %3"), selector.text(), pathOf(pod), labelsText(seen));
}

struct PeerMiss {
    int nearness = 0;
    std::string text;
};

PeerMiss blockMiss(const NetworkPolicy::Peer &peer, const PolicyPeer &other)
{
    const auto cidr = Cidr::parse(peer.cidr);
    if (!cidr)
        return {1, W::say(TraceWords::tr("its block %1 is no address block"), peer.cidr)};
    for (const IpAddress &address : other.addresses) {
        if (!cidr->contains(address))
            continue;
        for (const IStr &except : peer.except)
            if (const auto hole = Cidr::parse(except); hole && hole->contains(address))
                return {3, W::say(TraceWords::tr("%1 is in its block %2 but in the exception %3"), address.text(), peer.cidr, except)};
    }
    const bool family = std::any_of(other.addresses.begin(), other.addresses.end(), [&cidr](const IpAddress &a) { return a.isV4() == cidr->isV4(); });
    const QString told = family || other.addresses.empty() ? TraceWords::tr("its block %1 does not hold %2")
                                                           : TraceWords::tr("its block %1 does not hold %2 (IPv4 blocks never hold IPv6 addresses, nor the reverse)");
    return {family ? 2 : 1, W::say(told, peer.cidr, peerText(other))};
}

PeerMiss podMiss(const MissContext &context, const NetworkPolicy::Peer &peer)
{
    if (!peer.podSelector && !peer.namespaceSelector)
        return {0, W::say(TraceWords::tr("an empty peer matches nothing"))};
    const Pod *pod = context.peer.pod;
    if (!pod)
        return {1, W::say(TraceWords::tr("it admits pods, and %1 is no pod's own address: use an ipBlock"), peerText(context.peer))};
    const std::string ns = pod->meta.ns.str();
    const NamespaceLabels &spaceLabels = context.index.namespaceLabels(ns);
    const bool space = peer.namespaceSelector ? selects(*peer.namespaceSelector, spaceLabels) == Known::Yes : pod->meta.ns == context.policy.meta.ns;
    const bool labels = !peer.podSelector || peer.podSelector->matches(pod->meta.labels);
    std::string text;
    if (!space)
        text = peer.namespaceSelector ? namespaceMiss(*peer.namespaceSelector, ns, spaceLabels.labels)
                                      : W::say(TraceWords::tr("without a namespaceSelector it admits pods of namespace %1 only, and %2 is in %3"), context.policy.meta.ns, pathOf(*pod), ns);
    if (!labels)
        text = text.empty() ? labelsMiss(*peer.podSelector, *pod) : W::say(TraceWords::tr("%1; %2"), text, labelsMiss(*peer.podSelector, *pod));
    return {space != labels ? 3 : 2, text};
}

} // namespace

int namedPort(const Pod *pod, IStr name, Protocol protocol)
{
    if (!pod)
        return -1;
    for (const Container &container : pod->containers)
        if (container.role == Container::Role::Main || container.role == Container::Role::Sidecar)
            for (const ContainerPort &port : container.ports)
                if (port.name == name && port.protocol == protocol)
                    return port.containerPort;
    return -1;
}

RuleMiss missOf(const MissContext &context, const NetworkPolicy::Rule &rule, int number, bool peerFits, bool portFits)
{
    const bool anyPort = context.port.number == 0;
    if (peerFits && anyPort)
        return {10, W::say(TraceWords::tr("rule %1 admits this peer, but only on %2, and so on no port of %3"), number, portsText(rule, context.destination), protocolText(context.port.protocol))};
    if (peerFits)
        return {10, W::say(TraceWords::tr("rule %1 admits this peer, but only on %2, not on %3"), number, portsText(rule, context.destination), W::port(context.port.number, context.port.protocol))};
    PeerMiss nearest{-1, {}};
    for (const NetworkPolicy::Peer &peer : rule.peers)
        if (PeerMiss miss = peer.hasIpBlock ? blockMiss(peer, context.peer) : podMiss(context, peer); miss.nearness > nearest.nearness)
            nearest = std::move(miss);
    if (portFits && anyPort)
        return {5 + nearest.nearness, W::say(TraceWords::tr("rule %1 does not admit this peer: %2"), number, nearest.text)};
    if (portFits)
        return {5 + nearest.nearness, W::say(TraceWords::tr("rule %1 admits this port, but not this peer: %2"), number, nearest.text)};
    return {1 + nearest.nearness, W::say(TraceWords::tr("rule %1 admits neither this port (only %2) nor this peer: %3"), number, portsText(rule, context.destination), nearest.text)};
}

} // namespace portolan
