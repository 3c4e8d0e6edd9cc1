#include "models/config/credentials.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QSsl>

namespace portolan {

namespace {

/// Qt 6.4 knows no Ed25519: such a key goes in as OpenSSL's own handle, which the TLS backend hands on unread.
QSslKey opaqueKey(const SecretBytes &pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.reveal().data(), int(pem.reveal().size())), &BIO_free);
    if (!bio)
        return {};
    // A callback that offers no passphrase: without it OpenSSL asks on the terminal.
    const auto noPassphrase = [](char *, int, int, void *) { return -1; };
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr);
    return key ? QSslKey(Qt::HANDLE(key), QSsl::PrivateKey) : QSslKey(); // QSslKey owns the handle from here
}

} // namespace

QSslKey readPrivateKey(const SecretBytes &pem)
{
    const QByteArray bytes = QByteArray::fromRawData(pem.reveal().data(), qsizetype(pem.reveal().size()));
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        QSslKey key(bytes, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return opaqueKey(pem);
}

Result<QSslConfiguration> tlsConfiguration(const ServerTrust &trust)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(trust.insecure ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
    if (trust.insecure || trust.caPem.empty())
        return configuration;
    const QByteArray bundle = QByteArray::fromRawData(trust.caPem.data(), qsizetype(trust.caPem.size()));
    const QList<QSslCertificate> roots = QSslCertificate::fromData(bundle, QSsl::Pem);
    if (roots.isEmpty())
        return failure(ErrorKind::Tls, trust.caFile.empty() ? "certificate-authority-data" : trust.caFile, "holds no PEM certificate");
    configuration.setCaCertificates(roots);
    return configuration;
}

} // namespace portolan
