#pragma once

#include <string>

#include "models/network/policy.h"

namespace portolan {

/// What a rule that does not admit a connection missed it by, for people.
struct RuleMiss {
    int nearness = 0; ///< higher is nearer: the port alone is missed, then one property of the peer, then both
    std::string text; ///< "rule 1 admits this peer, but only on 80/TCP"
};

/// What a rule is asked about.
struct MissContext {
    const NetworkIndex &index;
    const NetworkPolicy &policy;
    const PolicyPeer &peer;
    PolicyPort port;
    const Pod *destination = nullptr; ///< whose port names count
};

/// `number` counts from 1, as people do. For rules that do not match.
[[nodiscard]] RuleMiss missOf(const MissContext &context, const NetworkPolicy::Rule &rule, int number, bool peerFits, bool portFits);

/// The number a port name stands for on a pod: name and protocol, over its containers (pkg/api/v1/pod: FindPort); -1 unresolved.
[[nodiscard]] int namedPort(const Pod *pod, IStr name, Protocol protocol);

} // namespace portolan
