#pragma once

#include <string>
#include <string_view>

#include "models/storage/bindingworld.h"

namespace portolan {

/// The provisioner that makes nothing: volumes of its classes are made by hand.
inline constexpr std::string_view noProvisioner = "kubernetes.io/no-provisioner";

/// "kubernetes.io/aws-ebs" and its like, also those nobody has a plugin for.
[[nodiscard]] bool isInTree(std::string_view provisioner);
/// An in-tree name a 1.20 controller has a provisioning plugin for; newer ones hand it to a CSI driver.
[[nodiscard]] bool hasInTreePlugin(std::string_view provisioner);

/// Why no volume can be made for a claim where a node is. The scheduler's questions, in its order
/// (scheduler_binder.go: checkVolumeProvisions, hasEnoughCapacity).
struct ProvisionCheck {
    enum class Problem : std::uint8_t { None, NoClass, MakesNone, Topology, Capacity };
    Problem problem = Problem::None;
    std::string wanted;  ///< Topology: the class's allowed labels. Capacity: what is asked
    std::string offered; ///< Capacity: the most any reachable segment has; empty: no segment is reachable
    [[nodiscard]] bool possible() const { return problem == Problem::None; }
};
[[nodiscard]] ProvisionCheck checkProvisioning(const BindingWorld &world, const PersistentVolumeClaim &claim, const StorageClass *storageClass,
                                               const Node &node);

/// Whether something removes the storage of a volume with policy Delete once its claim is gone: an in-tree plugin, or the
/// driver that made it. Otherwise the volume fails and its data stays.
[[nodiscard]] bool hasDeleter(const PersistentVolume &volume);
/// Recycle is known for hostPath and NFS only.
[[nodiscard]] bool hasRecycler(const PersistentVolume &volume);

} // namespace portolan
