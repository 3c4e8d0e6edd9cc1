#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace portolan {

/// A moment in UTC, whole microseconds since 1970. Zero means "not given", as Go's zero time does in the API.
struct Timestamp {
    std::int64_t micros = 0;

    [[nodiscard]] bool isNull() const { return micros == 0; }
    [[nodiscard]] std::int64_t seconds() const { return micros / 1'000'000; }
    friend auto operator<=>(const Timestamp &, const Timestamp &) = default;

    [[nodiscard]] static Timestamp fromSeconds(std::int64_t s) { return {s * 1'000'000}; }
    /// The system's clock. Prefer a Clock where ages matter.
    [[nodiscard]] static Timestamp now();
    /// RFC 3339 with optional fraction and zone ("2026-01-01T00:00:00Z"); null when it is not one.
    [[nodiscard]] static Timestamp parse(std::string_view rfc3339);
};

/// "2026-01-01T00:00:00Z", as the API writes times (whole seconds).
[[nodiscard]] std::string rfc3339(Timestamp time);
/// "Thu, 01 Jan 2026 00:00:00 +0000", as kubectl describe prints times.
[[nodiscard]] std::string rfc1123z(Timestamp time);

/// A duration as kubectl prints ages ("5m30s", "3h", "2d4h", "2y300d"); seconds may be negative by a little clock skew.
/// Source: apimachinery pkg/util/duration: HumanDuration.
[[nodiscard]] std::string humanDuration(std::int64_t seconds);
/// The age of a moment at `now`; "<unknown>" when it is not given.
[[nodiscard]] std::string age(Timestamp since, Timestamp now);

} // namespace portolan
