#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/core/json.h"

namespace portolan {

/// A value that has not the type its field demands.
struct SchemaFault {
    std::string path; ///< from the root: `users[0].user.exec.args`
    std::string entry; ///< "user \"admin\"" when it lies within a named entry
    std::string field; ///< within the entry: "exec.args"
    std::string message; ///< never holds the value itself
};

/// The first value of a kubeconfig document whose type kubectl would refuse; unknown fields are nobody's business, null is
/// always "not given". Also finds duplicate names in one list. Source: client-go tools/clientcmd/api/v1: Config.
[[nodiscard]] std::optional<SchemaFault> checkKubeconfig(const Json &document);

/// Standard base64 as Go reads it: padded, line breaks skipped. Nothing when it is not.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

} // namespace portolan
