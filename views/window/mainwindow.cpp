#include "views/window/mainwindow.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/session/session.h"
#include "views/connection/banner.h"
#include "views/connection/definitionwatch.h"
#include "views/connection/namespacestrip.h"
#include "views/details/detailspane.h"
#include "views/kit/messagepane.h"
#include "views/window/gotosearch.h"
#include "views/window/helpoverlay.h"
#include "views/window/navigator.h"
#include "views/window/pagestack.h"
#include "views/window/sidebar.h"
#include "views/window/sidebarcounts.h"
#include "views/window/statusbar.h"
#include "views/window/topbar.h"

namespace portolan {

namespace {

QFrame *rule(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);
    return line;
}

} // namespace

MainWindow::MainWindow(Theme &theme, SessionOpener &opener, QWidget *parent) : QWidget(parent), m_theme(theme), m_opener(opener)
{
    setProperty("role", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumSize(760, 480);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    build();
    connectParts();
    addShortcuts();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::updateStatus);
    m_second.start();
    m_namespacesLater.setSingleShot(true);
    m_namespacesLater.setInterval(200);
    connect(&m_namespacesLater, &QTimer::timeout, this, &MainWindow::fillNamespaces);
    fillContexts();
    updateTitle();
}

MainWindow::~MainWindow()
{
    closeSession();
}

