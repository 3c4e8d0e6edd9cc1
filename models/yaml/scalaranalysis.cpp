#include "models/yaml/scalaranalysis.h"

#include <algorithm>

#include "models/core/printable.h"
#include "models/yaml/yamlscalar.h"

namespace portolan::yaml {

namespace {

unsigned byteAt(std::string_view text, std::size_t i)
{
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

std::size_t width(std::string_view text, std::size_t i)
{
    const unsigned lead = byteAt(text, i);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return std::min(length, text.size() - i);
}

/// yamlprivateh.go: is_break: CR, LF, NEL, LS, PS.
bool isBreak(std::string_view text, std::size_t i)
{
    const unsigned a = byteAt(text, i), b = byteAt(text, i + 1), c = byteAt(text, i + 2);
    return a == '\r' || a == '\n' || (a == 0xc2 && b == 0x85) || (a == 0xe2 && b == 0x80 && (c == 0xa8 || c == 0xa9));
}

bool isBlank(std::string_view text, std::size_t i)
{
    return byteAt(text, i) == ' ' || byteAt(text, i) == '\t';
}

/// yamlprivateh.go: is_printable, where neither tabs nor characters beyond U+FFFF are; and beyond it, what a reader would not
/// see is not: escaped, it is the same value.
bool isPrintable(std::string_view text, std::size_t i)
{
    const unsigned a = byteAt(text, i), b = byteAt(text, i + 1), c = byteAt(text, i + 2);
    if (a == '\n')
        return true;
    if (a < 0x80)
        return a >= 0x20 && a <= 0x7e;
    if (a == 0xef)
        return !(b == 0xbb && c == 0xbf) && !(b == 0xbf && (c == 0xbe || c == 0xbf)) && !isHidden(codePointAt(text, i).value);
    const bool inGo = (a == 0xc2 && b >= 0xa0) || (a > 0xc2 && a < 0xed) || (a == 0xed && b < 0xa0) || a == 0xee;
    return inGo && !isHidden(codePointAt(text, i).value);
}

/// A character that would be read as YAML's own at its place in a plain scalar of block context.
bool isIndicator(std::string_view text, std::size_t i, bool afterBlank, bool beforeBlank)
{
    const char c = text[i];
    if (i > 0)
        return (c == ':' && beforeBlank) || (c == '#' && afterBlank);
    if (c == '?' || c == ':' || c == '-')
        return beforeBlank;
    return std::string_view("#,[]{}&*!|>'\"%@`").find(c) != std::string_view::npos;
}

/// Spaces and breaks seen so far, and where they touch.
struct Gaps {
    bool leading = false, trailing = false, trailingSpace = false;
    bool breakThenSpace = false, spaceThenBreak = false;
    bool previousSpace = false, previousBreak = false;

    void take(bool space, bool lineBreak, bool first, bool last)
    {
        leading = leading || (first && (space || lineBreak));
        trailing = trailing || (last && (space || lineBreak));
        trailingSpace = trailingSpace || (last && space);
        breakThenSpace = breakThenSpace || (space && previousBreak);
        spaceThenBreak = spaceThenBreak || (lineBreak && previousSpace);
        previousSpace = space;
        previousBreak = lineBreak;
    }
};

} // namespace

Analysis::Analysis(std::string_view text)
{
    if (text.empty()) {
        blockAllowed = false;
        return;
    }
    bool indicators = text.starts_with("---") || text.starts_with("...");
    bool special = false, afterBlank = true;
    Gaps gaps;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = i + width(text, i);
        const bool lineBreak = isBreak(text, i);
        indicators = indicators || isIndicator(text, i, afterBlank, next >= text.size() || isBlank(text, next));
        special = special || !isPrintable(text, i);
        multiline = multiline || lineBreak;
        gaps.take(text[i] == ' ', lineBreak, i == 0, next == text.size());
        afterBlank = isBlank(text, i) || lineBreak || text[i] == '\0';
        i = next;
    }
    const bool unquotable = special || gaps.spaceThenBreak;
    plainAllowed = !(indicators || unquotable || multiline || gaps.leading || gaps.trailing || gaps.breakThenSpace);
    singleQuotedAllowed = !(unquotable || gaps.breakThenSpace);
    blockAllowed = !(unquotable || gaps.trailingSpace);
}

Style styleFor(std::string_view text, bool simpleKey)
{
    const Analysis analysis(text);
    if (simpleKey && analysis.multiline)
        return Style::DoubleQuoted;
    if (text.find('\n') != std::string_view::npos)
        return analysis.blockAllowed && !simpleKey ? Style::Literal : Style::DoubleQuoted;
    if (!resolvePlain(text).isString() || looksLikeTimestamp(text) || looksLikeBase60(text))
        return Style::DoubleQuoted; // it would be read as something else
    if (analysis.plainAllowed)
        return Style::Plain;
    return analysis.singleQuotedAllowed ? Style::SingleQuoted : Style::DoubleQuoted;
}

namespace {

constexpr std::size_t bestWidth = 80;

/// Decides where a text is folded, space by space.
class Folder
{
public:
    Folder(std::string &out, std::size_t indent, bool enabled) : m_out(out), m_indent(indent), m_enabled(enabled) {}

