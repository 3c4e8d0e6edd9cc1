#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

namespace portolan {

/// Bytes whose number is not known before they have come. Grows in place where the C library can (mremap), so that what has come is
/// not held twice, as it is for a moment in a string that grows. Throws std::bad_alloc.
class GrowingBuffer
{
public:
    GrowingBuffer() = default;
    GrowingBuffer(const GrowingBuffer &) = delete;
    GrowingBuffer &operator=(const GrowingBuffer &) = delete;
    ~GrowingBuffer() { std::free(m_data); }

    [[nodiscard]] char *data() { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }
    /// New bytes are 0.
    void resize(std::size_t size)
    {
        if (size > m_capacity) {
            const std::size_t capacity = size + size / 2 + 4096;
            auto *moved = static_cast<char *>(std::realloc(m_data, capacity)); // pages that nobody has written take no memory
            if (!moved)
                throw std::bad_alloc();
            m_data = moved;
            m_capacity = capacity;
        }
        if (size > m_size)
            std::memset(m_data + m_size, 0, size - m_size);
        m_size = size;
    }

private:
    char *m_data = nullptr;
    std::size_t m_size = 0, m_capacity = 0;
};

} // namespace portolan
