#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>

#include "models/objects/cluster.h"
#include "models/objects/pod.h"

namespace portolan {

/// Amounts as the scheduler reckons with them: cpu in thousandths, all else in whole units, both rounded up.
struct PodAmounts {
    std::int64_t milliCpu = 0, memory = 0, ephemeralStorage = 0;
    std::map<std::string, std::int64_t, std::less<>> others; ///< "hugepages-2Mi", "vendor.example/gpu"

    [[nodiscard]] bool empty() const { return milliCpu == 0 && memory == 0 && ephemeralStorage == 0 && others.empty(); }
    /// times: 1 or -1.
    void add(const PodAmounts &more, int times = 1);
};

/// What a node offers to pods: status.allocatable, what is missing there is 0.
struct NodeRoom {
    PodAmounts amounts;
    std::int64_t pods = 0;
};
[[nodiscard]] NodeRoom roomOf(const Node &node);

/// What a pod that has no node yet asks for, by its spec alone (component-helpers resource: PodRequests).
[[nodiscard]] PodAmounts requestOf(const Pod &pod);

/// What pods that have a node hold: by their spec, or what is in force or promised where that is more. Pods of one template are
/// worked out once. For one thread.
class HeldAmounts
{
public:
    [[nodiscard]] PodAmounts of(const Pod &pod);

private:
    std::unordered_map<const void *, PodAmounts> m_known; ///< by the identity of the list of containers
};

} // namespace portolan
