#include "models/client/qnamtransport.h"

#include <algorithm>
#include <set>

#include <QElapsedTimer>
#include <QHttp2Configuration>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>
#include <QThread>
#include <QTimer>

#include "models/config/servercheck.h"

namespace portolan {

namespace {

/// HTTP/1.1: a manager has six connections a host; the sixth stays free so that nothing ever waits for a watch to end.
constexpr std::size_t watchesPerManagerHttp1 = 5;
/// HTTP/2: Go servers allow 250 streams, others 100.
constexpr std::size_t watchesPerManagerHttp2 = 90;
/// Larger windows than Qt's save about a quarter of the time of a large list.
constexpr unsigned http2StreamWindow = 8U << 20;
constexpr unsigned http2SessionWindow = 32U << 20;

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

bool isAuthorization(std::string_view name)
{
    const HttpHeaders one{{std::string(name), {}}};
    return findHeader(one, "Authorization").has_value();
}

bool isCredential(std::string_view name)
{
    return isAuthorization(name) || name.starts_with("Impersonate-");
}

bool repeats(const HttpHeaders &headers)
{
    std::set<QByteArray> names;
    return std::any_of(headers.begin(), headers.end(), [&names](const auto &h) { return !names.insert(bytes(h.first).toLower()).second; });
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

std::string where(const QUrl &url)
{
    return url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo | QUrl::RemoveFragment).toStdString();
}

} // namespace

/// One manager and what runs on it.
class QnamTransport::Lane
{
public:
    Lane() { manager.setAutoDeleteReplies(false); }

    QNetworkAccessManager manager;
    std::vector<Call *> calls;
    std::unique_ptr<QNetworkReply, void (*)(QNetworkReply *)> probe{nullptr, dispose};
    HttpHeaders credentials; ///< of the last request: a probe asks as the same person
    qint64 lastByteMs = 0;
    qint64 probeSinceMs = 0;

    static void dispose(QNetworkReply *reply)
    {
        reply->disconnect();
        reply->abort();
        reply->deleteLater();
    }
};

struct QnamTransport::Private {
    Endpoint endpoint;
    Patience patience;
    QElapsedTimer clock;
    QObject context;
    QTimer watchdog;
    bool http2 = false; ///< the server has answered in HTTP/2
    Lane requests;
    std::vector<std::unique_ptr<Lane>> watches;

    [[nodiscard]] Lane &laneFor(const HttpRequest &request);
    [[nodiscard]] QNetworkRequest networkRequest(const std::string &target, const HttpHeaders &headers) const;
    void lookAfter(Lane &lane);
    void startProbe(Lane &lane);
    void failLane(Lane &lane, const Error &error);
    [[nodiscard]] ServerCheck serverCheck() const
    {
        return {endpoint.tls, endpoint.tlsServerName.empty() ? endpoint.base.host().toStdString() : endpoint.tlsServerName};
    }
};

class QnamTransport::Call final : public HttpCall
{
public:
    Call(Private &transport, Lane &lane, HttpRequest request, HttpHandler handler);
    ~Call() override { detach(); }
    /// Stops the exchange; nothing is reported.
    void detach();
    /// Stops it and reports.
    void finish(const std::optional<Error> &error);
    /// Lives as long as the call.
    [[nodiscard]] QObject *guard() { return &m_context; }

private:
    void send(const HttpRequest &request);
    void readHead();
    void readBody();
    void replied();
    void checkIdle();
    [[nodiscard]] std::optional<Error> outcome() const;

