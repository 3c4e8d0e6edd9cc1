#include "models/decode/kinds.h"

namespace portolan::decode {

namespace {

void readTopologies(std::vector<StorageClass::TopologyTerm> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        StorageClass::TopologyTerm &term = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value list) {
            if (key != "matchLabelExpressions")
                return;
            reader.array(list, [&](Value expression) {
                auto &label = term.labels.emplace_back();
                reader.object(expression, [&](std::string_view k, Value v) {
                    if (k == "key")
                        reader.read(v, label.first);
                    else if (k == "values")
                        reader.read(v, label.second);
                });
            });
        });
    });
}

void readMessage(std::string &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "message")
            reader.read(v, out);
    });
}

void readAttachmentSpec(VolumeAttachment &attachment, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "attacher")
            reader.read(v, attachment.attacher);
        else if (key == "nodeName")
            reader.read(v, attachment.nodeName);
        else if (key == "source")
            reader.object(v, [&](std::string_view k, Value name) {
                if (k == "persistentVolumeName")
                    reader.read(name, attachment.persistentVolumeName);
            });
    });
}

void readNodeDriver(CSINode::Driver &driver, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.read(v, driver.name);
        else if (key == "nodeID")
            reader.read(v, driver.nodeID);
        else if (key == "topologyKeys")
            reader.read(v, driver.topologyKeys);
        else if (key == "allocatable")
            reader.object(v, [&](std::string_view k, Value count) {
                if (k == "count")
                    reader.read(count, driver.allocatableCount);
            });
    });
}

void readSnapshotSource(VolumeSnapshot &snapshot, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "persistentVolumeClaimName")
            reader.read(v, snapshot.claimName);
        else if (key == "volumeSnapshotContentName")
            reader.read(v, snapshot.contentName);
    });
}

void readContentSource(VolumeSnapshotContent &content, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "volumeHandle")
            reader.read(v, content.volumeHandle);
        else if (key == "snapshotHandle")
            reader.read(v, content.snapshotHandle);
    });
}

void readSnapshotRef(VolumeSnapshotContent &content, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "namespace")
            reader.read(v, content.snapshotNamespace);
        else if (key == "name")
            reader.read(v, content.snapshotName);
    });
}

} // namespace

void readMember(StorageClass &storageClass, std::string_view key, Value value, Reader &reader)
{
    if (key == "provisioner")
        reader.read(value, storageClass.provisioner);
    else if (key == "reclaimPolicy")
        reader.read(value, storageClass.reclaimPolicy);
    else if (key == "volumeBindingMode")
        reader.read(value, storageClass.volumeBindingMode);
    else if (key == "parameters")
        reader.read(value, storageClass.parameters);
    else if (key == "allowVolumeExpansion")
        reader.read(value, storageClass.allowVolumeExpansion);
    else if (key == "mountOptions")
        reader.read(value, storageClass.mountOptions);
    else if (key == "allowedTopologies")
        readTopologies(storageClass.allowedTopologies, value, reader);
}

void readMember(VolumeAttachment &attachment, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        readAttachmentSpec(attachment, value, reader);
    else if (key == "status")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "attached")
                reader.read(v, attachment.attached);
            else if (k == "attachError")
                readMessage(attachment.attachError, v, reader);
            else if (k == "detachError")
                readMessage(attachment.detachError, v, reader);
        });
}

namespace {

void readAudiences(CSIDriver &driver, Value value, Reader &reader)
{
    if (!reader.isArray(value))
        return;
    driver.tokenAudiences.emplace();
    reader.array(value, [&](Value request) {
        IStr &audience = driver.tokenAudiences->emplace_back();
        reader.object(request, [&](std::string_view key, Value v) {
            if (key == "audience")
                reader.read(v, audience);
        });
    });
}

} // namespace

void readMember(CSIDriver &driver, std::string_view key, Value value, Reader &reader)
{
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "attachRequired")
            reader.read(v, driver.attachRequired);
        else if (k == "podInfoOnMount")
            reader.read(v, driver.podInfoOnMount);
        else if (k == "storageCapacity")
            reader.read(v, driver.storageCapacity);
        else if (k == "requiresRepublish")
            reader.read(v, driver.requiresRepublish);
        else if (k == "tokenRequests")
            readAudiences(driver, v, reader);
        else if (k == "fsGroupPolicy")
            reader.read(v, driver.fsGroupPolicy);
        else if (k == "volumeLifecycleModes")
            reader.read(v, driver.volumeLifecycleModes);
    });
}

void readMember(CSINode &node, std::string_view key, Value value, Reader &reader)
{
    if (key != "spec")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "drivers")
            reader.array(v, [&](Value d) { readNodeDriver(node.drivers.emplace_back(), d, reader); });
    });
}

void readMember(VolumeSnapshot &snapshot, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "source")
                readSnapshotSource(snapshot, v, reader);
            else if (k == "volumeSnapshotClassName")
                reader.read(v, snapshot.snapshotClassName);
        });
    else if (key == "status")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "boundVolumeSnapshotContentName")
                reader.read(v, snapshot.boundContentName);
            else if (k == "readyToUse")
                reader.read(v, snapshot.readyToUse);
            else if (k == "restoreSize")
                reader.readScalar(v, snapshot.restoreSize);
        });
}

void readMember(CSIStorageCapacity &capacity, std::string_view key, Value value, Reader &reader)
{
    if (key == "storageClassName") {
        reader.read(value, capacity.storageClassName);
    } else if (key == "capacity") {
        reader.readScalar(value, capacity.capacity);
    } else if (key == "maximumVolumeSize") {
        reader.readScalar(value, capacity.maximumVolumeSize);
    } else if (key == "nodeTopology") {
        capacity.hasTopology = reader.isObject(value);
        readSelector(capacity.nodeTopology, value, reader);
    }
}

void readMember(VolumeSnapshotContent &content, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "driver")
                reader.read(v, content.driver);
            else if (k == "deletionPolicy")
                reader.read(v, content.deletionPolicy);
            else if (k == "volumeSnapshotClassName")
                reader.read(v, content.snapshotClassName);
            else if (k == "source")
                readContentSource(content, v, reader);
            else if (k == "volumeSnapshotRef")
                readSnapshotRef(content, v, reader);
        });
    else if (key == "status")
        reader.object(value, [&](std::string_view k, Value v) {
            if (k == "snapshotHandle")
                reader.read(v, content.snapshotHandle);
            else if (k == "readyToUse")
                reader.read(v, content.readyToUse);
            else if (k == "restoreSize")
                reader.readScalar(v, content.restoreSize);
        });
}

void readMember(VolumeSnapshotClass &snapshotClass, std::string_view key, Value value, Reader &reader)
{
    if (key == "driver")
        reader.read(value, snapshotClass.driver);
    else if (key == "deletionPolicy")
        reader.read(value, snapshotClass.deletionPolicy);
    else if (key == "parameters")
        reader.read(value, snapshotClass.parameters);
}

} // namespace portolan::decode
