#include <QTest>

#include "tests/support/configsandbox.h"

using namespace portolan;
using portolan::test::ConfigSandbox;

namespace {

std::string contextFile(const std::string &name, const std::string &server, const std::string &more = {})
{
    return "apiVersion: v1\nkind: Config\nclusters:\n- name: k-" + name + "\n  cluster: {server: \"" + server + "\"}\nusers:\n- name: u-" + name
        + "\n  user: {token: t-" + name + "}\ncontexts:\n- name: " + name + "\n  context: {cluster: k-" + name + ", user: u-" + name + "}\n" + more;
}

} // namespace

class ConfigKubeconfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void homeFileIsTheLastResort()
    {
        ConfigSandbox box;
        box.write(".kube/config", contextFile("a", "https://one", "current-context: a\n"));
        const auto made = box.resolve();
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        QCOMPARE(made->server.url(), std::string("https://one"));
        QCOMPARE(made->ns, std::string("default"));
        QCOMPARE(made->sources.at("server"), box.path(".kube/config"));
        QCOMPARE(made->auth.token.reveal(), std::string("t-a"));
    }

    void kubeconfigListReplacesTheHomeFileAndSkipsWhatIsMissing()
    {
        ConfigSandbox box;
        box.write(".kube/config", contextFile("home", "https://home", "current-context: home\n"));
        const std::string one = box.write("one", contextFile("a", "https://one")), two = box.write("two", contextFile("b", "https://two", "current-context: b\n"));
        box.environment.variables["KUBECONFIG"] = ":" + box.path("missing") + ":" + one + "::" + two + ":" + one;
        const auto config = Kubeconfig::load({}, box.environment);
        QVERIFY(config);
        QCOMPARE(config->files(), (std::vector<std::string>{box.path("missing"), one, two}));
        QCOMPARE(config->currentContext(), std::string("b"));
        QCOMPARE(int(config->contexts().size()), 2);
        QCOMPARE(box.resolve()->server.url(), std::string("https://two"));
        QCOMPARE(box.resolve({.context = "a"})->server.url(), std::string("https://one"));
        QCOMPARE(box.resolve({.context = "home"}).error().entry, std::string("context \"home\""));
    }

    void listOfEmptyEntriesIsNoFileAtAll()
    {
        ConfigSandbox box;
        box.write(".kube/config", contextFile("home", "https://home", "current-context: home\n"));
        box.environment.variables["KUBECONFIG"] = ":";
        QVERIFY(box.resolve().error().emptyConfig);
    }

    void explicitFileIsUsedAloneAndMustExist()
    {
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("one", contextFile("a", "https://one", "current-context: a\n"));
        const std::string other = box.write("other", contextFile("b", "https://two", "current-context: b\n"));
        QCOMPARE(box.resolve({.kubeconfig = other})->context, std::string("b"));
        const auto missing = box.resolve({.kubeconfig = box.path("nowhere")});
        QVERIFY(!missing);
        QVERIFY(missing.error().missing);
        QCOMPARE(missing.error().file, box.path("nowhere"));
    }

    void brokenFileFailsTheWholeLoad()
    {
        ConfigSandbox box;
        const std::string good = box.write("good", contextFile("a", "https://one", "current-context: a\n")), bad = box.write("bad", "clusters:\n\t- x\n");
        box.environment.variables["KUBECONFIG"] = good + ":" + bad;
        QCOMPARE(box.resolve().error().file, bad);
        box.environment.variables["KUBECONFIG"] = good + ":" + box.home();
        QCOMPARE(box.resolve().error().message, std::string("is a directory"));
    }

    void firstFileWinsWholeEntries()
    {
        ConfigSandbox box;
        const std::string one = box.write("one", "clusters: [{name: k, cluster: {server: 'https://one'}}]\nusers: [{name: u, user: {username: bob}}]\n"
                                                 "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: ''\n");
        const std::string two = box.write("two", "clusters: [{name: k, cluster: {server: 'https://two', tls-server-name: other, insecure-skip-tls-verify: true}}]\n"
                                                 "users: [{name: u, user: {password: word, token: x}}]\n"
                                                 "contexts: [{name: c, context: {cluster: k, user: u, namespace: two}}]\ncurrent-context: c\n");
        box.environment.variables["KUBECONFIG"] = one + ":" + two;
        const auto made = box.resolve();
        QVERIFY(made);
        QCOMPARE(made->server.url(), std::string("https://one"));
        QVERIFY(made->trust.serverName.empty());
        QVERIFY(!made->trust.insecure);
        QCOMPARE(made->auth.username, std::string("bob"));
        QVERIFY(made->auth.password.empty());
        QCOMPARE(made->ns, std::string("default"));
        QCOMPARE(made->sources.at("context"), two);
        QCOMPARE(made->sources.at("cluster"), one);
    }

    void duplicateNamesInOneFileAreAnError()
    {
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("one", "users:\n- {name: a, user: {}}\n- {name: b}\n- {name: a}\n");
        const ConfigProblem problem = box.resolve().error();
        QCOMPARE(problem.entry, std::string("user \"a\""));
        QCOMPARE(problem.field, std::string("name"));
        QCOMPARE(problem.file, box.path("one"));
    }

    void everyFormOfFileIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("json") << QStringLiteral("{\"clusters\":[{\"name\":\"k\",\"cluster\":{\"server\":\"https://h\"}}],\"contexts\":[{\"name\":\"c\",\"context\":{\"cluster\":\"k\"}}],\"current-context\":\"c\",\"odd\":[1]}");
        QTest::newRow("json with tabs") << QStringLiteral("{\n\t\"clusters\":[{\"name\":\"k\",\"cluster\":{\"server\":\"https://h\"}}],\n\t\"contexts\":[{\"name\":\"c\",\"context\":{\"cluster\":\"k\"}}],\"current-context\":\"c\"}\n");
        QTest::newRow("crlf") << QStringLiteral("clusters:\r\n- name: k\r\n  cluster:\r\n    server: https://h\r\ncontexts:\r\n- name: c\r\n  context:\r\n    cluster: k\r\ncurrent-context: c\r\n");
        QTest::newRow("flow yaml") << QStringLiteral("{clusters: [{name: k, cluster: {server: 'https://h'}}], contexts: [{name: c, context: {cluster: k}}], current-context: c}");
        QTest::newRow("unknown fields and nulls") << QStringLiteral("preferences: {colors: true}\nusers: null\nextensions:\nclusters:\n- name: k\n  new: 1\n  cluster: {server: 'https://h', Server: 7, novel: {a: b}}\ncontexts:\n- name: c\n  context: {cluster: k, user: null}\ncurrent-context: c\n");
        QTest::newRow("second document is ignored") << QStringLiteral("clusters: [{name: k, cluster: {server: 'https://h'}}]\ncontexts: [{name: c, context: {cluster: k}}]\ncurrent-context: c\n---\ncurrent-context: d\n");
        QTest::newRow("anchors and merges") << QStringLiteral("x: &s {server: 'https://h'}\nclusters: [{name: k, cluster: {<<: *s}}]\ncontexts: [{name: c, context: {cluster: k}}]\ncurrent-context: c\n");
        QTest::newRow("last duplicate key wins") << QStringLiteral("current-context: d\nclusters: [{name: k, cluster: {server: 'https://g', server: 'https://h'}}]\ncontexts: [{name: c, context: {cluster: k}}]\ncurrent-context: c\n");
    }
    void everyFormOfFileIsRead()
    {
        QFETCH(QString, text);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", text.toStdString());
        const auto made = box.resolve();
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        QCOMPARE(made->server.url(), std::string("https://h"));
        QVERIFY(made->userName.empty());
    }

    void wrongTypesNameFileEntryAndField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("field");
        QTest::newRow("boolean name") << "users:\n- name: yes\n" << "user number 1" << "name";
        QTest::newRow("number as token") << "users:\n- name: a\n  user: {token: 12}\n" << "user \"a\"" << "token";
        QTest::newRow("text as switch") << "clusters:\n- name: a\n  cluster: {insecure-skip-tls-verify: 'true'}\n" << "cluster \"a\"" << "insecure-skip-tls-verify";
        QTest::newRow("bad base64") << "clusters:\n- name: a\n  cluster: {certificate-authority-data: '!!!'}\n" << "cluster \"a\"" << "certificate-authority-data";
        QTest::newRow("map for list") << "users: {a: b}\n" << "" << "users";
        QTest::newRow("args") << "users:\n- name: a\n  user: {exec: {args: [x, 1]}}\n" << "user \"a\"" << "exec.args[1]";
        QTest::newRow("provider's config") << "users:\n- name: a\n  user: {auth-provider: {name: oidc, config: {client-id: 1}}}\n" << "user \"a\"" << "auth-provider.config.client-id";
        QTest::newRow("extra") << "users:\n- name: a\n  user: {as-user-extra: {k: v}}\n" << "user \"a\"" << "as-user-extra.k";
        QTest::newRow("scalar") << "hello\n" << "" << "";
        QTest::newRow("list") << "- a\n" << "" << "";
        QTest::newRow("a pod") << "apiVersion: v1\nkind: Pod\n" << "" << "kind";
        QTest::newRow("other version") << "apiVersion: v2\nkind: Config\n" << "" << "apiVersion";
    }
    void wrongTypesNameFileEntryAndField()
    {
        QFETCH(QString, text);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", text.toStdString());
        const auto made = box.resolve();
        QVERIFY(!made);
        QVERIFY(!made.error().emptyConfig);
        QCOMPARE(made.error().file, box.path("f"));
        QTEST(QString::fromStdString(made.error().entry), "entry");
        QTEST(QString::fromStdString(made.error().field), "field");
        QVERIFY(!made.error().message.empty());
    }

    /// Whatever field a secret was put into by mistake: the message says which field, not what stands there.
    void valuesThatCouldBeSecretsAreNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &text) { QTest::newRow(name) << QByteArray::fromStdString(text); };
        const auto withUser = [&row](const char *name, const std::string &user) {
            row(name, "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: " + user + "}]\ncontexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n");
        };
        const std::string key = "LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0tHIDDENMHcCAQEEIB";
        row("version", "apiVersion: v\"http://me:HIDDEN@1\n");
        row("kind", "kind: HIDDEN\n");
        row("anchor", "users: *HIDDEN\n");
        row("tag", "users: !!int HIDDEN\n");
        row("escape", "users: \"\\HIDDEN\"\n");
        row("current context", "current-context: 'http://me:HIDDEN@p'\n");
        row("context's cluster", "contexts: [{name: c, context: {cluster: 'me:HIDDEN@p'}}]\ncurrent-context: c\n");
        row("cluster's name twice", "clusters: [{name: 'https://me:HIDDEN@p'}, {name: 'https://me:HIDDEN@p'}]\n");
        row("name of an entry", "users: [{name: 'https://me:HIDDEN@p', user: {token: 1}}]\n");
        row("proxy", "clusters: [{name: k, cluster: {server: 'https://h', proxy-url: 'HIDDEN://p'}}]\ncontexts: [{name: c, context: {cluster: k}}]\ncurrent-context: c\n");
        row("server", "clusters: [{name: k, cluster: {server: 'https://me:HIDDEN@h:x'}}]\ncontexts: [{name: c, context: {cluster: k}}]\ncurrent-context: c\n");
        withUser("plugin's version", "{exec: {command: a, apiVersion: HIDDEN}}");
        withUser("plugin's mode", "{exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: HIDDEN}}");
        withUser("provider", "{auth-provider: {name: HIDDEN}}");
        withUser("key of a map", "{as-user-extra: {'token=HIDDEN': 1}}");
        withUser("key of the provider's map", "{auth-provider: {name: oidc, config: {'client-secret: HIDDEN': 1}}}");
        withUser("a token for its file", "{tokenFile: abcdef.0123456789HIDDEN}");
        withUser("a web token for its file", "{tokenFile: " + key + "." + key + "HIDDEN." + key + "}");
        withUser("a key for its file", "{client-certificate: " + key + "/HIDDEN/" + key + ", client-key: x}");
    }
    void valuesThatCouldBeSecretsAreNotRepeated()
    {
        QFETCH(QByteArray, text);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", text.toStdString());
        const auto made = box.resolve();
        QVERIFY(!made);
        const std::string said = made.error().toError().text();
        QVERIFY2(said.find("HIDDEN") == std::string::npos, said.c_str());
        QVERIFY2(said.find(box.path("f")) == 0 && said.size() > box.path("f").size() + 10, said.c_str()); // and yet it says something
    }

    void shownAddressesHoldNoPasswords()
    {
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f",
            "clusters: [{name: k, cluster: {server: 'https://:HIDDEN@h/p?x=HIDDEN', proxy-url: 'http://HIDDEN@p:1'}}, {name: l, cluster: {server: 'https://me:HIDDEN@h:7'}}, {name: m, cluster: {server: HI DDEN}}]\n"
            "contexts: [{name: c, context: {cluster: k}}, {name: d, context: {cluster: l}}, {name: e, context: {cluster: m}}]\ncurrent-context: c\n");
        const auto made = box.resolve();
        QVERIFY(made);
        QCOMPARE(made->serverText, std::string("https://h/p"));
        QCOMPARE(made->proxy.maskedUrl(), std::string("http://REDACTED@p:1"));
        const auto contexts = Kubeconfig::load({}, box.environment)->contexts();
        QCOMPARE(contexts[0].server, std::string("https://h/p"));
        QCOMPARE(contexts[1].server, std::string("https://h:7"));
        QCOMPARE(contexts[2].server, std::string());
    }

    void aFileWithoutEndIsGivenUp()
    {
        ConfigSandbox box;
        const auto made = box.resolve({.kubeconfig = "/dev/zero"});
        QVERIFY(!made);
        QCOMPARE(made.error().message, std::string("cannot be read: holds more than 64 MiB"));
    }

    void pathsAreRelativeToTheirOwnFile()
    {
        ConfigSandbox box;
        box.write("certs/token", "from-file\n");
        const std::string file = box.write("deep/dir/config",
            "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: {tokenFile: ../../certs/token}}, {name: e, user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: bin/plugin}}}, "
            "{name: b, user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: plugin}}}, {name: h, user: {tokenFile: ~/token}}]\n"
            "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n");
        box.environment.variables["KUBECONFIG"] = file;
        QCOMPARE(box.resolve()->auth.tokenFile, box.path("certs/token"));
        QCOMPARE(box.resolve({.user = "e"})->auth.exec->command, box.path("deep/dir/bin/plugin"));
        QCOMPARE(box.resolve({.user = "b"})->auth.exec->command, std::string("plugin"));
        const auto tilde = box.resolve({.user = "h"});
        QVERIFY(tilde.error().message.find(box.path("deep/dir/~/token")) == 0);
    }

    void danglingNamesAreErrors()
    {
        ConfigSandbox box;
        const std::string start = "clusters: [{name: k, cluster: {server: 'https://h'}}]\ncontexts: [{name: nocluster, context: {cluster: x}}, {name: nouser, context: {cluster: k, user: x}}, {name: anonymous, context: {cluster: k}}]\n";
        box.environment.variables["KUBECONFIG"] = box.write("f", start + "current-context: gone\n");
        QCOMPARE(box.resolve().error().field, std::string("current-context"));
        QCOMPARE(box.resolve({.context = "nocluster"}).error().entry, std::string("context \"nocluster\""));
        const auto nobody = box.resolve({.context = "nouser"}); // connects without credentials, as kubectl does, and says so
        QVERIFY(nobody);
        QCOMPARE(nobody->userName, std::string());
        QCOMPARE(nobody->notices.size(), std::size_t(1));
        QVERIFY(nobody->notices[0].type == ConfigNotice::Type::MissingUser);
        QVERIFY2(nobody->notices[0].text().find("context \"nouser\" names the user \"x\"") != std::string::npos, nobody->notices[0].text().c_str());
        QVERIFY(box.resolve({.context = "anonymous"})->notices.empty());
        QVERIFY(box.resolve({.context = "nouser", .token = "t"})->notices.empty());
        QCOMPARE(box.resolve({.context = "anonymous"})->userName, std::string());
        QCOMPARE(box.resolve({.context = "nouser", .token = "t"})->auth.token.reveal(), std::string("t"));
        QCOMPARE(box.resolve({.context = "nocluster", .server = "https://x"})->server.host, std::string("x"));
        QVERIFY(!box.resolve({.context = "anonymous", .cluster = "gone"}));
        QVERIFY(!box.resolve({.context = "anonymous", .user = "gone"}));
    }

    void nothingConfiguredSaysSo()
    {
        ConfigSandbox box;
        const auto made = box.resolve();
        QVERIFY(made.error().emptyConfig);
        QCOMPARE(made.error().message, std::string("no cluster is configured"));
        box.environment.variables["KUBERNETES_MASTER"] = "http://master:8080";
        QCOMPARE(box.resolve()->server.url(), std::string("http://master:8080"));
        box.environment.variables["KUBECONFIG"] = box.write("f", contextFile("a", "https://one"));
        box.environment.variables.erase("KUBERNETES_MASTER");
        QCOMPARE(box.resolve().error().field, std::string("current-context"));
        QCOMPARE(box.resolve({.server = "https://x"})->server.url(), std::string("https://x"));
    }

    void overridesLieOverTheFile()
    {
        ConfigSandbox box;
        box.write("ca", "x");
        box.environment.variables["KUBECONFIG"] = box.write("f",
            "clusters: [{name: k, cluster: {server: 'https://h/prefix', tls-server-name: file, insecure-skip-tls-verify: true}}, {name: k2, cluster: {server: 'https://second'}}]\n"
            "users: [{name: u, user: {token: a}}, {name: u2, user: {token: b, as: alice, as-groups: [x]}}]\ncontexts: [{name: c, context: {cluster: k, user: u, namespace: fromfile}}]\ncurrent-context: c\n");
        QCOMPARE(box.resolve({.ns = "flag"})->ns, std::string("flag"));
        QCOMPARE(box.resolve()->ns, std::string("fromfile"));
        QCOMPARE(box.resolve({.cluster = "k2"})->server.host, std::string("second"));
        const auto second = box.resolve({.user = "u2", .asUid = "7", .asGroups = {"y", "z"}});
        QCOMPARE(second->impersonate.user, std::string("alice"));
        QCOMPARE(second->impersonate.uid, std::string("7"));
        QCOMPARE(second->impersonate.groups, (std::vector<std::string>{"y", "z"}));
        QVERIFY(second->needsRawTransport());
        QCOMPARE(second->sources.at("user"), std::string("--user"));
        // Another server takes its own name, not the file's.
        QCOMPARE(box.resolve()->trust.serverName, std::string("file"));
        QCOMPARE(box.resolve({.server = "https://other"})->trust.serverName, std::string());
        QCOMPARE(box.resolve({.server = "https://other", .tlsServerName = "n"})->trust.serverName, std::string("n"));
        QCOMPARE(box.resolve({.token = "flag"})->auth.token.reveal(), std::string("flag"));
        QCOMPARE(box.resolve({.requestTimeout = "1m30s"})->requestTimeoutMs, 90'000);
        QCOMPARE(box.resolve({.requestTimeout = "5"})->requestTimeoutMs, 5'000);
        QVERIFY(!box.resolve({.requestTimeout = "1x"}));
    }

    void serverAddresses_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("url");
        QTest::newRow("prefix kept, query and fragment dropped") << "https://h:6443/k8s/clusters/c-1/?a=b#f" << "https://h:6443/k8s/clusters/c-1";
        QTest::newRow("usual port") << "https://h:443" << "https://h";
        QTest::newRow("no scheme is http") << "h:8080" << "http://h:8080";
        QTest::newRow("address without scheme") << "10.0.0.1:80" << "http://10.0.0.1";
        QTest::newRow("ipv6") << "https://[::1]:6443" << "https://[::1]:6443";
        QTest::newRow("upper case scheme") << "HTTPS://Host" << "https://host";
        QTest::newRow("path without scheme") << "h:8080/prefix" << "";
        QTest::newRow("other scheme") << "ftp://h" << "";
        QTest::newRow("bad port") << "https://h:99999" << "";
        QTest::newRow("no host") << "https://" << "";
        QTest::newRow("space") << "https://a b" << "";
    }
    void serverAddresses()
    {
        QFETCH(QString, written);
        QFETCH(QString, url);
        ConfigSandbox box;
        const auto made = box.single("{server: '" + written.toStdString() + "'}", "{}");
        QCOMPARE(bool(made), !url.isEmpty());
        if (made)
            QCOMPARE(QString::fromStdString(made->server.url()), url);
        else
            QCOMPARE(made.error().field, std::string("server"));
    }

    void plainHttpCarriesNoCredentials()
    {
        ConfigSandbox box;
        const auto made = box.single("{server: 'http://h', certificate-authority: nowhere}", "{token: t, client-certificate: nowhere, client-key: nowhere, as: alice}");
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        QVERIFY(made->auth.token.empty());
        QVERIFY(made->auth.certificate.empty());
        QCOMPARE(made->impersonate.user, std::string("alice"));
    }

    void inClusterIsTakenWhenNothingElseIs()
    {
        ConfigSandbox box;
        box.environment.variables["KUBERNETES_SERVICE_HOST"] = "10.96.0.1";
        box.environment.variables["KUBERNETES_SERVICE_PORT"] = "443";
        QVERIFY(!box.resolve());
        box.write("serviceaccount/token", "t");
        box.write("serviceaccount/namespace", "team\n");
        const auto made = box.resolve();
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        QVERIFY(made->inCluster);
        QCOMPARE(made->server.url(), std::string("https://10.96.0.1"));
        QCOMPARE(made->auth.tokenFile, box.path("serviceaccount/token"));
        QCOMPARE(made->ns, std::string("team"));
        QCOMPARE(box.resolve({.ns = "flag"})->ns, std::string("flag"));
        box.write(".kube/config", contextFile("a", "https://one", "current-context: a\n"));
        QVERIFY(!box.resolve()->inCluster);
    }

    void threeHundredContextsAreListed()
    {
        ConfigSandbox box;
        std::string clusters = "clusters:\n", users = "users:\n", contexts = "contexts:\n";
        for (int i = 0; i < 300; ++i) {
            const std::string n = std::to_string(i);
            clusters += "- name: k" + n + "\n  cluster:\n    server: https://host" + n + "\n    certificate-authority-data: " + std::string(1600, 'A') + "\n";
            users += "- name: u" + n + "\n  user: {token: t}\n";
            contexts += "- name: c" + n + "\n  context: {cluster: k" + n + ", user: u" + n + ", namespace: team}\n";
        }
        box.environment.variables["KUBECONFIG"] = box.write("f", clusters + users + contexts + "current-context: c7\n");
        const auto config = Kubeconfig::load({}, box.environment);
        QVERIFY(config);
        const auto contextsFound = config->contexts();
        QCOMPARE(int(contextsFound.size()), 300);
        QCOMPARE(contextsFound[7].server, std::string("https://host7"));
        QVERIFY(contextsFound[7].current);
        QVERIFY(!contextsFound[8].current);
    }
};

QTEST_GUILESS_MAIN(ConfigKubeconfig)
#include "config_kubeconfig.moc"
