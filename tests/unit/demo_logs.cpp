// The demo server's logs: they move, hold still between two questions, and are refused as a kubelet refuses.
#include <QProcess>
#include <QTest>

#include "app/demo/demoserver.h"
#include "app/demo/demologs.h"
#include "models/core/json.h"
#include "models/logs/logstamp.h"
#include "tests/kubectl.h"

using namespace portolan;
using namespace portolan::test;

namespace {

Ran logs(const QStringList &arguments)
{
    return runProgram(QStringLiteral(PORTOLAN_BINARY), QStringList{QStringLiteral("logs"), QStringLiteral("--demo"), QStringLiteral("--now"), QStringLiteral("2026-01-15T12:00:00Z"), QStringLiteral("-n"), QStringLiteral("shop")} + arguments);
}

} // namespace

class DemoLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartOfALogIsAlwaysTheSame()
    {
        const Json pod = Json::object({{"metadata", Json::object({{"name", "web-0"}})}});
        const DemoRun run{Timestamp::parse("2026-01-15T08:00:00Z"), {}};
        const std::int64_t noon = Timestamp::parse("2026-01-15T12:00:00Z").micros * 1000, minute = 60'000'000'000;
        for (const char *container : {"nginx", "cart", "postgres", "agent", "controller"}) {
            const auto whole = demoLines("default", pod, container, run, noon - 2 * minute, noon, 4000);
            const auto early = demoLines("default", pod, container, run, noon - 2 * minute, noon - minute, 4000);
            const auto late = demoLines("default", pod, container, run, noon - minute + 1, noon, 4000);
            QVERIFY(!early.empty() && !late.empty());
            QCOMPARE(early.size() + late.size(), whole.size());
            for (std::size_t i = 0; i < whole.size(); ++i) {
                QCOMPARE(whole[i].text, i < early.size() ? early[i].text : late[i - early.size()].text);
                QVERIFY(i == 0 || whole[i - 1].nanos <= whole[i].nanos);
            }
        }
    }
    void aWorkloadsPodsWriteDifferentLogs()
    {
        const Ran one = logs({QStringLiteral("web-74f6c9d8b-5lfrw"), QStringLiteral("--tail"), QStringLiteral("20")});
        const Ran other = logs({QStringLiteral("web-74f6c9d8b-9ckxq"), QStringLiteral("--tail"), QStringLiteral("20")});
        QCOMPARE(one.code, 0);
        QCOMPARE(one.out.count('\n'), 20);
        QCOMPARE(other.out.count('\n'), 20);
        QVERIFY(one.out != other.out);
        QVERIFY(one.out.contains("\"GET /"));
    }
    void aContainerThatCrashesHasTheLogOfItsLastRun()
    {
        const Ran now = logs({QStringLiteral("mailer-6c8b9d7f4-n7t2p")});
        QCOMPARE(now.code, 0);
        QVERIFY2(now.out.contains("connection refused"), now.out);
        QCOMPARE(logs({QStringLiteral("mailer-6c8b9d7f4-n7t2p"), QStringLiteral("-p")}).out, now.out);
    }
    void whatHasNoLogIsRefused()
    {
        QCOMPARE(logs({QStringLiteral("web-74f6c9d8b-5lfrw"), QStringLiteral("-p")}).code, 4);
        QCOMPARE(logs({QStringLiteral("db-1")}).out, QByteArray());
        QCOMPARE(logs({QStringLiteral("nobody")}).code, 4);
    }
    void sinceAndStampsAreThoseOfTheLines()
    {
        const Ran ran = logs({QStringLiteral("web-74f6c9d8b-5lfrw"), QStringLiteral("--since"), QStringLiteral("30s"), QStringLiteral("--timestamps")});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.count('\n') > 5);
        for (const QByteArray &line : ran.out.split('\n')) {
            const auto stamp = readLeadingStamp({line.constData(), std::size_t(line.size())}, true);
            QVERIFY2(line.isEmpty() || (stamp && stamp->stamp.seconds() >= Timestamp::parse("2026-01-15T11:59:30Z").seconds()), line);
        }
    }
    void theCrashLoopTurns()
    {
        DemoOptions options;
        options.pace = 100;
        auto server = DemoServer::start(options);
        QVERIFY(server);
        const auto pod = [&] { return runProgram(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("get"), QStringLiteral("pods"), QStringLiteral("-n"), QStringLiteral("shop"), QStringLiteral("-s"), QString::fromStdString((*server)->url()), QStringLiteral("-o"), QStringLiteral("json")}).out; };
        QTRY_VERIFY_WITH_TIMEOUT(pod().contains("\"restartCount\": 19"), 30'000);
    }
    void aFollowedLogMoves()
    {
        auto server = DemoServer::start();
        QVERIFY(server);
        QProcess process;
        process.start(QStringLiteral(PORTOLAN_BINARY), {QStringLiteral("logs"), QStringLiteral("-s"), QString::fromStdString((*server)->url()), QStringLiteral("-n"), QStringLiteral("shop"),
                                                        QStringLiteral("deploy/web"), QStringLiteral("-f"), QStringLiteral("--tail"), QStringLiteral("1")});
        QTRY_VERIFY_WITH_TIMEOUT(process.bytesAvailable() > 300, 30'000);
        process.kill();
        process.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(DemoLogs)
#include "demo_logs.moc"
