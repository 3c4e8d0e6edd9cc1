#pragma once

#include <string>

#include "models/core/json.h"

namespace portolan {

/// JSON as YAML, byte for byte as `kubectl get -o yaml` prints it (sigs.k8s.io/yaml over go-yaml v2): keys sorted, sequences not
/// indented under their key, literal blocks for text of several lines, long lines folded at
/// the first space behind column 80. Ends with a line break.
[[nodiscard]] std::string toYaml(const Json &value);
/// The same as an item of a sequence that stands at the margin: "- ", and its lines two further in.
[[nodiscard]] std::string toYamlItem(const Json &value);

} // namespace portolan
