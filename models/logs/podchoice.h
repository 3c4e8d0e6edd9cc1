#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"
#include "models/objects/kind.h"

namespace portolan {

/// A container of a pod, as kubectl logs lists and names it.
struct LogContainer {
    enum class Role { Init, Main, Ephemeral };
    std::string name;
    Role role = Role::Main;
};

/// All of a pod: init, main, ephemeral, each in the pod's order.
[[nodiscard]] std::vector<LogContainer> logContainers(const Json &pod);
/// "app, side, dbg (ephem), setup (init)": as kubectl lists them (podcmd.go: AllContainerNames).
[[nodiscard]] std::string containerNames(const Json &pod);

/// Whose log is meant where no container was named: the one of the annotation kubectl.kubernetes.io/default-container, else the first.
struct DefaultContainer {
    std::string name; ///< empty: the pod has none
    std::string unknown; ///< what the annotation names, where the pod has no such container
    bool chosen = false; ///< there are others, and no annotation says which
};
[[nodiscard]] DefaultContainer defaultContainer(const Json &pod);

/// Sorts pods by how likely their log is the one wanted, best first, as kubectl does (podutils.go: ByLogging); equal ones keep
/// their order.
void sortByLogging(std::vector<Json> &pods);

/// Whether an object of this kind has logs: a pod, or what selects pods.
[[nodiscard]] bool hasLogs(Kind kind);
/// A workload's or Service's selector of pods, as text for labelSelector. Errors: Config, where it has none that selects pods.
[[nodiscard]] Result<std::string> podSelectorOf(const Json &object);

} // namespace portolan
