#pragma once

#include <map>

#include "models/client/scheduler.h"

namespace portolan::test {

/// Time that moves only when told, and instantly.
class FakeScheduler final : public Scheduler
{
public:
    [[nodiscard]] const Clock &clock() const override { return m_clock; }
    [[nodiscard]] std::unique_ptr<Timer> after(std::int64_t ms, std::function<void()> call) override
    {
        const auto at = std::pair(m_clock.monotonicMs() + std::max<std::int64_t>(ms, 0), m_next++);
        m_calls.emplace(at, std::move(call));
        return std::make_unique<Pending>(*this, at);
    }
    /// As after(), without a handle.
    void post(std::int64_t ms, std::function<void()> call)
    {
        m_calls.emplace(std::pair(m_clock.monotonicMs() + ms, m_next++), std::move(call));
    }
    [[nodiscard]] std::int64_t nowMs() const { return m_clock.monotonicMs(); }
    [[nodiscard]] bool idle() const { return m_calls.empty(); }
    /// Runs everything due until then.
    void run(std::int64_t forMs)
    {
        const std::int64_t until = nowMs() + forMs;
        while (!m_calls.empty() && m_calls.begin()->first.first <= until)
            step();
        m_clock.advanceMs(until - nowMs());
    }

private:
    using Key = std::pair<std::int64_t, std::uint64_t>;
    class Pending final : public Timer
    {
    public:
        Pending(FakeScheduler &owner, Key key) : m_owner(owner), m_key(key) {}
        ~Pending() override { m_owner.m_calls.erase(m_key); }

    private:
        FakeScheduler &m_owner;
        Key m_key;
    };
    void step()
    {
        auto due = m_calls.extract(m_calls.begin());
        m_clock.advanceMs(due.key().first - nowMs());
        due.mapped()();
    }

    FixedClock m_clock{Timestamp::fromSeconds(1'800'000'000)};
    std::map<Key, std::function<void()>> m_calls;
    std::uint64_t m_next = 0;
};

} // namespace portolan::test
