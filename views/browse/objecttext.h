#pragma once

#include <memory>
#include <string>

#include "models/core/result.h"
#include "models/objects/meta.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// Fetches one object and tells it as `kubectl describe` does. Blocking: on the thread pool only.
[[nodiscard]] Result<std::string> fetchDescription(const std::shared_ptr<ObjectSource> &source, const ObjectKey &key);
/// Fetches one object as YAML, managedFields left out and a Secret's values masked. Blocking: on the thread pool only.
[[nodiscard]] Result<std::string> fetchYaml(const std::shared_ptr<ObjectSource> &source, const ObjectKey &key);

} // namespace portolan
