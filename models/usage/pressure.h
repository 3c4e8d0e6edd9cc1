#pragma once

#include <string>
#include <vector>

#include "models/store/storesnapshot.h"
#include "models/usage/usagebook.h"

namespace portolan {

/// Something that is full, is about to be, or had to give way.
struct PressureFinding {
    enum class Type : std::uint8_t {
        NodePressure, ///< the kubelet says so: `detail` is the condition, `why` its message
        FullVolume,   ///< a claim's file system: `share`
        FullDisk,     ///< a node's: `detail` is "nodefs" or "imagefs"
        NearLimit,    ///< a container's memory, a pod's ephemeral storage or an emptyDir: `part` is which, `detail` "memory", "ephemeral-storage" or "emptyDir"
        OutOfMemory,  ///< a container was killed: `part`, `at`, `count` of restarts
        Evicted,      ///< a pod: `why` is the kubelet's message, `at`
    };
    Type type = Type::NodePressure;
    ObjectKey object;
    std::string part;
    std::string detail;
    std::string why;
    double share = -1; ///< of what there is, 1 is all; below 0: no amount
    std::uint64_t used = 0, most = 0; ///< bytes, where there is a share
    bool inodes = false;              ///< the share is of inodes, used and most count them
    std::size_t sharedBy = 1;         ///< FullVolume: claims that show this one file system; the others are not told of again
    Timestamp at;
    int count = 0;
    friend bool operator==(const PressureFinding &, const PressureFinding &) = default;
};

/// From which share on something is told of: nearly full; a node's disk where kubelets evict by default, 10 % (nodefs) or 15 % (imagefs)
/// from its end, or 5 % of inodes.
inline constexpr double pressureShare = 0.85;
inline constexpr double nodefsShare = 0.90, imagefsShare = 0.85, inodesShare = 0.95;

/// By type, the worst first. Pods of one namespace, or of all when empty; nodes always. What nobody measured is not told of. O(pods).
[[nodiscard]] std::vector<PressureFinding> findPressure(const StoreSnapshot &objects, const UsageNow &usage, const std::string &ns);

} // namespace portolan
