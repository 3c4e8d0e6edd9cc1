#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "models/core/clock.h"

namespace portolan {

/// Time for what waits: the real one, or a test's. Network thread.
class Scheduler
{
public:
    /// A pending call; destroying it cancels.
    class Timer
    {
    public:
        virtual ~Timer() = default;
    };
    virtual ~Scheduler() = default;
    [[nodiscard]] virtual const Clock &clock() const = 0;
    /// Calls once, from the event loop, never from within.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(std::int64_t ms, std::function<void()> call) = 0;
};

/// QTimer and the system's clock (or one handed in, which must outlive it).
class QtScheduler final : public Scheduler
{
public:
    QtScheduler() : m_clock(m_system) {}
    explicit QtScheduler(const Clock &clock) : m_clock(clock) {}
    [[nodiscard]] const Clock &clock() const override { return m_clock; }
    [[nodiscard]] std::unique_ptr<Timer> after(std::int64_t ms, std::function<void()> call) override;

private:
    SystemClock m_system;
    const Clock &m_clock;
};

} // namespace portolan
