#include "views/window/navigator.h"

#include <algorithm>

#include "views/details/detailspane.h"
#include "views/window/pagestack.h"
#include "views/window/sidebar.h"

namespace portolan {

Navigator::Navigator(PageStack &pages, DetailsPane &details, SideBar &side, QObject *parent)
    : QObject(parent), m_pages(pages), m_details(details), m_side(side)
{
    connect(&m_pages, &PageStack::made, this, &Navigator::adopt);
    connect(&m_details, &DetailsPane::objectSelected, this, &Navigator::select);
    connect(&m_details, &DetailsPane::wanted, this, qOverload<const Target &>(&Navigator::go));
    connect(&m_side, &SideBar::pageChosen, this, [this](const QString &page) { go(Target{page}); });
    connect(&m_side, &SideBar::troubleChosen, this, [this](const QString &page) { go(Target{page, std::nullopt, TroubleOnly()}); });
}

void Navigator::setSession(Session *session)
{
    m_history.clear();
    m_namespace.clear();
    m_session = session;
    m_pages.setSession(session);
    m_pages.setNamespace(m_namespace);
    m_details.setSession(session);
}

void Navigator::adopt(Page *page)
{
    connect(page, &Page::objectSelected, this, &Navigator::select);
    connect(page, &Page::wanted, this, qOverload<const Target &>(&Navigator::go));
    connect(page, &Page::leaving, this, [this, page] {
        if (page == m_pages.page())
            leave();
    });
}

const PageInfo *Navigator::infoOf(const QString &page) const
{
    if (const PageInfo *info = pageInfo(page))
        return info;
    const auto &served = m_side.servedPages();
    const auto found = std::find_if(served.begin(), served.end(), [&page](const PageInfo &info) { return info.id == page; });
    return found == served.end() ? nullptr : &*found;
}

Place Navigator::here() const
{
    if (!m_pages.page())
        return {};
    Place here{m_pages.page()->where(), m_namespace, m_details.object()};
    here.target.page = m_pages.pageId();
    return here;
}

/// With its page: the object's own, where there is one.
Target Navigator::resolved(Target target) const
{
    if (!target.page.isEmpty() || !target.object)
        return target;
    const QString own = target.object->kind == Kind::Other ? QString::fromStdString(target.object->type) : pageOfKind(target.object->kind);
    target.page = infoOf(own) ? own : m_pages.pageId();
    return target;
}

void Navigator::go(const Target &wanted)
{
    if (!m_session)
        return;
    if (const FieldRef *field = std::get_if<FieldRef>(&wanted.what); field && wanted.object)
        return showField(*wanted.object, *field);
    const Target target = resolved(wanted);
    if (!infoOf(target.page))
        return;
    m_history.note(here());
    if (target.isBare() && target.page == m_pages.pageId())
        return arrive({target, m_namespace, m_details.object()});
    m_pages.showPage(target.page);
    if (m_pages.pageId() != target.page)
        return;
    Place place{target, m_namespace, m_details.object()};
    const bool drawn = m_pages.page()->drawsOne();
    const PageInfo *info = infoOf(target.page);
    if (target.object && !drawn) {
        place.selected = target.object;
        if (!m_namespace.empty() && !target.object->ns.empty() && target.object->ns != m_namespace)
            place.ns.clear(); // else its own page would not show it
    } else if (info && info->kind == Kind::Other && info->heading.isEmpty()) {
        place.selected.reset(); // charts want the room
    }
    m_history.visit(place);
    arrive(place);
    if (std::holds_alternative<WhyBound>(target.what)) {
        m_details.setTab(DetailsPane::BindingTab);
        Q_EMIT detailsWanted();
    }
}

void Navigator::go(const Place &place)
{
    if (!m_session)
        return;
    if (place.ns != m_namespace)
        setNamespace(place.ns);
    go(place.target);
    if (place.selected)
        select(*place.selected);
}

void Navigator::arrive(const Place &place)
{
    if (place.ns != m_namespace)
        setNamespace(place.ns);
    m_side.setCurrentPage(place.target.page);
    m_pages.showPage(place.target.page);
    if (m_pages.page())
        m_pages.page()->open(place.target);
    m_pages.select(place.selected);
    if (place.selected)
        m_details.show(*place.selected);
    else
        m_details.clear();
    Q_EMIT moved();
}

/// The page becomes another place.
void Navigator::leave()
{
    m_history.note(here());
    m_history.split();
    Q_EMIT moved();
}

void Navigator::select(const ObjectKey &key)
{
    if (key.name.empty() || !m_session)
        return;
    m_details.show(key);
    m_pages.select(key);
    Q_EMIT moved();
}

void Navigator::clearSelection()
{
    m_details.clear();
    m_pages.select(std::nullopt);
    Q_EMIT moved();
}

void Navigator::showField(const ObjectKey &key, const FieldRef &field)
{
    select(key);
    m_details.showField(field.path, field.value);
    Q_EMIT detailsWanted();
}

void Navigator::back()
{
    if (!m_history.canGoBack())
        return;
    m_history.note(here());
    arrive(Place(m_history.back()));
}

void Navigator::forward()
{
    if (!m_history.canGoForward())
        return;
    m_history.note(here());
    arrive(Place(m_history.forward()));
}

void Navigator::setNamespace(const std::string &ns)
{
    m_namespace = ns;
    m_pages.setNamespace(ns);
    Q_EMIT namespaceChanged();
}

} // namespace portolan