void MainWindow::build()
{
    m_top = new TopBar(m_theme, this);
    m_banner = new Banner(m_theme, this);
    m_namespaceStrip = new NamespaceStrip(m_theme, this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_side = new SideBar(m_theme, m_splitter);
    m_center = new QStackedWidget(m_splitter);
    m_center->setMinimumWidth(280);
    m_center->setProperty("role", QStringLiteral("page"));
    m_pages = new PageStack(m_theme, m_center);
    m_message = new MessagePane(m_theme, m_center);
    m_message->setProperty("role", QStringLiteral("page"));
    m_message->setAttribute(Qt::WA_StyledBackground);
    m_center->addWidget(m_pages);
    m_center->addWidget(m_message);
    m_details = new DetailsPane(m_theme, m_splitter);
    m_details->setMinimumWidth(260);
    m_navigator = new Navigator(*m_pages, *m_details, *m_side, this);
    m_splitter->addWidget(m_side);
    m_splitter->addWidget(m_center);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({214, 816, 410});
    m_status = new StatusBar(this);
    m_palette = new PickList(m_theme, tr("Go to a page or an object: name, namespace/name, or \"pvc name\""), this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget *widget : {static_cast<QWidget *>(m_top), static_cast<QWidget *>(rule(this)), static_cast<QWidget *>(m_banner),
                            static_cast<QWidget *>(m_namespaceStrip)})
        column->addWidget(widget);
    column->addWidget(m_splitter, 1);
    column->addWidget(rule(this));
    column->addWidget(m_status);
}

void MainWindow::connectParts()
{
    connect(m_top, &TopBar::backWanted, m_navigator, &Navigator::back);
    connect(m_top, &TopBar::forwardWanted, m_navigator, &Navigator::forward);
    connect(m_top, &TopBar::goToWanted, this, &MainWindow::openPalette);
    connect(m_top, &TopBar::detailsToggled, this, &MainWindow::toggleDetails);
    connect(m_top, &TopBar::helpWanted, this, &MainWindow::openHelp);
    connect(m_top, &TopBar::themeWanted, &m_theme, &Theme::setChoice);
    connect(m_top->contexts(), &Chooser::chosen, this, &MainWindow::chooseContext);
    m_opener.onChoicesChanged([window = QPointer<MainWindow>(this)] {
        if (window)
            window->fillContexts();
    });
    connect(m_top->namespaces(), &Chooser::chosen, this, [this](const QVariant &value) { chooseNamespace(value.toString().toStdString()); });
    m_top->namespaces()->setTyped([](const QString &typed) -> std::optional<PickItem> { // not every namespace that may be looked into may be listed
        const auto names = namespacesTyped(typed);
        if (names.size() != 1)
            return std::nullopt;
        const QString name = QString::fromStdString(names.front());
        return PickItem{name, tr("as typed, not in the list"), QStringLiteral("namespace"), name, false};
    });
    const auto retry = [this] {
        if (m_session)
            m_session->retryNow();
        else if (!m_choice.empty())
            openChoice(m_choice);
    };
    connect(m_top->badge(), &QAbstractButton::clicked, this, retry);
    connect(m_banner, &Banner::retryWanted, this, retry);
    connect(m_message, &MessagePane::buttonClicked, this, retry);
    connect(m_side, &SideBar::moreToggled, this, [this](bool shown) {
        if (m_definitions)
            m_definitions->setOn(shown);
    });
    connect(m_namespaceStrip, &NamespaceStrip::namespacesChanged, this, &MainWindow::fillNamespaces);
    connect(m_navigator, &Navigator::moved, this, &MainWindow::showMoved);
    connect(m_navigator, &Navigator::namespaceChanged, this, &MainWindow::showNamespace);
    connect(m_navigator, &Navigator::detailsWanted, this, [this] {
        m_detailsWanted = true;
        arrangeDetails();
    });
    connect(m_pages, &PageStack::summaryChanged, this, &MainWindow::updateStatus);
    connect(m_details, &DetailsPane::tabChanged, this, &MainWindow::arrangeTab);
    connect(m_status, &StatusBar::trafficClicked, this, [this] { go({QStringLiteral("connection")}); });
    connect(m_palette, &PickList::searched, this, [this](const QString &typed) {
        if (m_searched)
            m_searched->follow(typed);
    });
    m_palette->setSearch([this](const QString &typed) { return goToSearch(m_searched ? m_searched->names() : NameIndex(), typed, m_side->servedPages()); });
    connect(m_palette, &PickList::picked, this, [this](const QVariant &value) { go(value.value<Target>()); });
}

void MainWindow::go(const Target &target)
{
    m_navigator->go(target);
}

void MainWindow::showMoved()
{
    if (ServerTable *table = m_session ? m_session->table(m_pages->pageId().toStdString()) : nullptr)
        m_counts->follow(*table);
    arrangeDetails();
    m_top->setHistory(m_navigator->canGoBack(), m_navigator->canGoForward());
}

void MainWindow::arrangeTab(int tab)
{
    const bool wide = (tab == DetailsPane::StorageTab || tab == DetailsPane::BindingTab) && m_details->isVisible();
    if (wide && m_narrowSizes.isEmpty()) {
        m_narrowSizes = m_splitter->sizes();
        m_narrowState = m_splitter->saveState();
        const int room = m_narrowSizes[1] + m_narrowSizes[2];
        m_splitter->setSizes({m_narrowSizes[0], room * 35 / 100, room * 65 / 100});
    } else if (!wide && !m_narrowSizes.isEmpty()) {
        m_splitter->setSizes(m_narrowSizes);
        m_narrowSizes.clear();
    }
}

void MainWindow::chooseNamespace(const std::string &ns)
{
    if (!ns.empty())
        m_namespaceStrip->lookInto(ns);
    m_navigator->setNamespace(ns);
}

void MainWindow::showNamespace()
{
    if (m_counts)
        m_counts->setNamespace(m_navigator->ns());
    fillNamespaces();
    updateStatus();
}

void MainWindow::openPalette()
{
    const int width = std::min(560, this->width() - 40);
    m_palette->popUp(mapToGlobal(QPoint((this->width() - width) / 2, 60)), width);
}

void MainWindow::openHelp()
{
    m_help->open();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_navigator->clearSelection();
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange || (event->type() == QEvent::ActivationChange && isActiveWindow()))
        noteLooks();
    QWidget::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    noteLooks();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    noteLooks();
}

void MainWindow::noteLooks()
{
    if (m_counts)
        m_counts->setLookedAt(isVisible() && !isMinimized());
}

void MainWindow::toggleDetails()
{
    m_detailsWanted = !m_detailsWanted;
    arrangeDetails();
}

void MainWindow::arrangeDetails()
{
    m_details->setVisible(m_detailsWanted && m_details->object().has_value());
    arrangeTab(m_details->tab());
}

void MainWindow::restore(const QSettings &settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_splitter->restoreState(settings.value(QStringLiteral("window/splitter")).toByteArray());
    m_detailsWanted = settings.value(QStringLiteral("window/details"), true).toBool();
    arrangeDetails();
    m_side->setMoreShown(settings.value(QStringLiteral("window/moreKinds"), false).toBool());
}

void MainWindow::save(QSettings &settings) const
{
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/splitter"), m_narrowSizes.isEmpty() ? m_splitter->saveState() : m_narrowState);
    settings.setValue(QStringLiteral("window/details"), m_detailsWanted);
    settings.setValue(QStringLiteral("window/moreKinds"), m_side->moreShown());
}

} // namespace portolan
