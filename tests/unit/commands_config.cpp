// `portolan config` as a person runs it: answers, exit codes, and never a secret.

#include <QProcess>
#include <QTest>

#include "app/demo/demoserver.h"
#include "models/decode/jsonparser.h"
#include "tests/support/configsandbox.h"
#include "tests/support/pki.h"

using namespace portolan;
using portolan::test::Authority;
using portolan::test::ConfigSandbox;
using portolan::test::Identity;

namespace {

/// A demo whose objects stay as they are.
DemoOptions stillDemo()
{
    DemoOptions options;
    options.play = false;
    return options;
}

} // namespace

class CommandsConfig : public QObject
{
    Q_OBJECT
    struct Run {
        int code = -1;
        QByteArray out, err;
        Json json;
    };
    static Run run(const ConfigSandbox &box, const QStringList &arguments)
    {
        QProcess portolan;
        QProcessEnvironment environment;
        for (const auto &[name, value] : box.environment.variables)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        portolan.setProcessEnvironment(environment);
        portolan.start(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("config")} + arguments);
        portolan.waitForFinished(60'000);
        Run made{portolan.exitCode(), portolan.readAllStandardOutput(), portolan.readAllStandardError(), {}};
        if (const auto json = parseJson(std::string_view(made.out.constData(), std::size_t(made.out.size()))))
            made.json = *json;
        return made;
    }
    static std::string base64(const std::string &text) { return QByteArray::fromStdString(text).toBase64().toStdString(); }

private Q_SLOTS:
    void answerHasEveryKey()
    {
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f",
            "clusters: [{name: k, cluster: {server: 'https://h:6443/p?x=y', tls-server-name: sni, proxy-url: 'socks5://me:SECRET1@p', insecure-skip-tls-verify: true, disable-compression: true}}]\n"
            "users: [{name: u, user: {token: SECRET2, as: alice, as-uid: '7', as-groups: [a, b], as-user-extra: {k: [x]}}}]\n"
            "contexts: [{name: c, context: {cluster: k, user: u, namespace: team}}]\ncurrent-context: c\n");
        const Run made = run(box, {QStringLiteral("-o"), QStringLiteral("json")});
        QCOMPARE(made.code, 0);
        Json sources = Json::object();
        for (const char *part : {"cluster", "context", "disable_compression", "ca", "impersonate", "namespace", "proxy", "server", "tls_server_name", "token", "user"})
            QVERIFY2(made.json["sources"][part].str() == box.path("f"), part);
        Json rest = made.json;
        rest.remove("sources");
        QCOMPARE(toJsonText(rest), std::string(R"x({"error":null,"context":"c","cluster":"k","user":"u","server":"https://h:6443/p","namespace":"team","auth":["token"],)x"
                                               R"x("ca":"insecure","tls_server_name":"sni","proxy":"socks5://me:REDACTED@p:1080","impersonate":{"user":"alice","uid":"7","groups":["a","b"],)x"
                                               R"x("extra":{"k":["x"]}},"disable_compression":true})x"));
        QVERIFY(!made.out.contains("SECRET"));
        QVERIFY(!run(box, {}).out.contains("SECRET"));
    }

    void problemsNameFileEntryAndField()
    {
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: {token: SECRET1, username: x, password: SECRET2}}]\n"
                                                                 "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n");
        const Run made = run(box, {QStringLiteral("-ojson")});
        QCOMPARE(made.code, 5);
        QCOMPARE(made.json["error"]["kind"].str(), std::string("Config"));
        QCOMPARE(made.json["error"]["file"].str(), box.path("f"));
        QCOMPARE(made.json["error"]["field"].str(), std::string("token"));
        QVERIFY(made.json["error"]["message"].str().find("user \"u\"") != std::string::npos);
        QVERIFY(made.err.contains("token"));
        QVERIFY(!made.out.contains("SECRET") && !made.err.contains("SECRET"));
    }

    void exitCodes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char *arguments, int code) { QTest::newRow(arguments) << QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts) << code; };
        row("", 0);
        row("--help", 0);
        row("--context=c --cluster k --user=u -n x --as me --as-group g --as-group h --as-uid 7 --as-user-extra k=v", 0);
        row("-s https://other --token SECRET --request-timeout=5s --disable-compression --insecure-skip-tls-verify=true", 0);
        row("--context nowhere", 5);
        row("--kubeconfig /nowhere/at/all", 5);
        row("--certificate-authority /nowhere", 5);
        row("--tokne=SECRET", 2);
        row("--token", 2);
        row("-o xml", 2);
        row("--request-timeout soon", 2);
        row("--request-timeout 99999999999999999999", 2);
        row("--request-timeout=", 0);
        row("-s https://h:0", 2);
        row("-s https://h:65536", 2);
        row("--server=https://me:SECRET@h:99999", 2);
        row("-s h:6443", 0);
        row("--proxy-url gopher://me:SECRET@p", 2);
        row("--proxy-url http://p:70000", 2);
        row("--insecure-skip-tls-verify=perhaps", 2);
        row("--as-user-extra SECRET", 2);
    }
    void exitCodes()
    {
        QFETCH(QStringList, arguments);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u}]\n"
                                                                 "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n");
        const Run made = run(box, arguments);
        QTEST(made.code, "code");
        QVERIFY2(!made.out.contains("SECRET") && !made.err.contains("SECRET"), made.err.constData());
    }

    void badNumbersAreRefusedByEveryCommand_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"get pods --request-timeout soon", "describe pods --request-timeout -5x", "get pods -s https://h:70000", "demo-server --port 65536", "demo-server --port -1", "demo-server --port 1e3",
                                 "demo-server --port x", "demo-server --latency -1", "demo-server --latency 99999999999", "demo-server --page-size -2", "demo-server --pace 0", "demo-server --pace nan",
                                 "render storage -o f.svg --fold -1", "render storage -o f.png --scale 0", "render storage -o f.png --scale 5", "trace a/b c/d --port 0", "trace a/b c/d --port 65536",
                                 "--request-timeout soon", "-s https://h:70000"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void badNumbersAreRefusedByEveryCommand()
    {
        QFETCH(QString, line);
        QProcess portolan;
        portolan.start(QStringLiteral(PORTOLAN_BINARY), line.split(QLatin1Char(' ')));
        QVERIFY(portolan.waitForFinished(20'000));
        const QByteArray said = portolan.readAllStandardError();
        QVERIFY2(portolan.exitStatus() == QProcess::NormalExit && portolan.exitCode() == 2, said.constData());
        QVERIFY(said.contains("Usage: "));
    }

    void aContextWithoutItsUserConnectsAndSaysSoOnce()
    {
        const auto server = DemoServer::start(stillDemo());
        QVERIFY(server);
        ConfigSandbox box;
        const std::string file = box.write("f", "clusters: [{name: k, cluster: {server: '" + (*server)->url() + "'}}]\nusers: []\ncontexts: [{name: c, context: {cluster: k, user: gone}}]\ncurrent-context: c\n");
        for (const QString &line : {QStringLiteral("config"), QStringLiteral("get pods"), QStringLiteral("describe nodes"), QStringLiteral("explain hygiene")}) {
            QProcess portolan;
            portolan.start(QStringLiteral(PORTOLAN_BINARY), line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--kubeconfig"), QString::fromStdString(file)});
            QVERIFY(portolan.waitForFinished(60'000));
            const QByteArray said = portolan.readAllStandardError();
            QVERIFY2(portolan.exitCode() == 0, said.constData());
            QVERIFY2(said.count("names the user \"gone\"") == 1, said.constData());
            QVERIFY(portolan.readAllStandardOutput().size() > 20);
        }
    }

    void aStrangersPluginIsNamedBeforeItRuns()
    {
        ConfigSandbox box;
        const std::string plugin = box.write("bin/plugin", "#!/bin/sh\nexit 7\n"), file = box.write("stranger",
            "clusters: [{name: k, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: bin/plugin, args: [SECRET], interactiveMode: Never}}}]\n"
            "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n");
        QFile::setPermissions(QString::fromStdString(plugin), QFile::ReadOwner | QFile::ExeOwner);
        QProcess portolan;
        portolan.start(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("--kubeconfig"), QString::fromStdString(file)});
        QVERIFY(portolan.waitForFinished(60'000));
        const QByteArray said = portolan.readAllStandardError();
        QCOMPARE(portolan.exitCode(), 3);
        const QByteArray naming = QByteArray::fromStdString(file) + ": user \"u\" names the credential plugin " + QByteArray::fromStdString(plugin);
        QVERIFY2(said.contains(naming) && said.indexOf(naming) < said.indexOf("exit code 7"), said.constData());
        QVERIFY(!said.contains("SECRET"));
    }

    /// Every way a secret can stand in a file, and every way a file can be wrong around it.
    void nothingEverTellsASecret()
    {
        const Identity client = Authority("ca").issue("me"), other = Authority("ca").issue("other");
        const std::string key = base64(client.keyPem), inside = client.keyPem.substr(60, 30);
        const std::vector<std::string> users = {
            "{token: SECRET}", "{token: SECRET, tokenFile: nowhere}", "{tokenFile: token}", "{username: u, password: SECRET}", "{token: SECRET, username: u, password: SECRET}",
            "{client-certificate-data: " + base64(client.certPem) + ", client-key-data: " + key + "}", "{client-certificate-data: " + base64(other.certPem) + ", client-key-data: " + key + "}",
            "{client-certificate-data: " + key + ", client-key-data: " + key + "}", "{client-certificate-data: SECRET, client-key-data: SECRET}", "{client-key-data: [" + key + "]}",
            "{client-certificate: key.pem, client-key: key.pem}", "{token: [SECRET]}", "{password: {a: SECRET}}", "{token: SECRET, token: 'SECRET}", "{token: SECRET: x}", "{token: *SECRET",
            "{exec: {command: c, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, args: [--password=SECRET], env: [{name: A, value: SECRET}]}}",
            "{exec: {command: c, apiVersion: v9, args: [--password=SECRET], env: [{name: '', value: SECRET}]}}",
            "{auth-provider: {name: oidc, config: {idp-issuer-url: 'https://i', client-id: c, client-secret: SECRET, id-token: SECRET, refresh-token: SECRET}}}",
            "{auth-provider: {name: gcp, config: {access-token: SECRET}}}", "{auth-provider: {name: oidc, config: {client-secret: 5, id-token: SECRET}}}",
        };
        const std::vector<std::string> clusters = {"{server: 'https://h'}", "{server: 'http://h'}", "{server: 'https://me:SECRET@h'}", "{server: 'https://me:SECRET@h:x'}", "{server: 'ftp://me:SECRET@h'}",
                                                   "{server: 'https://h', proxy-url: 'http://me:SECRET@p:1'}", "{server: 'https://h', proxy-url: 'gopher://me:SECRET@p:1'}",
                                                   "{server: 'https://h', certificate-authority-data: " + key + "}", "{server: 'https://h', certificate-authority: key.pem}"};
        ConfigSandbox box;
        box.write("token", "SECRET");
        box.write("key.pem", client.keyPem);
        const auto check = [&](const std::string &cluster, const std::string &user) {
            (void)box.single(cluster, user); // writes the file
            for (const QStringList &arguments : {QStringList{QStringLiteral("-ojson")}, QStringList{}}) {
                const Run made = run(box, arguments);
                const std::string said = (made.out + made.err).toStdString();
                QVERIFY2(!said.empty(), user.c_str());
                for (const std::string &secret : {std::string("SECRET"), base64("SECRET"), inside, key.substr(80, 30)})
                    QVERIFY2(said.find(secret) == std::string::npos, said.c_str());
            }
        };
        for (const std::string &user : users)
            check(clusters[0], user);
        for (const std::string &cluster : clusters)
            check(cluster, users[0]);
    }
};

QTEST_GUILESS_MAIN(CommandsConfig)
#include "commands_config.moc"
