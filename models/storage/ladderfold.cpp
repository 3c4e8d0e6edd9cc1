#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "models/core/enumwords.h"
#include "models/storage/ladderbuilder.h"
#include "models/store/owners.h"

namespace portolan {

namespace {

/// What of a pod a storage chart shows, piece by piece and without a copy: pods that look alike have equal pieces.
using Shape = std::vector<std::string_view>;

/// A claim's name with the pod's own name taken out, so that data-web-0 of web-0 equals data-web-1 of web-1.
void addClaim(Shape &out, std::string_view claim, std::string_view pod)
{
    const auto endsWithPod = [&] { return claim.size() > pod.size() && claim.ends_with(pod) && claim[claim.size() - pod.size() - 1] == '-'; };
    if (claim == pod)
        out.push_back("*");
    else if (endsWithPod())
        out.insert(out.end(), {claim.substr(0, claim.size() - pod.size()), "*"});
    else if (claim.starts_with(pod) && claim.substr(pod.size()).starts_with('-'))
        out.insert(out.end(), {"*", claim.substr(pod.size())});
    else
        out.push_back(claim);
}

void addVolume(Shape &out, const Pod &pod, const Volume &volume)
{
    if (isAccountToken(pod, volume)) {
        out.push_back("account token"); // its generated name differs from pod to pod
        return;
    }
    const VolumeSource &source = volume.source;
    out.insert(out.end(), {volume.name, sourceTypeField(source.type), source.typeName});
    if (source.type == SourceType::PersistentVolumeClaim)
        addClaim(out, source.field("claimName"), pod.meta.name);
    else if (source.type != SourceType::Ephemeral) // whose claim is called by pod and volume
        for (const auto &[field, value] : source.fields)
            out.insert(out.end(), {field, value});
    for (const ProjectedSource &part : source.projected)
        out.insert(out.end(), {",", part.typeName, part.name, part.path});
}

void addContainer(Shape &out, const Pod &pod, const Container &container)
{
    static constexpr EnumWords<Container::Role::Ephemeral> roles{"init", "sidecar", "main", "ephemeral"};
    out.insert(out.end(), {container.name, container.image, roles[container.role]});
    for (const VolumeMount &m : container.mounts) {
        const Volume *volume = pod.volume(m.name);
        const bool token = volume && isAccountToken(pod, *volume);
        out.insert(out.end(), {";", token ? std::string_view("token") : m.name.view(), m.mountPath, m.subPath, m.subPathExpr, m.readOnly ? "r" : "w"});
    }
    for (const VolumeDevice &d : container.devices)
        out.insert(out.end(), {"#", d.name, d.devicePath});
    for (const EnvSource &e : container.envSources)
        out.insert(out.end(), {"<", e.variable, e.object, e.key});
}

void shapeOf(const Pod &pod, Shape &out)
{
    out.clear();
    for (const Container &container : pod.containers) {
        out.push_back("container");
        addContainer(out, pod, container);
    }
    for (const Volume &volume : pod.volumes) {
        out.push_back("volume");
        addVolume(out, pod, volume);
    }
}

std::size_t hashOf(const Shape &shape)
{
    std::size_t hash = shape.size();
    for (const std::string_view piece : shape)
        hash = hash * 1'000'003 ^ std::hash<std::string_view>()(piece);
    return hash;
}

Kind ownerKindOf(const OwnerReference &owner)
{
    return kindByName(owner.kind, splitApiVersion(owner.apiVersion).first);
}

struct Owner {
    ObjectKey key; ///< empty name: none
    std::string kind;
    friend bool operator==(const Owner &, const Owner &) = default;
};

/// The topmost controllers of pods: a Deployment rather than its ReplicaSet. Each controller's is looked for once.
class Owners
{
public:
    explicit Owners(LadderObjects &objects) : m_objects(objects) {}

