#include "models/decode/utf8text.h"

#include <algorithm>

#include <simdjson.h>

namespace portolan {

namespace {

/// Bytes of the character that begins a text; 0 when it is no UTF-8 (cut, overlong, a surrogate, beyond U+10FFFF).
std::size_t characterLength(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    return length <= text.size() && simdjson::validate_utf8(text.data(), length) ? length : 0;
}

} // namespace

std::optional<RepairedText> repairedUtf8(std::string_view text)
{
    if (simdjson::validate_utf8(text.data(), text.size()))
        return std::nullopt;
    RepairedText out;
    out.text.reserve(text.size() + 64);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = characterLength(text.substr(at));
        if (length > 0) {
            out.text.append(text, at, length);
            at += length;
            continue;
        }
        if (out.replaced++ == 0)
            out.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        out.text += "\xef\xbf\xbd";
        ++at;
    }
    return out;
}

} // namespace portolan
