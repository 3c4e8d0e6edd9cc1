#include <algorithm>
#include <optional>

#include "models/core/quantity.h"
#include "models/printers/builtincells.h"

namespace portolan {

namespace {

std::string_view memberOf(std::string_view type)
{
    static constexpr std::pair<std::string_view, std::string_view> members[] = {
        {"Resource", "resource"}, {"ContainerResource", "containerResource"}, {"Pods", "pods"}, {"Object", "object"}, {"External", "external"}};
    for (const auto &[name, member] : members)
        if (name == type)
            return member;
    return {};
}

constexpr std::string_view unknown = "<unknown>";

std::string quantityText(const Json &written)
{
    if (written.isNull())
        return "<nil>"; // as Go prints no quantity
    const std::optional<Quantity> parsed = Quantity::parse(written.scalarText());
    return parsed ? parsed->text() : written.scalarText();
}

/// "12%/80%" or "30Mi/100Mi" of a resource's metric.
std::string resourceText(const Json &source, const Json &status)
{
    const Json &target = source["target"], &current = status["current"];
    if (!target["averageValue"].isNull())
        return (status.isObject() ? quantityText(current["averageValue"]) : std::string(unknown)) + '/' + quantityText(target["averageValue"]);
    const auto percent = [](const Json &value, std::string_view none) { return value.isNull() ? std::string(none) : value.scalarText() + '%'; };
    return percent(current["averageUtilization"], unknown) + '/' + percent(target["averageUtilization"], "<auto>");
}

/// Of a metric that may be wanted on average or as a whole.
std::string valueText(const Json &source, const Json &status)
{
    const Json &target = source["target"], &current = status["current"];
    if (!target["averageValue"].isNull())
        return (current["averageValue"].isNull() ? std::string(unknown) : quantityText(current["averageValue"])) + '/'
            + quantityText(target["averageValue"]) + " (avg)";
    return (status.isObject() ? quantityText(current["value"]) : std::string(unknown)) + '/' + quantityText(target["value"]);
}

std::string metricText(const Json &spec, const Json &statuses, std::size_t place, ServerVersion server)
{
    const std::string_view type = spec["type"].view(), member = memberOf(type);
    if (member.empty())
        return "<unknown type>";
    const Json &source = spec[member], &status = statuses[place][member];
    if (type == "Object" || type == "External")
        return valueText(source, status);
    if (type == "Pods")
        return (status.isObject() ? quantityText(status["current"]["averageValue"]) : std::string(unknown)) + '/'
            + quantityText(source["target"]["averageValue"]);
    const std::string text = resourceText(source, status);
    return server.has(ReleaseChange::MetricsNameResources) ? source["name"].str() + ": " + text : text;
}

} // namespace

Json builtincells::scaleReference(const Json &object, const PrinterContext &)
{
    const Json &target = object["spec"]["scaleTargetRef"];
    return target["kind"].str() + '/' + target["name"].str();
}

/// Source: printers.go: formatHPAMetrics.
Json builtincells::scaleTargets(const Json &object, const PrinterContext &context)
{
    constexpr std::size_t shown = 2;
    const Json &specs = object["spec"]["metrics"], &statuses = object["status"]["currentMetrics"];
    const std::size_t count = specs.size();
    if (count == 0)
        return "<none>";
    std::string out;
    for (std::size_t i = 0; i < std::min(shown, count); ++i)
        out += (i ? ", " : "") + metricText(specs[i], statuses, i, context.server);
    if (count > shown)
        out += " + " + std::to_string(count - shown) + " more...";
    return out;
}

} // namespace portolan
