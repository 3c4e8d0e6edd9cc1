#pragma once

#include "models/decode/protobuf_volume.h"

/// Pods.
namespace portolan::decode::messages {

inline constexpr auto containerPort = fields(text(1, "name"), int32(2, "hostPort"), always(int32(3, "containerPort")), text(4, "protocol"), text(5, "hostIP"));
inline constexpr auto volumeMount = fields(
    always(text(1, "name")), flag(2, "readOnly"), always(text(3, "mountPath")), text(4, "subPath"), always(text(5, "mountPropagation")),
    text(6, "subPathExpr"));
inline constexpr auto volumeDevice = fields(always(text(1, "name")), always(text(2, "devicePath")));
inline constexpr auto keySelector = fields(inlined(1, secretReference), always(text(2, "key")), always(flag(3, "optional")));
inline constexpr auto envVarSource = fields(message(3, "configMapKeyRef", keySelector), message(4, "secretKeyRef", keySelector));
inline constexpr auto envVar = fields(always(text(1, "name")), message(3, "valueFrom", envVarSource));
inline constexpr auto objectEnv = fields(inlined(1, secretReference), always(flag(2, "optional")));
inline constexpr auto envFrom = fields(text(1, "prefix"), message(2, "configMapRef", objectEnv), message(3, "secretRef", objectEnv));
inline constexpr auto exec = fields(each(text(1, "command")));
inline constexpr auto httpGet = fields(text(1, "path"), intOrText(2, "port"), text(4, "scheme"));
inline constexpr auto tcpSocket = fields(intOrText(1, "port"));
inline constexpr auto grpc = fields(always(int32(1, "port")));
inline constexpr auto probeHandler = fields(
    message(1, "exec", exec), message(2, "httpGet", httpGet), message(3, "tcpSocket", tcpSocket), message(4, "grpc", grpc));
inline constexpr auto probe = fields(
    inlined(1, probeHandler), int32(2, "initialDelaySeconds"), int32(3, "timeoutSeconds"), int32(4, "periodSeconds"), int32(6, "failureThreshold"),
    always(int64(7, "terminationGracePeriodSeconds")));
inline constexpr auto resourceClaim = fields(always(text(1, "name")), text(2, "request"));
inline constexpr auto resourceRequirements = fields(quantities(1, "limits"), quantities(2, "requests"), each(message(3, "claims", resourceClaim)));
inline constexpr auto restartRule = fields(text(1, "action"));
inline constexpr auto container = fields(
    always(text(1, "name")), text(2, "image"), each(message(6, "ports", containerPort)), each(message(7, "env", envVar)),
    message(8, "resources", resourceRequirements), each(message(9, "volumeMounts", volumeMount)), message(10, "livenessProbe", probe),
    message(11, "readinessProbe", probe), each(message(19, "envFrom", envFrom)), each(message(21, "volumeDevices", volumeDevice)),
    message(22, "startupProbe", probe), always(text(24, "restartPolicy")), each(message(25, "restartPolicyRules", restartRule)));
inline constexpr auto ephemeralContainer = fields(inlined(1, container));
inline constexpr auto readinessGate = fields(always(text(1, "conditionType")));
inline constexpr auto podResourceClaim = fields(always(text(1, "name")), always(text(3, "resourceClaimName")), always(text(4, "resourceClaimTemplateName")));
inline constexpr auto podTerm = fields(
    message(1, "labelSelector", labelSelector), each(text(2, "namespaces")), always(text(3, "topologyKey")), message(4, "namespaceSelector", labelSelector),
    each(text(5, "matchLabelKeys")), each(text(6, "mismatchLabelKeys")));
inline constexpr auto requiredTerms = fields(each(message(1, "requiredDuringSchedulingIgnoredDuringExecution", podTerm)));
inline constexpr auto requiredNodes = fields(message(1, "requiredDuringSchedulingIgnoredDuringExecution", nodeSelector));
inline constexpr auto affinity = fields(
    message(1, "nodeAffinity", requiredNodes), message(2, "podAffinity", requiredTerms), message(3, "podAntiAffinity", requiredTerms));
inline constexpr auto toleration = fields(
    text(1, "key"), text(2, "operator"), text(3, "value"), text(4, "effect"), always(int64(5, "tolerationSeconds")));
inline constexpr auto spreadConstraint = fields(
    always(int32(1, "maxSkew")), always(text(2, "topologyKey")), always(text(3, "whenUnsatisfiable")), message(4, "labelSelector", labelSelector),
    always(int32(5, "minDomains")), always(text(6, "nodeAffinityPolicy")), always(text(7, "nodeTaintsPolicy")), each(text(8, "matchLabelKeys")));
inline constexpr auto podSpec = fields(
    each(message(1, "volumes", volume)), each(message(2, "containers", container)), text(3, "restartPolicy"), text(6, "dnsPolicy"), texts(7, "nodeSelector"),
    text(8, "serviceAccountName"), text(9, "serviceAccount"), text(10, "nodeName"), flag(11, "hostNetwork"), flag(12, "hostPID"), flag(13, "hostIPC"),
    text(16, "hostname"), text(17, "subdomain"), message(18, "affinity", affinity), text(19, "schedulerName"), each(message(20, "initContainers", container)),
    each(message(22, "tolerations", toleration)), text(24, "priorityClassName"), always(int32(25, "priority")), always(flag(27, "shareProcessNamespace")),
    each(message(28, "readinessGates", readinessGate)), always(text(31, "preemptionPolicy")), quantities(32, "overhead"),
    each(message(33, "topologySpreadConstraints", spreadConstraint)), each(message(34, "ephemeralContainers", ephemeralContainer)),
    always(flag(35, "setHostnameAsFQDN")), always(flag(37, "hostUsers")), each(message(38, "schedulingGates", named)), each(message(39, "resourceClaims", podResourceClaim)),
    message(40, "resources", resourceRequirements), always(text(41, "hostnameOverride")));
inline constexpr auto stateWaiting = fields(text(1, "reason"), text(2, "message"));
inline constexpr auto stateRunning = fields(time(1, "startedAt"));
inline constexpr auto stateTerminated = fields(
    always(int32(1, "exitCode")), int32(2, "signal"), text(3, "reason"), text(4, "message"), time(5, "startedAt"), time(6, "finishedAt"));
inline constexpr auto containerState = fields(
    message(1, "waiting", stateWaiting), message(2, "running", stateRunning), message(3, "terminated", stateTerminated));
inline constexpr auto resourceHealth = fields(always(text(1, "resourceID")), text(2, "health"), always(text(6, "message")));
inline constexpr auto resourceStatus = fields(always(text(1, "name")), each(message(2, "resources", resourceHealth)));
inline constexpr auto containerStatus = fields(
    always(text(1, "name")), message(2, "state", containerState), message(3, "lastState", containerState), always(flag(4, "ready")),
    always(int32(5, "restartCount")), always(flag(9, "started")), quantities(10, "allocatedResources"), message(11, "resources", resourceRequirements),
    each(message(14, "allocatedResourcesStatus", resourceStatus)));
inline constexpr auto podIP = fields(always(text(1, "ip")));
inline constexpr auto podClaimStatus = fields(always(text(1, "name")), always(text(2, "resourceClaimName")));
inline constexpr auto podStatus = fields(
    text(1, "phase"), each(message(2, "conditions", condition)), text(3, "message"), text(4, "reason"), text(5, "hostIP"), text(6, "podIP"),
    time(7, "startTime"), each(message(8, "containerStatuses", containerStatus)), text(9, "qosClass"),
    each(message(10, "initContainerStatuses", containerStatus)), text(11, "nominatedNodeName"), each(message(12, "podIPs", podIP)),
    each(message(13, "ephemeralContainerStatuses", containerStatus)), each(message(15, "resourceClaimStatuses", podClaimStatus)),
    quantities(19, "allocatedResources"), message(20, "resources", resourceRequirements));
inline constexpr auto pod = fields(message(1, "metadata", objectMeta), message(2, "spec", podSpec), message(3, "status", podStatus));

} // namespace portolan::decode::messages
