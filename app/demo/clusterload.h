#pragma once

#include <string>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

/// A demo cluster as its files hold it: full objects, photographed at one moment (`taken`, in demo.yaml).
struct DemoCluster {
    std::string name;
    std::string title;
    Timestamp taken;
    std::vector<Json> objects;
};

/// Reads :/portolan/demo/NAME/*.yaml. Errors: Config (no such demo), Parse.
[[nodiscard]] Result<DemoCluster> loadDemoCluster(const std::string &name);
/// The demos there are, sorted.
[[nodiscard]] std::vector<std::string> demoClusterNames();
/// Moves every RFC 3339 time in the object by this much.
void shiftTimes(Json &value, std::int64_t micros);
/// What a container of this demo has logged; empty when no log was written for it. :/portolan/demo/NAME/logs/CONTAINER.log
[[nodiscard]] std::string demoLog(const std::string &name, const std::string &container);

} // namespace portolan
