#include "models/config/pem.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <QSslCertificate>

namespace portolan {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Bio bioOf(const std::string &bytes)
{
    return {BIO_new_mem_buf(bytes.data(), int(bytes.size())), &BIO_free};
}

int noPassphrase(char *, int, int, void *)
{
    return -1;
}

} // namespace

int certificatesIn(const std::string &pem)
{
    return int(QSslCertificate::fromData(QByteArray::fromRawData(pem.data(), qsizetype(pem.size())), QSsl::Pem).size());
}

PairFault checkPair(const std::string &certificatePem, const SecretBytes &keyPem)
{
    const Bio certificateBio = bioOf(certificatePem), keyBio = bioOf(keyPem.reveal());
    const Certificate certificate(PEM_read_bio_X509(certificateBio.get(), nullptr, noPassphrase, nullptr), &X509_free);
    const Key key(PEM_read_bio_PrivateKey(keyBio.get(), nullptr, noPassphrase, nullptr), &EVP_PKEY_free);
    PairFault fault;
    if (!certificate)
        fault = {false, "holds no PEM certificate"};
    else if (!key && (keyPem.reveal().find("ENCRYPTED") != std::string::npos))
        fault = {true, "is encrypted; decrypt it first"};
    else if (!key)
        fault = {true, "holds no PEM private key"};
    else if (X509_check_private_key(certificate.get(), key.get()) != 1)
        fault = {true, "is not the key of this certificate"};
    ERR_clear_error();
    return fault;
}

} // namespace portolan
