#pragma once

#include <string>

#include "models/config/secret.h"

namespace portolan {

/// How many certificates a PEM text holds (text and other blocks between them are skipped, as Go does).
[[nodiscard]] int certificatesIn(const std::string &pem);

/// What is wrong with a client certificate and its key, in words that fit after their names; empty when nothing is.
struct PairFault {
    bool inKey = false; ///< else in the certificate
    std::string message;
};
[[nodiscard]] PairFault checkPair(const std::string &certificatePem, const SecretBytes &keyPem);

} // namespace portolan
