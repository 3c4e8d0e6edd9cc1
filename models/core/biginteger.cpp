#include "models/core/biginteger.h"

#include <algorithm>
#include <limits>

namespace portolan {

namespace {

using Words = std::vector<std::uint32_t>;
constexpr std::size_t digitsOfWord = 9;

std::strong_ordering compareSizes(const Words &a, const Words &b)
{
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return std::lexicographical_compare_three_way(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

Words sumOf(const Words &a, const Words &b)
{
    Words sum;
    std::uint32_t carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
        const std::uint32_t word = (i < a.size() ? a[i] : 0) + (i < b.size() ? b[i] : 0) + carry; // below 2^32: three words' sum
        carry = word >= BigInteger::wordBase ? 1 : 0;
        sum.push_back(word - carry * BigInteger::wordBase);
    }
    return sum;
}

/// `a` is not the smaller.
Words differenceOf(const Words &a, const Words &b)
{
    Words difference;
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::int64_t word = std::int64_t(a[i]) - (i < b.size() ? b[i] : 0) - borrow;
        borrow = word < 0 ? 1 : 0;
        difference.push_back(static_cast<std::uint32_t>(word + borrow * BigInteger::wordBase));
    }
    return difference;
}

} // namespace

BigInteger::BigInteger(std::int64_t value) : m_negative(value < 0)
{
    for (std::uint64_t rest = m_negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value); rest != 0; rest /= wordBase)
        m_words.push_back(static_cast<std::uint32_t>(rest % wordBase));
}

BigInteger BigInteger::fromDigits(std::string_view digits)
{
    BigInteger number;
    for (std::size_t end = digits.size(); end > 0; end -= std::min(end, digitsOfWord)) {
        std::uint32_t word = 0;
        for (const char c : digits.substr(end - std::min(end, digitsOfWord), std::min(end, digitsOfWord)))
            word = word * 10 + static_cast<std::uint32_t>(c - '0');
        number.m_words.push_back(word);
    }
    number.trim();
    return number;
}

void BigInteger::trim()
{
    while (!m_words.empty() && m_words.back() == 0)
        m_words.pop_back();
    m_negative = m_negative && !m_words.empty();
}

std::string BigInteger::digits() const
{
    if (isZero())
        return "0";
    std::string out = std::to_string(m_words.back());
    for (auto word = m_words.rbegin() + 1; word != m_words.rend(); ++word) {
        const std::string digits = std::to_string(*word);
        out.append(digitsOfWord - digits.size(), '0').append(digits);
    }
    return out;
}

std::int64_t BigInteger::clamped() const
{
    constexpr auto least = std::numeric_limits<std::int64_t>::min(), most = std::numeric_limits<std::int64_t>::max();
    if (*this > BigInteger(most))
        return most;
    if (*this < BigInteger(least))
        return least;
    std::uint64_t size = 0;
    for (auto word = m_words.rbegin(); word != m_words.rend(); ++word)
        size = size * wordBase + *word;
    return static_cast<std::int64_t>(m_negative ? 0 - size : size);
}

double BigInteger::approximate() const
{
    double size = 0;
    for (auto word = m_words.rbegin(); word != m_words.rend(); ++word)
        size = size * wordBase + *word;
    return m_negative ? -size : size;
}

BigInteger BigInteger::negated() const
{
    BigInteger out = *this;
    out.m_negative = !m_negative && !isZero();
    return out;
}

std::uint32_t BigInteger::remainder(std::uint32_t divisor) const
{
    std::uint64_t rest = 0;
    for (auto word = m_words.rbegin(); word != m_words.rend(); ++word)
        rest = (rest * wordBase + *word) % divisor;
    return static_cast<std::uint32_t>(rest);
}

void BigInteger::multiply(std::uint32_t factor)
{
    std::uint64_t carry = 0;
    for (std::uint32_t &word : m_words) {
        carry += std::uint64_t(word) * factor;
        word = static_cast<std::uint32_t>(carry % wordBase);
        carry /= wordBase;
    }
    if (carry != 0)
        m_words.push_back(static_cast<std::uint32_t>(carry));
    trim();
}

std::uint32_t BigInteger::divide(std::uint32_t divisor)
{
    std::uint64_t rest = 0;
    for (auto word = m_words.rbegin(); word != m_words.rend(); ++word) {
        rest = rest * wordBase + *word;
        *word = static_cast<std::uint32_t>(rest / divisor);
        rest %= divisor;
    }
    trim();
    return static_cast<std::uint32_t>(rest);
}

BigInteger operator+(const BigInteger &a, const BigInteger &b)
{
    BigInteger sum;
    if (a.m_negative == b.m_negative) {
        sum.m_words = sumOf(a.m_words, b.m_words);
        sum.m_negative = a.m_negative;
    } else {
        const bool aIsLarger = compareSizes(a.m_words, b.m_words) != std::strong_ordering::less;
        const BigInteger &larger = aIsLarger ? a : b;
        sum.m_words = differenceOf(larger.m_words, (aIsLarger ? b : a).m_words);
        sum.m_negative = larger.m_negative;
    }
    sum.trim();
    return sum;
}

std::strong_ordering operator<=>(const BigInteger &a, const BigInteger &b)
{
    if (a.m_negative != b.m_negative)
        return a.m_negative ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.m_negative ? compareSizes(b.m_words, a.m_words) : compareSizes(a.m_words, b.m_words);
}

} // namespace portolan