    /// Good as long as this.
    const Owner &of(const Pod &pod)
    {
        static const Owner none;
        const OwnerReference *controller = pod.meta.controller();
        if (!controller)
            return none;
        const auto [at, isNew] = m_known.try_emplace({pod.meta.ns, controller->apiVersion, controller->kind, controller->name});
        if (isNew)
            at->second = find(pod);
        return at->second;
    }

private:
    [[nodiscard]] Owner find(const Pod &pod)
    {
        const ObjectKey start = keyOf(pod);
        const auto controllerOf = [&](const ObjectKey &key) {
            if (key == start)
                return pod.meta.controller();
            const ObjectPtr object = key.kind == Kind::Other ? nullptr : m_objects.find(key);
            return object ? object->meta.controller() : nullptr;
        };
        const OwnerChain above = ownerChain(start, [&](const ObjectKey &key) -> std::optional<ObjectKey> {
            const OwnerReference *owner = controllerOf(key);
            if (!owner || ownerKindOf(*owner) == Kind::Node) // a mirror pod: its node is drawn as such
                return std::nullopt;
            return ObjectKey{ownerKindOf(*owner), pod.meta.ns.str(), owner->name};
        });
        if (above.owners.empty())
            return {};
        // The top; a circle has none, and the pod's own controller stands for it.
        const std::size_t at = above.circle ? 0 : above.owners.size() - 1;
        return {above.owners[at], controllerOf(at == 0 ? start : above.owners[at - 1])->kind.str()};
    }

    LadderObjects &m_objects;
    std::map<std::array<std::string_view, 4>, Owner> m_known; ///< by namespace and reference
};

/// Which pods of one owner look alike: the numbers of those that are drawn as an earlier one, under that one's.
class Folder
{
public:
    explicit Folder(const std::vector<std::shared_ptr<const Pod>> &pods) : m_pods(pods) {}

    void fold(const std::vector<std::size_t> &ofOneOwner, std::size_t fold, std::vector<std::vector<std::size_t>> &followers)
    {
        struct Alike {
            Shape shape;
            std::vector<std::size_t> members;
        };
        std::unordered_map<std::size_t, std::vector<Alike>> groups;
        for (const std::size_t i : ofOneOwner) {
            shapeOf(*m_pods[i], m_shape);
            std::vector<Alike> &same = groups[hashOf(m_shape)];
            auto at = std::find_if(same.begin(), same.end(), [this](const Alike &a) { return a.shape == m_shape; });
            if (at == same.end())
                at = same.insert(at, Alike{m_shape, {}});
            at->members.push_back(i);
        }
        for (const auto &[hash, same] : groups)
            for (const Alike &one : same)
                if (one.members.size() > fold)
                    followers[one.members.front()].assign(one.members.begin() + 1, one.members.end());
    }

private:
    const std::vector<std::shared_ptr<const Pod>> &m_pods;
    Shape m_shape;
};

} // namespace

std::vector<LadderGroup> foldPods(LadderObjects &objects, const std::vector<std::shared_ptr<const Pod>> &pods, const LadderOptions &options)
{
    Owners owners(objects);
    std::map<std::pair<ObjectKey, std::string_view>, std::vector<std::size_t>> owned;
    for (std::size_t i = 0; options.fold > 0 && i < pods.size(); ++i)
        if (const Owner &owner = owners.of(*pods[i]); !owner.key.name.empty())
            owned[{owner.key, owner.kind}].push_back(i);
    std::vector<std::vector<std::size_t>> followers(pods.size());
    Folder folder(pods);
    for (const auto &[owner, members] : owned) // only of owners with many pods the shapes are worth a look
        if (int(members.size()) > options.fold
            && std::find(options.unfolded.begin(), options.unfolded.end(), keyText(owner.first)) == options.unfolded.end())
            folder.fold(members, std::size_t(options.fold), followers);
    std::vector<bool> absorbed(pods.size(), false);
    for (const auto &list : followers)
        for (const std::size_t i : list)
            absorbed[i] = true;
    std::vector<LadderGroup> out;
    for (std::size_t i = 0; i < pods.size(); ++i) {
        if (absorbed[i])
            continue;
        LadderGroup &group = out.emplace_back();
        group.pods.push_back(pods[i]);
        for (const std::size_t one : followers[i])
            group.pods.push_back(pods[one]);
        const Owner &owner = owners.of(*pods[i]);
        if (owner.key.name.empty())
            continue;
        group.owner = owner.key;
        group.ownerKind = owner.kind;
        group.ownerEvidence = {keyText(keyOf(*pods[i])), ".metadata.ownerReferences[0].name", pods[i]->meta.controller()->name};
    }
    return out;
}

} // namespace portolan
