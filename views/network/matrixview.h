#pragma once

#include <memory>

#include <QAbstractScrollArea>

#include "models/network/matrix.h"
#include "views/theme/theme.h"

namespace portolan {

/// A matrix, and the state of the cluster it speaks of.
struct MatrixData {
    std::shared_ptr<const Tracer> tracer; ///< owns the pods and policies the matrix points at
    Matrix matrix;
    Fabric::Enforcement enforced = Fabric::Enforcement::Unknown;
};

/// Sources down, destinations' ports across, a coloured and marked cell for each pair. Heads stay in sight while one scrolls; only
/// cells in sight are painted. Arrows walk, Enter or a click opens. Borrows the theme.
class MatrixView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit MatrixView(Theme &theme, QWidget *parent = nullptr);

    /// Returns what was shown before: it may be large, and is better freed elsewhere.
    std::shared_ptr<const MatrixData> setData(std::shared_ptr<const MatrixData> data);
    /// Shows only sources whose name holds a text, and one port of the destinations ("80/TCP"; empty: every port).
    void setFilter(const std::string &text, const std::string &port);
    [[nodiscard]] const MatrixData *data() const { return m_data.get(); }
    [[nodiscard]] std::size_t shownRows() const { return m_rows.size(); }
    [[nodiscard]] std::size_t shownColumns() const { return m_columns.size(); }
    /// "shop/cart may not reach shop/db:5432/TCP: ingress: db-from-web", of shown row and column; empty outside.
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] QString rowHead(int row) const;
    [[nodiscard]] QString columnHead(int column) const;
    /// (column, row), or (-1, -1).
    [[nodiscard]] QPoint current() const { return m_current; }
    [[nodiscard]] QPoint cellAt(const QPoint &at) const;
    void setCurrent(int row, int column);
    /// Where a cell is in the viewport, for tests.
    [[nodiscard]] QRect cellRect(int row, int column) const;

Q_SIGNALS:
    void cellHovered(const QString &text); ///< empty: none
    void cellOpened(const QString &from, const QString &to, const QString &port);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Look {
        QColor fill, ink;
        Mark mark = Mark::None;
    };
    void measure();
    void choose();
    void paintCells(QPainter &painter, const QRect &area);
    void paintRowHeads(QPainter &painter);
    void paintColumnHeads(QPainter &painter);
    [[nodiscard]] Look lookOf(std::size_t row, std::size_t column) const;
    [[nodiscard]] QPoint firstShown() const;
    void open(const QPoint &cell);
    void tell(const QPoint &cell);

    Theme &m_theme;
    std::shared_ptr<const MatrixData> m_data;
    std::string m_text, m_port;
    std::vector<std::size_t> m_rows, m_columns; ///< shown ones
    int m_headWidth = 0, m_headHeight = 0;
    QPoint m_hover{-1, -1}, m_current{-1, -1};
};

} // namespace portolan
