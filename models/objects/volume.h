#pragma once

#include <optional>

#include "models/core/quantity.h"
#include "models/objects/meta.h"

namespace portolan {

/// One entry of status.conditions, of any kind.
struct Condition {
    IStr type;
    IStr status; ///< "True", "False", "Unknown"
    IStr reason;
    std::string message;
    Timestamp lastTransitionTime;
    Timestamp lastHeartbeatTime; ///< nodes only
};

/// What a pod volume or a persistent volume is made of, by the API's own field names.
enum class SourceType : std::uint8_t {
    None, // a volume without a source the decoder knows: `typeName` tells its field
    EmptyDir, HostPath, Local, ConfigMap, Secret, Projected, DownwardAPI, PersistentVolumeClaim, Ephemeral, CSI, Image,
    NFS, ISCSI, FC, CephFS, RBD, Glusterfs,
    AWSElasticBlockStore, GCEPersistentDisk, AzureDisk, AzureFile, Cinder, VsphereVolume, PortworxVolume, PhotonPersistentDisk,
    ScaleIO, StorageOS, Quobyte, FlexVolume, Flocker, GitRepo,
};
/// "hostPath", "persistentVolumeClaim", ...: the field under spec.
[[nodiscard]] std::string_view sourceTypeField(SourceType type);
/// None when the field is not one of them.
[[nodiscard]] SourceType sourceTypeByField(std::string_view field);

/// One source inside a projected volume.
struct ProjectedSource {
    enum class Type : std::uint8_t { ConfigMap, Secret, DownwardAPI, ServiceAccountToken, ClusterTrustBundle, PodCertificate, Other };
    Type type = Type::ConfigMap;
    IStr name; ///< of the ConfigMap, Secret or bundle; a bundle without one, and a certificate: their signer's
    IStr path; ///< the token's, the bundle's, or the file with a certificate's key and chain
    IStr audience;
    std::int64_t expirationSeconds = 0; ///< the token's; a certificate's at most; 0: not given
    bool optional = false;
    std::vector<std::pair<IStr, IStr>> items; ///< key (or field path) to path
    IStr typeName = {}; ///< the field as written ("configMap"), also of a source newer than this list
    IStr keyPath = {}, chainPath = {}; ///< a certificate's, where they are files of their own
    IStr keyType = {};  ///< a certificate's: "ED25519", "RSA3072", ...
};

/// A volume's source: the fields that identify it, in the API's names and order, plus what is reasoned with.
struct VolumeSource {
    SourceType type = SourceType::None;
    IStr typeName; ///< the field as written, also when the type is not known
    /// Identifying fields of every type, as (field, value): hostPath {path,type}; nfs {server,path,readOnly}; csi {driver,
    /// volumeHandle,fsType,...}; emptyDir {medium,sizeLimit}; configMap {name,defaultMode,optional}; and so on.
    /// defaultMode is given in octal ("0644").
    StringPairs fields;
    std::vector<std::pair<IStr, IStr>> items; ///< configMap, secret, downwardAPI: key (field path) to path
    std::vector<ProjectedSource> projected;
    IStr secretRef; ///< "name" or "namespace/name" of the first secret the driver needs
    std::vector<std::pair<IStr, IStr>> secretRefs; ///< all of them, by the field that names them

    [[nodiscard]] std::string_view field(std::string_view name) const
    {
        const IStr *value = findPair(fields, name);
        return value ? value->view() : std::string_view();
    }
    [[nodiscard]] bool readOnly() const { return field("readOnly") == "true"; }
};

/// The claim template of an ephemeral volume.
struct ClaimTemplate {
    IStr storageClassName;
    bool hasStorageClass = false;
    IStr volumeMode;
    IStr request; ///< quantity text of requests.storage
    std::vector<IStr> accessModes;
};

/// A volume of a pod.
struct Volume {
    IStr name;
    VolumeSource source;
    std::shared_ptr<const ClaimTemplate> ephemeral; ///< set for SourceType::Ephemeral

    /// The claim this volume uses: claimName, or "<pod>-<volume>" for ephemeral ones; empty for other types.
    [[nodiscard]] std::string claimName(std::string_view podName) const;
};

/// Node selector terms: ORed; in a term everything is ANDed.
struct NodeSelectorTerm {
    std::vector<LabelSelector::Requirement> expressions;
    std::vector<LabelSelector::Requirement> fields; ///< metadata.name
};
struct NodeSelector {
    bool present = false;
    std::vector<NodeSelectorTerm> terms;
};

/// Access modes as a set; in the API's order RWO, ROX, RWX, RWOP.
class AccessModes
{
public:
    enum Mode : std::uint8_t { ReadWriteOnce = 1, ReadOnlyMany = 2, ReadWriteMany = 4, ReadWriteOncePod = 8 };
    void add(std::string_view text);
    [[nodiscard]] bool has(Mode mode) const { return m_bits & mode; }
    [[nodiscard]] bool empty() const { return m_bits == 0 && !m_unknown; }
    [[nodiscard]] std::uint8_t bits() const { return m_bits; }
    [[nodiscard]] int count() const;
    /// Every mode of `wanted` is here.
    [[nodiscard]] bool containsAll(const AccessModes &wanted) const
    {
        return (m_bits & wanted.m_bits) == wanted.m_bits && !wanted.m_unknown;
    }
    /// "RWO,RWX", as kubectl prints them; empty when there are none.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const AccessModes &, const AccessModes &) = default;

private:
    std::uint8_t m_bits = 0;
    bool m_unknown = false; ///< a mode newer than this list
};

struct PersistentVolumeClaim : Object {
    static constexpr Kind staticKind = Kind::PersistentVolumeClaim;
    AccessModes accessModes;
    AccessModes statusAccessModes;
    IStr request;  ///< spec.resources.requests.storage, as written
    IStr capacity; ///< status.capacity.storage
    IStr storageClassName;
    bool hasStorageClassName = false; ///< an empty name differs from an absent one
    IStr volumeName;
    IStr volumeMode; ///< empty means Filesystem
    IStr volumeAttributesClassName;
    LabelSelector selector;
    bool hasSelector = false;
    IStr dataSourceKind, dataSourceName;
    IStr phase;
    std::vector<Condition> conditions;
    IStr allocated;    ///< status.allocatedResources.storage: what a growth under way was granted; empty: none is told
    IStr resizeStatus; ///< status.allocatedResourceStatuses.storage: "NodeResizePending", ...; empty: no growth is under way
    IStr currentAttributesClass; ///< status.currentVolumeAttributesClassName: what the volume has now
    IStr targetAttributesClass;  ///< status.modifyVolumeStatus: what it is being changed to; empty: no change is told
    IStr modifyStatus;           ///< "Pending", "InProgress", "Infeasible"

