#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <QObject>

#include "models/client/scheduler.h"
#include "models/client/traffic.h"
#include "models/client/transport.h"
#include "models/config/credentials.h"
#include "models/decode/apistatus.h"

namespace portolan {

/// One question to the API. Credentials, retries and errors are the client's business.
struct RestRequest {
    std::string method = "GET";
    std::string target; ///< path and query, percent-encoded
    std::string accept = "application/json";
    std::string body;
    std::string contentType = "application/json"; ///< of the body
    HttpRequest::Lane lane = HttpRequest::Lane::Request;
    int idleTimeoutMs = 30'000;
    /// GETs whose connection broke before an answer are repeated this often, a second apart; watches and lists decide themselves.
    int connectionRetries = 0;
    bool pausable = false; ///< see HttpRequest
    bool mayBeMissing = false; ///< a 404 is an answer like any other, and not noted as a failure
};

/// Why a question failed: the error, and what the server said when it was the server who refused.
struct ApiFailure {
    Error error;
    ApiStatus status; ///< code 0 when there was no answer
    [[nodiscard]] bool isGone() const { return error.kind == ErrorKind::Gone; }
    /// The server has not come as far as the resourceVersion asked for. Old servers tell it by the message only.
    [[nodiscard]] bool isTooLargeVersion() const;
};

/// As HttpHandler, but head and data come for 2xx answers only; every refusal ends with a failure.
struct RestHandler {
    std::function<void(const HttpHead &)> head;
    std::function<void(std::string_view)> data;
    std::function<void(const std::optional<ApiFailure> &)> end;
};

/// A question under way; destroying it cancels.
class RestCall
{
public:
    virtual ~RestCall() = default;
    /// See HttpCall. A request's own time limit begins anew after a pause.
    virtual void setPaused(bool paused) = 0;
};

/// Asks the API as the user: adds credentials, repeats what the server asks to repeat (429 and 5xx with Retry-After, at most
/// ten times; 401 once with a new credential), turns refusals into errors, collects warnings. Network thread.
class RestClient
{
public:
    using MakeTransport = std::function<Result<std::unique_ptr<Transport>>(const RequestAuth &)>;
    /// The scheduler and the credentials must outlive it. A new transport is made for every generation of TLS credentials.
    RestClient(Credentials &credentials, Scheduler &scheduler, MakeTransport makeTransport);
    ~RestClient();

    /// Never calls the handler from within.
    [[nodiscard]] std::unique_ptr<RestCall> start(RestRequest request, RestHandler handler);
    /// The connections are thought dead: fails what runs, connects anew.
    void reconnect(const std::string &why);
    /// What everything costs, counted as it goes.
    [[nodiscard]] TrafficLog &traffic() { return m_traffic; }
    /// For failures that come in answers which are none: error events, frames that are no events.
    void noteFailure(std::string_view target, const Error &error);
    [[nodiscard]] Scheduler &scheduler() { return m_scheduler; }
    /// How long one request may take, its answer included; 0: as long as bytes come. Told to the server, too. Watches are exempt:
    /// they end by themselves.
    void setRequestTimeout(std::int64_t ms) { m_requestTimeoutMs = ms; }
    /// Called for each new text of a Warning header.
    void onWarning(std::function<void(const std::string &)> call) { m_onWarning = std::move(call); }

private:
    class Call;
    [[nodiscard]] Result<std::shared_ptr<Transport>> transportFor(const RequestAuth &auth);
    void readWarnings(const HttpHeaders &headers);

    Credentials &m_credentials;
    Scheduler &m_scheduler;
    MakeTransport m_makeTransport;
    std::shared_ptr<Transport> m_transport; // calls of an older generation keep theirs
    std::uint64_t m_tlsGeneration = 0;
    TrafficLog m_traffic;
    std::int64_t m_requestTimeoutMs = 0;
    std::set<std::string, std::less<>> m_warnings;
    std::function<void(const std::string &)> m_onWarning;
};

/// Percent-encodes a value for a query string.
[[nodiscard]] std::string queryValue(std::string_view text);

} // namespace portolan
