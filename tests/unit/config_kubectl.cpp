// Asks the kubectl at hand what it makes of the same files and environment.

#include <QProcess>
#include <QTest>

#include "models/config/kubeconfigschema.h"
#include "models/decode/jsonparser.h"
#include "tests/kubectl.h"
#include "tests/support/configsandbox.h"
#include "tests/support/needs.h"
#include "tests/support/pki.h"

using namespace portolan;
using portolan::test::Authority;
using portolan::test::ConfigSandbox;
using portolan::test::Identity;
using portolan::test::kubectlMinor;
using portolan::test::kubectlProgram;

class ConfigKubectl : public QObject
{
    Q_OBJECT
private:
    struct Said {
        bool good = false;
        Json view;
        QByteArray complaint;
    };
    Said ask(const ConfigSandbox &box, const QStringList &flags = {}) const
    {
        QProcess kubectl;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (const auto &[name, value] : box.environment.variables)
            environment.insert(QString::fromStdString(name), QString::fromStdString(value));
        kubectl.setProcessEnvironment(environment);
        kubectl.start(m_kubectl, QStringList{QStringLiteral("config"), QStringLiteral("view"), QStringLiteral("--minify"), QStringLiteral("--flatten"),
                                             QStringLiteral("--raw"), QStringLiteral("-o"), QStringLiteral("json")} + flags);
        kubectl.waitForFinished(60'000);
        Said said;
        const QByteArray out = kubectl.readAllStandardOutput();
        said.complaint = kubectl.readAllStandardError();
        said.good = kubectl.exitCode() == 0;
        if (const auto json = parseJson(std::string_view(out.constData(), std::size_t(out.size()))))
            said.view = *json;
        return said;
    }
    void compare(const ConfigSandbox &box, const ConnectionOverrides &overrides = {}, const QStringList &flags = {}) const
    {
        const Said said = ask(box, flags);
        QVERIFY2(said.good, said.complaint.constData());
        const auto made = box.resolve(overrides);
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        const Json &cluster = said.view["clusters"][0]["cluster"], &user = said.view["users"][0]["user"], &context = said.view["contexts"][0];
        QCOMPARE(made->context, context["name"].str());
        QCOMPARE(made->clusterName, said.view["clusters"][0]["name"].str());
        QCOMPARE(made->userName, said.view["users"][0]["name"].str());
        QCOMPARE(made->serverText, cluster["server"].str());
        QCOMPARE(made->ns, context["context"]["namespace"].view().empty() ? std::string("default") : context["context"]["namespace"].str());
        QCOMPARE(made->trust.caPem, decodeBase64(cluster["certificate-authority-data"].view()).value_or(std::string()));
        QCOMPARE(made->trust.insecure, cluster["insecure-skip-tls-verify"].toBool());
        QCOMPARE(made->trust.serverName, cluster["tls-server-name"].str());
        QCOMPARE(made->auth.certificate.certPem, decodeBase64(user["client-certificate-data"].view()).value_or(std::string()));
        QCOMPARE(made->auth.certificate.keyPem.reveal(), decodeBase64(user["client-key-data"].view()).value_or(std::string()));
        QCOMPARE(made->auth.token.reveal(), user["token"].str());
        QCOMPARE(made->auth.username, user["username"].str());
        QCOMPARE(made->impersonate.user, user["as"].str());
        QCOMPARE(made->impersonate.groups.size(), user["as-groups"].size());
        if (m_minor >= 26) // earlier ones drop it from the file
            QCOMPARE(made->disableCompression, cluster["disable-compression"].toBool());
    }
    const QString m_kubectl = kubectlProgram();
    const int m_minor = kubectlMinor(m_kubectl);

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_NEEDS_PROGRAM("kubectl");
    }

    void mergedFilesWithRelativePaths()
    {
        const Authority authority("ca");
        const Identity client = authority.issue("me");
        ConfigSandbox box;
        box.write("a/pki/ca.crt", authority.pem());
        box.write("b/me.crt", client.certPem);
        box.write("b/me.key", client.keyPem);
        const std::string one = box.write("a/config", "clusters: [{name: k, cluster: {server: 'https://h:6443/p/', certificate-authority: pki/ca.crt, tls-server-name: sni}}]\n"
                                                      "contexts: [{name: c, context: {cluster: k, user: u, namespace: team}}, {name: d, context: {cluster: j, user: v}}]\n");
        const std::string two = box.write("b/config", "clusters: [{name: k, cluster: {server: 'https://other'}}, {name: j, cluster: {server: 'http://j:80', disable-compression: true}}]\n"
                                                      "users: [{name: u, user: {client-certificate: me.crt, client-key: ./me.key, token: t, as: alice, as-groups: [g, h]}}, {name: v, user: {}}]\ncurrent-context: c\n");
        box.environment.variables["KUBECONFIG"] = one + ":" + box.path("missing") + ":" + two + ":";
        compare(box);
        compare(box, {.context = "d"}, {QStringLiteral("--context=d")});
        box.environment.variables["KUBECONFIG"] = two + ":" + one;
        compare(box);
    }

