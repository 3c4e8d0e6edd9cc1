#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

/// One file system as a kubelet tells it: bytes and counts as they were written, absent where they were not, or were no number.
struct FileSystemSample {
    Timestamp at; ///< when it was measured, which may be minutes before it was asked for; null when not told
    std::optional<std::uint64_t> available, capacity, used, inodes, inodesFree, inodesUsed;
};

struct ComputeSample {
    Timestamp at;
    std::optional<std::uint64_t> nanoCores;  ///< billionths of a core
    std::optional<std::uint64_t> workingSet; ///< bytes; what counts against a limit, unlike usageBytes, which holds the page cache, too
};

struct VolumeSample {
    std::string name;           ///< the pod's word for it
    std::string claimNs, claim; ///< pvcRef; empty where it is no claim's
    FileSystemSample fs;
};

struct ContainerSample {
    std::string name;
    ComputeSample compute;
    std::optional<std::uint64_t> rootfsUsed, logsUsed; ///< bytes
};

struct PodSample {
    std::string ns, name, uid; ///< a static pod's uid is the kubelet's, not that of its mirror in the API: join by name
    Timestamp started;
    ComputeSample compute;
    std::vector<ContainerSample> containers;
    std::vector<VolumeSample> volumes; ///< empty until the kubelet has looked, a minute or two after the start
    /// Writable layers, logs, emptyDirs on disk and the like: `used` is the pod's, the rest is the node's disk.
    std::optional<FileSystemSample> ephemeral;
};

/// GET /api/v1/nodes/NAME/proxy/stats/summary: what one kubelet last measured of its node. Only volumes that a running pod mounts and
/// whose driver reports stand in it. Source: kubelet pkg/apis/stats/v1alpha1, kubelet/server/stats.
struct NodeSummary {
    std::string node;
    ComputeSample compute;
    std::optional<std::uint64_t> memoryAvailable;
    std::optional<FileSystemSample> fs, imageFs, containerFs;
    std::vector<PodSample> pods;
};

/// Reads a summary of the node asked for, whatever name it gives itself. Fields of another type than they should have count as
/// absent, pods and volumes without a name are left out. Errors: Parse, when it is no summary at all.
[[nodiscard]] Result<NodeSummary> nodeSummaryFrom(const Json &summary, const std::string &node);
/// The server's path to it.
[[nodiscard]] std::string nodeSummaryPath(const std::string &node);

} // namespace portolan