    /// volume.beta.kubernetes.io/storage-class wins over the field, even when empty.
    [[nodiscard]] std::string_view effectiveClass() const;
};

struct PersistentVolume : Object {
    static constexpr Kind staticKind = Kind::PersistentVolume;
    IStr capacity;
    AccessModes accessModes;
    IStr storageClassName;
    IStr volumeMode;
    IStr reclaimPolicy;
    IStr volumeAttributesClassName;
    bool hasClaimRef = false;
    IStr claimNamespace;
    std::string claimName;
    Uid claimUid;
    NodeSelector nodeAffinity;
    std::vector<IStr> mountOptions;
    VolumeSource source;
    IStr phase;
    IStr reason;
    std::string message;

    [[nodiscard]] std::string_view effectiveClass() const;
};

struct StorageClass : Object {
    static constexpr Kind staticKind = Kind::StorageClass;
    IStr provisioner;
    IStr reclaimPolicy;
    IStr volumeBindingMode;
    StringPairs parameters;
    std::optional<bool> allowVolumeExpansion;
    std::vector<IStr> mountOptions;
    struct TopologyTerm {
        std::vector<std::pair<IStr, std::vector<IStr>>> labels;
    };
    std::vector<TopologyTerm> allowedTopologies;
    [[nodiscard]] bool isDefault() const;
};

struct VolumeAttachment : Object {
    static constexpr Kind staticKind = Kind::VolumeAttachment;
    IStr attacher;
    IStr nodeName;
    std::string persistentVolumeName;
    bool attached = false;
    std::string attachError;
    std::string detachError;
};

struct CSIDriver : Object {
    static constexpr Kind staticKind = Kind::CSIDriver;
    std::optional<bool> attachRequired;
    std::optional<bool> podInfoOnMount;
    std::optional<bool> storageCapacity;
    std::optional<bool> requiresRepublish;
    std::optional<std::vector<IStr>> tokenAudiences; ///< of tokenRequests, when there is such a list
    IStr fsGroupPolicy;
    std::vector<IStr> volumeLifecycleModes;
};

struct CSINode : Object {
    static constexpr Kind staticKind = Kind::CSINode;
    struct Driver {
        IStr name;
        IStr nodeID;
        std::vector<IStr> topologyKeys;
        std::int32_t allocatableCount = -1; ///< -1: not limited
    };
    std::vector<Driver> drivers;
};

/// How much a driver can still provision for a class where a topology is; written by the driver's provisioner.
struct CSIStorageCapacity : Object {
    static constexpr Kind staticKind = Kind::CSIStorageCapacity;
    IStr storageClassName;
    IStr capacity;          ///< empty: not told
    IStr maximumVolumeSize; ///< the largest single volume; empty: not told
    bool hasTopology = false; ///< without one no node reaches it
    LabelSelector nodeTopology;
};

struct VolumeSnapshot : Object {
    static constexpr Kind staticKind = Kind::VolumeSnapshot;
    std::string claimName;
    std::string contentName; ///< the source's
    IStr snapshotClassName;
    std::string boundContentName;
    std::optional<bool> readyToUse;
    IStr restoreSize;
};

struct VolumeSnapshotContent : Object {
    static constexpr Kind staticKind = Kind::VolumeSnapshotContent;
    IStr driver;
    IStr deletionPolicy;
    IStr snapshotClassName;
    IStr snapshotNamespace;
    std::string snapshotName;   ///< spec.volumeSnapshotRef
    std::string volumeHandle;   ///< the source's: what was copied
    std::string snapshotHandle; ///< the copy, as the driver calls it
    std::optional<bool> readyToUse;
    IStr restoreSize; ///< bytes
};

struct VolumeSnapshotClass : Object {
    static constexpr Kind staticKind = Kind::VolumeSnapshotClass;
    IStr driver;
    IStr deletionPolicy;
    StringPairs parameters;
    /// snapshot.storage.kubernetes.io/is-default-class
    [[nodiscard]] bool isDefault() const;
};

} // namespace portolan
