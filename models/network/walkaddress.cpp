#include <algorithm>

#include "models/network/tracewords.h"
#include "models/network/walk.h"

namespace portolan {

namespace {

using W = TraceWords;

std::string namesOf(const std::vector<const Service *> &services)
{
    std::vector<std::string> out;
    for (const Service *service : services)
        out.push_back("services/" + pathOf(*service));
    return W::list(out);
}

std::string offers(const std::vector<const Service *> &services)
{
    std::vector<std::string> out;
    for (const Service *service : services)
        out.push_back("services/" + pathOf(*service) + ": " + portList(*service));
    std::string text;
    for (const std::string &one : out)
        text += (text.empty() ? "" : "; ") + one;
    return text;
}

} // namespace

/// Addresses from outside may belong to several Services, each with ports of its own: who offers the port and protocol is meant.
Result<Trace> Walk::sharedAddress(const std::vector<const Service *> &services, const std::string &address)
{
    const std::string &name = m_request.portName;
    const bool chosen = m_port != 0 || !name.empty();
    const auto asked = [&](const ServicePort &p) { return !chosen || (name.empty() ? p.port == m_port : p.name == name); };
    std::vector<const Service *> fitting;
    bool otherProtocol = false;
    for (const Service *service : services)
        for (const ServicePort &p : service->ports) {
            otherProtocol = otherProtocol || asked(p);
            if (p.protocol == m_request.protocol && asked(p) && (fitting.empty() || fitting.back() != service))
                fitting.push_back(service);
        }
    if (fitting.size() > 1 && !chosen)
        return failure(ErrorKind::Config, "ip:" + address, W::say(TraceWords::tr("several Services share this address: say which port is meant with --port (%1)"), offers(fitting)));
    if (fitting.empty() && services.size() > 1) {
        m_trace.to = {"service", {}, {}, {}, address, {}, m_port};
        const std::string wanted = !chosen ? W::say(TraceWords::tr("a port of %1"), protocolText(m_request.protocol))
            : name.empty()                 ? W::port(m_port, m_request.protocol)
                                           : W::port(name, m_request.protocol);
        stop(Verdict::Unreachable, chosen && otherProtocol ? "wrong-protocol" : "no-such-port",
             W::say(TraceWords::tr("none of the Services that share the address %1 offers %2. They offer %3."), address, wanted, offers(services)));
        return m_trace;
    }
    if (fitting.size() > 1)
        m_trace.warnings.push_back(W::say(TraceWords::tr("%1 claim the same port of address %2: which of them nodes take is not settled; the first is traced"), namesOf(fitting), address));
    const Service &svc = fitting.empty() ? *services.front() : *fitting.front();
    return hasClusterAddress(svc, address) ? service(svc, address) : publicAddress(svc, address);
}

} // namespace portolan
