#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

class ObjectSource;

/// A policy of a kind that is not evaluated: an AdminNetworkPolicy, or a network plug-in's own.
struct UnevaluatedPolicy {
    std::string resource; ///< "ciliumnetworkpolicies.cilium.io"
    std::string kind;     ///< "CiliumNetworkPolicy"
    std::string ns;       ///< empty: of the whole cluster
    std::string name;
    [[nodiscard]] std::string text() const; ///< "CiliumNetworkPolicy shop/deny-all"
};

/// Calico's address pools: whether packets between nodes are wrapped.
struct CalicoPool {
    std::string name, cidr, ipipMode, vxlanMode;
    bool natOutgoing = false; ///< packets to addresses of no pool leave with their node's address
};

/// flannel's --ip-masq, as its DaemonSet runs it: packets out of the pods' network leave with their node's address.
struct FlannelMasquerade {
    bool on = false;
    std::string evidence;
};

/// What a trace must know beyond the kinds Portolan decodes: custom resources of network plug-ins, and how they are started.
struct NetworkExtras {
    std::vector<UnevaluatedPolicy> policies; ///< by resource, namespace and name
    std::vector<CalicoPool> pools;
    std::optional<FlannelMasquerade> flannelMasquerade; ///< not set: not seen
    std::vector<std::string> problems; ///< resources that are served but could not be listed, and why
    /// Nothing was found that a trace would tell differently for.
    [[nodiscard]] bool empty() const { return policies.empty() && pools.empty() && problems.empty() && !flannelMasquerade; }
    /// Those that may touch a connection between pods of these two namespaces ("" for an end that is no pod).
    [[nodiscard]] std::vector<const UnevaluatedPolicy *> touching(std::string_view fromNs, std::string_view toNs) const;
};

/// Asks discovery (a snapshot: the input) for such kinds, and lists those that are there. Blocking; any thread. Never fails: what
/// cannot be asked is told in `problems`.
[[nodiscard]] NetworkExtras readNetworkExtras(ObjectSource &source);

} // namespace portolan
