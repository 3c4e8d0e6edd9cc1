#include "models/decode/kinds.h"

#include <algorithm>

namespace portolan::decode {

namespace {

void readPort(ContainerPort &port, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name") {
            reader.read(v, port.name);
        } else if (key == "containerPort") {
            reader.read(v, port.containerPort);
        } else if (key == "hostPort") {
            reader.read(v, port.hostPort);
        } else if (key == "protocol") {
            if (const auto text = reader.text(v))
                port.protocol = protocolFrom(*text);
        } else if (key == "hostIP") {
            reader.read(v, port.hostIP);
        }
    });
}

void readMount(VolumeMount &mount, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.readVolumeName(v, mount.name);
        else if (key == "mountPath")
            reader.read(v, mount.mountPath);
        else if (key == "subPath")
            reader.read(v, mount.subPath);
        else if (key == "subPathExpr")
            reader.read(v, mount.subPathExpr);
        else if (key == "mountPropagation")
            reader.read(v, mount.mountPropagation);
        else if (key == "readOnly")
            reader.read(v, mount.readOnly);
    });
}

void readDevice(VolumeDevice &device, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.readVolumeName(v, device.name);
        else if (key == "devicePath")
            reader.read(v, device.devicePath);
    });
}

/// configMapKeyRef, secretKeyRef, configMapRef, secretRef: all of one shape.
void readReference(EnvSource &source, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name")
            reader.read(v, source.object);
        else if (key == "key")
            reader.read(v, source.key);
        else if (key == "optional")
            reader.read(v, source.optional);
    });
}

void readEnv(std::vector<EnvSource> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        EnvSource source;
        bool reads = false;
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, source.variable);
            else if (key == "valueFrom")
                reader.object(v, [&](std::string_view from, Value reference) {
                    if (from != "configMapKeyRef" && from != "secretKeyRef")
                        return;
                    reads = true;
                    source.secret = from == "secretKeyRef";
                    readReference(source, reference, reader);
                });
        });
        if (reads)
            out.push_back(source);
    });
}

void readEnvFrom(std::vector<EnvSource> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        EnvSource source;
        source.wholeObject = true;
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "prefix") {
                reader.read(v, source.variable);
            } else if (key == "configMapRef" || key == "secretRef") {
                source.secret = key == "secretRef";
                readReference(source, v, reader);
            }
        });
        if (!source.object.empty())
            out.push_back(source);
    });
}

void readDeviceUses(std::vector<DeviceUse> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        DeviceUse &use = out.emplace_back();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, use.claim);
            else if (key == "request")
                reader.read(v, use.request);
        });
    });
}

void readResources(Container &container, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "requests")
            reader.readScalars(v, container.requests);
        else if (key == "limits")
            reader.readScalars(v, container.limits);
        else if (key == "claims")
            readDeviceUses(container.deviceUses, v, reader);
    });
}

void readRestartRules(Container &container, Value value, Reader &reader)
{
    reader.array(value, [&](Value rule) {
        reader.object(rule, [&](std::string_view key, Value v) {
            if (key == "action")
                container.restartsAll = reader.text(v) == std::optional<std::string_view>("RestartAllContainers") || container.restartsAll;
        });
    });
}

void readContainer(Container &container, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "name") {
            reader.read(v, container.name);
        } else if (key == "image") {
            reader.read(v, container.image);
        } else if (key == "ports") {
            reader.array(v, [&](Value p) { readPort(container.ports.emplace_back(), p, reader); });
        } else if (key == "volumeMounts") {
            reader.array(v, [&](Value m) { readMount(container.mounts.emplace_back(), m, reader); });
        } else if (key == "volumeDevices") {
            reader.array(v, [&](Value d) { readDevice(container.devices.emplace_back(), d, reader); });
        } else if (key == "env") {
            readEnv(container.envSources, v, reader);
        } else if (key == "envFrom") {
            readEnvFrom(container.envSources, v, reader);
        } else if (key == "resources") {
            readResources(container, v, reader);
        } else if (key == "readinessProbe") {
            container.hasReadinessProbe = reader.isObject(v);
            container.readinessProbe = readProbe(container.readinessTiming, v, reader);
        } else if (key == "livenessProbe") {
            container.livenessProbe = readProbe(container.livenessTiming, v, reader);
        } else if (key == "startupProbe") {
            container.startupProbe = readProbe(container.startupTiming, v, reader);
        } else if (key == "restartPolicyRules") {
            readRestartRules(container, v, reader);
        } else if (key == "restartPolicy" && container.role == Container::Role::Init) {
            if (reader.text(v) == std::optional<std::string_view>("Always"))
                container.role = Container::Role::Sidecar;
        }
    });
    // Whichever key came first: JSON and protobuf differ.
    std::stable_partition(container.envSources.begin(), container.envSources.end(), [](const EnvSource &source) { return !source.wholeObject; });
}

/// Where containers of a role go: init and sidecars first, then main, then ephemeral ones, whatever the order of the keys.
int rank(Container::Role role)
{
    switch (role) {
    case Container::Role::Init:
    case Container::Role::Sidecar: return 0;
    case Container::Role::Main: return 1;
    case Container::Role::Ephemeral: break;
    }
    return 2;
}

ListCache<Container> &listsOf(Container::Role role, Reader &reader)
{
    switch (rank(role)) {
    case 0: return reader.initContainerLists;
    case 1: return reader.containerLists;
    default: return reader.ephemeralContainerLists;
    }
}

