// The bytes that reach a server from us and from the kubectl at hand, given the same files, flags and environment.

#include <algorithm>
#include <optional>
#include <set>

#include <QProcess>
#include <QTest>

#include "models/client/maketransport.h"
#include "tests/kubectl.h"
#include "tests/support/configsandbox.h"
#include "tests/support/httpsserver.h"
#include "tests/support/needs.h"
#include "tests/support/proxyserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

std::string base64(const std::string &text)
{
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

} // namespace

class ClientKubectlWire : public QObject
{
    Q_OBJECT
    const Authority m_authority{"test ca"};
    const Identity m_identity = m_authority.issue("server", "DNS:localhost,DNS:other.example,IP:127.0.0.1");
    const QString m_kubectl = kubectlProgram();
    const int m_minor = kubectlMinor(m_kubectl);

    /// What tells who asks: credentials, impersonation, and the certificate.
    static std::multiset<std::string> identityOf(const ReceivedRequest &request)
    {
        std::multiset<std::string> lines{"certificate: " + request.clientName};
        for (const auto &[name, value] : request.headers) {
            if (name == "authorization" || name.starts_with("impersonate-"))
                lines.insert(name + ": " + value);
        }
        return lines;
    }
    static std::optional<ReceivedRequest> asked(RecordingServer &server, const std::string &target)
    {
        const auto &all = server.requests();
        const auto found = std::find_if(all.rbegin(), all.rend(), [&target](const ReceivedRequest &r) { return r.target == target; });
        return found == all.rend() ? std::nullopt : std::optional(*found);
    }
    QByteArray runKubectl(const ConfigSandbox &box, const QStringList &arguments) const
    {
        QProcess kubectl;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (const auto &[name, value] : box.environment.variables)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        kubectl.setProcessEnvironment(environment);
        kubectl.setStandardInputFile(QProcess::nullDevice());
        bool done = false;
        connect(&kubectl, &QProcess::finished, &kubectl, [&done] { done = true; });
        kubectl.start(m_kubectl, arguments);
        for (int i = 0; i < 6000 && !done; ++i)
            QTest::qWait(5);
        return kubectl.readAllStandardError();
    }
    /// Asks for a path as Portolan does; the error's kind, or nothing.
    std::optional<Error> ask(const ConfigSandbox &box, const ConnectionOverrides &overrides, const std::string &target)
    {
        const auto connection = box.resolve(overrides);
        if (!connection)
            return connection.error().toError();
        const auto credentials = makeCredentials(*connection);
        std::optional<Result<RequestAuth>> auth;
        credentials->fetch(this, [&auth](const Result<RequestAuth> &a) { auth = a; });
        for (int i = 0; i < 2000 && !auth; ++i)
            QTest::qWait(5);
        if (!auth || !*auth)
            return auth ? auth->error() : Error{ErrorKind::Timeout, 0, {}, {}, false};
        auto transport = makeTransport(*connection, **auth);
        if (!transport)
            return transport.error();
        HttpRequest request;
        request.target = target;
        for (const auto &[name, value] : (*auth)->headers)
            request.headers.emplace_back(name, value.reveal());
        std::optional<Error> error;
        bool done = false;
        const auto call = (*transport)->start(request, {{}, {}, [&](const std::optional<Error> &e) { error = e; done = true; }});
        for (int i = 0; i < 2000 && !done; ++i)
            QTest::qWait(5);
        return done ? error : Error{ErrorKind::Timeout, 0, {}, "no end", false};
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("kubectl");
    }

