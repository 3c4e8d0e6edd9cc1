#include "views/storage/storagechartview.h"

#include <algorithm>
#include <array>

#include "models/diagram/storagechart.h"
#include "models/objects/sentence.h"
#include "models/usage/usagefeed.h"
#include "models/usage/usagewords.h"

namespace portolan {

namespace {

constexpr std::array chartKinds{
    Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::VolumeAttachment, Kind::CSIDriver,
    Kind::CSINode, Kind::VolumeSnapshot, Kind::VolumeSnapshotContent, Kind::VolumeSnapshotClass, Kind::Node, Kind::Namespace, Kind::ConfigMap, Kind::Secret, Kind::Deployment, Kind::ReplicaSet,
    Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob,
};

constexpr int gatherMs = 150; ///< a burst of changes is one new picture

} // namespace

StorageChartView::StorageChartView(Session &session, Theme &theme, QWidget *parent)
    : ChartView(theme, parent), m_session(session), m_worker(gatherMs, [this] { return question(); }, [this](Answer answer) { take(std::move(answer)); })
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(2000); // after that, what is there is drawn
    connect(&m_patience, &QTimer::timeout, this, &StorageChartView::rebuild);
    connect(&session.store(), &ObjectStore::changed, this, &StorageChartView::changed);
    connect(&session, &Session::kindStateChanged, this, [this] { rebuildSoon(); });
    connect(&UsageFeed::of(session), &UsageFeed::changed, this, &StorageChartView::usageChanged);
    setMessage(tr("Loading…"));
}

StorageChartView::~StorageChartView() { deactivate(); }

void StorageChartView::setScope(const LadderScope &scope)
{
    if (scope.key == m_scope.key)
        return;
    m_scope = scope;
    m_basis = {};
    m_options.unfolded.clear();
    startOver(); // a new scope is seen from its beginning
    rebuild();
}

void StorageChartView::setFold(int fold)
{
    m_options.fold = fold;
    rebuild();
}

void StorageChartView::activate()
{
    if (m_active)
        return;
    m_active = true;
    for (const Kind kind : chartKinds)
        m_session.require(kind);
    m_patience.start();
    rebuild();
}

void StorageChartView::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_worker.stop();
    m_patience.stop();
    UsageFeed::of(m_session).leave(this);
    for (const Kind kind : chartKinds)
        m_session.release(kind);
}

bool StorageChartView::isLoading() const
{
    return std::any_of(chartKinds.begin(), chartKinds.end(), [this](Kind kind) { return m_session.isLoading(kind); });
}

bool StorageChartView::isWaiting() const
{
    return m_patience.isActive() && isLoading();
}

/// In a large cluster something changes all the time, and little of it has to do with one object.
void StorageChartView::changed(const KindDelta &delta)
{
    if (!m_active || std::find(chartKinds.begin(), chartKinds.end(), delta.kind) == chartKinds.end())
        return;
    if (m_basis.concerns(delta))
        return rebuildSoon();
    if (!m_worker.isBusy())
        return;
    constexpr std::size_t most = 200;
    if (m_meanwhile.size() < most)
        m_meanwhile.push_back(delta);
    else
        rebuildSoon();
}

void StorageChartView::rebuildSoon()
{
    if (m_active)
        m_worker.askSoon();
}

void StorageChartView::rebuild()
{
    if (m_active)
        m_worker.askNow();
}

std::function<StorageChartView::Answer()> StorageChartView::question()
{
    if (isWaiting()) { // half a ladder would show as missing what is on its way
        setMessage(tr("Loading…"));
        return {};
    }
    m_meanwhile.clear();
    m_fills = fills();
    StorageChartOptions chart;
    chart.fills = m_fills;
    return [objects = m_session.store().snapshot(), scope = m_scope, options = m_options, chart = std::move(chart)] {
        Ladder ladder = buildLadder(*objects, scope, options);
        const bool nothing = ladder.pods.empty() && ladder.claims.empty() && ladder.pvs.empty();
        return Answer{ladder.found, nothing, storageChart(ladder, chart), std::move(ladder.basis)};
    };
}

