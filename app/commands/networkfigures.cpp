#include "app/commands/figurebuilders.h"
#include "app/commands/networksource.h"
#include "models/diagram/anatomygraph.h"
#include "models/diagram/mapgraph.h"
#include "models/diagram/pathgraph.h"

namespace portolan {

namespace {

Result<TraceRequest> requestOf(const FigureRequest &figure)
{
    if (figure.from.empty() || figure.to.empty())
        return failure(ErrorKind::Config, {}, "render path wants --from and --to");
    const auto from = End::parse(figure.from), to = End::parse(figure.to);
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    TraceRequest request{*from, *to, 0, Protocol::TCP};
    if (const auto set = figure.port.empty() ? Result<void>() : request.setPort(figure.port); !set)
        return tl::unexpected(set.error());
    if (const auto set = figure.protocol.empty() ? Result<void>() : request.setProtocol(figure.protocol); !set)
        return tl::unexpected(set.error());
    return request;
}

} // namespace

Result<void> checkPathFigure(const FigureRequest &figure)
{
    return requestOf(figure).map([](const TraceRequest &) {});
}

Result<Graph> buildPathFigure(CommandSource &source, const FigureRequest &figure)
{
    const auto request = requestOf(figure);
    if (!request)
        return tl::unexpected(request.error());
    const auto index = readNetwork(source, {request->from, request->to});
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
    const auto index = readNetwork(source);
    if (!index)
        return tl::unexpected(index.error());
    MapOptions options;
    options.ns = source.allNamespaces() ? std::string() : source.ns();
    if (figure.fold)
        options.fold = *figure.fold;
    return mapGraph(Tracer(*index), options);
}

Result<void> checkPodFigure(const FigureRequest &figure)
{
    return figure.object && figure.object->kind == Kind::Pod ? Result<void>() : failure(ErrorKind::Config, {}, "render pod wants --pod NS/NAME");
}

Result<Graph> buildPodFigure(CommandSource &source, const FigureRequest &figure)
{
    source.alsoIn(figure.object->ns);
    const auto store = source.store({Kind::Pod, Kind::Node});
    if (!store)
        return tl::unexpected(store.error());
    const auto pod = (*store)->get<Pod>(figure.object->ns, figure.object->name);
    if (!pod) {
        Error error = missingError((*store)->coverage(), *figure.object, "not found");
        error.context = "pod " + figure.object->ns + '/' + figure.object->name;
        return tl::unexpected(std::move(error));
    }
    return anatomyGraph(*pod, (*store)->get<Node>({}, pod->nodeName).get(), (*store)->serverVersion());
}

} // namespace portolan
