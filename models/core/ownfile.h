#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portolan {

// Files that a program keeps for itself between runs. What another user could have put there, or led there by a link, is not
// believed: each folder and the file must belong to the user this process runs as, be writable by nobody else, and be no link.

/// The folders root, root/folders[0], root/folders[0]/folders[1]... are all such. With `make`, missing ones are made, for their
/// owner only (and what stands above root with the usual permissions).
[[nodiscard]] bool areOwnFolders(const std::string &root, const std::vector<std::string> &folders, bool make);

/// A regular file in such folders, at most `largest` bytes of it; nothing when it is not there, larger, or not to be believed.
[[nodiscard]] std::optional<std::string> readOwnFile(const std::string &root, const std::vector<std::string> &folders, const std::string &name,
                                                     std::int64_t largest);

/// The file at the end of links belongs to the user this process runs as. False when there is none.
[[nodiscard]] bool belongsToUs(const std::string &path);

} // namespace portolan
