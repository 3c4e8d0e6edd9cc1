#include "models/usage/usagefeed.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/usage/usagequestions.h"

namespace portolan {

struct UsageFeed::MetricsAnswer {
    bool served = true;
    std::optional<Error> error;
    std::optional<MetricsList<PodMetrics>> pods;
    std::optional<MetricsList<NodeMetrics>> nodes;
};

UsageFeed &UsageFeed::of(Session &session)
{
    if (auto *feed = session.findChild<UsageFeed *>(QString(), Qt::FindDirectChildrenOnly))
        return *feed;
    return *new UsageFeed(session);
}

UsageFeed::UsageFeed(Session &session) : QObject(&session), m_session(session)
{
    m_threads.setMaxThreadCount(int(SummarySchedule::atOnce) + 1);
    m_ticks.setInterval(1000);
    connect(&m_ticks, &QTimer::timeout, this, &UsageFeed::tick);
}

/// Questions under way end by themselves: each holds what it asks.
UsageFeed::~UsageFeed()
{
    m_alive.reset();
    m_threads.clear();
    m_threads.waitForDone(0);
}

void UsageFeed::follow(const QObject *who, Interest interest)
{
    const auto [at, fresh] = m_interests.try_emplace(who);
    if (fresh)
        connect(who, &QObject::destroyed, this, [this, who] { leave(who); });
    else if (at->second == interest)
        return;
    at->second = std::move(interest);
    if (!m_ticks.isActive())
        m_ticks.start();
    QTimer::singleShot(0, this, &UsageFeed::tick);
}

void UsageFeed::leave(const QObject *who)
{
    m_interests.erase(who);
    if (m_interests.empty())
        m_ticks.stop();
}

void UsageFeed::tick()
{
    if (!m_session.source())
        return; // nobody to ask
    Interest all;
    for (const auto &[who, one] : m_interests) {
        all.pods = all.pods || one.pods;
        all.nodes = all.nodes || one.nodes;
        all.summaries.insert(one.summaries.begin(), one.summaries.end());
    }
    const bool more = (all.pods && !m_had.pods) || (all.nodes && !m_had.nodes);
    if ((all.pods || all.nodes) && !m_metricsRunning && (more || m_session.clock().monotonicMs() >= m_metricsDueMs))
        askMetrics(all);
    if (!all.summaries.empty())
        askSummaries(all.summaries);
}

void UsageFeed::run(std::function<std::function<void(UsageFeed &)>()> question)
{
    m_threads.start([this, question = std::move(question), alive = std::weak_ptr<bool>(m_alive)]() mutable {
        auto answer = question();
        question = nullptr;
        if (alive.expired())
            return;
        QMetaObject::invokeMethod(QCoreApplication::instance(), [this, alive, answer = std::move(answer)] {
            if (alive.lock())
                answer(*this);
        }, Qt::QueuedConnection);
    });
}

void UsageFeed::askMetrics(const Interest &all)
{
    m_metricsRunning = true;
    m_had = {all.pods, all.nodes, {}};
    const bool known = m_book.metricsState() == MetricsState::Read; // that they are served
    run([source = m_session.source(), pods = all.pods, nodes = all.nodes, known]() -> std::function<void(UsageFeed &)> {
        UsageQuestions questions(*source);
        auto answer = std::make_shared<MetricsAnswer>();
        const auto take = [&answer](auto &&asked, auto &into) {
            if (asked)
                into = std::move(*asked);
            else
                answer->error = asked.error();
        };
        const Result<bool> served = known ? Result<bool>(true) : questions.servesMetrics();
        if (!served)
            answer->error = served.error();
        answer->served = served && *served;
        if (answer->served && pods)
            take(questions.pods({}), answer->pods);
        if (answer->served && nodes)
            take(questions.nodes({}), answer->nodes);
        return [answer](UsageFeed &feed) { feed.takeMetrics(std::move(*answer)); };
    });
}

void UsageFeed::takeMetrics(MetricsAnswer answer)
{
    m_metricsRunning = false;
    std::int64_t window = freshestMs;
    const bool absent = (answer.pods && !answer.pods->held) || (answer.nodes && !answer.nodes->held);
    if (answer.pods) {
        m_book.takePods(answer.pods->items);
        for (const PodMetrics &pod : answer.pods->items)
            window = std::max(window, pod.windowMs);
    }
    if (answer.nodes) {
        m_book.takeNodes(answer.nodes->items);
        for (const NodeMetrics &node : answer.nodes->items)
            window = std::max(window, node.windowMs);
    }
    if (answer.error)
        m_book.setMetricsState(answer.error->kind == ErrorKind::Forbidden ? MetricsState::NotAllowed : MetricsState::Failed);
    else if (!answer.served)
        m_book.setMetricsState(MetricsState::NotServed);
    else if (absent)
        m_book.setMetricsState(MetricsState::NotInFile);
    const bool well = !answer.error && answer.served && !absent;
    m_metricsPauseMs = well ? std::min(window, longestPauseMs) : std::min(m_metricsPauseMs * 2, longestPauseMs);
    m_metricsDueMs = m_session.clock().monotonicMs() + m_metricsPauseMs;
    Q_EMIT changed();
}

void UsageFeed::askSummaries(const std::set<std::string> &nodes)
{
    if (m_allowed == Allowed::NotAsked)
        return askWhetherAllowed();
    if (m_allowed != Allowed::Yes)
        return;
    for (const std::string &node : m_schedule.due(m_session.clock().monotonicMs(), nodes))
        run([source = m_session.source(), node]() -> std::function<void(UsageFeed &)> {
            auto answer = std::make_shared<Result<NodeSummary>>(failure(ErrorKind::Cancelled, node, ""));
            UsageQuestions(*source).summaries({node}, [&answer](const std::string &, Result<NodeSummary> summary) { *answer = std::move(summary); });
            return [node, answer](UsageFeed &feed) { feed.takeSummary(node, *answer); };
        });
}

void UsageFeed::askWhetherAllowed()
{
    m_allowed = Allowed::Asking;
    run([source = m_session.source()]() -> std::function<void(UsageFeed &)> {
        UsageQuestions questions(*source);
        const bool live = questions.isLive(), allowed = live && questions.mayReadSummaries();
        return [live, allowed](UsageFeed &feed) {
            feed.m_allowed = allowed ? Allowed::Yes : Allowed::No;
            if (!live)
                feed.m_book.setOfFiles();
            else if (!allowed)
                feed.m_book.forbidSummaries();
            Q_EMIT feed.changed();
            feed.tick();
        };
    });
}

void UsageFeed::takeSummary(const std::string &node, const Result<NodeSummary> &summary)
{
    const bool refused = !summary && summary.error().kind == ErrorKind::Forbidden;
    if (refused)
        m_schedule.refused(node);
    else
        m_schedule.answered(node, summary.has_value(), m_session.clock().monotonicMs());
    if (summary)
        m_book.takeSummary(*summary);
    else
        m_book.setSummaryState(node, refused ? SummaryState::NotAllowed : SummaryState::Failed);
    Q_EMIT changed();
}

} // namespace portolan
