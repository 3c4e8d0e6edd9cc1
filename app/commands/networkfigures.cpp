#include <algorithm>
#include <cstdlib>

#include "app/commands/figurebuilders.h"
#include "models/diagram/mapgraph.h"
#include "models/diagram/pathgraph.h"

namespace portolan {

namespace {

Result<std::shared_ptr<const NetworkIndex>> indexOf(CommandSource &source)
{
    const auto store = source.store(std::span<const Kind>(networkKinds()));
    if (!store)
        return tl::unexpected(store.error());
    return std::make_shared<const NetworkIndex>(**store);
}

Result<TraceRequest> requestOf(const FigureRequest &figure)
{
    if (figure.from.empty() || figure.to.empty())
        return failure(ErrorKind::Config, "render path", "--from and --to are needed");
    const auto from = End::parse(figure.from), to = End::parse(figure.to);
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    TraceRequest request{*from, *to, 0, Protocol::TCP};
    if (!figure.port.empty()) {
        char *end = nullptr;
        const long port = std::strtol(figure.port.c_str(), &end, 10);
        if (*end != '\0' || port < 1 || port > 65535)
            return failure(ErrorKind::Config, "--port " + figure.port, "a port is a number from 1 to 65535");
        request.port = static_cast<int>(port);
    }
    std::string protocol = figure.protocol.empty() ? "TCP" : figure.protocol;
    std::transform(protocol.begin(), protocol.end(), protocol.begin(), [](unsigned char c) { return std::toupper(c); });
    if (protocol != "TCP" && protocol != "UDP" && protocol != "SCTP")
        return failure(ErrorKind::Config, "--protocol " + figure.protocol, "TCP, UDP or SCTP");
    request.protocol = protocolFrom(protocol);
    return request;
}

} // namespace

Result<Graph> buildPathFigure(CommandSource &source, const FigureRequest &figure)
{
    const auto request = requestOf(figure);
    if (!request)
        return tl::unexpected(request.error());
    const auto index = indexOf(source);
    if (!index)
        return tl::unexpected(index.error());
    const Tracer tracer(*index);
    const auto trace = tracer.trace(*request);
    if (!trace)
        return tl::unexpected(trace.error());
    return pathGraph(*trace, tracer, *request);
}

Result<Graph> buildMapFigure(CommandSource &source, const FigureRequest &figure)
{
    const auto index = indexOf(source);
    if (!index)
        return tl::unexpected(index.error());
    MapOptions options;
    options.ns = source.allNamespaces() ? std::string() : source.ns();
    if (figure.fold)
        options.fold = *figure.fold;
    return mapGraph(Tracer(*index), options);
}

} // namespace portolan
