#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/objects/volume.h"

namespace portolan {

/// What a volume can fail for a claim, in the order answers list it.
enum class Criterion : std::uint8_t {
    VolumeName, Excluded, ClaimRef, Deletion, Capacity, VolumeMode, VolumeAttributesClass, AccessModes, StorageClass, Selector, Phase,
    NodeAffinity,
};
/// "volumeName", "accessModes", ...: the words of cli.md's answers.
[[nodiscard]] std::string_view criterionWord(Criterion criterion);

/// One criterion looked at for one volume, with what the claim wants and what the volume has.
struct CriterionCheck {
    Criterion criterion = Criterion::Capacity;
    bool fits = true;
    std::string wanted;
    std::string offered;
    friend bool operator==(const CriterionCheck &, const CriterionCheck &) = default;
};

/// What was found about one volume. Only criteria the controller looks at for this volume are in `checks`.
struct VolumeVerdict {
    std::string volume;
    bool reserved = false; ///< its claimRef names the claim
    std::vector<CriterionCheck> checks;
    [[nodiscard]] bool fits() const;
    [[nodiscard]] std::vector<Criterion> failed() const;
};

/// A claim and how volumes are looked for on its behalf. Borrows.
struct MatchQuery {
    const PersistentVolumeClaim &claim;
    /// The labels of the node the scheduler asks for; nullptr: the controller's own search.
    const StringPairs *nodeLabels = nullptr;
    /// The class waits for a first consumer: the controller then takes only volumes reserved for the claim.
    bool delayBinding = false;
    std::span<const std::string> excluded{};
};

using VolumeList = std::vector<std::shared_ptr<const PersistentVolume>>;

/// The volumes a search may end with (more than one: which, is not defined), and the verdict on each volume.
struct MatchResult {
    std::vector<std::string> best; ///< sorted
    bool reserved = false;         ///< the best are reserved for the claim
    /// Asked for a node: a volume reserved for the claim lacks its access modes. The scheduler takes it all the same and waits
    /// for the controller, which never binds it.
    bool stuck = false;
    std::vector<VolumeVerdict> verdicts;
};

/// The claimRef names this claim: namespace, name, and the uid when both are told (util.go: IsVolumeBoundToClaim).
[[nodiscard]] bool isReservedFor(const PersistentVolume &volume, const PersistentVolumeClaim &claim);
/// Judges one volume in a free search (util.go: FindMatchingVolume; index.go: listByAccessModes).
[[nodiscard]] VolumeVerdict judgeVolume(const PersistentVolume &volume, const MatchQuery &query);
/// Judges the volume that spec.volumeName names (pv_controller.go: checkVolumeSatisfyClaim).
[[nodiscard]] VolumeVerdict judgeNamedVolume(const PersistentVolume &volume, const PersistentVolumeClaim &claim);
/// A bound pair side by side, criterion by criterion, though nobody looks at it any more.
[[nodiscard]] VolumeVerdict compareBound(const PersistentVolume &volume, const PersistentVolumeClaim &claim);
/// Searches. The controller goes through groups of volumes with the same access modes, those with few modes first; the
/// scheduler, asking for a node, through all at once. O(volumes).
[[nodiscard]] MatchResult findVolume(const VolumeList &volumes, const MatchQuery &query);
/// A volume's node affinity allows a node with these labels; a volume without affinity allows every node.
[[nodiscard]] bool affinityAllows(const NodeSelector &affinity, const StringPairs &nodeLabels);
/// A node with these labels can use a bound volume: its affinity and its zone labels allow it. While a volume is looked for,
/// zone labels do not count.
[[nodiscard]] bool reachesNode(const PersistentVolume &volume, const StringPairs &nodeLabels);
/// Filesystem when nothing is said.
[[nodiscard]] std::string_view volumeModeOf(IStr mode);
/// The nodes a volume is tied to, in words: its affinity, its zone labels, or its hostPath; empty when it is not tied.
[[nodiscard]] std::string nodeTie(const PersistentVolume &volume);

} // namespace portolan
