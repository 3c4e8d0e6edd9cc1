#pragma once

#include "models/decode/protobuf_meta.h"

/// Volumes of pods and persistent volumes. Where a pod's source and a persistent volume's differ only in that the latter has a
/// field more, both are read by the larger message.
namespace portolan::decode::messages {

inline constexpr auto keyToPath = fields(always(text(1, "key")), always(text(2, "path")));
inline constexpr auto secretReference = fields(text(1, "name"), text(2, "namespace"));
inline constexpr auto objectFieldSelector = fields(always(text(2, "fieldPath")));
inline constexpr auto resourceFieldSelector = fields(always(text(2, "resource")));
inline constexpr auto downwardFile = fields(
    always(text(1, "path")), message(2, "fieldRef", objectFieldSelector), message(3, "resourceFieldRef", resourceFieldSelector));
inline constexpr auto emptyDir = fields(text(1, "medium"), quantity(2, "sizeLimit"));
inline constexpr auto hostPath = fields(always(text(1, "path")), always(text(2, "type")));
inline constexpr auto local = fields(always(text(1, "path")), always(text(2, "fsType")));
inline constexpr auto configMapVolume = fields(
    inlined(1, secretReference), each(message(2, "items", keyToPath)), always(int32(3, "defaultMode")), always(flag(4, "optional")));
inline constexpr auto secretVolume = fields(
    text(1, "secretName"), each(message(2, "items", keyToPath)), always(int32(3, "defaultMode")), always(flag(4, "optional")));
inline constexpr auto downwardVolume = fields(each(message(1, "items", downwardFile)), always(int32(2, "defaultMode")));
inline constexpr auto claimVolume = fields(always(text(1, "claimName")), flag(2, "readOnly"));
inline constexpr auto csiVolume = fields(
    always(text(1, "driver")), always(flag(2, "readOnly")), always(text(3, "fsType")), texts(4, "volumeAttributes"),
    message(5, "nodePublishSecretRef", secretReference));
inline constexpr auto csiPersistent = fields(
    always(text(1, "driver")), always(text(2, "volumeHandle")), flag(3, "readOnly"), text(4, "fsType"), texts(5, "volumeAttributes"),
    message(6, "controllerPublishSecretRef", secretReference), message(7, "nodeStageSecretRef", secretReference),
    message(8, "nodePublishSecretRef", secretReference), message(9, "controllerExpandSecretRef", secretReference),
    message(10, "nodeExpandSecretRef", secretReference));
inline constexpr auto image = fields(text(1, "reference"), text(2, "pullPolicy"));
inline constexpr auto nfs = fields(always(text(1, "server")), always(text(2, "path")), flag(3, "readOnly"));
inline constexpr auto iscsi = fields(
    always(text(1, "targetPortal")), always(text(2, "iqn")), always(int32(3, "lun")), text(4, "iscsiInterface"), text(5, "fsType"), flag(6, "readOnly"),
    each(text(7, "portals")), flag(8, "chapAuthDiscovery"), message(10, "secretRef", secretReference), flag(11, "chapAuthSession"),
    always(text(12, "initiatorName")));
inline constexpr auto fc = fields(each(text(1, "targetWWNs")), always(int32(2, "lun")), text(3, "fsType"), flag(4, "readOnly"), each(text(5, "wwids")));
inline constexpr auto cephfs = fields(
    each(text(1, "monitors")), text(2, "path"), text(3, "user"), text(4, "secretFile"), message(5, "secretRef", secretReference), flag(6, "readOnly"));
inline constexpr auto rbd = fields(
    each(text(1, "monitors")), always(text(2, "image")), text(3, "fsType"), text(4, "pool"), text(5, "user"), text(6, "keyring"),
    message(7, "secretRef", secretReference), flag(8, "readOnly"));
inline constexpr auto glusterfs = fields(always(text(1, "endpoints")), always(text(2, "path")), flag(3, "readOnly"), always(text(4, "endpointsNamespace")));
inline constexpr auto awsDisk = fields(always(text(1, "volumeID")), text(2, "fsType"), int32(3, "partition"), flag(4, "readOnly"));
inline constexpr auto gceDisk = fields(always(text(1, "pdName")), text(2, "fsType"), int32(3, "partition"), flag(4, "readOnly"));
inline constexpr auto azureDisk = fields(
    always(text(1, "diskName")), always(text(2, "diskURI")), always(text(3, "cachingMode")), always(text(4, "fsType")), always(flag(5, "readOnly")),
    always(text(6, "kind")));
inline constexpr auto azureFile = fields(always(text(1, "secretName")), always(text(2, "shareName")), flag(3, "readOnly"), always(text(4, "secretNamespace")));
inline constexpr auto cinder = fields(always(text(1, "volumeID")), text(2, "fsType"), flag(3, "readOnly"), message(4, "secretRef", secretReference));
inline constexpr auto vsphere = fields(always(text(1, "volumePath")), text(2, "fsType"), text(3, "storagePolicyName"), text(4, "storagePolicyID"));
inline constexpr auto portworx = fields(always(text(1, "volumeID")), text(2, "fsType"), flag(3, "readOnly"));
inline constexpr auto photon = fields(always(text(1, "pdID")), text(2, "fsType"));
inline constexpr auto scaleIO = fields(
    always(text(1, "gateway")), always(text(2, "system")), message(3, "secretRef", secretReference), flag(4, "sslEnabled"), text(5, "protectionDomain"),
    text(6, "storagePool"), text(7, "storageMode"), text(8, "volumeName"), text(9, "fsType"), flag(10, "readOnly"));
inline constexpr auto storageOS = fields(
    text(1, "volumeName"), text(2, "volumeNamespace"), text(3, "fsType"), flag(4, "readOnly"), message(5, "secretRef", secretReference));
inline constexpr auto storageOSPersistent = fields(
    text(1, "volumeName"), text(2, "volumeNamespace"), text(3, "fsType"), flag(4, "readOnly"), message(5, "secretRef", objectReference));
inline constexpr auto quobyte = fields(
    always(text(1, "registry")), always(text(2, "volume")), flag(3, "readOnly"), text(4, "user"), text(5, "group"), text(6, "tenant"));
inline constexpr auto flexVolume = fields(
    always(text(1, "driver")), text(2, "fsType"), message(3, "secretRef", secretReference), flag(4, "readOnly"), texts(5, "options"));
inline constexpr auto flocker = fields(text(1, "datasetName"), text(2, "datasetUUID"));
inline constexpr auto gitRepo = fields(always(text(1, "repository")), text(2, "revision"), text(3, "directory"));
inline constexpr auto objectProjection = fields(inlined(1, secretReference), each(message(2, "items", keyToPath)), always(flag(4, "optional")));
inline constexpr auto downwardProjection = fields(each(message(1, "items", downwardFile)));
inline constexpr auto tokenProjection = fields(text(1, "audience"), always(int64(2, "expirationSeconds")), always(text(3, "path")));
inline constexpr auto trustProjection = fields(always(text(1, "name")), always(text(2, "signerName")), always(text(4, "path")), always(flag(5, "optional")));
inline constexpr auto certificateProjection = fields(
    text(1, "signerName"), text(2, "keyType"), always(int32(3, "maxExpirationSeconds")), text(4, "credentialBundlePath"), text(5, "keyPath"),
    text(6, "certificateChainPath"));
inline constexpr auto projection = fields(
    message(1, "secret", objectProjection), message(2, "downwardAPI", downwardProjection), message(3, "configMap", objectProjection),
    message(4, "serviceAccountToken", tokenProjection), message(5, "clusterTrustBundle", trustProjection), message(6, "podCertificate", certificateProjection));
inline constexpr auto projected = fields(each(message(1, "sources", projection, Field::Open)), always(int32(2, "defaultMode")));
inline constexpr auto resources = fields(quantities(2, "requests"));
inline constexpr auto claimSpecTemplate = fields(
    each(text(1, "accessModes")), message(2, "resources", resources), always(text(5, "storageClassName")), always(text(6, "volumeMode")));
inline constexpr auto claimTemplate = fields(message(2, "spec", claimSpecTemplate));
inline constexpr auto ephemeral = fields(message(1, "volumeClaimTemplate", claimTemplate));
inline constexpr auto volumeSource = fields(
    message(1, "hostPath", hostPath), message(2, "emptyDir", emptyDir), message(3, "gcePersistentDisk", gceDisk), message(4, "awsElasticBlockStore", awsDisk),
    message(5, "gitRepo", gitRepo), message(6, "secret", secretVolume), message(7, "nfs", nfs), message(8, "iscsi", iscsi), message(9, "glusterfs", glusterfs),
    message(10, "persistentVolumeClaim", claimVolume), message(11, "rbd", rbd), message(12, "flexVolume", flexVolume), message(13, "cinder", cinder),
    message(14, "cephfs", cephfs), message(15, "flocker", flocker), message(16, "downwardAPI", downwardVolume), message(17, "fc", fc),
    message(18, "azureFile", azureFile), message(19, "configMap", configMapVolume), message(20, "vsphereVolume", vsphere), message(21, "quobyte", quobyte),
    message(22, "azureDisk", azureDisk), message(23, "photonPersistentDisk", photon), message(24, "portworxVolume", portworx), message(25, "scaleIO", scaleIO),
    message(26, "projected", projected), message(27, "storageos", storageOS), message(28, "csi", csiVolume), message(29, "ephemeral", ephemeral),
    message(30, "image", image));
inline constexpr auto volume = fields(always(text(1, "name")), inlined(2, volumeSource, Field::Open));
inline constexpr auto nodeSelectorTerm = fields(each(message(1, "matchExpressions", labelRequirement)), each(message(2, "matchFields", labelRequirement)));
inline constexpr auto nodeSelector = fields(each(message(1, "nodeSelectorTerms", nodeSelectorTerm)));
inline constexpr auto nodeAffinity = fields(message(1, "required", nodeSelector));
inline constexpr auto persistentSource = fields(
    message(1, "gcePersistentDisk", gceDisk), message(2, "awsElasticBlockStore", awsDisk), message(3, "hostPath", hostPath), message(4, "glusterfs", glusterfs),
    message(5, "nfs", nfs), message(6, "rbd", rbd), message(7, "iscsi", iscsi), message(8, "cinder", cinder), message(9, "cephfs", cephfs),
    message(10, "fc", fc), message(11, "flocker", flocker), message(12, "flexVolume", flexVolume), message(13, "azureFile", azureFile),
    message(14, "vsphereVolume", vsphere), message(15, "quobyte", quobyte), message(16, "azureDisk", azureDisk), message(17, "photonPersistentDisk", photon),
    message(18, "portworxVolume", portworx), message(19, "scaleIO", scaleIO), message(20, "local", local), message(21, "storageos", storageOSPersistent),
    message(22, "csi", csiPersistent));
inline constexpr auto volumeSpec = fields(
    quantities(1, "capacity"), inlined(2, persistentSource, Field::Open), each(text(3, "accessModes")), message(4, "claimRef", objectReference),
    text(5, "persistentVolumeReclaimPolicy"), text(6, "storageClassName"), each(text(7, "mountOptions")), always(text(8, "volumeMode")),
    message(9, "nodeAffinity", nodeAffinity), always(text(10, "volumeAttributesClassName")));
inline constexpr auto volumeStatus = fields(text(1, "phase"), text(2, "message"), text(3, "reason"));
inline constexpr auto persistentVolume = fields(message(1, "metadata", objectMeta), message(2, "spec", volumeSpec), message(3, "status", volumeStatus));

} // namespace portolan::decode::messages
