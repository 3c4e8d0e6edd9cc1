// Contexts of the window: how many there may be, where they come from, and what one that is out of reach costs the others.
#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTcpServer>
#include <QTest>

#include "tests/support/configsandbox.h"
#include "tests/support/demowindow.h"
#include "tests/support/httpsserver.h"
#include "views/connection/connectionbadge.h"
#include "views/connection/plugindialog.h"
#include "views/window/topbar.h"

using namespace portolan;
using namespace portolan::test;

namespace {

std::string kubeconfigOf(const std::vector<std::pair<std::string, std::string>> &servers)
{
    std::string clusters = "clusters:\n", contexts = "contexts:\n";
    for (const auto &[name, server] : servers) {
        clusters += "- {name: " + name + ", cluster: {server: '" + server + "'}}\n";
        contexts += "- {name: " + name + ", context: {cluster: " + name + "}}\n";
    }
    return clusters + contexts + (servers.empty() ? std::string() : "current-context: " + servers.front().first + "\n");
}

/// A window over a sandbox's files.
struct Started : TestWindow {
    explicit Started(const ConfigSandbox &box) : TestWindow({}, box.environment) {}
    [[nodiscard]] bool phaseBecomes(ConnectionState::Phase phase, int patienceMs = 20'000) const
    {
        return QTest::qWaitFor([&] { return window.session() && window.session()->state().phase == phase; }, patienceMs);
    }
};

} // namespace

class ContextsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void threeHundredContextsAreListed()
    {
        ConfigSandbox box;
        std::vector<std::pair<std::string, std::string>> servers;
        for (int i = 0; i < 300; ++i)
            servers.emplace_back("cluster-" + std::to_string(i), "https://127.0.0.1:1");
        box.write(".kube/config", kubeconfigOf(servers));
        const WindowOpener opener({}, box.environment);
        const auto choices = opener.choices();
        QCOMPARE(std::count_if(choices.begin(), choices.end(), [](const SessionChoice &c) { return c.type == SessionChoice::Type::Context; }), 300);
        QCOMPARE(opener.initial(), std::string("context:cluster-0"));
        Started app(box);
        app.window.topBar()->contexts()->click();
        const auto lists = app.window.topBar()->contexts()->findChildren<QAbstractItemView *>();
        QVERIFY(!lists.isEmpty());
        QAbstractItemView *list = lists.first();
        QVERIFY(list->model()->rowCount() >= 300);
        auto *box2 = app.window.topBar()->contexts()->findChild<QLineEdit *>();
        QVERIFY(box2);
        QTest::keyClicks(box2, QStringLiteral("er-277"));
        QTRY_VERIFY(list->model()->rowCount() < 5);
        bool found = false;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            found = found || list->model()->index(row, 0).data().toString().contains(QStringLiteral("cluster-277"));
        QVERIFY(found);
    }

    /// One that refuses, one that never answers: the window goes on at once, and the next context is as quick as ever.
    void oneOutOfReachCostsTheOthersNothing()
    {
        QTcpServer silent; // accepts, and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        ConfigSandbox box;
        box.write(".kube/config", kubeconfigOf({{"silent", "https://127.0.0.1:" + std::to_string(silent.serverPort())},
                                                {"refused", "https://127.0.0.1:1"},
                                                {"nowhere", "https://name.invalid"}}));
        Started app(box);
        for (const char *name : {"silent", "refused", "nowhere"}) {
            app.window.openChoice(std::string("context:") + name);
            QVERIFY(app.window.session());
            QTest::qWait(50);
            app.window.openChoice("demo:default"); // and away again while it still tries
            QVERIFY(app.phaseBecomes(ConnectionState::Phase::Live, 5000));
        }
        app.window.openChoice("context:refused");
        QVERIFY(app.phaseBecomes(ConnectionState::Phase::Refused));
        QCOMPARE(app.opener.choices().size(), 3 + DemoServer::names().size());
    }

    void aKubeconfigThatComesLaterIsOffered()
    {
        ConfigSandbox box; // no ~/.kube at all
        Started app(box);
        QCOMPARE(app.opener.initial(), std::string("demo:default"));
        bool told = false;
        app.opener.onChoicesChanged([&told] { told = true; });
        box.write(".kube/config", kubeconfigOf({{"new", "https://127.0.0.1:1"}}));
        QTRY_VERIFY(told);
        const auto choices = app.opener.choices();
        QVERIFY(std::any_of(choices.begin(), choices.end(), [](const SessionChoice &c) { return c.title == "new"; }));
    }

