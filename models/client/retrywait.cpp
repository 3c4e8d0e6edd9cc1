#include "models/client/retrywait.h"

#include <utility>

namespace portolan {

namespace {

/// What only a person can mend (a plugin that is missing, a question that was cancelled) is not tried again by itself.
constexpr std::int64_t parkedMs = 3'600'000;
/// Of what was tried again because the server had come back, and failed once more.
constexpr std::int64_t kickEveryMs = 30'000;

bool needsAPerson(ErrorKind kind)
{
    return kind == ErrorKind::Config || kind == ErrorKind::Cancelled;
}

} // namespace

bool isConnectionProblem(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Tls;
}

void RetryWait::begin(std::int64_t ms, std::function<void()> then)
{
    m_cutOff.reset();
    m_needsAPerson = false;
    m_then = std::move(then);
    m_timer = m_scheduler.after(ms, [this] {
        const auto timer = std::move(m_timer); // this runs in its callback
        m_cutOff.reset();
        const auto call = std::exchange(m_then, {});
        call();
    });
}

void RetryWait::beginAfter(const Error &failure, std::function<void()> then)
{
    const bool parked = needsAPerson(failure.kind);
    begin(parked ? parkedMs : m_backoff.next(nowMs()), std::move(then));
    m_needsAPerson = parked;
    if (parked || isConnectionProblem(failure.kind))
        m_cutOff = CutOff{nowMs(), failure};
}

void RetryWait::succeeded()
{
    m_helped = true;
}

void RetryWait::lasted()
{
    succeeded();
    m_kickedMs.reset();
    m_backoff.reset();
}

bool RetryWait::excuses()
{
    if (!m_backoff.fresh(nowMs()))
        return false;
    (void)m_backoff.next(nowMs());
    return true;
}

void RetryWait::retryNow()
{
    if (!m_timer)
        return;
    m_backoff.reset();
    begin(0, std::exchange(m_then, {}));
}

void RetryWait::reconnected(bool again)
{
    const bool lately = m_kickedMs && nowMs() - *m_kickedMs < kickEveryMs;
    const bool tries = again || m_needsAPerson ? m_helped || !lately : m_helped && !lately;
    if (!m_cutOff || !tries)
        return;
    m_kickedMs = nowMs();
    m_helped = false;
    const std::optional<CutOff> cutOff = m_cutOff;
    begin(0, std::exchange(m_then, {}));
    m_cutOff = cutOff; // until it has shown
}

std::optional<CutOff> RetryWait::cutOff() const
{
    return m_cutOff;
}

} // namespace portolan
