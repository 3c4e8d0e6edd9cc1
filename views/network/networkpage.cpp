#include "views/network/networkpage.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QPointer>

namespace portolan {

namespace {

constexpr int gatherMs = 300; ///< a burst of changes is one new picture
constexpr int patienceMs = 2000; ///< a verdict without the policies that are on their way would be a wrong one; after that, what is there counts

} // namespace

/// The cluster at one moment, and the tracer over it: made by the first question about it, beside the GUI thread, used by one at a time.
class NetworkPage::State
{
public:
    State(std::shared_ptr<const StoreSnapshot> objects, std::shared_ptr<const NetworkExtras> extras) : m_objects(std::move(objects)), m_extras(std::move(extras)) {}

    const TracerPtr &tracer()
    {
        if (!m_tracer)
            m_tracer = std::make_shared<const Tracer>(std::make_shared<const NetworkIndex>(*m_objects, m_extras ? *m_extras : NetworkExtras()));
        m_objects = nullptr; // the index holds what it needs of them
        return m_tracer;
    }

private:
    std::shared_ptr<const StoreSnapshot> m_objects;
    std::shared_ptr<const NetworkExtras> m_extras;
    TracerPtr m_tracer;
};

NetworkPage::NetworkPage(const PageContext &context, QWidget *parent)
    : Page(context, parent), m_worker(gatherMs, [this] { return question(); }, [](const Finish &finish) {
          if (finish)
              finish();
      })
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { refresh(); });
    connect(&session().store(), &ObjectStore::changed, this, [this](const KindDelta &delta) {
        const auto &kinds = indexedKinds();
        if (std::find(kinds.begin(), kinds.end(), delta.kind) != kinds.end())
            becomeStale();
    });
    connect(&session().store(), &ObjectStore::coverageChanged, this, [this] { becomeStale(); });
    connect(&session(), &Session::kindStateChanged, this, [this] {
        requireEndpoints();
        refreshSoon();
    });
}

void NetworkPage::activate()
{
    if (m_active)
        return;
    m_active = true;
    for (const Kind kind : networkKinds())
        session().require(kind);
    requireEndpoints();
    m_patience.start();
    if (!m_extras)
        askForExtras();
    refresh();
}

/// An old server has Endpoints in place of EndpointSlices.
void NetworkPage::requireEndpoints()
{
    if (!m_active || m_endpoints || session().kindState(Kind::EndpointSlice).phase != KindState::Phase::NotServed)
        return;
    m_endpoints = true;
    session().require(Kind::Endpoints);
}

void NetworkPage::becomeStale()
{
    freeBeside(std::exchange(m_state, nullptr));
    refreshSoon();
}

/// Custom resources of network plug-ins come from the server itself: they may take their time, and answers do not wait for them.
void NetworkPage::askForExtras()
{
    m_extras = std::make_shared<const NetworkExtras>();
    const auto source = session().source();
    if (!source)
        return;
    workerThreads().start([self = QPointer<NetworkPage>(this), source] {
        auto extras = std::make_shared<const NetworkExtras>(readNetworkExtras(*source));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [self, extras] {
            if (!self || extras->empty())
                return;
            self->m_extras = extras;
            self->becomeStale();
        });
    });
}

void NetworkPage::deactivate()
{
    if (!m_active)
        return;
    m_active = false;
    m_worker.stop();
    m_patience.stop();
    freeBeside(std::exchange(m_state, nullptr)); // its memory is worth more elsewhere
    for (const Kind kind : networkKinds())
        session().release(kind);
    if (std::exchange(m_endpoints, false))
        session().release(Kind::Endpoints);
}

void NetworkPage::work(Work question)
{
    if (isWaiting())
        return; // asked again when it is loaded
    m_question = std::move(question);
    if (!m_refreshing)
        m_worker.askNow();
}

/// The question that work() was given; when the cluster has changed, the one that the page asks of it now.
std::function<NetworkPage::Finish()> NetworkPage::question()
{
    if (!m_question) {
        m_refreshing = true;
        refresh();
        m_refreshing = false;
    }
    if (!m_question)
        return {};
    if (!m_state)
        m_state = std::make_shared<State>(session().store().snapshot(), m_extras);
    return [state = m_state, work = std::exchange(m_question, nullptr)] { return work(state->tracer()); };
}

bool NetworkPage::isLoading() const
{
    const auto &kinds = networkKinds();
    return std::any_of(kinds.begin(), kinds.end(), [this](Kind kind) { return session().isLoading(kind); });
}

QString NetworkPage::blindness() const
{
    const Coverage &coverage = session().store().coverage();
    std::vector<Kind> hidden;
    for (const Kind kind : networkKinds()) {
        const Covered covered = coverage.of(kind);
        const bool failed = covered == Covered::NotReadYet && session().kindState(kind).phase == KindState::Phase::Failed;
        if (covered == Covered::NotAllowed || covered == Covered::Partly || failed)
            hidden.push_back(kind);
    }
    return hidden.empty() ? QString() : tr("Not all is taken into account: %1.").arg(unreadText(coverage, hidden));
}

void NetworkPage::refreshSoon()
{
    if (m_active)
        m_worker.askSoon();
}

} // namespace portolan
