#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/scheduling/schedulingworld.h"

namespace portolan {

/// A claim a pod's volume names, by itself or as an ephemeral volume's.
struct PodClaim {
    std::string name;
    bool ephemeral = false;
    std::shared_ptr<const PersistentVolumeClaim> claim; ///< nullptr: not there
};
/// In the order of the pod's volumes.
[[nodiscard]] std::vector<PodClaim> claimsOf(const StoreSnapshot &objects, const Pod &pod);

/// Why a pod is refused whatever the node, for its volumes' sake.
struct VolumeRefusal {
    enum class Kind : std::uint8_t { ClaimNotFound, ClaimLost, ClaimDeleting, ClaimNotOwned, ClaimUnbound, VolumeNotFound };
    Kind kind = Kind::ClaimNotFound;
    std::string text; ///< the scheduler's words
    std::string name; ///< of the claim or volume meant
};

/// What volumes say of a pod's place: the plugins VolumeRestrictions, NodeVolumeLimits, VolumeBinding and VolumeZone. Borrows the world
/// and the pod.
class PodVolumes
{
public:
    PodVolumes(const SchedulingWorld &world, const Pod &pod);

    /// Asked once, before any node (PreFilter). What was not read refuses nothing: see unread().
    [[nodiscard]] std::optional<VolumeRefusal> refusal() const;
    /// All four, in their order; the first that refuses ends it. The pods are those that `on` holds.
    [[nodiscard]] Refusal filter(const NodeStanding &on) const;
    /// As if a pod came or left.
    void update(const Pod &other, int times);
    /// What could not be judged: "claim lab/data: claims are not in this file".
    [[nodiscard]] const std::vector<std::string> &unread() const { return m_unread; }

private:
    void sort();
    [[nodiscard]] std::optional<VolumeRefusal> claimProblem(const PodClaim &named) const;
    [[nodiscard]] Refusal filterRestrictions(const NodeStanding &on) const;
    [[nodiscard]] Refusal filterLimits(const NodeStanding &on) const;
    [[nodiscard]] Refusal filterBinding(const Node &node) const;
    [[nodiscard]] Refusal filterZones(const Node &node) const;
    /// Adds "both" where a claim finds no volume and none can be made; what it is short of otherwise.
    void bindLate(const Node &node, Refusal &refusal) const;

    const SchedulingWorld &m_world;
    const Pod &m_pod;
    std::vector<PodClaim> m_claims;
    std::vector<std::shared_ptr<const PersistentVolumeClaim>> m_bound, m_late; ///< the late ones smallest first
    std::set<std::string, std::less<>> m_exclusive; ///< ReadWriteOncePod
    bool m_immediate = false; ///< some claim ought to be bound, and is not
    int m_exclusiveUsers = 0;
    bool m_hasDisks = false;
    std::vector<std::string> m_unread;
};

} // namespace portolan
