#pragma once

#include <span>
#include <string_view>

#include <QString>

namespace portolan {

/// A column's name over a table of the window, in today's language: commands print it as kubectl does, untranslated.
[[nodiscard]] QString tableHead(std::string_view name);
/// What a column of ours says of itself, likewise. Kubernetes' own descriptions of its columns stay as they are.
[[nodiscard]] QString tableHeadTip(std::string_view description);
/// The names that tableHead() has words for: those of all columns of kinds with a struct.
[[nodiscard]] std::span<const char *const> tableHeads();

} // namespace portolan
