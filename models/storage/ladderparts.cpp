#include <algorithm>

#include "models/objects/sentence.h"
#include "models/storage/bindingworld.h"
#include "models/storage/claimwords.h"
#include "models/storage/ladderbuilder.h"

namespace portolan {

// Get-or-add of every kind of part, and what links them below the claim.

int LadderBuilder::claim(const ObjectKey &key)
{
    const auto [at, added] = m_index.emplace(key, int(m_out.claims.size()));
    if (added) {
        LadderClaim out;
        out.key = key;
        out.object = m_objects.get<PersistentVolumeClaim>(key.ns, key.name);
        if (!out.object)
            out.elsewhere = namespacesOfClaims(key.name);
        out.pods = int(m_objects.sources(key, Relation::UsesClaim).size());
        m_out.claims.push_back(std::move(out));
    }
    return at->second;
}

std::vector<std::string> LadderBuilder::namespacesOfClaims(const std::string &name)
{
    if (m_claimNames.empty()) // made once, for the first claim that is missing
        m_objects.whole(Kind::PersistentVolumeClaim).forEach(Kind::PersistentVolumeClaim, [this](const ObjectPtr &claim) { m_claimNames.emplace(claim->meta.name, claim->meta.ns); });
    std::vector<std::string> out;
    for (auto [at, end] = m_claimNames.equal_range(name); at != end; ++at)
        out.push_back(at->second.str());
    std::sort(out.begin(), out.end());
    return out;
}

int LadderBuilder::pv(const ObjectKey &key)
{
    const auto [at, added] = m_index.emplace(key, int(m_out.pvs.size()));
    if (added) {
        LadderPv out;
        out.key = key;
        out.object = m_objects.get<PersistentVolume>({}, key.name);
        m_out.pvs.push_back(std::move(out));
    }
    return at->second;
}

int LadderBuilder::storageClass(std::string_view name)
{
    const ObjectKey key{Kind::StorageClass, {}, std::string(name)};
    const auto [at, added] = m_index.emplace(key, int(m_out.classes.size()));
    if (added) {
        m_out.classes.push_back({key, m_objects.get<StorageClass>({}, name), {}, 0});
        const int index = at->second;
        const auto object = m_out.classes.back().object;
        if (object && m_objects.find(Kind::CSIDriver, {}, object->provisioner))
            m_out.classes[std::size_t(index)].driver = {driver(object->provisioner), false,
                                                        {{keyText(key), ".provisioner", object->provisioner.str()}}};
        return index;
    }
    return at->second;
}

int LadderBuilder::driver(std::string_view name)
{
    const ObjectKey key{Kind::CSIDriver, {}, std::string(name)};
    const auto [at, added] = m_index.emplace(key, int(m_out.drivers.size()));
    if (added)
        m_out.drivers.push_back({key, m_objects.get<CSIDriver>({}, name)});
    return at->second;
}

int LadderBuilder::config(const ObjectKey &key, bool optional)
{
    const auto [at, added] = m_index.emplace(key, int(m_out.configs.size()));
    if (added) {
        LadderConfig out;
        out.key = key;
        out.optional = true;
        const ObjectPtr object = m_objects.find(key);
        out.found = object != nullptr;
        if (const auto *secret = objectCast<Secret>(object)) {
            out.type = secret->type.str();
            out.keys.assign(secret->keys.begin(), secret->keys.end());
        } else if (const auto *map = objectCast<ConfigMap>(object)) {
            out.keys.assign(map->keys.begin(), map->keys.end());
        }
        m_out.configs.push_back(std::move(out));
    }
    LadderConfig &out = m_out.configs[std::size_t(at->second)];
    out.optional = out.optional && optional;
    return at->second;
}

int LadderBuilder::node(std::string_view name)
{
    const ObjectKey key{Kind::Node, {}, std::string(name)};
    const auto [at, added] = m_index.emplace(key, int(m_out.nodes.size()));
    if (added)
        m_out.nodes.push_back({key, m_objects.get<Node>({}, name), {}});
    return at->second;
}

int LadderBuilder::workload(const LadderGroup &group)
{
    ObjectKey key = group.owner;
    if (key.kind == Kind::Other)
        key.name = group.ownerKind + '/' + key.name; // kinds without a struct share one Kind
    const auto [at, added] = m_index.emplace(key, int(m_out.workloads.size()));
    if (added)
        m_out.workloads.push_back({group.owner, group.ownerKind, m_objects.find(group.owner) != nullptr, 0});
    m_out.workloads[std::size_t(at->second)].pods += int(group.pods.size());
    return at->second;
}

int LadderBuilder::backend(const VolumeSource &source, const std::string &ownId, const Evidence &evidence)
{
    const std::string place = placeOf(source);
    const std::string id = place.empty() ? ownId : "backends/" + std::string(sourceTypeField(source.type)) + '/' + place;
    const auto [at, added] = m_backends.emplace(id, int(m_out.backends.size()));
    if (!added)
        return at->second;
    LadderBackend out;
    out.id = id;
    out.type = source.type;
    out.typeName = source.typeName.empty() ? std::string(sourceTypeField(source.type)) : source.typeName.str();
    out.fields = sourceFields(source);
    out.oneNode = source.type == SourceType::HostPath || source.type == SourceType::Local;
    out.evidence = evidence;
    m_out.backends.push_back(std::move(out));
    return at->second;
}

namespace {

/// What a source's evidence shows of it.
std::string valueOf(const VolumeSource &source)
{
    const std::string place = placeOf(source);
    return place.empty() ? std::string(source.field("path")) : place;
}

} // namespace

int LadderBuilder::inlineBackend(const LadderVolume &volume, const Volume &from, const ObjectKey &pod, const std::string &path)
{
    const std::string id = keyText(pod) + "#volume:" + volume.name + "#backend";
    const std::string value = valueOf(from.source);
    const int index = backend(from.source, id, {keyText(pod), path + '.' + volume.typeName, value.empty() ? volume.name : value});
    if (from.source.type == SourceType::CSI && m_objects.find(Kind::CSIDriver, {}, from.source.field("driver"))) {
        const int to = driver(from.source.field("driver"));
        m_out.backends[std::size_t(index)].driver = {to, false, {{keyText(pod), path + ".csi.driver",
                                                                  std::string(from.source.field("driver"))}}};
    }
    return index;
}

void LadderBuilder::linkClaimPv(int claimIndex, int pvIndex, const Evidence &evidence)
{
    auto &links = m_out.claims[std::size_t(claimIndex)].volumes;
    const auto found = std::find_if(links.begin(), links.end(), [pvIndex](const LadderLink &l) { return l.to == pvIndex; });
    if (found == links.end())
        links.push_back({pvIndex, false, {evidence}});
    else if (std::find(found->evidence.begin(), found->evidence.end(), evidence) == found->evidence.end())
        found->evidence.push_back(evidence);
}

namespace {

/// What the controller says of it (pv_controller.go: syncUnboundClaim), for people. used: by pods that have not ended.
std::string waitingSentence(const PersistentVolumeClaim &claim, const StorageClass *sc, bool used, const Coverage &coverage)
{
    if (claim.phase == "Lost" && !claim.volumeName.empty() && !coverage.knows(Kind::PersistentVolume))
        return ClaimWords::of(ClaimWords::tr("What became of its volume %1 is not known.").arg(ClaimWords::q(claim.volumeName.str())));
    if (claim.phase == "Lost")
        return ClaimWords::of(ClaimWords::tr("Its volume is gone; so are the data."));
    if (claim.phase != "Pending" && !claim.phase.empty())
        return {};
    if (!claim.volumeName.empty())
        return ClaimWords::of(ClaimWords::tr("Wants volume %1 and no other.").arg(ClaimWords::q(claim.volumeName.str())));
    const std::string name(claim.effectiveClass());
    if (name.empty())
        return ClaimWords::of(ClaimWords::tr("Without a class, only a volume made by hand can fit."));
    if (!sc && !coverage.knows(Kind::StorageClass))
        return ClaimWords::of(asSentence(coverageText(coverage.of(Kind::StorageClass), ClaimWords::tr("Class %1").arg(ClaimWords::q(name)))));
    if (!sc)
        return ClaimWords::of(ClaimWords::tr("Class %1 is not there: only a volume made by hand can fit.").arg(ClaimWords::q(name)));
    if (sc->provisioner == "kubernetes.io/no-provisioner")
        return ClaimWords::of(ClaimWords::tr("Class %1 makes no volumes: one made by hand must fit.").arg(ClaimWords::q(name)));
    if (waitsForConsumer(sc) && selectedNodeOf(claim).empty())
        return ClaimWords::of(used || !coverage.knows(Kind::Pod, claim.meta.ns) ? ClaimWords::tr("Waits until a pod that uses it is scheduled.")
                                                                               : ClaimWords::tr("Waits for a first pod to use it."));
    return ClaimWords::of(ClaimWords::tr("Waits for %1 to make a volume.").arg(ClaimWords::q(sc->provisioner.str())));
}

} // namespace

void LadderBuilder::fillClaim(int index)
{
    const ObjectKey key = m_out.claims[std::size_t(index)].key;
    const auto object = m_out.claims[std::size_t(index)].object;
    if (object) {
        if (!object->volumeName.empty())
            linkClaimPv(index, pv({Kind::PersistentVolume, {}, object->volumeName.str()}),
                        {keyText(key), ".spec.volumeName", object->volumeName.str()});
        const std::string_view name = object->effectiveClass();
        const int sc = name.empty() ? -1 : storageClass(name);
        LadderClaim &out = m_out.claims[std::size_t(index)];
        if (sc >= 0 && out.storageClass.to < 0) {
            out.storageClass = {sc, false, {{keyText(key), ".spec.storageClassName", std::string(name)}}};
            ++m_out.classes[std::size_t(sc)].claims;
        }
        out.waiting = waitingSentence(*object, sc < 0 ? nullptr : m_out.classes[std::size_t(sc)].object.get(),
                                      m_objects.hasLivePods(key), m_out.coverage);
    }
    for (const ObjectKey &from : m_objects.sources(key, Relation::ClaimedBy))
        linkClaimPv(index, pv(from), {keyText(from), ".spec.claimRef", key.ns + '/' + key.name});
    LadderClaim &out = m_out.claims[std::size_t(index)];
    // Lost is what the controller calls a claim as well whose volume is there and another's (pv_controller.go: syncBoundClaim).
    if (const auto taken = object && object->phase == "Lost" ? m_objects.get<PersistentVolume>({}, object->volumeName) : nullptr) {
        out.volumeTaken = true;
        out.waiting = ClaimWords::of(ClaimWords::tr("Its volume %1 belongs to another claim.").arg(ClaimWords::q(taken->meta.name)));
    }
    if (!out.snapshots.empty())
        return;
    for (const ObjectKey &from : m_objects.sources(key, Relation::SnapshotOf))
        if (const auto snapshot = m_objects.get<VolumeSnapshot>(from.ns, from.name))
            out.snapshots.push_back(this->snapshot(snapshot, {keyText(from), ".spec.source.persistentVolumeClaimName", key.name}));
}

void LadderBuilder::fillPv(int index)
{
    const ObjectKey key = m_out.pvs[std::size_t(index)].key;
    const auto object = m_out.pvs[std::size_t(index)].object;
    if (!object)
        return;
    if (object->hasClaimRef && !object->claimName.empty()) {
        const ObjectKey claimKey{Kind::PersistentVolumeClaim, object->claimNamespace.str(), object->claimName};
        const bool known = m_index.contains(claimKey);
        const int claimIndex = claim(claimKey);
        LadderClaim &of = m_out.claims[std::size_t(claimIndex)];
        of.foreign = of.foreign || !known;
        linkClaimPv(claimIndex, index, {keyText(key), ".spec.claimRef", claimKey.ns + '/' + claimKey.name});
        LadderPv &out = m_out.pvs[std::size_t(index)];
        if (of.object && !object->claimUid.empty() && object->claimUid != of.object->meta.uid)
            out.problems.push_back(ClaimWords::of(ClaimWords::tr("It was bound to an earlier claim of that name.")));
        else if (of.object && !of.object->volumeName.empty() && of.object->volumeName != object->meta.name)
            out.problems.push_back(ClaimWords::of(ClaimWords::tr("Claim %1 names another volume: %2.").arg(ClaimWords::q(object->claimName), ClaimWords::q(of.object->volumeName.str()))));
    }
    for (const ObjectKey &from : m_objects.sources(key, Relation::BoundTo)) {
        const bool same = object->claimName == from.name && object->claimNamespace == from.ns;
        linkClaimPv(claim(from), index, {keyText(from), ".spec.volumeName", key.name});
        if (!same && object->hasClaimRef)
            m_out.pvs[std::size_t(index)].problems.push_back(ClaimWords::of(ClaimWords::tr("Claim %1 names it, but it is taken.").arg(ClaimWords::q(from.ns + '/' + from.name))));
    }
    const std::string_view name = object->effectiveClass();
    if (!name.empty())
        m_out.pvs[std::size_t(index)].storageClass = {storageClass(name), false,
                                                      {{keyText(key), ".spec.storageClassName", std::string(name)}}};
    const VolumeSource &source = object->source;
    if (source.type == SourceType::None && source.typeName.empty()) {
        m_out.pvs[std::size_t(index)].problems.push_back(ClaimWords::of(ClaimWords::tr("It names no source: there is nothing to mount.")));
        return;
    }
    const std::string field = source.typeName.empty() ? std::string(sourceTypeField(source.type)) : source.typeName.str();
    const Evidence evidence{keyText(key), ".spec." + field, valueOf(source)};
    const int to = backend(source, keyText(key) + "#backend", evidence);
    m_out.pvs[std::size_t(index)].backend = {to, false, {evidence}};
    if (source.type == SourceType::CSI && m_objects.find(Kind::CSIDriver, {}, source.field("driver"))) {
        const std::string driverName(source.field("driver"));
        m_out.backends[std::size_t(to)].driver = {driver(driverName), false, {{keyText(key), ".spec.csi.driver", driverName}}};
    }
}

} // namespace portolan
