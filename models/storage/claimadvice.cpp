#include "models/storage/claimadvice.h"

#include <algorithm>

namespace portolan {

namespace {

std::string joinedNames(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

/// The volume that fails fewest criteria, and what would have to change for it.
std::string nearestText(const ClaimExplanation &explanation)
{
    const VolumeVerdict *nearest = nullptr;
    for (const VolumeVerdict &verdict : explanation.verdicts)
        if (!verdict.failed().empty() && (!nearest || verdict.failed().size() < nearest->failed().size()))
            nearest = &verdict;
    if (!nearest)
        return "there is no persistent volume to look at";
    std::string text = "the nearest, " + nearest->volume + ", fails";
    bool first = true;
    for (const CriterionCheck &check : nearest->checks) {
        if (check.fits)
            continue;
        text.append(first ? " " : ", ").append(criterionWord(check.criterion));
        text.append(" (wants ").append(check.wanted).append(", has ").append(check.offered).append(")");
        first = false;
    }
    return text;
}

std::string wantedText(const PersistentVolumeClaim &claim)
{
    const std::string_view name = claim.effectiveClass();
    return "at least " + claim.request.str() + " with " + claim.accessModes.text() + (name.empty() ? " and no class" : " of class " + std::string(name));
}

std::string matchAdvice(const AdviceSubject &s)
{
    if (!s.explanation.chosenAnyOf.empty())
        return "Any of " + joinedNames(s.explanation.chosenAnyOf) + " may be taken: they fit equally well, and which one is not defined.";
    if (!s.node.empty())
        return "A pod on " + s.node + " can use " + s.explanation.chosen + ", the smallest volume that fits there.";
    return "Nothing to do: " + s.explanation.chosen + " fits best and the claim binds to it.";
}

std::string provisionerAdvice(const AdviceSubject &s)
{
    const std::string name(s.claim.effectiveClass());
    switch (s.explanation.reason) {
    case BindReason::ClassNotFound:
        return "Create the StorageClass \"" + name + "\", name one that exists, or add a volume of " + wantedText(s.claim) + ": " + nearestText(s.explanation) + ".";
    case BindReason::NoProvisioner:
        return "Class \"" + name + "\" makes no volumes itself: create one of " + wantedText(s.claim) + "; " + nearestText(s.explanation) + ".";
    case BindReason::UnknownProvisioner:
        return "The controller has no plugin \"" + (s.storageClass ? s.storageClass->provisioner.str() : std::string()) + "\" of class \"" + name
            + "\": name a provisioner that runs in this cluster, or create a volume by hand.";
    default:
        return "Wait for the provisioner \"" + (s.storageClass ? s.storageClass->provisioner.str() : std::string())
            + "\" to make a volume; if none comes, see whether it runs.";
    }
}

std::string namedAdvice(const AdviceSubject &s)
{
    const std::string volume = s.claim.volumeName.str();
    switch (s.explanation.reason) {
    case BindReason::VolumeName: return "Nothing to do: the claim names " + volume + " and binds to it.";
    case BindReason::VolumeNotFound: return "Create the volume " + volume + ", or make the claim anew without spec.volumeName.";
    case BindReason::VolumeBoundToOther:
        return "Volume " + volume + " belongs to another claim: name another volume, or clear its claimRef once that claim is gone.";
    default: return "Volume " + volume + " does not satisfy the claim that names it, and no other is tried: mend the volume or make the claim anew.";
    }
}

} // namespace

std::string claimAdvice(const AdviceSubject &s)
{
    const ClaimExplanation &e = s.explanation;
    switch (e.reason) {
    case BindReason::Match: return matchAdvice(s);
    case BindReason::Prebound: return "Nothing to do: " + joinedNames(e.chosenAnyOf.empty() ? std::vector<std::string>{e.chosen} : e.chosenAnyOf) + " is reserved for this claim by its claimRef and binds at once.";
    case BindReason::Bound: return "Nothing to do: the claim is bound to " + e.chosen + ".";
    case BindReason::NoMatch:
        return "Create a volume of " + wantedText(s.claim) + ", or give the claim a class that makes volumes; " + nearestText(e) + ".";
    case BindReason::WaitForFirstConsumer:
        return "Create a pod that uses the claim: class \"" + std::string(s.claim.effectiveClass()) + "\" binds only when a pod is scheduled.";
    case BindReason::WaitForPodScheduled: return "See why " + joinedNames(e.waitingPods) + " cannot be scheduled: the claim binds together with it.";
    case BindReason::ClassNotFound:
    case BindReason::NoProvisioner:
    case BindReason::UnknownProvisioner:
    case BindReason::ExternalProvisioning: return provisionerAdvice(s);
    case BindReason::VolumeName:
    case BindReason::VolumeMismatch:
    case BindReason::VolumeNotFound:
    case BindReason::VolumeBoundToOther: return namedAdvice(s);
    case BindReason::Lost: return "The volume of this claim is gone and its data with it: restore it from a backup into a new claim.";
    case BindReason::Misbound: return "Another claim owns volume " + s.claim.volumeName.str() + ": save what you need and make this claim anew.";
    case BindReason::BindConflict: return "No volume can serve this claim on " + s.node + ": " + nearestText(e) + "; try another node.";
    case BindReason::WillProvision:
        return "A pod on " + s.node + " makes the provisioner \"" + (s.storageClass ? s.storageClass->provisioner.str() : std::string()) + "\" create a volume for it.";
    case BindReason::OtherNodeSelected: return "The scheduler has already chosen another node for this claim; a pod goes there, not to " + s.node + ".";
    }
    return {};
}

} // namespace portolan