void readContainers(SharedList<Container> &out, Container::Role role, Value value, Reader &reader)
{
    const auto decode = [&reader, role](Value list, std::vector<Container> &into) {
        reader.array(list, [&](Value element) {
            Container &container = into.emplace_back();
            container.role = role;
            readContainer(container, element, reader);
        });
    };
    SharedList<Container> list;
    reader.cached(listsOf(role, reader), value, list, decode);
    if (out.empty() || list.empty()) {
        out = list.empty() ? out : list;
        return;
    }
    out = reader.joinedContainers.join(out, list, [](std::vector<Container> &all) {
        std::stable_sort(all.begin(), all.end(), [](const Container &a, const Container &b) { return rank(a.role) < rank(b.role); });
    });
}

void readResourceClaims(std::vector<PodResourceClaim> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        PodResourceClaim read;
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, read.name);
            else if (key == "resourceClaimName")
                reader.read(v, read.claim);
            else if (key == "resourceClaimTemplateName")
                reader.read(v, read.templateName);
        });
        resourceClaimNamed(out, read.name).templateName = read.templateName;
        if (!read.claim.empty())
            resourceClaimNamed(out, read.name).claim = read.claim;
    });
}

void readOwnUsers(Pod &pod, Value value, Reader &reader)
{
    bool ofHost = true;
    reader.read(value, ofHost);
    if (!ofHost)
        extrasOf(pod).ownUsers = true;
}

/// What few pods have; they alone are given extras.
void readExtras(Pod &pod, std::string_view key, Value v, Reader &reader)
{
    if (key == "hostnameOverride")
        reader.read(v, extrasOf(pod).hostnameOverride);
    else if (key == "setHostnameAsFQDN")
        reader.read(v, extrasOf(pod).hostnameIsFullName);
    else if (key == "resources")
        readResourceRequirements(extrasOf(pod).resources, v, reader);
    else if (key == "hostUsers")
        readOwnUsers(pod, v, reader);
    else if (key == "overhead")
        reader.readScalars(v, extrasOf(pod).overhead);
    else if (key == "affinity")
        readAffinity(extrasOf(pod).placement, v, reader);
    else if (key == "topologySpreadConstraints")
        readSpread(extrasOf(pod).placement.spread, v, reader);
    else if (key == "resourceClaims")
        readResourceClaims(extrasOf(pod).resourceClaims, v, reader);
    else if (key == "schedulingGates")
        reader.array(v, [&](Value gate) {
            reader.object(gate, [&](std::string_view k, Value name) {
                if (k == "name")
                    reader.read(name, extrasOf(pod).schedulingGates.emplace_back());
            });
        });
}

bool readSpecFlags(Pod &pod, std::string_view key, Value v, Reader &reader)
{
    if (key == "hostNetwork")
        reader.read(v, pod.hostNetwork);
    else if (key == "hostPID")
        reader.read(v, pod.hostPID);
    else if (key == "hostIPC")
        reader.read(v, pod.hostIPC);
    else if (key == "shareProcessNamespace")
        reader.read(v, pod.shareProcessNamespace);
    else if (key == "nodeSelector")
        reader.read(v, pod.nodeSelector);
    else if (key == "priorityClassName")
        reader.read(v, pod.priorityClassName);
    else if (key == "priority")
        reader.read(v, pod.priority);
    else if (key == "preemptionPolicy")
        pod.neverPreempts = reader.text(v) == std::optional<std::string_view>("Never");
    else if (key == "tolerations")
        reader.cached(reader.tolerationLists, v, pod.tolerations, [&](Value list, std::vector<Toleration> &into) {
            reader.array(list, [&](Value t) { readToleration(into.emplace_back(), t, reader); });
        });
    else if (key == "hostname")
        reader.read(v, pod.hostname);
    else if (key == "subdomain")
        reader.read(v, pod.subdomain);
    else if (key == "readinessGates")
        reader.array(v, [&](Value gate) {
            reader.object(gate, [&](std::string_view k, Value type) {
                if (k == "conditionType")
                    reader.read(type, pod.readinessGates.emplace_back());
            });
        });
    else
        return false;
    return true;
}

void readSpec(Pod &pod, Value value, Reader &reader)
{
    reader.tokenVolume.readsPod();
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "containers")
            readContainers(pod.containers, Container::Role::Main, v, reader);
        else if (key == "initContainers")
            readContainers(pod.containers, Container::Role::Init, v, reader);
        else if (key == "ephemeralContainers")
            readContainers(pod.containers, Container::Role::Ephemeral, v, reader);
        else if (key == "volumes")
            reader.cached(reader.volumeLists, v, pod.volumes,
                          [&](Value list, std::vector<Volume> &into) { readVolumes(into, list, reader); });
        else if (key == "nodeName")
            reader.read(v, pod.nodeName);
        else if (key == "serviceAccountName" || (key == "serviceAccount" && pod.serviceAccountName.empty()))
            reader.read(v, pod.serviceAccountName);
        else if (key == "restartPolicy")
            reader.read(v, pod.restartPolicy);
        else if (key == "schedulerName")
            reader.read(v, pod.schedulerName);
        else if (key == "dnsPolicy")
            reader.read(v, pod.dnsPolicy);
        else if (!readSpecFlags(pod, key, v, reader) && !reader.isNull(v))
            readExtras(pod, key, v, reader);
    });
}

} // namespace

void readMember(Pod &pod, std::string_view key, Value value, Reader &reader)
{
    if (key == "spec")
        readSpec(pod, value, reader);
    else if (key == "status")
        readPodStatus(pod, value, reader);
}

} // namespace portolan::decode
