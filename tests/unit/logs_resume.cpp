// Logs across answers that break: whatever a server, a network and a kubelet do, each line passes once and in order.
#include <random>

#include <QTest>

#include "models/logs/logstream.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/fakekubelet.h"
#include "tests/support/seeds.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// Everything a stream told.
class Collector final : public LogSink
{
public:
    bool line(const LogLine &line) override
    {
        text += line.text();
        ++lines;
        return lines < most;
    }
    void gap(const LogGap &gap) override { gaps.push_back(gap); }
    void note(const LogNote &note) override { notes.push_back(note); }
    void ended(const LogEnd &how) override { end = how; }

    std::string text;
    int lines = 0, most = 1 << 30;
    std::vector<LogGap> gaps;
    std::vector<LogNote> notes;
    std::optional<LogEnd> end;
};

struct Scene {
    FakeScheduler scheduler;
    FakeKubelet kubelet;
    FakeCredentials credentials;
    RestClient client{credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> { return kubelet.transport(); }};
    Collector told;
    std::unique_ptr<LogStream> stream;

    explicit Scene(unsigned seed) : kubelet(scheduler, seed) {}
    void follow(LogStream::Options options = {})
    {
        options.query.follow = true;
        options.startPatienceMs = 3'600'000;
        stream = std::make_unique<LogStream>(client, LogTarget{"default", "web", "app"}, options, told);
    }
};

} // namespace

class LogsResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Lines with equal stamps and texts, in two streams whose stamps cross, unfinished ones and empty ones, while answers are cut anywhere,
    /// end cleanly, are refused or are never given.
    void noLineIsLostOrDoubled()
    {
        forSeeds([](unsigned seed) {
            for (unsigned round = 0; round < 60; ++round) {
                Scene scene(seed * 1000 + round);
                scene.kubelet.faults = {0.15, 0.1, 0.2, 0.1};
                scene.kubelet.writeFor(90'000, round % 3 == 0 ? 400 : 2000);
                scene.follow();
                scene.scheduler.run(95'000);
                scene.kubelet.faults = {};
                scene.kubelet.end();
                scene.scheduler.run(200'000);
                QVERIFY(scene.told.end);
                QCOMPARE(scene.told.end->kind, LogEnd::Kind::Complete);
                QVERIFY2(scene.told.text == scene.kubelet.written(), qPrintable(QStringLiteral("round %1: %2 bytes, written %3").arg(round).arg(scene.told.text.size()).arg(scene.kubelet.written().size())));
                QVERIFY(scene.told.gaps.empty());
            }
        });
    }
    /// The same from the end of the log: what is written after the stream was opened comes, once.
    void aFollowFromTheEndLosesNothing()
    {
        forSeeds([](unsigned seed) {
            for (unsigned round = 0; round < 30; ++round) {
                Scene scene(seed * 1000 + round);
                scene.kubelet.pieces = false;
                scene.kubelet.writeFor(20'000, 700);
                scene.scheduler.run(21'000);
                const std::size_t before = scene.kubelet.written().size();
                LogStream::Options options;
                options.query.tail = 0;
                scene.follow(options);
                scene.scheduler.run(1'000);
                scene.kubelet.pieces = true;
                scene.kubelet.faults = {0.2, 0.1, 0.2, 0.1};
                scene.kubelet.writeFor(40'000, 900);
                scene.scheduler.run(45'000);
                scene.kubelet.faults = {};
                scene.kubelet.end();
                scene.scheduler.run(200'000);
                QVERIFY(scene.told.end);
                QVERIFY2(scene.told.text == scene.kubelet.written().substr(before), qPrintable(QString::number(round)));
                QVERIFY(scene.told.gaps.empty());
            }
        });
    }
    /// A rotation while the stream is away takes lines with it: what is left comes once, and the place is told.
    void whatARotationTookIsTold()
    {
        forSeeds([](unsigned seed) {
            for (unsigned round = 0; round < 30; ++round) {
                Scene scene(seed * 1000 + round);
                scene.kubelet.writeFor(60'000, 500);
                scene.follow();
                scene.scheduler.run(20'000);
                scene.kubelet.cut();
                scene.kubelet.refuse(10'000);
                scene.scheduler.run(5'000);
                const std::size_t taken = scene.kubelet.rotate();
                scene.scheduler.run(60'000);
                scene.kubelet.end();
                scene.scheduler.run(200'000);
                QVERIFY(scene.told.end);
                QCOMPARE(scene.told.gaps.size(), std::size_t(1));
                const std::string all = scene.kubelet.written(), left = all.substr(taken);
                QVERIFY2(scene.told.text.size() < all.size() && QByteArray::fromStdString(scene.told.text).endsWith(QByteArray::fromStdString(left)), qPrintable(QString::number(round)));
                QVERIFY(all.starts_with(scene.told.text.substr(0, scene.told.text.size() - left.size())));
            }
        });
    }
    void aSilentStreamThatIsDeadIsLeft()
    {
        Scene scene(7);
        scene.kubelet.line("one");
        scene.follow();
        scene.scheduler.run(1'000);
        QCOMPARE(scene.told.text, std::string("one\n"));
        scene.kubelet.deafen(); // what is written from now on never comes
        scene.kubelet.line("two");
        scene.scheduler.run(70'000);
        QCOMPARE(scene.told.text, std::string("one\ntwo\n"));
        QVERIFY(scene.told.gaps.empty());
    }
    void aSilentStreamThatLivesIsKept()
    {
        Scene scene(7);
        scene.kubelet.line("one");
        scene.follow();
        scene.scheduler.run(400'000);
        QCOMPARE(scene.kubelet.opened(), 1);
    }
    void theNextRunFollowsUnderADivider()
    {
        Scene scene(7);
        scene.kubelet.line("of the first run");
        LogStream::Options options;
        options.acrossRestarts = true;
        scene.follow(options);
        scene.scheduler.run(5'000);
        scene.kubelet.restart();
        scene.kubelet.line("of the second run");
        scene.scheduler.run(30'000);
        QCOMPARE(scene.told.text, std::string("of the first run\nof the second run\n"));
        const auto isDivider = [](const LogNote &note) { return note.kind == LogNote::Kind::Restarted; };
        QCOMPARE(std::count_if(scene.told.notes.begin(), scene.told.notes.end(), isDivider), 1);
        QVERIFY(scene.told.gaps.empty());
        QVERIFY(!scene.told.end);
    }
    void aNextRunThatHasEndedTooFollowsWithoutABreak()
    {
        Scene scene(7);
        scene.kubelet.line("one");
        LogStream::Options options;
        options.acrossRestarts = true;
        scene.follow(options);
        scene.scheduler.run(3'000);
        scene.kubelet.crash();
        scene.scheduler.run(1'000);
        for (const char *text : {"two", "three"}) {
            scene.kubelet.restart();
            scene.kubelet.line(text);
            scene.kubelet.crash();
            scene.scheduler.run(30'000);
        }
        QCOMPARE(scene.told.text, std::string("one\ntwo\nthree\n"));
        QVERIFY(scene.told.gaps.empty());
        scene.kubelet.restart(); // and one that nobody saw
        scene.kubelet.restart();
        scene.kubelet.line("five");
        scene.scheduler.run(30'000);
        QCOMPARE(scene.told.text, std::string("one\ntwo\nthree\nfive\n"));
        QCOMPARE(scene.told.gaps.size(), std::size_t(1));
    }
    void enoughIsEnough()
    {
        Scene scene(7);
        for (int i = 0; i < 100; ++i)
            scene.kubelet.line(std::to_string(i));
        scene.told.most = 3;
        scene.follow();
        scene.scheduler.run(2'000);
        QCOMPARE(scene.told.text, std::string("0\n1\n2\n"));
        QVERIFY(scene.told.end && scene.told.end->kind == LogEnd::Kind::Complete);
    }
};

QTEST_GUILESS_MAIN(LogsResume)
#include "logs_resume.moc"
