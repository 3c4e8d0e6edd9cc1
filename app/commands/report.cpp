#include "app/commands/command.h"
#include "app/commands/console.h"
#include "app/commands/source.h"

namespace portolan {

namespace {

/// What the API server itself calls a bad request: a selector, a field, a kind that cannot be listed. A proxy's page with such
/// a code is told apart by RestClient.
bool isBadRequest(const Error &error)
{
    const int status = error.httpStatus;
    return error.kind == ErrorKind::Server && !error.retryable
        && (status == 400 || status == 405 || status == 406 || status == 413 || status == 415 || status == 422);
}

} // namespace

int exitCodeOf(const Error &error)
{
    if (isBadRequest(error))
        return ExitUsage;
    switch (error.kind) {
    case ErrorKind::Tls:
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Unauthorized:
    case ErrorKind::Throttled:
    case ErrorKind::Server:
    case ErrorKind::Gone:
    case ErrorKind::Cancelled:
        return ExitConnection;
    case ErrorKind::Forbidden:
        return ExitForbidden;
    case ErrorKind::NotFound:
        return ExitNotFound;
    case ErrorKind::Config:
    case ErrorKind::Parse:
        break;
    }
    return ExitBadInput;
}

void reportNotices(const EffectiveConnection &connection)
{
    for (const ConfigNotice &notice : connection.notices)
        complain(notice.text());
}

int report(const Error &error)
{
    // The server itself says one word only.
    const bool refused = error.kind == ErrorKind::Unauthorized && error.httpStatus == 401;
    const char *why = refused ? ": the server does not accept these credentials; they have expired, or are not known to this cluster" : "";
    complain(error.text() + why);
    return exitCodeOf(error);
}

} // namespace portolan
