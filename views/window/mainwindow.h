#pragma once

#include <memory>

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "models/objects/kind.h"
#include "views/connection/sessionopener.h"
#include "views/kit/target.h"
#include "views/theme/theme.h"

class QSettings;
class QSplitter;
class QStackedWidget;

namespace portolan {

class Banner;
class DefinitionWatch;
class DetailsPane;
class GoToFeed;
class HelpOverlay;
class MessagePane;
class NamespaceStrip;
class Navigator;
class PageStack;
class PickList;
class PluginDialog;
class Session;
class SideBar;
class SideBarCounts;
class StatusBar;
class TopBar;
struct ObjectKey;

/// The window: bars around a side bar, a stack of pages and the details of what is selected. Owns the open session; knows
/// where sessions come from only through the opener it borrows, as it borrows the theme.
class MainWindow final : public QWidget
{
    Q_OBJECT
public:
    MainWindow(Theme &theme, SessionOpener &opener, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a context, the demo or a snapshot in place of what is open, and goes to a place of it.
    void openChoice(const std::string &id, const Target &first = firstPage());
    [[nodiscard]] static Target firstPage() { return {QStringLiteral("pods")}; }
    void go(const Target &target);
    [[nodiscard]] Navigator *navigator() const { return m_navigator; }
    [[nodiscard]] Session *session() const { return m_session.get(); }
    [[nodiscard]] TopBar *topBar() const { return m_top; }
    [[nodiscard]] SideBar *sideBar() const { return m_side; }
    [[nodiscard]] PageStack *pages() const { return m_pages; }
    [[nodiscard]] NamespaceStrip *namespaceStrip() const { return m_namespaceStrip; }
    [[nodiscard]] DetailsPane *details() const { return m_details; }
    void openPalette();
    void openHelp();

    void restore(const QSettings &settings);
    void save(QSettings &settings) const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectParts();
    void addShortcuts();
    void closeSession();
    void startSession(std::unique_ptr<Session> session, const std::string &choiceId);
    void showRefusal(const Error &error);
    void askForPlugin(const PluginQuestion &question);
    void fillContexts();
    void fillNamespaces();
    void chooseNamespace(const std::string &ns);
    void showState();
    void showServed();
    void goFirst();
    void showMoved();
    void showNamespace();
    /// Charts need width: the pane takes more of it while one is looked at.
    void arrangeTab(int tab);
    void chooseContext(const QVariant &value);
    void toggleDetails();
    /// The pane is there while something is selected and the person wants it.
    void arrangeDetails();
    void openFile();
    void updateStatus();
    void updateTitle();
    void noteLooks();
    /// Nothing of the session can be shown.
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] std::size_t countOf(Kind kind) const;

    Theme &m_theme;
    SessionOpener &m_opener;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SideBarCounts> m_counts;
    std::unique_ptr<DefinitionWatch> m_definitions;
    std::unique_ptr<GoToFeed> m_searched;
    std::string m_choice;    ///< id of what is open, or failed to open
    Target m_first;          ///< where to go as soon as it is known
    QTimer m_second;
    QTimer m_namespacesLater;

    TopBar *m_top;
    Banner *m_banner;
    NamespaceStrip *m_namespaceStrip;
    SideBar *m_side;
    QSplitter *m_splitter;
    QPointer<PluginDialog> m_pluginDialog; ///< while it is asked
    QStackedWidget *m_center; ///< the pages, or what stands in their place
    PageStack *m_pages;
    Navigator *m_navigator;
    MessagePane *m_message;
    DetailsPane *m_details;
    StatusBar *m_status;
    PickList *m_palette;
    HelpOverlay *m_help;
    bool m_detailsWanted = true;
    QByteArray m_narrowState; ///< and as it is saved
    QList<int> m_narrowSizes; ///< of the splitter, before the pane was widened; empty: it is not
};

} // namespace portolan
