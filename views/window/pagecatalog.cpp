#include "views/window/pagecatalog.h"

#include <algorithm>

#include <QCoreApplication>

#include "views/theme/theme.h"

namespace portolan {

namespace {

using Group = PageInfo::Group;

QString say(const char *text)
{
    return QCoreApplication::translate("Pages", text);
}

PageInfo special(const char *id, const char *title, const char *iconName, Group group, Kind kind = Kind::Other)
{
    return {QString::fromLatin1(id), say(title), QString::fromLatin1(iconName), group, kind, kind != Kind::Other, {}, {QString::fromLatin1(title), QString::fromLatin1(id)}};
}

PageInfo table(Kind kind, const char *title, Group group)
{
    const KindInfo &info = kindInfo(kind);
    const QString resource = QString::fromLatin1(info.resource.data(), qsizetype(info.resource.size()));
    QStringList words = QString::fromLatin1(info.shortNames.data(), qsizetype(info.shortNames.size())).split(QLatin1Char(','), Qt::SkipEmptyParts);
    words << QString::fromLatin1(title) << resource;
    return {resource, say(title), kindIconName(kind), group, kind, group != Group::More, {}, words};
}

std::vector<PageInfo> makeCatalog()
{
    return {
        special("overview", QT_TRANSLATE_NOOP("Pages", "Overview"), "overview", Group::Top),
        special("storage", QT_TRANSLATE_NOOP("Pages", "Storage"), "storagechart", Group::Charts),
        special("map", QT_TRANSLATE_NOOP("Pages", "Network map"), "networkmap", Group::Charts),
        special("path", QT_TRANSLATE_NOOP("Pages", "Path"), "path", Group::Charts),
        special("matrix", QT_TRANSLATE_NOOP("Pages", "Who reaches whom"), "networkpolicy", Group::Charts),
        special("anatomy", QT_TRANSLATE_NOOP("Pages", "Pod anatomy"), "pod", Group::Charts),
        special("tree", QT_TRANSLATE_NOOP("Pages", "Tree"), "tree", Group::Charts),
        table(Kind::Pod, QT_TRANSLATE_NOOP("Pages", "Pods"), Group::Workloads),
        special("containers", QT_TRANSLATE_NOOP("Pages", "Containers"), "container", Group::Workloads, Kind::Pod),
        table(Kind::Deployment, QT_TRANSLATE_NOOP("Pages", "Deployments"), Group::Workloads),
        table(Kind::ReplicaSet, QT_TRANSLATE_NOOP("Pages", "ReplicaSets"), Group::Workloads),
        table(Kind::StatefulSet, QT_TRANSLATE_NOOP("Pages", "StatefulSets"), Group::Workloads),
        table(Kind::DaemonSet, QT_TRANSLATE_NOOP("Pages", "DaemonSets"), Group::Workloads),
        table(Kind::Job, QT_TRANSLATE_NOOP("Pages", "Jobs"), Group::Workloads),
        special("volumes", QT_TRANSLATE_NOOP("Pages", "Volumes"), "volume", Group::Storage, Kind::Pod),
        table(Kind::PersistentVolumeClaim, QT_TRANSLATE_NOOP("Pages", "Claims"), Group::Storage),
        table(Kind::PersistentVolume, QT_TRANSLATE_NOOP("Pages", "Persistent volumes"), Group::Storage),
        table(Kind::StorageClass, QT_TRANSLATE_NOOP("Pages", "Classes"), Group::Storage),
        special("hygiene", QT_TRANSLATE_NOOP("Pages", "Hygiene"), "hygiene", Group::Storage),
        table(Kind::Service, QT_TRANSLATE_NOOP("Pages", "Services"), Group::Network),
        table(Kind::EndpointSlice, QT_TRANSLATE_NOOP("Pages", "Endpoint slices"), Group::Network),
        table(Kind::Ingress, QT_TRANSLATE_NOOP("Pages", "Ingresses"), Group::Network),
        table(Kind::NetworkPolicy, QT_TRANSLATE_NOOP("Pages", "Network policies"), Group::Network),
        table(Kind::Node, QT_TRANSLATE_NOOP("Pages", "Nodes"), Group::Cluster),
        table(Kind::Namespace, QT_TRANSLATE_NOOP("Pages", "Namespaces"), Group::Cluster),
        table(Kind::ConfigMap, QT_TRANSLATE_NOOP("Pages", "ConfigMaps"), Group::Cluster),
        table(Kind::Event, QT_TRANSLATE_NOOP("Pages", "Events"), Group::Cluster),
        special("pressure", QT_TRANSLATE_NOOP("Pages", "Pressure"), "warning", Group::Cluster),
        special("connection", QT_TRANSLATE_NOOP("Pages", "Connection"), "connection", Group::Cluster),
        table(Kind::CronJob, QT_TRANSLATE_NOOP("Pages", "CronJobs"), Group::More),
        table(Kind::Secret, QT_TRANSLATE_NOOP("Pages", "Secrets (names)"), Group::More),
        table(Kind::ServiceAccount, QT_TRANSLATE_NOOP("Pages", "Service accounts"), Group::More),
        table(Kind::Endpoints, QT_TRANSLATE_NOOP("Pages", "Endpoints"), Group::More),
        table(Kind::IngressClass, QT_TRANSLATE_NOOP("Pages", "Ingress classes"), Group::More),
        table(Kind::VolumeAttachment, QT_TRANSLATE_NOOP("Pages", "Volume attachments"), Group::More),
        table(Kind::VolumeSnapshot, QT_TRANSLATE_NOOP("Pages", "Volume snapshots"), Group::More),
        table(Kind::VolumeSnapshotContent, QT_TRANSLATE_NOOP("Pages", "Snapshot contents"), Group::More),
        table(Kind::VolumeSnapshotClass, QT_TRANSLATE_NOOP("Pages", "Snapshot classes"), Group::More),
        table(Kind::CSIDriver, QT_TRANSLATE_NOOP("Pages", "CSI drivers"), Group::More),
        table(Kind::CSINode, QT_TRANSLATE_NOOP("Pages", "CSI nodes"), Group::More),
        table(Kind::CSIStorageCapacity, QT_TRANSLATE_NOOP("Pages", "CSI capacities"), Group::More),
    };
}

} // namespace

const std::vector<PageInfo> &pageCatalog()
{
    static std::vector<PageInfo> catalog;
    static QString language; // one of its titles: a command line is read before there is a translation
    if (QString now = say("Overview"); now != language) {
        language = std::move(now);
        catalog = makeCatalog();
    }
    return catalog;
}

const PageInfo *pageInfo(const QString &id)
{
    const auto &all = pageCatalog();
    const auto found = std::find_if(all.begin(), all.end(), [&id](const PageInfo &page) { return page.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QString firstPage()
{
    return pageOfKind(Kind::Pod);
}

QString pageOfKind(Kind kind)
{
    const std::string_view resource = kindInfo(kind).resource;
    return QString::fromLatin1(resource.data(), qsizetype(resource.size()));
}

QString groupTitle(Group group)
{
    switch (group) {
    case Group::Top:
    case Group::Served:
        return {};
    case Group::Charts:
        return say(QT_TRANSLATE_NOOP("Pages", "CHARTS"));
    case Group::Workloads:
        return say(QT_TRANSLATE_NOOP("Pages", "WORKLOADS"));
    case Group::Storage:
        return say(QT_TRANSLATE_NOOP("Pages", "STORAGE"));
    case Group::Network:
        return say(QT_TRANSLATE_NOOP("Pages", "NETWORK"));
    case Group::Cluster:
        return say(QT_TRANSLATE_NOOP("Pages", "CLUSTER"));
    case Group::More:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Pages", "MORE KINDS"));
}

std::vector<Kind> countedKinds()
{
    std::vector<Kind> out;
    for (const PageInfo &page : pageCatalog())
        if (page.counted && std::find(out.begin(), out.end(), page.kind) == out.end())
            out.push_back(page.kind);
    return out;
}

} // namespace portolan
