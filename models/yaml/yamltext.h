#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/yaml/linemarks.h"

namespace portolan::yaml {

/// A fault in the bytes of a text, before any YAML is read.
struct TextFault {
    LineMark mark;
    std::string what;
};

/// UTF-8 without byte order mark from whatever encoding mark the text begins with; owns only when it had to convert.
struct CleanText {
    std::string converted; ///< empty when `original` is UTF-8 already
    std::string_view original;
    [[nodiscard]] std::string_view text() const { return converted.empty() ? original : std::string_view(converted); }
};
[[nodiscard]] CleanText decoded(std::string_view text);

/// The first byte that is no UTF-8, or a character that YAML does not allow (go-yaml readerc.go).
[[nodiscard]] std::optional<TextFault> findBadCharacter(std::string_view text);
/// A quote opened at or after a mark (line and column counted from 0) that is never closed.
[[nodiscard]] bool quoteIsOpen(std::string_view text, int line, int column);
/// Joins the escapes of surrogate pairs on one line (from 0) into one: \ud83d\ude00 -> \U0001F600. False when there are none.
[[nodiscard]] bool joinSurrogates(std::string &text, int line);

} // namespace portolan::yaml
