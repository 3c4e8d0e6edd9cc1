#pragma once

#include <optional>

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include "models/client/inflater.h"
#include "models/client/qnamtransport.h"
#include "models/config/servercheck.h"

// What the two halves of QnamTransport share: its lanes (qnamtransport.cpp) and its calls (qnamcall.cpp).

namespace portolan {

inline QByteArray qnamBytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// For errors: the URL without what may be secret in it.
inline std::string qnamWhere(const QUrl &url)
{
    return url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo | QUrl::RemoveFragment).toStdString();
}

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
    std::optional<qint64> lostMs; ///< when its connection was lost, or another took its place
    bool connected = false;       ///< once, over TLS

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
    void failForgotten(Lane &lane);
    void failCalls(const std::vector<Call *> &calls, const Error &error);
    void noteConnected(Lane &lane);
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
    /// Asked before then, and no head of an answer yet.
    [[nodiscard]] bool isUnansweredSince(qint64 ms) const { return m_status == 0 && m_startedMs <= ms; }
    /// Lives as long as the call.
    [[nodiscard]] QObject *guard() { return &m_context; }

private:
    void send(const HttpRequest &request);
    void readHead();
    void readBody();
    [[nodiscard]] bool deliver(std::string_view piece);
    void replied();
    void checkIdle();
    [[nodiscard]] std::optional<Error> outcome() const;

    Private &m_transport;
    Lane &m_lane;
    HttpHandler m_handler;
    QObject m_context; ///< its death tells a callback's caller that the call is gone
    QTimer m_idle;
    QNetworkReply *m_reply = nullptr;
    std::unique_ptr<Inflater> m_inflater; ///< of a compressed answer
    std::string m_tlsProblem;
    qint64 m_lastByteMs = 0;
    qint64 m_startedMs = 0;
    int m_idleTimeoutMs = 0;
    int m_status = 0;
    bool m_running = true;
    bool m_watch = false;
};

} // namespace portolan
