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

/// Where the amounts of a container come from: its spec, or also what its status says the kubelet allocated and put into
/// effect, while a resize is under way.
enum class AmountsOf { Spec, Status };

/// What the scheduler counts for a pod: containers together, or the largest init container where that is more (sidecars
/// run on), or the amounts of the pod as a whole where it has some, plus the overhead. `what` is "requests" or "limits".
/// Source: component-helpers resource/helpers.go: PodRequests, PodLimits.
[[nodiscard]] ResourceAmounts podResources(const Json &pod, std::string_view what, AmountsOf of = AmountsOf::Spec);

/// What an environment variable's resourceFieldRef gives: the container's amount in units of the divisor, rounded up;
/// empty when the field is not one the API knows (kubectl pkg/util/resource: ExtractContainerResourceValue).
[[nodiscard]] std::string resourceFieldValue(const Json &resourceFieldRef, const Json &container);

} // namespace portolan
