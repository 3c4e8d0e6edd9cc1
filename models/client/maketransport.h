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
/// A connection as QNetworkAccessManager wants it.
[[nodiscard]] Result<Endpoint> endpointOf(const EffectiveConnection &connection, const RequestAuth &auth);

} // namespace portolan
