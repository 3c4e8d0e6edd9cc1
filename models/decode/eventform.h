#pragma once

#include "models/core/json.h"

namespace portolan {

/// An event of the core group as events.k8s.io/v1 tells it: the same object under other names, as servers serve it in both. What
/// is no core event is as given. Fields that this group never leaves out are null. Costs a copy. Thread-safe.
/// Source: pkg/apis/events/v1/conversion.go and zz_generated.conversion.go, api/events/v1/types.go (1.36).
[[nodiscard]] Json eventOfEventsGroup(const Json &event);

} // namespace portolan
