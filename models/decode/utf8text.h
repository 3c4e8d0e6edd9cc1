#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// A text whose bytes that are no UTF-8 were replaced, one by one, by U+FFFD.
struct RepairedText {
    std::string text;
    std::size_t replaced = 0; ///< bytes
    int line = 0;             ///< of the first, from 1
};

/// As Go's JSON decoder reads strings (encoding/json: "replaced by the Unicode replacement character"). Nothing when the text
/// is UTF-8 as it stands, which costs about 10 GB/s to see.
[[nodiscard]] std::optional<RepairedText> repairedUtf8(std::string_view text);

} // namespace portolan
