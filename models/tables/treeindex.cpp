#include "models/tables/treeindex.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#include "models/objects/pod.h"
#include "models/store/relations.h"

namespace portolan {

namespace {

using Type = TreeItem::Type;

constexpr std::array<Kind, 3> clusterKinds{Kind::Node, Kind::PersistentVolume, Kind::StorageClass};

bool isClusterKind(Kind kind)
{
    return std::find(clusterKinds.begin(), clusterKinds.end(), kind) != clusterKinds.end();
}

TreeItem objectItem(const ObjectKey &key)
{
    return {Type::Object, key, {}};
}

/// What stands under it differs: a pod's parts and the claims they name, a claim's volume.
bool hasOtherParts(const Object &before, const Object &after)
{
    if (after.kind == Kind::PersistentVolumeClaim)
        return static_cast<const PersistentVolumeClaim &>(before).volumeName != static_cast<const PersistentVolumeClaim &>(after).volumeName;
    if (after.kind != Kind::Pod)
        return false;
    const auto &old = static_cast<const Pod &>(before), &now = static_cast<const Pod &>(after);
    return !std::equal(old.containers.begin(), old.containers.end(), now.containers.begin(), now.containers.end(),
                       [](const Container &a, const Container &b) { return a.name == b.name; })
        || !std::equal(old.volumes.begin(), old.volumes.end(), now.volumes.begin(), now.volumes.end(), [&now](const Volume &a, const Volume &b) {
               return a.name == b.name && a.claimName(now.meta.name) == b.claimName(now.meta.name);
           });
}

/// By name, there or not: an owner that goes in the same batch was one.
bool haveSameController(const Object &a, const Object &b)
{
    const OwnerReference *x = a.meta.controller(), *y = b.meta.controller();
    return x && y ? x->apiVersion == y->apiVersion && x->kind == y->kind && x->name == y->name : !x && !y;
}

const ObjectKey root{};

} // namespace

bool TreeIndex::DisplayOrder::operator()(const ObjectKey &a, const ObjectKey &b) const
{
    const int ra = treeRank(a.kind), rb = treeRank(b.kind);
    return ra != rb ? ra < rb : a < b;
}

TreeIndex::TreeIndex(const ObjectStore &store, std::size_t atOnce) : m_store(store), m_owners(store)
{
    std::size_t count = 0;
    for (const Kind kind : kinds()) {
        if (kind != Kind::Pod && !isTreeWorkload(kind))
            continue; // the store itself tells them
        m_unplaced.push_back(m_store.chunks(kind));
        count += m_unplaced.back().size();
    }
    Touched touched;
    if (count <= atOnce)
        fill(std::numeric_limits<std::int64_t>::max(), touched);
}

void TreeIndex::fill(std::int64_t budgetNs, Touched &touched)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::nanoseconds(std::min<std::int64_t>(budgetNs, 1'000'000'000'000));
    for (; !m_unplaced.empty(); m_unplaced.pop_back(), m_nextChunk = 0) {
        const ObjectChunks &objects = m_unplaced.back();
        while (m_nextChunk < objects.chunkCount()) {
            objects.forEachIn(m_nextChunk++, [this, &touched](const ObjectPtr &object) {
                if (m_store.find(object->kind, object->meta.ns, object->meta.name) == object) // else apply() has seen to it
                    placeTop(*object, touched);
            });
            if (std::chrono::steady_clock::now() >= end)
                return;
        }
    }
}

void TreeIndex::placeTop(const Object &object, Touched &touched)
{
    if (!m_owners.ownerOf(object))
        setTop(object, true, touched);
}

const std::vector<Kind> &TreeIndex::kinds()
{
    static const std::vector<Kind> all{Kind::Namespace, Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet, Kind::CronJob, Kind::Job,
        Kind::ReplicaSet, Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::Node};
    return all;
}

void TreeIndex::apply(const KindDelta &delta, Touched &touched)
{
    const auto &known = kinds();
    if (std::find(known.begin(), known.end(), delta.kind) == known.end())
        return;
    for (const ObjectPtr &object : delta.removed)
        remove(*object, touched);
    for (const KindDelta::Update &one : delta.updated)
        update(one, touched);
    for (const ObjectPtr &object : delta.inserted) {
        place(object, touched);
        placeCircle(*object, touched);
        if (isTreeWorkload(object->kind))
            placeOwned(keyOf(*object), touched);
    }
}

void TreeIndex::update(const KindDelta::Update &update, Touched &touched)
{
    touchItem(*update.after, touched);
    if (hasOtherParts(*update.before, *update.after))
        touched.children.insert(keyOf(*update.after));
    if (haveSameController(*update.before, *update.after))
        return;
    touchAround(*update.before, touched);
    place(update.after, touched);
    placeCircle(*update.before, touched);
    placeCircle(*update.after, touched);
}

/// One reference makes or breaks a circle for all that are in it.
void TreeIndex::placeCircle(const Object &object, Touched &touched)
{
    const auto first = isTreeWorkload(object.kind) ? m_owners.controllerOf(object) : std::nullopt;
    if (!first)
        return;
    place(m_store.find(*first), touched);
    for (const ObjectKey &key : m_owners.above(*first).owners)
        place(m_store.find(key), touched);
}

void TreeIndex::place(const ObjectPtr &object, Touched &touched)
{
    touchItem(*object, touched);
    touchAround(*object, touched);
    if (object->kind == Kind::Pod || isTreeWorkload(object->kind))
        setTop(*object, !m_owners.ownerOf(*object), touched);
}

void TreeIndex::remove(const Object &object, Touched &touched)
{
    touchItem(object, touched);
    touchAround(object, touched);
    setTop(object, false, touched);
    placeCircle(object, touched);
    if (isTreeWorkload(object.kind))
        placeOwned(keyOf(object), touched);
}

