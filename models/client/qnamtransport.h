#pragma once

#include <memory>

#include "models/client/endpoint.h"
#include "models/client/transport.h"

namespace portolan {

/// Transport over QNetworkAccessManager: HTTP/1.1, and HTTP/2 where TLS negotiates it. Several managers, because one has
/// six connections a host (HTTP/1.1) or the server's stream limit (HTTP/2): requests have one of their own, watches fill
/// others. Each manager costs a thread and about 80 KB.
/// A dead HTTP/2 connection is found by asking /version after 30 s of silence; no answer within 15 s fails what runs on it.
class QnamTransport final : public Transport
{
public:
    /// How long silence may last, in milliseconds; tests make it short.
    struct Patience {
        int silenceMs = 30'000;
        int probeMs = 15'000;
    };
    explicit QnamTransport(Endpoint endpoint);
    QnamTransport(Endpoint endpoint, Patience patience);
    ~QnamTransport() override;

    [[nodiscard]] std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override;
    void reconnect(const std::string &why) override;

private:
    struct Private;
    class Call;
    class Lane;
    std::unique_ptr<Private> d;
};

} // namespace portolan
