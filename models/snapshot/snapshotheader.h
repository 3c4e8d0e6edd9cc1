#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// The comment that begins every file `portolan snapshot` writes: what it is, and of which server ("v1.20.2"; empty: not known).
[[nodiscard]] std::string snapshotHeader(std::string_view serverVersion);
/// The server's version out of such a comment; empty for any other text.
[[nodiscard]] std::string recordedServerVersion(std::string_view text);

} // namespace portolan
