#pragma once

#include "models/objects/cluster.h"
#include "models/objects/objectsource.h"
#include "models/store/objectstore.h"

namespace portolan {

/// The events that involve an object, oldest first.
[[nodiscard]] std::vector<std::shared_ptr<const Event>> eventsOf(const ObjectStore &store, const ObjectKey &key);
/// Those of an object of a kind without a struct. O(events).
[[nodiscard]] std::vector<std::shared_ptr<const Event>> eventsOf(const ObjectStore &store, const ResourceInfo &resource, const ObjectKey &key);

} // namespace portolan
