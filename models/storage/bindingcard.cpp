#include "models/storage/bindingcard.h"

#include <algorithm>
#include <map>

#include "models/storage/claimwords.h"

namespace portolan {

namespace {

using W = ClaimWords;
using Standing = BindingCard::Standing;

/// One candidate before it is known whether it gets a row.
struct Candidate {
    const VolumeVerdict *verdict;
    std::size_t index; ///< of the volume or claim
    Standing standing;
    std::size_t failures;
    Quantity size;
    const std::string *name;
};

/// Taken first, then what fits (small before large), then what fails least.
bool isBefore(const Candidate &a, const Candidate &b)
{
    if (a.standing != b.standing)
        return a.standing < b.standing;
    if (a.failures != b.failures)
        return a.failures < b.failures;
    if (a.verdict->reserved != b.verdict->reserved)
        return a.verdict->reserved;
    if (a.size != b.size)
        return a.size < b.size;
    return *a.name < *b.name;
}

void countHidden(BindingCard &card, const std::vector<Candidate> &sorted, std::size_t from)
{
    std::map<Criterion, std::size_t> counts;
    for (std::size_t i = from; i < sorted.size(); ++i) {
        const auto failed = sorted[i].verdict->failed();
        if (failed.empty())
            ++card.hiddenFitting;
        else
            ++counts[failed.front()];
    }
    card.hidden.assign(counts.begin(), counts.end());
}

void collectColumns(BindingCard &card)
{
    for (int i = 0; i <= int(Criterion::NodeAffinity); ++i) {
        const auto criterion = static_cast<Criterion>(i);
        if (std::any_of(card.rows.begin(), card.rows.end(), [criterion](const BindingCard::Row &row) { return row.check(criterion); }))
            card.columns.push_back(criterion);
    }
}

std::string noteFor(const BindingWorld &world, const ClaimCase &claimCase, const ClaimExplanation &e, const PersistentVolume &volume)
{
    if (e.reason == BindReason::WaitForFirstConsumer || e.reason == BindReason::WaitForPodScheduled)
        return W::of(ClaimWords::tr("waits for a pod"));
    const auto taken = world.volume(e.chosen);
    if (!taken)
        return {};
    if (!claimCase.node && volume.accessModes.count() > taken->accessModes.count())
        return W::of(ClaimWords::tr("has more access modes"));
    if (e.reason == BindReason::Prebound)
        return W::of(ClaimWords::tr("not reserved"));
    return W::of(ClaimWords::tr("larger than needed"));
}

/// A card under construction from candidates.
void finishCard(BindingCard &card, std::vector<Candidate> &candidates, std::size_t most)
{
    card.total = candidates.size();
    card.fitting = std::size_t(std::count_if(candidates.begin(), candidates.end(), [](const Candidate &c) { return c.failures == 0; }));
    std::sort(candidates.begin(), candidates.end(), isBefore);
    countHidden(card, candidates, std::min(most, candidates.size()));
    candidates.resize(std::min(most, candidates.size()));
}

Quantity sizeOf(IStr text)
{
    return Quantity::parse(text.view()).value_or(Quantity());
}

QString volumeAdvice(const Coverage &coverage, const PersistentVolume &volume, const BindingCard &card)
{
    const QString ref = W::q(volume.claimNamespace.str() + "/" + volume.claimName);
    if (volume.phase == "Bound")
        return ClaimWords::tr("Nothing to do: it is bound to %1, and to nobody else.").arg(ref);
    if (volume.phase == "Released")
        return ClaimWords::tr("Save what you need from it, then clear its claimRef (kubectl patch pv %1 -p '{\"spec\":{\"claimRef\":null}}') to offer it again, or delete it.")
            .arg(W::q(volume.meta.name));
    if (volume.phase == "Failed")
        return ClaimWords::tr("Reclaiming it failed: %1. Look after its storage by hand, then delete the volume.").arg(W::q(volume.message));
    const Covered claims = coverage.of(Kind::PersistentVolumeClaim, volume.claimNamespace);
    if (volume.hasClaimRef && card.fitting == 0 && !coverage.knows(Kind::PersistentVolumeClaim, volume.claimNamespace))
        return ClaimWords::tr("It is reserved for %1; %2.").arg(ref, coverageText(claims, ClaimWords::tr("that claim")));
    if (volume.hasClaimRef && card.fitting == 0)
        return ClaimWords::tr("It is reserved for %1, which does not exist or does not fit it: create that claim, or clear the claimRef.").arg(ref);
    const bool taken = !card.rows.empty() && card.rows.front().standing <= Standing::MayBeTaken;
    if (taken)
        return ClaimWords::tr("Nothing to do: claim %1 takes it.").arg(W::q(card.rows.front().key.ns + "/" + card.rows.front().key.name));
    if (card.fitting > 0)
        return ClaimWords::tr("Waiting claims fit it (%1), but they take another volume or wait for a pod.").arg(card.fitting);
    if (!coverage.assumes(Kind::PersistentVolumeClaim))
        return ClaimWords::tr("No claim that was read fits it: %1.").arg(coverageTextOfMany(claims, ClaimWords::tr("the claims")));
    return ClaimWords::tr("No waiting claim fits it: it is free for a new one of at most %1 with %2%3.")
        .arg(W::q(volume.capacity.view()), W::q(volume.accessModes.text()),
             volume.effectiveClass().empty() ? ClaimWords::tr(" and no class") : ClaimWords::tr(" of class %1").arg(W::q(volume.effectiveClass())));
}

} // namespace

const CriterionCheck *BindingCard::Row::check(Criterion criterion) const
{
    const auto at = std::find_if(checks.begin(), checks.end(), [criterion](const CriterionCheck &c) { return c.criterion == criterion; });
    return at == checks.end() ? nullptr : &*at;
}

BindingCard claimCard(const BindingWorld &world, const ClaimCase &claimCase, std::size_t most)
{
    BindingCard card;
    card.subject = keyOf(*claimCase.claim);
    card.explanation = explainClaim(world, claimCase);
    ClaimExplanation &e = card.explanation;
    std::vector<VolumeVerdict> verdicts = std::move(e.verdicts);
    e.verdicts.clear();
    const auto own = wasBound(*claimCase.claim) ? world.volume(claimCase.claim->volumeName.view()) : nullptr;
    if (own && verdicts.empty())
        verdicts.push_back(compareBound(*own, *claimCase.claim));
    std::vector<Candidate> candidates;
    std::vector<std::shared_ptr<const PersistentVolume>> volumes;
    for (const VolumeVerdict &verdict : verdicts) {
        const auto volume = world.volume(verdict.volume);
        if (!volume)
            continue;
        const bool taken = e.mayTake(verdict.volume);
        const Standing standing = taken ? (e.chosenAnyOf.empty() ? Standing::Taken : Standing::MayBeTaken) : verdict.fits() ? Standing::Fits : Standing::Fails;
        candidates.push_back({&verdict, volumes.size(), standing, verdict.failed().size(), sizeOf(volume->capacity), &volume->meta.name});
        volumes.push_back(volume);
    }
    finishCard(card, candidates, most);
    for (const Candidate &c : candidates) {
        const PersistentVolume &volume = *volumes[c.index];
        card.rows.push_back({keyOf(volume), volume.capacity.str(), volume.accessModes.text(), c.standing, c.verdict->reserved, c.verdict->checks,
            c.standing == Standing::Fits ? noteFor(world, claimCase, e, volume) : std::string()});
    }
    collectColumns(card);
    return card;
}

BindingCard volumeCard(const BindingWorld &world, const PersistentVolume &volume, const std::vector<ClaimPtr> &claims, std::size_t most)
{
    BindingCard card;
    card.subject = keyOf(volume);
    std::vector<VolumeVerdict> verdicts;
    std::vector<ClaimPtr> judged;
    verdicts.reserve(claims.size());
    for (const ClaimPtr &claim : claims) {
        const bool ours = claim->volumeName == volume.meta.name && isReservedFor(volume, *claim);
        if (wasBound(*claim) && !ours)
            continue; // it has its volume
        verdicts.push_back(wasBound(*claim) ? compareBound(volume, *claim) : judgeForClaim(volume, *claim));
        judged.push_back(claim);
    }
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        const PersistentVolumeClaim &claim = *judged[i];
        const Standing standing = wasBound(claim) ? Standing::Taken : verdicts[i].fits() ? Standing::Fits : Standing::Fails;
        candidates.push_back({&verdicts[i], i, standing, verdicts[i].failed().size(), sizeOf(claim.request), &claim.meta.name});
    }
    finishCard(card, candidates, most);
    for (const Candidate &c : candidates) {
        const ClaimPtr &claim = judged[c.index];
        BindingCard::Row row{keyOf(*claim), claim->request.str(), claim->accessModes.text(), c.standing, c.verdict->reserved, c.verdict->checks, {}};
        if (c.standing == Standing::Fits) { // worth the search: would it be this volume?
            const ClaimExplanation e = explainClaim(world, {claim, {}, nullptr, {}});
            if (e.mayTake(volume.meta.name))
                row.standing = e.chosenAnyOf.empty() ? Standing::Taken : Standing::MayBeTaken;
            else
                row.note = e.chosen.empty() ? W::of(ClaimWords::tr("waits: %1").arg(W::q(bindReasonWord(e.reason)))) : W::of(ClaimWords::tr("takes %1").arg(W::q(e.chosen)));
        }
        card.rows.push_back(std::move(row));
    }
    std::stable_sort(card.rows.begin(), card.rows.end(), [](const auto &a, const auto &b) { return a.standing < b.standing; });
    collectColumns(card);
    card.explanation.advice = W::of(volumeAdvice(world.coverage, volume, card));
    return card;
}

} // namespace portolan
