#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/core/json.h"
#include "models/core/time.h"

namespace portolan {

/// Which runs of a container a pod's status names, as the kubelet chooses between their logs (kubelet_pods.go: validateContainerLogStatus).
struct ContainerTurn {
    std::string podUid;
    std::string id;         ///< whose log is given: of the one that runs, else of the last that ended; empty: none started, or not told
    std::string previousId; ///< whose log is given with previous=true; empty: none
    bool running = false;
    bool ended = false;     ///< that container, or the whole pod
    std::int32_t restarts = 0;
    std::int32_t exitCode = 0; ///< of the last one that ended
    std::string reason;        ///< "OOMKilled"
    Timestamp finishedAt;

    /// The status says nothing of the container and the pod's phase not whether it runs.
    [[nodiscard]] bool unknown() const { return !running && !ended; }
};

/// Reads it from a whole pod.
[[nodiscard]] ContainerTurn containerTurn(const Json &pod, std::string_view container);

} // namespace portolan