    /// A space of the text stands next: true when a line break was written instead.
    bool breaksAt(std::string_view text, std::size_t i, bool beforeSpaces)
    {
        const bool first = !m_spaces;
        m_spaces = true;
        const bool nextIsSpace = i + 1 < text.size() && text[i + 1] == ' ';
        if (!m_enabled || !first || (nextIsSpace && !beforeSpaces) || column() <= bestWidth)
            return false;
        m_out += '\n';
        m_out.append(m_indent, ' ');
        return true;
    }
    void noSpace() { m_spaces = false; }

private:
    /// Characters since the last line break; counted on from where it was asked last.
    [[nodiscard]] std::size_t column()
    {
        const std::size_t lineBreak = m_out.rfind('\n');
        const std::size_t start = lineBreak == std::string::npos ? 0 : lineBreak + 1;
        std::size_t count = 0;
        for (std::size_t i = start; i < m_out.size(); ++i)
            count += (static_cast<unsigned char>(m_out[i]) & 0xc0) != 0x80;
        return count;
    }
    std::string &m_out;
    const std::size_t m_indent;
    const bool m_enabled;
    bool m_spaces = false;
};

} // namespace

void appendPlain(std::string &out, std::string_view text, std::size_t indent, bool fold)
{
    Folder folder(out, indent, fold && text.size() > 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ') {
            if (folder.breaksAt(text, i, false))
                continue;
        } else {
            folder.noSpace();
        }
        out += text[i];
    }
}

void appendSingleQuoted(std::string &out, std::string_view text, std::size_t indent, bool fold)
{
    out += '\'';
    Folder folder(out, indent, fold);
    bool afterBreak = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = i + width(text, i);
        const bool lineBreak = isBreak(text, i);
        if (afterBreak && !lineBreak)
            out.append(indent, ' ');
        afterBreak = lineBreak;
        if (text[i] != ' ') {
            folder.noSpace();
        } else if (i > 0 && next < text.size() && folder.breaksAt(text, i, false)) {
            i = next;
            continue;
        }
        if (text[i] == '\'')
            out += '\'';
        out.append(text.substr(i, next - i));
        i = next;
    }
    out += '\'';
}

namespace {

std::uint32_t codePoint(std::string_view text, std::size_t i, std::size_t length)
{
    std::uint32_t value = byteAt(text, i);
    if (length > 1)
        value &= 0x7fu >> length;
    for (std::size_t k = 1; k < length; ++k)
        value = value << 6 | (byteAt(text, i + k) & 0x3fu);
    return value;
}

void appendEscape(std::string &out, std::uint32_t value)
{
    static constexpr std::pair<std::uint32_t, char> letters[] = {{0x00, '0'}, {0x07, 'a'}, {0x08, 'b'}, {0x09, 't'}, {0x0a, 'n'},
        {0x0b, 'v'}, {0x0c, 'f'}, {0x0d, 'r'}, {0x1b, 'e'}, {0x22, '"'}, {0x5c, '\\'}, {0x85, 'N'}, {0x2028, 'L'}, {0x2029, 'P'}};
    out += '\\';
    for (const auto &[code, letter] : letters)
        if (code == value) {
            out += letter;
            return;
        }
    const int digits = value <= 0xff ? 2 : value <= 0xffff ? 4 : 8;
    out += digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    for (int k = digits - 1; k >= 0; --k)
        out += "0123456789ABCDEF"[value >> (4 * k) & 0xf];
}

} // namespace

void appendDoubleQuoted(std::string &out, std::string_view text, std::size_t indent, bool fold)
{
    out += '"';
    Folder folder(out, indent, fold);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = width(text, i);
        if (text[i] != ' ') {
            folder.noSpace();
        } else if (i > 0 && i + 1 < text.size() && folder.breaksAt(text, i, true)) {
            if (text[i + 1] == ' ')
                out += '\\'; // or it would be taken for indentation
            ++i;
            continue;
        }
        if (!isPrintable(text, i) || isBreak(text, i) || text[i] == '"' || text[i] == '\\')
            appendEscape(out, codePoint(text, i, length));
        else
            out.append(text.substr(i, length));
        i += length;
    }
    out += '"';
}

void appendLiteral(std::string &out, std::string_view text, std::size_t indent)
{
    out += '|';
    if (text.front() == ' ' || isBreak(text, 0))
        out += '2'; // the indentation, which the text's own would hide
    if (text.back() != '\n')
        out += '-';
    else if (text.size() == 1 || text[text.size() - 2] == '\n')
        out += '+';
    out += '\n';
    bool lineStart = true;
    const std::string_view body = text.back() == '\n' ? text.substr(0, text.size() - 1) : text;
    for (std::size_t i = 0; i < body.size();) {
        const std::size_t next = i + width(body, i);
        const bool lineBreak = isBreak(body, i);
        if (lineStart && !lineBreak)
            out.append(indent, ' ');
        lineStart = lineBreak;
        out.append(body.substr(i, next - i));
        i = next;
    }
}

} // namespace portolan::yaml
