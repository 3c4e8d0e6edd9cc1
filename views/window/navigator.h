#pragma once

#include <QObject>

#include "views/window/history.h"

namespace portolan {

class DetailsPane;
class Page;
class PageStack;
class Session;
class SideBar;
struct PageInfo;

/// Takes the window to a Target, and back and forward: chooses the page, the namespace and what is selected. Borrows the widgets
/// it moves. GUI thread.
class Navigator final : public QObject
{
    Q_OBJECT
public:
    Navigator(PageStack &pages, DetailsPane &details, SideBar &side, QObject *parent);

    /// nullptr: none. Forgets all places and the namespace.
    void setSession(Session *session);
    /// Goes there; nothing happens for a page that does not exist. An object of another namespace than the one shown widens to
    /// all of them, where its row would not be listed otherwise.
    void go(const Target &target);
    /// Goes to a place that was kept, with its namespace and selection.
    void go(const Place &place);
    /// Shows an object's details and marks it on the page in front.
    void select(const ObjectKey &key);
    void clearSelection();
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }
    void setNamespace(const std::string &ns);
    [[nodiscard]] const std::string &ns() const { return m_namespace; }
    /// What is shown, with its look; bare without a session.
    [[nodiscard]] Place here() const;
    /// A page of the catalog, or of a kind that only this cluster serves.
    [[nodiscard]] const PageInfo *infoOf(const QString &page) const;

Q_SIGNALS:
    void moved();            ///< the page, the selection, or what is behind and ahead
    void namespaceChanged();
    void detailsWanted();    ///< what was asked for stands in the details pane

private:
    void adopt(Page *page);
    void leave();
    void arrive(const Place &place);
    void showField(const ObjectKey &key, const FieldRef &field);
    [[nodiscard]] Target resolved(Target target) const;

    PageStack &m_pages;
    DetailsPane &m_details;
    SideBar &m_side;
    Session *m_session = nullptr;
    History m_history;
    std::string m_namespace; ///< empty: all
};

} // namespace portolan
