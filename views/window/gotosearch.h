#pragma once

#include <set>

#include <QObject>
#include <QTimer>

#include "models/session/session.h"
#include "views/window/pagecatalog.h"
#include "views/window/picklist.h"

namespace portolan {

/// Where "Go to anything" leads.
struct GoToTarget {
    QString page;    ///< a page of the catalog, or
    ObjectKey object; ///< an object (its name is not empty)
};

/// Pages (of `more` kinds, too) and objects that answer what was typed, best first, at most `most`. "pvc data" and "shop/web" narrow by kind and
/// namespace; a kind the side bar does not count is searched when it is named. O(objects held).
[[nodiscard]] std::vector<PickItem> goToSearch(const ObjectStore *store, const QString &typed, const std::vector<PageInfo> &more = {}, std::size_t most = 40);

/// Follows the kinds a search looks through for as long as somebody searches: what is not on show is not held otherwise. GUI
/// thread; borrows the session.
class GoToFeed final : public QObject
{
    Q_OBJECT
public:
    explicit GoToFeed(Session &session, QObject *parent = nullptr);
    ~GoToFeed() override;
    /// What is searched for now; empty: nobody searches any more.
    void follow(const QString &typed);

Q_SIGNALS:
    void grown(); ///< there may be more to find

private:
    Session &m_session;
    std::set<Kind> m_held;
    QTimer m_soon;
};

} // namespace portolan

Q_DECLARE_METATYPE(portolan::GoToTarget)
