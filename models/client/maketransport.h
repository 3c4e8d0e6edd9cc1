#pragma once

#include <memory>

#include "models/client/endpoint.h"
#include "models/client/transport.h"
#include "models/config/credentials.h"

namespace portolan {

/// The transport a connection needs, under one generation of its TLS credentials: our own alone, or beside Qt's managers for what
/// has to be held back. Call it on the network thread.
/// Errors: Tls (no usable CA), Config.
[[nodiscard]] Result<std::unique_ptr<Transport>> makeTransport(const EffectiveConnection &connection, const RequestAuth &auth);
/// A transport for many streams at once that must be able to wait for their reader (logs): HTTP/1.1 with a connection for each,
/// uncompressed, as what a proxy compresses it also holds back. Network thread. Errors: Tls (no usable CA), Config.
[[nodiscard]] Result<std::unique_ptr<Transport>> makeStreamTransport(const EffectiveConnection &connection, const RequestAuth &auth);
/// A connection as QNetworkAccessManager wants it.
[[nodiscard]] Result<Endpoint> endpointOf(const EffectiveConnection &connection, const RequestAuth &auth);

} // namespace portolan
