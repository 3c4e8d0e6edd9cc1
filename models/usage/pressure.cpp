#include "models/usage/pressure.h"

#include <algorithm>
#include <tuple>

#include "models/usage/podamounts.h"

namespace portolan {

namespace {

using Type = PressureFinding::Type;

class Finder
{
public:
    Finder(const StoreSnapshot &objects, const UsageNow &usage) : m_objects(objects), m_usage(usage) {}

    void node(const Node &node)
    {
        for (const char *type : {"MemoryPressure", "DiskPressure", "PIDPressure"})
            if (const Condition *condition = node.condition(type); condition && condition->status == "True") {
                PressureFinding &found = add(Type::NodePressure, keyOf(node));
                found.detail = type;
                found.why = condition->message;
                found.at = condition->lastTransitionTime;
            }
        if (const NodeSummary *summary = m_usage.summary(node.meta.name))
            disks(node, *summary);
    }
    void pod(const Pod &pod)
    {
        if (pod.reason == "Evicted") {
            PressureFinding &found = add(Type::Evicted, keyOf(pod));
            found.why = pod.message;
            found.at = pod.startTime;
        }
        if (pod.isTerminal())
            return;
        for (const ContainerStatus &status : pod.statuses)
            killed(pod, status);
        for (const Container &container : pod.containers)
            memory(pod, container);
        if (const PodSample *sample = sampleOf(pod))
            storage(pod, *sample);
    }
    void claims(const std::string &ns)
    {
        std::set<std::array<std::uint64_t, 3>> told;
        for (const auto &[name, report] : m_usage.reports().claims) {
            const Fullness full = fullnessOf(report.sample);
            const auto percent = full.leading();
            const auto claim = (ns.empty() || name.first == ns) && percent && *percent >= pressureShare * 100 ? m_objects.get<PersistentVolumeClaim>(name.first, name.second) : nullptr;
            if (!claim)
                continue;
            const ClaimUsage usage = m_usage.claim(m_objects, claim);
            if (usage.sharedBy > 1 && !told.insert({full.capacity.value_or(0), full.available.value_or(0), full.inodes.value_or(0)}).second)
                continue;
            PressureFinding &found = add(Type::FullVolume, keyOf(*claim));
            found.inodes = full.inodesLead();
            found.share = *percent / 100.0;
            found.used = (found.inodes ? full.inodesUsed : full.used).value_or(0);
            found.most = (found.inodes ? full.inodes : full.capacity).value_or(0);
            found.sharedBy = usage.sharedBy;
            found.at = report.sample.at;
        }
    }
    [[nodiscard]] std::vector<PressureFinding> take()
    {
        std::sort(m_found.begin(), m_found.end(), [](const PressureFinding &a, const PressureFinding &b) {
            return std::tuple(a.type, -a.share, -a.at.micros, a.object, a.part, a.detail) < std::tuple(b.type, -b.share, -b.at.micros, b.object, b.part, b.detail);
        });
        return std::move(m_found);
    }

private:
    PressureFinding &add(Type type, ObjectKey key)
    {
        PressureFinding &out = m_found.emplace_back();
        out.type = type;
        out.object = std::move(key);
        return out;
    }
    /// A share of something a pod may not exceed.
    void nearLimit(const Pod &pod, std::string_view part, const char *what, std::uint64_t used, const std::optional<Quantity> &limit)
    {
        const std::int64_t most = limit ? limit->value() : 0;
        const double share = most > 0 ? static_cast<double>(used) / static_cast<double>(most) : 0;
        if (share < pressureShare)
            return;
        PressureFinding &found = add(Type::NearLimit, keyOf(pod));
        found.part = part;
        found.detail = what;
        found.share = share;
        found.used = used;
        found.most = static_cast<std::uint64_t>(most);
    }
    void memory(const Pod &pod, const Container &container)
    {
        const ContainerUse *use = m_usage.container(pod.meta.ns, pod.meta.name, container.name);
        if (use && use->use.bytes >= 0)
            nearLimit(pod, container.name, "memory", static_cast<std::uint64_t>(use->use.bytes), containerAmount(container, "memory", AmountKind::Limit));
    }
    void killed(const Pod &pod, const ContainerStatus &status)
    {
        const ContainerState *last = status.state.reason == "OOMKilled" ? &status.state : status.lastState && status.lastState->reason == "OOMKilled" ? status.lastState.get() : nullptr;
        if (!last)
            return;
        PressureFinding &found = add(Type::OutOfMemory, keyOf(pod));
        found.part = status.name.str();
        found.at = last->finishedAt;
        found.count = status.restartCount;
    }
    [[nodiscard]] const PodSample *sampleOf(const Pod &pod) const
    {
        const NodeSummary *summary = pod.nodeName.empty() ? nullptr : m_usage.summary(pod.nodeName);
        if (!summary)
            return nullptr;
        const auto at = std::find_if(summary->pods.begin(), summary->pods.end(), [&pod](const PodSample &one) { return one.name == pod.meta.name && pod.meta.ns == one.ns; });
        return at == summary->pods.end() ? nullptr : &*at;
    }
    void storage(const Pod &pod, const PodSample &sample)
    {
        if (sample.ephemeral && sample.ephemeral->used)
            nearLimit(pod, {}, "ephemeral-storage", *sample.ephemeral->used, podAmount(pod, "ephemeral-storage", AmountKind::Limit));
        for (const VolumeSample &volume : sample.volumes)
            if (const Volume *own = pod.volume(volume.name); own && own->source.type == SourceType::EmptyDir && volume.fs.used)
                nearLimit(pod, volume.name, "emptyDir", *volume.fs.used, Quantity::parse(own->source.field("sizeLimit")));
    }
    void disks(const Node &node, const NodeSummary &summary)
    {
        if (summary.fs)
            disk(node, "nodefs", *summary.fs, nodefsShare);
        const bool one = summary.fs && summary.imageFs && summary.fs->capacity == summary.imageFs->capacity && summary.fs->available == summary.imageFs->available;
        if (summary.imageFs && !one)
            disk(node, "imagefs", *summary.imageFs, imagefsShare);
    }
    /// Of the capacity: a kubelet counts what is available of it, whatever the file system keeps back.
    void disk(const Node &node, const char *name, const FileSystemSample &sample, double from)
    {
        const auto share = [](const std::optional<std::uint64_t> &free, const std::optional<std::uint64_t> &all) {
            return free && all.value_or(0) > 0 && *free <= *all ? 1 - static_cast<double>(*free) / static_cast<double>(*all) : -1;
        };
        const double bytes = share(sample.available, sample.capacity), inodes = share(sample.inodesFree, sample.inodes);
        if (bytes < from && inodes < inodesShare)
            return;
        PressureFinding &found = add(Type::FullDisk, keyOf(node));
        found.detail = name;
        found.inodes = bytes < from;
        found.share = found.inodes ? inodes : bytes;
        found.most = (found.inodes ? sample.inodes : sample.capacity).value_or(0);
        found.used = found.most - (found.inodes ? sample.inodesFree : sample.available).value_or(0);
        found.at = sample.at;
    }

    const StoreSnapshot &m_objects;
    const UsageNow &m_usage;
    std::vector<PressureFinding> m_found;
};

} // namespace

std::vector<PressureFinding> findPressure(const StoreSnapshot &objects, const UsageNow &usage, const std::string &ns)
{
    Finder finder(objects, usage);
    objects.forEach(Kind::Node, [&finder](const ObjectPtr &object) { finder.node(static_cast<const Node &>(*object)); });
    objects.forEach(Kind::Pod, [&](const ObjectPtr &object) {
        if (ns.empty() || object->meta.ns == ns)
            finder.pod(static_cast<const Pod &>(*object));
    });
    finder.claims(ns);
    return finder.take();
}

} // namespace portolan
