#include "models/session/networkcore.h"

#include <algorithm>

#include <QElapsedTimer>
#include <QRandomGenerator>

#include "models/client/maketransport.h"

namespace portolan {

namespace {

constexpr std::size_t mostChanges = 2000; ///< of one batch
constexpr int flushMs = 50;
constexpr int meterMs = 1000;

/// The kind's collection in each version that can be decoded.
std::vector<ListTarget> targetsOf(Kind kind, std::string_view ns)
{
    const KindInfo &info = kindInfo(kind);
    std::vector<ListTarget> out;
    std::string_view versions = info.versions;
    while (!versions.empty()) {
        const std::size_t comma = versions.find(',');
        ResourceInfo resource;
        resource.group = info.group;
        resource.version = versions.substr(0, comma);
        resource.resource = info.resource;
        resource.namespaced = info.namespaced;
        versions.remove_prefix(comma == std::string_view::npos ? versions.size() : comma + 1);
        out.push_back({collectionPath(resource, ns), {}, {}, false, !versions.empty()});
    }
    return out;
}

} // namespace

NetworkCore::NetworkCore(EffectiveConnection connection, std::shared_ptr<StringPool> pool, std::shared_ptr<RestDoor> door, int lingerMs)
    : m_connection(std::move(connection)), m_pool(std::move(pool)), m_door(std::move(door)), m_lingerMs(lingerMs)
{
    if (!m_connection.ns.empty())
        m_namespaces.push_back(m_connection.ns);
}

NetworkCore::~NetworkCore()
{
    m_door->close();
    m_probeCall.reset();
    m_census.reset();
    m_feeds.clear();
    m_tables.clear();
}

void NetworkCore::open(bool terminal)
{
    CredentialOptions options;
    options.terminal = terminal;
    m_credentials = makeCredentials(m_connection, std::move(options));
    connect(m_credentials.get(), &Credentials::stateChanged, this, [this] { updateConnection(); });
    m_client = std::make_unique<RestClient>(*m_credentials, m_scheduler,
                                            [this](const RequestAuth &auth) { return makeTransport(m_connection, auth); });
    m_client->setRequestTimeout(m_connection.requestTimeoutMs);
    m_client->onWarning([this](const std::string &text) { Q_EMIT warned(QString::fromStdString(text)); });
    m_decoder = std::make_unique<ObjectDecoder>(*m_pool);
    m_census = makeCensus();
    m_flushTimer = std::make_unique<QTimer>();
    m_flushTimer->setSingleShot(true);
    connect(m_flushTimer.get(), &QTimer::timeout, this, [this] { flush(); });
    m_probeTimer = std::make_unique<QTimer>();
    m_probeTimer->setSingleShot(true);
    connect(m_probeTimer.get(), &QTimer::timeout, this, [this] { probe(); });
    m_meterTimer = std::make_unique<QTimer>();
    connect(m_meterTimer.get(), &QTimer::timeout, this, [this] { readMeter(); });
    m_meterTimer->start(meterMs);
    m_door->open(*m_client);
    probe();
}

void NetworkCore::cancelCredentials()
{
    if (m_credentials)
        m_credentials->cancel();
}

void NetworkCore::require(Kind kind)
{
    if (kind == Kind::Other)
        return;
    Feed &feed = m_feeds[kind];
    feed.linger.reset();
    if (feed.reflector)
        return;
    feed.reflector = makeReflector(kind);
    noteState(kind);
}

std::unique_ptr<ScopedReflector> NetworkCore::makeReflector(Kind kind)
{
    ScopedReflector::Options options;
    options.kind = kind;
    options.namespaced = kindInfo(kind).namespaced;
    options.targets = [kind](std::string_view ns) { return targetsOf(kind, ns); };
    options.streamsLists = [this] { return m_streamsLists; };
    ReflectorSink &sink = *this;
    return std::make_unique<ScopedReflector>(*m_client, *m_decoder, sink, std::move(options), m_namespaces);
}

std::unique_ptr<Census> NetworkCore::makeCensus()
{
    Census::Options options;
    options.targets = targetsOf;
    options.isFollowed = [this](Kind kind) { return m_feeds.find(kind) != m_feeds.end(); };
    options.told = [this](Kind kind, const KindTally &tally) { Q_EMIT counted(kind, tally); };
    options.seed = QRandomGenerator::global()->generate();
    auto census = std::make_unique<Census>(*m_client, std::move(options));
    census->setNamespaces(m_namespaces);
    return census;
}

void NetworkCore::count(CountWish wish)
{
    m_census->wish(std::move(wish));
}

void NetworkCore::release(Kind kind)
{
    const auto found = m_feeds.find(kind);
    if (found == m_feeds.end() || found->second.linger)
        return;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    connect(timer.get(), &QTimer::timeout, this, [this, kind] { endFeed(kind); });
    timer->start(m_lingerMs);
    found->second.linger = std::move(timer);
}

void NetworkCore::endFeed(Kind kind)
{
    // Runs in the feed's own timer: leave that to the event loop.
    auto feed = m_feeds.extract(kind);
    feed.mapped().linger.release()->deleteLater();
    m_queue.drop(kind);
    m_ended.push_back(kind);
    noteState(kind);
    m_census->unfollowed(kind);
}

void NetworkCore::setNamespaces(std::vector<std::string> namespaces)
{
    if (!m_connection.ns.empty())
        namespaces.push_back(m_connection.ns);
    std::sort(namespaces.begin(), namespaces.end());
    namespaces.erase(std::unique(namespaces.begin(), namespaces.end()), namespaces.end());
    if (namespaces == m_namespaces)
        return;
    m_namespaces = std::move(namespaces);
    m_census->setNamespaces(m_namespaces);
    for (auto &[kind, feed] : m_feeds)
        feed.reflector->setNamespaces(m_namespaces);
    for (const auto &[type, table] : m_tables)
        table->setNamespaces(m_namespaces);
}

void NetworkCore::changed(Change change)
{
    m_queue.add(std::move(change));
    if (m_queue.size() >= mostChanges)
        flush();
    else
        scheduleFlush();
}

void NetworkCore::undecodable(Kind kind, const Error &)
{
    noteState(kind);
}

void NetworkCore::stateChanged(Kind kind, const ReflectorState &state)
{
    noteState(kind);
    if (state.error && (state.error->kind == ErrorKind::Network || state.error->kind == ErrorKind::Timeout))
        probeAfter(0);
    updateConnection();
}

void NetworkCore::noteState(Kind kind)
{
    if (std::find(m_dirtyStates.begin(), m_dirtyStates.end(), kind) == m_dirtyStates.end())
        m_dirtyStates.push_back(kind);
    scheduleFlush();
}

void NetworkCore::scheduleFlush()
{
    if (m_flushTimer && !m_inFlight && !m_flushTimer->isActive())
        m_flushTimer->start(flushMs);
}

void NetworkCore::flush()
{
    if (m_inFlight || (m_queue.empty() && m_ended.empty() && m_dirtyStates.empty()))
        return;
    m_flushTimer->stop();
    auto message = std::make_shared<FeedMessage>();
    message->ended = std::move(m_ended);
    message->batch = m_queue.take(mostChanges);
    if (m_queue.empty()) {
        for (const Kind kind : m_dirtyStates) {
            const auto feed = m_feeds.find(kind);
            message->states.emplace_back(kind, feed == m_feeds.end() ? KindState() : feed->second.reflector->state());
        }
        m_dirtyStates.clear();
    }
    m_ended.clear();
    m_inFlight = true;
    Q_EMIT fed(message);
}

void NetworkCore::acknowledge()
{
    m_inFlight = false;
    if (m_queue.size() >= mostChanges)
        flush();
    else if (!m_queue.empty() || !m_ended.empty() || !m_dirtyStates.empty())
        scheduleFlush();
}

} // namespace portolan
