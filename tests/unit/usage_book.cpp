// What a session keeps of usage, whom it asks when, and what usage is measured against.
#include <QTest>

#include "models/decode/jsonparser.h"
#include "models/usage/podamounts.h"
#include "models/usage/summaryschedule.h"
#include "models/usage/usagebook.h"
#include "models/usage/usagewords.h"
#include "tests/objectmaker.h"

using namespace portolan;

namespace {

constexpr std::int64_t minute = 60'000;

PodMetrics measured(const std::string &name, std::int64_t second, const char *cpu, const char *memory)
{
    PodMetrics out{"shop", name, Timestamp::fromSeconds(1'800'000'000 + second), {}, 15'000};
    out.containers.push_back({"app", {Quantity::parse(cpu), Quantity::parse(memory), std::nullopt}});
    return out;
}

NodeSummary filled(std::int64_t second, std::uint64_t used)
{
    NodeSummary out;
    out.node = "n1";
    PodSample pod;
    pod.ns = "shop";
    pod.name = "db";
    pod.volumes.push_back({"data", "shop", "data", {Timestamp::fromSeconds(1'800'000'000 + second), 10'000 - used, 10'000, used, {}, {}, {}}});
    out.pods.push_back(std::move(pod));
    return out;
}

using Names = std::vector<std::string>;

} // namespace

class UsageBookTest : public QObject
{
    Q_OBJECT
    ObjectMaker make;

    Container container(Container::Role role, const char *request, const char *limit)
    {
        Container out;
        out.name = make.str("c");
        out.role = role;
        if (*request)
            out.requests = {{make.str("cpu"), make.str(request)}};
        if (*limit)
            out.limits = {{make.str("cpu"), make.str(limit)}};
        return out;
    }
    std::string amounts(const std::vector<Container> &containers)
    {
        auto pod = make.pod("shop", "web", 1);
        for (const Container &one : containers)
            pod->containers.push_back(one);
        const auto text = [&pod](AmountKind kind) {
            const auto amount = podAmount(*pod, "cpu", kind);
            return amount ? amount->text() : std::string("-");
        };
        return text(AmountKind::Request) + ' ' + text(AmountKind::Limit);
    }

private Q_SLOTS:
    void aPodIsCountedAsTheSchedulerCounts()
    {
        using Role = Container::Role;
        QCOMPARE(amounts({container(Role::Main, "100m", "1"), container(Role::Main, "200m", "2")}), std::string("300m 3"));
        QCOMPARE(amounts({container(Role::Init, "500m", "1"), container(Role::Main, "100m", "200m")}), std::string("500m 1"));
        QCOMPARE(amounts({container(Role::Sidecar, "100m", "1"), container(Role::Init, "500m", "1"), container(Role::Main, "100m", "1")}), std::string("600m 2"));
        QCOMPARE(amounts({container(Role::Main, "100m", "1"), container(Role::Main, "", "")}), std::string("100m -")); // one without a limit has all there is
        QCOMPARE(amounts({container(Role::Main, "", ""), container(Role::Ephemeral, "5", "5")}), std::string("- -"));
    }
    void whatThePodAsksForAsAWholeReplacesTheSum()
    {
        auto pod = make.pod("shop", "web", 1);
        pod->containers.push_back(container(Container::Role::Main, "100m", ""));
        pod->extras = std::make_unique<PodExtras>();
        pod->extras->resources.requests = {{make.str("cpu"), make.str("2")}};
        QCOMPARE(podAmount(*pod, "cpu", AmountKind::Request)->text(), std::string("2"));
        auto ended = make.pod("shop", "job", 2);
        ended->containers.push_back(container(Container::Role::Main, "7", ""));
        ended->phase = make.str("Succeeded");
        QCOMPARE(sumOfAmounts({pod, ended}, "cpu", AmountKind::Request).text(), std::string("2")); // what ended asks for nothing
    }
    void aNodeIsAskedOnceAMinuteAndFourAtOnce()
    {
        SummarySchedule schedule;
        const std::set<std::string> wanted{"a", "b", "c", "d", "e", "f"};
        QCOMPARE(schedule.due(0, wanted), (Names{"a", "b", "c", "d"}));
        QCOMPARE(schedule.due(1, wanted), Names());
        schedule.answered("b", true, 10);
        QCOMPARE(schedule.due(11, wanted), (Names{"e"}));
        for (const char *node : {"a", "c", "d", "e"})
            schedule.answered(node, true, 20);
        QCOMPARE(schedule.due(30, {"a", "b"}), Names()); // asked a moment ago
        QCOMPARE(schedule.due(30, wanted), (Names{"f"}));
        QCOMPARE(schedule.due(minute - 1, {"a"}), Names());
        QCOMPARE(schedule.due(minute, {"a"}), (Names{"a"}));
        QCOMPARE(schedule.due(10 * minute, {}), Names()); // nobody looks
    }
    void whoDoesNotAnswerIsAskedLessAndLessOften()
    {
        SummarySchedule schedule;
        std::int64_t now = 0;
        for (const int pause : {2, 4, 8, 16, 16}) {
            QCOMPARE(schedule.due(now, {"a"}), (Names{"a"}));
            schedule.answered("a", false, now + 100);
            QCOMPARE(schedule.due(now + pause * minute, {"a"}), Names());
            now += pause * minute + 100;
        }
        QCOMPARE(schedule.due(now, {"a"}), (Names{"a"}));
        schedule.answered("a", true, now);
        QCOMPARE(schedule.due(now + minute, {"a"}), (Names{"a"}));
        schedule.refused("a");
        QCOMPARE(schedule.due(now + 1000 * minute, {"a", "b"}), (Names{"b"}));
    }
    void thePastOfAPodHasAPointAMinuteAndAnEnd()
    {
        UsageBook book;
        for (int i = 0; i < 1000; ++i)
            book.takePods({measured("web", i * 15, "10m", "1Mi"), measured("web", i * 15, "10m", "1Mi")});
        const auto past = book.podPast("shop", "web");
        QCOMPARE(past.size(), UsageBook::pastPoints);
        for (std::size_t i = 1; i < past.size(); ++i)
            QVERIFY(past[i].seconds - past[i - 1].seconds >= UsageBook::pastStepSeconds);
        QCOMPARE(past.back().use, (UseNow{10'000'000, 1 << 20}));
        QCOMPARE(book.container("shop", "web", "app")->use.bytes, 1 << 20);
        QVERIFY(!book.container("shop", "web", "other"));
        book.takePods({});
        QVERIFY(!book.pod("shop", "web")); // not measured any more: not what it was
        QVERIFY(book.podPast("shop", "web").empty());
    }
    void whatIsNotToldStaysUnknown()
    {
        UsageBook book;
        PodMetrics partly = measured("web", 0, "10m", "1Mi");
        partly.containers.push_back({"other", {}});
        book.takePods({partly});
        QCOMPARE(book.pod("shop", "web")->total, (UseNow{-1, -1}));
        QCOMPARE(book.container("shop", "web", "other")->use, (UseNow{-1, -1}));
        QCOMPARE(book.podPast("shop", "web").front().use, (UseNow{-1, -1}));
    }
    void aClaimsPastTellsWhenItIsFull()
    {
        UsageBook book;
        for (int i = 0; i < 60; ++i) {
            book.takeSummary(filled(i * 60, std::uint64_t(5000 + i * 50)));
            book.takeSummary(filled(i * 60 - 30, 1)); // an older answer of another cache
        }
        QCOMPARE(book.claimPast("shop", "data").size(), std::size_t(60));
        const auto left = book.claimTimeLeft("shop", "data");
        QVERIFY(left);
        QCOMPARE(left->leastSeconds / 60, (10'000 - 5000 - 59 * 50) / 50);
        QCOMPARE(timeLeftText(*left), QStringLiteral("41 min left at the pace of the last 59 min (60 samples)"));
    }
    void aClaimsSizesAreToldApart()
    {
        auto claim = make.make<PersistentVolumeClaim>("shop", "data", 9);
        claim->request = make.str("2Gi");
        claim->capacity = make.str("1Gi");
        ClaimUsage usage;
        usage.fullness.capacity = 1014 << 20;
        QCOMPARE(claimSizesText(*claim, usage), QStringLiteral("Asks for 2Gi, has 1Gi, the file system 1014Mi; it is to grow"));
        claim->resizeStatus = make.str("NodeResizePending");
        QVERIFY(claimSizesText(*claim, usage).endsWith(QStringLiteral("NodeResizePending")));
        claim->capacity = make.str("2Gi");
        usage.none = NoReport::NotMounted;
        QCOMPARE(claimSizesText(*claim, usage), QStringLiteral("Asks for 2Gi, has 2Gi"));
    }
    void oneDiskOfANodeIsToldOnce()
    {
        NodeSummary summary;
        summary.fs = summary.imageFs = FileSystemSample{{}, 250, 1000, 700, {}, {}, {}};
        QCOMPARE(nodeDisksText(summary), QStringLiteral("nodefs and imagefs, one disk: 75% of 1000"));
        summary.imageFs->available = 100;
        QCOMPARE(nodeDisksText(summary), QStringLiteral("nodefs: 75% of 1000; imagefs: 90% of 1000"));
        summary.fs->available.reset();
        summary.imageFs.reset();
        QCOMPARE(nodeDisksText(summary), QString());
    }
    void amountsAreSaidShortly_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << quint64(0) << QStringLiteral("0");
        QTest::newRow("bytes") << quint64(1000) << QStringLiteral("1000");
        QTest::newRow("half") << quint64(1536) << QStringLiteral("1.5Ki");
        QTest::newRow("whole") << quint64(18) * 1024 * 1024 * 1024 << QStringLiteral("18Gi");
        QTest::newRow("nearly") << quint64(1023) * 1024 * 1024 + 1024 * 1000 << QStringLiteral("1Gi");
        QTest::newRow("all") << ~quint64(0) << QStringLiteral("16Ei");
    }
    void amountsAreSaidShortly()
    {
        QFETCH(quint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(bytesText(bytes)), text);
    }
};

QTEST_GUILESS_MAIN(UsageBookTest)
#include "usage_book.moc"
