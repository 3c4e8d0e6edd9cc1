#pragma once

#include <vector>

#include <QString>

#include "models/tables/objecttablemodel.h"

namespace portolan {

enum class TextFormat : std::uint8_t { Tsv, Csv };

/// Rows as text for a clipboard: one line a row, tabs or RFC 4180. CSV begins with the heads.
[[nodiscard]] QString rowsText(const ObjectTableModel &model, const std::vector<int> &rows, const std::vector<int> &columns, TextFormat format);

} // namespace portolan
