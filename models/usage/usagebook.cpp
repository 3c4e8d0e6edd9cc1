#include "models/usage/usagebook.h"

#include <algorithm>

namespace portolan {

namespace {

std::string key(std::string_view ns, std::string_view name)
{
    std::string out(ns);
    out += '/';
    return out += name;
}

std::int64_t billionths(const std::optional<Quantity> &amount)
{
    constexpr double largest = 9e18;
    const double nano = amount ? amount->approximate() * 1e9 : -1;
    return nano < 0 ? -1 : static_cast<std::int64_t>(std::min(nano, largest));
}

UseNow compact(const ResourceUse &use)
{
    return {billionths(use.cpu), use.memory && use.memory->value() >= 0 ? use.memory->value() : -1};
}

std::array<std::uint64_t, 3> looks(const FileSystemSample &sample)
{
    return {sample.capacity.value_or(0), sample.available.value_or(0), sample.inodes.value_or(0)};
}

template<class Map>
const typename Map::mapped_type *found(const Map &map, const std::string &name)
{
    const auto at = map.find(name);
    return at == map.end() ? nullptr : &at->second;
}

constexpr std::uint32_t untold = ~std::uint32_t(0);

std::uint32_t packed(std::int64_t amount, std::int64_t unit)
{
    return amount < 0 ? untold : static_cast<std::uint32_t>(std::min<std::int64_t>((amount + unit - 1) / unit, untold - 1));
}

} // namespace

void UsageNow::takePods(const std::vector<PodMetrics> &pods)
{
    m_pods.clear();
    for (const PodMetrics &pod : pods) {
        PodUse use{pod.at, compact(pod.total()), {}};
        for (const ContainerMetrics &container : pod.containers)
            use.containers.push_back({container.name, compact(container.use)});
        m_pods[key(pod.ns, pod.name)] = std::move(use);
    }
    m_metrics = MetricsState::Read;
}

void UsageNow::takeNodes(const std::vector<NodeMetrics> &nodes)
{
    m_nodes.clear();
    for (const NodeMetrics &node : nodes)
        m_nodes[node.name] = {node.at, compact(node.use)};
    m_metrics = MetricsState::Read;
}

void UsageNow::takeSummary(const NodeSummary &summary)
{
    collectClaims(summary, m_reports);
    m_alike.clear();
    for (const auto &[name, report] : m_reports.claims)
        m_alike[looks(report.sample)].push_back(name);
    m_states[summary.node] = SummaryState::Read;
    m_summaries[summary.node] = std::make_shared<const NodeSummary>(summary);
}

void UsageBook::remember(Past &past, const std::string &name, Timestamp at, const UseNow &use)
{
    std::vector<Packed> &points = past[name];
    if (at.isNull() || (!points.empty() && at.seconds() < points.back().seconds + pastStepSeconds))
        return;
    if (points.size() >= pastPoints)
        points.erase(points.begin());
    points.push_back({static_cast<std::uint32_t>(at.seconds()), packed(use.nanoCores, 1'000'000), packed(use.bytes, 1024)});
}

std::vector<UsePoint> UsageBook::pastOf(const Past &past, const std::string &name)
{
    std::vector<UsePoint> out;
    if (const auto *points = found(past, name))
        for (const Packed &point : *points)
            out.push_back({point.seconds, {point.milliCores == untold ? -1 : std::int64_t(point.milliCores) * 1'000'000, point.kibibytes == untold ? -1 : std::int64_t(point.kibibytes) * 1024}});
    return out;
}

void UsageBook::takePods(const std::vector<PodMetrics> &pods)
{
    UsageNow::takePods(pods);
    for (const auto &[name, use] : m_pods)
        remember(m_podPast, name, use.at, use.total);
    std::erase_if(m_podPast, [this](const auto &one) { return !m_pods.contains(one.first); });
}

void UsageBook::takeNodes(const std::vector<NodeMetrics> &nodes)
{
    UsageNow::takeNodes(nodes);
    for (const auto &[name, use] : m_nodes)
        remember(m_nodePast, name, use.at, use.use);
}

void UsageBook::rememberFill(const ClaimName &name, const FileSystemSample &sample)
{
    const Fullness fullness = fullnessOf(sample);
    if (sample.at.isNull() || !fullness.used || !fullness.available || !fullness.capacity)
        return;
    std::vector<FillSample> &points = m_claimPast[name];
    if (!points.empty() && sample.at <= points.back().at)
        return;
    if (points.size() >= fillPoints)
        points.erase(points.begin());
    points.push_back({sample.at, *fullness.used, *fullness.available, *fullness.capacity});
}

void UsageBook::takeSummary(const NodeSummary &summary)
{
    UsageNow::takeSummary(summary);
    for (const PodSample &pod : summary.pods)
        for (const VolumeSample &volume : pod.volumes)
            if (!volume.claim.empty())
                rememberFill({volume.claimNs.empty() ? pod.ns : volume.claimNs, volume.claim}, volume.fs);
}

SummaryState UsageNow::summaryState(const std::string &node) const
{
    const auto state = m_states.find(node);
    return m_forbidden ? SummaryState::NotAllowed : state == m_states.end() ? SummaryState::NotAsked : state->second;
}

const PodUse *UsageNow::pod(std::string_view ns, std::string_view name) const
{
    return found(m_pods, key(ns, name));
}

const ContainerUse *UsageNow::container(std::string_view ns, std::string_view podName, std::string_view container) const
{
    const PodUse *use = pod(ns, podName);
    if (!use)
        return nullptr;
    const auto at = std::find_if(use->containers.begin(), use->containers.end(), [container](const ContainerUse &one) { return one.name == container; });
    return at == use->containers.end() ? nullptr : &*at;
}

const NodeUse *UsageNow::node(std::string_view name) const
{
    return found(m_nodes, std::string(name));
}

const NodeSummary *UsageNow::summary(std::string_view node) const
{
    const auto *held = found(m_summaries, std::string(node));
    return held ? held->get() : nullptr;
}

template<class Objects>
ClaimUsage UsageNow::claimIn(const Objects &store, const std::shared_ptr<const PersistentVolumeClaim> &claim) const
{
    std::vector<ClaimAsked> asked{claimAsked(store, claim)};
    if (const auto own = m_reports.claims.find({claim->meta.ns.str(), claim->meta.name}); own != m_reports.claims.end())
        if (const auto alike = m_alike.find(looks(own->second.sample)); alike != m_alike.end()) // who else may show the same file system
            for (const ClaimName &name : alike->second)
                if (auto other = name == own->first ? nullptr : store.template get<PersistentVolumeClaim>(name.first, name.second))
                    asked.push_back(claimAsked(store, std::move(other)));
    ClaimUsage usage = claimUsages(asked, m_reports, [this](const std::string &node) { return summaryState(node); }).front();
    if (usage.none == NoReport::NotMounted && !store.coverage().knows(Kind::Pod, claim->meta.ns))
        usage.none = NoReport::NotAsked; // who mounts it is not known
    return usage;
}

std::vector<UsePoint> UsageBook::podPast(std::string_view ns, std::string_view name) const
{
    return pastOf(m_podPast, key(ns, name));
}

std::vector<UsePoint> UsageBook::nodePast(std::string_view name) const
{
    return pastOf(m_nodePast, std::string(name));
}

std::vector<FillSample> UsageBook::claimPast(std::string_view ns, std::string_view name) const
{
    const auto points = m_claimPast.find({std::string(ns), std::string(name)});
    return points == m_claimPast.end() ? std::vector<FillSample>() : points->second;
}

std::optional<TimeLeft> UsageBook::claimTimeLeft(std::string_view ns, std::string_view name) const
{
    return timeLeft(claimPast(ns, name));
}

template ClaimUsage UsageNow::claimIn(const ObjectStore &, const std::shared_ptr<const PersistentVolumeClaim> &) const;
template ClaimUsage UsageNow::claimIn(const StoreSnapshot &, const std::shared_ptr<const PersistentVolumeClaim> &) const;

namespace {

template<class Objects>
ClaimAsked askedIn(const Objects &objects, std::shared_ptr<const PersistentVolumeClaim> claim)
{
    ClaimAsked out;
    for (const ObjectKey &user : objects.sources(keyOf(*claim), Relation::UsesClaim))
        if (auto pod = objects.template get<Pod>(user.ns, user.name))
            out.users.push_back(std::move(pod));
    if (!claim->volumeName.empty())
        out.volume = objects.template get<PersistentVolume>({}, claim->volumeName);
    out.claim = std::move(claim);
    return out;
}

} // namespace

ClaimAsked claimAsked(const ObjectStore &store, std::shared_ptr<const PersistentVolumeClaim> claim)
{
    return askedIn(store, std::move(claim));
}

ClaimAsked claimAsked(const StoreSnapshot &objects, std::shared_ptr<const PersistentVolumeClaim> claim)
{
    return askedIn(objects, std::move(claim));
}

std::set<std::string> claimNodes(const ObjectStore &store, const std::string &ns)
{
    std::set<std::string> out;
    store.forEach(Kind::PersistentVolumeClaim, [&](const ObjectPtr &object) {
        if (!ns.empty() && object->meta.ns != ns)
            return;
        for (const ObjectKey &user : store.sources(keyOf(*object), Relation::UsesClaim))
            if (const auto pod = store.get<Pod>(user.ns, user.name); pod && !pod->nodeName.empty() && !pod->isTerminal())
                out.insert(pod->nodeName.str());
    });
    return out;
}

} // namespace portolan
