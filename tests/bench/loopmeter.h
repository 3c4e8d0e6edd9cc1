#pragma once

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include "tests/bench/budget.h"
#include "tests/bench/manypods.h"

namespace portolan::bench {

/// How long each turn of the event loop keeps the next one waiting, by the processor time it takes: what a busy machine takes away
/// does not count. Costs nothing while the loop sleeps. GUI thread.
class LoopMeter
{
public:
    LoopMeter()
    {
        m_used = threadMs();
        m_connection = QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, QAbstractEventDispatcher::instance(), [this] { note(); });
    }
    ~LoopMeter() { QObject::disconnect(m_connection); }
    LoopMeter(const LoopMeter &) = delete;
    LoopMeter &operator=(const LoopMeter &) = delete;

    /// A line with the longest turn beside its budget; the 99th of a hundred where there were many.
    void print(const std::string &what, double budgetMs = 16)
    {
        note();
        std::sort(m_turns.begin(), m_turns.end());
        const double longest = m_turns.back(), most = m_turns[m_turns.size() * 99 / 100];
        printFigure((what + ": longest turn").c_str(), longest, "ms", budgetMs);
        double sum = 0;
        for (const double turn : m_turns)
            sum += turn;
        const auto above = m_turns.end() - std::upper_bound(m_turns.begin(), m_turns.end(), 16.0);
        std::printf("    %zu turns, %.0f ms of processor, p99 %.1f ms, %td above 16 ms; the longest ended at %.3f s (perf record -k mono)\n", m_turns.size(), sum, most, above, m_longestAt);
        std::fflush(stdout);
    }

private:
    void note()
    {
        const double now = threadMs();
        if (now - m_used > m_longest) {
            m_longest = now - m_used;
            timespec time{};
            clock_gettime(CLOCK_MONOTONIC, &time);
            m_longestAt = double(time.tv_sec) + double(time.tv_nsec) / 1e9;
        }
        m_turns.push_back(now - m_used);
        m_used = now;
    }

    QMetaObject::Connection m_connection;
    std::vector<double> m_turns;
    double m_used = 0, m_longest = 0, m_longestAt = 0;
};

/// Lets the event loop run for so long.
inline void runFor(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Lets it run until something is so, looking every few milliseconds; false after so long.
template<class Condition>
bool runUntil(Condition condition, int atMostMs)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > atMostMs)
            return false;
        runFor(5);
    }
    return true;
}

} // namespace portolan::bench
