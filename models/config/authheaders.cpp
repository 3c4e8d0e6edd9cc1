#include "models/config/authheaders.h"

#include <algorithm>

#include <QByteArray>

namespace portolan {

namespace {

bool mayStandInHeaderName(unsigned char c)
{
    constexpr std::string_view marks = "!#$&'*+-.^_`|~"; // RFC 7230 tchar without %
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.find(char(c)) != marks.npos;
}

} // namespace

std::string escapedHeaderKey(std::string_view key)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string escaped;
    for (const char raw : key) {
        const auto c = static_cast<unsigned char>(raw);
        if (mayStandInHeaderName(c))
            escaped.push_back(raw);
        else
            escaped.append({'%', hex[c >> 4], hex[c & 15]});
    }
    return escaped;
}

SecretHeaders impersonationHeaders(const Impersonation &impersonate)
{
    SecretHeaders headers;
    if (impersonate.empty())
        return headers;
    headers.emplace_back("Impersonate-User", SecretBytes(impersonate.user));
    if (!impersonate.uid.empty())
        headers.emplace_back("Impersonate-Uid", SecretBytes(impersonate.uid));
    for (const std::string &group : impersonate.groups)
        headers.emplace_back("Impersonate-Group", SecretBytes(group));
    for (const auto &[key, values] : impersonate.extra) {
        for (const std::string &value : values)
            headers.emplace_back("Impersonate-Extra-" + escapedHeaderKey(key), SecretBytes(value));
    }
    return headers;
}

SecretBytes basicHeader(const std::string &username, const SecretBytes &password)
{
    return SecretBytes("Basic " + QByteArray::fromStdString(username + ":" + password.reveal()).toBase64().toStdString());
}

SecretBytes bearerHeader(const SecretBytes &token)
{
    return SecretBytes("Bearer " + token.reveal());
}

bool fitsHeader(const SecretBytes &value)
{
    return std::none_of(value.reveal().begin(), value.reveal().end(),
                        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

} // namespace portolan
