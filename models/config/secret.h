#pragma once

#include <string>
#include <string_view>
#include <utility>

class QDebug;

namespace portolan {

/// Bytes that must never be seen: a token, a password, a private key. There is no way to print or convert it by accident;
/// whoever calls reveal() answers for where the bytes go (a header, a TLS library). Overwritten when destroyed.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(std::string bytes) : m_bytes(std::move(bytes)) {}
    SecretBytes(const SecretBytes &) = default;
    SecretBytes(SecretBytes &&other) noexcept : m_bytes(std::move(other.m_bytes)) { other.wipe(); }
    SecretBytes &operator=(const SecretBytes &other);
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes() { wipe(); }

    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    [[nodiscard]] const std::string &reveal() const { return m_bytes; }
    friend bool operator==(const SecretBytes &, const SecretBytes &) = default;

private:
    void wipe();
    std::string m_bytes;
};

/// What stands in for a secret in texts.
inline constexpr std::string_view maskedSecret = "REDACTED";
QDebug operator<<(QDebug debug, const SecretBytes &secret);

} // namespace portolan
