#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include "models/config/connection.h"
#include "models/config/credentials.h"
#include "models/core/result.h"

namespace portolan {

/// Where a raw connection leads: one server, perhaps through a proxy, under one generation of TLS material.
struct RawEndpoint {
    ServerAddress server;
    QSslConfiguration tls;      ///< towards the server
    QSslConfiguration proxyTls; ///< towards an https proxy; never the user's certificate
    std::string tlsServerName;  ///< for SNI and the name check instead of the host
    ProxyChoice proxy;
    bool compress = true;
    int connectTimeoutMs = 30'000; ///< as client-go's dialer, handshakes included

    /// Requests go to the proxy whole ("GET http://host/..."), not through a tunnel.
    [[nodiscard]] bool asksProxyItself() const
    {
        return !server.isTls() && (proxy.kind == ProxyChoice::Kind::Http || proxy.kind == ProxyChoice::Kind::Https);
    }
};

/// A connection as the raw transport wants it. Errors: Tls (no usable CA).
[[nodiscard]] Result<RawEndpoint> rawEndpointOf(const EffectiveConnection &connection, const RequestAuth &auth);

class SocketPump;

/// One connection to the server: through an HTTP or HTTPS proxy with CONNECT (credentials sent at once, as Go does), through
/// SOCKS5 with the name resolved there, or straight. TLS inside TLS runs over a socket pair. Network thread.
class RawConnection final : public QObject
{
    Q_OBJECT
public:
    explicit RawConnection(RawEndpoint endpoint, QObject *parent = nullptr);
    ~RawConnection() override;

    /// ready() or closed() follows.
    void open();
    void write(const QByteArray &bytes);
    [[nodiscard]] QByteArray readAll();
    /// Requests can be written.
    [[nodiscard]] bool isReady() const { return m_ready && !m_closed; }
    /// It has been, so that what readAll() gives came from the server itself.
    [[nodiscard]] bool wasReady() const { return m_ready; }

Q_SIGNALS:
    void ready();
    void received();
    /// Once. Without an error the other side ended an orderly connection.
    void closed(const std::optional<portolan::Error> &error);

private:
    void listen(QSslSocket &socket);
    void connected();
    void sendConnect();
    void readConnect();
    void startServerTls();
    void nest();
    void becomeReady();
    void socketFailed(QAbstractSocket::SocketError error, const QSslSocket &socket);
    void fail(ErrorKind kind, std::string detail);
    [[nodiscard]] bool hasHttpProxy() const;
    [[nodiscard]] std::string where() const;

    RawEndpoint m_endpoint;
    QSslSocket m_outer;                  ///< to the server, or to the proxy
    std::unique_ptr<QSslSocket> m_inner; ///< to the server inside an encrypted proxy connection
    std::unique_ptr<SocketPump> m_pump;
    QTimer m_timer;
    QByteArray m_connectAnswer;
    std::string m_tlsProblem;
    bool m_tunnelled = false, m_ready = false, m_closed = false;
};

} // namespace portolan
