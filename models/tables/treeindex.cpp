#include "models/tables/treeindex.h"

#include <algorithm>
#include <array>

#include "models/objects/pod.h"
#include "models/store/relations.h"

namespace portolan {

namespace {

using Type = TreeItem::Type;

constexpr std::array<Kind, 6> workloads{Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet, Kind::CronJob, Kind::Job, Kind::ReplicaSet};
constexpr std::array<Kind, 3> clusterKinds{Kind::Node, Kind::PersistentVolume, Kind::StorageClass};

bool isWorkload(Kind kind)
{
    return std::find(workloads.begin(), workloads.end(), kind) != workloads.end();
}

bool isClusterKind(Kind kind)
{
    return std::find(clusterKinds.begin(), clusterKinds.end(), kind) != clusterKinds.end();
}

/// Workloads before pods, in the order people think of them.
int rankOf(Kind kind)
{
    const auto at = std::find(workloads.begin(), workloads.end(), kind);
    return int(at - workloads.begin());
}

TreeItem objectItem(const ObjectKey &key)
{
    return {Type::Object, key, {}};
}

bool displayBefore(const TreeItem &a, const TreeItem &b)
{
    const int ra = rankOf(a.key.kind), rb = rankOf(b.key.kind);
    return ra != rb ? ra < rb : a.key < b.key;
}

} // namespace

TreeIndex::TreeIndex(const ObjectStore &store) : m_store(store)
{
    Keys touched;
    for (const Kind kind : kinds())
        m_store.forEach(kind, [this, &touched](const ObjectPtr &object) { place(object, touched); });
}

const std::vector<Kind> &TreeIndex::kinds()
{
    static const std::vector<Kind> all{Kind::Namespace, Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet, Kind::CronJob, Kind::Job,
        Kind::ReplicaSet, Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::Node};
    return all;
}

/// The controller that is there and that the tree shows.
std::optional<ObjectKey> TreeIndex::controllerOf(const Object &object) const
{
    const OwnerReference *controller = object.meta.controller();
    if (!controller)
        return std::nullopt;
    const Kind kind = kindByName(controller->kind, splitApiVersion(controller->apiVersion).first);
    ObjectKey key{kind, object.meta.ns.str(), controller->name};
    return isWorkload(kind) && m_store.find(key) ? std::optional(std::move(key)) : std::nullopt;
}

OwnerChain TreeIndex::above(const ObjectKey &key) const
{
    return ownerChain(key, [this](const ObjectKey &one) {
        const ObjectPtr object = m_store.find(one);
        return object ? controllerOf(*object) : std::nullopt;
    });
}

bool TreeIndex::ownsItself(const Object &object) const
{
    return isWorkload(object.kind) && above(keyOf(object)).returns; // nothing hangs under the other kinds
}

/// What it hangs under. Following this always ends: what owns itself hangs under nothing.
std::optional<ObjectKey> TreeIndex::ownerOf(const Object &object) const
{
    std::optional<ObjectKey> controller = controllerOf(object);
    return controller && !ownsItself(object) ? controller : std::nullopt;
}

void TreeIndex::apply(const KindDelta &delta, Keys &touched)
{
    const auto &known = kinds();
    if (std::find(known.begin(), known.end(), delta.kind) == known.end())
        return;
    for (const ObjectPtr &object : delta.removed)
        remove(*object, touched);
    for (const KindDelta::Update &update : delta.updated) {
        touch(*update.before, touched);
        place(update.after, touched);
        if (controllerOf(*update.before) != controllerOf(*update.after)) {
            placeCircle(*update.before, touched);
            placeCircle(*update.after, touched);
        }
    }
    for (const ObjectPtr &object : delta.inserted) {
        place(object, touched);
        placeCircle(*object, touched);
        if (isWorkload(object->kind))
            placeOwned(keyOf(*object), touched);
    }
}

/// One reference makes or breaks a circle for all that are in it.
void TreeIndex::placeCircle(const Object &object, Keys &touched)
{
    const auto first = isWorkload(object.kind) ? controllerOf(object) : std::nullopt;
    if (!first)
        return;
    place(m_store.find(*first), touched);
    for (const ObjectKey &key : above(*first).owners)
        place(m_store.find(key), touched);
}

void TreeIndex::place(const ObjectPtr &object, Keys &touched)
{
    touch(*object, touched);
    if (object->kind != Kind::Pod && !isWorkload(object->kind))
        return;
    const std::string ns = object->meta.ns.str();
    std::set<ObjectKey> &tops = m_tops[ns];
    if (ownerOf(*object))
        tops.erase(keyOf(*object));
    else
        tops.insert(keyOf(*object));
    if (tops.empty())
        m_tops.erase(ns);
}

void TreeIndex::remove(const Object &object, Keys &touched)
{
    touch(object, touched);
    if (const auto tops = m_tops.find(object.meta.ns.str()); tops != m_tops.end()) {
        tops->second.erase(keyOf(object));
        if (tops->second.empty())
            m_tops.erase(tops);
    }
    placeCircle(object, touched);
    if (isWorkload(object.kind))
        placeOwned(keyOf(object), touched);
}

/// An owner that comes or goes takes what it owns along.
void TreeIndex::placeOwned(const ObjectKey &owner, Keys &touched)
{
    for (const ObjectKey &key : m_store.sources(owner, Relation::OwnedBy))
        if (const ObjectPtr object = m_store.find(key))
            place(object, touched);
}

/// The object's own key, its namespace, its owners up to the top, and for storage those who use it.
void TreeIndex::touch(const Object &object, Keys &touched) const
{
    const ObjectKey key = keyOf(object);
    touched.insert(key);
    touched.insert(object.kind == Kind::Namespace ? ObjectKey{} : ObjectKey{Kind::Namespace, {}, key.ns});
    if (isClusterKind(object.kind) || object.kind == Kind::Pod || isWorkload(object.kind))
        touched.insert(ObjectKey{}); // a namespace or group may begin or end with it
    if (isClusterKind(object.kind))
        touched.insert(ObjectKey{object.kind, {}, {}});
    if (object.kind == Kind::PersistentVolumeClaim)
        for (ObjectKey &pod : m_store.sources(key, Relation::UsesClaim))
            touched.insert(std::move(pod));
    if (object.kind == Kind::PersistentVolume)
        for (ObjectKey &claim : m_store.sources(key, Relation::BoundTo))
            touched.insert(std::move(claim));
    for (const ObjectKey &owner : referencesOf(object, Relation::OwnedBy)) {
        touched.insert(owner);
        for (ObjectKey &next : m_store.targets(owner, Relation::OwnedBy))
            touched.insert(std::move(next));
        for (ObjectKey &further : above(owner).owners) // ReplicaSets of ReplicaSets are left out of the tree, however many
            touched.insert(std::move(further));
    }
}

std::vector<TreeItem> TreeIndex::podsUnder(const ObjectKey &workload) const
{
    std::vector<TreeItem> out;
    for (const ObjectKey &owned : m_store.sources(workload, Relation::OwnedBy)) {
        const ObjectPtr object = m_store.find(owned);
        if (!object || ownerOf(*object) != workload)
            continue;
        if (owned.kind == Kind::ReplicaSet) { // a Deployment's: its pods stand for it
            const std::vector<TreeItem> pods = podsUnder(owned);
            out.insert(out.end(), pods.begin(), pods.end());
        } else if (owned.kind == Kind::Pod || isWorkload(owned.kind)) {
            out.push_back(objectItem(owned));
        }
    }
    std::sort(out.begin(), out.end(), displayBefore);
    return out;
}

std::vector<TreeItem> TreeIndex::podParts(const ObjectKey &key) const
{
    std::vector<TreeItem> out;
    const auto pod = m_store.get<Pod>(key.ns, key.name);
    if (!pod)
        return out;
    for (const Container &container : pod->containers)
        out.push_back({Type::Container, key, container.name.str()});
    for (const Volume &volume : pod->volumes)
        out.push_back({Type::Volume, key, volume.name.str()});
    return out;
}

std::vector<TreeItem> TreeIndex::groups() const
{
    std::vector<TreeItem> out;
    for (const Kind kind : clusterKinds)
        if (m_store.count(kind) > 0)
            out.push_back({Type::Group, {kind, {}, {}}, {}});
    return out;
}

std::vector<TreeItem> TreeIndex::children(const TreeItem &item) const
{
    std::vector<TreeItem> out;
    const auto add = [&out](const ObjectKey &key) { out.push_back(objectItem(key)); };
    switch (item.type) {
    case Type::Root: {
        std::set<std::string> names;
        m_store.forEach(Kind::Namespace, [&names](const ObjectPtr &object) { names.insert(object->meta.name); });
        for (const auto &[ns, tops] : m_tops)
            names.insert(ns); // namespaces may not be ours to list
        for (const std::string &ns : names)
            out.push_back(namespaceItem(ns));
        if (!groups().empty())
            out.push_back({Type::Cluster, {}, {}});
        return out;
    }
    case Type::Namespace:
        if (const auto tops = m_tops.find(item.key.name); tops != m_tops.end())
            std::for_each(tops->second.begin(), tops->second.end(), add);
        std::sort(out.begin(), out.end(), displayBefore);
        return out;
    case Type::Cluster: return groups();
    case Type::Group:
        for (const ObjectPtr &object : m_store.sortedObjects(item.key.kind))
            add(keyOf(*object));
        return out;
    case Type::Volume: {
        const auto pod = m_store.get<Pod>(item.key.ns, item.key.name);
        const Volume *volume = pod ? pod->volume(item.part) : nullptr;
        const std::string claim = volume ? volume->claimName(pod->meta.name) : std::string();
        if (!claim.empty())
            add({Kind::PersistentVolumeClaim, item.key.ns, claim});
        return out;
    }
    case Type::Object:
        if (item.key.kind == Kind::Pod)
            return podParts(item.key);
        if (item.key.kind == Kind::PersistentVolumeClaim)
            for (const ObjectKey &key : m_store.targets(item.key, Relation::BoundTo))
                add(key);
        return isWorkload(item.key.kind) ? podsUnder(item.key) : out;
    case Type::Container: break;
    }
    return out;
}

bool TreeIndex::hasChildren(const TreeItem &item) const
{
    if (item.type == Type::Group)
        return m_store.count(item.key.kind) > 0;
    if (item.type == Type::Namespace)
        return m_tops.count(item.key.name) > 0;
    return !children(item).empty();
}

std::vector<TreeItem> TreeIndex::pathTo(const ObjectKey &key) const
{
    if (key.kind == Kind::Namespace)
        return {namespaceItem(key.name)};
    if (isClusterKind(key.kind))
        return {{Type::Cluster, {}, {}}, {Type::Group, {key.kind, {}, {}}, {}}, objectItem(key)};
    const ObjectPtr object = m_store.find(key);
    if (key.kind == Kind::PersistentVolumeClaim) {
        for (const ObjectKey &user : m_store.sources(key, Relation::UsesClaim)) {
            const auto pod = m_store.get<Pod>(user.ns, user.name);
            if (!pod)
                continue;
            std::vector<TreeItem> path = pathTo(user);
            for (const Volume &volume : pod->volumes) {
                if (volume.claimName(user.name) != key.name)
                    continue;
                path.push_back({Type::Volume, user, volume.name.str()});
                path.push_back(objectItem(key));
                return path;
            }
        }
        return {};
    }
    if (!object || (key.kind != Kind::Pod && !isWorkload(key.kind)))
        return {};
    std::vector<TreeItem> path{objectItem(key)};
    for (auto owner = ownerOf(*object); owner; owner = ownerOf(*m_store.find(*owner))) {
        const ObjectPtr above = m_store.find(*owner);
        if (owner->kind != Kind::ReplicaSet || !ownerOf(*above))
            path.insert(path.begin(), objectItem(*owner));
    }
    path.insert(path.begin(), namespaceItem(key.ns));
    return path;
}

} // namespace portolan
