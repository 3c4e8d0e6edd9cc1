#include "views/details/summaryparts.h"

#include <algorithm>
#include <array>

#include "models/objects/podsummary.h"

namespace portolan::summaryparts {

Spans linkTo(const Context &context, Kind kind, std::string_view ns, std::string_view name)
{
    const ObjectKey key{kind, std::string(ns), std::string(name)};
    Spans out{link(text(name), key)};
    const Coverage &coverage = context.store.coverage();
    if (name.empty() || context.store.find(key))
        return out;
    if (coverage.knows(kind, ns))
        append(out, {state(SummaryText::tr("not found"), Health::Lost)}, QStringLiteral(" "));
    else if (coverage.of(kind, ns) != Covered::NotReadYet)
        append(out, {muted(coverageWord(coverage.of(kind, ns)))}, QString::fromUtf8(" · "));
    return out;
}

QString pairsText(const StringPairs &pairs)
{
    QStringList out;
    for (const auto &[key, value] : pairs)
        out << (value.empty() ? text(key.view()) : text(key.view()) + QLatin1Char('=') + text(value.view()));
    return out.isEmpty() ? SummaryText::tr("none") : out.join(QStringLiteral(", "));
}

void append(Spans &to, const Spans &more, const QString &separator)
{
    if (!separator.isEmpty() && !to.empty())
        to.push_back(muted(separator));
    to.insert(to.end(), more.begin(), more.end());
}

void addCard(Summary &summary, const QString &heading, std::vector<SpanRow> rows, std::vector<double> columns)
{
    if (rows.empty())
        return;
    columns.push_back(100);
    summary.cards.push_back({heading, std::move(rows), std::move(columns)});
}

void addColumns(Summary &summary, const Context &context, const Object &object, std::initializer_list<std::string_view> skip)
{
    for (const ColumnDef &column : columnsOf(object.kind, context.store.serverVersion())) {
        if (column.format == "name" || column.name == "Age" || std::find(skip.begin(), skip.end(), column.name) != skip.end())
            continue;
        const Cell cell = column.cell(object, {context.now, &context.store, context.store.serverVersion()});
        const Span value = cell.state == CellState::Muted || cell.state == CellState::None ? plain(text(cell.text))
                                                                                         : state(text(cell.text), healthOf(cell.state));
        summary.facts.push_back(row(text(column.name).toLower(), {value}));
    }
}

Span podState(const Context &context, const Pod &pod)
{
    const PodSummary summary = summarizePod(pod, context.store.serverVersion());
    return state(text(summary.reason), summary.health);
}

void addPodsCard(Summary &summary, const Context &context, const QString &heading, const std::vector<ObjectKey> &pods, std::string_view ns)
{
    constexpr std::size_t most = 12;
    std::vector<SpanRow> rows;
    for (const ObjectKey &key : pods) {
        if (rows.size() == most) {
            rows.push_back({{{muted(SummaryText::tr("and %n more", nullptr, int(pods.size() - most)))}}});
            break;
        }
        const auto pod = context.store.get<Pod>(key.ns, key.name);
        Spans status;
        if (pod)
            status.push_back(podState(context, *pod));
        rows.push_back({{linkTo(context, Kind::Pod, key.ns, key.name), status}});
    }
    constexpr std::array needed{Kind::Pod};
    if (const QString unread = unreadText(context.store.coverage(), needed, ns); pods.empty() && !unread.isEmpty())
        rows.push_back({{{muted(unread)}}});
    addCard(summary, heading, std::move(rows), {62});
}

void addConditionsCard(Summary &summary, const Context &context, const std::vector<Condition> &conditions)
{
    std::vector<SpanRow> rows;
    for (const Condition &condition : conditions) {
        Spans value{plain(text(condition.status.view()))};
        if (!condition.reason.empty())
            append(value, {muted(text(condition.reason.view()))}, QString::fromUtf8(" · "));
        if (!condition.lastTransitionTime.isNull())
            append(value, {muted(SummaryText::tr("since %1").arg(ageText(condition.lastTransitionTime, context.now)))}, QString::fromUtf8(" · "));
        if (!condition.message.empty())
            append(value, {plain(QLatin1Char('\n') + text(condition.message))});
        rows.push_back({{{muted(text(condition.type.view()))}, value}});
    }
    addCard(summary, SummaryText::tr("CONDITIONS"), std::move(rows));
}

Health phaseHealth(std::string_view phase)
{
    if (phase == "Bound" || phase == "Active" || phase == "Available" || phase == "Running")
        return Health::Ok;
    if (phase == "Pending")
        return Health::Pending;
    if (phase == "Released")
        return Health::Released;
    if (phase == "Lost")
        return Health::Lost;
    if (phase == "Failed")
        return Health::Error;
    return phase == "Terminating" ? Health::Progress : Health::Unknown;
}

Spans backendSpans(const VolumeSource &source)
{
    const QString type = text(source.type == SourceType::None ? source.typeName.view() : sourceTypeField(source.type));
    const auto field = [&source](std::string_view name) { return text(source.field(name)); };
    switch (source.type) {
    case SourceType::HostPath:
        return {mono(field("path")), plain(QStringLiteral(" ")), state(SummaryText::tr("one node only"), Health::Warning)};
    case SourceType::Local:
        return {mono(field("path")), plain(QStringLiteral(" ")), state(SummaryText::tr("one node only"), Health::Warning)};
    case SourceType::NFS:
        return {mono(field("server") + QLatin1Char(':') + field("path"))};
    case SourceType::CSI:
        return {mono(field("driver")), plain(QStringLiteral(" ")), mono(field("volumeHandle"))};
    default:
        break;
    }
    QStringList fields;
    for (const auto &[key, value] : source.fields)
        fields << text(key.view()) + QLatin1Char(' ') + text(value.view());
    return {plain(type), muted(fields.isEmpty() ? QString() : QString::fromUtf8(" · ") + fields.join(QStringLiteral(", ")))};
}

} // namespace portolan::summaryparts
