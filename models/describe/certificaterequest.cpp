#include "models/describe/certificaterequest.h"

#include <memory>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <QByteArray>
#include <QHostAddress>

namespace portolan {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Request = std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)>;
using Names = std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)>;

struct ExtensionsFree {
    void operator()(STACK_OF(X509_EXTENSION) *extensions) const { sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free); }
};
using Extensions = std::unique_ptr<STACK_OF(X509_EXTENSION), ExtensionsFree>;

std::string utf8(const ASN1_STRING *text)
{
    unsigned char *bytes = nullptr;
    const int size = ASN1_STRING_to_UTF8(&bytes, text);
    std::string out(size > 0 ? reinterpret_cast<const char *>(bytes) : "", size > 0 ? static_cast<std::size_t>(size) : 0);
    OPENSSL_free(bytes);
    return out;
}

/// The last of a single attribute counts, lists keep all: as Go's pkix.Name.
void readSubject(const X509_NAME *subject, CertificateRequest &out)
{
    for (int i = 0; i < X509_NAME_entry_count(subject); ++i) {
        const X509_NAME_ENTRY *entry = X509_NAME_get_entry(subject, i);
        const std::string text = utf8(X509_NAME_ENTRY_get_data(entry));
        switch (OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry))) {
        case NID_commonName: out.commonName = text; break;
        case NID_serialNumber: out.serialNumber = text; break;
        case NID_organizationName: out.organizations.push_back(text); break;
        case NID_organizationalUnitName: out.units.push_back(text); break;
        case NID_countryName: out.countries.push_back(text); break;
        case NID_localityName: out.localities.push_back(text); break;
        case NID_stateOrProvinceName: out.provinces.push_back(text); break;
        case NID_streetAddress: out.streets.push_back(text); break;
        case NID_postalCode: out.postalCodes.push_back(text); break;
        default: break;
        }
    }
}

std::string addressText(const ASN1_OCTET_STRING *bytes)
{
    const unsigned char *data = ASN1_STRING_get0_data(bytes);
    QHostAddress address;
    if (ASN1_STRING_length(bytes) == 16)
        address.setAddress(data);
    else if (ASN1_STRING_length(bytes) == 4)
        address.setAddress((quint32(data[0]) << 24) | (quint32(data[1]) << 16) | (quint32(data[2]) << 8) | data[3]);
    if (address.isInSubnet(QHostAddress(QStringLiteral("::ffff:0:0")), 96)) // an IPv4 address in the longer form
        address = QHostAddress(address.toIPv4Address());
    return address.toString().toStdString();
}

void readAlternativeNames(X509_REQ *request, CertificateRequest &out)
{
    const Extensions extensions(X509_REQ_get_extensions(request));
    const Names names(static_cast<GENERAL_NAMES *>(X509V3_get_d2i(extensions.get(), NID_subject_alt_name, nullptr, nullptr)), &GENERAL_NAMES_free);
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names.get(), i);
        switch (name->type) {
        case GEN_DNS: out.dnsNames.push_back(utf8(name->d.dNSName)); break;
        case GEN_EMAIL: out.emails.push_back(utf8(name->d.rfc822Name)); break;
        case GEN_URI: out.uris.push_back(utf8(name->d.uniformResourceIdentifier)); break;
        case GEN_IPADD: out.addresses.push_back(addressText(name->d.iPAddress)); break;
        default: break;
        }
    }
}

} // namespace

Result<CertificateRequest> parseCertificateRequest(std::string_view base64)
{
    const QByteArray pem = QByteArray::fromBase64(QByteArray(base64.data(), static_cast<qsizetype>(base64.size())));
    if (!pem.contains("-----BEGIN CERTIFICATE REQUEST-----"))
        return failure(ErrorKind::Parse, "", "PEM block type must be CERTIFICATE REQUEST");
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free);
    const Request request(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr), &X509_REQ_free);
    ERR_clear_error();
    if (!request)
        return failure(ErrorKind::Parse, "", "the certificate request is damaged");
    CertificateRequest out;
    readSubject(X509_REQ_get_subject_name(request.get()), out);
    readAlternativeNames(request.get(), out);
    ERR_clear_error();
    return out;
}

} // namespace portolan
