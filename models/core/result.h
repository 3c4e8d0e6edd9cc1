#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace portolan {

/// What went wrong, in the few ways a caller can react to. Text for people is made in views.
enum class ErrorKind : std::uint8_t {
    Config,       ///< a file or option of the user's is wrong
    Tls,          ///< certificate, key or handshake
    Network,      ///< name, route, refused, reset
    Timeout,      ///< no answer in time
    Unauthorized, ///< 401
    Forbidden,    ///< 403
    NotFound,     ///< 404
    Gone,         ///< 410, or an expired resourceVersion
    Throttled,    ///< 429
    Server,       ///< any other refusal of the server
    Parse,        ///< bytes that are not what they should be
    Cancelled,    ///< by us
};

/// One failure. `context` says where (file, entry and field; or object and path; or URL), `detail` what.
/// Neither ever holds a token, a key or Secret data.
struct Error {
    ErrorKind kind = ErrorKind::Server;
    int httpStatus = 0; ///< 0 when no HTTP answer was had
    std::string context;
    std::string detail;
    bool retryable = false;

    /// "context: detail", for logs and stderr.
    [[nodiscard]] std::string text() const
    {
        if (context.empty())
            return detail;
        return detail.empty() ? context : context + ": " + detail;
    }
};

template<class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure from a function that returns Result<T>.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, std::string context, std::string detail)
{
    return tl::unexpected<Error>(Error{kind, 0, std::move(context), std::move(detail), false});
}

/// The word for a kind as `portolan config -o json` and logs print it ("Config", "Tls", ...).
[[nodiscard]] const char *errorKindName(ErrorKind kind);

} // namespace portolan
