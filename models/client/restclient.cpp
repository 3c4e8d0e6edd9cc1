#include "models/client/restclient.h"

#include <algorithm>
#include <charconv>

#include <QPointer>

#include "models/config/duration.h"

namespace portolan {

namespace {

constexpr int mostRetries = 10; // with_retry.go: maxRetries
constexpr std::size_t mostErrorBytes = 1 << 20;
constexpr std::size_t mostWarnings = 200;

/// A server is not waited for longer, whatever it asks: a day of silence looks like a hanging program.
constexpr std::int64_t longestWaitSeconds = 300;

/// Whole seconds of Retry-After, at most five minutes; dates are ignored, as client-go does.
std::optional<std::int64_t> retryAfterSeconds(const HttpHead &head)
{
    const auto text = findHeader(head.headers, "Retry-After");
    std::int64_t seconds = 0;
    if (!text)
        return std::nullopt;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), seconds);
    const bool whole = end == text->data() + text->size() && !text->empty() && text->front() != '-';
    if (!whole || (problem != std::errc() && problem != std::errc::result_out_of_range))
        return std::nullopt;
    return problem == std::errc() ? std::min(seconds, longestWaitSeconds) : longestWaitSeconds;
}

bool mayRepeat(int status)
{
    return status == 429 || status >= 500;
}

std::string pathOf(const std::string &target)
{
    return target.substr(0, target.find('?'));
}

ApiFailure refusal(const HttpHead &head, std::string_view body, const std::string &target)
{
    ApiFailure failure;
    if (const Result<ApiStatus> status = parseStatus(body))
        failure.status = *status;
    if (failure.status.code == 0)
        failure.status.code = head.status;
    if (failure.status.message.empty()) {
        // A proxy's or load balancer's page: its first words are better than nothing.
        const auto type = findHeader(head.headers, "Content-Type");
        const bool text = type && type->starts_with("text/plain");
        failure.status.message = "the server answered " + std::to_string(head.status)
            + (text && !body.empty() ? ": " + std::string(body.substr(0, std::min(body.find('\n'), std::size_t(300)))) : "");
    }
    failure.error = errorFrom(failure.status, pathOf(target));
    if (failure.error.httpStatus == 0)
        failure.error.httpStatus = head.status;
    // Not the API server's own word (an HTTPS port that was asked by HTTP, a gateway): the same request may do another way.
    if (failure.status.reason.empty() && failure.error.kind == ErrorKind::Server)
        failure.error.retryable = true;
    return failure;
}

} // namespace

bool ApiFailure::isTooLargeVersion() const
{
    return status.hasCause("ResourceVersionTooLarge")
        || (status.code != 0 && status.message.find("Too large resource version") != std::string::npos);
}

class RestClient::Call final : public RestCall
{
public:
    Call(RestClient &client, RestRequest request, RestHandler handler)
        : m_client(client), m_request(std::move(request)), m_handler(std::move(handler)), m_counts(client.m_traffic.of(m_request.target))
    {
        fetch();
    }
    ~Call() override { closeWatch(); }
    void setPaused(bool paused) override;

private:
    void fetch();
    void authorized(const Result<RequestAuth> &auth);
    void send(const RequestAuth &auth);
    void startDeadline();
    void expire();
    void onHead(const HttpHead &head);
    void onData(std::string_view chunk);
    void onEnd(const std::optional<Error> &error);
    [[nodiscard]] bool repeatsRefused();
    void repeatAfter(std::int64_t ms);
    void finishLater(const Error &error);
    void finish(const std::optional<ApiFailure> &failure);
    void closeWatch();
    [[nodiscard]] bool hasDeadline() const { return m_client.m_requestTimeoutMs > 0 && m_request.lane == HttpRequest::Lane::Request; }
    [[nodiscard]] HttpRequest httpRequest(const RequestAuth &auth) const;

