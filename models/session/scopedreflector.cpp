#include "models/session/scopedreflector.h"

#include <algorithm>

#include <QRandomGenerator>

namespace portolan {

namespace {

KindState::Phase phaseOf(ReflectorState::Phase phase)
{
    switch (phase) {
    case ReflectorState::Phase::Loading: return KindState::Phase::Loading;
    case ReflectorState::Phase::Synced: return KindState::Phase::Synced;
    case ReflectorState::Phase::Stale: return KindState::Phase::Stale;
    case ReflectorState::Phase::Failed: return KindState::Phase::Failed;
    case ReflectorState::Phase::Forbidden: return KindState::Phase::Forbidden;
    case ReflectorState::Phase::NotServed: return KindState::Phase::NotServed;
    }
    return KindState::Phase::Failed;
}

} // namespace

ScopedReflector::ScopedReflector(RestClient &client, ItemDecoder &decoder, ReflectorSink &sink, Options options,
                                 std::vector<std::string> namespaces)
    : m_client(client), m_decoder(decoder), m_sink(sink), m_options(std::move(options)), m_namespaces(std::move(namespaces))
{
    start({});
}

ScopedReflector::~ScopedReflector() = default;

void ScopedReflector::start(std::vector<std::string> scope)
{
    m_reflectors.clear();
    m_scope = std::move(scope);
    const auto add = [this](std::string_view ns) {
        Reflector::Options options;
        options.kind = m_options.kind;
        options.targets = m_options.targets(ns);
        options.streamsLists = m_options.streamsLists;
        options.relistMs = m_options.relistMs;
        options.seed = QRandomGenerator::global()->generate();
        ReflectorSink &sink = *this;
        m_reflectors.push_back(std::make_unique<Reflector>(m_client, m_decoder, sink, std::move(options)));
    };
    if (m_scope.empty())
        add({});
    for (const std::string &ns : m_scope)
        add(ns);
}

void ScopedReflector::undecodable(Kind kind, const Error &error)
{
    ++m_undecodable;
    m_lastUndecodable = error.text();
    m_sink.undecodable(kind, error);
}

void ScopedReflector::stateChanged(Kind kind, const ReflectorState &state)
{
    if (m_scope.empty() && state.listForbidden)
        narrow();
    m_sink.stateChanged(kind, state);
}

void ScopedReflector::narrow()
{
    if (m_narrowing || !m_options.namespaced || m_namespaces.empty())
        return;
    // Later: a reflector may be reporting just now.
    m_narrowing = m_client.scheduler().after(0, [this] {
        const auto timer = std::move(m_narrowing);
        if (m_scope.empty() && !m_reflectors.empty())
            m_clusterRefusal = m_reflectors.front()->state();
        forget();
        start(m_namespaces);
        m_sink.stateChanged(m_options.kind, {});
    });
}

void ScopedReflector::setNamespaces(std::vector<std::string> namespaces)
{
    if (namespaces == m_namespaces)
        return;
    m_namespaces = std::move(namespaces);
    const bool refused = m_scope.empty() && m_reflectors.front()->state().phase == ReflectorState::Phase::Forbidden;
    if (m_clusterRefusal || refused)
        narrow();
}

void ScopedReflector::retryNow()
{
    if (!m_clusterRefusal) {
        for (const auto &reflector : m_reflectors)
            reflector->retryNow();
        return;
    }
    m_clusterRefusal.reset();
    forget();
    start({});
    m_sink.stateChanged(m_options.kind, {});
}

void ScopedReflector::reconnected(bool again)
{
    for (const auto &reflector : m_reflectors)
        reflector->reconnected(again);
}

std::optional<CutOff> ScopedReflector::cutOff() const
{
    std::optional<CutOff> newest;
    for (const auto &reflector : m_reflectors)
        if (const auto one = reflector->cutOff(); one && (!newest || one->sinceMs > newest->sinceMs))
            newest = one;
    return newest;
}

void ScopedReflector::forget()
{
    for (const auto &reflector : m_reflectors)
        reflector->forget();
}

KindState ScopedReflector::state() const
{
    using Phase = KindState::Phase;
    KindState out;
    out.undecodable = m_undecodable;
    out.lastUndecodable = m_lastUndecodable;
    if (m_narrowing) {
        out.phase = Phase::Loading;
        return out;
    }
    // Namespaces that may be read make the kind readable; what still loads comes before what is there, trouble before that.
    static constexpr Phase order[] = {Phase::Loading, Phase::Stale, Phase::Failed, Phase::Synced, Phase::Forbidden, Phase::NotServed};
    const auto rank = [](Phase phase) { return std::find(std::begin(order), std::end(order), phase) - std::begin(order); };
    out.phase = Phase::NotServed;
    for (std::size_t i = 0; i < m_reflectors.size(); ++i) {
        const ReflectorState &state = m_reflectors[i]->state();
        const Phase phase = phaseOf(state.phase);
        if (rank(phase) <= rank(out.phase)) {
            out.phase = phase;
            out.error = state.error;
        }
        if (!m_scope.empty() && phase != Phase::Forbidden)
            out.namespaces.push_back(m_scope[i]);
    }
    if (m_clusterRefusal && (out.phase == Phase::Synced || out.phase == Phase::Forbidden))
        out.error = m_clusterRefusal->error;
    return out;
}

} // namespace portolan
