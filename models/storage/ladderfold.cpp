#include <algorithm>
#include <map>

#include "models/storage/ladderbuilder.h"
#include "models/store/owners.h"

namespace portolan {

namespace {

/// A claim's name with the pod's own name taken out, so that data-web-0 of web-0 equals data-web-1 of web-1.
std::string commonClaim(const std::string &claim, const std::string &pod)
{
    const std::string suffix = '-' + pod;
    if (claim == pod)
        return "*";
    if (claim.ends_with(suffix))
        return claim.substr(0, claim.size() - pod.size()) + '*';
    return claim.starts_with(pod + '-') ? '*' + claim.substr(pod.size()) : claim;
}

std::string volumeShape(const Pod &pod, const Volume &volume)
{
    if (isAccountToken(pod, volume))
        return "account token"; // its generated name differs from pod to pod
    std::string out = volume.name.str() + '=' + std::string(sourceTypeField(volume.source.type)) + volume.source.typeName.str();
    const std::string claim = volume.claimName(pod.meta.name);
    if (!claim.empty())
        out += commonClaim(claim, pod.meta.name);
    else
        for (const auto &[field, value] : volume.source.fields)
            out += ',' + field.str() + ':' + value.str();
    for (const ProjectedSource &source : volume.source.projected)
        out += ',' + source.typeName.str() + ':' + source.name.str() + '>' + source.path.str();
    return out;
}

std::string containerShape(const Pod &pod, const Container &container)
{
    std::string out = container.name.str() + '@' + container.image.str() + char('0' + int(container.role));
    for (const VolumeMount &m : container.mounts) {
        const Volume *volume = pod.volume(m.name);
        const std::string name = volume && isAccountToken(pod, *volume) ? std::string("token") : m.name.str();
        out += ';' + name + '>' + m.mountPath.str() + '|' + m.subPath.str() + '|' + m.subPathExpr.str() + (m.readOnly ? "r" : "w");
    }
    for (const VolumeDevice &d : container.devices)
        out += ';' + d.name.str() + '#' + d.devicePath.str();
    for (const EnvSource &e : container.envSources)
        out += ';' + e.variable.str() + '<' + e.object.str() + '.' + e.key.str();
    return out;
}

std::string podShape(const Pod &pod)
{
    std::string out;
    for (const Container &container : pod.containers)
        out += containerShape(pod, container) + '\n';
    for (const Volume &volume : pod.volumes)
        out += volumeShape(pod, volume) + '\n';
    return out;
}

Kind ownerKindOf(const OwnerReference &owner)
{
    return kindByName(owner.kind, splitApiVersion(owner.apiVersion).first);
}

} // namespace

LadderGroup ownerGroup(const ObjectStore &store, const std::shared_ptr<const Pod> &pod)
{
    LadderGroup group;
    group.pods.push_back(pod);
    const auto objectOf = [&](const ObjectKey &key) { return key == keyOf(*pod) ? ObjectPtr(pod) : key.kind == Kind::Other ? nullptr : store.find(key); };
    const OwnerChain above = ownerChain(keyOf(*pod), [&](const ObjectKey &key) -> std::optional<ObjectKey> {
        const ObjectPtr object = objectOf(key);
        const OwnerReference *owner = object ? object->meta.controller() : nullptr;
        if (!owner || ownerKindOf(*owner) == Kind::Node) // a mirror pod: its node is drawn as such
            return std::nullopt;
        return ObjectKey{ownerKindOf(*owner), pod->meta.ns.str(), owner->name};
    });
    if (above.owners.empty())
        return group;
    // The top; a circle has none, and the pod's own controller stands for it.
    const std::size_t at = above.circle ? 0 : above.owners.size() - 1;
    group.owner = above.owners[at];
    group.ownerKind = objectOf(at == 0 ? keyOf(*pod) : above.owners[at - 1])->meta.controller()->kind.str();
    group.ownerEvidence = {keyText(keyOf(*pod)), ".metadata.ownerReferences[0].name", pod->meta.controller()->name};
    return group;
}

std::vector<LadderGroup> foldPods(const ObjectStore &store, std::vector<std::shared_ptr<const Pod>> pods,
                                  const LadderOptions &options)
{
    std::vector<LadderGroup> singles;
    std::map<std::string, std::vector<std::size_t>> owned; // by owner: only of those with many pods the shapes are worth their texts
    for (std::size_t i = 0; i < pods.size(); ++i) {
        singles.push_back(ownerGroup(store, pods[i]));
        const LadderGroup &group = singles.back();
        if (options.fold > 0 && !group.owner.name.empty()
            && std::find(options.unfolded.begin(), options.unfolded.end(), keyText(group.owner)) == options.unfolded.end())
            owned[keyText(group.owner) + group.ownerKind].push_back(i);
    }
    std::map<std::pair<std::string_view, std::string>, std::vector<std::size_t>> alike;
    for (const auto &[owner, members] : owned)
        for (const std::size_t i : int(members.size()) > options.fold ? members : std::vector<std::size_t>())
            alike[{owner, podShape(*pods[i])}].push_back(i);
    std::vector<bool> absorbed(singles.size(), false);
    for (const auto &[shape, members] : alike) {
        if (int(members.size()) <= options.fold)
            continue;
        for (std::size_t m = 1; m < members.size(); ++m) {
            singles[members[0]].pods.push_back(pods[members[m]]);
            absorbed[members[m]] = true;
        }
    }
    std::vector<LadderGroup> out;
    for (std::size_t i = 0; i < singles.size(); ++i)
        if (!absorbed[i])
            out.push_back(std::move(singles[i]));
    return out;
}

} // namespace portolan
