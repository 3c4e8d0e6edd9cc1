#include "models/logs/silenceprobe.h"

namespace portolan {

namespace {

constexpr std::int64_t silenceMs = 60'000;

} // namespace

SilenceProbe::SilenceProbe(RestClient &client, LogTarget target, LogQuery query, Asks asks)
    : m_client(client), m_target(std::move(target)), m_query([&query] {
          query.tail = 1;
          return query;
      }()),
      m_asks(std::move(asks)), m_lastMs(nowMs())
{
    wait();
}

void SilenceProbe::wait()
{
    m_timer = m_client.scheduler().after(silenceMs - (nowMs() - m_lastMs), [this] {
        const auto timer = std::move(m_timer);
        if (m_asks.paused())
            heard();
        if (nowMs() - m_lastMs < silenceMs)
            wait();
        else
            ask();
    });
}

void SilenceProbe::ask()
{
    m_body.clear();
    RestRequest request;
    request.target = logPath(m_target, m_query);
    request.accept = acceptLog;
    m_call = m_client.start(std::move(request), {{}, [this](std::string_view piece) { m_body.append(piece); },
                                                 [this](const std::optional<ApiFailure> &failure) { answered(failure); }});
}

void SilenceProbe::answered(const std::optional<ApiFailure> &failure)
{
    const auto call = std::move(m_call);
    const auto last = readLeadingStamp(m_body, true);
    const bool dead = failure ? failure->status.code == 0 : last && last->stamp > m_asks.newest();
    if (!dead) {
        heard();
        return wait();
    }
    const auto tell = m_asks.dead;
    tell();
}

} // namespace portolan
