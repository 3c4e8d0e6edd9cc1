#include "models/storage/claimunread.h"

#include <algorithm>

#include "models/storage/claimwords.h"

namespace portolan {

namespace {

using W = ClaimWords;

const Coverage &coverageFor(const AdviceSubject &s)
{
    return s.world.coverage;
}

QString volumeText(const AdviceSubject &s)
{
    return ClaimWords::tr("volume %1").arg(W::q(s.claim.volumeName.view()));
}

QString classText(const AdviceSubject &s)
{
    return ClaimWords::tr("StorageClass \"%1\"").arg(W::q(s.claim.effectiveClass()));
}

/// "volume pv-1 is not in this file", "StorageClass "fast" may not be read", "PersistentVolumes are not read yet".
QString unreadThing(const AdviceSubject &s)
{
    const Coverage &coverage = coverageFor(s);
    if (!s.claim.volumeName.empty())
        return coverageText(coverage.of(Kind::PersistentVolume), volumeText(s));
    if (!s.storageClass && dependsOnUnread(s.world, Kind::StorageClass))
        return s.claim.effectiveClass().empty() ? coverageTextOfMany(coverage.of(Kind::StorageClass), QStringLiteral("StorageClasses"))
                                                : coverageText(coverage.of(Kind::StorageClass), classText(s));
    return coverageTextOfMany(coverage.of(Kind::PersistentVolume), QStringLiteral("PersistentVolumes"));
}

bool isUnknown(const AdviceSubject &s)
{
    return s.explanation.reason == BindReason::Unknown;
}

/// The answers that say that no volume fits.
bool foundNone(BindReason reason)
{
    static constexpr BindReason all[] = {BindReason::NoMatch, BindReason::WaitForFirstConsumer, BindReason::WaitForPodScheduled, BindReason::ClassNotFound,
        BindReason::NoProvisioner, BindReason::UnknownProvisioner, BindReason::ExternalProvisioning, BindReason::WillProvision, BindReason::BindConflict};
    return std::find(std::begin(all), std::end(all), reason) != std::end(all);
}

} // namespace

bool dependsOnUnread(const BindingWorld &world, Kind kind, std::string_view ns)
{
    const bool alone = kind == Kind::StorageClass && world.volumes.empty();
    return alone ? !world.coverage.knows(kind, ns) : !world.coverage.assumes(kind, ns);
}

bool isBoundToUnread(const BindingWorld &world, const PersistentVolumeClaim &claim)
{
    return (wasBound(claim) || claim.phase == "Bound") && claim.phase != "Lost" && !claim.volumeName.empty()
        && !world.coverage.knows(Kind::PersistentVolume) && !world.volume(claim.volumeName);
}

bool isLostUnread(const BindingWorld &world, const PersistentVolumeClaim &claim)
{
    return claim.phase == "Lost" && !claim.volumeName.empty() && !world.coverage.knows(Kind::PersistentVolume) && !world.volume(claim.volumeName);
}

std::optional<std::string> unreadAdvice(const AdviceSubject &s)
{
    if (isLostUnread(s.world, s.claim))
        return W::of(ClaimWords::tr("See whether %1 is still there: if it is another claim's, save what you need by way of that one; if it is gone, restore the data into a new claim.").arg(volumeText(s)));
    if (isBoundToUnread(s.world, s.claim))
        return W::of(ClaimWords::tr("Nothing to do, as far as the claim itself tells."));
    if (isUnknown(s))
        return W::of(ClaimWords::tr("See the claim's events for what the controller says of it, or ask again with all it depends on: %1.").arg(unreadThing(s)));
    const bool podsUnread = !coverageFor(s).knows(Kind::Pod, s.claim.meta.ns);
    if (s.explanation.reason == BindReason::WaitForFirstConsumer && podsUnread)
        return W::of(ClaimWords::tr("Class \"%1\" binds when a pod that uses the claim is scheduled; %2.")
            .arg(W::q(s.claim.effectiveClass()), coverageTextOfMany(coverageFor(s).of(Kind::Pod, s.claim.meta.ns), ClaimWords::tr("pods"))));
    if (s.explanation.reason == BindReason::ClassNotFound && !coverageFor(s).knows(Kind::StorageClass))
        return W::of(ClaimWords::tr("If the cluster has no StorageClass \"%1\" either, create it, name one that exists, or add a volume that fits.").arg(W::q(s.claim.effectiveClass())));
    return std::nullopt;
}

std::optional<std::string> unreadWhy(const AdviceSubject &s)
{
    if (isLostUnread(s.world, s.claim))
        return W::of(ClaimWords::tr("By its status the claim's volume is gone, or another claim's; which of the two is not known: %1.").arg(unreadThing(s)));
    if (isBoundToUnread(s.world, s.claim))
        return W::of(ClaimWords::tr("The claim says itself that it is bound to it; %1, so nothing more is known of it.").arg(unreadThing(s)));
    if (isUnknown(s))
        return W::of(ClaimWords::tr("What becomes of it cannot be told: %1.").arg(unreadThing(s)));
    if (s.explanation.reason == BindReason::ClassNotFound && !coverageFor(s).knows(Kind::StorageClass))
        return W::of(ClaimWords::tr("No volume fits, and %1.").arg(coverageText(coverageFor(s).of(Kind::StorageClass), classText(s))));
    return std::nullopt;
}

std::vector<std::string> unreadNotes(const AdviceSubject &s)
{
    std::vector<std::string> out;
    const Coverage &coverage = coverageFor(s);
    const BindReason reason = s.explanation.reason;
    if (foundNone(reason) && !coverage.knows(Kind::PersistentVolume))
        out.push_back(W::of(ClaimWords::tr("%1: one that fits may be there all the same.")
            .arg(coverageTextOfMany(coverage.of(Kind::PersistentVolume), QStringLiteral("PersistentVolumes")))));
    if (reason == BindReason::Match && s.node.empty() && !s.storageClass && !s.claim.effectiveClass().empty() && !coverage.knows(Kind::StorageClass))
        out.push_back(W::of(ClaimWords::tr("%1: if it waits for pods, the claim binds when one is scheduled.").arg(coverageText(coverage.of(Kind::StorageClass), classText(s)))));
    if (reason == BindReason::WillProvision && s.world.capacities.empty() && !coverage.knows(Kind::CSIStorageCapacity))
        out.push_back(W::of(ClaimWords::tr("%1: whether the driver has room there is not known.")
            .arg(coverageTextOfMany(coverage.of(Kind::CSIStorageCapacity), QStringLiteral("CSIStorageCapacities")))));
    return out;
}

Json unreadJson(const std::vector<std::pair<Kind, Covered>> &kinds)
{
    Json out = Json::object();
    for (const auto &[kind, covered] : kinds)
        out.set(std::string(kindInfo(kind).resource), Json(coverageWord(covered).toStdString()));
    return out;
}

} // namespace portolan
