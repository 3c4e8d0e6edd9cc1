#include <array>

#include "models/describe/describeparts.h"

namespace portolan {

namespace {

constexpr std::string_view unknown = "<unknown>";

/// A pointer to a quantity, as kubectl prints one that is not there.
std::string amountOrNil(const Json &quantity)
{
    return quantity.isNull() ? std::string("<nil>") : quantityText(quantity);
}

/// What a metric of the spec measures and what its status says. `source` and `status` hold the fields of its type.
struct Metric {
    const Json &source;
    const Json &status;
    [[nodiscard]] const Json &target() const { return source["target"]; }
    [[nodiscard]] std::string_view name() const { return source["metric"]["name"].view(); }
    /// The measured amount of one kind ("averageValue", "value") as text.
    [[nodiscard]] std::string current(const char *field) const
    {
        return status.isObject() ? amountOrNil(status["current"][field]) : std::string(unknown);
    }
};

void writeExternal(DescribeWriter &w, const Metric &m)
{
    const Json &average = m.target()["averageValue"];
    if (average.isNull()) {
        w.line(1, goQuoted(m.name()), " (target value):\t", m.current("value"), " / ", amountOrNil(m.target()["value"]));
        return;
    }
    const std::string current = m.status["current"]["averageValue"].isNull() ? std::string(unknown) : m.current("averageValue");
    w.line(1, goQuoted(m.name()), " (target average value):\t", current, " / ", quantityText(average));
}

void writePods(DescribeWriter &w, const Metric &m)
{
    w.line(1, goQuoted(m.name()), " on pods:\t", m.current("averageValue"), " / ", amountOrNil(m.target()["averageValue"]));
}

void writeObject(DescribeWriter &w, const Metric &m)
{
    const Json &object = m.source["describedObject"];
    const bool average = m.target()["type"].view() == "AverageValue";
    const char *field = average ? "averageValue" : "value";
    w.line(1, "\"", m.name(), "\" on ", object["kind"].view(), "/", object["name"].view(), average ? " (target average value):\t" : " (target value):\t",
           m.current(field), " / ", amountOrNil(m.target()[field]));
}

/// cpu or memory of all containers, or of the one that `of` tells.
void writeResource(DescribeWriter &w, const Metric &m, const std::string &of)
{
    w.write(1, "resource ", m.source["name"].view(), of, " on pods");
    if (const Json &average = m.target()["averageValue"]; !average.isNull()) {
        w.line(0, ":\t", m.current("averageValue"), " / ", quantityText(average));
        return;
    }
    const Json &now = m.status["current"], &percent = m.target()["averageUtilization"];
    std::string current(unknown);
    if (now["averageUtilization"].isInteger())
        current = std::to_string(now["averageUtilization"].toInt()) + "% (" + amountOrNil(now["averageValue"]) + ")";
    w.line(1, "(as a percentage of request):\t", current, " / ", percent.isInteger() ? std::to_string(percent.toInt()) + "%" : std::string("<auto>"));
}

void writeMetric(DescribeWriter &w, const Json &metric, const Json &status)
{
    const std::string_view type = metric["type"].view();
    if (type == "External")
        writeExternal(w, {metric["external"], status["external"]});
    else if (type == "Pods")
        writePods(w, {metric["pods"], status["pods"]});
    else if (type == "Object")
        writeObject(w, {metric["object"], status["object"]});
    else if (type == "Resource")
        writeResource(w, {metric["resource"], status["resource"]}, {});
    else if (type == "ContainerResource")
        writeResource(w, {metric["containerResource"], status["containerResource"]}, " of container \"" + metric["containerResource"]["container"].str() + "\"");
    else
        w.line(1, "<unknown metric type ", goQuoted(type), ">");
}

void writeMetrics(DescribeWriter &w, const Json &wanted, const Json &measured)
{
    w.line(0, "Metrics:\t( current / target )");
    for (std::size_t i = 0; i < wanted.size(); ++i)
        writeMetric(w, wanted[i], measured[i]);
}

void writeDirection(DescribeWriter &w, std::string_view direction, const Json &rules)
{
    if (!rules.isObject())
        return;
    w.line(1, direction, ":");
    if (rules["stabilizationWindowSeconds"].isInteger())
        w.line(2, "Stabilization Window: ", rules["stabilizationWindowSeconds"].toInt(), " seconds");
    if (rules["policies"].empty())
        return;
    w.line(2, "Select Policy: ", rules["selectPolicy"].isString() ? rules["selectPolicy"].view() : std::string_view("Max"));
    w.line(2, "Policies:");
    for (const Json &policy : rules["policies"].items())
        w.line(3, "- Type: ", policy["type"].view(), "\tValue: ", policy["value"].toInt(), "\tPeriod: ", policy["periodSeconds"].toInt(), " seconds");
}

void writeConditions(DescribeWriter &w, const Json &conditions)
{
    if (conditions.empty())
        return;
    w.line(0, "Conditions:");
    w.line(1, "Type\tStatus\tReason\tMessage");
    w.line(1, "----\t------\t------\t-------");
    for (const Json &c : conditions.items())
        w.line(1, c["type"].view(), "\t", c["status"].view(), "\t", c["reason"].view(), "\t", c["message"].view());
}

/// autoscaling/v1 knows one metric: the processor's use.
void writeCpuTarget(DescribeWriter &w, const Described &d)
{
    const Json &target = d.spec()["targetCPUUtilizationPercentage"], &current = d.status()["currentCPUUtilizationPercentage"];
    if (!target.isInteger())
        return;
    w.row(0, "Target CPU utilization", target.toInt(), "%");
    w.row(0, "Current CPU utilization", current.isInteger() ? std::to_string(current.toInt()) : std::string(unknown), "%");
}

} // namespace

void describeAutoscaler(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec(), &status = d.status(), &target = spec["scaleTargetRef"];
    const bool oldest = d.object["apiVersion"].view() == "autoscaling/v1";
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "CreationTimestamp", describeTime(d.meta()["creationTimestamp"]));
    w.row(0, "Reference", target["kind"].view(), "/", target["name"].view());
    if (oldest)
        writeCpuTarget(w, d);
    else
        writeMetrics(w, spec["metrics"], status["currentMetrics"]);
    w.row(0, "Min replicas", spec["minReplicas"].isInteger() ? std::to_string(spec["minReplicas"].toInt()) : std::string("<unset>"));
    w.row(0, "Max replicas", spec["maxReplicas"].toInt());
    if (const Json &behavior = spec["behavior"]; behavior.isObject() && !oldest) {
        w.line(0, "Behavior:");
        writeDirection(w, "Scale Up", behavior["scaleUp"]);
        writeDirection(w, "Scale Down", behavior["scaleDown"]);
    }
    w.line(0, target["kind"].view(), " pods:\t", status["currentReplicas"].toInt(), " current / ", status["desiredReplicas"].toInt(), " desired");
    if (!oldest)
        writeConditions(w, status["conditions"]);
    describeEvents(w, d);
}

} // namespace portolan
