#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "models/describe/describeparts.h"
#include "models/describe/podresources.h"

namespace portolan {

namespace {

std::string rolesText(const Json &labels)
{
    constexpr std::string_view prefix = "node-role.kubernetes.io/";
    std::set<std::string> roles;
    for (const auto &[key, value] : labels.members()) {
        if (key.starts_with(prefix) && key.size() > prefix.size())
            roles.insert(key.substr(prefix.size()));
        else if (key == "kubernetes.io/role" && !value.view().empty())
            roles.insert(value.str());
    }
    std::string text;
    for (const std::string &role : roles)
        text.append(text.empty() ? "" : ",").append(role);
    return orText(std::move(text), "<none>");
}

void writeTaints(DescribeWriter &w, const Json &taints)
{
    w.write(0, "Taints:\t");
    std::vector<std::pair<std::string, std::string>> sorted; // what kubectl sorts by, and the text
    for (const Json &taint : taints.items()) {
        const std::string key = taint["key"].str(), value = taint["value"].str(), effect = taint["effect"].str();
        std::string text = key;
        if (!value.empty())
            text += "=" + value;
        if (!effect.empty() || !value.empty())
            text += ":" + effect;
        sorted.emplace_back(effect + "," + key, text);
    }
    if (sorted.empty())
        w.line(0, "<none>");
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 0; i < sorted.size(); ++i)
        w.line(0, i == 0 ? "" : "\t", sorted[i].second);
}

void writeLease(DescribeWriter &w, const Described &d)
{
    const Result<Json> lease = d.get("leases.coordination.k8s.io", "kube-node-lease", d.name());
    if (!lease) {
        w.row(0, "Lease", "Failed to get lease: ", lease.error().detail.empty() ? lease.error().text() : lease.error().detail);
        return;
    }
    const Json &spec = (*lease)["spec"];
    const auto time = [&spec](const char *field) { return spec[field].isString() ? describeTime(spec[field]) : std::string("<unset>"); };
    w.line(0, "Lease:");
    w.row(1, "HolderIdentity", spec["holderIdentity"].isString() ? spec["holderIdentity"].view() : std::string_view("<unset>"));
    w.row(1, "AcquireTime", time("acquireTime"));
    w.row(1, "RenewTime", time("renewTime"));
}

void writeNodeConditions(DescribeWriter &w, const Json &conditions)
{
    if (conditions.empty())
        return;
    w.line(0, "Conditions:");
    w.line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
    w.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
    for (const Json &c : conditions.items())
        w.line(1, c["type"].view(), " \t", c["status"].view(), " \t", describeTime(c["lastHeartbeatTime"]), " \t",
               describeTime(c["lastTransitionTime"]), " \t", c["reason"].view(), " \t", c["message"].view());
}

void writeAmountList(DescribeWriter &w, std::string_view title, const Json &list)
{
    if (list.empty())
        return;
    w.line(0, title, ":");
    for (const std::string_view name : list.sortedKeys())
        w.row(1, name, quantityText(list[name]));
}

void writeSystem(DescribeWriter &w, const Json &info)
{
    static constexpr std::pair<const char *, const char *> fields[] = {{"Machine ID", "machineID"}, {"System UUID", "systemUUID"},
        {"Boot ID", "bootID"}, {"Kernel Version", "kernelVersion"}, {"OS Image", "osImage"}, {"Operating System", "operatingSystem"},
        {"Architecture", "architecture"}, {"Container Runtime Version", "containerRuntimeVersion"}, {"Kubelet Version", "kubeletVersion"}};
    w.line(0, "System Info:");
    for (const auto &[title, field] : fields)
        w.row(1, title, info[field].view());
}

/// Whole percent, cut off, of what the node can give; cpu counts in thousandths.
std::int64_t percent(const Quantity &part, const Quantity &whole, bool milli)
{
    const auto all = static_cast<double>(milli ? whole.milliValue() : whole.value());
    return all > 0 ? static_cast<std::int64_t>(static_cast<double>(milli ? part.milliValue() : part.value()) / all * 100) : 0;
}

struct Node {
    const Json &allocatable;
    [[nodiscard]] Quantity has(std::string_view name) const { return Quantity::parse(allocatable[name].scalarText()).value_or(Quantity()); }
    [[nodiscard]] std::string share(const ResourceAmounts &amounts, std::string_view name) const
    {
        const auto found = amounts.find(name);
        const Quantity amount = found == amounts.end() ? Quantity() : found->second;
        return amount.text() + " (" + std::to_string(percent(amount, has(name), name == "cpu")) + "%)";
    }
};

void addTo(ResourceAmounts &total, const ResourceAmounts &more)
{
    for (const auto &[name, amount] : more) {
        const auto found = total.find(name);
        if (found == total.end())
            total[name] = amount;
        else
            found->second = found->second + amount;
    }
}

bool standardResource(std::string_view name)
{
    return name == "cpu" || name == "memory" || name == "ephemeral-storage" || name == "pods";
}

void writeTotals(DescribeWriter &w, const Node &node, const ResourceAmounts &requests, const ResourceAmounts &limits)
{
    w.line(0, "Allocated resources:");
    w.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
    w.line(1, "Resource\tRequests\tLimits");
    w.line(1, "--------\t--------\t------");
    for (const char *name : {"cpu", "memory", "ephemeral-storage"})
        w.line(1, name, "\t", node.share(requests, name), "\t", node.share(limits, name));
    for (const std::string_view name : node.allocatable.sortedKeys())
        if (name.starts_with("hugepages-"))
            w.line(1, name, "\t", node.share(requests, name), "\t", node.share(limits, name));
    const auto amount = [](const ResourceAmounts &amounts, std::string_view name) {
        const auto found = amounts.find(name);
        return found == amounts.end() ? std::string("0") : found->second.text();
    };
    for (const std::string_view name : node.allocatable.sortedKeys())
        if (!standardResource(name) && !name.starts_with("hugepages-"))
            w.line(1, name, "\t", amount(requests, name), "\t", amount(limits, name));
}

void writePods(DescribeWriter &w, const Described &d)
{
    ListOptions running;
    running.fieldSelector = "spec.nodeName=" + std::string(d.name()) + ",status.phase!=Failed,status.phase!=Succeeded";
    const Result<Json> pods = d.list("pods", running);
    if (!pods) {
        w.row(0, "Pods", pods.error().kind == ErrorKind::Forbidden ? std::string("not authorized") : "<error: " + pods.error().text() + ">");
        return;
    }
    const Json &status = d.status();
    const Node node{status["allocatable"].empty() ? status["capacity"] : status["allocatable"]};
    ResourceAmounts requests, limits;
    w.row(0, "Non-terminated Pods", "(", (*pods)["items"].size(), " in total)");
    w.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
    w.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
    for (const Json &pod : (*pods)["items"].items()) {
        const ResourceAmounts asked = podResources(pod, "requests", AmountsOf::Status);
        const ResourceAmounts most = podResources(pod, "limits", AmountsOf::Status);
        w.line(1, pod["metadata"]["namespace"].view(), "\t", pod["metadata"]["name"].view(), "\t\t", node.share(asked, "cpu"), "\t",
               node.share(most, "cpu"), "\t", node.share(asked, "memory"), "\t", node.share(most, "memory"), "\t",
               describeAge(pod["metadata"]["creationTimestamp"], d.now));
        addTo(requests, podResources(pod, "requests")); // the totals leave the status out, as kubectl's do
        addTo(limits, podResources(pod, "limits"));
    }
    writeTotals(w, node, requests, limits);
}

/// Slices and devices of each pool that is this node's alone; the first ten pools by name.
void writeResourceSlices(DescribeWriter &w, const Described &d)
{
    struct Pool {
        std::size_t slices = 0, devices = 0;
    };
    ListOptions ofNode;
    ofNode.fieldSelector = "spec.nodeName=" + std::string(d.name());
    const Result<Json> slices = d.list("resourceslices.resource.k8s.io", ofNode);
    std::map<std::string, std::pair<std::string, Pool>> pools; // by "driver/pool", with its cells
    for (const Json &slice : slices ? (*slices)["items"].items() : Json::Array()) {
        const std::string driver = slice["spec"]["driver"].str(), name = slice["spec"]["pool"]["name"].str();
        auto &[cells, pool] = pools[driver + "/" + name];
        cells = driver + "\t" + name;
        ++pool.slices;
        pool.devices += slice["spec"]["devices"].size();
    }
    if (pools.empty())
        return;
    constexpr std::size_t shown = 10;
    w.line(0, "Node-Local ResourceSlices:");
    w.line(1, "Driver\tPool\tSlices\tDevices");
    w.line(1, "------\t----\t------\t-------");
    std::size_t count = 0;
    for (const auto &[key, entry] : pools)
        if (count++ < shown)
            w.line(1, entry.first, "\t", entry.second.slices, "\t", entry.second.devices);
    if (pools.size() > shown)
        w.line(1, "...and ", pools.size() - shown, " more pools");
}

} // namespace

