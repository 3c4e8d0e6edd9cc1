#include "models/client/watchcall.h"

namespace portolan {

WatchCall::WatchCall(RestClient &client, const ListTarget &target, const Options &options, Handler handler)
    : m_client(client), m_counts(client.traffic().of(target.path)), m_handler(std::move(handler)), m_path(target.path),
      m_splitter([this](std::string_view frame) { read(decodeWatchEvent(frame)); }),
      m_protobufSplitter([this](std::string_view frame) { read(decodeProtobufWatchEvent(frame)); })
{
    std::string query = "?watch=true&allowWatchBookmarks=true";
    if (!options.resourceVersion.empty())
        query += "&resourceVersion=" + queryValue(options.resourceVersion);
    if (options.initialEvents)
        query += "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";
    query += "&timeoutSeconds=" + std::to_string(options.timeoutSeconds) + selectorQuery(target);
    RestRequest request;
    request.target = target.path + query;
    request.accept = acceptFor(target);
    request.lane = HttpRequest::Lane::Watch;
    request.pausable = options.initialEvents;
    request.idleTimeoutMs = options.idleTimeoutMs;
    const auto opened = [this](const HttpHead &head) {
        m_protobuf = isProtobufAnswer(head);
        m_opened = true;
        m_handler.opened();
    };
    const auto data = [this](std::string_view chunk) {
        if (m_protobuf ? !m_protobufSplitter.feed(chunk) : !m_splitter.feed(chunk))
            finish(Outcome::How::Garbage, ApiFailure{{ErrorKind::Parse, 0, m_path, "the watch sent what is no event", true}, {}});
    };
    m_call = client.start(std::move(request), {opened, data, [this](const auto &failure) { ended(failure); }});
}

void WatchCall::read(const Result<WatchEvent> &event)
{
    if (m_finished)
        return;
    if (!event) {
        finish(Outcome::How::Garbage, ApiFailure{event.error(), {}});
    } else if (event->type == WatchEvent::Type::Unknown) {
        finish(Outcome::How::Garbage,
               ApiFailure{{ErrorKind::Parse, 0, m_path, "unknown watch event " + std::string(event->typeText.substr(0, 40)), true}, {}});
    } else if (event->type == WatchEvent::Type::Error) {
        const ApiStatus status = event->status.value_or(ApiStatus{});
        finish(Outcome::How::ErrorEvent, ApiFailure{errorFrom(status, m_path), status});
    } else {
        ++m_counts.events;
        m_handler.event(*event);
    }
}

void WatchCall::ended(const std::optional<ApiFailure> &failure)
{
    finish(m_opened ? Outcome::How::Ended : Outcome::How::NotOpened, failure);
}

void WatchCall::finish(Outcome::How how, const std::optional<ApiFailure> &failure)
{
    if (m_finished)
        return;
    m_finished = true;
    if (failure && (how == Outcome::How::ErrorEvent || how == Outcome::How::Garbage))
        m_client.noteFailure(m_path, failure->error);
    const auto done = std::move(m_handler.done);
    done(Outcome{how, failure});
}

} // namespace portolan
