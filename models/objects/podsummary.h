#pragma once

#include <string>

#include "models/core/health.h"
#include "models/core/time.h"
#include "models/objects/serverversion.h"

namespace portolan {

struct Pod;

/// A pod in one word and a few figures, as `kubectl get pods` tells it.
struct PodSummary {
    std::string reason; ///< "Running", "Init:0/1", "CrashLoopBackOff", "Terminating", ...; empty: no cluster has said anything yet
    int ready = 0;      ///< containers and sidecars that are ready
    int total = 0;      ///< containers and sidecars
    int restarts = 0;
    Timestamp lastRestart; ///< null when none is known
    Health health = Health::None;
};

/// Goes by the status's own lists and their order, as the server does, whatever the order of the spec: of several containers
/// the word is that of the first in the list (kubelets sort it by name). One that failed wins over Completed and NotReady.
/// O(containers squared). Source: pkg/printers/internalversion/printers.go: printPod (1.36).
[[nodiscard]] PodSummary summarizePod(const Pod &pod, ServerVersion server = {});

} // namespace portolan
