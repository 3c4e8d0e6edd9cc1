#include "models/sync/scopedreflector.h"

#include <algorithm>

namespace portolan {

namespace {

using Phase = ReflectorState::Phase;

KindState::Phase phaseOf(Phase phase)
{
    switch (phase) {
    case Phase::Loading: return KindState::Phase::Loading;
    case Phase::Synced: return KindState::Phase::Synced;
    case Phase::Stale: return KindState::Phase::Stale;
    case Phase::Failed: return KindState::Phase::Failed;
    case Phase::Forbidden: return KindState::Phase::Forbidden;
    case Phase::NotServed: return KindState::Phase::NotServed;
    }
    return KindState::Phase::Failed;
}

bool isListed(const ReflectorState &state)
{
    return state.phase == Phase::Synced || state.phase == Phase::Stale;
}

} // namespace

/// Reflectors that together see one scope: the whole cluster, or some namespaces.
class ScopedReflector::Scope final : private ReflectorSink
{
public:
    Scope(ScopedReflector &owner, bool told) : m_owner(owner), m_told(told) {}

    /// The whole cluster is the namespace "".
    void follow(const std::vector<std::string> &namespaces)
    {
        const auto isWanted = [&namespaces](const Part &part) { return std::find(namespaces.begin(), namespaces.end(), part.ns) != namespaces.end(); };
        for (const Part &part : m_parts)
            if (!isWanted(part))
                part.reflector->forget();
        std::erase_if(m_parts, [&isWanted](const Part &part) { return !isWanted(part); });
        for (const std::string &ns : namespaces)
            if (std::none_of(m_parts.begin(), m_parts.end(), [&ns](const Part &part) { return part.ns == ns; }))
                add(ns);
    }
    [[nodiscard]] bool isCluster() const { return m_parts.size() == 1 && m_parts.front().ns.empty(); }
    [[nodiscard]] bool hasListed() const
    {
        return std::any_of(m_parts.begin(), m_parts.end(), [](const Part &part) { return isListed(part.reflector->state()); });
    }
    [[nodiscard]] bool isLoading() const
    {
        return std::any_of(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.reflector->state().phase == Phase::Loading; });
    }
    /// Of the whole cluster.
    [[nodiscard]] const ReflectorState &clusterState() const { return m_parts.front().reflector->state(); }

    template<class Call>
    void forEach(Call call) const
    {
        for (const Part &part : m_parts)
            call(*part.reflector);
    }
    [[nodiscard]] KindState state() const;

    /// Takes the place of another: what only that one held is gone, what this one holds is told.
    void replace(const Scope &other)
    {
        const auto holds = [this](const Object &object) {
            return std::any_of(m_parts.begin(), m_parts.end(), [&object](const Part &part) { return part.reflector->known().holds(object); });
        };
        m_told = true;
        other.forEach([&](const Reflector &reflector) {
            reflector.known().forEach([&](const ObjectPtr &object) {
                if (!holds(*object))
                    m_owner.m_sink.changed({Change::Type::Remove, object});
            });
        });
        forEach([this](const Reflector &reflector) {
            reflector.known().forEach([this](const ObjectPtr &object) { m_owner.m_sink.changed({Change::Type::Upsert, object}); });
        });
    }

private:
    struct Part {
        std::string ns;
        std::unique_ptr<Reflector> reflector;
    };
    void add(const std::string &ns)
    {
        const Options &from = m_owner.m_options;
        Reflector::Options options;
        options.kind = from.kind;
        options.targets = from.targets(ns);
        options.streamsLists = from.streamsLists;
        options.relistMs = from.relistMs;
        options.seed = from.seed ? from.seed() : 0;
        ReflectorSink &sink = *this;
        m_parts.push_back({ns, std::make_unique<Reflector>(m_owner.m_client, m_owner.m_decoder, sink, std::move(options))});
        m_parts.back().reflector->setPaused(m_owner.m_paused);
    }
    void changed(Change change) override
    {
        if (m_told)
            m_owner.m_sink.changed(std::move(change));
    }
    void undecodable(Kind kind, const Error &error) override
    {
        ++m_undecodable;
        m_lastUndecodable = error.text();
        if (m_told)
            m_owner.m_sink.undecodable(kind, error);
    }
    void stateChanged(Kind, const ReflectorState &state) override { m_owner.scopeChanged(state); }

    ScopedReflector &m_owner;
    bool m_told;
    std::vector<Part> m_parts;
    std::size_t m_undecodable = 0;
    std::string m_lastUndecodable;
};

KindState ScopedReflector::Scope::state() const
{
    using Kinds = KindState::Phase;
    KindState out;
    out.undecodable = m_undecodable;
    out.lastUndecodable = m_lastUndecodable;
    // Namespaces that may be read make the kind readable; what still loads comes before what is there, trouble before that.
    static constexpr Kinds order[] = {Kinds::Loading, Kinds::Stale, Kinds::Failed, Kinds::Synced, Kinds::Forbidden, Kinds::NotServed};
    const auto rank = [](Kinds phase) { return std::find(std::begin(order), std::end(order), phase) - std::begin(order); };
    out.phase = Kinds::NotServed;
    for (const Part &part : m_parts) {
        const ReflectorState &state = part.reflector->state();
        const Kinds phase = phaseOf(state.phase);
        if (rank(phase) < rank(out.phase) || (phase == out.phase && state.error)) {
            out.phase = phase;
            out.error = state.error;
        }
        out.listedEveryMs = std::max(out.listedEveryMs, state.listedEveryMs);
        if (!part.ns.empty() && phase != Kinds::Forbidden)
            out.namespaces.push_back(part.ns);
    }
    return out;
}