    RestClient &m_client;
    RestRequest m_request;
    RestHandler m_handler;
    TrafficCounts &m_counts;
    QObject m_context;
    std::shared_ptr<Transport> m_transport; // outlives m_call
    std::unique_ptr<HttpCall> m_call;
    std::unique_ptr<Scheduler::Timer> m_timer, m_deadline;
    HttpHead m_head;
    std::string m_errorBody;
    std::uint64_t m_generation = 0;
    bool m_paused = false;
    bool m_deadlineStands = false; ///< while it is paused
    int m_retries = 0;
    bool m_renewed = false;
    bool m_watchCounted = false;
};

void RestClient::Call::fetch()
{
    m_head = {};
    m_errorBody.clear();
    m_client.m_credentials.fetch(&m_context, [this](const Result<RequestAuth> &auth) { authorized(auth); });
}

void RestClient::Call::authorized(const Result<RequestAuth> &auth)
{
    if (auth)
        send(*auth);
    else
        finishLater(auth.error());
}

HttpRequest RestClient::Call::httpRequest(const RequestAuth &auth) const
{
    HttpRequest out;
    out.method = m_request.method;
    out.pausable = m_request.pausable;
    out.target = m_request.target;
    if (hasDeadline())
        out.target += (out.target.find('?') == std::string::npos ? "?timeout=" : "&timeout=") + durationText(m_client.m_requestTimeoutMs);
    out.body = m_request.body;
    out.lane = m_request.lane;
    out.idleTimeoutMs = m_request.idleTimeoutMs;
    out.headers.emplace_back("Accept", m_request.accept);
    if (!m_request.body.empty())
        out.headers.emplace_back("Content-Type", m_request.contentType);
    for (const auto &[name, value] : auth.headers)
        out.headers.emplace_back(name, value.reveal());
    return out;
}

void RestClient::Call::send(const RequestAuth &auth)
{
    const Result<std::shared_ptr<Transport>> transport = m_client.transportFor(auth);
    if (!transport) {
        finishLater(transport.error());
        return;
    }
    m_generation = auth.generation;
    m_call.reset();
    m_transport = *transport;
    ++m_counts.requests;
    if (hasDeadline())
        startDeadline();
    m_call = m_transport->start(httpRequest(auth), {[this](const HttpHead &head) { onHead(head); },
                                                    [this](std::string_view chunk) { onData(chunk); },
                                                    [this](const std::optional<Error> &error) { onEnd(error); }});
    if (std::exchange(m_paused, false))
        setPaused(true);
}

void RestClient::Call::startDeadline()
{
    m_deadline = m_client.m_scheduler.after(m_client.m_requestTimeoutMs, [this] { expire(); });
}

void RestClient::Call::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    if (m_call)
        m_call->setPaused(paused);
    if (paused) {
        m_deadlineStands = m_deadline != nullptr;
        m_deadline.reset();
    } else if (std::exchange(m_deadlineStands, false)) {
        startDeadline();
    }
}

void RestClient::Call::expire()
{
    m_call.reset();
    const std::string limit = durationText(m_client.m_requestTimeoutMs);
    finish(ApiFailure{{ErrorKind::Timeout, m_head.status, pathOf(m_request.target), "no complete answer within " + limit + " (--request-timeout)", true}, {}});
}

void RestClient::Call::onHead(const HttpHead &head)
{
    m_head = head;
    m_client.readWarnings(head.headers);
    if (head.status == 429)
        ++m_counts.throttled;
    if (head.status / 100 != 2)
        return;
    if (m_request.lane == HttpRequest::Lane::Watch) {
        m_watchCounted = true;
        ++m_counts.openWatches;
    }
    if (m_handler.head)
        m_handler.head(m_head);
}

void RestClient::Call::onData(std::string_view chunk)
{
    m_counts.bytes += chunk.size();
    if (m_head.status / 100 != 2)
        m_errorBody.append(chunk.substr(0, mostErrorBytes - std::min(mostErrorBytes, m_errorBody.size())));
    else if (m_handler.data)
        m_handler.data(chunk);
}

void RestClient::Call::onEnd(const std::optional<Error> &error)
{
    closeWatch();
    m_deadline.reset();
    m_deadlineStands = false;
    const bool refused = m_head.status != 0 && m_head.status / 100 != 2;
    if (error && !refused) {
        const bool repeat = m_request.method == "GET" && m_head.status == 0 && error->retryable && m_retries < m_request.connectionRetries;
        if (repeat)
            repeatAfter(1000);
        else
            finish(ApiFailure{*error, {}});
        return;
    }
    if (!refused)
        finish(std::nullopt);
    else if (!repeatsRefused())
        finish(refusal(m_head, m_errorBody, m_request.target));
}

