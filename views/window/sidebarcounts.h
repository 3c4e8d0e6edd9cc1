#pragma once

#include <QObject>
#include <QTimer>

#include "models/session/session.h"
#include "models/tables/kindcounts.h"

namespace portolan {

class SideBar;

/// Keeps the side bar's counts and marks in step with a session: what changed is shown a few times a second.
class SideBarCounts final : public QObject
{
    Q_OBJECT
public:
    SideBarCounts(Session &session, SideBar &bar, QObject *parent);
    void setNamespace(const std::string &ns);

private:
    void showAll();
    void showPages(Kind kind);

    Session &m_session;
    SideBar &m_bar;
    KindCounts m_counts;
    std::string m_namespace;
    std::vector<bool> m_dirty; ///< by kind
    QTimer m_timer;
};

} // namespace portolan
