// The half of MainWindow that has to do with the open session.
#include "views/window/mainwindow.h"

#include <QFileDialog>
#include <QShortcut>
#include <QStackedWidget>

#include "models/objects/cluster.h"
#include "models/session/servertable.h"
#include "models/session/session.h"
#include "views/connection/banner.h"
#include "views/connection/definitionwatch.h"
#include "views/connection/namespacestrip.h"
#include "views/connection/plugindialog.h"
#include "views/details/detailspane.h"
#include "views/kit/messagepane.h"
#include "views/window/gotosearch.h"
#include "views/window/helpoverlay.h"
#include "views/window/navigator.h"
#include "views/window/pagecatalog.h"
#include "views/window/pagestack.h"
#include "views/window/sidebar.h"
#include "views/window/sidebarcounts.h"
#include "views/window/statusbar.h"
#include "views/window/topbar.h"

namespace portolan {

namespace {

const QString openFileId = QStringLiteral("\n open file"); // no context's name holds a line break

QString iconOf(SessionChoice::Type type)
{
    if (type == SessionChoice::Type::Demo)
        return QStringLiteral("overview");
    return type == SessionChoice::Type::Snapshot ? QStringLiteral("configmap") : QStringLiteral("node");
}

QString titleOf(const std::vector<SessionChoice> &choices, const std::string &id)
{
    for (const SessionChoice &choice : choices)
        if (choice.id == id)
            return QString::fromStdString(choice.title);
    return QString::fromStdString(id);
}

} // namespace

void MainWindow::openChoice(const std::string &id, const Target &first)
{
    closeSession();
    m_choice = id;
    m_first = first;
    if (const auto question = m_opener.pluginToAsk(id)) {
        askForPlugin(*question);
        return;
    }
    auto session = m_opener.open(id);
    fillContexts();
    if (session)
        startSession(std::move(*session), id);
    else
        showRefusal(session.error());
}

void MainWindow::showRefusal(const Error &error)
{
    m_message->showError(errorText(error));
    m_center->setCurrentWidget(m_message);
    ConnectionState refused;
    refused.phase = ConnectionState::Phase::Refused;
    refused.error = error;
    m_top->badge()->setState(connectionText(refused, false, Timestamp::now()));
    updateTitle();
}

/// The window goes on meanwhile; choosing something else withdraws the question.
void MainWindow::askForPlugin(const PluginQuestion &question)
{
    fillContexts();
    showRefusal({ErrorKind::Cancelled, 0, "credential plugin " + question.command, tr("it was not run: nobody has agreed to it yet").toStdString(), false});
    delete m_pluginDialog;
    m_pluginDialog = new PluginDialog(question, this);
    connect(m_pluginDialog, &QDialog::accepted, this, [this, question, id = m_choice] {
        m_pluginDialog.clear();
        if (id != m_choice)
            return;
        m_opener.allowPlugin(question);
        openChoice(id, Target(m_first));
    });
    m_pluginDialog->setAttribute(Qt::WA_DeleteOnClose);
    m_pluginDialog->open();
}

void MainWindow::closeSession()
{
    if (m_pluginDialog)
        m_pluginDialog->reject();
    if (!m_session)
        return;
    m_counts.reset();
    m_searched.reset();
    m_definitions.reset();
    m_namespaceStrip->setSession(nullptr, {}, {});
    m_navigator->setSession(nullptr);
    m_session.reset();
    m_status->forgetTraffic();
    m_status->setMessage(QString());
    m_side->setServedPages({});
    m_side->forgetCounts();
}

void MainWindow::startSession(std::unique_ptr<Session> session, const std::string &choiceId)
{
    m_choice = choiceId;
    m_session = std::move(session);
    m_navigator->setSession(m_session.get());
    m_counts = std::make_unique<SideBarCounts>(*m_session, *m_side, nullptr);
    connect(m_session.get(), &Session::stateChanged, this, &MainWindow::showState);
    connect(m_session.get(), &Session::servedChanged, this, &MainWindow::showServed);
    showServed();
    m_definitions = std::make_unique<DefinitionWatch>(*m_session);
    m_definitions->setOn(m_side->moreShown());
    m_namespaceStrip->setSession(m_session.get(), choiceId, countedKinds());
    connect(m_session.get(), &Session::warned, m_status, &StatusBar::setMessage);
    connect(&m_session->store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        if (delta.kind == Kind::Namespace && !m_namespacesLater.isActive())
            m_namespacesLater.start();
    });
    m_searched = std::make_unique<GoToFeed>(*m_session);
    connect(m_searched.get(), &GoToFeed::grown, m_palette, &PickList::searchAgain);
    m_session->require(Kind::Namespace); // the chooser offers them
    noteLooks();
    fillNamespaces();
    showState();
    updateTitle();
    updateStatus();
    arrangeDetails();
    goFirst();
    m_side->setFocus();
}

