#pragma once

#include <memory>

#include <QObject>
#include <QPointer>

#include "models/session/session.h"
#include "views/connection/sessionopener.h"
#include "views/window/history.h"
#include "views/window/nameindex.h"
#include "views/window/pagecatalog.h"

namespace portolan {

class DefinitionWatch;
class GoToFeed;
class Navigator;
class PluginDialog;
class SideBar;
class SideBarCounts;

/// Opens and closes what the window shows: the session, and what follows it for the window as a whole: the side bar's counts,
/// the kinds the cluster serves, the names that are searched. Owns them; borrows the opener and the widgets. GUI thread.
class SessionHost final : public QObject
{
    Q_OBJECT
public:
    SessionHost(SessionOpener &opener, Navigator &navigator, SideBar &side, QWidget *window);
    ~SessionHost() override;

    /// Opens a context, the demo or a snapshot in place of what is open, and goes to a place of it.
    void open(const std::string &choice, const Place &first = {{firstPage()}});
    void close();
    /// Once more, at once: the connection, or opening what could not be opened.
    void retry();
    [[nodiscard]] Session *session() const { return m_session.get(); }
    [[nodiscard]] SessionOpener &opener() const { return m_opener; }
    [[nodiscard]] const std::string &choice() const { return m_choice; } ///< id of what is open, or failed to open
    [[nodiscard]] QString title() const;                                 ///< its name for people
    /// Nothing of the session can be shown.
    [[nodiscard]] bool isBlank(const QString &page) const;
    [[nodiscard]] std::size_t countOf(Kind kind) const;
    /// Whether somebody can see the window: nobody is counted for otherwise.
    void setLookedAt(bool looked);
    /// Follows the names of what is searched for; empty: nobody searches any more.
    void search(const QString &typed);
    [[nodiscard]] NameIndex names() const;

Q_SIGNALS:
    void closing(); ///< the session is still there
    void choiceChanged();
    void opened();
    void refused(const portolan::Error &error);
    void stateChanged();
    void warned(const QString &text);
    void namesGrown();

private:
    void askForPlugin(const PluginQuestion &question);
    void start(std::unique_ptr<Session> session);
    void showServed();
    void goFirst();
    void follow();

    SessionOpener &m_opener;
    Navigator &m_navigator;
    SideBar &m_side;
    QWidget *m_window; ///< asks before plugins are run
    QPointer<PluginDialog> m_pluginDialog;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SideBarCounts> m_counts;
    std::unique_ptr<DefinitionWatch> m_definitions;
    std::unique_ptr<GoToFeed> m_searched;
    std::string m_choice;
    Place m_first; ///< where to go as soon as it is known
    bool m_lookedAt = true;
};

} // namespace portolan
