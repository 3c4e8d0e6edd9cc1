#pragma once

#include <memory>

#include "models/client/rawconnection.h"
#include "models/client/transport.h"

namespace portolan {

/// Transport of our own over QSslSocket, HTTP/1.1: sends repeated headers as they are (impersonation with several groups), and
/// goes through https proxies. Connections are kept alive and used again for requests of this transport only; a watch has
/// one of its own while it runs, so nothing starves.
class RawTransport final : public Transport
{
public:
    explicit RawTransport(RawEndpoint endpoint);
    ~RawTransport() override;

    [[nodiscard]] std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override;
    void reconnect(const std::string &why) override;

    struct Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace portolan
