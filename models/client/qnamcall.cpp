#include <algorithm>
#include <set>

#include <QPointer>
#include <QSslError>

#include "models/client/qnamprivate.h"

namespace portolan {

namespace {

bool repeats(const HttpHeaders &headers)
{
    std::set<QByteArray> names;
    return std::any_of(headers.begin(), headers.end(), [&names](const auto &h) { return !names.insert(qnamBytes(h.first).toLower()).second; });
}

/// Errors Qt reports for answers that came complete with a status of 400 or more.
bool isStatusError(QNetworkReply::NetworkError error)
{
    return (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError)
        || error == QNetworkReply::ProtocolInvalidOperationError || error == QNetworkReply::ProxyAuthenticationRequiredError;
}

ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError: return ErrorKind::Tls;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::OperationCanceledError: return ErrorKind::Timeout;
    default: return ErrorKind::Network;
    }
}

} // namespace

QnamTransport::Call::Call(Private &transport, Lane &lane, HttpRequest request, HttpHandler handler)
    : m_transport(transport), m_lane(lane), m_handler(std::move(handler)), m_lastByteMs(transport.clock.elapsed()),
      m_startedMs(m_lastByteMs), m_idleTimeoutMs(request.idleTimeoutMs), m_watch(request.lane == HttpRequest::Lane::Watch)
{
    if (lane.calls.empty())
        lane.lastByteMs = m_lastByteMs;
    lane.calls.push_back(this);
    if (repeats(request.headers)) {
        // QNetworkAccessManager would keep only one of them: with impersonation groups that is another identity.
        const Error error{ErrorKind::Config, 0, qnamWhere(transport.endpoint.base), "repeated headers need the other transport", false};
        QTimer::singleShot(0, &m_context, [this, error] { finish(error); });
        return;
    }
    send(request);
    if (m_idleTimeoutMs > 0) {
        m_idle.setSingleShot(true);
        QObject::connect(&m_idle, &QTimer::timeout, &m_context, [this] { checkIdle(); });
        m_idle.start(m_idleTimeoutMs);
    }
}

void QnamTransport::Call::send(const HttpRequest &request)
{
    const QNetworkRequest out = m_transport.networkRequest(request.target, request.headers);
    m_reply = m_lane.manager.sendCustomRequest(out, qnamBytes(request.method), qnamBytes(request.body));
    QObject::connect(m_reply, &QNetworkReply::metaDataChanged, &m_context, [this] { readHead(); });
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_context, [this] { readBody(); });
    QObject::connect(m_reply, &QNetworkReply::finished, &m_context, [this] { replied(); });
    QObject::connect(m_reply, &QNetworkReply::encrypted, &m_context, [this] {
        m_transport.noteConnected(m_lane);
        if (!m_transport.serverCheck().isNamed(m_reply->sslConfiguration().peerCertificate()))
            m_transport.failLane(m_lane, Error{ErrorKind::Tls, 0, qnamWhere(m_reply->url()), m_transport.serverCheck().sentence({}, m_reply->sslConfiguration().peerCertificate()), false});
    });
    QObject::connect(m_reply, &QNetworkReply::sslErrors, &m_context, [this](const QList<QSslError> &errors) {
        if (m_transport.serverCheck().vouches(m_reply->sslConfiguration().peerCertificateChain())) {
            m_reply->ignoreSslErrors(errors);
            return;
        }
        m_tlsProblem = m_transport.serverCheck().sentence(errors, m_reply->sslConfiguration().peerCertificate());
    });
}

void QnamTransport::Call::detach()
{
    if (!m_running)
        return;
    m_running = false;
    m_idle.stop();
    std::erase(m_lane.calls, this);
    if (m_reply) {
        m_reply->disconnect(&m_context);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void QnamTransport::Call::finish(const std::optional<Error> &error)
{
    detach();
    const auto end = std::move(m_handler.end);
    if (end)
        end(error);
}

void QnamTransport::Call::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status < 200)
        return;
    m_status = status;
    m_lastByteMs = m_lane.lastByteMs = m_transport.clock.elapsed();
    HttpHead head;
    head.status = status;
    head.http2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        head.headers.emplace_back(name.toStdString(), value.toStdString());
    const auto coding = findHeader(head.headers, "Content-Encoding");
    m_inflater = coding && *coding == "gzip" ? std::make_unique<Inflater>() : nullptr;
    m_transport.http2 = head.http2;
    if (head.http2 && m_watch)
        m_idle.stop(); // the lane's probes find a dead connection
    if (m_handler.head)
        m_handler.head(head);
}

void QnamTransport::Call::readBody()
{
    const QPointer<QObject> alive(&m_context);
    readHead();
    if (!alive || !m_running)
        return;
    const QByteArray chunk = m_reply->readAll();
    if (chunk.isEmpty())
        return;
    m_lastByteMs = m_lane.lastByteMs = m_transport.clock.elapsed();
    static_cast<void>(deliver(std::string_view(chunk.constData(), static_cast<std::size_t>(chunk.size()))));
}

/// Hands a piece on, unpacked; false when the call is over.
bool QnamTransport::Call::deliver(std::string_view piece)
{
    const QPointer<QObject> alive(&m_context);
    const auto hand = [this, &alive](std::string_view bytes) {
        if (m_handler.data)
            m_handler.data(bytes);
        return alive && m_running;
    };
    if (!m_inflater)
        return hand(piece);
    m_inflater->append(piece);
    for (std::string plain = m_inflater->next(); !plain.empty(); plain = m_inflater->next()) {
        if (!hand(plain))
            return false;
    }
    if (!m_inflater->failed())
        return true;
    finish(Error{ErrorKind::Network, m_status, qnamWhere(m_reply->url()), "the compressed answer is damaged", true});
    return false;
}

void QnamTransport::Call::replied()
{
    const QPointer<QObject> alive(&m_context);
    readBody();
    if (!alive || !m_running)
        return;
    std::optional<Error> error = outcome();
    if (!error && m_inflater && !m_inflater->finished())
        error = Error{ErrorKind::Network, m_status, qnamWhere(m_reply->url()), "the compressed answer ends too early", true};
    if (error && error->kind == ErrorKind::Network)
        m_lane.lostMs = m_transport.clock.elapsed();
    finish(error);
}

std::optional<Error> QnamTransport::Call::outcome() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error == QNetworkReply::NoError || (m_status >= 400 && isStatusError(error)))
        return std::nullopt;
    const std::string detail = m_tlsProblem.empty() ? m_reply->errorString().toStdString() : m_tlsProblem;
    const ErrorKind kind = m_tlsProblem.empty() ? kindOf(error) : ErrorKind::Tls;
    return Error{kind, m_status, qnamWhere(m_reply->url()), detail, kind != ErrorKind::Tls};
}

void QnamTransport::Call::checkIdle()
{
    const qint64 left = m_idleTimeoutMs - (m_transport.clock.elapsed() - m_lastByteMs);
    if (left > 0) {
        m_idle.start(static_cast<int>(left));
        return;
    }
    finish(Error{ErrorKind::Timeout, m_status, qnamWhere(m_reply->url()),
                 "no byte for " + std::to_string(m_idleTimeoutMs / 1000) + " s", true});
}

} // namespace portolan
