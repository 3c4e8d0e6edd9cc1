#include "models/tables/tablehead.h"

#include <QCoreApplication>

namespace portolan {

namespace {

constexpr const char *heads[] = {
    QT_TRANSLATE_NOOP("TableHead", "Access Modes"), QT_TRANSLATE_NOOP("TableHead", "Active"), QT_TRANSLATE_NOOP("TableHead", "Address"),
    QT_TRANSLATE_NOOP("TableHead", "AddressType"), QT_TRANSLATE_NOOP("TableHead", "Age"),
    QT_TRANSLATE_NOOP("TableHead", "AllowVolumeExpansion"), QT_TRANSLATE_NOOP("TableHead", "AttachRequired"),
    QT_TRANSLATE_NOOP("TableHead", "Attached"), QT_TRANSLATE_NOOP("TableHead", "Attacher"), QT_TRANSLATE_NOOP("TableHead", "Available"),
    QT_TRANSLATE_NOOP("TableHead", "Capacity"), QT_TRANSLATE_NOOP("TableHead", "Claim"), QT_TRANSLATE_NOOP("TableHead", "Class"),
    QT_TRANSLATE_NOOP("TableHead", "Cluster-IP"), QT_TRANSLATE_NOOP("TableHead", "Completions"),
    QT_TRANSLATE_NOOP("TableHead", "Container"), QT_TRANSLATE_NOOP("TableHead", "Container-Runtime"),
    QT_TRANSLATE_NOOP("TableHead", "Containers"), QT_TRANSLATE_NOOP("TableHead", "Controller"), QT_TRANSLATE_NOOP("TableHead", "Count"),
    QT_TRANSLATE_NOOP("TableHead", "Created At"), QT_TRANSLATE_NOOP("TableHead", "Current"), QT_TRANSLATE_NOOP("TableHead", "Data"),
    QT_TRANSLATE_NOOP("TableHead", "DeletionPolicy"), QT_TRANSLATE_NOOP("TableHead", "Desired"), QT_TRANSLATE_NOOP("TableHead", "Driver"),
    QT_TRANSLATE_NOOP("TableHead", "Drivers"), QT_TRANSLATE_NOOP("TableHead", "Duration"), QT_TRANSLATE_NOOP("TableHead", "Endpoints"),
    QT_TRANSLATE_NOOP("TableHead", "External-IP"), QT_TRANSLATE_NOOP("TableHead", "First Seen"), QT_TRANSLATE_NOOP("TableHead", "Hosts"),
    QT_TRANSLATE_NOOP("TableHead", "IP"), QT_TRANSLATE_NOOP("TableHead", "Image"), QT_TRANSLATE_NOOP("TableHead", "Images"),
    QT_TRANSLATE_NOOP("TableHead", "Internal-IP"), QT_TRANSLATE_NOOP("TableHead", "Kernel-Version"),
    QT_TRANSLATE_NOOP("TableHead", "Last Schedule"), QT_TRANSLATE_NOOP("TableHead", "Last Seen"), QT_TRANSLATE_NOOP("TableHead", "Limits"),
    QT_TRANSLATE_NOOP("TableHead", "Message"), QT_TRANSLATE_NOOP("TableHead", "Modes"), QT_TRANSLATE_NOOP("TableHead", "Mounted By"),
    QT_TRANSLATE_NOOP("TableHead", "Name"), QT_TRANSLATE_NOOP("TableHead", "Namespace"), QT_TRANSLATE_NOOP("TableHead", "Node"),
    QT_TRANSLATE_NOOP("TableHead", "Node Selector"), QT_TRANSLATE_NOOP("TableHead", "Nominated Node"),
    QT_TRANSLATE_NOOP("TableHead", "OS-Image"), QT_TRANSLATE_NOOP("TableHead", "Object"), QT_TRANSLATE_NOOP("TableHead", "PV"),
    QT_TRANSLATE_NOOP("TableHead", "Parameters"), QT_TRANSLATE_NOOP("TableHead", "Pod"), QT_TRANSLATE_NOOP("TableHead", "Pod-Selector"),
    QT_TRANSLATE_NOOP("TableHead", "PodInfoOnMount"), QT_TRANSLATE_NOOP("TableHead", "Port(s)"), QT_TRANSLATE_NOOP("TableHead", "Ports"),
    QT_TRANSLATE_NOOP("TableHead", "Provisioner"), QT_TRANSLATE_NOOP("TableHead", "Readiness Gates"),
    QT_TRANSLATE_NOOP("TableHead", "Ready"), QT_TRANSLATE_NOOP("TableHead", "ReadyToUse"), QT_TRANSLATE_NOOP("TableHead", "Reason"),
    QT_TRANSLATE_NOOP("TableHead", "Reclaim Policy"), QT_TRANSLATE_NOOP("TableHead", "ReclaimPolicy"),
    QT_TRANSLATE_NOOP("TableHead", "Requests"), QT_TRANSLATE_NOOP("TableHead", "RequiresRepublish"),
    QT_TRANSLATE_NOOP("TableHead", "RestoreSize"), QT_TRANSLATE_NOOP("TableHead", "Restarts"), QT_TRANSLATE_NOOP("TableHead", "Role"),
    QT_TRANSLATE_NOOP("TableHead", "Roles"), QT_TRANSLATE_NOOP("TableHead", "Schedule"), QT_TRANSLATE_NOOP("TableHead", "Secrets"),
    QT_TRANSLATE_NOOP("TableHead", "Selector"), QT_TRANSLATE_NOOP("TableHead", "SnapshotClass"),
    QT_TRANSLATE_NOOP("TableHead", "SnapshotContent"), QT_TRANSLATE_NOOP("TableHead", "Source"),
    QT_TRANSLATE_NOOP("TableHead", "SourcePVC"), QT_TRANSLATE_NOOP("TableHead", "SourceSnapshotContent"),
    QT_TRANSLATE_NOOP("TableHead", "Started"), QT_TRANSLATE_NOOP("TableHead", "State"), QT_TRANSLATE_NOOP("TableHead", "Status"),
    QT_TRANSLATE_NOOP("TableHead", "StorageCapacity"), QT_TRANSLATE_NOOP("TableHead", "StorageClass"),
    QT_TRANSLATE_NOOP("TableHead", "Subobject"), QT_TRANSLATE_NOOP("TableHead", "Suspend"), QT_TRANSLATE_NOOP("TableHead", "Timezone"),
    QT_TRANSLATE_NOOP("TableHead", "TokenRequests"), QT_TRANSLATE_NOOP("TableHead", "Type"), QT_TRANSLATE_NOOP("TableHead", "Up-to-date"),
    QT_TRANSLATE_NOOP("TableHead", "Version"), QT_TRANSLATE_NOOP("TableHead", "Volume"),
    QT_TRANSLATE_NOOP("TableHead", "VolumeAttributesClass"), QT_TRANSLATE_NOOP("TableHead", "VolumeBindingMode"),
    QT_TRANSLATE_NOOP("TableHead", "CPU"), QT_TRANSLATE_NOOP("TableHead", "CPU Limits"), QT_TRANSLATE_NOOP("TableHead", "CPU Requests"),
    QT_TRANSLATE_NOOP("TableHead", "Memory"), QT_TRANSLATE_NOOP("TableHead", "Memory Limits"), QT_TRANSLATE_NOOP("TableHead", "Memory Requests"),
    QT_TRANSLATE_NOOP("TableHead", "Used"), QT_TRANSLATE_NOOP("TableHead", "VolumeMode"), QT_TRANSLATE_NOOP("TableHead", "VolumeSnapshot"),
    QT_TRANSLATE_NOOP("TableHead", "VolumeSnapshotClass"), QT_TRANSLATE_NOOP("TableHead", "VolumeSnapshotNamespace"),
};

QString translated(std::string_view text)
{
    return QCoreApplication::translate("TableHead", std::string(text).c_str());
}

} // namespace

QString tableHead(std::string_view name)
{
    return translated(name);
}

QString tableHeadTip(std::string_view description)
{
    return translated(description);
}

std::span<const char *const> tableHeads()
{
    return heads;
}

} // namespace portolan
