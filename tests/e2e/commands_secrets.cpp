// What no command ever prints, however it is asked and whatever goes wrong: credentials and the values of Secrets.
#include <csignal>
#include <span>

#include <QTcpSocket>
#include <QTest>

#include "app/demo/demoserver.h"
#include "tests/support/configsandbox.h"
#include "tests/support/httpsserver.h"
#include "tests/support/proxyserver.h"
#include "tests/support/secretvalues.h"

using namespace portolan;
using namespace portolan::test;

namespace {

std::string base64(const std::string &text)
{
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

/// The demo server's answer to a request, as bytes.
std::string forwarded(const ReceivedRequest &request, int port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    std::string head = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    for (const std::string &accept : request.all("accept"))
        head += "Accept: " + accept + "\r\n";
    socket.write(QByteArray::fromStdString(head + "\r\n"));
    QByteArray answer;
    const bool watch = request.target.find("watch=") != std::string::npos; // goes on for ever: what comes at once is enough
    while (socket.waitForReadyRead(watch ? 200 : 5000) && !(watch && answer.size() > 300))
        answer += socket.readAll();
    answer += socket.readAll();
    return answer.toStdString();
}

} // namespace

class CommandsSecrets : public QObject
{
    Q_OBJECT
    const Authority m_authority{"test ca"};
    const Identity m_client = m_authority.issue("somebody");
    std::unique_ptr<DemoServer> m_demo;
    std::unique_ptr<RecordingServer> m_server;
    std::unique_ptr<ProxyServer> m_proxy;
    QByteArrayList m_secrets;
    QByteArray m_printed;
    bool m_refuses = false;

