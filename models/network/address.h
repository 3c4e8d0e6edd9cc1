#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

/// An IPv4 or IPv6 address, compared by value. IPv4-mapped IPv6 is IPv6, as Kubernetes' policies never cross families.
class IpAddress
{
public:
    /// Strict: four decimal parts, or RFC 4291 text. No zone, no prefix.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
    [[nodiscard]] bool isV4() const { return m_v4; }
    [[nodiscard]] std::string text() const;
    friend bool operator==(const IpAddress &, const IpAddress &) = default;

private:
    friend class Cidr;
    std::array<std::uint8_t, 16> m_bytes{};
    bool m_v4 = true;
};

/// An address block. Host bits are legal in what is read and masked away.
class Cidr
{
public:
    [[nodiscard]] static std::optional<Cidr> parse(std::string_view text);
    [[nodiscard]] bool contains(const IpAddress &address) const;
    /// The n-th address of the block ("10.244.1.0/24", 1 -> 10.244.1.1): what bridges and tunnels are given.
    [[nodiscard]] IpAddress at(std::uint32_t n) const;
    [[nodiscard]] int prefixLength() const { return m_length; }
    [[nodiscard]] bool isV4() const { return m_base.isV4(); }
    /// Whether all of `other` lies inside; never across families.
    [[nodiscard]] bool contains(const Cidr &other) const { return other.m_length >= m_length && contains(other.m_base); }
    /// "10.244.1.0/24", host bits cleared.
    [[nodiscard]] std::string text() const { return m_base.text() + '/' + std::to_string(m_length); }

private:
    IpAddress m_base;
    int m_length = 0;
};

} // namespace portolan
