#include "models/decode/valuescanner.h"

#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace portolan {

namespace {

constexpr std::size_t blockSize = 64;

/// One bit a byte of a block.
struct Masks {
    std::uint64_t quotes = 0, backslashes = 0, opens = 0, closes = 0;
};

#ifdef __SSE2__

Masks masksOf(const char *bytes)
{
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), caseBit = _mm_set1_epi8(0x20);
    const __m128i open = _mm_set1_epi8('{'), close = _mm_set1_epi8('}'); // [ and ] differ from them by the case bit
    Masks masks;
    for (unsigned lane = 0; lane < 4; ++lane) {
        const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * lane));
        const __m128i lower = _mm_or_si128(text, caseBit);
        const auto bits = [lane](__m128i equal) {
            return std::uint64_t(static_cast<unsigned>(_mm_movemask_epi8(equal))) << (16 * lane);
        };
        masks.quotes |= bits(_mm_cmpeq_epi8(text, quote));
        masks.backslashes |= bits(_mm_cmpeq_epi8(text, backslash));
        masks.opens |= bits(_mm_cmpeq_epi8(lower, open));
        masks.closes |= bits(_mm_cmpeq_epi8(lower, close));
    }
    return masks;
}

#else

Masks masksOf(const char *bytes)
{
    Masks masks;
    for (unsigned i = 0; i < blockSize; ++i) {
        const auto bit = [i](bool set) { return std::uint64_t(set) << i; };
        masks.quotes |= bit(bytes[i] == '"');
        masks.backslashes |= bit(bytes[i] == '\\');
        masks.opens |= bit((bytes[i] | 0x20) == '{');
        masks.closes |= bit((bytes[i] | 0x20) == '}');
    }
    return masks;
}

#endif

/// Bit i: the xor of bits 0..i, that is, whether byte i stands behind an odd number of quotes.
std::uint64_t prefixXor(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/// Bytes that a backslash before them escapes. `carry`: the byte before the block escapes its first byte; updated.
std::uint64_t escapedBytes(std::uint64_t backslashes, bool &carry)
{
    std::uint64_t escaped = carry ? 1 : 0;
    carry = false;
    std::uint64_t rest = backslashes & ~escaped;
    while (rest) { // few blocks hold any, and those hold few
        const int at = std::countr_zero(rest);
        if (at == 63) {
            carry = true;
            break;
        }
        escaped |= std::uint64_t(2) << at;
        rest &= ~(std::uint64_t(3) << at);
    }
    return escaped;
}

} // namespace

std::size_t ValueScanner::block(const char *bytes, std::size_t valid)
{
    const Masks masks = masksOf(bytes);
    std::uint64_t quotes = masks.quotes;
    if (masks.backslashes || m_escaped)
        quotes &= ~escapedBytes(masks.backslashes, m_escaped);
    const std::uint64_t inside = prefixXor(quotes) ^ (m_inString ? ~std::uint64_t(0) : 0);
    const std::uint64_t opens = masks.opens & ~inside, closes = masks.closes & ~inside;
    m_inString = inside >> 63;
    const auto closing = static_cast<std::size_t>(std::popcount(closes));
    if (closing < m_depth) { // cannot reach the end in here
        m_depth += static_cast<std::size_t>(std::popcount(opens)) - closing;
        return valid;
    }
    for (std::uint64_t brackets = opens | closes; brackets; brackets &= brackets - 1) {
        const std::uint64_t lowest = brackets & (~brackets + 1);
        if (opens & lowest) {
            ++m_depth;
        } else if (m_depth <= 1) {
            m_depth = 0;
            return static_cast<std::size_t>(std::countr_zero(lowest)) + 1;
        } else {
            --m_depth;
        }
    }
    return valid;
}

std::size_t ValueScanner::advance(std::string_view bytes)
{
    std::size_t at = 0;
    while (bytes.size() - at >= blockSize) {
        const std::size_t used = block(bytes.data() + at, blockSize);
        at += used;
        if (m_depth == 0)
            return at;
    }
    const std::size_t left = bytes.size() - at;
    if (left == 0)
        return at;
    char padded[blockSize];
    std::memset(padded, ' ', blockSize);
    std::memcpy(padded, bytes.data() + at, left);
    const bool escapedBefore = m_escaped;
    const std::size_t used = block(padded, left);
    if (m_depth > 0)
        m_escaped = endsEscaping(bytes.substr(at), escapedBefore); // the padding swallowed it
    return at + used;
}

bool ValueScanner::endsEscaping(std::string_view tail, bool escapedBefore)
{
    std::size_t backslashes = 0;
    while (backslashes < tail.size() && tail[tail.size() - 1 - backslashes] == '\\')
        ++backslashes;
    if (backslashes == tail.size() && escapedBefore)
        --backslashes; // the first of them is itself escaped
    return backslashes % 2 == 1;
}

} // namespace portolan
