#include "views/network/networkpage.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>

namespace portolan {

namespace {

constexpr int gatherMs = 300; ///< a burst of changes is one new picture
constexpr int patienceMs = 2000; ///< a verdict without the policies that are on their way would be a wrong one; after that, what is there counts
constexpr int restShare = 4;  ///< a large cluster is asked about less often: the worker rests four times as long as it works

} // namespace

NetworkPage::NetworkPage(const PageContext &context, QWidget *parent) : Page(context, parent)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { refresh(); });
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

NetworkPage::~NetworkPage()
{
    m_pool.waitForDone(); // the worker reads strings of the session's pool, which goes next
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
    forgetTracer();
    m_stale = true;
    refreshSoon();
}

/// Custom resources of network plug-ins come from the server itself: they may take their time, and answers do not wait for them.
void NetworkPage::askForExtras()
{
    m_extras = std::make_shared<const NetworkExtras>();
    const auto source = session().source();
    if (!source)
        return;
    QThreadPool::globalInstance()->start([self = QPointer<NetworkPage>(this), source] {
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
    m_soon.stop();
    m_patience.stop();
    forgetTracer(); // its memory is worth more elsewhere
    for (const Kind kind : networkKinds())
        session().release(kind);
    if (std::exchange(m_endpoints, false))
        session().release(Kind::Endpoints);
}

void NetworkPage::work(Work question)
{
    m_question = std::move(question);
    ++m_generation;
    if (!m_busy && !(m_patience.isActive() && isLoading())) // else asked again when it is loaded
        startWork();
}

void NetworkPage::startWork()
{
    m_busy = true;
    m_stale = false;
    const auto objects = m_tracer ? nullptr : std::make_shared<const StoreSnapshot>(session().store(), indexedKinds());
    m_pool.start([this, tracer = m_tracer, objects, question = m_question, generation = m_generation, extras = m_extras]() mutable {
        QElapsedTimer clock;
        clock.start();
        auto found = std::make_shared<Found>();
        found->tracer = tracer ? std::move(tracer) : std::make_shared<const Tracer>(std::make_shared<const NetworkIndex>(*objects, extras ? *extras : NetworkExtras()));
        found->finish = question(found->tracer);
        found->generation = generation;
        found->ms = clock.elapsed();
        tracer.reset();
        QMetaObject::invokeMethod(this, [this, found] { take(*found); });
    });
}

void NetworkPage::take(Found &found)
{
    const bool newest = found.generation == m_generation;
    m_soon.setInterval(std::max<int>(gatherMs, int(found.ms) * restShare));
    if (newest && found.finish)
        found.finish(); // may ask again, which waits: we are still busy
    found.finish = nullptr;
    TracerPtr old = m_stale ? std::move(found.tracer) : std::exchange(m_tracer, std::move(found.tracer));
    if (old != m_tracer)
        letGo(std::move(old));
    m_busy = false;
    if (found.generation != m_generation)
        startWork();
}

void NetworkPage::forgetTracer()
{
    letGo(std::exchange(m_tracer, nullptr));
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
    if (m_active && !m_soon.isActive())
        m_soon.start();
}

} // namespace portolan
