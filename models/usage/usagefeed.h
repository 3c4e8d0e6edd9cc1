#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "models/session/session.h"
#include "models/usage/summaryschedule.h"
#include "models/usage/usagebook.h"

namespace portolan {

/// Keeps a session's UsageBook up to date for what somebody looks at, and asks for nothing else: metrics as often as there is something
/// new, summaries of nodes by SummarySchedule and only where they may be read, which is asked once. GUI thread; the questions run on
/// threads of their own, for which the destructor waits no longer than a request may last.
class UsageFeed final : public QObject
{
    Q_OBJECT
public:
    /// The session's, made when it is first asked for, and gone with it.
    [[nodiscard]] static UsageFeed &of(Session &session);
    ~UsageFeed() override;

    /// What somebody looks at.
    struct Interest {
        bool pods = false, nodes = false;  ///< metrics
        std::set<std::string> summaries;   ///< of these nodes
        friend bool operator==(const Interest &, const Interest &) = default;
    };
    /// Replaces what this one looks at; nothing more once it is destroyed.
    void follow(const QObject *who, Interest interest);
    void leave(const QObject *who);

    [[nodiscard]] const UsageBook &book() const { return m_book; }
    /// Somebody looks; nobody is asked otherwise.
    [[nodiscard]] bool isFollowed() const { return !m_interests.empty(); }

    static constexpr std::int64_t freshestMs = 15'000, longestPauseMs = 5 * 60'000;

Q_SIGNALS:
    /// The book is another.
    void changed();

private:
    explicit UsageFeed(Session &session);
    struct MetricsAnswer;
    void tick();
    void askMetrics(const Interest &all);
    void takeMetrics(MetricsAnswer answer);
    void askSummaries(const std::set<std::string> &nodes);
    void askWhetherAllowed();
    void takeSummary(const std::string &node, const Result<NodeSummary> &summary);
    /// Runs the question on a thread and its answer here, while this lives.
    void run(std::function<std::function<void(UsageFeed &)>()> question);

    Session &m_session;
    UsageBook m_book;
    SummarySchedule m_schedule;
    std::map<const QObject *, Interest> m_interests;
    QTimer m_ticks;
    QThreadPool m_threads;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::int64_t m_metricsDueMs = 0, m_metricsPauseMs = freshestMs;
    bool m_metricsRunning = false;
    Interest m_had; ///< what the last metrics were of
    enum class Allowed : std::uint8_t { NotAsked, Asking, Yes, No };
    Allowed m_allowed = Allowed::NotAsked;
};

} // namespace portolan
