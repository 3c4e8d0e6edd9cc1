#include "models/snapshot/packedtexts.h"

namespace portolan {

namespace {

/// Larger ones pack little better, and one object is read out of them slower.
constexpr std::size_t blockSize = 64 << 10;
constexpr int fastest = 1;

} // namespace

PackedTexts::Place PackedTexts::add(std::string_view text)
{
    if (!m_open.empty() && m_open.size() + text.size() > blockSize) {
        m_packed.push_back(qCompress(reinterpret_cast<const uchar *>(m_open.data()), static_cast<qsizetype>(m_open.size()), fastest));
        m_packed.back().squeeze();
        m_open.clear();
    }
    const Place place{static_cast<std::uint32_t>(m_packed.size()), static_cast<std::uint32_t>(m_open.size()), static_cast<std::uint32_t>(text.size())};
    m_open.append(text);
    return place;
}

std::size_t PackedTexts::bytes() const
{
    std::size_t out = m_open.capacity();
    for (const QByteArray &block : m_packed)
        out += static_cast<std::size_t>(block.capacity());
    return out;
}

std::string_view PackedTexts::Reader::at(Place place)
{
    if (place.block == m_texts.m_packed.size())
        return std::string_view(m_texts.m_open).substr(place.offset, place.length);
    for (const Block &known : m_blocks)
        if (!known.text.isNull() && known.number == place.block)
            return std::string_view(known.text.constData(), static_cast<std::size_t>(known.text.size())).substr(place.offset, place.length);
    Block &block = m_blocks[m_next++ % m_blocks.size()];
    block = {place.block, qUncompress(m_texts.m_packed[place.block])};
    return std::string_view(block.text.constData(), static_cast<std::size_t>(block.text.size())).substr(place.offset, place.length);
}

} // namespace portolan
