#pragma once

#include <map>
#include <string>

#include "models/core/json.h"
#include "models/core/quantity.h"

namespace portolan {

using ResourceAmounts = std::map<std::string, Quantity, std::less<>>;

/// "Guaranteed", "Burstable" or "BestEffort": status.qosClass, else computed from cpu and memory of the containers, as
/// kubectl pkg/util/qos does.
[[nodiscard]] std::string podQosClass(const Json &pod);

/// What the scheduler counts for a pod: containers together, or the largest init container where that is more (sidecars
/// run on), plus the overhead. `what` is "requests" or "limits". Source: component-helpers resource/helpers.go.
[[nodiscard]] ResourceAmounts podResources(const Json &pod, std::string_view what);

/// What an environment variable's resourceFieldRef gives: the container's amount in units of the divisor, rounded up;
/// empty when the field is not one the API knows (kubectl pkg/util/resource: ExtractContainerResourceValue).
[[nodiscard]] std::string resourceFieldValue(const Json &resourceFieldRef, const Json &container);

} // namespace portolan
