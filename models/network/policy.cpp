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

bool sameProtocol(const NetworkPolicy::Port &wanted, Protocol protocol)
{
    return wanted.unknownProtocol.empty() && (wanted.hasProtocol ? wanted.protocol : Protocol::TCP) == protocol;
}

/// The ports of a protocol that a rule admits on a destination.
PortSet portsOf(const NetworkPolicy::Rule &rule, Protocol protocol, const Pod *destination)
{
    PortSet out;
    for (const NetworkPolicy::Port &wanted : rule.ports) {
        if (!sameProtocol(wanted, protocol))
            continue;
        if (!wanted.port.given())
            return PortSet::all();
        const int first = wanted.port.name.empty() ? wanted.port.number : namedPort(destination, wanted.port.name, protocol);
        out.add(first, std::max(first, wanted.port.name.empty() ? wanted.endPort : first));
    }
    return rule.ports.empty() ? PortSet::all() : out;
}

bool portMatches(const NetworkPolicy::Port &wanted, const PolicyPort &port, const Pod *destination)
{
    if (!sameProtocol(wanted, port.protocol))
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
    for (const IStr &except : peer.except) {
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

bool PolicyEvaluator::inBlock(const NetworkPolicy::Peer &peer, const IpAddress &address) const
{
    const auto block = [this](IStr text) { return m_blocks.at(text.view().data()); };
    const auto cidr = block(peer.cidr);
    return cidr && cidr->contains(address) && std::none_of(peer.except.begin(), peer.except.end(), [&](IStr except) {
        const auto hole = block(except);
        return hole && hole->contains(address);
    });
}

Known PolicyEvaluator::peerMatches(const NetworkPolicy &policy, const NetworkPolicy::Peer &peer, const PolicyPeer &other) const
{
    if (other.hidden) { // of a hidden sender only the family is known
        const auto cidr = peer.hasIpBlock ? m_blocks.at(peer.cidr.view().data()) : std::nullopt;
        const bool everyone = cidr && cidr->prefixLength() == 0 && peer.except.empty();
        if (everyone)
            return known(std::any_of(other.addresses.begin(), other.addresses.end(), [&](const IpAddress &a) { return cidr->isV4() == a.isV4(); }));
        return cidr || peer.podSelector || peer.namespaceSelector ? Known::Unknown : Known::No;
    }
    if (peer.hasIpBlock)
        return known(std::any_of(other.addresses.begin(), other.addresses.end(), [&](const IpAddress &address) { return inBlock(peer, address); }));
    if (!peer.podSelector && !peer.namespaceSelector)
        return Known::No;
    if (!other.pod && other.unreadPod) {
        const Known space = other.ns.empty() ? Known::Unknown : peer.namespaceSelector ? selects(*peer.namespaceSelector, m_index.namespaceLabels(other.ns)) : known(other.ns == policy.meta.ns.view());
        return both(space, !other.ns.empty() && (!peer.podSelector || peer.podSelector->empty()) ? Known::Yes : Known::Unknown);
    }
    if (!other.pod)
        return Known::No;
    const IStr ns = other.pod->meta.ns;
    const Known space = peer.namespaceSelector ? selects(*peer.namespaceSelector, m_index.namespaceLabels(ns)) : known(ns == policy.meta.ns);
    return both(space, known(!peer.podSelector || peer.podSelector->matches(other.pod->meta.labels)));
}

/// One direction's judgement in the making, over the policies that isolate its pod.
struct PolicyEvaluator::Judging {
    const PolicyEvaluator &evaluator;
    Direction direction;
    const Pod *destination;
    const PolicyPeer &peer;
    PolicyPort port;
    bool explain = true;
    bool byBlockOnPod = false; // an ipBlock let a pod's address in
    bool byRange = false;      // an endPort did
    PortSet admitted, perhaps; // where no port is said: for certain, and where something was not read
    std::string doubt;         // which rule may admit it; empty: none
    const NetworkPolicy::Peer *doubtful = nullptr; // the peer of it

    /// How the rule's peers match, and which one does it.
    std::pair<Known, const NetworkPolicy::Peer *> matchingPeer(const NetworkPolicy &policy, const NetworkPolicy::Rule &rule) const
    {
        std::pair<Known, const NetworkPolicy::Peer *> best{rule.peers.empty() ? Known::Yes : Known::No, nullptr};
        for (const NetworkPolicy::Peer &p : rule.peers)
            if (const Known match = evaluator.peerMatches(policy, p, peer); match > best.first)
                best = {match, &p};
        return best;
    }

    const NetworkPolicy::Port *matchingPort(const NetworkPolicy::Rule &rule) const
    {
        const auto found = std::find_if(rule.ports.begin(), rule.ports.end(), [&](const NetworkPolicy::Port &p) { return portMatches(p, port, destination); });
        return found == rule.ports.end() ? nullptr : &*found;
    }

    void doubtAbout(const NetworkPolicy &policy, std::size_t rule, const NetworkPolicy::Peer *by)
    {
        if (!doubt.empty())
            return;
        doubt = W::say(TraceWords::tr("rule %1 of policy %2"), rule + 1, policy.meta.name);
        doubtful = by;
    }

    PolicyDecision decide(const NetworkPolicy &policy)
    {
        PolicyDecision decision{direction, &policy, -1, false, false, {}};
        const auto &rules = rulesOf(policy, direction);
        RuleMiss nearest;
        for (std::size_t i = 0; i < rules.size() && (decision.rule < 0 || port.number == 0); ++i) {
            const auto [byPeer, peerOfRule] = matchingPeer(policy, rules[i]);
            const NetworkPolicy::Port *byPort = port.number == 0 ? nullptr : matchingPort(rules[i]);
            const PortSet ports = port.number == 0 ? portsOf(rules[i], port.protocol, destination) : PortSet();
            const bool portFits = port.number == 0 ? !ports.isEmpty() : rules[i].ports.empty() || byPort;
            if (byPeer == Known::Yes && portFits) {
                decision.rule = decision.rule < 0 ? static_cast<int>(i) : decision.rule;
                byBlockOnPod = byBlockOnPod || (peerOfRule && peerOfRule->hasIpBlock && peer.pod);
                byRange = byRange || (byPort && byPort->endPort > 0 && byPort->port.number != port.number);
                admitted.add(ports);
            } else if (byPeer == Known::Unknown && portFits) {
                doubtAbout(policy, i, peerOfRule);
                decision.open = true;
                perhaps.add(ports);
            } else if (explain && decision.rule < 0) {
                RuleMiss miss = missOf({evaluator.m_index, policy, peer, port, destination}, rules[i], static_cast<int>(i) + 1, byPeer == Known::Yes, portFits);
                if (miss.nearness > nearest.nearness)
                    nearest = std::move(miss);
            }
        }
        decision.open = decision.open && decision.rule < 0;
        if (decision.rule < 0)
            decision.nearMiss = std::move(nearest.text);
        return decision;
    }
};

/// Allowed for certain, denied for certain, or neither: what is unread may isolate a pod, and may admit what no other policy does.
void PolicyEvaluator::settle(DirectionVerdict &verdict, const Judging &judging, const Pod &subject) const
{
    const bool admitted = std::any_of(verdict.decisions.begin(), verdict.decisions.end(), [](const auto &d) { return d.rule >= 0; });
    verdict.isolated = !verdict.decisions.empty();
    verdict.allowed = !verdict.isolated || admitted;
    if (verdict.isolated && judging.port.number == 0)
        verdict.ports = judging.admitted;
    const Covered covered = m_index.coverage().of(Kind::NetworkPolicy, subject.meta.ns);
    const bool unread = !m_index.coverage().assumes(Kind::NetworkPolicy, subject.meta.ns);
    if (unread && !(verdict.isolated && admitted)) {
        verdict.allowed = false;
        verdict.unknown = true;
        verdict.unknownReason = "policies-unread";
        verdict.unknownBecause = coverageTextOfMany(covered, TraceWords::tr("the NetworkPolicies of namespace %1").arg(QString::fromStdString(subject.meta.ns.str()))).toStdString();
    } else if (!verdict.allowed && !judging.doubt.empty()) {
        verdict.unknown = true;
        const bool hidden = judging.peer.hidden;
        verdict.unknownReason = hidden ? "sender-hidden" : judging.peer.unreadPod ? "pods-unread" : "namespace-unread";
        const std::string ns = judging.peer.pod ? judging.peer.pod->meta.ns.str() : std::string();
        verdict.unknownBecause = judging.peer.unreadPod
            ? W::say(TraceWords::tr("%1 admits pods by their labels, and %2"), judging.doubt, W::unreadMany(m_index.coverage().of(Kind::Pod, judging.peer.ns), "pods"))
            : hidden || !judging.doubtful || !judging.doubtful->namespaceSelector
            ? W::say(TraceWords::tr("%1 admits some senders only, and which address this one has is not shown by the API"), judging.doubt)
            : W::say(TraceWords::tr("%1 admits namespaces with %2, and whether namespace %3 has that is not known: %4"), judging.doubt, judging.doubtful->namespaceSelector->text(), ns,
                     coverageText(m_index.coverage().knows(Kind::Namespace) ? Covered::Partly : m_index.coverage().of(Kind::Namespace), TraceWords::tr("the namespace itself")).toStdString());
    }
    for (PolicyDecision &d : verdict.decisions)
        d.decides = verdict.unknown ? false : verdict.allowed ? d.rule >= 0 : true;
}

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
    Judging judging{*this, direction, direction == Direction::Ingress ? &subject : peer.pod, peer, port, explain, false, false, {}, {}, {}, nullptr};
    for (const NetworkPolicy *policy : isolating(direction, subject)) {
        verdict.decisions.push_back(judging.decide(*policy));
        if (const auto problems = m_problemsOf.find(policy); explain && problems != m_problemsOf.end())
            verdict.warnings.insert(verdict.warnings.end(), problems->second.begin(), problems->second.end());
    }
    settle(verdict, judging, subject);
    if (judging.byBlockOnPod)
        verdict.warnings.push_back(W::say(TraceWords::tr("an ipBlock admits a pod's address here: network plug-ins differ on that (Cilium does not match pods by block)")));
    if (judging.byRange)
        verdict.warnings.push_back(W::say(TraceWords::tr("a port range (endPort) admits it: servers before 1.21 drop that field, and some plug-ins ignore it")));
    if (port.number == 0 && verdict.allowed && !(judging.perhaps.intersected(verdict.ports) == judging.perhaps))
        verdict.warnings.push_back(W::say(TraceWords::tr("%1 may admit more ports: it asks for something that was not read"), judging.doubt));
    if (verdict.denied() && peer.ownNode)
        verdict.warnings.push_back(W::say(TraceWords::tr("the peer is the pod's own node: the documentation says that such traffic is always allowed, and plug-ins differ on packets to it")));
    return verdict;
}

} // namespace portolan
