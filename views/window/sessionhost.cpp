#include "views/window/sessionhost.h"

#include "models/session/servertable.h"
#include "views/connection/definitionwatch.h"
#include "views/connection/plugindialog.h"
#include "views/window/gotosearch.h"
#include "views/window/navigator.h"
#include "views/window/pagecatalog.h"
#include "views/window/sidebar.h"
#include "views/window/sidebarcounts.h"

namespace portolan {

SessionHost::SessionHost(SessionOpener &opener, Navigator &navigator, SideBar &side, QWidget *window)
    : QObject(window), m_opener(opener), m_navigator(navigator), m_side(side), m_window(window)
{
    connect(&m_navigator, &Navigator::moved, this, &SessionHost::follow);
    connect(&m_navigator, &Navigator::namespaceChanged, this, [this] {
        if (m_counts)
            m_counts->setNamespace(m_navigator.ns());
    });
    connect(&m_side, &SideBar::moreToggled, this, [this](bool shown) {
        if (m_definitions)
            m_definitions->setOn(shown);
    });
}

SessionHost::~SessionHost() = default;

void SessionHost::open(const std::string &choice, const Place &first)
{
    close();
    m_choice = choice;
    m_first = first;
    if (const auto question = m_opener.pluginToAsk(choice)) {
        Q_EMIT choiceChanged();
        Q_EMIT refused({ErrorKind::Cancelled, 0, "credential plugin " + question->command, tr("it was not run: nobody has agreed to it yet").toStdString(), false});
        askForPlugin(*question);
        return;
    }
    auto session = m_opener.open(choice);
    Q_EMIT choiceChanged();
    if (session)
        start(std::move(*session));
    else
        Q_EMIT refused(session.error());
}

/// The window goes on meanwhile; choosing something else withdraws the question.
void SessionHost::askForPlugin(const PluginQuestion &question)
{
    delete m_pluginDialog;
    m_pluginDialog = new PluginDialog(question, m_window);
    connect(m_pluginDialog, &QDialog::accepted, this, [this, question, id = m_choice] {
        m_pluginDialog.clear();
        if (id != m_choice)
            return;
        m_opener.allowPlugin(question);
        open(id, Place(m_first));
    });
    m_pluginDialog->setAttribute(Qt::WA_DeleteOnClose);
    m_pluginDialog->open();
}

void SessionHost::retry()
{
    if (m_session)
        m_session->retryNow();
    else if (!m_choice.empty())
        open(std::string(m_choice), Place(m_first));
}

void SessionHost::close()
{
    if (m_pluginDialog)
        m_pluginDialog->reject();
    Q_EMIT closing();
    if (!m_session)
        return;
    m_counts.reset();
    m_searched.reset();
    m_definitions.reset();
    m_navigator.setSession(nullptr);
    m_session.reset();
    m_side.setServedPages({});
    m_side.forgetCounts();
}

void SessionHost::start(std::unique_ptr<Session> session)
{
    m_session = std::move(session);
    m_navigator.setSession(m_session.get());
    m_counts = std::make_unique<SideBarCounts>(*m_session, m_side, nullptr);
    connect(m_session.get(), &Session::stateChanged, this, &SessionHost::stateChanged);
    connect(m_session.get(), &Session::servedChanged, this, &SessionHost::showServed);
    connect(m_session.get(), &Session::warned, this, &SessionHost::warned);
    showServed();
    m_definitions = std::make_unique<DefinitionWatch>(*m_session);
    m_definitions->setOn(m_side.moreShown());
    m_searched = std::make_unique<GoToFeed>(*m_session);
    connect(m_searched.get(), &GoToFeed::grown, this, &SessionHost::namesGrown);
    m_session->require(Kind::Namespace); // the chooser offers them
    setLookedAt(m_lookedAt);
    Q_EMIT opened();
    Q_EMIT stateChanged();
    goFirst();
}

void SessionHost::showServed()
{
    m_side.setServedPages(servedPages(m_session->served()));
    if (!m_first.target.page.isEmpty() && !m_navigator.here().target.page.isEmpty() && !m_navigator.canGoBack())
        goFirst();
}

/// A page of a kind that only the cluster serves is known once it has told; until somebody goes elsewhere it is waited for.
void SessionHost::goFirst()
{
    if (m_first.target.page.isEmpty() || m_navigator.infoOf(m_first.target.page))
        m_navigator.go(std::exchange(m_first, Place()));
    else if (m_navigator.here().target.page.isEmpty())
        m_navigator.go(Target{firstPage()});
}

void SessionHost::follow()
{
    ServerTable *table = m_session ? m_session->table(m_navigator.here().target.page.toStdString()) : nullptr;
    if (table && m_counts)
        m_counts->follow(*table);
}

QString SessionHost::title() const
{
    for (const SessionChoice &choice : m_opener.choices())
        if (choice.id == m_choice)
            return QString::fromStdString(choice.title);
    return QString::fromStdString(m_choice);
}

bool SessionHost::isBlank(const QString &page) const
{
    for (const KindInfo &info : knownKinds())
        if (m_session->store().count(info.kind) > 0)
            return false;
    ServerTable *table = m_session->table(page.toStdString());
    return !table || table->rows().count(Kind::Other) == 0;
}

std::size_t SessionHost::countOf(Kind kind) const
{
    const KindTally &tally = m_session->tally(kind);
    return tally.phase == KindTally::Phase::Known ? tally.count : m_session->store().count(kind);
}

void SessionHost::setLookedAt(bool looked)
{
    m_lookedAt = looked;
    if (m_counts)
        m_counts->setLookedAt(looked);
}

void SessionHost::search(const QString &typed)
{
    if (m_searched)
        m_searched->follow(typed);
}

NameIndex SessionHost::names() const
{
    return m_searched ? m_searched->names() : NameIndex();
}

} // namespace portolan
