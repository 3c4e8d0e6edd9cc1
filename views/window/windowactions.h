#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QAction>
#include <QObject>

#include "views/theme/theme.h"

class QMenu;
class QMenuBar;
class QWidget;

namespace portolan {

class Settings;

/// What the window can do, each written once: text, icon, shortcut, tip. Menus, tool bar, palette and the list of shortcuts take them
/// from here; who carries one out connects to it, and says when it is possible. All of them work while their menu is hidden. An
/// action's objectName() is the word that settings know it by.
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
    /// What can be done with the object that is selected, for the menus of objects; nullptr is a line.
    [[nodiscard]] std::vector<QAction *> ofObject() const;

    /// Takes the keys that a person chose from there, now and whenever they change.
    void follow(Settings &settings);
    /// Other keys for an action, kept in the settings: every window takes them.
    void choose(QAction &action, const QList<QKeySequence> &keys);
    void chooseDefaults();
    [[nodiscard]] const QList<QKeySequence> &defaultsOf(QAction &action) const { return m_defaults.at(&action); }
    /// Who has these keys, or keys that begin with them; nullptr: nobody.
    [[nodiscard]] QAction *ownerOf(const QKeySequence &key) const;

    void fill(QMenuBar &bar) const;
    /// The same menus below one button.
    void fill(QMenu &menu) const;
    /// "Ctrl+F, /": as a person reads them; empty: none.
    [[nodiscard]] static QString keysOf(const QAction &action);
    /// "Open files…" of "&Open files…", and of Chinese "…(&O)…".
    [[nodiscard]] static QString withoutMnemonic(const QString &text);
    /// Without its mnemonic.
    [[nodiscard]] static QString textOf(const QAction &action);

    QAction *newWindow, *open, *openRecent, *chooseContext, *exportSheet, *print, *closeWindow, *quit;
    QAction *find, *goTo, *preferences;
    QMenu *recent; ///< of openRecent; who knows the files fills it
    QAction *copyName, *copyGet, *copyDescribe, *closeDetails;
    QAction *details, *moreKinds, *menuBar, *fullScreen;
    QAction *tabs[7];    ///< of the details, in their order
    QAction *schemes[schemeChoices]; ///< by SchemeChoice
    QAction *back, *forward, *chooseNamespace, *reconnect;
    QAction *shortcuts, *reportBug, *about;

Q_SIGNALS:
    void keysChanged();

private:
    struct Texts {
        const char *text, *tip, *icon;
    };
    QAction *make(const char *id, const Texts &texts, const QList<QKeySequence> &keys = {});
    QAction *make(const char *id, const Texts &texts, QKeySequence::StandardKey standard, const QList<QKeySequence> &more = {});
    void makeFileAndEdit();
    void makeView();
    void makeObject();
    void makeGoAndHelp();
    static void setKeys(QAction &action, const QList<QKeySequence> &keys);
    void takeKeys();
    void restyle();

    Theme &m_theme;
    QWidget &m_window;
    Settings *m_settings = nullptr;
    std::vector<Group> m_groups;
    std::map<QAction *, QList<QKeySequence>> m_defaults;
    std::unique_ptr<QMenu> m_recent;
    std::vector<std::pair<QAction *, QString>> m_icons;
};

} // namespace portolan
