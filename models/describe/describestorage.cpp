#include <algorithm>
#include <set>
#include <vector>

#include "models/describe/describeparts.h"

namespace portolan {

namespace {

constexpr std::string_view betaClass = "volume.beta.kubernetes.io/storage-class";

/// Pods that use a claim, by a volume of theirs or by owning it (ephemeral volumes), sorted by name.
void writeUsers(DescribeWriter &w, const Described &d)
{
    ListOptions options;
    options.ns = d.ns();
    const Result<Json> pods = d.list("pods", options);
    w.write(0, "Used By:\t");
    if (!pods) {
        w.line(0, "<error: ", pods.error().text(), ">");
        return;
    }
    std::vector<std::string> users;
    for (const Json &pod : (*pods)["items"].items()) {
        std::size_t uses = 0;
        for (const Json &volume : pod["spec"]["volumes"].items())
            uses += volume["persistentVolumeClaim"]["claimName"].view() == d.name() && volume["persistentVolumeClaim"].isObject();
        for (const Json &owner : d.meta()["ownerReferences"].items())
            if (uses == 0 && owner["kind"].view() == "Pod" && owner["uid"].view() == pod["metadata"]["uid"].view())
                uses = 1;
        users.insert(users.end(), uses, pod["metadata"]["name"].str());
    }
    std::sort(users.begin(), users.end());
    if (users.empty())
        w.line(0, "<none>");
    for (std::size_t i = 0; i < users.size(); ++i)
        w.line(0, i == 0 ? "" : "\t", users[i]);
}

void writeClaimConditions(DescribeWriter &w, const Json &conditions)
{
    if (conditions.empty())
        return;
    w.line(0, "Conditions:");
    w.line(1, "Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage");
    w.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
    for (const Json &c : conditions.items())
        w.line(1, c["type"].view(), " \t", c["status"].view(), " \t", describeTime(c["lastProbeTime"]), " \t",
               describeTime(c["lastTransitionTime"]), " \t", c["reason"].view(), " \t", c["message"].view());
}

void writeNodeAffinity(DescribeWriter &w, const Json &affinity)
{
    const Json &required = affinity["required"];
    w.write(0, "Node Affinity:\t");
    if (!required.isObject()) {
        w.line(0, "<none>");
        return;
    }
    w.line(0);
    w.write(1, "Required Terms:\t");
    w.line(0, required["nodeSelectorTerms"].empty() ? "<none>" : "");
    int number = 0;
    for (const Json &term : required["nodeSelectorTerms"].items())
        describeRequirements(w, 2, "Term " + std::to_string(number++), term["matchExpressions"]);
}

} // namespace

std::string storageClassOf(const Json &object)
{
    const Json *beta = object["metadata"]["annotations"].find(betaClass);
    return beta ? beta->str() : object["spec"]["storageClassName"].str();
}

std::string accessModesText(const Json &modes)
{
    // helpers.go: a set in the API's order, not the list's
    static constexpr std::pair<std::string_view, std::string_view> words[] = {{"ReadWriteOnce", "RWO"}, {"ReadOnlyMany", "ROX"},
        {"ReadWriteMany", "RWX"}, {"ReadWriteOncePod", "RWOP"}};
    std::string text;
    for (const auto &[mode, word] : words) {
        const auto &items = modes.items();
        if (std::any_of(items.begin(), items.end(), [m = mode](const Json &j) { return j.view() == m; }))
            text.append(text.empty() ? "" : ",").append(word);
    }
    return text;
}

void describeClaimFields(DescribeWriter &w, const Json &claim, bool whole, Timestamp now)
{
    const Json &meta = claim["metadata"], &spec = claim["spec"], &status = claim["status"];
    if (whole) {
        w.row(0, "Name", meta["name"].view());
        w.row(0, "Namespace", meta["namespace"].view());
    }
    w.row(0, "StorageClass", storageClassOf(claim));
    if (whole && meta["deletionTimestamp"].isString())
        w.row(0, "Status", "Terminating (lasts ", describeAge(meta["deletionTimestamp"], now), ")");
    else if (whole)
        w.row(0, "Status", status["phase"].view());
    w.row(0, "Volume", spec["volumeName"].view());
    w.labels("Labels", meta["labels"]);
    w.annotations("Annotations", meta["annotations"]);
    if (whole)
        w.row(0, "Finalizers", goList(meta["finalizers"]));
    const bool named = !spec["volumeName"].view().empty();
    w.row(0, "Capacity", named ? quantityText(status["capacity"]["storage"]) : std::string());
    w.row(0, "Access Modes", named ? accessModesText(status["accessModes"]) : std::string());
    if (spec["volumeMode"].isString())
        w.row(0, "VolumeMode", spec["volumeMode"].view());
    if (const Json &source = spec["dataSource"]; source.isObject()) {
        w.line(0, "DataSource:");
        if (source["apiGroup"].isString())
            w.row(1, "APIGroup", source["apiGroup"].view());
        w.row(1, "Kind", source["kind"].view());
        w.row(1, "Name", source["name"].view());
    }
}

void describeClaim(DescribeWriter &w, const Described &d)
{
    describeClaimFields(w, d.object, true, d.now);
    writeUsers(w, d);
    writeClaimConditions(w, d.status()["conditions"]);
    describeEvents(w, d);
}

void describeRequirements(DescribeWriter &w, int level, const std::string &title, const Json &requirements)
{
    w.write(level, title, ":\t");
    if (requirements.empty())
        w.line(0, "<none>");
    bool first = true;
    for (const Json &requirement : requirements.items()) {
        if (!first)
            w.write(level, "\t");
        first = false;
        std::string op = requirement["operator"].isString() ? requirement["operator"].str() : "in";
        std::transform(op.begin(), op.end(), op.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        w.write(0, requirement["key"].view(), " ", op);
        if (!requirement["values"].empty())
            w.write(0, " [", joined(requirement["values"], ", "), "]");
        w.line(0);
    }
}

void describeVolume(DescribeWriter &w, const Described &d)
{
    const Json &spec = d.spec();
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "Finalizers", goList(d.meta()["finalizers"]));
    w.row(0, "StorageClass", storageClassOf(d.object));
    describePhase(w, d);
    const Json &claim = spec["claimRef"];
    w.row(0, "Claim", claim.isObject() ? claim["namespace"].str() + "/" + claim["name"].str() : std::string());
    w.row(0, "Reclaim Policy", spec["persistentVolumeReclaimPolicy"].view());
    w.row(0, "Access Modes", accessModesText(spec["accessModes"]));
    if (spec["volumeMode"].isString())
        w.row(0, "VolumeMode", spec["volumeMode"].view());
    w.row(0, "Capacity", quantityText(spec["capacity"]["storage"]));
    writeNodeAffinity(w, spec["nodeAffinity"]);
    w.row(0, "Message", d.status()["message"].view());
    w.line(0, "Source:");
    describeVolumeSource(w, spec, true);
    describeEvents(w, d);
}

void describeStorageClass(DescribeWriter &w, const Described &d)
{
    const Json &annotations = d.meta()["annotations"];
    const bool isDefault = annotations["storageclass.kubernetes.io/is-default-class"].view() == "true"
        || annotations["storageclass.beta.kubernetes.io/is-default-class"].view() == "true";
    w.row(0, "Name", d.name());
    w.row(0, "IsDefaultClass", isDefault ? "Yes" : "No");
    w.row(0, "Annotations", pairsText(annotations));
    w.row(0, "Provisioner", d.object["provisioner"].view());
    w.row(0, "Parameters", pairsText(d.object["parameters"]));
    w.row(0, "AllowVolumeExpansion", flagText(d.object["allowVolumeExpansion"]));
    const Json &options = d.object["mountOptions"];
    w.line(0, options.empty() ? "MountOptions:\t<none>" : "MountOptions:");
    for (const Json &option : options.items())
        w.line(1, option.view());
    if (d.object["reclaimPolicy"].isString())
        w.row(0, "ReclaimPolicy", d.object["reclaimPolicy"].view());
    if (d.object["volumeBindingMode"].isString())
        w.row(0, "VolumeBindingMode", d.object["volumeBindingMode"].view());
    if (const Json &topologies = d.object["allowedTopologies"]; topologies.isArray()) {
        w.write(0, "AllowedTopologies:\t");
        w.line(0, topologies.empty() ? "<none>" : "");
        int number = 0;
        for (const Json &term : topologies.items())
            describeRequirements(w, 1, "Term " + std::to_string(number++), term["matchLabelExpressions"]);
    }
    describeEvents(w, d);
}

void describeAttributesClass(DescribeWriter &w, const Described &d)
{
    w.row(0, "Name", d.name());
    w.row(0, "Annotations", pairsText(d.meta()["annotations"]));
    w.row(0, "DriverName", d.object["driverName"].view());
    w.row(0, "Parameters", pairsText(d.object["parameters"]));
    describeEvents(w, d);
}

void describeCsiNode(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    describeLabels(w, d);
    w.row(0, "CreationTimestamp", describeTime(d.meta()["creationTimestamp"]));
    w.line(0, "Spec:");
    if (d.spec()["drivers"].isArray())
        w.line(1, "Drivers:");
    for (const Json &driver : d.spec()["drivers"].items()) {
        w.line(2, driver["name"].view(), ":");
        w.row(3, "Node ID", driver["nodeID"].view());
        if (driver["allocatable"]["count"].isInteger()) {
            w.line(3, "Allocatables:");
            w.row(4, "Count", driver["allocatable"]["count"].toInt());
        }
        if (driver["topologyKeys"].isArray())
            w.row(3, "Topology Keys", goList(driver["topologyKeys"]));
    }
    describeEvents(w, d);
}

} // namespace portolan
