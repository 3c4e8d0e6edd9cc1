#pragma once

#include <QToolBar>

#include "views/connection/connectionbadge.h"
#include "views/kit/chooser.h"
#include "views/theme/theme.h"

class QToolButton;

namespace portolan {

class WindowActions;

/// The bar over everything: back and forward, context and namespace, the connection, the way to anything, and the menus while
/// their own bar is hidden.
class TopBar final : public QToolBar
{
    Q_OBJECT
public:
    TopBar(Theme &theme, const WindowActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] Chooser *contexts() const { return m_contexts; }
    [[nodiscard]] Chooser *namespaces() const { return m_namespaces; }
    [[nodiscard]] ConnectionBadge *badge() const { return m_badge; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }

private:
    class GoTo;
    QToolButton *tool(QAction *action);

    QWidget *m_inside; ///< a layout that shrinks: a tool bar's own pushes what does not fit into a second menu
    Chooser *m_contexts;
    Chooser *m_namespaces;
    ConnectionBadge *m_badge;
    QToolButton *m_menu;
};

} // namespace portolan
