#include "models/objects/volume.h"
#include "models/tables/columnparts.h"

namespace portolan {

namespace {

using namespace columnparts;

/// Deleting objects that a finalizer still holds are "Terminating".
Cell phaseCell(const Object &object, std::string_view phase)
{
    if (object.meta.terminating())
        return text("Terminating", CellState::Pending);
    CellState state = CellState::None;
    if (phase == "Bound" || phase == "Available")
        state = CellState::Ok;
    else if (phase == "Pending")
        state = CellState::Warning;
    else if (phase == "Released")
        state = CellState::Warning;
    else if (phase == "Lost" || phase == "Failed")
        state = CellState::Error;
    return text(phase, state);
}

Cell orUnset(std::string_view value) { return orNone(value, "<unset>"); }

// PersistentVolumeClaim
Cell claimStatus(const PersistentVolumeClaim &c, const ColumnContext &) { return phaseCell(c, c.phase); }
Cell claimCapacity(const PersistentVolumeClaim &c, const ColumnContext &)
{
    if (c.volumeName.empty())
        return {};
    return c.capacity.empty() ? quantity("0") : quantity(c.capacity);
}
Cell claimModes(const PersistentVolumeClaim &c, const ColumnContext &)
{
    return text(c.volumeName.empty() ? std::string() : c.statusAccessModes.text());
}
Cell claimClass(const PersistentVolumeClaim &c, const ColumnContext &) { return text(c.effectiveClass()); }
Cell claimAttributes(const PersistentVolumeClaim &c, const ColumnContext &) { return orUnset(c.volumeAttributesClassName); }
Cell claimMode(const PersistentVolumeClaim &c, const ColumnContext &) { return orUnset(c.volumeMode); }

constexpr ColumnDef claimColumns[] = {
    nameColumn,
    {"Status", "string", "", 0, "phase represents the current phase of PersistentVolumeClaim.", on<PersistentVolumeClaim, claimStatus>},
    {"Volume", "string", "", 0, "volumeName is the binding reference to the PersistentVolume backing this claim.",
     textField<&PersistentVolumeClaim::volumeName>},
    {"Capacity", "string", "", 0, "capacity represents the actual resources of the underlying volume.",
     on<PersistentVolumeClaim, claimCapacity>, false, true},
    {"Access Modes", "string", "", 0, "accessModes contains the actual access modes the volume backing the PVC has.",
     on<PersistentVolumeClaim, claimModes>},
    {"StorageClass", "string", "", 0, "StorageClass of the pvc", on<PersistentVolumeClaim, claimClass>},
    since(ReleaseChange::VolumeAttributesClass,
          {"VolumeAttributesClass", "string", "", 0, "VolumeAttributesClass of the pvc", on<PersistentVolumeClaim, claimAttributes>}),
    ageColumn,
    {"VolumeMode", "string", "", 1, "volumeMode defines what type of volume is required by the claim.",
     on<PersistentVolumeClaim, claimMode>},
};

// PersistentVolume
Cell pvCapacity(const PersistentVolume &v, const ColumnContext &) { return quantity(v.capacity.empty() ? "0" : v.capacity.view()); }
Cell pvModes(const PersistentVolume &v, const ColumnContext &) { return text(v.accessModes.text()); }
Cell pvStatus(const PersistentVolume &v, const ColumnContext &) { return phaseCell(v, v.phase); }
Cell pvClaim(const PersistentVolume &v, const ColumnContext &)
{
    return text(v.hasClaimRef ? v.claimNamespace.str() + '/' + v.claimName : std::string());
}
Cell pvClass(const PersistentVolume &v, const ColumnContext &) { return text(v.effectiveClass()); }
Cell pvAttributes(const PersistentVolume &v, const ColumnContext &) { return orUnset(v.volumeAttributesClassName); }
Cell pvMode(const PersistentVolume &v, const ColumnContext &) { return orUnset(v.volumeMode); }

constexpr ColumnDef pvColumns[] = {
    nameColumn,
    {"Capacity", "string", "", 0, "capacity is the description of the persistent volume's resources and capacity.",
     on<PersistentVolume, pvCapacity>, false, true},
    {"Access Modes", "string", "", 0, "accessModes contains all ways the volume can be mounted.", on<PersistentVolume, pvModes>},
    {"Reclaim Policy", "string", "", 0, "persistentVolumeReclaimPolicy defines what happens to a persistent volume when released from its claim.",
     textField<&PersistentVolume::reclaimPolicy>},
    {"Status", "string", "", 0, "phase indicates if a volume is available, bound to a claim, or released by a claim.",
     on<PersistentVolume, pvStatus>},
    {"Claim", "string", "", 0, "claimRef is part of a bi-directional binding between PersistentVolume and PersistentVolumeClaim.",
     on<PersistentVolume, pvClaim>},
    {"StorageClass", "string", "", 0, "StorageClass of the pv", on<PersistentVolume, pvClass>},
    since(ReleaseChange::VolumeAttributesClass,
          {"VolumeAttributesClass", "string", "", 0, "VolumeAttributesClass of the pv", on<PersistentVolume, pvAttributes>}),
    {"Reason", "string", "", 0, "reason is a brief CamelCase string that describes any failure.", textField<&PersistentVolume::reason>},
    ageColumn,
    {"VolumeMode", "string", "", 1, "volumeMode defines if a volume is intended to be used with a formatted filesystem or to remain in raw block state.",
     on<PersistentVolume, pvMode>},
};

// StorageClass
Cell className(const StorageClass &s, const ColumnContext &) { return text(s.meta.name + (s.isDefault() ? " (default)" : "")); }
Cell classReclaim(const StorageClass &s, const ColumnContext &) { return text(s.reclaimPolicy.empty() ? "Delete" : s.reclaimPolicy.view()); }
Cell classBinding(const StorageClass &s, const ColumnContext &)
{
    return text(s.volumeBindingMode.empty() ? "Immediate" : s.volumeBindingMode.view());
}
Cell classExpansion(const StorageClass &s, const ColumnContext &) { return boolean(s.allowVolumeExpansion.value_or(false)); }

constexpr ColumnDef classColumns[] = {
    {"Name", "string", "name", 0, nameText, on<StorageClass, className>},
    {"Provisioner", "string", "", 0, "provisioner indicates the type of the provisioner.", textField<&StorageClass::provisioner>},
    {"ReclaimPolicy", "string", "", 0, "reclaimPolicy controls the reclaimPolicy for dynamically provisioned PersistentVolumes of this storage class.",
     on<StorageClass, classReclaim>},
    {"VolumeBindingMode", "string", "", 0, "volumeBindingMode indicates how PersistentVolumeClaims should be provisioned and bound.",
     on<StorageClass, classBinding>},
    {"AllowVolumeExpansion", "string", "", 0, "allowVolumeExpansion shows whether the storage class allow volume expand.",
     on<StorageClass, classExpansion>},
    ageColumn,
};

// VolumeAttachment
Cell attached(const VolumeAttachment &a, const ColumnContext &)
{
    Cell cell = boolean(a.attached);
    cell.state = a.attached ? CellState::Ok : a.attachError.empty() ? CellState::Pending : CellState::Error;
    return cell;
}

constexpr ColumnDef attachmentColumns[] = {
    nameColumn,
    {"Attacher", "string", "name", 0, "attacher indicates the name of the volume driver that MUST handle this request.",
     textField<&VolumeAttachment::attacher>},
    {"PV", "string", "", 0, "persistentVolumeName represents the name of the persistent volume to attach.",
     textField<&VolumeAttachment::persistentVolumeName>},
    {"Node", "string", "", 0, "nodeName represents the node that the volume should be attached to.", textField<&VolumeAttachment::nodeName>},
    {"Attached", "boolean", "", 0, "attached indicates the volume is successfully attached.", on<VolumeAttachment, attached>},
    ageColumn,
};

// CSIDriver, CSINode
Cell driverAttach(const CSIDriver &d, const ColumnContext &) { return boolean(d.attachRequired.value_or(true)); }
Cell driverPodInfo(const CSIDriver &d, const ColumnContext &) { return boolean(d.podInfoOnMount.value_or(false)); }
Cell driverCapacity(const CSIDriver &d, const ColumnContext &) { return boolean(d.storageCapacity.value_or(false)); }
Cell driverTokens(const CSIDriver &d, const ColumnContext &)
{
    return d.tokenAudiences ? text(joined(*d.tokenAudiences)) : orNone("", "<unset>");
}
Cell driverRepublish(const CSIDriver &d, const ColumnContext &) { return boolean(d.requiresRepublish.value_or(false)); }
Cell driverModes(const CSIDriver &d, const ColumnContext &)
{
    return orNone(joined(d.volumeLifecycleModes));
}
Cell nodeDrivers(const CSINode &n, const ColumnContext &) { return number(static_cast<std::int64_t>(n.drivers.size())); }

constexpr ColumnDef driverColumns[] = {
    nameColumn,
    {"AttachRequired", "boolean", "", 0, "attachRequired indicates this CSI volume driver requires an attach operation.",
     on<CSIDriver, driverAttach>},
    {"PodInfoOnMount", "boolean", "", 0, "podInfoOnMount indicates this CSI volume driver requires additional pod information.",
     on<CSIDriver, driverPodInfo>},
    since(ReleaseChange::DriverCapacityAndTokens,
          {"StorageCapacity", "boolean", "", 0, "storageCapacity indicates that the CSI volume driver wants pod scheduling to consider the storage capacity.",
           on<CSIDriver, driverCapacity>}),
    since(ReleaseChange::DriverCapacityAndTokens,
          {"TokenRequests", "string", "", 0, "tokenRequests indicates the CSI driver needs pods' service account tokens it is mounting volume for.",
           on<CSIDriver, driverTokens>}),
    since(ReleaseChange::DriverCapacityAndTokens,
          {"RequiresRepublish", "boolean", "", 0, "requiresRepublish indicates the CSI driver wants NodePublishVolume being periodically called.",
           on<CSIDriver, driverRepublish>}),
    {"Modes", "string", "", 0, "volumeLifecycleModes defines what kind of volumes this CSI volume driver supports.",
     on<CSIDriver, driverModes>},
    ageColumn,
};

constexpr ColumnDef csiNodeColumns[] = {
    nameColumn,
    {"Drivers", "integer", "", 0, "Drivers indicates the number of CSI drivers registered on the node", on<CSINode, nodeDrivers>, false, true},
    ageColumn,
};

// CSIStorageCapacity: printers.go has columns for it, but its registry asks for no printers (pkg/registry/storage/csistoragecapacity)
constexpr ColumnDef capacityColumns[] = {nameColumn, createdColumn};

// VolumeSnapshot: the printer columns of its CustomResourceDefinition
/// "true" once a volume can be made from it, "false" until then, nothing while the driver has not said.
template<class Snapshot>
Cell readyToUse(const Snapshot &s, const ColumnContext &)
{
    if (!s.readyToUse)
        return {};
    Cell cell = boolean(*s.readyToUse);
    cell.state = *s.readyToUse ? CellState::Ok : CellState::Pending;
    return cell;
}
Cell snapshotSize(const VolumeSnapshot &s, const ColumnContext &) { return quantity(s.restoreSize); }

constexpr ColumnDef snapshotColumns[] = {
    nameColumn,
    {"ReadyToUse", "boolean", "", 0, "Indicates if the snapshot is ready to be used to restore a volume.", on<VolumeSnapshot, readyToUse<VolumeSnapshot>>},
    {"SourcePVC", "string", "", 0, "If a new snapshot needs to be created, this contains the name of the source PVC.",
     textField<&VolumeSnapshot::claimName>},
    {"SourceSnapshotContent", "string", "", 0, "If a snapshot already exists, this contains the name of the existing VolumeSnapshotContent.",
     textField<&VolumeSnapshot::contentName>},
    {"RestoreSize", "string", "", 0, "Represents the minimum size of volume required to rehydrate from this snapshot.",
     on<VolumeSnapshot, snapshotSize>, false, true},
    {"SnapshotClass", "string", "", 0, "The name of the VolumeSnapshotClass requested by the VolumeSnapshot.",
     textField<&VolumeSnapshot::snapshotClassName>},
    {"SnapshotContent", "string", "", 0, "Name of the VolumeSnapshotContent object to which the VolumeSnapshot is bound.",
     textField<&VolumeSnapshot::boundContentName>},
    ageColumn,
};

// VolumeSnapshotContent, VolumeSnapshotClass: likewise
Cell contentSize(const VolumeSnapshotContent &c, const ColumnContext &) { return quantity(c.restoreSize); }

constexpr ColumnDef contentColumns[] = {
    nameColumn,
    {"ReadyToUse", "boolean", "", 0, "Indicates if the snapshot is ready to be used to restore a volume.", on<VolumeSnapshotContent, readyToUse<VolumeSnapshotContent>>},
    {"RestoreSize", "integer", "", 0, "Represents the complete size of the snapshot in bytes", on<VolumeSnapshotContent, contentSize>, false, true},
    {"DeletionPolicy", "string", "", 0, "Determines whether this VolumeSnapshotContent and its physical snapshot on the underlying storage "
     "system should be deleted when its bound VolumeSnapshot is deleted.", textField<&VolumeSnapshotContent::deletionPolicy>},
    {"Driver", "string", "", 0, "Name of the CSI driver used to create the physical snapshot on the underlying storage system.",
     textField<&VolumeSnapshotContent::driver>},
    {"VolumeSnapshotClass", "string", "", 0, "Name of the VolumeSnapshotClass to which this snapshot belongs.",
     textField<&VolumeSnapshotContent::snapshotClassName>},
    {"VolumeSnapshot", "string", "", 0, "Name of the VolumeSnapshot object to which this VolumeSnapshotContent object is bound.",
     textField<&VolumeSnapshotContent::snapshotName>},
    {"VolumeSnapshotNamespace", "string", "", 0, "Namespace of the VolumeSnapshot object to which this VolumeSnapshotContent object is bound.",
     textField<&VolumeSnapshotContent::snapshotNamespace>},
    ageColumn,
};

constexpr ColumnDef snapshotClassColumns[] = {
    nameColumn,
    {"Driver", "string", "", 0, "", textField<&VolumeSnapshotClass::driver>},
    {"DeletionPolicy", "string", "", 0, "Determines whether a VolumeSnapshotContent created through the VolumeSnapshotClass should be deleted "
     "when its bound VolumeSnapshot is deleted.", textField<&VolumeSnapshotClass::deletionPolicy>},
    ageColumn,
};

} // namespace

template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::PersistentVolumeClaim>() { return claimColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::PersistentVolume>() { return pvColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::StorageClass>() { return classColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::VolumeAttachment>() { return attachmentColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::CSIDriver>() { return driverColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::CSINode>() { return csiNodeColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::CSIStorageCapacity>() { return capacityColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::VolumeSnapshot>() { return snapshotColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::VolumeSnapshotContent>() { return contentColumns; }
template<> std::span<const ColumnDef> columnparts::columnsFor<Kind::VolumeSnapshotClass>() { return snapshotClassColumns; }

} // namespace portolan
