#include "models/storage/ladder.h"

#include <algorithm>

#include "models/objects/podsummary.h"
#include "models/storage/ladderbuilder.h"
#include "models/store/relations.h"

namespace portolan {

Ladder buildLadder(const StoreSnapshot &objects, const LadderScope &scope, const LadderOptions &options)
{
    return LadderBuilder(objects, scope, options).build();
}

LadderBuilder::LadderBuilder(const StoreSnapshot &objects, const LadderScope &scope, const LadderOptions &options)
    : m_objects(objects, scope.isObject()), m_options(options)
{
    m_out.scope = scope;
    m_out.coverage = objects.coverage();
    m_out.server = objects.serverVersion();
}

Ladder LadderBuilder::build()
{
    seed();
    for (std::size_t i = 0; i < m_out.claims.size(); ++i)
        fillClaim(int(i)); // grows pvs, and claims that only a PV names
    for (std::size_t i = 0; i < m_out.pvs.size(); ++i)
        fillPv(int(i));
    for (std::size_t i = 0; i < m_out.claims.size(); ++i)
        fillClaim(int(i));
    for (std::size_t i = 0; i < m_out.pvs.size(); ++i) {
        attach(int(i));
        pin(int(i));
    }
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        nodesOfPods(m_groups[i], int(i));
    finish();
    m_out.basis = m_objects.takeAsked();
    return std::move(m_out);
}

bool LadderBasis::concerns(const KindDelta &delta) const
{
    if (all || kinds.contains(delta.kind))
        return true;
    const auto matters = [this](const ObjectPtr &object) {
        bool found = keys.contains(keyOf(*object));
        forEachReference(*object, [&](const Reference &r) { found = found || keys.contains({r.kind, std::string(r.ns), std::string(r.name), {}}); });
        return found;
    };
    return std::any_of(delta.inserted.begin(), delta.inserted.end(), matters) || std::any_of(delta.removed.begin(), delta.removed.end(), matters)
        || std::any_of(delta.updated.begin(), delta.updated.end(), [&matters](const KindDelta::Update &u) { return matters(u.before) || matters(u.after); });
}

void LadderBuilder::seed()
{
    if (m_out.scope.isObject())
        seedObject();
    else
        seedNamespace();
}

void LadderBuilder::seedObject()
{
    const ObjectKey &key = m_out.scope.key;
    m_out.found = m_objects.find(key) != nullptr;
    switch (key.kind) {
    case Kind::Pod: addPods({key}); return;
    case Kind::PersistentVolumeClaim:
        addPods(m_objects.sources(key, Relation::UsesClaim));
        claim(key);
        return;
    case Kind::PersistentVolume: {
        const int index = pv(key);
        const auto object = m_out.pvs[std::size_t(index)].object;
        std::vector<ObjectKey> claims = m_objects.sources(key, Relation::BoundTo);
        if (object && object->hasClaimRef)
            claims.push_back({Kind::PersistentVolumeClaim, object->claimNamespace.str(), object->claimName});
        for (const ObjectKey &c : claims) {
            addPods(m_objects.sources(c, Relation::UsesClaim));
            claim(c);
        }
        return;
    }
    case Kind::Node: addPods(m_objects.sources(key, Relation::RunsOn)); node(key.name); return;
    case Kind::StorageClass:
        storageClass(key.name);
        for (const ObjectKey &user : m_objects.sources(key, Relation::OfClass)) {
            if (user.kind == Kind::PersistentVolume)
                pv(user);
            else {
                addPods(m_objects.sources(user, Relation::UsesClaim));
                claim(user);
            }
        }
        return;
    default: break;
    }
    std::vector<ObjectKey> pods; // an owner: its pods, through its replica sets and jobs
    for (const ObjectKey &owned : m_objects.sources(key, Relation::OwnedBy)) {
        if (owned.kind == Kind::Pod)
            pods.push_back(owned);
        else
            for (const ObjectKey &deeper : m_objects.sources(owned, Relation::OwnedBy))
                if (deeper.kind == Kind::Pod)
                    pods.push_back(deeper);
    }
    addPods(pods);
}

void LadderBuilder::seedNamespace()
{
    const std::string &ns = m_out.scope.key.ns;
    const auto keys = [&](Kind kind) {
        std::vector<ObjectKey> out;
        for (const ObjectPtr &object : m_objects.whole(kind).sortedObjects(kind, ns))
            out.push_back(keyOf(*object));
        return out;
    };
    m_out.found = ns.empty() || m_objects.find(Kind::Namespace, {}, ns) || !keys(Kind::Pod).empty()
        || !keys(Kind::PersistentVolumeClaim).empty() || !m_objects.coverage().assumes(Kind::Namespace);
    addPods(keys(Kind::Pod));
    std::set<ObjectKey> absorbed; // by the claims of folded pods
    for (const auto &[index, members] : m_foldedClaims)
        absorbed.insert(members.begin(), members.end());
    for (const ObjectKey &key : keys(Kind::PersistentVolumeClaim))
        if (!absorbed.contains(key))
            claim(key);
    for (const auto &volume : m_objects.whole(Kind::PersistentVolume).sorted<PersistentVolume>()) {
        const ObjectKey user{Kind::PersistentVolumeClaim, volume->claimNamespace.str(), volume->claimName};
        if ((ns.empty() || (volume->hasClaimRef && volume->claimNamespace == ns)) && !absorbed.contains(user))
            pv(keyOf(*volume));
    }
    looseSnapshots(ns);
    if (ns.empty())
        for (const auto &sc : m_objects.whole(Kind::StorageClass).sorted<StorageClass>())
            storageClass(sc->meta.name);
}

void LadderBuilder::addPods(const std::vector<ObjectKey> &keys)
{
    std::vector<std::shared_ptr<const Pod>> pods;
    for (const ObjectKey &key : keys) {
        if (!m_seenPods.insert(keyText(key)).second)
            continue;
        if (auto pod = m_objects.get<Pod>(key.ns, key.name))
            pods.push_back(std::move(pod));
    }
    m_out.podCount += int(pods.size());
    for (const LadderGroup &group : foldPods(m_objects, pods, m_options))
        addGroup(group);
}

void LadderBuilder::addGroup(const LadderGroup &group)
{
    const Pod &pod = *group.pods.front();
    LadderPod out;
    out.key = keyOf(pod);
    out.object = group.pods.front();
    if (group.pods.size() > 1) {
        std::map<std::string, int> states;
        for (const auto &member : group.pods) {
            const PodSummary summary = summarizePod(*member, m_out.server);
            out.members.push_back(member->meta.name);
            ++states[summary.reason.empty() ? "Unknown" : summary.reason];
            out.worst = std::max(out.worst, summary.health); // healths are in the order of trouble
        }
        out.states.assign(states.begin(), states.end());
        std::stable_sort(out.states.begin(), out.states.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        m_out.foldedPods += int(group.pods.size());
        ++m_out.foldedOwners;
    }
    for (const auto &member : group.pods)
        if (!member->nodeName.empty())
            out.nodes.push_back(member->nodeName.str());
    std::sort(out.nodes.begin(), out.nodes.end());
    out.nodes.erase(std::unique(out.nodes.begin(), out.nodes.end()), out.nodes.end());
    if (!group.owner.name.empty())
        out.workload = {workload(group), false, {group.ownerEvidence}};
    for (int i = 0; i < int(pod.volumes.size()); ++i)
        out.volumes.push_back(volume(group, i));
    std::map<Container::Role, int> counters;
    for (const Container &c : pod.containers) {
        const Container::Role list = c.role == Container::Role::Sidecar ? Container::Role::Init : c.role;
        out.containers.push_back(container(out, c, counters[list]++));
    }
    m_out.pods.push_back(std::move(out));
    m_groups.push_back(group);
}

LadderContainer LadderBuilder::container(LadderPod &pod, const Container &from, int index)
{
    LadderContainer out;
    const ContainerStatus *status = pod.object->status(from.name);
    out.name = from.name.str();
    out.image = from.image.str();
    out.role = from.role;
    out.state = containerStateText(*pod.object, from);
    out.ready = status && status->ready;
    out.restarts = status ? status->restartCount : 0;
    for (const ContainerPort &p : from.ports)
        out.ports.push_back(std::to_string(p.containerPort) + '/' + std::string(protocolText(p.protocol))
                            + (p.name.empty() ? "" : ' ' + p.name.str()));
    const char *list = from.role == Container::Role::Main ? ".spec.containers["
        : from.role == Container::Role::Ephemeral ? ".spec.ephemeralContainers[" : ".spec.initContainers[";
    const std::string path = list + std::to_string(index) + ']', object = keyText(pod.key);
    out.evidence = {object, path + ".name", out.name};
    const auto volumeIndex = [&pod](std::string_view name) {
        for (std::size_t i = 0; i < pod.volumes.size(); ++i)
            if (pod.volumes[i].name == name)
                return int(i);
        return -1;
    };
    for (std::size_t i = 0; i < from.mounts.size(); ++i) {
        const VolumeMount &m = from.mounts[i];
        const std::string name(pod.object->volumeName(m.name));
        const bool expression = !m.subPathExpr.empty();
        out.mounts.push_back({m.mountPath.str(), expression ? m.subPathExpr.str() : m.subPath.str(), m.mountPropagation.str(),
                              expression, m.readOnly, false, name, volumeIndex(name),
                              {object, path + ".volumeMounts[" + std::to_string(i) + "].name", name}});
    }
    for (std::size_t i = 0; i < from.devices.size(); ++i) {
        const VolumeDevice &d = from.devices[i];
        const std::string name(pod.object->volumeName(d.name));
        out.mounts.push_back({d.devicePath.str(), {}, {}, false, false, true, name, volumeIndex(name),
                              {object, path + ".volumeDevices[" + std::to_string(i) + "].name", name}});
    }
    for (const EnvSource &e : from.envSources) {
        const ObjectKey key{e.secret ? Kind::Secret : Kind::ConfigMap, pod.key.ns, e.object.str()};
        const std::string where = e.wholeObject ? ".envFrom[*]." + std::string(e.secret ? "secretRef" : "configMapRef")
            : ".env[?(@.name==\"" + e.variable.str() + "\")].valueFrom." + (e.secret ? "secretKeyRef" : "configMapKeyRef");
        out.env.push_back({e.variable.str(), e.object.str(), e.key.str(), e.secret, e.wholeObject, e.optional,
                           {config(key, e.optional), false, {{object, path + where + ".name", e.object.str()}}}});
    }
    return out;
}

LadderVolume LadderBuilder::volume(const LadderGroup &group, int index)
{
    const Pod &pod = *group.pods.front();
    const Volume &from = pod.volumes[std::size_t(index)];
    const std::string path = ".spec.volumes[" + std::to_string(index) + ']';
    LadderVolume out;
    out.name = pod.volumeName(from.name);
    out.type = from.source.type;
    out.typeName = from.source.typeName.empty() ? std::string(sourceTypeField(from.source.type)) : from.source.typeName.str();
    out.accountToken = isAccountToken(pod, from);
    out.fields = sourceFields(from.source);
    out.evidence = {keyText(keyOf(pod)), path + (out.typeName.empty() ? std::string() : '.' + out.typeName), out.name};
    volumeTarget(out, group, from, path);
    return out;
}

void LadderBuilder::volumeTarget(LadderVolume &out, const LadderGroup &group, const Volume &from, const std::string &path)
{
    const Pod &pod = *group.pods.front();
    const std::string object = keyText(keyOf(pod));
    switch (from.source.type) {
    case SourceType::PersistentVolumeClaim:
    case SourceType::Ephemeral: {
        const std::string name = from.claimName(pod.meta.name);
        const bool ephemeral = from.source.type == SourceType::Ephemeral;
        const std::string field = ephemeral ? path + ".ephemeral.volumeClaimTemplate" : path + ".persistentVolumeClaim.claimName";
        const int index = claim({Kind::PersistentVolumeClaim, pod.meta.ns.str(), name});
        out.claim = {index, false, {{object, field, name}}};
        if (ephemeral && from.ephemeral) {
            out.fields.emplace_back("claim", "made with the pod");
            out.fields.emplace_back("asks for", from.ephemeral->request.str());
        }
        for (std::size_t i = 1; i < group.pods.size(); ++i) {
            const Volume *same = group.pods[i]->volume(from.name);
            const std::string other = same ? same->claimName(group.pods[i]->meta.name) : std::string();
            if (!other.empty() && other != name)
                m_foldedClaims[index].push_back({Kind::PersistentVolumeClaim, pod.meta.ns.str(), other});
        }
        return;
    }
    case SourceType::ConfigMap:
    case SourceType::Secret:
    case SourceType::Projected:
    case SourceType::EmptyDir:
    case SourceType::DownwardAPI:
        for (const auto &[key, target] : from.source.items)
            out.fields.emplace_back(target.str(), key.str());
        configTargets(out, pod, from, path);
        return;
    default: break;
    }
    if (from.source.type != SourceType::None || !out.typeName.empty())
        out.backend = {inlineBackend(out, from, keyOf(pod), path), false, {out.evidence}};
    inlineSecrets(out, from, keyOf(pod), path);
}

void LadderBuilder::linkConfig(LadderVolume &out, const ObjectKey &key, bool optional, const Evidence &evidence)
{
    if (!out.accountToken && !key.name.empty())
        out.configs.push_back({config(key, optional), false, {evidence}});
}

void LadderBuilder::configTargets(LadderVolume &out, const Pod &pod, const Volume &from, const std::string &path)
{
    const std::string object = keyText(keyOf(pod)), ns = pod.meta.ns.str();
    const auto link = [&](Kind kind, std::string_view name, bool optional, const std::string &where) {
        linkConfig(out, {kind, ns, std::string(name)}, optional, {object, where, std::string(name)});
    };
    if (from.source.type == SourceType::ConfigMap)
        return link(Kind::ConfigMap, from.source.field("name"), from.source.field("optional") == "true", path + ".configMap.name");
    if (from.source.type == SourceType::Secret) {
        const std::string_view name = from.source.field("secretName");
        return link(Kind::Secret, name.empty() ? from.source.field("name") : name, from.source.field("optional") == "true",
                    path + ".secret.secretName");
    }
    projectedTargets(out, pod, from, path);
}

} // namespace portolan
