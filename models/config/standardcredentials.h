#pragma once

#include <optional>
#include <vector>

#include <QPointer>

#include "models/config/authheaders.h"
#include "models/config/credentials.h"
#include "models/config/tokenprovider.h"

namespace portolan {

/// Credentials as client-go keeps them: fixed ones, files read again, and at most one provider (plugin or issuer).
class StandardCredentials final : public Credentials
{
    Q_OBJECT
public:
    StandardCredentials(const EffectiveConnection &connection, CredentialOptions options);
    ~StandardCredentials() override;

    void fetch(QObject *context, Callback done) override;
    [[nodiscard]] bool renew(std::uint64_t refusedGeneration) override;
    void cancel() override;
    [[nodiscard]] CredentialState state() const override { return m_state; }

private:
    struct Waiter {
        QPointer<QObject> context;
        Callback done;
    };
    void makeProvider();
    void rereadToken(bool force);
    void rereadCertificate();
    [[nodiscard]] Result<RequestAuth> assembled();
    [[nodiscard]] SecretBytes authorization() const;
    void provided(Result<ProvidedCredential> result);
    void setState(CredentialState state);

    UserAuth m_auth;
    SecretHeaders m_impersonation;
    bool m_plain; ///< http: nothing but impersonation is sent
    std::shared_ptr<const Clock> m_clock;
    bool m_terminal;
    std::unique_ptr<TokenProvider> m_provider;
    std::optional<ProvidedCredential> m_provided;
    SecretBytes m_fileToken;
    std::optional<std::int64_t> m_tokenReadMs, m_certificateReadMs;
    std::optional<std::int64_t> m_renewedMs; ///< when a refused credential was last dropped
    RequestAuth m_current;
    std::string m_currentCertPem;
    SecretBytes m_currentKeyPem;
    std::vector<Waiter> m_waiters;
    CredentialState m_state;
};

} // namespace portolan
