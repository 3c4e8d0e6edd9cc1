#pragma once

#include <string>

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QUrl>

namespace portolan {

/// Where and how a transport connects: one server with one generation of TLS material.
struct Endpoint {
    QUrl base; ///< scheme, host, port and path prefix ("https://host:6443/prefix"); no query, no trailing slash
    QSslConfiguration tls; ///< roots, verification, client certificate and key
    std::string tlsServerName; ///< for SNI and the name check instead of the host; empty: the host
    bool compress = true;      ///< ask for gzip
    QNetworkProxy proxy{QNetworkProxy::NoProxy};

    [[nodiscard]] bool encrypted() const { return base.scheme() == QLatin1String("https"); }
};

} // namespace portolan
