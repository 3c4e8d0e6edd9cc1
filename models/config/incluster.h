#pragma once

#include <optional>

#include "models/config/kubeconfig.h"

namespace portolan {

/// We run in a pod with a service account: kubectl's last resort. Source: client-go rest/config.go: InClusterConfig.
[[nodiscard]] bool inClusterPossible(const ConfigEnvironment &environment);
/// Server, token (read again later), CA and, unless one is given, the namespace. The proxy is the caller's business.
[[nodiscard]] std::optional<ConfigProblem> fillInCluster(EffectiveConnection &connection, const ConnectionOverrides &overrides,
                                                        const ConfigEnvironment &environment);

} // namespace portolan
