#pragma once

#include <QHeaderView>

#include "views/theme/theme.h"

namespace portolan {

/// Column heads in small capitals with the sort mark beside the word. Its menu chooses columns. By keyboard: Tab reaches it, left and
/// right go from head to head (with Ctrl they move the column), Space or Enter sorts, Delete hides, the menu key or Down opens the menu.
class TableHeader final : public QHeaderView
{
    Q_OBJECT
public:
    TableHeader(Theme &theme, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    /// The width the head's words need.
    [[nodiscard]] int headWidth(int section) const;
    /// The column the keyboard is on; -1: none yet.
    [[nodiscard]] int current() const { return m_current; }

Q_SIGNALS:
    void columnsChosen();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showMenu(const QPoint &globalPosition);
    void setCurrent(int section);
    void step(int by, bool move);
    void sortByCurrent();
    void hide(int section);

    Theme &m_theme;
    int m_current = -1; ///< a section
};

} // namespace portolan
