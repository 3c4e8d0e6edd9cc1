#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

/// requests.storage of a resources object, or storage of a capacity map.
void readStorage(IStr &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "storage")
            reader.readScalar(v, out);
    });
}

void readRequest(IStr &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "requests")
            readStorage(out, v, reader);
    });
}

void readVolume(Volume &volume, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name") {
            reader.readVolumeName(v, volume.name);
            return;
        }
        if (key == "ephemeral" && reader.isObject(v)) {
            volume.source.type = SourceType::Ephemeral;
            volume.source.typeName = reader.intern(key);
            auto claim = std::make_shared<ClaimTemplate>();
            reader.object(v, [&](std::string_view k, Value body) {
                if (k == "volumeClaimTemplate")
                    readClaimTemplate(*claim, body, reader);
            });
            volume.ephemeral = std::move(claim);
            return;
        }
        if (!readSource(volume.source, key, v, reader) && !reader.isNull(v))
            reader.countOdd(v);
    });
}

void readClaimRef(PersistentVolume &volume, Value value, Reader &reader)
{
    if (!reader.isObject(value))
        return;
    volume.hasClaimRef = true;
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "namespace")
            reader.read(v, volume.claimNamespace);
        else if (key == "name")
            reader.read(v, volume.claimName);
        else if (key == "uid")
            reader.read(v, volume.claimUid);
    });
}

bool readVolumeRules(PersistentVolume &volume, std::string_view key, Value v, Reader &reader)
{
    if (key == "storageClassName")
        reader.read(v, volume.storageClassName);
    else if (key == "volumeMode")
        reader.read(v, volume.volumeMode);
    else if (key == "persistentVolumeReclaimPolicy")
        reader.read(v, volume.reclaimPolicy);
    else if (key == "volumeAttributesClassName")
        reader.read(v, volume.volumeAttributesClassName);
    else if (key == "mountOptions")
        reader.read(v, volume.mountOptions);
    else if (key == "accessModes")
        readAccessModes(volume.accessModes, v, reader);
    else
        return false;
    return true;
}

void readVolumeSpec(PersistentVolume &volume, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (readVolumeRules(volume, key, v, reader))
            return;
        if (key == "capacity")
            readStorage(volume.capacity, v, reader);
        else if (key == "claimRef")
            readClaimRef(volume, v, reader);
        else if (key == "nodeAffinity")
            reader.object(v, [&](std::string_view k, Value selector) {
                if (k == "required" && reader.isObject(selector))
                    readNodeSelector(volume.nodeAffinity, selector, reader);
            });
        else
            readSource(volume.source, key, v, reader);
    });
}

void readDataSource(PersistentVolumeClaim &claim, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "kind")
            reader.read(v, claim.dataSourceKind);
        else if (key == "name")
            reader.read(v, claim.dataSourceName);
    });
}

void readClaimSpec(PersistentVolumeClaim &claim, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "accessModes") {
            readAccessModes(claim.accessModes, v, reader);
        } else if (key == "resources") {
            readRequest(claim.request, v, reader);
        } else if (key == "storageClassName") {
            claim.hasStorageClassName = reader.text(v).has_value();
            reader.read(v, claim.storageClassName);
        } else if (key == "volumeName") {
            reader.read(v, claim.volumeName);
        } else if (key == "volumeMode") {
            reader.read(v, claim.volumeMode);
        } else if (key == "volumeAttributesClassName") {
            reader.read(v, claim.volumeAttributesClassName);
        } else if (key == "selector") {
            claim.hasSelector = reader.isObject(v);
            readSelector(claim.selector, v, reader);
        } else if (key == "dataSource" || (key == "dataSourceRef" && claim.dataSourceName.empty())) {
            readDataSource(claim, v, reader);
        }
    });
}

/// What the status tells of a growth or a change of attributes under way.
void readClaimChanges(PersistentVolumeClaim &claim, std::string_view key, Value v, Reader &reader)
{
    if (key == "allocatedResources")
        readStorage(claim.allocated, v, reader);
    else if (key == "allocatedResourceStatuses")
        readStorage(claim.resizeStatus, v, reader);
    else if (key == "resizeStatus" && claim.resizeStatus.empty()) // its name in 1.23 to 1.27
        reader.read(v, claim.resizeStatus);
    else if (key == "currentVolumeAttributesClassName")
        reader.read(v, claim.currentAttributesClass);
    else if (key == "modifyVolumeStatus")
        reader.object(v, [&](std::string_view k, Value field) {
            if (k == "targetVolumeAttributesClassName")
                reader.read(field, claim.targetAttributesClass);
            else if (k == "status")
                reader.read(field, claim.modifyStatus);
        });
}

void readClaimStatus(PersistentVolumeClaim &claim, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "phase")
            reader.read(v, claim.phase);
        else if (key == "capacity")
            readStorage(claim.capacity, v, reader);
        else if (key == "accessModes")
            readAccessModes(claim.statusAccessModes, v, reader);
        else if (key == "conditions")
            readConditions(claim.conditions, v, reader);
        else
            readClaimChanges(claim, key, v, reader);
    });
}

} // namespace

void readAccessModes(AccessModes &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        if (const auto text = reader.text(element))
            out.add(*text);
    });
}

void readVolumes(std::vector<Volume> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) { readVolume(out.emplace_back(), element, reader); });
}

void readClaimTemplate(ClaimTemplate &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view part, Value spec) {
        if (part != "spec")
            return;
        reader.object(spec, [&](std::string_view key, Value v) {
            if (key == "storageClassName") {
                out.hasStorageClass = reader.text(v).has_value();
                reader.read(v, out.storageClassName);
            } else if (key == "volumeMode") {
                reader.read(v, out.volumeMode);
            } else if (key == "resources") {
                readRequest(out.request, v, reader);
            } else if (key == "accessModes") {
                reader.read(v, out.accessModes);
            }
        });
    });
}

void readMember(PersistentVolumeClaim &claim, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        readClaimSpec(claim, value, reader);
    else if (key == "status")
        readClaimStatus(claim, value, reader);
}

void readMember(PersistentVolume &volume, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        readVolumeSpec(volume, value, reader);
    else if (key == "status")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "phase")
                reader.read(v, volume.phase);
            else if (k == "reason")
                reader.read(v, volume.reason);
            else if (k == "message")
                reader.read(v, volume.message);
        });
}

} // namespace portolan::decode
