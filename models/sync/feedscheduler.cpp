#include "models/sync/feedscheduler.h"

#include <algorithm>

namespace portolan {

FeedScheduler::FeedScheduler(Scheduler &scheduler, Send send, Options options)
    : m_scheduler(scheduler), m_send(std::move(send)), m_options(options)
{
}

void FeedScheduler::due(ResourceFeed &feed)
{
    const bool known = std::any_of(m_due.begin(), m_due.end(), [&feed](const Due &due) { return due.feed == &feed; });
    if (!known)
        m_due.push_back({&feed, nowMs()});
    if (m_inFlight)
        return;
    if (feed.waiting() >= m_options.mostChanges)
        serve();
    else if (!m_timer)
        wakeLater();
}

void FeedScheduler::remove(const ResourceFeed &feed)
{
    std::erase_if(m_due, [&feed](const Due &due) { return due.feed == &feed; });
    m_served.erase(&feed);
}

void FeedScheduler::acknowledge()
{
    m_inFlight = false;
    serve();
}

bool FeedScheduler::isRipe(const Due &due) const
{
    return nowMs() - due.sinceMs >= m_options.gatherMs || due.feed->waiting() >= m_options.mostChanges;
}

FeedScheduler::Iterator FeedScheduler::next()
{
    const auto choose = [this] {
        Iterator best = m_due.end();
        for (Iterator due = m_due.begin(); due != m_due.end(); ++due)
            if (isRipe(*due) && !m_served.contains(due->feed) && (best == m_due.end() || due->feed->waiting() < best->feed->waiting()))
                best = due;
        return best;
    };
    const Iterator found = choose();
    if (found != m_due.end() || m_served.empty())
        return found;
    m_served.clear(); // a new round
    return choose();
}

void FeedScheduler::serve()
{
    if (m_inFlight)
        return;
    const Iterator due = next();
    if (due == m_due.end()) {
        wakeLater();
        return;
    }
    m_timer.reset();
    ResourceFeed &feed = *due->feed;
    m_served.insert(&feed);
    auto message = feed.take(m_options.mostChanges);
    if (feed.isDue())
        due->sinceMs = nowMs();
    else
        m_due.erase(due);
    m_inFlight = true;
    m_send(feed, std::move(message));
}

void FeedScheduler::wakeLater()
{
    if (m_due.empty())
        return;
    const auto earlier = [](const Due &a, const Due &b) { return a.sinceMs < b.sinceMs; };
    const std::int64_t first = std::min_element(m_due.begin(), m_due.end(), earlier)->sinceMs;
    m_timer = m_scheduler.after(std::max<std::int64_t>(0, first + m_options.gatherMs - nowMs()), [this] {
        const auto timer = std::move(m_timer); // this runs in its callback
        serve();
    });
}

} // namespace portolan
