#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

/// A whole number of any size, with the little arithmetic that Quantity needs. Small numbers take one or two words.
class BigInteger
{
public:
    static constexpr std::uint32_t wordBase = 1'000'000'000; ///< a word holds nine decimal digits

    BigInteger() = default;
    explicit BigInteger(std::int64_t value);
    /// Of decimal digits and nothing else; none is zero. O(digits).
    [[nodiscard]] static BigInteger fromDigits(std::string_view digits);

    [[nodiscard]] bool isZero() const { return m_words.empty(); }
    [[nodiscard]] bool isNegative() const { return m_negative; }
    /// The digits of its size, without a sign; "0" for zero. O(digits).
    [[nodiscard]] std::string digits() const;
    /// The nearest int64 where it is beyond them.
    [[nodiscard]] std::int64_t clamped() const;
    [[nodiscard]] double approximate() const;
    [[nodiscard]] BigInteger negated() const;
    /// What is left of its size by a divisor of at most wordBase.
    [[nodiscard]] std::uint32_t remainder(std::uint32_t divisor) const;

    /// By at most wordBase.
    void multiply(std::uint32_t factor);
    /// Rounds towards zero; the sign stays. By at most wordBase. Returns what is left of its size.
    std::uint32_t divide(std::uint32_t divisor);

    friend BigInteger operator+(const BigInteger &a, const BigInteger &b);
    friend std::strong_ordering operator<=>(const BigInteger &a, const BigInteger &b);
    friend bool operator==(const BigInteger &, const BigInteger &) = default;

private:
    void trim();

    std::vector<std::uint32_t> m_words; ///< the lowest first; the last is not 0
    bool m_negative = false;            ///< never for zero
};

} // namespace portolan
