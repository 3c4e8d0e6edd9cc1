#include "models/scheduling/explainpod.h"

#include <algorithm>
#include <array>

#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

using W = SchedulingWords;

/// Events of a pod none of whose containers was created, worst first: volumes come before the sandbox.
struct StartEvent {
    std::string_view reason, part, ours;
};
constexpr std::array<StartEvent, 6> startEvents{{{"FailedAttachVolume", "Multi-Attach error", "MultiAttach"}, {"FailedAttachVolume", {}, "VolumeAttach"},
    {"FailedMount", {}, "VolumeMount"}, {"FailedMapVolume", {}, "VolumeMount"}, {"FailedCreatePodSandBox", {}, "Sandbox"}, {"NetworkNotReady", {}, "Sandbox"}}};

/// A config map or secret of a volume that is not there.
struct MissingSource {
    bool secret = false;
    std::string name, volume;
};

bool isMissing(const PodCase &podCase, bool secret, std::string_view name)
{
    const Kind kind = secret ? Kind::Secret : Kind::ConfigMap;
    return !name.empty() && podCase.coverage().knows(kind, podCase.pod->meta.ns) && !podCase.objects->find(kind, podCase.pod->meta.ns, name);
}

std::optional<MissingSource> missingSource(const PodCase &podCase)
{
    for (const Volume &volume : podCase.pod->volumes) {
        const VolumeSource &source = volume.source;
        const bool secret = source.type == SourceType::Secret;
        const std::string_view name = secret ? source.field("secretName") : source.field("name");
        if ((secret || source.type == SourceType::ConfigMap) && source.field("optional") != "true" && isMissing(podCase, secret, name))
            return MissingSource{secret, std::string(name), std::string(podCase.pod->volumeName(volume.name))};
        for (const ProjectedSource &part : source.projected) {
            const bool hidden = part.type == ProjectedSource::Type::Secret;
            if ((hidden || part.type == ProjectedSource::Type::ConfigMap) && !part.optional && isMissing(podCase, hidden, part.name))
                return MissingSource{hidden, part.name.str(), std::string(podCase.pod->volumeName(volume.name))};
        }
    }
    return std::nullopt;
}

/// Where the volume of a Multi-Attach error still hangs.
QString attachedElsewhere(const PodCase &podCase)
{
    for (const Volume &volume : podCase.pod->volumes) {
        const auto claim = podCase.objects->get<PersistentVolumeClaim>(podCase.pod->meta.ns, volume.claimName(podCase.pod->meta.name));
        if (!claim || claim->volumeName.empty())
            continue;
        for (const ObjectPtr &object : podCase.objects->sourceObjects({Kind::PersistentVolume, {}, claim->volumeName.str(), {}}, Relation::Attaches))
            if (const auto *attachment = objectCast<VolumeAttachment>(object); attachment && attachment->nodeName != podCase.pod->nodeName)
                return SchedulingWords::tr("Volume %1 is attached to node %2: it has to be detached there, when no pod on it uses the volume any more.")
                    .arg(W::q(claim->volumeName), W::q(attachment->nodeName));
    }
    return SchedulingWords::tr("The volume is attached to another node: it has to be detached there first.");
}

QString adviceFor(const PodCase &podCase, std::string_view reason)
{
    if (reason == "MultiAttach")
        return attachedElsewhere(podCase);
    if (reason == "VolumeAttach")
        return SchedulingWords::tr("See what the driver says of attaching the volume.");
    if (reason == "VolumeMount") {
        if (const auto missing = missingSource(podCase))
            return (missing->secret ? SchedulingWords::tr("Create Secret %1/%2, which volume %3 needs.") : SchedulingWords::tr("Create ConfigMap %1/%2, which volume %3 needs."))
                .arg(W::q(podCase.pod->meta.ns), W::q(missing->name), W::q(missing->volume));
        return SchedulingWords::tr("Mend the volumes the message calls unmounted.");
    }
    return SchedulingWords::tr("See the node's network plugin and container runtime.");
}

} // namespace

PodTrouble startTrouble(const PodCase &podCase)
{
    const Pod &pod = *podCase.pod;
    PodTrouble out{PodPhase::NotStarted, {}, {}, {}, {}};
    for (const StartEvent &known : startEvents) {
        const Event *event = podCase.newest(known.reason, known.part);
        if (!event)
            continue;
        out.reason = known.ours;
        out.message = event->message;
        out.advice = W::of(adviceFor(podCase, known.ours));
        out.evidence = {keyText(keyOf(*event)), ".message", event->message};
        return out;
    }
    if (const auto missing = missingSource(podCase)) {
        out.reason = "VolumeMount";
        const char *kind = missing->secret ? "secret" : "configmap";
        out.message = "MountVolume.SetUp failed for volume \"" + missing->volume + "\" : " + kind + " \"" + missing->name + "\" not found";
        out.advice = W::of(adviceFor(podCase, "VolumeMount"));
        out.evidence = podCase.evidence(".spec.volumes", missing->name);
        return out;
    }
    if (pod.statuses.empty()) {
        out.reason = "NodeSilent";
        const bool gone = !podCase.node && podCase.coverage().knows(Kind::Node);
        out.message = W::of((gone ? SchedulingWords::tr("node %1 does not exist") : SchedulingWords::tr("the kubelet of node %1 has reported nothing of this pod")).arg(W::q(pod.nodeName)));
        out.advice = W::of(SchedulingWords::tr("See whether node %1 is ready.").arg(W::q(pod.nodeName)));
        out.evidence = podCase.evidence(".status.containerStatuses", {});
        return out;
    }
    out.reason = "Unknown";
    out.message = W::of(SchedulingWords::tr("its containers are being created; nothing that was read says what holds them up"));
    out.evidence = podCase.evidence(".status.phase", pod.phase.str());
    return out;
}

} // namespace portolan
