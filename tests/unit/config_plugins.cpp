// Which credential plugins run at all: a kuberc's policy, whose kubeconfig names them, and where their programs are found.

#include <QDir>
#include <QFile>
#include <QTest>

#include "models/config/execplugin.h"
#include "models/config/pluginpolicy.h"
#include "tests/support/configsandbox.h"

using namespace portolan;
using portolan::test::ConfigSandbox;

namespace {

const std::string head = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n";
const std::string user = "{exec: {apiVersion: client.authentication.k8s.io/v1, command: ./bin/plugin, interactiveMode: Never}}";

/// A program that says that it ran.
std::string program(const ConfigSandbox &box, const std::string &name)
{
    const std::string path = box.write(name, "#!/bin/sh\necho run >> '" + box.path("runs") + "'\n"
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t\"}}'\n");
    QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

std::optional<Error> run(const ExecSpec &spec)
{
    ExecPlugin plugin(spec, false);
    std::optional<Result<ProvidedCredential>> answer;
    plugin.start([&answer](Result<ProvidedCredential> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return Error{ErrorKind::Timeout, 0, "test", "no answer", false};
    return *answer ? std::nullopt : std::optional(answer->error());
}

struct PathVariable {
    explicit PathVariable(const std::string &value) { qputenv("PATH", QByteArray::fromStdString(value)); }
    ~PathVariable() { qputenv("PATH", before); }
    const QByteArray before = qgetenv("PATH");
};

} // namespace

class ConfigPlugins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePolicyOfTheKubercDecides_data()
    {
        QTest::addColumn<QString>("kuberc");
        QTest::addColumn<bool>("runs");
        const auto row = [](const char *name, const std::string &rest, bool runs) { QTest::newRow(name) << QString::fromStdString(head + rest) << runs; };
        row("no policy", "", true);
        QTest::newRow("empty file") << QString() << true;
        row("empty policy", "credentialPluginPolicy: ''\n", true);
        row("all", "credentialPluginPolicy: AllowAll\n", true);
        row("none", "credentialPluginPolicy: DenyAll\n", false);
        row("none, in the second document", "defaults: []\n---\n", true);
        row("its path", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: HOME/bin/plugin}]\n", true);
        row("its path under the old name", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: HOME/bin/plugin}]\n", true);
        row("its bare name, found there by PATH", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: other}, {command: plugin}]\n", true);
        row("another", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: other}]\n", false);
        row("a demand that cannot be checked", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: HOME/bin/plugin, sha256: abc}]\n", false);
        row("two names", "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: HOME/bin/plugin, name: other}]\n", false);
    }
    void thePolicyOfTheKubercDecides()
    {
        QFETCH(QString, kuberc);
        QFETCH(bool, runs);
        ConfigSandbox box;
        program(box, "bin/plugin");
        const PathVariable path(box.path("bin") + ":/usr/bin:/bin");
        box.write(".kube/kuberc", kuberc.replace(QStringLiteral("HOME"), QString::fromStdString(box.home())).toStdString());
        const auto made = box.single("{server: 'https://h'}", user);
        QVERIFY2(made, made ? "" : made.error().toError().text().c_str());
        const auto refused = run(*made->auth.exec);
        QCOMPARE(!refused, runs);
        QCOMPARE(QFile::exists(QString::fromStdString(box.path("runs"))), runs);
        if (refused) {
            QVERIFY(refused->kind == ErrorKind::Unauthorized);
            QVERIFY2(refused->detail.find(box.path(".kube/kuberc")) != std::string::npos, refused->detail.c_str());
            QVERIFY(refused->context.find("bin/plugin") != std::string::npos);
        }
    }

    void contradictionsLetNothingRun_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("unknown policy") << QByteArray("credentialPluginPolicy: DenySome\n") << QByteArray("credentialPluginPolicy");
        QTest::newRow("policy of another type") << QByteArray("credentialPluginPolicy: [DenyAll]\n") << QByteArray("credentialPluginPolicy");
        QTest::newRow("list without its policy") << QByteArray("credentialPluginAllowlist: [{command: a}]\n") << QByteArray("credentialPluginAllowlist");
        QTest::newRow("list beside AllowAll") << QByteArray("credentialPluginPolicy: AllowAll\ncredentialPluginAllowlist: []\n") << QByteArray("credentialPluginAllowlist");
        QTest::newRow("no list") << QByteArray("credentialPluginPolicy: Allowlist\n") << QByteArray("credentialPluginAllowlist");
        QTest::newRow("empty list") << QByteArray("credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: []\n") << QByteArray("credentialPluginAllowlist");
        QTest::newRow("empty entry") << QByteArray("credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{}]\n") << QByteArray("credentialPluginAllowlist");
        QTest::newRow("detour") << QByteArray("credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: /a/../b}]\n") << QByteArray("credentialPluginAllowlist");
        QTest::newRow("misspelled list") << QByteArray("credentialPluginPolicy: Allowlist\ncredentialPluginAllowList: [{command: a}]\n") << QByteArray("credentialPluginAllowlist");
    }
    void contradictionsLetNothingRun()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QByteArray, field);
        ConfigSandbox box;
        const std::string kuberc = box.write(".kube/kuberc", head + rest.toStdString());
        const auto made = box.single("{server: 'https://h'}", user);
        QVERIFY(!made);
        QCOMPARE(made.error().file, kuberc);
        QCOMPARE(QByteArray::fromStdString(made.error().field), field);
        QVERIFY(box.single("{server: 'https://h'}", "{token: t}")); // who needs no plugin is not held up
    }

    void theKubercIsTakenFromWhereKubectlTakesIt()
    {
        ConfigSandbox box;
        box.write(".kube/kuberc", head + "credentialPluginPolicy: DenyAll\n");
        const std::string other = box.write("other", head + "credentialPluginPolicy: AllowAll\n"), third = box.write("third", head);
        const auto policy = [&box](const std::string &flag) {
            std::vector<ConfigNotice> notices;
            return loadPluginPolicy(flag, box.environment, notices);
        };
        QVERIFY(policy({})->type == PluginPolicy::Type::DenyAll);
        QCOMPARE(policy(other)->file, other);
        box.environment.variables["KUBERC"] = third;
        QCOMPARE(policy({})->file, third);
        QCOMPARE(policy(other)->file, other); // the flag wins
        box.environment.variables["KUBERC"] = box.path("gone");
        QCOMPARE(policy({}).error().file, box.path("gone")); // a named file must be there
        box.environment.variables["KUBERC"] = "off";
        QVERIFY(policy({})->type == PluginPolicy::Type::AllowAll);
        QVERIFY(!policy(other));
        box.environment.variables = {{"KUBECTL_KUBERC", "false"}};
        QVERIFY(policy({})->type == PluginPolicy::Type::AllowAll);
    }

    void aDefaultFileThatIsNoneIsToldAndCountsForNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no YAML") << QByteArray("{");
        QTest::newRow("another kind") << QByteArray("apiVersion: v1\nkind: Config\ncredentialPluginPolicy: DenyAll\n");
        QTest::newRow("a field nobody knows") << QByteArray::fromStdString(head + "credentialPluginPolcy: DenyAll\n");
    }
    void aDefaultFileThatIsNoneIsToldAndCountsForNothing()
    {
        QFETCH(QByteArray, text);
        ConfigSandbox box;
        const std::string file = box.write(".kube/kuberc", text.toStdString());
        std::vector<ConfigNotice> notices;
        const auto policy = loadPluginPolicy({}, box.environment, notices);
        QVERIFY(policy && policy->type == PluginPolicy::Type::AllowAll);
        QCOMPARE(notices.size(), std::size_t(1));
        QVERIFY2(notices[0].text().find(file) == 0, notices[0].text().c_str());
        QVERIFY(loadPluginPolicy(file, box.environment, notices).has_value() == text.contains("Polcy")); // named, it must be one
    }

    void onlyOnesOwnKubeconfigsAreOnesOwn()
    {
        ConfigSandbox box;
        const std::string home = box.write(".kube/config", ""), listed = box.write("listed", ""), stranger = box.write("stranger", "");
        box.environment.variables["KUBECONFIG"] = box.path("missing") + ":" + listed;
        QVERIFY(QFile::link(QString::fromStdString(listed), QString::fromStdString(box.path("link"))));
        QVERIFY(isOwnKubeconfig(home, box.environment) && isOwnKubeconfig(listed, box.environment) && isOwnKubeconfig(box.path("link"), box.environment));
        QVERIFY(!isOwnKubeconfig(stranger, box.environment));
        QVERIFY(!isOwnKubeconfig(box.path("other/../stranger"), box.environment));
        const std::string text = "clusters: [{name: k, cluster: {server: 'https://h'}}]\nusers: [{name: u, user: " + user + "}]\n"
                                 "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n";
        box.write("stranger", text);
        box.write("listed", text);
        const auto foreign = box.resolve({.kubeconfig = stranger}), own = box.resolve();
        QVERIFY(foreign->auth.exec->foreign);
        QCOMPARE(foreign->notices.size(), std::size_t(1));
        const std::string said = foreign->notices[0].text();
        QVERIFY2(said.find(stranger) != std::string::npos && said.find(box.path("bin/plugin")) != std::string::npos, said.c_str());
        QVERIFY(!own->auth.exec->foreign);
        QVERIFY(own->notices.empty());
    }

    void programsAreNotTakenFromWhereOneHappensToStand()
    {
        ConfigSandbox box;
        program(box, "here/plugin");
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QString::fromStdString(box.path("here"))));
        {
            const PathVariable path(".::here:" + box.path("empty"));
            QCOMPARE(findProgram("plugin"), std::string());
        }
        const PathVariable path(".:" + box.path("here"));
        QCOMPARE(findProgram("plugin"), box.path("here/plugin"));
        QCOMPARE(findProgram(box.path("here/plugin")), box.path("here/plugin"));
        QCOMPARE(findProgram(box.path("here")), std::string());
        QDir::setCurrent(before);
    }
};

QTEST_GUILESS_MAIN(ConfigPlugins)
#include "config_plugins.moc"
