#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace portolan {

class WindowActions;

/// Everything the window can do, by menu, with its keys, and other keys for it. Borrows the actions.
class HelpDialog final : public QDialog
{
    Q_OBJECT
public:
    HelpDialog(WindowActions &actions, QWidget *parent);

    [[nodiscard]] QTreeWidget *list() const { return m_list; }
    [[nodiscard]] QKeySequenceEdit *edit() const { return m_edit; }
    [[nodiscard]] QPushButton *setButton() const { return m_set; }
    [[nodiscard]] QPushButton *defaultButton() const { return m_default; }
    /// Who has the keys that were typed; empty: nobody.
    [[nodiscard]] QString conflict() const;
    /// Brings an action's row to the front, to be changed.
    void choose(const QAction &action);

private:
    void fill();
    void build();
    void showKeys();
    void showChosen();
    void tellConflict();
    void setTyped();
    [[nodiscard]] QAction *chosen() const;

    WindowActions &m_actions;
    QTreeWidget *m_list;
    QLabel *m_name;
    QKeySequenceEdit *m_edit;
    QPushButton *m_set, *m_default;
    QLabel *m_conflict;
};

} // namespace portolan
