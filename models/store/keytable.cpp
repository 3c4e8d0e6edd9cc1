#include "models/store/keytable.h"

#include <algorithm>

namespace portolan {

KeyTable::KeyTable() : m_byUid(UidIndex(0, UidHash{&m_entries}, UidEqual{&m_entries}))
{
    m_byKey.reserve(kindCount);
    for (std::size_t i = 0; i < kindCount; ++i)
        m_byKey.emplace_back(KeyIndex(0, KeyHash{&m_entries}, KeyEqual{&m_entries}));
}

KeyTable::Id KeyTable::find(Kind kind, std::string_view ns, std::string_view name) const
{
    return find(kind, Wanted({ns, name}));
}

KeyTable::Id KeyTable::find(Kind kind, const Wanted &wanted) const
{
    const KeyIndex &index = m_byKey[static_cast<std::size_t>(kind)].of(wanted.hash);
    const auto found = index.find(wanted);
    return found == index.end() ? none : *found;
}

KeyTable::Id KeyTable::findOrAdd(Kind kind, std::string_view ns, std::string_view name)
{
    const Wanted wanted({ns, name});
    if (const Id id = find(kind, wanted); id != none)
        return id;
    Id id = static_cast<Id>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_entries[id].kind = kind;
    m_entries[id].missing = std::make_unique<std::pair<std::string, std::string>>(ns, name);
    m_byKey[static_cast<std::size_t>(kind)].of(wanted.hash).insert(id);
    return id;
}

KeyTable::Id KeyTable::findUid(const Uid &uid) const
{
    if (uid.empty())
        return none;
    const UidIndex &index = m_byUid.of(uid.hash());
    const auto found = index.find(uid);
    return found == index.end() ? none : *found;
}

void KeyTable::setObject(Id id, ObjectPtr object)
{
    Entry &entry = m_entries[id];
    ObjectList &objects = m_objects[static_cast<std::size_t>(entry.kind)];
    const bool sameUid = entry.object && object && entry.object->meta.uid == object->meta.uid;
    if (entry.object && !sameUid) {
        // Two objects may carry one uid (the same event under two groups): the index knows only the first of them.
        UidIndex &index = m_byUid.of(entry.object->meta.uid.hash());
        if (const auto known = index.find(id); known != index.end())
            index.erase(known);
    }
    if (entry.object && !object)
        entry.missing = std::make_unique<std::pair<std::string, std::string>>(entry.object->meta.ns.view(), entry.object->meta.name);
    const Object *before = std::exchange(entry.object, object.get());
    if (!object) {
        if (before)
            objects.remove(entry.slot);
        freeUnneeded(id);
        return;
    }
    if (before)
        objects.replace(entry.slot, std::move(object));
    else
        entry.slot = objects.add(std::move(object));
    entry.missing.reset();
    if (!sameUid && !entry.object->meta.uid.empty() && findUid(entry.object->meta.uid) == none)
        m_byUid.of(entry.object->meta.uid.hash()).insert(id);
}

ObjectKey KeyTable::key(Id id) const
{
    const KeyView view = keyView(m_entries[id]);
    return {m_entries[id].kind, std::string(view.ns), std::string(view.name)};
}

void KeyTable::link(Id from, Relation relation, Id to)
{
    auto &incoming = m_entries[to].incoming;
    if (!incoming)
        incoming = std::make_unique<std::vector<std::pair<Relation, IdSet>>>();
    auto at = std::find_if(incoming->begin(), incoming->end(), [relation](const auto &one) { return one.first == relation; });
    if (at == incoming->end())
        at = incoming->insert(at, {relation, IdSet()});
    at->second.insert(from);
}

void KeyTable::unlink(Id from, Relation relation, Id to)
{
    auto &incoming = m_entries[to].incoming;
    if (!incoming)
        return;
    const auto at = std::find_if(incoming->begin(), incoming->end(), [relation](const auto &one) { return one.first == relation; });
    if (at == incoming->end())
        return;
    at->second.erase(from);
    if (!at->second.empty())
        return;
    incoming->erase(at);
    if (incoming->empty()) {
        incoming.reset();
        freeUnneeded(to);
    }
}

void KeyTable::freeUnneeded(Id id)
{
    Entry &entry = m_entries[id];
    if (entry.object || entry.incoming)
        return;
    KeyIndex &index = m_byKey[static_cast<std::size_t>(entry.kind)].of(Wanted(keyView(entry)).hash);
    index.erase(index.find(id));
    entry.missing.reset();
    m_free.push_back(id);
}

} // namespace portolan
