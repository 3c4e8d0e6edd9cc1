#include "models/describe/describe.h"

#include <array>

#include "models/decode/todaysform.h"
#include "models/describe/describeparts.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

struct KindDescriber {
    std::string_view group;
    std::string_view kind;
    Describer describe;
};

/// Every kind that kubectl has a text of its own for (describe.go: describerMap), and what the older group of some was called.
constexpr std::array describers{
    KindDescriber{"", "Pod", describePod},
    KindDescriber{"", "PersistentVolumeClaim", describeClaim},
    KindDescriber{"", "PersistentVolume", describeVolume},
    KindDescriber{"", "Node", describeNode},
    KindDescriber{"", "Namespace", describeNamespace},
    KindDescriber{"", "ConfigMap", describeConfigMap},
    KindDescriber{"", "Secret", describeSecret},
    KindDescriber{"", "ServiceAccount", describeServiceAccount},
    KindDescriber{"", "Service", describeService},
    KindDescriber{"", "Endpoints", describeEndpoints},
    KindDescriber{"", "ReplicationController", describeReplicationController},
    KindDescriber{"", "ResourceQuota", describeQuota},
    KindDescriber{"", "LimitRange", describeLimitRange},
    KindDescriber{"storage.k8s.io", "StorageClass", describeStorageClass},
    KindDescriber{"storage.k8s.io", "VolumeAttributesClass", describeAttributesClass},
    KindDescriber{"storage.k8s.io", "CSINode", describeCsiNode},
    KindDescriber{"discovery.k8s.io", "EndpointSlice", describeEndpointSlice},
    KindDescriber{"networking.k8s.io", "Ingress", describeIngress},
    KindDescriber{"extensions", "Ingress", describeIngress},
    KindDescriber{"networking.k8s.io", "IngressClass", describeIngressClass},
    KindDescriber{"networking.k8s.io", "NetworkPolicy", describeNetworkPolicy},
    KindDescriber{"extensions", "NetworkPolicy", describeNetworkPolicy},
    KindDescriber{"networking.k8s.io", "IPAddress", describeIpAddress},
    KindDescriber{"networking.k8s.io", "ServiceCIDR", describeServiceCidr},
    KindDescriber{"apps", "Deployment", describeDeployment},
    KindDescriber{"extensions", "Deployment", describeDeployment},
    KindDescriber{"apps", "ReplicaSet", describeReplicaSet},
    KindDescriber{"extensions", "ReplicaSet", describeReplicaSet},
    KindDescriber{"apps", "StatefulSet", describeStatefulSet},
    KindDescriber{"apps", "DaemonSet", describeDaemonSet},
    KindDescriber{"extensions", "DaemonSet", describeDaemonSet},
    KindDescriber{"batch", "Job", describeJob},
    KindDescriber{"batch", "CronJob", describeCronJob},
    KindDescriber{"autoscaling", "HorizontalPodAutoscaler", describeAutoscaler},
    KindDescriber{"policy", "PodDisruptionBudget", describeDisruptionBudget},
    KindDescriber{"scheduling.k8s.io", "PriorityClass", describePriorityClass},
    KindDescriber{"certificates.k8s.io", "CertificateSigningRequest", describeSigningRequest},
    KindDescriber{"rbac.authorization.k8s.io", "Role", describeRole},
    KindDescriber{"rbac.authorization.k8s.io", "ClusterRole", describeRole},
    KindDescriber{"rbac.authorization.k8s.io", "RoleBinding", describeRoleBinding},
    KindDescriber{"rbac.authorization.k8s.io", "ClusterRoleBinding", describeRoleBinding},
};

constexpr bool eachKindOnce()
{
    for (std::size_t i = 0; i < describers.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (describers[i].group == describers[k].group && describers[i].kind == describers[k].kind)
                return false;
    return true;
}
static_assert(eachKindOnce(), "a kind has two texts");

Describer describerOf(std::string_view group, std::string_view kind)
{
    for (const KindDescriber &known : describers)
        if (known.group == group && known.kind == kind)
            return known.describe;
    return describeAny;
}

/// Of a kind nobody counts: a snapshot without any of it tells nothing of it. A plain file's silence stands, as with kinds that are counted.
bool isLeftOut(ObjectSource &source, const ResourceInfo &resource)
{
    static const Coverage everything;
    if (source.coverage() == everything || source.coverage().isInferred())
        return false;
    const auto all = source.list(resource, {});
    return !all || (*all)["items"].size() == 0;
}

} // namespace

Result<Json> Described::list(std::string_view resourceName, const ListOptions &options) const
{
    const auto found = source.resolve(resourceName);
    if (!found && found.error().kind == ErrorKind::NotFound)
        return Json::object({{"items", Json::array()}});
    if (!found)
        return tl::unexpected<Error>(found.error());
    // A snapshot's list says nothing of what the snapshot does not hold. A plain file's stands, as kubectl's of such a cluster would.
    const Kind kind = kindByName(found->kind, found->group);
    const std::string_view ns = found->namespaced ? std::string_view(options.ns) : std::string_view();
    if (kind == Kind::Other && isLeftOut(source, *found))
        return failure(ErrorKind::NotFound, found->resource, coverageWord(Covered::NotInFile).toStdString());
    if (const Covered covered = source.coverage().of(kind, ns); !source.coverage().assumes(kind, ns))
        return failure(covered == Covered::NotAllowed ? ErrorKind::Forbidden : ErrorKind::NotFound, found->resource, coverageWord(covered).toStdString());
    return source.list(*found, options);
}

Result<Json> Described::get(std::string_view resourceName, std::string_view inNs, std::string_view itsName) const
{
    const auto found = source.resolve(resourceName);
    if (!found && found.error().kind == ErrorKind::NotFound)
        return failure(ErrorKind::NotFound, std::string(resourceName), std::string(resourceName) + " \"" + std::string(itsName) + "\" not found");
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (kindByName(found->kind, found->group) == Kind::Other && isLeftOut(source, *found))
        return failure(ErrorKind::NotFound, found->resource, coverageWord(Covered::NotInFile).toStdString());
    return source.get(*found, inNs, itsName);
}

Result<std::string> describeObject(ObjectSource &source, const ResourceInfo &resource, std::string_view ns,
                                   std::string_view name, const Clock &clock, const DescribeOptions &options)
{
    const Result<Json> object = source.get(resource, ns, name);
    if (!object)
        return tl::unexpected<Error>(object.error());
    return describeFetched(source, resource, *object, clock, options);
}

std::string describeFetched(ObjectSource &source, const ResourceInfo &resource, const Json &asWritten, const Clock &clock,
                            const DescribeOptions &options)
{
    DescribeWriter writer;
    // kubectl has a form of its own for these.
    const bool ownForm = asWritten["kind"].view() == "EndpointSlice" || asWritten["apiVersion"].view() == "autoscaling/v1";
    const std::optional<Json> today = ownForm ? std::nullopt : todaysForm(asWritten);
    const Json &known = today ? *today : asWritten;
    const std::string_view kind = known["kind"].view();
    const Describer describe = kind.empty() ? describerOf(resource.group, resource.kind) : describerOf(splitApiVersion(known["apiVersion"].view()).first, kind);
    // What is told field by field is told in the fields it was written in.
    describe(writer, {source, resource, describe == describeAny ? asWritten : known, clock.now(), options.showEvents});
    return writer.take();
}

} // namespace portolan
