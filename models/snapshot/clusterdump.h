#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// What `kubectl cluster-info dump` writes to standard output: lists one after another, as JSON or as YAML documents, between
/// them the logs of the containers, and a sentence at the end. Log lines may be anything, "---", "kind: Pod" and a bracket
/// that is never closed among it. Views live as long as the text.
struct ClusterDump {
    struct Part {
        std::string_view text; ///< JSON or YAML
        int line = 0;          ///< lines before it
    };
    struct Log {
        std::string ns, pod, container;
        std::string_view text;
    };
    std::vector<Part> parts;
    std::vector<Log> logs;

    /// A text that is no dump has one part, all of it. Costs a search of the text. Source: kubectl pkg/cmd/clusterinfo.
    [[nodiscard]] static ClusterDump split(std::string_view text);
};

} // namespace portolan
