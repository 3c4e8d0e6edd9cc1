#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace portolan::test {

/// A certificate with its key, made on the spot; `keyPem` is PKCS8.
struct Identity {
    std::string certPem, keyPem;
};

/// A small certificate authority for tests. Keys: "ec" (P-256), "rsa" (2048), "ed25519".
class Authority
{
public:
    explicit Authority(const std::string &name, const std::string &algorithm = "ec") : m_key(makeKey(algorithm)), m_certificate(X509_new(), &X509_free)
    {
        prepare(m_certificate.get(), m_key.get(), name);
        X509_set_issuer_name(m_certificate.get(), X509_get_subject_name(m_certificate.get()));
        extend(m_certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
        extend(m_certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign,digitalSignature");
        sign(m_certificate.get());
    }

    [[nodiscard]] std::string pem() const { return pemOf(m_certificate.get()); }
    [[nodiscard]] std::string keyPem() const { return pemOf(m_key.get()); }

    /// An authority under this one.
    [[nodiscard]] Authority intermediate(const std::string &name) const
    {
        Authority below(name);
        X509_set_issuer_name(below.m_certificate.get(), X509_get_subject_name(m_certificate.get()));
        sign(below.m_certificate.get());
        return below;
    }

    /// From when to when what is issued from now on is valid, in seconds from now.
    void setValidity(long from, long to) { m_from = from, m_to = to; }

    /// `names`: subject alternative names ("DNS:localhost,IP:127.0.0.1"); "none" for a server without; empty for clients.
    [[nodiscard]] Identity issue(const std::string &commonName, const std::string &names = {}, const std::string &algorithm = "ec") const
    {
        const Key key = makeKey(algorithm);
        const Certificate certificate(X509_new(), &X509_free);
        prepare(certificate.get(), key.get(), commonName);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), m_from);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), m_to);
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_certificate.get()));
        extend(certificate.get(), NID_ext_key_usage, names.empty() ? "clientAuth" : "serverAuth");
        if (names.find(':') != std::string::npos)
            extend(certificate.get(), NID_subject_alt_name, names.c_str());
        sign(certificate.get());
        return {pemOf(certificate.get()), pemOf(key.get())};
    }

private:
    using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
    using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

    static Key makeKey(const std::string &algorithm)
    {
        EVP_PKEY *key = algorithm == "rsa" ? EVP_RSA_gen(2048) : algorithm == "ed25519" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
                                                                                         : EVP_EC_gen("P-256");
        return {key, &EVP_PKEY_free};
    }
    static void prepare(X509 *certificate, EVP_PKEY *key, const std::string &name)
    {
        static long serial = 1000;
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char *>(name.c_str()), -1, -1, 0);
    }
    static void extend(X509 *certificate, int nid, const char *value)
    {
        X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
    void sign(X509 *certificate) const
    {
        const bool digests = EVP_PKEY_base_id(m_key.get()) != EVP_PKEY_ED25519;
        X509_sign(certificate, m_key.get(), digests ? EVP_sha256() : nullptr);
    }
    static std::string taken(BIO *bio)
    {
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        std::string text(data, std::size_t(size));
        BIO_free(bio);
        return text;
    }
    static std::string pemOf(X509 *certificate)
    {
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_X509(bio, certificate);
        return taken(bio);
    }
    static std::string pemOf(EVP_PKEY *key)
    {
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
        return taken(bio);
    }

    Key m_key;
    Certificate m_certificate;
    long m_from = -3600, m_to = 24 * 3600;
};

/// A server's certificate that signs itself and is no authority.
inline Identity selfSigned(const std::string &name)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 77);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("DNS:" + name).c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(certificate, key, EVP_sha256());
    const auto taken = [](BIO *bio) {
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        std::string text(data, std::size_t(size));
        BIO_free(bio);
        return text;
    };
    BIO *first = BIO_new(BIO_s_mem()), *second = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(first, certificate);
    PEM_write_bio_PrivateKey(second, key, nullptr, nullptr, 0, nullptr, nullptr);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return {taken(first), taken(second)};
}

/// The key in its algorithm's own form: PKCS1 ("RSA PRIVATE KEY") or SEC1 ("EC PRIVATE KEY").
inline std::string traditionalKey(const std::string &pkcs8)
{
    BIO *in = BIO_new_mem_buf(pkcs8.data(), int(pkcs8.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
    BIO_free(in);
    BIO *out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey_traditional(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    EVP_PKEY_free(key);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    std::string text(data, std::size_t(size));
    BIO_free(out);
    return text;
}

} // namespace portolan::test
