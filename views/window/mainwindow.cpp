#include "views/window/mainwindow.h"

#include <algorithm>

#include <QApplication>
#include <QKeyEvent>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/session/session.h"
#include "views/connection/banner.h"
#include "views/connection/namespacestrip.h"
#include "views/details/detailspane.h"
#include "views/kit/messagepane.h"
#include "views/kit/settings.h"
#include "views/kit/sheet.h"
#include "views/window/aboutdialog.h"
#include "views/window/detailsarranger.h"
#include "views/window/fileopening.h"
#include "views/window/gotosearch.h"
#include "views/window/helpdialog.h"
#include "views/window/navigator.h"
#include "views/window/pagestack.h"
#include "views/window/preferencesdialog.h"
#include "views/window/scopechoosers.h"
#include "views/window/sessionhost.h"
#include "views/window/sidebar.h"
#include "views/window/statusbar.h"
#include "views/window/topbar.h"
#include "views/window/windowactions.h"
#include "views/window/windowkeeper.h"

namespace portolan {

MainWindow::MainWindow(Theme &theme, Settings &settings, SessionOpener &opener, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_settings(settings), m_actions(new WindowActions(theme, *this))
{
    setMinimumSize(760, 480);
    setContextMenuPolicy(Qt::NoContextMenu); // Qt's own would hide the tool bar
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    build();
    m_navigator = new Navigator(*m_pages, *m_details, *m_side, this);
    m_arranger = new DetailsArranger(*m_splitter, *m_details, this);
    m_host = new SessionHost(opener, *m_navigator, *m_side, this);
    auto *choosers = new ScopeChoosers(*m_top->contexts(), *m_top->namespaces(), *m_host, *m_navigator, *m_namespaceStrip, this);
    auto *files = new FileOpening(*m_host, settings, *m_actions, *this);
    connect(files, &FileOpening::failed, m_status, &StatusBar::setMessage);
    connect(choosers, &ScopeChoosers::openFileWanted, files, &FileOpening::choose);
    m_keeper = new WindowKeeper(settings, {*this, *m_actions, *m_arranger, *m_details, *m_side, *m_navigator, *m_host}, this);
    connectHost();
    connectActions();
    connectViewActions();
    connectPalette();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::updateStatus);
    m_second.start();
    qApp->installEventFilter(this); // the mouse's own back and forward, wherever it is
    setWindowTitle(QStringLiteral("Portolan"));
    setMenuBarShown(false);
    updateActions();
}

MainWindow::~MainWindow()
{
    m_host->close();
}

void MainWindow::build()
{
    m_actions->fill(*menuBar());
    m_top = new TopBar(m_theme, *m_actions, this);
    addToolBar(m_top);
    auto *inside = new QWidget(this);
    inside->setProperty("role", QStringLiteral("bar"));
    inside->setAttribute(Qt::WA_StyledBackground);
    m_banner = new Banner(m_theme, inside);
    m_namespaceStrip = new NamespaceStrip(m_theme, m_settings, inside);
    m_splitter = new QSplitter(Qt::Horizontal, inside);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_side = new SideBar(m_theme, m_splitter);
    m_center = new QStackedWidget(m_splitter);
    m_center->setMinimumWidth(280);
    m_center->setProperty("role", QStringLiteral("page"));
    m_pages = new PageStack(m_theme, &m_settings, m_center);
    m_message = new MessagePane(m_theme, m_center);
    m_message->setProperty("role", QStringLiteral("page"));
    m_message->setAttribute(Qt::WA_StyledBackground);
    m_center->addWidget(m_pages);
    m_center->addWidget(m_message);
    m_details = new DetailsPane(m_theme, &m_settings, m_splitter);
    m_details->setMinimumWidth(260);
    for (QWidget *part : {static_cast<QWidget *>(m_side), static_cast<QWidget *>(m_center), static_cast<QWidget *>(m_details)})
        m_splitter->addWidget(part);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({214, 816, 410});
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_namespaceStrip);
    column->addWidget(m_splitter, 1);
    setCentralWidget(inside);
    m_status = new StatusBar(this);
    setStatusBar(m_status);
    m_palette = new PickList(m_theme, tr("Go to a page, an object or a command: name, namespace/name, or \"pvc name\""), this);
}

