#include "views/diagram/diagramscene.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>

#include <QGraphicsSceneHelpEvent>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "models/core/heap.h"
#include "models/core/shown.h"
#include "models/diagram/painter.h"
#include "views/diagram/diagramitems.h"
#include "views/diagram/massitem.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

namespace {

QString tipOf(const std::string &text)
{
    return QStringLiteral("<p style='white-space:pre'>") + shownText(text).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")) + QStringLiteral("</p>");
}

} // namespace

DiagramScene::DiagramScene(QObject *parent) : QGraphicsScene(parent)
{
    setItemIndexMethod(QGraphicsScene::BspTreeIndex);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setDuration(180);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        const double t = value.toDouble();
        for (const auto &[item, from] : m_gliding)
            item->setPos(from + (item->place() - from) * t);
        for (QGraphicsItem *edge : m_edges) // they stand at the new places already
            if (edge)
                edge->setOpacity(t * t);
    });
    connect(&m_glide, &QVariantAnimation::finished, this, [this] { m_gliding.clear(); });
}

DiagramScene::~DiagramScene()
{
    m_glide.stop();
    clear();
}

void DiagramScene::setTheme(const DiagramTheme &theme)
{
    m_theme = theme;
    update();
}

void DiagramScene::show(std::shared_ptr<const LaidOutGraph> picture, bool animate)
{
    const std::string selected = m_current >= 0 ? m_picture->graph.nodes[std::size_t(m_current)].id : std::string();
    const auto edge = m_currentEdge >= 0 ? std::optional(m_picture->graph.edges[std::size_t(m_currentEdge)]) : std::nullopt;
    letGo();
    const bool large = picture->graph.nodes.size() + picture->graph.edges.size() > m_mostItems;
    eraseNodesNotIn(large ? Graph() : picture->graph);
    std::swap(m_picture, picture);
    if (picture && picture->graph.nodes.size() > m_mostItems)
        freeOnPool(std::move(picture));
    m_surroundings = new DiagramSurroundingsItem(*this);
    addItem(m_surroundings);
    indexEdges();
    setSceneRect(0, 0, m_picture->layout.width, m_picture->layout.height);
    if (large) {
        m_mass = new DiagramMassItem(*this);
        addItem(m_mass);
        m_current = selected.empty() ? -1 : nodeById(selected);
    } else {
        showParts(selected, animate);
    }
    if (!selected.empty() && m_current < 0)
        Q_EMIT nodeSelected(-1);
    if (edge)
        selectEdgeLike(*edge);
    update();
}

/// An item for each box and line.
void DiagramScene::showParts(const std::string &selected, bool animate)
{
    const bool first = m_nodes.empty();
    const auto moved = placeNodes();
    for (std::size_t e = 0; e < m_picture->graph.edges.size(); ++e) {
        m_edges.push_back(m_picture->layout.routes[e].path.elements.empty() ? nullptr : new DiagramEdgeItem(*this, e));
        if (m_edges.back())
            addItem(m_edges.back());
    }
    m_current = selected.empty() ? -1 : nodeById(selected);
    if (animate && !first && moved.size() < 400) {
        glide(moved);
    } else {
        for (const auto &[item, from] : moved)
            item->setPos(item->place());
    }
}

/// Edges have no ids: the one between the same ends, with the same words where there are several.
void DiagramScene::selectEdgeLike(const GraphEdge &edge)
{
    const auto &edges = m_picture->graph.edges;
    const auto sameEnds = [&edge](const GraphEdge &one) { return one.from == edge.from && one.to == edge.to; };
    auto found = std::find_if(edges.begin(), edges.end(), [&](const GraphEdge &one) { return sameEnds(one) && one.label == edge.label; });
    if (found == edges.end())
        found = std::find_if(edges.begin(), edges.end(), sameEnds);
    m_currentEdge = found == edges.end() ? -1 : int(found - edges.begin());
    if (m_currentEdge < 0)
        Q_EMIT edgeSelected(-1);
}

/// The button may come up in another window.
bool DiagramScene::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        cancelDrag();
    return QGraphicsScene::event(event);
}

