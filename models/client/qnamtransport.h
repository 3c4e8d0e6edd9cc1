#pragma once

#include <memory>

#include "models/client/endpoint.h"
#include "models/client/transport.h"

namespace portolan {

/// Transport over QNetworkAccessManager: HTTP/1.1, and HTTP/2 where TLS negotiates it. Several managers, because one has
/// six connections a host (HTTP/1.1) or the server's stream limit (HTTP/2): requests have one of their own, watches fill
/// others. Each manager costs a thread and about 80 KB.
/// A dead HTTP/2 connection is found by asking /version after 30 s of silence; no answer within 15 s fails what runs on it.
/// Qt 6.4 forgets requests that wait for a stream when their connection ends: nobody tells. So what a lost or replaced
/// connection leaves without an answer for some seconds more has failed, and what waits long has the connection looked at.
class QnamTransport final : public Transport
{
public:
    /// How long silence may last, in milliseconds; tests make it short.
    struct Patience {
        int silenceMs = 30'000;
        int probeMs = 15'000;
        int answerMs = 10'000; ///< a request without an answer so long: asks /version, which shows whether the connection stands
        int settleMs = 5'000;  ///< after a connection was lost, what was asked before must have its answer by then
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
