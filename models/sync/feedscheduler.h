#pragma once

#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "models/sync/resourcefeed.h"

namespace portolan {

/// Whose turn it is to tell the GUI thread something: one message is in flight at a time, and none waits long for another. A feed
/// is ripe some time after it became due, so that changes gather, or at once when it has a full message. Of the ripe ones that
/// have not had their turn in this round the one with the fewest changes is next: twelve nodes never wait for the pods, and the
/// pods get their turn however busy the others are. Network thread.
class FeedScheduler
{
public:
    struct Options {
        std::size_t mostChanges = 2000; ///< of one message
        std::int64_t gatherMs = 50;
    };
    using Send = std::function<void(ResourceFeed &feed, std::shared_ptr<FeedMessage> message)>;
    /// `send` may destroy the feed, after remove().
    FeedScheduler(Scheduler &scheduler, Send send, Options options);
    FeedScheduler(Scheduler &scheduler, Send send) : FeedScheduler(scheduler, std::move(send), Options{}) {}

    /// Something waits there; cheap, and may be said as often as one likes.
    void due(ResourceFeed &feed);
    void remove(const ResourceFeed &feed);
    /// The message in flight has been applied.
    void acknowledge();

private:
    struct Due {
        ResourceFeed *feed;
        std::int64_t sinceMs;
    };
    using Iterator = std::vector<Due>::iterator;
    void serve();
    [[nodiscard]] Iterator next();
    [[nodiscard]] bool isRipe(const Due &due) const;
    void wakeLater();
    [[nodiscard]] std::int64_t nowMs() const { return m_scheduler.clock().monotonicMs(); }

    Scheduler &m_scheduler;
    Send m_send;
    const Options m_options;
    std::vector<Due> m_due;
    std::set<const ResourceFeed *> m_served; ///< in this round
    std::unique_ptr<Scheduler::Timer> m_timer;
    bool m_inFlight = false;
};

} // namespace portolan
