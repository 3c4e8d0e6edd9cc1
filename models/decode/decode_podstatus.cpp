#include "models/decode/kinds.h"

#include <algorithm>

namespace portolan::decode {

namespace {

void readStateDetails(ContainerState &state, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "reason")
            reader.read(v, state.reason);
        else if (key == "message")
            reader.read(v, state.message);
        else if (key == "exitCode")
            reader.read(v, state.exitCode);
        else if (key == "signal")
            reader.read(v, state.signal);
        else if (key == "startedAt")
            reader.read(v, state.startedAt);
        else if (key == "finishedAt")
            reader.read(v, state.finishedAt);
    });
}

bool readState(ContainerState &state, Value value, Reader &reader)
{
    using Phase = ContainerState::Phase;
    reader.object(value, [&](std::string_view key, Value v) {
        const Phase phase = key == "running" ? Phase::Running
            : key == "waiting"               ? Phase::Waiting
            : key == "terminated"            ? Phase::Terminated
                                             : Phase::Unknown;
        if (phase == Phase::Unknown || !reader.isObject(v))
            return;
        state.phase = phase;
        readStateDetails(state, v, reader);
    });
    return state.phase != Phase::Unknown;
}

void readHealth(std::vector<DeviceHealth> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        std::string resource;
        const std::size_t first = out.size();
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, resource);
            else if (key == "resources")
                reader.array(v, [&](Value one) {
                    DeviceHealth &device = out.emplace_back();
                    reader.object(one, [&](std::string_view k, Value field) {
                        if (k == "resourceID")
                            reader.read(field, device.id);
                        else if (k == "health")
                            reader.read(field, device.health);
                        else if (k == "message")
                            reader.read(field, device.message);
                    });
                });
        });
        for (std::size_t i = first; i < out.size(); ++i)
            out[i].resource = resource; // whichever key came first
    });
}

void readStatuses(std::vector<ContainerStatus> &out, ContainerStatus::List list, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        ContainerStatus &status = out.emplace_back();
        status.list = list;
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name") {
                reader.read(v, status.name);
            } else if (key == "ready") {
                reader.read(v, status.ready);
            } else if (key == "started") {
                reader.read(v, status.started);
            } else if (key == "restartCount") {
                reader.read(v, status.restartCount);
            } else if (key == "state") {
                readState(status.state, v, reader);
            } else if (key == "lastState") {
                ContainerState last;
                if (readState(last, v, reader))
                    status.lastState = std::make_unique<ContainerState>(std::move(last));
            } else if (key == "resources") {
                status.inForce = std::make_unique<ResourceRequirements>();
                readResourceRequirements(*status.inForce, v, reader);
            } else if (key == "allocatedResources") {
                status.allocated = std::make_unique<StringPairs>();
                reader.readScalars(v, *status.allocated);
            } else if (key == "allocatedResourcesStatus") {
                readHealth(status.devices, v, reader);
            }
        });
    });
}

/// podIPs and hostIPs: [{"ip": "..."}].
void readAddresses(std::vector<std::string> &out, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "ip")
                reader.read(v, out.emplace_back());
        });
    });
}

/// The claims made of templates, by the names the pod gives them.
void readMadeClaims(Pod &pod, Value value, Reader &reader)
{
    reader.array(value, [&](Value element) {
        IStr name;
        std::string claim;
        reader.object(element, [&](std::string_view key, Value v) {
            if (key == "name")
                reader.read(v, name);
            else if (key == "resourceClaimName")
                reader.read(v, claim);
        });
        if (!claim.empty())
            resourceClaimNamed(extrasOf(pod).resourceClaims, name).claim = claim;
    });
}

std::optional<ContainerStatus::List> statusList(std::string_view key)
{
    using List = ContainerStatus::List;
    if (key == "containerStatuses")
        return List::Main;
    if (key == "initContainerStatuses")
        return List::Init;
    return key == "ephemeralContainerStatuses" ? std::optional(List::Ephemeral) : std::nullopt;
}

bool areEqual(const StringPairs &a, const StringPairs &b)
{
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&b](const auto &pair) {
        const IStr *other = findPair(b, pair.first);
        return other && (*other == pair.second || Quantity::parse(other->view()) == Quantity::parse(pair.second.view()));
    });
}

/// What is in force is told apart only where it differs from what is asked.
bool isAsAsked(const ResourceRequirements &inForce, const StringPairs &requests, const StringPairs &limits)
{
    return areEqual(inForce.requests, requests) && areEqual(inForce.limits, limits);
}

} // namespace

