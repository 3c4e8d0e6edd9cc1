#include "models/logs/logbuffer.h"

#include <algorithm>

#include <zstd.h>

namespace portolan {

namespace {

constexpr std::size_t chunkBytes = 256 << 10;
constexpr int packLevel = 1;
/// Lines of a stack trace follow the line they belong to so soon.
constexpr std::int64_t continuationNanos = 1'000'000'000;

} // namespace

LogChunk::LogChunk(std::string_view text, std::vector<std::uint32_t> ends) : m_size(static_cast<std::uint32_t>(text.size())), m_ends(std::move(ends))
{
    m_packed.resize(ZSTD_compressBound(text.size()));
    const std::size_t packed = ZSTD_compress(m_packed.data(), m_packed.size(), text.data(), text.size(), packLevel);
    m_packed.resize(ZSTD_isError(packed) != 0U ? 0 : packed);
    m_packed.shrink_to_fit();
    m_ends.shrink_to_fit();
}

std::string LogChunk::text() const
{
    std::string out(m_size, '\0');
    const std::size_t size = ZSTD_decompress(out.data(), out.size(), m_packed.data(), m_packed.size());
    out.resize(ZSTD_isError(size) != 0U ? 0 : size);
    out.resize(m_size);
    return out;
}

void LogBuffer::append(std::string_view text, LogStamp stamp, LogRow what, std::uint16_t source)
{
    Severity severity = Severity::Unknown;
    if (what == LogRow::Line) {
        m_learnt.resize(std::max<std::size_t>(m_learnt.size(), source + 1U));
        Learnt &learnt = m_learnt[source];
        const bool goesOn = isContinuation(text) && stamp.nanos - learnt.nanos < continuationNanos;
        severity = goesOn ? learnt.severity : learnt.form.next(text).severity;
        learnt.severity = severity;
        learnt.nanos = stamp.nanos;
    }
    m_rows.push_back({stamp.nanos, severity, what, source});
    m_open.append(text);
    m_openEnds.push_back(static_cast<std::uint32_t>(m_open.size()));
    if (m_open.size() >= chunkBytes)
        pack();
}

void LogBuffer::pack()
{
    const std::uint64_t first = end() - m_openEnds.size();
    m_chunks.push_back({first, std::make_shared<const LogChunk>(m_open, std::move(m_openEnds))});
    m_packedBytes += m_chunks.back().chunk->bytes();
    m_open.clear();
    m_openEnds.clear();
    while (m_packedBytes + m_rows.size() * sizeof(Row) > m_mostBytes && m_chunks.size() > 1) {
        const Part oldest = m_chunks.front();
        m_chunks.erase(m_chunks.begin());
        m_packedBytes -= oldest.chunk->bytes();
        m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(oldest.chunk->rows()));
        m_first += oldest.chunk->rows();
        if (m_unpackedOf == oldest.chunk.get())
            m_unpackedOf = nullptr;
    }
}

void LogBuffer::clear()
{
    *this = LogBuffer(m_mostBytes);
}

const std::string &LogBuffer::textOf(const Part &part) const
{
    if (m_unpackedOf != part.chunk.get()) {
        m_unpacked = part.chunk->text();
        m_unpackedOf = part.chunk.get();
    }
    return m_unpacked;
}

std::string LogBuffer::text(std::uint64_t row) const
{
    const std::uint64_t openFirst = end() - m_openEnds.size();
    if (row >= openFirst) {
        const std::size_t at = row - openFirst, from = at == 0 ? 0 : m_openEnds[at - 1];
        return m_open.substr(from, m_openEnds[at] - from);
    }
    const auto behind = std::upper_bound(m_chunks.begin(), m_chunks.end(), row, [](std::uint64_t wanted, const Part &part) { return wanted < part.first; });
    const Part &part = *(behind - 1);
    const auto [from, to] = part.chunk->range(row - part.first);
    return textOf(part).substr(from, to - from);
}

std::uint64_t LogBuffer::rowAt(LogStamp stamp) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), stamp.nanos, [](const Row &row, std::int64_t wanted) { return row.nanos < wanted; });
    return m_first + static_cast<std::uint64_t>(found - m_rows.begin());
}

std::size_t LogBuffer::bytes() const
{
    return m_packedBytes + m_rows.capacity() * sizeof(Row) + m_open.capacity();
}

std::vector<LogBuffer::Part> LogBuffer::parts() const
{
    std::vector<Part> out = m_chunks;
    if (!m_openEnds.empty())
        out.push_back({end() - m_openEnds.size(), std::make_shared<const LogChunk>(m_open, m_openEnds)});
    return out;
}

} // namespace portolan