QString DiagramScene::nodeTip(int node) const
{
    return tipOf(DiagramPainter::nodeTitle(m_picture->graph.nodes[std::size_t(node)]));
}

QString DiagramScene::edgeTip(int edge) const
{
    return tipOf(DiagramPainter::edgeTitle(m_picture->graph.edges[std::size_t(edge)]));
}

void DiagramScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const int edge = edgeAt(event->scenePos()), node = edge < 0 ? nodeAt(event->scenePos()) : -1;
    const QString tip = edge >= 0 ? edgeTip(edge) : node >= 0 ? nodeTip(node) : QString();
    QToolTip::showText(event->screenPos(), tip, event->widget());
    event->setAccepted(!tip.isEmpty());
}

void DiagramScene::letGo()
{
    m_glide.stop();
    m_gliding.clear();
    m_dragging = false; // what is dragged may be gone
    m_pressed = -1;
    m_currentEdge = -1;
    delete m_dragWays;
    m_dragWays = nullptr;
    for (QGraphicsItem *edge : m_edges)
        delete edge;
    m_edges.clear();
    delete m_surroundings;
    m_surroundings = nullptr;
    delete m_mass;
    m_mass = nullptr;
    m_hovered = -1;
    m_items.clear();
}

void DiagramScene::eraseNodesNotIn(const Graph &graph)
{
    std::unordered_set<std::string_view> wanted;
    for (const GraphNode &node : graph.nodes)
        wanted.insert(node.id);
    std::erase_if(m_nodes, [&](const auto &entry) {
        if (wanted.contains(entry.first))
            return false;
        delete entry.second;
        return true;
    });
}

std::vector<std::pair<DiagramNodeItem *, QPointF>> DiagramScene::placeNodes()
{
    const Graph &graph = m_picture->graph;
    std::unordered_map<std::string, DiagramNodeItem *> old;
    old.swap(m_nodes);
    std::vector<std::pair<DiagramNodeItem *, QPointF>> moved;
    for (int n = 0; n < int(graph.nodes.size()); ++n) {
        const auto found = old.find(graph.nodes[std::size_t(n)].id);
        DiagramNodeItem *item = found != old.end() ? found->second : nullptr;
        if (item) {
            item->setNode(n);
            if (item->pos() != item->place())
                moved.emplace_back(item, item->pos());
            old.erase(found);
        } else {
            item = new DiagramNodeItem(*this, n);
            addItem(item);
            item->setPos(item->place());
        }
        m_nodes.emplace(graph.nodes[std::size_t(n)].id, item);
        m_items.push_back(item);
    }
    for (const auto &[id, item] : old) // a second node of one id
        delete item;
    return moved;
}

void DiagramScene::glide(const std::vector<std::pair<DiagramNodeItem *, QPointF>> &moved)
{
    m_gliding = moved;
    if (!m_gliding.empty())
        m_glide.start();
}

void DiagramScene::indexEdges()
{
    const GraphIndex index(m_picture->graph);
    m_ends.clear();
    for (const GraphEdge &edge : m_picture->graph.edges)
        m_ends.emplace_back(index.node(edge.from), index.node(edge.to));
}

int DiagramScene::nodeById(std::string_view id) const
{
    if (!m_picture)
        return -1;
    const auto &nodes = m_picture->graph.nodes;
    const auto found = m_nodes.find(std::string(id));
    if (found != m_nodes.end())
        return found->second->node();
    const auto slow = std::find_if(nodes.begin(), nodes.end(), [id](const GraphNode &n) { return n.id == id; });
    return slow == nodes.end() ? -1 : int(slow - nodes.begin());
}

QRectF DiagramScene::nodeRect(int node) const
{
    const Rect &box = m_picture->layout.boxes[std::size_t(node)];
    return QRectF(box.x, box.y, box.w, box.h);
}

std::vector<int> DiagramScene::edgesOf(int node) const
{
    std::vector<int> out;
    for (std::size_t e = 0; e < m_edges.size(); ++e)
        if (m_edges[e] && (node < 0 || m_ends[e].first == node || m_ends[e].second == node))
            out.push_back(int(e));
    return out;
}

