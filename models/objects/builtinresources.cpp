#include "models/objects/builtinresources.h"

#include <algorithm>

namespace portolan {

namespace {

struct Row {
    std::string_view group, version, kind, resource, shortNames; ///< short names separated by commas
    bool namespaced;
    std::string_view category;
};

constexpr Row rows[] = {
    {"", "v1", "ComponentStatus", "componentstatuses", "cs", false, ""},
    {"", "v1", "ConfigMap", "configmaps", "cm", true, ""},
    {"", "v1", "Endpoints", "endpoints", "ep", true, ""},
    {"", "v1", "Event", "events", "ev", true, ""},
    {"", "v1", "LimitRange", "limitranges", "limits", true, ""},
    {"", "v1", "Namespace", "namespaces", "ns", false, ""},
    {"", "v1", "Node", "nodes", "no", false, ""},
    {"", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", "pvc", true, ""},
    {"", "v1", "PersistentVolume", "persistentvolumes", "pv", false, ""},
    {"", "v1", "Pod", "pods", "po", true, "all"},
    {"", "v1", "PodTemplate", "podtemplates", "", true, ""},
    {"", "v1", "ReplicationController", "replicationcontrollers", "rc", true, "all"},
    {"", "v1", "ResourceQuota", "resourcequotas", "quota", true, ""},
    {"", "v1", "Secret", "secrets", "", true, ""},
    {"", "v1", "ServiceAccount", "serviceaccounts", "sa", true, ""},
    {"", "v1", "Service", "services", "svc", true, "all"},
    {"admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicy", "mutatingadmissionpolicies", "", false, "api-extensions"},
    {"admissionregistration.k8s.io", "v1", "MutatingAdmissionPolicyBinding", "mutatingadmissionpolicybindings", "", false, "api-extensions"},
    {"admissionregistration.k8s.io", "v1", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations", "", false, "api-extensions"},
    {"admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies", "", false, "api-extensions"},
    {"admissionregistration.k8s.io", "v1", "ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings", "", false, "api-extensions"},
    {"admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", "", false, "api-extensions"},
    {"apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", "crd,crds", false, "api-extensions"},
    {"apiregistration.k8s.io", "v1", "APIService", "apiservices", "", false, "api-extensions"},
    {"apps", "v1", "ControllerRevision", "controllerrevisions", "", true, ""},
    {"apps", "v1", "DaemonSet", "daemonsets", "ds", true, "all"},
    {"apps", "v1", "Deployment", "deployments", "deploy", true, "all"},
    {"apps", "v1", "ReplicaSet", "replicasets", "rs", true, "all"},
    {"apps", "v1", "StatefulSet", "statefulsets", "sts", true, "all"},
    {"autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "hpa", true, "all"},
    {"batch", "v1", "CronJob", "cronjobs", "cj", true, "all"},
    {"batch", "v1", "Job", "jobs", "", true, "all"},
    {"certificates.k8s.io", "v1", "CertificateSigningRequest", "certificatesigningrequests", "csr", false, ""},
    {"certificates.k8s.io", "v1beta1", "ClusterTrustBundle", "clustertrustbundles", "", false, ""},
    {"certificates.k8s.io", "v1beta1", "PodCertificateRequest", "podcertificaterequests", "", true, ""},
    {"coordination.k8s.io", "v1", "Lease", "leases", "", true, ""},
    {"coordination.k8s.io", "v1beta1", "LeaseCandidate", "leasecandidates", "", true, ""},
    {"discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", "", true, ""},
    {"events.k8s.io", "v1", "Event", "events", "ev", true, ""},
    {"flowcontrol.apiserver.k8s.io", "v1", "FlowSchema", "flowschemas", "", false, ""},
    {"flowcontrol.apiserver.k8s.io", "v1", "PriorityLevelConfiguration", "prioritylevelconfigurations", "", false, ""},
    {"internal.apiserver.k8s.io", "v1alpha1", "StorageVersion", "storageversions", "", false, ""},
    {"networking.k8s.io", "v1", "IngressClass", "ingressclasses", "", false, ""},
    {"networking.k8s.io", "v1", "Ingress", "ingresses", "ing", true, ""},
    {"networking.k8s.io", "v1", "IPAddress", "ipaddresses", "ip", false, ""},
    {"networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", "netpol", true, ""},
    {"networking.k8s.io", "v1", "ServiceCIDR", "servicecidrs", "", false, ""},
    {"node.k8s.io", "v1", "RuntimeClass", "runtimeclasses", "", false, ""},
    {"policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", "pdb", true, ""},
    {"policy", "v1beta1", "PodSecurityPolicy", "podsecuritypolicies", "psp", false, ""},
    {"policy.networking.k8s.io", "v1alpha1", "AdminNetworkPolicy", "adminnetworkpolicies", "anp", false, ""},
    {"policy.networking.k8s.io", "v1alpha1", "BaselineAdminNetworkPolicy", "baselineadminnetworkpolicies", "banp", false, ""},
    {"rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", "", false, ""},
    {"rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", "", false, ""},
    {"rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", "", true, ""},
    {"rbac.authorization.k8s.io", "v1", "Role", "roles", "", true, ""},
    {"resource.k8s.io", "v1", "DeviceClass", "deviceclasses", "", false, ""},
    {"resource.k8s.io", "v1beta2", "DeviceTaintRule", "devicetaintrules", "", false, ""},
    {"resource.k8s.io", "v1", "ResourceClaim", "resourceclaims", "", true, ""},
    {"resource.k8s.io", "v1", "ResourceClaimTemplate", "resourceclaimtemplates", "", true, ""},
    {"resource.k8s.io", "v1alpha3", "ResourcePoolStatusRequest", "resourcepoolstatusrequests", "", false, ""},
    {"resource.k8s.io", "v1", "ResourceSlice", "resourceslices", "", false, ""},
    {"scheduling.k8s.io", "v1alpha2", "PodGroup", "podgroups", "", true, ""},
    {"scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", "pc", false, ""},
    {"scheduling.k8s.io", "v1alpha2", "Workload", "workloads", "", true, ""},
    {"snapshot.storage.k8s.io", "v1", "VolumeSnapshot", "volumesnapshots", "vs", true, ""},
    {"snapshot.storage.k8s.io", "v1", "VolumeSnapshotClass", "volumesnapshotclasses", "vsclass,vsclasses", false, ""},
    {"snapshot.storage.k8s.io", "v1", "VolumeSnapshotContent", "volumesnapshotcontents", "vsc,vscs", false, ""},
    {"storage.k8s.io", "v1", "CSIDriver", "csidrivers", "", false, ""},
    {"storage.k8s.io", "v1", "CSINode", "csinodes", "", false, ""},
    {"storage.k8s.io", "v1", "CSIStorageCapacity", "csistoragecapacities", "", true, ""},
    {"storage.k8s.io", "v1", "StorageClass", "storageclasses", "sc", false, ""},
    {"storage.k8s.io", "v1", "VolumeAttachment", "volumeattachments", "", false, ""},
    {"storage.k8s.io", "v1", "VolumeAttributesClass", "volumeattributesclasses", "vac", false, ""},
    {"storagemigration.k8s.io", "v1beta1", "StorageVersionMigration", "storageversionmigrations", "", false, ""},
};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::vector<std::string> split(std::string_view commaList)
{
    std::vector<std::string> out;
    while (!commaList.empty()) {
        const std::size_t comma = commaList.find(',');
        out.emplace_back(commaList.substr(0, comma));
        commaList.remove_prefix(comma == std::string_view::npos ? commaList.size() : comma + 1);
    }
    return out;
}

std::vector<ResourceInfo> made()
{
    std::vector<ResourceInfo> out;
    for (const Row &row : rows) {
        ResourceInfo resource;
        resource.group = row.group;
        resource.version = row.version;
        resource.kind = row.kind;
        resource.resource = row.resource;
        resource.singular = lowered(row.kind);
        resource.shortNames = split(row.shortNames);
        resource.categories = split(row.category);
        resource.verbs = {"get", "list"};
        resource.namespaced = row.namespaced;
        out.push_back(std::move(resource));
    }
    return out;
}

/// "v1", "v2beta1".
bool isVersion(std::string_view word)
{
    return word.size() >= 2 && word[0] == 'v' && word[1] >= '0' && word[1] <= '9';
}

/// Out of "extensions" moved what today is in these groups.
bool movedFromExtensions(std::string_view group)
{
    return group == "apps" || group == "networking.k8s.io" || group == "policy";
}

} // namespace

std::span<const ResourceInfo> builtInResources()
{
    static const std::vector<ResourceInfo> resources = made();
    return resources;
}

const ResourceInfo *builtInResource(std::string_view kind, std::string_view group)
{
    const auto all = builtInResources();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ResourceInfo &r) { return r.kind == kind && r.group == group; });
    return found == all.end() ? nullptr : &*found;
}

const ResourceInfo *builtInResource(std::string_view typed)
{
    const auto all = builtInResources();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ResourceInfo &r) { return isCalled(r, typed); });
    return found == all.end() ? nullptr : &*found;
}

bool isCalled(const ResourceInfo &resource, std::string_view typed)
{
    const std::string word = lowered(typed);
    const std::size_t dot = word.find('.');
    if (dot != std::string::npos) {
        std::string_view group = std::string_view(word).substr(dot + 1);
        const std::size_t next = group.find('.');
        if (isVersion(group.substr(0, next)) && next != std::string_view::npos)
            group.remove_prefix(next + 1);
        if (group != resource.group && !(group == "extensions" && movedFromExtensions(resource.group)))
            return false;
    }
    const std::string_view name = std::string_view(word).substr(0, dot);
    return !name.empty() && (name == resource.resource || name == resource.singular || name == lowered(resource.kind)
        || std::find(resource.shortNames.begin(), resource.shortNames.end(), name) != resource.shortNames.end());
}

} // namespace portolan
