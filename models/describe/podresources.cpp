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

/// Requests of init containers: a restartable one runs beside all that follow it.
void countInitContainers(const Json &containers, std::string_view what, ResourceAmounts &total)
{
    ResourceAmounts sidecars, most;
    for (const Json &container : containers.items()) {
        ResourceAmounts own = amounts(container["resources"][what]);
        if (container["restartPolicy"].view() == "Always") {
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

bool usesCpuOrMemory(const Json &list)
{
    return !amountOf(list["cpu"]).isZero() || !amountOf(list["memory"]).isZero();
}

} // namespace

ResourceAmounts podResources(const Json &pod, std::string_view what)
{
    const Json &spec = pod["spec"];
    ResourceAmounts total;
    for (const Json &container : spec["containers"].items())
        addAll(total, amounts(container["resources"][what]));
    countInitContainers(spec["initContainers"], what, total);
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
    bool any = false, guaranteed = true;
    for (const char *group : {"containers", "initContainers"}) {
        for (const Json &container : pod["spec"][group].items()) {
            const Json &limits = container["resources"]["limits"], &requests = container["resources"]["requests"];
            any = any || usesCpuOrMemory(limits) || usesCpuOrMemory(requests);
            for (const char *name : {"cpu", "memory"}) {
                const Quantity limit = amountOf(limits[name]);
                const Quantity request = requests.contains(name) ? amountOf(requests[name]) : limit;
                guaranteed = guaranteed && !limit.isZero() && request == limit;
            }
        }
    }
    return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
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
