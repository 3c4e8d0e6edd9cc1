#include "models/yaml/yamltext.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

#include <QStringDecoder>

#include "models/core/printable.h"

namespace portolan::yaml {

namespace {

/// The character at the front of `text` and its length; length 0 when it is no UTF-8.
std::uint32_t character(std::string_view text, std::size_t &length)
{
    const CodePoint c = codePointAt(text, 0);
    length = c.valid ? c.bytes : 0;
    return c.value;
}

bool allowed(std::uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7e) || c == 0x85 || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
}

std::size_t lineStart(std::string_view text, int line)
{
    std::size_t at = 0;
    for (; line > 0; --line) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            return text.size();
        at = end + 1;
    }
    return at;
}

/// The value of an escape \uXXXX at a place; 0 when there is none.
unsigned escapeAt(std::string_view text, std::size_t at)
{
    unsigned value = 0;
    if (text.substr(at, 2) != "\\u" || at + 6 > text.size())
        return 0;
    const auto result = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
    return result.ptr == text.data() + at + 6 ? value : 0;
}

} // namespace

CleanText decoded(std::string_view text)
{
    if (text.starts_with("\xef\xbb\xbf"))
        return {{}, text.substr(3)};
    const bool little = text.starts_with("\xff\xfe");
    if (!little && !text.starts_with("\xfe\xff"))
        return {{}, text};
    QStringDecoder decoder(little ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE);
    const QString wide = decoder(QByteArrayView(text.data() + 2, static_cast<qsizetype>(text.size()) - 2));
    return {wide.toStdString(), {}};
}

std::optional<TextFault> findBadCharacter(std::string_view text)
{
    int line = 1;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7f) {
            ++at;
            continue;
        }
        std::size_t length = 0;
        const std::uint32_t c = character(text.substr(at), length);
        if (length == 0)
            return TextFault{{line, static_cast<int>(at - start) + 1}, "invalid UTF-8"};
        if (!allowed(c))
            return TextFault{{line, static_cast<int>(at - start) + 1}, "control characters are not allowed"};
        at += length;
        if (c == '\n') {
            ++line;
            start = at;
        }
    }
    return std::nullopt;
}

bool quoteIsOpen(std::string_view text, int line, int column)
{
    std::size_t at = lineStart(text, line) + static_cast<std::size_t>(column);
    while (at < text.size() && (text[at] == '&' || text[at] == '!')) { // an anchor or tag stands before the scalar
        at = text.find_first_of(" \t\r\n", at);
        at = at == std::string_view::npos ? at : text.find_first_not_of(" \t\r\n", at);
    }
    if (at >= text.size() || (text[at] != '"' && text[at] != '\''))
        return false;
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\')
            ++at;
        else if (quote == '\'' && text.substr(at, 2) == "''")
            ++at;
        else if (text[at] == quote)
            return false;
    }
    return true;
}

bool joinSurrogates(std::string &text, int line)
{
    const std::size_t begin = lineStart(text, line);
    std::size_t end = std::min(text.find('\n', begin), text.size());
    bool any = false;
    for (std::size_t at = begin; at + 12 <= end; ++at) {
        if (text[at] != '\\')
            continue;
        const unsigned high = escapeAt(text, at), low = escapeAt(text, at + 6);
        if (high < 0xd800 || high > 0xdbff || low < 0xdc00 || low > 0xdfff) {
            ++at; // an escape is two characters at least
            continue;
        }
        char joined[16];
        std::snprintf(joined, sizeof joined, "\\U%08X", 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        text.replace(at, 12, joined);
        end -= 2;
        at += 9;
        any = true;
    }
    return any;
}

} // namespace portolan::yaml
