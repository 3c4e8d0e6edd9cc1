#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/objects/meta.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// Fetches one object and tells it as `kubectl describe` does. Blocking: on the thread pool only.
[[nodiscard]] Result<std::string> fetchDescription(const std::shared_ptr<ObjectSource> &source, const ObjectKey &key);
/// Fetches one object as YAML, managedFields left out and a Secret's values masked. Blocking: on the thread pool only.
[[nodiscard]] Result<std::string> fetchYaml(const std::shared_ptr<ObjectSource> &source, const ObjectKey &key);

/// The line, from 0, of an evidence's path (".spec.ports[0].port") in YAML; where the path is no exact one ("[*]",
/// "[InternalIP]") the first line from there on that holds `value`. The nearest enclosing field's when it is not there.
[[nodiscard]] int yamlLineOf(const std::string &yaml, std::string_view path, std::string_view value);

} // namespace portolan
