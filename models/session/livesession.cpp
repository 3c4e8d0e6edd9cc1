#include "models/session/livesession.h"

#include "models/client/livesource.h"

namespace portolan {

LiveSession::LiveSession(EffectiveConnection connection, LiveOptions options)
    : m_pool(std::make_shared<StringPool>()), m_clock(std::move(options.clock)), m_title(std::move(options.title)),
      m_namespace(connection.ns.empty() ? "default" : connection.ns), m_demo(options.demo), m_batches(m_store)
{
    if (!m_clock)
        m_clock = std::make_shared<SystemClock>();
    if (m_title.empty())
        m_title = connection.context.empty() ? connection.server.url() : connection.context;
    m_store.setCoverage(Coverage::all(Covered::NotReadYet));
    if (!connection.notices.empty()) // once somebody has connected to warned()
        QMetaObject::invokeMethod(this, [this, notices = connection.notices] {
            for (const ConfigNotice &notice : notices)
                Q_EMIT warned(QString::fromStdString(notice.text()));
        }, Qt::QueuedConnection);
    const auto door = std::make_shared<RestDoor>();
    m_source = std::make_shared<LiveSource>(door, DiscoveryCache(connection.cacheDirectory, connection.server.url()));
    m_streams = std::make_shared<StreamDoor>();
    m_core = new NetworkCore(std::move(connection), m_pool, {door, m_streams}, options.lingerMs);
    m_core->moveToThread(&m_thread);
    connect(m_core, &NetworkCore::fed, this, &LiveSession::apply);
    connect(m_core, &NetworkCore::counted, this, [this](Kind kind, const KindTally &tally) {
        if (tally.ns != m_countedIn)
            return; // an answer to an older wish
        m_tallies[static_cast<std::size_t>(kind)] = tally;
        Q_EMIT tallied(kind);
    });
    connect(m_core, &NetworkCore::warned, this, &Session::warned);
    connect(m_core, &NetworkCore::metered, this, [this](const TrafficReading &reading) {
        m_traffic = reading;
        Q_EMIT metered();
    });
    connect(m_core, &NetworkCore::connectionChanged, this, [this](const ConnectionState &state) {
        const bool back = state.phase == ConnectionState::Phase::Live && m_state.phase != ConnectionState::Phase::Live;
        m_state = state;
        m_store.setServerVersion(ServerVersion::parse(state.serverVersion));
        Q_EMIT stateChanged();
        if (back && m_served.phase == ServedKinds::Phase::Failed)
            refreshServed(true);
    });
    m_thread.setObjectName(QStringLiteral("network"));
    m_thread.start();
    QMetaObject::invokeMethod(m_core, [core = m_core, terminal = options.terminal] { core->open(terminal); }, Qt::QueuedConnection);
    if (!options.namespaces.empty())
        setNamespaces(options.namespaces);
}

LiveSession::~LiveSession()
{
    m_core->disconnect(this);
    QMetaObject::invokeMethod(m_core, [core = m_core] { delete core; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void LiveSession::require(Kind kind)
{
    const std::size_t index = static_cast<std::size_t>(kind);
    if (m_users[index]++ > 0)
        return;
    if (m_kinds[index].phase == KindState::Phase::Idle)
        m_kinds[index].phase = KindState::Phase::Loading;
    m_tallies[index] = {};
    post([kind](ClusterSync &sync) { sync.require(kind); });
    Q_EMIT kindStateChanged(kind);
}

void LiveSession::release(Kind kind)
{
    int &users = m_users[static_cast<std::size_t>(kind)];
    if (users > 0 && --users == 0)
        post([kind](ClusterSync &sync) { sync.release({kind, {}}); });
}

void LiveSession::count(const CountWish &wish)
{
    if (wish.ns != m_countedIn)
        m_tallies.fill({});
    m_countedIn = wish.ns;
    post([wish](ClusterSync &sync) { sync.count(wish); });
}

void LiveSession::setNamespaces(const std::vector<std::string> &namespaces)
{
    m_namespaces = namespaces;
    if (m_served.phase != ServedKinds::Phase::Unknown)
        refreshServed(false); // what may be read depends on where
    post([namespaces](ClusterSync &sync) { sync.setNamespaces(namespaces); });
}

void LiveSession::retryNow()
{
    post([](ClusterSync &sync) { sync.retryNow(); });
    if (m_served.phase != ServedKinds::Phase::Unknown)
        refreshServed(true);
}

void LiveSession::cancelCredentials()
{
    QMetaObject::invokeMethod(m_core, [core = m_core] { core->cancelCredentials(); }, Qt::QueuedConnection);
}

LiveSession::Table *LiveSession::tableOf(const FeedId &resource) const
{
    const auto found = m_tables.find(resource.type);
    return found == m_tables.end() ? nullptr : found->second.get();
}

void LiveSession::apply(const std::shared_ptr<FeedMessage> &message)
{
    Table *table = tableOf(message->resource);
    BatchQueue &batches = table ? table->batches : m_batches;
    if (message->forget)
        batches.push((table ? table->rows.rows() : m_store).removals(message->resource.kind));
    if (table && message->columns)
        batches.push({}, [table, columns = message->columns] { table->rows.setColumns(columns); });
    batches.push(std::move(message->batch), [this, message] { applied(*message); });
}

void LiveSession::applied(const FeedMessage &message)
{
    Table *table = tableOf(message.resource);
    if (table && message.state)
        setTableState(*table, *message.state);
    else if (message.state)
        setKindState(message.resource.kind, *message.state);
    post([](ClusterSync &sync) { sync.acknowledge(); });
}

void LiveSession::setKindState(Kind kind, const KindState &state)
{
    m_kinds[static_cast<std::size_t>(kind)] = state;
    m_store.setCoverage(kind, coverageOf(state));
    Q_EMIT kindStateChanged(kind);
}

void LiveSession::setTableState(Table &table, const KindState &state)
{
    const auto isGone = [](const KindState &of) { return of.error && of.error->kind == ErrorKind::NotFound; };
    const bool goneNow = isGone(state) && !isGone(table.rows.state());
    table.rows.setState(state);
    if (goneNow)
        refreshServed(true); // perhaps its definition was deleted
}

} // namespace portolan
