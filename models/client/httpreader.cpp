#include "models/client/httpreader.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <vector>

namespace portolan {

namespace {

constexpr std::size_t largestHead = 1 << 20; // as net/http's default for answers, about
constexpr std::size_t largestLine = 16 << 10;
constexpr std::size_t largestTrailer = 64 << 10;
constexpr int mostInterim = 5; // answers before the answer, as net/http's Transport
constexpr std::uint64_t largestChunk = std::uint64_t(1) << 30;
constexpr std::uint64_t largestBody = std::uint64_t(1) << 62;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (isBlank(text.back()) || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

/// A header's name: a token of RFC 9110. A blank before the colon hides a header from one reader and not from another.
bool isToken(std::string_view name)
{
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
    });
}

bool isFieldValue(std::string_view value)
{
    return std::none_of(value.begin(), value.end(), [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

/// Every value of a header that is a list, one by one, in lower case.
std::vector<std::string> listed(const HttpHeaders &headers, std::string_view name)
{
    std::vector<std::string> out;
    for (const auto &header : headers) {
        if (!findHeader({header}, name))
            continue;
        std::string_view rest = header.second;
        for (bool more = true; more;) {
            const std::size_t comma = rest.find(',');
            out.push_back(lower(trimmed(rest.substr(0, comma))));
            more = comma != std::string_view::npos;
            rest.remove_prefix(more ? comma + 1 : rest.size());
        }
    }
    return out;
}

template<class Number>
bool readNumber(std::string_view text, Number &out, int base)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

} // namespace

void HttpReader::append(std::string_view bytes)
{
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = m_scanned = 0;
    } else if (m_at > 64 * 1024) {
        m_buffer.erase(0, m_at);
        m_scanned -= std::min(m_scanned, m_at);
        m_at = 0;
    }
    m_buffer.append(bytes);
    m_begun = m_begun || !bytes.empty();
}

HttpReader::Event HttpReader::next()
{
    switch (m_state) {
    case State::Head: return readHead();
    case State::Length: case State::ToEnd: case State::ChunkData: return readPiece();
    case State::ChunkSize: return readChunkSize();
    case State::ChunkEnd: return readChunkEnd();
    case State::Trailer: return readTrailer();
    case State::Done: return Event::End;
    case State::Bad: return Event::Bad;
    }
    return Event::Bad;
}

bool HttpReader::endOfStream()
{
    if (m_state != State::ToEnd || m_buffer.size() != m_at)
        return false;
    m_state = State::Done;
    return true;
}

HttpReader::Event HttpReader::bad(std::string why)
{
    m_state = State::Bad;
    m_reusable = false;
    m_problem = std::move(why);
    return Event::Bad;
}

/// Where the head ends, behind its empty line; nothing before it is there. Lines may end without CR, as Go allows.
std::optional<std::size_t> HttpReader::endOfHead()
{
    std::size_t from = std::max(m_scanned, m_at);
    for (std::size_t end = m_buffer.find('\n', from); end != std::string::npos; end = m_buffer.find('\n', end + 1)) {
        const bool empty = m_buffer.compare(end + 1, 1, "\n") == 0 || m_buffer.compare(end + 1, 2, "\r\n") == 0;
        if (empty)
            return end + (m_buffer[end + 1] == '\n' ? 2 : 3);
        from = end; // its next line may not be whole yet
    }
    m_scanned = from;
    return std::nullopt;
}

HttpReader::Event HttpReader::readHead()
{
    for (int interim = m_interim;; ++interim) {
        const std::optional<std::size_t> end = endOfHead();
        if (!end || *end - m_at > largestHead) {
            m_interim = interim;
            return m_buffer.size() - m_at > largestHead ? bad("the answer's head does not end") : Event::More;
        }
        m_head = {};
        const bool good = parseHead(std::string_view(m_buffer).substr(m_at, *end - m_at));
        m_at = m_scanned = *end;
        if (!good)
            return bad("the answer is not HTTP");
        if (m_head.status == 101)
            return bad("the server switches protocols unasked");
        if (m_head.status >= 200)
            break;
        if (interim >= mostInterim)
            return bad("the answer is announced too often");
    }
    chooseBody();
    return m_state == State::Bad ? Event::Bad : Event::Head;
}

bool HttpReader::parseHead(std::string_view text)
{
    std::size_t end = text.find('\n');
    const std::string_view status = trimmed(text.substr(0, end));
    if (!status.starts_with("HTTP/1.") || status.size() < 12 || (status[7] != '0' && status[7] != '1') || status[8] != ' '
        || (status.size() > 12 && status[12] != ' '))
        return false;
    m_old = status[7] == '0';
    m_reusable = !m_old;
    if (!readNumber(status.substr(9, 3), m_head.status, 10) || m_head.status < 100)
        return false;
    while (end != std::string_view::npos) {
        text.remove_prefix(end + 1);
        end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t colon = line.find(':');
        if (trimmed(line).empty())
            continue;
        if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || !isFieldValue(trimmed(line.substr(colon + 1))))
            return false;
        m_head.headers.emplace_back(std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1))));
    }
    return true;
}

