#include "views/network/matrixaccess.h"

#include <map>

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleTableInterface>
#include <QAccessibleWidget>
#include <QPointer>

#include "views/network/matrixview.h"

namespace portolan {

namespace {

/// A shown cell, by where it stands: after another filter it may be another one, or none.
class CellAccess final : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface
{
public:
    CellAccess(MatrixView *view, int row, int column) : m_view(view), m_row(row), m_column(column) {}

    [[nodiscard]] bool isValid() const override { return m_view && std::size_t(m_row) < m_view->shownRows() && std::size_t(m_column) < m_view->shownColumns(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return table(); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }
    [[nodiscard]] QString text(QAccessible::Text what) const override { return what == QAccessible::Name && isValid() ? m_view->cellText(m_row, m_column) : QString(); }
    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = m_view->cellRect(m_row, m_column);
        return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State out;
        out.invalid = !isValid();
        out.selectable = out.focusable = !out.invalid;
        out.selected = isSelected();
        out.focused = out.selected && m_view->hasFocus();
        return out;
    }
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface *>(this);
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return isValid() && m_view->current() == QPoint(m_column, m_row); }
    [[nodiscard]] QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; } // each cell's sentence names both ends
    [[nodiscard]] QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_column; }
    [[nodiscard]] int rowIndex() const override { return m_row; }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface *table() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }

    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString &) override
    {
        if (!isValid())
            return;
        m_view->setFocus(Qt::OtherFocusReason);
        m_view->setCurrent(m_row, m_column);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<MatrixView> m_view;
    int m_row, m_column;
};

class MatrixAccess final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit MatrixAccess(MatrixView *view) : QAccessibleWidget(view, QAccessible::Table), m_view(view) {}
    ~MatrixAccess() override
    {
        for (const auto &[at, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
    }
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this) : QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] int childCount() const override { return rowCount() * columnCount(); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override { return columnCount() > 0 && index >= 0 ? cellAt(index / columnCount(), index % columnCount()) : nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[at, id] : m_cells)
            if (QAccessible::accessibleInterface(id) == child)
                return at.first * columnCount() + at.second;
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = m_view->cellAt(m_view->viewport()->mapFromGlobal(QPoint(x, y)));
        return cellAt(at.y(), at.x());
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override { return m_view->hasFocus() ? cellAt(m_view->current().y(), m_view->current().x()) : nullptr; }

    [[nodiscard]] QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        auto &id = m_cells[{row, column}];
        if (id == 0)
            id = QAccessible::registerAccessibleInterface(new CellAccess(m_view, row, column));
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int rowCount() const override { return int(m_view->shownRows()); }
    [[nodiscard]] int columnCount() const override { return int(m_view->shownColumns()); }
    [[nodiscard]] QString rowDescription(int row) const override { return m_view->rowHead(row); }
    [[nodiscard]] QString columnDescription(int column) const override { return m_view->columnHead(column); }
    [[nodiscard]] QAccessibleInterface *caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *summary() const override { return nullptr; }
    [[nodiscard]] int selectedCellCount() const override { return m_view->current().x() >= 0 ? 1 : 0; }
    [[nodiscard]] QList<QAccessibleInterface *> selectedCells() const override
    {
        QAccessibleInterface *current = cellAt(m_view->current().y(), m_view->current().x());
        return current ? QList<QAccessibleInterface *>{current} : QList<QAccessibleInterface *>();
    }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return 0; }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override { return {}; }
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override {}

private:
    MatrixView *m_view; ///< which owns this
    mutable std::map<std::pair<int, int>, QAccessible::Id> m_cells; ///< those that were asked for
};

QAccessibleInterface *matrixAccess(const QString &, QObject *object)
{
    auto *view = qobject_cast<MatrixView *>(object);
    return view ? new MatrixAccess(view) : nullptr;
}

} // namespace

void installMatrixAccess()
{
    QAccessible::installFactory(matrixAccess); // once, however often it is called
}

} // namespace portolan
