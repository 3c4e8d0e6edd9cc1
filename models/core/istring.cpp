#include "models/core/istring.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace portolan {

IStr::Text *IStr::make(std::string_view text)
{
    auto *made = new (::operator new(sizeof(Text) + text.size())) Text{1, static_cast<std::uint32_t>(text.size())};
    std::memcpy(reinterpret_cast<char *>(made + 1), text.data(), text.size());
    return made;
}

void IStr::free(Text *text)
{
    text->~Text();
    ::operator delete(text);
}

StringPool::StringPool(std::size_t floor) : m_floor(floor), m_lookAt(floor) {}
StringPool::~StringPool() = default;

IStr StringPool::intern(std::string_view text)
{
    if (text.empty())
        return IStr();
    if (const auto found = m_index.find(text); found != m_index.end())
        return *found;
    IStr fresh = IStr::unshared(text); // a copy before anything is forgotten: the text may be a view into what goes
    if (m_index.size() >= m_lookAt)
        forgetUnheld();
    m_index.insert(fresh);
    m_bytes += sizeof(IStr::Text) + text.size();
    return fresh;
}

/// Nobody but the index holds it: then nobody can come to hold it while this thread is here.
void StringPool::forgetUnheld()
{
    std::erase_if(m_index, [this](const IStr &one) {
        if (one.m_text->holders.load(std::memory_order_acquire) > 1)
            return false;
        m_bytes -= sizeof(IStr::Text) + one.size();
        return true;
    });
    m_lookAt = std::max(m_floor, 2 * m_index.size());
}

std::size_t StringPool::bytes() const
{
    return m_bytes + m_index.size() * (sizeof(IStr) + 2 * sizeof(void *)) + m_index.bucket_count() * sizeof(void *);
}

} // namespace portolan
