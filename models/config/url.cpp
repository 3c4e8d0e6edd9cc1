#include "models/config/url.h"

#include <algorithm>
#include <charconv>

#include <QByteArray>

namespace portolan {

namespace {

bool isSchemeCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

std::string decoded(std::string_view text)
{
    return QByteArray::fromPercentEncoding(QByteArray(text.data(), qsizetype(text.size()))).toStdString();
}

/// "host", "host:port" or "[v6]:port" into `parts`; false when it is none.
bool cutAuthority(std::string_view authority, UrlParts &parts)
{
    std::string_view port;
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos)
            return false;
        parts.host = lower(authority.substr(1, end - 1));
        const std::string_view rest = authority.substr(end + 1);
        if (!rest.empty() && rest.front() != ':')
            return false;
        port = rest.empty() ? rest : rest.substr(1);
    } else {
        const std::size_t colon = authority.find(':');
        if (colon != authority.rfind(':'))
            return false;
        parts.host = lower(authority.substr(0, colon));
        port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
    }
    if (!port.empty()) {
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), parts.port);
        if (error != std::errc() || end != port.data() + port.size() || parts.port < 1 || parts.port > 65535)
            return false;
    }
    return !parts.host.empty() && parts.host.find_first_of(" <>\"\\^`{|}%") == std::string::npos;
}

} // namespace

std::optional<UrlParts> parseUrl(std::string_view text)
{
    const std::size_t colon = text.find("://");
    if (colon == 0 || colon == std::string_view::npos || !std::all_of(text.begin(), text.begin() + colon, isSchemeCharacter))
        return std::nullopt;
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return std::nullopt;
    UrlParts parts;
    parts.scheme = lower(text.substr(0, colon));
    std::string_view rest = text.substr(colon + 3);
    rest = rest.substr(0, rest.find('#'));
    rest = rest.substr(0, rest.find('?'));
    const std::size_t slash = rest.find('/');
    if (slash != std::string_view::npos)
        parts.path = rest.substr(slash);
    std::string_view authority = rest.substr(0, slash);
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        const std::string_view user = authority.substr(0, at);
        const std::size_t separator = user.find(':');
        parts.user = decoded(user.substr(0, separator));
        parts.password = separator == std::string_view::npos ? std::string() : decoded(user.substr(separator + 1));
        authority.remove_prefix(at + 1);
    }
    if (!cutAuthority(authority, parts))
        return std::nullopt;
    return parts;
}

} // namespace portolan
