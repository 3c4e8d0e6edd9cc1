#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

namespace portolan {

/// The threads on which pages work answers out: a few, since some of the work waits for a server. Made at first use, on the GUI
/// thread; the application waits for what is still running when it ends.
[[nodiscard]] QThreadPool &workerThreads();

/// Frees something large beside the GUI thread: an index of 150,000 pods takes long to take apart, too.
template<class T>
void freeBeside(std::shared_ptr<T> large)
{
    if (large)
        workerThreads().start([box = std::make_shared<std::shared_ptr<T>>(std::move(large))] { box->reset(); });
}

/// Answers one question about the cluster beside the GUI thread, again as the cluster changes: one at a time, the newest last,
/// bursts gathered, and after a long answer at rest four times as long as that took. GUI thread. Nobody waits for a running answer
/// when this goes: so a question holds all it reads (a StoreSnapshot holds its objects), and touches no page and no session.
template<class Answer>
class Worker
{
public:
    using Question = std::function<Answer()>;
    /// `prepare` is called on the GUI thread when no question is under way, and gives the question with what it reads (copies of
    /// pointers), or none when there is nothing to ask; `take` is called there with the answer.
    Worker(int gatherMs, std::function<Question()> prepare, std::function<void(Answer)> take)
        : m_gatherMs(gatherMs), m_prepare(std::move(prepare)), m_take(std::move(take))
    {
        m_later.setSingleShot(true);
        m_later.setInterval(gatherMs);
        QObject::connect(&m_later, &QTimer::timeout, &m_later, [this] { due(); });
    }
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// The cluster is another: asks again before long.
    void askSoon()
    {
        if (!m_later.isActive())
            m_later.start();
    }
    /// The question is another: asks at once, or right after the running answer, which is not taken.
    void askNow()
    {
        m_later.stop();
        if (!m_running)
            return start();
        m_next = Next::AtOnce;
        m_unheard = true;
    }
    /// Nobody looks any more: what runs ends unheard.
    void stop()
    {
        m_later.stop();
        m_next = Next::Nothing;
        m_unheard = m_running;
    }
    [[nodiscard]] bool isBusy() const { return m_running; }
    /// Nothing is under way or waits to be asked.
    [[nodiscard]] bool isIdle() const { return !m_running && !m_later.isActive(); }

private:
    enum class Next : std::uint8_t { Nothing, Later, AtOnce };
    static constexpr int restShare = 4;

    /// A change that comes while an answer is worked out does not make that one worthless: under constant change none would be shown.
    void due()
    {
        if (!m_running)
            start();
        else if (m_next == Next::Nothing)
            m_next = Next::Later;
    }
    void start()
    {
        m_running = true; // also while it is prepared: who asks meanwhile waits
        m_next = Next::Nothing;
        m_unheard = false;
        Question question = m_prepare();
        if (!question) {
            m_running = false;
            return;
        }
        workerThreads().start([this, question = std::move(question), alive = std::weak_ptr<bool>(m_alive)]() mutable {
            QElapsedTimer clock;
            clock.start();
            auto answer = std::make_shared<Answer>(question());
            question = nullptr; // what it held is freed here
            const qint64 took = clock.elapsed();
            if (alive.expired())
                return;
            QMetaObject::invokeMethod(QCoreApplication::instance(), [this, alive, answer, took] {
                if (alive.lock())
                    done(std::move(*answer), took);
            }, Qt::QueuedConnection);
        });
    }
    void done(Answer answer, qint64 tookMs)
    {
        m_running = false;
        m_later.setInterval(std::max<int>(m_gatherMs, int(tookMs) * restShare));
        const Next next = std::exchange(m_next, Next::Nothing);
        if (!m_unheard)
            m_take(std::move(answer));
        if (m_running) // what was taken led to another question
            return;
        if (next == Next::AtOnce)
            start();
        else if (next == Next::Later)
            m_later.start();
    }

    int m_gatherMs;
    std::function<Question()> m_prepare;
    std::function<void(Answer)> m_take;
    bool m_running = false;
    Next m_next = Next::Nothing;
    bool m_unheard = false; ///< nobody waits for the running answer
    QTimer m_later;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace portolan
