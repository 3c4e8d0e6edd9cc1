#include "models/decode/listsplitter.h"

#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool endsScalar(char c)
{
    return c == ',' || c == '}' || c == ']' || isSpace(c);
}

ListHead headFrom(const std::string &json)
{
    ListHead head;
    const auto parsed = parseJson(json);
    if (!parsed)
        return head;
    const Json &metadata = (*parsed)["metadata"];
    head.apiVersion = (*parsed)["apiVersion"].str();
    head.kind = (*parsed)["kind"].str();
    head.resourceVersion = metadata["resourceVersion"].str();
    head.continueToken = metadata["continue"].str();
    if (metadata["remainingItemCount"].isInteger())
        head.remainingItemCount = metadata["remainingItemCount"].toInt();
    if (head.kind == "Status") {
        if (auto status = parseStatus(json))
            head.status = std::move(*status);
    }
    return head;
}

} // namespace

TypeHint ListHead::itemHint() const
{
    static constexpr std::string_view suffix = "List";
    if (kind.size() <= suffix.size() || !kind.ends_with(suffix))
        return {};
    return {apiVersion, kind.substr(0, kind.size() - suffix.size()), protobuf};
}

ListSplitter::ListSplitter(OnItem onItem, std::string arrayKey, std::string otherKey)
    : m_onItem(std::move(onItem)), m_arrayKey(std::move(arrayKey)), m_otherKey(std::move(otherKey))
{
}

void ListSplitter::fail(std::string why)
{
    m_state = State::Bad;
    m_problem = std::move(why);
}

bool ListSplitter::feed(std::string_view piece)
{
    while (!piece.empty() && m_state != State::Bad) {
        const std::size_t used = step(piece);
        piece.remove_prefix(used);
        m_offset += used;
        if (m_pending.size() > largestPart || m_rest.size() > largestPart || m_key.size() > largestPart)
            fail("one object is larger than 16 MB");
    }
    return m_state != State::Bad;
}

std::size_t ListSplitter::step(std::string_view bytes)
{
    switch (m_state) {
    case State::Key:
    case State::StringValue: return stepString(bytes);
    case State::Container: return stepContainer(bytes);
    case State::Item: return stepItem(bytes);
    case State::Scalar:
    case State::ItemScalar: return stepScalar(bytes);
    default: break;
    }
    std::size_t spaces = 0;
    while (spaces < bytes.size() && isSpace(bytes[spaces]))
        ++spaces;
    if (spaces > 0)
        return spaces;
    const State before = m_state;
    if (before == State::Value) {
        beginValue(bytes.front());
        return m_state == State::ItemOrEnd || m_state == State::StringValue ? 1 : 0;
    }
    if (before == State::ItemOrEnd && bytes.front() != ']') {
        beginItem(bytes.front());
        return 0;
    }
    punctuation(bytes.front());
    return m_state == State::Bad ? 0 : 1;
}

/// States in which a single character decides.
void ListSplitter::punctuation(char c)
{
    switch (m_state) {
    case State::Start:
        return c == '{' ? void(m_state = State::KeyOrEnd) : fail("is no JSON object");
    case State::KeyOrEnd:
        if (c == '"') {
            m_key.clear();
            m_state = State::Key;
            return;
        }
        return c == '}' ? void(m_state = State::End) : fail("a key is expected");
    case State::Colon:
        return c == ':' ? void(m_state = State::Value) : fail("a colon is expected");
    case State::CommaOrEnd:
        if (c == ',')
            m_state = State::KeyOrEnd;
        else if (c == '}')
            m_state = State::End;
        else
            fail("a comma is expected");
        return;
    case State::ItemOrEnd: // only ] comes here
        m_state = State::CommaOrEnd;
        return;
    case State::ItemCommaOrEnd:
        if (c == ',')
            m_state = State::ItemOrEnd;
        else if (c == ']')
            m_state = State::CommaOrEnd;
        else
            fail("a comma is expected");
        return;
    default: return fail("something stands behind the end");
    }
}

