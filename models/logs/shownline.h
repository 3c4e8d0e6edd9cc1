#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// How a stretch of a log line looks, by the escape sequences in it (ECMA-48 SGR).
struct LogTextStyle {
    static constexpr std::int32_t none = -1, rgb = 1 << 24;
    std::int32_t foreground = none; ///< 0 to 255 of the terminal palette, rgb | 0xRRGGBB, or none
    std::int32_t background = none;
    bool bold = false, dim = false, italic = false, underline = false, inverse = false;
    friend bool operator==(const LogTextStyle &, const LogTextStyle &) = default;
};

/// A line as a window or a terminal may show it: UTF-8 without a control character. Colours became styles; every other escape
/// sequence is seen and not run: controls are the pictures of U+2400, bytes that are no UTF-8 are \xHH, hidden characters (those of
/// the writing direction among them) are \uHHHH.
struct ShownLine {
    struct Run {
        std::size_t begin = 0, length = 0; ///< bytes of `text`
        LogTextStyle style;
        bool marked = false; ///< stands for what could not be shown as it is
    };
    std::string text;
    std::vector<Run> runs; ///< in order, without gaps
    bool cut = false;        ///< the line is longer than was asked for
    bool overwritten = false; ///< parts before a carriage return were left out
};

struct ShowOptions {
    std::size_t mostBytes = 64 << 10; ///< of the line, before it is made visible
    bool lastSegment = true;          ///< of a line with carriage returns what stood last; false: all of it
};
/// `bytes`: a line with or without its end. O(bytes).
[[nodiscard]] ShownLine showLine(std::string_view bytes, const ShowOptions &options);

/// The same for a terminal: all of the line, with its colours, which end with it, and the newline it has.
[[nodiscard]] std::string terminalLine(std::string_view bytes);

} // namespace portolan
