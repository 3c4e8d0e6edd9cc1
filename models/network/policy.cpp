#include "models/network/policy.h"

#include <algorithm>

namespace portolan {

namespace {

const std::vector<NetworkPolicy::Rule> &rulesOf(const NetworkPolicy &policy, Direction direction)
{
    return direction == Direction::Ingress ? policy.ingress : policy.egress;
}

/// The number a port name stands for on a pod: name and protocol, over its containers (pkg/api/v1/pod: FindPort).
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

bool portMatches(const NetworkPolicy::Port &wanted, const PolicyPort &port, const Pod *destination)
{
    if ((wanted.hasProtocol ? wanted.protocol : Protocol::TCP) != port.protocol)
        return false;
    if (!wanted.port.given())
        return true;
    if (!wanted.port.name.empty())
        return namedPort(destination, wanted.port.name, port.protocol) == port.number;
    if (wanted.endPort >= wanted.port.number)
        return port.number >= wanted.port.number && port.number <= wanted.endPort;
    return wanted.port.number == port.number;
}

bool anyPort(const NetworkPolicy::Rule &rule, const PolicyPort &port, const Pod *destination)
{
    return rule.ports.empty() || std::any_of(rule.ports.begin(), rule.ports.end(), [&](const NetworkPolicy::Port &p) {
        return portMatches(p, port, destination);
    });
}

std::string portsText(const NetworkPolicy::Rule &rule)
{
    std::string out;
    for (const NetworkPolicy::Port &p : rule.ports) {
        out += out.empty() ? "" : ", ";
        out += p.port.given() ? p.port.text() : "every port";
        if (p.endPort > 0)
            out += '-' + std::to_string(p.endPort);
        out += '/';
        out += protocolText(p.hasProtocol ? p.protocol : Protocol::TCP);
    }
    return out;
}

} // namespace

std::string_view directionText(Direction direction)
{
    return direction == Direction::Ingress ? "ingress" : "egress";
}

PolicyEvaluator::PolicyEvaluator(const NetworkIndex &index) : m_index(index)
{
    for (const auto &policy : index.policies) {
        m_byNamespace[policy->meta.ns.str()].push_back(policy.get());
        checkBlocks(*policy, "ingress", policy->ingress);
        checkBlocks(*policy, "egress", policy->egress);
    }
}

void PolicyEvaluator::checkBlocks(const NetworkPolicy &policy, const char *section, const std::vector<NetworkPolicy::Rule> &rules)
{
    const auto check = [&](IStr text, const std::string &place) {
        const auto parsed = Cidr::parse(text);
        if (!parsed)
            m_problems.push_back("networkpolicies/" + pathOf(policy) + " " + place + " = \"" + text.str()
                                 + "\" is no address block; it matches nothing. Write it as ADDRESS/PREFIX.");
        m_blocks.emplace(text.view().data(), parsed);
    };
    for (std::size_t r = 0; r < rules.size(); ++r) {
        const std::string rule = std::string(".spec.") + section + '[' + std::to_string(r) + ']';
        for (std::size_t p = 0; p < rules[r].peers.size(); ++p) {
            const NetworkPolicy::Peer &peer = rules[r].peers[p];
            const std::string place = rule + (std::string_view(section) == "ingress" ? ".from[" : ".to[") + std::to_string(p) + ']';
            if (!peer.hasIpBlock && !peer.podSelector && !peer.namespaceSelector)
                m_problems.push_back("networkpolicies/" + pathOf(policy) + " " + place + " is empty; it matches nothing.");
            if (peer.hasIpBlock)
                check(peer.cidr, place + ".ipBlock.cidr");
            for (const IStr except : peer.except)
                check(except, place + ".ipBlock.except");
        }
    }
}

bool PolicyEvaluator::isolates(const NetworkPolicy &policy, Direction direction) const
{
    if (policy.hasPolicyTypes)
        return direction == Direction::Ingress ? policy.typeIngress : policy.typeEgress;
    return direction == Direction::Ingress || !policy.egress.empty(); // defaults.go: SetDefaults_NetworkPolicy
}

std::vector<const NetworkPolicy *> PolicyEvaluator::isolating(Direction direction, const Pod &subject) const
{
    std::vector<const NetworkPolicy *> out;
    const auto found = m_byNamespace.find(subject.meta.ns.str());
    if (found == m_byNamespace.end() || subject.hostNetwork)
        return out;
    for (const NetworkPolicy *policy : found->second)
        if (isolates(*policy, direction) && policy->podSelector.matches(subject.meta.labels))
            out.push_back(policy);
    return out;
}

bool PolicyEvaluator::peerMatches(const NetworkPolicy &policy, const NetworkPolicy::Peer &peer, const PolicyPeer &other) const
{
    if (peer.hasIpBlock) {
        const auto block = [this](IStr text) { return m_blocks.at(text.view().data()); };
        const auto inside = [&](const IpAddress &address) {
            const auto cidr = block(peer.cidr);
            return cidr && cidr->contains(address) && std::none_of(peer.except.begin(), peer.except.end(), [&](IStr except) {
                const auto hole = block(except);
                return hole && hole->contains(address);
            });
        };
        return std::any_of(other.addresses.begin(), other.addresses.end(), inside);
    }
    if (!other.pod || (!peer.podSelector && !peer.namespaceSelector))
        return false;
    const bool space = peer.namespaceSelector ? peer.namespaceSelector->matches(m_index.namespaceLabels(other.pod->meta.ns))
                                              : other.pod->meta.ns == policy.meta.ns;
    return space && (!peer.podSelector || peer.podSelector->matches(other.pod->meta.labels));
}

struct PolicyEvaluator::Judging {
    const PolicyEvaluator &evaluator;
    Direction direction;
    const Pod *destination;
    const PolicyPeer &peer;
    PolicyPort port;
    bool byBlockOnPod = false; // an ipBlock let a pod's address in

