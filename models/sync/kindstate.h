#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/objects/coverage.h"

namespace portolan {

/// How far one kind has come.
struct KindState {
    enum class Phase : std::uint8_t { Idle, Loading, Synced, Stale, Forbidden, NotServed, Failed };
    Phase phase = Phase::Idle;
    std::optional<Error> error;
    std::size_t undecodable = 0;  ///< objects counted and skipped
    std::string lastUndecodable; ///< name and reason of the last one
    /// Synced: it is listed again so often instead of watched, and what is here may be so old; 0: it is watched. `error` is why,
    /// when the server refuses the watch.
    std::int64_t listedEveryMs = 0;
    /// The whole cluster may not be listed: what is here comes from these namespaces. Empty: from all of them.
    std::vector<std::string> namespaces;
};

/// What a kind in such a state can be relied on for.
[[nodiscard]] KindCoverage coverageOf(const KindState &state);

} // namespace portolan
