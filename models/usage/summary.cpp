#include "models/usage/summary.h"

#include "models/client/restclient.h"
#include "models/usage/metrics.h"

namespace portolan {

namespace {

std::optional<std::uint64_t> count(const Json &value)
{
    if (!value.isInteger() || (value.type() == Json::Type::Int && value.toInt() < 0))
        return std::nullopt; // a negative number is no amount
    return value.toUInt();
}

FileSystemSample fileSystem(const Json &fs)
{
    return {sampleTime(fs["time"]), count(fs["availableBytes"]), count(fs["capacityBytes"]), count(fs["usedBytes"]),
            count(fs["inodes"]), count(fs["inodesFree"]), count(fs["inodesUsed"])};
}

std::optional<FileSystemSample> fileSystemIfTold(const Json &fs)
{
    return fs.isObject() ? std::optional(fileSystem(fs)) : std::nullopt;
}

ComputeSample compute(const Json &holder)
{
    const Json &cpu = holder["cpu"], &memory = holder["memory"];
    const Timestamp at = sampleTime(cpu["time"]), memoryAt = sampleTime(memory["time"]);
    return {at.isNull() ? memoryAt : at, count(cpu["usageNanoCores"]), count(memory["workingSetBytes"])};
}

PodSample podSample(const Json &pod)
{
    const Json &ref = pod["podRef"];
    PodSample out;
    out.ns = ref["namespace"].str();
    out.name = ref["name"].str();
    out.uid = ref["uid"].str();
    out.started = sampleTime(pod["startTime"]);
    out.compute = compute(pod);
    out.ephemeral = fileSystemIfTold(pod["ephemeral-storage"]);
    for (const Json &container : pod["containers"].items())
        if (const std::string name = container["name"].str(); !name.empty())
            out.containers.push_back({name, compute(container), count(container["rootfs"]["usedBytes"]), count(container["logs"]["usedBytes"])});
    for (const Json &volume : pod["volume"].items()) {
        const Json &claim = volume["pvcRef"];
        if (const std::string name = volume["name"].str(); !name.empty())
            out.volumes.push_back({name, claim["namespace"].str(), claim["name"].str(), fileSystem(volume)});
    }
    return out;
}

} // namespace

Result<NodeSummary> nodeSummaryFrom(const Json &summary, const std::string &node)
{
    if (!summary["node"].isObject() && !summary["pods"].isArray())
        return failure(ErrorKind::Parse, "node " + node, "the answer is no summary of a kubelet");
    const Json &own = summary["node"], &runtime = own["runtime"];
    NodeSummary out;
    out.node = node;
    out.compute = compute(own);
    out.memoryAvailable = count(own["memory"]["availableBytes"]);
    out.fs = fileSystemIfTold(own["fs"]);
    out.imageFs = fileSystemIfTold(runtime["imageFs"]);
    out.containerFs = fileSystemIfTold(runtime["containerFs"]);
    for (const Json &pod : summary["pods"].items())
        if (PodSample sample = podSample(pod); !sample.name.empty())
            out.pods.push_back(std::move(sample));
    return out;
}

std::string nodeSummaryPath(const std::string &node)
{
    return "/api/v1/nodes/" + queryValue(node) + "/proxy/stats/summary";
}

} // namespace portolan
