#include "models/storage/hygiene.h"

#include <map>
#include <set>

#include "models/core/enumwords.h"
#include "models/storage/inventory.h"
#include "models/storage/provisioning.h"

namespace portolan {

using namespace hygieneparts;

namespace {

using W = HygieneWords;
using Type = HygieneFinding::Type;

Evidence evidenceOf(const Object &object, const char *path, std::string value)
{
    return {keyText(keyOf(object)), path, std::move(value)};
}

/// Looks at each kind once, and collects.
class Check
{
public:
    Check(const StorageInventory &inventory, const std::string &ns) : m_inventory(inventory), m_ns(ns), m_index(inventory) {}

    Hygiene run()
    {
        for (const auto &volume : m_inventory.volumes)
            look(*volume);
        for (const auto &claim : m_inventory.claims)
            if (isIn(*claim, m_ns))
                look(*claim);
        for (const auto &attachment : m_inventory.attachments)
            look(*attachment);
        std::stable_sort(m_out.findings.begin(), m_out.findings.end(), [](const auto &a, const auto &b) { return a.type < b.type; });
        for (auto &[name, one] : m_classes)
            m_out.classes.push_back(std::move(one));
        countNodes();
        for (const Kind kind : inventoryKinds())
            if (!m_inventory.coverage.knows(kind, m_ns) && !isPlainWorkload(kind))
                m_out.unread.emplace_back(kind, m_inventory.coverage.of(kind, m_ns));
        return std::move(m_out);
    }

private:
    HygieneFinding &add(Type type, const Object &object, const QString &why, const QString &todo)
    {
        m_out.findings.push_back({type, keyOf(object), W::of(why), W::of(todo), {}, {}, {}});
        return m_out.findings.back();
    }
    ClassCapacity &classNamed(std::string_view name)
    {
        ClassCapacity &one = m_classes[std::string(name)];
        one.name = name;
        return one;
    }
    static void grow(Quantity &sum, std::string_view amount) { sum = sum + amountOf(amount); }

    void look(const PersistentVolume &volume)
    {
        ClassCapacity &capacity = classNamed(volume.effectiveClass());
        const IStr phase = volume.phase;
        grow(phase == "Bound" ? capacity.bound : phase == "Released" ? capacity.released : phase == "Failed" ? capacity.failed : capacity.available,
             volume.capacity);
        if (phase == "Failed")
            finishVolume(add(Type::FailedVolume, volume, HygieneWords::tr("Reclaiming it failed: %1").arg(volume.message.empty() ? HygieneWords::tr("no reason is given.") : W::q(volume.message)),
                             HygieneWords::tr("Look after its storage by hand, then delete the volume.")), volume);
        else if (phase == "Released")
            finishVolume(add(Type::ReleasedVolume, volume, releasedWhy(volume), releasedTodo(volume)), volume);
    }
    static QString claimText(const PersistentVolume &volume) { return W::q(volume.claimNamespace.str() + "/" + volume.claimName); }
    static QString releasedWhy(const PersistentVolume &volume)
    {
        return HygieneWords::tr("Its claim %1 is gone, its policy is %2: the data is kept, and no claim can take the volume.")
            .arg(claimText(volume), volume.reclaimPolicy.empty() ? QStringLiteral("Retain") : W::q(volume.reclaimPolicy));
    }
    static QString releasedTodo(const PersistentVolume &volume)
    {
        return volume.meta.terminating() ? HygieneWords::tr("It is being deleted: see which finalizer holds it.")
                                         : HygieneWords::tr("Save what you need, then delete it, or clear its claimRef to offer it again.");
    }
    static void finishVolume(HygieneFinding &finding, const PersistentVolume &volume)
    {
        finding.amount = amountOf(volume.capacity);
        finding.evidence = {evidenceOf(volume, ".status.phase", volume.phase.str()),
            evidenceOf(volume, ".spec.claimRef", volume.hasClaimRef ? volume.claimNamespace.str() + "/" + volume.claimName : std::string()),
            evidenceOf(volume, ".spec.persistentVolumeReclaimPolicy", volume.reclaimPolicy.str())};
    }

