#include "models/scheduling/volumelimits.h"

#include <map>
#include <string>

#include "models/scheduling/podvolumes.h"

namespace portolan {

namespace {

using Drivers = std::map<std::string, std::string>; ///< of volumes, by "driver/handle"

void addVolumesOf(const SchedulingWorld &world, const Pod &pod, Drivers &out)
{
    for (const PodClaim &named : claimsOf(*world.objects, pod)) {
        if (!named.claim)
            continue;
        const PersistentVolumeClaim &claim = *named.claim;
        if (const auto volume = world.binding.volume(claim.volumeName)) {
            const std::string driver(volume->source.field("driver")), handle(volume->source.field("volumeHandle"));
            if (volume->source.type == SourceType::CSI && !driver.empty() && !handle.empty())
                out[driver + '/' + handle] = driver;
            continue;
        }
        // Not bound yet: the class tells the driver, and nobody knows the handle.
        const auto storageClass = world.binding.storageClass(claim.effectiveClass());
        if (storageClass && !claim.effectiveClass().empty() && !storageClass->provisioner.empty())
            out[storageClass->provisioner.str() + "/\n" + claim.meta.ns.str() + '/' + claim.meta.name] = storageClass->provisioner.str();
    }
}

/// Of the node's attachments, whoever needs them.
Drivers attachedTo(const SchedulingWorld &world, const Node &node)
{
    Drivers out;
    for (const ObjectPtr &object : world.objects->sourceObjects({Kind::Node, {}, node.meta.name, {}}, Relation::AttachedTo)) {
        const auto *attachment = objectCast<VolumeAttachment>(object);
        const auto volume = attachment ? world.binding.volume(attachment->persistentVolumeName) : nullptr;
        if (!volume || volume->source.type != SourceType::CSI || attachment->attacher.empty())
            continue;
        out[attachment->attacher.str() + '/' + std::string(volume->source.field("volumeHandle"))] = attachment->attacher.str();
    }
    return out;
}

} // namespace

bool exceedsVolumeLimit(const SchedulingWorld &world, const Pod &pod, const NodeStanding &on)
{
    const auto csiNode = world.objects->get<CSINode>({}, on.node->meta.name);
    std::map<std::string, int, std::less<>> limits;
    if (csiNode)
        for (const CSINode::Driver &driver : csiNode->drivers)
            if (driver.allocatableCount >= 0)
                limits[driver.name.str()] = driver.allocatableCount;
    if (limits.empty())
        return false;
    Drivers wanted, attached;
    addVolumesOf(world, pod, wanted);
    if (wanted.empty())
        return false;
    for (const Pod *other : on.pods)
        addVolumesOf(world, *other, attached);
    std::map<std::string, int> counts, wantedCounts;
    for (const auto &[volume, driver] : attached) {
        wanted.erase(volume);
        ++counts[driver];
    }
    for (const auto &[volume, driver] : attachedTo(world, *on.node))
        counts[driver] += !attached.contains(volume);
    for (const auto &[volume, driver] : wanted)
        ++wantedCounts[driver];
    for (const auto &[driver, count] : wantedCounts)
        if (const auto limit = limits.find(driver); limit != limits.end() && counts[driver] + count > limit->second)
            return true;
    return false;
}

} // namespace portolan
