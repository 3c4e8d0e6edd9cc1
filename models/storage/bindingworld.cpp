#include "models/storage/bindingworld.h"

#include <algorithm>
#include <cstdlib>

namespace portolan {

namespace {

template<class T>
std::vector<std::shared_ptr<const T>> allOf(const ObjectStore &store)
{
    std::vector<std::shared_ptr<const T>> out;
    out.reserve(store.count(T::staticKind));
    store.forEach(T::staticKind, [&out](const ObjectPtr &object) { out.push_back(std::static_pointer_cast<const T>(object)); });
    return out;
}

} // namespace

BindingWorld BindingWorld::of(const ObjectStore &store)
{
    BindingWorld world;
    world.volumes = allOf<PersistentVolume>(store);
    world.classes = allOf<StorageClass>(store);
    world.drivers = allOf<CSIDriver>(store);
    world.capacities = allOf<CSIStorageCapacity>(store);
    world.coverage = store.coverage();
    return world;
}

void BindingWorld::sort()
{
    std::sort(volumes.begin(), volumes.end(), [](const auto &a, const auto &b) { return a->meta.name < b->meta.name; });
}

std::shared_ptr<const PersistentVolume> BindingWorld::volume(std::string_view name) const
{
    const auto at = std::lower_bound(volumes.begin(), volumes.end(), name, [](const auto &v, std::string_view n) { return v->meta.name < n; });
    return at != volumes.end() && (*at)->meta.name == name ? *at : nullptr;
}

std::shared_ptr<const StorageClass> BindingWorld::storageClass(std::string_view name) const
{
    const auto at = std::find_if(classes.begin(), classes.end(), [name](const auto &c) { return c->meta.name == name; });
    return at == classes.end() ? nullptr : *at;
}

std::shared_ptr<const StorageClass> BindingWorld::defaultClass() const
{
    std::shared_ptr<const StorageClass> best;
    for (const auto &one : classes) {
        if (!one->isDefault())
            continue;
        const bool wins = !best || one->meta.creationTimestamp > best->meta.creationTimestamp
            || (one->meta.creationTimestamp == best->meta.creationTimestamp && one->meta.name < best->meta.name);
        if (wins)
            best = one;
    }
    return best;
}

bool BindingWorld::fillsClassesLater() const
{
    const std::size_t dot = serverVersion.find('.');
    if (dot == std::string::npos)
        return true;
    const int major = std::atoi(serverVersion.c_str() + (serverVersion.front() == 'v' ? 1 : 0));
    return major > 1 || (major == 1 && std::atoi(serverVersion.c_str() + dot + 1) >= 26);
}

bool wasBound(const PersistentVolumeClaim &claim)
{
    return findPair(claim.meta.annotations, "pv.kubernetes.io/bind-completed") || claim.phase == "Bound" || claim.phase == "Lost";
}

bool namesNoClass(const PersistentVolumeClaim &claim)
{
    return !claim.hasStorageClassName && claim.effectiveClass().empty()
        && !findPair(claim.meta.annotations, "volume.beta.kubernetes.io/storage-class");
}

bool waitsForConsumer(const StorageClass *storageClass)
{
    return storageClass && storageClass->volumeBindingMode == "WaitForFirstConsumer";
}

std::string_view selectedNodeOf(const PersistentVolumeClaim &claim)
{
    const IStr *node = findPair(claim.meta.annotations, "volume.kubernetes.io/selected-node");
    return node ? node->view() : std::string_view();
}

std::vector<std::shared_ptr<const Pod>> livePodsOf(const ObjectStore &store, const ObjectKey &claim)
{
    std::vector<std::shared_ptr<const Pod>> pods;
    for (const ObjectKey &key : store.sources(claim, Relation::UsesClaim)) {
        const auto pod = key.kind == Kind::Pod ? store.get<Pod>(key.ns, key.name) : nullptr;
        if (pod && !pod->isTerminal())
            pods.push_back(pod);
    }
    return pods;
}

} // namespace portolan