void MainWindow::connectHost()
{
    const auto retry = [this] { m_host->retry(); };
    connect(m_top->badge(), &QAbstractButton::clicked, this, retry);
    connect(m_banner, &Banner::retryWanted, this, retry);
    connect(m_message, &MessagePane::buttonClicked, this, retry);
    connect(m_status, &StatusBar::trafficClicked, this, [this] { go({QStringLiteral("connection")}); });
    connect(m_host, &SessionHost::closing, this, &MainWindow::showClosing);
    connect(m_host, &SessionHost::opened, this, &MainWindow::showOpened);
    connect(m_host, &SessionHost::stateChanged, this, &MainWindow::showState);
    connect(m_host, &SessionHost::refused, this, &MainWindow::showRefusal);
    connect(m_host, &SessionHost::warned, m_status, &StatusBar::setMessage);
    connect(m_host, &SessionHost::choiceChanged, this, [this] { setWindowTitle(tr("%1 — Portolan").arg(m_host->title())); });
    connect(m_host, &SessionHost::namesGrown, m_palette, &PickList::searchAgain);
    connect(m_navigator, &Navigator::namespaceChanged, this, &MainWindow::updateStatus);
    connect(m_pages, &PageStack::summaryChanged, this, [this] {
        updateStatus();
        updateActions();
    });
    connect(m_navigator, &Navigator::moved, this, [this] {
        m_arranger->arrange();
        updateActions();
    });
    connect(m_navigator, &Navigator::detailsWanted, this, [this] { m_arranger->setWanted(true); });
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto call) { connect(action, &QAction::triggered, this, call); };
    on(m_actions->chooseContext, [this] { m_top->contexts()->click(); });
    on(m_actions->chooseNamespace, [this] { m_top->namespaces()->click(); });
    on(m_actions->exportSheet, [this] { m_pages->page()->sheet()->chooseExport(); });
    on(m_actions->print, [this] { m_pages->page()->sheet()->choosePrinter(); });
    on(m_actions->closeWindow, [this] { close(); });
    on(m_actions->quit, [] { QApplication::closeAllWindows(); });
    on(m_actions->find, [this] { find(); });
    on(m_actions->goTo, [this] { openPalette(); });
    on(m_actions->back, [this] { m_navigator->back(); });
    on(m_actions->forward, [this] { m_navigator->forward(); });
    on(m_actions->reconnect, [this] { m_host->retry(); });
    on(m_actions->shortcuts, [this] { openHelp(); });
    const auto show = [](QDialog *dialog) {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    on(m_actions->reportBug, [this, show] { show(new BugReportDialog(session() ? QString::fromStdString(session()->state().serverVersion) : QString(), this)); });
    on(m_actions->preferences, [this, show] { show(new PreferencesDialog(m_settings, m_theme, this)); });
    on(m_actions->about, [this, show] { show(new AboutDialog(this)); });
}

