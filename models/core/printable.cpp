#include "models/core/printable.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace portolan {

namespace {

struct Range {
    char32_t first, last;
};

/// DerivedCoreProperties.txt: Default_Ignorable_Code_Point without U+FE0E and U+FE0F, which holds PropList.txt: Bidi_Control;
/// with the separators of lines and paragraphs, the anchors of annotations and what is no character.
constexpr std::array<Range, 18> hidden{{
    {0x00ad, 0x00ad}, {0x034f, 0x034f}, {0x061c, 0x061c}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f},
    {0x2028, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfe00, 0xfe0d}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfffb},
    {0xfffe, 0xffff}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff},
}};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// Nothing in it but what everybody can see, in ASCII.
bool isPlain(std::string_view text, bool oneLine)
{
    return std::all_of(text.begin(), text.end(), [oneLine](char c) { return (c >= 0x20 && c < 0x7f) || (!oneLine && (c == '\n' || c == '\t')); });
}

void appendPrintable(std::string &out, char32_t c, std::string_view bytes, bool oneLine)
{
    if (c == '\r' || (oneLine && (c == '\n' || c == '\t')))
        out += c == '\r' ? "\\r" : c == '\n' ? "\\n" : "\\t";
    else if (c < 0x80 && isControl(c))
        (out += '^') += char(c ^ 0x40); // ESC is "^[", DEL "^?"
    else if (isControl(c) || isHidden(c))
        appendUnicodeEscape(out, c);
    else
        out += bytes;
}

std::string shown(std::string text, bool oneLine)
{
    if (isPlain(text, oneLine))
        return text;
    std::string out;
    out.reserve(text.size() + 16);
    const std::string_view all = text;
    for (std::size_t i = 0; i < all.size();) {
        const CodePoint c = codePointAt(all, i);
        if (c.valid)
            appendPrintable(out, c.value, all.substr(i, c.bytes), oneLine);
        else
            out += "\xef\xbf\xbd";
        i += c.bytes;
    }
    return out;
}

} // namespace

CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (length == 1)
        return {lead, 1, true};
    static constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size())
        return {0, 1, false};
    char32_t value = lead & (0x7fU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if (!isContinuation(text[at + k]))
            return {0, 1, false};
        value = value << 6 | (static_cast<unsigned char>(text[at + k]) & 0x3fU);
    }
    const bool valid = value >= least[length] && value <= 0x10ffff && !(value >= 0xd800 && value < 0xe000);
    return valid ? CodePoint{value, length, true} : CodePoint{0, 1, false};
}

bool isHidden(char32_t c)
{
    if (c < hidden.front().first)
        return false;
    return std::any_of(hidden.begin(), hidden.end(), [c](const Range &range) { return c >= range.first && c <= range.last; });
}

void appendUnicodeEscape(std::string &out, char32_t c)
{
    static constexpr char hex[] = "0123456789abcdef";
    const auto unit = [&out](char32_t value) {
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            out += hex[value >> shift & 0xf];
    };
    if (c <= 0xffff)
        return unit(c);
    unit(0xd800 + ((c - 0x10000) >> 10));
    unit(0xdc00 + ((c - 0x10000) & 0x3ff));
}

std::string printable(std::string text)
{
    return shown(std::move(text), false);
}

std::string printableLine(std::string text)
{
    return shown(std::move(text), true);
}

} // namespace portolan
