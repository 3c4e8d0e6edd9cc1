#include "models/client/reflector.h"

#include <algorithm>

#include "models/decode/looseidentity.h"

namespace portolan {

namespace {

/// A watch that ends sooner than this without an event is a failure (reflector.go: VeryShortWatchError).
constexpr std::int64_t shortestWatchMs = 1000;
/// The server ends a watch after 5 to 10 minutes, chosen at random so that they do not all end at once.
constexpr int shortestWatchSeconds = 300, longestWatchSeconds = 600;

/// A streamed list that is silent for so long comes from a server that does not know how: it is listed instead.
constexpr std::int64_t streamSilenceMs = 15'000;
/// How often is listed what may not be watched.
constexpr std::int64_t pollEveryMs = 30'000;

} // namespace

Reflector::Reflector(RestClient &client, ItemDecoder &decoder, ReflectorSink &sink, Options options)
    : m_client(client), m_decoder(decoder), m_sink(sink), m_options(std::move(options)),
      m_known([this](Change change) { m_sink.changed(std::move(change)); }), m_wait(client.scheduler(), m_options.seed), m_random(m_options.seed)
{
    m_wait.begin(0, next(Next::List));
}

Reflector::~Reflector() = default;

std::int64_t Reflector::nowMs() const
{
    return m_client.scheduler().clock().monotonicMs();
}

std::function<void()> Reflector::next(Next what)
{
    return [this, what] {
        if (what == Next::List)
            list();
        else
            watch();
    };
}

void Reflector::retryNow()
{
    m_watchPermission.askNow();
    m_wait.retryNow();
}

void Reflector::retireCalls()
{
    // They may be at work right now, further up the stack: destroy them from the event loop.
    if (m_listCall)
        m_oldListCall = std::move(m_listCall);
    if (m_watchCall)
        m_oldWatchCall = std::move(m_watchCall);
    m_cleanup = m_client.scheduler().after(0, [this] {
        m_oldListCall.reset();
        m_oldWatchCall.reset();
    });
}

void Reflector::setSynced()
{
    m_state = {ReflectorState::Phase::Synced, std::nullopt};
    if (!mayWatch()) {
        m_state.listedEveryMs = pollMs();
        m_state.error = m_watchPermission.refusal();
    }
    m_sink.stateChanged(m_options.kind, m_state);
}

void Reflector::noteFailure(const ApiFailure &failure, bool ofList)
{
    using Phase = ReflectorState::Phase;
    const ErrorKind kind = failure.error.kind;
    m_state = {m_listed ? Phase::Stale : Phase::Failed, failure.error};
    m_state.listForbidden = ofList && kind == ErrorKind::Forbidden;
    if (!m_listed && (kind == ErrorKind::Forbidden || kind == ErrorKind::Unauthorized))
        m_state.phase = Phase::Forbidden;
    else if (!m_listed && kind == ErrorKind::NotFound)
        m_state.phase = Phase::NotServed;
    m_sink.stateChanged(m_options.kind, m_state);
}

void Reflector::waitThen(Next what, const ApiFailure &why, bool ofList)
{
    retireCalls();
    m_wait.beginAfter(why.error, next(what));
    noteFailure(why, ofList);
}

void Reflector::relist(const ApiFailure &why)
{
    if (!why.isGone() || !m_wait.excuses()) {
        waitThen(Next::List, why);
        return;
    }
    retireCalls();
    m_wait.begin(0, next(Next::List));
}

void Reflector::list()
{
    if (std::exchange(m_asked, true))
        ++m_client.traffic().of(m_options.targets[m_target].path).relists;
    m_listSinceMs = nowMs();
    if (!m_streamRefused && mayWatch() && m_options.streamsLists && m_options.streamsLists())
        streamList();
    else if (m_versionUnavailable)
        listFrom({});
    else
        listFrom(m_version.empty() ? m_options.firstVersion : m_version);
}

void Reflector::listFrom(const std::string &resourceVersion)
{
    retireCalls();
    m_listVersion = resourceVersion;
    m_known.beginList();
    // reflector.go: a relist at a known version is served from the watch cache, which knows no pages.
    const bool paged = m_pagedFirst || resourceVersion.empty() || resourceVersion == "0";
    m_listCall = std::make_unique<ListCall>(
        m_client, m_options.targets[m_target], ListCall::Options{resourceVersion, paged ? m_options.pageSize : 0},
        ListCall::Handler{[this](std::string_view bytes, const TypeHint &hint) { item(bytes, hint); },
                          [this](std::string_view json) { m_decoder.readHead(json); },
                          [this] { m_known.beginList(); },
                          [this](const ListCall::Outcome &outcome) { listed(outcome); }});
    m_listCall->setPaused(m_paused);
}

void Reflector::setPaused(bool paused)
{
    m_paused = paused;
    if (m_listCall)
        m_listCall->setPaused(paused);
    if (m_watchCall)
        m_watchCall->setPaused(paused);
    if (m_streaming && !paused)
        guardStream(); // the silence was ours
}

void Reflector::item(std::string_view bytes, const TypeHint &hint)
{
    if (ObjectPtr object = decode(bytes, hint))
        m_known.upsert(std::move(object));
}

ObjectPtr Reflector::decode(std::string_view bytes, const TypeHint &hint)
{
    Result<ObjectPtr> object = m_decoder.decode(bytes, hint);
    if (!object) {
        m_sink.undecodable(m_options.kind, object.error());
        return nullptr;
    }
    if ((*object)->kind != m_options.kind) {
        const std::string what = keyText(keyOf(**object));
        m_sink.undecodable(m_options.kind, Error{ErrorKind::Parse, 0, what, "an object of another kind", false});
        return nullptr;
    }
    return std::move(*object);
}

void Reflector::listed(const ListCall::Outcome &outcome)
{
    if (outcome.failure) {
        listFailed(*outcome.failure);
        return;
    }
    if (m_listVersion == "0" && outcome.paginated)
        m_pagedFirst = true;
    listComplete(outcome.resourceVersion);
    if (mayWatch())
        watch();
    else
        poll();
}

bool Reflector::mayWatch() const
{
    return m_options.relistMs == 0 && m_watchPermission.mayAsk(nowMs());
}

std::int64_t Reflector::pollMs() const
{
    return std::max(m_options.relistMs > 0 ? m_options.relistMs : pollEveryMs, 9 * m_listTookMs);
}

void Reflector::poll()
{
    retireCalls();
    if (m_options.relistMs > 0)
        m_version.clear(); // what cannot be watched has no history to be newer than
    m_wait.begin(pollMs(), next(Next::List));
}

void Reflector::listComplete(const std::string &version)
{
    m_known.endList();
    m_version = version;
    m_versionUnavailable = false;
    m_wait.succeeded();
    m_listed = true;
    m_listTookMs = nowMs() - m_listSinceMs;
    setSynced();
}

void Reflector::listFailed(const ApiFailure &failure)
{
    if (failure.error.kind == ErrorKind::NotFound && m_options.targets.size() > 1) {
        m_target = (m_target + 1) % m_options.targets.size();
        if (m_target != 0) {
            listFrom(m_listVersion);
            return;
        }
    }
    if ((failure.isGone() || failure.isTooLargeVersion()) && !m_versionUnavailable) {
        m_versionUnavailable = true;
        listFrom({});
        return;
    }
    waitThen(Next::List, failure, true);
}

void Reflector::watch()
{
    m_streaming = false;
    startWatch(false);
}

void Reflector::streamList()
{
    m_streaming = true;
    m_known.beginList();
    startWatch(true);
    guardStream();
}

void Reflector::guardStream()
{
    m_streamGuard = m_client.scheduler().after(streamSilenceMs, [this, seen = m_watchEvents] {
        const auto timer = std::move(m_streamGuard);
        if (!m_streaming || !m_watchCall)
            return;
        if (m_watchEvents > seen || m_paused) {
            guardStream();
            return;
        }
        m_streamRefused = true;
        m_streaming = false;
        list();
    });
}

void Reflector::startWatch(bool initialEvents)
{
    retireCalls();
    m_watchEvents = 0;
    m_watchSinceMs = nowMs();
    m_unordered = initialEvents || m_version.empty() || m_version == "0";
    WatchCall::Options options;
    options.resourceVersion = initialEvents && m_versionUnavailable ? std::string() : m_version;
    options.initialEvents = initialEvents;
    options.timeoutSeconds = std::uniform_int_distribution<int>(shortestWatchSeconds, longestWatchSeconds)(m_random);
    options.idleTimeoutMs = m_options.watchIdleMs;
    const auto opened = [this] {
        if (m_streaming)
            return;
        m_wait.succeeded();
        m_watchPermission.granted();
        if (m_state.phase != ReflectorState::Phase::Synced || m_state.listedEveryMs > 0)
            setSynced();
    };
    m_watchCall = std::make_unique<WatchCall>(m_client, m_options.targets[m_target], options,
                                              WatchCall::Handler{opened, [this](const WatchEvent &event) { watchEvent(event); },
                                                                 [this](const WatchCall::Outcome &outcome) { watchEnded(outcome); }});
    m_watchCall->setPaused(m_paused);
}

void Reflector::watchEvent(const WatchEvent &event)
{
    using Type = WatchEvent::Type;
    ++m_watchEvents;
    if (event.type == Type::Bookmark) {
        m_unordered = false;
        if (m_streaming && event.initialEventsEnd) {
            m_streaming = false;
            listComplete(event.resourceVersion);
        } else if (!m_streaming && !event.resourceVersion.empty()) {
            m_version = event.resourceVersion;
        }
        return;
    }
    if (event.type != Type::Added && !m_streaming)
        m_unordered = false;
    if (event.type == Type::Deleted)
        return removed(event.object);
    ObjectPtr object = decode(event.object, {});
    if (!object)
        return;
    if (!m_unordered && !object->meta.resourceVersion.empty())
        m_version = object->meta.resourceVersion;
    m_known.upsert(std::move(object));
}

void Reflector::removed(std::string_view bytes)
{
    const Result<ObjectPtr> object = m_decoder.decode(bytes, {});
    if (object && (*object)->kind == m_options.kind) {
        if (!m_unordered && !(*object)->meta.resourceVersion.empty())
            m_version = (*object)->meta.resourceVersion;
        m_known.remove(*object);
    } else if (const auto who = looseIdentity(bytes); who && !object) {
        m_known.remove(who->ns, who->name, who->uid); // it is gone, whatever it was
    }
}

void Reflector::watchEnded(const WatchCall::Outcome &outcome)
{
    using How = WatchCall::Outcome::How;
    if (m_streaming) {
        streamCut(outcome);
        return;
    }
    switch (outcome.how) {
    case How::Ended: streamEnded(outcome.failure); break;
    case How::NotOpened: watchRefused(outcome.failure.value_or(ApiFailure{})); break;
    case How::ErrorEvent:
        if (outcome.failure->error.kind == ErrorKind::Throttled)
            waitThen(Next::Watch, *outcome.failure);
        else
            relist(*outcome.failure);
        break;
    case How::Garbage: relist(*outcome.failure); break;
    }
}

void Reflector::streamCut(const WatchCall::Outcome &outcome)
{
    using How = WatchCall::Outcome::How;
    m_streaming = false;
    const Error cut{ErrorKind::Network, 0, m_options.targets[m_target].path, "the list ended before it was complete", true};
    const ApiFailure failure = outcome.failure.value_or(ApiFailure{cut, {}});
    const bool refused = outcome.how == How::NotOpened || outcome.how == How::ErrorEvent;
    if (refused && (failure.isGone() || failure.isTooLargeVersion()) && !m_versionUnavailable) {
        m_versionUnavailable = true;
        streamList();
        return;
    }
    const ErrorKind kind = failure.error.kind;
    const bool unknown = refused && kind == ErrorKind::Server; // 400, 422: the server does not offer it
    const bool forbidden = refused && WatchPermission::isRefusal(failure); // the list may be allowed all the same
    if (forbidden)
        m_watchPermission.refused(failure.error, nowMs());
    if (unknown || forbidden) {
        m_streamRefused = m_streamRefused || !forbidden;
        list();
    } else if (refused && kind == ErrorKind::NotFound) {
        listFailed(failure);
    } else {
        waitThen(Next::List, failure);
    }
}

void Reflector::streamEnded(const std::optional<ApiFailure> &failure)
{
    if (m_watchEvents > 0 || nowMs() - m_watchSinceMs >= shortestWatchMs) {
        m_wait.lasted();
        retireCalls();
        m_wait.begin(0, next(Next::Watch));
        return;
    }
    const Error tooShort{ErrorKind::Network, 0, m_options.targets[m_target].path, "the watch ended at once without an event", true};
    waitThen(Next::List, failure.value_or(ApiFailure{tooShort, {}}));
}

void Reflector::watchRefused(const ApiFailure &failure)
{
    const bool keepsVersion = isConnectionProblem(failure.error.kind) || failure.error.kind == ErrorKind::Throttled;
    if (keepsVersion)
        waitThen(Next::Watch, failure);
    else if (WatchPermission::isRefusal(failure))
        watchForbidden(failure);
    else
        relist(failure);
}

void Reflector::watchForbidden(const ApiFailure &failure)
{
    // What was listed is true as of then, and can be listed again.
    m_watchPermission.refused(failure.error, nowMs());
    setSynced();
    poll();
}

} // namespace portolan
