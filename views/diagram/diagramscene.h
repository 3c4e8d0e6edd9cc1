#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include <QGraphicsScene>
#include <QVariantAnimation>

#include "models/diagram/diagramtheme.h"
#include "models/diagram/graph.h"
#include "models/diagram/layout/layout.h"

namespace portolan {

class DiagramMassItem;
class DiagramNodeItem;

/// A graph and where everything stands; made off the GUI thread, shared, never changed.
struct LaidOutGraph {
    Graph graph;
    Layout layout;
};

/// Shows one laid out graph. A new one is reconciled by node id: items stay, move there (a short glide), appear or go; the
/// selection stays on its node, or on the edge between the same ends. Items paint through DiagramPainter, as files do. A picture of
/// thousands of parts is one item, whose boxes stay where they are: nobody drags one among so many. GUI thread.
class DiagramScene final : public QGraphicsScene
{
    Q_OBJECT
public:
    explicit DiagramScene(QObject *parent = nullptr);
    ~DiagramScene() override;

    void show(std::shared_ptr<const LaidOutGraph> picture, bool animate = true);
    void setTheme(const DiagramTheme &theme);
    [[nodiscard]] const DiagramTheme &theme() const { return m_theme; }
    [[nodiscard]] const std::shared_ptr<const LaidOutGraph> &picture() const { return m_picture; }

    /// The selected node's index, or -1. Selecting emits nodeSelected once.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int node);
    /// The selected edge, or -1; selecting one lets go of the node. Emits edgeSelected once.
    [[nodiscard]] int currentEdge() const { return m_currentEdge; }
    void setCurrentEdge(int edge);
    [[nodiscard]] int hovered() const { return m_hovered; }
    void setHovered(int node);
    /// Whether an edge or node is to stand out: it is the current or hovered one, or joined with it.
    [[nodiscard]] bool edgeStandsOut(std::size_t edge) const;
    [[nodiscard]] int nodeAt(const QPointF &where) const;
    /// Edges that begin or end at a node. O(edges).
    [[nodiscard]] std::vector<std::size_t> edgesAt(int node) const;
    /// How many boxes and lines have an item each.
    void setMostItems(std::size_t most) { m_mostItems = most; }
    /// The neighbour a key walks to: along edges to the right or left, among what stands in the same column up or down; -1: none.
    [[nodiscard]] int neighbour(int from, Qt::Key direction) const;
    [[nodiscard]] QRectF nodeRect(int node) const;
    /// Edges that begin or end at a node, or all of them for -1: those that are drawn, in the graph's order.
    [[nodiscard]] std::vector<int> edgesOf(int node) const;
    /// The nodes at its ends; -1 where it has none.
    [[nodiscard]] std::pair<int, int> edgeEnds(int edge) const { return m_ends[std::size_t(edge)]; }
    [[nodiscard]] QRectF edgeRect(int edge) const;
    [[nodiscard]] int nodeById(std::string_view id) const;
    /// What is told of a box or a line under the pointer, as rich text that holds no markup of a cluster's.
    [[nodiscard]] QString nodeTip(int node) const;
    [[nodiscard]] QString edgeTip(int edge) const;
    /// Boxes can be dragged (frames by their heads, so that a picture full of frames can still be panned).
    void setBoxesMovable(bool movable) { m_movable = movable; }
    [[nodiscard]] bool isDragging() const { return m_dragging; }
    /// A box is under the pressed button: to show another picture now would take it out of the hand. released() tells the end.
    [[nodiscard]] bool isHeld() const { return m_pressed >= 0; }
    void cancelDrag();

Q_SIGNALS:
    void nodeSelected(int node); ///< -1: nothing
    void nodeActivated(int node);
    void edgeSelected(int edge);
    void nodeMoved(int node, const QPointF &corner); ///< a hand put its top left corner there
    void released();                                 ///< of the held box, moved or not

protected:
    bool event(QEvent *event) override;
    /// Texts are made when somebody waits for one: ten thousands of boxes have one each.
    void helpEvent(QGraphicsSceneHelpEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;

private:
    void showParts(const std::string &selected, bool animate);
    void updateAround(int node);
    void letGo();                                 ///< of what belongs to the shown picture alone: its edges, drags, glides
    void eraseNodesNotIn(const Graph &graph);     ///< before anyone asks the new picture about them
    /// An item for each node of m_picture, those of before where they stood; returns those that are to move, with their old places.
    [[nodiscard]] std::vector<std::pair<DiagramNodeItem *, QPointF>> placeNodes();
    void indexEdges();
    void selectEdgeLike(const GraphEdge &edge);
    [[nodiscard]] int edgeAt(const QPointF &where) const;
    [[nodiscard]] bool canDrag(int node, const QPointF &where) const;
    void beginDrag();
    void drawDrag(const QPointF &by);
    void glide(const std::vector<std::pair<DiagramNodeItem *, QPointF>> &moved);

    std::shared_ptr<const LaidOutGraph> m_picture;
    DiagramTheme m_theme = DiagramTheme::light();
    std::unordered_map<std::string, DiagramNodeItem *> m_nodes;
    std::vector<QGraphicsItem *> m_edges; ///< by edge index; nullptr for edges without a way
    std::vector<std::pair<int, int>> m_ends; ///< of edges, as nodes
    std::vector<DiagramNodeItem *> m_items;  ///< by node index
    QGraphicsItem *m_surroundings = nullptr;
    DiagramMassItem *m_mass = nullptr; ///< in place of items for nodes and edges
    std::size_t m_mostItems = 6000;
    QVariantAnimation m_glide;
    std::vector<std::pair<DiagramNodeItem *, QPointF>> m_gliding; ///< where each came from
    int m_current = -1;
    int m_hovered = -1;
    int m_currentEdge = -1;
    bool m_movable = false;
    bool m_dragging = false;
    int m_pressed = -1;           ///< the node under the pressed button; -1: none that may be dragged
    QPointF m_pressedAt;
    std::vector<bool> m_inDrag;   ///< nodes that go along
    QGraphicsPathItem *m_dragWays = nullptr; ///< stand in for the edges of what is dragged
};

} // namespace portolan
