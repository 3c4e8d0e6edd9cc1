#pragma once

#include <QString>

#include "models/objects/meta.h"

namespace portolan {

/// "kubectl VERB pod web-0 -n shop SUFFIX", quoted for a POSIX shell.
[[nodiscard]] QString kubectlCommand(const ObjectKey &key, const QString &verb, const QString &suffix = QString());

} // namespace portolan
