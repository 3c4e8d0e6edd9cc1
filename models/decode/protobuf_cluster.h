#pragma once

#include "models/decode/protobuf_meta.h"

/// Nodes, namespaces, events, settings and accounts.
namespace portolan::decode::messages {

inline constexpr auto taint = fields(always(text(1, "key")), text(2, "value"), always(text(3, "effect")));
inline constexpr auto nodeSpec = fields(text(1, "podCIDR"), flag(4, "unschedulable"), each(message(5, "taints", taint)), each(text(7, "podCIDRs")));
inline constexpr auto nodeInfo = fields(
    always(text(4, "kernelVersion")), always(text(5, "osImage")), always(text(6, "containerRuntimeVersion")), always(text(7, "kubeletVersion")),
    always(text(9, "operatingSystem")), always(text(10, "architecture")));
inline constexpr auto nodeAddress = fields(always(text(1, "type")), always(text(2, "address")));
inline constexpr auto nodeCondition = fields(
    always(text(1, "type")), always(text(2, "status")), time(3, "lastHeartbeatTime"), time(4, "lastTransitionTime"), text(5, "reason"), text(6, "message"));
inline constexpr auto nodeStatus = fields(
    quantities(1, "capacity"), quantities(2, "allocatable"), each(message(4, "conditions", nodeCondition)), each(message(5, "addresses", nodeAddress)),
    message(7, "nodeInfo", nodeInfo), each(text(14, "declaredFeatures")));
inline constexpr auto node = fields(message(1, "metadata", objectMeta), message(2, "spec", nodeSpec), message(3, "status", nodeStatus));
inline constexpr auto namespaceStatus = fields(text(1, "phase"));
inline constexpr auto namespaceObject = fields(message(1, "metadata", objectMeta), message(3, "status", namespaceStatus));
inline constexpr auto eventSource = fields(text(1, "component"), text(2, "host"));
inline constexpr auto eventSeries = fields(int32(1, "count"), microTime(2, "lastObservedTime"));
inline constexpr auto involvedObject = fields(
    text(1, "kind"), text(2, "namespace"), text(3, "name"), text(4, "uid"), text(5, "apiVersion"), text(7, "fieldPath"));
inline constexpr auto event = fields(
    message(1, "metadata", objectMeta), message(2, "involvedObject", involvedObject), text(3, "reason"), text(4, "message"), message(5, "source", eventSource),
    time(6, "firstTimestamp"), time(7, "lastTimestamp"), int32(8, "count"), text(9, "type"), microTime(10, "eventTime"), message(11, "series", eventSeries),
    always(text(14, "reportingComponent")), always(text(15, "reportingInstance")));
inline constexpr auto configMap = fields(message(1, "metadata", objectMeta), texts(2, "data"), keys(3, "binaryData"));
inline constexpr auto secret = fields(message(1, "metadata", objectMeta), keys(2, "data"), text(3, "type"));
inline constexpr auto nameReference = fields(text(3, "name"));
inline constexpr auto serviceAccount = fields(message(1, "metadata", objectMeta), each(message(2, "secrets", nameReference)));

} // namespace portolan::decode::messages
