#pragma once

#include <QGraphicsItem>

#include "views/diagram/diagramscene.h"

namespace portolan {

/// Below this zoom boxes are plates without text: a thousand pods stay quick, and nobody could read them anyway.
inline constexpr double plateZoom = 0.35;

/// One box or frame. Positions are the layout's, shifted while gliding.
class DiagramNodeItem final : public QGraphicsItem
{
public:
    DiagramNodeItem(DiagramScene &scene, int node);
    void setNode(int node);
    [[nodiscard]] int node() const { return m_node; }
    [[nodiscard]] QPointF place() const { return m_place; }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    DiagramScene &m_scene;
    int m_node;
    QPointF m_place;
    QRectF m_bounds; ///< kept: the picture changes under the item
};

class DiagramEdgeItem final : public QGraphicsItem
{
public:
    DiagramEdgeItem(DiagramScene &scene, std::size_t edge);
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return reachOf(m_path); }
    /// Where a pointer is on it.
    [[nodiscard]] static QPainterPath reachOf(const QPainterPath &way);
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    DiagramScene &m_scene;
    std::size_t m_edge;
    QPainterPath m_path;
    QRectF m_bounds;
};

/// Title, lane headings, steps, legend.
class DiagramSurroundingsItem final : public QGraphicsItem
{
public:
    explicit DiagramSurroundingsItem(DiagramScene &scene);
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    DiagramScene &m_scene;
    QRectF m_bounds;
};

} // namespace portolan
