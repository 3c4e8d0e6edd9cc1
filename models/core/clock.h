#pragma once

#include <cstdint>

#include "models/core/time.h"

namespace portolan {

/// Where code that waits, ages or backs off takes its time from, so that tests can hold it still.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time, for ages.
    [[nodiscard]] virtual Timestamp now() const = 0;
    /// Milliseconds that never go back, for intervals.
    [[nodiscard]] virtual std::int64_t monotonicMs() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return Timestamp::now(); }
    [[nodiscard]] std::int64_t monotonicMs() const override;
};

/// Stands still at one moment: `--now` and tests.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(Timestamp at) : m_now(at) {}
    [[nodiscard]] Timestamp now() const override { return m_now; }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_now.micros / 1000; }
    void advanceMs(std::int64_t ms) { m_now.micros += ms * 1000; }

private:
    Timestamp m_now;
};

} // namespace portolan
