#include "models/describe/podresources.h"

#include <algorithm>

namespace portolan {

namespace {

Quantity amountOf(const Json &quantity)
{
    return Quantity::parse(quantity.scalarText()).value_or(Quantity());
}

ResourceAmounts amounts(const Json &list)
{
    ResourceAmounts out;
    for (const auto &[name, value] : list.members())
        out[name] = amountOf(value);
    return out;
}

void addAll(ResourceAmounts &to, const ResourceAmounts &more)
{
    for (const auto &[name, amount] : more) {
        const auto found = to.find(name);
        if (found == to.end())
            to[name] = amount;
        else
            found->second = found->second + amount;
    }
}

void raiseTo(ResourceAmounts &to, const ResourceAmounts &least)
{
    for (const auto &[name, amount] : least) {
        const auto found = to.find(name);
        if (found == to.end() || found->second < amount)
            to[name] = amount;
    }
}

bool restarts(const Json &initContainer)
{
    return initContainer["restartPolicy"].view() == "Always";
}

/// The resize that is asked for can never be (its amounts do not count).
bool resizeInfeasible(const Json &pod)
{
    for (const Json &condition : pod["status"]["conditions"].items())
        if (condition["type"].view() == "PodResizePending")
            return condition["reason"].view() == "Infeasible";
    return false;
}

const Json &statusOf(const Json &pod, std::string_view container)
{
    static const Json none;
    for (const char *list : {"initContainerStatuses", "containerStatuses"})
        for (const Json &status : pod["status"][list].items())
            if (status["name"].view() == container)
                return status;
    return none;
}

/// One container's amounts; of those in its status the largest count (determineEffectiveRequests, determineEffectiveLimits).
ResourceAmounts containerAmounts(const Json &pod, const Json &container, std::string_view what, AmountsOf of)
{
    const ResourceAmounts wanted = amounts(container["resources"][what]);
    const Json &status = statusOf(pod, container["name"].view());
    if (of == AmountsOf::Spec || !status["resources"].isObject())
        return wanted;
    ResourceAmounts out = amounts(status["resources"][what]);
    if (what == "requests")
        raiseTo(out, amounts(status["allocatedResources"]));
    if (!resizeInfeasible(pod))
        raiseTo(out, wanted);
    return out;
}

/// What init containers need: a restartable one runs beside all that follow it.
void countInitContainers(const Json &pod, std::string_view what, AmountsOf of, ResourceAmounts &total)
{
    ResourceAmounts sidecars, most;
    for (const Json &container : pod["spec"]["initContainers"].items()) {
        ResourceAmounts own = containerAmounts(pod, container, what, restarts(container) ? of : AmountsOf::Spec);
        if (restarts(container)) {
            addAll(total, own);
            addAll(sidecars, own);
            own = sidecars;
        } else {
            addAll(own, sidecars);
        }
        raiseTo(most, own);
    }
    raiseTo(total, most);
}

bool countsForQuality(std::string_view name)
{
    return name == "cpu" || name == "memory";
}

/// Adds what one `resources` has of cpu and memory; false when it does not limit both. A limit is also the request where
/// none is given, as the server fills in.
bool addForQuality(const Json &resources, ResourceAmounts &requests, ResourceAmounts &limits)
{
    ResourceAmounts most, asked;
    for (const auto &[name, amount] : amounts(resources["limits"]))
        if (countsForQuality(name) && !amount.isZero())
            most[name] = asked[name] = amount;
    for (const auto &[name, amount] : amounts(resources["requests"]))
        if (countsForQuality(name) && !amount.isZero())
            asked[name] = amount;
    addAll(limits, most);
    addAll(requests, asked);
    return most.size() == 2;
}

} // namespace

ResourceAmounts podResources(const Json &pod, std::string_view what, AmountsOf of)
{
    const Json &spec = pod["spec"];
    ResourceAmounts total;
    for (const Json &container : spec["containers"].items())
        addAll(total, containerAmounts(pod, container, what, of));
    countInitContainers(pod, what, of, total);
    for (const auto &[name, amount] : amounts(spec["resources"][what])) // pod-level amounts replace the sums
        if (name == "cpu" || name == "memory" || name.starts_with("hugepages-"))
            total[name] = amount;
    for (const auto &[name, amount] : amounts(spec["overhead"])) {
        const auto found = total.find(name);
        if (found != total.end() && !found->second.isZero())
            found->second = found->second + amount;
        else if (what == "requests")
            total[name] = amount;
    }
    return total;
}

std::string podQosClass(const Json &pod)
{
    if (const std::string_view given = pod["status"]["qosClass"].view(); !given.empty())
        return std::string(given);
    ResourceAmounts requests, limits;
    bool guaranteed = true;
    if (const Json &whole = pod["spec"]["resources"]; whole.isObject()) {
        guaranteed = addForQuality(whole, requests, limits) || whole["limits"].isNull();
    } else {
        for (const char *group : {"containers", "initContainers"})
            for (const Json &container : pod["spec"][group].items())
                guaranteed = addForQuality(container["resources"], requests, limits) && guaranteed;
    }
    if (requests.empty() && limits.empty())
        return "BestEffort";
    return guaranteed && requests == limits ? "Guaranteed" : "Burstable";
}

std::string resourceFieldValue(const Json &resourceFieldRef, const Json &container)
{
    const std::string_view field = resourceFieldRef["resource"].view();
    const std::size_t dot = field.find('.');
    const std::string_view list = field.substr(0, dot);
    if (dot == std::string_view::npos || (list != "limits" && list != "requests"))
        return {};
    const std::string_view name = field.substr(dot + 1);
    if (name != "cpu" && name != "memory" && name != "ephemeral-storage" && !name.starts_with("hugepages-"))
        return {};
    Quantity divisor = amountOf(resourceFieldRef["divisor"]);
    if (divisor.isZero())
        divisor = Quantity::fromInteger(1, Quantity::Format::DecimalSI);
    const Quantity amount = amountOf(container["resources"][list][name]);
    const std::int64_t have = name == "cpu" ? amount.milliValue() : amount.value();
    const std::int64_t unit = std::max<std::int64_t>(1, name == "cpu" ? divisor.milliValue() : divisor.value());
    return std::to_string(have / unit + (have % unit > 0 ? 1 : 0));
}

} // namespace portolan
