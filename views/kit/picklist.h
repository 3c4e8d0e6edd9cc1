#pragma once

#include <functional>
#include <vector>

#include <QAbstractListModel>
#include <QFrame>
#include <QVariant>

#include "views/theme/theme.h"

class QLineEdit;
class QListView;
class QLabel;

namespace portolan {

/// One thing to pick: an icon, a title, a muted detail behind it.
struct PickItem {
    QString title;
    QString detail;
    QString iconName; ///< empty: none
    QVariant value;
    bool current = false; ///< checked
};

/// A search box over a list, for choosers and the palette. Arrows move, Enter picks, Esc closes. Shown as a popup frame.
class PickList final : public QFrame
{
    Q_OBJECT
public:
    /// Answers at most a screenful of items for what was typed, best first.
    using Search = std::function<std::vector<PickItem>(const QString &typed)>;

    PickList(Theme &theme, const QString &placeholder, QWidget *parent);

    void setSearch(Search search) { m_search = std::move(search); }
    /// Shows it below `anchor` (global), `width` wide, with an empty search.
    void popUp(const QPoint &topLeft, int width);
    /// The same search once more: there may be other answers by now. What was marked stays so.
    void searchAgain();
    [[nodiscard]] int count() const;
    [[nodiscard]] PickItem item(int row) const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void picked(const QVariant &value);
    void searched(const QString &typed); ///< while it is open; empty when it closes

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Model;
    class Delegate;
    void refill();
    void pick(const QModelIndex &index);
    void moveBy(int rows);

    Theme &m_theme;
    Search m_search;
    QLineEdit *m_edit;
    QListView *m_view;
    QLabel *m_nothing;
    Model *m_model;
};

} // namespace portolan
