#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "models/client/restclient.h"

namespace portolan {

/// Whether a watch may be asked for: one that was refused is asked for again after half a minute, then more and more seldom,
/// at least every ten minutes.
class WatchPermission
{
public:
    /// The user, or the server, can do no watch there: 403, and 405 of what serves lists only.
    [[nodiscard]] static bool isRefusal(const ApiFailure &failure)
    {
        return failure.error.kind == ErrorKind::Forbidden || failure.error.httpStatus == 405;
    }
    void refused(const Error &error, std::int64_t nowMs)
    {
        m_refusal = error;
        m_pauseMs = std::min(std::max(firstPauseMs, 2 * m_pauseMs), longestPauseMs);
        m_askAgainMs = nowMs + m_pauseMs;
    }
    void granted()
    {
        m_refusal.reset();
        m_pauseMs = 0;
    }
    /// Forgets the pause: a person wants to know.
    void askNow() { granted(); }
    [[nodiscard]] bool mayAsk(std::int64_t nowMs) const { return !m_refusal || nowMs >= m_askAgainMs; }
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }

private:
    static constexpr std::int64_t firstPauseMs = 30'000, longestPauseMs = 600'000;
    std::optional<Error> m_refusal;
    std::int64_t m_pauseMs = 0, m_askAgainMs = 0; ///< monotonic
};

} // namespace portolan
