#include <algorithm>
#include <utility>

#include <QGraphicsSceneMouseEvent>
#include <QGuiApplication>
#include <QPen>
#include <QStyleHints>

#include "models/diagram/layout/freeroutes.h"
#include "views/diagram/diagramitems.h"
#include "views/diagram/diagramscene.h"
#include "views/diagram/massitem.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

// Selecting with the mouse, and dragging boxes.

namespace {

constexpr double frameHead = 46; // pixels of a frame's top that it can be dragged by

} // namespace

void DiagramScene::setCurrentEdge(int edge)
{
    if (edge == m_currentEdge)
        return;
    if (edge >= 0 && m_current >= 0)
        setCurrent(-1);
    m_currentEdge = edge;
    update();
    Q_EMIT edgeSelected(edge);
}

int DiagramScene::edgeAt(const QPointF &where) const
{
    for (std::size_t e = 0; m_mass && e < m_ends.size(); ++e)
        if (m_mass->edgeBounds(e).contains(where) && DiagramEdgeItem::reachOf(toPainterPath(m_picture->layout.routes[e].path)).contains(where))
            return int(e);
    for (std::size_t e = 0; e < m_edges.size(); ++e)
        if (m_edges[e] && m_edges[e]->boundingRect().contains(where) && m_edges[e]->shape().contains(where))
            return int(e);
    return -1;
}

bool DiagramScene::canDrag(int node, const QPointF &where) const
{
    if (!m_movable || node < 0 || m_mass)
        return false;
    const bool frame = m_picture->graph.nodes[std::size_t(node)].form == GraphNode::Form::Frame;
    return !frame || where.y() - nodeRect(node).top() < frameHead;
}

void DiagramScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    event->ignore(); // the view may pan
    if (event->button() != Qt::LeftButton || !m_picture)
        return;
    const int node = nodeAt(event->scenePos());
    const bool ground = node < 0 || m_picture->graph.nodes[std::size_t(node)].form == GraphNode::Form::Frame;
    if (const int edge = ground ? edgeAt(event->scenePos()) : -1; edge >= 0) {
        setCurrentEdge(edge);
        event->accept();
        return;
    }
    setCurrentEdge(-1);
    setCurrent(node);
    m_pressed = canDrag(node, event->scenePos()) ? node : -1;
    m_pressedAt = event->scenePos();
    if (m_pressed >= 0)
        event->accept();
}

void DiagramScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_pressed < 0 || !(event->buttons() & Qt::LeftButton)) {
        QGraphicsScene::mouseMoveEvent(event);
        return;
    }
    const QPoint gone = event->screenPos() - event->buttonDownScreenPos(Qt::LeftButton);
    if (!m_dragging && gone.manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    if (!m_dragging)
        beginDrag();
    drawDrag(event->scenePos() - m_pressedAt);
    event->accept();
}

void DiagramScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    const int node = m_pressed;
    m_pressed = -1;
    if (!m_dragging || node < 0) {
        QGraphicsScene::mouseReleaseEvent(event);
        if (node >= 0)
            Q_EMIT released();
        return;
    }
    m_dragging = false;
    const QPointF corner = m_items[std::size_t(node)]->pos();
    event->accept();
    Q_EMIT nodeMoved(node, corner);
    Q_EMIT released();
}

/// Its members and what hangs below go along; their edges are drawn plainly until it is let go.
void DiagramScene::beginDrag()
{
    m_dragging = true;
    m_glide.stop();
    const auto &nodes = m_picture->graph.nodes;
    m_inDrag.assign(nodes.size(), false);
    m_inDrag[std::size_t(m_pressed)] = true;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t n = 0; n < nodes.size(); ++n) {
            if (m_inDrag[n])
                continue;
            const int parent = nodes[n].parent.empty() ? -1 : nodeById(nodes[n].parent), above = nodes[n].glue.empty() ? -1 : nodeById(nodes[n].glue);
            if ((parent >= 0 && m_inDrag[std::size_t(parent)]) || (above >= 0 && m_inDrag[std::size_t(above)]))
                more = m_inDrag[n] = true;
        }
    }
    for (std::size_t e = 0; e < m_edges.size(); ++e)
        if (const auto [from, to] = m_ends[e]; m_edges[e] && from >= 0 && to >= 0)
            m_edges[e]->setVisible(!m_inDrag[std::size_t(from)] && !m_inDrag[std::size_t(to)]);
    m_dragWays = addPath(QPainterPath(), QPen(toQColor(m_theme.accent), 1.6));
    m_dragWays->setZValue(1);
}

void DiagramScene::drawDrag(const QPointF &by)
{
    const Layout &layout = m_picture->layout;
    for (std::size_t n = 0; n < m_items.size(); ++n)
        if (m_inDrag[n])
            m_items[n]->setPos(m_items[n]->place() + by);
    const GraphIndex index(m_picture->graph);
    const auto shifted = [&](const GraphEnd &end, Rect box) {
        if (m_inDrag[std::size_t(end.node)]) {
            box.x += by.x();
            box.y += by.y();
        }
        return box;
    };
    QPainterPath ways;
    for (std::size_t e = 0; e < m_edges.size(); ++e) {
        if (!m_edges[e] || m_edges[e]->isVisible())
            continue;
        const GraphEnd from = index.find(m_picture->graph.edges[e].from), to = index.find(m_picture->graph.edges[e].to);
        const layered::FreeWay way{shifted(from, endBox(layout, from)), shifted(from, layout.boxes[std::size_t(from.node)]),
                                   shifted(to, endBox(layout, to)), shifted(to, layout.boxes[std::size_t(to.node)])};
        ways.addPath(toPainterPath(layered::freeRoute(way, {}).path));
    }
    m_dragWays->setPath(ways);
}

void DiagramScene::cancelDrag()
{
    const bool wasHeld = std::exchange(m_pressed, -1) >= 0;
    if (!std::exchange(m_dragging, false)) {
        if (wasHeld)
            Q_EMIT released();
        return;
    }
    for (DiagramNodeItem *item : m_items)
        item->setPos(item->place());
    for (QGraphicsItem *edge : m_edges)
        if (edge)
            edge->setVisible(true);
    delete m_dragWays;
    m_dragWays = nullptr;
    Q_EMIT released();
}

} // namespace portolan
