#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// An amount as Kubernetes writes it ("500Mi", "0.5Gi", "1e9", "1500m"), exact: an integer of billionths.
/// Finer parts are rounded away from zero, as resource.ParseQuantity does. Source: apimachinery pkg/api/resource/quantity.go.
class Quantity
{
public:
    enum class Format : std::uint8_t { DecimalSI, BinarySI, DecimalExponent };

    constexpr Quantity() = default;
    [[nodiscard]] static std::optional<Quantity> parse(std::string_view text);
    [[nodiscard]] static Quantity fromInteger(std::int64_t value, Format format);

    /// Whole units, rounded up ("1500m" is 2), as Quantity.Value().
    [[nodiscard]] std::int64_t value() const;
    /// Thousandths, rounded up, as Quantity.MilliValue().
    [[nodiscard]] std::int64_t milliValue() const;
    [[nodiscard]] bool isZero() const { return m_nano == 0; }
    [[nodiscard]] Format format() const { return m_format; }
    /// The canonical text: the largest suffix that leaves a whole number.
    [[nodiscard]] std::string text() const;

    friend Quantity operator+(Quantity a, Quantity b);
    friend std::strong_ordering operator<=>(const Quantity &a, const Quantity &b) { return a.m_nano <=> b.m_nano; }
    friend bool operator==(const Quantity &a, const Quantity &b) { return a.m_nano == b.m_nano; }

private:
    __extension__ using Int = __int128;
    Int m_nano = 0;
    Format m_format = Format::DecimalSI;
};

} // namespace portolan
