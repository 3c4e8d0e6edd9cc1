#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "models/scheduling/schedulingworld.h"

namespace portolan {

/// The pods of every domain of a pod's topologySpreadConstraints that forbid (podtopologyspread: filtering.go). O(pods + nodes) for each
/// constraint to make. Borrows the world and the pod.
class PodSpread
{
public:
    PodSpread(const SchedulingWorld &world, const Pod &pod);

    [[nodiscard]] Refusal filter(const Node &node) const;
    /// As if a pod came to a node (1) or left it (-1).
    void update(const Pod &other, const Node &node, int times);
    /// The first constraint the node does not keep; nullptr: none.
    [[nodiscard]] const SpreadConstraint *broken(const Node &node) const;

private:
    struct Counted {
        const SpreadConstraint *constraint;
        LabelSelector selector; ///< with matchLabelKeys
        bool self = false;      ///< the pod counts itself
        std::map<std::string_view, int> domains;
        [[nodiscard]] bool selects(const StringPairs &labels) const { return constraint->hasSelector && selector.matches(labels); }
        [[nodiscard]] int least() const;
        [[nodiscard]] bool isTooMuch(std::string_view domain) const;
    };
    [[nodiscard]] bool hasAllKeys(const Node &node) const;
    [[nodiscard]] bool includes(const SpreadConstraint &constraint, const Node &node) const;

    const Pod &m_pod;
    std::vector<Counted> m_constraints;
};

} // namespace portolan
