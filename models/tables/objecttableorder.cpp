#include <algorithm>

#include <QElapsedTimer>

#include "models/tables/columnparts.h"
#include "models/tables/objecttablemodel.h"

// Which rows of a table are shown, and in which order.
namespace portolan {

namespace {

constexpr int rowsBetweenLooks = 64; // at the clock

int sign(std::strong_ordering order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

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

int ObjectTableModel::SortKey::compare(const SortKey &other) const
{
    if (isNumber != other.isNumber)
        return isNumber ? -1 : 1;
    if (isNumber)
        return number < other.number ? -1 : number > other.number ? 1 : 0;
    return sign(text <=> other.text);
}

ObjectTableModel::SortKey ObjectTableModel::sortKeyOf(const Object &object, std::size_t part) const
{
    const RowColumn &column = m_spec.columns[std::size_t(m_sortColumn)];
    if (column.ofObject == columnparts::nameCell || column.ofObject == namespaceColumn().cell)
        return {}; // before() reads these from the object
    Cell cell = column.cell(object, part, context());
    SortKey key;
    key.isNumber = true;
    if (const auto *n = std::get_if<std::int64_t>(&cell.key))
        key.number = double(*n);
    else if (const auto *t = std::get_if<Timestamp>(&cell.key))
        key.number = -double(t->micros); // the youngest has the smallest age
    else if (const auto *q = std::get_if<Quantity>(&cell.key))
        key.number = q->approximate();
    else if (const auto *flag = std::get_if<bool>(&cell.key))
        key.number = *flag ? 1 : 0;
    else
        key = {0, false, std::move(cell.text)};
    return key;
}

bool ObjectTableModel::before(Id idA, Id idB) const
{
    const Row &a = m_rows[idA];
    const Row &b = m_rows[idB];
    const ObjectMeta &ma = a.object->meta;
    const ObjectMeta &mb = b.object->meta;
    const auto cell = m_spec.columns[std::size_t(m_sortColumn)].ofObject;
    int order = 0;
    if (cell == columnparts::nameCell)
        order = sign(ma.name <=> mb.name);
    else if (cell == namespaceColumn().cell)
        order = sign(ma.ns <=> mb.ns);
    else
        order = a.key.compare(b.key);
    if (order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    if (ma.ns != mb.ns)
        return ma.ns < mb.ns;
    if (const int names = sign(ma.name <=> mb.name); names != 0)
        return names < 0;
    return a.part != b.part ? a.part < b.part : idA < idB;
}

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
