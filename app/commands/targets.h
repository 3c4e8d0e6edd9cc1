#pragma once

#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// One kind asked for, with names or as a whole.
struct GetTarget {
    ResourceInfo resource;
    std::vector<std::string> names;
};

/// What the words of `get` and `describe` ask for: "pods", "pods,pvc", "all" (a category), "pod NAME NAME", "pod/NAME pvc/NAME".
/// Errors: Config where the words make no sense together, NotFound for a kind the source does not know.
[[nodiscard]] Result<std::vector<GetTarget>> readTargets(ObjectSource &source, const std::vector<std::string> &words);

} // namespace portolan
