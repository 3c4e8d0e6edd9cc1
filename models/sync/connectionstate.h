#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

/// How things stand between us and the cluster, for the connection badge.
struct ConnectionState {
    enum class Phase : std::uint8_t { Connecting, Live, Stale, Refused, Snapshot };
    Phase phase = Phase::Connecting;
    int roundTripMs = -1;      ///< Live: the last /version probe; -1 until measured
    Timestamp staleSince;      ///< Stale: since when nothing can be trusted to be current
    std::optional<Error> error; ///< Stale, Refused: why, the newest reason
    std::string serverVersion; ///< "v1.20.2"; empty until known
    std::string waitingFor; ///< the credential plugin that is running, or the issuer that is asked; empty: nothing
    std::vector<std::string> problems; ///< Snapshot: what could not be read in the files and is left out, a sentence each
};

} // namespace portolan
