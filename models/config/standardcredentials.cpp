#include "models/config/standardcredentials.h"

#include <QThread>

#include "models/config/execplugin.h"
#include "models/config/oidcrefresher.h"
#include "models/config/pem.h"
#include "models/config/quotable.h"
#include "models/core/wholefile.h"

namespace portolan {

namespace {

// As client-go: transport/token_source.go, transport/cert_rotation.go.
constexpr std::int64_t tokenPeriodMs = 60'000;
constexpr std::int64_t certificatePeriodMs = 5 * 60'000;
/// A new credential that is refused as well is not renewed again within this time: the server means it.
constexpr std::int64_t renewalPeriodMs = 60'000;

std::optional<std::string> contentOf(const std::string &path)
{
    Result<std::string> bytes = readSettingsFile(path, 1024 * 1024);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::string trimmed(const std::string &text)
{
    constexpr const char *space = " \t\r\n\v\f";
    const std::size_t begin = text.find_first_not_of(space);
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

} // namespace

StandardCredentials::StandardCredentials(const EffectiveConnection &connection, CredentialOptions options)
    : m_auth(connection.auth), m_impersonation(impersonationHeaders(connection.impersonate)), m_plain(!connection.server.isTls()),
      m_clock(options.clock ? std::move(options.clock) : std::make_shared<SystemClock>()), m_terminal(options.terminal)
{
    m_current.generation = 0;
}

StandardCredentials::~StandardCredentials() = default;

void StandardCredentials::makeProvider()
{
    if (m_provider || m_plain)
        return;
    if (m_auth.exec)
        m_provider = std::make_unique<ExecPlugin>(*m_auth.exec, m_terminal);
    else if (m_auth.oidc)
        m_provider = std::make_unique<OidcRefresher>(*m_auth.oidc);
    if (!m_auth.oidc || m_provided || m_auth.oidc->idToken.empty())
        return;
    if (const auto expires = tokenExpiry(m_auth.oidc->idToken))
        m_provided = ProvidedCredential{m_auth.oidc->idToken, {}, {}, *expires};
}

void StandardCredentials::fetch(QObject *context, Callback done)
{
    Q_ASSERT(QThread::currentThread() == thread());
    makeProvider();
    const bool ready = !m_provider || (m_provided && m_provided->validAt(m_clock->now()));
    if (ready) {
        done(assembled());
        return;
    }
    m_waiters.push_back({context, std::move(done)});
    if (m_state.phase == CredentialState::Phase::Running)
        return;
    setState({CredentialState::Phase::Running, m_provider->what(), std::nullopt});
    m_provider->start([this](Result<ProvidedCredential> result) { provided(std::move(result)); });
}

void StandardCredentials::provided(Result<ProvidedCredential> result)
{
    m_provided.reset();
    if (result)
        m_provided = std::move(*result);
    const Result<RequestAuth> answer = result ? assembled() : Result<RequestAuth>(tl::unexpected<Error>(result.error()));
    std::vector<Waiter> waiters = std::exchange(m_waiters, {});
    const QPointer<StandardCredentials> alive(this);
    if (answer)
        setState({});
    else
        setState({CredentialState::Phase::Failed, m_provider->what(), answer.error()});
    for (const Waiter &waiter : waiters) {
        if (waiter.context)
            waiter.done(answer);
        if (!alive)
            return;
    }
}

bool StandardCredentials::renew(std::uint64_t refusedGeneration)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (refusedGeneration != m_current.generation)
        return true; // somebody else's renewal has already brought another one
    if (m_state.phase == CredentialState::Phase::Running)
        return true;
    if (!m_auth.tokenFile.empty()) {
        const SecretBytes before = m_fileToken;
        rereadToken(true);
        return !(m_fileToken == before);
    }
    if (!m_auth.exec || !m_provider)
        return false;
    const std::int64_t now = m_clock->monotonicMs();
    if (m_renewedMs && now - *m_renewedMs < renewalPeriodMs)
        return false;
    m_renewedMs = now;
    m_provided.reset();
    return true;
}

void StandardCredentials::cancel()
{
    if (m_provider)
        m_provider->cancel();
}

void StandardCredentials::setState(CredentialState state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

/// An unreadable or empty file keeps the last good value.
void StandardCredentials::rereadToken(bool force)
{
    const std::int64_t now = m_clock->monotonicMs();
    if (m_auth.tokenFile.empty() || (!force && m_tokenReadMs && now - *m_tokenReadMs < tokenPeriodMs))
        return;
    m_tokenReadMs = now;
    if (const auto content = contentOf(m_auth.tokenFile)) {
        if (std::string token = trimmed(*content); !token.empty())
            m_fileToken = SecretBytes(std::move(token));
    }
}

void StandardCredentials::rereadCertificate()
{
    ClientCertificate &certificate = m_auth.certificate;
    const std::int64_t now = m_clock->monotonicMs();
    if (!m_certificateReadMs)
        m_certificateReadMs = now; // the bytes at hand were read when the connection was resolved
    if ((certificate.certFile.empty() && certificate.keyFile.empty()) || now - *m_certificateReadMs < certificatePeriodMs)
        return;
    m_certificateReadMs = now;
    const auto cert = certificate.certFile.empty() ? certificate.certPem : contentOf(certificate.certFile);
    const auto key = certificate.keyFile.empty() ? certificate.keyPem.reveal() : contentOf(certificate.keyFile);
    // Half-written pairs do not fit each other; the next look finds the whole.
    if (!cert || !key || !checkPair(*cert, SecretBytes(*key)).message.empty())
        return;
    certificate.certPem = *cert;
    certificate.keyPem = SecretBytes(*key);
}

SecretBytes StandardCredentials::authorization() const
{
    const SecretBytes &token = !m_fileToken.empty() ? m_fileToken : m_auth.token;
    if (m_plain)
        return {};
    if (!token.empty())
        return bearerHeader(token);
    if (!m_auth.username.empty())
        return basicHeader(m_auth.username, m_auth.password);
    return m_provided && !m_provided->token.empty() ? bearerHeader(m_provided->token) : SecretBytes();
}

Result<RequestAuth> StandardCredentials::assembled()
{
    if (!m_plain) {
        rereadToken(false);
        rereadCertificate();
    }
    if (!m_plain && !m_auth.tokenFile.empty() && m_fileToken.empty() && m_auth.token.empty())
        return failure(ErrorKind::Config, isQuotablePath(m_auth.tokenFile) ? m_auth.tokenFile : "tokenFile", "the token file cannot be read or is empty");
    SecretHeaders headers;
    if (SecretBytes value = authorization(); !value.empty())
        headers.emplace_back("Authorization", std::move(value));
    headers.insert(headers.end(), m_impersonation.begin(), m_impersonation.end());
    for (const auto &[name, value] : headers) {
        if (!fitsHeader(value))
            return failure(ErrorKind::Config, name, "holds a line break or another control character and cannot be sent");
    }
    const bool fromProvider = m_provided && !m_provided->certPem.empty();
    const std::string &cert = fromProvider ? m_provided->certPem : m_auth.certificate.certPem;
    const SecretBytes &key = fromProvider ? m_provided->keyPem : m_auth.certificate.keyPem;
    const bool newCertificate = !m_plain && (cert != m_currentCertPem || !(key == m_currentKeyPem));
    if (newCertificate) {
        m_currentCertPem = cert;
        m_currentKeyPem = key;
        m_current.certificates = QSslCertificate::fromData(QByteArray::fromStdString(cert), QSsl::Pem);
        m_current.key = cert.empty() ? QSslKey() : readPrivateKey(key);
        ++m_current.tlsGeneration;
    }
    if (newCertificate || m_current.generation == 0 || headers != m_current.headers) {
        m_current.headers = std::move(headers);
        ++m_current.generation;
    }
    return m_current;
}

std::unique_ptr<Credentials> makeCredentials(const EffectiveConnection &connection, CredentialOptions options)
{
    return std::make_unique<StandardCredentials>(connection, std::move(options));
}

} // namespace portolan
