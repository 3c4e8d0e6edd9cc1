// kubectl and portolan run side by side with the same files, flags and environment: the same server is reached as the same person,
// or none by either.
#include <set>

#include <QProcess>
#include <QTest>

#include "tests/kubectl.h"
#include "tests/support/configsandbox.h"
#include "tests/support/httpsserver.h"
#include "tests/support/needs.h"
#include "tests/support/proxyserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

QByteArray base64(const std::string &text)
{
    return QByteArray::fromStdString(text).toBase64();
}

/// A token that ends long from now.
QByteArray idToken()
{
    const auto part = [](const char *json) { return QByteArray(json).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); };
    return part("{\"alg\":\"none\"}") + '.' + part("{\"exp\":4000000000}") + ".c2ln";
}

} // namespace

class KubectlRules : public QObject
{
    Q_OBJECT
    const Authority m_authority{"test ca"};
    const Identity m_identity = m_authority.issue("server", "DNS:localhost,DNS:other.example,IP:127.0.0.1");
    const Identity m_client = m_authority.issue("somebody");
    const QString m_kubectl = kubectlProgram();
    const int m_minor = kubectlMinor(m_kubectl);

    struct Said {
        std::optional<std::multiset<std::string>> identity; ///< of the last request that came; none came
        QByteArray err;
    };
    static std::multiset<std::string> identityOf(const ReceivedRequest &request)
    {
        std::multiset<std::string> lines{"certificate: " + request.clientName};
        for (const auto &[name, value] : request.headers)
            if (name == "authorization" || name.starts_with("impersonate-"))
                lines.insert(name + ": " + value);
        return lines;
    }
    static Said run(const QString &program, const QStringList &arguments, const ConfigSandbox &box, RecordingServer &server)
    {
        server.requests().clear();
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (const auto &[name, value] : box.environment.variables)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(QString::fromStdString(box.home()));
        process.setStandardInputFile(QProcess::nullDevice());
        bool done = false;
        connect(&process, &QProcess::finished, &process, [&done] { done = true; });
        process.start(program, arguments);
        if (!QTest::qWaitFor([&done] { return done; }, 30'000)) {
            process.kill();
            process.waitForFinished();
        }
        Said said{std::nullopt, process.readAllStandardError()};
        if (!server.requests().empty())
            said.identity = identityOf(server.requests().back());
        return said;
    }
    /// Both, one after the other.
    std::pair<Said, Said> runBoth(const ConfigSandbox &box, RecordingServer &server, const QStringList &flags = {}) const
    {
        const Said theirs = run(m_kubectl, QStringList{QStringLiteral("get"), QStringLiteral("--raw"), QStringLiteral("/x")} + flags, box, server);
        const Said ours = run(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("get"), QStringLiteral("pods")} + flags, box, server);
        return {theirs, ours};
    }
    static QByteArray both(const std::pair<Said, Said> &said) { return "kubectl: " + said.first.err + "\nportolan: " + said.second.err; }
    [[nodiscard]] ConfigSandbox *sandbox() const
    {
        auto *box = new ConfigSandbox;
        box->write("ca.crt", m_authority.pem());
        box->write("me.crt", m_client.certPem);
        box->write("me.key", m_client.keyPem);
        return box;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("kubectl");
    }

