#include "models/client/qnamtransport.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QHttp2Configuration>
#include <QLoggingCategory>
#include <QPointer>
#include <QThread>

#include "models/client/qnamprivate.h"

namespace portolan {

namespace {

/// HTTP/1.1: a manager has six connections a host; the sixth stays free so that nothing ever waits for a watch to end.
constexpr std::size_t watchesPerManagerHttp1 = 5;
/// HTTP/2: Go servers allow 250 streams, others 100.
constexpr std::size_t watchesPerManagerHttp2 = 90;
/// Larger windows than Qt's save about a quarter of the time of a large list.
constexpr unsigned http2StreamWindow = 8U << 20;
constexpr unsigned http2SessionWindow = 32U << 20;

bool isAuthorization(std::string_view name)
{
    const HttpHeaders one{{std::string(name), {}}};
    return findHeader(one, "Authorization").has_value();
}

bool isCredential(std::string_view name)
{
    return isAuthorization(name) || name.starts_with("Impersonate-");
}

} // namespace

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
    QNetworkRequest out(QUrl::fromEncoded(url + qnamBytes(target)));
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, endpoint.encrypted());
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
    // Who names a coding unpacks it: by the Inflater's rule of how much an answer may swell, the other transport's, too.
    out.setRawHeader("Accept-Encoding", endpoint.compress ? "gzip" : "identity");
    for (const auto &[name, value] : headers)
        if (endpoint.encrypted() || !isAuthorization(name)) // whom to act as is sent over plain http too, as kubectl does
            out.setRawHeader(qnamBytes(name), qnamBytes(value));
    return out;
}

void QnamTransport::Private::lookAfter(Lane &lane)
{
    const qint64 now = clock.elapsed();
    if (lane.probe) {
        if (now - lane.probeSinceMs >= patience.probeMs)
            failLane(lane, Error{ErrorKind::Network, 0, qnamWhere(endpoint.base), "the connection is dead: no answer to a probe", true});
        return;
    }
    if (!http2 || lane.calls.empty())
        return;
    if (lane.lostMs && now - *lane.lostMs >= patience.settleMs)
        return failForgotten(lane);
    const qint64 longAgo = now - patience.answerMs;
    const bool waits = lane.probeSinceMs <= longAgo
        && std::any_of(lane.calls.begin(), lane.calls.end(), [longAgo](const Call *call) { return call->isUnansweredSince(longAgo); });
    if (waits || now - lane.lastByteMs >= patience.silenceMs)
        startProbe(lane);
}

void QnamTransport::Private::noteConnected(Lane &lane)
{
    if (std::exchange(lane.connected, true))
        lane.lostMs = clock.elapsed();
}

void QnamTransport::Private::failForgotten(Lane &lane)
{
    std::vector<Call *> forgotten;
    std::copy_if(lane.calls.begin(), lane.calls.end(), std::back_inserter(forgotten),
                 [since = *std::exchange(lane.lostMs, std::nullopt)](const Call *call) { return call->isUnansweredSince(since); });
    failCalls(forgotten, Error{ErrorKind::Network, 0, qnamWhere(endpoint.base), "the connection was lost before an answer came", true});
}

void QnamTransport::Private::startProbe(Lane &lane)
{
    lane.probeSinceMs = clock.elapsed();
    lane.probe.reset(lane.manager.get(networkRequest("/version", lane.credentials)));
    QObject::connect(lane.probe.get(), &QNetworkReply::encrypted, &context, [this, &lane] { noteConnected(lane); });
    QObject::connect(lane.probe.get(), &QNetworkReply::finished, &context, [this, &lane] {
        const bool answered = lane.probe->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() > 0;
        const std::string why = lane.probe->errorString().toStdString();
        lane.lastByteMs = clock.elapsed();
        lane.probe.reset();
        if (!answered)
            failLane(lane, Error{ErrorKind::Network, 0, qnamWhere(endpoint.base), why, true});
    });
}

void QnamTransport::Private::failLane(Lane &lane, const Error &error)
{
    lane.probe.reset();
    const std::vector<Call *> failed = lane.calls;
    for (Call *call : failed)
        call->detach();
    lane.manager.clearConnectionCache();
    lane.lastByteMs = clock.elapsed();
    lane.lostMs.reset();
    lane.connected = false;
    failCalls(failed, error);
}

void QnamTransport::Private::failCalls(const std::vector<Call *> &calls, const Error &error)
{
    std::vector<std::pair<QPointer<QObject>, Call *>> failed; // a callback may destroy any of them
    for (Call *call : calls)
        failed.emplace_back(call->guard(), call);
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
        for (std::size_t i = 0; i < d->watches.size(); ++i) // a failed call's callback may begin another watch
            d->lookAfter(*d->watches[i]);
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
    const Error error{ErrorKind::Network, 0, qnamWhere(d->endpoint.base), why, true};
    d->failLane(d->requests, error);
    for (std::size_t i = 0; i < d->watches.size(); ++i)
        d->failLane(*d->watches[i], error);
}

} // namespace portolan
