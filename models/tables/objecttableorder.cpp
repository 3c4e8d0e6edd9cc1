#include <algorithm>

#include <QElapsedTimer>

#include "models/tables/columnparts.h"
#include "models/tables/objecttablemodel.h"

// Which rows of a table are shown, and in which order.
namespace portolan {

namespace {

constexpr int rowsBetweenLooks = 64; // at the clock

} // namespace

/// A row as the filter reads it.
class ObjectTableModel::RowView final : public FilterRow
{
public:
    RowView(const ObjectTableModel &model, const Row &row) : m_model(model), m_row(row) {}
    [[nodiscard]] const Object &object() const override { return *m_row.object; }
    [[nodiscard]] std::string cellText(int column) const override { return m_model.cellAt(m_row, column, m_model.m_now).text; }
    [[nodiscard]] bool inTrouble() const override { return m_row.trouble; }

private:
    const ObjectTableModel &m_model;
    const Row &m_row;
};

std::size_t ObjectTableModel::positionOf(Id id) const
{
    return m_order.partition(0, m_order.size(), [this, id](Id other) { return before(other, id); });
}

bool ObjectTableModel::passes(const Row &row) const
{
    return (!m_troubleOnly || row.trouble) && (m_filter.empty() || m_filter.matches(RowView(*this, row)));
}

void ObjectTableModel::refilter(Suspects suspects)
{
    if (m_loading)
        return reload();
    m_suspects = m_refilterNext ? Suspects::All : suspects; // an unfinished pass leaves rows on the wrong side
    m_refilterNext = 0;
    refilterSlice(filterSliceNs);
}

void ObjectTableModel::finishFiltering()
{
    refilterSlice(std::numeric_limits<qint64>::max());
}

void ObjectTableModel::refilterSlice(qint64 budgetNs)
{
    if (!m_refilterNext)
        return;
    QElapsedTimer slice;
    slice.start();
    std::vector<Id> hidden, appeared;
    Id id = *m_refilterNext;
    for (; id < m_rows.size(); ++id) {
        if (id % rowsBetweenLooks == 0 && slice.nsecsElapsed() > budgetNs)
            break;
        Row &row = m_rows[id];
        if (!row.object || (m_suspects != Suspects::All && row.shown != (m_suspects == Suspects::Shown)))
            continue;
        const bool shows = passes(row);
        if (shows != row.shown)
            (shows ? appeared : hidden).push_back(id);
        row.shown = shows;
    }
    m_refilterNext = id < m_rows.size() ? std::optional(id) : std::nullopt;
    removeShown(std::move(hidden));
    insertShown(std::move(appeared));
    tellTotals();
    if (m_refilterNext)
        m_refilterTimer.start();
}

} // namespace portolan