QRectF DiagramScene::edgeRect(int edge) const
{
    const QGraphicsItem *item = m_edges[std::size_t(edge)];
    return item ? item->sceneBoundingRect() : QRectF();
}

void DiagramScene::setCurrent(int node)
{
    if (node == m_current)
        return;
    const int before = std::exchange(m_current, node);
    const bool edge = std::exchange(m_currentEdge, -1) >= 0;
    if (edge || !m_mass)
        update();
    updateAround(before);
    updateAround(node);
    Q_EMIT nodeSelected(node);
}

void DiagramScene::setHovered(int node)
{
    if (node == m_hovered)
        return;
    const int before = std::exchange(m_hovered, node);
    if (!m_mass)
        update();
    updateAround(before);
    updateAround(node);
}

/// To paint thousands of boxes again takes long.
void DiagramScene::updateAround(int node)
{
    if (m_mass)
        m_mass->updateAround(node);
}

std::vector<std::size_t> DiagramScene::edgesAt(int node) const
{
    std::vector<std::size_t> out;
    for (std::size_t e = 0; e < m_ends.size(); ++e)
        if (m_ends[e].first == node || m_ends[e].second == node)
            out.push_back(e);
    return out;
}

bool DiagramScene::edgeStandsOut(std::size_t edge) const
{
    if (int(edge) == m_currentEdge)
        return true;
    const auto [from, to] = m_ends[edge];
    for (const int node : {m_current, m_hovered})
        if (node >= 0 && (from == node || to == node))
            return true;
    return false;
}

int DiagramScene::nodeAt(const QPointF &where) const
{
    if (!m_picture)
        return -1;
    int best = -1;
    const auto &boxes = m_picture->layout.boxes;
    for (int n = 0; n < int(boxes.size()); ++n)
        if (nodeRect(n).contains(where) && (best < 0 || boxes[std::size_t(n)].w * boxes[std::size_t(n)].h < nodeRect(best).width() * nodeRect(best).height()))
            best = n;
    return best;
}

int DiagramScene::neighbour(int from, Qt::Key direction) const
{
    if (!m_picture || m_picture->graph.nodes.empty())
        return -1;
    if (from < 0)
        return 0;
    const QRectF here = nodeRect(from);
    int best = -1;
    double nearest = 0;
    const auto consider = [&](int node, double distance) {
        if (best < 0 || distance < nearest) {
            best = node;
            nearest = distance;
        }
    };
    if (direction == Qt::Key_Right || direction == Qt::Key_Left) {
        for (const auto &[a, b] : m_ends) {
            const int other = direction == Qt::Key_Right ? (a == from ? b : -1) : (b == from ? a : -1);
            if (other >= 0 && other != from)
                consider(other, std::abs(nodeRect(other).center().y() - here.center().y()));
        }
        if (best < 0 && direction == Qt::Key_Right) // into a frame
            for (int n = 0; n < int(m_picture->graph.nodes.size()); ++n)
                if (m_picture->graph.nodes[std::size_t(n)].parent == m_picture->graph.nodes[std::size_t(from)].id)
                    consider(n, nodeRect(n).top() + nodeRect(n).left());
        if (best < 0 && direction == Qt::Key_Left) // out of it
            return nodeById(m_picture->graph.nodes[std::size_t(from)].parent);
        return best;
    }
    for (int n = 0; n < int(m_picture->graph.nodes.size()); ++n) {
        const QRectF there = nodeRect(n);
        const double step = direction == Qt::Key_Down ? there.top() - here.top() : here.top() - there.top();
        if (n != from && step > 0 && std::abs(there.left() - here.left()) < 1)
            consider(n, step);
    }
    return best;
}

void DiagramScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, toQColor(m_theme.background));
}

void DiagramScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event)
{
    const int node = nodeAt(event->scenePos());
    if (node >= 0)
        Q_EMIT nodeActivated(node);
    event->accept();
}

} // namespace portolan
