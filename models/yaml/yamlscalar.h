#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/core/json.h"

namespace portolan::yaml {

/// What a plain (unquoted) scalar means to go-yaml v2 (resolve.go): null, boolean, integer, float or text. Infinities and NaN are
/// doubles; times stay text.
[[nodiscard]] Json resolvePlain(std::string_view text);
/// The text of a scalar used as a map key (sigs.k8s.io/yaml: convertToJSONableObject); nothing for null.
[[nodiscard]] std::optional<std::string> keyText(const Json &key);
/// True when go-yaml v2 takes text for a time (resolve.go: parseTimestamp): "2001-01-01", "2001-12-14t21:59:43Z", ...
[[nodiscard]] bool looksLikeTimestamp(std::string_view text);
/// "1:30": text that YAML 1.1 readers take for a number of base 60.
[[nodiscard]] bool looksLikeBase60(std::string_view text);

} // namespace portolan::yaml
