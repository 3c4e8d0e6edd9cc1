#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/core/quantity.h"
#include "models/objects/cluster.h"
#include "models/objects/pod.h"

namespace portolan {

enum class AmountKind : std::uint8_t { Request, Limit };

/// What one container asks for, or may use at most; nothing where it says nothing.
[[nodiscard]] std::optional<Quantity> containerAmount(const Container &container, std::string_view resource, AmountKind kind);
/// What the scheduler counts for a pod: its containers and sidecars together, or the largest step of its init containers where that is
/// more; amounts of the pod as a whole replace that. A limit there is only where every container has one. What a RuntimeClass adds
/// (spec.overhead) is not among what is kept of a pod. Source: component-helpers resource/helpers.go: PodRequests.
[[nodiscard]] std::optional<Quantity> podAmount(const Pod &pod, std::string_view resource, AmountKind kind);
/// Of all of these that have not ended.
[[nodiscard]] Quantity sumOfAmounts(const std::vector<std::shared_ptr<const Pod>> &pods, std::string_view resource, AmountKind kind);

} // namespace portolan
