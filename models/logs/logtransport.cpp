#include "models/logs/logtransport.h"

#include "models/client/rawtransport.h"

namespace portolan {

Result<std::unique_ptr<Transport>> makeLogTransport(const EffectiveConnection &connection, const RequestAuth &auth)
{
    Result<RawEndpoint> endpoint = rawEndpointOf(connection, auth);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    endpoint->compress = false;
    return std::make_unique<RawTransport>(std::move(*endpoint));
}

} // namespace portolan
