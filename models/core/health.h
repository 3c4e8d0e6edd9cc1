#pragma once

#include <cstdint>

namespace portolan {

/// How something fares, in the few ways that are drawn apart: each has its own colour, shape and outline (views/theme).
/// The word beside it is the API's own ("Running", "CrashLoopBackOff", "Bound").
enum class Health : std::uint8_t {
    None,     ///< nothing to say: plain text
    Ok,       ///< runs, ready, bound, available
    Done,     ///< finished as wanted: Completed, Succeeded
    Progress, ///< on its way: ContainerCreating, PodInitializing, Terminating
    Pending,  ///< waits for something that may never come: Pending, Unschedulable, WaitForFirstConsumer
    Warning,  ///< works, but somebody should look
    Released, ///< a volume whose claim is gone
    Lost,     ///< what it points at is gone: Lost claims, missing targets
    Error,    ///< failed
    Unknown,  ///< nobody knows: Unknown phases, stale views
};

inline constexpr int healthCount = static_cast<int>(Health::Unknown) + 1;

/// Whether it counts for the trouble marks of side bar and pages.
[[nodiscard]] constexpr bool isTrouble(Health health)
{
    return health == Health::Pending || health == Health::Warning || health == Health::Lost || health == Health::Error;
}

} // namespace portolan
