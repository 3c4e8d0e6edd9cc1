#include "models/session/opensession.h"

#include <QEventLoop>
#include <QTimer>

#include "models/session/livesession.h"

namespace portolan {

namespace {

/// How loading stands: nothing while it goes on.
std::optional<Result<void>> outcome(const Session &session, std::span<const Kind> kinds)
{
    using Phase = KindState::Phase;
    const ConnectionState &connection = session.state();
    if (connection.phase == ConnectionState::Phase::Refused && connection.error)
        return tl::unexpected(*connection.error);
    bool all = true;
    std::size_t refused = 0;
    std::optional<Error> refusal;
    for (const Kind kind : kinds) {
        const KindState &state = session.kindState(kind);
        if (state.phase == Phase::Forbidden && state.error && state.error->kind == ErrorKind::Forbidden) {
            ++refused;
            refusal = refusal ? refusal : state.error;
            continue;
        }
        if ((state.phase == Phase::Forbidden || state.phase == Phase::Failed) && state.error)
            return tl::unexpected(*state.error);
        all = all && (state.phase == Phase::Synced || state.phase == Phase::NotServed);
    }
    if (!all)
        return std::nullopt;
    if (refusal && refused == kinds.size())
        return tl::unexpected(*refusal);
    return Result<void>();
}

} // namespace

std::unique_ptr<Session> openLive(EffectiveConnection connection, LiveOptions options)
{
    return std::make_unique<LiveSession>(std::move(connection), std::move(options));
}

std::shared_ptr<StreamDoor> streamsOf(Session &session)
{
    const auto *live = dynamic_cast<LiveSession *>(&session);
    return live ? live->streams() : nullptr;
}

Result<void> loadKinds(Session &session, std::span<const Kind> kinds, int timeoutMs)
{
    for (const Kind kind : kinds)
        session.require(kind);
    if (const auto done = outcome(session, kinds))
        return *done;
    QEventLoop loop;
    std::optional<Result<void>> result;
    const auto check = [&] {
        if (!result)
            result = outcome(session, kinds);
        if (result)
            loop.quit();
    };
    QObject::connect(&session, &Session::stateChanged, &loop, check);
    QObject::connect(&session, &Session::kindStateChanged, &loop, check);
    QTimer::singleShot(timeoutMs, &loop, [&] {
        if (!result)
            result = failure(ErrorKind::Timeout, session.title(), "no complete answer within " + std::to_string(timeoutMs / 1000) + " s");
        loop.quit();
    });
    loop.exec();
    return result ? *result : failure(ErrorKind::Cancelled, session.title(), "the application ends");
}

} // namespace portolan
