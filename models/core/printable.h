#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portolan {

/// One character of a UTF-8 text.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
    bool valid = true; ///< false: the byte at this place begins no character; `bytes` is 1 then
};
/// The character that begins at `at`, which lies inside of the text. Surrogates and longer forms than needed are not valid.
[[nodiscard]] CodePoint codePointAt(std::string_view text, std::size_t at);

/// A character that says nothing by itself and changes how others look or where they stand: controls of the writing direction,
/// joiners, characters without width, line separators, tags, fillers (Unicode's Bidi_Control and Default_Ignorable_Code_Point,
/// and the two separators). Variation selectors 15 and 16 are none: emoji are written with them.
[[nodiscard]] bool isHidden(char32_t c);
/// C0 without line feed and tab, DEL, C1.
[[nodiscard]] constexpr bool isControl(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
}

/// A text of strangers (a cluster, a file, a server) as it may be shown to a person, on a terminal as in a window: ESC becomes
/// "^[" and CR "\r", as in kubectl (cli-runtime pkg/printers/terminal.go), the other controls of C0 and DEL likewise "^G", "^?";
/// C1 and hidden characters become "\u009b"; bytes that are no UTF-8 become U+FFFD. Line feeds and tabs stay. Nobody can turn
/// it back. O(text); a text that needs none of it is returned as it is.
[[nodiscard]] std::string printable(std::string text);
/// The same in one line: line feeds and tabs become "\n" and "\t".
[[nodiscard]] std::string printableLine(std::string text);

/// Appends "\u202e" (two of them beyond U+FFFF), as JSON writes characters.
void appendUnicodeEscape(std::string &out, char32_t c);

} // namespace portolan
