#include "models/core/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace portolan {

namespace {

constexpr std::uint32_t nano = 1'000'000'000;

struct Suffix {
    std::string_view text;
    Quantity::Format format;
    int power; // of 10, or of 1024
};
constexpr std::array<Suffix, 16> suffixes{{
    {"n", Quantity::Format::DecimalSI, -9}, {"u", Quantity::Format::DecimalSI, -6}, {"m", Quantity::Format::DecimalSI, -3},
    {"", Quantity::Format::DecimalSI, 0}, {"k", Quantity::Format::DecimalSI, 3}, {"M", Quantity::Format::DecimalSI, 6},
    {"G", Quantity::Format::DecimalSI, 9}, {"T", Quantity::Format::DecimalSI, 12}, {"P", Quantity::Format::DecimalSI, 15},
    {"E", Quantity::Format::DecimalSI, 18}, {"Ki", Quantity::Format::BinarySI, 1}, {"Mi", Quantity::Format::BinarySI, 2},
    {"Gi", Quantity::Format::BinarySI, 3}, {"Ti", Quantity::Format::BinarySI, 4}, {"Pi", Quantity::Format::BinarySI, 5},
    {"Ei", Quantity::Format::BinarySI, 6},
}};

struct Scale {
    Quantity::Format format = Quantity::Format::DecimalSI;
    int decimalPower = 0;
    int binaryPower = 0; ///< of 1024
};

std::optional<Scale> readSuffix(std::string_view text)
{
    for (const Suffix &s : suffixes) {
        if (s.text != text)
            continue;
        const bool binary = s.format == Quantity::Format::BinarySI;
        return Scale{s.format, binary ? 0 : s.power, binary ? s.power : 0};
    }
    if (text.size() < 2 || (text[0] != 'e' && text[0] != 'E'))
        return std::nullopt;
    std::string_view digits = text.substr(1);
    if (digits[0] == '+')
        digits.remove_prefix(1);
    int power = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), power);
    if (digits.empty() || end.ec != std::errc() || end.ptr != digits.data() + digits.size() || power > 1000 || power < -1000)
        return std::nullopt;
    return Scale{Quantity::Format::DecimalExponent, power, 0};
}

/// The number before the suffix: its digits, and how many of them stand behind the point.
struct Mantissa {
    std::string digits;
    int decimals = 0;
    std::size_t end = 0; ///< where the suffix begins
};

std::optional<Mantissa> readMantissa(std::string_view text, std::size_t from)
{
    Mantissa out;
    bool point = false;
    for (out.end = from; out.end < text.size(); ++out.end) {
        const char c = text[out.end];
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            out.digits += c;
            out.decimals += point ? 1 : 0;
        } else {
            break;
        }
    }
    return out.digits.empty() ? std::nullopt : std::optional(std::move(out));
}

/// Times a power of ten; what is finer than the result is rounded up.
void scaleByTen(BigInteger &value, int power)
{
    constexpr int step = 9;
    static constexpr std::uint32_t tens[step + 1]{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};
    for (int up = power; up > 0 && !value.isZero(); up -= step)
        value.multiply(tens[std::min(up, step)]);
    bool inexact = false;
    for (int down = -power; down > 0; down -= step)
        inexact = value.divide(tens[std::min(down, step)]) != 0 || inexact;
    if (inexact)
        value = value + BigInteger(1);
}

} // namespace

std::optional<Quantity> Quantity::parse(std::string_view text)
{
    const bool negative = !text.empty() && text[0] == '-';
    const auto mantissa = readMantissa(text, negative || (!text.empty() && text[0] == '+') ? 1 : 0);
    const auto scale = mantissa ? readSuffix(text.substr(mantissa->end)) : std::nullopt;
    if (!scale)
        return std::nullopt;
    Quantity q;
    q.m_format = scale->format;
    q.m_nano = BigInteger::fromDigits(mantissa->digits);
    for (int i = 0; i < scale->binaryPower; ++i)
        q.m_nano.multiply(1024);
    scaleByTen(q.m_nano, scale->decimalPower - mantissa->decimals + 9);
    if (q.m_format == Format::BinarySI)
        q.m_nano = std::min(q.m_nano, fromInteger(std::numeric_limits<std::int64_t>::max(), Format::BinarySI).m_nano);
    if (negative)
        q.m_nano = q.m_nano.negated();
    return q;
}

Quantity Quantity::fromInteger(std::int64_t value, Format format)
{
    Quantity q;
    q.m_nano = BigInteger(value);
    q.m_nano.multiply(nano);
    q.m_format = format;
    return q;
}

Quantity Quantity::in(Format format) const
{
    Quantity q = *this;
    q.m_format = format;
    return q;
}

namespace {

/// Away from zero, as negativeScaleInt64 (apimachinery pkg/api/resource/math.go) rounds: -100001n is -1m.
BigInteger dividedUp(BigInteger amount, std::uint32_t by)
{
    const BigInteger unit(amount.isNegative() ? -1 : 1);
    return amount.divide(by) != 0 ? amount + unit : amount;
}

} // namespace

BigInteger Quantity::units() const
{
    return dividedUp(m_nano, nano);
}

std::int64_t Quantity::value() const
{
    return units().clamped();
}

std::int64_t Quantity::milliValue() const
{
    return dividedUp(m_nano, nano / 1000).clamped();
}

double Quantity::approximate() const
{
    return m_nano.approximate() / nano;
}

Quantity operator+(const Quantity &a, const Quantity &b)
{
    Quantity sum;
    sum.m_nano = a.m_nano + b.m_nano;
    sum.m_format = a.isZero() ? b.m_format : a.m_format; // as Quantity.Add: an empty sum takes the addend's form
    return sum;
}

std::string Quantity::text() const
{
    if (m_nano.isZero())
        return "0";
    const std::string sign = m_nano.isNegative() ? "-" : "";
    BigInteger size = m_nano.isNegative() ? m_nano.negated() : m_nano;
    // CanonicalizeBytes: a binary amount below 1024, or with a fraction, is written in decimal form
    if (m_format == Format::BinarySI && size.remainder(nano) == 0 && size >= fromInteger(1024, m_format).m_nano) {
        size.divide(nano);
        std::size_t power = 0;
        for (; power < 6 && size.remainder(1024) == 0; ++power)
            size.divide(1024);
        return sign + size.digits() + std::string(suffixes[power == 0 ? 3 : 9 + power].text);
    }
    int power = -9;
    const bool suffixed = m_format != Format::DecimalExponent; // exponents have no end, suffixes have
    for (; (power < 18 || !suffixed) && size.remainder(1000) == 0; power += 3)
        size.divide(1000);
    if (!suffixed)
        return sign + size.digits() + (power == 0 ? std::string() : "e" + std::to_string(power));
    return sign + size.digits() + std::string(suffixes[static_cast<std::size_t>(power / 3 + 3)].text);
}

} // namespace portolan
