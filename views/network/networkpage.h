#pragma once

#include <functional>
#include <memory>

#include <QTimer>

#include "models/network/trace.h"
#include "views/kit/page.h"
#include "views/kit/worker.h"

namespace portolan {

/// What the network's pages share: the kinds a trace reads are watched while the page is in front, and questions are answered
/// beside the GUI thread, over a snapshot of the newest state. The GUI thread only copies pointers.
class NetworkPage : public Page
{
    Q_OBJECT
public:
    NetworkPage(const PageContext &context, QWidget *parent);
    void activate() override;
    void deactivate() override;
    /// A question is being answered.
    [[nodiscard]] bool isWorking() const { return m_worker.isBusy(); }

protected:
    using TracerPtr = std::shared_ptr<const Tracer>;
    /// What happens on the GUI thread with the answer.
    using Finish = std::function<void()>;
    /// Runs beside the GUI thread: takes and returns values, touches no widget, this page included.
    using Work = std::function<Finish(const TracerPtr &)>;

    /// The cluster changed, or the page came to the front: ask again (at most a few times a second).
    virtual void refresh() = 0;
    /// Asks; a newer question takes the place of one that waits, and answers to older ones are dropped.
    void work(Work question);
    [[nodiscard]] bool isLoading() const;
    /// One sentence on what may not be read here, so that answers are not taken for more than they are; empty: nothing.
    [[nodiscard]] QString blindness() const;
    void refreshSoon();

private:
    class State;
    std::function<Finish()> question();
    [[nodiscard]] bool isWaiting() const { return m_patience.isActive() && isLoading(); }
    void requireEndpoints();
    void becomeStale();
    void askForExtras();

    std::shared_ptr<const NetworkExtras> m_extras; ///< asked for once, when the page first comes to the front
    std::shared_ptr<State> m_state; ///< last asked about; empty: the cluster has changed since
    Work m_question; ///< not begun yet
    bool m_refreshing = false; ///< the worker is about to take what work() is given
    QTimer m_patience;
    bool m_active = false;
    bool m_endpoints = false; ///< required, too
    Worker<Finish> m_worker;
};

} // namespace portolan
