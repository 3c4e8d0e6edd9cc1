#pragma once

#include "models/core/json.h"

namespace portolan {

/// Takes the values out of a Secret (data, stringData, and the copies in its last-applied annotation) and leaves its keys;
/// of a list, out of every Secret in it. Everything else stays as it is. For whoever shows or prints full objects.
void maskSecret(Json &object);

/// What stands in a value's place.
inline constexpr std::string_view maskedValue = "<hidden>";

} // namespace portolan
