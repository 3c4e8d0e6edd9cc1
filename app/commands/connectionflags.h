#pragma once

#include "app/commands/options.h"
#include "models/config/kubeconfig.h"

namespace portolan {

/// Takes the reader's current option when it is one of kubectl's connection flags (--kubeconfig, --context, --namespace/-n,
/// --server/-s, --as, --token, --certificate-authority, ...). Repeated flags: the last one counts, --as-group collects.
[[nodiscard]] bool takeConnectionFlag(OptionReader &reader, ConnectionOverrides &overrides);

/// One line a flag, for --help texts.
[[nodiscard]] const char *connectionFlagsHelp();

} // namespace portolan
