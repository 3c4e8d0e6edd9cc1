#include <algorithm>
#include <vector>

#include "models/describe/describeparts.h"
#include "models/describe/podresources.h"

namespace portolan {

namespace {

constexpr std::string_view mirrorAnnotation = "kubernetes.io/config.mirror";

void describeSeccomp(DescribeWriter &w, const Json &securityContext)
{
    const Json &profile = securityContext["seccompProfile"];
    if (!profile.isObject())
        return;
    w.row(0, "SeccompProfile", profile["type"].view());
    if (profile["type"].view() == "Localhost")
        w.row(0, "LocalhostProfile", profile["localhostProfile"].view());
}

void describePodPhase(DescribeWriter &w, const Described &d)
{
    const Json &deleted = d.meta()["deletionTimestamp"];
    const std::string_view phase = d.status()["phase"].view();
    if (deleted.isString() && phase != "Failed" && phase != "Succeeded") {
        w.row(0, "Status", "Terminating (lasts ", describeAge(deleted, d.now), ")");
        w.row(0, "Termination Grace Period", d.meta()["deletionGracePeriodSeconds"].toInt(), "s");
    } else {
        w.row(0, "Status", phase);
    }
    if (const std::string_view reason = d.status()["reason"].view(); !reason.empty())
        w.row(0, "Reason", reason);
    if (const std::string_view message = d.status()["message"].view(); !message.empty())
        w.row(0, "Message", message);
}

void describeHead(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    describeName(w, d);
    if (spec["priority"].isInteger())
        w.row(0, "Priority", spec["priority"].toInt());
    if (const std::string_view name = spec["priorityClassName"].view(); !name.empty())
        w.row(0, "Priority Class Name", name);
    if (const std::string_view name = spec["runtimeClassName"].view(); !name.empty())
        w.row(0, "Runtime Class Name", name);
    if (const std::string_view name = spec["serviceAccountName"].view(); !name.empty())
        w.row(0, "Service Account", name);
    const std::string_view node = spec["nodeName"].view();
    if (node.empty())
        w.row(0, "Node", "<none>");
    else
        w.row(0, "Node", node, "/", d.status()["hostIP"].view());
    if (d.status()["startTime"].isString())
        w.row(0, "Start Time", describeTime(d.status()["startTime"]));
    describeLabels(w, d);
    describePodPhase(w, d);
    describeSeccomp(w, spec["securityContext"]);
}

void describeAddresses(DescribeWriter &w, const Described &d)
{
    w.row(0, "IP", d.status()["podIP"].view());
    const Json &addresses = d.status()["podIPs"];
    if (addresses.empty()) {
        w.row(0, "IPs", "<none>");
        return;
    }
    w.line(0, "IPs:");
    for (const Json &address : addresses.items())
        w.row(1, "IP", address["ip"].view());
}

void describeGates(DescribeWriter &w, const Described &d)
{
    if (d.spec()["readinessGates"].empty())
        return;
    w.line(0, "Readiness Gates:");
    w.line(1, "Type\tStatus");
    for (const Json &gate : d.spec()["readinessGates"].items()) {
        std::string status = "<none>";
        for (const Json &condition : d.status()["conditions"].items()) {
            if (condition["type"].view() == gate["conditionType"].view()) {
                status = condition["status"].str();
                break;
            }
        }
        w.line(1, gate["conditionType"].view(), " \t", status, " ");
    }
}

void describePodConditions(DescribeWriter &w, const Described &d)
{
    if (d.status()["conditions"].empty())
        return;
    w.line(0, "Conditions:");
    w.line(1, "Type\tStatus");
    for (const Json &condition : d.status()["conditions"].items())
        w.line(1, condition["type"].view(), " \t", condition["status"].view(), " ");
}

void describePodContainers(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec(), &status = d.status();
    if (spec["resources"].isObject()) {
        w.line(0, "Resources:");
        describeAmounts(w, 1, spec["resources"]);
    }
    if (!spec["initContainers"].empty())
        describeContainers(w, {"Init Containers", spec["initContainers"], status["initContainerStatuses"], &d.object, ""});
    describeContainers(w, {"Containers", spec["containers"], status["containerStatuses"], &d.object, ""});
    if (!spec["ephemeralContainers"].empty())
        describeContainers(w, {"Ephemeral Containers", spec["ephemeralContainers"], status["ephemeralContainerStatuses"], &d.object, ""});
}

} // namespace

void describePod(DescribeWriter &w, const Described &d)
{
    describeHead(w, d);
    describeAddresses(w, d);
    if (const std::string owner = controllerText(d.meta()); !owner.empty())
        w.row(0, "Controlled By", owner);
    if (const std::string_view node = d.status()["nominatedNodeName"].view(); !node.empty())
        w.row(0, "NominatedNodeName", node);
    describePodContainers(w, d);
    describeGates(w, d);
    describePodConditions(w, d);
    describePodVolumes(w, d.spec()["volumes"], "");
    w.row(0, "QoS Class", podQosClass(d.object));
    w.labels("Node-Selectors", d.spec()["nodeSelector"]);
    describeTolerations(w, "Tolerations", d.spec()["tolerations"]);
    describeTopologySpread(w, d.spec()["topologySpreadConstraints"], "");
    describeSchedulingGroup(w, d.spec(), "");
    // A mirror pod's events carry the uid of the file's pod (describe.go: PodDescriber).
    const Json &mirror = d.meta()["annotations"][mirrorAnnotation];
    describeEventsOf(w, d, {{mirror.isString() ? mirror.str() : d.meta()["uid"].str(), false}});
}

void describeSchedulingGroup(DescribeWriter &w, const Json &podSpec, std::string_view space)
{
    if (!podSpec["schedulingGroup"].isObject())
        return;
    w.line(0, space, "SchedulingGroup:");
    w.row(1, "PodGroupName", podSpec["schedulingGroup"]["podGroupName"].view());
}

void describeTolerations(DescribeWriter &w, std::string_view title, const Json &tolerations)
{
    w.write(0, title, ":\t");
    std::vector<const Json *> sorted;
    for (const Json &toleration : tolerations.items())
        sorted.push_back(&toleration);
    if (sorted.empty())
        w.line(0, "<none>");
    std::stable_sort(sorted.begin(), sorted.end(), [](const Json *a, const Json *b) { return (*a)["key"].view() < (*b)["key"].view(); });
    for (const Json *toleration : sorted) {
        const std::string_view key = (*toleration)["key"].view(), value = (*toleration)["value"].view();
        const std::string_view effect = (*toleration)["effect"].view();
        std::string text = toleration == sorted.front() ? "" : "\t";
        text += key;
        if (!value.empty())
            text.append("=").append(value);
        if (!effect.empty())
            text.append(":").append(effect);
        if ((*toleration)["operator"].view() == "Exists" && value.empty())
            text += key.empty() && effect.empty() ? "op=Exists" : " op=Exists";
        if ((*toleration)["tolerationSeconds"].isInteger())
            text.append(" for ").append(std::to_string((*toleration)["tolerationSeconds"].toInt())).append("s");
        w.line(0, text);
    }
}

void describeTopologySpread(DescribeWriter &w, const Json &constraints, std::string_view space)
{
    std::vector<const Json *> sorted;
    for (const Json &constraint : constraints.items())
        sorted.push_back(&constraint);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Json *a, const Json *b) { return (*a)["topologyKey"].view() < (*b)["topologyKey"].view(); });
    for (const Json *constraint : sorted) {
        w.write(0, space, constraint == sorted.front() ? "Topology Spread Constraints:\t" : "\t");
        w.write(0, (*constraint)["topologyKey"].view(), ":", (*constraint)["whenUnsatisfiable"].view(), " when max skew ",
                (*constraint)["maxSkew"].toInt(), " is exceeded");
        if ((*constraint)["labelSelector"].isObject())
            w.write(0, " for selector ", selectorText((*constraint)["labelSelector"]));
        w.line(0);
    }
}

