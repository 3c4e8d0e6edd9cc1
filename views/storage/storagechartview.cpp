#include "views/storage/storagechartview.h"

#include <algorithm>
#include <array>

#include <QElapsedTimer>

#include "models/diagram/storagechart.h"
#include "models/objects/sentence.h"

namespace portolan {

namespace {

constexpr std::array chartKinds{
    Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::VolumeAttachment, Kind::CSIDriver,
    Kind::CSINode, Kind::VolumeSnapshot, Kind::VolumeSnapshotContent, Kind::VolumeSnapshotClass, Kind::Node, Kind::Namespace, Kind::ConfigMap, Kind::Secret, Kind::Deployment, Kind::ReplicaSet,
    Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::CronJob,
};

constexpr int gatherMs = 150; ///< a burst of changes is one new picture
constexpr int restShare = 4;  ///< a large picture is made less often: there is four times as long for all else

} // namespace

StorageChartView::StorageChartView(Session &session, Theme &theme, QWidget *parent) : ChartView(theme, parent), m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherMs);
    connect(&m_soon, &QTimer::timeout, this, &StorageChartView::rebuild);
    m_patience.setSingleShot(true);
    m_patience.setInterval(2000); // after that, what is there is drawn
    connect(&m_patience, &QTimer::timeout, this, &StorageChartView::rebuild);
    connect(&session.store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (std::find(chartKinds.begin(), chartKinds.end(), delta.kind) != chartKinds.end())
            rebuildSoon();
    });
    connect(&session, &Session::kindStateChanged, this, [this] { rebuildSoon(); });
    setMessage(tr("Loading…"));
}

StorageChartView::~StorageChartView() { deactivate(); }

void StorageChartView::setScope(const LadderScope &scope)
{
    if (scope.key == m_scope.key)
        return;
    m_scope = scope;
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
    m_soon.stop();
    m_patience.stop();
    for (const Kind kind : chartKinds)
        m_session.release(kind);
}

bool StorageChartView::isLoading() const
{
    return std::any_of(chartKinds.begin(), chartKinds.end(), [this](Kind kind) { return m_session.isLoading(kind); });
}

void StorageChartView::rebuildSoon()
{
    if (m_active && !m_soon.isActive())
        m_soon.start();
}

void StorageChartView::rebuild()
{
    if (!m_active)
        return;
    if (isLoading() && m_patience.isActive())
        return setMessage(tr("Loading…")); // half a ladder would show as missing what is on its way
    QElapsedTimer clock;
    clock.start();
    const Ladder ladder = buildLadder(m_session.store(), m_scope, m_options);
    const bool nothing = ladder.pods.empty() && ladder.claims.empty() && ladder.pvs.empty();
    if (nothing && isLoading())
        return setMessage(tr("Loading…"));
    const KindState &pods = m_session.kindState(Kind::Pod);
    if (nothing && pods.error && pods.phase != KindState::Phase::Synced)
        return setMessage(tr("The storage chart cannot be drawn."), QString::fromStdString(pods.error->text()));
    if (!ladder.found && m_scope.isObject() && nothing)
        return m_session.store().coverage().knows(m_scope.key.kind, m_scope.key.ns)
            ? setMessage(tr("%1 is gone.").arg(QString::fromStdString(m_scope.key.name)), tr("It has been deleted, or never was in this cluster."))
            : setMessage(asSentence(coverageText(m_session.store().coverage().of(m_scope.key.kind, m_scope.key.ns), QString::fromStdString(m_scope.key.name))));
    constexpr std::array needed{Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume};
    if (const QString unread = unreadText(m_session.store().coverage(), needed, m_scope.isObject() ? std::string() : m_scope.key.ns); nothing && !unread.isEmpty())
        return setMessage(tr("Nothing here uses storage in what was read."), asSentence(unread));
    if (nothing)
        return setMessage(tr("Nothing here uses storage."), tr("Pods with volumes, claims and persistent volumes appear here as soon as there are any."));
    setMessage(QString());
    const ObjectKey &key = m_scope.key;
    setFigure(QString::fromStdString(m_session.title()), QStringLiteral("storage ") + QString::fromStdString(keyText(key)));
    setGraph(storageChart(ladder));
    m_soon.setInterval(std::max<int>(gatherMs, int(clock.elapsed()) * restShare));
}

QString StorageChartView::summary() const { return graph() ? QString::fromStdString(graph()->footer) : QString(); }

QString StorageChartView::extraAction(const GraphNode &node) const
{
    if (node.object && node.object->kind == Kind::PersistentVolumeClaim)
        return node.badge.state == GraphState::Good ? tr("Why this volume") : tr("Why it waits");
    return node.kind == "pod" && node.count > 1 ? tr("Show all %1 pods").arg(node.count) : QString();
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
