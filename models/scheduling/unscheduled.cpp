#include "models/scheduling/explainpod.h"

#include <algorithm>
#include <array>

#include "models/scheduling/schedulingadvice.h"
#include "models/scheduling/schedulingattempt.h"
#include "models/scheduling/schedulingwords.h"

namespace portolan {

namespace {

using Verdict = SchedulingResult::Verdict;

std::string volumeReason(const VolumeRefusal &refusal)
{
    switch (refusal.kind) {
    case VolumeRefusal::Kind::ClaimNotFound: return "ClaimNotFound";
    case VolumeRefusal::Kind::ClaimLost: return "ClaimLost";
    case VolumeRefusal::Kind::ClaimDeleting: return "ClaimDeleting";
    case VolumeRefusal::Kind::ClaimNotOwned: return "ClaimNotOwned";
    case VolumeRefusal::Kind::ClaimUnbound: return "ClaimUnbound";
    case VolumeRefusal::Kind::VolumeNotFound: return "VolumeNotFound";
    }
    return "Unknown";
}

const Condition *unplaced(const Pod &pod)
{
    const Condition *condition = pod.condition("PodScheduled");
    return condition && condition->status != "True" ? condition : nullptr;
}

/// Some node takes it: what it may be waiting for.
std::string reasonOfFit(const PodExplanation &out, const Pod &pod)
{
    const Condition *condition = unplaced(pod);
    if (condition && condition->reason == "SchedulerError")
        return "SchedulerError";
    // A node is chosen before volumes are bound, and written down before the pod is.
    return !out.nominated.empty() && !condition ? "BindingVolumes" : "Fits";
}

std::string reasonOf(const SchedulingResult &result, const PodExplanation &out, const Pod &pod)
{
    switch (result.verdict) {
    case Verdict::NoNodes: return "NoNodes";
    case Verdict::AffinityConflict: return "AffinityConflict";
    case Verdict::Volumes: return volumeReason(*result.volumes);
    case Verdict::Devices: return "DeviceClaim";
    case Verdict::Unschedulable: return "Unschedulable";
    case Verdict::Preempting: return "Preempting";
    case Verdict::Fits: break;
    }
    return out.unknown.empty() ? reasonOfFit(out, pod) : "Unknown";
}

/// What is left open whatever the objects say.
void addUnknown(const SchedulingWorld &world, const SchedulingAttempt &attempt, PodExplanation &out)
{
    const Coverage &coverage = world.coverage();
    const auto add = [&out](std::string text) {
        if (!text.empty() && std::find(out.unknown.begin(), out.unknown.end(), text) == out.unknown.end())
            out.unknown.push_back(std::move(text));
    };
    if (coverage.of(Kind::Pod) != Covered::Whole)
        add(SchedulingWords::unread(coverage, Kind::Pod));
    if (!coverage.knows(Kind::Node))
        add(SchedulingWords::unread(coverage, Kind::Node));
    if (attempt.neighbours().asksNamespaces() && !coverage.knows(Kind::Namespace))
        add(SchedulingWords::unread(coverage, Kind::Namespace));
    for (const std::string &text : attempt.volumes().unread())
        add(text);
    if (attempt.devices().hasClaims() && !attempt.devices().isDecided())
        add(SchedulingWords::of(SchedulingWords::tr("device claims: what they hang on was not read, or is not judged")));
}

/// Before the scheduler looks at nodes at all. Empty: nothing holds it back.
PodTrouble heldBack(const PodCase &podCase)
{
    const Pod &pod = *podCase.pod;
    PodTrouble out{PodPhase::Unscheduled, {}, {}, {}, {}};
    const auto &gates = pod.more().schedulingGates;
    if (!gates.empty()) {
        QStringList names;
        for (const IStr &gate : gates)
            names << SchedulingWords::q(gate);
        const Condition *condition = unplaced(pod);
        out.reason = "SchedulingGated";
        out.message = condition && !condition->message.empty() ? condition->message : "Scheduling is blocked due to non-empty scheduling gates";
        out.advice = SchedulingWords::of(SchedulingWords::tr("Whoever set the scheduling gates has to remove them: %1.").arg(names.join(SchedulingWords::tr(", "))));
        out.evidence = podCase.evidence(".spec.schedulingGates", names.join(QLatin1Char(',')).toStdString());
    } else if (!pod.schedulerName.empty() && pod.schedulerName != "default-scheduler" && !pod.condition("PodScheduled")) {
        out.reason = "NoScheduler";
        out.message = SchedulingWords::of(SchedulingWords::tr("no scheduler %1 has said anything of this pod").arg(SchedulingWords::q(pod.schedulerName)));
        out.advice = SchedulingWords::of(SchedulingWords::tr("Run a scheduler named %1, or leave spec.schedulerName out.").arg(SchedulingWords::q(pod.schedulerName)));
        out.evidence = podCase.evidence(".spec.schedulerName", pod.schedulerName.str());
    }
    return out;
}

/// "0/3 nodes are available: 3 Insufficient cpu", without what releases say differently of preemption.
std::string_view reasonsIn(std::string_view message)
{
    return message.substr(0, std::min(message.find(". "), message.find_last_not_of('.') + 1));
}

void compareWithCondition(const Pod &pod, const SchedulingResult &result, PodExplanation &out)
{
    const Condition *condition = unplaced(pod);
    if (!condition || condition->reason != "Unschedulable" || condition->message.empty() || reasonsIn(condition->message) == reasonsIn(result.message))
        return;
    out.disagreement = SchedulingWords::of(result.verdict == Verdict::Fits
        ? SchedulingWords::tr("The condition says otherwise: it is older than a change, or another scheduler wrote it.")
        : SchedulingWords::tr("The condition has another text: it is older than a change, or of another release or scheduler."));
}

} // namespace

void explainUnscheduled(const PodCase &podCase, PodExplanation &out)
{
    const Pod &pod = *podCase.pod;
    out.trouble = heldBack(podCase);
    out.trouble.phase = PodPhase::Unscheduled;
    const SchedulingWorld world(podCase.objects, podCase.devices);
    SchedulingAttempt attempt(world, pod);
    addUnknown(world, attempt, out);
    if (world.nodes.empty() && !world.coverage().knows(Kind::Node)) {
        if (out.trouble.reason.empty())
            out.trouble.reason = "Unknown";
        return;
    }
    const SchedulingResult result = attempt.run();
    const bool whole = result.verdict == Verdict::Volumes || result.verdict == Verdict::AffinityConflict || result.verdict == Verdict::Devices;
    std::vector<QStringList> changes;
    for (std::size_t i = 0; i < result.nodes.size(); ++i) {
        const SchedulingResult::PerNode &one = result.nodes[i];
        changes.push_back(whole || !one.refusal ? QStringList() : changesFor(attempt, world.nodes[i], pod));
        out.nodes.push_back({one.node, one.refusal.reasons, SchedulingWords::of(changes.back().join(SchedulingWords::tr("; ")))});
        if (!one.refusal)
            out.fits.push_back(one.node);
    }
    out.mayEvict = result.victimsMayGoOn;
    if (out.trouble.reason.empty() && !attempt.devices().heldBack().empty()) {
        out.trouble.reason = "DeviceClaim";
        out.trouble.message = attempt.devices().heldBack();
        out.trouble.advice = SchedulingWords::of(SchedulingWords::tr("The pod waits for its device claims before the scheduler looks at it at all."));
        std::string claims;
        for (const PodResourceClaim &claim : pod.more().resourceClaims)
            claims += (claims.empty() ? "" : ",") + claim.name.str();
        out.trouble.evidence = podCase.evidence(".spec.resourceClaims", claims);
    }
    if (!out.trouble.reason.empty())
        return;
    out.trouble.reason = reasonOf(result, out, pod);
    out.trouble.message = result.message;
    out.trouble.evidence = podCase.evidence(".spec.nodeName", {});
    out.trouble.advice = schedulingAdvice({world, attempt, pod, result, out.trouble.reason, changes});
    compareWithCondition(pod, result, out);
}

} // namespace portolan
