#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

/// What went over the wire for one resource, or for all of them, since the session was opened.
struct TrafficCounts {
    std::uint64_t requests = 0; ///< sent, repeats included
    std::uint64_t retries = 0;
    std::uint64_t bytes = 0;   ///< of bodies, decompressed
    std::uint64_t events = 0;  ///< of watches
    std::uint64_t relists = 0; ///< lists after the first one
    std::uint64_t throttled = 0; ///< answers 429
    int openWatches = 0;
    Timestamp patientUntil; ///< throttled: the server asked to wait until then
    std::optional<Error> lastError;
    Timestamp lastErrorAt;
};

/// One resource's counts.
struct TrafficLine : TrafficCounts {
    std::string resource; ///< "pods", "deployments.apps"; empty: what belongs to none (probes, discovery, reviews)
    double eventsPerSecond = 0, bytesPerSecond = 0; ///< lately
};

/// A reading of the meter: a value, for any thread.
struct TrafficReading : TrafficLine {
    std::vector<TrafficLine> lines; ///< by resource
};

/// The counters of one client, by resource. Network thread.
class TrafficLog
{
public:
    /// Of a request's path: its resource's counters, which stay where they are.
    [[nodiscard]] TrafficCounts &of(std::string_view target);
    /// All of it, with the rates since the last reading. `nowMs` is monotonic. O(resources).
    [[nodiscard]] TrafficReading read(std::int64_t nowMs);
    /// How long the server has asked to be left alone, of any resource; long ago when it has not. O(resources).
    [[nodiscard]] Timestamp patientUntil() const;

private:
    struct Counter {
        TrafficCounts counts;
        std::uint64_t lastEvents = 0, lastBytes = 0;
    };
    std::map<std::string, Counter, std::less<>> m_counters;
    std::int64_t m_lastMs = -1;
};

/// "pods" of "/api/v1/namespaces/a/pods/web-0/log?x", "deployments.apps" of "/apis/apps/v1/deployments"; empty for paths that are
/// no resource's.
[[nodiscard]] std::string resourceOfTarget(std::string_view target);

} // namespace portolan
