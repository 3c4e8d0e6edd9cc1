#include "models/config/duration.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace portolan {

namespace {

struct Unit {
    std::string_view name;
    double ms;
};
// Longer names first: "ms" is no "m".
constexpr Unit units[] = {{"ns", 1e-6}, {"us", 1e-3}, {"\u00b5s", 1e-3}, {"\u03bcs", 1e-3}, {"ms", 1}, {"s", 1e3}, {"m", 6e4}, {"h", 3.6e6}};

/// What Go's durations hold: 63 bits of nanoseconds, some 292 years.
constexpr std::int64_t longestMs = 9'223'372'036'854;

} // namespace

std::optional<std::int64_t> parseTimeout(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto whole = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (!text.empty() && whole.ec == std::errc() && whole.ptr == text.data() + text.size())
        return seconds > longestMs / 1000 ? std::nullopt : std::optional(std::max<std::int64_t>(0, seconds) * 1000);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty())
        return std::nullopt;
    double ms = 0;
    while (!text.empty()) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
        if (error != std::errc())
            return std::nullopt;
        text.remove_prefix(std::size_t(end - text.data()));
        const auto unit = std::find_if(std::begin(units), std::end(units), [text](const Unit &u) { return text.starts_with(u.name); });
        if (unit == std::end(units))
            return std::nullopt;
        ms += number * unit->ms;
        text.remove_prefix(unit->name.size());
    }
    if (!(ms <= double(longestMs)))
        return std::nullopt;
    return negative ? 0 : std::int64_t(std::ceil(ms));
}

std::string durationText(std::int64_t ms)
{
    if (ms > 0 && ms < 1000)
        return std::to_string(ms) + "ms";
    std::string seconds = std::to_string(ms % 60'000 / 1000);
    if (ms % 1000 != 0) {
        const std::string fraction = std::to_string(1000 + ms % 1000).substr(1);
        seconds += '.' + fraction.substr(0, fraction.find_last_not_of('0') + 1);
    }
    std::string out;
    if (ms >= 3'600'000)
        out += std::to_string(ms / 3'600'000) + 'h';
    if (ms >= 60'000)
        out += std::to_string(ms / 60'000 % 60) + 'm';
    return out + seconds + 's';
}

} // namespace portolan
