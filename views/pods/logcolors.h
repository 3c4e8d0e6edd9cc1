#pragma once

#include <QTextCharFormat>

#include "models/logs/severity.h"
#include "models/logs/shownline.h"
#include "views/theme/palette.h"

namespace portolan {

/// A severity's colour in a scheme, and its word.
[[nodiscard]] QColor severityColor(const Palette &palette, Severity severity);
[[nodiscard]] QString severityWord(Severity severity);
/// By which the lines of several logs are told apart; none is a severity's.
[[nodiscard]] QColor sourceColor(const Palette &palette, std::size_t source);
/// A container's own colours, moved towards the text colour until they can be read on the scheme's surface.
[[nodiscard]] QTextCharFormat charFormat(const LogTextStyle &style, const Palette &palette);

} // namespace portolan
