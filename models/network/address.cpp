#include "models/network/address.h"

#include <charconv>

#include <arpa/inet.h>

namespace portolan {

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    const std::string copy(text);
    IpAddress address;
    if (inet_pton(AF_INET, copy.c_str(), address.m_bytes.data()) == 1)
        return address;
    address.m_v4 = false;
    if (copy.size() == text.size() && inet_pton(AF_INET6, copy.c_str(), address.m_bytes.data()) == 1)
        return address;
    return std::nullopt;
}

std::string IpAddress::text() const
{
    char buffer[INET6_ADDRSTRLEN] = {};
    inet_ntop(m_v4 ? AF_INET : AF_INET6, m_bytes.data(), buffer, sizeof buffer);
    return buffer;
}

std::optional<Cidr> Cidr::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto base = IpAddress::parse(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    int length = -1;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (!base || end.ec != std::errc() || end.ptr != digits.data() + digits.size() || length < 0
        || length > (base->isV4() ? 32 : 128))
        return std::nullopt;
    Cidr cidr;
    cidr.m_base = *base;
    cidr.m_length = length;
    for (int bit = length; bit < (base->isV4() ? 32 : 128); ++bit)
        cidr.m_base.m_bytes[std::size_t(bit / 8)] &= static_cast<std::uint8_t>(~(0x80 >> bit % 8));
    return cidr;
}

bool Cidr::contains(const IpAddress &address) const
{
    if (address.isV4() != m_base.isV4())
        return false;
    for (int bit = 0; bit < m_length; bit += 8) {
        const int rest = m_length - bit;
        const auto mask = static_cast<std::uint8_t>(rest >= 8 ? 0xff : 0xff << (8 - rest));
        if ((address.m_bytes[std::size_t(bit / 8)] & mask) != (m_base.m_bytes[std::size_t(bit / 8)] & mask))
            return false;
    }
    return true;
}

IpAddress Cidr::at(std::uint32_t n) const
{
    IpAddress address = m_base;
    for (std::size_t i = m_base.isV4() ? 4 : 16; n != 0 && i-- > 0; n >>= 8)
        address.m_bytes[i] = static_cast<std::uint8_t>(address.m_bytes[i] + (n & 0xff));
    return address;
}

} // namespace portolan