/// Whether it stands directly under its namespace.
void TreeIndex::setTop(const Object &object, bool on, Touched &touched)
{
    const std::string ns = object.meta.ns.str();
    auto at = m_tops.find(ns);
    if (at == m_tops.end()) {
        if (!on)
            return;
        at = m_tops.try_emplace(ns).first;
        touched.children.insert(root); // a namespace may begin with it
    }
    const bool moved = on ? at->second.insert(keyOf(object)).second : at->second.erase(keyOf(object)) > 0;
    if (moved)
        touched.children.insert({Kind::Namespace, {}, ns});
    if (at->second.empty()) {
        m_tops.erase(at);
        touched.children.insert(root);
    }
}

/// An owner that comes or goes takes what it owns along.
void TreeIndex::placeOwned(const ObjectKey &owner, Touched &touched)
{
    for (const ObjectKey &key : m_store.sources(owner, Relation::OwnedBy))
        if (const ObjectPtr object = m_store.find(key))
            place(object, touched);
}

/// The object's own item, and for storage those of whoever uses it.
void TreeIndex::touchItem(const Object &object, Touched &touched) const
{
    const ObjectKey key = keyOf(object);
    if (object.kind == Kind::PersistentVolumeClaim)
        for (ObjectKey &pod : m_store.sources(key, Relation::UsesClaim))
            touched.items.insert(std::move(pod));
    if (object.kind == Kind::PersistentVolume)
        for (ObjectKey &claim : m_store.sources(key, Relation::BoundTo))
            touched.items.insert(std::move(claim));
    touched.items.insert(key);
}

/// What stands under it and, as it comes, goes or moves, under its owners up to the top.
void TreeIndex::touchAround(const Object &object, Touched &touched) const
{
    touched.children.insert(keyOf(object));
    if (object.kind == Kind::Namespace || isClusterKind(object.kind))
        touched.children.insert(root);
    if (isClusterKind(object.kind))
        touched.children.insert({object.kind, {}, {}});
    for (const ObjectKey &owner : referencesOf(object, Relation::OwnedBy)) {
        touched.children.insert(owner);
        for (ObjectKey &next : m_store.targets(owner, Relation::OwnedBy))
            touched.children.insert(std::move(next));
        for (ObjectKey &further : m_owners.above(owner).owners) // ReplicaSets of ReplicaSets are left out of the tree, however many
            touched.children.insert(std::move(further));
    }
}

void TreeIndex::placeFirst(const ObjectKey &key, Touched &touched)
{
    const std::vector<TreeItem> path = pathTo(key);
    if (path.size() > 1 && path.front().type == Type::Namespace)
        if (const ObjectPtr top = m_store.find(path[1].key))
            setTop(*top, true, touched);
}

std::vector<TreeItem> TreeIndex::podsUnder(const ObjectKey &workload) const
{
    std::vector<TreeItem> out;
    for (const ObjectKey &owned : m_store.sources(workload, Relation::OwnedBy)) {
        const ObjectPtr object = m_store.find(owned);
        if (!object || m_owners.ownerOf(*object) != workload)
            continue;
        if (owned.kind == Kind::ReplicaSet) { // a Deployment's: its pods stand for it
            const std::vector<TreeItem> pods = podsUnder(owned);
            out.insert(out.end(), pods.begin(), pods.end());
        } else if (owned.kind == Kind::Pod || isTreeWorkload(owned.kind)) {
            out.push_back(objectItem(owned));
        }
    }
    std::sort(out.begin(), out.end(), [](const TreeItem &a, const TreeItem &b) { return DisplayOrder()(a.key, b.key); });
    return out;
}

/// As podsUnder() is not empty, without making it.
bool TreeIndex::ownsAny(const ObjectKey &workload) const
{
    const auto owned = m_store.sources(workload, Relation::OwnedBy);
    return std::any_of(owned.begin(), owned.end(), [this, &workload](const ObjectKey &key) {
        const ObjectPtr object = m_store.find(key);
        if (!object || m_owners.ownerOf(*object) != workload)
            return false;
        return key.kind == Kind::ReplicaSet ? ownsAny(key) : key.kind == Kind::Pod || isTreeWorkload(key.kind);
    });
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
        out.push_back({Type::Volume, key, std::string(pod->volumeName(volume.name))});
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
        return isTreeWorkload(item.key.kind) ? podsUnder(item.key) : out;
    case Type::Container: break;
    }
    return out;
}

bool TreeIndex::hasChildren(const TreeItem &item) const
{
    if (item.type == Type::Group)
        return m_store.count(item.key.kind) > 0;
    if (item.type == Type::Namespace)
        return !isComplete() || m_tops.count(item.key.name) > 0;
    if (item.type == Type::Object && isTreeWorkload(item.key.kind))
        return ownsAny(item.key);
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
                path.push_back({Type::Volume, user, std::string(pod->volumeName(volume.name))});
                path.push_back(objectItem(key));
                return path;
            }
        }
        return {};
    }
    if (!object || (key.kind != Kind::Pod && !isTreeWorkload(key.kind)))
        return {};
    std::vector<TreeItem> path{objectItem(key)};
    for (auto owner = m_owners.ownerOf(*object); owner; owner = m_owners.ownerOf(*m_store.find(*owner))) {
        const ObjectPtr above = m_store.find(*owner);
        if (owner->kind != Kind::ReplicaSet || !m_owners.ownerOf(*above))
            path.insert(path.begin(), objectItem(*owner));
    }
    path.insert(path.begin(), namespaceItem(key.ns));
    return path;
}

} // namespace portolan
