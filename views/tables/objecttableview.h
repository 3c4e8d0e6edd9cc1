#pragma once

#include <QTimer>
#include <QTreeView>

#include "models/tables/objecttablemodel.h"
#include "views/kit/celldelegate.h"
#include "views/kit/tableheader.h"

namespace portolan {

/// The rows of an object table: a flat tree view with uniform rows, which alone stays quick when many rows change. Ages tick
/// for the rows in sight. Borrows the theme.
class ObjectTableView final : public QTreeView
{
    Q_OBJECT
public:
    explicit ObjectTableView(Theme &theme, QWidget *parent = nullptr);

    void setObjectModel(ObjectTableModel *model);
    /// Ages move only while they are looked at.
    void setTicking(bool on);
    /// Rows in sight, as [first, last]; {0, -1} when there are none.
    [[nodiscard]] std::pair<int, int> rowsInSight() const;
    /// Selected rows in display order.
    [[nodiscard]] std::vector<int> chosenRows() const;
    /// Columns in the order shown.
    [[nodiscard]] std::vector<int> shownColumns() const;
    void showColumn(int column, bool shown);
    /// Gives every shown column the width its head and the rows in sight need, and shares what is left.
    void fitColumns();

Q_SIGNALS:
    void rowOpened(int row);
    void linkOpened(const portolan::ObjectKey &key);
    void copyWished();
    /// Columns were moved, resized, hidden or shown by hand.
    void columnsArranged();
    void sortedByHand();

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QModelIndex linkUnder(const QPoint &at) const;
    void tick();

    ObjectTableModel *m_model = nullptr;
    CellDelegate *m_delegate;
    TableHeader *m_header;
    QTimer m_ticks;
    QPersistentModelIndex m_pressedLink;
    bool m_arranging = false; ///< not by hand
};

} // namespace portolan
