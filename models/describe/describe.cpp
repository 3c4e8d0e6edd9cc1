#include "models/describe/describe.h"

#include <array>

#include "models/describe/describeparts.h"
#include "models/objects/kind.h"

namespace portolan {

namespace {

struct KindDescriber {
    std::string_view group;
    std::string_view kind;
    Describer describe;
};

constexpr std::array describers{
    KindDescriber{"", "Pod", describePod},
    KindDescriber{"", "PersistentVolumeClaim", describeClaim},
    KindDescriber{"", "PersistentVolume", describeVolume},
    KindDescriber{"storage.k8s.io", "StorageClass", describeStorageClass},
    KindDescriber{"storage.k8s.io", "CSINode", describeCsiNode},
    KindDescriber{"", "Node", describeNode},
    KindDescriber{"", "Namespace", describeNamespace},
    KindDescriber{"", "ConfigMap", describeConfigMap},
    KindDescriber{"", "Secret", describeSecret},
    KindDescriber{"", "ServiceAccount", describeServiceAccount},
    KindDescriber{"", "Service", describeService},
    KindDescriber{"", "Endpoints", describeEndpoints},
    KindDescriber{"discovery.k8s.io", "EndpointSlice", describeEndpointSlice},
    KindDescriber{"networking.k8s.io", "Ingress", describeIngress},
    KindDescriber{"extensions", "Ingress", describeIngress},
    KindDescriber{"networking.k8s.io", "IngressClass", describeIngressClass},
    KindDescriber{"networking.k8s.io", "NetworkPolicy", describeNetworkPolicy},
    KindDescriber{"apps", "Deployment", describeDeployment},
    KindDescriber{"apps", "ReplicaSet", describeReplicaSet},
    KindDescriber{"", "ReplicationController", describeReplicationController},
    KindDescriber{"apps", "StatefulSet", describeStatefulSet},
    KindDescriber{"apps", "DaemonSet", describeDaemonSet},
    KindDescriber{"batch", "Job", describeJob},
    KindDescriber{"batch", "CronJob", describeCronJob},
    KindDescriber{"scheduling.k8s.io", "PriorityClass", describePriorityClass},
    KindDescriber{"policy", "PodDisruptionBudget", describeDisruptionBudget},
    KindDescriber{"", "ResourceQuota", describeQuota},
    KindDescriber{"", "LimitRange", describeLimitRange},
    KindDescriber{"rbac.authorization.k8s.io", "Role", describeRole},
    KindDescriber{"rbac.authorization.k8s.io", "ClusterRole", describeRole},
    KindDescriber{"rbac.authorization.k8s.io", "RoleBinding", describeRoleBinding},
    KindDescriber{"rbac.authorization.k8s.io", "ClusterRoleBinding", describeRoleBinding},
};

Describer describerOf(std::string_view group, std::string_view kind)
{
    for (const KindDescriber &known : describers)
        if (known.group == group && known.kind == kind)
            return known.describe;
    return describeAny;
}

} // namespace

Result<Json> Described::list(std::string_view resourceName, const ListOptions &options) const
{
    const auto found = source.resolve(resourceName);
    if (!found)
        return tl::unexpected<Error>(found.error());
    // A snapshot's list says nothing of what the snapshot does not hold. A plain file's stands, as kubectl's of such a cluster would.
    const Kind kind = kindByName(found->kind, found->group);
    const std::string_view ns = found->namespaced ? std::string_view(options.ns) : std::string_view();
    if (const Covered covered = source.coverage().of(kind, ns); !source.coverage().assumes(kind, ns))
        return failure(covered == Covered::NotAllowed ? ErrorKind::Forbidden : ErrorKind::NotFound, found->resource, coverageWord(covered).toStdString());
    return source.list(*found, options);
}

Result<Json> Described::get(std::string_view resourceName, std::string_view inNs, std::string_view itsName) const
{
    const auto found = source.resolve(resourceName);
    if (!found)
        return tl::unexpected<Error>(found.error());
    return source.get(*found, inNs, itsName);
}

Result<std::string> describeObject(ObjectSource &source, const ResourceInfo &resource, std::string_view ns,
                                   std::string_view name, const Clock &clock)
{
    const Result<Json> object = source.get(resource, ns, name);
    if (!object)
        return tl::unexpected<Error>(object.error());
    return describeFetched(source, resource, *object, clock);
}

std::string describeFetched(ObjectSource &source, const ResourceInfo &resource, const Json &object, const Clock &clock)
{
    DescribeWriter writer;
    const Described described{source, resource, object, clock.now()};
    const std::string_view group = splitApiVersion(object["apiVersion"].view()).first;
    const std::string_view kind = object["kind"].view();
    describerOf(kind.empty() ? std::string_view(resource.group) : group, kind.empty() ? std::string_view(resource.kind) : kind)(
        writer, described);
    return writer.take();
}

} // namespace portolan
