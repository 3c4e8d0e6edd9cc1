#include "app/demo/usageanswers.h"

#include "app/demo/demousage.h"
#include "app/demo/selectors.h"
#include "models/usage/metrics.h"

namespace portolan {

namespace {

void send(httplib::Response &response, const StatusAnswer &answer)
{
    response.status = answer.code;
    response.set_content(toJsonText(answer.body) + '\n', "application/json;charset=utf-8");
}

int indexOf(const DemoWorld &world, std::string_view resource)
{
    return world.catalog.indexOf("", "v1", resource);
}

StatusAnswer notMeasured(std::string_view resource, const std::string &name)
{
    StatusAnswer answer = statusAnswer(404, "NotFound", std::string(resource) + ".metrics.k8s.io \"" + name + "\" not found");
    return answer;
}

StatusAnswer oneOf(const DemoWorld &world, const ApiPath &path)
{
    const DemoUsage usage(world);
    const JsonPtr object = world.bank.get(indexOf(world, path.resource), path.ns, path.name);
    if (path.resource == "nodes")
        return object ? StatusAnswer{200, usage.nodeMetrics(*object)} : notMeasured("nodemetrics", path.name);
    const auto metrics = object ? usage.podMetrics(*object) : std::nullopt;
    return metrics ? StatusAnswer{200, *metrics} : notMeasured("podmetrics", path.ns + '/' + path.name);
}

/// Items of a list do not say what they are.
Json item(Json metrics)
{
    metrics.remove("kind");
    metrics.remove("apiVersion");
    return metrics;
}

StatusAnswer listOf(const DemoWorld &world, const httplib::Request &request, const ApiPath &path)
{
    const auto selection = Selection::parse(request.get_param_value("labelSelector"), request.get_param_value("fieldSelector"), path.resource);
    if (!selection)
        return statusAnswer(400, "BadRequest", selection.error().detail);
    const DemoUsage usage(world);
    const bool pods = path.resource == "pods";
    Json items = Json::array();
    for (const JsonPtr &object : world.bank.list(indexOf(world, path.resource)).objects) {
        if (!selection->takes(*object) || (!path.ns.empty() && (*object)["metadata"]["namespace"].view() != path.ns))
            continue;
        if (auto metrics = pods ? usage.podMetrics(*object) : std::optional(usage.nodeMetrics(*object)))
            items.push(item(std::move(*metrics)));
    }
    return {200, Json::object({{"kind", pods ? "PodMetricsList" : "NodeMetricsList"}, {"apiVersion", "metrics.k8s.io/v1beta1"},
                               {"metadata", Json::object()}, {"items", std::move(items)}})};
}

} // namespace

bool answerUsage(const DemoWorld &world, const httplib::Request &request, httplib::Response &response)
{
    static constexpr std::string_view nodes = "/api/v1/nodes/", summary = "/proxy/stats/summary";
    const std::string_view asked = request.path;
    if (asked.starts_with(nodes) && asked.ends_with(summary) && asked.size() > nodes.size() + summary.size()) {
        const std::string name(asked.substr(nodes.size(), asked.size() - nodes.size() - summary.size()));
        const int index = indexOf(world, "nodes");
        const JsonPtr node = world.bank.get(index, "", name);
        send(response, node ? StatusAnswer{200, DemoUsage(world).summary(*node)} : notFound(world.catalog.resources()[static_cast<std::size_t>(index)], name));
        return true;
    }
    const ApiPath path = parseApiPath(request.path);
    const bool known = path.resource == "pods" || (path.resource == "nodes" && !path.inNamespace);
    if (!path.valid || path.group != metricsGroup || path.version != metricsVersion || !known || !path.subresource.empty())
        return false;
    if (request.get_param_value("watch") == "true" || request.get_param_value("watch") == "1")
        send(response, statusAnswer(405, "MethodNotAllowed", "the server does not allow this method on the requested resource"));
    else
        send(response, path.name.empty() ? listOf(world, request, path) : oneOf(world, path));
    return true;
}

} // namespace portolan
