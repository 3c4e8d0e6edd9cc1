#include "models/storage/claimadvice.h"

#include <algorithm>

#include "models/storage/claimchanges.h"
#include "models/storage/claimunread.h"
#include "models/storage/claimwords.h"

namespace portolan {

namespace {

/// "at least 1Ti" in the reader's language; Kubernetes' own words stay as they are.
QString wantedWords(std::string_view wanted)
{
    constexpr std::string_view least = "at least ";
    return wanted.starts_with(least) ? ClaimWords::tr("at least %1").arg(ClaimWords::q(wanted.substr(least.size()))) : ClaimWords::q(wanted);
}

using W = ClaimWords;

/// "PersistentVolumes are not in this file".
QString volumesUnread(const AdviceSubject &s)
{
    return coverageTextOfMany(s.world.coverage.of(Kind::PersistentVolume), QStringLiteral("PersistentVolumes"));
}

/// The first half of a sentence: no volume fits, as far as that can be told.
QString noneFits(const AdviceSubject &s)
{
    return s.world.coverage.knows(Kind::PersistentVolume) || !s.explanation.verdicts.empty() ? ClaimWords::tr("No volume fits") : volumesUnread(s);
}

/// The volume that fails fewest criteria, and what would have to change for it.
QString nearestText(const AdviceSubject &s)
{
    const VolumeVerdict *nearest = nullptr;
    for (const VolumeVerdict &verdict : s.explanation.verdicts)
        if (!verdict.failed().empty() && (!nearest || verdict.failed().size() < nearest->failed().size()))
            nearest = &verdict;
    if (!nearest)
        return s.world.coverage.knows(Kind::PersistentVolume) ? ClaimWords::tr("there is no persistent volume to look at") : volumesUnread(s);
    return ClaimWords::tr("the nearest, %1, fails %2").arg(W::q(nearest->volume), W::q(failuresText(*nearest)));
}

QString wantedText(const PersistentVolumeClaim &claim)
{
    const std::string_view name = claim.effectiveClass();
    const QString size = W::q(claim.request.view()), modes = W::q(claim.accessModes.text());
    return name.empty() ? ClaimWords::tr("at least %1 with %2 and no class").arg(size, modes) : ClaimWords::tr("at least %1 with %2 of class %3").arg(size, modes, W::q(name));
}

/// Who is asked for a volume: of names that were Kubernetes' own the driver in their place, else the class's.
QString provisionerOf(const AdviceSubject &s)
{
    if (!s.storageClass)
        return {};
    const ProvisionerRoute route = routeOf(s.world, s.storageClass->provisioner.view());
    return W::q(route.name.empty() ? s.storageClass->provisioner.view() : std::string_view(route.name));
}

QString matchAdvice(const AdviceSubject &s)
{
    if (!s.explanation.chosenAnyOf.empty())
        return ClaimWords::tr("Any of %1 may be taken: they fit equally well, and which one is not defined.").arg(W::list(s.explanation.chosenAnyOf));
    if (!s.node.empty())
        return ClaimWords::tr("A pod on %1 can use %2, the smallest volume that fits there.").arg(W::q(s.node), W::q(s.explanation.chosen));
    return ClaimWords::tr("Nothing to do: %1 fits best and the claim binds to it.").arg(W::q(s.explanation.chosen));
}

QString provisionerAdvice(const AdviceSubject &s)
{
    const QString name = W::q(s.claim.effectiveClass());
    switch (s.explanation.reason) {
    case BindReason::ClassNotFound:
        return ClaimWords::tr("Create the StorageClass \"%1\", name one that exists, or add a volume of %2: %3.").arg(name, wantedText(s.claim), nearestText(s));
    case BindReason::NoProvisioner:
        return ClaimWords::tr("Class \"%1\" makes no volumes itself: create one of %2; %3.").arg(name, wantedText(s.claim), nearestText(s));
    case BindReason::UnknownProvisioner:
        return ClaimWords::tr("The controller has no plugin \"%1\" of class \"%2\": name a provisioner that runs in this cluster, or create a volume by hand.")
            .arg(provisionerOf(s), name);
    default:
        if (s.claim.hasSelector)
            return ClaimWords::tr("Take the selector away, or make a volume by hand: provisioners refuse claims that have one.");
        return ClaimWords::tr("Wait for the provisioner \"%1\" to make a volume; if none comes, see whether it runs.").arg(provisionerOf(s));
    }
}

QString namedAdvice(const AdviceSubject &s)
{
    const QString volume = W::q(s.claim.volumeName.view());
    switch (s.explanation.reason) {
    case BindReason::VolumeName: return ClaimWords::tr("Nothing to do: the claim names %1 and binds to it.").arg(volume);
    case BindReason::VolumeNotFound: return ClaimWords::tr("Create the volume %1, or make the claim anew without spec.volumeName.").arg(volume);
    case BindReason::VolumeBoundToOther:
        return ClaimWords::tr("Volume %1 belongs to another claim: name another volume, or clear its claimRef once that claim is gone.").arg(volume);
    default:
        return ClaimWords::tr("Volume %1 does not satisfy the claim that names it, and no other is tried: mend the volume or make the claim anew.").arg(volume);
    }
}

QString conflictAdvice(const AdviceSubject &s)
{
    const ProvisionCheck &check = s.explanation.provisioning;
    const QString node = W::q(s.node);
    if (check.problem == ProvisionCheck::Problem::Topology)
        return ClaimWords::tr("No volume fits on %1, and class \"%2\" makes volumes only where %3: choose such a node.")
            .arg(node, W::q(s.claim.effectiveClass()), W::q(check.wanted));
    if (check.problem == ProvisionCheck::Problem::Capacity)
        return check.offered.empty()
            ? ClaimWords::tr("No volume fits on %1, and the driver of class \"%2\" reports no capacity that node reaches: try another node.").arg(node, W::q(s.claim.effectiveClass()))
            : ClaimWords::tr("No volume fits on %1, and the driver can make at most %2 there where %3 is asked: try another node or ask for less.")
                  .arg(node, W::q(check.offered), W::q(check.wanted));
    return ClaimWords::tr("No volume can serve this claim on %1: %2; try another node.").arg(node, nearestText(s));
}

ClaimChanges changesOf(const AdviceSubject &s)
{
    return claimChanges(s.claim, s.storageClass, s.world.coverage.knows(Kind::StorageClass));
}

QString boundAdvice(const AdviceSubject &s)
{
    const std::string changes = changesOf(s).advice;
    return changes.empty() ? ClaimWords::tr("Nothing to do: the claim is bound to %1.").arg(W::q(s.explanation.chosen)) : W::q(changes);
}

QString adviceFor(const AdviceSubject &s)
{
    const ClaimExplanation &e = s.explanation;
    switch (e.reason) {
    case BindReason::Match: return matchAdvice(s);
    case BindReason::Prebound:
        return ClaimWords::tr("Nothing to do: %1 is reserved for this claim by its claimRef and binds at once.")
            .arg(W::list(e.chosenAnyOf.empty() ? std::vector<std::string>{e.chosen} : e.chosenAnyOf));
    case BindReason::Bound: return boundAdvice(s);
    case BindReason::NoMatch:
        return ClaimWords::tr("Create a volume of %1, or give the claim a class that makes volumes; %2.").arg(wantedText(s.claim), nearestText(s));
    case BindReason::WaitForFirstConsumer:
        return ClaimWords::tr("Create a pod that uses the claim: class \"%1\" binds only when a pod is scheduled.").arg(W::q(s.claim.effectiveClass()));
    case BindReason::WaitForPodScheduled:
        return ClaimWords::tr("See why %1 cannot be scheduled: the claim binds together with it.").arg(W::list(e.waitingPods));
    case BindReason::ClassNotFound:
    case BindReason::NoProvisioner:
    case BindReason::UnknownProvisioner:
    case BindReason::ExternalProvisioning: return provisionerAdvice(s);
    case BindReason::VolumeName:
    case BindReason::VolumeMismatch:
    case BindReason::VolumeNotFound:
    case BindReason::VolumeBoundToOther: return namedAdvice(s);
    case BindReason::Lost: return ClaimWords::tr("The volume of this claim is gone and its data with it: restore it from a backup into a new claim.");
    case BindReason::Misbound:
        return ClaimWords::tr("Another claim owns volume %1: save what you need and make this claim anew.").arg(W::q(s.claim.volumeName.view()));
    case BindReason::BindConflict: return conflictAdvice(s);
    case BindReason::WillProvision:
        return ClaimWords::tr("A pod on %1 makes the provisioner \"%2\" create a volume for it.").arg(W::q(s.node), provisionerOf(s));
    case BindReason::Unknown: break; // see unreadAdvice()
    case BindReason::OtherNodeSelected:
        return ClaimWords::tr("The scheduler has already chosen another node for this claim; a pod goes there, not to %1.").arg(W::q(s.node));
    }
    return {};
}

/// How the volume was chosen among those that fit.
QString matchWhy(const AdviceSubject &s)
{
    const ClaimExplanation &e = s.explanation;
    const auto fitting = std::count_if(e.verdicts.begin(), e.verdicts.end(), [](const VolumeVerdict &v) { return v.fits(); });
    const auto chosen = s.world.volume(e.chosen);
    const QString modes = chosen ? W::q(chosen->accessModes.text()) : QString();
    if (!s.node.empty())
        return ClaimWords::tr("For a node the scheduler takes the smallest volume that is large enough, whatever its access modes: %1 fit.").arg(fitting);
    return ClaimWords::tr("Of %1 that fit, the controller first looks at those with the fewest access modes (here %2), and takes the smallest of them that is large enough.")
        .arg(fitting).arg(modes);
}

QString whyFor(const AdviceSubject &s)
{
    const ClaimExplanation &e = s.explanation;
    const QString volume = W::q(s.claim.volumeName.view());
    switch (e.reason) {
    case BindReason::Match: return matchWhy(s);
    case BindReason::Prebound:
        return ClaimWords::tr("The volume's claimRef names this claim: then only size, volume mode, access modes and deletion count, and it wins over all others of its access modes.");
    case BindReason::VolumeName: return ClaimWords::tr("The claim names its volume in spec.volumeName: no other is looked at.");
    case BindReason::Bound:
        if (const auto bound = s.world.volume(s.claim.volumeName); bound && !bound->hasClaimRef)
            return ClaimWords::tr("The claim was bound to %1, which names no claim any more: the controller binds the two again.").arg(W::q(bound->meta.name));
        return ClaimWords::tr("The two name each other, in spec.volumeName and in spec.claimRef: nothing else is looked at any more.");
    case BindReason::NoMatch: return ClaimWords::tr("%1, and without a class nobody makes one.").arg(noneFits(s));
    case BindReason::WaitForFirstConsumer:
    case BindReason::WaitForPodScheduled:
        return ClaimWords::tr("Class \"%1\" has binding mode WaitForFirstConsumer: only a volume reserved for the claim is taken before a pod has a node.")
            .arg(W::q(s.claim.effectiveClass()));
    case BindReason::ClassNotFound: return ClaimWords::tr("%1, and there is no StorageClass \"%2\" that could make one.").arg(noneFits(s), W::q(s.claim.effectiveClass()));
    case BindReason::NoProvisioner:
    case BindReason::UnknownProvisioner:
        return ClaimWords::tr("%1, and provisioner \"%2\" makes none.").arg(noneFits(s), provisionerOf(s));
    case BindReason::ExternalProvisioning: return ClaimWords::tr("%1: the claim is handed to the provisioner \"%2\".").arg(noneFits(s), provisionerOf(s));
    case BindReason::VolumeMismatch: return ClaimWords::tr("The claim names volume %1, which fails what the claim asks.").arg(volume);
    case BindReason::VolumeNotFound: return ClaimWords::tr("The claim names volume %1, which does not exist.").arg(volume);
    case BindReason::VolumeBoundToOther: return ClaimWords::tr("The claim names volume %1, whose claimRef names another claim.").arg(volume);
    case BindReason::Lost: return ClaimWords::tr("The claim was bound, and its volume no longer exists.");
    case BindReason::Misbound: return ClaimWords::tr("The claim was bound to volume %1, whose claimRef names another claim.").arg(volume);
    case BindReason::BindConflict: return ClaimWords::tr("On this node no volume fits, and none can be made there.");
    case BindReason::WillProvision: return ClaimWords::tr("On this node no volume fits, and the class can make one there.");
    case BindReason::Unknown: break; // see unreadWhy()
    case BindReason::OtherNodeSelected:
        return ClaimWords::tr("The annotation volume.kubernetes.io/selected-node names %1.").arg(W::q(selectedNodeOf(s.claim)));
    }
    return {};
}

void noteClass(const AdviceSubject &s, std::vector<std::string> &out)
{
    if (s.explanation.filledClass.empty())
        return;
    out.push_back(W::of(ClaimWords::tr("The claim names no class, and is given the default one, %1.").arg(W::q(s.explanation.filledClass))));
    const auto defaults = std::count_if(s.world.classes.begin(), s.world.classes.end(), [](const auto &c) { return c->isDefault(); });
    if (defaults > 1)
        out.push_back(W::of(ClaimWords::tr("%1 classes are marked as default: the newest counts (servers before 1.26 refuse such claims).").arg(defaults)));
}

/// The provisioner makes nothing for a claim whose attributes class is not there.
void noteAttributes(const AdviceSubject &s, std::vector<std::string> &out)
{
    const BindReason reason = s.explanation.reason;
    if (!s.claim.volumeAttributesClassName.empty() && (reason == BindReason::ExternalProvisioning || reason == BindReason::WillProvision))
        out.push_back(W::of(ClaimWords::tr("It asks for the VolumeAttributesClass \"%1\": while there is none of that name, the provisioner makes no volume.")
                                .arg(W::q(s.claim.volumeAttributesClassName.view()))));
}

} // namespace

std::string failuresText(const VolumeVerdict &verdict)
{
    std::string text;
    for (const CriterionCheck &check : verdict.checks)
        if (!check.fits)
            text.append(text.empty() ? "" : ", ").append(W::of(ClaimWords::tr("%1 (wants %2, has %3)").arg(W::q(criterionWord(check.criterion)), wantedWords(check.wanted), W::q(check.offered))));
    return text;
}

std::string claimAdvice(const AdviceSubject &s)
{
    return unreadAdvice(s).value_or(W::of(adviceFor(s)));
}

std::string claimWhy(const AdviceSubject &s)
{
    return unreadWhy(s).value_or(W::of(whyFor(s)));
}

std::vector<std::string> claimNotes(const AdviceSubject &s)
{
    std::vector<std::string> out;
    const ClaimExplanation &e = s.explanation;
    noteClass(s, out);
    const bool unbound = !wasBound(s.claim);
    if (unbound && !s.node.empty() && s.claim.volumeName.empty() && !waitsForConsumer(s.storageClass))
        out.push_back(W::of(ClaimWords::tr("The class does not wait for a pod: the controller binds this claim on its own, without looking at nodes, and pods wait until it has.")));
    if (e.reason == BindReason::WillProvision && s.claim.hasSelector)
        out.push_back(W::of(ClaimWords::tr("The claim has a selector, and provisioners refuse such claims: take it away, or make a volume by hand.")));
    if (unbound && s.node.empty() && !selectedNodeOf(s.claim).empty())
        out.push_back(W::of(ClaimWords::tr("The scheduler has chosen node %1 for it.").arg(W::q(selectedNodeOf(s.claim)))));
    noteAttributes(s, out);
    for (std::string &note : unbound ? std::vector<std::string>() : changesOf(s).notes)
        out.push_back(std::move(note));
    for (std::string &note : unreadNotes(s))
        out.push_back(std::move(note));
    if (s.claim.meta.terminating())
        out.push_back(W::of(ClaimWords::tr("The claim is being deleted; pods that are not scheduled yet cannot use it.")));
    return out;
}

} // namespace portolan
