#include <optional>

#include <unistd.h>

#include <QRegularExpression>
#include <QTest>

#include "models/config/credentials.h"
#include "models/config/oidcrefresher.h"
#include "models/config/oidcstore.h"
#include "models/yaml/yamlreader.h"
#include "tests/support/configsandbox.h"
#include "tests/support/httpsserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

std::string jwt(const std::string &claims)
{
    const auto part = [](const std::string &text) {
        return QByteArray::fromStdString(text).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
    };
    return part("{\"alg\":\"none\"}") + "." + part(claims) + "." + part("signature");
}

const Timestamp start = Timestamp::parse("2030-01-01T00:00:00Z");

std::string tokenEnding(std::int64_t secondsAfterStart, const std::string &name = "x")
{
    return jwt("{\"sub\":\"" + name + "\",\"exp\":" + std::to_string(start.seconds() + secondsAfterStart) + "}");
}

} // namespace

class ConfigOidc : public QObject
{
    Q_OBJECT
    const Authority m_authority{"issuer ca"};
    std::unique_ptr<RecordingServer> m_issuer;
    std::shared_ptr<FixedClock> m_clock;
    std::string m_tokenAnswer;
    bool m_refusesBasic = false;

    EffectiveConnection connection(const std::string &idToken, const std::string &refreshToken) const
    {
        EffectiveConnection made;
        made.server = {"https", "h", 443, {}};
        made.auth.oidc = OidcSpec{"https://localhost:" + std::to_string(m_issuer->port()) + "/realm/", "client id", SecretBytes("s&cret"),
                                  SecretBytes(idToken), SecretBytes(refreshToken), m_authority.pem()};
        return made;
    }
    Result<RequestAuth> fetch(Credentials &credentials)
    {
        std::optional<Result<RequestAuth>> answer;
        credentials.fetch(this, [&answer](const Result<RequestAuth> &auth) { answer = auth; });
        for (int i = 0; i < 2000 && !answer; ++i)
            QTest::qWait(5);
        return answer ? *answer : failure(ErrorKind::Timeout, "test", "no answer");
    }
    static std::string authorization(const Result<RequestAuth> &auth)
    {
        return auth && !auth->headers.empty() ? auth->headers[0].second.reveal() : auth ? "none" : "error: " + auth.error().text();
    }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_shared<FixedClock>(start);
        m_refusesBasic = false;
        m_tokenAnswer = "{\"id_token\":\"" + tokenEnding(3600, "fresh") + "\",\"refresh_token\":\"second\",\"expires_in\":60}";
        m_issuer = std::make_unique<RecordingServer>(m_authority.issue("issuer", "DNS:localhost"), m_authority.pem(), false);
        m_issuer->answer = [this](const ReceivedRequest &request) {
            if (request.target == "/realm/.well-known/openid-configuration")
                return RecordingServer::ok("{\"token_endpoint\":\"https://localhost:" + std::to_string(m_issuer->port()) + "/token\"}");
            if (request.target == "/token" && !(m_refusesBasic && !request.all("authorization").empty()) && !m_tokenAnswer.empty())
                return RecordingServer::ok(m_tokenAnswer);
            const std::string body = "{\"error\":\"invalid_grant\"}";
            return "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        };
    }

    void validTokenIsUsedAsItIs()
    {
        const std::string token = tokenEnding(3600);
        const auto credentials = makeCredentials(connection(token, "first"), {m_clock, false});
        QCOMPARE(authorization(fetch(*credentials)), "Bearer " + token);
        QVERIFY(m_issuer->requests().empty());
    }

    void endingTokenIsRefreshedOnceAndTheRefreshTokenReplaced()
    {
        const auto credentials = makeCredentials(connection(tokenEnding(5), "first"), {m_clock, false}); // within the margin of 10 s
        QCOMPARE(authorization(fetch(*credentials)), "Bearer " + tokenEnding(3600, "fresh"));
        QCOMPARE(int(m_issuer->requests().size()), 2);
        const ReceivedRequest &asked = m_issuer->requests()[1];
        QCOMPARE(asked.method, std::string("POST"));
        QCOMPARE(asked.body, std::string("grant_type=refresh_token&refresh_token=first"));
        QCOMPARE(asked.all("authorization"), (std::vector<std::string>{"Basic " + QByteArray("client%20id:s%26cret").toBase64().toStdString()}));
        QCOMPARE(authorization(fetch(*credentials)), "Bearer " + tokenEnding(3600, "fresh"));
        QCOMPARE(int(m_issuer->requests().size()), 2);
        m_clock->advanceMs(3'600'000);
        (void)fetch(*credentials);
        QCOMPARE(m_issuer->requests().back().body, std::string("grant_type=refresh_token&refresh_token=second"));
    }

