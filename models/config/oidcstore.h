#pragma once

#include <optional>
#include <string>

#include "models/config/secret.h"
#include "models/core/result.h"

namespace portolan {

/// Puts a user's new tokens into the kubeconfig they came from, as kubectl does: an issuer that replaces the refresh token on
/// each use has made the old one worthless to everybody. Everything else of the file is kept, unknown fields included; its
/// comments are not. Holds kubectl's lock file while it writes, and replaces the file in one step with its permissions kept.
/// Errors: Config, naming the file; nothing has been written then.
[[nodiscard]] std::optional<Error> storeOidcTokens(const std::string &file, const std::string &user, const SecretBytes &idToken,
                                                   const SecretBytes &refreshToken);

} // namespace portolan
