#pragma once

#include <string>
#include <string_view>

#include "models/core/clock.h"
#include "models/core/json.h"
#include "models/core/result.h"
#include "models/objects/objectsource.h"

namespace portolan {

struct DescribeOptions {
    bool showEvents = true; ///< at the end, of the kinds whose text has them
};

/// One object as `kubectl describe` (1.36) prints it, fetched from a source together with what the text needs beside it
/// (events, the pods of a claim, the lease of a node, ...). Blocking, like the source; not for the GUI thread. What cannot be
/// fetched beside the object is said in its place; only a failure to get the object itself is an error.
[[nodiscard]] Result<std::string> describeObject(ObjectSource &source, const ResourceInfo &resource, std::string_view ns,
                                                 std::string_view name, const Clock &clock,
                                                 const DescribeOptions &options = {});

/// The same for an object already at hand (apiVersion and kind filled in).
[[nodiscard]] std::string describeFetched(ObjectSource &source, const ResourceInfo &resource, const Json &object,
                                          const Clock &clock, const DescribeOptions &options = {});

} // namespace portolan
