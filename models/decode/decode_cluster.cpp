#include "models/decode/kinds.h"

#include <algorithm>

namespace portolan::decode {

namespace {

bool isNetworkSetting(std::string_view key)
{
    static constexpr std::string_view keys[] = {"config.conf", "net-conf.json", "kube-proxy-replacement", "tunnel", "tunnel-protocol",
                                                "routing-mode", "calico_backend", "Corefile"};
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

void readTaint(Taint &taint, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "key")
            reader.read(v, taint.key);
        else if (key == "value")
            reader.read(v, taint.value);
        else if (key == "effect")
            reader.read(v, taint.effect);
    });
}

void readNodeSpec(Node &node, Value value, Reader &reader)
{
    IStr single;
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "podCIDR")
            reader.read(v, single);
        else if (key == "podCIDRs")
            reader.read(v, node.podCIDRs);
        else if (key == "taints")
            reader.array(v, [&](Value t) { readTaint(node.taints.emplace_back(), t, reader); });
        else if (key == "unschedulable")
            reader.read(v, node.unschedulable);
    });
    if (node.podCIDRs.empty() && !single.empty())
        node.podCIDRs.push_back(single);
}

void readNodeInfo(Node &node, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "kubeletVersion")
            reader.read(v, node.kubeletVersion);
        else if (key == "osImage")
            reader.read(v, node.osImage);
        else if (key == "kernelVersion")
            reader.read(v, node.kernelVersion);
        else if (key == "containerRuntimeVersion")
            reader.read(v, node.containerRuntimeVersion);
        else if (key == "operatingSystem")
            reader.read(v, node.operatingSystem);
        else if (key == "architecture")
            reader.read(v, node.architecture);
    });
}

void readNodeStatus(Node &node, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "addresses")
            reader.array(v, [&](Value element) {
                auto &address = node.addresses.emplace_back();
                reader.object(element, [&](std::string_view k, Value text) {
                    if (k == "type")
                        reader.read(text, address.first);
                    else if (k == "address")
                        reader.read(text, address.second);
                });
            });
        else if (key == "conditions")
            readConditions(node.conditions, v, reader);
        else if (key == "capacity")
            reader.readScalars(v, node.capacity);
        else if (key == "allocatable")
            reader.readScalars(v, node.allocatable);
        else if (key == "nodeInfo")
            readNodeInfo(node, v, reader);
        else if (key == "declaredFeatures")
            reader.read(v, node.declaredFeatures);
    });
}

void readInvolved(Event &event, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "kind")
            reader.read(v, event.involvedKind);
        else if (key == "apiVersion")
            reader.read(v, event.involvedApiVersion);
        else if (key == "namespace")
            reader.read(v, event.involvedNamespace);
        else if (key == "name")
            reader.read(v, event.involvedName);
        else if (key == "uid")
            reader.read(v, event.involvedUid);
        else if (key == "fieldPath")
            reader.read(v, event.involvedFieldPath);
    });
}

void readEventSource(Event &event, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "component")
            reader.read(v, event.sourceComponent);
        else if (key == "host")
            reader.read(v, event.sourceHost);
    });
}

void readSeries(Event &event, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "count")
            reader.read(v, event.seriesCount);
        else if (key == "lastObservedTime")
            reader.read(v, event.seriesLastObserved);
    });
}

/// When and how often; under core/v1 names and events.k8s.io's.
bool readEventTimes(Event &event, std::string_view key, Value v, Reader &reader)
{
    if (key == "firstTimestamp" || key == "deprecatedFirstTimestamp")
        reader.read(v, event.firstTimestamp);
    else if (key == "lastTimestamp" || key == "deprecatedLastTimestamp")
        reader.read(v, event.lastTimestamp);
    else if (key == "eventTime")
        reader.read(v, event.eventTime);
    else if (key == "count" || key == "deprecatedCount")
        reader.read(v, event.count);
    else if (key == "series")
        readSeries(event, v, reader);
    else
        return false;
    return true;
}

} // namespace

void readMember(Node &node, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        readNodeSpec(node, value, reader);
    else if (key == "status")
        readNodeStatus(node, value, reader);
}

void readMember(Namespace &ns, std::string_view key, Value value, Reader &reader)
{
    if (key != "status")
        return;
    reader.object(value, [&](std::string_view k, Value v) {
        if (k == "phase")
            reader.read(v, ns.phase);
    });
}

void readMember(Event &event, std::string_view key, Value value, Reader &reader)
{
    if (readEventTimes(event, key, value, reader))
        return;
    if (key == "type")
        reader.read(value, event.type);
    else if (key == "reason")
        reader.read(value, event.reason);
    else if (key == "message" || key == "note")
        reader.read(value, event.message);
    else if (key == "involvedObject" || key == "regarding")
        readInvolved(event, value, reader);
    else if (key == "source" || key == "deprecatedSource")
        readEventSource(event, value, reader);
    else if (key == "reportingComponent" || key == "reportingController")
        reader.read(value, event.reportingController);
    else if (key == "reportingInstance" && event.sourceHost.empty()) // newer events have no source: `source` comes later and wins
        reader.read(value, event.sourceHost);
}

void readMember(ConfigMap &map, std::string_view key, Value value, Reader &reader)
{
    // The object's name often comes after its data: what might be a network setting is read, and finish() drops it again.
    if (key == "data")
        reader.object(value, [&](std::string_view name, Value v) {
            map.keys.push_back(reader.intern(name));
            if (isNetworkSetting(name))
                reader.read(v, map.settings.emplace_back(map.keys.back(), IStr()).second);
        });
    else if (key == "binaryData")
        reader.readKeys(value, map.keys);
}

void finish(ConfigMap &map, Reader &)
{
    if (!keptConfigMap(map.meta.name))
        map.settings.clear();
}

void readMember(Secret &secret, std::string_view key, Value value, Reader &reader)
{
    if (key == "type")
        reader.read(value, secret.type);
    else if (key == "data" || key == "stringData")
        reader.readKeys(value, secret.keys);
}

void readMember(ServiceAccount &account, std::string_view key, Value value, Reader &reader)
{
    if (key != "secrets")
        return;
    reader.array(value, [&](Value element) {
        reader.object(element, [&](std::string_view k, Value v) {
            if (k == "name")
                reader.read(v, account.secrets.emplace_back());
        });
    });
}

void readMember(OtherObject &, std::string_view, Value, Reader &)
{
}

} // namespace portolan::decode
