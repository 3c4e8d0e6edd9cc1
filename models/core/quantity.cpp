#include "models/core/quantity.h"

#include <array>
#include <charconv>

namespace portolan {

namespace {

__extension__ using Int = __int128;
constexpr Int nano = 1'000'000'000;
// resource.ParseQuantity caps at the largest int64
constexpr Int ceiling = Int(INT64_MAX) * nano;

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
    Int binaryFactor = 1;
};

std::optional<Scale> readSuffix(std::string_view text)
{
    for (const Suffix &s : suffixes) {
        if (s.text != text)
            continue;
        Scale scale{s.format, 0, 1};
        if (s.format == Quantity::Format::BinarySI)
            scale.binaryFactor = Int(1) << (10 * s.power);
        else
            scale.decimalPower = s.power;
        return scale;
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
    return Scale{Quantity::Format::DecimalExponent, power, 1};
}

Int capped(Int value)
{
    return value > ceiling ? ceiling : value;
}

} // namespace

std::optional<Quantity> Quantity::parse(std::string_view text)
{
    std::size_t at = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+'))
        ++at;
    Int mantissa = 0;
    int decimals = 0;
    bool point = false, digits = false, inexact = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            digits = true;
            if (mantissa < Int(1) << 90) {
                mantissa = mantissa * 10 + (c - '0');
                decimals += point ? 1 : 0;
            } else {
                inexact = inexact || c != '0';
                decimals -= point ? 0 : 1;
            }
        } else {
            break;
        }
    }
    const auto scale = digits ? readSuffix(text.substr(at)) : std::nullopt;
    if (!scale)
        return std::nullopt;
    Quantity q;
    q.m_format = scale->format;
    int power = scale->decimalPower - decimals + 9;
    // 2^90 * 2^60 would not fit: past the ceiling the exact value no longer matters
    Int value = mantissa;
    if (scale->binaryFactor > 1 && value > (Int(1) << 126) / scale->binaryFactor)
        value = ceiling;
    else
        value *= scale->binaryFactor;
    for (; power > 0 && value != 0; --power)
        value = value > ceiling / 10 ? ceiling : value * 10;
    for (; power < 0; ++power) {
        inexact = inexact || value % 10 != 0;
        value /= 10;
    }
    value = capped(inexact ? value + 1 : value);
    q.m_nano = negative ? -value : value;
    return q;
}

Quantity Quantity::fromInteger(std::int64_t value, Format format)
{
    Quantity q;
    q.m_nano = Int(value) * nano;
    q.m_format = format;
    return q;
}

std::int64_t Quantity::value() const
{
    return static_cast<std::int64_t>(m_nano / nano + (m_nano % nano > 0 ? 1 : 0));
}

std::int64_t Quantity::milliValue() const
{
    constexpr Int unit = nano / 1000;
    const Int milli = m_nano / unit + (m_nano % unit > 0 ? 1 : 0);
    return milli > INT64_MAX ? INT64_MAX : static_cast<std::int64_t>(milli);
}

Quantity operator+(Quantity a, Quantity b)
{
    Quantity sum;
    sum.m_nano = a.m_nano + b.m_nano;
    sum.m_format = a.isZero() ? b.m_format : a.m_format; // as Quantity.Add: an empty sum takes the addend's form
    return sum;
}

std::string Quantity::text() const
{
    if (m_nano == 0)
        return "0";
    const Int size = m_nano < 0 ? -m_nano : m_nano;
    const std::string sign = m_nano < 0 ? "-" : "";
    const auto whole = [](Int v) {
        std::string digits;
        for (; v > 0; v /= 10)
            digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(v % 10)));
        return digits;
    };
    // CanonicalizeBytes: a binary amount below 1024, or with a fraction, is written in decimal form
    if (m_format == Format::BinarySI && size % nano == 0 && size >= 1024 * nano) {
        Int units = size / nano;
        int power = 0;
        for (; power < 6 && units % 1024 == 0; ++power)
            units /= 1024;
        return sign + whole(units) + std::string(suffixes[static_cast<std::size_t>(power == 0 ? 3 : 9 + power)].text);
    }
    Int value = size;
    int power = -9;
    for (; power < 18 && value % 1000 == 0; power += 3)
        value /= 1000;
    if (m_format == Format::DecimalExponent)
        return sign + whole(value) + (power == 0 ? std::string() : "e" + std::to_string(power));
    return sign + whole(value) + std::string(suffixes[static_cast<std::size_t>(power / 3 + 3)].text);
}

} // namespace portolan
