#include "models/config/servercheck.h"

#include <algorithm>
#include <memory>

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <QDateTime>
#include <QSslSocket>

namespace portolan {

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate opened(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    return {d2i_X509(nullptr, &at, long(der.size())), &X509_free};
}

void freeStack(STACK_OF(X509) *stack)
{
    sk_X509_pop_free(stack, X509_free);
}

} // namespace

ServerCheck::ServerCheck(const QSslConfiguration &tls, std::string name)
    : m_anchors(tls.caCertificates()), m_name(std::move(name)), m_verifies(tls.peerVerifyMode() != QSslSocket::VerifyNone)
{
}

bool ServerCheck::isNamed(const QSslCertificate &certificate) const
{
    if (!m_verifies)
        return true;
    const Certificate leaf = opened(certificate);
    if (!leaf)
        return false;
    if (X509_check_ip_asc(leaf.get(), m_name.c_str(), 0) == 1)
        return true;
    return X509_check_host(leaf.get(), m_name.c_str(), m_name.size(),
                           X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS, nullptr) == 1;
}

std::string ServerCheck::sentence(const QList<QSslError> &objections, const QSslCertificate &certificate) const
{
    const auto has = [&objections](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(objections.begin(), objections.end(), [&kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    const auto day = [](const QDateTime &time) { return time.toUTC().toString(Qt::ISODate).toStdString(); };
    if (has({QSslError::CertificateExpired}) && certificate.expiryDate() < QDateTime::currentDateTimeUtc())
        return "the server's certificate ended at " + day(certificate.expiryDate());
    if (has({QSslError::CertificateNotYetValid}))
        return "the server's certificate is not valid before " + day(certificate.effectiveDate());
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain, QSslError::UnableToGetIssuerCertificate,
             QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted}))
        return m_anchors.isEmpty() ? "the server's certificate is signed by an authority that this system does not know"
                                   : "the server's certificate is not signed by the certificate authority that is configured for it";
    if (has({QSslError::HostNameMismatch}) || !isNamed(certificate)) {
        QStringList names = certificate.subjectAlternativeNames().values();
        names.sort();
        return "the server's certificate is for " + (names.isEmpty() ? std::string("no name at all") : names.join(QStringLiteral(", ")).toStdString())
            + ", not for " + m_name;
    }
    QStringList texts;
    for (const QSslError &error : objections)
        texts << error.errorString();
    return texts.join(QStringLiteral("; ")).toStdString();
}

bool ServerCheck::vouches(const QList<QSslCertificate> &chain) const
{
    if (!m_verifies || m_anchors.isEmpty() || chain.isEmpty() || !isNamed(chain.first()))
        return false;
    const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(X509_STORE_new(), &X509_STORE_free);
    const std::unique_ptr<STACK_OF(X509), decltype(&freeStack)> others(sk_X509_new_null(), &freeStack);
    const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> check(X509_STORE_CTX_new(), &X509_STORE_CTX_free);
    const Certificate leaf = opened(chain.first());
    if (!store || !others || !check || !leaf)
        return false;
    for (const QSslCertificate &anchor : m_anchors) {
        if (const Certificate trusted = opened(anchor))
            X509_STORE_add_cert(store.get(), trusted.get());
    }
    for (const QSslCertificate &sent : chain.mid(1)) {
        if (Certificate other = opened(sent))
            sk_X509_push(others.get(), other.release());
    }
    bool good = X509_STORE_CTX_init(check.get(), store.get(), leaf.get(), others.get()) == 1
        && X509_STORE_CTX_set_default(check.get(), "ssl_server") == 1;
    if (good) {
        X509_VERIFY_PARAM_set_flags(X509_STORE_CTX_get0_param(check.get()), X509_V_FLAG_PARTIAL_CHAIN);
        good = X509_verify_cert(check.get()) == 1;
    }
    ERR_clear_error();
    return good;
}

} // namespace portolan
