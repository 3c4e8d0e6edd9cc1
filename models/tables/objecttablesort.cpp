#include <algorithm>
#include <limits>
#include <utility>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>

#include "models/tables/columnparts.h"
#include "models/tables/objecttablemodel.h"

// By what rows are sorted, and how many rows are sorted anew without holding up the event loop.
namespace portolan {

namespace {

constexpr int rowsBetweenLooks = 64; // at the clock

int sign(std::strong_ordering order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

} // namespace

int ObjectTableModel::SortKey::compare(const SortKey &other) const
{
    if (isNumber != other.isNumber)
        return isNumber ? -1 : 1;
    if (isNumber)
        return number < other.number ? -1 : number > other.number ? 1 : 0;
    return sign(text <=> other.text);
}

ObjectTableModel::SortBy ObjectTableModel::sortBy(int column) const
{
    const auto cell = m_spec.columns[std::size_t(column)].ofObject;
    return cell == columnparts::nameCell ? SortBy::Name : cell == namespaceColumn().cell ? SortBy::Namespace : SortBy::Key;
}

ObjectTableModel::SortKey ObjectTableModel::sortKeyOf(const Object &object, std::size_t part, int column) const
{
    if (sortBy(column) != SortBy::Key)
        return {}; // precedes() reads these from the object
    Cell cell = m_spec.columns[std::size_t(column)].cell(object, part, context());
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

bool ObjectTableModel::precedes(const Placed &a, const Placed &b, SortBy by, Qt::SortOrder direction)
{
    const ObjectMeta &ma = a.object.meta;
    const ObjectMeta &mb = b.object.meta;
    const int order = by == SortBy::Name ? sign(ma.name <=> mb.name) : by == SortBy::Namespace ? sign(ma.ns <=> mb.ns) : a.key.compare(b.key);
    if (order != 0)
        return direction == Qt::AscendingOrder ? order < 0 : order > 0;
    if (ma.ns != mb.ns)
        return ma.ns < mb.ns;
    if (const int names = sign(ma.name <=> mb.name); names != 0)
        return names < 0;
    return a.part != b.part ? a.part < b.part : a.id < b.id;
}

bool ObjectTableModel::before(Id idA, Id idB) const
{
    const Row &a = m_rows[idA];
    const Row &b = m_rows[idB];
    return precedes({*a.object, a.part, a.key, idA}, {*b.object, b.part, b.key, idB}, sortBy(m_sortColumn), m_sortOrder);
}

void ObjectTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= int(m_spec.columns.size()) || (column == sortColumn() && order == sortOrder()))
        return;
    if (m_loading) {
        m_sortColumn = column;
        m_sortOrder = order;
        return reload();
    }
    m_sorting.reset();
    ++m_sortGeneration;
    if (column == m_sortColumn && order == m_sortOrder)
        return; // back to how they still stand
    if (m_rowCount <= m_sortedAtOnce)
        return sortAtOnce(column, order);
    m_sorting = Sorting{column, order, 0, false, {}, {}};
    m_sorting->items.reserve(m_rowCount);
    sortSlice();
}

void ObjectTableModel::finishSorting()
{
    if (!m_sorting)
        return;
    ++m_sortGeneration;
    const Sorting asked = *std::exchange(m_sorting, std::nullopt);
    sortAtOnce(asked.column, asked.order);
}

/// Announces that rows change places, to those that `order` answers.
void ObjectTableModel::rearrange(const std::function<std::vector<Id>()> &order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList persistent = persistentIndexList();
    std::vector<Id> held;
    for (const QModelIndex &one : persistent)
        held.push_back(m_order.at(std::size_t(one.row())));
    m_order.assign(order());
    QModelIndexList moved;
    for (qsizetype i = 0; i < persistent.size(); ++i)
        moved << index(int(positionOf(held[std::size_t(i)])), persistent[i].column());
    changePersistentIndexList(persistent, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ObjectTableModel::sortAtOnce(int column, Qt::SortOrder order)
{
    rearrange([this, column, order] {
        m_sortColumn = column;
        m_sortOrder = order;
        for (Row &row : m_rows)
            if (row.object)
                row.key = sortKeyOf(*row.object, row.part);
        std::vector<Id> ids = m_order.toVector();
        std::sort(ids.begin(), ids.end(), [this](Id a, Id b) { return before(a, b); });
        return ids;
    });
}

/// Makes keys for a while: cells ask the store, which is the GUI thread's.
void ObjectTableModel::sortSlice()
{
    if (!m_sorting || m_sorting->keyed)
        return;
    QElapsedTimer slice;
    slice.start();
    Id &id = m_sorting->next;
    for (; id < m_rows.size(); ++id) {
        if (id % rowsBetweenLooks == 0 && slice.nsecsElapsed() > filterSliceNs)
            return m_sortTimer.start();
        if (const Row &row = m_rows[id]; row.object)
            m_sorting->items.push_back({row.object, row.part, id, sortKeyOf(*row.object, row.part, m_sorting->column)});
    }
    m_sorting->keyed = true;
    sortOnThread(std::exchange(m_sorting->items, {}), m_sorting->column, m_sorting->order, &ObjectTableModel::takeSorted);
}

void ObjectTableModel::sortItems(std::vector<SortItem> &items, SortBy by, Qt::SortOrder order)
{
    std::sort(items.begin(), items.end(), [by, order](const SortItem &a, const SortItem &b) {
        return precedes({*a.object, a.part, a.key, a.id}, {*b.object, b.part, b.key, b.id}, by, order);
    });
}

/// The answer is dropped when another order was asked for meanwhile.
void ObjectTableModel::sortOnThread(std::vector<SortItem> items, int column, Qt::SortOrder order, void (ObjectTableModel::*take)(std::vector<SortItem>))
{
    auto sorted = std::make_shared<std::vector<SortItem>>(std::move(items));
    QThreadPool::globalInstance()->start([sorted, by = sortBy(column), order, take, generation = m_sortGeneration, self = QPointer<ObjectTableModel>(this)] {
        sortItems(*sorted, by, order);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [sorted, take, generation, self] {
            if (self && generation == self->m_sortGeneration)
                (self->*take)(std::move(*sorted));
        }, Qt::QueuedConnection);
    });
}

/// Puts the rows where the thread has found them to belong; those that changed since are placed one by one.
void ObjectTableModel::takeSorted(std::vector<SortItem> items)
{
    if (!m_sorting)
        return;
    const Sorting asked = *std::exchange(m_sorting, std::nullopt);
    rearrange([&] {
        m_sortColumn = asked.column;
        m_sortOrder = asked.order;
        std::vector<char> known(m_rows.size(), 0);
        std::vector<Id> ids, late;
        ids.reserve(items.size());
        for (const Id id : asked.changed)
            if (id < m_rows.size() && m_rows[id].object && !std::exchange(known[id], char(1)))
                late.push_back(id);
        for (SortItem &item : items) {
            Row &row = m_rows[item.id];
            if (row.object != item.object || row.part != item.part || std::exchange(known[item.id], char(1)))
                continue;
            row.key = std::move(item.key);
            if (row.shown)
                ids.push_back(item.id);
        }
        for (Id id = 0; id < m_rows.size(); ++id)
            if (m_rows[id].object && !known[id])
                late.push_back(id);
        for (const Id id : late)
            m_rows[id].key = sortKeyOf(*m_rows[id].object, m_rows[id].part);
        std::erase_if(late, [this](Id id) { return !m_rows[id].shown; });
        const auto earlier = [this](Id a, Id b) { return before(a, b); };
        std::sort(late.begin(), late.end(), earlier);
        std::vector<Id> all;
        all.reserve(ids.size() + late.size());
        auto from = ids.begin();
        for (const Id id : late) {
            const auto at = std::lower_bound(from, ids.end(), id, earlier);
            all.insert(all.end(), from, at);
            all.push_back(id);
            from = at;
        }
        all.insert(all.end(), from, ids.end());
        return all;
    });
}

} // namespace portolan