PodExtras &extrasOf(Pod &pod)
{
    if (!pod.extras)
        pod.extras = std::make_unique<PodExtras>();
    return *pod.extras;
}

PodResourceClaim &resourceClaimNamed(std::vector<PodResourceClaim> &claims, IStr name)
{
    const auto found = std::find_if(claims.begin(), claims.end(), [name](const PodResourceClaim &c) { return c.name == name; });
    if (found != claims.end())
        return *found;
    claims.emplace_back().name = name;
    return claims.back();
}

void readResourceRequirements(ResourceRequirements &out, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "requests")
            reader.readScalars(v, out.requests);
        else if (key == "limits")
            reader.readScalars(v, out.limits);
    });
}

void readPodStatus(Pod &pod, Value value, Reader &reader)
{
    reader.object(value, [&](std::string_view key, Value v) {
        if (key == "phase")
            reader.read(v, pod.phase);
        else if (key == "conditions")
            readConditions(pod.conditions, v, reader);
        else if (const auto list = statusList(key))
            readStatuses(pod.statuses, *list, v, reader);
        else if (key == "podIP")
            reader.read(v, pod.podIP);
        else if (key == "podIPs")
            readAddresses(pod.podIPs, v, reader);
        else if (key == "hostIP")
            reader.read(v, pod.hostIP);
        else if (key == "startTime")
            reader.read(v, pod.startTime);
        else if (key == "qosClass")
            reader.read(v, pod.qosClass);
        else if (key == "reason")
            reader.read(v, pod.reason);
        else if (key == "message")
            reader.read(v, pod.message);
        else if (key == "nominatedNodeName")
            reader.read(v, pod.nominatedNodeName);
        else if (key == "resourceClaimStatuses")
            readMadeClaims(pod, v, reader);
        else if (key == "resources" && reader.isObject(v))
            readResourceRequirements(extrasOf(pod).inForce, v, reader);
        else if (key == "allocatedResources" && reader.isObject(v))
            reader.readScalars(v, extrasOf(pod).allocated);
    });
}

namespace {

/// Somebody calls a volume of another type as the admission calls its own: it stays called so.
void nameByHand(Pod &pod, const IStr &name)
{
    pod.tokenVolume = {};
    const auto mend = [&name](auto &parts) {
        for (auto &part : parts)
            if (part.name == TokenVolumeName::placeholder)
                part.name = name;
    };
    mend(pod.volumes.edit());
    for (Container &container : pod.containers.edit()) {
        mend(container.mounts);
        mend(container.devices);
    }
}

} // namespace

void finish(Pod &pod, Reader &reader)
{
    pod.tokenVolume = reader.tokenVolume.name();
    if (const Volume *token = pod.tokenVolume.empty() ? nullptr : pod.volume(pod.tokenVolume.view()); token && token->source.type != SourceType::Projected)
        nameByHand(pod, reader.intern(pod.tokenVolume.view()));
    // Whichever list came first: JSON and protobuf differ.
    const auto before = [](const ContainerStatus &a, const ContainerStatus &b) { return a.list < b.list; };
    if (!std::is_sorted(pod.statuses.begin(), pod.statuses.end(), before))
        std::stable_sort(pod.statuses.begin(), pod.statuses.end(), before);
    for (ContainerStatus &status : pod.statuses) {
        if (!status.inForce && !status.allocated)
            continue;
        const auto own = std::find_if(pod.containers.begin(), pod.containers.end(), [&status](const Container &c) { return c.name == status.name; });
        // Without what is in force nobody goes by what was promised (component-helpers resource: AggregateContainerRequests).
        if (own == pod.containers.end() || !status.inForce || (status.allocated && areEqual(*status.allocated, own->requests)))
            status.allocated.reset();
        if (!status.inForce)
            continue;
        if (own == pod.containers.end() || isAsAsked(*status.inForce, own->requests, own->limits))
            status.inForce.reset();
    }
    if (pod.extras && isAsAsked(pod.extras->inForce, pod.extras->resources.requests, pod.extras->resources.limits))
        pod.extras->inForce = {};
    if (pod.podIPs.size() > 1)
        return;
    if (pod.podIP.empty() && !pod.podIPs.empty())
        pod.podIP = pod.podIPs.front();
    std::vector<std::string>().swap(pod.podIPs); // one address is podIP already
}

} // namespace portolan::decode
