#include <algorithm>

#include "models/printers/builtincells.h"

// Cells of resource.k8s.io and of scheduling's groups of pods.

namespace portolan::builtincells {

Json deviceClaimState(const Json &object, const PrinterContext &)
{
    const Json &status = object["status"];
    const bool deleted = !object["metadata"]["deletionTimestamp"].isNull();
    std::string out = deleted ? "deleted" : "";
    if (!status["allocation"].isObject())
        return deleted ? out : std::string("pending");
    out += out.empty() ? "allocated" : ",allocated";
    return status["reservedFor"].empty() ? out : out + ",reserved";
}

Json taintAdded(const Json &object, const PrinterContext &context)
{
    const Json &added = object["spec"]["taint"]["timeAdded"];
    return added.isNull() ? std::string() : portolan::age(Timestamp::parse(added.view()), context.now);
}

namespace {

const Json *ended(const Json &object, std::string_view type)
{
    for (const Json &one : object["status"]["conditions"].items())
        if (one["type"].view() == type && one["status"].view() == "True")
            return &one;
    return nullptr;
}

bool failed(const Json &object)
{
    for (const Json &one : object["status"]["conditions"].items())
        if (one["status"].view() == "True" && (one["type"].view() == "Complete" || one["type"].view() == "Failed"))
            return one["type"].view() == "Failed"; // the first of them counts
    return false;
}

/// The sum over all pools; "-" until there is one.
Json devicesOf(const Json &object, const char *field)
{
    if (!object["status"].isObject() || failed(object))
        return "-";
    std::int64_t sum = 0;
    for (const Json &pool : object["status"]["pools"].items())
        sum += pool[field].toInt();
    return std::to_string(sum);
}

} // namespace

Json poolTotal(const Json &object, const PrinterContext &) { return devicesOf(object, "totalDevices"); }
Json poolAvailable(const Json &object, const PrinterContext &) { return devicesOf(object, "availableDevices"); }
Json poolAllocated(const Json &object, const PrinterContext &) { return devicesOf(object, "allocatedDevices"); }
Json poolUnavailable(const Json &object, const PrinterContext &) { return devicesOf(object, "unavailableDevices"); }
Json poolErrors(const Json &object, const PrinterContext &)
{
    if (!object["status"].isObject() || failed(object))
        return "-";
    const Json::Array &pools = object["status"]["pools"].items();
    return std::to_string(std::count_if(pools.begin(), pools.end(), [](const Json &pool) { return !pool["validationError"].isNull(); }));
}
Json poolStatus(const Json &object, const PrinterContext &)
{
    if (failed(object))
        return "Failed";
    if (!ended(object, "Complete"))
        return "Pending";
    const std::size_t told = object["status"]["pools"].size();
    const std::int64_t all = object["status"]["poolCount"].toInt();
    if (all <= static_cast<std::int64_t>(told))
        return "Complete";
    return "Complete (" + std::to_string(told) + '/' + std::to_string(all) + " pools)";
}
Json poolCompleted(const Json &object, const PrinterContext &context)
{
    const Json *complete = failed(object) ? nullptr : ended(object, "Complete");
    return complete ? portolan::age(Timestamp::parse((*complete)["lastTransitionTime"].view()), context.now) : std::string("<none>");
}

// PodGroup
Json podGroupPolicy(const Json &object, const PrinterContext &) { return object.at("spec.schedulingPolicy.gang").isObject() ? "Gang" : "Basic"; }
Json podGroupStatus(const Json &object, const PrinterContext &)
{
    std::string status = "Pending", disrupted;
    for (const Json &one : object["status"]["conditions"].items()) {
        if (one["type"].view() == "PodGroupScheduled")
            status = one["status"].view() == "True" ? "Scheduled" : "Unschedulable";
        else if (one["type"].view() == "DisruptionTarget")
            disrupted = one["reason"].str();
    }
    return disrupted.empty() ? status : disrupted;
}

} // namespace portolan::builtincells
