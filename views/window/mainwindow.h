#pragma once

#include <QMainWindow>
#include <QTimer>

#include "views/kit/target.h"
#include "views/theme/theme.h"
#include "views/window/pagecatalog.h"

class QSplitter;
class QStackedWidget;

namespace portolan {

class Banner;
class DetailsArranger;
class DetailsPane;
class MessagePane;
class NamespaceStrip;
class Navigator;
class PageStack;
class PickList;
class Session;
class SessionHost;
class SessionOpener;
class Settings;
class SideBar;
class StatusBar;
class TopBar;
class WindowActions;
class WindowKeeper;
struct Error;

/// The window: lays its parts out, and ties what can be done (WindowActions) to who does it: Navigator goes about, SessionHost opens and
/// closes, DetailsArranger makes room. WindowKeeper remembers. Borrows the theme, the settings and the opener.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Theme &theme, Settings &settings, SessionOpener &opener, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a context, the demo or a snapshot in place of what is open, and goes to a place of it.
    void openChoice(const std::string &id, const Target &first = {firstPage()});
    void go(const Target &target);
    [[nodiscard]] Navigator *navigator() const { return m_navigator; }
    [[nodiscard]] Session *session() const;
    [[nodiscard]] const WindowActions &actions() const { return *m_actions; }
    [[nodiscard]] TopBar *topBar() const { return m_top; }
    [[nodiscard]] SideBar *sideBar() const { return m_side; }
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] NamespaceStrip *namespaceStrip() const { return m_namespaceStrip; }
    [[nodiscard]] DetailsPane *details() const { return m_details; }
    void openPalette();
    void openHelp();

    /// Brings the window back as it was left, and remembers it from now on.
    void restore();
    /// Opens what a window begins with. `asked`: the command line named it; else it is what was open before, when that is still there.
    /// `ns` is the namespace to look into; empty: the one it was, or all.
    void openFirst(bool asked, const std::optional<Target> &place, const std::string &ns = {});
    /// Opens what another window shows, with a session of its own, a little beside it. Both may go their own ways.
    void openBeside(const MainWindow &other);

Q_SIGNALS:
    void newWindowWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectActions();
    void connectViewActions();
    void closeAll();
    void connectHost();
    void connectPalette();
    void updateActions();
    void showClosing();
    void showOpened();
    void showState();
    void showRefusal(const Error &error);
    void find();
    void setMenuBarShown(bool shown);
    void updateStatus();
    void noteLooks();

    Theme &m_theme;
    Settings &m_settings;
    WindowActions *m_actions;
    QTimer m_second;
    TopBar *m_top;
    Banner *m_banner;
    NamespaceStrip *m_namespaceStrip;
    SideBar *m_side;
    QSplitter *m_splitter;
    QStackedWidget *m_center; ///< the pages, or what stands in their place
    PageStack *m_pages;
    MessagePane *m_message;
    DetailsPane *m_details;
    StatusBar *m_status;
    PickList *m_palette;
    Navigator *m_navigator;
    DetailsArranger *m_arranger;
    SessionHost *m_host;
    WindowKeeper *m_keeper;
};

} // namespace portolan
