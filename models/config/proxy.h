#pragma once

#include <string>
#include <string_view>

#include "models/config/connection.h"
#include "models/config/kubeconfig.h"

namespace portolan {

/// A cluster's proxy-url: http, https or socks5, credentials allowed. The error's text never holds the URL (it may hold a password).
[[nodiscard]] tl::expected<ProxyChoice, std::string> parseProxyUrl(std::string_view url);

/// The proxy that the environment names for a server: HTTPS_PROXY or HTTP_PROXY by the server's scheme (upper case first), unless
/// NO_PROXY or loopback excepts it. An unreadable address counts as none. Source: golang.org/x/net/http/httpproxy.
[[nodiscard]] ProxyChoice proxyFromEnvironment(const ServerAddress &server, const ConfigEnvironment &environment);

/// Whether a NO_PROXY list excepts this host: exact, by whole labels, ".suffix", "*.suffix", "host:port", addresses, CIDR, "*".
[[nodiscard]] bool excludedFromProxy(std::string_view noProxy, const std::string &host, int port);

} // namespace portolan