void MainWindow::connectViewActions()
{
    connect(m_actions->details, &QAction::triggered, m_arranger, &DetailsArranger::setWanted);
    connect(m_arranger, &DetailsArranger::wantedChanged, m_actions->details, &QAction::setChecked);
    m_actions->details->setChecked(m_arranger->isWanted());
    connect(m_actions->closeDetails, &QAction::triggered, m_navigator, &Navigator::clearSelection);
    for (int i = 0; i < 7; ++i)
        connect(m_actions->tabs[i], &QAction::triggered, this, [this, i] {
            m_details->setTab(DetailsPane::Tab(i));
            m_arranger->setWanted(true);
        });
    for (int i = 0; i < 4; ++i)
        connect(m_actions->schemes[i], &QAction::triggered, this, [this, i] { m_settings.setScheme(SchemeChoice(i)); });
    connect(m_actions->moreKinds, &QAction::triggered, m_side, &SideBar::setMoreShown);
    connect(m_side, &SideBar::moreToggled, m_actions->moreKinds, &QAction::setChecked);
    connect(m_actions->menuBar, &QAction::triggered, this, &MainWindow::setMenuBarShown);
    connect(m_actions->fullScreen, &QAction::triggered, this, [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
}

void MainWindow::connectPalette()
{
    connect(m_palette, &PickList::searched, m_host, &SessionHost::search);
    m_palette->setSearch([this](const QString &typed) { return goToSearch(m_host->names(), typed, m_side->servedPages(), 40, m_actions->all()); });
    connect(m_palette, &PickList::picked, this, [this](const QVariant &value) {
        if (auto *command = value.value<QAction *>())
            command->trigger();
        else
            go(value.value<Target>());
    });
}

void MainWindow::updateActions()
{
    const bool open = session(), object = m_details->object().has_value();
    Page *page = m_pages->page();
    Sheet *sheet = page ? page->sheet() : nullptr;
    m_actions->exportSheet->setEnabled(sheet && !sheet->isBlank());
    m_actions->print->setEnabled(sheet && !sheet->isBlank() && sheet->canPrint());
    m_actions->find->setEnabled(page);
    m_actions->back->setEnabled(m_navigator->canGoBack());
    m_actions->forward->setEnabled(m_navigator->canGoForward());
    m_actions->chooseNamespace->setEnabled(open);
    m_actions->reconnect->setEnabled(open || !m_host->choice().empty());
    m_actions->closeDetails->setEnabled(object);
    for (int i = 0; i < 7; ++i)
        m_actions->tabs[i]->setEnabled(object && (i != DetailsPane::BindingTab || m_details->hasBinding()) && (i != DetailsPane::UsageTab || m_details->hasUsage()));
}

Session *MainWindow::session() const
{
    return m_host->session();
}

void MainWindow::openChoice(const std::string &id, const Target &first)
{
    m_host->open(id, {first});
}

void MainWindow::go(const Target &target)
{
    m_navigator->go(target);
}

void MainWindow::showClosing()
{
    m_namespaceStrip->setSession(nullptr, {}, {});
    m_status->forgetTraffic();
    m_status->setMessage(QString());
}

void MainWindow::showOpened()
{
    m_namespaceStrip->setSession(session(), m_host->choice(), countedKinds());
    m_arranger->arrange();
    m_side->setFocus();
}

void MainWindow::showRefusal(const Error &error)
{
    m_message->showError(errorText(error));
    m_center->setCurrentWidget(m_message);
    ConnectionState refused;
    refused.phase = ConnectionState::Phase::Refused;
    refused.error = error;
    m_top->badge()->setState(connectionText(refused, false, Timestamp::now()));
    updateActions();
}

void MainWindow::showState()
{
    const ConnectionState &state = session()->state();
    if (state.phase == ConnectionState::Phase::Live && session()->served().phase == ServedKinds::Phase::Unknown)
        session()->refreshServed(false);
    const ConnectionText text = connectionText(state, session()->isDemo(), session()->clock().now());
    m_top->badge()->setState(text);
    const bool nothing = m_host->isBlank(m_pages->pageId());
    const bool refused = state.phase == ConnectionState::Phase::Refused || (state.phase == ConnectionState::Phase::Stale && state.error);
    if (refused && nothing && state.error) {
        m_message->showError(errorText(*state.error));
        m_center->setCurrentWidget(m_message);
        m_banner->hide();
    } else if (state.phase == ConnectionState::Phase::Connecting && nothing) {
        m_message->showLoading(tr("Connecting to %1…").arg(QString::fromStdString(session()->title())));
        m_center->setCurrentWidget(m_message);
        m_banner->hide();
    } else {
        m_center->setCurrentWidget(m_pages);
        m_banner->show(text);
    }
    updateStatus();
}

void MainWindow::updateStatus()
{
    m_status->setPageSummary(m_pages->page() ? m_pages->page()->summary() : QString());
    if (!session())
        return;
    const ConnectionState &state = session()->state();
    if (state.phase == ConnectionState::Phase::Snapshot)
        m_status->forgetTraffic();
    else
        m_status->setTraffic(session()->traffic());
    m_status->setServer(QString::fromStdString(state.serverVersion), m_host->countOf(Kind::Node));
    if (state.phase == ConnectionState::Phase::Stale)
        m_top->badge()->setState(connectionText(state, session()->isDemo(), session()->clock().now()));
}

/// In the text of the details when the keyboard is there, else on the page.
void MainWindow::find()
{
    const QWidget *focus = QApplication::focusWidget();
    if (focus && m_details->isAncestorOf(focus) && m_details->find())
        return;
    if (m_pages->page())
        m_pages->page()->focusFilter();
}

void MainWindow::setMenuBarShown(bool shown)
{
    menuBar()->setVisible(shown);
    m_top->menuButton()->setVisible(!shown);
    m_actions->menuBar->setChecked(shown);
}

void MainWindow::openPalette()
{
    const int width = std::min(560, this->width() - 40);
    m_palette->popUp(mapToGlobal(QPoint((this->width() - width) / 2, 60)), width);
}

void MainWindow::openHelp()
{
    auto *help = findChild<HelpDialog *>();
    (help ? help : new HelpDialog(*m_actions, this))->open();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_actions->closeDetails->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType() && static_cast<QWidget *>(watched)->window() == this) {
        const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
        if (button == Qt::BackButton || button == Qt::ForwardButton) {
            (button == Qt::BackButton ? m_actions->back : m_actions->forward)->trigger();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange || (event->type() == QEvent::ActivationChange && isActiveWindow()))
        noteLooks();
    if (event->type() == QEvent::WindowStateChange)
        m_actions->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    noteLooks();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    noteLooks();
}

void MainWindow::noteLooks()
{
    m_host->setLookedAt(isVisible() && !isMinimized());
}

void MainWindow::restore()
{
    m_keeper->restore();
}

void MainWindow::openFirst(bool asked, const std::optional<Target> &place)
{
    const auto [choice, first] = m_keeper->start(m_host->opener().initial(), asked, place);
    m_host->open(choice, first);
}

} // namespace portolan
