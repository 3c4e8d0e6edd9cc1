#include "models/objects/sentence.h"
#include "models/storage/inventory.h"

namespace portolan {

using namespace hygieneparts;

namespace {

using W = HygieneWords;
using Fate = NodeLoss::Fate;

/// Every pod of one node, and what it leaves there.
class Loss
{
public:
    Loss(const StorageInventory &inventory, const std::string &node, const std::string &ns) : m_inventory(inventory), m_index(inventory), m_ns(ns)
    {
        m_out.node = node;
    }

    NodeLoss run()
    {
        for (const auto &pod : m_inventory.pods)
            if (pod->nodeName == m_out.node && !pod->isTerminal() && isIn(*pod, m_ns))
                m_out.pods.push_back(lossOf(*pod));
        std::stable_sort(m_out.pods.begin(), m_out.pods.end(), [](const auto &a, const auto &b) { return a.fate < b.fate; });
        for (const auto &claim : m_inventory.claims) {
            const PersistentVolume *volume = m_index.volume(claim->volumeName);
            if (volume && isIn(*claim, m_ns) && isHere(*volume, *claim))
                m_out.claims.push_back({keyOf(*claim), volume->meta.name, W::of(hereText(*volume))});
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] bool isTied(const PersistentVolume &volume) const
    {
        const Node *only = m_index.onlyNode(volume);
        return only && only->meta.name == m_out.node;
    }
    /// A hostPath volume, and a local one that several nodes may have, is wherever its pod runs; its data is here when a pod that
    /// uses it runs here.
    [[nodiscard]] bool isHere(const PersistentVolume &volume, const PersistentVolumeClaim &claim) const
    {
        if (!staysOnNode(volume) || m_index.onlyNode(volume))
            return isTied(volume);
        const auto &users = m_index.usersOf(claim.meta.ns, claim.meta.name);
        return std::any_of(users.begin(), users.end(), [this](const Pod *pod) { return !pod->isTerminal() && pod->nodeName == m_out.node; });
    }
    QString hereText(const PersistentVolume &volume) const
    {
        return isTied(volume) ? HygieneWords::tr("Its volume %1 can be reached from this node only: the data is lost with it.").arg(W::q(volume.meta.name))
                                           : HygieneWords::tr("Its volume %1 is a directory of whichever node the pod runs on: elsewhere it finds other data.").arg(W::q(volume.meta.name));
    }

    NodeLoss::PodLoss lossOf(const Pod &pod) const
    {
        NodeLoss::PodLoss out{keyOf(pod), Fate::Moves, {}, {}};
        std::string stuckBy;
        bool detaches = false, unknown = false;
        for (std::size_t i = 0; i < pod.volumes.size(); ++i) {
            const auto data = dataOf(pod, i);
            if (!data)
                continue;
            const auto *claim = data->object.name.empty() ? nullptr : m_index.claim(data->object.ns, data->object.name);
            const PersistentVolume *volume = claim ? m_index.volume(claim->volumeName) : nullptr;
            if (volume && isTied(*volume))
                stuckBy = data->object.name;
            unknown = unknown || data->fate == Fate::Unknown;
            detaches = detaches || (claim && data->fate == Fate::Moves && !claim->accessModes.has(AccessModes::ReadWriteMany));
            out.data.push_back(*data);
        }
        judge(out, pod, stuckBy, detaches);
        if (unknown && out.fate == Fate::Moves) {
            out.fate = Fate::Unknown;
            out.why = W::of(HygieneWords::tr("It is made anew elsewhere, if its data can follow: a volume of it was not read."));
        }
        return out;
    }
    void judge(NodeLoss::PodLoss &out, const Pod &pod, const std::string &stuckBy, bool detaches) const
    {
        const OwnerReference *owner = pod.meta.controller();
        const QString maker = owner ? W::q(owner->kind) + QLatin1Char(' ') + W::q(owner->name) : QString();
        const auto say = [&out](Fate fate, const QString &why) {
            out.fate = fate;
            out.why = W::of(why);
        };
        if (!owner)
            say(Fate::Lost, HygieneWords::tr("Nothing controls it: nobody makes it anew."));
        else if (owner->kind == "DaemonSet" || owner->kind == "Node")
            say(Fate::Ends, HygieneWords::tr("It belongs to the node (%1) and ends with it.").arg(maker));
        else if (!stuckBy.empty())
            say(Fate::Stuck, HygieneWords::tr("%1 makes it anew, but it cannot start elsewhere: claim %2 is on this node only.").arg(maker, W::q(stuckBy)));
        else if (owner->kind == "StatefulSet")
            say(Fate::Moves, HygieneWords::tr("%1 makes it anew elsewhere, once the node is deleted or the pod is removed by force.").arg(maker));
        else if (detaches)
            say(Fate::Moves, HygieneWords::tr("%1 makes it anew elsewhere; its volume is detached from a silent node after about six minutes.").arg(maker));
        else
            say(Fate::Moves, HygieneWords::tr("%1 makes it anew elsewhere.").arg(maker));
    }

    /// Nothing for volumes that hold no data of their own.
    std::optional<NodeLoss::Data> dataOf(const Pod &pod, std::size_t i) const
    {
        const Volume &volume = pod.volumes[i];
        const std::string path = ".spec.volumes[" + std::to_string(i) + "].";
        const std::string type(sourceTypeField(volume.source.type));
        NodeLoss::Data out{std::string(pod.volumeName(volume.name)), type, {}, Fate::Lost, {}, {keyText(keyOf(pod)), path + type, {}}};
        switch (volume.source.type) {
        case SourceType::ConfigMap: case SourceType::Secret: case SourceType::Projected: case SourceType::DownwardAPI: case SourceType::Image:
            return std::nullopt;
        case SourceType::EmptyDir:
            out.why = W::of(HygieneWords::tr("An empty directory of the pod: it goes with the pod, wherever that goes."));
            return out;
        case SourceType::HostPath:
            out.evidence = {out.evidence.object, path + "hostPath.path", std::string(volume.source.field("path"))};
            out.why = W::of(HygieneWords::tr("The node's own %1: elsewhere it is another directory.").arg(W::q(volume.source.field("path"))));
            return out;
        case SourceType::PersistentVolumeClaim: case SourceType::Ephemeral:
            claimData(out, pod, volume, path);
            return out;
        case SourceType::CSI:
            out.why = W::of(HygieneWords::tr("An inline volume of driver %1: it is made for the pod and goes with it.").arg(W::q(volume.source.field("driver"))));
            return out;
        case SourceType::GitRepo: case SourceType::None:
            return std::nullopt;
        default:
            out.fate = Fate::Moves;
            out.why = W::of(HygieneWords::tr("Its storage is not on the node."));
            return out;
        }
    }
    /// What was not read and decides over a claim's data; empty: nothing.
    QString hangsOn(const std::string &ns, const PersistentVolumeClaim *claim, const PersistentVolume *bound) const
    {
        const Coverage &coverage = m_inventory.coverage;
        if (!claim && !coverage.knows(Kind::PersistentVolumeClaim, ns))
            return asSentence(coverageText(coverage.of(Kind::PersistentVolumeClaim, ns), HygieneWords::tr("The claim")));
        if (claim && !bound && !claim->volumeName.empty() && !coverage.knows(Kind::PersistentVolume))
            return asSentence(coverageText(coverage.of(Kind::PersistentVolume), HygieneWords::tr("Its volume %1").arg(W::q(claim->volumeName))));
        if (bound && bound->nodeAffinity.present && !coverage.knows(Kind::Node))
            return HygieneWords::tr("Which nodes reach its volume %1 is not known: %2.").arg(W::q(bound->meta.name), coverageTextOfMany(coverage.of(Kind::Node), HygieneWords::tr("nodes")));
        return {};
    }
    void claimData(NodeLoss::Data &out, const Pod &pod, const Volume &volume, const std::string &path) const
    {
        out.object = {Kind::PersistentVolumeClaim, pod.meta.ns.str(), volume.claimName(pod.meta.name)};
        out.evidence = {out.evidence.object, path + "persistentVolumeClaim.claimName", out.object.name};
        if (volume.source.type == SourceType::Ephemeral) {
            out.evidence.path = path + "ephemeral";
            out.why = W::of(HygieneWords::tr("A claim made for the pod: it is deleted with it."));
            return;
        }
        const auto *claim = m_index.claim(out.object.ns, out.object.name);
        const PersistentVolume *bound = claim ? m_index.volume(claim->volumeName) : nullptr;
        if (const QString unread = hangsOn(out.object.ns, claim, bound); !unread.isEmpty()) {
            out.fate = Fate::Unknown;
            out.why = W::of(unread);
            return;
        }
        if (!bound) {
            out.fate = Fate::Moves;
            out.why = W::of(HygieneWords::tr("The claim has no volume yet."));
            return;
        }
        out.type = sourceTypeField(bound->source.type);
        if (isHere(*bound, *claim)) {
            out.why = W::of(hereText(*bound));
            return;
        }
        out.fate = Fate::Moves;
        out.why = W::of(HygieneWords::tr("Its volume %1 can be reached from other nodes.").arg(W::q(bound->meta.name)));
    }

    const StorageInventory &m_inventory;
    InventoryIndex m_index;
    const std::string &m_ns;
    NodeLoss m_out;
};

} // namespace

NodeLoss loseNode(const StorageInventory &inventory, const std::string &node, const std::string &ns)
{
    return Loss(inventory, node, ns).run();
}

} // namespace portolan
