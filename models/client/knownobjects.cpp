#include "models/client/knownobjects.h"

namespace portolan {

void KnownObjects::put(ObjectPtr object)
{
    // The key borrows from the object, so both change together.
    m_objects.erase(nameOf(*object));
    const NameRef name = nameOf(*object);
    m_objects.emplace(name, Entry{std::move(object), m_generation});
}

void KnownObjects::upsert(ObjectPtr object)
{
    const auto found = m_objects.find(nameOf(*object));
    if (found != m_objects.end()) {
        const Object &old = *found->second.object;
        const bool same = old.meta.uid == object->meta.uid;
        if (same && !old.meta.resourceVersion.empty() && old.meta.resourceVersion == object->meta.resourceVersion) {
            found->second.generation = m_generation;
            return;
        }
        if (!same)
            m_emit({Change::Type::Remove, found->second.object});
    }
    put(object);
    m_emit({Change::Type::Upsert, std::move(object)});
}

void KnownObjects::remove(const ObjectPtr &object)
{
    const auto found = m_objects.find(nameOf(*object));
    if (found == m_objects.end() || !(found->second.object->meta.uid == object->meta.uid))
        return;
    m_objects.erase(found);
    m_emit({Change::Type::Remove, object});
}

void KnownObjects::remove(std::string_view ns, std::string_view name, std::string_view uid)
{
    const auto found = m_objects.find(NameRef{ns, name});
    if (found == m_objects.end() || found->second.object->meta.uid.text() != uid)
        return;
    const ObjectPtr gone = found->second.object; // the key borrows from it
    m_objects.erase(found);
    m_emit({Change::Type::Remove, gone});
}

void KnownObjects::endList()
{
    for (auto entry = m_objects.begin(); entry != m_objects.end();) {
        if (entry->second.generation == m_generation) {
            ++entry;
            continue;
        }
        const ObjectPtr gone = entry->second.object;
        entry = m_objects.erase(entry);
        m_emit({Change::Type::Remove, gone});
    }
}

void KnownObjects::clear()
{
    beginList();
    endList();
}

} // namespace portolan
