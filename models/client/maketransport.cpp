#include "models/client/maketransport.h"

#include <QHostAddress>

#include "models/client/qnamtransport.h"
#include "models/client/rawtransport.h"
#include "models/client/splittransport.h"

namespace portolan {

namespace {

bool isLoopback(const std::string &host)
{
    return host == "localhost" || QHostAddress(QString::fromStdString(host)).isLoopback();
}

QNetworkProxy proxyOf(const ProxyChoice &choice)
{
    QNetworkProxy proxy(QNetworkProxy::NoProxy);
    if (choice.kind == ProxyChoice::Kind::None)
        return proxy;
    proxy.setType(choice.kind == ProxyChoice::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy);
    proxy.setHostName(QString::fromStdString(choice.host));
    proxy.setPort(static_cast<quint16>(choice.port));
    proxy.setUser(QString::fromStdString(choice.user));
    proxy.setPassword(QString::fromStdString(choice.password.reveal()));
    return proxy;
}

} // namespace

Result<Endpoint> endpointOf(const EffectiveConnection &connection, const RequestAuth &auth)
{
    Endpoint endpoint;
    endpoint.base = QUrl(QString::fromStdString(connection.server.url()));
    endpoint.proxy = proxyOf(connection.proxy);
    // On loopback compressing costs the server more time than the bytes cost to copy.
    endpoint.compress = !connection.disableCompression && !isLoopback(connection.server.host);
    if (!connection.server.isTls())
        return endpoint;
    Result<QSslConfiguration> tls = tlsConfiguration(connection.trust);
    if (!tls)
        return tl::unexpected(tls.error());
    if (!auth.certificates.isEmpty()) {
        tls->setLocalCertificateChain(auth.certificates);
        tls->setPrivateKey(auth.key);
    }
    endpoint.tls = *tls;
    endpoint.tlsServerName = connection.trust.serverName;
    return endpoint;
}

Result<std::unique_ptr<Transport>> makeTransport(const EffectiveConnection &connection, const RequestAuth &auth)
{
    Result<RawEndpoint> raw = rawEndpointOf(connection, auth);
    if (!raw)
        return tl::unexpected(raw.error());
    auto own = std::make_unique<RawTransport>(std::move(*raw));
    if (connection.needsRawTransport())
        return own;
    Result<Endpoint> endpoint = endpointOf(connection, auth);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    return std::make_unique<SplitTransport>(std::move(own), std::make_unique<QnamTransport>(std::move(*endpoint)));
}

Result<std::unique_ptr<Transport>> makeStreamTransport(const EffectiveConnection &connection, const RequestAuth &auth)
{
    Result<RawEndpoint> endpoint = rawEndpointOf(connection, auth);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    endpoint->compress = false;
    return std::make_unique<RawTransport>(std::move(*endpoint));
}

} // namespace portolan
