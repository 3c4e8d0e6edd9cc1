#include "views/window/sidebarcounts.h"

#include "views/browse/errortext.h"
#include "views/window/pagefactory.h"
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
    connect(&session, &Session::stateChanged, this, [this, soil] {
        m_dirty.assign(kindCount, true);
        soil(Kind::Pod);
    });
    showAll();
}

void SideBarCounts::setNamespace(const std::string &ns)
{
    m_namespace = ns;
    m_dirty.assign(kindCount, true);
    showAll();
}

void SideBarCounts::showAll()
{
    for (std::size_t i = 0; i < kindCount; ++i)
        if (m_dirty[i])
            showPages(static_cast<Kind>(i));
    m_dirty.assign(kindCount, false);
}

void SideBarCounts::showPages(Kind kind)
{
    const KindState &kindState = m_session.kindState(kind);
    for (const PageInfo &page : pageCatalog()) {
        if (page.kind != kind || kind == Kind::Other)
            continue;
        const KindCounts::Count rows = m_counts.count(tableOfPage(page), m_namespace);
        PageCount count;
        count.state = stateOf(kindState.phase);
        count.count = rows.rows;
        count.trouble = rows.trouble;
        if (count.state == PageCount::State::Refused && m_session.state().phase != ConnectionState::Phase::Live)
            count.state = PageCount::State::Unknown; // the connection's trouble is told once, not at every kind
        if (kindState.error)
            count.why = errorText(*kindState.error).headline;
        m_bar.setCount(page.id, count);
    }
}

} // namespace portolan
