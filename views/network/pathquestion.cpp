#include "views/network/pathquestion.h"

#include "models/diagram/pathgraph.h"

namespace portolan {

namespace {

void answerTrace(PathAnswer &out, const PathQuestion &question)
{
    const auto from = out.catalog->read(question.from), to = out.catalog->read(question.to);
    out.problemFrom = !from;
    out.problemTo = from && !to;
    if (!from || !to) {
        out.problem = (from ? to.error() : from.error()).text();
        return;
    }
    out.request.from = *from;
    out.request.to = *to;
    out.request.protocol = question.protocol;
    if (const auto port = question.port.empty() ? Result<void>() : out.request.setPort(question.port); !port) {
        out.problem = port.error().text();
        return;
    }
    out.ports = portsOf(out.tracer->index(), *to);
    if (question.port.empty() && !out.ports.empty()) {
        out.request.port = out.ports.front().number; // as good a start as any, and it is shown
        out.request.protocol = out.ports.front().protocol;
    }
    auto trace = out.tracer->trace(out.request);
    if (!trace) {
        out.problem = trace.error().text();
        const std::string &context = trace.error().context;
        out.problemFrom = from->type != End::Type::Address && context.find(from->name) != std::string::npos && !(from->name == to->name);
        out.problemTo = !out.problemFrom;
        return;
    }
    out.graph = pathGraph(*trace, *out.tracer, out.request);
    out.trace = std::move(*trace);
}

} // namespace

bool PathQuestion::isSameWay(const PathQuestion &before) const
{
    return from == before.from && to == before.to && protocol == before.protocol && (port == before.port || before.port.empty());
}

TraceEnds PathQuestion::ends() const
{
    return {QString::fromStdString(from), QString::fromStdString(to), QString::fromStdString(port + '/' + std::string(protocolText(protocol)))};
}

PathAnswer answerOf(const std::shared_ptr<const Tracer> &tracer, const PathQuestion &question)
{
    PathAnswer out;
    out.tracer = tracer;
    out.catalog = std::make_shared<const EndCatalog>(tracer->index());
    if (question.examples)
        out.examples = pathExamples(*tracer);
    if (question.complete())
        answerTrace(out, question);
    return out;
}

} // namespace portolan
