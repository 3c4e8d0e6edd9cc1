#include "models/sync/clustersync.h"

#include <algorithm>

namespace portolan {

ClusterSync::ClusterSync(RestClient &client, const Credentials &credentials, StringPool &pool, Options options, Events events)
    : m_client(client), m_pool(pool), m_options(std::move(options)), m_events(std::move(events)), m_random(m_options.seed),
      m_scheduler(client.scheduler(), [this](ResourceFeed &feed, std::shared_ptr<FeedMessage> message) { send(feed, std::move(message)); }),
      m_census(client, censusOptions()), m_monitor(client, credentials, monitorEvents()), m_meter(client, m_events.metered)
{
    if (!m_options.ns.empty())
        m_namespaces.push_back(m_options.ns);
    m_census.setNamespaces(m_namespaces);
}

ClusterSync::~ClusterSync() = default;

Census::Options ClusterSync::censusOptions()
{
    Census::Options options;
    options.targets = targetsOf;
    options.isFollowed = [this](Kind kind) {
        const auto feed = m_feeds.find(FeedId{kind, {}});
        return feed != m_feeds.end() && feed->second->isFollowing();
    };
    options.told = m_events.counted;
    options.seed = static_cast<std::uint32_t>(m_random());
    return options;
}

ConnectionMonitor::Events ClusterSync::monitorEvents()
{
    return {[this] { return cutOff(); }, [this](bool again) { reached(again); }, m_events.connectionChanged};
}

void ClusterSync::require(Kind kind)
{
    if (kind != Kind::Other)
        require(feedOf(kind));
}

void ClusterSync::require(const ResourceInfo &resource)
{
    require(feedOf(resource));
}

void ClusterSync::require(FeedSpec spec)
{
    std::unique_ptr<ResourceFeed> &feed = m_feeds[spec.id];
    if (!feed) {
        FeedListener &listener = *this;
        feed = std::make_unique<ResourceFeed>(ResourceFeed::Context{m_client, m_pool, listener, [this] { return m_monitor.streamsLists(); },
                                                                    [this] { return static_cast<std::uint32_t>(m_random()); }},
                                              std::move(spec));
    }
    feed->follow(m_namespaces);
}

void ClusterSync::release(const FeedId &id)
{
    if (const auto feed = m_feeds.find(id); feed != m_feeds.end())
        feed->second->release(m_options.lingerMs);
}

void ClusterSync::ended(ResourceFeed &feed)
{
    if (feed.id().kind != Kind::Other)
        m_census.unfollowed(feed.id().kind);
    m_monitor.update(); // perhaps nothing waits for a connection any more
}

void ClusterSync::send(ResourceFeed &feed, std::shared_ptr<FeedMessage> message)
{
    if (feed.isOver()) {
        m_scheduler.remove(feed);
        m_feeds.erase(message->resource);
    }
    m_events.fed(std::move(message));
}

void ClusterSync::setNamespaces(std::vector<std::string> namespaces)
{
    if (!m_options.ns.empty())
        namespaces.push_back(m_options.ns);
    std::sort(namespaces.begin(), namespaces.end());
    namespaces.erase(std::unique(namespaces.begin(), namespaces.end()), namespaces.end());
    if (namespaces == m_namespaces)
        return;
    m_namespaces = std::move(namespaces);
    m_census.setNamespaces(m_namespaces);
    for (const auto &[id, feed] : m_feeds)
        feed->setNamespaces(m_namespaces);
}

void ClusterSync::reflectorChanged(ResourceFeed &, const ReflectorState &state)
{
    if (state.error && (state.error->kind == ErrorKind::Network || state.error->kind == ErrorKind::Timeout))
        m_monitor.suspect();
    m_monitor.update();
}

std::optional<CutOff> ClusterSync::cutOff() const
{
    std::optional<CutOff> newest;
    for (const auto &[id, feed] : m_feeds)
        if (const auto one = feed->cutOff(); one && (!newest || one->sinceMs > newest->sinceMs))
            newest = one;
    return newest;
}

void ClusterSync::reached(bool again)
{
    for (const auto &[id, feed] : m_feeds)
        feed->reconnected(again);
    if (again)
        m_census.retryNow();
}

void ClusterSync::retryNow()
{
    for (const auto &[id, feed] : m_feeds)
        feed->retryNow();
    m_census.retryNow();
    m_monitor.retryNow();
}

} // namespace portolan