    void flagsOverrideFiles_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::addColumn<bool>("reaches");
        const auto row = [](const char *flags, bool reaches = true) { QTest::newRow(flags) << QString::fromLatin1(flags) << reaches; };
        row("--context=good");
        row("--context good --token=flag");
        row("--context=good --user=password");
        row("--context=good --user=password --username=other --password=word");
        row("--context=good --as=alice --as-group=a --as-group=b --as-uid=7");
        row("--context=good --user=nobody --client-certificate=me.crt --client-key=me.key");
        row("--context=bad --cluster=good");
        row("--context=bad --server=https://127.0.0.1:PORT --certificate-authority=ca.crt");
        row("--context=bad --server=https://127.0.0.1:PORT --insecure-skip-tls-verify");
        row("--context=bad --server=https://127.0.0.1:PORT", false); // a certificate nobody vouches for
        row("--context=good --tls-server-name=other.example");
        row("--context=good --tls-server-name=wrong.example", false);
        row("--context=missing", false);
        row("--context=good --user=missing", false);
        row("--context=good --cluster=missing", false);
        row("--kubeconfig=second");
        row("--kubeconfig=missing", false);
        row("--context=good --request-timeout=20s");
        row("--context=good --request-timeout=soon", false);
        row("--context=good --as-uid=7", false);
    }
    void flagsOverrideFiles()
    {
        QFETCH(QString, flags);
        QFETCH(bool, reaches);
        if (flags.contains(QStringLiteral("--as-uid")))
            PORTOLAN_NEEDS_KUBECTL(m_minor, 23, "impersonated user IDs");
        RecordingServer server(m_identity, m_authority.pem());
        const std::unique_ptr<ConfigSandbox> box(sandbox());
        const std::string port = std::to_string(server.port()), good = "{name: good, cluster: {server: 'https://127.0.0.1:" + port + "', certificate-authority: ca.crt}}";
        box->environment.variables["KUBECONFIG"] = box->write("first", "clusters: [" + good + ", {name: bad, cluster: {server: 'https://127.0.0.1:1'}}]\n"
            "users: [{name: token, user: {token: t}}, {name: password, user: {username: me, password: 'w:rd'}}, {name: nobody, user: {}}]\n"
            "contexts: [{name: good, context: {cluster: good, user: token}}, {name: bad, context: {cluster: bad, user: token}}]\ncurrent-context: bad\n");
        box->write("second", "clusters: [" + good + "]\nusers: [{name: u, user: {token: second}}]\ncontexts: [{name: c, context: {cluster: good, user: u}}]\ncurrent-context: c\n");
        const auto said = runBoth(*box, server, flags.replace(QStringLiteral("PORT"), QString::fromStdString(port)).split(QLatin1Char(' ')));
        QVERIFY2(said.first.identity.has_value() == reaches, both(said));
        QVERIFY2(said.second.identity == said.first.identity, both(said));
    }

    // (Where nobody is named at all, kubectl asks for a name and a password on the terminal, which is not copied.)
    /// What kubectl refuses before it asks anybody, we refuse, too; nothing else.
    void entriesAreRefusedAlike_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("cluster");
        const QByteArray certificate = "client-certificate-data: " + base64(m_client.certPem), key = "client-key-data: " + base64(m_client.keyPem);
        const auto user = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text << QByteArray("certificate-authority: ca.crt"); };
        const auto cluster = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray("token: t") << QByteArray(text); };
        user("certificate", certificate + ", " + key);
        user("certificate without key", certificate);
        user("key of another certificate", certificate + ", client-key-data: " + base64(Authority("x").issue("x").keyPem));
        user("certificate twice", "client-certificate: me.crt, " + certificate + ", " + key);
        user("certificate file", "client-certificate: me.crt, client-key: me.key");
        user("certificate that is none", "client-certificate: ca.crt, client-key: ca.crt");
        user("certificate not there", "client-certificate: nowhere, client-key: me.key");
        user("token and password", "token: a, username: b, password: c");
        user("token file not there", "tokenFile: nowhere");
        user("token and a token file not there", "token: a, tokenFile: nowhere");
        user("groups without a user", "token: a, as-groups: [b]");
        user("extra without a user", "token: a, as-user-extra: {a: [b]}");
        user("exec without command", "exec: {apiVersion: client.authentication.k8s.io/v1beta1}");
        user("exec without version", "exec: {command: ./plugin}");
        user("exec v1 without mode", "exec: {command: ./plugin, apiVersion: client.authentication.k8s.io/v1}");
        user("exec v1alpha1", "exec: {command: ./plugin, apiVersion: client.authentication.k8s.io/v1alpha1, interactiveMode: Never}");
        user("exec and provider", "exec: {command: ./plugin, apiVersion: client.authentication.k8s.io/v1beta1}, auth-provider: {name: oidc}");
        user("gcp", "auth-provider: {name: gcp}");
        user("azure", "auth-provider: {name: azure}");
        user("unknown provider", "auth-provider: {name: openstack}");
        user("oidc without issuer", "auth-provider: {name: oidc, config: {client-id: c, id-token: " + idToken() + "}}");
        user("oidc with a token", "auth-provider: {name: oidc, config: {idp-issuer-url: 'https://127.0.0.1:1', client-id: c, id-token: " + idToken() + "}}");
        cluster("CA twice", "certificate-authority: ca.crt, certificate-authority-data: YQ==");
        cluster("CA and insecure", "certificate-authority: ca.crt, insecure-skip-tls-verify: true");
        cluster("CA not there", "certificate-authority: nowhere");
        cluster("CA that is none", "certificate-authority: me.key");
        cluster("CA of somebody else", "certificate-authority: me.crt");
        cluster("insecure", "insecure-skip-tls-verify: true");
        cluster("proxy scheme", "certificate-authority: ca.crt, proxy-url: 'gopher://p'");
        cluster("proxy without scheme", "certificate-authority: ca.crt, proxy-url: 'p:1'");
    }
    void entriesAreRefusedAlike()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, cluster);
        RecordingServer server(m_identity, m_authority.pem());
        const std::unique_ptr<ConfigSandbox> box(sandbox());
        (void)box->single("{server: 'https://127.0.0.1:" + std::to_string(server.port()) + "', " + cluster.toStdString() + "}", "{" + user.toStdString() + "}");
        const auto said = runBoth(*box, server);
        QVERIFY2(said.second.identity == said.first.identity, both(said));
        if (!said.first.identity)
            QVERIFY(!said.second.err.isEmpty());
    }

    void pluginsAreRunAlike_data()
    {
        QTest::addColumn<QByteArray>("exec");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char *name, const QByteArray &exec, const QByteArray &status = "\"token\":\"from-plugin\"") {
            QTest::newRow(name) << "{apiVersion: client.authentication.k8s.io/VERSION, command: ./plugin, " + exec + "}" << status;
        };
        QByteArray certificate = QByteArray::fromStdString(m_client.certPem), key = QByteArray::fromStdString(m_client.keyPem);
        const QByteArray pair = "\"clientCertificateData\":\"" + certificate.replace('\n', "\\n") + "\",\"clientKeyData\":\"" + key.replace('\n', "\\n") + '"';
        row("never asks", "interactiveMode: Never");
        row("asks if it can", "interactiveMode: IfAvailable");
        row("must ask", "interactiveMode: Always");
        row("arguments and variables", "interactiveMode: Never, args: [a, 'b c'], env: [{name: EXTRA, value: 'e f'}]");
        row("is told the cluster", "interactiveMode: Never, provideClusterInfo: true");
        row("gives a certificate", "interactiveMode: Never", pair);
        row("gives half a certificate", "interactiveMode: Never", pair.left(pair.indexOf(",\"clientKeyData")));
        row("gives nothing", "interactiveMode: Never", "");
        row("gives a token that has ended", "interactiveMode: Never", "\"token\":\"old\",\"expirationTimestamp\":\"2020-01-01T00:00:00Z\"");
    }
    void pluginsAreRunAlike()
    {
        QFETCH(QByteArray, exec);
        QFETCH(QByteArray, status);
        if (exec.contains("Always"))
            PORTOLAN_NEEDS_KUBECTL(m_minor, 22, "plugins that must ask");
        for (const char *version : {"v1", "v1beta1"}) {
            if (m_minor < 22 && QLatin1String(version) == QLatin1String("v1"))
                continue; // came with 1.22
            RecordingServer server(m_identity, m_authority.pem());
            const std::unique_ptr<ConfigSandbox> box(sandbox());
            box->write("answer", "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/" + std::string(version) + "\",\"status\":{" + status.toStdString() + "}}");
            const std::string log = box->path("log");
            QFile::setPermissions(QString::fromStdString(box->write("plugin", "#!/bin/sh\necho \"$(echo \"$KUBERNETES_EXEC_INFO\" | tr -d '\\n')|$1|$2|$EXTRA\" >> " + log + "\ncat " + box->path("answer") + "\n")),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            (void)box->single("{server: 'https://127.0.0.1:" + std::to_string(server.port()) + "', certificate-authority: ca.crt, tls-server-name: other.example, "
                              "extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: them, n: [1, true]}}]}",
                              "{exec: " + QByteArray(exec).replace("VERSION", version).toStdString() + "}");
            const auto said = runBoth(*box, server);
            QVERIFY2(said.second.identity == said.first.identity, both(said));
            QFile file(QString::fromStdString(log));
            const QList<QByteArray> runs = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>{"", ""};
            QVERIFY2(runs.size() >= 2, both(said));
            QCOMPARE(withoutInteractive(runs.last(), m_minor), runs.first()); // what it was told
        }
    }
    void aMissingPluginIsExplained()
    {
        RecordingServer server(m_identity, m_authority.pem());
        const std::unique_ptr<ConfigSandbox> box(sandbox());
        (void)box->single("{server: 'https://127.0.0.1:" + std::to_string(server.port()) + "', certificate-authority: ca.crt}",
                          "{exec: {apiVersion: client.authentication.k8s.io/v1, command: no-such-plugin, interactiveMode: Never, installHint: \"get it \\e[31mthere\"}}");
        const auto said = runBoth(*box, server);
        QVERIFY2(!said.first.identity && !said.second.identity, both(said));
        QVERIFY2(said.second.err.contains("get it there") && !said.second.err.contains('\x1b'), said.second.err);
    }

    void theEnvironmentsProxyIsUsedAlike_data()
    {
        QTest::addColumn<QString>("noProxy");
        for (const char *value : {"", "other.example", "example", ".example", "her.example", "*", "other.example:1", "*.example", "10.0.0.0/8,other.example", "unrelated.org", "OTHER.EXAMPLE"})
            QTest::newRow(value) << QString::fromLatin1(value);
    }
    void theEnvironmentsProxyIsUsedAlike()
    {
        QFETCH(QString, noProxy);
        for (const char *variable : {"NO_PROXY", "no_proxy"}) {
            RecordingServer server(m_identity, m_authority.pem());
            ProxyServer proxy(ProxyServer::Kind::Http);
            const std::unique_ptr<ConfigSandbox> box(sandbox());
            (void)box->single("{server: 'https://other.example:" + std::to_string(server.port()) + "', certificate-authority: ca.crt}", "{token: t}");
            box->environment.variables["HTTPS_PROXY"] = "http://127.0.0.1:" + std::to_string(proxy.port());
            box->environment.variables[variable] = noProxy.toStdString();
            const Said theirs = run(m_kubectl, {QStringLiteral("get"), QStringLiteral("--raw"), QStringLiteral("/x"), QStringLiteral("--request-timeout=5s")}, *box, server);
            const bool used = !proxy.targets.empty();
            proxy.targets.clear();
            const Said ours = run(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("--request-timeout=5s")}, *box, server);
            QVERIFY2(used != proxy.targets.empty(), both({theirs, ours}));
        }
    }
};

QTEST_GUILESS_MAIN(KubectlRules)
#include "client_kubectlrules.moc"
