#include "models/scheduling/explainpod.h"

#include <algorithm>
#include <array>

#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

using W = SchedulingWords;

bool isUnreachable(const Node &node)
{
    const Condition *ready = node.condition("Ready");
    return (ready && ready->status == "Unknown")
        || std::any_of(node.taints.begin(), node.taints.end(), [](const Taint &t) { return t.key == "node.kubernetes.io/unreachable"; });
}

/// Nothing of it runs any more.
bool hasStopped(const Pod &pod)
{
    return pod.isTerminal() || pod.nodeName.empty()
        || (!pod.statuses.empty() && std::all_of(pod.statuses.begin(), pod.statuses.end(), [](const ContainerStatus &s) { return s.state.phase == ContainerState::Phase::Terminated; }));
}

QString finalizersOf(const Pod &pod)
{
    QStringList names;
    for (const IStr &finalizer : pod.meta.finalizers)
        names << W::q(finalizer);
    return names.join(SchedulingWords::tr(", "));
}

PodTrouble stuck(const PodCase &podCase, const char *reason, const QString &message, const QString &advice)
{
    PodTrouble out{PodPhase::StuckDeleting, reason, W::of(message), W::of(advice), {}};
    out.evidence = podCase.evidence(".metadata.deletionTimestamp", rfc3339(podCase.pod->meta.deletionTimestamp));
    return out;
}

/// Who rejects pods writes "Pod was rejected: ..." and one of these (pkg/kubelet/lifecycle, cm/admission).
bool isRejection(const Pod &pod)
{
    static constexpr std::array<std::string_view, 5> words{"NodeAffinity", "UnexpectedAdmissionError", "AdmissionFailed", "NodeName", "PodOSNotSupported"};
    return pod.message.starts_with("Pod was rejected") || pod.reason.view().starts_with("OutOf") || std::find(words.begin(), words.end(), pod.reason.view()) != words.end();
}

std::string endReason(const Pod &pod)
{
    if (pod.phase == "Succeeded")
        return "Completed";
    if (pod.reason == "Evicted" || pod.reason == "DeadlineExceeded")
        return pod.reason.str();
    if (pod.reason == "NodeLost")
        return "Lost";
    if (pod.reason == "Terminated" || pod.reason == "NodeShutdown" || pod.reason == "Shutdown")
        return "NodeShutdown";
    if (pod.reason == "Preempting" || pod.reason == "Preempted")
        return "Preempted";
    if (isRejection(pod))
        return "Rejected";
    const Condition *target = pod.condition("DisruptionTarget");
    if (target && target->status == "True" && target->reason == "PreemptionByScheduler")
        return "Preempted";
    return "Failed";
}

QString adviceForEnd(const Pod &pod, const std::string &reason)
{
    if (reason == "Completed")
        return {};
    if (reason == "Evicted")
        return SchedulingWords::tr("The node ran short of what the message names: ask for more of it, or use less.");
    if (reason == "Rejected")
        return SchedulingWords::tr("Node %1 did not take the pod, and that is final: it has to be made anew.").arg(W::q(pod.nodeName));
    if (reason == "DeadlineExceeded")
        return SchedulingWords::tr("It ran longer than activeDeadlineSeconds allows.");
    return SchedulingWords::tr("It has ended and is not started again; its workload makes another where it has one.");
}

} // namespace

PodTrouble deletionTrouble(const PodCase &podCase)
{
    const Pod &pod = *podCase.pod;
    const bool placed = !pod.nodeName.empty(), stopped = hasStopped(pod);
    const QString node = W::q(pod.nodeName), until = W::q(rfc3339(pod.meta.deletionTimestamp));
    if (stopped && !pod.meta.finalizers.empty())
        return stuck(podCase, "Finalizer", SchedulingWords::tr("finalizers are left: %1").arg(finalizersOf(pod)),
                     SchedulingWords::tr("Whoever set them has to remove the finalizers: %1.").arg(finalizersOf(pod)));
    if (placed && !podCase.node && podCase.coverage().knows(Kind::Node))
        return stuck(podCase, "NodeGone", SchedulingWords::tr("node %1 does not exist any more").arg(node), SchedulingWords::tr("The garbage collector of pods deletes it within about a minute."));
    if (podCase.node && isUnreachable(*podCase.node))
        return stuck(podCase, "NodeUnreachable", SchedulingWords::tr("node %1 does not answer, so nobody says that the containers have stopped").arg(node),
                     SchedulingWords::tr("It goes when node %1 answers again, when its object is deleted, or when it has the taint node.kubernetes.io/out-of-service.").arg(node));
    if (podCase.now <= pod.meta.deletionTimestamp)
        return stuck(podCase, "GracePeriod", SchedulingWords::tr("it may go on until %1").arg(until), SchedulingWords::tr("Wait until %1; then its containers are killed.").arg(until));
    if (!pod.meta.finalizers.empty())
        return stuck(podCase, "Finalizer", SchedulingWords::tr("finalizers are left: %1").arg(finalizersOf(pod)),
                     SchedulingWords::tr("Whoever set them has to remove the finalizers: %1.").arg(finalizersOf(pod)));
    if (!placed)
        return stuck(podCase, "Unknown", SchedulingWords::tr("it should have been gone at %1").arg(until), {});
    return stuck(podCase, "KubeletSilent", SchedulingWords::tr("the grace ended at %1, and the kubelet of node %2 has not finished").arg(until, node),
                 SchedulingWords::tr("See the kubelet of node %1: mounts or the container runtime may hang.").arg(node));
}

PodTrouble endOf(const PodCase &podCase)
{
    const Pod &pod = *podCase.pod;
    PodTrouble out{PodPhase::Finished, endReason(pod), pod.message, {}, {}};
    if (out.message.empty())
        out.message = pod.reason.str();
    out.advice = W::of(adviceForEnd(pod, out.reason));
    out.evidence = podCase.evidence(".status.phase", pod.phase.str());
    return out;
}

} // namespace portolan
