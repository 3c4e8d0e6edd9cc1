#include <cstdio>

#include "app/commands/command.h"
#include "app/commands/source.h"

namespace portolan {

int exitCodeOf(const Error &error)
{
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

int report(const Error &error)
{
    std::fprintf(stderr, "portolan: %s\n", error.text().c_str());
    return exitCodeOf(error);
}

} // namespace portolan
