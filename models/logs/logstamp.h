#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// When the container runtime wrote a line: nanoseconds since 1970, by the clock of the container's node. 0: not known.
struct LogStamp {
    std::int64_t nanos = 0;

    [[nodiscard]] bool isNull() const { return nanos == 0; }
    /// Whole seconds, rounded down, as the API server sends sinceTime on.
    [[nodiscard]] std::int64_t seconds() const;
    friend auto operator<=>(const LogStamp &, const LogStamp &) = default;
};

/// A stamp at a line's beginning.
struct LeadingStamp {
    LogStamp stamp;
    std::size_t length = 0; ///< of the stamp and the one blank behind it
};

/// The stamp that an answer with timestamps=true puts before a line: RFC 3339 with a fraction of nine digits and the zone that the
/// runtime wrote (cri-client pkg/logs: timeFormatOut). `strict`: nothing else is one; else fractions of any length, as kubelets
/// before 1.14 wrote them. Nothing when the line begins with no stamp.
[[nodiscard]] std::optional<LeadingStamp> readLeadingStamp(std::string_view line, bool strict);

/// "2026-01-02T15:04:05.000000001Z".
[[nodiscard]] std::string stampText(LogStamp stamp);

} // namespace portolan
