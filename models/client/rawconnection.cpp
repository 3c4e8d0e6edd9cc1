#include "models/client/rawconnection.h"

#include <unistd.h>

#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslError>
#include <QTcpSocket>

#include "models/client/httpreader.h"
#include "models/client/socketpump.h"
#include "models/client/transport.h"
#include "models/config/authheaders.h"
#include "models/config/servercheck.h"

namespace portolan {

namespace {

constexpr qsizetype largestConnectAnswer = 64 * 1024;
/// What a socket may hold before it is read; what is more waits in the system, and then at the server.
constexpr qint64 mostHeld = 256 * 1024;

ServerCheck checkOf(const QSslSocket &socket)
{
    return {socket.sslConfiguration(), socket.peerVerifyName().toStdString()};
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

RawConnection::RawConnection(RawEndpoint endpoint, QObject *parent) : QObject(parent), m_endpoint(std::move(endpoint))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { fail(ErrorKind::Timeout, "no connection in time"); });
}

RawConnection::~RawConnection()
{
    m_closed = true;
    m_outer.disconnect(this);
    if (m_inner)
        m_inner->disconnect(this);
    m_pump.reset();
    m_inner.reset();
    m_outer.abort();
}

std::string RawConnection::where() const
{
    return m_endpoint.server.url();
}

bool RawConnection::hasHttpProxy() const
{
    return m_endpoint.proxy.kind == ProxyChoice::Kind::Http || m_endpoint.proxy.kind == ProxyChoice::Kind::Https;
}

void RawConnection::listen(QSslSocket &socket)
{
    connect(&socket, &QSslSocket::readyRead, this, [this, &socket] {
        if (m_ready)
            Q_EMIT received();
        else if (&socket == &m_outer && hasHttpProxy() && !m_tunnelled)
            readConnect();
    });
    connect(&socket, &QSslSocket::errorOccurred, this, [this, &socket](QAbstractSocket::SocketError error) { socketFailed(error, socket); });
    connect(&socket, &QSslSocket::sslErrors, this, [this, &socket](const QList<QSslError> &errors) {
        if (checkOf(socket).vouches(socket.peerCertificateChain())) {
            socket.ignoreSslErrors();
            return;
        }
        m_tlsProblem = checkOf(socket).sentence(errors, socket.peerCertificate());
    });
    connect(&socket, &QSslSocket::encrypted, this, [this, &socket] {
        if (!checkOf(socket).isNamed(socket.peerCertificate()))
            fail(ErrorKind::Tls, checkOf(socket).sentence({}, socket.peerCertificate()));
    });
}

void RawConnection::open()
{
    m_timer.start(m_endpoint.connectTimeoutMs);
    listen(m_outer);
    const ProxyChoice &proxy = m_endpoint.proxy;
    QNetworkProxy socks(QNetworkProxy::NoProxy);
    if (proxy.kind == ProxyChoice::Kind::Socks5)
        socks = QNetworkProxy(QNetworkProxy::Socks5Proxy, text(proxy.host), quint16(proxy.port), text(proxy.user), text(proxy.password.reveal()));
    m_outer.setProxy(socks);
    const bool toProxy = hasHttpProxy();
    const bool tls = toProxy ? proxy.kind == ProxyChoice::Kind::Https : m_endpoint.server.isTls();
    const QString host = text(toProxy ? proxy.host : m_endpoint.server.host);
    const auto port = quint16(toProxy ? proxy.port : m_endpoint.server.port);
    if (!tls) {
        connect(&m_outer, &QSslSocket::connected, this, &RawConnection::connected);
        m_outer.connectToHost(host, port);
        return;
    }
    connect(&m_outer, &QSslSocket::encrypted, this, &RawConnection::connected);
    m_outer.setSslConfiguration(toProxy ? m_endpoint.proxyTls : m_endpoint.tls);
    const bool otherName = !toProxy && !m_endpoint.tlsServerName.empty();
    m_outer.setPeerVerifyName(otherName ? text(m_endpoint.tlsServerName) : host);
    m_outer.connectToHostEncrypted(host, port, otherName ? text(m_endpoint.tlsServerName) : host);
}

/// The first hop stands.
void RawConnection::connected()
{
    if (m_closed)
        return;
    m_outer.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_outer.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (m_tunnelled || !hasHttpProxy() || m_endpoint.asksProxyItself())
        becomeReady();
    else
        sendConnect();
}

void RawConnection::sendConnect()
{
    const std::string target = m_endpoint.server.authority();
    std::string request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\nUser-Agent: " + userAgent() + "\r\n";
    if (!m_endpoint.proxy.user.empty() || !m_endpoint.proxy.password.empty())
        request += "Proxy-Authorization: " + basicHeader(m_endpoint.proxy.user, m_endpoint.proxy.password).reveal() + "\r\n";
    request += "\r\n";
    m_outer.write(request.data(), qint64(request.size()));
}

void RawConnection::readConnect()
{
    m_connectAnswer += m_outer.readAll();
    if (!m_connectAnswer.contains("\r\n\r\n")) {
        if (m_connectAnswer.size() > largestConnectAnswer)
            fail(ErrorKind::Network, "the proxy's answer does not end");
        return;
    }
    HttpReader reader;
    reader.append(std::string_view(m_connectAnswer.constData(), std::size_t(m_connectAnswer.size())));
    if (reader.next() != HttpReader::Event::Head)
        return fail(ErrorKind::Network, "the proxy's answer is not HTTP");
    const int status = reader.head().status;
    if (status == 407)
        return fail(ErrorKind::Network, "the proxy wants other credentials (407)");
    if (status < 200 || status > 299)
        return fail(ErrorKind::Network, "the proxy refuses the connection (HTTP " + std::to_string(status) + ")");
    m_tunnelled = true;
    startServerTls();
}

void RawConnection::startServerTls()
{
    if (m_endpoint.proxy.kind == ProxyChoice::Kind::Https)
        return nest();
    connect(&m_outer, &QSslSocket::encrypted, this, &RawConnection::connected);
    m_outer.setSslConfiguration(m_endpoint.tls);
    m_outer.setPeerVerifyName(text(m_endpoint.tlsServerName.empty() ? m_endpoint.server.host : m_endpoint.tlsServerName));
    m_outer.startClientEncryption();
}

/// TLS to the server inside TLS to the proxy: the inner socket speaks into one end of a pair, the pump carries its bytes.
void RawConnection::nest()
{
    const auto [innerEnd, pumpEnd] = socketPair();
    if (innerEnd < 0)
        return fail(ErrorKind::Network, "the system gives no socket pair");
    auto *end = new QTcpSocket(&m_outer);
    m_inner = std::make_unique<QSslSocket>();
    if (!end->setSocketDescriptor(pumpEnd) || !m_inner->setSocketDescriptor(innerEnd))
        return fail(ErrorKind::Network, "a socket pair cannot be used");
    m_pump = std::make_unique<SocketPump>(m_outer, *end);
    listen(*m_inner);
    connect(m_inner.get(), &QSslSocket::encrypted, this, &RawConnection::becomeReady);
    m_inner->setSslConfiguration(m_endpoint.tls);
    m_inner->setPeerVerifyName(text(m_endpoint.tlsServerName.empty() ? m_endpoint.server.host : m_endpoint.tlsServerName));
    m_inner->startClientEncryption();
}

void RawConnection::becomeReady()
{
    if (m_closed)
        return;
    m_timer.stop();
    (m_inner ? *m_inner : m_outer).setReadBufferSize(mostHeld);
    m_ready = true;
    Q_EMIT ready();
}

void RawConnection::write(const QByteArray &bytes)
{
    (m_inner ? *m_inner : m_outer).write(bytes);
}

QByteArray RawConnection::readAll()
{
    return (m_inner ? *m_inner : m_outer).readAll();
}

void RawConnection::socketFailed(QAbstractSocket::SocketError error, const QSslSocket &socket)
{
    if (m_inner && &socket == &m_outer && error == QAbstractSocket::RemoteHostClosedError)
        return; // the pump hands on what is left, then the inner socket ends
    if (m_ready && error == QAbstractSocket::RemoteHostClosedError) {
        if (std::exchange(m_closed, true))
            return;
        Q_EMIT closed(std::nullopt);
        return;
    }
    if (error == QAbstractSocket::SslHandshakeFailedError || !m_tlsProblem.empty())
        return fail(ErrorKind::Tls, m_tlsProblem.empty() ? socket.errorString().toStdString() : m_tlsProblem);
    fail(error == QAbstractSocket::SocketTimeoutError ? ErrorKind::Timeout : ErrorKind::Network, socket.errorString().toStdString());
}

void RawConnection::fail(ErrorKind kind, std::string detail)
{
    if (std::exchange(m_closed, true))
        return;
    m_timer.stop();
    const bool throughProxy = m_endpoint.proxy.kind != ProxyChoice::Kind::None && !m_ready;
    const std::string at = throughProxy ? where() + " through " + m_endpoint.proxy.maskedUrl() : where();
    Q_EMIT closed(Error{kind, 0, at, std::move(detail), kind != ErrorKind::Tls});
}

Result<RawEndpoint> rawEndpointOf(const EffectiveConnection &connection, const RequestAuth &auth)
{
    RawEndpoint endpoint;
    endpoint.server = connection.server;
    endpoint.proxy = connection.proxy;
    endpoint.tlsServerName = connection.trust.serverName;
    const bool loopback = connection.server.host == "localhost" || QHostAddress(QString::fromStdString(connection.server.host)).isLoopback();
    endpoint.compress = !connection.disableCompression && !loopback; // there it costs more time than it saves
    Result<QSslConfiguration> tls = tlsConfiguration(connection.trust);
    if (!tls)
        return tl::unexpected(tls.error());
    // kubectl trusts an https proxy by the cluster's CA and verification; the system's roots are good for one as well.
    endpoint.proxyTls = *tls;
    if (!connection.trust.caPem.empty())
        endpoint.proxyTls.addCaCertificates(QSslConfiguration::systemCaCertificates());
    if (!connection.server.isTls())
        return endpoint;
    if (!auth.certificates.isEmpty()) {
        tls->setLocalCertificateChain(auth.certificates);
        tls->setPrivateKey(auth.key);
    }
    endpoint.tls = *tls;
    return endpoint;
}

} // namespace portolan
