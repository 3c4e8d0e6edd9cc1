#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// The parts of a URL with a host, as Go's net/url cuts it. Scheme and host come in lower case; user and password decoded.
struct UrlParts {
    std::string scheme;
    std::string user, password;
    std::string host; ///< IPv6 without brackets
    int port = 0;     ///< 0: none given
    std::string path; ///< still percent-encoded
};

/// Cuts "scheme://[user[:password]@]host[:port][/path][?query][#fragment]"; nothing when it is not of that form.
[[nodiscard]] std::optional<UrlParts> parseUrl(std::string_view text);

} // namespace portolan
