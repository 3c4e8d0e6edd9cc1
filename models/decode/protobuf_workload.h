#pragma once

#include "models/decode/protobuf_volume.h"

/// What makes pods: of their template only what is kept of it.
namespace portolan::decode::messages {

inline constexpr auto templateMeta = fields(texts(11, "labels"));
inline constexpr auto templateContainer = fields(always(text(1, "name")), text(2, "image"));
inline constexpr auto templateSpec = fields(each(message(1, "volumes", volume)), each(message(2, "containers", templateContainer)), texts(7, "nodeSelector"));
inline constexpr auto podTemplate = fields(message(1, "metadata", templateMeta), message(2, "spec", templateSpec));
inline constexpr auto deploymentCondition = fields(
    always(text(1, "type")), always(text(2, "status")), text(4, "reason"), text(5, "message"), time(7, "lastTransitionTime"));
inline constexpr auto deploymentSpec = fields(always(int32(1, "replicas")), message(2, "selector", labelSelector), message(3, "template", podTemplate));
inline constexpr auto deploymentStatus = fields(
    int32(2, "replicas"), int32(3, "updatedReplicas"), int32(4, "availableReplicas"), each(message(6, "conditions", deploymentCondition)),
    int32(7, "readyReplicas"));
inline constexpr auto deployment = fields(message(1, "metadata", objectMeta), message(2, "spec", deploymentSpec), message(3, "status", deploymentStatus));
inline constexpr auto replicaSetSpec = fields(always(int32(1, "replicas")), message(2, "selector", labelSelector), message(3, "template", podTemplate));
inline constexpr auto replicaSetStatus = fields(always(int32(1, "replicas")), int32(4, "readyReplicas"), int32(5, "availableReplicas"));
inline constexpr auto replicaSet = fields(message(1, "metadata", objectMeta), message(2, "spec", replicaSetSpec), message(3, "status", replicaSetStatus));
inline constexpr auto nameOnly = fields(text(1, "name"));
inline constexpr auto namedClaim = fields(message(1, "metadata", nameOnly));
inline constexpr auto statefulSetSpec = fields(
    always(int32(1, "replicas")), message(2, "selector", labelSelector), message(3, "template", podTemplate),
    each(message(4, "volumeClaimTemplates", namedClaim)), always(text(5, "serviceName")));
inline constexpr auto statefulSetStatus = fields(
    always(int32(2, "replicas")), int32(3, "readyReplicas"), int32(4, "currentReplicas"), int32(5, "updatedReplicas"));
inline constexpr auto statefulSet = fields(message(1, "metadata", objectMeta), message(2, "spec", statefulSetSpec), message(3, "status", statefulSetStatus));
inline constexpr auto daemonSetSpec = fields(message(1, "selector", labelSelector), message(2, "template", podTemplate));
inline constexpr auto daemonSetStatus = fields(
    always(int32(1, "currentNumberScheduled")), always(int32(3, "desiredNumberScheduled")), always(int32(4, "numberReady")), int32(6, "updatedNumberScheduled"),
    int32(7, "numberAvailable"));
inline constexpr auto daemonSet = fields(message(1, "metadata", objectMeta), message(2, "spec", daemonSetSpec), message(3, "status", daemonSetStatus));
inline constexpr auto jobSpec = fields(
    always(int32(1, "parallelism")), always(int32(2, "completions")), message(4, "selector", labelSelector), message(6, "template", podTemplate),
    always(flag(10, "suspend")));
inline constexpr auto jobStatus = fields(
    each(message(1, "conditions", condition)), time(2, "startTime"), time(3, "completionTime"), int32(4, "active"), int32(5, "succeeded"), int32(6, "failed"));
inline constexpr auto job = fields(message(1, "metadata", objectMeta), message(2, "spec", jobSpec), message(3, "status", jobStatus));
inline constexpr auto templateJob = fields(message(6, "template", podTemplate));
inline constexpr auto jobTemplate = fields(message(2, "spec", templateJob));
inline constexpr auto uncounted = fields();
inline constexpr auto cronJobSpec = fields(
    always(text(1, "schedule")), always(flag(4, "suspend")), message(5, "jobTemplate", jobTemplate), always(text(8, "timeZone")));
inline constexpr auto cronJobStatus = fields(each(message(1, "active", uncounted)), time(4, "lastScheduleTime"));
inline constexpr auto cronJob = fields(message(1, "metadata", objectMeta), message(2, "spec", cronJobSpec), message(3, "status", cronJobStatus));

} // namespace portolan::decode::messages
