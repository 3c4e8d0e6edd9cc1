#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace portolan {

/// Whose log.
struct LogTarget {
    std::string ns, pod, container;
};

/// What of a log is asked for: the options of GET .../pods/POD/log but limitBytes, which would count stamps and cut a line.
struct LogQuery {
    bool follow = false;
    bool previous = false;
    std::optional<std::int64_t> tail;         ///< entries of the runtime's file, which are pieces of long lines; before the time counts
    std::optional<std::int64_t> sinceSeconds; ///< before now, by the node's clock
    std::optional<std::int64_t> sinceTime;    ///< seconds since 1970, inclusive; instead of sinceSeconds
    bool insecureBackend = false;             ///< the API server need not check who the kubelet is
};

/// The path of a pod.
[[nodiscard]] std::string podPath(const LogTarget &target);
/// Path and query, always with timestamps.
[[nodiscard]] std::string logPath(const LogTarget &target, const LogQuery &query);
/// As client-go asks for logs: text/plain alone is refused with 406.
inline constexpr const char *acceptLog = "application/json, */*";

} // namespace portolan
