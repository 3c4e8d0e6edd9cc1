#pragma once

#include <optional>
#include <string_view>

#include "app/demo/world.h"

namespace portolan {

/// What the demo's metrics server and its kubelets measured: numbers that move by the clock, the same for the same moment. A database's
/// disk fills and is tidied up every six hours, an NFS export is seen through several claims, a mail spool runs out of inodes, and a
/// hostPath is told nothing of. Any thread.
class DemoUsage
{
public:
    explicit DemoUsage(const DemoWorld &world) : m_world(world) {}

    /// Nothing for a pod of which a container does not run, or has just begun to: a metrics server has no two scrapes of it.
    [[nodiscard]] std::optional<Json> podMetrics(const Json &pod) const;
    [[nodiscard]] Json nodeMetrics(const Json &node) const;
    /// GET /api/v1/nodes/NAME/proxy/stats/summary.
    [[nodiscard]] Json summary(const Json &node) const;

private:
    struct Amount {
        std::int64_t nanoCores = 0, bytes = 0;
    };
    [[nodiscard]] Amount containerUse(const Json &pod, const Json &container, Timestamp at) const;
    [[nodiscard]] Amount podUse(const Json &pod, Timestamp at) const;
    [[nodiscard]] Amount nodeUse(std::string_view node, Timestamp at) const;
    [[nodiscard]] Json computeStats(const Amount &amount, Timestamp at) const;
    [[nodiscard]] Json podStats(const Json &pod) const;
    [[nodiscard]] std::optional<Json> volumeStats(const Json &pod, const Json &volume) const;
    [[nodiscard]] std::optional<Json> claimStats(std::string_view ns, std::string_view claim, Timestamp at) const;
    [[nodiscard]] Timestamp rounded(std::int64_t seconds) const;

    const DemoWorld &m_world;
};

} // namespace portolan
