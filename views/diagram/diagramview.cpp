#include "views/diagram/diagramview.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleHints>
#include <QWheelEvent>

#include "models/diagram/painter.h"
#include "views/diagram/chartaccess.h"
#include "views/diagram/diagramitems.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

DiagramView::DiagramView(DiagramScene &scene, QWidget *parent) : QGraphicsView(&scene, parent), m_scene(scene)
{
    setFrameShape(QFrame::NoFrame);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Chart"));
    installChartAccess();
    connect(&scene, &DiagramScene::nodeSelected, this, [this](int node) {
        if (node >= 0 && m_scene.picture())
            tell(QString::fromStdString(spokenText(m_scene.picture()->graph.nodes[std::size_t(node)])), node);
    });
    connect(&scene, &DiagramScene::edgeSelected, this, [this](int edge) {
        if (edge >= 0 && m_scene.picture())
            tell(spokenEdge(m_scene.picture()->graph, std::size_t(edge)), int(m_scene.picture()->graph.nodes.size()) + edge);
    });
    m_handRests.setSingleShot(true);
    m_handRests.setInterval(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    connect(&m_handRests, &QTimer::timeout, this, [this] {
        if (m_unfitted)
            fitAgain();
    });
}

/// Fits now, or when the hand rests.
void DiagramView::fitAgain()
{
    if (m_scene.isHeld())
        m_handRests.start();
    m_unfitted = m_handRests.isActive();
    if (!m_unfitted && m_fitted)
        fitReadably();
}

void DiagramView::mousePressEvent(QMouseEvent *event)
{
    m_handRests.start();
    QGraphicsView::mousePressEvent(event);
}

void DiagramView::fit()
{
    m_fitted = true;
    if (!m_scene.picture() || viewport()->width() < 10)
        return;
    const QRectF all = m_scene.sceneRect();
    const double scale = std::min({viewport()->width() / all.width(), viewport()->height() / all.height(), 1.25});
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(all.center());
    Q_EMIT viewChanged();
}

void DiagramView::fitReadably()
{
    fit();
    const QRectF all = m_scene.sceneRect();
    if (m_whole || zoom() >= plateZoom || all.isEmpty())
        return;
    const double scale = std::clamp((viewport()->width() - 16) / all.width(), plateZoom + 0.05, 1.0);
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(QPointF(viewport()->width() / scale / 2, viewport()->height() / scale / 2));
    Q_EMIT viewChanged();
}

void DiagramView::zoomBy(double factor)
{
    const double now = zoom(), next = std::clamp(now * factor, 0.02, 6.0);
    if (next == now)
        return;
    m_fitted = false;
    scale(next / now, next / now);
    Q_EMIT viewChanged();
}

void DiagramView::flyTo(int node)
{
    if (node < 0)
        return;
    m_scene.setCurrent(node);
    if (zoom() < 0.6) {
        m_fitted = false;
        setTransform(QTransform::fromScale(0.9, 0.9));
    }
    ensureVisible(m_scene.nodeRect(node), 60, 60);
    Q_EMIT viewChanged();
}

void DiagramView::pictureChanged()
{
    if (m_fitted)
        fitAgain();
    Q_EMIT viewChanged();
}

void DiagramView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomBy(std::pow(1.0015, event->angleDelta().y()));
        event->accept();
        return;
    }
    QGraphicsView::wheelEvent(event);
}

void DiagramView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(1.2); return;
    case Qt::Key_Minus: zoomBy(1 / 1.2); return;
    case Qt::Key_0:
        m_whole = true;
        fit();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event->modifiers() & Qt::ControlModifier)
            walkEdges(event->key() == Qt::Key_Left || event->key() == Qt::Key_Up ? -1 : 1);
        else if (event->modifiers() & Qt::ShiftModifier)
            nudge(Qt::Key(event->key()));
        else
            walk(Qt::Key(event->key()));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_scene.current() >= 0)
            Q_EMIT m_scene.nodeActivated(m_scene.current());
        return;
    case Qt::Key_Escape:
        if (m_scene.isDragging()) {
            m_scene.cancelDrag();
            return;
        }
        if (m_scene.currentEdge() >= 0) {
            m_scene.setCurrentEdge(-1);
            return;
        }
        if (m_scene.current() >= 0) {
            m_scene.setCurrent(-1);
            return;
        }
        break;
    default: break;
    }
    QGraphicsView::keyPressEvent(event);
}

