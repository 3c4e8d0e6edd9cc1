#include "models/decode/framesplitter.h"

#include <algorithm>

#include "models/decode/jsonparser.h"

namespace portolan {

FrameSplitter::FrameSplitter(OnFrame onFrame) : m_onFrame(std::move(onFrame)) {}

void FrameSplitter::reset()
{
    m_pending.clear();
    m_inFrame = m_bad = false;
}

bool FrameSplitter::feed(std::string_view piece)
{
    constexpr std::string_view space = " \t\r\n";
    while (!m_bad) {
        if (!m_inFrame) {
            const std::size_t begin = piece.find_first_not_of(space);
            if (begin == std::string_view::npos)
                return true;
            piece.remove_prefix(begin);
            m_bad = piece.front() != '{';
            if (m_bad)
                return false;
            m_scanner.reset();
            m_inFrame = true;
        }
        if (piece.empty())
            return true;
        const std::size_t used = m_scanner.advance(piece);
        const std::string_view part = piece.substr(0, used);
        piece.remove_prefix(used);
        if (!m_scanner.done()) {
            m_pending.append(part);
            m_bad = m_pending.size() > largestFrame;
            return !m_bad;
        }
        m_inFrame = false;
        if (m_pending.empty()) {
            m_onFrame(part);
        } else {
            m_pending.append(part);
            const std::string frame = std::move(m_pending);
            m_pending.clear();
            m_onFrame(frame);
        }
    }
    return false;
}

namespace {

/// Walks the top-level members of a frame without parsing their values.
class FrameReader
{
public:
    explicit FrameReader(std::string_view frame) : m_rest(frame) {}

    [[nodiscard]] bool take(char c)
    {
        skipSpace();
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    /// The text between quotes, as written.
    [[nodiscard]] bool string(std::string_view &out)
    {
        if (!take('"'))
            return false;
        std::size_t at = 0;
        while (at < m_rest.size() && m_rest[at] != '"')
            at += m_rest[at] == '\\' ? 2 : 1;
        if (at >= m_rest.size())
            return false;
        out = m_rest.substr(0, at);
        m_rest.remove_prefix(at + 1);
        return true;
    }
    /// Any value, as written.
    [[nodiscard]] bool value(std::string_view &out)
    {
        skipSpace();
        if (m_rest.empty())
            return false;
        if (m_rest.front() == '"') {
            const std::string_view from = m_rest;
            std::string_view inside;
            if (!string(inside))
                return false;
            out = from.substr(0, inside.size() + 2);
            return true;
        }
        std::size_t length = 0;
        if (m_rest.front() == '{' || m_rest.front() == '[') {
            ValueScanner scanner;
            length = scanner.advance(m_rest);
            if (!scanner.done())
                return false;
        } else {
            length = std::min(m_rest.find_first_of(",} \t\r\n"), m_rest.size());
        }
        out = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return length > 0;
    }

private:
    void skipSpace() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size())); }
    std::string_view m_rest;
};

Result<WatchEvent> broken(std::string what)
{
    return failure(ErrorKind::Parse, "watch event", std::move(what));
}

} // namespace

WatchEvent::Type watchEventType(std::string_view text)
{
    using Type = WatchEvent::Type;
    static constexpr std::pair<std::string_view, Type> words[] = {{"ADDED", Type::Added}, {"MODIFIED", Type::Modified},
        {"DELETED", Type::Deleted}, {"BOOKMARK", Type::Bookmark}, {"ERROR", Type::Error}};
    for (const auto &[word, type] : words)
        if (word == text)
            return type;
    return Type::Unknown;
}

Result<WatchEvent> decodeWatchEvent(std::string_view frame)
{
    FrameReader reader(frame);
    WatchEvent event;
    bool more = reader.take('{');
    if (!more)
        return broken("is no JSON object");
    for (bool first = true; !reader.take('}'); first = false) {
        std::string_view key, value;
        if ((!first && !reader.take(',')) || !reader.string(key) || !reader.take(':') || !reader.value(value))
            return broken("is malformed");
        if (key == "type" && value.size() >= 2 && value.front() == '"')
            event.typeText = value.substr(1, value.size() - 2);
        else if (key == "object")
            event.object = value;
    }
    if (event.typeText.empty() || !event.object.starts_with('{'))
        return broken("has no type or no object");
    event.type = watchEventType(event.typeText);
    if (event.type == WatchEvent::Type::Bookmark) {
        const auto object = parseJson(event.object);
        if (!object)
            return broken("its bookmark: " + object.error().detail);
        event.resourceVersion = (*object)["metadata"]["resourceVersion"].str();
        event.initialEventsEnd = (*object)["metadata"]["annotations"]["k8s.io/initial-events-end"].view() == "true";
        if (event.resourceVersion.empty()) // a Table's stands in its only row
            event.resourceVersion = (*object)["rows"][0]["object"]["metadata"]["resourceVersion"].str();
    } else if (event.type == WatchEvent::Type::Error) {
        if (auto status = parseStatus(event.object))
            event.status = std::move(*status);
    }
    return event;
}

} // namespace portolan
