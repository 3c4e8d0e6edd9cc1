#include "models/storage/inventory.h"

#include <array>
#include <iterator>
#include <optional>

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

constexpr Kind workloadKinds[] = {Kind::Deployment, Kind::ReplicaSet, Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob};

template<class T>
void sortByKey(std::vector<std::shared_ptr<const T>> &objects)
{
    std::stable_sort(objects.begin(), objects.end(), [](const auto &a, const auto &b) {
        return a->meta.ns == b->meta.ns ? a->meta.name < b->meta.name : a->meta.ns < b->meta.ns;
    });
}

bool hasEnded(const Job &job)
{
    return std::any_of(job.conditions.begin(), job.conditions.end(),
                       [](const Condition &c) { return c.status == "True" && (c.type == "Complete" || c.type == "Failed"); });
}

/// The hosts an affinity names, each of its terms; nothing when a term names none.
std::optional<std::vector<IStr>> hostsOf(const NodeSelector &affinity)
{
    std::vector<IStr> hosts;
    for (const NodeSelectorTerm &term : affinity.terms) {
        const auto named = std::find_if(term.expressions.begin(), term.expressions.end(), [](const LabelSelector::Requirement &r) {
            return r.op == LabelSelector::Op::In && r.key == "kubernetes.io/hostname";
        });
        if (named == term.expressions.end())
            return std::nullopt;
        hosts.insert(hosts.end(), named->values.begin(), named->values.end());
    }
    return hosts;
}

std::string joined(std::string_view ns, std::string_view name)
{
    return std::string(ns).append("/").append(name);
}

} // namespace

const std::vector<Kind> &inventoryKinds()
{
    static const std::vector<Kind> kinds = [] {
        std::vector<Kind> all{Kind::PersistentVolume, Kind::PersistentVolumeClaim, Kind::Pod, Kind::Node, Kind::VolumeAttachment};
        all.insert(all.end(), std::begin(workloadKinds), std::end(workloadKinds));
        return all;
    }();
    return kinds;
}

StorageInventory StorageInventory::of(const ObjectStore &store)
{
    StorageInventory out{allOf<PersistentVolume>(store), allOf<PersistentVolumeClaim>(store), allOf<Pod>(store), allOf<Node>(store),
                         allOf<VolumeAttachment>(store), {}, store.coverage()};
    for (const Kind kind : workloadKinds)
        store.forEach(kind, [&out](const ObjectPtr &object) { out.workloads.push_back(object); });
    return out;
}

void StorageInventory::sort()
{
    sortByKey(volumes);
    sortByKey(claims);
    sortByKey(pods);
    sortByKey(nodes);
    sortByKey(attachments);
    sortByKey(workloads);
}

namespace hygieneparts {

InventoryIndex::InventoryIndex(const StorageInventory &inventory) : m_inventory(inventory)
{
    for (const auto &volume : inventory.volumes)
        m_volumes.emplace(volume->meta.name, volume.get());
    for (const auto &claim : inventory.claims)
        m_claims.emplace(joined(claim->meta.ns, claim->meta.name), claim.get());
    for (const auto &node : inventory.nodes) {
        m_nodes.emplace(node->meta.name, node.get());
        if (const IStr *host = findPair(node->meta.labels, "kubernetes.io/hostname"))
            m_hosts.emplace(host->view(), node.get());
    }
    for (const auto &workload : inventory.workloads)
        addWorkload(*workload);
    for (const NamedClaim &named : inventory.named)
        m_otherwise.emplace(joined(named.ns, named.claim), named.workload);
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
    const auto [known, isNew] = m_only.try_emplace(&volume, nullptr);
    if (isNew)
        known->second = findOnlyNode(volume);
    return known->second;
}

const Node *InventoryIndex::findOnlyNode(const PersistentVolume &volume) const
{
    const Node *only = nullptr;
    /// False once a second one is found.
    const auto takes = [&](const Node *node) {
        if (node == only || !affinityAllows(volume.nodeAffinity, node->meta.labels))
            return true;
        const bool first = !only;
        only = first ? node : nullptr;
        return first;
    };
    if (const auto hosts = hostsOf(volume.nodeAffinity)) {
        for (const IStr host : *hosts)
            for (auto [at, end] = m_hosts.equal_range(host.view()); at != end; ++at)
                if (!takes(at->second))
                    return nullptr;
        return only;
    }
    const bool one = std::all_of(m_inventory.nodes.begin(), m_inventory.nodes.end(), [&takes](const auto &node) { return takes(node.get()); });
    return one ? only : nullptr;
}

void InventoryIndex::addTemplate(const Object &workload, const PodTemplate &pods)
{
    for (const Volume &volume : pods.volumes)
        if (volume.source.type == SourceType::PersistentVolumeClaim)
            m_named.emplace(joined(workload.meta.ns, volume.source.field("claimName")), &workload);
}

void InventoryIndex::addWorkload(const Object &workload)
{
    if (const auto *deployment = objectCast<Deployment>(&workload))
        addTemplate(workload, deployment->pods);
    else if (const auto *replicas = objectCast<ReplicaSet>(&workload))
        addTemplate(workload, replicas->pods);
    else if (const auto *daemons = objectCast<DaemonSet>(&workload))
        addTemplate(workload, daemons->pods);
    else if (const auto *cron = objectCast<CronJob>(&workload))
        addTemplate(workload, cron->pods);
    else if (const auto *job = objectCast<Job>(&workload); job && !hasEnded(*job))
        addTemplate(workload, job->pods);
    else if (const auto *set = objectCast<StatefulSet>(&workload)) {
        addTemplate(workload, set->pods);
        for (const IStr name : set->claimTemplates)
            m_made.emplace(joined(set->meta.ns, name.str() + '-' + set->meta.name + '-'), &workload);
    }
}

std::string InventoryIndex::workloadOf(std::string_view ns, std::string_view claim) const
{
    auto found = m_named.find(joined(ns, claim));
    if (found == m_named.end()) {
        // "data-web-0" of set web's template data: whichever ordinal, it waits for its pod to come back
        const std::size_t end = claim.find_last_not_of("0123456789");
        const bool numbered = end != std::string_view::npos && end + 1 < claim.size();
        found = numbered ? m_made.find(joined(ns, claim.substr(0, end + 1))) : m_made.end();
        if (found == m_made.end()) {
            const auto other = m_otherwise.find(joined(ns, claim));
            return other == m_otherwise.end() ? std::string() : other->second;
        }
    }
    const Object &workload = *found->second;
    return std::string(kindInfo(workload.kind).name) + ' ' + workload.meta.name;
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
