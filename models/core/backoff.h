#pragma once

#include <algorithm>
#include <cstdint>
#include <random>

namespace portolan {

/// How long to wait after a failure: doubles from `first` to `longest`, each time stretched by up to `jitter` of itself;
/// starts over once `resetAfter` has passed without a failure. Milliseconds. Source: client-go reflector.go:62-67.
class Backoff
{
public:
    struct Limits {
        std::int64_t firstMs = 800;
        std::int64_t longestMs = 30'000;
        std::int64_t resetAfterMs = 120'000;
        double jitter = 1.0;
    };
    explicit Backoff(std::uint32_t seed) : Backoff(Limits(), seed) {}
    Backoff(Limits limits, std::uint32_t seed) : m_limits(limits), m_random(seed) {}

    /// The wait for a failure seen at `nowMs` (monotonic).
    [[nodiscard]] std::int64_t next(std::int64_t nowMs)
    {
        if (fresh(nowMs))
            m_baseMs = m_limits.firstMs;
        m_lastMs = nowMs;
        const std::int64_t base = m_baseMs;
        m_baseMs = std::min(m_baseMs * 2, m_limits.longestMs);
        return base + static_cast<std::int64_t>(static_cast<double>(base) * m_limits.jitter * m_stretch(m_random));
    }
    /// No failure for so long that the next one starts over.
    [[nodiscard]] bool fresh(std::int64_t nowMs) const { return m_baseMs == 0 || nowMs - m_lastMs >= m_limits.resetAfterMs; }
    void reset() { m_baseMs = 0; }

private:
    Limits m_limits;
    std::mt19937 m_random;
    std::uniform_real_distribution<double> m_stretch{0.0, 1.0};
    std::int64_t m_baseMs = 0;
    std::int64_t m_lastMs = 0;
};

} // namespace portolan
