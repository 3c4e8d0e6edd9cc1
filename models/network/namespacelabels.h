#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/objects/meta.h"

namespace portolan {

/// An answer where not everything was read.
enum class Known : std::uint8_t { No, Unknown, Yes };
/// Both must hold: No wins, then Unknown.
[[nodiscard]] constexpr Known both(Known a, Known b) { return a < b ? a : b; }
/// One must hold: Yes wins, then Unknown.
[[nodiscard]] constexpr Known either(Known a, Known b) { return a < b ? b : a; }
[[nodiscard]] constexpr Known known(bool value) { return value ? Known::Yes : Known::No; }

/// What the API server labels every namespace with, its value the namespace's name (NamespaceDefaultLabelName, since 1.21).
inline constexpr std::string_view nameLabel = "kubernetes.io/metadata.name";

/// The labels of a namespace, as far as they are known.
struct NamespaceLabels {
    StringPairs labels;
    bool whole = true; ///< false: the namespace itself was not read, and may have more labels than these
};

/// No server has seen the object: those have a uid and the time of their creation. A namespace as a manifest lacks the label that its
/// server would give it; one of a server has what it has, an old server's without that label, too.
[[nodiscard]] bool isManifest(const Object &object);

/// Whether a selector takes a namespace; Unknown when that hangs on a label that was not read.
[[nodiscard]] Known selects(const LabelSelector &selector, const NamespaceLabels &labels);

} // namespace portolan
