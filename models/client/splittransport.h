#pragma once

#include <memory>

#include "models/client/transport.h"

namespace portolan {

/// Two ways to one server. What may be large and has to wait for who takes it (HttpRequest::pausable) goes one way, which can be
/// stopped: over HTTP/1.1, since Qt's HTTP/2 grants more window whether or not anybody reads, and a reply's read buffer does not stop
/// its manager. Everything else goes the other way. Network thread.
class SplitTransport final : public Transport
{
public:
    SplitTransport(std::unique_ptr<Transport> pausable, std::unique_ptr<Transport> others) : m_pausable(std::move(pausable)), m_others(std::move(others)) {}

    [[nodiscard]] std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override
    {
        Transport &way = request.pausable ? *m_pausable : *m_others;
        return way.start(std::move(request), std::move(handler));
    }
    void reconnect(const std::string &why) override
    {
        m_pausable->reconnect(why);
        m_others->reconnect(why);
    }
    [[nodiscard]] int watchLimit() const override { return m_others->watchLimit(); }

private:
    std::unique_ptr<Transport> m_pausable, m_others;
};

} // namespace portolan
