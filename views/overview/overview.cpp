#include "views/overview/overview.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <QCoreApplication>

#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/objects/podsummary.h"
#include "models/tables/columns.h"

namespace portolan {

namespace {

std::string said(const char *text)
{
    return QCoreApplication::translate("Overview", text).toStdString();
}

double bytes(IStr written)
{
    const auto quantity = Quantity::parse(written.view());
    return quantity ? quantity->approximate() : 0.0;
}

int rank(Health health)
{
    switch (health) {
    case Health::Error:
        return 0;
    case Health::Lost:
        return 1;
    case Health::Warning:
        return 2;
    default:
        return 3;
    }
}

/// Collects while it walks the objects once per kind.
class Walk
{
public:
    Walk(const StoreSnapshot &objects, const std::string &ns, Timestamp now) : m_objects(objects), m_ns(ns), m_now(now) {}

    Overview run()
    {
        m_out.tiles.resize(5);
        pods();
        nodes();
        nameVolumes();
        claims();
        volumes();
        warnings();
        m_out.ns = m_ns;
        for (const Kind kind : overviewKinds())
            m_out.coverage.set(kind, m_objects.coverage().kind(kind));
        std::stable_sort(m_out.troubles.begin(), m_out.troubles.end(), [](const auto &a, const auto &b) {
            return std::pair(rank(a.health), a.key) < std::pair(rank(b.health), b.key);
        });
        if (m_out.troubles.size() > Overview::mostTroubles) {
            m_out.moreTroubles = m_out.troubles.size() - Overview::mostTroubles;
            m_out.troubles.resize(Overview::mostTroubles);
        }
        return std::move(m_out);
    }

private:
    enum TileAt : std::size_t { NodesTile, PodsTile, ClaimsTile, VolumesTile, EventsTile };

    void tile(TileAt at, Kind kind, std::size_t good, std::size_t all, Health bad)
    {
        const Coverage &coverage = m_objects.coverage();
        const Health calm = coverage.knows(kind, m_ns) ? Health::Ok : Health::None;
        m_out.tiles[at] = {std::string(kindInfo(kind).resource), good, all, all == 0 ? Health::None : good == all ? calm : bad, coverage.of(kind, m_ns)};
    }
    /// Each object of a kind in the namespace.
    template<class T, class Do>
    void each(const Do &work) const
    {
        m_objects.forEach(T::staticKind, [&](const ObjectPtr &object) {
            if (m_ns.empty() || !kindInfo(T::staticKind).namespaced || object->meta.ns == m_ns)
                work(static_cast<const T &>(*object));
        });
    }

    void nodes()
    {
        std::size_t ready = 0;
        for (const auto &node : m_objects.sorted<Node>()) {
            const IStr *room = findPair(node->allocatable, "pods");
            m_out.nodes.push_back({node->meta.name, node->isReady(), m_podsOn[node->meta.name], room ? std::size_t(bytes(*room)) : 0});
            ready += node->isReady();
            if (!node->isReady())
                m_out.troubles.push_back({keyOf(*node), "NotReady", Health::Error, said(QT_TRANSLATE_NOOP("Overview", "the node does not report"))});
        }
        tile(NodesTile, Kind::Node, ready, m_out.nodes.size(), Health::Error);
    }

