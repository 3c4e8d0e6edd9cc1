#include "models/decode/protobufframes.h"

#include "models/decode/protobufbytes.h"
#include "models/decode/protobufenvelope.h"

namespace portolan {

namespace {

constexpr std::size_t lengthBytes = 4;

std::size_t lengthOf(std::string_view frame)
{
    std::size_t length = 0;
    for (const char c : frame.substr(0, lengthBytes))
        length = length << 8 | static_cast<unsigned char>(c);
    return length;
}

Result<WatchEvent> broken(std::string what)
{
    return failure(ErrorKind::Parse, "watch event", std::move(what));
}

/// RawExtension: the object's bytes, in field 1.
std::string_view rawOf(protozero::pbf_reader in)
{
    std::string_view raw;
    while (in.next()) {
        if (in.tag() == 1)
            raw = decode::lengthDelimited(in);
        else
            decode::passOver(in);
    }
    return raw;
}

} // namespace

bool ProtobufFrameSplitter::feed(std::string_view piece)
{
    while (!piece.empty() && !m_bad) {
        if (m_pending.empty() && piece.size() >= lengthBytes) {
            const std::size_t length = lengthOf(piece);
            if (length <= FrameSplitter::largestFrame && piece.size() - lengthBytes >= length) { // whole, as most are
                m_onFrame(piece.substr(lengthBytes, length));
                piece.remove_prefix(lengthBytes + length);
                continue;
            }
        }
        const std::size_t whole = m_pending.size() < lengthBytes ? lengthBytes : lengthBytes + lengthOf(m_pending);
        const std::string_view part = piece.substr(0, whole - m_pending.size());
        m_pending.append(part);
        piece.remove_prefix(part.size());
        finishFrame();
    }
    return !m_bad;
}

/// Hands on what waits, once it is whole.
void ProtobufFrameSplitter::finishFrame()
{
    if (m_pending.size() < lengthBytes)
        return;
    const std::size_t length = lengthOf(m_pending);
    m_bad = length > FrameSplitter::largestFrame;
    if (m_bad || m_pending.size() < lengthBytes + length)
        return;
    const std::string frame = std::move(m_pending);
    m_pending.clear();
    m_onFrame(std::string_view(frame).substr(lengthBytes));
}

Result<WatchEvent> decodeProtobufWatchEvent(std::string_view frame)
{
    WatchEvent event;
    try {
        for (protozero::pbf_reader in(frame.data(), frame.size()); in.next();) {
            if (in.tag() == 1)
                event.typeText = decode::lengthDelimited(in);
            else if (in.tag() == 2)
                event.object = rawOf(decode::submessage(in));
            else
                decode::passOver(in);
        }
    } catch (const protozero::exception &problem) {
        return broken(std::string("is malformed: ") + problem.what());
    }
    if (event.typeText.empty() || event.object.empty())
        return broken("has no type or no object");
    event.type = watchEventType(event.typeText);
    if (event.type == WatchEvent::Type::Bookmark) {
        const auto envelope = openEnvelope(event.object);
        const auto bookmark = envelope ? readBookmark(envelope->message) : tl::unexpected(envelope.error());
        if (!bookmark)
            return broken("its bookmark: " + bookmark.error().detail);
        event.resourceVersion = bookmark->resourceVersion;
        event.initialEventsEnd = bookmark->initialEventsEnd;
    } else if (event.type == WatchEvent::Type::Error) {
        if (auto status = parseStatus(event.object))
            event.status = std::move(*status);
    }
    return event;
}

} // namespace portolan
