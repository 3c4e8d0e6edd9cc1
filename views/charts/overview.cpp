#include "views/charts/overview.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/objects/cluster.h"
#include "models/objects/pod.h"
#include "models/objects/podsummary.h"
#include "models/tables/columns.h"
#include "views/browse/summary.h"

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

/// Collects while it walks the store once per kind.
class Walk
{
public:
    Walk(const ObjectStore &store, const std::string &ns, Timestamp now) : m_store(store), m_ns(ns), m_now(now) {}

    Overview run()
    {
        nodes();
        pods();
        claims();
        volumes();
        warnings();
        m_out.ns = m_ns;
        for (const Kind kind : overviewKinds())
            m_out.coverage.set(kind, m_store.coverage().kind(kind));
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
    void tile(Kind kind, std::size_t good, std::size_t all, Health bad)
    {
        const Coverage &coverage = m_store.coverage();
        const Health calm = coverage.knows(kind, m_ns) ? Health::Ok : Health::None;
        m_out.tiles.push_back({std::string(kindInfo(kind).resource), good, all, all == 0 ? Health::None : good == all ? calm : bad, coverage.of(kind, m_ns)});
    }

    void nodes()
    {
        std::size_t ready = 0;
        for (const auto &node : m_store.sorted<Node>()) {
            const IStr *room = findPair(node->allocatable, "pods");
            m_out.nodes.push_back({node->meta.name, node->isReady(), m_store.sources(keyOf(*node), Relation::RunsOn).size(),
                                   room ? std::size_t(bytes(*room)) : 0});
            ready += node->isReady();
            if (!node->isReady())
                m_out.troubles.push_back({keyOf(*node), "NotReady", Health::Error, said(QT_TRANSLATE_NOOP("Overview", "the node does not report"))});
        }
        tile(Kind::Node, ready, m_out.nodes.size(), Health::Error);
    }

    void pods()
    {
        std::map<std::string, Overview::Slice> slices;
        std::size_t good = 0, all = 0;
        for (const auto &pod : m_store.sorted<Pod>(m_ns)) {
            const PodSummary summary = summarizePod(*pod);
            const Health health = summary.health;
            Overview::Slice &slice = slices[summary.reason];
            slice.word = summary.reason;
            slice.health = health;
            ++slice.count;
            ++all;
            good += !isTrouble(health);
            if (isTrouble(health))
                m_out.troubles.push_back({keyOf(*pod), summary.reason, health, podReason(*pod)});
        }
        for (const auto &[word, slice] : slices)
            m_out.pods.push_back(slice);
        std::stable_sort(m_out.pods.begin(), m_out.pods.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
        tile(Kind::Pod, good, all, Health::Warning);
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
        if (!claim.volumeName.empty() && m_store.get<PersistentVolume>({}, claim.volumeName))
            return said(QT_TRANSLATE_NOOP("Overview", "its volume belongs to another claim"));
        return said(m_store.coverage().knows(Kind::PersistentVolume) ? QT_TRANSLATE_NOOP("Overview", "its volume is gone")
                                                                      : QT_TRANSLATE_NOOP("Overview", "what became of its volume is not known"));
    }
    void claims()
    {
        std::size_t bound = 0, all = 0;
        for (const auto &claim : m_store.sorted<PersistentVolumeClaim>(m_ns)) {
            ++all;
            bound += claim->phase == "Bound";
            if (claim->phase == "Bound") {
                if (!m_store.coverage().knows(Kind::PersistentVolume) && !m_store.find(Kind::PersistentVolume, {}, claim->volumeName.view()))
                    classNamed(claim->effectiveClass()).bound += bytes(claim->capacity); // the claim alone tells
                continue;
            }
            const bool lost = claim->phase == "Lost";
            if (claim->volumeName.empty())
                classNamed(claim->effectiveClass()).wanted += bytes(claim->request);
            m_out.troubles.push_back({keyOf(*claim), claim->phase.str(), lost ? Health::Lost : Health::Pending,
                                      lost ? lostReason(*claim) : said(QT_TRANSLATE_NOOP("Overview", "no volume is bound to it"))});
        }
        tile(Kind::PersistentVolumeClaim, bound, all, Health::Warning);
    }

    void volumes()
    {
        std::size_t good = 0, all = 0;
        for (const auto &volume : m_store.sorted<PersistentVolume>()) {
            ++all;
            auto &capacity = classNamed(volume->effectiveClass());
            const double size = bytes(volume->capacity);
            if (volume->phase == "Bound")
                capacity.bound += size;
            else if (volume->phase == "Available")
                capacity.free += size;
            else
                capacity.released += size;
            const bool failed = volume->phase == "Failed";
            good += !failed && !(volume->phase == "Released");
            if (failed)
                m_out.troubles.push_back({keyOf(*volume), "Failed", Health::Error, volume->message});
        }
        std::sort(m_out.classes.begin(), m_out.classes.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        tile(Kind::PersistentVolume, good, all, Health::Released);
    }

    void warnings()
    {
        std::size_t warnings = 0;
        const std::int64_t hourAgo = m_now.micros - 3'600'000'000LL;
        m_store.forEach(Kind::Event, [&](const ObjectPtr &object) {
            const auto *event = objectCast<Event>(object);
            if (event && event->isWarning() && event->lastSeen().micros >= hourAgo && (m_ns.empty() || event->meta.ns == m_ns))
                ++warnings;
        });
        const bool known = m_store.coverage().knows(Kind::Event, m_ns);
        m_out.tiles.push_back({"events", warnings, warnings, warnings ? Health::Warning : known ? Health::Ok : Health::None, m_store.coverage().of(Kind::Event, m_ns)});
    }

    const ObjectStore &m_store;
    const std::string &m_ns;
    Timestamp m_now;
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

Overview overviewOf(const ObjectStore &store, const std::string &ns, Timestamp now)
{
    return Walk(store, ns, now).run();
}

const std::vector<Kind> &overviewKinds()
{
    static const std::vector<Kind> kinds{Kind::Node, Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Event};
    return kinds;
}

} // namespace portolan
