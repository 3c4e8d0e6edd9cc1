#pragma once

#include <optional>

#include "models/config/connection.h"
#include "views/connection/sessionopener.h"

namespace portolan {

/// What a person must be asked before this connection's credential plugin runs in a window: nothing when it has none, when its
/// kubeconfig is the person's own, when their kuberc forbids it anyway, or when they have agreed to exactly this before.
[[nodiscard]] std::optional<PluginQuestion> pluginQuestion(const EffectiveConnection &connection);
/// Kept in the settings as a digest: neither arguments nor values of variables are written down.
void rememberPlugin(const PluginQuestion &question);

} // namespace portolan
