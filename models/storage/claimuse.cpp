#include "models/storage/claimuse.h"

#include <algorithm>
#include <map>

#include "models/objects/sentence.h"
#include "models/storage/claimwords.h"
#include "models/storage/explainclaim.h"
#include "models/storage/provisioning.h"

namespace portolan {

namespace {

using W = ClaimWords;

Result<ClaimPtr> claimOf(const StoreSnapshot &objects, std::string_view ns, std::string_view name)
{
    auto claim = objects.get<PersistentVolumeClaim>(ns, name);
    if (!claim)
        return tl::unexpected(missingError(objects.coverage(), {Kind::PersistentVolumeClaim, std::string(ns), std::string(name)}, "no such claim"));
    return claim;
}

QString policySentence(DeletionEffect &effect, const PersistentVolume &volume, const BindingWorld &world)
{
    const QString name = W::q(effect.volume);
    effect.dataKept = true;
    if (effect.policy == "Delete" && !hasDeleter(volume, world))
        return ClaimWords::tr("Volume %1 becomes Failed: nothing in this cluster knows how to remove its storage, so the data stays.").arg(name);
    if (effect.policy == "Recycle" && !hasRecycler(volume))
        return ClaimWords::tr("Volume %1 becomes Failed: its type cannot be recycled, so the data stays.").arg(name);
    if (effect.policy == "Retain")
        return ClaimWords::tr("Volume %1 becomes Released: its data stays, and no claim can take it until its claimRef is cleared.").arg(name);
    effect.dataKept = false;
    if (effect.policy == "Delete")
        return ClaimWords::tr("Volume %1 and the storage behind it are removed: the data is gone.").arg(name);
    return ClaimWords::tr("Volume %1 is scrubbed and becomes Available again: the data is gone (Recycle is deprecated).").arg(name);
}

/// Nothing is bound to the claim; what it names, or what is kept for it, stays as it is.
QString unboundSentence(const PersistentVolumeClaim &claim, const PersistentVolume *named, const std::vector<std::string> &reserved)
{
    const QString name = W::q(claim.volumeName.view());
    if (!reserved.empty())
        return ClaimWords::tr("No volume is bound to the claim yet; deleting it loses nothing, and %1 stays reserved for a claim of this name.").arg(W::list(reserved));
    if (named)
        return ClaimWords::tr("Volume %1, which the claim names, is not bound to it; deleting the claim changes nothing about the volume.").arg(name);
    return ClaimWords::tr("The claim has no volume; deleting it loses nothing.");
}

/// The claim's finalizer pvc-protection holds it while pods use it. One that is not created yet will have it.
bool isProtected(const PersistentVolumeClaim &claim)
{
    const auto &all = claim.meta.finalizers;
    return claim.meta.uid.empty() || std::any_of(all.begin(), all.end(), [](IStr f) { return f == "kubernetes.io/pvc-protection"; });
}

QString sharingRule(const AccessModes &modes)
{
    if (modes.has(AccessModes::ReadWriteMany))
        return ClaimWords::tr("RWX: pods on any number of nodes read and write it together.");
    if (modes.has(AccessModes::ReadWriteOnce))
        return modes.has(AccessModes::ReadOnlyMany) ? ClaimWords::tr("RWO,ROX: pods of one node write it; while nobody writes, pods of many nodes may read it.")
                                                   : ClaimWords::tr("RWO: any number of pods use it together, as long as they run on one node.");
    if (modes.has(AccessModes::ReadOnlyMany))
        return ClaimWords::tr("ROX: pods on any number of nodes read it together; none may write.");
    return modes.has(AccessModes::ReadWriteOncePod) ? ClaimWords::tr("RWOP: one pod of the whole cluster uses it at a time.") : ClaimWords::tr("The claim asks for no access mode.");
}

bool writes(const Pod &pod, const std::string &claim)
{
    return std::any_of(pod.volumes.begin(), pod.volumes.end(), [&](const Volume &volume) {
        return volume.claimName(pod.meta.name) == claim && !volume.source.readOnly();
    });
}

/// The rules of the modes, over the pods that use a claim.
class Sharing
{
public:
    Sharing(const BindingWorld &narrowed, const ClaimCase &claimCase, std::vector<std::shared_ptr<const Node>> nodes)
        : m_claim(*claimCase.claim), m_case(claimCase), m_world(narrowed), m_nodes(std::move(nodes)),
          m_modes(m_claim.statusAccessModes.empty() ? m_claim.accessModes : m_claim.statusAccessModes), m_volume(m_world.volume(m_claim.volumeName)),
          m_settled(wasBound(m_claim) || (m_volume && isBoundTo(*m_volume, m_claim)))
    {
        m_out.rule = W::of(sharingRule(m_modes));
        m_closed = W::of(closedEverywhere());
        for (const auto &pod : claimCase.users) {
            m_out.users.push_back({pod->meta.name, pod->nodeName.str(), pod->phase == "Running", writes(*pod, m_claim.meta.name), false});
            if (!pod->nodeName.empty())
                ++m_onNode[pod->nodeName.str()];
        }
        for (const Kind kind : {Kind::Pod, Kind::Node})
            if (const Covered covered = m_world.coverage.of(kind, m_claim.meta.ns); !m_world.coverage.knows(kind, m_claim.meta.ns))
                m_out.unread.emplace_back(kind, covered);
        m_anyWrites = std::any_of(m_out.users.begin(), m_out.users.end(), [](const auto &user) { return user.writes; });
    }