    static void prepare(QProcess &process, const ConfigSandbox &box)
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("handle_segv=0")); // a sanitizer leaves crashes alone
        environment.insert(QStringLiteral("TSAN_OPTIONS"), QStringLiteral("handle_segv=0"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        for (const auto &[name, value] : box.environment.variables)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(QString::fromStdString(box.home()));
    }
    /// Runs with every log of Qt's switched on, and keeps what it printed.
    int run(const ConfigSandbox &box, const QString &line, int killAfterMs = 0)
    {
        QProcess process;
        prepare(process, box);
        bool done = false;
        connect(&process, &QProcess::finished, &process, [&done] { done = true; });
        process.start(QStringLiteral(PORTOLAN_BINARY), line.split(QLatin1Char(' ')));
        if (!QTest::qWaitFor([&done] { return done; }, killAfterMs > 0 ? killAfterMs : 60'000)) {
            process.terminate();
            process.waitForFinished();
        }
        m_printed += process.readAllStandardOutput() + process.readAllStandardError();
        return process.exitCode();
    }

private Q_SLOTS:
    void initTestCase()
    {
        DemoOptions options;
        options.play = false;
        auto started = DemoServer::start(options);
        QVERIFY(started);
        m_demo = std::move(*started);
        m_secrets = secretValues(m_demo->port());
        QVERIFY(m_secrets.size() > 8);
        m_server = std::make_unique<RecordingServer>(m_authority.issue("server", "DNS:localhost,IP:127.0.0.1"), m_authority.pem());
        m_server->answer = [this](const ReceivedRequest &request) {
            return m_refuses ? std::string("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") : forwarded(request, m_demo->port());
        };
        m_proxy = std::make_unique<ProxyServer>(ProxyServer::Kind::Http);
        m_proxy->wantsPassword = true;
        for (const char *secret : {"tok-SECRET-1", "pass-SECRET-2", "plugin-SECRET-3", "proxy-SECRET-4", "flag-SECRET-5", "env-SECRET-6", "file-SECRET-7", "refresh-SECRET-8",
                                   "client-SECRET-9", "id-SECRET-10"})
            m_secrets << secret << QByteArray(secret).toBase64();
        m_secrets << QByteArray("me:pass-SECRET-2").toBase64() << QByteArray("me:proxy-SECRET-4").toBase64();
        m_secrets << QByteArray::fromStdString(m_client.keyPem).split('\n').value(1) << QByteArray::fromStdString(base64(m_client.keyPem)).left(40);
    }
    void init() { m_printed.clear(); }

    void commandsPrintNoCredential_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<bool>("proxy");
        const auto row = [](const char *name, const std::string &user, bool proxy = false) { QTest::newRow(name) << QByteArray::fromStdString(user) << proxy; };
        row("token", "{token: tok-SECRET-1}");
        row("token through a proxy", "{token: tok-SECRET-1}", true);
        row("token file", "{tokenFile: token}");
        row("password", "{username: me, password: pass-SECRET-2}");
        row("certificate", "{client-certificate-data: " + base64(m_client.certPem) + ", client-key-data: " + base64(m_client.keyPem) + "}");
        row("plugin", "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, interactiveMode: Never, env: [{name: SECRET, value: env-SECRET-6}]}}");
        row("failing plugin", "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./failing, interactiveMode: Never, env: [{name: SECRET, value: env-SECRET-6}]}}");
        row("groups", "{token: tok-SECRET-1, as: alice, as-groups: [a, b]}"); // the other transport
        row("issuer", "{auth-provider: {name: oidc, config: {idp-issuer-url: 'https://127.0.0.1:1', client-id: c, client-secret: client-SECRET-9, id-token: id-SECRET-10, refresh-token: refresh-SECRET-8}}}");
    }
    void commandsPrintNoCredential()
    {
        QFETCH(QByteArray, user);
        QFETCH(bool, proxy);
        ConfigSandbox box;
        box.write("ca.crt", m_authority.pem());
        box.write("token", "file-SECRET-7\n");
        const auto program = [&box](const char *name, const std::string &text) {
            QFile::setPermissions(QString::fromStdString(box.write(name, "#!/bin/sh\n" + text)), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        };
        program("plugin", "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"plugin-SECRET-3\"}}'\n");
        program("failing", "echo '{\"status\":{\"token\":\"plugin-SECRET-3\"}}'\nexit 3\n");
        std::string cluster = "{server: 'https://localhost:" + std::to_string(m_server->port()) + "', certificate-authority: ca.crt";
        if (proxy)
            cluster += ", proxy-url: 'http://me:proxy-SECRET-4@localhost:" + std::to_string(m_proxy->port()) + "'";
        (void)box.single(cluster + "}", user.toStdString());
        static constexpr const char *all[] = {"config", "config -o json", "get secrets -A", "get pods --token flag-SECRET-5", "describe secrets -A", "get secrets -A -o yaml", "get secrets -A -o json",
                                              "get secrets -A -o csv", "describe pod task-pv-pod", "get all -A -o yaml", "trace default/task-pv-pod svc:shop/web",
                                              "explain claim default/task-pv-claim", "render storage -A -o out.json", "snapshot -o -", "get nosuchkind"};
        const bool first = QByteArray(QTest::currentDataTag()) == "token"; // the rest differs in the credential only
        int failures = 0;
        for (const bool refuses : {false, true}) {
            m_refuses = refuses;
            for (const char *line : std::span(all).first(first && !refuses ? std::size(all) : 4))
                failures += run(box, QString::fromLatin1(line)) != 0;
        }
        QVERIFY(failures >= 1);
        QVERIFY(m_printed.size() > 500);
        QCOMPARE(firstFound(m_secrets, m_printed), QByteArray());
        m_printed.clear();
        m_refuses = false;
        (void)run(box, QStringLiteral("get secrets -A -w -o yaml"), 1500);
        QCOMPARE(firstFound(m_secrets, m_printed), QByteArray());
        if (!first)
            return;
        (void)run(box, QStringLiteral("get secrets -A -o json --show-secrets"));
        QVERIFY(!firstFound(m_secrets, m_printed).isEmpty()); // what was looked for is what there is
    }

    void crashesPrintNoCredential_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("segmentation fault") << SIGSEGV;
        QTest::newRow("abort") << SIGABRT;
    }
    void crashesPrintNoCredential()
    {
        QFETCH(int, signal);
        ConfigSandbox box;
        box.write("ca.crt", m_authority.pem());
        (void)box.single("{server: 'https://localhost:" + std::to_string(m_server->port()) + "', certificate-authority: ca.crt}",
                         "{token: tok-SECRET-1, client-certificate-data: " + base64(m_client.certPem) + ", client-key-data: " + base64(m_client.keyPem) + "}");
        m_refuses = false;
        QProcess process;
        prepare(process, box);
        process.start(QStringLiteral(PORTOLAN_BINARY), QStringLiteral("get secrets -A -w -o yaml").split(QLatin1Char(' ')));
        QTRY_VERIFY_WITH_TIMEOUT((m_printed += process.readAllStandardOutput()).contains("kind: Secret"), 30'000); // it holds them all now
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        m_printed += process.readAllStandardOutput() + process.readAllStandardError();
        QCOMPARE(firstFound(m_secrets, m_printed), QByteArray());
    }

    void mistakesAreToldWithoutTheValue_data()
    {
        QTest::addColumn<QByteArray>("cluster");
        QTest::addColumn<QByteArray>("user");
        const auto row = [](const char *name, const char *cluster, const char *user) { QTest::newRow(name) << QByteArray(cluster) << QByteArray(user); };
        row("token and password", "{server: 'https://h'}", "{token: tok-SECRET-1, username: me, password: pass-SECRET-2}");
        row("key that is none", "{server: 'https://h'}", "{client-certificate-data: dG9rLVNFQ1JFVC0x, client-key-data: dG9rLVNFQ1JFVC0x}");
        row("token of another type", "{server: 'https://h'}", "{token: [tok-SECRET-1]}");
        row("password of another type", "{server: 'https://h'}", "{username: me, password: {a: pass-SECRET-2}}");
        row("proxy with another scheme", "{server: 'https://h', proxy-url: 'ftp://me:proxy-SECRET-4@h'}", "{token: tok-SECRET-1}");
        row("proxy that is no URL", "{server: 'https://h', proxy-url: 'http://me:proxy-SECRET-4@h:notaport'}", "{token: tok-SECRET-1}");
        row("broken YAML", "{server: 'https://h'}", "{token: tok-SECRET-1");
        row("server with a password", "{server: 'https://me:pass-SECRET-2@127.0.0.1:1'}", "{}");
    }
    void mistakesAreToldWithoutTheValue()
    {
        QFETCH(QByteArray, cluster);
        QFETCH(QByteArray, user);
        ConfigSandbox box;
        (void)box.single(cluster.toStdString(), user.toStdString());
        for (const char *line : {"config", "config -o json", "get pods", "snapshot -o -"})
            (void)run(box, QString::fromLatin1(line));
        QVERIFY(!m_printed.isEmpty());
        QCOMPARE(firstFound(m_secrets, m_printed), QByteArray());
    }
};

QTEST_GUILESS_MAIN(CommandsSecrets)
#include "commands_secrets.moc"
