#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <QByteArray>

namespace portolan {

/// Many texts that resemble each other (the objects of a cluster), packed together: some tenth of their bytes. Filled by one thread;
/// constant from then on, any number of threads read it, each with a Reader of its own.
class PackedTexts
{
public:
    /// Where a text is.
    struct Place {
        std::uint32_t block = 0, offset = 0, length = 0;
    };

    /// Costs some nanoseconds a byte.
    [[nodiscard]] Place add(std::string_view text);
    /// Bytes held.
    [[nodiscard]] std::size_t bytes() const;

    /// Unpacks texts, and keeps the blocks it came across last: texts in the order of their adding cost a nanosecond a byte, one
    /// from anywhere a tenth of a millisecond. One thread at a time; the texts must outlive it.
    class Reader
    {
    public:
        explicit Reader(const PackedTexts &texts) : m_texts(texts) {}
        /// Lives until the next call.
        [[nodiscard]] std::string_view at(Place place);

    private:
        struct Block {
            std::uint32_t number = 0;
            QByteArray text; ///< null: none yet
        };
        const PackedTexts &m_texts;
        std::array<Block, 8> m_blocks;
        std::size_t m_next = 0;
    };

private:
    std::vector<QByteArray> m_packed;
    std::string m_open; ///< the block that is being filled
};

} // namespace portolan