    ClaimSharing run()
    {
        const bool conflict = onePod() ? m_out.users.size() > 1 : !manyNodes() && m_onNode.size() > 1;
        for (ClaimSharing::User &user : m_out.users)
            user.conflicts = conflict && (onePod() || !user.node.empty());
        for (const auto &node : m_nodes)
            m_out.places.push_back(place(node));
        std::stable_sort(m_out.places.begin(), m_out.places.end(), [](const auto &a, const auto &b) { return (a.users > 0) > (b.users > 0); });
        return std::move(m_out);
    }

private:
    [[nodiscard]] bool onePod() const { return m_modes.has(AccessModes::ReadWriteOncePod) && m_modes.count() == 1; }
    /// RWX; ROX while nobody writes.
    [[nodiscard]] bool manyNodes() const
    {
        return m_modes.has(AccessModes::ReadWriteMany)
            || (m_modes.has(AccessModes::ReadOnlyMany) && (!m_modes.has(AccessModes::ReadWriteOnce) || !m_anyWrites));
    }
    /// Why no pod with the claim is scheduled anywhere (volume_binding.go: podHasPVCs, PreFilter); empty: one may be.
    QString closedEverywhere() const
    {
        const BindReason reason = explainClaim(m_world, m_case).reason;
        if (reason == BindReason::Lost)
            return ClaimWords::tr("The claim is Lost: no pod that uses it is scheduled.");
        if (reason == BindReason::Misbound)
            return ClaimWords::tr("Its volume belongs to another claim: no pod that uses this one is scheduled.");
        if (m_claim.meta.terminating())
            return ClaimWords::tr("It is being deleted: no further pod that uses the claim is scheduled.");
        const bool late = waitsForConsumer(m_world.storageClass(m_claim.effectiveClass()).get()) && m_claim.volumeName.empty();
        return !m_settled && !late ? ClaimWords::tr("It is not bound: no pod that uses the claim is scheduled before it is.") : QString();
    }
    /// What was not read and could turn the answer; empty: nothing.
    QString hangsOn() const
    {
        const Coverage &coverage = m_world.coverage;
        const IStr volume = m_claim.volumeName;
        const QString sc = W::q(m_claim.effectiveClass());
        if (m_closed.empty() && !volume.empty() && !m_volume && !coverage.knows(Kind::PersistentVolume))
            return asSentence(coverageText(coverage.of(Kind::PersistentVolume), ClaimWords::tr("Volume %1").arg(W::q(volume))));
        if (!m_settled && !m_claim.meta.terminating() && !sc.isEmpty() && !m_world.storageClass(m_claim.effectiveClass()) && !coverage.knows(Kind::StorageClass))
            return ClaimWords::tr("It is not bound, and %1: it may wait for a pod.").arg(coverageText(coverage.of(Kind::StorageClass), ClaimWords::tr("StorageClass \"%1\"").arg(sc)));
        if (m_closed.empty() && !manyNodes() && m_out.users.empty() && !coverage.assumes(Kind::Pod, m_claim.meta.ns))
            return ClaimWords::tr("Whether other pods use it is not known.");
        return {};
    }
    ClaimSharing::Place place(const std::shared_ptr<const Node> &node) const
    {
        const auto here = m_onNode.find(node->meta.name);
        ClaimSharing::Place out{node->meta.name, here == m_onNode.end() ? 0 : here->second, false, true, m_closed};
        if (const QString unread = hangsOn(); !unread.isEmpty() && (!m_closed.empty() || !isElsewhere(*node))) {
            out.known = false;
            out.why = W::of(unread);
            return out;
        }
        if (!m_closed.empty())
            return out;
        if (!m_settled) {
            const ClaimExplanation there = explainClaim(m_world, {m_case.claim, m_case.users, node, {}});
            out.open = there.reason == BindReason::Match || there.reason == BindReason::WillProvision;
            out.known = there.reason != BindReason::Unknown;
            const bool says = !out.known || out.open || there.reason == BindReason::OtherNodeSelected
                || there.provisioning.problem == ProvisionCheck::Problem::Topology || there.provisioning.problem == ProvisionCheck::Problem::Capacity;
            out.why = says ? there.advice : there.why; // the advice would name the nearest of volumes that are not in this world
        } else if (m_volume && !reachesNode(*m_volume, node->meta.labels)) {
            out.why = W::of(ClaimWords::tr("The volume is not there: %1.").arg(W::q(nodeTie(*m_volume))));
        } else {
            out.open = true;
            out.why = W::of(out.users > 0 ? ClaimWords::tr("A further pod can share it here.") : ClaimWords::tr("A pod can use it here."));
        }
        if (const QString taken = out.open ? takenElsewhere(out.users > 0) : QString(); !taken.isEmpty())
            out = {out.node, out.users, false, true, W::of(taken)};
        return out;
    }
    /// The volume does not reach the node, or a pod elsewhere has it, whatever was not read.
    bool isElsewhere(const Node &node) const
    {
        return m_settled && ((m_volume && !reachesNode(*m_volume, node.meta.labels)) || !takenElsewhere(m_onNode.contains(node.meta.name)).isEmpty());
    }
    /// By the access modes, beside those who use it now; empty: they let a further pod in.
    QString takenElsewhere(bool usedHere) const
    {
        if (onePod())
            return m_out.users.empty() ? QString() : ClaimWords::tr("%1 has it, and one pod only may.").arg(W::q(m_out.users.front().pod));
        if (manyNodes() || m_onNode.empty() || usedHere)
            return {};
        return ClaimWords::tr("It is in use on %1, and one node only may.").arg(W::q(m_onNode.begin()->first));
    }

