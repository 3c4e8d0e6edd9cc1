#pragma once

#include <QString>

namespace portolan {

/// A clause with the full stop of the language ("." or "\u3002"). Translated.
[[nodiscard]] QString asSentence(const QString &clause);

} // namespace portolan
