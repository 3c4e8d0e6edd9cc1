#pragma once

#include <string_view>

#include <QCoreApplication>

#include "models/objects/network.h"
#include "models/objects/workload.h"
#include "views/details/summary.h"

// What the summaries of the kinds share. Private to views/details.
namespace portolan::summaryparts {

struct Context {
    const ObjectStore &store;
    Timestamp now;
};

[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}
struct SummaryText {
    Q_DECLARE_TR_FUNCTIONS(SummaryText)
};
[[nodiscard]] inline QString ageText(Timestamp since, Timestamp now)
{
    return text(age(since, now));
}

/// A link, and whether the target is missing or was not read.
[[nodiscard]] Spans linkTo(const Context &context, Kind kind, std::string_view ns, std::string_view name);
/// "a=1, b=2", or "none".
[[nodiscard]] QString pairsText(const StringPairs &pairs);
/// Joins with a separator.
void append(Spans &to, const Spans &more, const QString &separator = QString());
/// A two-column card; nothing is added when it has no rows.
void addCard(Summary &summary, const QString &heading, std::vector<SpanRow> rows, std::vector<double> columns = {34});
/// The kind's `kubectl get` columns as facts, for kinds without a summary of their own; `skip` names columns said elsewhere.
void addColumns(Summary &summary, const Context &context, const Object &object, std::initializer_list<std::string_view> skip = {});
/// Pods by key, with their state, the first `most` of them; where there are none, whether pods of `ns` were read at all.
void addPodsCard(Summary &summary, const Context &context, const QString &heading, const std::vector<ObjectKey> &pods, std::string_view ns);
void addOwnersAndLabels(Summary &summary, const Context &context, const Object &object);
/// The newest of these events, oldest first.
void addEventsCard(Summary &summary, const Context &context, const std::vector<std::shared_ptr<const Event>> &events);
void addConditionsCard(Summary &summary, const Context &context, const std::vector<Condition> &conditions);
[[nodiscard]] Span podState(const Context &context, const Pod &pod);
[[nodiscard]] Health phaseHealth(std::string_view phase);
/// "hostPath /mnt/data", "nfs server:/path": where the bytes are, with a warning when that is one node's disk.
[[nodiscard]] Spans backendSpans(const VolumeSource &source);

void summarizePodInto(Summary &summary, const Context &context, const Pod &pod);
void summarizeClaim(Summary &summary, const Context &context, const PersistentVolumeClaim &claim);
void summarizeVolume(Summary &summary, const Context &context, const PersistentVolume &volume);
void summarizeClass(Summary &summary, const Context &context, const StorageClass &storageClass);
void summarizeNode(Summary &summary, const Context &context, const Node &node);
void summarizeNamespace(Summary &summary, const Context &context, const Namespace &ns);
/// What a namespace's summary counts.
[[nodiscard]] const std::initializer_list<Kind> &kindsOfNamespace();
void summarizeEvent(Summary &summary, const Context &context, const Event &event);
void summarizeService(Summary &summary, const Context &context, const Service &service);
void summarizeSlice(Summary &summary, const Context &context, const EndpointSlice &slice);
void summarizeIngress(Summary &summary, const Context &context, const Ingress &ingress);
void summarizeKeys(Summary &summary, const Context &context, const Object &object, const std::vector<IStr> &keys);
void summarizeWorkload(Summary &summary, const Context &context, const Object &object);

} // namespace portolan::summaryparts
