#include "models/sync/resourcefeed.h"

#include <algorithm>
#include <utility>

namespace portolan {

namespace {

/// Between two starts over: a server that changes its mind shall cost little.
constexpr std::int64_t restartMs = 10'000;
/// So many changes that wait are enough: nothing more is read until half of them are taken. Four messages, which is plenty to
/// keep the GUI thread at work.
constexpr std::size_t mostWaiting = 8'000;

} // namespace

ResourceFeed::ResourceFeed(Context context, FeedSpec spec)
    : m_context(std::move(context)), m_spec(std::move(spec)), m_restartedMs(scheduler().clock().monotonicMs() - restartMs)
{
}

ResourceFeed::~ResourceFeed() = default;

void ResourceFeed::follow(const std::vector<std::string> &namespaces)
{
    m_linger.reset();
    if (m_reflector)
        return;
    m_namespaces = namespaces;
    start();
}

void ResourceFeed::start()
{
    m_reflector.reset();
    m_paused = false;
    m_columnsKnown = false;
    m_decoder = m_spec.decoder(m_context.pool, scheduler().clock(),
                               [this](std::shared_ptr<const TableColumns> columns) { columnsTold(std::move(columns)); });
    ScopedReflector::Options options;
    options.kind = m_spec.id.kind;
    options.namespaced = m_spec.namespaced;
    options.targets = m_spec.targets;
    options.relistMs = m_spec.relistMs;
    options.seed = m_context.seed;
    if (m_spec.id.kind != Kind::Other)
        options.streamsLists = m_context.streamsLists;
    ReflectorSink &sink = *this;
    m_reflector = std::make_unique<ScopedReflector>(m_context.client, *m_decoder, sink, std::move(options), m_namespaces);
    noteState();
}

void ResourceFeed::restart()
{
    const auto timer = std::move(m_restart); // this runs in its callback
    m_restartedMs = scheduler().clock().monotonicMs();
    m_queue.clear();
    m_forget = true;
    start();
}

void ResourceFeed::release(std::int64_t lingerMs)
{
    if (m_reflector && !m_linger)
        m_linger = scheduler().after(lingerMs, [this] { end(); });
}

void ResourceFeed::end()
{
    const auto timer = std::move(m_linger); // this runs in its callback
    m_restart.reset();
    m_columns.reset();
    m_stateDue = false;
    m_letGo = true;
    m_reflector->forget(); // as many removals, which are told like all changes: nobody has to take them in one piece
    m_reflector.reset();
    m_decoder.reset();
    m_context.listener.due(*this);
    m_context.listener.ended(*this);
}

void ResourceFeed::columnsTold(std::shared_ptr<const TableColumns> columns)
{
    // What has been told by the old columns cannot be shown under the new ones.
    if (m_columnsKnown) {
        const std::int64_t since = scheduler().clock().monotonicMs() - m_restartedMs;
        if (!m_restart)
            m_restart = scheduler().after(std::max<std::int64_t>(0, restartMs - since), [this] { restart(); });
        return;
    }
    m_columnsKnown = true;
    m_columns = std::move(columns);
    m_context.listener.due(*this);
}

void ResourceFeed::setNamespaces(const std::vector<std::string> &namespaces)
{
    m_namespaces = namespaces;
    if (m_reflector)
        m_reflector->setNamespaces(namespaces);
}

void ResourceFeed::retryNow()
{
    if (m_reflector)
        m_reflector->retryNow();
}

void ResourceFeed::reconnected(bool again)
{
    if (m_reflector)
        m_reflector->reconnected(again);
}

void ResourceFeed::changed(Change change)
{
    m_queue.add(std::move(change));
    if (m_queue.size() >= mostWaiting)
        setPaused(true);
    m_context.listener.due(*this);
}

void ResourceFeed::setPaused(bool paused)
{
    if (m_reflector && std::exchange(m_paused, paused) != paused)
        m_reflector->setPaused(paused);
}

void ResourceFeed::undecodable(Kind, const Error &)
{
    noteState();
}

void ResourceFeed::stateChanged(Kind, const ReflectorState &state)
{
    noteState();
    m_context.listener.reflectorChanged(*this, state);
}

void ResourceFeed::noteState()
{
    m_stateDue = true;
    m_context.listener.due(*this);
}

std::shared_ptr<FeedMessage> ResourceFeed::take(std::size_t most)
{
    auto message = std::make_shared<FeedMessage>();
    message->resource = m_spec.id;
    if (std::exchange(m_letGo, false)) {
        message->state = KindState();
        return message;
    }
    message->forget = std::exchange(m_forget, false);
    message->columns = std::exchange(m_columns, nullptr);
    message->batch = m_queue.take(most);
    if (m_queue.size() <= mostWaiting / 2)
        setPaused(false);
    if (m_queue.empty() && std::exchange(m_stateDue, false))
        message->state = m_reflector ? m_reflector->state() : KindState();
    return message;
}

} // namespace portolan
