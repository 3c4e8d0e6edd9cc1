#include "models/session/servertable.h"
#include "models/store/involvedevents.h"
#include "models/tables/tablespec.h"
#include "views/details/summaryparts.h"

// Summaries of objects whose kind only the server knows.

namespace portolan {

using namespace summaryparts;

namespace {

/// What servers say of a column whose definition says nothing.
constexpr std::string_view madeUp = "Custom resource definition column";

} // namespace

Summary summarizeServed(const ObjectStore &store, ServerTable &table, const ObjectKey &key, Timestamp now)
{
    Summary out;
    out.title = text(key.name);
    out.subtitle = {muted(text(table.resource().kind))};
    if (!key.ns.empty())
        append(out.subtitle, {link(text(key.ns), {Kind::Namespace, {}, key.ns})}, QString::fromUtf8(" · "));
    const Context context{store, now};
    const std::shared_ptr<const TableRow> object = table.find(key);
    if (!object) {
        if (table.state().phase == KindState::Phase::Loading)
            out.facts.push_back(row(SummaryText::tr("status"), {state(SummaryText::tr("loading"), Health::Progress)}));
        else
            out.facts.push_back(row(SummaryText::tr("status"), {state(SummaryText::tr("not there"), Health::Lost),
                                                    note(SummaryText::tr("it was deleted, or something names it that never existed"))}));
        addEventsCard(out, context, eventsOf(store, table.resource(), key));
        return out;
    }
    if (!object->meta.creationTimestamp.isNull())
        append(out.subtitle, {muted(SummaryText::tr("%1 old").arg(ageText(object->meta.creationTimestamp, now)))}, QString::fromUtf8(" · "));
    if (object->meta.terminating())
        append(out.subtitle, {state(SummaryText::tr("Terminating"), Health::Progress)}, QString::fromUtf8(" · "));
    if (table.columns()) {
        const TableSpec spec = servedSpec(table.resource(), table.columns());
        for (const RowColumn &column : spec.columns) {
            if (!column.served || column.served->format == "name" || column.name == "Age")
                continue;
            const Cell cell = column.cell(*object, 0, {now, &store});
            Spans value{cell.text.empty() ? muted(SummaryText::tr("none")) : column.tellsState && cell.state != CellState::None
                            ? state(text(cell.text), healthOf(cell.state, true)) : plain(text(cell.text))};
            if (!column.description.empty() && !column.description.starts_with(madeUp))
                value.push_back(note(text(column.description)));
            out.facts.push_back(row(text(column.name), value));
        }
    }
    const std::string version = apiVersionText(table.resource().group, table.resource().version);
    out.facts.push_back(row(SummaryText::tr("API version"), {plain(text(version))}));
    addOwnersAndLabels(out, context, *object);
    addEventsCard(out, context, eventsOf(store, table.resource(), key));
    return out;
}

} // namespace portolan
