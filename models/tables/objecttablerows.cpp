#include <algorithm>
#include <iterator>

#include <QElapsedTimer>

#include "models/tables/objecttablemodel.h"

// How rows of a table come, change, move and go.
namespace portolan {

namespace {

constexpr std::size_t rowsBetweenLooks = 64; // at the clock

} // namespace

ObjectTableModel::Row ObjectTableModel::makeRow(const ObjectPtr &object, std::size_t part) const
{
    Row row;
    row.object = object;
    row.part = std::uint32_t(part);
    row.trouble = isTrouble(rowState(m_spec, *object, part, context()));
    row.key = sortKeyOf(*object, part);
    row.shown = passes(row);
    return row;
}

ObjectTableModel::Id ObjectTableModel::addRow(Row row)
{
    ++m_rowCount;
    m_troubleCount += row.trouble;
    if (m_free.empty()) {
        m_rows.push_back(std::move(row));
        return Id(m_rows.size() - 1);
    }
    const Id id = m_free.back();
    m_free.pop_back();
    m_rows[id] = std::move(row);
    return id;
}

std::vector<ObjectTableModel::Id> ObjectTableModel::addObject(const ObjectPtr &object)
{
    std::vector<Id> ids;
    for (std::size_t part = partCount(m_spec.id, *object); part-- > 0;) {
        Row row = makeRow(object, part);
        row.next = ids.empty() ? none : ids.back();
        ids.push_back(addRow(std::move(row)));
    }
    if (!ids.empty())
        firstRows(object.get())[object.get()] = ids.back();
    return ids;
}

void ObjectTableModel::freeRow(Id id)
{
    --m_rowCount;
    m_troubleCount -= m_rows[id].trouble;
    m_rows[id] = {};
    m_free.push_back(id);
}

std::vector<ObjectTableModel::Id> ObjectTableModel::rowsOf(const Object *object) const
{
    std::vector<Id> ids;
    const FirstRows &firsts = m_firstRow.of(std::hash<const Object *>()(object));
    const auto at = firsts.find(object);
    for (Id id = at == firsts.end() ? none : at->second; id != none; id = m_rows[id].next)
        ids.push_back(id);
    return ids;
}

void ObjectTableModel::applyDelta(const KindDelta &delta)
{
    m_now = m_clock.now();
    if (m_loading)
        m_loading->changed = true;
    std::vector<Update> updates;
    std::vector<Id> gone, added;
    const auto ours = [this](const ObjectPtr &object) { return m_ns.empty() || object->meta.ns == m_ns; };
    for (const ObjectPtr &object : delta.removed) {
        for (const Id id : rowsOf(object.get()))
            gone.push_back(id);
        firstRows(object.get()).erase(object.get());
    }
    for (const KindDelta::Update &update : delta.updated)
        if (ours(update.after))
            collectUpdates(update.before, update.after, updates, gone, added);
    for (const ObjectPtr &object : delta.inserted)
        if (ours(object))
            for (const Id id : addObject(object))
                added.push_back(id);
    change(std::move(updates), std::move(gone), std::move(added));
}

void ObjectTableModel::applyRelated(const KindDelta &delta)
{
    const std::size_t few = std::min<std::size_t>(32, m_sortedAtOnce);
    m_now = m_clock.now();
    std::vector<ObjectPtr> claims = delta.removed;
    claims.insert(claims.end(), delta.inserted.begin(), delta.inserted.end());
    for (const KindDelta::Update &update : delta.updated)
        claims.push_back(update.after);
    if (claims.size() <= few)
        return touchUsers(claims);
    m_relatedChanged.insert(m_relatedChanged.end(), std::make_move_iterator(claims.begin()), std::make_move_iterator(claims.end()));
    m_remakeTimer.start(); // each may have many users: not within what the change itself takes
}

void ObjectTableModel::touchUsers(std::span<const ObjectPtr> claims)
{
    std::vector<ObjectKey> pods;
    for (const ObjectPtr &claim : claims)
        for (ObjectKey &key : m_store.sources(keyOf(*claim), Relation::UsesClaim))
            pods.push_back(std::move(key));
    touch(std::move(pods));
}

void ObjectTableModel::applyCoverage()
{
    if (m_loading)
        return reload();
    m_remakeNext = 0;
    remakeSlice();
}

/// Makes rows anew for a while, as if their objects had changed.
void ObjectTableModel::remakeSlice()
{
    m_now = m_clock.now();
    QElapsedTimer slice;
    slice.start();
    while (!m_relatedChanged.empty()) {
        constexpr std::size_t together = 16;
        const auto from = m_relatedChanged.end() - std::ptrdiff_t(std::min(together, m_relatedChanged.size()));
        const std::vector<ObjectPtr> claims(from, m_relatedChanged.end());
        m_relatedChanged.erase(from, m_relatedChanged.end());
        touchUsers(claims);
        if (slice.nsecsElapsed() >= filterSliceNs)
            return m_remakeTimer.start();
    }
    if (!m_remakeNext)
        return;
    Id &next = *m_remakeNext;
    const bool few = m_rowCount <= m_sortedAtOnce;
    while (next < m_rows.size() && (few || slice.nsecsElapsed() < filterSliceNs)) {
        std::vector<Update> updates;
        std::vector<Id> gone, added;
        for (const Id end = Id(std::min<std::size_t>(next + rowsBetweenLooks, m_rows.size())); next < end; ++next)
            if (const ObjectPtr object = m_rows[next].object; object && m_rows[next].part == 0)
                collectUpdates(object, object, updates, gone, added);
        change(std::move(updates), std::move(gone), std::move(added));
        if (!m_remakeNext)
            return; // whoever heard of it asked for other rows
    }
    if (next < m_rows.size())
        m_remakeTimer.start();
    else
        m_remakeNext.reset();
}

void ObjectTableModel::touch(std::vector<ObjectKey> pods)
{
    std::sort(pods.begin(), pods.end());
    pods.erase(std::unique(pods.begin(), pods.end()), pods.end());
    std::vector<Update> updates;
    std::vector<Id> gone, added;
    for (const ObjectKey &key : pods)
        if (const ObjectPtr pod = m_store.find(key); hasRows(pod.get()))
            collectUpdates(pod, pod, updates, gone, added);
    change(std::move(updates), std::move(gone), std::move(added));
}

/// Matches an object's parts by name: those that stay become updates, the rest comes or goes.
void ObjectTableModel::collectUpdates(const ObjectPtr &before, const ObjectPtr &after, std::vector<Update> &updates,
    std::vector<Id> &gone, std::vector<Id> &added)
{
    std::vector<Id> old = rowsOf(before.get());
    firstRows(before.get()).erase(before.get());
    std::vector<Id> chain;
    for (std::size_t part = 0; part < partCount(m_spec.id, *after); ++part) {
        const std::string_view name = partName(m_spec.id, *after, part);
        const auto same = std::find_if(old.begin(), old.end(),
            [&, this](Id id) { return partName(m_spec.id, *before, m_rows[id].part) == name; });
        if (same == old.end()) {
            chain.push_back(addRow(makeRow(after, part)));
            added.push_back(chain.back());
            continue;
        }
        chain.push_back(*same);
        updates.push_back({*same, makeRow(after, part)});
        old.erase(same);
    }
    gone.insert(gone.end(), old.begin(), old.end());
    for (std::size_t i = 0; i < chain.size(); ++i)
        m_rows[chain[i]].next = i + 1 < chain.size() ? chain[i + 1] : none;
    if (!chain.empty())
        firstRows(after.get())[after.get()] = chain.front();
}

/// Changes the shown rows from one sorted sequence to the next, each step announced: what goes, what stays in its place,
/// what moves, what comes. Until its step a row keeps its old state, by which it is found.
void ObjectTableModel::change(std::vector<Update> updates, std::vector<Id> gone, std::vector<Id> added)
{
    if (m_loading)
        m_loading->changed = true;
    if (m_sorting) {
        m_sorting->changed.insert(m_sorting->changed.end(), added.begin(), added.end());
        for (const Update &update : updates)
            m_sorting->changed.push_back(update.id);
    }
    std::vector<Id> hidden;
    for (const Id id : gone)
        if (m_rows[id].shown)
            hidden.push_back(id);
    for (const Update &update : updates)
        if (m_rows[update.id].shown && !update.row.shown)
            hidden.push_back(update.id);
    removeShown(std::move(hidden));
    for (const Id id : gone)
        freeRow(id);
    std::vector<Id> appeared;
    for (const Id id : added)
        if (m_rows[id].shown)
            appeared.push_back(id);
    for (Update &update : updates) {
        Row &row = m_rows[update.id];
        update.row.next = row.next;
        m_troubleCount += std::size_t(update.row.trouble) - std::size_t(row.trouble);
        row.trouble = update.row.trouble;
        if (row.shown && update.row.shown)
            continue;
        if (update.row.shown)
            appeared.push_back(update.id);
        row = std::move(update.row);
        update.id = none;
    }
    std::erase_if(updates, [](const Update &update) { return update.id == none; });
    changeInPlace(updates);
    for (Update &update : updates)
        moveRow(update);
    insertShown(std::move(appeared));
    tellTotals();
}

/// Takes rows out of the order. They keep their contents; the caller frees or rewrites them.
void ObjectTableModel::removeShown(std::vector<Id> ids)
{
    std::vector<std::size_t> positions;
    positions.reserve(ids.size());
    for (const Id id : ids)
        positions.push_back(positionOf(id));
    std::sort(positions.rbegin(), positions.rend());
    for (std::size_t i = 0; i < positions.size();) {
        std::size_t end = i + 1;
        while (end < positions.size() && positions[end] + 1 == positions[end - 1])
            ++end;
        const std::size_t first = positions[end - 1];
        beginRemoveRows({}, int(first), int(positions[i]));
        m_order.erase(first, end - i);
        endRemoveRows();
        i = end;
    }
}

void ObjectTableModel::insertShown(std::vector<Id> ids)
{
    std::sort(ids.begin(), ids.end(), [this](Id a, Id b) { return before(a, b); });
    // From the bottom up, so that positions found above stay true.
    for (std::size_t end = ids.size(); end > 0;) {
        const std::size_t position = positionOf(ids[end - 1]);
        std::size_t begin = end - 1;
        while (begin > 0 && (position == 0 || before(m_order.at(position - 1), ids[begin - 1])))
            --begin;
        beginInsertRows({}, int(position), int(position + (end - begin) - 1));
        m_order.insert(position, std::span(ids).subspan(begin, end - begin));
        endInsertRows();
        end = begin;
    }
}

/// Rewrites the rows whose place does not depend on what changed, and leaves the others in `updates`.
void ObjectTableModel::changeInPlace(std::vector<Update> &updates)
{
    std::vector<std::size_t> positions;
    const auto stays = [this](const Update &update) {
        return m_rows[update.id].key == update.row.key && m_rows[update.id].part == update.row.part;
    };
    for (Update &update : updates) {
        if (!stays(update))
            continue;
        positions.push_back(positionOf(update.id));
        m_rows[update.id] = std::move(update.row);
        update.id = none;
    }
    std::erase_if(updates, [](const Update &update) { return update.id == none; });
    std::sort(positions.begin(), positions.end());
    for (std::size_t i = 0; i < positions.size();) {
        std::size_t end = i + 1;
        while (end < positions.size() && positions[end] == positions[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(int(positions[i]), 0), index(int(positions[end - 1]), columnCount() - 1));
        i = end;
    }
}

void ObjectTableModel::moveRow(Update &update)
{
    const Id id = update.id;
    const std::size_t from = positionOf(id);
    Row old = std::exchange(m_rows[id], std::move(update.row));
    std::size_t to = from;
    const auto isBefore = [this, id](Id other) { return before(other, id); };
    if (from > 0 && before(id, m_order.at(from - 1)))
        to = m_order.partition(0, from, isBefore);
    else if (from + 1 < m_order.size() && before(m_order.at(from + 1), id))
        to = m_order.partition(from + 1, m_order.size(), isBefore);
    if (to != from) {
        beginMoveRows({}, int(from), int(from), {}, int(to));
        m_order.erase(from, 1);
        to = to > from ? to - 1 : to;
        m_order.insert(to, id);
        endMoveRows();
    }
    Q_EMIT dataChanged(index(int(to), 0), index(int(to), columnCount() - 1));
}

void ObjectTableModel::tellTotals()
{
    if (totals() == m_told)
        return;
    m_told = totals();
    Q_EMIT totalsChanged();
}

} // namespace portolan
