#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/client/retrywait.h"
#include "models/client/restclient.h"
#include "models/sync/connectionstate.h"

namespace portolan {

/// Finds out how things stand with the server: asks /version every ten seconds, sooner while it does not answer. Network thread.
class ConnectionMonitor
{
public:
    struct Events {
        /// The newest reason why any feed waits for a connection; nothing: none does.
        std::function<std::optional<CutOff>()> cutOff;
        /// The server answers; `again`: the last time it did not.
        std::function<void(bool again)> reached;
        /// state() is another.
        std::function<void(const ConnectionState &)> changed;
    };
    /// Asks at once. Client and credentials must outlive it.
    ConnectionMonitor(RestClient &client, const Credentials &credentials, Events events);

    /// A person asks: now, whatever the last answer was.
    void retryNow();
    /// Something failed that may be the connection's fault.
    void suspect() { probeAfter(0); }
    /// A feed or the credentials stand otherwise than before.
    void update();
    [[nodiscard]] const ConnectionState &state() const { return m_state; }
    /// The server's version is known to stream lists (1.32 and later; where that is switched off reflectors notice).
    [[nodiscard]] bool streamsLists() const { return m_streamsLists; }

private:
    void probeAfter(std::int64_t ms);
    void probe();
    void probed(const std::optional<ApiFailure> &failure, std::int64_t roundTripMs, const std::string &body);
    void noteReached(std::int64_t roundTripMs, const std::string &body);
    [[nodiscard]] ConnectionState current() const;
    [[nodiscard]] std::int64_t nowMs() const { return m_client.scheduler().clock().monotonicMs(); }

    RestClient &m_client;
    const Credentials &m_credentials;
    Events m_events;
    ConnectionState m_state;
    std::unique_ptr<Scheduler::Timer> m_timer;
    std::int64_t m_probeAtMs = 0; ///< while the timer runs
    std::unique_ptr<RestCall> m_call;
    std::optional<Error> m_failure; ///< of the last probe
    Timestamp m_lastGood;
    std::size_t m_failures = 0;
    bool m_everGood = false;
    bool m_streamsLists = false;
};

} // namespace portolan
