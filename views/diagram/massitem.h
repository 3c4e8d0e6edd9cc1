#pragma once

#include <vector>

#include <QGraphicsItem>

#include "views/diagram/diagramscene.h"

namespace portolan {

/// All boxes and lines of a very large picture in one item: made at once, where an item for each of ten thousands of parts would take
/// a tenth of a second. What is not in sight is passed over; from far away boxes are plates and lines go straight from bend to bend.
class DiagramMassItem final : public QGraphicsItem
{
public:
    explicit DiagramMassItem(DiagramScene &scene);
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    /// Its parts that look otherwise when a node stands out: the box and the lines at it.
    void updateAround(int node);
    /// A line's, with the room its ends and words take.
    [[nodiscard]] QRectF edgeBounds(std::size_t edge) const;

protected:
    void hoverMoveEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    void paintNear(QPainter &painter, const QRectF &seen) const;
    void paintFar(QPainter &painter, const QRectF &seen, bool outlined) const;
    void paintStandingOut(QPainter &painter, bool far) const;
    template<class Visit>
    void forNodesIn(const QRectF &seen, Visit visit) const;
    template<class Visit>
    void forEdgesIn(const QRectF &seen, Visit visit) const;

    DiagramScene &m_scene;
    QRectF m_bounds;
    std::vector<std::size_t> m_order; ///< nodes as they are painted: frames first
};

} // namespace portolan
