#pragma once

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "models/config/credentials.h"
#include "models/sync/census.h"
#include "models/sync/connectionmonitor.h"
#include "models/sync/feedscheduler.h"
#include "models/sync/trafficmeter.h"

namespace portolan {

/// Everything that is followed of one cluster: its feeds and whose turn it is, how the connection stands, what it costs, and the
/// numbers of what is not followed. All time is the client's scheduler's. Network thread.
class ClusterSync final : private FeedListener
{
public:
    struct Options {
        std::string ns;                 ///< the context's namespace: always among those to look in
        std::int64_t lingerMs = 30'000; ///< what nobody looks at is followed this much longer
        std::uint32_t seed = 0;         ///< of jitter
    };
    /// None may destroy the ClusterSync.
    struct Events {
        std::function<void(std::shared_ptr<FeedMessage>)> fed; ///< one at a time: the next comes after acknowledge()
        std::function<void(const ConnectionState &)> connectionChanged;
        std::function<void(Kind, const KindTally &)> counted;
        std::function<void(const TrafficReading &)> metered; ///< once a second while anything moves
    };
    /// Client, credentials and pool must outlive it.
    ClusterSync(RestClient &client, const Credentials &credentials, StringPool &pool, Options options, Events events);
    ~ClusterSync() override;

    void require(Kind kind);
    void require(const ResourceInfo &resource);
    void release(const FeedId &id);
    void acknowledge() { m_scheduler.acknowledge(); }
    void setNamespaces(std::vector<std::string> namespaces);
    void count(CountWish wish) { m_census.wish(std::move(wish)); }
    void retryNow();
    /// The credentials stand otherwise than before.
    void credentialsChanged() { m_monitor.update(); }

private:
    void due(ResourceFeed &feed) override { m_scheduler.due(feed); }
    void reflectorChanged(ResourceFeed &feed, const ReflectorState &state) override;
    void ended(ResourceFeed &feed) override;

    void require(FeedSpec spec);
    void send(ResourceFeed &feed, std::shared_ptr<FeedMessage> message);
    void reached(bool again);
    [[nodiscard]] std::optional<CutOff> cutOff() const;
    [[nodiscard]] Census::Options censusOptions();
    [[nodiscard]] ConnectionMonitor::Events monitorEvents();

    RestClient &m_client;
    StringPool &m_pool;
    const Options m_options;
    Events m_events;
    std::mt19937 m_random;
    std::vector<std::string> m_namespaces;
    FeedScheduler m_scheduler;
    std::map<FeedId, std::unique_ptr<ResourceFeed>> m_feeds;
    Census m_census;
    ConnectionMonitor m_monitor;
    TrafficMeter m_meter;
};

} // namespace portolan
