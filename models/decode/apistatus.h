#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace portolan {

/// A server's refusal: kind Status of the API (an error body, or the object of an ERROR event).
struct ApiStatus {
    struct Cause {
        std::string reason; ///< "ResourceVersionTooLarge", "UnexpectedServerResponse", ...
        std::string message;
        std::string field;
    };
    int code = 0;
    std::string status;  ///< "Failure", "Success"
    std::string reason;  ///< "Expired", "NotFound", "Forbidden", ...
    std::string message;
    std::string detailsKind, detailsName;
    int retryAfterSeconds = 0; ///< 0: not given
    std::vector<Cause> causes;
    std::string continueToken; ///< metadata.continue: a 410's inconsistent continuation

    [[nodiscard]] bool hasCause(std::string_view causeReason) const;
};

/// Reads a Status object, JSON or protobuf. Errors: Parse, also when the bytes are some other kind.
[[nodiscard]] Result<ApiStatus> parseStatus(std::string_view bytes);
/// Reads a Status by its bare protobuf message, whose kind is known. Errors: Parse.
[[nodiscard]] Result<ApiStatus> parseStatusMessage(std::string_view message);
/// The Error a Status means: kind by code and reason (410 and Expired are Gone, 429 Throttled, ...).
[[nodiscard]] Error errorFrom(const ApiStatus &status, std::string context);

} // namespace portolan