/// From an edge to its ends, or from box to box.
void DiagramView::walk(Qt::Key key)
{
    const int edge = m_scene.currentEdge();
    if (edge >= 0 && (key == Qt::Key_Up || key == Qt::Key_Down))
        return walkEdges(key == Qt::Key_Up ? -1 : 1);
    const int next = edge < 0 ? m_scene.neighbour(m_scene.current(), key) : key == Qt::Key_Left ? m_scene.edgeEnds(edge).first : m_scene.edgeEnds(edge).second;
    if (next < 0)
        return;
    m_scene.setCurrent(next);
    ensureVisible(m_scene.nodeRect(next), 40, 40);
}

void DiagramView::walkEdges(int step)
{
    if (m_scene.currentEdge() < 0)
        m_edgesOf = m_scene.current();
    std::vector<int> edges = m_scene.edgesOf(m_edgesOf);
    const auto now = std::find(edges.begin(), edges.end(), m_scene.currentEdge());
    if (edges.empty())
        return;
    const int count = int(edges.size()), at = now == edges.end() ? (step > 0 ? -1 : count) : int(now - edges.begin());
    const int next = edges[std::size_t((at + step + count) % count)];
    m_scene.setCurrentEdge(next);
    ensureVisible(m_scene.edgeRect(next), 40, 40);
}

/// Shift and an arrow: the selected box a little further, as dragging does.
void DiagramView::nudge(Qt::Key key)
{
    constexpr double step = 16;
    const int node = m_scene.current();
    if (node < 0)
        return;
    const QPointF by(key == Qt::Key_Left ? -step : key == Qt::Key_Right ? step : 0, key == Qt::Key_Up ? -step : key == Qt::Key_Down ? step : 0);
    Q_EMIT m_scene.nodeMoved(node, m_scene.nodeRect(node).topLeft() + by);
}

void DiagramView::tell(const QString &sentence, int child)
{
    setAccessibleDescription(sentence);
    QAccessibleEvent described(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
    if (!hasFocus())
        return;
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(child);
    QAccessible::updateAccessibility(&focused);
}

void DiagramView::focusInEvent(QFocusEvent *event)
{
    QGraphicsView::focusInEvent(event);
    if (m_scene.current() < 0 && event->reason() == Qt::TabFocusReason)
        m_scene.setCurrent(m_scene.neighbour(-1, Qt::Key_Right));
}

void DiagramView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int node = byKey ? m_scene.current() : m_scene.nodeAt(mapToScene(event->pos()));
    if (node < 0)
        return;
    m_scene.setCurrent(node);
    Q_EMIT menuWished(node, byKey ? viewport()->mapToGlobal(mapFromScene(m_scene.nodeRect(node).center())) : event->globalPos());
}

void DiagramView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        fitAgain();
    else
        Q_EMIT viewChanged();
}

void DiagramView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    Q_EMIT viewChanged();
}

OverviewPane::OverviewPane(DiagramScene &scene, DiagramView &view) : QWidget(&view), m_scene(scene), m_view(view)
{
    hide();
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Overview"));
    connect(&view, &DiagramView::viewChanged, this, &OverviewPane::follow);
    m_settle.setSingleShot(true);
    m_settle.setInterval(250);
    connect(&m_settle, &QTimer::timeout, this, &OverviewPane::settle);
}

