#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/time.h"

namespace portolan {

/// A line of a demo container, with when it was written.
struct DemoLine {
    std::int64_t nanos = 0; ///< since 1970
    std::string text;       ///< without its newline
};

/// Which run of a container a log is of, and while it runs until when.
struct DemoRun {
    Timestamp startedAt, finishedAt; ///< finishedAt null: it runs
};

/// What a container of the demo wrote between two moments of a run: first the lines of its file, then one every few seconds of a kind
/// that suits it (a web server's, JSON, klog, logfmt, a data base's), which depend on nothing but the container and the moment. A run
/// that ended, or that crashes over and over, wrote its file alone. At most the last `most` lines; O(most).
[[nodiscard]] std::vector<DemoLine> demoLines(const std::string &demo, const Json &pod, const std::string &container, const DemoRun &run,
                                              std::int64_t fromNanos, std::int64_t untilNanos, std::size_t most);

} // namespace portolan
