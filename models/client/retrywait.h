#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "models/client/scheduler.h"
#include "models/core/backoff.h"
#include "models/core/result.h"

namespace portolan {

/// The server was not reached, rather than refused.
[[nodiscard]] bool isConnectionProblem(ErrorKind kind);

/// Since when something waits for a connection, and why.
struct CutOff {
    std::int64_t sinceMs = 0; ///< monotonic
    Error error;
};

/// The wait between two attempts of whatever is tried again and again: how long it is, and what ends it early. Network thread.
class RetryWait
{
public:
    /// The scheduler must outlive it.
    RetryWait(Scheduler &scheduler, std::uint32_t seed) : m_scheduler(scheduler), m_backoff(seed) {}

    /// Calls `then` after so long, from the event loop. Replaces what was waited for before.
    void begin(std::int64_t ms, std::function<void()> then);
    /// The same after a failure: longer each time, and for what only a person can mend so long that somebody has to ask.
    void beginAfter(const Error &failure, std::function<void()> then);
    /// The attempt succeeded: a connection and credentials are there. Failures are forgotten once they are two minutes old, as client-go does.
    void succeeded();
    /// What was opened told something, or stood for a while: the next failure is the first of its own.
    void lasted();
    /// A failure that needs no wait (an expired version is nobody's fault): counted. False when it follows another one and has to wait.
    [[nodiscard]] bool excuses();

    /// A person asks: the wait ends now, and it is forgotten how often it failed.
    void retryNow();
    /// The server answers somebody else. `again`: for a while it did not, which ends the wait, unless that was tried within half a
    /// minute and did not help. What failed while the server answered is tried once more, at most every half minute; when that does not
    /// help either it goes on waiting, longer each time. A credential that was missing is there.
    void reconnected(bool again);
    /// Waits because there is no connection or no credential, rather than after a refusal by the server.
    [[nodiscard]] std::optional<CutOff> cutOff() const;

private:
    [[nodiscard]] std::int64_t nowMs() const { return m_scheduler.clock().monotonicMs(); }

    Scheduler &m_scheduler;
    Backoff m_backoff;
    std::unique_ptr<Scheduler::Timer> m_timer;
    std::function<void()> m_then;
    std::optional<CutOff> m_cutOff;
    std::optional<std::int64_t> m_kickedMs; ///< when reconnected() last ended a wait
    bool m_helped = true;                   ///< it did, or was not tried yet
    bool m_needsAPerson = false;
};

} // namespace portolan
