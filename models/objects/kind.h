#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace portolan {

/// The kinds Portolan knows by heart. Everything else a server serves is Other and is shown by the server's own Table.
enum class Kind : std::uint8_t {
    Pod, PersistentVolumeClaim, PersistentVolume, StorageClass, VolumeAttachment, CSIDriver, CSINode, VolumeSnapshot, CSIStorageCapacity,
    VolumeSnapshotContent, VolumeSnapshotClass,
    Node, Namespace, Event, ConfigMap, Secret, ServiceAccount,
    Service, EndpointSlice, Endpoints, Ingress, IngressClass, NetworkPolicy,
    Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob,
    Other,
};
inline constexpr std::size_t kindCount = static_cast<std::size_t>(Kind::Other) + 1;

/// What the API calls a kind, with the group versions Portolan can decode, most wanted first.
struct KindInfo {
    Kind kind;
    std::string_view name;     ///< "PersistentVolumeClaim"
    std::string_view resource; ///< "persistentvolumeclaims"
    std::string_view singular; ///< "persistentvolumeclaim"
    std::string_view group;    ///< "" for core
    std::string_view versions; ///< "v1" or "v1,v1beta1"
    bool namespaced;
    std::string_view shortNames; ///< "pvc" or "ev,event"
};

[[nodiscard]] std::span<const KindInfo> knownKinds();
/// Never fails: Other answers with empty names.
[[nodiscard]] const KindInfo &kindInfo(Kind kind);
/// By "Pod" and its group ("" for core, "apps", ...). The version does not matter. Other when unknown.
[[nodiscard]] Kind kindByName(std::string_view kindName, std::string_view group);
/// As a person types it to kubectl: kind, resource, singular or short name, any case ("po", "pods", "PVC"),
/// optionally with group ("deployments.apps"). Other when unknown.
[[nodiscard]] Kind kindByAlias(std::string_view typed);
/// "apps/v1" -> {"apps", "v1"}; "v1" -> {"", "v1"}.
[[nodiscard]] std::pair<std::string_view, std::string_view> splitApiVersion(std::string_view apiVersion);
/// "apps/v1" from group and version; "v1" for the core group.
[[nodiscard]] std::string apiVersionText(std::string_view group, std::string_view version);

} // namespace portolan