    void look(const PersistentVolumeClaim &claim)
    {
        ClassCapacity &capacity = classNamed(claim.effectiveClass());
        grow(hadVolume(claim) ? capacity.requested : capacity.waiting, claim.request);
        if (claim.phase == "Lost")
            return addLost(claim);
        std::set<std::string> nodes;
        bool running = false;
        std::vector<const Pod *> live;
        const auto &users = m_index.usersOf(claim.meta.ns, claim.meta.name);
        for (const Pod *pod : users) {
            if (pod->isTerminal())
                continue;
            live.push_back(pod);
            running = running || pod->phase == "Running";
            if (!pod->nodeName.empty())
                nodes.insert(pod->nodeName.str());
        }
        if (nodes.size() > 1 && isForOneNode(claim))
            addSplit(claim, nodes, live);
        else if (!running && (!live.empty() || m_index.workloadOf(claim.meta.ns, claim.meta.name).empty())
                 && (!users.empty() || knowsUsers(m_inventory.coverage, claim.meta.ns)))
            lookUnused(claim, users, live);
    }
    /// What the status says, whatever the volume's own fields do.
    static bool hadVolume(const PersistentVolumeClaim &claim) { return wasBound(claim) || claim.phase == "Bound" || claim.phase == "Lost"; }
    void addLost(const PersistentVolumeClaim &claim)
    {
        // The controller calls it Lost as well when the volume is there and another claim's (syncBoundClaim).
        const PersistentVolume *volume = m_index.volume(claim.volumeName);
        const bool taken = volume && volume->hasClaimRef && !isReservedFor(*volume, claim);
        const QString name = W::q(claim.volumeName);
        const bool known = volume || claim.volumeName.empty() || m_inventory.coverage.knows(Kind::PersistentVolume);
        auto &finding = !known ? add(Type::LostClaim, claim, HygieneWords::tr("By its status its volume %1 is gone, or another claim's; which of the two is not known: %2.")
                                         .arg(name, coverageText(m_inventory.coverage.of(Kind::PersistentVolume), HygieneWords::tr("the volume"))),
                                     HygieneWords::tr("See whether that volume is gone or another claim's, before you do anything."))
                      : taken ? add(Type::LostClaim, claim, HygieneWords::tr("Its volume %1 belongs to another claim, %2.").arg(name, claimText(*volume)),
                                    HygieneWords::tr("Save what you need by way of that claim, then make this one anew."))
                              : add(Type::LostClaim, claim, HygieneWords::tr("Its volume %1 is gone, and the data with it.").arg(name),
                                    HygieneWords::tr("Restore the data into a new claim, then delete this one."));
        finding.evidence = {evidenceOf(claim, ".status.phase", "Lost")};
    }
    /// RWO or RWOP alone: no mode lets several nodes use it.
    static bool isForOneNode(const PersistentVolumeClaim &claim)
    {
        const AccessModes &modes = claim.statusAccessModes.empty() ? claim.accessModes : claim.statusAccessModes;
        return !modes.has(AccessModes::ReadWriteMany) && !modes.has(AccessModes::ReadOnlyMany);
    }
    void addSplit(const PersistentVolumeClaim &claim, const std::set<std::string> &nodes, const std::vector<const Pod *> &pods)
    {
        QStringList names;
        for (const std::string &node : nodes)
            names << W::q(node);
        auto &finding = add(Type::SplitClaim, claim, HygieneWords::tr("Its access mode allows one node, and its pods are on %1: %2.").arg(nodes.size()).arg(names.join(QStringLiteral(", "))),
                            HygieneWords::tr("Bring the pods to one node (pod affinity), or use a claim with RWX: on another node they hang or see other data."));
        for (const Pod *pod : pods)
            finding.others.push_back(keyOf(*pod));
        for (const std::string &node : nodes)
            finding.others.push_back({Kind::Node, {}, node});
        finding.amount = amountOf(claim.capacity);
        finding.evidence = {evidenceOf(claim, ".spec.accessModes", claim.accessModes.text())};
        for (const Pod *pod : pods)
            finding.evidence.push_back(evidenceOf(*pod, ".spec.nodeName", pod->nodeName.str()));
    }
    void lookUnused(const PersistentVolumeClaim &claim, const std::vector<const Pod *> &users, const std::vector<const Pod *> &live)
    {
        if (!hadVolume(claim) && !live.empty())
            return; // it waits together with its pods: its binding says why
        const QString why = !live.empty() ? HygieneWords::tr("No running pod uses it: %1 has not started.").arg(W::q(live.front()->meta.name))
            : !users.empty()              ? HygieneWords::tr("Only pods that have ended used it (%1).").arg(W::q(users.front()->meta.name))
            : m_inventory.coverage.knows(Kind::Pod, claim.meta.ns) ? HygieneWords::tr("No pod uses it.")
                                          : HygieneWords::tr("No workload in this file uses it.");
        const QString todo = !live.empty() ? HygieneWords::tr("See why that pod does not run.")
            : !claim.meta.owners.empty() ? ownerText(claim)
            : claim.phase.empty()          ? HygieneWords::tr("Delete it if nothing is to use it, once you have seen whether a volume is bound to it: what is here has no status.")
            : !hadVolume(claim)            ? HygieneWords::tr("It has no volume yet: delete the claim if nothing is to use it.")
                                           : deletionText(claim);
        auto &finding = add(Type::UnusedClaim, claim, why, todo);
        for (const Pod *pod : live)
            finding.others.push_back(keyOf(*pod));
        finding.amount = amountOf(claim.capacity);
        finding.evidence = {evidenceOf(claim, ".spec.volumeName", claim.volumeName.str())};
    }
    /// Whoever made it makes it again, or needs it later.
    static QString ownerText(const PersistentVolumeClaim &claim)
    {
        const OwnerReference &owner = claim.meta.controller() ? *claim.meta.controller() : claim.meta.owners.front();
        return HygieneWords::tr("It belongs to %1 %2: see whether that still needs it, before you delete it.").arg(W::q(owner.kind), W::q(owner.name));
    }
    QString deletionText(const PersistentVolumeClaim &claim) const
    {
        const PersistentVolume *volume = m_index.volume(claim.volumeName);
        if (!volume && !m_inventory.coverage.knows(Kind::PersistentVolume))
            return HygieneWords::tr("See what its volume %1 does then, before it is deleted: %2.")
                .arg(W::q(claim.volumeName), coverageText(m_inventory.coverage.of(Kind::PersistentVolume), HygieneWords::tr("the volume")));
        const bool gone = volume && isBoundTo(*volume, claim) && volume->reclaimPolicy == "Delete" && hasDeleter(*volume, {});
        return gone ? HygieneWords::tr("Delete it if nothing needs its data any more: its volume and the data go with it.")
                    : HygieneWords::tr("Delete it if nothing is to use it: its volume keeps the data.");
    }

