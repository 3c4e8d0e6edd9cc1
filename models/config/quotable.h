#pragma once

#include <string>
#include <string_view>

namespace portolan {

// What of a kubeconfig a message may repeat. Files are written by hand and by scripts, and a token, a password or a whole key
// ends up in the field beside the right one; so only names, keys of maps and paths are repeated, and only when they look like
// what they should be. Everything else is told by its place: file, entry, field and line. Cost: O(length).

/// The name of an entry or a key of a map: letters, digits and "-_.:/@+~" of at most 253 bytes, no URL with a user in
/// it, and no run of letters and digits that is long and mixed enough for a token or a key.
[[nodiscard]] bool isQuotableName(std::string_view text);
/// The same of a file's path, which also has a directory or a suffix: a bare word may be the token itself.
[[nodiscard]] bool isQuotablePath(std::string_view text);
/// `user "admin"`, or `a user whose name is not repeated here`.
[[nodiscard]] std::string entryName(std::string_view kind, std::string_view name);
/// A program or file as messages name it: itself, or `what` when it may not be repeated.
[[nodiscard]] std::string pathOr(std::string_view path, std::string_view what);
/// A URL (or host:port) as written, without the user, the password, the query and the fragment that may stand in it; empty when
/// it is none.
[[nodiscard]] std::string urlWithoutSecrets(std::string_view url);

} // namespace portolan
