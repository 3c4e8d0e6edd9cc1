#include "models/storage/otherworkloads.h"

#include <algorithm>

#include "models/objects/kind.h"
#include "models/objects/objectsource.h"

namespace portolan {

namespace {

struct TemplateKind {
    std::string_view group, resource;
};
/// Kubernetes' own, OpenShift's, Argo Rollouts', OpenKruise's, KubeVirt's.
constexpr TemplateKind templateKinds[] = {{"", "replicationcontrollers"}, {"", "podtemplates"}, {"apps.openshift.io", "deploymentconfigs"},
    {"argoproj.io", "rollouts"}, {"apps.kruise.io", "clonesets"}, {"apps.kruise.io", "statefulsets"}, {"apps.kruise.io", "daemonsets"},
    {"kubevirt.io", "virtualmachines"}};

bool mayNameClaims(const ResourceInfo &resource, bool isLive)
{
    if (kindByName(resource.kind, resource.group) != Kind::Other || !resource.namespaced)
        return false;
    return !isLive || std::any_of(std::begin(templateKinds), std::end(templateKinds), [&](const TemplateKind &one) { return one.group == resource.group && one.resource == resource.resource; });
}

void collect(const Json &value, NamedClaim &named, std::vector<NamedClaim> &out)
{
    for (const Json &item : value.items())
        collect(item, named, out);
    for (const auto &[name, child] : value.members()) {
        if (name == "persistentVolumeClaim" && !child["claimName"].view().empty()) {
            named.claim = child["claimName"].str();
            out.push_back(named);
        } else if (name != "metadata" && name != "status") {
            collect(child, named, out);
        }
    }
}

} // namespace

std::vector<NamedClaim> readOtherWorkloads(ObjectSource &source, bool isLive)
{
    std::vector<NamedClaim> out;
    const auto resources = source.resources();
    for (const ResourceInfo &resource : resources ? *resources : std::vector<ResourceInfo>()) {
        const auto list = mayNameClaims(resource, isLive) ? source.list(resource, {}) : Result<Json>(Json());
        if (!list)
            continue;
        for (const Json &object : (*list)["items"].items()) {
            NamedClaim named{object["metadata"]["namespace"].str(), {}, resource.kind + ' ' + object["metadata"]["name"].str()};
            collect(object, named, out);
        }
    }
    return out;
}

} // namespace portolan
