#pragma once

#include <QGraphicsView>
#include <QTimer>

#include "views/diagram/diagramscene.h"

namespace portolan {

/// The window onto a scene: drag pans, the wheel with Ctrl zooms at the pointer, + - 0 zoom and fit, arrows walk along edges, with
/// Ctrl from one edge of the box to the next (from an edge, left and right lead to its ends), Enter activates. Stays fitted until a person zooms, but never fits while a button is down or a second click may follow:
/// what is under the pointer stays there.
class DiagramView final : public QGraphicsView
{
    Q_OBJECT
public:
    explicit DiagramView(DiagramScene &scene, QWidget *parent = nullptr);

    void fit(); ///< everything
    /// Everything, or, when that could not be read, the whole width from the top.
    void fitReadably();
    /// The next picture is another one: forget how a person zoomed.
    void startOver() { m_fitted = true; m_whole = false; }
    void zoomBy(double factor);
    [[nodiscard]] double zoom() const { return transform().m11(); }
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    /// Brings a node into view and selects it; zooms in when it could not be read.
    void flyTo(int node);
    /// The scene shows another picture: fits it if nobody zoomed.
    void pictureChanged();

Q_SIGNALS:
    void viewChanged();
    void menuWished(int node, const QPoint &globalPosition); ///< a right click or the menu key on a node

protected:
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fitAgain();
    void walk(Qt::Key key);
    void walkEdges(int step);
    void nudge(Qt::Key key);
    void tell(const QString &sentence, int child);

    DiagramScene &m_scene;
    bool m_fitted = true;
    bool m_whole = false; ///< a person asked for everything, readable or not
    int m_edgesOf = -1; ///< the node whose edges are walked
    bool m_unfitted = false; ///< it is to be fitted when the hand rests
    QTimer m_handRests;
};

/// The whole picture small in a corner, with the part in view framed; a click goes there. Hidden while everything is in view. It
/// takes the corner where it covers least, and the view scrolls far enough to bring out what is below it even so.
class OverviewPane final : public QWidget
{
    Q_OBJECT
public:
    OverviewPane(DiagramScene &scene, DiagramView &view);
    void refresh(); ///< the picture or its theme changed

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void follow();
    void settle();
    [[nodiscard]] QPoint corner(int which) const;
    [[nodiscard]] double coveredAt(int which) const;
    void goTo(const QPointF &position);
    DiagramScene &m_scene;
    DiagramView &m_view;
    QPixmap m_picture;
    double m_scale = 1;
    int m_corner = 0;
    QTimer m_settle; ///< it looks for a better corner when the view has come to rest
};

} // namespace portolan
