#pragma once

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "models/core/sharedlist.h"
#include "models/objects/cluster.h"
#include "models/objects/network.h"
#include "models/objects/workload.h"

namespace portolan::test {

/// Everything a struct of models/objects holds, as text: two objects are equal when their texts are. A struct that gains a field does
/// not compile here until it is said, too; kinds, which derive, have to be looked after.
class ObjectText
{
public:
    std::string text;

    template<class... T>
    void all(const T &...fields)
    {
        text += '{';
        ((put(fields), text += m_depth == 0 ? "\n" : ", "), ...);
        text += '}';
    }

private:
    template<class T>
    void list(const T &items)
    {
        text += '[';
        for (const auto &item : items) {
            put(item);
            text += ", ";
        }
        text += ']';
    }
    void put(const std::string &value) { text += '"' + value + '"'; }
    void put(IStr value) { put(value.str()); }
    void put(const Uid &value) { put(value.text()); }
    void put(const Timestamp &value) { text += std::to_string(value.micros); }
    void put(const AccessModes &value) { text += value.text() + (value.empty() ? "none" : ""); }
    template<class T>
    void put(const std::vector<T> &items)
    {
        list(items);
    }
    template<class T>
    void put(const SharedList<T> &items)
    {
        list(items.vector());
    }
    template<class A, class B>
    void put(const std::pair<A, B> &pair)
    {
        put(pair.first);
        text += '=';
        put(pair.second);
    }
    template<class T>
    void put(const std::optional<T> &value)
    {
        value ? put(*value) : void(text += "none");
    }
    template<class T>
    void put(const std::unique_ptr<T> &value)
    {
        value ? put(*value) : void(text += "none");
    }
    template<class T>
    void put(const std::shared_ptr<T> &value)
    {
        value ? put(*value) : void(text += "none");
    }
    template<class T>
    void put(const T &value)
    {
        if constexpr (std::is_enum_v<T> || std::is_arithmetic_v<T>) {
            text += std::to_string(static_cast<long long>(value));
        } else {
            ++m_depth;
            say(*this, value);
            --m_depth;
        }
    }

    int m_depth = 0;
};

} // namespace portolan::test

