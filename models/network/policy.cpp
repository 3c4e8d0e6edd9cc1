#include "models/network/policy.h"

#include <algorithm>

#include "models/network/policymiss.h"
#include "models/network/tracewords.h"

namespace portolan {

namespace {

using W = TraceWords;

const std::vector<NetworkPolicy::Rule> &rulesOf(const NetworkPolicy &policy, Direction direction)
{
    return direction == Direction::Ingress ? policy.ingress : policy.egress;
}

bool portMatches(const NetworkPolicy::Port &wanted, const PolicyPort &port, const Pod *destination)
{
    if (!wanted.unknownProtocol.empty() || (wanted.hasProtocol ? wanted.protocol : Protocol::TCP) != port.protocol)
        return false;
    if (!wanted.port.given())
        return true;
    if (!wanted.port.name.empty())
        return namedPort(destination, wanted.port.name, port.protocol) == port.number;
    if (wanted.endPort >= wanted.port.number)
        return port.number >= wanted.port.number && port.number <= wanted.endPort;
    return wanted.port.number == port.number;
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
        checkRules(*policy, "ingress", policy->ingress);
        checkRules(*policy, "egress", policy->egress);
    }
}

void PolicyEvaluator::complain(const NetworkPolicy &policy, const std::string &what)
{
    m_problems.push_back("networkpolicies/" + pathOf(policy) + ' ' + what);
    m_problemsOf[&policy].push_back(m_problems.back());
}

std::optional<Cidr> PolicyEvaluator::keepBlock(const NetworkPolicy &policy, IStr text, const std::string &place)
{
    const auto parsed = Cidr::parse(text);
    if (!parsed)
        complain(policy, W::say(TraceWords::tr("%1 = \"%2\" is no address block; it matches nothing. Write it as ADDRESS/PREFIX, such as 10.0.0.0/8."), place, text));
    m_blocks.emplace(text.view().data(), parsed);
    return parsed;
}

void PolicyEvaluator::checkRules(const NetworkPolicy &policy, const char *section, const std::vector<NetworkPolicy::Rule> &rules)
{
    const bool ingress = std::string_view(section) == "ingress";
    for (std::size_t r = 0; r < rules.size(); ++r) {
        const std::string rule = std::string(".spec.") + section + '[' + std::to_string(r) + ']';
        for (std::size_t p = 0; p < rules[r].peers.size(); ++p)
            checkPeer(policy, rules[r].peers[p], rule + (ingress ? ".from[" : ".to[") + std::to_string(p) + ']');
        for (std::size_t p = 0; p < rules[r].ports.size(); ++p)
            checkPort(policy, rules[r].ports[p], rule + ".ports[" + std::to_string(p) + ']');
    }
}

void PolicyEvaluator::checkPeer(const NetworkPolicy &policy, const NetworkPolicy::Peer &peer, const std::string &place)
{
    if (!peer.hasIpBlock) {
        if (!peer.podSelector && !peer.namespaceSelector)
            complain(policy, W::say(TraceWords::tr("%1 is empty; it matches nothing. Leave \"from\" or \"to\" out to admit everyone, or give a selector."), place));
        return;
    }
    if (peer.podSelector || peer.namespaceSelector)
        complain(policy, W::say(TraceWords::tr("%1 has an ipBlock and a selector, which the API refuses; only the block is read. Make them two elements."), place));
    const auto block = keepBlock(policy, peer.cidr, place + ".ipBlock.cidr");
    for (const IStr except : peer.except) {
        const auto hole = keepBlock(policy, except, place + ".ipBlock.except");
        if (block && hole && (!block->contains(*hole) || hole->prefixLength() == block->prefixLength()))
            complain(policy, W::say(TraceWords::tr("%1 = \"%2\" is not strictly inside of %3, as the API demands. An exception takes away only from its own block."), place + ".ipBlock.except", except, peer.cidr));
    }
}

void PolicyEvaluator::checkPort(const NetworkPolicy &policy, const NetworkPolicy::Port &port, const std::string &place)
{
    if (!port.unknownProtocol.empty())
        complain(policy, W::say(TraceWords::tr("%1 = \"%2\" is not TCP, UDP or SCTP; it matches nothing."), place + ".protocol", port.unknownProtocol));
    if (port.endPort >= 0 && port.port.number < 0)
        complain(policy, W::say(TraceWords::tr("%1 = %2 needs a port by number, as the API demands; only the port is read."), place + ".endPort", port.endPort));
    else if (port.endPort >= 0 && port.endPort < port.port.number)
        complain(policy, W::say(TraceWords::tr("%1 = %2 is lower than port %3, as the API demands; only the port is read."), place + ".endPort", port.endPort, port.port.text()));
    if (port.port.number > 65535 || port.port.number == 0)
        complain(policy, W::say(TraceWords::tr("%1 = %2 is no port: it is a number from 1 to 65535; it matches nothing."), place + ".port", port.port.text()));
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
    bool explain = true;
    bool byBlockOnPod = false; // an ipBlock let a pod's address in
    bool byRange = false;      // an endPort did

    const NetworkPolicy::Peer *matchingPeer(const NetworkPolicy &policy, const NetworkPolicy::Rule &rule) const
    {
        const auto found = std::find_if(rule.peers.begin(), rule.peers.end(), [&](const NetworkPolicy::Peer &p) {
            return evaluator.peerMatches(policy, p, peer);
        });
        return found == rule.peers.end() ? nullptr : &*found;
    }

    const NetworkPolicy::Port *matchingPort(const NetworkPolicy::Rule &rule) const
    {
        const auto found = std::find_if(rule.ports.begin(), rule.ports.end(), [&](const NetworkPolicy::Port &p) { return portMatches(p, port, destination); });
        return found == rule.ports.end() ? nullptr : &*found;
    }

    PolicyDecision decide(const NetworkPolicy &policy)
    {
        PolicyDecision decision{direction, &policy, -1, false, {}};
        const auto &rules = rulesOf(policy, direction);
        RuleMiss nearest;
        for (std::size_t i = 0; i < rules.size() && decision.rule < 0; ++i) {
            const NetworkPolicy::Peer *byPeer = matchingPeer(policy, rules[i]);
            const NetworkPolicy::Port *byPort = matchingPort(rules[i]);
            const bool peerFits = rules[i].peers.empty() || byPeer, portFits = rules[i].ports.empty() || byPort;
            if (peerFits && portFits) {
                decision.rule = static_cast<int>(i);
                byBlockOnPod = byBlockOnPod || (byPeer && byPeer->hasIpBlock && peer.pod);
                byRange = byRange || (byPort && byPort->endPort > 0 && byPort->port.number != port.number);
            } else if (explain) {
                RuleMiss miss = missOf({evaluator.m_index, policy, peer, port, destination}, rules[i], static_cast<int>(i) + 1, peerFits, portFits);
                if (miss.nearness > nearest.nearness)
                    nearest = std::move(miss);
            }
        }
        if (decision.rule < 0)
            decision.nearMiss = std::move(nearest.text);
        return decision;
    }
};

DirectionVerdict PolicyEvaluator::judge(Direction direction, const Pod &subject, const PolicyPeer &peer, PolicyPort port, bool explain) const
{
    DirectionVerdict verdict;
    if (subject.hostNetwork) {
        verdict.note = W::say(TraceWords::tr("a pod on the host's network is not selected by policies"));
        return verdict;
    }
    if (direction == Direction::Ingress && peer.ownNode) {
        verdict.note = W::say(TraceWords::tr("traffic from the pod's own node is always allowed"));
        return verdict;
    }
    Judging judging{*this, direction, direction == Direction::Ingress ? &subject : peer.pod, peer, port, explain};
    for (const NetworkPolicy *policy : isolating(direction, subject)) {
        verdict.decisions.push_back(judging.decide(*policy));
        if (const auto problems = m_problemsOf.find(policy); explain && problems != m_problemsOf.end())
            verdict.warnings.insert(verdict.warnings.end(), problems->second.begin(), problems->second.end());
    }
    verdict.isolated = !verdict.decisions.empty();
    verdict.allowed = !verdict.isolated || std::any_of(verdict.decisions.begin(), verdict.decisions.end(), [](const auto &d) { return d.rule >= 0; });
    for (PolicyDecision &d : verdict.decisions)
        d.decides = verdict.allowed ? d.rule >= 0 : true;
    if (judging.byBlockOnPod)
        verdict.warnings.push_back(W::say(TraceWords::tr("an ipBlock admits a pod's address here: network plug-ins differ on that (Cilium does not match pods by block)")));
    if (judging.byRange)
        verdict.warnings.push_back(W::say(TraceWords::tr("a port range (endPort) admits it: servers before 1.21 drop that field, and some plug-ins ignore it")));
    if (!verdict.allowed && peer.ownNode)
        verdict.warnings.push_back(W::say(TraceWords::tr("the peer is the pod's own node: the documentation says that such traffic is always allowed, and plug-ins differ on packets to it")));
    return verdict;
}

} // namespace portolan
