#include "views/kit/kindview.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

namespace portolan {

namespace {

using enum KindChart;

constexpr std::array<KindView, kindCount> rows{{
    {Kind::Pod, "pod", KindCharts(Storage) | Anatomy | TraceEnd},
    {Kind::PersistentVolumeClaim, "claim", Storage, QT_TRANSLATE_NOOP("SummaryText", "Claim")},
    {Kind::PersistentVolume, "persistentvolume", Storage, QT_TRANSLATE_NOOP("SummaryText", "Persistent volume")},
    {Kind::StorageClass, "storageclass", Storage, QT_TRANSLATE_NOOP("SummaryText", "Storage class")},
    {Kind::VolumeAttachment, "volumeattachment"},
    {Kind::CSIDriver, "csidriver"},
    {Kind::CSINode, "csinode"},
    {Kind::VolumeSnapshot, "volumesnapshot"},
    {Kind::CSIStorageCapacity, "csicapacity"},
    {Kind::VolumeSnapshotContent, "snapshotcontent"},
    {Kind::VolumeSnapshotClass, "snapshotclass"},
    {Kind::Node, "node", KindCharts(Storage) | TraceEnd},
    {Kind::Namespace, "namespace", KindCharts(Storage) | Network},
    {Kind::Event, "event"},
    {Kind::ConfigMap, "configmap"},
    {Kind::Secret, "secret"},
    {Kind::ServiceAccount, "serviceaccount"},
    {Kind::Service, "service", TraceEnd},
    {Kind::EndpointSlice, "endpointslice", TraceEnd, QT_TRANSLATE_NOOP("SummaryText", "Endpoint slice")},
    {Kind::Endpoints, "endpoints", TraceEnd},
    {Kind::Ingress, "ingress", TraceEnd},
    {Kind::IngressClass, "ingressclass"},
    {Kind::NetworkPolicy, "networkpolicy", {}, QT_TRANSLATE_NOOP("SummaryText", "Network policy")},
    {Kind::Deployment, "deployment", Storage},
    {Kind::ReplicaSet, "replicaset", Storage},
    {Kind::StatefulSet, "statefulset", Storage},
    {Kind::DaemonSet, "daemonset", Storage},
    {Kind::Job, "job", Storage},
    {Kind::CronJob, "cronjob", Storage},
    {Kind::Other, "object", {}, QT_TRANSLATE_NOOP("SummaryText", "Object")},
}};

consteval bool isInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].kind != Kind(i) || !rows[i].icon)
            return false;
    return true;
}
static_assert(isInOrder(), "a row for each kind, in the kinds' order");

} // namespace

const KindView &kindView(Kind kind)
{
    return rows[std::min(static_cast<std::size_t>(kind), rows.size() - 1)];
}

QString kindWord(Kind kind)
{
    if (const char *word = kindView(kind).word)
        return QCoreApplication::translate("SummaryText", word);
    const std::string_view name = kindInfo(kind).name;
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

QString kindIconName(Kind kind)
{
    return QString::fromLatin1(kindView(kind).icon);
}

} // namespace portolan