namespace portolan {

using test::ObjectText;

inline void say(ObjectText &to, const OwnerReference &x)
{
    const auto &[apiVersion, kind, name, uid, controller] = x;
    to.all(apiVersion, kind, name, uid, controller);
}
inline void say(ObjectText &to, const ObjectMeta &x)
{
    const auto &[name, ns, uid, resourceVersion, generateName, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, labels, annotations, owners,
        finalizers] = x;
    to.all(name, ns, uid, resourceVersion, generateName, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, labels, annotations, owners,
           finalizers);
}
inline void say(ObjectText &to, const LabelSelector::Requirement &x) { const auto &[key, op, values] = x; to.all(key, op, values); }
inline void say(ObjectText &to, const LabelSelector &x) { const auto &[matchLabels, expressions] = x; to.all(matchLabels, expressions); }
inline void say(ObjectText &to, const Condition &x)
{
    const auto &[type, status, reason, message, lastTransitionTime, lastHeartbeatTime] = x;
    to.all(type, status, reason, message, lastTransitionTime, lastHeartbeatTime);
}
inline void say(ObjectText &to, const ProjectedSource &x)
{
    const auto &[type, name, path, audience, expirationSeconds, optional, items, typeName, keyPath, chainPath, keyType] = x;
    to.all(type, name, path, audience, expirationSeconds, optional, items, typeName, keyPath, chainPath, keyType);
}
inline void say(ObjectText &to, const VolumeSource &x)
{
    const auto &[type, typeName, fields, items, projected, secretRef, secretRefs] = x;
    to.all(type, typeName, fields, items, projected, secretRef, secretRefs);
}
inline void say(ObjectText &to, const ClaimTemplate &x)
{
    const auto &[storageClassName, hasStorageClass, volumeMode, request, accessModes] = x;
    to.all(storageClassName, hasStorageClass, volumeMode, request, accessModes);
}
inline void say(ObjectText &to, const Volume &x) { const auto &[name, source, ephemeral] = x; to.all(name, source, ephemeral); }
inline void say(ObjectText &to, const NodeSelectorTerm &x) { const auto &[expressions, fields] = x; to.all(expressions, fields); }
inline void say(ObjectText &to, const NodeSelector &x) { const auto &[present, terms] = x; to.all(present, terms); }
inline void say(ObjectText &to, const PersistentVolumeClaim &x)
{
    to.all(x.meta, x.accessModes, x.statusAccessModes, x.request, x.capacity, x.storageClassName, x.hasStorageClassName, x.volumeName, x.volumeMode,
           x.volumeAttributesClassName, x.selector, x.hasSelector, x.dataSourceKind, x.dataSourceName, x.phase, x.conditions, x.allocated, x.resizeStatus,
           x.currentAttributesClass, x.targetAttributesClass, x.modifyStatus);
}
inline void say(ObjectText &to, const PersistentVolume &x)
{
    to.all(x.meta, x.capacity, x.accessModes, x.storageClassName, x.volumeMode, x.reclaimPolicy, x.volumeAttributesClassName, x.hasClaimRef, x.claimNamespace,
           x.claimName, x.claimUid, x.nodeAffinity, x.mountOptions, x.source, x.phase, x.reason, x.message);
}
inline void say(ObjectText &to, const StorageClass::TopologyTerm &x) { const auto &[labels] = x; to.all(labels); }
inline void say(ObjectText &to, const StorageClass &x)
{
    to.all(x.meta, x.provisioner, x.reclaimPolicy, x.volumeBindingMode, x.parameters, x.allowVolumeExpansion, x.mountOptions, x.allowedTopologies);
}
inline void say(ObjectText &to, const VolumeAttachment &x)
{
    to.all(x.meta, x.attacher, x.nodeName, x.persistentVolumeName, x.attached, x.attachError, x.detachError);
}
inline void say(ObjectText &to, const CSIDriver &x)
{
    to.all(x.meta, x.attachRequired, x.podInfoOnMount, x.storageCapacity, x.requiresRepublish, x.tokenAudiences, x.fsGroupPolicy, x.volumeLifecycleModes);
}
inline void say(ObjectText &to, const CSINode::Driver &x)
{
    const auto &[name, nodeID, topologyKeys, allocatableCount] = x;
    to.all(name, nodeID, topologyKeys, allocatableCount);
}
inline void say(ObjectText &to, const CSINode &x) { to.all(x.meta, x.drivers); }
inline void say(ObjectText &to, const CSIStorageCapacity &x) { to.all(x.meta, x.storageClassName, x.capacity, x.maximumVolumeSize, x.hasTopology, x.nodeTopology); }
inline void say(ObjectText &to, const ContainerPort &x)
{
    const auto &[name, containerPort, hostPort, protocol, hostIP] = x;
    to.all(name, containerPort, hostPort, protocol, hostIP);
}
inline void say(ObjectText &to, const VolumeMount &x)
{
    const auto &[name, mountPath, subPath, subPathExpr, mountPropagation, readOnly] = x;
    to.all(name, mountPath, subPath, subPathExpr, mountPropagation, readOnly);
}
inline void say(ObjectText &to, const VolumeDevice &x) { const auto &[name, devicePath] = x; to.all(name, devicePath); }
inline void say(ObjectText &to, const EnvSource &x)
{
    const auto &[secret, wholeObject, optional, object, key, variable] = x;
    to.all(secret, wholeObject, optional, object, key, variable);
}
inline void say(ObjectText &to, const ResourceRequirements &x) { const auto &[requests, limits] = x; to.all(requests, limits); }
inline void say(ObjectText &to, const DeviceUse &x) { const auto &[claim, request] = x; to.all(claim, request); }
inline void say(ObjectText &to, const ProbeTiming &x)
{
    const auto &[initialDelay, timeout, period, failureThreshold, grace] = x;
    to.all(initialDelay, timeout, period, failureThreshold, grace);
}
inline void say(ObjectText &to, const Container &x)
{
    const auto &[name, image, role, hasReadinessProbe, restartsAll, startupProbe, livenessProbe, readinessProbe, startupTiming, livenessTiming, readinessTiming, ports,
        mounts, devices, envSources, requests, limits, deviceUses] = x;
    to.all(name, image, role, hasReadinessProbe, restartsAll, startupProbe, livenessProbe, readinessProbe, startupTiming, livenessTiming, readinessTiming, ports, mounts, devices, envSources, requests, limits,
           deviceUses);
}
inline void say(ObjectText &to, const ContainerState &x)
{
    const auto &[phase, exitCode, signal, reason, message, startedAt, finishedAt] = x;
    to.all(phase, exitCode, signal, reason, message, startedAt, finishedAt);
}
inline void say(ObjectText &to, const DeviceHealth &x) { const auto &[resource, id, health, message] = x; to.all(resource, id, health, message); }
inline void say(ObjectText &to, const ContainerStatus &x)
{
    const auto &[name, list, ready, started, restartCount, state, lastState, inForce, allocated, devices] = x;
    to.all(name, list, ready, started, restartCount, state, lastState, inForce, allocated, devices);
}
inline void say(ObjectText &to, const PodResourceClaim &x) { const auto &[name, claim, templateName] = x; to.all(name, claim, templateName); }
inline void say(ObjectText &to, const Toleration &x)
{
    const auto &[key, op, value, effect, seconds] = x;
    to.all(key, op, value, effect, seconds);
}
inline void say(ObjectText &to, const PodAffinityTerm &x)
{
    const auto &[selector, namespaceSelector, hasSelector, hasNamespaceSelector, namespaces, topologyKey, matchLabelKeys, mismatchLabelKeys] = x;
    to.all(selector, namespaceSelector, hasSelector, hasNamespaceSelector, namespaces, topologyKey, matchLabelKeys, mismatchLabelKeys);
}
inline void say(ObjectText &to, const SpreadConstraint &x)
{
    const auto &[maxSkew, minDomains, topologyKey, whenUnsatisfiable, selector, hasSelector, nodeAffinityPolicy, nodeTaintsPolicy, matchLabelKeys] = x;
    to.all(maxSkew, minDomains, topologyKey, whenUnsatisfiable, selector, hasSelector, nodeAffinityPolicy, nodeTaintsPolicy, matchLabelKeys);
}
inline void say(ObjectText &to, const PodPlacement &x)
{
    const auto &[nodeAffinity, affinity, antiAffinity, spread] = x;
    to.all(nodeAffinity, affinity, antiAffinity, spread);
}
inline void say(ObjectText &to, const PodExtras &x)
{
    const auto &[hostnameOverride, hostnameIsFullName, ownUsers, schedulingGates, resourceClaims, resources, inForce, allocated, overhead, placement] = x;
    to.all(hostnameOverride, hostnameIsFullName, ownUsers, schedulingGates, resourceClaims, resources, inForce, allocated, overhead, placement);
}
inline void say(ObjectText &to, const Pod &x)
{
    to.all(x.meta, x.nodeName, x.nominatedNodeName, x.serviceAccountName, x.priorityClassName, x.priority, x.neverPreempts, x.tolerations, x.restartPolicy, x.schedulerName, x.dnsPolicy, x.hostname,
           x.subdomain, x.hostNetwork, x.hostPID, x.hostIPC, x.shareProcessNamespace, x.containers, x.volumes, x.nodeSelector, x.readinessGates, x.phase,
           x.reason, x.message, x.qosClass, x.hostIP, x.podIP, x.podIPs, x.startTime, x.conditions, x.statuses, x.extras, std::string(x.tokenVolume.view()));
}
inline void say(ObjectText &to, const PodTemplate &x) { const auto &[labels, containers, images, volumes] = x; to.all(labels, containers, images, volumes); }
inline void say(ObjectText &to, const Deployment &x)
{
    to.all(x.meta, x.replicas, x.statusReplicas, x.updatedReplicas, x.readyReplicas, x.availableReplicas, x.selector, x.pods, x.conditions);
}
inline void say(ObjectText &to, const ReplicaSet &x) { to.all(x.meta, x.replicas, x.statusReplicas, x.readyReplicas, x.availableReplicas, x.selector, x.pods); }
inline void say(ObjectText &to, const StatefulSet &x)
{
    to.all(x.meta, x.replicas, x.statusReplicas, x.readyReplicas, x.currentReplicas, x.updatedReplicas, x.serviceName, x.claimTemplates, x.selector, x.pods);
}
inline void say(ObjectText &to, const DaemonSet &x) { to.all(x.meta, x.desired, x.current, x.ready, x.updated, x.available, x.nodeSelector, x.selector, x.pods); }
inline void say(ObjectText &to, const Job &x)
{
    to.all(x.meta, x.completions, x.parallelism, x.active, x.succeeded, x.failed, x.suspend, x.startTime, x.completionTime, x.selector, x.pods, x.conditions);
}
inline void say(ObjectText &to, const CronJob &x) { to.all(x.meta, x.schedule, x.timeZone, x.suspend, x.active, x.lastScheduleTime, x.pods); }
inline void say(ObjectText &to, const IntOrName &x) { const auto &[number, name] = x; to.all(number, name); }
inline void say(ObjectText &to, const ServicePort &x)
{
    const auto &[name, port, nodePort, protocol, targetPort, appProtocol] = x;
    to.all(name, port, nodePort, protocol, targetPort, appProtocol);
}
inline void say(ObjectText &to, const Service &x)
{
    to.all(x.meta, x.type, x.clusterIP, x.clusterIPs, x.externalIPs, x.loadBalancerIngress, x.proxiedIngress, x.loadBalancerSourceRanges, x.loadBalancerIP,
           x.externalName, x.selector, x.ports, x.ipFamilies, x.sessionAffinity, x.externalTrafficPolicy, x.internalTrafficPolicy, x.trafficDistribution,
           x.healthCheckNodePort, x.publishNotReadyAddresses);
}
inline void say(ObjectText &to, const EndpointPort &x) { const auto &[name, port, protocol, appProtocol] = x; to.all(name, port, protocol, appProtocol); }
inline void say(ObjectText &to, const ObjectRef &x) { const auto &[kind, ns, name, uid] = x; to.all(kind, ns, name, uid); }
inline void say(ObjectText &to, const EndpointSlice::Endpoint &x)
{
    const auto &[addresses, ready, serving, terminating, nodeName, zone, hintZones, hintNodes, target] = x;
    to.all(addresses, ready, serving, terminating, nodeName, zone, hintZones, hintNodes, target);
}
inline void say(ObjectText &to, const EndpointSlice &x) { to.all(x.meta, x.addressType, x.serviceName, x.ports, x.endpoints); }
inline void say(ObjectText &to, const Endpoints::Address &x) { const auto &[ip, nodeName, target] = x; to.all(ip, nodeName, target); }
inline void say(ObjectText &to, const Endpoints::Subset &x) { const auto &[addresses, notReadyAddresses, ports] = x; to.all(addresses, notReadyAddresses, ports); }
inline void say(ObjectText &to, const Endpoints &x) { to.all(x.meta, x.subsets); }
inline void say(ObjectText &to, const Ingress::Backend &x)
{
    const auto &[serviceName, port, resourceGroup, resourceKind, resourceName] = x;
    to.all(serviceName, port, resourceGroup, resourceKind, resourceName);
}
inline void say(ObjectText &to, const Ingress::Path &x) { const auto &[path, pathType, backend] = x; to.all(path, pathType, backend); }
inline void say(ObjectText &to, const Ingress::Rule &x) { const auto &[host, paths] = x; to.all(host, paths); }
inline void say(ObjectText &to, const Ingress &x) { to.all(x.meta, x.className, x.defaultBackend, x.rules, x.tls, x.addresses); }
inline void say(ObjectText &to, const IngressClass &x) { to.all(x.meta, x.controller, x.parametersGroup, x.parametersKind, x.parametersName); }
inline void say(ObjectText &to, const NetworkPolicy::Port &x)
{
    const auto &[hasProtocol, protocol, unknownProtocol, port, endPort] = x;
    to.all(hasProtocol, protocol, unknownProtocol, port, endPort);
}
inline void say(ObjectText &to, const NetworkPolicy::Peer &x)
{
    const auto &[podSelector, namespaceSelector, hasIpBlock, cidr, except] = x;
    to.all(podSelector, namespaceSelector, hasIpBlock, cidr, except);
}
inline void say(ObjectText &to, const NetworkPolicy::Rule &x) { const auto &[ports, peers] = x; to.all(ports, peers); }
inline void say(ObjectText &to, const NetworkPolicy &x)
{
    to.all(x.meta, x.podSelector, x.hasPolicyTypes, x.typeIngress, x.typeEgress, x.hasIngress, x.hasEgress, x.ingress, x.egress);
}
inline void say(ObjectText &to, const Taint &x) { const auto &[key, value, effect] = x; to.all(key, value, effect); }
inline void say(ObjectText &to, const Node &x)
{
    to.all(x.meta, x.addresses, x.podCIDRs, x.taints, x.conditions, x.capacity, x.allocatable, x.unschedulable, x.declaredFeatures, x.kubeletVersion, x.osImage, x.kernelVersion,
           x.containerRuntimeVersion, x.operatingSystem, x.architecture);
}
inline void say(ObjectText &to, const Namespace &x) { to.all(x.meta, x.phase); }
inline void say(ObjectText &to, const Event &x)
{
    to.all(x.meta, x.type, x.reason, x.message, x.involvedKind, x.involvedApiVersion, x.involvedNamespace, x.involvedName, x.involvedUid, x.involvedFieldPath,
           x.sourceComponent, x.sourceHost, x.reportingController, x.firstTimestamp, x.lastTimestamp, x.eventTime, x.count, x.seriesCount,
           x.seriesLastObserved);
}
inline void say(ObjectText &to, const ConfigMap &x) { to.all(x.meta, x.keys, x.settings); }
inline void say(ObjectText &to, const Secret &x) { to.all(x.meta, x.type, x.keys); }
inline void say(ObjectText &to, const ServiceAccount &x) { to.all(x.meta, x.secrets); }

template<class T>
bool saidAs(ObjectText &to, const Object &object)
{
    if (const T *known = objectCast<T>(&object))
        say(to, *known);
    return object.kind == T::staticKind;
}
template<class... T>
void sayOneOf(ObjectText &to, const Object &object)
{
    if (!(saidAs<T>(to, object) || ...))
        say(to, object.meta);
}

namespace test {

/// Of a built-in kind; of others what all objects have.
inline std::string objectText(const Object &object)
{
    ObjectText to;
    to.text = std::string(kindInfo(object.kind).name);
    sayOneOf<PersistentVolumeClaim, PersistentVolume, StorageClass, VolumeAttachment, CSIDriver, CSINode, CSIStorageCapacity, Pod, Deployment, ReplicaSet,
             StatefulSet, DaemonSet, Job, CronJob, Service, EndpointSlice, Endpoints, Ingress, IngressClass, NetworkPolicy, Node, Namespace, Event, ConfigMap,
             Secret, ServiceAccount>(to, object);
    return to.text;
}

} // namespace test

} // namespace portolan