    void pods()
    {
        std::map<std::string, Overview::Slice> slices;
        std::size_t good = 0, all = 0;
        m_objects.forEach(Kind::Pod, [this](const ObjectPtr &object) { // of all namespaces
            if (const auto &pod = static_cast<const Pod &>(*object); !pod.nodeName.empty())
                ++m_podsOn[pod.nodeName.view()];
        });
        each<Pod>([&](const Pod &pod) {
            const PodSummary summary = summarizePod(pod, m_objects.serverVersion());
            const Health health = summary.health;
            Overview::Slice &slice = slices[summary.reason];
            slice.word = summary.reason;
            slice.health = health;
            ++slice.count;
            ++all;
            good += !isTrouble(health);
            if (isTrouble(health))
                m_out.troubles.push_back({keyOf(pod), summary.reason, health, podReason(pod)});
        });
        for (const auto &[word, slice] : slices)
            m_out.pods.push_back(slice);
        std::stable_sort(m_out.pods.begin(), m_out.pods.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
        tile(PodsTile, Kind::Pod, good, all, Health::Warning);
    }

    static std::string podReason(const Pod &pod)
    {
        if (!pod.message.empty())
            return pod.message;
        for (const Condition &condition : pod.conditions)
            if (condition.type == "PodScheduled" && condition.status == "False")
                return condition.message;
        for (const ContainerStatus &status : pod.statuses)
            if (status.state.phase == ContainerState::Phase::Waiting && !status.state.message.empty())
                return status.name.str() + ": " + status.state.message;
        return {};
    }

    Overview::ClassCapacity &classNamed(std::string_view name)
    {
        for (auto &one : m_out.classes)
            if (one.name == name)
                return one;
        m_out.classes.push_back({std::string(name), 0, 0, 0, 0});
        return m_out.classes.back();
    }

    /// Lost is a claim as well whose volume is there and another's (pv_controller.go: syncBoundClaim).
    std::string lostReason(const PersistentVolumeClaim &claim) const
    {
        if (m_volumes.contains(claim.volumeName.view()))
            return said(QT_TRANSLATE_NOOP("Overview", "its volume belongs to another claim"));
        return said(m_objects.coverage().knows(Kind::PersistentVolume) ? QT_TRANSLATE_NOOP("Overview", "its volume is gone")
                                                                      : QT_TRANSLATE_NOOP("Overview", "what became of its volume is not known"));
    }
    void nameVolumes()
    {
        m_objects.forEach(Kind::PersistentVolume, [this](const ObjectPtr &volume) { m_volumes.insert(volume->meta.name); });
    }
    void claims()
    {
        std::size_t bound = 0, all = 0;
        const bool allVolumes = m_objects.coverage().knows(Kind::PersistentVolume);
        each<PersistentVolumeClaim>([&](const PersistentVolumeClaim &claim) {
            ++all;
            if (claim.phase == "Bound") {
                ++bound;
                if (!allVolumes && !m_volumes.contains(claim.volumeName.view()))
                    classNamed(claim.effectiveClass()).bound += bytes(claim.capacity); // the claim alone tells
                return;
            }
            const bool lost = claim.phase == "Lost";
            if (claim.volumeName.empty())
                classNamed(claim.effectiveClass()).wanted += bytes(claim.request);
            m_out.troubles.push_back({keyOf(claim), claim.phase.str(), lost ? Health::Lost : Health::Pending,
                                      lost ? lostReason(claim) : said(QT_TRANSLATE_NOOP("Overview", "no volume is bound to it"))});
        });
        tile(ClaimsTile, Kind::PersistentVolumeClaim, bound, all, Health::Warning);
    }

    void volumes()
    {
        std::size_t good = 0, all = 0;
        each<PersistentVolume>([&](const PersistentVolume &volume) {
            ++all;
            auto &capacity = classNamed(volume.effectiveClass());
            const double size = bytes(volume.capacity);
            if (volume.phase == "Bound")
                capacity.bound += size;
            else if (volume.phase == "Available")
                capacity.free += size;
            else
                capacity.released += size;
            const bool failed = volume.phase == "Failed";
            good += !failed && !(volume.phase == "Released");
            if (failed)
                m_out.troubles.push_back({keyOf(volume), "Failed", Health::Error, volume.message});
        });
        std::sort(m_out.classes.begin(), m_out.classes.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        tile(VolumesTile, Kind::PersistentVolume, good, all, Health::Released);
    }

    void warnings()
    {
        std::size_t warnings = 0;
        const std::int64_t hourAgo = m_now.micros - 3'600'000'000LL;
        each<Event>([&](const Event &event) { warnings += event.isWarning() && event.lastSeen().micros >= hourAgo; });
        const bool known = m_objects.coverage().knows(Kind::Event, m_ns);
        m_out.tiles[EventsTile] = {"events", warnings, warnings, warnings ? Health::Warning : known ? Health::Ok : Health::None, m_objects.coverage().of(Kind::Event, m_ns)};
    }

    const StoreSnapshot &m_objects;
    const std::string &m_ns;
    Timestamp m_now;
    std::unordered_map<std::string_view, std::size_t> m_podsOn; ///< by node
    std::unordered_set<std::string_view> m_volumes;             ///< names of those that are there
    Overview m_out;
};

} // namespace

QString Overview::unread() const
{
    std::vector<Kind> kinds;
    for (const Kind kind : overviewKinds())
        if (coverage.of(kind, ns) != Covered::NotReadYet)
            kinds.push_back(kind);
    return unreadText(coverage, kinds, ns);
}

bool Overview::isLoading() const
{
    const auto &kinds = overviewKinds();
    return std::any_of(kinds.begin(), kinds.end(), [this](Kind kind) { return coverage.of(kind, ns) == Covered::NotReadYet; });
}

Overview overviewOf(const StoreSnapshot &objects, const std::string &ns, Timestamp now)
{
    return Walk(objects, ns, now).run();
}

const std::vector<Kind> &overviewKinds()
{
    static const std::vector<Kind> kinds{Kind::Node, Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Event};
    return kinds;
}

} // namespace portolan
