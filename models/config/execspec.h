#pragma once

#include "models/config/connection.h"
#include "models/config/mergedentry.h"

namespace portolan {

/// A user's exec entry as a spec; with provideClusterInfo, spec.cluster from the cluster's entry and the connection resolved so far.
[[nodiscard]] ExecSpec execSpecOf(const Json &exec, const EffectiveConnection &connection, const MergedEntry &cluster);

/// Drops ANSI sequences and control characters other than line breaks and tabs: what a plugin's texts are shown as.
[[nodiscard]] std::string withoutControls(std::string_view text);

} // namespace portolan
