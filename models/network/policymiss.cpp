#include "models/network/policymiss.h"

#include <algorithm>

namespace portolan {

namespace {

std::string portText(const NetworkPolicy::Port &p, const Pod *destination)
{
    const Protocol protocol = p.hasProtocol ? p.protocol : Protocol::TCP;
    std::string out = p.port.given() ? p.port.text() : "every port";
    if (p.endPort > 0)
        out += '-' + std::to_string(p.endPort);
    out += '/' + (p.unknownProtocol.empty() ? std::string(protocolText(protocol)) : p.unknownProtocol.str());
    if (p.port.name.empty())
        return out;
    const int number = namedPort(destination, p.port.name, protocol);
    if (!destination)
        return out + " (a name, which only a pod can resolve)";
    return out + (number < 0 ? " (a name that " + pathOf(*destination) + " does not declare)" : " (" + std::to_string(number) + " on " + pathOf(*destination) + ')');
}

std::string portsText(const NetworkPolicy::Rule &rule, const Pod *destination)
{
    std::string out;
    for (const NetworkPolicy::Port &p : rule.ports)
        out += (out.empty() ? "" : ", ") + portText(p, destination);
    return out;
}

std::string labelsText(const StringPairs &labels)
{
    std::string out;
    for (const auto &[key, value] : labels)
        out += (out.empty() ? "" : ",") + key.str() + '=' + value.str();
    return out.empty() ? "no labels" : out;
}

std::string peerText(const PolicyPeer &peer)
{
    if (peer.pod)
        return pathOf(*peer.pod);
    return peer.addresses.empty() ? std::string("the peer") : peer.addresses.front().text();
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

std::string selectorMiss(const char *what, const LabelSelector &selector, const std::string &who, const StringPairs &labels)
{
    const StringPairs seen = lookedAt(selector, labels);
    return std::string(what) + ' ' + selector.text() + ", and " + who + " has " + (seen.empty() ? "no such label" : labelsText(seen));
}

struct PeerMiss {
    int nearness = 0;
    std::string text;
};

PeerMiss blockMiss(const NetworkPolicy::Peer &peer, const PolicyPeer &other)
{
    const auto cidr = Cidr::parse(peer.cidr);
    if (!cidr)
        return {1, "its block " + peer.cidr.str() + " is no address block"};
    for (const IpAddress &address : other.addresses) {
        if (!cidr->contains(address))
            continue;
        for (const IStr except : peer.except)
            if (const auto hole = Cidr::parse(except); hole && hole->contains(address))
                return {3, address.text() + " is in its block " + peer.cidr.str() + " but in the exception " + except.str()};
    }
    const bool family = std::any_of(other.addresses.begin(), other.addresses.end(), [&cidr](const IpAddress &a) { return a.isV4() == cidr->isV4(); });
    return {family ? 2 : 1, "its block " + peer.cidr.str() + " does not hold " + peerText(other) + (family || other.addresses.empty() ? "" : " (IPv4 blocks never hold IPv6 addresses, nor the reverse)")};
}

PeerMiss podMiss(const MissContext &context, const NetworkPolicy::Peer &peer)
{
    if (!peer.podSelector && !peer.namespaceSelector)
        return {0, "an empty peer matches nothing"};
    const Pod *pod = context.peer.pod;
    if (!pod)
        return {1, "it admits pods, and " + peerText(context.peer) + " is no pod's own address: use an ipBlock"};
    const std::string ns = pod->meta.ns.str();
    const StringPairs &spaceLabels = context.index.namespaceLabels(ns);
    const bool space = peer.namespaceSelector ? peer.namespaceSelector->matches(spaceLabels) : pod->meta.ns == context.policy.meta.ns;
    const bool labels = !peer.podSelector || peer.podSelector->matches(pod->meta.labels);
    std::string text;
    if (!space)
        text = peer.namespaceSelector ? selectorMiss("it asks for namespaces with", *peer.namespaceSelector, "namespace " + ns, spaceLabels)
                                      : "without a namespaceSelector it admits pods of namespace " + context.policy.meta.ns.str() + " only, and " + pathOf(*pod) + " is in " + ns;
    if (!labels)
        text += (text.empty() ? "" : "; ") + selectorMiss("it asks for pods with", *peer.podSelector, pathOf(*pod), pod->meta.labels);
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
    const std::string which = "rule " + std::to_string(number);
    const std::string asked = std::to_string(context.port.number) + '/' + std::string(protocolText(context.port.protocol));
    if (peerFits)
        return {10, which + " admits this peer, but only on " + portsText(rule, context.destination) + ", not on " + asked};
    PeerMiss nearest{-1, {}};
    for (const NetworkPolicy::Peer &peer : rule.peers)
        if (PeerMiss miss = peer.hasIpBlock ? blockMiss(peer, context.peer) : podMiss(context, peer); miss.nearness > nearest.nearness)
            nearest = std::move(miss);
    if (portFits)
        return {5 + nearest.nearness, which + " admits this port, but not this peer: " + nearest.text};
    return {1 + nearest.nearness, which + " admits neither this port (only " + portsText(rule, context.destination) + ") nor this peer: " + nearest.text};
}

} // namespace portolan
