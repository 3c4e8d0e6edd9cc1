#include "models/store/involvedevents.h"

#include <algorithm>

namespace portolan {

std::vector<std::shared_ptr<const Event>> eventsOf(const ObjectStore &store, const ObjectKey &key)
{
    std::vector<std::shared_ptr<const Event>> out;
    for (const ObjectKey &eventKey : store.sources(key, Relation::Involves))
        if (const auto event = store.get<Event>(eventKey.ns, eventKey.name))
            out.push_back(event);
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a->lastSeen() < b->lastSeen(); });
    return out;
}

std::vector<std::shared_ptr<const Event>> eventsOf(const ObjectStore &store, const ResourceInfo &resource, const ObjectKey &key)
{
    std::vector<std::shared_ptr<const Event>> out;
    // No relation leads to objects the store does not hold.
    store.forEach(Kind::Event, [&](const ObjectPtr &object) {
        auto event = std::static_pointer_cast<const Event>(object);
        if (event->involvedName == key.name && event->involvedKind == resource.kind && event->involvedNamespace == key.ns
            && splitApiVersion(event->involvedApiVersion).first == resource.group)
            out.push_back(std::move(event));
    });
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a->lastSeen() < b->lastSeen(); });
    return out;
}

} // namespace portolan
