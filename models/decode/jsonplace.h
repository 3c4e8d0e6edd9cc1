#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portolan {

/// The path of the value that begins at an offset of a sound JSON text: "spec.containers[0].ports"; keys that hold dots or
/// brackets stand in quotes. Empty for the root. Costs a walk of the text up to there.
[[nodiscard]] std::string jsonPathAt(std::string_view json, std::size_t offset);

} // namespace portolan
