#include "models/objects/coverage.h"

#include <algorithm>

#include <QCoreApplication>

namespace portolan {

namespace {

struct CoverageWords {
    Q_DECLARE_TR_FUNCTIONS(CoverageWords)
};

/// What people call many of a kind, inside a sentence.
QString wordOfMany(Kind kind)
{
    switch (kind) {
    case Kind::Pod: return CoverageWords::tr("pods");
    case Kind::PersistentVolumeClaim: return CoverageWords::tr("claims");
    case Kind::PersistentVolume: return CoverageWords::tr("persistent volumes");
    case Kind::StorageClass: return CoverageWords::tr("storage classes");
    case Kind::VolumeAttachment: return CoverageWords::tr("volume attachments");
    case Kind::CSIDriver: return CoverageWords::tr("CSI drivers");
    case Kind::CSINode: return CoverageWords::tr("CSI nodes");
    case Kind::VolumeSnapshot: return CoverageWords::tr("volume snapshots");
    case Kind::CSIStorageCapacity: return CoverageWords::tr("CSI capacities");
    case Kind::VolumeSnapshotContent: return CoverageWords::tr("snapshot contents");
    case Kind::VolumeSnapshotClass: return CoverageWords::tr("snapshot classes");
    case Kind::Node: return CoverageWords::tr("nodes");
    case Kind::Namespace: return CoverageWords::tr("namespaces");
    case Kind::Event: return CoverageWords::tr("events");
    case Kind::ConfigMap: return CoverageWords::tr("ConfigMaps");
    case Kind::Secret: return CoverageWords::tr("Secrets");
    case Kind::ServiceAccount: return CoverageWords::tr("service accounts");
    case Kind::Service: return CoverageWords::tr("Services");
    case Kind::EndpointSlice: return CoverageWords::tr("endpoint slices");
    case Kind::Endpoints: return CoverageWords::tr("Endpoints");
    case Kind::Ingress: return CoverageWords::tr("Ingresses");
    case Kind::IngressClass: return CoverageWords::tr("ingress classes");
    case Kind::NetworkPolicy: return CoverageWords::tr("network policies");
    case Kind::Deployment: return CoverageWords::tr("Deployments");
    case Kind::ReplicaSet: return CoverageWords::tr("ReplicaSets");
    case Kind::StatefulSet: return CoverageWords::tr("StatefulSets");
    case Kind::DaemonSet: return CoverageWords::tr("DaemonSets");
    case Kind::Job: return CoverageWords::tr("Jobs");
    case Kind::CronJob: return CoverageWords::tr("CronJobs");
    case Kind::Other: break;
    }
    return CoverageWords::tr("objects");
}

} // namespace

Coverage Coverage::all(Covered covered)
{
    Coverage out;
    for (KindCoverage &kind : out.m_kinds)
        kind.elsewhere = covered;
    return out;
}

Covered Coverage::of(Kind kind, std::string_view ns) const
{
    const KindCoverage &here = this->kind(kind);
    if (here.namespaces.empty() || !kindInfo(kind).namespaced)
        return here.elsewhere;
    if (!ns.empty()) {
        const auto named = here.namespaces.find(ns);
        return named == here.namespaces.end() ? here.elsewhere : named->second;
    }
    // A plain file has whole what it has: that it tells nothing of namespaces that are not in it is no gap.
    if (m_inferred && here.elsewhere == Covered::NotInFile && std::all_of(here.namespaces.begin(), here.namespaces.end(), [](const auto &one) { return one.second == Covered::Whole; }))
        return Covered::Whole;
    const bool alike = std::all_of(here.namespaces.begin(), here.namespaces.end(), [&here](const auto &one) { return one.second == here.elsewhere; });
    return alike ? here.elsewhere : Covered::Partly;
}

bool Coverage::knows(Kind kind, std::string_view ns) const
{
    const Covered covered = of(kind, ns);
    return covered == Covered::Whole || covered == Covered::NotServed;
}

bool Coverage::assumes(Kind kind, std::string_view ns) const
{
    return knows(kind, ns) || (m_inferred && of(kind, ns) == Covered::NotInFile);
}

QString coverageWord(Covered covered)
{
    switch (covered) {
    case Covered::Whole: return {};
    case Covered::Partly: return CoverageWords::tr("not in what was read");
    case Covered::NotAllowed: return CoverageWords::tr("not read: not allowed");
    case Covered::NotServed: return CoverageWords::tr("not served");
    case Covered::NotInFile: return CoverageWords::tr("not in this file");
    case Covered::NotReadYet: break;
    }
    return CoverageWords::tr("not read yet");
}

QString coverageText(Covered covered, const QString &thing)
{
    switch (covered) {
    case Covered::Whole: return CoverageWords::tr("%1 does not exist").arg(thing);
    case Covered::Partly: return CoverageWords::tr("%1 is not in what was read").arg(thing);
    case Covered::NotAllowed: return CoverageWords::tr("%1 may not be read").arg(thing);
    case Covered::NotServed: return CoverageWords::tr("%1 is not served").arg(thing);
    case Covered::NotInFile: return CoverageWords::tr("%1 is not in this file").arg(thing);
    case Covered::NotReadYet: break;
    }
    return CoverageWords::tr("%1 is not read yet").arg(thing);
}

Error missingError(const Coverage &coverage, const ObjectKey &key, std::string missing)
{
    const Covered covered = coverage.of(key.kind, key.ns);
    if (covered == Covered::NotAllowed) {
        const std::string &reason = coverage.kind(key.kind).reason;
        return {ErrorKind::Forbidden, 403, keyText(key), reason.empty() ? CoverageWords::tr("may not be read").toStdString() : reason, false};
    }
    const bool known = coverage.knows(key.kind, key.ns) || covered == Covered::Partly;
    return {ErrorKind::NotFound, 0, keyText(key), known ? std::move(missing) : coverageWord(covered).toStdString(), false};
}

QString coverageTextOfMany(Covered covered, const QString &things)
{
    switch (covered) {
    case Covered::Whole: return CoverageWords::tr("there are no %1").arg(things);
    case Covered::Partly: return CoverageWords::tr("%1 were not read in whole").arg(things);
    case Covered::NotAllowed: return CoverageWords::tr("%1 may not be read").arg(things);
    case Covered::NotServed: return CoverageWords::tr("%1 are not served").arg(things);
    case Covered::NotInFile: return CoverageWords::tr("%1 are not in this file").arg(things);
    case Covered::NotReadYet: break;
    }
    return CoverageWords::tr("%1 are not read yet").arg(things);
}

QString unreadText(const Coverage &coverage, std::span<const Kind> kinds, std::string_view ns)
{
    QStringList parts;
    for (const Covered covered : {Covered::NotAllowed, Covered::NotInFile, Covered::Partly, Covered::NotReadYet}) {
        QStringList names;
        for (const Kind kind : kinds)
            if (coverage.of(kind, ns) == covered)
                names << wordOfMany(kind);
        if (!names.isEmpty())
            parts << coverageTextOfMany(covered, names.join(CoverageWords::tr(", ")));
    }
    return parts.join(CoverageWords::tr("; "));
}

} // namespace portolan
