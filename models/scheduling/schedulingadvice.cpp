#include "models/scheduling/schedulingadvice.h"

#include <algorithm>

#include "models/core/quantity.h"
#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

using W = SchedulingWords;

QString taintText(const Taint &taint)
{
    const QString key = taint.value.empty() ? W::q(taint.key) : W::q(taint.key) + QLatin1Char('=') + W::q(taint.value);
    return key + QLatin1Char(':') + W::q(taint.effect);
}

QString amountText(const Shortage &shortage, std::int64_t amount)
{
    if (shortage.resource == "cpu")
        return QString::number(amount) + QLatin1Char('m');
    const bool bytes = shortage.resource == "memory" || shortage.resource == "ephemeral-storage" || shortage.resource.starts_with("hugepages-");
    return W::q(Quantity::fromInteger(amount, bytes ? Quantity::Format::BinarySI : Quantity::Format::DecimalSI).text());
}

QString adviceForVolumes(const VolumeRefusal &refusal, const Pod &pod)
{
    const QString name = W::q(refusal.name), ns = W::q(pod.meta.ns);
    switch (refusal.kind) {
    case VolumeRefusal::Kind::ClaimNotFound: return SchedulingWords::tr("Create the claim %1 in namespace %2, or name another in the pod's volumes.").arg(name, ns);
    case VolumeRefusal::Kind::ClaimLost: return SchedulingWords::tr("The volume of claim %1 is gone: restore the volume, or make the claim anew.").arg(name);
    case VolumeRefusal::Kind::ClaimDeleting: return SchedulingWords::tr("Claim %1 is being deleted: wait until it is gone and make it anew.").arg(name);
    case VolumeRefusal::Kind::ClaimNotOwned: return SchedulingWords::tr("Claim %1 is not this pod's own: delete or rename it, so that the pod's own can be made.").arg(name);
    case VolumeRefusal::Kind::ClaimUnbound: return SchedulingWords::tr("See why the pod's claims are not bound: portolan explain claim.");
    case VolumeRefusal::Kind::VolumeNotFound: return SchedulingWords::tr("Volume %1, to which a claim of the pod is bound, does not exist: restore it, or make the claim anew.").arg(name);
    }
    return {};
}

QString smallestChange(const SchedulingAdviceSubject &subject)
{
    QStringList best;
    QString node;
    for (std::size_t i = 0; i < subject.changes.size(); ++i) {
        const QStringList &changes = subject.changes[i];
        const Refusal &refusal = subject.result.nodes[i].refusal;
        const bool isOut = refusal && refusal.reasons.front().starts_with("node(s) didn't satisfy plugin(s)"); // the pod is meant for others
        if (!changes.isEmpty() && !isOut && (node.isEmpty() || changes.size() < best.size())) {
            best = changes;
            node = W::q(subject.world.nodes[i].node->meta.name);
        }
    }
    return node.isEmpty() ? QString() : SchedulingWords::tr("The least that would let it onto a node, %1: %2.").arg(node, best.join(SchedulingWords::tr("; ")));
}

} // namespace

QStringList changesFor(const SchedulingAttempt &attempt, const NodeStanding &on, const Pod &pod)
{
    QStringList out;
    if (filterUnschedulable(pod, *on.node))
        out << SchedulingWords::tr("the node uncordoned");
    for (const Taint &taint : on.node->taints) {
        const bool borne = std::any_of(pod.tolerations.begin(), pod.tolerations.end(), [&taint](const Toleration &t) { return tolerates(t, taint); });
        const bool cordon = on.node->unschedulable && taint.key == "node.kubernetes.io/unschedulable";
        if (!borne && !cordon && taint.effect != "PreferNoSchedule")
            out << SchedulingWords::tr("a toleration of %1").arg(taintText(taint));
    }
    if (filterAffinity(pod, *on.node))
        out << SchedulingWords::tr("labels that match the pod's node selector or affinity");
    if (const std::string port = takenPort(pod, on); !port.empty())
        out << SchedulingWords::tr("host port %1 free").arg(W::q(port));
    for (const Shortage &shortage : shortagesOf(attempt.request(), on))
        out << (shortage.resource == "pods" ? (shortage.offered > 0 ? SchedulingWords::tr("one pod less on the node") : SchedulingWords::tr("a node that takes pods (its allocatable pods are 0)")) : SchedulingWords::tr("%1 less %2").arg(amountText(shortage, shortage.missing()), W::q(shortage.resource)));
    if (attempt.volumes().filter(on))
        out << SchedulingWords::tr("volumes that reach the node");
    if (const SpreadConstraint *constraint = attempt.spread().broken(*on.node))
        out << SchedulingWords::tr("another spread over %1").arg(W::q(constraint->topologyKey));
    if (attempt.neighbours().filter(*on.node))
        out << SchedulingWords::tr("other pods, or another pod affinity");
    if (attempt.devices().filter(*on.node))
        out << SchedulingWords::tr("devices for its claims");
    if (filterFeatures(pod, *on.node))
        out << SchedulingWords::tr("a kubelet that can do what the pod asks");
    return out;
}

std::string schedulingAdvice(const SchedulingAdviceSubject &subject)
{
    using Verdict = SchedulingResult::Verdict;
    if (subject.reason == "Unknown")
        return W::of(SchedulingWords::tr("What was read refuses nothing; what was not read may."));
    switch (subject.result.verdict) {
    case Verdict::NoNodes: return W::of(SchedulingWords::tr("The cluster has no nodes: add one."));
    case Verdict::AffinityConflict: return W::of(SchedulingWords::tr("The terms of the node affinity name no node that all of one term allow: mend spec.affinity."));
    case Verdict::Volumes: return W::of(adviceForVolumes(*subject.result.volumes, subject.pod));
    case Verdict::Devices: return W::of(SchedulingWords::tr("Create the device class, or name another in the device claim."));
    case Verdict::Unschedulable: return W::of(smallestChange(subject));
    case Verdict::Preempting:
        return W::of(SchedulingWords::tr("Pods of lower priority make room on %1 once they are evicted: wait.").arg(W::q(subject.result.victimsMayGoOn.front())));
    case Verdict::Fits: break;
    }
    if (subject.reason == "SchedulerError")
        return W::of(SchedulingWords::tr("The scheduler failed for a reason of its own: read its log."));
    if (subject.reason == "BindingVolumes")
        return W::of(SchedulingWords::tr("A node is chosen and its volumes are being bound, for up to ten minutes."));
    return W::of(SchedulingWords::tr("Some node takes it: it waits for its turn, or no scheduler runs."));
}

} // namespace portolan
