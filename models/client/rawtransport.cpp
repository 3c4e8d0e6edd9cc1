#include "models/client/rawtransport.h"

#include <algorithm>
#include <vector>

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>

#include "models/client/httpreader.h"
#include "models/client/inflater.h"
#include "models/config/authheaders.h"

namespace portolan {

namespace {

/// As net/http's DefaultTransport and Kubernetes' own: 90 s, and few enough idle ones.
constexpr int idleConnectionMs = 90'000;
constexpr std::size_t mostIdle = 8;

bool isToken(std::string name)
{
    if (name.empty())
        return false;
    std::erase(name, '%'); // may stand in a name, and is what escaping itself writes
    return escapedHeaderKey(name) == name;
}

bool isPrintable(const std::string &value)
{
    return std::none_of(value.begin(), value.end(), [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

} // namespace

class RawCall;

struct RawTransport::Private {
    explicit Private(RawEndpoint to) : endpoint(std::move(to)) { clock.start(); }

    struct Idle {
        std::unique_ptr<RawConnection> connection;
        qint64 sinceMs = 0;
    };
    [[nodiscard]] std::unique_ptr<RawConnection> takeIdle();
    void keep(std::unique_ptr<RawConnection> connection);
    void dropIdle();
    [[nodiscard]] QByteArray bytesOf(const HttpRequest &request) const;

    RawEndpoint endpoint;
    QElapsedTimer clock;
    QObject context;
    QTimer sweeper;
    std::vector<Idle> idle;
    std::vector<RawCall *> calls;
};

/// One exchange on one connection.
class RawCall final : public HttpCall
{
public:
    RawCall(RawTransport::Private &transport, HttpRequest request, HttpHandler handler);
    ~RawCall() override { detach(); }
    void detach();
    void finish(const std::optional<Error> &error);
    void setPaused(bool paused) override;
    [[nodiscard]] QObject *guard() { return &m_context; }

private:
    void begin(bool mayReuse);
    void use(std::unique_ptr<RawConnection> connection);
    void read();
    void consume();
    bool deliver(std::string_view piece);
    bool unpack();
    void goOn();
    void ended(const std::optional<Error> &error);
    void complete();
    void checkIdle();
    [[nodiscard]] Error failed(ErrorKind kind, std::string detail) const;

    RawTransport::Private &m_transport;
    HttpRequest m_request;
    HttpHandler m_handler;
    QObject m_context; ///< its death tells a callback's caller that the call is gone
    QTimer m_idle;
    std::unique_ptr<RawConnection> m_connection;
    HttpReader m_reader;
    std::unique_ptr<Inflater> m_inflater;
    qint64 m_lastByteMs = 0;
    bool m_reused = false, m_running = true, m_paused = false;
    bool m_closed = false; ///< the connection, while the call was paused
    std::optional<Error> m_closedWhy;
};

RawCall::RawCall(RawTransport::Private &transport, HttpRequest request, HttpHandler handler)
    : m_transport(transport), m_request(std::move(request)), m_handler(std::move(handler)), m_lastByteMs(transport.clock.elapsed())
{
    transport.calls.push_back(this);
    m_idle.setSingleShot(true);
    QObject::connect(&m_idle, &QTimer::timeout, &m_context, [this] { checkIdle(); });
    if (m_request.idleTimeoutMs > 0)
        m_idle.start(m_request.idleTimeoutMs);
    QTimer::singleShot(0, &m_context, [this] { begin(true); });
}

void RawCall::begin(bool mayReuse)
{
    for (const auto &[name, value] : m_request.headers) {
        if (!isToken(name) || !isPrintable(value))
            return finish(failed(ErrorKind::Config, "the header " + (isToken(name) ? name : "(unnamed)") + " cannot be sent"));
    }
    m_reader = {};
    std::unique_ptr<RawConnection> connection = mayReuse ? m_transport.takeIdle() : nullptr;
    m_reused = connection != nullptr;
    if (!connection)
        connection = std::make_unique<RawConnection>(m_transport.endpoint);
    use(std::move(connection));
}

void RawCall::use(std::unique_ptr<RawConnection> connection)
{
    m_connection = std::move(connection);
    RawConnection *c = m_connection.get();
    QObject::connect(c, &RawConnection::received, &m_context, [this] { read(); });
    QObject::connect(c, &RawConnection::closed, &m_context, [this](const std::optional<Error> &error) { ended(error); });
    const auto send = [this, c] { c->write(m_transport.bytesOf(m_request)); };
    if (c->isReady()) {
        send();
    } else {
        QObject::connect(c, &RawConnection::ready, &m_context, send);
        c->open();
    }
}

void RawCall::detach()
{
    if (!m_running)
        return;
    m_running = false;
    m_idle.stop();
    std::erase(m_transport.calls, this);
    if (m_connection) {
        m_connection->disconnect(&m_context);
        m_connection.release()->deleteLater(); // we may stand in one of its signals
    }
}

void RawCall::finish(const std::optional<Error> &error)
{
    detach();
    if (const auto end = std::move(m_handler.end))
        end(error);
}

Error RawCall::failed(ErrorKind kind, std::string detail) const
{
    return {kind, m_reader.head().status, m_transport.endpoint.server.url(), std::move(detail), kind == ErrorKind::Network || kind == ErrorKind::Timeout};
}

void RawCall::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused || paused || !m_running)
        return;
    m_lastByteMs = m_transport.clock.elapsed();
    QTimer::singleShot(0, &m_context, [this] { goOn(); });
}

/// Takes what waited while it was paused.
void RawCall::goOn()
{
    if (!m_running || m_paused || !m_connection)
        return;
    const QPointer<QObject> alive(&m_context);
    if (!unpack())
        return;
    consume();
    if (!alive || !m_running || m_paused)
        return;
    if (std::exchange(m_closed, false))
        ended(std::exchange(m_closedWhy, std::nullopt));
    else if (m_connection->wasReady())
        read();
}

void RawCall::read()
{
    if (m_paused)
        return;
    const QByteArray bytes = m_connection->readAll();
    if (!bytes.isEmpty())
        m_lastByteMs = m_transport.clock.elapsed();
    m_reader.append(std::string_view(bytes.constData(), std::size_t(bytes.size())));
    consume();
}

void RawCall::consume()
{
    const QPointer<QObject> alive(&m_context);
    while (alive && m_running && !m_paused) {
        switch (m_reader.next()) {
        case HttpReader::Event::More: return;
        case HttpReader::Event::Bad: return finish(failed(ErrorKind::Network, m_reader.problem()));
        case HttpReader::Event::End: return complete();
        case HttpReader::Event::Head: {
            const auto coding = findHeader(m_reader.head().headers, "Content-Encoding");
            m_inflater = coding && *coding == "gzip" ? std::make_unique<Inflater>() : nullptr;
            const HttpHead head = m_reader.head();
            if (m_handler.head)
                m_handler.head(head);
            break;
        }
        case HttpReader::Event::Data:
            if (!deliver(m_reader.takeData()))
                return;
        }
    }
}

/// Hands a piece on, unpacked; false when the call is over or paused.
bool RawCall::deliver(std::string_view piece)
{
    if (m_inflater) {
        m_inflater->append(piece);
        return unpack();
    }
    const QPointer<QObject> alive(&m_context);
    if (m_handler.data)
        m_handler.data(piece);
    return alive && m_running && !m_paused;
}

/// Hands on what is packed so far; false when the call is over or paused.
bool RawCall::unpack()
{
    if (!m_inflater)
        return true;
    const QPointer<QObject> alive(&m_context);
    for (std::string plain = m_inflater->next(); !plain.empty(); plain = m_inflater->next()) {
        if (m_handler.data)
            m_handler.data(plain);
        if (!alive || !m_running || m_paused)
            return false;
    }
    if (!m_inflater->failed())
        return true;
    finish(failed(ErrorKind::Network, "the compressed answer is damaged"));
    return false;
}

void RawCall::complete()
{
    if (m_inflater && !m_inflater->finished())
        return finish(failed(ErrorKind::Network, "the compressed answer ends too early"));
    if (m_reader.reusable() && m_connection->isReady()) {
        m_connection->disconnect(&m_context);
        m_transport.keep(std::move(m_connection));
    }
    finish(std::nullopt);
}

void RawCall::ended(const std::optional<Error> &error)
{
    const QPointer<QObject> alive(&m_context);
    if (m_connection->wasReady())
        read();
    if (!alive || !m_running)
        return;
    if (m_paused) {
        m_closed = true;
        m_closedWhy = error;
        return;
    }
    if (!error && m_reader.endOfStream())
        return complete();
    // A kept connection may have been closed while nobody looked: nothing was answered, so ask again on a new one.
    if (m_reused && !m_reader.begun() && m_request.method == "GET") {
        m_connection->disconnect(&m_context);
        m_connection.release()->deleteLater();
        return begin(false);
    }
    finish(error ? *error : failed(ErrorKind::Network, "the connection was closed before the answer was complete"));
}

void RawCall::checkIdle()
{
    if (m_paused)
        m_lastByteMs = m_transport.clock.elapsed();
    const qint64 left = m_request.idleTimeoutMs - (m_transport.clock.elapsed() - m_lastByteMs);
    if (left > 0)
        return m_idle.start(static_cast<int>(left));
    finish(failed(ErrorKind::Timeout, "no byte for " + std::to_string(m_request.idleTimeoutMs / 1000) + " s"));
}

std::unique_ptr<RawConnection> RawTransport::Private::takeIdle()
{
    if (idle.empty())
        return nullptr;
    std::unique_ptr<RawConnection> connection = std::move(idle.back().connection);
    idle.pop_back();
    connection->disconnect(&context);
    return connection;
}

void RawTransport::Private::keep(std::unique_ptr<RawConnection> connection)
{
    if (idle.size() >= mostIdle) {
        connection.release()->deleteLater();
        return;
    }
    RawConnection *c = connection.get();
    const auto drop = [this, c] {
        const auto found = std::find_if(idle.begin(), idle.end(), [c](const Idle &i) { return i.connection.get() == c; });
        if (found != idle.end()) {
            found->connection.release()->deleteLater();
            idle.erase(found);
        }
    };
    QObject::connect(c, &RawConnection::closed, &context, drop);
    QObject::connect(c, &RawConnection::received, &context, drop); // nobody asked
    idle.push_back({std::move(connection), clock.elapsed()});
}

void RawTransport::Private::dropIdle()
{
    for (Idle &entry : idle) {
        entry.connection->disconnect(&context);
        entry.connection.release()->deleteLater();
    }
    idle.clear();
}

QByteArray RawTransport::Private::bytesOf(const HttpRequest &request) const
{
    const ServerAddress &server = endpoint.server;
    const std::string url = server.url();
    const std::string origin = url.substr(0, url.size() - server.path.size());
    std::string out = request.method + " " + (endpoint.asksProxyItself() ? origin : "") + server.path + request.target + " HTTP/1.1\r\n";
    const auto add = [&out](std::string_view name, std::string_view value) { out.append(name).append(": ").append(value).append("\r\n"); };
    add("Host", std::string_view(origin).substr(origin.find("://") + 3));
    add("User-Agent", userAgent());
    if (endpoint.compress && !findHeader(request.headers, "Accept-Encoding"))
        add("Accept-Encoding", "gzip");
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH")
        add("Content-Length", std::to_string(request.body.size()));
    if (endpoint.asksProxyItself() && !(endpoint.proxy.user.empty() && endpoint.proxy.password.empty()))
        add("Proxy-Authorization", basicHeader(endpoint.proxy.user, endpoint.proxy.password).reveal());
    for (const auto &[name, value] : request.headers) {
        const HttpHeaders one{{name, value}};
        if (server.isTls() || !findHeader(one, "Authorization")) // plain http carries no credentials
            add(name, value);
    }
    out += "\r\n" + request.body;
    return QByteArray(out.data(), qsizetype(out.size()));
}

RawTransport::RawTransport(RawEndpoint endpoint) : d(std::make_unique<Private>(std::move(endpoint)))
{
    d->endpoint.tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    QObject::connect(&d->sweeper, &QTimer::timeout, &d->context, [this] {
        while (!d->idle.empty() && d->clock.elapsed() - d->idle.front().sinceMs > idleConnectionMs) {
            d->idle.front().connection.release()->deleteLater();
            d->idle.erase(d->idle.begin());
        }
    });
    d->sweeper.start(idleConnectionMs / 3);
}

RawTransport::~RawTransport() = default;

std::unique_ptr<HttpCall> RawTransport::start(HttpRequest request, HttpHandler handler)
{
    Q_ASSERT(QThread::currentThread() == d->context.thread());
    return std::make_unique<RawCall>(*d, std::move(request), std::move(handler));
}

void RawTransport::reconnect(const std::string &why)
{
    d->dropIdle();
    const Error error{ErrorKind::Network, 0, d->endpoint.server.url(), why, true};
    std::vector<std::pair<QPointer<QObject>, RawCall *>> failed; // a callback may destroy any of them
    for (RawCall *call : std::vector<RawCall *>(d->calls)) {
        failed.emplace_back(call->guard(), call);
        call->detach();
    }
    for (const auto &[guard, call] : failed) {
        if (guard)
            call->finish(error);
    }
}

} // namespace portolan
