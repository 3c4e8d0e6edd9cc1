#include "models/core/result.h"

namespace portolan {

const char *errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Config: return "Config";
    case ErrorKind::Tls: return "Tls";
    case ErrorKind::Network: return "Network";
    case ErrorKind::Timeout: return "Timeout";
    case ErrorKind::Unauthorized: return "Unauthorized";
    case ErrorKind::Forbidden: return "Forbidden";
    case ErrorKind::NotFound: return "NotFound";
    case ErrorKind::Gone: return "Gone";
    case ErrorKind::Throttled: return "Throttled";
    case ErrorKind::Server: return "Server";
    case ErrorKind::Parse: return "Parse";
    case ErrorKind::Cancelled: return "Cancelled";
    }
    return "Server";
}

} // namespace portolan
