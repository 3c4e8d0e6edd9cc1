#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include <QSet>

namespace portolan {

/// A set of object numbers that is lean when small and quick when huge: most targets have a handful of sources, but every
/// pod of a namespace may use one service account. Four bytes an entry while sorted; a hash beyond `sortedLimit`.
class IdSet
{
public:
    void insert(std::uint32_t id)
    {
        if (m_hashed.isEmpty() && m_sorted.size() >= sortedLimit) {
            m_hashed = QSet<std::uint32_t>(m_sorted.begin(), m_sorted.end());
            m_sorted = {};
        }
        if (!m_hashed.isEmpty()) {
            m_hashed.insert(id);
            return;
        }
        const auto at = std::lower_bound(m_sorted.begin(), m_sorted.end(), id);
        if (at == m_sorted.end() || *at != id)
            m_sorted.insert(at, id);
    }

    void erase(std::uint32_t id)
    {
        m_hashed.remove(id);
        const auto at = std::lower_bound(m_sorted.begin(), m_sorted.end(), id);
        if (at != m_sorted.end() && *at == id)
            m_sorted.erase(at);
    }

    [[nodiscard]] bool empty() const { return m_sorted.empty() && m_hashed.isEmpty(); }

    template<class Visit>
    void forEach(Visit visit) const
    {
        for (const std::uint32_t id : m_sorted)
            visit(id);
        for (const std::uint32_t id : m_hashed)
            visit(id);
    }

private:
    static constexpr std::size_t sortedLimit = 4096; // 16 KB: moving half of it costs less than a microsecond
    std::vector<std::uint32_t> m_sorted;
    QSet<std::uint32_t> m_hashed;
};

} // namespace portolan
