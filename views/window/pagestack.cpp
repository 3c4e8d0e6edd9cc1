#include "views/window/pagestack.h"

#include "models/core/heap.h"
#include "views/window/pagecatalog.h"

namespace portolan {

PageStack::PageStack(Theme &theme, Settings *settings, std::vector<QAction *> objectActions, QWidget *parent)
    : QStackedWidget(parent), m_theme(theme), m_settings(settings), m_objectActions(std::move(objectActions))
{
}

void PageStack::setSession(Session *session)
{
    for (const auto &[id, page] : m_pages)
        delete page; // at once: they borrow the session, which goes next
    m_pages.clear();
    m_shown.clear();
    m_left.clear();
    m_current = nullptr;
    m_currentId.clear();
    m_selection.reset();
    m_session = session;
}

void PageStack::setNamespace(const std::string &ns)
{
    m_namespace = ns;
    m_left.clear(); // scopes are of the namespace before
    for (const auto &[id, page] : m_pages)
        page->setNamespace(ns);
}

Page *PageStack::make(const QString &id)
{
    Page *page = makePage(id, {*m_session, m_theme, m_settings, m_objectActions}, this);
    if (!page)
        return nullptr;
    m_pages[id] = page;
    addWidget(page);
    page->setNamespace(m_namespace);
    connect(page, &Page::summaryChanged, this, [this, page] {
        if (page == m_current)
            Q_EMIT summaryChanged();
    });
    Q_EMIT made(page);
    if (const auto left = m_left.find(id); left != m_left.end())
        page->open(left->second);
    return page;
}

void PageStack::showPage(const QString &id)
{
    if (!m_session || (m_current && id == m_currentId))
        return;
    const auto known = m_pages.find(id);
    Page *page = known == m_pages.end() ? make(id) : known->second;
    if (!page)
        return;
    if (m_current)
        m_current->deactivate();
    m_current = page;
    m_currentId = id;
    setCurrentWidget(page);
    page->activate();
    page->showSelection(m_selection.value_or(ObjectKey{}));
    std::erase(m_shown, id);
    m_shown.push_back(id);
    dropOldest();
    Q_EMIT summaryChanged();
}

void PageStack::dropOldest()
{
    if (m_shown.size() <= mostPages)
        return;
    const QString id = m_shown.front();
    m_shown.erase(m_shown.begin());
    const auto found = m_pages.find(id);
    m_left[id] = found->second->where();
    delete found->second;
    m_pages.erase(found);
    giveBackFreedMemory();
}

void PageStack::select(const std::optional<ObjectKey> &key)
{
    m_selection = key;
    if (m_current)
        m_current->showSelection(key.value_or(ObjectKey{}));
}

} // namespace portolan
