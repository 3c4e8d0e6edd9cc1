#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/config/connection.h"

namespace portolan {

using SecretHeaders = std::vector<std::pair<std::string, SecretBytes>>;

/// Impersonate-User, -Uid, -Group (once a group), -Extra-<key> (once a value).
[[nodiscard]] SecretHeaders impersonationHeaders(const Impersonation &impersonate);
/// A key of as-user-extra as part of a header's name: every byte that may not stand there, and %, percent-escaped.
/// Source: client-go transport/round_trippers.go: headerKeyEscape.
[[nodiscard]] std::string escapedHeaderKey(std::string_view key);
[[nodiscard]] SecretBytes basicHeader(const std::string &username, const SecretBytes &password);
[[nodiscard]] SecretBytes bearerHeader(const SecretBytes &token);
/// No control characters: what may stand in a header's value.
[[nodiscard]] bool fitsHeader(const SecretBytes &value);

} // namespace portolan
