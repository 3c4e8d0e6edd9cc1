#pragma once

#include <string_view>

#include "models/diagram/canvas.h"

namespace portolan {

/// The outline of a kind's sign ("pod", "claim", "node", ...), moved and scaled into a square; a plain box for kinds
/// without one. Drawn with a stroke, not filled.
[[nodiscard]] Path iconPath(std::string_view kind, const Rect &into);

} // namespace portolan
