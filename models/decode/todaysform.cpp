#include "models/decode/todaysform.h"

#include <algorithm>

#include "models/decode/oldforms.h"

namespace portolan {

namespace {

using oldforms::Convert;

/// A kind of an old group version. An empty kind stands for every kind of the group version.
struct Old {
    std::string_view apiVersion;
    std::string_view kind;
    std::string_view today;
    Convert convert = nullptr; ///< beyond the new name; nullptr: the fields are the same
};

constexpr Old olds[] = {
    {"extensions/v1beta1", "Deployment", "apps/v1", oldforms::workload},
    {"extensions/v1beta1", "ReplicaSet", "apps/v1", oldforms::workload},
    {"extensions/v1beta1", "DaemonSet", "apps/v1", oldforms::onDeleteWorkload},
    {"extensions/v1beta1", "Ingress", "networking.k8s.io/v1", oldforms::ingress},
    {"extensions/v1beta1", "NetworkPolicy", "networking.k8s.io/v1"},
    {"extensions/v1beta1", "PodSecurityPolicy", "policy/v1beta1"},
    {"apps/v1beta1", "Deployment", "apps/v1", oldforms::workload},
    {"apps/v1beta1", "StatefulSet", "apps/v1", oldforms::onDeleteWorkload},
    {"apps/v1beta1", "ControllerRevision", "apps/v1"},
    {"apps/v1beta2", "", "apps/v1"},
    {"batch/v1beta1", "CronJob", "batch/v1"},
    {"batch/v2alpha1", "CronJob", "batch/v1"},
    {"policy/v1beta1", "PodDisruptionBudget", "policy/v1", oldforms::disruptionBudget},
    {"networking.k8s.io/v1beta1", "Ingress", "networking.k8s.io/v1", oldforms::ingress},
    {"networking.k8s.io/v1beta1", "IngressClass", "networking.k8s.io/v1"},
    {"networking.k8s.io/v1beta1", "IPAddress", "networking.k8s.io/v1"},
    {"networking.k8s.io/v1beta1", "ServiceCIDR", "networking.k8s.io/v1"},
    {"networking.k8s.io/v1alpha1", "IPAddress", "networking.k8s.io/v1"},
    {"discovery.k8s.io/v1beta1", "EndpointSlice", "discovery.k8s.io/v1", oldforms::endpointSlice},
    {"discovery.k8s.io/v1alpha1", "EndpointSlice", "discovery.k8s.io/v1", oldforms::endpointSlice},
    {"autoscaling/v1", "HorizontalPodAutoscaler", "autoscaling/v2", oldforms::autoscalerV1},
    {"autoscaling/v2beta1", "HorizontalPodAutoscaler", "autoscaling/v2", oldforms::autoscalerV2beta1},
    {"autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2"},
    {"rbac.authorization.k8s.io/v1beta1", "", "rbac.authorization.k8s.io/v1"},
    {"rbac.authorization.k8s.io/v1alpha1", "", "rbac.authorization.k8s.io/v1"},
    {"storage.k8s.io/v1beta1", "", "storage.k8s.io/v1"},
    {"storage.k8s.io/v1alpha1", "VolumeAttachment", "storage.k8s.io/v1"},
    {"storage.k8s.io/v1alpha1", "CSIStorageCapacity", "storage.k8s.io/v1"},
    {"storage.k8s.io/v1alpha1", "VolumeAttributesClass", "storage.k8s.io/v1"},
    {"scheduling.k8s.io/v1beta1", "PriorityClass", "scheduling.k8s.io/v1"},
    {"scheduling.k8s.io/v1alpha1", "PriorityClass", "scheduling.k8s.io/v1"},
    {"coordination.k8s.io/v1beta1", "Lease", "coordination.k8s.io/v1"},
    {"node.k8s.io/v1beta1", "RuntimeClass", "node.k8s.io/v1"},
    {"node.k8s.io/v1alpha1", "RuntimeClass", "node.k8s.io/v1", oldforms::runtimeClass},
    {"admissionregistration.k8s.io/v1beta1", "ValidatingWebhookConfiguration", "admissionregistration.k8s.io/v1"},
    {"admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration", "admissionregistration.k8s.io/v1"},
    {"admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicy", "admissionregistration.k8s.io/v1"},
    {"admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicyBinding", "admissionregistration.k8s.io/v1"},
    {"admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicy", "admissionregistration.k8s.io/v1"},
    {"admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicyBinding", "admissionregistration.k8s.io/v1"},
    {"apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", "apiextensions.k8s.io/v1", oldforms::definition},
    {"apiregistration.k8s.io/v1beta1", "APIService", "apiregistration.k8s.io/v1"},
    {"certificates.k8s.io/v1beta1", "CertificateSigningRequest", "certificates.k8s.io/v1", oldforms::signingRequest},
    {"events.k8s.io/v1beta1", "Event", "events.k8s.io/v1"},
    {"flowcontrol.apiserver.k8s.io/v1alpha1", "", "flowcontrol.apiserver.k8s.io/v1", oldforms::priorityLevel},
    {"flowcontrol.apiserver.k8s.io/v1beta1", "", "flowcontrol.apiserver.k8s.io/v1", oldforms::priorityLevel},
    {"flowcontrol.apiserver.k8s.io/v1beta2", "", "flowcontrol.apiserver.k8s.io/v1", oldforms::priorityLevel},
    {"flowcontrol.apiserver.k8s.io/v1beta3", "", "flowcontrol.apiserver.k8s.io/v1"},
    {"resource.k8s.io/v1beta1", "ResourceClaim", "resource.k8s.io/v1", oldforms::deviceClaim},
    {"resource.k8s.io/v1beta1", "ResourceClaimTemplate", "resource.k8s.io/v1", oldforms::deviceClaim},
    {"resource.k8s.io/v1beta1", "ResourceSlice", "resource.k8s.io/v1", oldforms::deviceSlice},
    {"resource.k8s.io/v1beta1", "DeviceClass", "resource.k8s.io/v1"},
    {"resource.k8s.io/v1beta2", "ResourceClaim", "resource.k8s.io/v1"},
    {"resource.k8s.io/v1beta2", "ResourceClaimTemplate", "resource.k8s.io/v1"},
    {"resource.k8s.io/v1beta2", "ResourceSlice", "resource.k8s.io/v1"},
    {"resource.k8s.io/v1beta2", "DeviceClass", "resource.k8s.io/v1"},
    {"snapshot.storage.k8s.io/v1beta1", "", "snapshot.storage.k8s.io/v1"},
    {"snapshot.storage.k8s.io/v1alpha1", "VolumeSnapshot", "snapshot.storage.k8s.io/v1", oldforms::volumeSnapshot},
};

const Old *oldOf(std::string_view apiVersion, std::string_view kind)
{
    const auto found = std::find_if(std::begin(olds), std::end(olds), [&](const Old &old) {
        return old.apiVersion == apiVersion && (old.kind.empty() || old.kind == kind);
    });
    return found == std::end(olds) ? nullptr : &*found;
}

} // namespace

std::string_view todaysApiVersion(std::string_view apiVersion, std::string_view kind)
{
    const Old *old = oldOf(apiVersion, kind);
    return old ? old->today : apiVersion;
}

std::optional<Json> todaysForm(const Json &object)
{
    const Old *old = oldOf(object["apiVersion"].view(), object["kind"].view());
    if (!old)
        return std::nullopt;
    Json today = object;
    if (old->convert)
        old->convert(today);
    today.set("apiVersion", old->today);
    return today;
}

} // namespace portolan