void MainWindow::showState()
{
    if (!m_session)
        return;
    const ConnectionState &state = m_session->state();
    if (state.phase == ConnectionState::Phase::Live && m_session->served().phase == ServedKinds::Phase::Unknown)
        m_session->refreshServed(false);
    const ConnectionText text = connectionText(state, m_session->isDemo(), m_session->clock().now());
    m_top->badge()->setState(text);
    const bool nothing = isBlank();
    const bool refused = state.phase == ConnectionState::Phase::Refused || (state.phase == ConnectionState::Phase::Stale && state.error);
    if (refused && nothing && state.error) {
        m_message->showError(errorText(*state.error));
        m_center->setCurrentWidget(m_message);
        m_banner->hide();
    } else if (state.phase == ConnectionState::Phase::Connecting && nothing) {
        m_message->showLoading(tr("Connecting to %1…").arg(QString::fromStdString(m_session->title())));
        m_center->setCurrentWidget(m_message);
        m_banner->hide();
    } else {
        m_center->setCurrentWidget(m_pages);
        m_banner->show(text);
    }
    updateStatus();
}

bool MainWindow::isBlank() const
{
    for (const KindInfo &info : knownKinds())
        if (m_session->store().count(info.kind) > 0)
            return false;
    ServerTable *table = m_session->table(m_pages->pageId().toStdString());
    return !table || table->rows().count(Kind::Other) == 0;
}

std::size_t MainWindow::countOf(Kind kind) const
{
    const KindTally &tally = m_session->tally(kind);
    return tally.phase == KindTally::Phase::Known ? tally.count : m_session->store().count(kind);
}

void MainWindow::showServed()
{
    m_side->setServedPages(servedPages(m_session->served()));
    if (!m_first.page.isEmpty() && m_pages->page() && !m_navigator->canGoBack())
        goFirst();
}

/// A page of a kind that only the cluster serves is known once it has told; until somebody goes elsewhere it is waited for.
void MainWindow::goFirst()
{
    const bool known = m_first.page.isEmpty() || m_navigator->infoOf(m_first.page);
    if (known)
        go(std::exchange(m_first, Target()));
    else if (!m_pages->page())
        go(firstPage());
}

void MainWindow::fillContexts()
{
    const std::vector<SessionChoice> choices = m_opener.choices();
    std::vector<PickItem> items;
    for (const SessionChoice &choice : choices) {
        const QString id = QString::fromStdString(choice.id);
        items.push_back({QString::fromStdString(choice.title), QString::fromStdString(choice.detail), iconOf(choice.type), id, choice.id == m_choice});
    }
    items.push_back({tr("Open a snapshot…"), tr("YAML, JSON, or a cluster-info dump"), QStringLiteral("folder"), openFileId, false});
    m_top->contexts()->setItems(std::move(items));
    m_top->contexts()->setCurrent(titleOf(choices, m_choice));
}

void MainWindow::chooseContext(const QVariant &value)
{
    if (value.toString() == openFileId)
        openFile();
    else
        openChoice(value.toString().toStdString());
}

void MainWindow::openFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a snapshot"), QString(), tr("Manifests (*.yaml *.yml *.json);;All files (*)"));
    if (path.isEmpty())
        return;
    const auto id = m_opener.addSnapshot(path.toStdString());
    if (id)
        openChoice(*id);
    else
        m_status->setMessage(errorText(id.error()).headline + QStringLiteral(": ") + errorText(id.error()).detail);
}

void MainWindow::fillNamespaces()
{
    const QString all = tr("All namespaces");
    std::vector<PickItem> items{{all, QString(), QStringLiteral("namespace"), QString(), m_navigator->ns().empty()}};
    bool listed = m_navigator->ns().empty();
    if (m_session) {
        const bool unlisted = m_session->store().count(Kind::Namespace) == 0;
        for (const std::string &ns : unlisted ? m_session->namespaces() : std::vector<std::string>()) {
            const QString name = QString::fromStdString(ns);
            listed = listed || ns == m_navigator->ns();
            items.push_back({name, tr("typed by you"), QStringLiteral("namespace"), name, ns == m_navigator->ns()});
        }
        for (const auto &ns : m_session->store().sorted<Namespace>()) {
            const QString name = QString::fromStdString(ns->meta.name);
            listed = listed || ns->meta.name == m_navigator->ns();
            items.push_back({name, QString::fromStdString(ns->phase.str()), QStringLiteral("namespace"), name, ns->meta.name == m_navigator->ns()});
        }
    }
    if (!listed)
        items.push_back({QString::fromStdString(m_navigator->ns()), QString(), QStringLiteral("namespace"), QString::fromStdString(m_navigator->ns()), true});
    m_top->namespaces()->setItems(std::move(items));
    m_top->namespaces()->setCurrent(m_navigator->ns().empty() ? all : QString::fromStdString(m_navigator->ns()));
}