    /// A kubeconfig that is not one's own: its plugin is shown and asked for, and once agreed to, never again.
    void aStrangersPluginRunsOnlyWhenOneAgrees()
    {
        const Authority authority("plugins");
        RecordingServer server(authority.issue("server", "IP:127.0.0.1"), authority.pem(), false);
        server.answer = [](const ReceivedRequest &request) {
            return request.target == "/version" ? RecordingServer::ok("{\"gitVersion\":\"v1.20.2\"}") : std::string("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        };
        ConfigSandbox box;
        const std::string plugin = box.write("plugin", "#!/bin/sh\necho run >> '" + box.path("runs")
            + "'\necho '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"t\"}}'\n");
        QFile::setPermissions(QString::fromStdString(plugin), QFile::ReadOwner | QFile::ExeOwner);
        const auto writeConfig = [&](const std::string &argument) {
            return box.write("stranger", "clusters: [{name: k, cluster: {server: 'https://127.0.0.1:" + std::to_string(server.port()) + "', certificate-authority-data: "
                + QByteArray::fromStdString(authority.pem()).toBase64().toStdString() + "}}]\nusers: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin, args: ['"
                + argument + "'], env: [{name: EXTRA, value: hidden}], interactiveMode: Never}}}]\ncontexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n");
        };
        WindowOptions options;
        options.connection.kubeconfig = writeConfig("<b>one</b>");
        TestWindow app(options, box.environment);
        const auto dialog = [&app] { return app.window.findChild<PluginDialog *>(); };
        const auto ran = [&box] { return QFile::exists(QString::fromStdString(box.path("runs"))); };
        app.window.openChoice("context:c");
        QVERIFY(dialog() && dialog()->isVisible());
        QVERIFY(!app.window.session());
        QVERIFY(dialog()->findChild<QPlainTextEdit *>(QStringLiteral("command"))->toPlainText().contains(QString::fromStdString(plugin) + QStringLiteral(" <b>one</b>")));
        QStringList shown;
        for (const QPlainTextEdit *text : dialog()->findChildren<QPlainTextEdit *>())
            shown << text->toPlainText();
        QVERIFY(shown.contains(QStringLiteral("EXTRA")) && shown.contains(QString::fromStdString(options.connection.kubeconfig)));
        QVERIFY(!(allText(dialog()) + shown.join(QLatin1Char('\n'))).contains(QStringLiteral("hidden")));
        app.saveShot(QStringLiteral("plugin-question"));
        QTest::keyClick(dialog(), Qt::Key_Return); // what one presses without reading
        QTRY_VERIFY(!dialog());
        QVERIFY(!app.window.session() && !ran());

        app.window.openChoice("context:c");
        app.window.openChoice("demo:default"); // something else instead
        QTRY_VERIFY(!dialog());
        QVERIFY(app.window.session() && !ran());

        app.window.openChoice("context:c");
        QVERIFY(dialog());
        dialog()->accept();
        QTRY_VERIFY(app.window.session() && app.window.session()->state().phase == ConnectionState::Phase::Live);
        QVERIFY(ran());
        QCOMPARE(server.requests().front().all("authorization"), std::vector<std::string>{"Bearer t"});

        TestWindow later(options, box.environment); // remembered
        later.window.openChoice("context:c");
        QVERIFY(!later.window.findChild<PluginDialog *>() && later.window.session());
        writeConfig("two"); // another command is another question
        later.window.openChoice("context:c");
        QVERIFY(later.window.findChild<PluginDialog *>());
    }

    void onesOwnPluginAndAForbiddenOneAreNotAskedAbout()
    {
        ConfigSandbox box;
        const std::string text = "clusters: [{name: k, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: /nowhere/plugin, interactiveMode: Never}}}]\n"
                                 "contexts: [{name: c, context: {cluster: k, user: u}}]\ncurrent-context: c\n";
        box.write(".kube/config", text);
        Started own(box);
        own.window.openChoice("context:c");
        QVERIFY(!own.window.findChild<PluginDialog *>() && own.window.session());
        WindowOptions options;
        options.connection.kubeconfig = box.write("stranger", text);
        box.write(".kube/kuberc", "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: DenyAll\n");
        TestWindow denied(options, box.environment);
        denied.window.openChoice("context:c");
        QVERIFY(!denied.window.findChild<PluginDialog *>());
        QTRY_VERIFY(denied.window.session()->state().phase == ConnectionState::Phase::Refused);
        QVERIFY(denied.window.session()->state().error->detail.find("DenyAll") != std::string::npos);
    }

    void inAPodItsOwnAccountOpens()
    {
        const Authority authority("pods");
        RecordingServer server(authority.issue("server", "IP:127.0.0.1"), authority.pem(), false);
        server.answer = [](const ReceivedRequest &request) {
            return request.target == "/version" ? RecordingServer::ok("{\"gitVersion\":\"v1.20.2\"}")
                                                : std::string("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        };
        ConfigSandbox box;
        box.write("serviceaccount/token", "pod-token\n");
        box.write("serviceaccount/ca.crt", authority.pem());
        box.write("serviceaccount/namespace", "team");
        box.environment.variables["KUBERNETES_SERVICE_HOST"] = "127.0.0.1";
        box.environment.variables["KUBERNETES_SERVICE_PORT"] = std::to_string(server.port());
        Started app(box);
        QCOMPARE(app.opener.initial(), std::string("context:"));
        QCOMPARE(app.opener.choices().front().title, std::string("in-cluster"));
        app.window.openChoice(app.opener.initial());
        QVERIFY(app.phaseBecomes(ConnectionState::Phase::Live));
        QCOMPARE(app.window.session()->title(), std::string("in-cluster"));
        QCOMPARE(app.window.session()->defaultNamespace(), std::string("team"));
        QCOMPARE(server.requests().front().all("authorization"), std::vector<std::string>{"Bearer pod-token"});
        box.write(".kube/config", kubeconfigOf({{"chosen", "https://127.0.0.1:1"}}));
        QCOMPARE(WindowOpener({}, box.environment).initial(), std::string("context:chosen")); // what is configured comes first
    }
};

QTEST_MAIN(ContextsTest)
#include "gui_contexts.moc"
