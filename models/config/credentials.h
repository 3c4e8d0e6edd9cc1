#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include "models/config/connection.h"
#include "models/core/clock.h"
#include "models/core/result.h"

namespace portolan {

/// What one request carries to say who is asking. Valid now; ask again for the next request (it costs nothing when cached).
struct RequestAuth {
    /// In order; a name may repeat (Impersonate-Group). Authorization comes first when there is one.
    std::vector<std::pair<std::string, SecretBytes>> headers;
    QList<QSslCertificate> certificates; ///< client chain, leaf first; empty: none
    QSslKey key;
    /// Counts up whenever headers or certificate change: hand it back to renew() to say which one was refused.
    std::uint64_t generation = 0;
    /// Counts up whenever the client certificate changes: connections made under another one must not be used again.
    std::uint64_t tlsGeneration = 0;
};

/// What getting a credential is doing, for a badge with a Cancel button.
struct CredentialState {
    enum class Phase : std::uint8_t { Ready, Running, Failed };
    Phase phase = Phase::Ready;
    std::string what; ///< Running: the plugin's command, or the issuer's URL
    std::optional<Error> error;
};

/// The user's credentials over time: cached, re-read, renewed. Lives on the network thread: every call and signal happens there.
class Credentials : public QObject
{
    Q_OBJECT
public:
    using Callback = std::function<void(const Result<RequestAuth> &)>;
    using QObject::QObject;

    /// Calls back with a credential that is valid now: before returning when one is cached, else when the plugin or the issuer
    /// has answered. Dropped silently when `context` is destroyed before. Errors: Config (plugin missing, bad answer; with its
    /// install hint), Unauthorized (plugin failed), Tls, Network, Timeout, Cancelled.
    virtual void fetch(QObject *context, Callback done) = 0;
    /// The server answered 401 to this credential. True when another one may be had: fetch again and repeat the request, once.
    [[nodiscard]] virtual bool renew(std::uint64_t refusedGeneration) = 0;
    /// Ends a running plugin or refresh; whoever waits gets Cancelled.
    virtual void cancel() = 0;
    [[nodiscard]] virtual CredentialState state() const = 0;

Q_SIGNALS:
    void stateChanged();
};

struct CredentialOptions {
    std::shared_ptr<const Clock> clock; ///< null: the system's
    bool terminal = false;              ///< stdin is a terminal that a plugin may use (commands; never a window)
};

/// Credentials for a connection. May be made on any thread; move it to the network thread before the first call.
[[nodiscard]] std::unique_ptr<Credentials> makeCredentials(const EffectiveConnection &connection, CredentialOptions options = {});

/// The TLS side without the client certificate: trusted roots, verification, protocol (TLS 1.2 or later). ALPN is the caller's.
/// Set `trust.serverName` as the peer verify name too. Errors: Tls when the CA bundle holds no certificate.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const ServerTrust &trust);

/// Reads a private key in any form kubectl takes: RSA and EC in PKCS1, SEC1 or PKCS8, and Ed25519. Null when it is none.
[[nodiscard]] QSslKey readPrivateKey(const SecretBytes &pem);

} // namespace portolan
