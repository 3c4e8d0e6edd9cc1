#pragma once

#include <string>
#include <vector>

#include "app/commands/resourcewords.h"
#include "models/core/result.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// One kind asked for, with names or as a whole.
struct GetTarget {
    ResourceInfo resource;
    std::vector<std::string> names;
};

[[nodiscard]] std::vector<ResourceInfo> resourcesOf(const std::vector<GetTarget> &targets);

/// The kinds that the words of `get` and `describe` mean, those of a category ("all") among them; objects of one kind that follow
/// each other are one target. Blocking. Errors: NotFound for a kind the source does not know.
[[nodiscard]] Result<std::vector<GetTarget>> findTargets(ObjectSource &source, const std::vector<ResourceWord> &wanted);

} // namespace portolan
