#include "views/details/summary.h"

#include "models/store/involvedevents.h"
#include "views/details/summaryparts.h"
#include "views/kit/kindword.h"

namespace portolan {

using namespace summaryparts;

namespace {

void subtitleOf(Summary &summary, const Context &context, const ObjectKey &key, const Object &object)
{
    summary.subtitle = {muted(kindWord(key.kind))};
    if (!key.ns.empty())
        append(summary.subtitle, {link(text(key.ns), {Kind::Namespace, {}, key.ns})}, QString::fromUtf8(" · "));
    if (const Pod *pod = objectCast<Pod>(&object); pod && !pod->nodeName.empty()) {
        append(summary.subtitle, {muted(SummaryText::tr("on "))}, QString::fromUtf8(" · "));
        append(summary.subtitle, linkTo(context, Kind::Node, {}, pod->nodeName));
    }
    if (!object.meta.creationTimestamp.isNull())
        append(summary.subtitle, {muted(SummaryText::tr("%1 old").arg(ageText(object.meta.creationTimestamp, context.now)))},
               QString::fromUtf8(" · "));
    if (object.meta.terminating())
        append(summary.subtitle, {state(SummaryText::tr("Terminating"), Health::Progress)}, QString::fromUtf8(" · "));
}

void kindFacts(Summary &summary, const Context &context, const Object &object)
{
    if (const auto *pod = objectCast<Pod>(&object))
        summarizePodInto(summary, context, *pod);
    else if (const auto *claim = objectCast<PersistentVolumeClaim>(&object))
        summarizeClaim(summary, context, *claim);
    else if (const auto *volume = objectCast<PersistentVolume>(&object))
        summarizeVolume(summary, context, *volume);
    else if (const auto *storageClass = objectCast<StorageClass>(&object))
        summarizeClass(summary, context, *storageClass);
    else if (const auto *node = objectCast<Node>(&object))
        summarizeNode(summary, context, *node);
    else if (const auto *ns = objectCast<Namespace>(&object))
        summarizeNamespace(summary, context, *ns);
    else if (const auto *event = objectCast<Event>(&object))
        summarizeEvent(summary, context, *event);
    else if (const auto *service = objectCast<Service>(&object))
        summarizeService(summary, context, *service);
    else if (const auto *slice = objectCast<EndpointSlice>(&object))
        summarizeSlice(summary, context, *slice);
    else if (const auto *ingress = objectCast<Ingress>(&object))
        summarizeIngress(summary, context, *ingress);
    else if (const auto *configMap = objectCast<ConfigMap>(&object))
        summarizeKeys(summary, context, object, configMap->keys);
    else if (const auto *secret = objectCast<Secret>(&object))
        summarizeKeys(summary, context, object, secret->keys);
    else
        summarizeWorkload(summary, context, object);
}

} // namespace

namespace summaryparts {

void addOwnersAndLabels(Summary &summary, const Context &context, const Object &object)
{
    for (const OwnerReference &owner : object.meta.owners) {
        const Kind kind = kindByName(owner.kind.view(), splitApiVersion(owner.apiVersion.view()).first);
        const std::string ns = kindInfo(kind).namespaced ? object.meta.ns.str() : std::string();
        Spans value{muted(text(owner.kind.view()) + QLatin1Char(' '))};
        append(value, kind == Kind::Other ? Spans{plain(text(owner.name))} : linkTo(context, kind, ns, owner.name));
        summary.facts.push_back(row(owner.controller ? SummaryText::tr("controlled by") : SummaryText::tr("owned by"), value));
    }
    summary.facts.push_back(row(SummaryText::tr("labels"), {plain(pairsText(object.meta.labels))}));
    if (!object.meta.finalizers.empty()) {
        QStringList names;
        for (const IStr &finalizer : object.meta.finalizers)
            names << text(finalizer.view());
        summary.facts.push_back(row(SummaryText::tr("finalizers"), {plain(names.join(QStringLiteral(", "))),
                                                        note(SummaryText::tr("to be removed before it may go"))}));
    }
}

void addEventsCard(Summary &summary, const Context &context, const std::vector<std::shared_ptr<const Event>> &events)
{
    constexpr std::size_t most = 8;
    std::vector<SpanRow> rows;
    if (events.size() > most)
        rows.push_back({{{muted(SummaryText::tr("earlier"))}, {}, {muted(SummaryText::tr("%1 more, see Events").arg(events.size() - most))}}});
    for (std::size_t i = events.size() > most ? events.size() - most : 0; i < events.size(); ++i) {
        const Event &event = *events[i];
        const QString count = event.count > 1 ? QStringLiteral(" ×%1").arg(event.count) : QString();
        rows.push_back({{{muted(ageText(event.lastSeen(), context.now))},
                         {event.isWarning() ? state(text(event.reason.view()), Health::Warning) : plain(text(event.reason.view())),
                          muted(count)},
                         {plain(text(event.message))}}});
    }
    addCard(summary, SummaryText::tr("EVENTS"), std::move(rows), {13, 30});
}

} // namespace summaryparts

std::vector<Kind> kindsOfSummary(Kind kind)
{
    std::vector<Kind> out{kind, Kind::Event};
    const auto with = [&out](std::initializer_list<Kind> more) { out.insert(out.end(), more); };
    switch (kind) {
    case Kind::Pod: with({Kind::PersistentVolumeClaim, Kind::PersistentVolume}); break;
    case Kind::PersistentVolumeClaim: with({Kind::PersistentVolume, Kind::StorageClass, Kind::Pod}); break;
    case Kind::PersistentVolume: with({Kind::PersistentVolumeClaim, Kind::StorageClass, Kind::Pod, Kind::VolumeAttachment}); break;
    case Kind::StorageClass: with({Kind::PersistentVolumeClaim, Kind::PersistentVolume}); break;
    case Kind::Service: with({Kind::EndpointSlice}); break;
    case Kind::Node:
    case Kind::ConfigMap:
    case Kind::Secret:
    case Kind::ReplicaSet:
    case Kind::StatefulSet:
    case Kind::DaemonSet:
    case Kind::Job: with({Kind::Pod}); break;
    case Kind::Deployment: with({Kind::ReplicaSet, Kind::Pod}); break;
    case Kind::CronJob: with({Kind::Job}); break;
    case Kind::Namespace: with(summaryparts::kindsOfNamespace()); break;
    case Kind::Event:
    case Kind::Other: return {Kind::Event};
    default: break;
    }
    return out;
}

Summary summarize(const ObjectStore &store, const ObjectKey &key, Timestamp now)
{
    Summary out;
    out.title = text(key.name);
    const Context context{store, now};
    const ObjectPtr object = store.find(key);
    if (!object) {
        out.subtitle = {muted(kindWord(key.kind))};
        if (!key.ns.empty())
            append(out.subtitle, {muted(text(key.ns))}, QString::fromUtf8(" · "));
        const Covered covered = store.coverage().of(key.kind, key.ns);
        if (store.coverage().knows(key.kind, key.ns))
            out.facts.push_back(row(SummaryText::tr("status"), {state(SummaryText::tr("not there"), Health::Lost),
                                                    note(SummaryText::tr("it was deleted, or something names it that never existed"))}));
        else if (covered == Covered::NotReadYet)
            out.facts.push_back(row(SummaryText::tr("status"), {state(SummaryText::tr("loading"), Health::Progress)}));
        else
            out.facts.push_back(row(SummaryText::tr("status"), {muted(coverageWord(covered))}));
        addEventsCard(out, context, eventsOf(store, key));
        return out;
    }
    subtitleOf(out, context, key, *object);
    kindFacts(out, context, *object);
    addOwnersAndLabels(out, context, *object);
    if (key.kind != Kind::Event)
        addEventsCard(out, context, eventsOf(store, key));
    return out;
}

Health healthOf(CellState cell)
{
    switch (cell) {
    case CellState::Ok:
        return Health::Ok;
    case CellState::Warning:
        return Health::Warning;
    case CellState::Error:
        return Health::Error;
    case CellState::Muted:
        return Health::Done;
    case CellState::Pending:
        return Health::Pending;
    case CellState::None:
        break;
    }
    return Health::None;
}

} // namespace portolan
