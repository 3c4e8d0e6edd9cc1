#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// A --request-timeout in milliseconds: whole seconds ("30") or a Go duration ("1m30s", "500ms"); negative ones are none,
/// and what is longer than 292 years is no duration.
[[nodiscard]] std::optional<std::int64_t> parseTimeout(std::string_view text);

/// As Go prints it: "5s", "1m30s", "1.5s", "500ms".
[[nodiscard]] std::string durationText(std::int64_t ms);

} // namespace portolan
