#include "models/session/tablefeed.h"

#include <algorithm>

#include "models/client/livesource.h"

namespace portolan {

namespace {

constexpr std::size_t mostChanges = 2000; ///< of one message
constexpr int flushMs = 50;
constexpr std::int64_t relistMs = 30'000;   ///< of what cannot be watched; metrics are measured about as often
constexpr std::int64_t restartMs = 10'000;  ///< between two starts over: a server that changes its mind shall cost little

} // namespace

TableFeed::TableFeed(RestClient &client, StringPool &pool, ResourceInfo resource, std::vector<std::string> namespaces, int lingerMs)
    : m_client(client), m_pool(pool), m_resource(std::move(resource)), m_namespaces(std::move(namespaces))
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(flushMs);
    connect(&m_flush, &QTimer::timeout, this, &TableFeed::flush);
    m_linger.setSingleShot(true);
    m_linger.setInterval(lingerMs);
    connect(&m_linger, &QTimer::timeout, this, &TableFeed::ended);
    start();
}

TableFeed::~TableFeed() = default;

void TableFeed::start()
{
    m_reflector.reset();
    m_decoder = std::make_unique<TableDecoder>(m_pool, m_client.scheduler().clock(),
                                               TypeHint{apiVersionText(m_resource.group, m_resource.version), m_resource.kind});
    m_decoder->onColumns([this] { columnsTold(); });
    m_columnsKnown = false;
    ScopedReflector::Options options;
    options.namespaced = m_resource.namespaced;
    options.targets = [this](std::string_view ns) { return std::vector{ListTarget{collectionPath(m_resource, ns), {}, {}, true}}; };
    const bool watchable = std::find(m_resource.verbs.begin(), m_resource.verbs.end(), "watch") != m_resource.verbs.end();
    options.relistMs = watchable ? 0 : relistMs;
    ReflectorSink &sink = *this;
    m_reflector = std::make_unique<ScopedReflector>(m_client, *m_decoder, sink, std::move(options), m_namespaces);
    noteState();
}

void TableFeed::restart()
{
    const auto timer = std::move(m_restart);
    m_restartedMs = m_client.scheduler().clock().monotonicMs();
    m_queue.drop(Kind::Other);
    m_forget = true;
    start();
}

void TableFeed::columnsTold()
{
    // What has been told by the old columns cannot be shown under the new ones.
    if (m_columnsKnown) {
        const std::int64_t since = m_client.scheduler().clock().monotonicMs() - m_restartedMs;
        if (!m_restart)
            m_restart = m_client.scheduler().after(std::max<std::int64_t>(0, restartMs - since), [this] { restart(); });
        return;
    }
    m_columnsKnown = true;
    m_columnsDirty = true;
    scheduleFlush();
}

void TableFeed::linger(bool on)
{
    m_unused = on;
    if (on)
        m_linger.start();
    else
        m_linger.stop();
}

void TableFeed::setNamespaces(std::vector<std::string> namespaces)
{
    m_namespaces = namespaces;
    m_reflector->setNamespaces(std::move(namespaces));
}

void TableFeed::changed(Change change)
{
    m_queue.add(std::move(change));
    if (m_queue.size() >= mostChanges)
        flush();
    else
        scheduleFlush();
}

void TableFeed::undecodable(Kind, const Error &)
{
    noteState();
}

void TableFeed::stateChanged(Kind, const ReflectorState &state)
{
    noteState();
    if (state.error && (state.error->kind == ErrorKind::Network || state.error->kind == ErrorKind::Timeout))
        Q_EMIT troubled();
}

void TableFeed::noteState()
{
    m_stateDirty = true;
    scheduleFlush();
}

void TableFeed::scheduleFlush()
{
    if (!m_inFlight && !m_flush.isActive())
        m_flush.start();
}

void TableFeed::flush()
{
    if (m_inFlight || (m_queue.empty() && !m_forget && !m_stateDirty && !m_columnsDirty))
        return;
    m_flush.stop();
    auto message = std::make_shared<TableMessage>();
    message->forget = std::exchange(m_forget, false);
    if (std::exchange(m_columnsDirty, false))
        message->columns = m_decoder->columns();
    message->batch = m_queue.take(mostChanges);
    if (m_queue.empty() && m_stateDirty) {
        message->state = m_reflector->state();
        m_stateDirty = false;
    }
    m_inFlight = true;
    Q_EMIT fed(message);
}

void TableFeed::acknowledge()
{
    m_inFlight = false;
    if (m_queue.size() >= mostChanges)
        flush();
    else if (!m_queue.empty() || m_forget || m_stateDirty || m_columnsDirty)
        scheduleFlush();
}

} // namespace portolan
