#include <algorithm>

#include "models/storage/ladderbuilder.h"

namespace portolan {

// What hangs off the ladder: attachments and nodes below it, snapshots beside it; and the counts at the end.

void LadderBuilder::attach(int index)
{
    const LadderPv &volume = m_out.pvs[std::size_t(index)];
    if (volume.backend.to < 0)
        return;
    const int home = volume.backend.to;
    const ObjectKey key = volume.key;
    for (const ObjectKey &from : m_objects.sources(key, Relation::Attaches)) {
        const auto object = m_objects.get<VolumeAttachment>({}, from.name);
        if (!object)
            continue;
        LadderAttachment out{object, {}};
        if (!object->nodeName.empty())
            out.node = {node(object->nodeName), false, {{keyText(from), ".spec.nodeName", object->nodeName.str()}}};
        m_out.backends[std::size_t(home)].attachments.push_back(
            {int(m_out.attachments.size()), false, {{keyText(from), ".spec.source.persistentVolumeName", key.name}}});
        m_out.attachments.push_back(std::move(out));
    }
}

void LadderBuilder::pin(int index)
{
    const LadderPv &volume = m_out.pvs[std::size_t(index)];
    if (volume.backend.to < 0 || !volume.object || !volume.object->nodeAffinity.present)
        return;
    const ObjectKey key = volume.key;
    for (const std::string &host : affinityHosts(volume.object->nodeAffinity)) {
        const int to = node(host);
        LadderBackend &home = m_out.backends[std::size_t(m_out.pvs[std::size_t(index)].backend.to)];
        home.pinned = true;
        linkNode(home, {to, false, {{keyText(key), ".spec.nodeAffinity.required.nodeSelectorTerms", host}}});
    }
}

void LadderBuilder::linkNode(LadderBackend &home, const LadderLink &link)
{
    const auto found = std::find_if(home.nodes.begin(), home.nodes.end(), [&link](const LadderLink &l) { return l.to == link.to; });
    if (found == home.nodes.end())
        home.nodes.push_back(link);
    else if (found->evidence.size() < 4) // a few pods prove it as well as all
        found->evidence.insert(found->evidence.end(), link.evidence.begin(), link.evidence.end());
}

void LadderBuilder::nodesOfPods(const LadderGroup &group, int podIndex)
{
    std::vector<int> homes;
    for (const LadderVolume &volume : m_out.pods[std::size_t(podIndex)].volumes) {
        if (volume.backend.to >= 0)
            homes.push_back(volume.backend.to);
        if (volume.claim.to >= 0)
            for (const LadderLink &link : m_out.claims[std::size_t(volume.claim.to)].volumes)
                if (const int home = m_out.pvs[std::size_t(link.to)].backend.to; home >= 0)
                    homes.push_back(home);
    }
    for (const int home : homes) {
        for (const auto &pod : group.pods) {
            if (pod->nodeName.empty() || pod->isTerminal())
                continue;
            const int to = node(pod->nodeName);
            LadderBackend &out = m_out.backends[std::size_t(home)];
            const bool attached = std::any_of(out.attachments.begin(), out.attachments.end(), [&](const LadderLink &a) {
                return m_out.attachments[std::size_t(a.to)].node.to == to;
            });
            if (!attached)
                linkNode(out, {to, true, {{keyText(keyOf(*pod)), ".spec.nodeName", pod->nodeName.str()}}});
        }
    }
}

/// The picture's CSI drivers as each node's CSINode registers them.
void LadderBuilder::nodeDrivers()
{
    std::set<std::string, std::less<>> shown;
    for (const LadderDriver &d : m_out.drivers)
        shown.insert(d.key.name);
    for (const LadderAttachment &a : m_out.attachments)
        shown.insert(a.object->attacher.str());
    for (const LadderBackend &b : m_out.backends)
        for (const auto &[field, value] : b.fields)
            if (b.type == SourceType::CSI && field == "driver")
                shown.insert(value);
    for (LadderNode &n : m_out.nodes)
        if (const auto csi = m_objects.get<CSINode>({}, n.key.name))
            for (const CSINode::Driver &d : csi->drivers)
                if (shown.contains(d.name.view()))
                    n.drivers.push_back(d);
}

LadderSnapshot LadderBuilder::snapshot(const std::shared_ptr<const VolumeSnapshot> &object, Evidence evidence)
{
    LadderSnapshot out;
    out.object = object;
    out.evidence = std::move(evidence);
    const std::string key = keyText(keyOf(*object));
    out.contentName = object->boundContentName.empty() ? object->contentName : object->boundContentName;
    out.contentEvidence = {key, object->boundContentName.empty() ? ".spec.source.volumeSnapshotContentName" : ".status.boundVolumeSnapshotContentName",
                           out.contentName};
    out.className = object->snapshotClassName.str();
    out.classEvidence = {key, ".spec.volumeSnapshotClassName", out.className};
    out.content = m_objects.get<VolumeSnapshotContent>({}, out.contentName);
    out.snapshotClass = m_objects.get<VolumeSnapshotClass>({}, out.className);
    out.contentMissing = !out.contentName.empty() && !out.content && m_objects.whole(Kind::VolumeSnapshotContent).count(Kind::VolumeSnapshotContent) > 0
        && m_objects.coverage().knows(Kind::VolumeSnapshotContent);
    out.classMissing = !out.className.empty() && !out.snapshotClass && m_objects.whole(Kind::VolumeSnapshotClass).count(Kind::VolumeSnapshotClass) > 0
        && m_objects.coverage().knows(Kind::VolumeSnapshotClass);
    return out;
}

/// Snapshots in scope that no claim of the picture carries: of a claim that is gone (a ghost bears them), or of none.
void LadderBuilder::looseSnapshots(const std::string &ns)
{
    for (const ObjectPtr &object : m_objects.whole(Kind::VolumeSnapshot).sortedObjects(Kind::VolumeSnapshot, ns)) {
        const auto snapshot = m_objects.get<VolumeSnapshot>(object->meta.ns, object->meta.name);
        if (!snapshot->claimName.empty())
            claim({Kind::PersistentVolumeClaim, snapshot->meta.ns.str(), snapshot->claimName});
        else
            m_out.snapshots.push_back(this->snapshot(snapshot, {keyText(keyOf(*snapshot)), ".spec.source.volumeSnapshotContentName", snapshot->contentName}));
    }
}

/// Secrets that an inline volume's driver is given, as parts of their own: they must be in the pod's namespace.
void LadderBuilder::inlineSecrets(LadderVolume &out, const Volume &from, const ObjectKey &pod, const std::string &path)
{
    for (const auto &[field, ref] : from.source.secretRefs)
        out.configs.push_back({config({Kind::Secret, pod.ns, ref.str()}, false), false,
                               {{keyText(pod), path + '.' + out.typeName + '.' + field.str() + ".name", ref.str()}}});
    if (from.source.type == SourceType::AzureFile && from.source.secretRefs.empty() && !from.source.secretRef.empty())
        out.configs.push_back({config({Kind::Secret, pod.ns, from.source.secretRef.str()}, false), false,
                               {{keyText(pod), path + ".azureFile.secretName", from.source.secretRef.str()}}});
}

void LadderBuilder::finish()
{
    for (auto &[index, keys] : m_foldedClaims) {
        LadderClaim &first = m_out.claims[std::size_t(index)];
        first.members.push_back(first.key.name);
        for (const ObjectKey &key : keys) {
            first.members.push_back(key.name);
            const auto object = m_objects.get<PersistentVolumeClaim>(key.ns, key.name);
            for (const LadderLink &link : first.volumes)
                if (object && !object->volumeName.empty())
                    m_out.pvs[std::size_t(link.to)].members.push_back(object->volumeName.str());
        }
    }
    for (LadderPv &volume : m_out.pvs) {
        if (volume.members.empty())
            continue;
        volume.members.insert(volume.members.begin(), volume.key.name);
        if (volume.backend.to >= 0)
            m_out.backends[std::size_t(volume.backend.to)].count = int(volume.members.size());
    }
    nodeDrivers();
    std::set<std::string> users;
    for (const LadderClaim &c : m_out.claims)
        for (const ObjectKey &pod : m_objects.sources(c.key, Relation::UsesClaim))
            if (!m_seenPods.contains(keyText(pod)))
                users.insert(keyText(pod));
    m_out.podsOutOfScope = int(users.size());
}

} // namespace portolan
