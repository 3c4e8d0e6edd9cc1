#include "models/config/oidcrefresher.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrlQuery>

#include "models/config/authheaders.h"
#include "models/config/credentials.h"
#include "models/config/oidcstore.h"
#include "models/config/proxy.h"
#include "models/decode/jsonparser.h"

namespace portolan {

namespace {

constexpr int answerTimeoutMs = 30'000;
/// A token that ends within this time is asked for anew, as client-go's expiryDelta.
constexpr std::int64_t expiryMarginSeconds = 10;

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

ProxyChoice proxyChoiceFor(const QUrl &url)
{
    const ServerAddress address{url.scheme().toStdString(), url.host().toStdString(), url.port(url.scheme() == QStringLiteral("https") ? 443 : 80), {}};
    return proxyFromEnvironment(address, ConfigEnvironment::system());
}

QNetworkProxy proxyOf(const ProxyChoice &choice)
{
    if (choice.kind == ProxyChoice::Kind::None)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type = choice.kind == ProxyChoice::Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return QNetworkProxy(type, QString::fromStdString(choice.host), quint16(choice.port), QString::fromStdString(choice.user),
                         QString::fromStdString(choice.password.reveal()));
}

} // namespace

std::optional<Timestamp> tokenExpiry(const SecretBytes &jwt)
{
    const QList<QByteArray> parts = QByteArray::fromStdString(jwt.reveal()).split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
    const Result<Json> json = parseJson(viewOf(claims));
    if (!json || !(*json)["exp"].isNumber())
        return std::nullopt;
    return Timestamp::fromSeconds((*json)["exp"].toInt() - expiryMarginSeconds);
}

OidcRefresher::OidcRefresher(OidcSpec spec, QObject *parent) : TokenProvider(parent), m_spec(std::move(spec)) {}

OidcRefresher::~OidcRefresher()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void OidcRefresher::start(Done done)
{
    m_done = std::move(done);
    if (m_spec.refreshToken.empty())
        return fail(ErrorKind::Unauthorized, "the id-token is no longer valid, and there is no refresh-token to get another with");
    m_manager = std::make_unique<QNetworkAccessManager>();
    QString issuer = QString::fromStdString(m_spec.issuerUrl);
    while (issuer.endsWith(QLatin1Char('/')))
        issuer.chop(1);
    QNetworkRequest request{QUrl(issuer + QStringLiteral("/.well-known/openid-configuration"))};
    if (!prepare(request))
        return;
    watch(m_manager->get(request), &OidcRefresher::discovered);
}

bool OidcRefresher::prepare(QNetworkRequest &request)
{
    const auto tls = tlsConfiguration({m_spec.caPem, {}, false, {}});
    if (!tls) {
        fail(ErrorKind::Tls, "idp-certificate-authority " + tls.error().detail);
        return false;
    }
    const ProxyChoice proxy = proxyChoiceFor(request.url());
    if (proxy.kind == ProxyChoice::Kind::Https) { // Qt would send it the password in the clear
        fail(ErrorKind::Config, "cannot be asked through " + proxy.maskedUrl() + ", a proxy that speaks https: name it in NO_PROXY, or use an http proxy");
        return false;
    }
    m_manager->setProxy(proxyOf(proxy));
    request.setSslConfiguration(*tls);
    request.setTransferTimeout(answerTimeoutMs);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return true;
}

void OidcRefresher::watch(QNetworkReply *reply, void (OidcRefresher::*then)())
{
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply, then] {
        reply->deleteLater();
        if (m_done)
            (this->*then)();
    });
}

ErrorKind OidcRefresher::kindOf(const QNetworkReply &reply) const
{
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError: return ErrorKind::Tls;
    case QNetworkReply::OperationCanceledError: case QNetworkReply::TimeoutError: return ErrorKind::Timeout;
    default: return ErrorKind::Network;
    }
}

void OidcRefresher::discovered()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return fail(kindOf(*m_reply), m_reply->errorString().toStdString());
    const QByteArray body = m_reply->readAll();
    const Result<Json> json = parseJson(viewOf(body));
    m_tokenEndpoint = json ? QUrl(QString::fromStdString((*json)["token_endpoint"].str())) : QUrl();
    if (status != 200 || !m_tokenEndpoint.isValid() || m_tokenEndpoint.isEmpty())
        return fail(ErrorKind::Unauthorized, "does not say where to get tokens (HTTP " + std::to_string(status) + ")");
    askForToken(false);
}

/// The client's secret goes into a Basic header first; issuers that refuse that get it in the body (golang.org/x/oauth2 does so).
void OidcRefresher::askForToken(bool secretInBody)
{
    const auto encoded = [](const std::string &text) { return QUrl::toPercentEncoding(QString::fromStdString(text)); };
    QByteArray form = "grant_type=refresh_token&refresh_token=" + encoded(m_spec.refreshToken.reveal());
    QNetworkRequest request(m_tokenEndpoint);
    if (!prepare(request))
        return;
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    request.setRawHeader("Accept", "application/json");
    if (secretInBody) {
        form += "&client_id=" + encoded(m_spec.clientId);
        if (!m_spec.clientSecret.empty())
            form += "&client_secret=" + encoded(m_spec.clientSecret.reveal());
    } else {
        const SecretBytes basic = basicHeader(encoded(m_spec.clientId).toStdString(), SecretBytes(encoded(m_spec.clientSecret.reveal()).toStdString()));
        request.setRawHeader("Authorization", QByteArray::fromStdString(basic.reveal()));
    }
    m_reply = m_manager->post(request, form);
    connect(m_reply, &QNetworkReply::finished, this, [this, secretInBody, reply = m_reply.data()] {
        reply->deleteLater();
        if (m_done)
            answered(secretInBody);
    });
}

void OidcRefresher::answered(bool secretInBody)
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return fail(kindOf(*m_reply), m_reply->errorString().toStdString());
    const QByteArray body = m_reply->readAll();
    const Result<Json> json = parseJson(viewOf(body));
    if (status != 200) {
        if (!secretInBody)
            return askForToken(true);
        const std::string reason = json ? (*json)["error"].str() : std::string(); // a word such as invalid_grant
        return fail(ErrorKind::Unauthorized, "refuses to refresh the token (HTTP " + std::to_string(status)
                                                 + (reason.empty() || reason.size() > 60 ? "" : ", " + reason) + "); log in again");
    }
    ProvidedCredential credential;
    credential.token = SecretBytes(json ? (*json)["id_token"].str() : std::string());
    if (credential.token.empty())
        return fail(ErrorKind::Unauthorized, "answered without an id_token: was the scope openid asked for when logging in?");
    if (SecretBytes renewed((*json)["refresh_token"].str()); !renewed.empty() && !(renewed == m_spec.refreshToken)) {
        m_spec.refreshToken = std::move(renewed);
        if (!m_spec.file.empty()) {
            if (const auto error = storeOidcTokens(m_spec.file, m_spec.user, credential.token, m_spec.refreshToken))
                qWarning("%s", error->text().c_str()); // the new tokens serve this session all the same
        }
    }
    credential.expires = tokenExpiry(credential.token).value_or(Timestamp());
    end(std::move(credential));
}

void OidcRefresher::cancel()
{
    if (m_done)
        fail(ErrorKind::Cancelled, "was cancelled");
}

void OidcRefresher::fail(ErrorKind kind, std::string detail)
{
    end(failure(kind, "OpenID issuer " + what(), std::move(detail)));
}

void OidcRefresher::end(Result<ProvidedCredential> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (m_reply && m_reply->isRunning())
        m_reply->abort();
    if (done)
        done(std::move(result));
}

} // namespace portolan
