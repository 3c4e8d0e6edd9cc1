#pragma once

#include <memory>
#include <vector>

#include <QAction>
#include <QObject>

#include "views/theme/theme.h"

class QMenu;
class QMenuBar;
class QWidget;

namespace portolan {

/// What the window can do, each written once: text, icon, shortcut, tip. Menus, tool bar, palette and the list of shortcuts take them
/// from here; who carries one out connects to it, and says when it is possible. All of them work while their menu is hidden.
class WindowActions final : public QObject
{
    Q_OBJECT
public:
    /// One menu's, in its order; nullptr is a line.
    struct Group {
        QString title; ///< with its mnemonic
        std::vector<QAction *> actions;
    };

    WindowActions(Theme &theme, QWidget &window);
    ~WindowActions() override;

    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] std::vector<QAction *> all() const;
    void fill(QMenuBar &bar) const;
    /// The same menus below one button.
    void fill(QMenu &menu) const;
    /// "Ctrl+F, /": as a person reads them; empty: none.
    [[nodiscard]] static QString keysOf(const QAction &action);
    /// "Open files…" of "&Open files…", and of Chinese "…(&O)…".
    [[nodiscard]] static QString withoutMnemonic(const QString &text);
    /// Without its mnemonic.
    [[nodiscard]] static QString textOf(const QAction &action);

    QAction *open, *openRecent, *chooseContext, *exportSheet, *print, *closeWindow, *quit;
    QAction *find, *goTo, *preferences;
    QMenu *recent; ///< of openRecent; who knows the files fills it
    QAction *details, *closeDetails, *moreKinds, *menuBar, *fullScreen;
    QAction *tabs[7];    ///< of the details, in their order
    QAction *schemes[4]; ///< by SchemeChoice
    QAction *back, *forward, *chooseNamespace, *reconnect;
    QAction *shortcuts, *reportBug, *about;

private:
    struct Texts {
        const char *text, *tip, *icon;
    };
    QAction *make(const Texts &texts, const QList<QKeySequence> &keys = {});
    QAction *make(const Texts &texts, QKeySequence::StandardKey standard, const QList<QKeySequence> &more = {});
    void makeFileAndEdit();
    void makeView();
    void makeGoAndHelp();
    void restyle();

    Theme &m_theme;
    QWidget &m_window;
    std::vector<Group> m_groups;
    std::unique_ptr<QMenu> m_recent;
    std::vector<std::pair<QAction *, QString>> m_icons;
};

} // namespace portolan
