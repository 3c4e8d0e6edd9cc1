#include "models/scheduling/explainpod.h"

#include <algorithm>

#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

using W = SchedulingWords;
using Phase = ContainerState::Phase;

PodTrouble notReady(const PodCase &podCase, std::string reason, std::string message, const QString &advice)
{
    const Condition *ready = podCase.pod->condition("Ready");
    PodTrouble out{PodPhase::NotReady, std::move(reason), std::move(message), W::of(advice), {}};
    out.evidence = podCase.evidence(".status.conditions[Ready].status", ready ? ready->status.str() : std::string());
    return out;
}

/// The container that keeps the pod from being ready, and why (status/generate.go: GeneratePodReadyCondition).
std::optional<PodTrouble> unreadyContainer(const PodCase &podCase)
{
    const Condition *ready = podCase.pod->condition("ContainersReady");
    const std::string text = ready ? ready->message : std::string();
    for (const Container &container : podCase.pod->containers) {
        const ContainerStatus *status = podCase.pod->status(container.name);
        if (container.role == Container::Role::Init || container.role == Container::Role::Ephemeral || !status || status->ready)
            continue;
        const QString name = W::q(container.name);
        if (status->state.phase != Phase::Running)
            return notReady(podCase, "ContainerWaiting", text, SchedulingWords::tr("Container %1 does not run.").arg(name));
        if (!status->started && !container.startupProbe.empty())
            return notReady(podCase, "StartupPending", text, SchedulingWords::tr("The startup probe of container %1 has not succeeded yet: %2.").arg(name, W::q(container.startupProbe)));
        if (!container.readinessProbe.empty()) {
            const Event *event = podCase.newest("Unhealthy", "Readiness probe");
            return notReady(podCase, "ReadinessFailing", event ? event->message : text,
                            SchedulingWords::tr("The readiness probe of container %1 has to succeed: %2.").arg(name, W::q(container.readinessProbe)));
        }
        return notReady(podCase, "ContainerWaiting", text, SchedulingWords::tr("Container %1 runs, and the kubelet has not called it ready yet.").arg(name));
    }
    return std::nullopt;
}

std::optional<PodTrouble> missingGate(const PodCase &podCase)
{
    for (const IStr &gate : podCase.pod->readinessGates) {
        const Condition *condition = podCase.pod->condition(gate);
        if (condition && condition->status == "True")
            continue;
        const std::string text = "\"" + gate.str() + "\"" + (condition ? " is not \"True\"." : " does not exist.");
        return notReady(podCase, "ReadinessGate", (condition ? "the status of pod readiness gate " : "corresponding condition of pod readiness gate ") + text,
                        SchedulingWords::tr("Whoever writes the condition %1 has to set it to True: see that controller.").arg(W::q(gate)));
    }
    return std::nullopt;
}

} // namespace

PodTrouble readinessTrouble(const PodCase &podCase)
{
    const Pod &pod = *podCase.pod;
    const Condition *ready = pod.condition("Ready");
    if (ready && ready->status == "True") {
        PodTrouble out{PodPhase::Running, "Healthy", {}, {}, {}};
        out.evidence = podCase.evidence(".status.conditions[Ready].status", "True");
        return out;
    }
    if (auto container = unreadyContainer(podCase))
        return std::move(*container);
    if (auto gate = missingGate(podCase))
        return std::move(*gate);
    // The node controller leaves the reason out (pkg/controller/util/node: MarkPodsNotReady).
    const bool nodeDown = podCase.node && !podCase.node->isReady();
    if (ready && ready->status == "False" && (ready->reason.empty() || nodeDown))
        return notReady(podCase, "NodeNotReady", W::of(SchedulingWords::tr("node %1 is not ready, and its pods were marked so").arg(W::q(pod.nodeName))),
                        SchedulingWords::tr("See why node %1 is not ready.").arg(W::q(pod.nodeName)));
    if (!ready && pod.phase == "Running")
        return {PodPhase::Running, "Healthy", {}, {}, podCase.evidence(".status.phase", "Running")};
    return notReady(podCase, "Unknown", ready ? ready->message : std::string(), {});
}

} // namespace portolan
