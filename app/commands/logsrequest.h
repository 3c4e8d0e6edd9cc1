#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/commands/source.h"
#include "models/logs/logquery.h"

namespace portolan {

/// What `portolan logs` was asked for.
struct LogsRequest {
    SourceOptions source;
    LogQuery query;
    std::string kind, name;  ///< the kind as typed, empty: a pod; name is empty with a selector
    std::string ns;          ///< of "NS/POD"
    std::string selector;
    std::string container;
    bool allContainers = false, allPods = false;
    bool timestamps = false, prefix = false, ignoreErrors = false;
    std::int64_t limitBytes = 0; ///< 0: none
    int mostRequests = 5;
    std::int64_t startMs = 20'000; ///< --pod-running-timeout
};

} // namespace portolan
