#pragma once

#include <QString>

#include "views/theme/palette.h"

namespace portolan {

/// The application's style sheet in a palette's colours. Widgets are addressed by object name or the property "role";
/// the roles are listed in stylesheet.cpp.
[[nodiscard]] QString styleSheetOf(const Palette &palette);

} // namespace portolan
