#pragma once

#include <functional>
#include <string>

#include <QObject>

#include "models/config/secret.h"
#include "models/core/result.h"
#include "models/core/time.h"

namespace portolan {

/// A credential somebody else handed out: a token, or a certificate with its key, or both.
struct ProvidedCredential {
    SecretBytes token;
    std::string certPem;
    SecretBytes keyPem;
    Timestamp expires; ///< null: never

    [[nodiscard]] bool validAt(Timestamp now) const { return expires.isNull() || now < expires; }
};

/// Fetches credentials when none is valid: a plugin or an issuer. One fetch at a time; thread of its owner.
class TokenProvider : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<ProvidedCredential>)>;
    using QObject::QObject;
    /// Calls back exactly once, later or at once; after cancel() with Cancelled.
    virtual void start(Done done) = 0;
    virtual void cancel() = 0;
    /// What is being run or asked, for people.
    [[nodiscard]] virtual std::string what() const = 0;
};

} // namespace portolan
