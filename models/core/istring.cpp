#include "models/core/istring.h"

#include <cstring>

namespace portolan {

namespace {
constexpr std::size_t blockSize = 64 * 1024;
}

StringPool::StringPool() = default;
StringPool::~StringPool() = default;

const char *StringPool::store(std::string_view text)
{
    const std::size_t need = (sizeof(std::uint32_t) + text.size() + 3) & ~std::size_t(3); // lengths stay aligned
    if (need > m_capacity - m_used) {
        m_capacity = std::max(blockSize, need);
        m_blocks.push_back(std::make_unique<char[]>(m_capacity));
        m_used = 0;
        m_bytes += m_capacity;
    }
    char *place = m_blocks.back().get() + m_used;
    const auto length = static_cast<std::uint32_t>(text.size());
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, text.data(), text.size());
    m_used += need;
    return place;
}

IStr StringPool::intern(std::string_view text)
{
    if (text.empty())
        return IStr();
    if (const auto found = m_index.find(text); found != m_index.end())
        return *found;
    const IStr fresh(store(text));
    m_index.insert(fresh);
    return fresh;
}

std::size_t StringPool::bytes() const
{
    return m_bytes + m_index.size() * (sizeof(IStr) + 2 * sizeof(void *)) + m_index.bucket_count() * sizeof(void *);
}

} // namespace portolan
