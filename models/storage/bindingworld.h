#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/storage/claimmatch.h"
#include "models/store/storesnapshot.h"

namespace portolan {

using ClaimPtr = std::shared_ptr<const PersistentVolumeClaim>;

/// Everything a decision about claims and volumes looks at. It belongs to nobody: any thread may reason about it.
struct BindingWorld {
    VolumeList volumes; ///< by name
    std::vector<std::shared_ptr<const StorageClass>> classes;
    std::vector<std::shared_ptr<const CSIDriver>> drivers;
    std::vector<std::shared_ptr<const CSIStorageCapacity>> capacities;
    ServerVersion server; ///< that decides
    /// What of all that was read.
    Coverage coverage;

    /// O(volumes log volumes).
    [[nodiscard]] static BindingWorld of(const StoreSnapshot &objects);

    [[nodiscard]] std::shared_ptr<const PersistentVolume> volume(std::string_view name) const;
    [[nodiscard]] std::shared_ptr<const StorageClass> storageClass(std::string_view name) const;
    /// The class a claim without one is given: of those marked as default the newest, then the first by name
    /// (util/storageclass.go: GetDefaultClass). nullptr: none is marked.
    [[nodiscard]] std::shared_ptr<const StorageClass> defaultClass() const;
    /// The parts that decide for this claim, whichever node is asked for: the volumes that fit but for the node or are reserved
    /// for it, its class, and the capacities of that class. Explaining the claim for a node ends the same in it, at the cost of
    /// these alone. O(volumes). In the order of this one.
    [[nodiscard]] BindingWorld narrowedFor(const PersistentVolumeClaim &claim) const;
};

/// A claim that was bound once: it is never matched again, whatever becomes of its volume. The controller goes by an annotation,
/// not by the phase (pv_controller.go: syncClaim).
[[nodiscard]] bool wasBound(const PersistentVolumeClaim &claim);
/// The volume is the claim's own: both name each other and the controller has written the claim's uid into the volume, or makes
/// up for it (syncBoundClaim). What is only named or reserved is nobody's yet. Deleting the claim hands over its own volumes alone.
[[nodiscard]] bool isBoundTo(const PersistentVolume &volume, const PersistentVolumeClaim &claim);
/// Neither the field nor the annotation names a class: the default one may be filled in. An empty name is a name.
[[nodiscard]] bool namesNoClass(const PersistentVolumeClaim &claim);
[[nodiscard]] bool waitsForConsumer(const StorageClass *storageClass);
/// The node the scheduler chose for a waiting claim; empty: none yet.
[[nodiscard]] std::string_view selectedNodeOf(const PersistentVolumeClaim &claim);
/// Pods that use a claim and have not ended, by name.
[[nodiscard]] std::vector<std::shared_ptr<const Pod>> livePodsOf(const StoreSnapshot &objects, const ObjectKey &claim);

} // namespace portolan
