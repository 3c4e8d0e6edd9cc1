#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/client/changequeue.h"
#include "models/sync/feedspec.h"
#include "models/sync/scopedreflector.h"

namespace portolan {

class ResourceFeed;

/// Who looks after feeds. Called on the network thread; must not destroy the feed from within.
class FeedListener
{
public:
    virtual ~FeedListener() = default;
    /// Something waits to be taken.
    virtual void due(ResourceFeed &feed) = 0;
    /// How one of its reflectors stands.
    virtual void reflectorChanged(ResourceFeed &feed, const ReflectorState &state) = 0;
    /// Nobody came back while it lingered: it follows nothing any more. Over once what is due has been taken.
    virtual void ended(ResourceFeed &feed) = 0;
};

/// The network side of one resource, with a struct or without: its decoder, its reflectors, the changes and the state that wait
/// to be told, and how long it lingers when nobody looks. When a Table's columns become others it starts over. Network thread.
class ResourceFeed final : private ReflectorSink
{
public:
    struct Context {
        RestClient &client;
        StringPool &pool;
        FeedListener &listener;
        std::function<bool()> streamsLists;  ///< see Reflector::Options
        std::function<std::uint32_t()> seed; ///< of jitter: another one each time
    };
    /// Follows nothing until follow(). What the context names must outlive it.
    ResourceFeed(Context context, FeedSpec spec);
    ~ResourceFeed() override;

    [[nodiscard]] const FeedId &id() const { return m_spec.id; }
    /// Begins, or goes on while it lingers. Where to look when the whole cluster may not be listed is in `namespaces`.
    void follow(const std::vector<std::string> &namespaces);
    /// There is no user any more: ends after so long, unless somebody comes back.
    void release(std::int64_t lingerMs);
    [[nodiscard]] bool isFollowing() const { return m_reflector != nullptr; }
    /// Ended, and everything told.
    [[nodiscard]] bool isOver() const { return !m_reflector && !isDue(); }

    void setNamespaces(const std::vector<std::string> &namespaces);
    void retryNow();
    void reconnected(bool again);
    [[nodiscard]] std::optional<CutOff> cutOff() const { return m_reflector ? m_reflector->cutOff() : std::nullopt; }

    [[nodiscard]] bool isDue() const { return !m_queue.empty() || m_letGo || m_forget || m_columns || m_stateDue; }
    /// Changes that wait.
    [[nodiscard]] std::size_t waiting() const { return m_queue.size(); }
    /// What is to be told next, with at most so many changes. The state comes with the last of them.
    [[nodiscard]] std::shared_ptr<FeedMessage> take(std::size_t most);

private:
    void changed(Change change) override;
    void undecodable(Kind kind, const Error &error) override;
    void stateChanged(Kind kind, const ReflectorState &state) override;
    void start();
    void restart();
    void end();
    void columnsTold(std::shared_ptr<const TableColumns> columns);
    void noteState();
    void setPaused(bool paused);
    [[nodiscard]] Scheduler &scheduler() const { return m_context.client.scheduler(); }

    Context m_context;
    const FeedSpec m_spec;
    std::vector<std::string> m_namespaces;
    std::unique_ptr<ItemDecoder> m_decoder;
    std::unique_ptr<ScopedReflector> m_reflector;
    ChangeQueue m_queue;
    bool m_letGo = false;  ///< to be told before the removals that follow: what goes is not gone
    bool m_forget = false; ///< to be told
    std::shared_ptr<const TableColumns> m_columns; ///< to be told
    bool m_columnsKnown = false;
    bool m_stateDue = false;
    bool m_paused = false; ///< reading stands still until less waits
    std::unique_ptr<Scheduler::Timer> m_linger, m_restart;
    std::int64_t m_restartedMs;
};

} // namespace portolan
