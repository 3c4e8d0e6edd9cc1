#include "models/client/httpreader.h"

#include <algorithm>
#include <charconv>

namespace portolan {

namespace {

constexpr std::size_t largestHead = 1 << 20; // as net/http's default for answers, about
constexpr std::size_t largestLine = 16 << 10;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

bool hasToken(const HttpHeaders &headers, std::string_view name, std::string_view token)
{
    const auto value = findHeader(headers, name);
    if (!value)
        return false;
    std::string lower(*value);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return lower.find(token) != std::string::npos;
}

} // namespace

void HttpReader::append(std::string_view bytes)
{
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = 0;
    } else if (m_at > 64 * 1024) {
        m_buffer.erase(0, m_at);
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

HttpReader::Event HttpReader::readHead()
{
    std::size_t end = m_buffer.find("\r\n\r\n", m_at), skip = 4;
    if (end == std::string::npos) {
        end = m_buffer.find("\n\n", m_at); // lenient, as Go is
        skip = 2;
    }
    if (end == std::string::npos)
        return m_buffer.size() - m_at > largestHead ? bad("the answer's head does not end") : Event::More;
    m_head = {};
    const bool good = parseHead(std::string_view(m_buffer).substr(m_at, end - m_at));
    m_at = end + skip;
    if (!good)
        return bad("the answer is not HTTP");
    if (m_head.status >= 100 && m_head.status < 200)
        return m_head.status == 101 ? bad("the server switches protocols unasked") : readHead();
    chooseBody();
    return m_state == State::Bad ? Event::Bad : Event::Head;
}

bool HttpReader::parseHead(std::string_view text)
{
    std::size_t end = text.find('\n');
    const std::string_view status = trimmed(text.substr(0, end));
    if (!status.starts_with("HTTP/1.") || status.size() < 12 || status[8] != ' ')
        return false;
    m_reusable = status[7] != '0';
    const auto [last, error] = std::from_chars(status.data() + 9, status.data() + 12, m_head.status);
    if (error != std::errc() || last != status.data() + 12 || m_head.status < 100)
        return false;
    while (end != std::string_view::npos) {
        text.remove_prefix(end + 1);
        end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t colon = line.find(':');
        if (trimmed(line).empty())
            continue;
        if (colon == 0 || colon == std::string_view::npos || line.front() == ' ' || line.front() == '\t')
            return false;
        m_head.headers.emplace_back(std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1))));
    }
    return true;
}

void HttpReader::chooseBody()
{
    if (hasToken(m_head.headers, "Connection", "close"))
        m_reusable = false;
    if (m_head.status == 204 || m_head.status == 304) {
        m_state = State::Done;
    } else if (hasToken(m_head.headers, "Transfer-Encoding", "chunked")) {
        m_state = State::ChunkSize;
    } else if (const auto length = findHeader(m_head.headers, "Content-Length")) {
        const auto [end, error] = std::from_chars(length->data(), length->data() + length->size(), m_left);
        if (error != std::errc() || end != length->data() + length->size())
            (void)bad("the answer's length is no number");
        else
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

/// The next line without its end; false when it is not there yet.
bool HttpReader::line(std::string &out)
{
    const std::size_t end = m_buffer.find('\n', m_at);
    if (end == std::string::npos)
        return false;
    out = m_buffer.substr(m_at, end - m_at);
    if (out.ends_with('\r'))
        out.pop_back();
    m_at = end + 1;
    return true;
}

HttpReader::Event HttpReader::readChunkSize()
{
    std::string text;
    if (!line(text))
        return m_buffer.size() - m_at > largestLine ? bad("a chunk's size does not end") : Event::More;
    const std::string_view size = trimmed(std::string_view(text).substr(0, text.find(';')));
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), m_left, 16);
    if (size.empty() || error != std::errc() || end != size.data() + size.size())
        return bad("a chunk's size is no number");
    m_state = m_left == 0 ? State::Trailer : State::ChunkData;
    return next();
}

HttpReader::Event HttpReader::readChunkEnd()
{
    std::string text;
    if (!line(text))
        return m_buffer.size() - m_at > 1 ? bad("a chunk is longer than it says") : Event::More;
    if (!text.empty())
        return bad("a chunk is longer than it says");
    m_state = State::ChunkSize;
    return next();
}

HttpReader::Event HttpReader::readTrailer()
{
    std::string text;
    while (line(text)) {
        if (text.empty()) {
            m_state = State::Done;
            return Event::End;
        }
    }
    return m_buffer.size() - m_at > largestLine ? bad("a trailer does not end") : Event::More;
}

} // namespace portolan