    void everySyntaxOfYaml_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray tail = "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n";
        QTest::newRow("octal and dates stay text in quotes") << "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: {token: '0644'}}]\n" + tail;
        QTest::newRow("folded") << "clusters:\n- name: k\n  cluster:\n    server: >-\n      https://h\nusers:\n- name: u\n  user:\n    token: |-\n      abc\n" + tail;
        QTest::newRow("merge") << "a: &a {server: 'https://h', tls-server-name: x1}\nclusters: [{name: k, cluster: {<<: *a, tls-server-name: x2}}]\nusers: [{name: u, user: {token: x}}]\n" + tail;
        QTest::newRow("duplicate keys") << "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: {token: one, token: two}}]\n" + tail;
        QTest::newRow("crlf") << QByteArray("clusters:\n- name: k\n  cluster:\n    server: https://h\nusers:\n- name: u\n  user:\n    token: x\n" + tail).replace('\n', "\r\n");
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF" "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: {token: x}}]\n" + tail;
        QTest::newRow("json") << QByteArray("{\"clusters\":[{\"name\":\"k\",\"cluster\":{\"server\":\"https://h\"}}],\"users\":[{\"name\":\"u\",\"user\":{\"token\":\"\\u00e9\"}}],"
                                            "\"contexts\":[{\"name\":\"c\",\"context\":{\"cluster\":\"k\",\"user\":\"u\"}}],\"current-context\":\"c\"}");
    }
    void everySyntaxOfYaml()
    {
        QFETCH(QByteArray, text);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", text.toStdString());
        compare(box);
    }

    /// Whatever makes kubectl fail to load makes us fail, and nothing else does.
    void sameFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = "clusters: [{name: k, cluster: {server: 'https://h'}}]\ncontexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n";
        const auto row = [&good](const char *users) { QTest::newRow(users) << good + "users: " + users + "\n"; };
        for (const char *users : {"[{name: u, user: {token: x}}]", "[{name: u, user: {token: 1}}]", "[{name: u, user: {token: yes}}]", "[{name: u, user: {token: 2030-01-01}}]",
                                  "[{name: u, user: {token: 1_0}}]", "[{name: u, user: {token: null}}]", "[{name: u, user: {token: ~}}]", "[{name: u, user: {token: [x]}}]",
                                  "[{name: u, user: []}]", "[{name: u}, {name: u}]", "{name: u}", "[{name: u, user: {as-groups: x}}]", "[{name: u, user: {as-groups: [x, null]}}]",
                                  "[{name: u, user: {as-user-extra: {k: [1]}}}]", "[{name: u, user: {client-key-data: '!'}}]", "[{name: u, user: {client-key-data: 'YWI'}}]",
                                  "[{name: u, user: {client-key-data: \"YW\\nJj\"}}]", "[{name: u, user: {exec: {provideClusterInfo: 'true'}}}]", "[{name: u, user: {Token: 1}}]",
                                  "[{name: u, user: {token: x}, user: {token: y}}]", "[x]", "[{name: u, user: {extensions: [{name: e, extension: 7}]}}]", "[{name: u}, null]",
                                  "[{name: u, user: {token: *nowhere}}]", "[{name: u, user: {token: 'open}}]", "[{name: u, user: {token: \"\\q\"}}]", "[{name: u, user: {token: 0x1F}}]",
                                  "[{name: u, user: {token: .inf}}]", "[{name: u, user: {token: 1:30}}]", "[{name: u, user: {token: !!str 1}}]", "[{name: u, user: {token: on}}]"})
            row(users);
    }
    void sameFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        ConfigSandbox box;
        box.environment.variables["KUBECONFIG"] = box.write("f", text.toStdString());
        const Said said = ask(box);
        const auto made = Kubeconfig::load({}, box.environment);
        QVERIFY2(said.good == made.has_value(), made ? said.complaint.constData() : made.error().toError().text().c_str());
    }
};

QTEST_GUILESS_MAIN(ConfigKubectl)
#include "config_kubectl.moc"
