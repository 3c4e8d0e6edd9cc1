#include "models/diagram/storagechart.h"

#include <algorithm>
#include <array>

#include "models/diagram/storagechartbuilder.h"

namespace portolan {

Graph storageChart(const Ladder &ladder, const StorageChartOptions &options)
{
    return StorageChartBuilder(ladder, options).build();
}

Graph StorageChartBuilder::build()
{
    countUsers();
    lanes();
    for (const LadderWorkload &w : m_ladder.workloads)
        workload(w);
    for (std::size_t i = 0; i < m_ladder.pods.size(); ++i)
        pod(i);
    for (const LadderClaim &c : m_ladder.claims)
        claim(c);
    for (const LadderSnapshot &s : m_ladder.snapshots)
        snapshot(s, {});
    for (const LadderConfig &c : m_ladder.configs)
        config(c);
    for (const LadderPv &p : m_ladder.pvs)
        pv(p);
    for (std::size_t i = 0; i < m_ladder.classes.size(); ++i)
        storageClass(i);
    for (std::size_t i = 0; i < m_ladder.drivers.size(); ++i)
        driver(i);
    for (const LadderBackend &b : m_ladder.backends)
        backend(b);
    for (const LadderAttachment &a : m_ladder.attachments)
        attachment(a);
    std::vector<const LadderNode *> nodes;
    for (const LadderNode &n : m_ladder.nodes)
        nodes.push_back(&n);
    std::sort(nodes.begin(), nodes.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
    for (const LadderNode *n : nodes)
        node(*n);
    headline();
    footer();
    return std::move(m_graph);
}

void StorageChartBuilder::countUsers()
{
    m_classUsers.assign(m_ladder.classes.size(), 0);
    m_classPvs.assign(m_ladder.classes.size(), 0);
    m_driverClasses.assign(m_ladder.drivers.size(), 0);
    m_driverVolumes.assign(m_ladder.drivers.size(), 0);
    const auto count = [](std::vector<int> &users, int index) {
        if (index >= 0)
            ++users[std::size_t(index)];
    };
    for (const LadderClaim &c : m_ladder.claims)
        count(m_classUsers, c.storageClass.to);
    for (const LadderPv &p : m_ladder.pvs)
        count(m_classPvs, p.storageClass.to);
    for (const LadderClass &c : m_ladder.classes)
        count(m_driverClasses, c.driver.to);
    for (const LadderPv &p : m_ladder.pvs)
        count(m_driverVolumes, ownDriver(p).to);
    for (const LadderPod &pod : m_ladder.pods)
        for (const LadderVolume &v : pod.volumes)
            if (v.backend.to >= 0 && v.type == SourceType::CSI)
                count(m_driverVolumes, m_ladder.backends[std::size_t(v.backend.to)].driver.to);
}

void StorageChartBuilder::lanes()
{
    const QString claims = m_ladder.configs.empty() ? StorageWords::tr("CLAIM")
        : m_ladder.claims.empty() ? StorageWords::tr("CONFIGURATION") : StorageWords::tr("CLAIM, CONFIGURATION");
    const bool volumes = !m_ladder.pvs.empty() || m_ladder.drivers.empty();
    m_graph.lanes = {{"workload", W::of(StorageWords::tr("WORKLOAD"))}, {"pod", W::of(StorageWords::tr("POD"))}, {"claim", W::of(claims)},
                     {"pv", W::of(volumes ? StorageWords::tr("PERSISTENT VOLUME") : StorageWords::tr("DRIVER"))}, {"backend", W::of(StorageWords::tr("BACKEND"))},
                     {"node", W::of(StorageWords::tr("NODE"))}};
}

bool StorageChartBuilder::spansNamespaces(const Ladder &ladder)
{
    std::set<std::string_view> seen;
    for (const LadderPod &p : ladder.pods)
        seen.insert(p.key.ns);
    for (const LadderClaim &c : ladder.claims)
        seen.insert(c.key.ns);
    return seen.size() > 1;
}

void StorageChartBuilder::headline()
{
    const ObjectKey &key = m_ladder.scope.key;
    if (!m_ladder.scope.isObject()) {
        m_graph.title = W::of(key.ns.empty() ? StorageWords::tr("Storage of the cluster")
                                             : StorageWords::tr("Storage of namespace %1").arg(QString::fromStdString(key.ns)));
    } else {
        const QString name = QString::fromStdString(key.name);
        switch (key.kind) {
        case Kind::Pod: m_graph.title = W::of(StorageWords::tr("Storage of pod %1").arg(name)); break;
        case Kind::PersistentVolumeClaim: m_graph.title = W::of(StorageWords::tr("Storage of claim %1").arg(name)); break;
        case Kind::PersistentVolume: m_graph.title = W::of(StorageWords::tr("Storage of volume %1").arg(name)); break;
        case Kind::Node: m_graph.title = W::of(StorageWords::tr("Storage on node %1").arg(name)); break;
        default: m_graph.title = W::of(StorageWords::tr("Storage of %1").arg(name)); break;
        }
        m_graph.subtitle = key.ns;
        if (key.kind == Kind::Pod && !m_ladder.pods.empty() && !m_ladder.pods.front().object->nodeName.empty())
            m_graph.subtitle += " · " + W::of(StorageWords::tr("node %1").arg(QString::fromStdString(m_ladder.pods.front().object->nodeName.str())));
    }
    m_graph.emptyText = W::of(StorageWords::tr("Nothing here uses storage."));
    if (const QString missing = unread(); !missing.isEmpty())
        m_graph.emptyText = W::of(StorageWords::tr("Nothing here uses storage in what was read: %1.").arg(missing));
}

/// Of what a chart is made from, what was not read: then there may be more than is drawn.
QString StorageChartBuilder::unread() const
{
    const ObjectKey &key = m_ladder.scope.key;
    const bool one = key.kind == Kind::Namespace || !key.ns.empty();
    constexpr std::array needed{Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume};
    return unreadText(m_ladder.coverage, needed, one ? key.ns : std::string());
}

void StorageChartBuilder::footer()
{
    std::vector<std::string> parts;
    int containers = 0, volumes = 0;
    for (const LadderPod &p : m_ladder.pods) {
        containers += int(p.containers.size() * std::max<std::size_t>(1, p.members.size()));
        volumes += int(p.volumes.size() * std::max<std::size_t>(1, p.members.size()));
    }
    if (m_ladder.podCount > 0) {
        parts.push_back(counted(m_ladder.podCount, StorageWords::tr("pod"), StorageWords::tr("pods")));
        parts.push_back(counted(containers, StorageWords::tr("container"), StorageWords::tr("containers")));
        parts.push_back(counted(volumes, StorageWords::tr("volume"), StorageWords::tr("volumes")));
    } else {
        parts.push_back(counted(int(m_ladder.claims.size()), StorageWords::tr("claim"), StorageWords::tr("claims")));
        if (!m_ladder.pvs.empty() || m_ladder.coverage.knows(Kind::PersistentVolume))
            parts.push_back(counted(int(m_ladder.pvs.size()), StorageWords::tr("persistent volume"), StorageWords::tr("persistent volumes")));
    }
    const bool plain = m_ladder.coverage.isInferred() && m_ladder.podCount > 0; // a manifest of pods says no more than it needs
    if (const QString missing = unread(); !missing.isEmpty() && !plain)
        parts.push_back(W::of(missing));
    parts.push_back(m_ladder.foldedPods == 0 ? W::of(StorageWords::tr("nothing folded"))
                                             : counted(m_ladder.foldedPods, StorageWords::tr("pod"), StorageWords::tr("pods")) + ' '
                            + W::of(StorageWords::tr("folded into %1").arg(m_ladder.foldedOwners)));
    if (m_ladder.podsOutOfScope > 0)
        parts.push_back(counted(m_ladder.podsOutOfScope, StorageWords::tr("more pod uses these claims"), StorageWords::tr("more pods use these claims")));
    if (m_hiddenArrows > 0)
        parts.push_back(counted(m_hiddenArrows, StorageWords::tr("class written in its box"), StorageWords::tr("classes written in their boxes")));
    for (const std::string &part : parts)
        m_graph.footer += (m_graph.footer.empty() ? "" : " · ") + part;
    using Sample = GraphLegend::Sample;
    if (m_recorded > 0)
        m_graph.legend.push_back({Sample::RecordedEdge, W::of(StorageWords::tr("recorded in the cluster"))});
    if (m_inferred > 0)
        m_graph.legend.push_back({Sample::InferredEdge, W::of(StorageWords::tr("follows from where the pod runs"))});
    if (m_ghosts > 0)
        m_graph.legend.push_back({Sample::GhostBox, W::of(StorageWords::tr("named, but not there"))});
    if (m_unread > 0)
        m_graph.legend.push_back({Sample::GhostBox, W::of(StorageWords::tr("named, but not read"))});
}

GraphRow StorageChartBuilder::pair(const QString &key, std::string value, Evidence evidence)
{
    GraphRow row = pair(W::of(key), std::move(value));
    if (!evidence.object.empty())
        row.evidence.push_back(std::move(evidence));
    return row;
}

GraphRow StorageChartBuilder::pair(std::string key, std::string value)
{
    GraphRow row;
    row.key = std::move(key);
    row.value = std::move(value);
    row.mono = row.value.starts_with('/') && row.value.size() > 1;
    return row;
}

std::string StorageChartBuilder::unique(std::string id)
{
    std::string out = id;
    for (int n = 2; !m_ids.insert(out).second; ++n)
        out = id + '~' + std::to_string(n);
    return out;
}

GraphNode StorageChartBuilder::objectNode(const ObjectKey &key, const char *kind, const QString &caption, Lane lane)
{
    GraphNode out;
    out.id = unique(keyText(key));
    out.kind = kind;
    out.caption = W::of(caption);
    out.label = key.name;
    out.lane = lane;
    out.object = key;
    return out;
}

bool StorageChartBuilder::ghost(GraphNode &node, const ObjectKey &key, GraphState missing)
{
    node.style = GraphStyle::Ghost;
    const bool known = m_ladder.coverage.knows(key.kind, key.ns);
    node.badge = known ? GraphBadge{W::of(StorageWords::tr("not found")), missing} : GraphBadge{W::of(coverageWord(m_ladder.coverage.of(key.kind, key.ns))), GraphState::Idle};
    ++(known ? m_ghosts : m_unread);
    return known;
}

void StorageChartBuilder::link(const std::string &from, const std::string &to, const LadderLink &link, int weight)
{
    GraphEdge edge;
    edge.from = from;
    edge.to = to;
    edge.basis = link.inferred ? GraphEdge::Basis::Inferred : GraphEdge::Basis::Recorded;
    edge.weight = weight;
    edge.evidence = link.evidence;
    ++(link.inferred ? m_inferred : m_recorded);
    m_graph.edges.push_back(std::move(edge));
}

bool StorageChartBuilder::classByArrow(int index) const
{
    return m_options.classArrows == 0 || m_classUsers[std::size_t(index)] <= m_options.classArrows;
}

/// A volume's own arrow to its class is drawn where the class hangs right below it, or where no claim's arrow tells it.
bool StorageChartBuilder::pvPointsAtClass(const LadderPv &pv) const
{
    const int sc = pv.storageClass.to;
    if (sc < 0 || !classByArrow(sc))
        return false;
    if (m_classPvs[std::size_t(sc)] == 1)
        return true;
    const bool few = m_options.classArrows == 0 || m_classPvs[std::size_t(sc)] <= m_options.classArrows;
    return few && m_classUsers[std::size_t(sc)] == 0;
}

/// The driver of a volume whose class does not lead to it.
LadderLink StorageChartBuilder::ownDriver(const LadderPv &pv) const
{
    const LadderLink none;
    if (pv.backend.to < 0)
        return none;
    const LadderLink &driver = m_ladder.backends[std::size_t(pv.backend.to)].driver;
    const int sc = pv.storageClass.to;
    return sc >= 0 && m_ladder.classes[std::size_t(sc)].driver.to == driver.to ? none : driver;
}

bool StorageChartBuilder::driverByArrow(int index) const
{
    return index >= 0 && (m_options.classArrows == 0 || m_driverVolumes[std::size_t(index)] <= m_options.classArrows);
}

void StorageChartBuilder::note(const std::string &under, int lane, std::pair<std::string, std::string> words, GraphState tone)
{
    GraphNode out;
    out.id = unique(under + "#note");
    out.kind = "note";
    out.form = GraphNode::Form::Note;
    out.label = std::move(words.first);
    out.subtitle = std::move(words.second);
    out.tone = tone;
    out.glue = under;
    out.lane = lane;
    for (auto n = m_graph.nodes.rbegin(); n != m_graph.nodes.rend() && !out.object; ++n)
        if (n->id == under) {
            out.object = n->object; // a click on the remark shows what it is about
            out.evidence = n->evidence;
        }
    m_graph.nodes.push_back(std::move(out));
}

} // namespace portolan
