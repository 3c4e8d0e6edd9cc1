#pragma once

#include <optional>
#include <set>
#include <string>

#include "models/scheduling/schedulingworld.h"

namespace portolan {

// The scheduler's filters that look at one node and the pods on it. Rules and words: pkg/scheduler/framework/plugins of 1.36.

/// The first taint that keeps the pod away (NoSchedule, NoExecute) and that it does not bear; nullptr: none (tainttoleration).
[[nodiscard]] const Taint *untoleratedTaint(const Node &node, const Pod &pod);
/// api core/v1 toleration.go: ToleratesTaint
[[nodiscard]] bool tolerates(const Toleration &toleration, const Taint &taint);
/// One of the terms holds for the node's labels and name (component-helpers nodeaffinity: NodeSelector).
[[nodiscard]] bool selectsNode(const NodeSelector &selector, const Node &node);
/// nodeSelector and the required terms of nodeAffinity (component-helpers nodeaffinity: RequiredNodeAffinity).
[[nodiscard]] bool matchesNodeAffinity(const Pod &pod, const Node &node);
/// The nodes that are looked at at all, where every term names some (nodeaffinity: PreFilter). Nothing: all. None: the terms contradict.
[[nodiscard]] std::optional<std::set<std::string, std::less<>>> nodesNamedBy(const Pod &pod);

[[nodiscard]] Refusal filterUnschedulable(const Pod &pod, const Node &node);
[[nodiscard]] Refusal filterTaints(const Pod &pod, const Node &node);
[[nodiscard]] Refusal filterAffinity(const Pod &pod, const Node &node);
[[nodiscard]] Refusal filterPorts(const Pod &pod, const NodeStanding &on);
/// What the pod needs of kubelets that not all can do (component-helpers nodedeclaredfeatures: InferForScheduling).
[[nodiscard]] Refusal filterFeatures(const Pod &pod, const Node &node);
[[nodiscard]] Refusal filterFit(const PodAmounts &request, const NodeStanding &on);

/// A resource a node is short of.
struct Shortage {
    std::string resource; ///< "cpu", "pods", ...
    std::int64_t asked = 0, used = 0, offered = 0; ///< thousandths of cpu, whole units of all else
    /// What the pod would have to ask less.
    [[nodiscard]] std::int64_t missing() const { return asked - (offered - used); }
};
[[nodiscard]] std::vector<Shortage> shortagesOf(const PodAmounts &request, const NodeStanding &on);
/// The first host port of the pod that is taken on the node: "8080/TCP"; empty: none.
[[nodiscard]] std::string takenPort(const Pod &pod, const NodeStanding &on);

} // namespace portolan
