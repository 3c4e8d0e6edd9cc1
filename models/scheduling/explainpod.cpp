#include "models/scheduling/explainpod.h"

#include <algorithm>

#include "models/core/enumwords.h"
#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

PodCase caseOf(std::shared_ptr<const StoreSnapshot> objects, std::shared_ptr<const Pod> pod, Timestamp now)
{
    PodCase out{std::move(objects), std::move(pod), nullptr, {}, now, nullptr};
    if (!out.pod->nodeName.empty())
        out.node = out.objects->get<Node>({}, out.pod->nodeName);
    for (const ObjectPtr &object : out.objects->sourceObjects(keyOf(*out.pod), Relation::Involves)) {
        auto event = std::static_pointer_cast<const Event>(object);
        // An earlier pod of that name is another pod.
        if (event->involvedUid.empty() || out.pod->meta.uid.empty() || event->involvedUid == out.pod->meta.uid)
            out.events.push_back(std::move(event));
    }
    std::stable_sort(out.events.begin(), out.events.end(), [](const auto &a, const auto &b) { return a->lastSeen() < b->lastSeen(); });
    return out;
}

bool isInit(const Container &container)
{
    return container.role == Container::Role::Init || container.role == Container::Role::Sidecar;
}

/// Of several the one that holds up the others: init containers come first, and what keeps one from starting before what ends it.
const PodTrouble *worstOf(const PodExplanation &explanation, const Pod &pod)
{
    const PodTrouble *worst = nullptr;
    const auto rank = [](PodPhase phase) { return phase == PodPhase::NotStarted ? 2 : phase == PodPhase::Crashing ? 3 : phase == PodPhase::NotReady ? 1 : 0; };
    for (std::size_t i = 0; i < explanation.containers.size(); ++i) {
        const PodTrouble &trouble = explanation.containers[i].second;
        if (rank(trouble.phase) > 1 && isInit(pod.containers[i]))
            return &trouble;
        if (rank(trouble.phase) > (worst ? rank(worst->phase) : 0))
            worst = &trouble;
    }
    return worst;
}

void explainPlaced(const PodCase &podCase, PodExplanation &out)
{
    const Pod &pod = *podCase.pod;
    for (const Container &container : pod.containers)
        if (container.role != Container::Role::Ephemeral)
            out.containers.emplace_back(container.name.str(), containerTrouble(podCase, container));
    const PodTrouble *worst = worstOf(out, pod);
    const bool nothingCreated = !worst || worst->reason.empty();
    if (worst && worst->phase != PodPhase::NotReady && !nothingCreated) {
        out.trouble = *worst;
    } else if (worst && worst->phase == PodPhase::NotStarted) {
        out.trouble = startTrouble(podCase);
        for (auto &[name, trouble] : out.containers) // none was created, and all for one reason
            if (trouble.phase == PodPhase::NotStarted && trouble.reason.empty())
                trouble = out.trouble;
    } else {
        out.trouble = readinessTrouble(podCase);
    }
}

void addWhatTheClusterSays(const PodCase &podCase, PodExplanation &out)
{
    const char *type = out.trouble.phase == PodPhase::Unscheduled ? "PodScheduled" : "Ready";
    if (const Condition *condition = podCase.pod->condition(type)) {
        out.condition = condition->type.str() + "=" + condition->status.str();
        if (!condition->reason.empty())
            out.condition += " " + condition->reason.str();
        if (!condition->message.empty())
            out.condition += ": " + condition->message;
    }
    for (const auto &event : podCase.events)
        if (event->isWarning())
            out.event = event->reason.str() + ": " + event->message;
    const bool told = out.trouble.phase == PodPhase::Unscheduled || out.trouble.phase == PodPhase::Running || out.trouble.phase == PodPhase::Finished;
    if (!told && !podCase.coverage().knows(Kind::Event, podCase.pod->meta.ns))
        out.unknown.push_back(SchedulingWords::unread(podCase.coverage(), Kind::Event, podCase.pod->meta.ns));
}

} // namespace

std::string_view podPhaseWord(PodPhase phase)
{
    static constexpr EnumWords<PodPhase::Finished> words{"unscheduled", "not-started", "crashing", "not-ready", "stuck-deleting", "running", "finished"};
    return words[phase];
}

const Event *PodCase::newest(std::string_view reason, std::string_view part) const
{
    const auto found = std::find_if(events.rbegin(), events.rend(), [&](const auto &event) {
        return event->reason == reason && (part.empty() || event->message.find(part) != std::string::npos);
    });
    return found == events.rend() ? nullptr : found->get();
}

Evidence PodCase::evidence(std::string path, std::string value) const
{
    return {keyText(keyOf(*pod)), std::move(path), std::move(value)};
}

std::vector<Kind> podExplanationKinds()
{
    return {Kind::Pod, Kind::Node, Kind::Namespace, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::VolumeAttachment,
            Kind::CSIDriver, Kind::CSINode, Kind::CSIStorageCapacity, Kind::ConfigMap, Kind::Secret, Kind::Event};
}

Result<PodExplanation> explainPod(std::shared_ptr<const StoreSnapshot> objects, std::string_view ns, std::string_view name, Timestamp now,
                                  std::shared_ptr<const DeviceWorld> devices)
{
    auto pod = objects->get<Pod>(ns, name);
    if (!pod)
        return tl::unexpected(missingError(objects->coverage(), {Kind::Pod, std::string(ns), std::string(name), {}}, "no such pod"));
    PodCase podCase = caseOf(std::move(objects), std::move(pod), now);
    podCase.devices = std::move(devices);
    PodExplanation out;
    out.pod = keyOf(*podCase.pod);
    out.nominated = podCase.pod->nominatedNodeName.str();
    if (podCase.pod->meta.terminating())
        out.trouble = deletionTrouble(podCase);
    else if (podCase.pod->isTerminal())
        out.trouble = endOf(podCase);
    else if (podCase.pod->nodeName.empty())
        explainUnscheduled(podCase, out);
    else
        explainPlaced(podCase, out);
    addWhatTheClusterSays(podCase, out);
    return out;
}

} // namespace portolan
