#pragma once

#include <set>

#include <QObject>
#include <QTimer>

#include "models/session/session.h"
#include "views/kit/picklist.h"
#include "views/window/nameindex.h"
#include "views/window/pagecatalog.h"

class QAction;

namespace portolan {

/// Pages (of `more` kinds, too) and objects that answer what was typed, best first, at most `most`. "pvc data" and "shop/web"
/// narrow by kind and namespace; a kind the side bar does not count is searched when it is named. Pages answer to their English
/// names and ids, too. An item's value is a Target,
/// or a QAction * where a command answers that can be carried out now. O(names): some 10 ms for 150,000.
[[nodiscard]] std::vector<PickItem> goToSearch(const NameIndex &names, const QString &typed, const std::vector<PageInfo> &more = {}, std::size_t most = 40,
                                               const std::vector<QAction *> &commands = {});

/// Follows the kinds a search looks through for as long as somebody searches: what is not on show is not held otherwise. Keeps
/// their names; many are put in order beside the GUI thread, at most once a second. GUI thread; borrows the session. Nobody waits for
/// names that are put in order when it goes.
class GoToFeed final : public QObject
{
    Q_OBJECT
public:
    explicit GoToFeed(Session &session, QObject *parent = nullptr);
    ~GoToFeed() override;
    /// What is searched for now; empty: nobody searches any more.
    void follow(const QString &typed);
    [[nodiscard]] const NameIndex &names() const { return m_names; }

Q_SIGNALS:
    void grown(); ///< there may be more to find

private:
    void note(Kind kind);
    void index();
    void take(const NameIndex &names);

    Session &m_session;
    std::set<Kind> m_held;
    std::set<Kind> m_changed; ///< whose names are to be put in order again
    NameIndex m_names;
    bool m_indexing = false;
    QTimer m_soon;
};

} // namespace portolan