    void issuersThatWantTheSecretInTheBodyGetIt()
    {
        m_refusesBasic = true;
        const auto credentials = makeCredentials(connection({}, "first"), {m_clock, false});
        QCOMPARE(authorization(fetch(*credentials)), "Bearer " + tokenEnding(3600, "fresh"));
        QCOMPARE(m_issuer->requests().back().body, std::string("grant_type=refresh_token&refresh_token=first&client_id=client%20id&client_secret=s%26cret"));
    }

    void refusalsNameTheIssuerAndNoSecret()
    {
        m_tokenAnswer.clear();
        auto auth = fetch(*makeCredentials(connection({}, "first"), {m_clock, false}));
        QVERIFY(!auth && auth.error().kind == ErrorKind::Unauthorized);
        QVERIFY(auth.error().text().find("invalid_grant") != std::string::npos);
        QVERIFY(auth.error().text().find("localhost") != std::string::npos);
        for (const char *secret : {"s&cret", "s%26cret", "first"})
            QVERIFY(auth.error().text().find(secret) == std::string::npos);
        m_tokenAnswer = "{\"access_token\":\"a\"}";
        auth = fetch(*makeCredentials(connection({}, "first"), {m_clock, false}));
        QVERIFY(!auth && auth.error().kind == ErrorKind::Unauthorized);
    }

    void noRefreshTokenIsUnauthorized()
    {
        const auto auth = fetch(*makeCredentials(connection(tokenEnding(-100), {}), {m_clock, false}));
        QVERIFY(!auth && auth.error().kind == ErrorKind::Unauthorized);
        QVERIFY(m_issuer->requests().empty());
    }

    void issuerOfAnotherAuthorityIsNotTrusted()
    {
        EffectiveConnection made = connection({}, "first");
        made.auth.oidc->caPem = Authority("somebody else").pem();
        const auto auth = fetch(*makeCredentials(made, {m_clock, false}));
        QVERIFY(!auth && auth.error().kind == ErrorKind::Tls);
        QVERIFY(m_issuer->requests().empty());
    }

    void aProxyThatSpeaksHttpsIsRefusedByName()
    {
        EffectiveConnection made = connection({}, "first");
        made.auth.oidc->issuerUrl = "https://issuer.example"; // loopback never goes through the environment's proxy
        qputenv("HTTPS_PROXY", "https://me:word@proxy.example:8443");
        const auto auth = fetch(*makeCredentials(made, {m_clock, false}));
        qunsetenv("HTTPS_PROXY");
        QVERIFY(!auth && auth.error().kind == ErrorKind::Config);
        QVERIFY2(auth.error().text().find("proxy.example:8443") != std::string::npos, auth.error().text().c_str());
        QVERIFY(auth.error().text().find("word") == std::string::npos);
    }

    void waitingForTheIssuerCanBeCancelled()
    {
        m_issuer->answer = [](const ReceivedRequest &) { return std::string(); };
        const auto credentials = makeCredentials(connection({}, "first"), {m_clock, false});
        std::optional<Error> error;
        credentials->fetch(this, [&error](const Result<RequestAuth> &auth) { error = auth ? std::nullopt : std::optional(auth.error()); });
        QTRY_COMPARE(int(m_issuer->requests().size()), 1);
        credentials->cancel();
        QVERIFY(error && error->kind == ErrorKind::Cancelled);
    }