void ListSplitter::beginValue(char c)
{
    if (c == '[' && (m_key == m_arrayKey || (!m_otherKey.empty() && m_key == m_otherKey))) {
        m_state = State::ItemOrEnd;
        return;
    }
    if (!m_rest.empty())
        m_rest += ',';
    m_rest.append("\"").append(m_key).append("\":");
    if (c == '"') {
        m_rest += c;
        m_state = State::StringValue;
    } else if (c == '{' || c == '[') {
        m_scanner.reset();
        m_state = State::Container;
    } else if (endsScalar(c) || c == ':') {
        fail("a value is expected");
    } else {
        m_state = State::Scalar;
    }
}

void ListSplitter::beginItem(char c)
{
    if (c == '{' || c == '[') {
        m_scanner.reset();
        m_state = State::Item;
    } else if (endsScalar(c) || c == ':') {
        fail("an item is expected");
    } else {
        m_state = State::ItemScalar;
    }
}

std::size_t ListSplitter::stepString(std::string_view bytes)
{
    std::string &text = m_state == State::Key ? m_key : m_rest;
    std::size_t at = 0;
    bool closed = false;
    while (at < bytes.size() && !closed) {
        const char c = bytes[at++];
        closed = c == '"' && !m_escaped;
        m_escaped = c == '\\' && !m_escaped;
    }
    const bool key = m_state == State::Key;
    text.append(bytes.substr(0, closed && key ? at - 1 : at));
    if (closed)
        m_state = key ? State::Colon : State::CommaOrEnd;
    return at;
}

std::size_t ListSplitter::stepContainer(std::string_view bytes)
{
    const std::size_t used = m_scanner.advance(bytes);
    m_rest.append(bytes.substr(0, used));
    if (m_scanner.done())
        m_state = State::CommaOrEnd;
    return used;
}

std::size_t ListSplitter::stepScalar(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size() && !endsScalar(bytes[at]))
        ++at;
    if (m_state == State::Scalar)
        m_rest.append(bytes.substr(0, at));
    else
        m_pending.append(bytes.substr(0, at));
    if (at == bytes.size())
        return at;
    if (m_state == State::Scalar) {
        m_state = State::CommaOrEnd;
        return at;
    }
    m_state = State::ItemCommaOrEnd;
    ++m_count;
    m_onItem(m_pending);
    m_pending.clear();
    return at;
}

std::size_t ListSplitter::stepItem(std::string_view bytes)
{
    constexpr std::size_t keptCapacity = 1 << 20; // one huge item shall not hold its memory for the rest of the list
    const std::size_t used = m_scanner.advance(bytes);
    const std::string_view part = bytes.substr(0, used);
    if (!m_scanner.done()) {
        m_pending.append(part);
        return used;
    }
    m_state = State::ItemCommaOrEnd;
    ++m_count;
    if (m_pending.empty()) {
        m_onItem(part);
        return used;
    }
    m_pending.append(part);
    m_onItem(m_pending);
    m_pending.clear();
    if (m_pending.capacity() > keptCapacity)
        m_pending.shrink_to_fit();
    return used;
}

std::string ListSplitter::restOfBody() const
{
    return '{' + m_rest + '}';
}

ListHead ListSplitter::headSoFar() const
{
    switch (m_state) { // in the middle of a member beside the array nothing is sure
    case State::Container:
    case State::StringValue:
    case State::Scalar:
    case State::Bad: return {};
    default: return headFrom(restOfBody());
    }
}

Result<ListHead> ListSplitter::finish()
{
    const std::string where = "byte " + std::to_string(m_offset);
    if (m_state == State::Bad)
        return failure(ErrorKind::Parse, where, m_problem);
    if (m_state != State::End)
        return failure(ErrorKind::Parse, where, m_state == State::Start ? "the body is empty" : "the body is cut off");
    const auto rest = parseJson(restOfBody());
    if (!rest)
        return failure(ErrorKind::Parse, "beside " + m_arrayKey, rest.error().detail);
    return headFrom(restOfBody());
}

} // namespace portolan
