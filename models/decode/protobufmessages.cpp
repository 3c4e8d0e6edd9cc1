#include "models/decode/protobufmessages.h"

#include "models/decode/protobuf_cluster.h"
#include "models/decode/protobuf_network.h"
#include "models/decode/protobuf_pod.h"
#include "models/decode/protobuf_storage.h"
#include "models/decode/protobuf_workload.h"

namespace portolan::decode {

namespace {

struct Named {
    std::string_view apiVersion, kind;
    Fields fields;
};

/// Beta versions whose messages differ in nothing that is read share those of today.
constexpr Named table[] = {
    {"v1", "Pod", messages::pod},
    {"v1", "Event", messages::event},
    {"v1", "PersistentVolumeClaim", messages::claim},
    {"v1", "PersistentVolume", messages::persistentVolume},
    {"v1", "Node", messages::node},
    {"v1", "Namespace", messages::namespaceObject},
    {"v1", "ConfigMap", messages::configMap},
    {"v1", "Secret", messages::secret},
    {"v1", "ServiceAccount", messages::serviceAccount},
    {"v1", "Service", messages::service},
    {"v1", "Endpoints", messages::endpoints},
    {"apps/v1", "Deployment", messages::deployment},
    {"apps/v1", "ReplicaSet", messages::replicaSet},
    {"apps/v1", "StatefulSet", messages::statefulSet},
    {"apps/v1", "DaemonSet", messages::daemonSet},
    {"batch/v1", "Job", messages::job},
    {"batch/v1", "CronJob", messages::cronJob},
    {"batch/v1beta1", "CronJob", messages::cronJob},
    {"storage.k8s.io/v1", "StorageClass", messages::storageClass},
    {"storage.k8s.io/v1", "VolumeAttachment", messages::volumeAttachment},
    {"storage.k8s.io/v1", "CSIDriver", messages::csiDriver},
    {"storage.k8s.io/v1", "CSINode", messages::csiNode},
    {"storage.k8s.io/v1", "CSIStorageCapacity", messages::storageCapacity},
    {"storage.k8s.io/v1beta1", "CSIStorageCapacity", messages::storageCapacity},
    {"discovery.k8s.io/v1", "EndpointSlice", messages::endpointSlice},
    {"discovery.k8s.io/v1beta1", "EndpointSlice", messages::betaSlice},
    {"networking.k8s.io/v1", "Ingress", messages::ingress},
    {"networking.k8s.io/v1beta1", "Ingress", messages::betaIngress},
    {"networking.k8s.io/v1", "IngressClass", messages::ingressClass},
    {"networking.k8s.io/v1beta1", "IngressClass", messages::ingressClass},
    {"networking.k8s.io/v1", "NetworkPolicy", messages::networkPolicy},
};

} // namespace

Fields messageOf(std::string_view apiVersion, std::string_view kind)
{
    for (const Named &named : table)
        if (named.kind == kind && named.apiVersion == apiVersion)
            return named.fields;
    return {};
}

Fields statusMessage()
{
    return messages::status;
}

} // namespace portolan::decode
