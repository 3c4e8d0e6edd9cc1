#include "models/storage/bindingworld.h"

#include <algorithm>
#include <iterator>

namespace portolan {

BindingWorld BindingWorld::of(const StoreSnapshot &objects)
{
    BindingWorld world;
    world.volumes = objects.sorted<PersistentVolume>();
    world.classes = objects.all<StorageClass>();
    world.drivers = objects.all<CSIDriver>();
    world.capacities = objects.all<CSIStorageCapacity>();
    world.coverage = objects.coverage();
    world.server = objects.serverVersion();
    return world;
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

BindingWorld BindingWorld::narrowedFor(const PersistentVolumeClaim &claim) const
{
    BindingWorld out;
    out.server = server;
    out.coverage = coverage;
    out.drivers = drivers;
    const std::string_view name = claim.effectiveClass();
    for (const auto &volume : volumes) {
        const bool own = volume->meta.name == claim.volumeName.view() || isReservedFor(*volume, claim);
        const bool open = !volume->hasClaimRef && volume->effectiveClass() == name; // few are, and only those are worth judging
        if (own || (open && judgeVolume(*volume, {claim, nullptr, false, {}}).fits()))
            out.volumes.push_back(volume);
    }
    std::copy_if(classes.begin(), classes.end(), std::back_inserter(out.classes), [name](const auto &c) { return c->meta.name == name; });
    std::copy_if(capacities.begin(), capacities.end(), std::back_inserter(out.capacities), [name](const auto &c) { return c->storageClassName == name; });
    return out;
}

bool wasBound(const PersistentVolumeClaim &claim)
{
    return findPair(claim.meta.annotations, "pv.kubernetes.io/bind-completed") != nullptr;
}

bool isBoundTo(const PersistentVolume &volume, const PersistentVolumeClaim &claim)
{
    const bool named = claim.volumeName == volume.meta.name;
    if (!volume.hasClaimRef)
        return named && wasBound(claim); // the controller writes it anew
    if (!isReservedFor(volume, claim))
        return false;
    // Shortened files may lack uids and annotations, and tell the phases all the same.
    return !volume.claimUid.empty() || (named && (wasBound(claim) || (claim.phase == "Bound" && volume.phase == "Bound")));
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

std::vector<std::shared_ptr<const Pod>> livePodsOf(const StoreSnapshot &objects, const ObjectKey &claim)
{
    std::vector<std::shared_ptr<const Pod>> pods;
    for (const ObjectPtr &user : objects.sourceObjects(claim, Relation::UsesClaim))
        if (auto pod = std::static_pointer_cast<const Pod>(user); !pod->isTerminal())
            pods.push_back(std::move(pod));
    return pods;
}

} // namespace portolan
