#pragma once

#include <cstddef>
#include <string>

#include "models/core/result.h"

namespace portolan {

/// The most any one file is read: a longer one is a device or a mistake, and would fill the memory.
inline constexpr std::size_t longestFile = std::size_t(2) << 30;
/// And of what has no length, a pipe's: endless ones are not told from long ones before.
inline constexpr std::size_t longestStream = std::size_t(256) << 20;

/// All bytes of a file; pipes and devices are read to their end. Errors: Config, with the path in `context` and the system's
/// words: it cannot be opened, is a folder, a read fails in the middle (EIO, ESTALE), or it holds more than `most` bytes (a stream:
/// than longestStream).
/// Nothing of a file that cannot be read to its end is returned. Blocking; any thread.
[[nodiscard]] Result<std::string> readWholeFile(const std::string &path, std::size_t most = longestFile);
/// The same of a file whose name stands in somebody's settings (a kubeconfig, a token, a certificate): no pipe or device holds the
/// program up. What a pipe gives within a second is taken; a pipe that nobody writes to is empty.
[[nodiscard]] Result<std::string> readSettingsFile(const std::string &path, std::size_t most);
/// The same of standard input, which is called "-" in errors.
[[nodiscard]] Result<std::string> readStandardInput(std::size_t most = longestFile);

} // namespace portolan