    const PersistentVolumeClaim &m_claim;
    const ClaimCase &m_case;
    const BindingWorld &m_world; ///< what decides for this claim
    std::vector<std::shared_ptr<const Node>> m_nodes;
    AccessModes m_modes;
    std::shared_ptr<const PersistentVolume> m_volume; ///< the one it names
    bool m_settled = false;                           ///< it has its volume
    std::map<std::string, std::size_t> m_onNode;
    bool m_anyWrites = false;
    std::string m_closed; ///< why none may join
    ClaimSharing m_out;
};

} // namespace

namespace {

/// Fills in what becomes of the volume that is bound to the claim; answers those that are only kept for it.
std::vector<std::string> takeVolumes(const StoreSnapshot &objects, const PersistentVolumeClaim &claim, DeletionEffect &effect)
{
    std::vector<std::shared_ptr<const PersistentVolume>> candidates; // what it names, and what names it
    if (auto named = objects.get<PersistentVolume>({}, claim.volumeName))
        candidates.push_back(std::move(named));
    for (const ObjectKey &key : objects.sources(keyOf(claim), Relation::ClaimedBy))
        if (auto volume = key.name == claim.volumeName.view() ? nullptr : objects.get<PersistentVolume>({}, key.name))
            candidates.push_back(std::move(volume));
    std::vector<std::string> reserved;
    for (const auto &volume : candidates) {
        if (effect.volume.empty() && isBoundTo(*volume, claim)) {
            effect.volume = volume->meta.name;
            effect.policy = volume->reclaimPolicy.empty() ? "Retain" : volume->reclaimPolicy.str();
            BindingWorld world;
            world.server = objects.serverVersion();
            effect.sentence = W::of(policySentence(effect, *volume, world));
        } else if (isReservedFor(*volume, claim)) {
            reserved.push_back(volume->meta.name);
        }
    }
    return reserved;
}

} // namespace

Result<DeletionEffect> deletionEffect(const StoreSnapshot &objects, std::string_view ns, std::string_view name)
{
    const auto found = claimOf(objects, ns, name);
    if (!found)
        return tl::unexpected<Error>(found.error());
    const PersistentVolumeClaim &claim = **found;
    DeletionEffect effect;
    effect.underWay = claim.meta.terminating();
    for (const auto &pod : isProtected(claim) ? livePodsOf(objects, keyOf(claim)) : std::vector<std::shared_ptr<const Pod>>())
        effect.heldBy.push_back(pod->meta.name);
    const std::vector<std::string> reserved = takeVolumes(objects, claim, effect);
    if (const auto named = objects.get<PersistentVolume>({}, claim.volumeName); effect.volume.empty() && !named && !claim.volumeName.empty()
        && !objects.coverage().knows(Kind::PersistentVolume)) {
        effect.known = effect.dataKept = false;
        effect.volume = claim.volumeName.str();
        effect.sentence = W::of(ClaimWords::tr("%1: its reclaim policy, and with it what becomes of the data, is not known.")
            .arg(coverageText(objects.coverage().of(Kind::PersistentVolume), ClaimWords::tr("Volume %1").arg(W::q(effect.volume)))));
    } else if (effect.volume.empty() && reserved.empty() && !named && claim.phase.empty()) {
        effect.known = effect.dataKept = false;
        effect.sentence = W::of(ClaimWords::tr("Whether a volume is bound to the claim, and with it what becomes of the data, is not known: what is here is how it was written, without its status."));
    } else if (effect.volume.empty()) {
        effect.sentence = W::of(unboundSentence(claim, named.get(), reserved));
    }
    if (const Covered pods = objects.coverage().of(Kind::Pod, ns); isProtected(claim) && effect.heldBy.empty() && !objects.coverage().knows(Kind::Pod, ns))
        effect.sentence += W::of(QLatin1Char(' ') + ClaimWords::tr("Whether pods hold it is not known: %1.").arg(coverageTextOfMany(pods, ClaimWords::tr("they"))));
    if (!effect.heldBy.empty())
        effect.sentence += W::of(QLatin1Char(' ') + ClaimWords::tr("It stays Terminating until the pods that use it are gone."));
    return effect;
}

Result<ClaimSharing> claimSharing(const StoreSnapshot &objects, std::string_view ns, std::string_view name)
{
    const auto claimCase = claimCaseOf(objects, ns, name);
    if (!claimCase)
        return tl::unexpected<Error>(claimCase.error());
    BindingWorld world = BindingWorld::of(objects).narrowedFor(*claimCase->claim);
    return Sharing(world, *claimCase, objects.sorted<Node>()).run();
}

} // namespace portolan
