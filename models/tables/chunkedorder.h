#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace portolan {

/// A long sequence of row numbers that changes in scattered places: inserting or erasing costs a move within one chunk and
/// one pass over the chunk starts, instead of moving everything behind it. 150,000 rows are about 300 chunks.
class ChunkedOrder
{
public:
    using Id = std::uint32_t;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Id at(std::size_t position) const
    {
        const std::size_t chunk = chunkOf(position);
        return m_chunks[chunk][position - m_starts[chunk]];
    }

    void assign(std::span<const Id> ids)
    {
        m_chunks.clear();
        for (std::size_t i = 0; i < ids.size(); i += fill)
            m_chunks.emplace_back(ids.begin() + std::ptrdiff_t(i), ids.begin() + std::ptrdiff_t(std::min(i + fill, ids.size())));
        recount(0);
    }

    /// Puts ids before `position`.
    void insert(std::size_t position, std::span<const Id> ids)
    {
        if (ids.empty())
            return;
        if (m_chunks.empty())
            return assign(ids);
        const std::size_t at = position == m_size ? m_chunks.size() - 1 : chunkOf(position);
        std::vector<Id> &chunk = m_chunks[at];
        chunk.insert(chunk.begin() + std::ptrdiff_t(position - m_starts[at]), ids.begin(), ids.end());
        if (chunk.size() > most)
            split(at);
        recount(at);
    }
    void insert(std::size_t position, Id id) { insert(position, std::span(&id, 1)); }

    void erase(std::size_t position, std::size_t count)
    {
        if (count == 0)
            return;
        const std::size_t first = chunkOf(position);
        std::size_t at = first;
        std::size_t offset = position - m_starts[at];
        while (count > 0) {
            std::vector<Id> &chunk = m_chunks[at];
            const std::size_t here = std::min(count, chunk.size() - offset);
            const auto from = chunk.begin() + std::ptrdiff_t(offset);
            chunk.erase(from, from + std::ptrdiff_t(here));
            count -= here;
            offset = 0;
            ++at;
        }
        const auto begin = m_chunks.begin() + std::ptrdiff_t(first);
        m_chunks.erase(std::remove_if(begin, m_chunks.begin() + std::ptrdiff_t(at), [](const auto &c) { return c.empty(); }),
            m_chunks.begin() + std::ptrdiff_t(at));
        recount(first);
    }

    /// First position in [from, to) whose id is not `before`; `to` when all are. O(log n) calls.
    template<class Before>
    [[nodiscard]] std::size_t partition(std::size_t from, std::size_t to, Before before) const
    {
        if (from >= to)
            return to;
        // Among the chunks that begin inside the range first, then inside one chunk: no position is looked up on the way.
        const auto begin = m_chunks.begin() + std::ptrdiff_t(chunkOf(from)) + 1;
        const auto end = m_chunks.begin() + std::ptrdiff_t(chunkOf(to - 1)) + 1;
        const auto next = std::partition_point(begin, end, [&before](const std::vector<Id> &chunk) { return before(chunk.front()); });
        const std::size_t at = std::size_t(next - m_chunks.begin()) - 1;
        const std::vector<Id> &chunk = m_chunks[at];
        const auto first = chunk.begin() + std::ptrdiff_t(std::max(from, m_starts[at]) - m_starts[at]);
        const auto last = chunk.begin() + std::ptrdiff_t(std::min(to - m_starts[at], chunk.size()));
        return m_starts[at] + std::size_t(std::partition_point(first, last, before) - chunk.begin());
    }

    [[nodiscard]] std::vector<Id> toVector() const
    {
        std::vector<Id> out;
        out.reserve(m_size);
        for (const std::vector<Id> &chunk : m_chunks)
            out.insert(out.end(), chunk.begin(), chunk.end());
        return out;
    }

private:
    static constexpr std::size_t fill = 512;
    static constexpr std::size_t most = 1024;

    [[nodiscard]] std::size_t chunkOf(std::size_t position) const
    {
        return std::size_t(std::upper_bound(m_starts.begin(), m_starts.end(), position) - m_starts.begin()) - 1;
    }
    void split(std::size_t at)
    {
        const std::vector<Id> all = std::move(m_chunks[at]);
        std::vector<std::vector<Id>> pieces;
        for (std::size_t i = 0; i < all.size(); i += fill)
            pieces.emplace_back(all.begin() + std::ptrdiff_t(i), all.begin() + std::ptrdiff_t(std::min(i + fill, all.size())));
        m_chunks[at] = std::move(pieces.front());
        m_chunks.insert(m_chunks.begin() + std::ptrdiff_t(at) + 1, std::make_move_iterator(pieces.begin() + 1),
            std::make_move_iterator(pieces.end()));
    }
    void recount(std::size_t from)
    {
        m_starts.resize(m_chunks.size());
        std::size_t start = from == 0 || m_chunks.empty() ? 0 : m_starts[from - 1] + m_chunks[from - 1].size();
        for (std::size_t i = from; i < m_chunks.size(); ++i) {
            m_starts[i] = start;
            start += m_chunks[i].size();
        }
        m_size = m_chunks.empty() ? 0 : m_starts.back() + m_chunks.back().size();
    }

    std::vector<std::vector<Id>> m_chunks; // none of them empty
    std::vector<std::size_t> m_starts;     // position of each chunk's first id
    std::size_t m_size = 0;
};

} // namespace portolan