    Private &m_transport;
    Lane &m_lane;
    HttpHandler m_handler;
    QObject m_context; ///< its death tells a callback's caller that the call is gone
    QTimer m_idle;
    QNetworkReply *m_reply = nullptr;
    std::string m_tlsProblem;
    qint64 m_lastByteMs = 0;
    int m_idleTimeoutMs = 0;
    int m_status = 0;
    bool m_running = true;
    bool m_watch = false;
};

QnamTransport::Call::Call(Private &transport, Lane &lane, HttpRequest request, HttpHandler handler)
    : m_transport(transport), m_lane(lane), m_handler(std::move(handler)), m_lastByteMs(transport.clock.elapsed()),
      m_idleTimeoutMs(request.idleTimeoutMs), m_watch(request.lane == HttpRequest::Lane::Watch)
{
    if (lane.calls.empty())
        lane.lastByteMs = m_lastByteMs;
    lane.calls.push_back(this);
    if (repeats(request.headers)) {
        // QNetworkAccessManager would keep only one of them: with impersonation groups that is another identity.
        const Error error{ErrorKind::Config, 0, where(transport.endpoint.base), "repeated headers need the other transport", false};
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
    m_reply = m_lane.manager.sendCustomRequest(out, bytes(request.method), bytes(request.body));
    QObject::connect(m_reply, &QNetworkReply::metaDataChanged, &m_context, [this] { readHead(); });
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_context, [this] { readBody(); });
    QObject::connect(m_reply, &QNetworkReply::finished, &m_context, [this] { replied(); });
    QObject::connect(m_reply, &QNetworkReply::encrypted, &m_context, [this] {
        if (!m_transport.serverCheck().isNamed(m_reply->sslConfiguration().peerCertificate()))
            m_transport.failLane(m_lane, Error{ErrorKind::Tls, 0, where(m_reply->url()), m_transport.serverCheck().sentence({}, m_reply->sslConfiguration().peerCertificate()), false});
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
    if (m_handler.data)
        m_handler.data(std::string_view(chunk.constData(), static_cast<std::size_t>(chunk.size())));
}

void QnamTransport::Call::replied()
{
    const QPointer<QObject> alive(&m_context);
    readBody();
    if (alive && m_running)
        finish(outcome());
}

std::optional<Error> QnamTransport::Call::outcome() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (error == QNetworkReply::NoError || (m_status >= 400 && isStatusError(error)))
        return std::nullopt;
    const std::string detail = m_tlsProblem.empty() ? m_reply->errorString().toStdString() : m_tlsProblem;
    const ErrorKind kind = m_tlsProblem.empty() ? kindOf(error) : ErrorKind::Tls;
    return Error{kind, m_status, where(m_reply->url()), detail, kind != ErrorKind::Tls};
}

void QnamTransport::Call::checkIdle()
{
    const qint64 left = m_idleTimeoutMs - (m_transport.clock.elapsed() - m_lastByteMs);
    if (left > 0) {
        m_idle.start(static_cast<int>(left));
        return;
    }
    finish(Error{ErrorKind::Timeout, m_status, where(m_reply->url()),
                 "no byte for " + std::to_string(m_idleTimeoutMs / 1000) + " s", true});
}

QnamTransport::Lane &QnamTransport::Private::laneFor(const HttpRequest &request)
{
    if (request.lane == HttpRequest::Lane::Request)
        return requests;
    const std::size_t capacity = http2 ? watchesPerManagerHttp2 : watchesPerManagerHttp1;
    for (const auto &lane : watches)
        if (lane->calls.size() < capacity)
            return *lane;
    watches.push_back(std::make_unique<Lane>());
    watches.back()->manager.setProxy(endpoint.proxy);
    return *watches.back();
}

QNetworkRequest QnamTransport::Private::networkRequest(const std::string &target, const HttpHeaders &headers) const
{
    QByteArray url = endpoint.base.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (url.endsWith('/'))
        url.chop(1);
    QNetworkRequest out(QUrl::fromEncoded(url + bytes(target)));
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, endpoint.encrypted());
    out.setDecompressedSafetyCheckThreshold(-1); // real lists shrink 16 times and more
    out.setTransferTimeout(0);
    if (endpoint.encrypted()) {
        QHttp2Configuration windows;
        windows.setStreamReceiveWindowSize(http2StreamWindow);
        windows.setSessionReceiveWindowSize(http2SessionWindow);
        out.setHttp2Configuration(windows);
        out.setSslConfiguration(endpoint.tls);
        if (!endpoint.tlsServerName.empty())
            out.setPeerVerifyName(QString::fromStdString(endpoint.tlsServerName));
    }
    out.setHeader(QNetworkRequest::UserAgentHeader, QByteArray::fromStdString(userAgent()));
    out.setRawHeader("Accept-Language", "en");
    if (!endpoint.compress)
        out.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : headers)
        if (endpoint.encrypted() || !isAuthorization(name)) // whom to act as is sent over plain http too, as kubectl does
            out.setRawHeader(bytes(name), bytes(value));
    return out;
}

