#pragma once

#include <QString>

#include "models/objects/kind.h"

namespace portolan {

/// The kind's name for people: "Pod", "Claim", "Persistent volume".
[[nodiscard]] QString kindWord(Kind kind);

} // namespace portolan
