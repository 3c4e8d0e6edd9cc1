#pragma once

#include <string>
#include <vector>

#include "models/network/networkindex.h"

namespace portolan {

enum class Direction : std::uint8_t { Egress, Ingress };
[[nodiscard]] std::string_view directionText(Direction direction);

/// The other end of a connection as a policy sees it: a pod, or an address that is no pod's (a node's, or outside).
struct PolicyPeer {
    const Pod *pod = nullptr; ///< nullptr, too, for hostNetwork pods: they are their node's address
    std::vector<IpAddress> addresses;
    /// The traffic starts on the very node the judged pod runs on: always allowed.
    bool ownNode = false;
};

struct PolicyPort {
    Protocol protocol = Protocol::TCP;
    int number = 0; ///< the pod's port, after translation; 0: not known
};

/// One policy that selects the judged pod for a direction.
struct PolicyDecision {
    Direction direction = Direction::Egress;
    const NetworkPolicy *policy = nullptr;
    int rule = -1; ///< index of the rule that allows; -1: none does
    bool decides = false;
    std::string nearMiss; ///< which rule nearly matched, and what it missed; empty when none came near
};

struct DirectionVerdict {
    bool isolated = false;
    bool allowed = true;
    std::vector<PolicyDecision> decisions; ///< every isolating policy, by name
    std::string note; ///< why policies did not matter ("traffic from the pod's own node is always allowed")
    std::vector<std::string> warnings;
};

/// The NetworkPolicies of a cluster, ready to judge. Borrows the index. Making it costs O(policies).
/// Rules: types.go of networking/v1, defaults.go, and the network-policies page of the documentation.
class PolicyEvaluator
{
public:
    explicit PolicyEvaluator(const NetworkIndex &index);

    /// May `subject` open (Egress) or receive (Ingress) a connection with `peer` on `port` of the destination pod?
    /// `destination` is the pod whose port names count: the subject itself for Ingress, the peer's pod (or nullptr) for Egress.
    /// Without `explain` near misses and warnings about the policies are left out, which is several times cheaper.
    [[nodiscard]] DirectionVerdict judge(Direction direction, const Pod &subject, const PolicyPeer &peer, PolicyPort port, bool explain = true) const;
    [[nodiscard]] bool isolates(const NetworkPolicy &policy, Direction direction) const;
    /// Policies that select a pod for a direction.
    [[nodiscard]] std::vector<const NetworkPolicy *> isolating(Direction direction, const Pod &subject) const;
    /// Rules that can never match as written (an invalid CIDR, an empty peer), named with their place.
    [[nodiscard]] const std::vector<std::string> &problems() const { return m_problems; }

private:
    struct Judging;
    [[nodiscard]] bool peerMatches(const NetworkPolicy &policy, const NetworkPolicy::Peer &peer, const PolicyPeer &other) const;
    void checkRules(const NetworkPolicy &policy, const char *section, const std::vector<NetworkPolicy::Rule> &rules);
    void checkPeer(const NetworkPolicy &policy, const NetworkPolicy::Peer &peer, const std::string &place);
    void checkPort(const NetworkPolicy &policy, const NetworkPolicy::Port &port, const std::string &place);
    std::optional<Cidr> keepBlock(const NetworkPolicy &policy, IStr text, const std::string &place);
    void complain(const NetworkPolicy &policy, const std::string &what);

    const NetworkIndex &m_index;
    std::unordered_map<std::string, std::vector<const NetworkPolicy *>> m_byNamespace;
    std::unordered_map<const void *, std::optional<Cidr>> m_blocks; // IStr text of a CIDR -> parsed
    std::vector<std::string> m_problems;
    std::unordered_map<const NetworkPolicy *, std::vector<std::string>> m_problemsOf;
};

} // namespace portolan
