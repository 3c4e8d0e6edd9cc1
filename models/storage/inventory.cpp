#include "models/storage/inventory.h"

#include <array>
#include <iterator>
#include <optional>

namespace portolan {

namespace {

constexpr Kind workloadKinds[] = {Kind::Deployment, Kind::ReplicaSet, Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob};

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

StorageInventory StorageInventory::of(std::shared_ptr<const StoreSnapshot> objects)
{
    StorageInventory out{objects->sorted<PersistentVolume>(), objects->sorted<PersistentVolumeClaim>(), objects->sorted<Pod>(), objects->sorted<Node>(),
                         objects->sorted<VolumeAttachment>(), {}, objects->coverage()};
    for (const Kind kind : workloadKinds)
        for (ObjectPtr &workload : objects->sortedObjects(kind))
            out.workloads.push_back(std::move(workload));
    out.objects = std::move(objects);
    std::stable_sort(out.workloads.begin(), out.workloads.end(), [](const ObjectPtr &a, const ObjectPtr &b) {
        return a->meta.ns == b->meta.ns ? a->meta.name < b->meta.name : a->meta.ns < b->meta.ns;
    });
    return out;
}

namespace hygieneparts {

InventoryIndex::InventoryIndex(const StorageInventory &inventory) : m_inventory(inventory), m_objects(*inventory.objects)
{
    for (const auto &workload : inventory.workloads)
        addWorkload(*workload);
    for (const NamedClaim &named : inventory.named)
        m_otherwise.emplace(joined(named.ns, named.claim), named.workload);
}

std::vector<const Pod *> InventoryIndex::usersOf(std::string_view ns, std::string_view claim) const
{
    std::vector<const Pod *> users;
    for (const ObjectPtr &pod : m_objects.sourceObjects({Kind::PersistentVolumeClaim, std::string(ns), std::string(claim)}, Relation::UsesClaim))
        users.push_back(static_cast<const Pod *>(pod.get())); // the snapshot holds it
    return users;
}

const PersistentVolume *InventoryIndex::volume(std::string_view name) const
{
    return m_objects.get<PersistentVolume>({}, name).get();
}

const PersistentVolumeClaim *InventoryIndex::claim(std::string_view ns, std::string_view name) const
{
    return m_objects.get<PersistentVolumeClaim>(ns, name).get();
}

const Node *InventoryIndex::node(std::string_view name) const
{
    return m_objects.get<Node>({}, name).get();
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
        for (const IStr &host : *hosts)
            for (const auto &node : m_objects.nodesOfHost(host))
                if (!takes(node.get()))
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
        for (const IStr &name : set->claimTemplates)
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
