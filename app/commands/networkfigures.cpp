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
        return failure(ErrorKind::Config, "render path", "--from and --to are needed");
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

Result<Graph> buildPodFigure(CommandSource &source, const FigureRequest &figure)
{
    if (!figure.object || figure.object->kind != Kind::Pod)
        return failure(ErrorKind::Config, "render pod", "--pod NS/NAME is needed");
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
