#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/biginteger.h"

namespace portolan {

/// An amount as Kubernetes writes it ("500Mi", "0.5Gi", "1e9", "1500m"), exact and of any size: an integer of billionths.
/// As resource.ParseQuantity does, finer parts are rounded away from zero, and what is written in binary form ("12Ei") is
/// capped at the largest int64. Source: apimachinery pkg/api/resource/quantity.go.
class Quantity
{
public:
    enum class Format : std::uint8_t { DecimalSI, BinarySI, DecimalExponent };

    Quantity() = default;
    [[nodiscard]] static std::optional<Quantity> parse(std::string_view text);
    [[nodiscard]] static Quantity fromInteger(std::int64_t value, Format format);

    /// Whole units, rounded up ("1500m" is 2), as Quantity.Value(); the nearest int64 where they are beyond those.
    [[nodiscard]] std::int64_t value() const;
    /// Thousandths, rounded up, as Quantity.MilliValue().
    [[nodiscard]] std::int64_t milliValue() const;
    /// Whole units, rounded up, of any size.
    [[nodiscard]] BigInteger units() const;
    [[nodiscard]] double approximate() const;
    [[nodiscard]] bool isZero() const { return m_nano.isZero(); }
    [[nodiscard]] Format format() const { return m_format; }
    /// The same amount, to be written in another form.
    [[nodiscard]] Quantity in(Format format) const;
    /// The canonical text: the largest suffix that leaves a whole number.
    [[nodiscard]] std::string text() const;

    friend Quantity operator+(const Quantity &a, const Quantity &b);
    friend std::strong_ordering operator<=>(const Quantity &a, const Quantity &b) { return a.m_nano <=> b.m_nano; }
    friend bool operator==(const Quantity &a, const Quantity &b) { return a.m_nano == b.m_nano; }

private:
    BigInteger m_nano;
    Format m_format = Format::DecimalSI;
};

} // namespace portolan
