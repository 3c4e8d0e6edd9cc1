#include "app/demo/demousage.h"

#include <cmath>
#include <numbers>

#include "models/core/quantity.h"

namespace portolan {

namespace {

constexpr std::int64_t scrapeSeconds = 15, volumeSeconds = 60, fillSeconds = 6 * 3600;
constexpr std::int64_t mebi = 1 << 20, gibi = 1 << 30;

double share(std::string_view name)
{
    std::uint32_t hash = 2166136261;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
    return hash / 4294967296.0;
}

/// Between 0 and 1, in its own rhythm for each name.
double wave(std::string_view name, Timestamp at)
{
    const double own = share(name), period = 240 + 600 * own;
    return 0.5 + 0.5 * std::sin(2 * std::numbers::pi * (static_cast<double>(at.seconds()) / period + own));
}

std::int64_t amountOf(const Json &list, const char *name, std::int64_t unit, std::int64_t otherwise)
{
    const auto quantity = Quantity::parse(list[name].scalarText());
    return !quantity ? otherwise : unit == 1 ? quantity->value() : quantity->milliValue();
}

/// All of its containers run, and have for a while.
bool isMeasured(const Json &pod, Timestamp now)
{
    const Json &statuses = pod["status"]["containerStatuses"];
    if (pod["status"]["phase"].view() != "Running" || statuses.size() == 0)
        return false;
    for (const Json &status : statuses.items()) {
        const Timestamp started = Timestamp::parse(status["state"]["running"]["startedAt"].view());
        if (started.isNull() || now.seconds() - started.seconds() < 2 * scrapeSeconds)
            return false;
    }
    return true;
}

Json fileSystem(Timestamp at, std::int64_t capacity, std::int64_t used, std::int64_t kept, std::int64_t inodes, std::int64_t inodesUsed)
{
    return Json::object({{"time", rfc3339(at)}, {"availableBytes", std::max<std::int64_t>(capacity - used - kept, 0)}, {"capacityBytes", capacity},
                         {"usedBytes", used}, {"inodesFree", inodes - inodesUsed}, {"inodes", inodes}, {"inodesUsed", inodesUsed}});
}

Json nodeFileSystem(Timestamp at, std::int64_t used)
{
    return fileSystem(at, 58 * gibi, used, 3 * gibi, 3'907'584, 412'300);
}

constexpr std::int64_t nodeDiskUsed = 24 * gibi;

} // namespace

Timestamp DemoUsage::rounded(std::int64_t seconds) const
{
    return Timestamp::fromSeconds(m_world.now().seconds() / seconds * seconds);
}

DemoUsage::Amount DemoUsage::containerUse(const Json &pod, const Json &container, Timestamp at) const
{
    const std::string key = pod["metadata"]["name"].str() + '/' + container["name"].str();
    const Json &requests = container["resources"]["requests"];
    const auto cpu = static_cast<double>(amountOf(requests, "cpu", 1000, 20)), memory = static_cast<double>(amountOf(requests, "memory", 1, 40 * mebi));
    const double busy = wave(key, at);
    return {static_cast<std::int64_t>(cpu * 1e6 * (0.1 + (0.3 + 0.9 * share(key)) * busy)),
            static_cast<std::int64_t>(memory * (0.55 + 0.4 * share(key) + 0.04 * busy)) / 1024 * 1024};
}

DemoUsage::Amount DemoUsage::podUse(const Json &pod, Timestamp at) const
{
    Amount out;
    for (const Json &container : pod["spec"]["containers"].items()) {
        const Amount one = containerUse(pod, container, at);
        out = {out.nanoCores + one.nanoCores, out.bytes + one.bytes};
    }
    return out;
}

DemoUsage::Amount DemoUsage::nodeUse(std::string_view node, Timestamp at) const
{
    Amount out{static_cast<std::int64_t>(9e7 + 4e7 * wave(node, at)), 610 * mebi}; // the system's own
    for (const JsonPtr &pod : m_world.bank.list(m_world.catalog.indexOf("", "v1", "pods")).objects) {
        if ((*pod)["spec"]["nodeName"].view() != node || (*pod)["status"]["phase"].view() != "Running")
            continue;
        const Amount one = podUse(*pod, at);
        out = {out.nanoCores + one.nanoCores, out.bytes + one.bytes};
    }
    return out;
}

std::optional<Json> DemoUsage::podMetrics(const Json &pod) const
{
    if (!isMeasured(pod, m_world.now()))
        return std::nullopt;
    const Timestamp at = rounded(scrapeSeconds);
    Json containers = Json::array();
    for (const Json &container : pod["spec"]["containers"].items()) {
        const Amount use = containerUse(pod, container, at);
        containers.push(Json::object({{"name", container["name"]},
                                      {"usage", Json::object({{"cpu", std::to_string(use.nanoCores) + 'n'}, {"memory", std::to_string(use.bytes / 1024) + "Ki"}})}}));
    }
    const Json &meta = pod["metadata"];
    Json metadata = Json::object({{"name", meta["name"]}, {"namespace", meta["namespace"]}, {"creationTimestamp", rfc3339(m_world.now())}});
    if (meta["labels"].isObject())
        metadata.set("labels", meta["labels"]);
    return Json::object({{"kind", "PodMetrics"}, {"apiVersion", "metrics.k8s.io/v1beta1"}, {"metadata", std::move(metadata)},
                         {"timestamp", rfc3339(at)}, {"window", "15.021s"}, {"containers", std::move(containers)}});
}

Json DemoUsage::nodeMetrics(const Json &node) const
{
    const Timestamp at = rounded(scrapeSeconds);
    const Json &meta = node["metadata"];
    const Amount use = nodeUse(meta["name"].view(), at);
    return Json::object({{"kind", "NodeMetrics"}, {"apiVersion", "metrics.k8s.io/v1beta1"},
                         {"metadata", Json::object({{"name", meta["name"]}, {"creationTimestamp", rfc3339(m_world.now())}, {"labels", meta["labels"]}})},
                         {"timestamp", rfc3339(at)}, {"window", "15.034s"},
                         {"usage", Json::object({{"cpu", std::to_string(use.nanoCores) + 'n'}, {"memory", std::to_string(use.bytes / 1024) + "Ki"}})}});
}

Json DemoUsage::computeStats(const Amount &amount, Timestamp at) const
{
    return Json::object({{"cpu", Json::object({{"time", rfc3339(at)}, {"usageNanoCores", amount.nanoCores}})},
                         {"memory", Json::object({{"time", rfc3339(at)}, {"usageBytes", amount.bytes + amount.bytes / 4}, {"workingSetBytes", amount.bytes},
                                                  {"rssBytes", amount.bytes / 2}})}});
}

/// Nothing where the volume's driver tells nothing.
std::optional<Json> DemoUsage::claimStats(std::string_view ns, std::string_view claim, Timestamp at) const
{
    const Catalog &catalog = m_world.catalog;
    const JsonPtr object = m_world.bank.get(catalog.indexOf("", "v1", "persistentvolumeclaims"), ns, claim);
    const JsonPtr volume = object ? m_world.bank.get(catalog.indexOf("", "v1", "persistentvolumes"), "", (*object)["spec"]["volumeName"].view()) : nullptr;
    if (!volume)
        return std::nullopt;
    const Json &spec = (*volume)["spec"];
    const std::int64_t size = amountOf(spec["capacity"], "storage", 1, gibi);
    if (spec["nfs"].isObject())
        return fileSystem(at, 500 * gibi, 305 * gibi + at.seconds() / 60 % 4096 * mebi, 0, 32'768'000, 1'204'511);
    if (spec["local"].isObject()) {
        const double filled = static_cast<double>(at.seconds() % fillSeconds) / fillSeconds;
        return fileSystem(at, size, static_cast<std::int64_t>(static_cast<double>(size) * (0.72 + 0.24 * filled)), 0, 10'485'760, 2'411);
    }
    if (spec["csi"].isObject())
        return fileSystem(at, size - size / 64, size / 3, size / 20, 131'072, 121'300 + at.seconds() / 60 % 512);
    return std::nullopt;
}

std::optional<Json> DemoUsage::volumeStats(const Json &pod, const Json &volume) const
{
    const Timestamp at = rounded(volumeSeconds);
    const Json &meta = pod["metadata"];
    const std::string_view claim = volume["persistentVolumeClaim"]["claimName"].view();
    Json out;
    if (!claim.empty()) {
        auto stats = claimStats(meta["namespace"].view(), claim, at);
        if (!stats)
            return std::nullopt;
        out = std::move(*stats);
        out.set("pvcRef", Json::object({{"name", claim}, {"namespace", meta["namespace"]}}));
    } else if (volume["emptyDir"].isObject()) {
        out = nodeFileSystem(at, nodeDiskUsed);
        out.set("usedBytes", static_cast<std::int64_t>((6 + 40 * wave(meta["name"].view(), at)) * mebi));
        out.set("inodesUsed", 41);
    } else if (volume["hostPath"].isObject()) {
        return std::nullopt;
    } else {
        out = nodeFileSystem(at, nodeDiskUsed);
        out.set("usedBytes", 12288);
        out.set("inodesUsed", 9);
    }
    out.set("name", volume["name"]);
    return out;
}

Json DemoUsage::podStats(const Json &pod) const
{
    const Timestamp at = rounded(scrapeSeconds);
    const Json &meta = pod["metadata"];
    Json out = computeStats(podUse(pod, at), at);
    out.set("podRef", Json::object({{"name", meta["name"]}, {"namespace", meta["namespace"]}, {"uid", meta["uid"]}}));
    out.set("startTime", pod["status"]["startTime"]);
    Json containers = Json::array(), volumes = Json::array();
    for (const Json &container : pod["spec"]["containers"].items()) {
        Json one = computeStats(containerUse(pod, container, at), at);
        one.set("name", container["name"]);
        Json disk = nodeFileSystem(at, nodeDiskUsed);
        disk.set("usedBytes", 45056);
        one.set("rootfs", disk);
        disk.set("usedBytes", static_cast<std::int64_t>(2 * mebi + share(meta["name"].view()) * 9 * mebi));
        one.set("logs", std::move(disk));
        containers.push(std::move(one));
    }
    for (const Json &volume : pod["spec"]["volumes"].items())
        if (auto stats = volumeStats(pod, volume))
            volumes.push(std::move(*stats));
    out.set("containers", std::move(containers));
    out.set("volume", std::move(volumes));
    Json disk = nodeFileSystem(at, nodeDiskUsed);
    disk.set("usedBytes", static_cast<std::int64_t>((10 + 60 * wave(meta["name"].view(), at)) * mebi));
    out.set("ephemeral-storage", std::move(disk));
    return out;
}

Json DemoUsage::summary(const Json &node) const
{
    const std::string name = node["metadata"]["name"].str();
    const Timestamp at = rounded(scrapeSeconds);
    Json own = computeStats(nodeUse(name, at), at);
    own.set("nodeName", name);
    own.set("fs", nodeFileSystem(at, nodeDiskUsed));
    own.set("runtime", Json::object({{"imageFs", nodeFileSystem(at, nodeDiskUsed)}}));
    Json pods = Json::array();
    for (const JsonPtr &pod : m_world.bank.list(m_world.catalog.indexOf("", "v1", "pods")).objects)
        if ((*pod)["spec"]["nodeName"].view() == name && (*pod)["status"]["phase"].view() == "Running")
            pods.push(podStats(*pod));
    return Json::object({{"node", std::move(own)}, {"pods", std::move(pods)}});
}

} // namespace portolan
