#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/core/result.h"

namespace portolan {

/// Name and value; names compare without case. Repeated names are kept apart and in order.
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// The first value of a header, or nothing. O(headers).
[[nodiscard]] std::optional<std::string_view> findHeader(const HttpHeaders &headers, std::string_view name);

/// What every transport names itself: "portolan/VERSION (linux/amd64)". API servers pretty-print for agents that look like
/// a browser, which costs half again as many bytes.
[[nodiscard]] std::string userAgent();

/// One request as it goes out. The transport adds Host, Content-Length and User-Agent, nothing else: credentials come as
/// headers from whoever starts it (see RestClient).
struct HttpRequest {
    /// What the request is for: a transport with few connections must not let watches starve requests.
    enum class Lane : std::uint8_t { Request, Watch };

    std::string method = "GET";
    /// Path and query below the server's own path prefix, already percent-encoded: "/api/v1/pods?limit=500".
    std::string target;
    HttpHeaders headers;
    std::string body;
    Lane lane = Lane::Request;
    bool pausable = false; ///< the answer may be large, and who takes it behind: it is to stop when setPaused() says so
    /// Longest silence in milliseconds, before the head and between chunks; 0: none. Ends the call with Timeout. A transport
    /// that finds dead connections in another way (HTTP/2 probes) lets established watches be.
    int idleTimeoutMs = 0;
};

/// Status line and headers of an answer.
struct HttpHead {
    int status = 0;
    HttpHeaders headers;
    bool http2 = false;
};

/// Where an exchange reports to. Order: head once, data any number of times, end once; a failure before the head calls
/// only end. Never called from within Transport::start, and not after the call object is destroyed; each may destroy it.
struct HttpHandler {
    std::function<void(const HttpHead &)> head;
    /// A piece of the body, decompressed; any size, cut anywhere; valid during the call only.
    std::function<void(std::string_view)> data;
    /// Nothing: the body came complete (whatever the status). Else why not: Network, Tls, Timeout, Config.
    /// A body cut short (EOF, reset, GOAWAY) is Network with everything before it delivered.
    std::function<void(const std::optional<Error> &)> end;
};

/// A running exchange. Destroying it cancels: nothing is called any more.
class HttpCall
{
public:
    virtual ~HttpCall() = default;
    /// Whoever takes the bytes is behind: stops reading from the socket, or goes on. Up to about a megabyte is held meanwhile, the
    /// rest waits at the server; no time passes for idleTimeoutMs. What is being handed on just now may still come. A call that was not
    /// begun as pausable may go on handing on: bytes that pile up would cost more than what is made of them.
    virtual void setPaused(bool paused) { static_cast<void>(paused); }
};

/// How the bytes of one session, under one generation of credentials, reach the server. Belongs to the network thread:
/// every call, callback and the destructor happen there; calls must be destroyed before their transport.
/// Redirects are answers like any other, cookies are ignored, TLS is checked against the connection's CA only.
class Transport
{
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) = 0;
    /// Fails every running call with Network and opens new connections from here on: the old ones are thought dead.
    virtual void reconnect(const std::string &why) = 0;
    /// How many watches may run at once before further ones would hang; -1: no limit.
    [[nodiscard]] virtual int watchLimit() const { return -1; }
};

} // namespace portolan
