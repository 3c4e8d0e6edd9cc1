#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>

#include <QElapsedTimer>

#include "models/core/heap.h"
#include "models/tables/objecttablemodel.h"

// How the rows of what a store holds already are made: many of them without holding up the event loop.
namespace portolan {

namespace {

constexpr std::size_t rowsBetweenLooks = 64; // at the clock

} // namespace

ObjectTableModel::~ObjectTableModel()
{
    dropRows();
}

/// Many rows take as long to free as to make: nobody waits for that.
void ObjectTableModel::dropRows()
{
    using Gone = std::pair<std::deque<Row>, Shards<FirstRows>>;
    if (m_rows.size() > m_sortedAtOnce)
        freeOnPool(std::make_shared<const Gone>(std::exchange(m_rows, {}), std::exchange(m_firstRow, Shards<FirstRows>())));
    m_rows.clear();
    m_firstRow.clear();
}

void ObjectTableModel::load()
{
    m_now = m_clock.now();
    dropRows();
    m_free.clear();
    m_order.assign({});
    m_refilterNext.reset();
    m_remakeNext.reset();
    m_relatedChanged.clear();
    m_rowCount = m_troubleCount = 0;
    if (m_sorting) { // all is sorted anew, then by what was asked for last
        m_sortColumn = m_sorting->column;
        m_sortOrder = m_sorting->order;
        m_sorting.reset();
    }
    ++m_sortGeneration;
    m_loading.emplace();
    if (m_store.count(m_spec.id.kind) > m_sortedAtOnce)
        return m_loadTimer.start();
    static_cast<void>(makeRows(std::numeric_limits<qint64>::max()));
    sortItems(m_loading->items, sortBy(m_sortColumn), m_sortOrder);
    static_cast<void>(placeRows(std::numeric_limits<qint64>::max()));
    showLoaded();
}

/// For another order, or other rows, than those being made.
void ObjectTableModel::reload()
{
    beginResetModel();
    load();
    endResetModel();
    tellTotals();
}

void ObjectTableModel::finishLoading()
{
    if (!m_loading)
        return;
    beginResetModel();
    const std::size_t atOnce = std::exchange(m_sortedAtOnce, std::numeric_limits<std::size_t>::max());
    load();
    m_sortedAtOnce = atOnce;
    endResetModel();
    tellTotals();
}

/// A row of each part, none of them shown yet; the keys of those that will be wait beside them.
void ObjectTableModel::makeWaiting(const ObjectPtr &object)
{
    Id next = none;
    for (std::size_t part = partCount(m_spec.id, *object); part-- > 0;) {
        Row row = makeRow(object, part);
        row.next = next;
        row.waiting = std::exchange(row.shown, false);
        const bool waiting = row.waiting;
        SortKey key = waiting ? std::exchange(row.key, {}) : SortKey();
        next = addRow(std::move(row));
        if (waiting)
            m_loading->items.push_back({object, std::uint32_t(part), next, std::move(key)});
    }
    if (next != none)
        firstRows(object.get())[object.get()] = next;
}

/// False: it goes on in another slice.
bool ObjectTableModel::makeRows(qint64 budgetNs)
{
    QElapsedTimer slice;
    slice.start();
    if (!m_loading->objects)
        m_loading->objects = m_store.chunks(m_spec.id.kind);
    const ObjectChunks &objects = *m_loading->objects;
    const auto isThere = [this](const ObjectPtr &object) {
        return !m_loading->changed || (!hasRows(object.get()) && m_store.find(object->kind, object->meta.ns, object->meta.name) == object);
    };
    for (std::size_t &next = m_loading->next; next < objects.chunkCount(); ++next) {
        if (slice.nsecsElapsed() > budgetNs)
            return false;
        objects.forEachIn(next, [this, &isThere](const ObjectPtr &object) {
            if ((m_ns.empty() || object->meta.ns == m_ns) && isThere(object))
                makeWaiting(object);
        });
    }
    return true;
}

void ObjectTableModel::loadSlice()
{
    if (!m_loading)
        return;
    if (m_loading->inOrder) {
        if (!placeRows(filterSliceNs))
            return m_loadTimer.start();
        beginResetModel();
        showLoaded();
        endResetModel();
        return tellTotals();
    }
    if (!makeRows(filterSliceNs)) {
        tellTotals();
        return m_loadTimer.start();
    }
    sortOnThread(std::move(m_loading->items), m_sortColumn, m_sortOrder, &ObjectTableModel::takeLoaded);
}

void ObjectTableModel::takeLoaded(std::vector<SortItem> items)
{
    if (!m_loading)
        return;
    m_loading->items = std::move(items);
    m_loading->inOrder = true;
    loadSlice();
}

/// Gives rows their keys, in order. False: it goes on in another slice.
bool ObjectTableModel::placeRows(qint64 budgetNs)
{
    QElapsedTimer slice;
    slice.start();
    std::vector<SortItem> &items = m_loading->items;
    m_loading->placed.reserve(items.size());
    for (std::size_t &next = m_loading->nextItem; next < items.size(); ++next) {
        if (next % rowsBetweenLooks == 0 && slice.nsecsElapsed() > budgetNs)
            return false;
        SortItem &item = items[next];
        Row &row = m_rows[item.id];
        if (!row.waiting || row.object != item.object || row.part != item.part)
            continue; // it was changed since, or taken away
        row.key = std::move(item.key);
        m_loading->placed.push_back(item.id);
    }
    return true;
}

void ObjectTableModel::showLoaded()
{
    Loading loaded = std::move(*m_loading);
    m_loading.reset();
    if (loaded.changed)
        std::erase_if(loaded.placed, [this](Id id) { return !m_rows[id].waiting; });
    for (Row &row : m_rows)
        if (std::exchange(row.waiting, false))
            row.shown = true;
    if (m_order.empty()) {
        m_order.assign(loaded.placed);
    } else {
        const std::vector<Id> since = m_order.toVector();
        std::vector<Id> all;
        all.reserve(loaded.placed.size() + since.size());
        std::merge(loaded.placed.begin(), loaded.placed.end(), since.begin(), since.end(), std::back_inserter(all), [this](Id a, Id b) { return before(a, b); });
        m_order.assign(all);
    }
    if (loaded.items.size() > m_sortedAtOnce)
        freeOnPool(std::make_shared<const std::vector<SortItem>>(std::move(loaded.items)));
}

} // namespace portolan
