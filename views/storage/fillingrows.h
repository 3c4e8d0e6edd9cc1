#pragma once

#include <string>
#include <vector>

#include "models/usage/usagebook.h"
#include "views/kit/spans.h"

namespace portolan {

/// Claims of a namespace, or of all when empty, that are nearly full or will soon be: how full, and for how long there is room at the
/// pace that was seen. The fullest first.
[[nodiscard]] std::vector<SpanRow> fillingRows(const ObjectStore &store, const UsageBook &book, const std::string &ns);
/// Why the list above may not be all: how full volumes are is not readable, or not in a file. Empty: it is.
[[nodiscard]] QString fillingUnknown(const UsageNow &usage);

} // namespace portolan
