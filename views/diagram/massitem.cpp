#include "views/diagram/massitem.h"

#include <map>
#include <tuple>

#include <QGraphicsSceneHoverEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "models/diagram/painter.h"
#include "views/diagram/diagramitems.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

namespace {

/// Below this zoom a box is some pixels high: its outline would be all there is of it.
constexpr double outlineZoom = 0.12;

} // namespace

DiagramMassItem::DiagramMassItem(DiagramScene &scene)
    : m_scene(scene), m_bounds(QRectF(0, 0, scene.picture()->layout.width, scene.picture()->layout.height).adjusted(-20, -20, 20, 20))
{
    setAcceptHoverEvents(true);
    setFlag(ItemUsesExtendedStyleOption); // which part is to be painted
    const auto &nodes = scene.picture()->graph.nodes;
    m_order.reserve(nodes.size());
    for (const bool frames : {true, false})
        for (std::size_t n = 0; n < nodes.size(); ++n)
            if ((nodes[n].form == GraphNode::Form::Frame) == frames)
                m_order.push_back(n);
}

QRectF DiagramMassItem::edgeBounds(std::size_t edge) const
{
    const Path &path = m_scene.picture()->layout.routes[edge].path;
    if (path.elements.empty())
        return {};
    double left = path.elements.front().end.x, right = left, top = path.elements.front().end.y, bottom = top;
    const auto reach = [&](const Point &p) {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    };
    for (const Path::Element &element : path.elements) {
        reach(element.end);
        if (element.type == Path::Element::Type::Cubic) {
            reach(element.a);
            reach(element.b);
        }
    }
    return QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(-14, -22, 14, 14);
}

template<class Visit>
void DiagramMassItem::forNodesIn(const QRectF &seen, Visit visit) const
{
    const QRectF reach = seen.adjusted(-16, -16, 16, 16);
    const auto &boxes = m_scene.picture()->layout.boxes;
    for (const std::size_t n : m_order)
        if (const Rect &b = boxes[n]; b.x <= reach.right() && b.y <= reach.bottom() && b.x + b.w >= reach.left() && b.y + b.h >= reach.top())
            visit(n);
}

template<class Visit>
void DiagramMassItem::forEdgesIn(const QRectF &seen, Visit visit) const
{
    for (std::size_t e = 0; e < m_scene.picture()->graph.edges.size(); ++e)
        if (edgeBounds(e).intersects(seen))
            visit(e);
}

void DiagramMassItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const double zoom = option->levelOfDetailFromTransform(painter->worldTransform());
    const bool far = zoom < plateZoom;
    if (far)
        paintFar(*painter, option->exposedRect, zoom > outlineZoom);
    else
        paintNear(*painter, option->exposedRect);
    paintStandingOut(*painter, far);
}

void DiagramMassItem::paintNear(QPainter &painter, const QRectF &seen) const
{
    const auto &picture = *m_scene.picture();
    PainterCanvas canvas(painter);
    const DiagramPainter drawing(picture.graph, picture.layout, m_scene.theme());
    forNodesIn(seen, [&](std::size_t n) { drawing.paintNode(canvas, n); });
    forEdgesIn(seen, [&](std::size_t e) { drawing.paintEdge(canvas, e); });
}

/// Plates of one colour together, and all lines together: a call for each would take longer than the pixels.
void DiagramMassItem::paintFar(QPainter &painter, const QRectF &seen, bool outlined) const
{
    const auto &picture = *m_scene.picture();
    const DiagramPainter drawing(picture.graph, picture.layout, m_scene.theme());
    painter.setRenderHint(QPainter::Antialiasing, false);
    std::map<std::tuple<bool, QRgb, QRgb>, QList<QRectF>> plates; // frames below
    forNodesIn(seen, [&](std::size_t n) {
        const auto [fill, line] = drawing.plateColors(n);
        const Rect &box = picture.layout.boxes[n];
        plates[{picture.graph.nodes[n].form != GraphNode::Form::Frame, toQColor(fill).rgba(), toQColor(line).rgba()}].append(QRectF(box.x, box.y, box.w, box.h));
    });
    for (const auto &[look, rects] : plates) {
        painter.setBrush(QColor::fromRgba(std::get<1>(look)));
        painter.setPen(outlined ? QPen(QColor::fromRgba(std::get<2>(look)), 0) : QPen(Qt::NoPen));
        painter.drawRects(rects);
    }
    QList<QLineF> lines;
    forEdgesIn(seen, [&](std::size_t e) {
        QPointF from;
        for (const Path::Element &element : picture.layout.routes[e].path.elements) {
            const QPointF to(element.end.x, element.end.y);
            if (element.type == Path::Element::Type::Line || element.type == Path::Element::Type::Cubic)
                lines.append(QLineF(from, to));
            from = to;
        }
    });
    painter.setPen(QPen(toQColor(m_scene.theme().edge), 0));
    painter.drawLines(lines);
}

/// What is chosen or under the pointer, and what is joined with it.
void DiagramMassItem::paintStandingOut(QPainter &painter, bool far) const
{
    const auto &picture = *m_scene.picture();
    DiagramTheme theme = m_scene.theme();
    theme.edge = theme.accent;
    PainterCanvas canvas(painter);
    for (std::size_t e = 0; e < picture.graph.edges.size(); ++e) {
        if (!m_scene.edgeStandsOut(e) || picture.layout.routes[e].path.elements.empty())
            continue;
        canvas.path(picture.layout.routes[e].path, {}, {theme.accent, far ? 6.0 : 2.6});
        DiagramPainter(picture.graph, picture.layout, theme).paintEdge(canvas, e);
    }
    for (const int node : {m_scene.hovered(), m_scene.current()})
        if (node >= 0) {
            const Rect &box = picture.layout.boxes[std::size_t(node)];
            canvas.rect({box.x - 2, box.y - 2, box.w + 4, box.h + 4}, 10, {}, {theme.accent, node == m_scene.current() ? 2.4 : 1.2});
        }
}

void DiagramMassItem::updateAround(int node)
{
    if (node < 0)
        return;
    update(m_scene.nodeRect(node).adjusted(-8, -8, 8, 8));
    for (const std::size_t edge : m_scene.edgesAt(node))
        update(edgeBounds(edge));
}

void DiagramMassItem::hoverMoveEvent(QGraphicsSceneHoverEvent *event) { m_scene.setHovered(m_scene.nodeAt(event->scenePos())); }
void DiagramMassItem::hoverLeaveEvent(QGraphicsSceneHoverEvent *) { m_scene.setHovered(-1); }

} // namespace portolan