    void look(const VolumeAttachment &attachment)
    {
        if (attachment.persistentVolumeName.empty())
            return; // an inline volume's
        const PersistentVolume *volume = m_index.volume(attachment.persistentVolumeName);
        const QString name = W::q(attachment.persistentVolumeName), node = W::q(attachment.nodeName);
        const Coverage &coverage = m_inventory.coverage;
        QString why;
        if (coverage.knows(Kind::Node) && !m_index.node(attachment.nodeName))
            why = HygieneWords::tr("Its node %1 is gone.").arg(node);
        else if (!volume && coverage.knows(Kind::PersistentVolume))
            why = HygieneWords::tr("Its volume %1 is gone.").arg(name);
        else if (volume && coverage.knows(Kind::Pod, volume->claimNamespace) && !isUsedOn(*volume, attachment.nodeName))
            why = attachment.attached ? HygieneWords::tr("Volume %1 is attached to %2, where no pod uses it.").arg(name, node)
                                      : HygieneWords::tr("Volume %1 is to be attached to %2, where no pod uses it, and is not yet.").arg(name, node);
        else
            return;
        if (!attachment.attached && !attachment.attachError.empty())
            why += QLatin1Char(' ') + HygieneWords::tr("Attaching fails: %1").arg(W::q(attachment.attachError));
        if (!attachment.detachError.empty())
            why += QLatin1Char(' ') + HygieneWords::tr("Detaching fails: %1").arg(W::q(attachment.detachError));
        auto &finding = add(Type::OrphanedAttachment, attachment, why,
            HygieneWords::tr("The attach-detach controller takes it away within minutes; if it does not, see whether %1 runs, and only then delete it.").arg(W::q(attachment.attacher)));
        finding.others = {{Kind::PersistentVolume, {}, attachment.persistentVolumeName}, {Kind::Node, {}, attachment.nodeName.str()}};
        finding.evidence = {evidenceOf(attachment, ".spec.nodeName", attachment.nodeName.str()),
            evidenceOf(attachment, ".spec.source.persistentVolumeName", attachment.persistentVolumeName)};
    }
    bool isUsedOn(const PersistentVolume &volume, IStr node) const
    {
        if (!volume.hasClaimRef)
            return false;
        const auto &users = m_index.usersOf(volume.claimNamespace, volume.claimName);
        return std::any_of(users.begin(), users.end(), [node](const Pod *pod) { return pod->nodeName == node && !pod->isTerminal(); });
    }

