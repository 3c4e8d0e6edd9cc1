#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/client/restdoor.h"
#include "models/objects/objectsource.h"

namespace portolan {

/// What a server serves, each resource once in its preferred version, in the server's order.
struct Discovery {
    std::vector<ResourceInfo> resources;
    /// The same resources in the other versions they are served in.
    std::vector<ResourceInfo> otherVersions;
    /// Group versions that could not be asked ("metrics.k8s.io/v1beta1") and why; the rest is valid.
    std::vector<std::pair<std::string, Error>> failed;
    bool aggregated = false;
};

/// Asks several questions at once and waits.
using AskAll = std::function<std::vector<Result<RestAnswer>>(std::vector<RestRequest>)>;

/// Aggregated discovery where the server offers it for both /api and /apis, else one question a group version.
/// Errors: those of /apis; a missing /api and failing group versions are tolerated.
[[nodiscard]] Result<Discovery> discover(const AskAll &askAll);

/// Keeps what was known `before` of group versions that could not be asked now.
void keepUnreachable(const Discovery &before, Discovery &now);

/// The resource a person means: "po", "pods", "Pod", "deployments.apps", "deployments.v1.apps"; nullptr when there is none.
/// Among equals the earlier wins: servers list the core group first. O(resources).
[[nodiscard]] const ResourceInfo *findResource(const std::vector<ResourceInfo> &resources, std::string_view typed);

} // namespace portolan
