#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "models/core/time.h"

namespace portolan {

/// A file system at one moment, in bytes.
struct FillSample {
    Timestamp at;
    std::uint64_t used = 0, available = 0, capacity = 0;
};

/// When it will be full at the pace that was seen.
struct TimeLeft {
    std::int64_t leastSeconds = 0, mostSeconds = 0; ///< by the quartiles of the pace
    std::int64_t watchedSeconds = 0;
    std::size_t samples = 0;
};

/// From samples in the order of their times; equal times count once. Only what came since the last change of the capacity, or fall of
/// what is used by more than a twentieth, tells: what filled before was taken away. Nothing for fewer than 10 samples or 30 minutes,
/// where it does not grow, and where the answer would reach over more than ten times of what was watched. The pace is the median of
/// the slopes between all pairs (Theil, Sen), so that single jumps do not decide. O(samples squared): give a few hundred.
[[nodiscard]] std::optional<TimeLeft> timeLeft(std::span<const FillSample> samples);

} // namespace portolan
