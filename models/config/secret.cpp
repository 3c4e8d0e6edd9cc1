#include "models/config/secret.h"

#include <openssl/crypto.h>

#include <QDebug>

namespace portolan {

SecretBytes &SecretBytes::operator=(const SecretBytes &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.wipe();
    }
    return *this;
}

void SecretBytes::wipe()
{
    if (!m_bytes.empty())
        OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

QDebug operator<<(QDebug debug, const SecretBytes &secret)
{
    return debug << (secret.empty() ? "" : maskedSecret.data());
}

} // namespace portolan
