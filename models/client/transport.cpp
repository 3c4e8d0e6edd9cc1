#include "models/client/transport.h"

#include <algorithm>

namespace portolan {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::optional<std::string_view> findHeader(const HttpHeaders &headers, std::string_view name)
{
    for (const auto &[key, value] : headers)
        if (std::equal(key.begin(), key.end(), name.begin(), name.end(), [](char a, char b) { return lower(a) == lower(b); }))
            return std::string_view(value);
    return std::nullopt;
}

std::string userAgent()
{
    return "portolan/" PORTOLAN_VERSION " (linux/amd64)";
}

} // namespace portolan
