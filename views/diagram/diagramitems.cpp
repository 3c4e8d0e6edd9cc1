#include "views/diagram/diagramitems.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

#include "models/diagram/painter.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

DiagramNodeItem::DiagramNodeItem(DiagramScene &scene, int node) : m_scene(scene), m_node(node)
{
    setAcceptHoverEvents(true);
    setNode(node);
}

void DiagramNodeItem::setNode(int node)
{
    prepareGeometryChange();
    m_node = node;
    const Rect &box = m_scene.picture()->layout.boxes[std::size_t(node)];
    m_place = QPointF(box.x, box.y);
    m_bounds = QRectF(-4, -4, box.w + 16, box.h + 16);
    const GraphNode &what = m_scene.picture()->graph.nodes[std::size_t(node)];
    int depth = 0;
    for (std::string parent = what.parent; !parent.empty() && depth < 8; ++depth) {
        const int up = m_scene.nodeById(parent);
        parent = up < 0 ? std::string() : m_scene.picture()->graph.nodes[std::size_t(up)].parent;
    }
    setZValue(what.form == GraphNode::Form::Frame ? -1 + 0.01 * depth : 0);
}

void DiagramNodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const auto &picture = *m_scene.picture();
    const Rect &box = picture.layout.boxes[std::size_t(m_node)];
    painter->translate(-box.x, -box.y);
    PainterCanvas canvas(*painter);
    const DiagramPainter drawing(picture.graph, picture.layout, m_scene.theme());
    if (option->levelOfDetailFromTransform(painter->worldTransform()) < plateZoom) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        drawing.paintNodePlate(canvas, std::size_t(m_node));
    } else {
        drawing.paintNode(canvas, std::size_t(m_node));
    }
    if (m_scene.current() == m_node || m_scene.hovered() == m_node) {
        const bool current = m_scene.current() == m_node;
        canvas.rect({box.x - 2, box.y - 2, box.w + 4, box.h + 4}, 10, {}, {m_scene.theme().accent, current ? 2.4 : 1.2});
    }
}

void DiagramNodeItem::hoverEnterEvent(QGraphicsSceneHoverEvent *) { m_scene.setHovered(m_node); }
void DiagramNodeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *) { m_scene.setHovered(-1); }

DiagramEdgeItem::DiagramEdgeItem(DiagramScene &scene, std::size_t edge) : m_scene(scene), m_edge(edge)
{
    m_path = toPainterPath(scene.picture()->layout.routes[edge].path);
    m_bounds = m_path.boundingRect().adjusted(-14, -22, 14, 14);
    setZValue(1);
}

QPainterPath DiagramEdgeItem::reachOf(const QPainterPath &way)
{
    QPainterPathStroker stroker;
    stroker.setWidth(8);
    return stroker.createStroke(way);
}

void DiagramEdgeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const auto &picture = *m_scene.picture();
    const bool out = m_scene.edgeStandsOut(m_edge);
    const bool far = option->levelOfDetailFromTransform(painter->worldTransform()) < plateZoom;
    if (far && !out) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(toQColor(m_scene.theme().edge), 0)); // a hair line: the cheapest there is
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(m_path);
        return;
    }
    DiagramTheme theme = m_scene.theme();
    if (out)
        theme.edge = theme.accent;
    PainterCanvas canvas(*painter);
    if (out)
        canvas.path(picture.layout.routes[m_edge].path, {}, {theme.accent, far ? 6.0 : 2.6});
    DiagramPainter(picture.graph, picture.layout, theme).paintEdge(canvas, m_edge);
}

DiagramSurroundingsItem::DiagramSurroundingsItem(DiagramScene &scene)
    : m_scene(scene), m_bounds(0, 0, scene.picture()->layout.width, scene.picture()->layout.height)
{
    setZValue(-2);
}

void DiagramSurroundingsItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    PainterCanvas canvas(*painter);
    DiagramPainter(m_scene.picture()->graph, m_scene.picture()->layout, m_scene.theme()).paintSurroundings(canvas);
}

} // namespace portolan
