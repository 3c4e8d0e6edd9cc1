#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "models/config/connection.h"
#include "models/config/kubeconfig.h"

namespace portolan {

/// The policy of credential plugins in a person's kuberc: `explicitFile` (--kuberc), else $KUBERC, else ~/.kube/kuberc; none
/// with KUBERC=off or KUBECTL_KUBERC=false. A default file that cannot be read as one counts for nothing, with a notice, as in
/// kubectl; a file that was named must be one. Errors: Config, when a named file is not there or none, or when its policy and
/// its list contradict each other: no plugin may run then. Reads one small file.
/// Source: kubectl pkg/kuberc (LoadKuberc, DefaultGetPreferences), client-go exec.go: ValidatePluginPolicy (1.35).
[[nodiscard]] tl::expected<PluginPolicy, ConfigProblem> loadPluginPolicy(const std::string &explicitFile, const ConfigEnvironment &environment,
                                                                         std::vector<ConfigNotice> &notices);

/// The program that a plugin's command starts: the path itself, or the first executable of that name in the absolute folders of
/// PATH (Go refuses relative ones: the file would come from wherever one happens to stand). Empty when there is none.
[[nodiscard]] std::string findProgram(const std::string &command);

/// Why a policy does not let a plugin run; nothing when it does. `program`: what findProgram() made of `command`.
/// Source: client-go exec.go: checkAllowlist.
[[nodiscard]] std::optional<std::string> refusalOf(const PluginPolicy &policy, const std::string &command, const std::string &program);

/// A kubeconfig is a person's own when it is ~/.kube/config, or listed in $KUBECONFIG; by where links end.
[[nodiscard]] bool isOwnKubeconfig(const std::string &file, const ConfigEnvironment &environment);

} // namespace portolan
