#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// What names one incarnation of an object.
struct LooseIdentity {
    std::string ns; ///< empty: of no namespace
    std::string name;
    std::string uid;
};

/// The string that follows `"key":` on the level of an object that begins the bytes, which need not be sound JSON; as written,
/// escapes included. Empty when there is none. O(bytes).
[[nodiscard]] std::string looseText(std::string_view object, std::string_view key);

/// Who an object (or the only row of a Table) is, read from bytes that need not be sound JSON, or from a protobuf
/// envelope whose object need not be sound: the first "metadata" with a name and a uid. Nothing when there is none. O(bytes).
[[nodiscard]] std::optional<LooseIdentity> looseIdentity(std::string_view object);

} // namespace portolan
