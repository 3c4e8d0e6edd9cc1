#include "models/diagram/anatomyparts.h"

#include <algorithm>

#include "models/objects/podhostname.h"

namespace portolan::anatomyparts {

namespace {

using W = AnatomyWords;

/// "cpu 2, memory 1Gi"
std::string amountsText(const StringPairs &amounts)
{
    std::string out;
    for (const auto &[name, amount] : amounts)
        out.append(out.empty() ? "" : ", ").append(name.view()).append(" ").append(amount.view());
    return out;
}

/// "cpu 1, memory 1Gi, at most cpu 2": requests, then limits.
std::string requirementsText(const ResourceRequirements &resources)
{
    const std::string limits = amountsText(resources.limits);
    std::string out = amountsText(resources.requests);
    if (!limits.empty())
        out += (out.empty() ? "" : ", ") + W::of(AnatomyWords::tr("at most %1").arg(W::from(limits)));
    return out.empty() ? W::of(AnatomyWords::tr("none")) : out;
}

Evidence field(const Pod &pod, std::string path, std::string value)
{
    return {keyText(keyOf(pod)), std::move(path), std::move(value)};
}

void addResize(std::vector<GraphRow> &rows, const Pod &pod)
{
    for (const Condition &condition : pod.conditions) {
        if (condition.status != "True" || (condition.type != "PodResizePending" && condition.type != "PodResizeInProgress"))
            continue;
        const bool waits = condition.type == "PodResizePending";
        std::string text = W::of(waits ? AnatomyWords::tr("waits") : AnatomyWords::tr("in progress"));
        if (!condition.reason.empty())
            text += ", " + condition.reason.str();
        if (!condition.message.empty())
            text += ": " + condition.message;
        rows.push_back(pairRow(AnatomyWords::tr("resize"), std::move(text), {field(pod, ".status.conditions[?(@.type==\"" + condition.type.str() + "\")]", condition.reason.str())}));
    }
}

} // namespace

GraphRow pairRow(const QString &key, std::string value, std::vector<Evidence> evidence)
{
    GraphRow row;
    row.key = W::of(key);
    row.value = std::move(value);
    row.evidence = std::move(evidence);
    return row;
}

GraphRow headRow(const QString &text)
{
    GraphRow row;
    row.form = GraphRow::Form::Head;
    row.key = W::of(text);
    return row;
}

GraphRow hostNameRow(const Pod &pod, std::string_view node)
{
    const PodHostName host = hostNameOf(pod);
    const QString key = AnatomyWords::tr("host name");
    if (host.ofNode)
        return pairRow(key, W::of(node.empty() ? AnatomyWords::tr("the node's own") : AnatomyWords::tr("%1, the node's own").arg(W::from(node))),
                       {field(pod, ".spec.hostNetwork", "true")});
    if (host.full)
        return pairRow(key, host.name + '.' + W::of(AnatomyWords::tr("<cluster domain>")), {field(pod, ".spec.setHostnameAsFQDN", "true")});
    const PodExtras &more = pod.more();
    return pairRow(key, host.name, {!more.hostnameOverride.empty() ? field(pod, ".spec.hostnameOverride", more.hostnameOverride)
                                    : !pod.hostname.empty()        ? field(pod, ".spec.hostname", pod.hostname.str())
                                                                   : field(pod, ".metadata.name", pod.meta.name)});
}

std::vector<GraphRow> wholePodRows(const Pod &pod)
{
    const PodExtras &more = pod.more();
    std::vector<GraphRow> rows;
    if (!more.resources.empty())
        rows.push_back(pairRow(AnatomyWords::tr("asks for"), requirementsText(more.resources), {field(pod, ".spec.resources", {})}));
    if (!more.inForce.empty())
        rows.push_back(pairRow(AnatomyWords::tr("in force"), requirementsText(more.inForce), {field(pod, ".status.resources", {})}));
    addResize(rows, pod);
    for (const IStr &gate : more.schedulingGates)
        rows.push_back(pairRow(AnatomyWords::tr("scheduling gate"), gate.str(), {field(pod, ".spec.schedulingGates", gate.str())}));
    if (!rows.empty())
        rows.insert(rows.begin(), headRow(AnatomyWords::tr("THE WHOLE POD")));
    return rows;
}

std::vector<GraphRow> givenRows(const Pod &pod, const Container &container)
{
    std::vector<GraphRow> rows;
    const ContainerStatus *status = pod.status(container.name);
    if (!container.deviceUses.empty() || (status && !status->devices.empty()))
        rows.push_back(headRow(AnatomyWords::tr("DEVICES")));
    const auto &claims = pod.more().resourceClaims;
    for (const DeviceUse &use : container.deviceUses) {
        const auto claim = std::find_if(claims.begin(), claims.end(), [&use](const PodResourceClaim &c) { return c.name == use.claim; });
        const std::string name = claim == claims.end() || claim->claim.empty() ? W::of(AnatomyWords::tr("not made yet")) : claim->claim;
        const std::string part = use.request.empty() ? std::string() : W::of(AnatomyWords::tr(", request %1").arg(W::from(use.request)));
        rows.push_back(pairRow(AnatomyWords::tr("claim"), use.claim.str() + " (" + name + ')' + part,
                               {field(pod, ".spec.resourceClaims[?(@.name==\"" + use.claim.str() + "\")]", claim == claims.end() ? std::string() : claim->claim)}));
    }
    if (!status)
        return rows;
    for (const DeviceHealth &device : status->devices)
        rows.push_back(pairRow(AnatomyWords::tr("device"), device.id + ' ' + device.health.str() + (device.message.empty() ? std::string() : ": " + device.message),
                               {field(pod, ".status.containerStatuses[*].allocatedResourcesStatus[?(@.name==\"" + device.resource + "\")]", device.health.str())}));
    if (status->inForce) {
        rows.push_back(headRow(AnatomyWords::tr("RESOURCES")));
        rows.push_back(pairRow(AnatomyWords::tr("asks for"), requirementsText({container.requests, container.limits})));
        rows.push_back(pairRow(AnatomyWords::tr("in force"), requirementsText(*status->inForce)));
    }
    return rows;
}

} // namespace portolan::anatomyparts
