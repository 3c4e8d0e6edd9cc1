#include "models/store/storesnapshot.h"

#include <algorithm>

#include "models/store/relations.h"

namespace portolan {

namespace {

bool keyLess(const ObjectPtr &a, const ObjectPtr &b)
{
    return a->meta.ns != b->meta.ns ? a->meta.ns < b->meta.ns : a->meta.name < b->meta.name;
}

bool kindAndKeyLess(const ObjectPtr &a, const ObjectPtr &b)
{
    return a->kind != b->kind ? a->kind < b->kind : keyLess(a, b);
}

std::size_t hashOf(Kind kind, std::string_view ns, std::string_view name)
{
    const std::hash<std::string_view> hash;
    return (hash(name) * 31 + hash(ns)) * 31 + static_cast<std::size_t>(kind);
}

/// Those with a hash.
template<class Hashed>
auto hashedAs(const Hashed &objects, std::size_t hash)
{
    const auto less = [](const auto &a, const auto &b) { return a.first < b.first; };
    return std::equal_range(objects.begin(), objects.end(), typename Hashed::value_type{hash, nullptr}, less);
}

/// Kinds with fields that hold such a reference.
std::vector<Kind> holdersOf(Relation relation)
{
    switch (relation) {
    case Relation::RunsOn:
    case Relation::UsesClaim:
    case Relation::UsesConfigMap:
    case Relation::UsesSecret:
    case Relation::UsesAccount: return {Kind::Pod};
    case Relation::BoundTo: return {Kind::PersistentVolumeClaim};
    case Relation::ClaimedBy: return {Kind::PersistentVolume};
    case Relation::OfClass: return {Kind::PersistentVolumeClaim, Kind::PersistentVolume};
    case Relation::Attaches:
    case Relation::AttachedTo: return {Kind::VolumeAttachment};
    case Relation::SnapshotOf: return {Kind::VolumeSnapshot};
    case Relation::SliceOf:
    case Relation::Targets: return {Kind::EndpointSlice, Kind::Endpoints};
    case Relation::RoutesTo: return {Kind::Ingress};
    case Relation::Involves: return {Kind::Event};
    case Relation::OwnedBy: break;
    }
    std::vector<Kind> all;
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        all.push_back(static_cast<Kind>(kind));
    return all;
}

bool pointsAt(const Object &from, const ObjectKey &to, Relation relation)
{
    struct Question {
        const ObjectKey &to;
        Relation relation;
        bool yes = false;
    } asked{to, relation};
    forEachReference(from, [&asked](const Reference &r) {
        asked.yes = asked.yes || (r.relation == asked.relation && r.kind == asked.to.kind && r.name == asked.to.name && r.ns == asked.to.ns);
    });
    return asked.yes;
}

} // namespace

StoreSnapshot::StoreSnapshot(const ObjectStore &store) : m_coverage(store.coverage()), m_serverVersion(store.serverVersion())
{
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        m_objects[kind] = store.chunks(static_cast<Kind>(kind));
}

std::vector<ObjectPtr> StoreSnapshot::sortedObjects(Kind kind, std::string_view ns) const
{
    const auto &lazy = m_sorted[static_cast<std::size_t>(kind)];
    const auto sorted = [this, kind](std::string_view wanted) {
        std::vector<ObjectPtr> out;
        if (wanted.empty())
            out.reserve(count(kind));
        forEach(kind, [&out, wanted](const ObjectPtr &object) {
            if (wanted.empty() || object->meta.ns == wanted)
                out.push_back(object);
        });
        std::sort(out.begin(), out.end(), keyLess);
        return out;
    };
    if (ns.empty())
        return lazy.get([&sorted] { return sorted({}); });
    const std::vector<ObjectPtr> *all = lazy.made();
    if (!all)
        return sorted(ns); // one namespace is not worth sorting all for
    const auto first = std::partition_point(all->begin(), all->end(), [ns](const ObjectPtr &o) { return o->meta.ns.view() < ns; });
    return {first, std::partition_point(first, all->end(), [ns](const ObjectPtr &o) { return o->meta.ns.view() == ns; })};
}

StoreSnapshot::Hashed StoreSnapshot::hashKeys(Kind kind) const
{
    Hashed out;
    out.reserve(count(kind));
    forEach(kind, [&out, kind](const ObjectPtr &object) { out.emplace_back(hashOf(kind, object->meta.ns, object->meta.name), &object); });
    std::sort(out.begin(), out.end());
    return out;
}

ObjectPtr StoreSnapshot::find(Kind kind, std::string_view ns, std::string_view name) const
{
    const Hashed &keys = m_byKey[static_cast<std::size_t>(kind)].get([this, kind] { return hashKeys(kind); });
    const auto [first, last] = hashedAs(keys, hashOf(kind, ns, name));
    const auto found = std::find_if(first, last, [&](const auto &entry) { return (*entry.second)->meta.name == name && (*entry.second)->meta.ns == ns; });
    return found == last ? nullptr : *found->second;
}

StoreSnapshot::Hashed StoreSnapshot::hashReferences(Relation relation) const
{
    struct Walk {
        Relation relation;
        const ObjectPtr *from;
        Hashed out;
    } walk{relation, nullptr, {}};
    const std::function<void(const Reference &)> note = [&walk](const Reference &r) {
        if (r.relation == walk.relation)
            walk.out.emplace_back(hashOf(r.kind, r.ns, r.name), walk.from);
    };
    for (const Kind kind : holdersOf(relation))
        forEach(kind, [&](const ObjectPtr &object) {
            walk.from = &object;
            forEachReference(*object, note);
        });
    std::sort(walk.out.begin(), walk.out.end());
    walk.out.erase(std::unique(walk.out.begin(), walk.out.end()), walk.out.end()); // a pod may mount one claim twice
    return std::move(walk.out);
}

std::vector<ObjectPtr> StoreSnapshot::sourceObjects(const ObjectKey &to, Relation relation) const
{
    const Hashed &all = m_sources[static_cast<std::size_t>(relation)].get([this, relation] { return hashReferences(relation); });
    std::vector<ObjectPtr> out;
    const auto [first, last] = hashedAs(all, hashOf(to.kind, to.ns, to.name));
    for (auto at = first; at != last; ++at)
        if (pointsAt(**at->second, to, relation))
            out.push_back(*at->second);
    std::sort(out.begin(), out.end(), kindAndKeyLess);
    return out;
}

std::vector<ObjectKey> StoreSnapshot::sources(const ObjectKey &to, Relation relation) const
{
    std::vector<ObjectKey> keys;
    for (const ObjectPtr &object : sourceObjects(to, relation))
        keys.push_back(keyOf(*object));
    return keys;
}

std::vector<std::shared_ptr<const Node>> StoreSnapshot::nodesOfHost(std::string_view host) const
{
    const auto &hosts = m_hosts.get([this] {
        std::unordered_multimap<std::string_view, std::shared_ptr<const Node>> made;
        for (const auto &node : all<Node>())
            if (const IStr *name = findPair(node->meta.labels, "kubernetes.io/hostname"))
                made.emplace(name->view(), node);
        return made;
    });
    std::vector<std::shared_ptr<const Node>> out;
    for (auto [at, end] = hosts.equal_range(host); at != end; ++at)
        out.push_back(at->second);
    return out;
}

} // namespace portolan
