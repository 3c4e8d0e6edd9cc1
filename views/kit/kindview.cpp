#include "views/kit/kindview.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

namespace portolan {

namespace {

using enum KindChart;

constexpr std::array<KindView, kindCount> rows{{
    {Kind::Pod, "pod", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln pods"), KindCharts(Storage) | Anatomy | TraceEnd | Logs},
    {Kind::PersistentVolumeClaim, "claim", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln claims"), Storage, QT_TRANSLATE_NOOP("SummaryText", "Claim")},
    {Kind::PersistentVolume, "persistentvolume", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln persistent volumes"), Storage, QT_TRANSLATE_NOOP("SummaryText", "Persistent volume")},
    {Kind::StorageClass, "storageclass", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln storage classes"), Storage, QT_TRANSLATE_NOOP("SummaryText", "Storage class")},
    {Kind::VolumeAttachment, "volumeattachment", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln volume attachments")},
    {Kind::CSIDriver, "csidriver", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln CSI drivers")},
    {Kind::CSINode, "csinode", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln CSI nodes")},
    {Kind::VolumeSnapshot, "volumesnapshot", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln volume snapshots")},
    {Kind::CSIStorageCapacity, "csicapacity", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln CSI capacities")},
    {Kind::VolumeSnapshotContent, "snapshotcontent", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln snapshot contents")},
    {Kind::VolumeSnapshotClass, "snapshotclass", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln snapshot classes")},
    {Kind::Node, "node", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln nodes"), KindCharts(Storage) | TraceEnd},
    {Kind::Namespace, "namespace", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln namespaces"), KindCharts(Storage) | Network},
    {Kind::Event, "event", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln events")},
    {Kind::ConfigMap, "configmap", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln ConfigMaps")},
    {Kind::Secret, "secret", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln Secrets")},
    {Kind::ServiceAccount, "serviceaccount", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln service accounts")},
    {Kind::Service, "service", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln Services"), KindCharts(TraceEnd) | Logs},
    {Kind::EndpointSlice, "endpointslice", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln endpoint slices"), TraceEnd, QT_TRANSLATE_NOOP("SummaryText", "Endpoint slice")},
    {Kind::Endpoints, "endpoints", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln Endpoints"), TraceEnd},
    {Kind::Ingress, "ingress", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln Ingresses"), TraceEnd},
    {Kind::IngressClass, "ingressclass", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln ingress classes")},
    {Kind::NetworkPolicy, "networkpolicy", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln network policies"), {}, QT_TRANSLATE_NOOP("SummaryText", "Network policy")},
    {Kind::Deployment, "deployment", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln Deployments"), KindCharts(Storage) | Logs},
    {Kind::ReplicaSet, "replicaset", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln ReplicaSets"), KindCharts(Storage) | Logs},
    {Kind::StatefulSet, "statefulset", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln StatefulSets"), KindCharts(Storage) | Logs},
    {Kind::DaemonSet, "daemonset", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln DaemonSets"), KindCharts(Storage) | Logs},
    {Kind::Job, "job", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln Jobs"), KindCharts(Storage) | Logs},
    {Kind::CronJob, "cronjob", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln CronJobs"), Storage},
    {Kind::Other, "object", QT_TRANSLATE_N_NOOP("SummaryText", "%Ln objects"), {}, QT_TRANSLATE_NOOP("SummaryText", "Object")},
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

QString kindsText(Kind kind, std::size_t count)
{
    return QCoreApplication::translate("SummaryText", kindView(kind).counted, nullptr, int(count));
}

QString kindIconName(Kind kind)
{
    return QString::fromLatin1(kindView(kind).icon);
}

} // namespace portolan