    void replacedRefreshTokenIsPutWhereItCameFrom()
    {
        ConfigSandbox box;
        const std::string before = "apiVersion: v1\nkind: Config\nnovel: {a: [1, 0x10, 'yes']}\nusers:\n- name: other\n  user: {token: t}\n- name: u\n  user: {auth-provider: {name: oidc, config: {"
                                   "idp-issuer-url: 'https://i', client-id: c, refresh-token: first, id-token: old}}}\n";
        const std::string file = box.write("f", before);
        QFile::setPermissions(QString::fromStdString(file), QFile::ReadOwner | QFile::WriteOwner);
        const auto content = [&file] {
            QFile in(QString::fromStdString(file));
            return in.open(QIODevice::ReadOnly) ? in.readAll().toStdString() : std::string();
        };
        EffectiveConnection made = connection({}, "second"); // the issuer answers with "second": nothing is new
        made.auth.oidc->file = file;
        made.auth.oidc->user = "u";
        QVERIFY(fetch(*makeCredentials(made, {m_clock, false})));
        QCOMPARE(content(), before);

        made.auth.oidc->refreshToken = SecretBytes("first");
        box.write("f.lock", "");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be locked")));
        QVERIFY(fetch(*makeCredentials(made, {m_clock, false})));
        QCOMPARE(content(), before); // somebody else is writing
        QVERIFY(QFile::remove(QString::fromStdString(box.path("f.lock"))));

        QVERIFY(fetch(*makeCredentials(made, {m_clock, false})));
        const auto after = readYaml(content(), "f");
        QVERIFY(after);
        const Json &document = after->front().value;
        QCOMPARE(toJsonText(document["novel"]), std::string("{\"a\":[1,16,\"yes\"]}"));
        QCOMPARE(document["users"][0]["user"]["token"].str(), std::string("t"));
        const Json &config = document["users"][1]["user"]["auth-provider"]["config"];
        QCOMPARE(config["refresh-token"].str(), std::string("second"));
        QCOMPARE(config["id-token"].str(), tokenEnding(3600, "fresh"));
        QCOMPARE(config["client-id"].str(), std::string("c"));
        QCOMPARE(QFile::permissions(QString::fromStdString(file)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!QFile::exists(QString::fromStdString(box.path("f.lock"))));
    }

    void tokensAreNotPutIntoSomebodyElsesFile()
    {
        if (::geteuid() != 0)
            return qInfo("left out: only root can give files away");
        ConfigSandbox box;
        const std::string before = "users: [{name: u, user: {auth-provider: {name: oidc, config: {idp-issuer-url: 'https://i', client-id: c, refresh-token: first}}}}]\n";
        const std::string file = box.write("f", before);
        QVERIFY(::chown(file.c_str(), 4711, 4711) == 0);
        const auto failed = storeOidcTokens(file, "u", SecretBytes("fresh"), SecretBytes("second"));
        QVERIFY(failed && failed->context == file);
        QFile in(QString::fromStdString(file));
        QVERIFY(in.open(QIODevice::ReadOnly));
        QCOMPARE(in.readAll().toStdString(), before);
    }

    void expiryOfTokens()
    {
        QCOMPARE(tokenExpiry(SecretBytes(jwt("{\"exp\":1000}")))->seconds(), 990);
        QVERIFY(!tokenExpiry(SecretBytes(jwt("{}"))));
        QVERIFY(!tokenExpiry(SecretBytes("no token")));
        QVERIFY(!tokenExpiry(SecretBytes("a.b.c")));
    }

    void entryIsReadFromTheFile()
    {
        ConfigSandbox box;
        const auto made = box.single("{server: 'https://h'}", "{auth-provider: {name: oidc, config: {idp-issuer-url: 'https://i', client-id: c, client-secret: s, id-token: t, "
                                     "refresh-token: r, idp-certificate-authority-data: '" + QByteArray::fromStdString(m_authority.pem()).toBase64().toStdString() + "'}}}");
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        QCOMPARE(made->auth.oidc->issuerUrl, std::string("https://i"));
        QCOMPARE(made->auth.oidc->refreshToken.reveal(), std::string("r"));
        QCOMPARE(made->auth.oidc->caPem, m_authority.pem());
        QVERIFY(!box.single("{server: 'https://h'}", "{token: t, auth-provider: {name: oidc, config: {idp-issuer-url: 'https://i', client-id: c}}}")->auth.oidc);
    }
};

QTEST_GUILESS_MAIN(ConfigOidc)
#include "config_oidc.moc"
