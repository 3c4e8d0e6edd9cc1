#include <algorithm>
#include <array>
#include <charconv>

#include <arpa/inet.h>

#include <QCryptographicHash>

#include "models/core/pseudonyms.h"

namespace portolan {

namespace {

/// An address' bytes, 4 or 16 of them; 0 when it is none.
struct Address {
    std::array<unsigned char, 16> bytes{};
    int size = 0;

    [[nodiscard]] bool bit(int i) const { return (bytes[static_cast<std::size_t>(i / 8)] >> (7 - i % 8)) & 1; }
    void flip(int i) { bytes[static_cast<std::size_t>(i / 8)] ^= static_cast<unsigned char>(1 << (7 - i % 8)); }
    [[nodiscard]] std::string text() const
    {
        char out[INET6_ADDRSTRLEN];
        return inet_ntop(size == 4 ? AF_INET : AF_INET6, bytes.data(), out, sizeof out) ? out : "";
    }
};

Address parse(std::string_view text)
{
    Address address;
    const std::string copy(text);
    if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1)
        address.size = 4;
    else if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1)
        address.size = 16;
    return address;
}

/// Says nothing of anybody.
bool isEverybodys(const Address &a)
{
    if (a.size == 4)
        return a.bytes[0] == 0 || a.bytes[0] == 127 || a.bytes[0] >= 224 || (a.bytes[0] == 169 && a.bytes[1] == 254);
    const bool zeros = std::all_of(a.bytes.begin(), a.bytes.begin() + 15, [](unsigned char b) { return b == 0; });
    return zeros || a.bytes[0] == 0xff || (a.bytes[0] == 0xfe && (a.bytes[1] & 0xc0) == 0x80);
}

/// One bit that depends on the key and on the address' first `bits` bits.
bool coin(const Address &address, int bits, std::string_view key)
{
    Address prefix = address;
    for (int i = bits; i < address.size * 8; ++i)
        if (prefix.bit(i))
            prefix.flip(i);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(key.data(), static_cast<qsizetype>(key.size())));
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(prefix.bytes.data()), prefix.size));
    hash.addData(QByteArray::number(bits));
    return hash.result().front() & 1;
}

Address pseudonymOf(const Address &address, std::string_view key)
{
    Address out = address;
    if (isEverybodys(address))
        return out;
    for (int i = address.size == 4 ? 8 : 16; i < address.size * 8; ++i)
        if (coin(address, i, key))
            out.flip(i);
    return out;
}

} // namespace

std::string addressPseudonym(std::string_view address, std::string_view key)
{
    const Address parsed = parse(address);
    return parsed.size == 0 ? std::string(address) : pseudonymOf(parsed, key).text();
}

std::string subnetPseudonym(std::string_view subnet, std::string_view key)
{
    const std::size_t slash = subnet.find('/');
    const Address address = parse(subnet.substr(0, slash));
    if (slash == std::string_view::npos || address.size == 0)
        return addressPseudonym(subnet, key);
    int bits = address.size * 8;
    std::from_chars(subnet.data() + slash + 1, subnet.data() + subnet.size(), bits);
    Address out = pseudonymOf(address, key);
    bool hostBits = false;
    for (int i = std::max(bits, 0); i < address.size * 8; ++i)
        hostBits = hostBits || address.bit(i);
    for (int i = std::max(bits, 0); !hostBits && i < address.size * 8; ++i)
        if (out.bit(i))
            out.flip(i);
    return out.text() + std::string(subnet.substr(slash));
}

} // namespace portolan
