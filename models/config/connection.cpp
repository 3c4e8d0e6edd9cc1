#include "models/config/connection.h"

#include <algorithm>

namespace portolan {

namespace {

std::string bracketed(const std::string &host)
{
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

} // namespace

std::string ServerAddress::url() const
{
    const bool usual = port == (isTls() ? 443 : 80);
    return scheme + "://" + (usual ? bracketed(host) : authority()) + path;
}

std::string ServerAddress::authority() const
{
    return bracketed(host) + ":" + std::to_string(port);
}

bool Impersonation::repeatsHeaders() const
{
    return groups.size() > 1
        || std::any_of(extra.begin(), extra.end(), [](const auto &entry) { return entry.second.size() > 1; });
}

std::string ProxyChoice::maskedUrl() const
{
    if (kind == Kind::None)
        return {};
    std::string url = kind == Kind::Http ? "http://" : kind == Kind::Https ? "https://" : "socks5://";
    const std::string masked(maskedSecret);
    if (!user.empty() || !password.empty())
        url += (password.empty() ? masked : user + ":" + masked) + "@"; // a user alone is often a token
    return url + bracketed(host) + ":" + std::to_string(port);
}

} // namespace portolan
