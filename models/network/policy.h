#pragma once

#include <string>
#include <vector>

#include "models/network/networkindex.h"
#include "models/network/portset.h"

namespace portolan {

enum class Direction : std::uint8_t { Egress, Ingress };
[[nodiscard]] std::string_view directionText(Direction direction);

/// The other end of a connection as a policy sees it: a pod, or an address that is no pod's (a node's, or outside).
struct PolicyPeer {
    const Pod *pod = nullptr; ///< nullptr, too, for hostNetwork pods: they are their node's address
    std::vector<IpAddress> addresses;
    /// Not read: the pod of that namespace it is, or (with an empty one) whether it is a pod at all.
    bool unreadPod = false;
    std::string ns;
    /// Who it is the API does not show (a load balancer that opens connections of its own): it may be anyone.
    bool hidden = false;
    /// The traffic starts on the very node the judged pod runs on: always allowed.
    bool ownNode = false;
};

struct PolicyPort {
    Protocol protocol = Protocol::TCP;
    int number = 0; ///< the pod's port, after translation; 0: none is said, see DirectionVerdict::ports
};

/// One policy that selects the judged pod for a direction.
struct PolicyDecision {
    Direction direction = Direction::Egress;
    const NetworkPolicy *policy = nullptr;
    int rule = -1; ///< index of the rule that allows (of one port at least, where none is said); -1: none does
    bool decides = false;
    bool open = false; ///< a rule may admit it: that hangs on what was not read, or is not shown
    std::string nearMiss; ///< which rule nearly matched, and what it missed; empty when none came near
};

struct DirectionVerdict {
    bool isolated = false;
    bool allowed = true; ///< for certain; on one port at least where none is said
    /// Not allowed for certain, nor denied: something was not read, or the peer is hidden. `unknownReason` is the word for it
    /// ("policies-unread", "namespace-unread", "sender-hidden"), `unknownBecause` the sentence.
    bool unknown = false;
    std::string unknownReason, unknownBecause;
    PortSet ports = PortSet::all(); ///< which ports are allowed for certain, where no port is said
    [[nodiscard]] bool denied() const { return !allowed && !unknown; }
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
    [[nodiscard]] Known peerMatches(const NetworkPolicy &policy, const NetworkPolicy::Peer &peer, const PolicyPeer &other) const;
    [[nodiscard]] bool inBlock(const NetworkPolicy::Peer &peer, const IpAddress &address) const;
    void settle(DirectionVerdict &verdict, const Judging &judging, const Pod &subject) const;
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