/// How the body ends. An answer that says it in two ways is refused: where they differ, what follows could be read as another answer.
void HttpReader::chooseBody()
{
    const std::vector<std::string> connection = listed(m_head.headers, "Connection"), codings = listed(m_head.headers, "Transfer-Encoding"),
                                   lengths = listed(m_head.headers, "Content-Length");
    if (std::find(connection.begin(), connection.end(), "close") != connection.end())
        m_reusable = false;
    if (!codings.empty() && !lengths.empty())
        return void(bad("the answer says both how long it is and that it comes in chunks"));
    if (!codings.empty() && (m_old || codings.size() != 1 || codings.front() != "chunked"))
        return void(bad("the answer's transfer coding is not known"));
    if (std::adjacent_find(lengths.begin(), lengths.end(), std::not_equal_to<>()) != lengths.end())
        return void(bad("the answer has two lengths"));
    if (!lengths.empty() && (!readNumber(lengths.front(), m_left, 10) || m_left > largestBody))
        return void(bad("the answer's length is no number"));
    if (m_head.status == 204 || m_head.status == 304) {
        m_state = State::Done;
    } else if (!codings.empty()) {
        m_state = State::ChunkSize;
    } else if (!lengths.empty()) {
        m_state = m_left == 0 ? State::Done : State::Length;
    } else {
        m_state = State::ToEnd;
        m_reusable = false;
    }
}

HttpReader::Event HttpReader::readPiece()
{
    const std::size_t there = m_buffer.size() - m_at;
    if (there == 0)
        return Event::More;
    const std::size_t size = m_state == State::ToEnd ? there : std::size_t(std::min<std::uint64_t>(there, m_left));
    m_data.assign(m_buffer, m_at, size);
    m_at += size;
    if (m_state != State::ToEnd) {
        m_left -= size;
        if (m_left == 0)
            m_state = m_state == State::Length ? State::Done : State::ChunkEnd;
    }
    return Event::Data;
}

/// The next line without its CR LF, which chunks must have. False when it is not there yet, or the state became Bad.
bool HttpReader::line(std::string &out, const char *what)
{
    const std::size_t end = m_buffer.find('\n', m_at);
    const std::size_t length = (end == std::string::npos ? m_buffer.size() : end) - m_at;
    if (length > largestLine)
        return void(bad(std::string(what) + " does not end")), false;
    if (end == std::string::npos)
        return false;
    if (length == 0 || m_buffer[end - 1] != '\r')
        return void(bad(std::string(what) + " does not end as a line")), false;
    out = m_buffer.substr(m_at, length - 1);
    m_at = end + 1;
    return true;
}

HttpReader::Event HttpReader::readChunkSize()
{
    std::string text;
    if (!line(text, "a chunk's size"))
        return m_state == State::Bad ? Event::Bad : Event::More;
    std::string_view size = std::string_view(text).substr(0, text.find(';'));
    while (!size.empty() && isBlank(size.back()))
        size.remove_suffix(1);
    if (!readNumber(size, m_left, 16))
        return bad("a chunk's size is no number");
    if (m_left > largestChunk)
        return bad("a chunk is too large");
    m_state = m_left == 0 ? State::Trailer : State::ChunkData;
    return next();
}

HttpReader::Event HttpReader::readChunkEnd()
{
    const std::string_view rest = std::string_view(m_buffer).substr(m_at, 2);
    if (rest != std::string_view("\r\n").substr(0, rest.size()))
        return bad("a chunk is longer than it says");
    if (rest.size() < 2)
        return Event::More;
    m_at += 2;
    m_state = State::ChunkSize;
    return next();
}

HttpReader::Event HttpReader::readTrailer()
{
    std::string text;
    while (line(text, "a trailer")) {
        if (text.empty()) {
            m_state = State::Done;
            return Event::End;
        }
        m_trailer += text.size();
        if (m_trailer > largestTrailer)
            return bad("the trailers do not end");
    }
    return m_state == State::Bad ? Event::Bad : Event::More;
}

} // namespace portolan
