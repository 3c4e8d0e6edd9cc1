// `portolan logs`: kubectl's options, whose log is meant, and what a refusal is told as.
#include <QTest>

#include "tests/support/runlogs.h"

using namespace portolan;
using namespace portolan::test;

namespace {

using Answer = LogServer::Answer;

} // namespace

class CommandsLogOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheKubeletSaysIsNoLine_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("code");
        QTest::newRow("gone") << QByteArray("unable to retrieve container logs for containerd://abc") << int(ExitNotFound);
        QTest::newRow("no file") << QByteArray("failed to try resolving symlinks in path \"/var/log/pods/x/0.log\": lstat /var/log/pods/x/0.log: no such file or directory") << int(ExitNotFound);
        QTest::newRow("unreadable") << QByteArray("failed to open log file \"/var/log/pods/x/0.log\": too many open files") << int(ExitConnection);
        QTest::newRow("runtime") << QByteArray("rpc error: code = NotFound desc = an error occurred when try to find container \"abc\": not found") << int(ExitNotFound);
    }
    void whatTheKubeletSaysIsNoLine()
    {
        QFETCH(QByteArray, said);
        QFETCH(int, code);
        for (const bool lines : {true, false}) {
            for (const char *arguments : {"web", "web -f"}) {
                LogServer server;
                if (lines)
                    server.write(1, "one\n");
                server.state = LogServer::State::Ended;
                const QByteArray behind = lines && QByteArray(arguments) == "web" ? said + '\n' : said; // a proxy may end it
                server.onLog = [&behind](int, const QUrlQuery &) { Answer a; a.behind = behind; return a; };
                const Ran ran = runLogs(server, words(arguments));
                expect(ran, lines ? "one\n" : "", code);
                QVERIFY2(ran.err.contains(said.left(20)), ran.err);
            }
        }
    }
    void aRefusalIsToldWithItsExitCode_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int status, const char *message, int code) { QTest::newRow(name) << status << QByteArray(message) << code; };
        row("waiting", 400, "container \"app\" in pod \"web\" is waiting to start: ContainerCreating", ExitNotFound);
        row("no image", 400, "container \"app\" in pod \"web\" is waiting to start: trying and failing to pull image", ExitNotFound);
        row("none before", 400, "previous terminated container \"app\" in pod \"web\" not found", ExitNotFound);
        row("not available", 400, "container \"app\" in pod \"web\" is not available", ExitNotFound);
        row("terminated", 400, "container \"app\" in pod \"web\" is terminated", ExitNotFound);
        row("unknown container", 400, "container app is not valid for pod web", ExitNotFound);
        row("forbidden", 403, "pods \"web\" is forbidden: User \"x\" cannot get resource \"pods/log\" in API group \"\" in the namespace \"default\"", ExitForbidden);
        row("the kubelet forbids", 403, "Forbidden (user=apiserver, verb=get, resource=nodes, subresource=proxy) ( pods/log web)", ExitForbidden);
        row("the kubelet knows nobody", 401, "the server has asked for the client to provide credentials ( pods/log web)", ExitConnection);
        row("unauthorized", 401, "Unauthorized", ExitConnection);
        row("no pod", 404, "pods \"web\" not found", ExitNotFound);
        row("no pod at the kubelet", 404, "the server could not find the requested resource ( pods/log web)", ExitNotFound);
        row("invalid", 422, "PodLogOptions \"web\" is invalid: sinceSeconds: Invalid value: 0: must be greater than 0", ExitUsage);
        row("kubelet away", 500, "Get \"https://n1:10250/containerLogs/default/web/app\": dial tcp 10.0.0.1:10250: connect: connection refused", ExitConnection);
        row("its certificate", 500, "Get \"https://n1:10250/containerLogs/default/web/app\": remote error: tls: internal error", ExitConnection);
        row("unavailable", 503, "the server is currently unable to handle the request", ExitConnection);
    }
    void aRefusalIsToldWithItsExitCode()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, message);
        QFETCH(int, code);
        LogServer server;
        server.onLog = [&](int, const QUrlQuery &) { Answer a; a.status = status; a.message = message; return a; };
        const Ran ran = runLogs(server, words("web"));
        expect(ran, "", code);
        QVERIFY2(ran.err.contains(message.left(30)), ran.err);
        QCOMPARE(server.logQuestions, 1);
        expect(runLogs(server, words("web --ignore-errors")), "error: " + message + '\n');
    }
    void aFollowWaitsForTheContainerToStart()
    {
        LogServer server;
        server.state = LogServer::State::Ended;
        server.write(1, "one\n");
        server.onLog = [](int n, const QUrlQuery &) {
            Answer a;
            a.status = n < 3 ? 400 : 200;
            a.message = "container \"app\" in pod \"web\" is waiting to start: ContainerCreating";
            return a;
        };
        expect(runLogs(server, words("web -f")), "one\n");
        server.onLog = [](int, const QUrlQuery &) { Answer a; a.status = 400; a.message = "container \"app\" in pod \"web\" is waiting to start: PodInitializing"; return a; };
        expect(runLogs(server, words("web -f --pod-running-timeout 2s")), "", ExitNotFound);
    }
    void aServerThatAsksToWaitIsWaitedFor()
    {
        LogServer server;
        server.write(1, "one\n");
        server.onLog = [](int n, const QUrlQuery &) { Answer a; a.status = n == 1 ? 429 : n == 2 ? 503 : 200; a.headers = "Retry-After: 1\r\n"; return a; };
        expect(runLogs(server, words("web")), "one\n");
    }
    void aPodWithoutANodeHasAnEmptyLog()
    {
        LogServer server;
        server.onLog = [](int, const QUrlQuery &) { Answer a; a.status = 204; return a; };
        expect(runLogs(server, words("web")), "");
        expect(runLogs(server, words("web -f")), "");
    }

    void tailAndSinceAreTheServers()
    {
        LogServer server;
        writeTen(server);
        expect(runLogs(server, words("web --tail 2")), "line 8\nline 9\n");
        expect(runLogs(server, words("web --tail=-1")), LogServer::textOf(server.current.file));
        expect(runLogs(server, words("web --tail 0")), "");
        expect(runLogs(server, words("web --since-time 2026-01-02T00:00:07.9Z")), "line 7\nline 8\nline 9\n");
        static_cast<void>(runLogs(server, words("web --since 1500ms")));
        QCOMPARE(server.queries.last().queryItemValue(QStringLiteral("sinceSeconds")), QStringLiteral("2"));
    }
    void theRestOfAnOlderLineIsALine()
    {
        LogServer server;
        server.write(1, QByteArray(16384, 'a'));
        server.write(5, "tail of it\n");
        server.write(6, "next\n");
        expect(runLogs(server, words("web --since-time 2026-01-02T00:00:04Z")), "tail of it\nnext\n");
    }
    void limitBytesCutsHere()
    {
        LogServer server;
        writeTen(server);
        expect(runLogs(server, words("web --limit-bytes 10")), "line 0\nlin");
        expect(runLogs(server, words("web --limit-bytes 34 --timestamps")), "2026-01-02T00:00:00.000000500Z lin");
        expect(runLogs(server, words("web --limit-bytes 7")), "line 0\n");
        expect(runLogs(server, words("web -f --limit-bytes 7")), "line 0\n");
        expect(runLogs(server, words("web --limit-bytes 1000")), LogServer::textOf(server.current.file));
    }
    void containersAreChosenAsKubectlDoes()
    {
        LogServer server;
        server.write(1, "one\n");
        server.containers = {"app", "side"};
        server.initContainers = {"setup"};
        Ran ran = runLogs(server, words("web"));
        expect(ran, "one\n");
        QVERIFY2(ran.err.contains("Defaulted container \"app\" out of: app, side, setup (init)\n"), ran.err);
        expect(runLogs(server, words("web --all-containers --prefix")), "[pod/web/setup] one\n[pod/web/app] one\n[pod/web/side] one\n");
        expect(runLogs(server, words("web -c side --prefix")), "[pod/web/side] one\n");
        expect(runLogs(server, words("pod/web side --prefix")), "[pod/web/side] one\n");
        expect(runLogs(server, words("default/web -c setup --prefix")), "[pod/web/setup] one\n");
        ran = runLogs(server, words("web -c none"));
        expect(ran, "", ExitNotFound);
        QVERIFY2(ran.err.contains("container none is not valid for pod web out of: app, side, setup (init)"), ran.err);
        server.annotations = {{QStringLiteral("kubectl.kubernetes.io/default-container"), QStringLiteral("side")}};
        ran = runLogs(server, words("web --prefix"));
        expect(ran, "[pod/web/side] one\n");
        QVERIFY2(!ran.err.contains("Defaulted"), ran.err);
        server.annotations = {{QStringLiteral("kubectl.kubernetes.io/default-container"), QStringLiteral("nobody")}};
        ran = runLogs(server, words("web --prefix"));
        QVERIFY2(ran.err.contains("Default container name \"nobody\" not found in pod web\nDefaulted container \"app\""), ran.err);
    }
    void severalPodsComeOneAfterAnotherOrAtOnce()
    {
        LogServer server;
        for (int i = 0; i < 20; ++i)
            server.write(i, QByteArray::number(i) + '\n');
        server.state = LogServer::State::Ended;
        server.pods = {"web-a", "web-b", "web-c"};
        Ran ran = runLogs(server, words("deploy/web --tail 1"));
        expect(ran, "19\n");
        QVERIFY2(ran.err.contains("Found 3 pods, using pod/web-a"), ran.err);
        expect(runLogs(server, words("deployments.apps/web --all-pods --tail 1")), "[pod/web-a/app] 19\n[pod/web-b/app] 19\n[pod/web-c/app] 19\n");
        QCOMPARE(runLogs(server, words("-l app=web")).out.count('\n'), 30);
        QCOMPARE(runLogs(server, words("-l app=web --tail=-1")).out.count('\n'), 60);
        QCOMPARE(runLogs(server, words("-l app=web -f --prefix")).out.count('\n'), 30);
        expect(runLogs(server, words("-l app=web -f --max-log-requests 2")), "", ExitUsage);
        server.pods.clear();
        ran = runLogs(server, words("-l app=web"));
        expect(ran, "");
        QVERIFY2(ran.err.contains("No resources found in default namespace."), ran.err);
    }
    void anErrorEndsTheSequenceUnlessItIsToBeIgnored()
    {
        LogServer server;
        server.pods = {"a", "b"};
        server.write(1, "one\n");
        const auto refuseFirst = [](int n, const QUrlQuery &) { Answer a; a.status = n == 1 ? 400 : 200; a.message = "container \"app\" in pod \"a\" is terminated"; return a; };
        server.onLog = refuseFirst;
        expect(runLogs(server, words("-l app=web")), "", ExitNotFound);
        server.logQuestions = 0;
        expect(runLogs(server, words("-l app=web --ignore-errors")), "error: container \"app\" in pod \"a\" is terminated\none\n");
    }

    void filesTellTheLogsTheyHold()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("dump.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\nkind: PodList\napiVersion: v1\nitems:\n- metadata: {name: web, namespace: shop}\n  spec: {containers: [{name: web}, {name: side}]}\n"
                   "==== START logs for container web of pod shop/web ====\none\ntwo\n==== END logs for container web of pod shop/web ====\n");
        file.close();
        const auto run = [&file](const char *arguments) { return runProgram(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("logs"), QStringLiteral("--input"), file.fileName()} + words(arguments)); };
        expect(run("shop/web"), "one\ntwo\n");
        expect(run("web -n shop --tail 1 --prefix"), "[pod/web/web] two\n");
        expect(run("web -n shop --limit-bytes 5"), "one\nt");
        expect(run("web -n shop -c side"), "", ExitNotFound);
        expect(run("web -n shop -f"), "", ExitUsage);
        expect(run("web -n shop --timestamps"), "", ExitUsage);
        expect(run("web -n shop --since 5m"), "", ExitUsage);
        expect(run("nobody -n shop"), "", ExitNotFound);
    }

    void wrongArgumentsAreUsageErrors_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments : {"", "a b c", "web -l app=x", "web side -c side", "web --since -5s", "web --since 5", "web --since x", "web --since 400ms", "web --tail x", "web --tail -2",
                                      "web --limit-bytes -1", "web --since 5s --since-time 2026-01-02T00:00:00Z", "web --since-time yesterday", "web -c a --all-containers", "/web", "web/", "a/b/c",
                                      "web -A", "web --max-log-requests 0", "web --pod-running-timeout 0s", "web --nonsense"})
            QTest::newRow(arguments) << QString::fromLatin1(arguments);
    }
    void wrongArgumentsAreUsageErrors()
    {
        QFETCH(QString, arguments);
        const LogServer server;
        expect(runLogs(server, words(arguments.toLatin1().constData())), "", ExitUsage);
        QCOMPARE(server.logQuestions, 0);
    }
};

QTEST_GUILESS_MAIN(CommandsLogOptions)
#include "commands_logoptions.moc"
