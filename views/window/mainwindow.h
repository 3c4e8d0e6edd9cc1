#pragma once

#include <memory>

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "models/objects/kind.h"
#include "views/connection/sessionopener.h"
#include "views/theme/theme.h"
#include "views/window/history.h"

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
class PageStack;
class PickList;
class PluginDialog;
class Session;
class SideBar;
class SideBarCounts;
class StatusBar;
class TopBar;
struct ObjectKey;
struct PageInfo;

/// The window: bars around a side bar, a stack of pages and the details of what is selected. Owns the open session; knows
/// where sessions come from only through the opener it borrows, as it borrows the theme.
class MainWindow final : public QWidget
{
    Q_OBJECT
public:
    MainWindow(Theme &theme, SessionOpener &opener, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a context, the demo or a snapshot in place of what is open.
    void openChoice(const std::string &id);
    /// Goes to a page and, when given, selects an object there.
    void go(const QString &page, const std::optional<ObjectKey> &object = std::nullopt);
    /// Goes to the page of the object's kind and selects it.
    void openObject(const ObjectKey &key);
    void setNamespace(const std::string &ns);
    [[nodiscard]] const std::string &ns() const { return m_namespace; }
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
    [[nodiscard]] const PageInfo *infoOf(const QString &page) const;
    void showPlace(const Place &place);
    void selectObject(const ObjectKey &key);
    void showChart(const QString &page, const ObjectKey &key);
    void showTrace(const QString &from, const QString &to, const QString &port);
    void showField(const ObjectKey &key, const QString &path, const QString &value);
    /// Charts need width: the pane takes more of it while one is looked at.
    void arrangeTab(int tab);
    void goBack();
    void goForward();
    void goToPicked(const QVariant &value);
    void chooseContext(const QVariant &value);
    void clearSelection();
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
    std::string m_namespace; ///< empty: all
    History m_history;
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
