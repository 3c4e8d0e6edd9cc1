#pragma once

#include <string>
#include <string_view>

#include "models/storage/bindingworld.h"

namespace portolan {

/// The provisioner that makes nothing: volumes of its classes are made by hand.
inline constexpr std::string_view noProvisioner = "kubernetes.io/no-provisioner";

/// Who makes the volumes of a class (pv_controller.go: findProvisionablePlugin).
struct ProvisionerRoute {
    enum class Way : std::uint8_t {
        Driver,     ///< the program `name` of the cluster, which the controller waits for
        Controller, ///< the controller itself, by a plugin of an older Kubernetes
        Nobody,     ///< the controller knows no such plugin
    };
    Way way = Way::Driver;
    std::string name; ///< of the driver: for "kubernetes.io/aws-ebs" on a newer server the CSI driver in its place
};
[[nodiscard]] ProvisionerRoute routeOf(const BindingWorld &world, std::string_view provisioner);

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

/// Whether something removes the storage of a volume with policy Delete once its claim is gone: a plugin of the controller, the
/// driver that made it, or on newer servers (1.23) the driver it names. Otherwise the volume fails and its data stays.
[[nodiscard]] bool hasDeleter(const PersistentVolume &volume, const BindingWorld &world);
/// Recycle is known for hostPath and NFS only.
[[nodiscard]] bool hasRecycler(const PersistentVolume &volume);

} // namespace portolan
