#pragma once

#include <string>
#include <vector>

#include "models/core/result.h"

namespace portolan {

/// A kind as typed, and the names of its objects that are meant; none: all of them.
struct ResourceWord {
    std::string kind;
    std::vector<std::string> names;
};

/// What "pods", "pods,pvc", "pod NAME NAME" or "pod/NAME pvc/NAME" mean, in their order. Nothing for no words at all.
/// Errors: Config, for words that mean nothing, empty kinds and names among them (cli-runtime pkg/resource/builder.go).
[[nodiscard]] Result<std::vector<ResourceWord>> readResourceWords(const std::vector<std::string> &words);

/// "NS/NAME", or "NAME" (ns is empty then). Errors: Config, for empty parts and more than one slash.
struct NamespacedName {
    std::string ns, name;
};
[[nodiscard]] Result<NamespacedName> readNamespacedName(const std::string &word);

} // namespace portolan