void StorageChartView::take(Answer answer)
{
    m_basis = std::move(answer.basis);
    for (const KindDelta &delta : std::exchange(m_meanwhile, {}))
        if (m_basis.concerns(delta))
            rebuildSoon();
    if (answer.nothing)
        return tellNothing(answer.found);
    setMessage(QString());
    setFigure(QString::fromStdString(m_session.title()), QStringLiteral("storage ") + QString::fromStdString(keyText(m_scope.key)));
    UsageFeed::Interest nodes; // their kubelets know how full what is drawn here is
    for (const GraphNode &node : answer.graph.nodes)
        if (node.object && node.object->kind == Kind::Node && node.style == GraphStyle::Solid)
            nodes.summaries.insert(node.object->name);
    if (m_active)
        UsageFeed::of(m_session).follow(this, std::move(nodes));
    setGraph(std::move(answer.graph));
}

std::map<ObjectKey, StorageFill> StorageChartView::fills() const
{
    const UsageBook &book = UsageFeed::of(m_session).book();
    const ObjectStore &store = m_session.store();
    std::map<ObjectKey, StorageFill> out;
    for (const auto &[name, report] : book.reports().claims) {
        const auto claim = store.get<PersistentVolumeClaim>(name.first, name.second);
        if (!claim)
            continue;
        const ClaimUsage usage = book.claim(store, claim);
        const auto percent = usage.fullness.leading();
        out[keyOf(*claim)] = {claimUsageText(usage, false).toStdString(), percent ? *percent / 100.0 : -1};
    }
    return out;
}

/// Kubelets measure once a minute; most of it is what it was.
void StorageChartView::usageChanged()
{
    if (m_active && fills() != m_fills)
        rebuildSoon();
}

/// Why there is no chart.
void StorageChartView::tellNothing(bool found)
{
    if (isLoading())
        return setMessage(tr("Loading…"));
    const ObjectKey &key = m_scope.key;
    const Coverage &coverage = m_session.store().coverage();
    const KindState &pods = m_session.kindState(Kind::Pod);
    if (pods.error && pods.phase != KindState::Phase::Synced)
        return setMessage(tr("The storage chart cannot be drawn."), QString::fromStdString(pods.error->text()));
    if (!found && m_scope.isObject())
        return coverage.knows(key.kind, key.ns)
            ? setMessage(tr("%1 is gone.").arg(QString::fromStdString(key.name)), tr("It has been deleted, or never was in this cluster."))
            : setMessage(asSentence(coverageText(coverage.of(key.kind, key.ns), QString::fromStdString(key.name))));
    constexpr std::array needed{Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume};
    if (const QString unread = unreadText(coverage, needed, m_scope.isObject() ? std::string() : key.ns); !unread.isEmpty())
        return setMessage(tr("Nothing here uses storage in what was read."), asSentence(unread));
    setMessage(tr("Nothing here uses storage."), tr("Pods with volumes, claims and persistent volumes appear here as soon as there are any."));
}

QString StorageChartView::summary() const { return graph() ? QString::fromStdString(graph()->footer) : QString(); }

QString StorageChartView::extraAction(const GraphNode &node) const
{
    if (node.object && node.object->kind == Kind::PersistentVolumeClaim)
        return node.badge.state == GraphState::Good ? tr("Why this volume") : tr("Why it waits");
    return node.kind == "pod" && node.count > 1 ? tr("Show all %L1 pods").arg(node.count) : QString();
}

/// A claim that waits, and the remark below it, lead to why it does.
void StorageChartView::openNode(const GraphNode &node)
{
    const bool claim = node.object && node.object->kind == Kind::PersistentVolumeClaim;
    if (claim && node.style == GraphStyle::Solid && (node.kind == "note" || node.badge.state == GraphState::Warning || node.badge.state == GraphState::Lost))
        Q_EMIT bindingWished(ObjectKey(*node.object));
    else
        ChartView::openNode(node);
}

void StorageChartView::doExtraAction(const GraphNode &node)
{
    const Graph *now = graph();
    if (!now)
        return;
    if (node.object && node.object->kind == Kind::PersistentVolumeClaim) {
        Q_EMIT bindingWished(ObjectKey(*node.object));
        return;
    }
    for (const GraphEdge &edge : now->edges) // the owner's arrow ends at the frame
        if (edge.to == node.id)
            m_options.unfolded.push_back(edge.from);
    rebuild();
}

} // namespace portolan
