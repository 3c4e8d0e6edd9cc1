#include "models/network/networkextras.h"

#include <algorithm>

#include "models/network/tracewords.h"
#include "models/objects/objectsource.h"

namespace portolan {

namespace {

struct PolicyKind {
    std::string_view group, kind;
};
/// Kinds that can admit or stop what NetworkPolicy decides: policy.networking.k8s.io (SIG Network), Cilium, Calico, Antrea.
/// Calico's are served twice, by its CRDs and by its own API server.
constexpr PolicyKind policyKinds[] = {
    {"policy.networking.k8s.io", "AdminNetworkPolicy"}, {"policy.networking.k8s.io", "BaselineAdminNetworkPolicy"},
    {"policy.networking.k8s.io", "ClusterNetworkPolicy"}, {"cilium.io", "CiliumNetworkPolicy"}, {"cilium.io", "CiliumClusterwideNetworkPolicy"},
    {"crd.projectcalico.org", "NetworkPolicy"}, {"crd.projectcalico.org", "GlobalNetworkPolicy"},
    {"projectcalico.org", "NetworkPolicy"}, {"projectcalico.org", "GlobalNetworkPolicy"},
    {"crd.antrea.io", "NetworkPolicy"}, {"crd.antrea.io", "ClusterNetworkPolicy"}};

bool isPolicy(const ResourceInfo &resource)
{
    return std::any_of(std::begin(policyKinds), std::end(policyKinds), [&](const PolicyKind &k) { return k.group == resource.group && k.kind == resource.kind; });
}

bool isCalicoPool(const ResourceInfo &resource)
{
    return resource.kind == "IPPool" && (resource.group == "crd.projectcalico.org" || resource.group == "projectcalico.org");
}

bool hasFlag(const Json &arguments, std::string_view flag)
{
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (const std::string_view argument = arguments[i].view(); argument == flag || (argument.starts_with(flag) && argument.substr(flag.size()) == "=true"))
            return true;
    return false;
}

/// Calls `visit` with every object's metadata (and, where `whole`, the object). Metadata comes as the server's Table, which leaves
/// specs out; a source without tables is asked for the objects.
template<class Visit>
void visitAll(ObjectSource &source, const ResourceInfo &resource, bool whole, NetworkExtras &extras, Visit visit)
{
    ListOptions options;
    options.asTable = !whole;
    auto list = source.list(resource, options);
    const bool table = list && !whole && (*list)["rows"].isArray();
    if (!table && !whole) {
        options.asTable = false;
        list = source.list(resource, options);
    }
    if (!list) {
        extras.problems.push_back(
            TraceWords::say(TraceWords::tr("%1 could not be listed (%2): such objects may decide differently"), resource.resource + '.' + resource.group, list.error().text()));
        return;
    }
    const Json &items = (*list)[table ? "rows" : "items"];
    for (std::size_t i = 0; i < items.size(); ++i)
        visit(table ? items[i]["object"] : items[i]);
}

/// Of flannel's own DaemonSet, by whatever name or namespace it was installed. A source without DaemonSets tells nothing.
void readFlannel(ObjectSource &source, const ResourceInfo &daemonSets, NetworkExtras &extras)
{
    const auto list = source.list(daemonSets, {});
    if (!list)
        return;
    const Json &items = (*list)["items"];
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Json &containers = items[i]["spec"]["template"]["spec"]["containers"];
        for (std::size_t c = 0; c < containers.size(); ++c) {
            if (containers[c]["name"].str() != "kube-flannel")
                continue;
            const Json &meta = items[i]["metadata"], &arguments = containers[c]["args"], &command = containers[c]["command"];
            const std::string place = "daemonsets/" + std::string(meta["namespace"].str()) + '/' + std::string(meta["name"].str()) + " .spec.template.spec.containers[" + std::to_string(c) + "].args";
            extras.flannelMasquerade = {{hasFlag(arguments, "--ip-masq") || hasFlag(command, "--ip-masq"), place}};
            extras.flannelMasquerade->evidence += extras.flannelMasquerade->on ? " = --ip-masq" : " has no --ip-masq";
        }
    }
}

} // namespace

std::string UnevaluatedPolicy::text() const
{
    return kind + ' ' + (ns.empty() ? name : ns + '/' + name);
}

std::vector<const UnevaluatedPolicy *> NetworkExtras::touching(std::string_view fromNs, std::string_view toNs) const
{
    std::vector<const UnevaluatedPolicy *> out;
    for (const UnevaluatedPolicy &policy : policies)
        if (policy.ns.empty() || policy.ns == fromNs || policy.ns == toNs)
            out.push_back(&policy);
    return out;
}

NetworkExtras readNetworkExtras(ObjectSource &source)
{
    NetworkExtras extras;
    const auto resources = source.resources();
    if (!resources) {
        extras.problems.push_back(TraceWords::say(TraceWords::tr("the kinds the server has are not known (%1): other policies than NetworkPolicy may be there"), resources.error().text()));
        return extras;
    }
    const bool ownApi = std::any_of(resources->begin(), resources->end(), [](const ResourceInfo &r) { return r.group == "crd.projectcalico.org"; });
    for (const ResourceInfo &resource : *resources) {
        if (resource.group == "projectcalico.org" && ownApi)
            continue; // the same objects again
        if (resource.group == "apps" && resource.kind == "DaemonSet")
            readFlannel(source, resource, extras);
        else if (isPolicy(resource))
            visitAll(source, resource, false, extras, [&](const Json &object) {
                const Json &meta = object["metadata"];
                extras.policies.push_back({resource.resource + '.' + resource.group, resource.kind, std::string(meta["namespace"].str()), std::string(meta["name"].str())});
            });
        else if (isCalicoPool(resource))
            visitAll(source, resource, true, extras, [&](const Json &object) {
                const Json &spec = object["spec"];
                extras.pools.push_back({std::string(object["metadata"]["name"].str()), std::string(spec["cidr"].str()), std::string(spec["ipipMode"].str()), std::string(spec["vxlanMode"].str()), spec["natOutgoing"].toBool()});
            });
    }
    std::sort(extras.policies.begin(), extras.policies.end(), [](const auto &a, const auto &b) {
        return std::tie(a.resource, a.ns, a.name) < std::tie(b.resource, b.ns, b.name);
    });
    return extras;
}

} // namespace portolan