ScopedReflector::ScopedReflector(RestClient &client, ItemDecoder &decoder, ReflectorSink &sink, Options options,
                                 std::vector<std::string> namespaces)
    : m_client(client), m_decoder(decoder), m_sink(sink), m_options(std::move(options)), m_namespaces(std::move(namespaces)),
      m_now(std::make_unique<Scope>(*this, true))
{
    m_now->follow({""});
}

ScopedReflector::~ScopedReflector() = default;

void ScopedReflector::scopeChanged(const ReflectorState &state)
{
    const bool matters = m_next || (m_now->isCluster() && m_now->clusterState().listForbidden);
    if (matters && !m_settling) // later: a reflector is reporting just now
        m_settling = m_client.scheduler().after(0, [this] { settle(); });
    m_sink.stateChanged(m_options.kind, state);
}

void ScopedReflector::settle()
{
    const auto timer = std::move(m_settling);
    if (m_now->isCluster() && m_now->clusterState().listForbidden)
        narrow();
    if (m_next)
        settleNext();
    m_sink.stateChanged(m_options.kind, {});
}

void ScopedReflector::narrow()
{
    if (!m_options.namespaced || m_namespaces.empty())
        return;
    m_clusterRefusal = m_now->clusterState().error;
    const bool keeps = m_now->hasListed();
    std::unique_ptr<Scope> &narrower = keeps ? m_next : m_now;
    if (keeps && narrower)
        return; // under way
    narrower = std::make_unique<Scope>(*this, !keeps);
    narrower->follow(m_namespaces);
}

void ScopedReflector::settleNext()
{
    if (m_next->isCluster() && m_next->clusterState().listForbidden) {
        m_clusterRefusal = m_next->clusterState().error; // still, or again
        m_next.reset();
    } else if (m_now->isCluster() && m_now->clusterState().phase == Phase::Synced) {
        m_next.reset(); // allowed again
    } else if (m_next->hasListed() && !m_next->isLoading()) {
        takeOver();
    }
}

void ScopedReflector::takeOver()
{
    m_next->replace(*m_now);
    m_now = std::move(m_next);
    if (m_now->isCluster())
        m_clusterRefusal.reset();
}

void ScopedReflector::setNamespaces(std::vector<std::string> namespaces)
{
    if (namespaces == m_namespaces)
        return;
    m_namespaces = std::move(namespaces);
    if (m_namespaces.empty())
        return;
    if (!m_now->isCluster())
        m_now->follow(m_namespaces);
    else if (m_next)
        m_next->follow(m_namespaces);
    else if (m_now->clusterState().listForbidden)
        narrow();
    m_sink.stateChanged(m_options.kind, {});
}

void ScopedReflector::retryNow()
{
    m_now->forEach([](Reflector &reflector) { reflector.retryNow(); });
    if (m_next) {
        m_next->forEach([](Reflector &reflector) { reflector.retryNow(); });
    } else if (!m_now->isCluster()) {
        m_next = std::make_unique<Scope>(*this, false);
        m_next->follow({""});
    }
}

void ScopedReflector::reconnected(bool again)
{
    m_now->forEach([again](Reflector &reflector) { reflector.reconnected(again); });
    if (m_next)
        m_next->forEach([again](Reflector &reflector) { reflector.reconnected(again); });
}

void ScopedReflector::setPaused(bool paused)
{
    m_paused = paused;
    m_now->forEach([paused](Reflector &reflector) { reflector.setPaused(paused); });
    if (m_next)
        m_next->forEach([paused](Reflector &reflector) { reflector.setPaused(paused); });
}

void ScopedReflector::forget()
{
    m_now->forEach([](Reflector &reflector) { reflector.forget(); });
}

std::optional<CutOff> ScopedReflector::cutOff() const
{
    std::optional<CutOff> newest;
    const auto look = [&newest](const Reflector &reflector) {
        if (const auto one = reflector.cutOff(); one && (!newest || one->sinceMs > newest->sinceMs))
            newest = one;
    };
    m_now->forEach(look);
    if (m_next)
        m_next->forEach(look);
    return newest;
}

KindState ScopedReflector::state() const
{
    KindState out = m_now->state();
    if (m_now->isCluster() && m_settling && m_options.namespaced && !m_namespaces.empty() && out.phase == KindState::Phase::Forbidden)
        out.phase = KindState::Phase::Loading; // in its namespaces, at once
    else if (!m_now->isCluster() && m_clusterRefusal && (out.phase == KindState::Phase::Synced || out.phase == KindState::Phase::Forbidden))
        out.error = m_clusterRefusal;
    return out;
}

} // namespace portolan
