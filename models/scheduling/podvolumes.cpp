#include "models/scheduling/podvolumes.h"

#include <algorithm>

#include "models/core/quantity.h"
#include "models/scheduling/schedulingwords.h"
#include "models/scheduling/volumelimits.h"
#include "models/storage/claimmatch.h"
#include "models/storage/provisioning.h"

namespace portolan {

namespace {

bool isOwnedBy(const PersistentVolumeClaim &claim, const Pod &pod)
{
    const OwnerReference *owner = claim.meta.controller();
    return owner && owner->uid == pod.meta.uid;
}

/// Disks that a node can have once only, or read only (volumerestrictions: isVolumeConflict).
bool isDisk(const Volume &volume)
{
    const SourceType type = volume.source.type;
    return type == SourceType::GCEPersistentDisk || type == SourceType::AWSElasticBlockStore || type == SourceType::ISCSI || type == SourceType::RBD;
}

bool shareOne(std::string_view a, std::string_view b)
{
    const auto has = [](std::string_view list, std::string_view wanted) {
        for (std::size_t from = 0; from <= list.size();) {
            const std::size_t comma = std::min(list.find(',', from), list.size());
            if (list.substr(from, comma - from) == wanted)
                return true;
            from = comma + 1;
        }
        return false;
    };
    for (std::size_t from = 0; from <= a.size();) {
        const std::size_t comma = std::min(a.find(',', from), a.size());
        if (has(b, a.substr(from, comma - from)))
            return true;
        from = comma + 1;
    }
    return false;
}

bool conflict(const VolumeSource &a, const VolumeSource &b)
{
    if (a.type != b.type)
        return false;
    const auto same = [&](std::string_view field) { return a.field(field) == b.field(field); };
    const bool bothReadOnly = a.readOnly() && b.readOnly();
    switch (a.type) {
    case SourceType::GCEPersistentDisk: return same("pdName") && !bothReadOnly;
    case SourceType::AWSElasticBlockStore: return same("volumeID");
    case SourceType::ISCSI: return same("iqn") && !bothReadOnly;
    case SourceType::RBD: return shareOne(a.field("monitors"), b.field("monitors")) && same("pool") && same("image") && !bothReadOnly;
    default: return false;
    }
}

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

std::optional<Quantity> sizeOf(const PersistentVolumeClaim &claim)
{
    return Quantity::parse(claim.request.view());
}

} // namespace

std::vector<PodClaim> claimsOf(const StoreSnapshot &objects, const Pod &pod)
{
    std::vector<PodClaim> out;
    for (const Volume &volume : pod.volumes) {
        const std::string name = volume.claimName(pod.meta.name);
        if (!name.empty())
            out.push_back({name, volume.source.type == SourceType::Ephemeral, objects.get<PersistentVolumeClaim>(pod.meta.ns, name)});
    }
    return out;
}

PodVolumes::PodVolumes(const SchedulingWorld &world, const Pod &pod) : m_world(world), m_pod(pod), m_claims(claimsOf(*world.objects, pod))
{
    m_hasDisks = std::any_of(pod.volumes.begin(), pod.volumes.end(), isDisk);
    sort();
    std::stable_sort(m_late.begin(), m_late.end(), [](const auto &a, const auto &b) { return sizeOf(*a).value_or(Quantity()) < sizeOf(*b).value_or(Quantity()); });
    for (const std::string &name : m_exclusive) {
        const auto users = world.objects->sourceObjects({Kind::PersistentVolumeClaim, pod.meta.ns.str(), name, {}}, Relation::UsesClaim);
        m_exclusiveUsers += std::any_of(users.begin(), users.end(), [&world](const ObjectPtr &object) {
            const auto *user = objectCast<Pod>(object);
            return user && !user->isTerminal() && !user->nodeName.empty() && world.node(user->nodeName);
        });
    }
}

/// Into bound, late and immediate ones (volumebinding: GetPodVolumeClaims).
void PodVolumes::sort()
{
    const Coverage &coverage = m_world.coverage();
    for (const PodClaim &named : m_claims) {
        if (!named.claim) {
            if (!coverage.knows(Kind::PersistentVolumeClaim, m_pod.meta.ns))
                m_unread.push_back(SchedulingWords::unreadClaim(coverage, m_pod.meta.ns, named.name));
            continue;
        }
        const PersistentVolumeClaim &claim = *named.claim;
        if (!named.ephemeral && claim.accessModes.has(AccessModes::ReadWriteOncePod))
            m_exclusive.insert(named.name);
        if (!claim.volumeName.empty() && wasBound(claim)) {
            m_bound.push_back(named.claim);
            if (!m_world.binding.volume(claim.volumeName) && !coverage.knows(Kind::PersistentVolume))
                m_unread.push_back(SchedulingWords::unreadVolume(coverage, claim.volumeName));
            continue;
        }
        const auto storageClass = m_world.binding.storageClass(claim.effectiveClass());
        if (claim.volumeName.empty() && waitsForConsumer(storageClass.get())) {
            m_late.push_back(named.claim);
            if (!coverage.assumes(Kind::PersistentVolume))
                m_unread.push_back(SchedulingWords::unread(coverage, Kind::PersistentVolume));
        } else if (claim.volumeName.empty() && !storageClass && !claim.effectiveClass().empty() && !coverage.assumes(Kind::StorageClass)) {
            m_unread.push_back(SchedulingWords::unreadClass(coverage, claim.effectiveClass()));
        } else {
            m_immediate = true;
        }
    }
    std::vector<Kind> asked; // what the limits of drivers, and what they can still make, hang on
    if (!m_claims.empty())
        asked = {Kind::CSINode, Kind::VolumeAttachment};
    if (!m_late.empty())
        asked.insert(asked.end(), {Kind::CSIDriver, Kind::CSIStorageCapacity});
    for (const Kind kind : asked)
        if (!coverage.assumes(kind))
            m_unread.push_back(SchedulingWords::unread(coverage, kind));
}

/// volumebinding: podHasPVCs
std::optional<VolumeRefusal> PodVolumes::claimProblem(const PodClaim &named) const
{
    using Of = VolumeRefusal::Kind;
    const std::string claim = "persistentvolumeclaim " + quoted(named.name);
    if (!named.claim) {
        if (!m_world.coverage().knows(Kind::PersistentVolumeClaim, m_pod.meta.ns))
            return std::nullopt;
        const std::string text = named.ephemeral ? "waiting for ephemeral volume controller to create the " + claim : claim + " not found";
        return VolumeRefusal{Of::ClaimNotFound, text, named.name};
    }
    if (named.claim->phase == "Lost")
        return VolumeRefusal{Of::ClaimLost, claim + " bound to non-existent persistentvolume " + quoted(named.claim->volumeName), named.name};
    if (named.claim->meta.terminating())
        return VolumeRefusal{Of::ClaimDeleting, claim + " is being deleted", named.name};
    if (named.ephemeral && !isOwnedBy(*named.claim, m_pod)) {
        const std::string ns = m_pod.meta.ns.str() + "/";
        return VolumeRefusal{Of::ClaimNotOwned, "PVC " + ns + named.name + " was not created for pod " + ns + m_pod.meta.name + " (pod is not owner)", named.name};
    }
    return std::nullopt;
}

std::optional<VolumeRefusal> PodVolumes::refusal() const
{
    using Of = VolumeRefusal::Kind;
    // VolumeRestrictions looks up all that are no ephemeral ones before anybody looks further.
    for (const PodClaim &named : m_claims)
        if (!named.claim && !named.ephemeral)
            if (auto problem = claimProblem(named))
                return problem;
    for (const PodClaim &named : m_claims)
        if (auto problem = claimProblem(named))
            return problem;
    if (m_immediate)
        return VolumeRefusal{Of::ClaimUnbound, "pod has unbound immediate PersistentVolumeClaims", {}};
    for (const PodClaim &named : m_claims) {
        if (named.ephemeral || !named.claim || named.claim->volumeName.empty() || m_world.binding.volume(named.claim->volumeName))
            continue;
        if (m_world.coverage().knows(Kind::PersistentVolume))
            return VolumeRefusal{Of::VolumeNotFound, "persistentvolume " + quoted(named.claim->volumeName) + " not found", named.claim->volumeName.str()};
    }
    return std::nullopt;
}

void PodVolumes::update(const Pod &other, int times)
{
    if (m_exclusive.empty() || other.meta.ns != m_pod.meta.ns)
        return;
    for (const Volume &volume : other.volumes)
        if (volume.source.type == SourceType::PersistentVolumeClaim && m_exclusive.contains(volume.claimName(other.meta.name)))
            m_exclusiveUsers += times;
}

Refusal PodVolumes::filterRestrictions(const NodeStanding &on) const
{
    if (m_hasDisks)
        for (const Volume &volume : m_pod.volumes)
            for (const Pod *other : on.pods)
                for (const Volume &taken : other->volumes)
                    if (conflict(volume.source, taken.source))
                        return Refusal::forNow("node(s) had no available disk");
    if (m_exclusiveUsers > 0)
        return Refusal::forNow("node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod");
    return {};
}

Refusal PodVolumes::filterLimits(const NodeStanding &on) const
{
    return m_claims.empty() || !exceedsVolumeLimit(m_world, m_pod, on) ? Refusal() : Refusal::forNow("node(s) exceed max volume count");
}

/// volumebinding: FindPodVolumes
Refusal PodVolumes::filterBinding(const Node &node) const
{
    Refusal refusal;
    bool isGone = false;
    for (const auto &claim : m_bound) {
        const auto volume = m_world.binding.volume(claim->volumeName);
        if (!volume && m_world.coverage().knows(Kind::PersistentVolume)) {
            isGone = true;
            break;
        }
        if (volume && !affinityAllows(volume->nodeAffinity, node.meta.labels)) {
            refusal.reasons.emplace_back("node(s) didn't match PersistentVolume's node affinity");
            break;
        }
    }
    bindLate(node, refusal);
    if (isGone)
        refusal.reasons.emplace_back("node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");
    return refusal;
}

void PodVolumes::bindLate(const Node &node, Refusal &refusal) const
{
    const auto unbound = [&refusal] { refusal.reasons.emplace_back("node(s) didn't find available persistent volumes to bind"); };
    std::vector<const PersistentVolumeClaim *> match, make;
    for (const auto &claim : m_late) {
        const std::string_view selected = selectedNodeOf(*claim);
        if (!selected.empty() && selected != node.meta.name)
            return unbound();
        (selected.empty() ? match : make).push_back(claim.get());
    }
    std::vector<std::string> taken;
    for (const PersistentVolumeClaim *claim : match) {
        const MatchResult found = findVolume(m_world.binding.volumes, {*claim, &node.meta.labels, true, taken});
        if (!found.best.empty())
            taken.push_back(found.best.front());
        else if (!found.stuck)
            make.push_back(claim);
    }
    for (const PersistentVolumeClaim *claim : make) {
        const auto storageClass = m_world.binding.storageClass(claim->effectiveClass());
        const ProvisionCheck check = checkProvisioning(m_world.binding, *claim, storageClass.get(), node);
        if (check.problem == ProvisionCheck::Problem::Capacity) {
            refusal.reasons.emplace_back("node(s) did not have enough free storage");
            return;
        }
        if (!check.possible())
            return unbound();
    }
}

/// The affinity of bound volumes was looked at before: what is left of their reach are their zone labels.
Refusal PodVolumes::filterZones(const Node &node) const
{
    for (const PodClaim &named : m_claims) {
        if (named.ephemeral || !named.claim || named.claim->volumeName.empty())
            continue;
        const auto volume = m_world.binding.volume(named.claim->volumeName);
        if (volume && !reachesNode(*volume, node.meta.labels))
            return Refusal::final("node(s) had no available volume zone");
    }
    return {};
}

Refusal PodVolumes::filter(const NodeStanding &on) const
{
    if (Refusal refusal = filterRestrictions(on))
        return refusal;
    if (Refusal refusal = filterLimits(on))
        return refusal;
    if (Refusal refusal = filterBinding(*on.node))
        return refusal;
    return filterZones(*on.node);
}

} // namespace portolan
