#pragma once

#include <QWidget>

#include "views/connection/connectionbadge.h"
#include "views/kit/chooser.h"
#include "views/theme/theme.h"

class QToolButton;
class QPushButton;

namespace portolan {

/// The bar over everything: back and forward, context and namespace, the connection, and the way to anything.
class TopBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] Chooser *contexts() const { return m_contexts; }
    [[nodiscard]] Chooser *namespaces() const { return m_namespaces; }
    [[nodiscard]] ConnectionBadge *badge() const { return m_badge; }
    void setHistory(bool back, bool forward);
    [[nodiscard]] QWidget *goToButton() const;

Q_SIGNALS:
    void backWanted();
    void forwardWanted();
    void goToWanted();
    void detailsToggled();
    void themeWanted(portolan::SchemeChoice choice);
    void helpWanted();

private:
    class GoTo;
    QToolButton *tool(const QString &iconName, const QString &tip);
    void restyle();
    void fillThemeMenu();

    Theme &m_theme;
    Chooser *m_contexts;
    Chooser *m_namespaces;
    ConnectionBadge *m_badge;
    GoTo *m_goTo;
    std::vector<std::pair<QToolButton *, QString>> m_tools; ///< with their icon's name
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_details;
    QToolButton *m_themeButton;
    QToolButton *m_help;
};

} // namespace portolan
