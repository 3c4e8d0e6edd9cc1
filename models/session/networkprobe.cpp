#include <algorithm>

#include <QElapsedTimer>

#include "models/decode/jsonparser.h"
#include "models/objects/serverversion.h"
#include "models/session/networkcore.h"

// The half of NetworkCore that finds out how things stand with the server.

namespace portolan {

namespace {

constexpr int probeEveryMs = 10'000;
constexpr int probeSilenceMs = 10'000;
/// While the server is away: sooner and sooner pointless, so from one second to ten.
constexpr int probeAgainMs[] = {500, 1000, 1000, 2000, 3000, 5000, 10'000};

} // namespace

void NetworkCore::probeAfter(int ms)
{
    if (!m_probeTimer || m_probeCall)
        return;
    if (!m_probeTimer->isActive() || m_probeTimer->remainingTime() > ms)
        m_probeTimer->start(ms);
}

void NetworkCore::probe()
{
    if (m_probeCall)
        return;
    RestRequest request;
    request.target = "/version";
    request.idleTimeoutMs = probeSilenceMs;
    auto body = std::make_shared<std::string>();
    QElapsedTimer since;
    since.start();
    const auto data = [body](std::string_view chunk) { body->append(chunk); };
    const auto end = [this, body, since](const std::optional<ApiFailure> &failure) {
        probed(failure, static_cast<int>(since.elapsed()), *body);
    };
    m_probeCall = m_client->start(std::move(request), {{}, data, end});
}

void NetworkCore::noteVersion(std::string_view gitVersion)
{
    m_state.serverVersion = gitVersion;
    // "v1.32.0": lists come as streams from 1.32 on; where it is switched off the reflectors notice.
    m_streamsLists = !gitVersion.empty() && ServerVersion::parse(gitVersion) >= ServerVersion(1, 32);
}

void NetworkCore::probed(const std::optional<ApiFailure> &failure, int roundTripMs, const std::string &body)
{
    m_probeCall.reset();
    // Whoever may not read /version has reached the server all the same.
    const bool reached = !failure || failure->error.kind == ErrorKind::Forbidden || failure->error.kind == ErrorKind::NotFound
        || failure->error.kind == ErrorKind::Throttled;
    const bool wasAway = m_probeFailure.has_value();
    if (reached) {
        m_probeFailure.reset();
        m_probeFailures = 0;
        m_everGood = true;
        m_lastGood = m_scheduler.clock().now();
        m_state.roundTripMs = roundTripMs;
        if (const Result<Json> version = parseJson(body))
            noteVersion((*version)["gitVersion"].view());
        kickReflectors(wasAway);
        if (wasAway)
            m_census->retryNow();
    } else {
        m_probeFailure = failure;
        const bool silent = failure->error.kind == ErrorKind::Timeout && !wasAway;
        if (silent)
            m_client->reconnect("the server does not answer");
    }
    const int failures = std::min<int>(m_probeFailures, std::size(probeAgainMs) - 1);
    if (!reached)
        ++m_probeFailures;
    updateConnection();
    const bool needsAPerson = !reached && (failure->error.kind == ErrorKind::Config || failure->error.kind == ErrorKind::Cancelled);
    if (!needsAPerson) // else a plugin would be started again and again
        probeAfter(reached ? probeEveryMs : probeAgainMs[failures]);
}

bool NetworkCore::anyCutOff() const
{
    const auto waits = [](const auto &entry) { return entry.second.reflector->cutOff().has_value(); };
    const auto tableWaits = [](const auto &entry) { return entry.second->reflector().cutOff().has_value(); };
    return std::any_of(m_feeds.begin(), m_feeds.end(), waits) || std::any_of(m_tables.begin(), m_tables.end(), tableWaits);
}

void NetworkCore::kickReflectors(bool again)
{
    for (auto &[kind, feed] : m_feeds)
        feed.reflector->reconnected(again);
    for (const auto &[type, table] : m_tables)
        table->reflector().reconnected(again);
}

void NetworkCore::retryNow()
{
    if (!m_client)
        return;
    for (auto &[kind, feed] : m_feeds)
        feed.reflector->retryNow();
    for (const auto &[type, table] : m_tables)
        table->reflector().retryNow();
    m_census->retryNow();
    m_probeTimer->stop();
    probe();
}

void NetworkCore::updateConnection()
{
    using Phase = ConnectionState::Phase;
    ConnectionState next = m_state;
    next.error.reset();
    next.staleSince = {};
    const CredentialState credential = m_credentials->state();
    next.waitingFor = credential.phase == CredentialState::Phase::Running ? credential.what : std::string();
    if (m_probeFailure) {
        next.phase = m_everGood ? Phase::Stale : Phase::Refused;
        next.error = m_probeFailure->error;
    } else if (!m_everGood) {
        next.phase = Phase::Connecting;
    } else {
        next.phase = anyCutOff() ? Phase::Stale : Phase::Live;
    }
    if (next.phase == Phase::Stale) {
        next.staleSince = m_state.phase == Phase::Stale ? m_state.staleSince : m_lastGood;
        for (const auto &[kind, feed] : m_feeds)
            if (!next.error && feed.reflector->cutOff())
                next.error = feed.reflector->state().error;
    }
    const auto reason = [](const ConnectionState &state) { return state.error ? state.error->text() : std::string(); };
    const bool same = next.phase == m_state.phase && reason(next) == reason(m_state)
        && next.waitingFor == m_state.waitingFor;
    m_state = next;
    if (!same || next.phase == Phase::Live)
        Q_EMIT connectionChanged(m_state);
}

void NetworkCore::readMeter()
{
    TrafficMeter now = m_client->traffic().read(m_scheduler.clock().monotonicMs());
    const auto sameAsTold = [this, &now] {
        return now.requests == m_meter.requests && now.bytes == m_meter.bytes && now.events == m_meter.events && now.openWatches == m_meter.openWatches
            && now.lastErrorAt == m_meter.lastErrorAt && now.bytesPerSecond == m_meter.bytesPerSecond;
    };
    if (sameAsTold())
        return;
    m_meter = std::move(now);
    Q_EMIT metered(m_meter);
}

} // namespace portolan
