#pragma once

#include <string>
#include <string_view>

namespace portolan {

/// A field's name in words, as kubectl describe titles the fields of kinds it has no text of its own for:
/// "lastTransitionTime" is "Last Transition Time", "insecureSkipTLSVerify" is "Insecure Skip TLSVerify". Names with signs
/// other than letters and hyphens stay as they are. Source: kubectl pkg/describe/describe.go: smartLabelFor.
[[nodiscard]] std::string fieldTitle(std::string_view field);

} // namespace portolan