void MainWindow::updateStatus()
{
    m_status->setPageSummary(m_pages->page() ? m_pages->page()->summary() : QString());
    if (!m_session)
        return;
    if (m_session->state().phase == ConnectionState::Phase::Snapshot)
        m_status->forgetTraffic();
    else
        m_status->setTraffic(m_session->traffic());
    m_status->setServer(QString::fromStdString(m_session->state().serverVersion), countOf(Kind::Node));
    if (m_session->state().phase == ConnectionState::Phase::Stale)
        m_top->badge()->setState(connectionText(m_session->state(), m_session->isDemo(), m_session->clock().now()));
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_choice.empty() ? QStringLiteral("Portolan") : tr("%1 — Portolan").arg(titleOf(m_opener.choices(), m_choice)));
}

void MainWindow::addShortcuts()
{
    struct Entry {
        QKeySequence keys;
        QString what;
        std::function<void()> run;
    };
    const Entry entries[] = {
        {QKeySequence(Qt::CTRL | Qt::Key_K), tr("Go to anything"), [this] { openPalette(); }},
        {QKeySequence(Qt::Key_Slash), tr("Filter the table"), [this] { if (m_pages->page()) m_pages->page()->focusFilter(); }},
        {QKeySequence(Qt::CTRL | Qt::Key_N), tr("Choose a namespace"), [this] { m_top->namespaces()->click(); }},
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), tr("Choose a context"), [this] { m_top->contexts()->click(); }},
        {QKeySequence(Qt::CTRL | Qt::Key_O), tr("Open a snapshot"), [this] { openFile(); }},
        {QKeySequence(Qt::ALT | Qt::Key_Left), tr("Back"), [this] { m_navigator->back(); }},
        {QKeySequence(Qt::ALT | Qt::Key_Right), tr("Forward"), [this] { m_navigator->forward(); }},
        {QKeySequence(Qt::Key_Escape), tr("Close the details"), {}},
        {QKeySequence(Qt::CTRL | Qt::Key_D), tr("Show or hide the details"), [this] { toggleDetails(); }},
        {QKeySequence(Qt::CTRL | Qt::Key_1), tr("Summary of the object"), [this] { m_details->setTab(DetailsPane::SummaryTab); }},
        {QKeySequence(Qt::CTRL | Qt::Key_2), tr("Its storage chart"), [this] { m_details->setTab(DetailsPane::StorageTab); }},
        {QKeySequence(Qt::CTRL | Qt::Key_3), tr("Describe it"), [this] { m_details->setTab(DetailsPane::DescribeTab); }},
        {QKeySequence(Qt::CTRL | Qt::Key_4), tr("Its YAML"), [this] { m_details->setTab(DetailsPane::YamlTab); }},
        {QKeySequence(Qt::CTRL | Qt::Key_5), tr("Its events"), [this] { m_details->setTab(DetailsPane::EventsTab); }},
        {QKeySequence(Qt::CTRL | Qt::Key_6), tr("Why a claim binds or waits"), [this] { m_details->setTab(DetailsPane::BindingTab); }},
        {QKeySequence(Qt::Key_F5), tr("Try to connect again"), [this] { if (m_session) m_session->retryNow(); }},
        {QKeySequence(Qt::CTRL | Qt::Key_Q), tr("Quit"), [this] { close(); }},
        {QKeySequence(Qt::Key_Question), tr("These shortcuts"), [this] { openHelp(); }},
    };
    std::vector<ShortcutText> texts;
    for (const Entry &entry : entries) {
        if (entry.run) { // Esc is for whatever has the focus first: see keyPressEvent
            auto *shortcut = new QShortcut(entry.keys, this);
            connect(shortcut, &QShortcut::activated, this, entry.run);
        }
        texts.push_back({entry.keys.toString(QKeySequence::NativeText), entry.what});
    }
    m_help = new HelpOverlay(m_theme, std::move(texts), this);
}

} // namespace portolan
