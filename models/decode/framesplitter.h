#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/decode/apistatus.h"
#include "models/decode/valuescanner.h"

namespace portolan {

/// Cuts a stream of JSON objects (a watch) into its objects, whatever the pieces it arrives in and whatever white space, or
/// none, stands between them. One thread at a time.
class FrameSplitter
{
public:
    /// The bytes of one object; the view lives until the callback returns.
    using OnFrame = std::function<void(std::string_view frame)>;
    explicit FrameSplitter(OnFrame onFrame);

    /// Bytes. An object is a megabyte and a half at most (etcd's limit); who sends more never means to end.
    static constexpr std::size_t largestFrame = 64 << 20;

    /// False once something stands in the stream that is no JSON object, or is larger than largestFrame: what follows cannot be trusted.
    bool feed(std::string_view piece);
    /// Bytes of an object that is not complete. At the end of the stream they are a cut tail, to be dropped.
    [[nodiscard]] std::size_t buffered() const { return m_pending.size(); }
    [[nodiscard]] bool bad() const { return m_bad; }
    void reset();

private:
    OnFrame m_onFrame;
    ValueScanner m_scanner;
    std::string m_pending;
    bool m_inFrame = false;
    bool m_bad = false;
};

/// One frame of a watch.
struct WatchEvent {
    enum class Type : std::uint8_t { Added, Modified, Deleted, Bookmark, Error, Unknown };
    Type type = Type::Unknown;
    std::string_view typeText; ///< as written; borrows from the frame
    std::string_view object;   ///< the object's bytes; borrows from the frame
    std::string resourceVersion; ///< bookmarks only
    bool initialEventsEnd = false; ///< a bookmark with k8s.io/initial-events-end
    std::optional<ApiStatus> status; ///< ERROR only; absent when its object is no Status
};

/// What a frame's type means.
[[nodiscard]] WatchEvent::Type watchEventType(std::string_view text);

/// Errors: Parse when the frame is no {"type":...,"object":...}. An unknown type is no error here.
[[nodiscard]] Result<WatchEvent> decodeWatchEvent(std::string_view frame);

} // namespace portolan
