#pragma once

#include <functional>
#include <memory>

#include <QThreadPool>
#include <QTimer>

#include "models/network/trace.h"
#include "views/kit/page.h"

namespace portolan {

/// What the network's pages share: the kinds a trace reads are watched while the page is in front, and questions are answered
/// on a thread of the page's own, over a snapshot of the newest state. The GUI thread only copies pointers.
class NetworkPage : public Page
{
    Q_OBJECT
public:
    NetworkPage(const PageContext &context, QWidget *parent);
    ~NetworkPage() override;
    void activate() override;
    void deactivate() override;
    /// A question is being answered.
    [[nodiscard]] bool isWorking() const { return m_busy; }

protected:
    using TracerPtr = std::shared_ptr<const Tracer>;
    /// What happens on the GUI thread with the answer.
    using Finish = std::function<void()>;
    /// Runs on the page's thread: takes and returns values, touches no widget.
    using Work = std::function<Finish(const TracerPtr &)>;

    /// The cluster changed, or the page came to the front: ask again (at most a few times a second).
    virtual void refresh() = 0;
    /// Asks; a newer question takes the place of one that waits, and answers to older ones are dropped.
    void work(Work question);
    [[nodiscard]] bool isLoading() const;
    /// One sentence on what may not be read here, so that answers are not taken for more than they are; empty: nothing.
    [[nodiscard]] QString blindness() const;
    void refreshSoon();
    /// Frees something large on the page's thread: an index of 150,000 pods takes long to take apart, too.
    template<class T>
    void letGo(std::shared_ptr<T> large)
    {
        if (large)
            m_pool.start([box = std::make_shared<std::shared_ptr<T>>(std::move(large))] { box->reset(); });
    }

private:
    /// What the worker hands over; emptied on the GUI thread, so that no copy lingers there.
    struct Found {
        TracerPtr tracer;
        Finish finish;
        quint64 generation = 0;
        qint64 ms = 0;
    };
    void startWork();
    void requireEndpoints();
    void becomeStale();
    void askForExtras();
    void take(Found &found);
    void forgetTracer();

    QThreadPool m_pool; ///< one thread: a tracer is used by one at a time
    std::shared_ptr<const NetworkExtras> m_extras; ///< asked for once, when the page first comes to the front
    TracerPtr m_tracer; ///< of the state last asked about; empty: the cluster has changed since
    Work m_question;
    quint64 m_generation = 0;
    bool m_busy = false;
    bool m_stale = false; ///< changed while the worker was at it
    QTimer m_soon;
    QTimer m_patience;
    bool m_active = false;
    bool m_endpoints = false; ///< required, too
};

} // namespace portolan