void describePodTemplate(DescribeWriter &w, const Json &podTemplate)
{
    static const Json noStatuses;
    const Json &meta = podTemplate["metadata"], &spec = podTemplate["spec"];
    w.line(0, "Pod Template:");
    if (!podTemplate.isObject()) {
        w.write(1, "<unset>");
        return;
    }
    w.labels("  Labels", meta["labels"]);
    if (!meta["annotations"].empty())
        w.annotations("  Annotations", meta["annotations"]);
    if (const std::string_view account = spec["serviceAccountName"].view(); !account.empty())
        w.row(1, "Service Account", account);
    if (!spec["initContainers"].empty())
        describeContainers(w, {"Init Containers", spec["initContainers"], noStatuses, nullptr, "  "});
    describeContainers(w, {"Containers", spec["containers"], noStatuses, nullptr, "  "});
    describePodVolumes(w, spec["volumes"], "  ");
    describeTopologySpread(w, spec["topologySpreadConstraints"], "  ");
    if (const std::string_view name = spec["priorityClassName"].view(); !name.empty())
        w.row(1, "Priority Class Name", name);
    w.labels("  Node-Selectors", spec["nodeSelector"]);
    describeTolerations(w, "  Tolerations", spec["tolerations"]);
    describeSchedulingGroup(w, spec, "  ");
}

} // namespace portolan