void describeNode(DescribeWriter &w, const Described &d)
{
    describeName(w, d);
    w.row(0, "Roles", rolesText(d.meta()["labels"]));
    describeLabels(w, d);
    w.row(0, "CreationTimestamp", describeTime(d.meta()["creationTimestamp"]));
    writeTaints(w, d.spec()["taints"]);
    w.row(0, "Unschedulable", boolText(d.spec()["unschedulable"]));
    writeLease(w, d);
    writeNodeConditions(w, d.status()["conditions"]);
    w.line(0, "Addresses:");
    for (const Json &address : d.status()["addresses"].items())
        w.row(1, address["type"].view(), address["address"].view());
    writeAmountList(w, "Capacity", d.status()["capacity"]);
    writeAmountList(w, "Allocatable", d.status()["allocatable"]);
    writeResourceSlices(w, d);
    writeSystem(w, d.status()["nodeInfo"]);
    if (const std::string_view cidr = d.spec()["podCIDR"].view(); !cidr.empty())
        w.row(0, "PodCIDR", cidr);
    if (!d.spec()["podCIDRs"].empty())
        w.row(0, "PodCIDRs", joined(d.spec()["podCIDRs"], ","));
    if (const std::string_view id = d.spec()["providerID"].view(); !id.empty())
        w.row(0, "ProviderID", id);
    writePods(w, d);
    // The node's events are told by its uid (controllers) and by its name in the uid's place (kubelet).
    describeEventsOf(w, d, {{d.meta()["uid"].str(), true}, {std::string(d.name()), true}});
}

} // namespace portolan
