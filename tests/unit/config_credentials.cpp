#include <optional>

#include <QSignalSpy>
#include <QTest>

#include "models/config/authheaders.h"
#include "models/config/credentials.h"
#include "models/config/execplugin.h"
#include "tests/support/configsandbox.h"
#include "tests/support/pki.h"

using namespace portolan;
using portolan::test::Authority;
using portolan::test::ConfigSandbox;
using portolan::test::Identity;

namespace {

/// A clock whose two hands move together, and only when told to.
using TestClock = FixedClock;

struct Fixture {
    explicit Fixture(const EffectiveConnection &connection) : credentials(makeCredentials(connection, {clock, false})) {}
    Result<RequestAuth> now()
    {
        std::optional<Result<RequestAuth>> answer;
        credentials->fetch(&owner, [&answer](const Result<RequestAuth> &auth) { answer = auth; });
        for (int i = 0; i < 1000 && !answer; ++i)
            QTest::qWait(5);
        if (!answer)
            return failure(ErrorKind::Timeout, "test", "no answer");
        return *answer;
    }
    std::string header(const std::string &name)
    {
        const auto auth = now();
        if (!auth)
            return "error: " + auth.error().text();
        for (const auto &[key, value] : auth->headers) {
            if (key == name)
                return value.reveal();
        }
        return {};
    }
    std::shared_ptr<TestClock> clock = std::make_shared<TestClock>(Timestamp::parse("2030-01-01T00:00:00Z"));
    QObject owner;
    std::unique_ptr<Credentials> credentials;
};

EffectiveConnection https()
{
    EffectiveConnection connection;
    connection.server = {"https", "h", 443, {}};
    return connection;
}

EffectiveConnection withPlugin(ConfigSandbox &box, const std::string &script, const std::string &version = "v1")
{
    const std::string path = box.write("plugin", "#!/bin/sh\n" + script);
    QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    EffectiveConnection connection = https();
    ExecSpec spec;
    spec.apiVersion = "client.authentication.k8s.io/" + version;
    spec.command = path;
    connection.auth.exec = spec;
    return connection;
}

std::string answer(const std::string &status, const std::string &version = "v1")
{
    return "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/" + version + "\",\"status\":" + status + "}";
}

int runs(const ConfigSandbox &box)
{
    QFile file(QString::fromStdString(box.path("runs")));
    return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
}

} // namespace

class ConfigCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fixedTokenAndBasic()
    {
        EffectiveConnection connection = https();
        connection.auth.token = SecretBytes("abc");
        QCOMPARE(Fixture(connection).header("Authorization"), std::string("Bearer abc"));
        connection.auth = {};
        connection.auth.username = "me";
        connection.auth.password = SecretBytes("w:rd");
        QCOMPARE(Fixture(connection).header("Authorization"), std::string("Basic bWU6dzpyZA=="));
        connection.auth = {};
        QVERIFY(Fixture(connection).now()->headers.empty());
    }

    void plainHttpSendsOnlyWhomToActAs()
    {
        EffectiveConnection connection = https();
        connection.server.scheme = "http";
        connection.auth.token = SecretBytes("abc");
        connection.impersonate.user = "alice";
        const auto auth = Fixture(connection).now();
        QCOMPARE(int(auth->headers.size()), 1);
        QCOMPARE(auth->headers[0].first, std::string("Impersonate-User"));
    }

    void impersonationHeadersAreEscapedAndRepeated()
    {
        EffectiveConnection connection = https();
        connection.auth.token = SecretBytes("abc");
        connection.impersonate = {"alice", "7", {"a", "b"}, {{"example.com/key %", {"x", "y"}}}};
        std::vector<std::string> lines;
        const auto auth = Fixture(connection).now();
        for (const auto &[name, value] : auth->headers)
            lines.push_back(name + ": " + value.reveal());
        QCOMPARE(lines, (std::vector<std::string>{"Authorization: Bearer abc", "Impersonate-User: alice", "Impersonate-Uid: 7", "Impersonate-Group: a",
                                                  "Impersonate-Group: b", "Impersonate-Extra-example.com%2Fkey%20%25: x",
                                                  "Impersonate-Extra-example.com%2Fkey%20%25: y"}));
    }

    void lineBreaksNeverReachAHeader()
    {
        EffectiveConnection connection = https();
        connection.auth.token = SecretBytes("abc\r\nImpersonate-User: root");
        const auto auth = Fixture(connection).now();
        QVERIFY(!auth);
        QVERIFY(auth.error().text().find("abc") == std::string::npos);
    }

    void tokenFileIsReadAgainEachMinuteAndKeepsTheLastGoodValue()
    {
        ConfigSandbox box;
        EffectiveConnection connection = https();
        connection.auth.token = SecretBytes("fallback");
        connection.auth.tokenFile = box.write("token", "  one\n");
        Fixture f(connection);
        QCOMPARE(f.header("Authorization"), std::string("Bearer one"));
        const auto generation = f.now()->generation;
        box.write("token", "two");
        QCOMPARE(f.header("Authorization"), std::string("Bearer one"));
        f.clock->advanceMs(61'000);
        QCOMPARE(f.header("Authorization"), std::string("Bearer two"));
        QVERIFY(f.now()->generation > generation);
        QCOMPARE(f.now()->tlsGeneration, std::uint64_t(0));
        QVERIFY(QFile::remove(QString::fromStdString(box.path("token"))));
        f.clock->advanceMs(61'000);
        QCOMPARE(f.header("Authorization"), std::string("Bearer two"));
        // Refused: look at once whether there is another.
        QVERIFY(!f.credentials->renew(f.now()->generation));
        box.write("token", "three");
        QVERIFY(f.credentials->renew(f.now()->generation));
        QCOMPARE(f.header("Authorization"), std::string("Bearer three"));
    }

    void unreadableTokenFileFallsBackToTheToken()
    {
        EffectiveConnection connection = https();
        connection.auth.tokenFile = "/nonexistent/token";
        QVERIFY(Fixture(connection).now().error().kind == ErrorKind::Config);
        connection.auth.token = SecretBytes("fallback");
        QCOMPARE(Fixture(connection).header("Authorization"), std::string("Bearer fallback"));
    }

    void certificateFilesAreReadAgainEveryFiveMinutes()
    {
        const Authority authority("ca");
        const Identity first = authority.issue("first"), second = authority.issue("second");
        ConfigSandbox box;
        EffectiveConnection connection = https();
        connection.auth.certificate = {first.certPem, SecretBytes(first.keyPem), box.write("c", first.certPem), box.write("k", first.keyPem)};
        Fixture f(connection);
        const auto name = [&f] { return f.now()->certificates.value(0).subjectInfo(QSslCertificate::CommonName).value(0); };
        QCOMPARE(name(), QStringLiteral("first"));
        const auto before = f.now()->tlsGeneration;
        box.write("c", second.certPem);
        f.clock->advanceMs(301'000);
        QCOMPARE(name(), QStringLiteral("first")); // the key is still the old one: half a replacement is none
        box.write("k", second.keyPem);
        f.clock->advanceMs(100'000);
        QCOMPARE(name(), QStringLiteral("first"));
        f.clock->advanceMs(301'000);
        QCOMPARE(name(), QStringLiteral("second"));
        QVERIFY(f.now()->tlsGeneration > before);
    }

    void pluginIsRunOnceAndCachedUntilItsCredentialEnds()
    {
        ConfigSandbox box;
        Fixture f(withPlugin(box, "echo >> " + box.path("runs") + "\necho '" + answer("{\"token\":\"t1\",\"expirationTimestamp\":\"2030-01-01T00:10:00Z\"}") + "'\n"));
        QSignalSpy spy(f.credentials.get(), &Credentials::stateChanged);
        QCOMPARE(f.header("Authorization"), std::string("Bearer t1"));
        QCOMPARE(spy.count(), 2); // running, ready
        QCOMPARE(f.header("Authorization"), std::string("Bearer t1"));
        QCOMPARE(runs(box), 1);
        f.clock->advanceMs(601'000);
        QCOMPARE(f.header("Authorization").find("Bearer"), std::size_t(0));
        QCOMPARE(runs(box), 2);
    }

    void pluginWithoutExpiryIsNeverRunAgainExceptAfterARefusal()
    {
        ConfigSandbox box;
        Fixture f(withPlugin(box, "echo >> " + box.path("runs") + "\necho '" + answer("{\"token\":\"t1\"}") + "'\n"));
        const auto generation = f.now()->generation;
        f.clock->advanceMs(std::int64_t(365) * 24 * 3600 * 1000);
        (void)f.now();
        QCOMPARE(runs(box), 1);
        QVERIFY(f.credentials->renew(generation));
        (void)f.now();
        QCOMPARE(runs(box), 2);
        QVERIFY(!f.credentials->renew(f.now()->generation)); // the new one is refused as well: the server means it
        f.clock->advanceMs(61'000);
        QVERIFY(f.credentials->renew(f.now()->generation));
    }

    void waitersShareOneRun()
    {
        ConfigSandbox box;
        Fixture f(withPlugin(box, "echo >> " + box.path("runs") + "\nsleep 0.05\necho '" + answer("{\"token\":\"t1\"}") + "'\n"));
        int answered = 0;
        {
            QObject gone;
            f.credentials->fetch(&gone, [](const Result<RequestAuth> &) { QFAIL("called for somebody who is gone"); });
        }
        for (int i = 0; i < 5; ++i)
            f.credentials->fetch(&f.owner, [&answered](const Result<RequestAuth> &auth) { answered += auth ? 1 : 0; });
        QCOMPARE(answered, 0);
        QVERIFY(f.credentials->state().phase == CredentialState::Phase::Running);
        QCOMPARE(f.credentials->state().what, box.path("plugin"));
        QTRY_COMPARE(answered, 5);
        QCOMPARE(runs(box), 1);
    }

    void pluginSeesItsEnvironmentAndArgumentsUntouchedByAShell()
    {
        ConfigSandbox box;
        EffectiveConnection connection = withPlugin(box, "echo \"$KUBERNETES_EXEC_INFO\" > " + box.path("info") + "\necho \"$1|$2|$EXTRA|$#\" > " + box.path("args")
                                                             + "\nif read line; then echo yes > " + box.path("stdin") + "; fi\necho '" + answer("{\"token\":\"t\"}", "v1beta1") + "'\n", "v1beta1");
        connection.auth.exec->args = {"$HOME; *", "two words"};
        connection.auth.exec->env = {{"EXTRA", "`id`"}};
        connection.auth.exec->provideClusterInfo = true;
        connection.auth.exec->clusterInfo = Json::object({{"server", "https://h"}});
        QCOMPARE(Fixture(connection).header("Authorization"), std::string("Bearer t"));
        const auto content = [&box](const char *name) {
            QFile file(QString::fromStdString(box.path(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("absent");
        };
        QCOMPARE(content("args"), QByteArray("$HOME; *|two words|`id`|2"));
        QCOMPARE(content("stdin"), QByteArray("absent"));
        QCOMPARE(content("info"), QByteArray("{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"spec\":{\"cluster\":{\"server\":\"https://h\"},\"interactive\":false}}"));
    }

    void pluginFailures_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const std::string &script, ErrorKind kind) { QTest::newRow(name) << QString::fromStdString(script) << int(kind); };
        row("exit code", "echo 'please log in; token was eyJhbGciOiJSUzI1NiIsImtpZCI6.secretpart0123456789.x' >&2; exit 3\n", ErrorKind::Unauthorized);
        row("crash", "kill -9 $$\n", ErrorKind::Unauthorized);
        row("no JSON", "echo secretpart0123456789\n", ErrorKind::Config);
        row("other kind", "echo '{\"kind\":\"Pod\"}'\n", ErrorKind::Config);
        row("other version", "echo '" + answer("{\"token\":\"secretpart0123456789\"}", "v1beta1") + "'\n", ErrorKind::Config);
        row("no status", "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}'\n", ErrorKind::Config);
        row("empty status", "echo '" + answer("{}") + "'\n", ErrorKind::Config);
        row("certificate without key", "echo '" + answer("{\"clientCertificateData\":\"secretpart0123456789\"}") + "'\n", ErrorKind::Config);
        row("bad pair", "echo '" + answer("{\"clientCertificateData\":\"secretpart0123456789\",\"clientKeyData\":\"b\"}") + "'\n", ErrorKind::Config);
        row("bad time", "echo '" + answer("{\"token\":\"secretpart0123456789\",\"expirationTimestamp\":\"tomorrow\"}") + "'\n", ErrorKind::Config);
        row("endless output", "yes secretpart0123456789\n", ErrorKind::Config);
    }
    void pluginFailures()
    {
        QFETCH(QString, script);
        ConfigSandbox box;
        Fixture f(withPlugin(box, script.toStdString()));
        const auto auth = f.now();
        QVERIFY(!auth);
        QTEST(int(auth.error().kind), "kind");
        QVERIFY2(auth.error().text().find("secretpart") == std::string::npos, auth.error().text().c_str());
        QVERIFY(auth.error().text().find(box.path("plugin")) != std::string::npos);
        QVERIFY(f.credentials->state().phase == CredentialState::Phase::Failed);
    }

    void missingPluginShowsItsInstallHint()
    {
        EffectiveConnection connection = https();
        connection.auth.exec = ExecSpec();
        connection.auth.exec->apiVersion = "client.authentication.k8s.io/v1";
        connection.auth.exec->command = "surely-not-installed-anywhere";
        connection.auth.exec->installHint = "Install it from example.com";
        const auto auth = Fixture(connection).now();
        QVERIFY(auth.error().kind == ErrorKind::Config);
        QVERIFY(auth.error().detail.find("Install it from example.com") != std::string::npos);
    }

    void pluginThatAlwaysAsksNeedsATerminal()
    {
        ConfigSandbox box;
        EffectiveConnection connection = withPlugin(box, "echo >> " + box.path("runs") + "\n");
        connection.auth.exec->interactive = ExecSpec::Interactive::Always;
        QVERIFY(Fixture(connection).now().error().kind == ErrorKind::Config);
        QCOMPARE(runs(box), 0);
    }

    void runningPluginCanBeCancelled()
    {
        ConfigSandbox box;
        Fixture f(withPlugin(box, "sleep 60\n"));
        std::optional<Error> error;
        f.credentials->fetch(&f.owner, [&error](const Result<RequestAuth> &auth) { error = auth ? std::nullopt : std::optional(auth.error()); });
        f.credentials->cancel();
        QVERIFY(error && error->kind == ErrorKind::Cancelled);
        // And one that is running when its owner goes.
        f.credentials->fetch(&f.owner, [](const Result<RequestAuth> &) {});
    }

    void pluginsCertificateIsUsed()
    {
        const Identity client = Authority("ca").issue("plugged", {}, "ed25519");
        ConfigSandbox box;
        const std::string status = toJsonText(Json::object({{"clientCertificateData", client.certPem}, {"clientKeyData", client.keyPem}}));
        box.write("answer", answer(status));
        Fixture f(withPlugin(box, "cat " + box.path("answer") + "\n"));
        const auto auth = f.now();
        QVERIFY2(auth, auth ? "" : auth.error().text().c_str());
        QCOMPARE(auth->certificates.value(0).subjectInfo(QSslCertificate::CommonName).value(0), QStringLiteral("plugged"));
        QVERIFY(!auth->key.isNull());
        QVERIFY(auth->headers.empty());
        QCOMPARE(auth->tlsGeneration, std::uint64_t(1));
    }

    void secretsDoNotPrint()
    {
        QString text;
        QDebug(&text) << SecretBytes("hidden") << SecretBytes();
        QVERIFY(!text.contains(QStringLiteral("hidden")));
        QVERIFY(text.contains(QStringLiteral("REDACTED")));
        QCOMPARE(presentable("bearer eyJhbGciOiJSUzI1NiJ9.abcDEF012345 failed\x1b[0m\n"), std::string("bearer REDACTED failed"));
        QCOMPARE(presentable("run 'aws sso login' for eu-west-1"), std::string("run 'aws sso login' for eu-west-1"));
    }
};

QTEST_GUILESS_MAIN(ConfigCredentials)
#include "config_credentials.moc"
