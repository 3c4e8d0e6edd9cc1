#include "models/sync/connectionmonitor.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "models/decode/jsonparser.h"
#include "models/objects/serverversion.h"

namespace portolan {

namespace {

constexpr std::int64_t probeEveryMs = 10'000;
constexpr int probeSilenceMs = 10'000;
/// While the server is away: sooner and sooner pointless, so from half a second to ten.
constexpr std::int64_t probeAgainMs[] = {500, 1000, 1000, 2000, 3000, 5000, 10'000};

/// Whoever may not read /version has reached the server all the same.
bool isAnswer(const std::optional<ApiFailure> &failure)
{
    return !failure || failure->error.kind == ErrorKind::Forbidden || failure->error.kind == ErrorKind::NotFound
        || failure->error.kind == ErrorKind::Throttled;
}

bool sameError(const std::optional<Error> &a, const std::optional<Error> &b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->kind == b->kind && a->httpStatus == b->httpStatus && a->text() == b->text();
}

} // namespace

ConnectionMonitor::ConnectionMonitor(RestClient &client, const Credentials &credentials, Events events)
    : m_client(client), m_credentials(credentials), m_events(std::move(events))
{
    probeAfter(0);
}

void ConnectionMonitor::probeAfter(std::int64_t ms)
{
    if (m_call || (m_timer && m_probeAtMs <= nowMs() + ms))
        return;
    m_probeAtMs = nowMs() + ms;
    m_timer = m_client.scheduler().after(ms, [this] {
        const auto timer = std::move(m_timer); // this runs in its callback
        probe();
    });
}

void ConnectionMonitor::retryNow()
{
    probeAfter(0);
}

void ConnectionMonitor::probe()
{
    if (m_call)
        return;
    RestRequest request;
    request.target = "/version";
    request.idleTimeoutMs = probeSilenceMs;
    auto body = std::make_shared<std::string>();
    const auto data = [body](std::string_view chunk) { body->append(chunk); };
    const auto end = [this, body, since = nowMs()](const std::optional<ApiFailure> &failure) { probed(failure, nowMs() - since, *body); };
    m_call = m_client.start(std::move(request), {{}, data, end});
}

void ConnectionMonitor::noteReached(std::int64_t roundTripMs, const std::string &body)
{
    const bool again = m_failure.has_value();
    m_failure.reset();
    m_failures = 0;
    m_everGood = true;
    m_lastGood = m_client.scheduler().clock().now();
    m_state.roundTripMs = static_cast<int>(roundTripMs);
    if (const Result<Json> version = parseJson(body)) {
        m_state.serverVersion = (*version)["gitVersion"].str();
        // Lists come as streams from 1.32 on; where it is switched off the reflectors notice.
        m_streamsLists = !m_state.serverVersion.empty() && ServerVersion::parse(m_state.serverVersion) >= ServerVersion(1, 32);
    }
    m_events.reached(again);
}

void ConnectionMonitor::probed(const std::optional<ApiFailure> &failure, std::int64_t roundTripMs, const std::string &body)
{
    const auto call = std::move(m_call); // this runs in its callback
    std::int64_t next = probeEveryMs;
    bool needsAPerson = false; // else a plugin would be started again and again
    if (isAnswer(failure)) {
        noteReached(roundTripMs, body);
    } else {
        if (failure->error.kind == ErrorKind::Timeout && !m_failure)
            m_client.reconnect("the server does not answer");
        m_failure = failure->error;
        next = probeAgainMs[std::min(m_failures++, std::size(probeAgainMs) - 1)];
        needsAPerson = failure->error.kind == ErrorKind::Config || failure->error.kind == ErrorKind::Cancelled;
    }
    update();
    if (!needsAPerson)
        probeAfter(next);
}

ConnectionState ConnectionMonitor::current() const
{
    using Phase = ConnectionState::Phase;
    ConnectionState next = m_state;
    next.error.reset();
    next.staleSince = {};
    const CredentialState credential = m_credentials.state();
    next.waitingFor = credential.phase == CredentialState::Phase::Running ? credential.what : std::string();
    if (m_failure) {
        next.phase = m_everGood ? Phase::Stale : Phase::Refused;
        next.error = m_failure;
    } else if (!m_everGood) {
        next.phase = Phase::Connecting;
    } else if (const auto cutOff = m_events.cutOff()) {
        next.phase = Phase::Stale;
        next.error = cutOff->error;
    } else {
        next.phase = Phase::Live;
    }
    if (next.phase == Phase::Stale)
        next.staleSince = m_state.phase == Phase::Stale ? m_state.staleSince : m_lastGood;
    return next;
}

void ConnectionMonitor::update()
{
    ConnectionState next = current();
    const bool same = next.phase == m_state.phase && sameError(next.error, m_state.error) && next.waitingFor == m_state.waitingFor;
    m_state = std::move(next);
    if (!same || m_state.phase == ConnectionState::Phase::Live)
        m_events.changed(m_state);
}

} // namespace portolan