    const NetworkPolicy::Peer *matchingPeer(const NetworkPolicy &policy, const NetworkPolicy::Rule &rule) const
    {
        const auto found = std::find_if(rule.peers.begin(), rule.peers.end(), [&](const NetworkPolicy::Peer &p) {
            return evaluator.peerMatches(policy, p, peer);
        });
        return found == rule.peers.end() ? nullptr : &*found;
    }

    PolicyDecision decide(const NetworkPolicy &policy)
    {
        PolicyDecision decision{direction, &policy, -1, false, {}};
        const auto &rules = rulesOf(policy, direction);
        for (std::size_t i = 0; i < rules.size() && decision.rule < 0; ++i) {
            const NetworkPolicy::Peer *matched = matchingPeer(policy, rules[i]);
            const bool peerFits = rules[i].peers.empty() || matched;
            const bool portFits = anyPort(rules[i], port, destination);
            if (peerFits && portFits) {
                decision.rule = static_cast<int>(i);
                byBlockOnPod = byBlockOnPod || (matched && matched->hasIpBlock && peer.pod);
            } else if (peerFits) {
                decision.nearMiss = "rule " + std::to_string(i + 1) + " admits this peer, but only on " + portsText(rules[i]);
            } else if (portFits && decision.nearMiss.empty()) {
                decision.nearMiss = "rule " + std::to_string(i + 1) + " admits this port, but not this peer";
            }
        }
        if (decision.rule >= 0)
            decision.nearMiss.clear();
        return decision;
    }
};

DirectionVerdict PolicyEvaluator::judge(Direction direction, const Pod &subject, const PolicyPeer &peer, PolicyPort port) const
{
    DirectionVerdict verdict;
    if (subject.hostNetwork) {
        verdict.note = "a pod on the host's network is not selected by policies";
        return verdict;
    }
    if (direction == Direction::Ingress && peer.ownNode) {
        verdict.note = "traffic from the pod's own node is always allowed";
        return verdict;
    }
    Judging judging{*this, direction, direction == Direction::Ingress ? &subject : peer.pod, peer, port, false};
    for (const NetworkPolicy *policy : isolating(direction, subject))
        verdict.decisions.push_back(judging.decide(*policy));
    verdict.isolated = !verdict.decisions.empty();
    verdict.allowed = !verdict.isolated || std::any_of(verdict.decisions.begin(), verdict.decisions.end(), [](const auto &d) { return d.rule >= 0; });
    for (PolicyDecision &d : verdict.decisions)
        d.decides = verdict.allowed ? d.rule >= 0 : true;
    if (judging.byBlockOnPod)
        verdict.warnings.emplace_back("an ipBlock admits a pod's address here: network plug-ins differ on that (Cilium does not match pods by block)");
    return verdict;
}

} // namespace portolan