    /// What manifests leave out by nature is no remark worth.
    [[nodiscard]] bool isPlainWorkload(Kind kind) const
    {
        return kind != Kind::PersistentVolume && kind != Kind::PersistentVolumeClaim && kind != Kind::Pod && kind != Kind::Node
            && m_inventory.coverage.assumes(kind, m_ns);
    }

    void countNodes()
    {
        std::map<std::string, NodeCapacity> nodes;
        for (const auto &node : m_inventory.nodes)
            nodes[node->meta.name].name = node->meta.name;
        for (const auto &volume : m_inventory.volumes)
            if (const Node *only = m_index.onlyNode(*volume))
                grow(volume->phase == "Bound" ? nodes[only->meta.name].tiedBound : nodes[only->meta.name].tiedFree, volume->capacity);
        for (const auto &claim : m_inventory.claims) {
            const PersistentVolume *volume = m_index.volume(claim->volumeName);
            if (!isIn(*claim, m_ns) || !volume || staysOnNode(*volume) || m_index.onlyNode(*volume))
                continue;
            std::set<IStr> there;
            for (const Pod *pod : m_index.usersOf(claim->meta.ns, claim->meta.name))
                if (!pod->isTerminal() && m_index.node(pod->nodeName))
                    there.insert(pod->nodeName);
            for (const IStr &node : there)
                grow(nodes[node.str()].mounted, volume->capacity);
        }
        for (auto &[name, one] : nodes)
            m_out.nodes.push_back(std::move(one));
    }

    const StorageInventory &m_inventory;
    const std::string &m_ns;
    InventoryIndex m_index;
    std::map<std::string, ClassCapacity> m_classes;
    Hygiene m_out;
};

} // namespace

std::string_view findingWord(Type type)
{
    static constexpr EnumWords<Type::UnusedClaim> words{"failedVolume", "lostClaim", "splitClaim", "orphanedAttachment", "releasedVolume", "unusedClaim"};
    return words[type];
}

Hygiene checkHygiene(const StorageInventory &inventory, const std::string &ns)
{
    return Check(inventory, ns).run();
}

} // namespace portolan
