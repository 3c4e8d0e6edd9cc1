#include "models/decode/oldforms.h"

#include <algorithm>

namespace portolan::oldforms {

namespace {

/// Moves a member to another name; what stands there already stays.
void rename(Json &object, std::string_view from, std::string_view to)
{
    const Json *value = object.find(from);
    if (!value)
        return;
    Json moved = *value;
    object.remove(from);
    if (!object.contains(to))
        object.set(to, std::move(moved));
}

/// Calls change(element) for the elements of a list; for none when it is no list.
template<class F>
void forItems(Json &object, std::string_view key, F &&change)
{
    if (object[key].isArray())
        for (Json &item : object.member(key).mutableItems())
            change(item);
}

void backend(Json &object)
{
    if (!object.contains("serviceName") && !object.contains("servicePort"))
        return;
    const Json port = object["servicePort"];
    if (object["serviceName"].view().empty() && !port.isString() && port.toInt() == 0) { // servers write a port of 0 beside a resource
        object.remove("serviceName");
        object.remove("servicePort");
        return;
    }
    Json service = Json::object({{"name", object["serviceName"]}});
    if (port.isInteger())
        service.set("port", Json::object({{"number", port}}));
    else if (port.isString() && !port.view().empty())
        service.set("port", Json::object({{"name", port}}));
    object.remove("serviceName");
    object.remove("servicePort");
    object.set("service", std::move(service));
}

/// pkg/apis/discovery/v1beta1/conversion.go; a hostname that is another than nodeName stays what it was.
void endpoint(Json &object)
{
    const Json *given = object.find("topology");
    if (!given || !given->isObject())
        return;
    Json topology = *given;
    object.remove("topology");
    for (const auto &[label, field] : {std::pair("kubernetes.io/hostname", "nodeName"), std::pair("topology.kubernetes.io/zone", "zone")}) {
        const Json value = topology[label];
        if (!value.isString())
            continue;
        if (object[field].isNull())
            object.set(field, value);
        if (object[field] == value)
            topology.remove(label);
    }
    if (!topology.empty())
        object.set("deprecatedTopology", std::move(topology));
}

/// One entry of spec.devices.requests. resource/v1beta1/conversion.go.
void deviceRequest(Json &request)
{
    if (!request.isObject() || !request.contains("deviceClassName"))
        return; // firstAvailable
    Json out = Json::object({{"name", request["name"]}}), exactly = Json::object();
    for (const auto &[key, value] : request.members())
        if (key != "name")
            exactly.set(key, value);
    out.set("exactly", std::move(exactly));
    request = std::move(out);
}

} // namespace

void workload(Json &object)
{
    if (!object["spec"].isObject())
        return;
    Json &spec = object.member("spec");
    spec.remove("rollbackTo");
    spec.remove("templateGeneration");
    const Json labels = spec["template"]["metadata"]["labels"];
    if (spec["selector"].isNull() && !labels.empty())
        spec.set("selector", Json::object({{"matchLabels", labels}}));
}

void onDeleteWorkload(Json &object)
{
    workload(object);
    if (object["spec"].isObject() && object["spec"]["updateStrategy"]["type"].isNull())
        object.member("spec").member("updateStrategy").set("type", "OnDelete");
}

void ingress(Json &object)
{
    if (!object["spec"].isObject())
        return;
    Json &spec = object.member("spec");
    rename(spec, "backend", "defaultBackend");
    if (spec["defaultBackend"].isObject())
        backend(spec.member("defaultBackend"));
    forItems(spec, "rules", [](Json &rule) {
        if (!rule["http"].isObject())
            return;
        forItems(rule.member("http"), "paths", [](Json &path) {
            if (path["backend"].isObject())
                backend(path.member("backend"));
            if (path.isObject() && path["pathType"].isNull())
                path.set("pathType", "ImplementationSpecific");
        });
    });
}

void endpointSlice(Json &object)
{
    forItems(object, "endpoints", endpoint);
    if (object["addressType"].view() == "IP") { // v1alpha1
        const std::string_view address = object["endpoints"][0]["addresses"][0].view();
        object.set("addressType", address.find(':') == std::string_view::npos ? "IPv4" : "IPv6");
    }
}

void disruptionBudget(Json &object)
{
    const Json &selector = object["spec"]["selector"];
    const bool empty = selector.isObject() && selector["matchLabels"].empty() && selector["matchExpressions"].empty();
    if (!empty)
        return;
    // The server's own way to say it in policy/v1: a label that no pod has. pkg/apis/policy/helper.go
    Json nobody = Json::object({{"key", "pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match"}, {"operator", "Exists"}});
    object.member("spec").set("selector", Json::object({{"matchExpressions", Json(Json::Array{std::move(nobody)})}}));
}

void definition(Json &object)
{
    if (!object["spec"].isObject())
        return;
    Json &spec = object.member("spec");
    if (spec["versions"].empty() && spec["version"].isString())
        spec.set("versions", Json(Json::Array{Json::object({{"name", spec["version"]}, {"served", true}, {"storage", true}})}));
    forItems(spec, "versions", [&spec](Json &version) {
        for (const auto &[from, to] : {std::pair("validation", "schema"), std::pair("subresources", "subresources"),
                                       std::pair("additionalPrinterColumns", "additionalPrinterColumns")})
            if (version.isObject() && spec.contains(from) && !version.contains(to))
                version.set(to, spec[from]);
        forItems(version, "additionalPrinterColumns", [](Json &column) { rename(column, "JSONPath", "jsonPath"); });
    });
    for (const char *moved : {"version", "validation", "subresources", "additionalPrinterColumns"})
        spec.remove(moved);
    if (spec["scope"].isNull())
        spec.set("scope", "Namespaced");
}

void signingRequest(Json &object)
{
    if (!object["status"].isObject())
        return;
    forItems(object.member("status"), "conditions", [](Json &condition) {
        if (condition.isObject() && condition["status"].isNull())
            condition.set("status", "True");
    });
}

void priorityLevel(Json &object)
{
    if (object["spec"]["limited"].isObject())
        rename(object.member("spec").member("limited"), "assuredConcurrencyShares", "nominalConcurrencyShares");
}

void runtimeClass(Json &object)
{
    const Json spec = object["spec"];
    if (!spec.isObject())
        return;
    object.remove("spec");
    for (const auto &[from, to] : {std::pair("runtimeHandler", "handler"), std::pair("overhead", "overhead"), std::pair("scheduling", "scheduling")})
        if (spec.contains(from))
            object.set(to, spec[from]);
}

void deviceClaim(Json &object)
{
    Json *spec = object["spec"].isObject() ? &object.member("spec") : nullptr;
    if (spec && (*spec)["spec"].isObject()) // a template
        spec = &spec->member("spec");
    if (!spec || !(*spec)["devices"].isObject())
        return;
    forItems(spec->member("devices"), "requests", deviceRequest);
}

void deviceSlice(Json &object)
{
    if (!object["spec"].isObject())
        return;
    forItems(object.member("spec"), "devices", [](Json &device) {
        const Json basic = device["basic"];
        if (!basic.isObject())
            return;
        device.remove("basic");
        for (const auto &[key, value] : basic.members())
            device.set(key, value);
    });
}

void volumeSnapshot(Json &object)
{
    if (!object["spec"].isObject())
        return;
    Json &spec = object.member("spec");
    const Json content = spec["snapshotContentName"], source = spec["source"];
    rename(spec, "snapshotClassName", "volumeSnapshotClassName");
    spec.remove("snapshotContentName");
    if (source["kind"].view() == "PersistentVolumeClaim")
        spec.set("source", Json::object({{"persistentVolumeClaimName", source["name"]}}));
    else if (content.isString())
        spec.set("source", Json::object({{"volumeSnapshotContentName", content}}));
    if (content.isString())
        object.member("status").set("boundVolumeSnapshotContentName", content);
}

} // namespace portolan::oldforms
