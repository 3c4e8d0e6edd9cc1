// Contexts of the window: how many there may be, where they come from, and what one that is out of reach costs the others.
#include <QAbstractItemView>
#include <QLineEdit>
#include <QTcpServer>
#include <QTest>

#include "tests/support/configsandbox.h"
#include "tests/support/httpsserver.h"
#include "tests/support/demowindow.h"
#include "views/window/connectionbadge.h"
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
