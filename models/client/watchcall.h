#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/client/listcall.h"
#include "models/decode/protobufframes.h"

namespace portolan {

/// One watch of a collection, from a version until it ends. Destroying it cancels, but not from within its own handler: the
/// splitter is still at work there.
class WatchCall
{
public:
    struct Options {
        std::string resourceVersion;
        int timeoutSeconds = 300; ///< after which the server ends it
        bool initialEvents = false; ///< a streaming list: everything there is comes first, then a bookmark says so
        int idleTimeoutMs = 90'000; ///< silence that means a dead HTTP/1.1 connection; bookmarks come about once a minute
    };
    struct Outcome {
        enum class How : std::uint8_t {
            Ended,     ///< cleanly, or cut in mid stream: nothing is wrong with what came before
            NotOpened, ///< refused by the server, or unreachable
            ErrorEvent, ///< the server said within the stream why it stops
            Garbage,   ///< a frame that is no event
        };
        How how = How::Ended;
        std::optional<ApiFailure> failure; ///< absent after a clean end
    };
    struct Handler {
        std::function<void()> opened;
        /// Added, Modified, Deleted and Bookmark only.
        std::function<void(const WatchEvent &)> event;
        /// Once, at the end.
        std::function<void(const Outcome &)> done;
    };

    WatchCall(RestClient &client, const ListTarget &target, const Options &options, Handler handler);
    /// Whoever takes the events is behind: see HttpCall::setPaused().
    void setPaused(bool paused) { m_call->setPaused(paused); }

private:
    void read(const Result<WatchEvent> &event);
    void ended(const std::optional<ApiFailure> &failure);
    void finish(Outcome::How how, const std::optional<ApiFailure> &failure);

    RestClient &m_client;
    TrafficCounts &m_counts;
    Handler m_handler;
    std::string m_path;
    FrameSplitter m_splitter;
    ProtobufFrameSplitter m_protobufSplitter;
    std::unique_ptr<RestCall> m_call;
    bool m_protobuf = false; ///< as the server answered
    bool m_opened = false;
    bool m_finished = false;
};

} // namespace portolan
