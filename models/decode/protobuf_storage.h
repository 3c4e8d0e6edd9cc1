#pragma once

#include "models/decode/protobuf_volume.h"

/// Claims and the kinds of storage.k8s.io.
namespace portolan::decode::messages {

inline constexpr auto claimSource = fields(always(text(2, "kind")), always(text(3, "name")));
inline constexpr auto claimSpec = fields(
    each(text(1, "accessModes")), message(2, "resources", resources), text(3, "volumeName"), message(4, "selector", labelSelector),
    always(text(5, "storageClassName")), always(text(6, "volumeMode")), message(7, "dataSource", claimSource), message(8, "dataSourceRef", claimSource),
    always(text(9, "volumeAttributesClassName")));
inline constexpr auto modifyStatus = fields(text(1, "targetVolumeAttributesClassName"), always(text(2, "status")));
inline constexpr auto claimStatus = fields(
    text(1, "phase"), each(text(2, "accessModes")), quantities(3, "capacity"), each(message(4, "conditions", condition)), quantities(5, "allocatedResources"),
    always(text(6, "resizeStatus")), // its name and number in 1.23 to 1.27
    texts(7, "allocatedResourceStatuses"), always(text(8, "currentVolumeAttributesClassName")), message(9, "modifyVolumeStatus", modifyStatus));
inline constexpr auto claim = fields(message(1, "metadata", objectMeta), message(2, "spec", claimSpec), message(3, "status", claimStatus));
inline constexpr auto topologyRequirement = fields(always(text(1, "key")), each(text(2, "values")));
inline constexpr auto topologyTerm = fields(each(message(1, "matchLabelExpressions", topologyRequirement)));
inline constexpr auto storageClass = fields(
    message(1, "metadata", objectMeta), always(text(2, "provisioner")), texts(3, "parameters"), always(text(4, "reclaimPolicy")), each(text(5, "mountOptions")),
    always(flag(6, "allowVolumeExpansion")), always(text(7, "volumeBindingMode")), each(message(8, "allowedTopologies", topologyTerm)));
inline constexpr auto attachmentSource = fields(always(text(1, "persistentVolumeName")));
inline constexpr auto attachmentSpec = fields(always(text(1, "attacher")), message(2, "source", attachmentSource), always(text(3, "nodeName")));
inline constexpr auto volumeError = fields(text(2, "message"));
inline constexpr auto attachmentStatus = fields(always(flag(1, "attached")), message(3, "attachError", volumeError), message(4, "detachError", volumeError));
inline constexpr auto volumeAttachment = fields(message(1, "metadata", objectMeta), message(2, "spec", attachmentSpec), message(3, "status", attachmentStatus));
inline constexpr auto tokenRequest = fields(always(text(1, "audience")));
inline constexpr auto driverSpec = fields(
    always(flag(1, "attachRequired")), always(flag(2, "podInfoOnMount")), each(text(3, "volumeLifecycleModes")), always(flag(4, "storageCapacity")),
    always(text(5, "fsGroupPolicy")), each(message(6, "tokenRequests", tokenRequest)), always(flag(7, "requiresRepublish")));
inline constexpr auto csiDriver = fields(message(1, "metadata", objectMeta), message(2, "spec", driverSpec));
inline constexpr auto nodeResources = fields(always(int32(1, "count")));
inline constexpr auto nodeDriver = fields(
    always(text(1, "name")), always(text(2, "nodeID")), each(text(3, "topologyKeys")), message(4, "allocatable", nodeResources));
inline constexpr auto csiNodeSpec = fields(each(message(1, "drivers", nodeDriver)));
inline constexpr auto csiNode = fields(message(1, "metadata", objectMeta), message(2, "spec", csiNodeSpec));
inline constexpr auto storageCapacity = fields(
    message(1, "metadata", objectMeta), message(2, "nodeTopology", labelSelector), always(text(3, "storageClassName")), quantity(4, "capacity"),
    quantity(5, "maximumVolumeSize"));

} // namespace portolan::decode::messages
