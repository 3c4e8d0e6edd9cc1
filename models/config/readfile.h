#pragma once

#include <optional>
#include <string>

namespace portolan {

/// A small file's bytes; otherwise (it holds more than 16 MB, it cannot be read to its end) nothing, and why in the system's words.
[[nodiscard]] std::optional<std::string> readFile(const std::string &path, std::string &why);

} // namespace portolan
