#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/objects/kind.h"

namespace portolan {

/// How many objects of a kind there are, as the server said when it was asked for the number only. A value.
struct KindTally {
    enum class Phase : std::uint8_t { Unknown, Known, Forbidden, NotServed, Failed };
    Phase phase = Phase::Unknown;
    std::size_t count = 0;
    std::optional<Error> error; ///< Forbidden, Failed: why
    bool narrowed = false;      ///< the whole cluster may not be listed: the namespaces known, added up
    std::string ns;             ///< where it was counted; empty: everywhere, or wherever the user may look
};

/// Which kinds somebody wants to be counted, and where.
struct CountWish {
    std::vector<Kind> kinds;
    std::string ns;      ///< empty: everywhere
    bool paused = false; ///< nobody looks just now: nothing is asked
};

} // namespace portolan
