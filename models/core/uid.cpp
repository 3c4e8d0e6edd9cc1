#include "models/core/uid.h"

namespace portolan {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

constexpr bool isDash(std::size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

} // namespace

Uid Uid::parse(std::string_view text, StringPool &pool)
{
    Uid uid;
    std::uint64_t words[2] = {0, 0};
    int digits = 0;
    bool canonical = text.size() == 36;
    for (std::size_t i = 0; canonical && i < text.size(); ++i) {
        if (isDash(i)) {
            canonical = text[i] == '-';
            continue;
        }
        const int digit = hexDigit(text[i]);
        canonical = digit >= 0;
        words[digits / 16] = words[digits / 16] << 4 | static_cast<std::uint64_t>(digit & 0xf);
        ++digits;
    }
    if (canonical && (words[0] || words[1])) {
        uid.m_high = words[0];
        uid.m_low = words[1];
    } else {
        uid.m_other = pool.intern(text);
    }
    return uid;
}

std::string Uid::text() const
{
    if (m_high == 0 && m_low == 0)
        return m_other.str();
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (int digit = 0; digit < 32; ++digit) {
        if (isDash(out.size()))
            out += '-';
        const std::uint64_t word = digit < 16 ? m_high : m_low;
        out += hex[word >> (60 - 4 * (digit % 16)) & 0xf];
    }
    return out;
}

} // namespace portolan