void QnamTransport::Private::lookAfter(Lane &lane)
{
    const qint64 now = clock.elapsed();
    if (lane.probe) {
        if (now - lane.probeSinceMs >= patience.probeMs)
            failLane(lane, Error{ErrorKind::Network, 0, where(endpoint.base), "the connection is dead: no answer to a probe", true});
        return;
    }
    if (http2 && !lane.calls.empty() && now - lane.lastByteMs >= patience.silenceMs)
        startProbe(lane);
}

void QnamTransport::Private::startProbe(Lane &lane)
{
    lane.probeSinceMs = clock.elapsed();
    lane.probe.reset(lane.manager.get(networkRequest("/version", lane.credentials)));
    QObject::connect(lane.probe.get(), &QNetworkReply::finished, &context, [this, &lane] {
        const bool answered = lane.probe->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() > 0;
        const std::string why = lane.probe->errorString().toStdString();
        lane.lastByteMs = clock.elapsed();
        lane.probe.reset();
        if (!answered)
            failLane(lane, Error{ErrorKind::Network, 0, where(endpoint.base), why, true});
    });
}

void QnamTransport::Private::failLane(Lane &lane, const Error &error)
{
    lane.probe.reset();
    std::vector<std::pair<QPointer<QObject>, Call *>> failed; // a callback may destroy any of them
    for (Call *call : std::vector<Call *>(lane.calls)) {
        failed.emplace_back(call->guard(), call);
        call->detach();
    }
    lane.manager.clearConnectionCache();
    lane.lastByteMs = clock.elapsed();
    for (const auto &[guard, call] : failed)
        if (guard)
            call->finish(error);
}

QnamTransport::QnamTransport(Endpoint endpoint) : QnamTransport(std::move(endpoint), Patience{}) {}

QnamTransport::QnamTransport(Endpoint endpoint, Patience patience) : d(std::make_unique<Private>())
{
    // Every stream of a lost connection would warn on its own; the calls report it.
    static const bool silenced = (QLoggingCategory::setFilterRules(QStringLiteral("qt.network.http2.warning=false")), true);
    (void)silenced;
    d->endpoint = std::move(endpoint);
    d->patience = patience;
    d->clock.start();
    d->requests.manager.setProxy(d->endpoint.proxy);
    QObject::connect(&d->watchdog, &QTimer::timeout, &d->context, [this] {
        d->lookAfter(d->requests);
        for (const auto &lane : d->watches)
            d->lookAfter(*lane);
    });
    d->watchdog.start(std::max(10, std::min(patience.silenceMs, patience.probeMs) / 5));
}

QnamTransport::~QnamTransport() = default;

std::unique_ptr<HttpCall> QnamTransport::start(HttpRequest request, HttpHandler handler)
{
    Q_ASSERT(QThread::currentThread() == d->context.thread());
    Lane &lane = d->laneFor(request);
    lane.credentials.clear();
    for (const auto &header : request.headers)
        if (isCredential(header.first))
            lane.credentials.push_back(header);
    return std::make_unique<Call>(*d, lane, std::move(request), std::move(handler));
}

void QnamTransport::reconnect(const std::string &why)
{
    const Error error{ErrorKind::Network, 0, where(d->endpoint.base), why, true};
    d->failLane(d->requests, error);
    for (std::size_t i = 0; i < d->watches.size(); ++i)
        d->failLane(*d->watches[i], error);
}

} // namespace portolan
