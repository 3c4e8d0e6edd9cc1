#pragma once

#include <optional>
#include <string_view>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QUrl>

#include "models/config/connection.h"
#include "models/config/quotable.h"
#include "models/config/tokenprovider.h"

namespace portolan {

/// When a JSON web token ends; nothing when it is none or does not say. Its signature is the server's business.
[[nodiscard]] std::optional<Timestamp> tokenExpiry(const SecretBytes &jwt);

/// Gets an id-token from the issuer with the refresh token. Source: client-go plugin/pkg/client/auth/oidc/oidc.go, RFC 6749 6.
class OidcRefresher final : public TokenProvider
{
    Q_OBJECT
public:
    explicit OidcRefresher(OidcSpec spec, QObject *parent = nullptr);
    ~OidcRefresher() override;

    void start(Done done) override;
    void cancel() override;
    [[nodiscard]] std::string what() const override { return urlWithoutSecrets(m_spec.issuerUrl); }
    /// The refresh token the issuer gave last: some replace it on every use.
    [[nodiscard]] const SecretBytes &refreshToken() const { return m_spec.refreshToken; }

private:
    void discovered();
    void askForToken(bool secretInBody);
    void answered(bool secretInBody);
    void watch(QNetworkReply *reply, void (OidcRefresher::*then)());
    [[nodiscard]] bool prepare(QNetworkRequest &request);
    void end(Result<ProvidedCredential> result);
    void fail(ErrorKind kind, std::string detail);
    [[nodiscard]] ErrorKind kindOf(const QNetworkReply &reply) const;

    OidcSpec m_spec;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QPointer<QNetworkReply> m_reply;
    QUrl m_tokenEndpoint;
    Done m_done;
};

} // namespace portolan