void OverviewPane::refresh()
{
    if (!m_scene.picture())
        return;
    const Layout &layout = m_scene.picture()->layout;
    m_scale = std::min(200 / layout.width, 150 / layout.height);
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap(QSize(std::max(1, int(layout.width * m_scale * ratio)), std::max(1, int(layout.height * m_scale * ratio))));
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(toQColor(m_scene.theme().background));
    QPainter painter(&m_picture);
    painter.scale(m_scale, m_scale);
    PainterCanvas canvas(painter);
    const DiagramPainter drawing(m_scene.picture()->graph, layout, m_scene.theme());
    for (const bool frames : {true, false})
        for (std::size_t n = 0; n < m_scene.picture()->graph.nodes.size(); ++n)
            if ((m_scene.picture()->graph.nodes[n].form == GraphNode::Form::Frame) == frames)
                drawing.paintNodePlate(canvas, n);
    painter.end();
    resize(int(layout.width * m_scale) + 2, int(layout.height * m_scale) + 2);
    follow();
}

void OverviewPane::follow()
{
    const QRectF seen = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    const bool all = seen.adjusted(-2, -2, 2, 2).contains(m_scene.sceneRect());
    setVisible(!all && m_scene.picture() && !m_picture.isNull() && m_view.width() > 480 && m_view.height() > 320);
    move(corner(m_corner));
    update();
    // Room to scroll what the pane covers out from under it.
    const double below = isVisible() && m_view.zoom() > 0 ? (height() + 24) / m_view.zoom() : 0;
    if (const QRectF room = m_scene.sceneRect().adjusted(0, 0, 0, below); m_view.sceneRect() != room)
        m_view.setSceneRect(room);
    if (isVisible())
        m_settle.start();
}

QPoint OverviewPane::corner(int which) const // 0: bottom right, 1: bottom left, 2: top right, 3: top left
{
    constexpr int gap = 12;
    const QRect inside = m_view.viewport()->geometry();
    const int x = which % 2 == 0 ? inside.right() - width() - gap : inside.left() + gap;
    const int y = which < 2 ? inside.bottom() - height() - gap : inside.top() + gap;
    return {x, y};
}

/// How much of boxes it would cover there, in square pixels of the screen.
double OverviewPane::coveredAt(int which) const
{
    const QRect place(m_view.viewport()->mapFromParent(corner(which)), size());
    const QRectF there = m_view.mapToScene(place).boundingRect();
    double covered = 0;
    const auto &picture = m_scene.picture();
    for (std::size_t n = 0; n < picture->graph.nodes.size(); ++n)
        if (picture->graph.nodes[n].form != GraphNode::Form::Frame) {
            const QRectF part = m_scene.nodeRect(int(n)) & there;
            covered += part.width() * part.height();
        }
    return covered * m_view.zoom() * m_view.zoom();
}

/// Moves to a better corner only where that is much better: it must not hop about.
void OverviewPane::settle()
{
    if (!isVisible() || !m_scene.picture() || underMouse())
        return;
    const double now = coveredAt(m_corner);
    int best = m_corner;
    double least = now;
    for (int which = 0; which < 4; ++which)
        if (const double covered = coveredAt(which); covered < least) {
            least = covered;
            best = which;
        }
    if (best != m_corner && now > 0.1 * width() * height() && least < now / 2) {
        m_corner = best;
        move(corner(best));
    }
}

void OverviewPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(1, 1, m_picture);
    painter.setPen(QPen(toQColor(m_scene.theme().line), 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRectF seen = m_view.mapToScene(m_view.viewport()->rect()).boundingRect() & m_scene.sceneRect();
    painter.setPen(QPen(toQColor(m_scene.theme().accent), 1.5));
    painter.drawRect(QRectF(seen.x() * m_scale, seen.y() * m_scale, seen.width() * m_scale, seen.height() * m_scale));
}

void OverviewPane::goTo(const QPointF &position)
{
    m_view.centerOn(position / m_scale);
}

void OverviewPane::mousePressEvent(QMouseEvent *event) { goTo(event->position()); }
void OverviewPane::mouseMoveEvent(QMouseEvent *event) { goTo(event->position()); }

} // namespace portolan
