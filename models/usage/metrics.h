#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/quantity.h"
#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

/// What a container, pod or node used, exactly as it was told: what is absent is unknown, never 0.
struct ResourceUse {
    std::optional<Quantity> cpu;    ///< cores, the mean over the sample's window
    std::optional<Quantity> memory; ///< bytes: the working set at the window's end
    std::optional<Quantity> swap;   ///< bytes
};

struct ContainerMetrics {
    std::string name;
    ResourceUse use;
};

/// PodMetrics of metrics.k8s.io. It says nothing of containers that ended.
struct PodMetrics {
    std::string ns, name;
    Timestamp at; ///< the end of the window; null when it was not told. The object's creationTimestamp is when it was asked for.
    std::vector<ContainerMetrics> containers;
    std::int64_t windowMs = 0; ///< over which cpu is the mean, and about how often there is something new; 0: not told

    /// All containers together; of each amount nothing where one container does not tell it, or where there is none.
    [[nodiscard]] ResourceUse total() const;
};

/// NodeMetrics: the whole machine, so that more than its allocatable is no mistake.
struct NodeMetrics {
    std::string name;
    Timestamp at;
    ResourceUse use;
    std::int64_t windowMs = 0;
};

/// Where metrics are served. Source: k8s.io/metrics pkg/apis/metrics/v1beta1.
inline constexpr std::string_view metricsGroup = "metrics.k8s.io", metricsVersion = "v1beta1";

/// Reads one object. Errors: Parse, for an object without a name and an amount that is no quantity, with whose and which it is.
[[nodiscard]] Result<PodMetrics> podMetricsFrom(const Json &object);
[[nodiscard]] Result<NodeMetrics> nodeMetricsFrom(const Json &object);

/// A moment as usage sources write it: null for Go's zero time and for whatever is none.
[[nodiscard]] Timestamp sampleTime(const Json &time);

} // namespace portolan
