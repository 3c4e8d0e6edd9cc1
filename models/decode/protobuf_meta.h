#pragma once

#include "models/decode/protobuffield.h"

/// What every object has, and what several kinds share.
namespace portolan::decode::messages {

inline constexpr auto ownerReference = fields(
    always(text(1, "kind")), always(text(3, "name")), always(text(4, "uid")), always(text(5, "apiVersion")), always(flag(6, "controller")));
inline constexpr auto objectMeta = fields(
    text(1, "name"), text(2, "generateName"), text(3, "namespace"), text(5, "uid"), text(6, "resourceVersion"), time(8, "creationTimestamp"),
    time(9, "deletionTimestamp"), always(int64(10, "deletionGracePeriodSeconds")), texts(11, "labels"), annotations(12, "annotations"),
    each(message(13, "ownerReferences", ownerReference)), each(text(14, "finalizers")));
inline constexpr auto labelRequirement = fields(always(text(1, "key")), always(text(2, "operator")), each(text(3, "values")));
inline constexpr auto labelSelector = fields(texts(1, "matchLabels"), each(message(2, "matchExpressions", labelRequirement)));
inline constexpr auto condition = fields(
    always(text(1, "type")), always(text(2, "status")), time(4, "lastTransitionTime"), text(5, "reason"), text(6, "message"));
inline constexpr auto objectReference = fields(text(1, "kind"), text(2, "namespace"), text(3, "name"), text(4, "uid"));
inline constexpr auto named = fields(always(text(1, "name")));
inline constexpr auto listMeta = fields(text(2, "resourceVersion"), text(3, "continue"), always(int64(4, "remainingItemCount")));
inline constexpr auto statusCause = fields(text(1, "reason"), text(2, "message"), text(3, "field"));
inline constexpr auto statusDetails = fields(text(1, "name"), text(3, "kind"), each(message(4, "causes", statusCause)), int32(5, "retryAfterSeconds"));
inline constexpr auto status = fields(
    message(1, "metadata", listMeta), text(2, "status"), text(3, "message"), text(4, "reason"), message(5, "details", statusDetails), int32(6, "code"));

} // namespace portolan::decode::messages
