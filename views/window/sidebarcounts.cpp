#include "views/window/sidebarcounts.h"

#include <utility>

#include "models/session/servertable.h"
#include "views/kit/errortext.h"
#include "views/window/sidebar.h"

namespace portolan {

namespace {

constexpr int showMs = 150;

PageCount::State stateOf(KindState::Phase phase)
{
    switch (phase) {
    case KindState::Phase::Idle:
        return PageCount::State::Unknown;
    case KindState::Phase::Loading:
        return PageCount::State::Loading;
    case KindState::Phase::Forbidden:
        return PageCount::State::Forbidden;
    case KindState::Phase::Failed:
        return PageCount::State::Refused;
    case KindState::Phase::NotServed:
        return PageCount::State::NotServed;
    case KindState::Phase::Synced:
    case KindState::Phase::Stale:
        break;
    }
    return PageCount::State::Known;
}

} // namespace

SideBarCounts::SideBarCounts(Session &session, SideBar &bar, QObject *parent)
    : QObject(parent), m_session(session), m_bar(bar), m_counts(session.store()), m_dirty(kindCount, true)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(showMs);
    connect(&m_timer, &QTimer::timeout, this, &SideBarCounts::showAll);
    const auto soil = [this](Kind kind) {
        m_dirty[static_cast<std::size_t>(kind)] = true;
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&m_counts, &KindCounts::changed, this, soil);
    connect(&session, &Session::kindStateChanged, this, soil);
    connect(&session, &Session::tallied, this, soil);
    connect(&session, &Session::servedChanged, this, [this, soil] {
        m_servedDirty = true;
        m_dirty.assign(kindCount, true);
        soil(Kind::Pod);
    });
    connect(&session, &Session::stateChanged, this, [this, soil] {
        m_dirty.assign(kindCount, true);
        soil(Kind::Pod);
    });
    wish();
    showAll();
}

void SideBarCounts::wish()
{
    m_session.count({countedKinds(), m_namespace, !m_lookedAt});
}

void SideBarCounts::setLookedAt(bool looked)
{
    m_lookedAt = looked;
    wish();
}

void SideBarCounts::setNamespace(const std::string &ns)
{
    m_namespace = ns;
    wish();
    m_servedDirty = true;
    m_dirty.assign(kindCount, true);
    showAll();
}

void SideBarCounts::showAll()
{
    for (std::size_t i = 0; i < kindCount; ++i)
        if (m_dirty[i])
            showPages(static_cast<Kind>(i));
    m_dirty.assign(kindCount, false);
    if (std::exchange(m_servedDirty, false))
        showServed();
}

void SideBarCounts::follow(ServerTable &table)
{
    if (!m_followed.insert(table.type()).second)
        return;
    const auto soil = [this] {
        m_servedDirty = true;
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&table.rows(), &ObjectStore::changed, this, soil);
    connect(&table, &ServerTable::stateChanged, this, soil);
    soil();
}

void SideBarCounts::refuse(PageCount &count, const Error &why) const
{
    count.state = why.kind == ErrorKind::Forbidden ? PageCount::State::Forbidden : PageCount::State::Refused;
    count.why = errorText(why).headline + QStringLiteral(": ") + errorText(why).detail;
}

PageCount SideBarCounts::countOf(const ResourceInfo &resource)
{
    PageCount count;
    const std::string type = typeWord(resource);
    if (m_followed.count(type)) {
        ServerTable &table = *m_session.table(type);
        count.state = stateOf(table.state().phase);
        if (m_namespace.empty() || !resource.namespaced)
            count.count = table.rows().count(Kind::Other);
        else
            table.rows().forEach(Kind::Other, [&](const ObjectPtr &object) { count.count += object->meta.ns == m_namespace; });
        if (table.state().error && count.state != PageCount::State::Known)
            refuse(count, *table.state().error);
    } else if (const Error *why = m_session.served().trouble(resource)) {
        refuse(count, *why);
    }
    return count;
}

/// A kind that was not looked at yet, but which the server's access rules refuse.
void SideBarCounts::refuseUnread(Kind kind, PageCount &count) const
{
    const ServedKinds &served = m_session.served();
    bool found = false;
    for (const ResourceInfo &resource : served.resources) {
        if (kindByName(resource.kind, resource.group) != kind)
            continue;
        found = true;
        if (const Error *why = served.trouble(resource))
            refuse(count, *why);
    }
    if (!found && served.phase == ServedKinds::Phase::Known && m_session.state().phase != ConnectionState::Phase::Snapshot)
        count.state = PageCount::State::NotServed;
}

void SideBarCounts::showServed()
{
    const ServedKinds &served = m_session.served();
    for (const ResourceInfo &resource : served.resources)
        if (isOtherKind(resource))
            m_bar.setCount(QString::fromStdString(typeWord(resource)), countOf(resource));
    for (const auto &[groupVersion, why] : served.failed) {
        PageCount count;
        refuse(count, why);
        m_bar.setCount(QStringLiteral("away:") + QString::fromStdString(groupVersion), count);
    }
}

PageCount SideBarCounts::tallyOf(const PageInfo &page) const
{
    const KindTally &tally = m_session.tally(page.kind);
    PageCount count;
    switch (tally.phase) {
    case KindTally::Phase::Unknown:
        break;
    case KindTally::Phase::Known:
        if (page.shape == RowShape::Objects) { // how many parts they have nobody tells
            count.state = PageCount::State::Known;
            count.count = tally.count;
        }
        break;
    case KindTally::Phase::Forbidden:
    case KindTally::Phase::Failed:
        refuse(count, *tally.error);
        break;
    case KindTally::Phase::NotServed:
        count.state = PageCount::State::NotServed;
        break;
    }
    if (tally.phase == KindTally::Phase::Unknown)
        refuseUnread(page.kind, count);
    return count;
}

PageCount SideBarCounts::countOf(const PageInfo &page) const
{
    const KindState &kindState = m_session.kindState(page.kind);
    if (kindState.phase == KindState::Phase::Idle)
        return tallyOf(page);
    const KindCounts::Count rows = m_counts.count({page.kind, page.shape}, m_namespace);
    PageCount count;
    count.state = stateOf(kindState.phase);
    count.count = rows.rows;
    count.trouble = rows.trouble;
    const Covered covered = m_session.store().coverage().of(page.kind, m_namespace);
    if (rows.rows == 0 && count.state == PageCount::State::Known && (covered == Covered::NotInFile || covered == Covered::Partly)) {
        count.state = PageCount::State::Unknown; // not none: nobody said so
        count.why = coverageWord(covered);
    }
    if (kindState.error)
        count.why = errorText(*kindState.error).headline + QStringLiteral(": ") + errorText(*kindState.error).detail;
    return count;
}

void SideBarCounts::showPages(Kind kind)
{
    for (const PageInfo &page : pageCatalog()) {
        if (page.kind != kind || kind == Kind::Other)
            continue;
        PageCount count = countOf(page);
        if (count.state == PageCount::State::Refused && m_session.state().phase != ConnectionState::Phase::Live)
            count.state = PageCount::State::Unknown; // the connection's trouble is told once, not at every kind
        m_bar.setCount(page.id, count);
    }
}

} // namespace portolan
