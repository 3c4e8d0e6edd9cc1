#pragma once

#include <optional>
#include <string>

namespace portolan {

/// A small file's bytes (at most 16 MB of them); otherwise nothing, and why in the system's words.
[[nodiscard]] std::optional<std::string> readFile(const std::string &path, std::string &why);

} // namespace portolan
