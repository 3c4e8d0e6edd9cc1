#pragma once

#include <memory>

#include "models/client/transport.h"
#include "models/config/credentials.h"

namespace portolan {

/// A transport for logs, which are many streams at once that must be able to wait for their reader: HTTP/1.1 with a connection for
/// each, uncompressed (what a proxy compresses it also holds back). Network thread. Errors: Tls (no usable CA), Config.
[[nodiscard]] Result<std::unique_ptr<Transport>> makeLogTransport(const EffectiveConnection &connection, const RequestAuth &auth);

} // namespace portolan
