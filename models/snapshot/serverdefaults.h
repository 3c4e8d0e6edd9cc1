#pragma once

#include <optional>

#include "models/core/json.h"

namespace portolan {

/// A manifest's object as the API server would keep it, where that changes how it is reasoned about; nothing where it is that
/// already. A Namespace gets the label kubernetes.io/metadata.name (registry/core/namespace/strategy.go, since 1.21). Objects
/// that a server has seen (they have a uid or a creation time) are taken as they are: an older server sets no such label.
[[nodiscard]] std::optional<Json> withServerDefaults(const Json &object);

} // namespace portolan
