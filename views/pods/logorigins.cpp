#include "views/pods/logorigins.h"

#include <algorithm>
#include <optional>

#include "models/objects/network.h"
#include "models/objects/workload.h"

namespace portolan {

namespace {

/// The selector of what selects pods; nothing for others, and for a Service without one.
std::optional<LabelSelector> selectorOf(const ObjectPtr &object)
{
    switch (object->kind) {
    case Kind::Deployment: return objectCast<Deployment>(object)->selector;
    case Kind::ReplicaSet: return objectCast<ReplicaSet>(object)->selector;
    case Kind::StatefulSet: return objectCast<StatefulSet>(object)->selector;
    case Kind::DaemonSet: return objectCast<DaemonSet>(object)->selector;
    case Kind::Job: return objectCast<Job>(object)->selector;
    case Kind::Service: {
        const StringPairs &labels = objectCast<Service>(object)->selector;
        return labels.empty() ? std::nullopt : std::optional(LabelSelector{labels, {}});
    }
    default: return std::nullopt;
    }
}

std::vector<const Pod *> podsOf(const StoreSnapshot &objects, const ObjectKey &key, bool &found)
{
    std::vector<const Pod *> pods;
    std::optional<LabelSelector> selector;
    objects.forEach(key.kind, [&](const ObjectPtr &object) {
        if (object->meta.ns != key.ns || object->meta.name != key.name)
            return;
        found = true;
        if (key.kind == Kind::Pod)
            pods.push_back(objectCast<Pod>(object));
        else
            selector = selectorOf(object);
    });
    if (!selector || selector->empty())
        return pods;
    objects.forEach(Kind::Pod, [&](const ObjectPtr &object) {
        if (object->meta.ns == key.ns && selector->matches(object->meta.labels))
            pods.push_back(objectCast<Pod>(object));
    });
    std::sort(pods.begin(), pods.end(), [](const Pod *a, const Pod *b) {
        return a->meta.creationTimestamp != b->meta.creationTimestamp ? a->meta.creationTimestamp < b->meta.creationTimestamp : a->meta.name < b->meta.name;
    });
    return pods;
}

} // namespace

LogChoice chooseLogs(const StoreSnapshot &objects, const ObjectKey &key, const std::string &container)
{
    LogChoice out;
    out.container = container;
    const std::vector<const Pod *> pods = podsOf(objects, key, out.found);
    for (const Pod *pod : pods) {
        for (const Container &one : pod->containers) {
            const bool known = std::any_of(out.containers.begin(), out.containers.end(), [&one](const LogChoice::Name &name) { return one.name == name.name; });
            if (!known)
                out.containers.push_back({one.name.str(), one.role});
            if (out.container.empty() && one.role == Container::Role::Main)
                out.container = one.name.str();
        }
    }
    for (const Pod *pod : pods)
        for (const Container &one : pod->containers)
            if (out.container == allContainers || one.name == out.container)
                out.origins.push_back({keyOf(*pod), one.name.str()});
    return out;
}

} // namespace portolan
