#pragma once

#include <functional>
#include <memory>
#include <string>

#include "models/client/restclient.h"
#include "models/logs/logquery.h"
#include "models/logs/logstamp.h"

namespace portolan {

/// Looks after a followed log that says nothing: kubelets before 1.29 lose the file at its rotation, balancers drop what idles, and
/// neither is seen. After a minute of silence the last line is asked for in another way. Network thread.
class SilenceProbe
{
public:
    struct Asks {
        std::function<bool()> paused;     ///< nobody takes lines, which is no silence of the server's
        std::function<LogStamp()> newest; ///< of what has come
        std::function<void()> dead;       ///< there is something newer, or no answer; may destroy the probe
    };
    /// `query` without follow, tail and since.
    SilenceProbe(RestClient &client, LogTarget target, LogQuery query, Asks asks);
    /// Something came.
    void heard() { m_lastMs = nowMs(); }

private:
    void wait();
    void ask();
    void answered(const std::optional<ApiFailure> &failure);
    [[nodiscard]] std::int64_t nowMs() const { return m_client.scheduler().clock().monotonicMs(); }

    RestClient &m_client;
    const LogTarget m_target;
    const LogQuery m_query;
    Asks m_asks;
    std::int64_t m_lastMs;
    std::string m_body;
    std::unique_ptr<RestCall> m_call;
    std::unique_ptr<Scheduler::Timer> m_timer;
};

} // namespace portolan
