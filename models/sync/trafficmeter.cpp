#include "models/sync/trafficmeter.h"

namespace portolan {

namespace {

constexpr std::int64_t everyMs = 1000;

bool sameFigures(const TrafficReading &a, const TrafficReading &b)
{
    return a.requests == b.requests && a.bytes == b.bytes && a.events == b.events && a.openWatches == b.openWatches
        && a.lastErrorAt == b.lastErrorAt && a.bytesPerSecond == b.bytesPerSecond;
}

} // namespace

TrafficMeter::TrafficMeter(RestClient &client, std::function<void(const TrafficReading &)> told) : m_client(client), m_told(std::move(told))
{
    readLater();
}

void TrafficMeter::readLater()
{
    m_timer = m_client.scheduler().after(everyMs, [this] {
        const auto timer = std::move(m_timer); // this runs in its callback
        readLater();
        read();
    });
}

void TrafficMeter::read()
{
    TrafficReading now = m_client.traffic().read(m_client.scheduler().clock().monotonicMs());
    if (sameFigures(now, m_last))
        return;
    m_last = std::move(now);
    m_told(m_last);
}

} // namespace portolan