bool RestClient::Call::repeatsRefused()
{
    if (m_head.status == 401 && !m_renewed && m_client.m_credentials.renew(m_generation)) {
        m_renewed = true;
        repeatAfter(0);
        return true;
    }
    const auto wait = retryAfterSeconds(m_head);
    if (!mayRepeat(m_head.status) || !wait || m_retries >= mostRetries)
        return false;
    if (m_head.status == 429)
        m_counts.patientUntil.micros = m_client.m_scheduler.clock().now().micros + *wait * 1'000'000;
    repeatAfter(*wait * 1000);
    return true;
}

void RestClient::Call::repeatAfter(std::int64_t ms)
{
    ++m_retries;
    ++m_counts.retries;
    m_timer = m_client.m_scheduler.after(ms, [this] { fetch(); });
}

void RestClient::Call::finishLater(const Error &error)
{
    m_timer = m_client.m_scheduler.after(0, [this, error] { finish(ApiFailure{error, {}}); });
}

void RestClient::Call::finish(const std::optional<ApiFailure> &failure)
{
    if (failure && !(m_request.mayBeMissing && failure->error.kind == ErrorKind::NotFound))
        m_client.noteFailure(m_request.target, failure->error);
    const auto end = std::move(m_handler.end);
    if (end)
        end(failure);
}

void RestClient::Call::closeWatch()
{
    if (m_watchCounted)
        --m_counts.openWatches;
    m_watchCounted = false;
}

RestClient::RestClient(Credentials &credentials, Scheduler &scheduler, MakeTransport makeTransport)
    : m_credentials(credentials), m_scheduler(scheduler), m_makeTransport(std::move(makeTransport))
{
}

RestClient::~RestClient() = default;

std::unique_ptr<RestCall> RestClient::start(RestRequest request, RestHandler handler)
{
    return std::make_unique<Call>(*this, std::move(request), std::move(handler));
}

void RestClient::noteFailure(std::string_view target, const Error &error)
{
    TrafficCounts &counts = m_traffic.of(target);
    counts.lastError = error;
    counts.lastErrorAt = m_scheduler.clock().now();
}

void RestClient::reconnect(const std::string &why)
{
    if (const std::shared_ptr<Transport> transport = m_transport)
        transport->reconnect(why);
}

Result<std::shared_ptr<Transport>> RestClient::transportFor(const RequestAuth &auth)
{
    if (m_transport && m_tlsGeneration == auth.tlsGeneration)
        return m_transport;
    Result<std::unique_ptr<Transport>> made = m_makeTransport(auth);
    if (!made)
        return tl::unexpected(made.error());
    m_transport = std::move(*made);
    m_tlsGeneration = auth.tlsGeneration;
    return m_transport;
}

void RestClient::readWarnings(const HttpHeaders &headers)
{
    // `299 - "text"`, several of them in one value or in several headers.
    for (const auto &[name, value] : headers) {
        if (!findHeader({{name, value}}, "Warning"))
            continue;
        for (std::size_t at = value.find("299 "); at != std::string::npos; at = value.find("299 ", at)) {
            const std::size_t open = value.find('"', at);
            std::string text;
            std::size_t i = open == std::string::npos ? value.size() : open + 1;
            for (; i < value.size() && value[i] != '"'; ++i) {
                if (value[i] == '\\' && i + 1 < value.size())
                    ++i;
                text += value[i];
            }
            at = std::min(i, value.size());
            if (!text.empty() && m_warnings.size() < mostWarnings && m_warnings.insert(text).second && m_onWarning)
                m_onWarning(text);
        }
    }
}

std::string queryValue(std::string_view text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if ((u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || c == '-' || c == '_' || c == '.' || c == '~') {
            out += c;
        } else {
            out += '%';
            out += hex[u >> 4];
            out += hex[u & 15];
        }
    }
    return out;
}

} // namespace portolan
