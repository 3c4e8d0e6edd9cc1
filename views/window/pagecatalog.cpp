#include "views/window/pagecatalog.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/session/servertable.h"
#include "views/connection/meterpage.h"
#include "views/kit/kindview.h"
#include "views/network/mappage.h"
#include "views/network/matrixpage.h"
#include "views/network/pathpage.h"
#include "views/overview/overviewpage.h"
#include "views/pods/anatomypage.h"
#include "views/pods/logpage.h"
#include "views/storage/hygienepage.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/tables/treepage.h"
#include "views/usage/pressurepage.h"

namespace portolan {

namespace {

using Group = PageInfo::Group;

QString say(const char *text)
{
    return QCoreApplication::translate("Pages", text);
}

template<class P>
Page *make(const PageContext &context, const PageInfo &, QWidget *parent)
{
    return new P(context, parent);
}

Page *makeTable(const PageContext &context, const PageInfo &info, QWidget *parent)
{
    return new TablePage(context, new KindOrigin(context.session, {info.kind, info.shape}), {info.title, info.iconName}, parent);
}

PageInfo entry(const char *id, const char *title, const char *iconName, Group group)
{
    PageInfo page{QString::fromLatin1(id), say(title), QString::fromLatin1(iconName), group};
    page.words = {QString::fromLatin1(title), page.id};
    return page;
}

/// A page of a class of its own.
template<class P>
PageInfo page(const char *id, const char *title, const char *iconName, Group group)
{
    PageInfo page = entry(id, title, iconName, group);
    page.make = make<P>;
    return page;
}

/// A table of the parts of every pod.
PageInfo parts(RowShape shape, const char *id, const char *title, const char *iconName, Group group)
{
    PageInfo page = entry(id, title, iconName, group);
    page.kind = Kind::Pod;
    page.counted = true;
    page.shape = shape;
    page.make = makeTable;
    return page;
}

/// A table of a kind's objects.
PageInfo table(Kind kind, const char *title, Group group)
{
    const KindInfo &info = kindInfo(kind);
    PageInfo page{pageOfKind(kind), say(title), kindIconName(kind), group, kind, group != Group::More};
    page.make = makeTable;
    page.words = QString::fromLatin1(info.shortNames.data(), qsizetype(info.shortNames.size())).split(QLatin1Char(','), Qt::SkipEmptyParts);
    page.words << QString::fromLatin1(title) << page.id;
    return page;
}

std::vector<PageInfo> makeCatalog()
{
    return {
        page<OverviewPage>("overview", QT_TRANSLATE_NOOP("Pages", "Overview"), "overview", Group::Top),
        page<StoragePage>("storage", QT_TRANSLATE_NOOP("Pages", "Storage"), "storagechart", Group::Charts),
        page<MapPage>("map", QT_TRANSLATE_NOOP("Pages", "Network map"), "networkmap", Group::Charts),
        page<PathPage>("path", QT_TRANSLATE_NOOP("Pages", "Path"), "path", Group::Charts),
        page<MatrixPage>("matrix", QT_TRANSLATE_NOOP("Pages", "Who reaches whom"), "networkpolicy", Group::Charts),
        page<AnatomyPage>("anatomy", QT_TRANSLATE_NOOP("Pages", "Pod anatomy"), "pod", Group::Charts),
        page<TreePage>("tree", QT_TRANSLATE_NOOP("Pages", "Tree"), "tree", Group::Charts),
        table(Kind::Pod, QT_TRANSLATE_NOOP("Pages", "Pods"), Group::Workloads),
        page<LogPage>("logs", QT_TRANSLATE_NOOP("Pages", "Logs"), "logs", Group::Workloads),
        parts(RowShape::Containers, "containers", QT_TRANSLATE_NOOP("Pages", "Containers"), "container", Group::Workloads),
        table(Kind::Deployment, QT_TRANSLATE_NOOP("Pages", "Deployments"), Group::Workloads),
        table(Kind::ReplicaSet, QT_TRANSLATE_NOOP("Pages", "ReplicaSets"), Group::Workloads),
        table(Kind::StatefulSet, QT_TRANSLATE_NOOP("Pages", "StatefulSets"), Group::Workloads),
        table(Kind::DaemonSet, QT_TRANSLATE_NOOP("Pages", "DaemonSets"), Group::Workloads),
        table(Kind::Job, QT_TRANSLATE_NOOP("Pages", "Jobs"), Group::Workloads),
        parts(RowShape::Volumes, "volumes", QT_TRANSLATE_NOOP("Pages", "Volumes"), "volume", Group::Storage),
        table(Kind::PersistentVolumeClaim, QT_TRANSLATE_NOOP("Pages", "Claims"), Group::Storage),
        table(Kind::PersistentVolume, QT_TRANSLATE_NOOP("Pages", "Persistent volumes"), Group::Storage),
        table(Kind::StorageClass, QT_TRANSLATE_NOOP("Pages", "Classes"), Group::Storage),
        page<HygienePage>("hygiene", QT_TRANSLATE_NOOP("Pages", "Hygiene"), "hygiene", Group::Storage),
        table(Kind::Service, QT_TRANSLATE_NOOP("Pages", "Services"), Group::Network),
        table(Kind::EndpointSlice, QT_TRANSLATE_NOOP("Pages", "Endpoint slices"), Group::Network),
        table(Kind::Ingress, QT_TRANSLATE_NOOP("Pages", "Ingresses"), Group::Network),
        table(Kind::NetworkPolicy, QT_TRANSLATE_NOOP("Pages", "Network policies"), Group::Network),
        table(Kind::Node, QT_TRANSLATE_NOOP("Pages", "Nodes"), Group::Cluster),
        table(Kind::Namespace, QT_TRANSLATE_NOOP("Pages", "Namespaces"), Group::Cluster),
        table(Kind::ConfigMap, QT_TRANSLATE_NOOP("Pages", "ConfigMaps"), Group::Cluster),
        table(Kind::Event, QT_TRANSLATE_NOOP("Pages", "Events"), Group::Cluster),
        page<PressurePage>("pressure", QT_TRANSLATE_NOOP("Pages", "Pressure"), "warning", Group::Cluster),
        page<MeterPage>("connection", QT_TRANSLATE_NOOP("Pages", "Connection"), "connection", Group::Cluster),
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

Page *makePage(const QString &id, const PageContext &context, QWidget *parent)
{
    if (const PageInfo *info = pageInfo(id))
        return info->make(context, *info, parent);
    const ServerTable *table = context.session.table(id.toStdString());
    if (!table)
        return nullptr;
    const PageInfo info = servedPage(table->resource());
    return info.make(context, info, parent);
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
