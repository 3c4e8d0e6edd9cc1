#pragma once

#include "models/decode/reader.h"
#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/workload.h"

/// How each struct takes one top-level member of its object (spec, status, data, ...); metadata is read for all alike.
namespace portolan::decode {

void readMember(Pod &pod, std::string_view key, Value value, Reader &reader);
void readMember(PersistentVolumeClaim &claim, std::string_view key, Value value, Reader &reader);
void readMember(PersistentVolume &volume, std::string_view key, Value value, Reader &reader);
void readMember(StorageClass &storageClass, std::string_view key, Value value, Reader &reader);
void readMember(VolumeAttachment &attachment, std::string_view key, Value value, Reader &reader);
void readMember(CSIDriver &driver, std::string_view key, Value value, Reader &reader);
void readMember(CSINode &node, std::string_view key, Value value, Reader &reader);
void readMember(VolumeSnapshot &snapshot, std::string_view key, Value value, Reader &reader);
void readMember(CSIStorageCapacity &capacity, std::string_view key, Value value, Reader &reader);
void readMember(VolumeSnapshotContent &content, std::string_view key, Value value, Reader &reader);
void readMember(VolumeSnapshotClass &snapshotClass, std::string_view key, Value value, Reader &reader);
void readMember(Node &node, std::string_view key, Value value, Reader &reader);
void readMember(Namespace &ns, std::string_view key, Value value, Reader &reader);
void readMember(Event &event, std::string_view key, Value value, Reader &reader);
void readMember(ConfigMap &map, std::string_view key, Value value, Reader &reader);
void readMember(Secret &secret, std::string_view key, Value value, Reader &reader);
void readMember(ServiceAccount &account, std::string_view key, Value value, Reader &reader);
void readMember(Service &service, std::string_view key, Value value, Reader &reader);
void readMember(EndpointSlice &slice, std::string_view key, Value value, Reader &reader);
void readMember(Endpoints &endpoints, std::string_view key, Value value, Reader &reader);
void readMember(Ingress &ingress, std::string_view key, Value value, Reader &reader);
void readMember(IngressClass &ingressClass, std::string_view key, Value value, Reader &reader);
void readMember(NetworkPolicy &policy, std::string_view key, Value value, Reader &reader);
void readMember(Deployment &deployment, std::string_view key, Value value, Reader &reader);
void readMember(ReplicaSet &set, std::string_view key, Value value, Reader &reader);
void readMember(StatefulSet &set, std::string_view key, Value value, Reader &reader);
void readMember(DaemonSet &set, std::string_view key, Value value, Reader &reader);
void readMember(Job &job, std::string_view key, Value value, Reader &reader);
void readMember(CronJob &job, std::string_view key, Value value, Reader &reader);
void readMember(OtherObject &other, std::string_view key, Value value, Reader &reader);

/// What needs the whole object, metadata included; called once at the end.
template<class T>
void finish(T &, Reader &)
{
}
void finish(Pod &pod, Reader &reader);
void finish(EndpointSlice &slice, Reader &reader);
void finish(Ingress &ingress, Reader &reader);
void finish(ConfigMap &map, Reader &reader);

void readMeta(ObjectMeta &meta, Value value, Reader &reader);
void readSelector(LabelSelector &selector, Value value, Reader &reader);
/// matchExpressions and node selector requirements: key, operator, values.
void readRequirements(std::vector<LabelSelector::Requirement> &out, Value value, Reader &reader);
void readConditions(std::vector<Condition> &out, Value value, Reader &reader);
void readAccessModes(AccessModes &out, Value value, Reader &reader);
void readVolumes(std::vector<Volume> &out, Value value, Reader &reader);
/// One member of a volume or of a persistent volume's spec; false when the field is no source.
bool readSource(VolumeSource &source, std::string_view field, Value value, Reader &reader);
void readClaimTemplate(ClaimTemplate &out, Value value, Reader &reader);
void readProjected(VolumeSource &source, Value value, Reader &reader);
void readItems(std::vector<std::pair<IStr, IStr>> &out, Value value, Reader &reader);
void readPodStatus(Pod &pod, Value value, Reader &reader);
/// The pod's extras, made when they are asked for first.
[[nodiscard]] PodExtras &extrasOf(Pod &pod);
/// The claim the pod knows by that name, added where it is new: spec and status tell one half each, in either order.
[[nodiscard]] PodResourceClaim &resourceClaimNamed(std::vector<PodResourceClaim> &claims, IStr name);
/// What a probe does, in words, and when it asks. Empty: there is none.
[[nodiscard]] IStr readProbe(ProbeTiming &timing, Value value, Reader &reader);
/// affinity, topologySpreadConstraints: what is required, not what is preferred.
void readAffinity(PodPlacement &out, Value value, Reader &reader);
void readSpread(std::vector<SpreadConstraint> &out, Value value, Reader &reader);
void readToleration(Toleration &out, Value value, Reader &reader);
void readNodeSelector(NodeSelector &out, Value value, Reader &reader);
void readResourceRequirements(ResourceRequirements &out, Value value, Reader &reader);
void readPodTemplate(PodTemplate &out, Value value, Reader &reader);
void readObjectRef(ObjectRef &out, Value value, Reader &reader);
void readIntOrName(IntOrName &out, Value value, Reader &reader);

} // namespace portolan::decode
