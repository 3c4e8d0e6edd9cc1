#pragma once

#include <set>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "models/session/session.h"
#include "models/tables/kindcounts.h"

namespace portolan {

class ServerTable;
class SideBar;
struct PageCount;
struct PageInfo;

/// Keeps the side bar's counts and marks in step with a session: what changed is shown a few times a second. Kinds that are
/// followed are counted in the store; the session is asked for the numbers of the others, while somebody looks.
class SideBarCounts final : public QObject
{
    Q_OBJECT
public:
    SideBarCounts(Session &session, SideBar &bar, QObject *parent);
    void setNamespace(const std::string &ns);
    /// Whether somebody can see the bar; numbers are fresh when somebody looks again.
    void setLookedAt(bool looked);
    /// Counts the rows of a kind without a struct from now on.
    void follow(ServerTable &table);

private:
    void wish();
    void showAll();
    void showPages(Kind kind);
    void showServed();
    [[nodiscard]] PageCount countOf(const ResourceInfo &resource);
    [[nodiscard]] PageCount countOf(const PageInfo &page) const;
    /// Of a kind nobody follows: as the server told the number.
    [[nodiscard]] PageCount tallyOf(const PageInfo &page) const;
    void refuseUnread(Kind kind, PageCount &count) const;
    void refuse(PageCount &count, const Error &why) const;

    Session &m_session;
    SideBar &m_bar;
    KindCounts m_counts;
    std::string m_namespace;
    bool m_lookedAt = true;
    std::vector<bool> m_dirty; ///< by kind
    bool m_servedDirty = true;
    std::set<std::string> m_followed; ///< tables of the server's whose rows are counted
    QTimer m_timer;
};

} // namespace portolan
