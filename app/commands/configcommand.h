#pragma once

#include <string>
#include <vector>

#include "models/config/connection.h"
#include "models/config/kubeconfig.h"

namespace portolan {

/// `portolan config`: the effective connection, secrets masked, and which file each part came from.
int runConfigCommand(const std::vector<std::string> &arguments);

/// The JSON answer of cli.md for a connection, or for what is wrong.
[[nodiscard]] Json configJson(const EffectiveConnection &connection);
[[nodiscard]] Json configJson(const ConfigProblem &problem);
/// The same for people.
[[nodiscard]] std::string configText(const EffectiveConnection &connection);

} // namespace portolan
