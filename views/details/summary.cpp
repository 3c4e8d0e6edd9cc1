#include "views/details/summary.h"

#include <algorithm>

#include "models/store/involvedevents.h"
#include "views/details/summaryparts.h"
#include "views/kit/kindview.h"

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

using Facts = void (*)(Summary &, const Context &, const Object &);

template<class T, void (*Tell)(Summary &, const Context &, const T &)>
void facts(Summary &summary, const Context &context, const Object &object)
{
    if (const T *one = objectCast<T>(&object))
        Tell(summary, context, *one);
}

template<class T>
void keys(Summary &summary, const Context &context, const Object &object)
{
    if (const T *one = objectCast<T>(&object))
        summarizeKeys(summary, context, object, one->keys);
}

/// How a kind is told: by whom, and what is read for it besides its own kind and events.
struct KindSummary {
    Kind kind;
    Facts facts;
    std::vector<Kind> reads;
};

/// A row for each kind of which more is told than its columns.
const KindSummary &kindSummary(Kind kind)
{
    static const std::vector<KindSummary> rows{
        {Kind::Pod, facts<Pod, summarizePodInto>, {Kind::PersistentVolumeClaim, Kind::PersistentVolume}},
        {Kind::PersistentVolumeClaim, facts<PersistentVolumeClaim, summarizeClaim>, {Kind::PersistentVolume, Kind::StorageClass, Kind::Pod}},
        {Kind::PersistentVolume, facts<PersistentVolume, summarizeVolume>, {Kind::PersistentVolumeClaim, Kind::StorageClass, Kind::Pod, Kind::VolumeAttachment}},
        {Kind::StorageClass, facts<StorageClass, summarizeClass>, {Kind::PersistentVolumeClaim, Kind::PersistentVolume}},
        {Kind::Node, facts<Node, summarizeNode>, {Kind::Pod}},
        {Kind::Namespace, facts<Namespace, summarizeNamespace>, kindsOfNamespace()},
        {Kind::Event, facts<Event, summarizeEvent>, {}},
        {Kind::Service, facts<Service, summarizeService>, {Kind::EndpointSlice}},
        {Kind::EndpointSlice, facts<EndpointSlice, summarizeSlice>, {}},
        {Kind::Ingress, facts<Ingress, summarizeIngress>, {}},
        {Kind::ConfigMap, keys<ConfigMap>, {Kind::Pod}},
        {Kind::Secret, keys<Secret>, {Kind::Pod}},
        {Kind::Deployment, summarizeWorkload, {Kind::ReplicaSet, Kind::Pod}},
        {Kind::ReplicaSet, summarizeWorkload, {Kind::Pod}},
        {Kind::StatefulSet, summarizeWorkload, {Kind::Pod}},
        {Kind::DaemonSet, summarizeWorkload, {Kind::Pod}},
        {Kind::Job, summarizeWorkload, {Kind::Pod}},
        {Kind::CronJob, summarizeWorkload, {Kind::Job}},
    };
    static const KindSummary other{Kind::Other, summarizeWorkload, {}};
    const auto found = std::find_if(rows.begin(), rows.end(), [kind](const KindSummary &row) { return row.kind == kind; });
    return found == rows.end() ? other : *found;
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
        rows.push_back({{{muted(SummaryText::tr("earlier"))}, {}, {muted(SummaryText::tr("%n more, see Events", nullptr, int(events.size() - most)))}}});
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
    if (kind == Kind::Event || kind == Kind::Other)
        return {Kind::Event};
    std::vector<Kind> out{kind, Kind::Event};
    const std::vector<Kind> &reads = kindSummary(kind).reads;
    out.insert(out.end(), reads.begin(), reads.end());
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
    kindSummary(key.kind).facts(out, context, *object);
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
