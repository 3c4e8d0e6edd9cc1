#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"

namespace portolan {

/// What a certificate request (PKCS #10) asks for: its subject and the names it is to be valid for. All texts UTF-8.
struct CertificateRequest {
    std::string commonName;
    std::string serialNumber;
    std::vector<std::string> organizations, units, countries, localities, provinces, streets, postalCodes;
    std::vector<std::string> dnsNames, emails, uris, addresses;
};

/// Reads the request of a CertificateSigningRequest: base64 of PEM. Errors: Parse, with kubectl's words where it has some
/// (kubectl pkg/util/certificate: ParseCSR).
[[nodiscard]] Result<CertificateRequest> parseCertificateRequest(std::string_view base64);

} // namespace portolan
