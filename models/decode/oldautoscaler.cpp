#include <string>

#include "models/decode/jsonparser.h"
#include "models/decode/oldforms.h"

/// HorizontalPodAutoscaler before autoscaling/v2beta2. Source: pkg/apis/autoscaling/v1/conversion.go, v2beta1/conversion.go.
namespace portolan::oldforms {

namespace {

void copyIf(Json &to, std::string_view key, const Json &value)
{
    if (!value.isNull())
        to.set(key, value);
}

/// {"type": "Utilization", "averageUtilization": 80}; the kind of value that is given tells the type.
Json target(const Json &value, const Json &averageValue, const Json &averageUtilization)
{
    Json out = Json::object();
    const char *type = !averageUtilization.isNull() ? "Utilization" : !averageValue.isNull() ? "AverageValue" : "Value";
    out.set("type", type);
    copyIf(out, "value", averageValue.isNull() ? value : Json());
    copyIf(out, "averageValue", averageValue);
    copyIf(out, "averageUtilization", averageUtilization);
    return out;
}

Json current(const Json &value, const Json &averageValue, const Json &averageUtilization)
{
    Json out = Json::object();
    copyIf(out, "value", averageValue.isNull() || !value.isNull() ? value : Json());
    copyIf(out, "averageValue", averageValue);
    copyIf(out, "averageUtilization", averageUtilization);
    return out;
}

/// The part of a metric that its type names ("Resource": "resource"), in the new form.
Json part(const std::string &field, const Json &from, bool status)
{
    const std::string_view how = status ? "current" : "target";
    const auto get = [&](std::string_view what) -> const Json & { return from[std::string(how) + std::string(what)]; };
    Json out = Json::object();
    if (field == "resource" || field == "containerResource") {
        copyIf(out, "name", from["name"]);
        copyIf(out, "container", from["container"]);
        out.set(how, status ? current({}, get("AverageValue"), get("AverageUtilization")) : target({}, get("AverageValue"), get("AverageUtilization")));
        return out;
    }
    Json metric = Json::object({{"name", from["metricName"]}});
    copyIf(metric, "selector", field == "external" ? from["metricSelector"] : from["selector"]);
    if (field == "object")
        copyIf(out, "describedObject", from["target"]);
    out.set("metric", std::move(metric));
    const Json &average = field == "object" ? from["averageValue"] : get("AverageValue");
    out.set(how, status ? current(get("Value"), average, {}) : target(get("Value"), average, {}));
    return out;
}

Json metricOf(const Json &from, bool status)
{
    std::string field = from["type"].str();
    if (field.empty() || !from[std::string(1, static_cast<char>(field[0] | 0x20)) + field.substr(1)].isObject())
        return from;
    field[0] = static_cast<char>(field[0] | 0x20);
    Json out = Json::object({{"type", from["type"]}});
    out.set(field, part(field, from[field], status));
    return out;
}

Json metricsOf(const Json &list, bool status)
{
    Json out = Json::array();
    for (const Json &one : list.items())
        out.push(metricOf(one, status));
    return out;
}

/// What v1 has no field for stands in an annotation, as JSON.
Json takeAnnotation(Json &object, std::string_view name)
{
    const std::string key = "autoscaling.alpha.kubernetes.io/" + std::string(name);
    const Json *text = object["metadata"]["annotations"].find(key);
    if (!text)
        return {};
    Result<Json> value = parseJson(text->view());
    object.member("metadata").member("annotations").remove(key);
    return value ? std::move(*value) : Json();
}

Json cpu(std::string_view how, const Json &percent)
{
    const Json value = how == "target" ? target({}, {}, percent) : current({}, {}, percent);
    return Json::object({{"type", "Resource"}, {"resource", Json::object({{"name", "cpu"}, {std::string(how), value}})}});
}

} // namespace

void autoscalerV2beta1(Json &object)
{
    if (object["spec"]["metrics"].isArray())
        object.member("spec").set("metrics", metricsOf(object["spec"]["metrics"], false));
    if (object["status"]["currentMetrics"].isArray())
        object.member("status").set("currentMetrics", metricsOf(object["status"]["currentMetrics"], true));
}

void autoscalerV1(Json &object)
{
    const Json percent = object["spec"]["targetCPUUtilizationPercentage"], used = object["status"]["currentCPUUtilizationPercentage"];
    Json metrics = metricsOf(takeAnnotation(object, "metrics"), false);
    Json currentMetrics = metricsOf(takeAnnotation(object, "current-metrics"), true);
    const Json conditions = takeAnnotation(object, "conditions"), behavior = takeAnnotation(object, "behavior");
    constexpr int defaultPercent = 80; // v1/defaults.go
    if (!percent.isNull())
        metrics.push(cpu("target", percent));
    else if (metrics.empty())
        metrics.push(cpu("target", defaultPercent));
    if (!used.isNull() && currentMetrics.empty())
        currentMetrics.push(cpu("current", used));
    Json &spec = object.member("spec");
    spec.remove("targetCPUUtilizationPercentage");
    spec.set("metrics", std::move(metrics));
    if (behavior.isObject())
        spec.set("behavior", behavior);
    if (object["status"].isObject())
        object.member("status").remove("currentCPUUtilizationPercentage");
    if (!currentMetrics.empty())
        object.member("status").set("currentMetrics", std::move(currentMetrics));
    if (conditions.isArray())
        object.member("status").set("conditions", conditions);
}

} // namespace portolan::oldforms
