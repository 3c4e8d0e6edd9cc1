#include "models/storage/inventory.h"

#include <array>

namespace portolan {

namespace {

template<class T>
std::vector<std::shared_ptr<const T>> allOf(const ObjectStore &store)
{
    std::vector<std::shared_ptr<const T>> out;
    out.reserve(store.count(T::staticKind));
    store.forEach(T::staticKind, [&out](const ObjectPtr &object) { out.push_back(std::static_pointer_cast<const T>(object)); });
    return out;
}

template<class T>
void sortByKey(std::vector<std::shared_ptr<const T>> &objects)
{
    std::sort(objects.begin(), objects.end(), [](const auto &a, const auto &b) {
        return a->meta.ns == b->meta.ns ? a->meta.name < b->meta.name : a->meta.ns < b->meta.ns;
    });
}

std::string joined(std::string_view ns, std::string_view name)
{
    return std::string(ns).append("/").append(name);
}

} // namespace

const std::vector<Kind> &inventoryKinds()
{
    static const std::vector<Kind> kinds{Kind::PersistentVolume, Kind::PersistentVolumeClaim, Kind::Pod, Kind::Node, Kind::VolumeAttachment,
        Kind::Deployment, Kind::ReplicaSet, Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob};
    return kinds;
}

StorageInventory StorageInventory::of(const ObjectStore &store)
{
    return {allOf<PersistentVolume>(store), allOf<PersistentVolumeClaim>(store), allOf<Pod>(store), allOf<Node>(store), allOf<VolumeAttachment>(store), store.coverage()};
}

void StorageInventory::sort()
{
    sortByKey(volumes);
    sortByKey(claims);
    sortByKey(pods);
    sortByKey(nodes);
    sortByKey(attachments);
}

namespace hygieneparts {

InventoryIndex::InventoryIndex(const StorageInventory &inventory) : m_inventory(inventory)
{
    for (const auto &volume : inventory.volumes)
        m_volumes.emplace(volume->meta.name, volume.get());
    for (const auto &claim : inventory.claims)
        m_claims.emplace(joined(claim->meta.ns, claim->meta.name), claim.get());
    for (const auto &node : inventory.nodes)
        m_nodes.emplace(node->meta.name, node.get());
    for (const auto &pod : inventory.pods) {
        for (const Volume &volume : pod->volumes) {
            const std::string claim = volume.claimName(pod->meta.name);
            if (claim.empty())
                continue;
            auto &users = m_users[joined(pod->meta.ns, claim)];
            if (users.empty() || users.back() != pod.get()) // a pod may mount one claim twice
                users.push_back(pod.get());
        }
    }
}

const std::vector<const Pod *> &InventoryIndex::usersOf(std::string_view ns, std::string_view claim) const
{
    static const std::vector<const Pod *> nobody;
    const auto at = m_users.find(joined(ns, claim));
    return at == m_users.end() ? nobody : at->second;
}

const PersistentVolume *InventoryIndex::volume(std::string_view name) const
{
    const auto at = m_volumes.find(name);
    return at == m_volumes.end() ? nullptr : at->second;
}

const PersistentVolumeClaim *InventoryIndex::claim(std::string_view ns, std::string_view name) const
{
    const auto at = m_claims.find(joined(ns, name));
    return at == m_claims.end() ? nullptr : at->second;
}

const Node *InventoryIndex::node(std::string_view name) const
{
    const auto at = m_nodes.find(name);
    return at == m_nodes.end() ? nullptr : at->second;
}

const Node *InventoryIndex::onlyNode(const PersistentVolume &volume) const
{
    if (!volume.nodeAffinity.present)
        return nullptr;
    const Node *only = nullptr;
    for (const auto &node : m_inventory.nodes) {
        if (!affinityAllows(volume.nodeAffinity, node->meta.labels))
            continue;
        if (only)
            return nullptr;
        only = node.get();
    }
    return only;
}

bool knowsUsers(const Coverage &coverage, std::string_view ns)
{
    constexpr std::array makers{Kind::Deployment, Kind::ReplicaSet, Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob};
    const bool all = std::all_of(makers.begin(), makers.end(), [&](Kind kind) { return coverage.assumes(kind, ns); });
    const bool any = std::any_of(makers.begin(), makers.end(), [&](Kind kind) { return coverage.knows(kind, ns); });
    return all && (coverage.knows(Kind::Pod, ns) || (any && coverage.assumes(Kind::Pod, ns)));
}

Quantity amountOf(std::string_view text)
{
    return Quantity::parse(text).value_or(Quantity());
}

} // namespace hygieneparts

} // namespace portolan
