#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// The few of `known` that a person who typed `wanted` may have meant, nearest first: the same name elsewhere ("a/web" for
/// "b/web"), one the text begins or ends, or one a few letters away. At most three. O(known * length squared).
[[nodiscard]] std::vector<std::string> nearNames(std::string_view wanted, const std::vector<std::string> &known);

/// "; did you mean shop/web or shop/web-public?", or what there is when nothing comes near and there are few; empty otherwise.
[[nodiscard]] std::string suggestion(std::string_view wanted, const std::vector<std::string> &known);

/// "a", "a or b", "a, b or c". Needs one name at least.
[[nodiscard]] std::string oneOf(const std::vector<std::string> &names);

} // namespace portolan
