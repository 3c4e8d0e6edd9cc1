#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/result.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// Which kinds a server serves (or a snapshot holds), as far as it has been asked. A value.
struct ServedKinds {
    enum class Phase : std::uint8_t { Unknown, Asking, Known, Failed };
    Phase phase = Phase::Unknown;
    std::optional<Error> error; ///< Failed: why; kinds known before stay
    /// Each in its preferred version, in the server's order; kinds of group versions that cannot be reached now are the last known.
    std::vector<ResourceInfo> resources;
    /// Group versions that cannot be reached ("metrics.k8s.io/v1beta1") and why.
    std::vector<std::pair<std::string, Error>> failed;
    /// Kinds the user may not list, by typeWord, and why. Kinds of Portolan's own too.
    std::map<std::string, Error, std::less<>> refused;

    /// By typeWord; nullptr when it is not served. O(resources).
    [[nodiscard]] const ResourceInfo *find(std::string_view type) const;
    /// Why a kind cannot be read: its group is away, or it is refused; nullptr when nothing is known against it.
    [[nodiscard]] const Error *trouble(const ResourceInfo &resource) const;
};

/// Has no struct of its own and can be listed: a kind that a table of the server's shows.
[[nodiscard]] bool isOtherKind(const ResourceInfo &resource);

} // namespace portolan
