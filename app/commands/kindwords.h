#pragma once

#include <string>
#include <vector>

#include "models/objects/objectsource.h"

namespace portolan {

/// The kinds that a word of a person's means: one ("po", "deployments.apps"), or those of a category ("all") in the order a
/// server tells them. A short name that other kinds have, too, is told on stderr as kubectl 1.31 and later do. Blocking.
/// Errors: those of ObjectSource::resolve().
[[nodiscard]] Result<std::vector<ResourceInfo>> resolveKinds(ObjectSource &source, const std::string &typed);

} // namespace portolan