    void sameIdentityReachesTheServer_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<bool>("plain");
        const auto row = [](const char *name, const std::string &user, const char *flags = "", bool plain = false) {
            QTest::newRow(name) << QByteArray::fromStdString(user) << QString::fromLatin1(flags).split(QLatin1Char(' '), Qt::SkipEmptyParts) << plain;
        };
        const Identity client = m_authority.issue("somebody"), ed = m_authority.issue("edward", {}, "ed25519"), rsa = m_authority.issue("rsa", {}, "rsa");
        const auto certificate = [](const Identity &i, bool old = false) {
            return "client-certificate-data: " + base64(i.certPem) + ", client-key-data: " + base64(old ? traditionalKey(i.keyPem) : i.keyPem);
        };
        row("token", "{token: t}");
        row("token file over token", "{token: t, tokenFile: token}");
        row("token flag under token file", "{tokenFile: token}", "--token=flag");
        row("basic", "{username: me, password: 'w:rd'}");
        row("certificate", "{" + certificate(client) + "}");
        row("certificate, SEC1 key", "{" + certificate(client, true) + "}");
        row("certificate, PKCS1 key", "{" + certificate(rsa, true) + "}");
        row("certificate, Ed25519 key", "{" + certificate(ed) + "}");
        row("certificate and token", "{token: t, " + certificate(client) + "}");
        row("impersonation", "{token: t, as: alice}");
        row("impersonation with everything", "{token: t, as: alice, as-uid: '7', as-groups: [a, b], as-user-extra: {'example.com/k %': [x, why], Plain: [z]}}");
        row("impersonation by flags", "{token: t, as: alice, as-groups: [a]}", "--as=bob --as-group=g --as-group=h --as-uid=9");
        row("plugin", "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./plugin, args: [a b], env: [{name: EXTRA, value: e}], provideClusterInfo: true}}");
        row("plugin not asked", "{token: t, exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./missing}}");
        row("plain http", "{token: t, as: alice, as-groups: [a]}", "", true);
        row("plain http, one group", "{token: t, as: alice}", "", true);
    }
    void sameIdentityReachesTheServer()
    {
        QFETCH(QByteArray, user);
        QFETCH(QStringList, flags);
        QFETCH(bool, plain);
        if (user.contains("as-uid") || flags.join(QLatin1Char(' ')).contains(QStringLiteral("as-uid")))
            PORTOLAN_NEEDS_KUBECTL(m_minor, 23, "impersonated user IDs");
        RecordingServer tls(m_identity, m_authority.pem()), http;
        RecordingServer &server = plain ? http : tls;
        ConfigSandbox box;
        box.write("ca.crt", m_authority.pem());
        box.write("token", " from-file \n");
        const QString plugin = QString::fromStdString(box.write("plugin", "#!/bin/sh\necho \"$KUBERNETES_EXEC_INFO\" >> " + box.path("info")
            + "\necho '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"status\":{\"token\":\"'\"$1-$EXTRA\"'\"}}'\n"));
        QFile::setPermissions(plugin, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const std::string cluster = plain ? "{server: 'http://127.0.0.1:" + std::to_string(server.port()) + "'}"
                                          : "{server: 'https://127.0.0.1:" + std::to_string(server.port()) + "', certificate-authority: ca.crt}";
        (void)box.single(cluster, user.toStdString());
        const QByteArray complaint = runKubectl(box, QStringList{QStringLiteral("get"), QStringLiteral("--raw"), QStringLiteral("/theirs")} + flags);
        ConnectionOverrides overrides;
        for (const QString &flag : flags) {
            const std::string name = flag.section(QLatin1Char('='), 0, 0).toStdString(), value = flag.section(QLatin1Char('='), 1).toStdString();
            if (name == "--as-group")
                overrides.asGroups.push_back(value);
            else
                (name == "--as" ? overrides.as : name == "--as-uid" ? overrides.asUid : overrides.token) = value;
        }
        const auto error = ask(box, overrides, "/ours");
        QVERIFY2(!error, error ? error->text().c_str() : "");
        const auto theirs = asked(server, "/theirs"), ours = asked(server, "/ours");
        QVERIFY2(theirs, complaint.constData());
        QVERIFY(ours);
        QCOMPARE(identityOf(*ours), identityOf(*theirs));
        if (QFile info(QString::fromStdString(box.path("info"))); info.open(QIODevice::ReadOnly)) {
            const QList<QByteArray> runs = info.readAll().trimmed().split('\n');
            QVERIFY(runs.size() >= 2);
            QCOMPARE(withoutInteractive(runs.last(), m_minor), runs.first()); // what the plugin was told
        }
    }

    void sameProxyIsAsked_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("where");
        for (const char *where : {"proxy-url", "HTTPS_PROXY", "https_proxy"}) {
            QTest::newRow(qPrintable(QStringLiteral("http by %1").arg(QLatin1String(where)))) << int(ProxyServer::Kind::Http) << QString::fromLatin1(where);
            QTest::newRow(qPrintable(QStringLiteral("https by %1").arg(QLatin1String(where)))) << int(ProxyServer::Kind::Https) << QString::fromLatin1(where);
            QTest::newRow(qPrintable(QStringLiteral("socks5 by %1").arg(QLatin1String(where)))) << int(ProxyServer::Kind::Socks5) << QString::fromLatin1(where);
        }
    }
    void sameProxyIsAsked()
    {
        QFETCH(int, kind);
        QFETCH(QString, where);
        RecordingServer server(m_identity, m_authority.pem());
        ProxyServer theirs(ProxyServer::Kind(kind), m_identity), ours(ProxyServer::Kind(kind), m_identity);
        const char *schemes[] = {"http", "https", "socks5"};
        ConfigSandbox box;
        box.write("ca.crt", m_authority.pem());
        const auto use = [&](ProxyServer &proxy) {
            proxy.wantsPassword = true;
            const std::string url = std::string(schemes[kind]) + "://me:word@localhost:" + std::to_string(proxy.port());
            std::string cluster = "{server: 'https://other.example:" + std::to_string(server.port()) + "', certificate-authority: ca.crt";
            if (where == QStringLiteral("proxy-url"))
                cluster += ", proxy-url: '" + url + "'";
            else
                box.environment.variables[where.toStdString()] = url;
            (void)box.single(cluster + "}", "{token: t}");
        };
        use(theirs);
        const QByteArray complaint = runKubectl(box, {QStringLiteral("get"), QStringLiteral("--raw"), QStringLiteral("/theirs")});
        use(ours);
        const auto error = ask(box, {}, "/ours");
        QVERIFY2(!error, error ? error->text().c_str() : "");
        QVERIFY2(asked(server, "/theirs"), complaint.constData());
        QVERIFY(asked(server, "/ours"));
        QCOMPARE(ours.targets.at(0), theirs.targets.at(0));
        QCOMPARE(ours.credentials.at(0), theirs.credentials.at(0));
    }

    void sameServersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("cluster");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, const std::string &cluster, bool good) { QTest::newRow(name) << QByteArray::fromStdString(cluster) << good; };
        const std::string ca = "certificate-authority-data: " + base64(m_authority.pem()), bundle = base64("text\n" + Authority("x").pem() + "\ntext\n" + m_authority.pem());
        row("right CA", "server: 'https://localhost:PORT', " + ca, true);
        row("address in the certificate", "server: 'https://127.0.0.1:PORT', " + ca, true);
        row("CA within a bundle", "server: 'https://localhost:PORT', certificate-authority-data: " + bundle, true);
        row("other CA", "server: 'https://localhost:PORT', certificate-authority-data: " + base64(Authority("x").pem()), false);
        row("system's roots", "server: 'https://localhost:PORT'", false);
        row("insecure", "server: 'https://localhost:PORT', insecure-skip-tls-verify: true", true);
        row("server name of the certificate", "server: 'https://127.0.0.1:PORT', tls-server-name: other.example, " + ca, true);
        row("other server name", "server: 'https://127.0.0.1:PORT', tls-server-name: wrong.example, " + ca, false);
    }
    void sameServersAreRefused()
    {
        QFETCH(QByteArray, cluster);
        QFETCH(bool, good);
        RecordingServer server(m_identity, m_authority.pem());
        ConfigSandbox box;
        (void)box.single("{" + cluster.replace("PORT", QByteArray::number(server.port())).toStdString() + "}", "{token: t}");
        (void)runKubectl(box, {QStringLiteral("get"), QStringLiteral("--raw"), QStringLiteral("/theirs")});
        const auto error = ask(box, {}, "/ours");
        QCOMPARE(asked(server, "/theirs").has_value(), good);
        QCOMPARE(asked(server, "/ours").has_value(), good);
        QVERIFY(good || (error && error->kind == ErrorKind::Tls));
        if (QByteArray(QTest::currentDataTag()) == "other CA")
            QVERIFY2(error->detail.find("not signed by the certificate authority that is configured") != std::string::npos, error->detail.c_str());
        if (QByteArray(QTest::currentDataTag()) == "other server name")
            QVERIFY2(error->detail.find("other.example, not for wrong.example") != std::string::npos, error->detail.c_str());
    }

    void unusualChains_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("ca");
        const auto row = [](const char *name, const Identity &identity, const std::string &ca) {
            QTest::newRow(name) << QByteArray::fromStdString(identity.certPem) << QByteArray::fromStdString(identity.keyPem) << QByteArray::fromStdString(ca);
        };
        const Authority below = m_authority.intermediate("below");
        const Identity leaf = below.issue("server", "DNS:localhost");
        row("chain sent, root trusted", {leaf.certPem + below.pem(), leaf.keyPem}, m_authority.pem());
        row("chain not sent, root trusted", leaf, m_authority.pem());
        row("intermediate trusted", leaf, below.pem());
        row("intermediate trusted and sent", {leaf.certPem + below.pem(), leaf.keyPem}, below.pem());
        const Identity self = selfSigned("localhost"), nameless = m_authority.issue("localhost", "none");
        row("self-signed server trusted", self, self.certPem);
        row("leaf itself trusted", leaf, leaf.certPem);
        row("name in the subject only", nameless, m_authority.pem());
    }
    void unusualChains()
    {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, ca);
        RecordingServer server({certificate.toStdString(), key.toStdString()}, m_authority.pem());
        ConfigSandbox box;
        (void)box.single("{server: 'https://localhost:" + std::to_string(server.port()) + "', certificate-authority-data: " + base64(ca.toStdString()) + "}", "{token: t}");
        const QByteArray said = runKubectl(box, {QStringLiteral("get"), QStringLiteral("--raw"), QStringLiteral("/theirs")});
        const bool theirs = asked(server, "/theirs").has_value();
        const std::vector<std::string> groups = {"a", "b"};
        for (std::size_t count = 1; count <= groups.size(); ++count) { // either transport
            const std::string target = "/ours" + std::to_string(count);
            const auto error = ask(box, {.as = "alice", .asGroups = {groups.begin(), groups.begin() + std::ptrdiff_t(count)}}, target);
            const bool ours = asked(server, target).has_value();
            QVERIFY2(ours == theirs, (said.toStdString() + (error ? error->text() : std::string())).c_str());
            QVERIFY(theirs || (error && error->kind == ErrorKind::Tls));
        }
    }

    void pathPrefixIsKept()
    {
        RecordingServer server(m_identity, m_authority.pem());
        ConfigSandbox box;
        box.write("ca.crt", m_authority.pem());
        (void)box.single("{server: 'https://localhost:" + std::to_string(server.port()) + "/k8s/clusters/c-1/?x=y#z', certificate-authority: ca.crt}", "{token: t}");
        (void)runKubectl(box, {QStringLiteral("api-versions"), QStringLiteral("--cache-dir"), QString::fromStdString(box.path("cache"))});
        const auto &all = server.requests();
        QVERIFY(std::any_of(all.begin(), all.end(), [](const ReceivedRequest &r) { return r.target.starts_with("/k8s/clusters/c-1/api"); }));
        QVERIFY(!ask(box, {}, "/api"));
        QCOMPARE(server.requests().back().target, std::string("/k8s/clusters/c-1/api"));
    }
};

QTEST_GUILESS_MAIN(ClientKubectlWire)
#include "client_kubectlwire.moc"
