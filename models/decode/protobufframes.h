#pragma once

#include <string>

#include "models/decode/framesplitter.h"

namespace portolan {

/// Cuts a watch that comes as protobuf into its frames: each has its length before it in four bytes, the highest first
/// (apimachinery pkg/util/framer). One thread at a time.
class ProtobufFrameSplitter
{
public:
    /// The bytes of one frame; the view lives until the callback returns.
    explicit ProtobufFrameSplitter(FrameSplitter::OnFrame onFrame) : m_onFrame(std::move(onFrame)) {}

    /// False once a frame calls itself larger than FrameSplitter's largest: what follows cannot be trusted.
    bool feed(std::string_view piece);
    /// Bytes of a frame that is not complete. At the end of the stream they are a cut tail, to be dropped.
    [[nodiscard]] std::size_t buffered() const { return m_pending.size(); }
    [[nodiscard]] bool bad() const { return m_bad; }

private:
    void finishFrame();

    FrameSplitter::OnFrame m_onFrame;
    std::string m_pending; ///< length included
    bool m_bad = false;
};

/// Reads a frame of protobuf (meta/v1 WatchEvent, without an envelope of its own). As decodeWatchEvent().
[[nodiscard]] Result<WatchEvent> decodeProtobufWatchEvent(std::string_view frame);

} // namespace portolan
