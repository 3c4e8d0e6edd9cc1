#include "models/client/changequeue.h"

#include <algorithm>

namespace portolan {

ChangeQueue::Identity ChangeQueue::identityOf(const Object &object)
{
    if (!object.meta.uid.empty())
        return {object.kind, object.meta.uid, {}};
    return {object.kind, {}, object.meta.ns.str() + '/' + object.meta.name};
}

void ChangeQueue::add(Change change)
{
    const auto [entry, isNew] = m_index.try_emplace(identityOf(*change.object), m_changes.size());
    if (!isNew) {
        m_changes[entry->second].object.reset();
        entry->second = m_changes.size();
    }
    m_changes.push_back(std::move(change));
    if (m_changes.size() > 1024 && m_changes.size() > 4 * m_index.size())
        compact();
}

ChangeBatch ChangeQueue::take(std::size_t most)
{
    ChangeBatch batch;
    batch.changes.reserve(std::min(most, m_index.size()));
    for (; m_first < m_changes.size() && batch.changes.size() < most; ++m_first) {
        Change &change = m_changes[m_first];
        if (!change.object)
            continue;
        m_index.erase(identityOf(*change.object));
        batch.changes.push_back(std::move(change));
    }
    if (m_first == m_changes.size()) {
        m_changes.clear();
        m_first = 0;
    }
    return batch;
}

void ChangeQueue::clear()
{
    m_changes.clear();
    m_index.clear();
    m_first = 0;
}

void ChangeQueue::compact()
{
    std::vector<Change> kept;
    kept.reserve(m_index.size() * 2);
    for (std::size_t i = m_first; i < m_changes.size(); ++i) {
        if (!m_changes[i].object)
            continue;
        m_index[identityOf(*m_changes[i].object)] = kept.size();
        kept.push_back(std::move(m_changes[i]));
    }
    m_changes = std::move(kept);
    m_first = 0;
}

} // namespace portolan
