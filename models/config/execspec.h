#pragma once

#include "models/config/connection.h"
#include "models/config/mergedentry.h"

namespace portolan {

/// A user's exec entry as a spec; with provideClusterInfo, spec.cluster from the cluster's entry and the connection resolved so far.
/// Its policy and whether it is foreign are the caller's to add.
[[nodiscard]] ExecSpec execSpecOf(const MergedEntry &user, const EffectiveConnection &connection, const MergedEntry &cluster);

/// What is said of a plugin that a kubeconfig of somebody else's names.
[[nodiscard]] ConfigNotice foreignNotice(const ExecSpec &spec);

/// Drops ANSI sequences and control characters other than line breaks and tabs: what a plugin's texts are shown as.
[[nodiscard]] std::string withoutControls(std::string_view text);

} // namespace portolan
