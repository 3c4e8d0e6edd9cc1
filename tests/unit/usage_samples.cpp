// What metrics.k8s.io and kubelets tell of usage, and what may be said of it.
#include <cmath>

#include <QTest>

#include "models/decode/jsonparser.h"
#include "models/usage/claimusage.h"
#include "models/usage/metrics.h"
#include "models/usage/summary.h"
#include "models/usage/trend.h"
#include "tests/objectmaker.h"

using namespace portolan;

namespace {

Json json(const std::string &text)
{
    return parseJson(text).value();
}

PodMetrics pod(const std::string &containers)
{
    return podMetricsFrom(json(R"({"metadata":{"name":"web","namespace":"shop","creationTimestamp":"2026-01-01T12:00:09Z"},"timestamp":"2026-01-01T12:00:00Z","window":"15.055s","containers":[)"
                               + containers + "]}"))
        .value();
}

std::string container(const std::string &name, const std::string &usage)
{
    return R"({"name":")" + name + R"(","usage":)" + usage + '}';
}

FileSystemSample sample(const std::string &fields)
{
    const auto summary = nodeSummaryFrom(json(R"({"node":{},"pods":[{"podRef":{"name":"p","namespace":"n"},"volume":[{"name":"v",)" + fields + "}]}]}"), "node");
    return summary->pods.front().volumes.front().fs;
}

std::string figures(const Fullness &f)
{
    const auto text = [](const auto &value) { return value ? std::to_string(*value) : std::string("-"); };
    return text(f.capacity) + ' ' + text(f.used) + ' ' + text(f.available) + ' ' + text(f.percent) + " | " + text(f.inodes) + ' ' + text(f.inodesUsed) + ' '
        + text(f.inodePercent) + (f.unlimited ? " unlimited" : "");
}

Timestamp minute(int at)
{
    return Timestamp::fromSeconds(1'800'000'000 + at * 60);
}

/// Claims with what reports them: names, driver or server, node.
struct Claims {
    ObjectMaker make;
    std::vector<ClaimAsked> asked;
    ClaimReports reports;

    ClaimAsked &claim(const std::string &name, const std::string &size, const std::string &node)
    {
        auto claim = make.make<PersistentVolumeClaim>("shop", name, int(asked.size()) + 1);
        claim->request = make.str(size);
        ClaimAsked one;
        if (!node.empty())
            one.users.push_back(make.pod("shop", "pod-of-" + name, int(asked.size()) + 100, {name}, node));
        one.claim = std::move(claim);
        asked.push_back(std::move(one));
        return asked.back();
    }
    void volume(SourceType type, std::vector<std::pair<const char *, const char *>> fields)
    {
        auto volume = make.make<PersistentVolume>("", "pv-" + asked.back().claim->meta.name, int(asked.size()) + 200);
        volume->source.type = type;
        for (const auto &[key, value] : fields)
            volume->source.fields.emplace_back(make.str(key), make.str(value));
        asked.back().volume = std::move(volume);
    }
    void report(const std::string &name, const std::string &node, const std::string &fields)
    {
        collectClaims(nodeSummaryFrom(json(R"({"node":{},"pods":[{"podRef":{"name":"reporter-)" + node + R"(","namespace":"shop"},"volume":[{"name":"v","pvcRef":{"name":")" + name
                                           + R"(","namespace":"shop"},)" + fields + "}]}]}"),
                                      node)
                          .value(),
                      reports);
    }
    [[nodiscard]] std::vector<ClaimUsage> usages(SummaryState state = SummaryState::Read) const
    {
        return claimUsages(asked, reports, [state](const std::string &) { return state; });
    }
};

constexpr const char *disk = R"("time":"2026-01-01T12:00:00Z","capacityBytes":1000,"usedBytes":600,"availableBytes":300,"inodes":100,"inodesFree":50,"inodesUsed":50)";

} // namespace

class UsageSamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void amountsAreExactAndTheirTimeIsTheSamples();
    void anAmountThatIsNotToldMakesNoSum();
    void whatIsNoQuantityIsNamed();
    void aZeroTimeIsNone();
    void aSummaryKeepsWhatIsAbsentAbsent();
    void whatIsNoSummaryIsRefused();
    void fullnessIsWhatDfTells_data();
    void fullnessIsWhatDfTells();
    void theNewestReportOfAClaimCounts();
    void whyNothingIsKnownOfAClaimIsSaid();
    void oneFileSystemSeenThroughSeveralClaimsIsToldOnce();
    void freshDisksOfOneSizeAreNotOneFileSystem();
    void aFileSystemMuchLargerThanTheClaimIsNotItsOwn();
    void steadyGrowthTellsTheTimeLeft();
    void timeLeftIsNotGuessed_data();
    void timeLeftIsNotGuessed();
};

void UsageSamples::amountsAreExactAndTheirTimeIsTheSamples()
{
    const PodMetrics metrics = pod(container("a", R"({"cpu":"100001n","memory":"20480Ki"})") + ',' + container("b", R"({"cpu":"99999n","memory":1024})"));
    QCOMPARE(metrics.total().cpu->milliValue(), 1); // 200000n: rounded once, and not each
    QCOMPARE(metrics.total().memory->value(), 20480 * 1024 + 1024);
    QCOMPARE(rfc3339(metrics.at), std::string("2026-01-01T12:00:00Z"));
}

void UsageSamples::anAmountThatIsNotToldMakesNoSum()
{
    const PodMetrics partly = pod(container("a", R"({"cpu":"5m","memory":"1Mi"})") + ',' + container("b", R"({"memory":"1Mi"})"));
    QVERIFY(!partly.total().cpu);
    QCOMPARE(partly.total().memory->value(), 2 << 20);
    for (const char *containers : {"", R"({"name":"a"})", R"({"name":"a","usage":null})", R"({"name":"a","usage":[]})", R"({"name":"a","usage":{"cpu":null}})"})
        QVERIFY2(!pod(containers).total().cpu && !pod(containers).total().memory, containers);
}

void UsageSamples::whatIsNoQuantityIsNamed()
{
    for (const char *bad : {R"("")", R"("5 m")", R"("0x10")", R"("NaN")", "true", R"("1e2000")"}) {
        const auto read = podMetricsFrom(json(R"({"metadata":{"name":"web","namespace":"shop"},"containers":[{"name":"app","usage":{"cpu":)" + std::string(bad) + "}}]}"));
        QVERIFY2(!read, bad);
        QCOMPARE(read.error().kind, ErrorKind::Parse);
        QVERIFY(QString::fromStdString(read.error().text()).contains(QLatin1String("shop/web, container app: cpu")));
    }
    QVERIFY(!podMetricsFrom(json(R"({"metadata":{}})")));
    QVERIFY(!nodeMetricsFrom(json("[]")));
    QCOMPARE(nodeMetricsFrom(json(R"({"metadata":{"name":"n"},"usage":{"cpu":" 1500m "}})"))->use.cpu->milliValue(), 1500);
}

void UsageSamples::aZeroTimeIsNone()
{
    for (const char *time : {"null", R"("0001-01-01T00:00:00Z")", R"("yesterday")", "17", R"("1970-01-01T00:00:00Z")"})
        QVERIFY2(nodeMetricsFrom(json(R"({"metadata":{"name":"n"},"timestamp":)" + std::string(time) + "}"))->at.isNull(), time);
}

void UsageSamples::aSummaryKeepsWhatIsAbsentAbsent()
{
    const auto summary = nodeSummaryFrom(json(R"({"node":{"nodeName":"other","cpu":{"usageNanoCores":5},"memory":{"workingSetBytes":-1,"usageBytes":7},"fs":null},
        "pods":[{"podRef":{}},{"podRef":{"name":"p","namespace":"n","uid":"u"},"containers":[{"cpu":{}},{"name":"c","memory":{"workingSetBytes":9,"usageBytes":99},"logs":{"usedBytes":"12"}}],
                 "volume":[{"usedBytes":1},{"name":"v","usedBytes":1.5,"capacityBytes":1e30}],"ephemeral-storage":{"usedBytes":3}},17]})"),
                                         "worker");
    QVERIFY(summary);
    QCOMPARE(summary->node, std::string("worker")); // whom was asked, not what it calls itself
    QCOMPARE(summary->compute.nanoCores, std::optional<std::uint64_t>(5));
    QVERIFY(!summary->compute.workingSet); // negative, and usageBytes is another thing
    QVERIFY(!summary->fs);
    QCOMPARE(summary->pods.size(), std::size_t(1));
    QCOMPARE(summary->pods.front().containers.size(), std::size_t(1));
    QCOMPARE(summary->pods.front().containers.front().compute.workingSet, std::optional<std::uint64_t>(9));
    QVERIFY(!summary->pods.front().containers.front().logsUsed);
    QCOMPARE(summary->pods.front().volumes.size(), std::size_t(1));
    QVERIFY(!summary->pods.front().volumes.front().fs.used && !summary->pods.front().volumes.front().fs.capacity);
    QCOMPARE(summary->pods.front().ephemeral->used, std::optional<std::uint64_t>(3));
}

void UsageSamples::whatIsNoSummaryIsRefused()
{
    for (const char *text : {"null", "[]", "{}", R"({"kind":"Status","status":"Failure"})", R"({"pods":{}})", R"({"node":"n"})"})
        QVERIFY2(!nodeSummaryFrom(json(text), "n"), text);
    QVERIFY(nodeSummaryFrom(json(R"({"node":{}})"), "n"));
    QCOMPARE(nodeSummaryPath("a/b"), std::string("/api/v1/nodes/a%2Fb/proxy/stats/summary"));
}

void UsageSamples::fullnessIsWhatDfTells_data()
{
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("figures");
    const auto row = [](const char *name, const char *fields, const char *expected) { QTest::newRow(name) << QString::fromLatin1(fields) << QString::fromLatin1(expected); };
    row("of used and available, not of the capacity, and rounded up", R"("capacityBytes":1000,"usedBytes":600,"availableBytes":300,"inodes":100,"inodesFree":60,"inodesUsed":40)", "1000 600 300 67 | 100 40 40");
    row("full while a share is kept back", R"("capacityBytes":1000,"usedBytes":950,"availableBytes":0)", "1000 950 0 100 | - - -");
    row("nearly empty is not empty", R"("capacityBytes":1000000,"usedBytes":1,"availableBytes":999999)", "1000000 1 999999 1 | - - -");
    row("empty", R"("capacityBytes":1000,"usedBytes":0,"availableBytes":1000)", "1000 0 1000 0 | - - -");
    row("inodes that are not counted", R"("capacityBytes":1000,"usedBytes":500,"availableBytes":500,"inodes":0,"inodesFree":0,"inodesUsed":0)", "1000 500 500 50 | - - -");
    row("inodes, free: -1", R"("capacityBytes":1000,"usedBytes":500,"availableBytes":500,"inodes":100,"inodesFree":18446744073709551615,"inodesUsed":10)", "1000 500 500 50 | 100 10 10");
    row("inodes, only their number", R"("capacityBytes":1000,"usedBytes":500,"availableBytes":500,"inodes":100,"inodesFree":0,"inodesUsed":0)", "1000 500 500 50 | 100 - -");
    row("no inode left", R"("capacityBytes":1000,"usedBytes":500,"availableBytes":500,"inodes":100,"inodesFree":0,"inodesUsed":100)", "1000 500 500 50 | 100 100 100");
    row("a block device", R"("capacityBytes":1000,"usedBytes":0,"availableBytes":0,"inodes":0,"inodesFree":0,"inodesUsed":0)", "1000 - - - | - - -");
    row("a block device, capacity alone", R"("capacityBytes":1000)", "1000 - - - | - - -");
    row("what is left is not told", R"("capacityBytes":1000,"usedBytes":10,"availableBytes":0)", "1000 10 - - | - - -");
    row("only what is used is told", R"("capacityBytes":0,"usedBytes":10,"availableBytes":0)", "- 10 - - | - - -");
    row("no limit", R"("capacityBytes":9223372036854775807,"usedBytes":10,"availableBytes":9223372036854775797)", "- 10 - - | - - - unlimited");
    row("no limit, 8 EiB", R"("capacityBytes":9223372036854775808,"usedBytes":10,"availableBytes":9223372036854771712)", "- 10 - - | - - - unlimited");
    row("nothing", R"("time":null)", "- - - - | - - -");
    row("close to what fits", R"("capacityBytes":4611686018427387903,"usedBytes":4611686018427387902,"availableBytes":1)", "4611686018427387903 4611686018427387902 1 100 | - - -");
}

void UsageSamples::fullnessIsWhatDfTells()
{
    QFETCH(QString, fields);
    QFETCH(QString, figures);
    QCOMPARE(QString::fromStdString(::figures(fullnessOf(sample(fields.toStdString())))), figures);
}

void UsageSamples::theNewestReportOfAClaimCounts()
{
    Claims claims;
    claims.claim("data", "1Gi", "a");
    claims.report("data", "a", R"("time":"2026-01-01T12:00:00Z","capacityBytes":1000,"usedBytes":500,"availableBytes":500)");
    claims.report("data", "b", R"("time":"2026-01-01T12:01:00Z","capacityBytes":1000,"usedBytes":900,"availableBytes":100)");
    claims.report("data", "c", R"("time":"2026-01-01T11:59:00Z","capacityBytes":1000,"usedBytes":100,"availableBytes":900)");
    claims.report("data", "d", R"("capacityBytes":1000,"usedBytes":100,"availableBytes":900)");
    const ClaimUsage usage = claims.usages().front();
    QCOMPARE(usage.fullness.percent, std::optional(90)); // not 40, and no sum
    QCOMPARE(usage.report.node, std::string("b"));
    QCOMPARE(usage.report.pod, std::string("reporter-b"));
}

void UsageSamples::whyNothingIsKnownOfAClaimIsSaid()
{
    Claims claims;
    claims.claim("idle", "1Gi", "");
    claims.claim("used", "1Gi", "a");
    claims.claim("ended", "1Gi", "a");
    auto ended = claims.make.pod("shop", "ended", 50, {"ended"}, "a");
    ended->phase = claims.make.str("Succeeded");
    claims.asked.back().users = {ended};
    QCOMPARE(claims.usages()[0].none, NoReport::NotMounted);
    QCOMPARE(claims.usages()[2].none, NoReport::NotMounted);
    QCOMPARE(claims.usages(SummaryState::Read)[1].none, NoReport::NotYet); // its node does not know the pod
    const auto tell = [&claims](const char *pod, const char *fields) {
        collectClaims(nodeSummaryFrom(json(R"({"node":{"cpu":{"time":"2026-01-01T12:10:00Z"}},"pods":[{"podRef":{"name":")" + std::string(pod) + R"(","namespace":"shop"})" + fields + "}]}"), "a").value(), claims.reports);
    };
    tell("pod-of-used", R"(,"startTime":"2026-01-01T12:09:00Z")");
    QCOMPARE(claims.usages()[1].none, NoReport::NotYet); // has just begun
    tell("pod-of-used", R"(,"volume":[{"name":"kube-api-access","usedBytes":1}])");
    QCOMPARE(claims.usages(SummaryState::Read)[1].none, NoReport::NotByDriver);
    claims.reports = {};
    tell("pod-of-used", R"(,"startTime":"2026-01-01T12:00:00Z")");
    QCOMPARE(claims.usages(SummaryState::Read)[1].none, NoReport::NotByDriver);
    QCOMPARE(claims.usages(SummaryState::NotAllowed)[1].none, NoReport::NotAllowed);
    QCOMPARE(claims.usages(SummaryState::Failed)[1].none, NoReport::NodeSilent);
    QCOMPARE(claims.usages(SummaryState::NotAsked)[1].none, NoReport::NotAsked);
    claims.report("used", "a", R"("capacityBytes":0,"usedBytes":0,"availableBytes":0)");
    QCOMPARE(claims.usages()[1].none, NoReport::NotByDriver); // an entry that tells nothing
}

void UsageSamples::oneFileSystemSeenThroughSeveralClaimsIsToldOnce()
{
    Claims claims;
    for (const char *name : {"a", "b", "c"}) {
        claims.claim(name, "1Gi", "n1");
        claims.volume(SourceType::NFS, {{"server", "10.0.0.1"}, {"path", name == std::string("a") ? "/export/a" : "/export/b"}});
        claims.report(name, "n1", name == std::string("c") ? R"("capacityBytes":1000,"usedBytes":600,"availableBytes":301)" : R"("capacityBytes":1000,"usedBytes":600,"availableBytes":300)");
    }
    claims.claim("elsewhere", "1Gi", "n1");
    claims.volume(SourceType::NFS, {{"server", "10.0.0.2"}, {"path", "/export/d"}});
    claims.report("elsewhere", "n1", R"("capacityBytes":1000,"usedBytes":600,"availableBytes":300)");
    for (const char *node : {"n1", "n2"}) {
        claims.claim(std::string("local-") + node, "1Gi", node);
        claims.volume(SourceType::Local, {{"path", "/data/x"}});
        claims.report(std::string("local-") + node, node, disk);
    }
    std::vector<std::size_t> shared;
    for (const ClaimUsage &usage : claims.usages())
        shared.push_back(usage.sharedBy);
    QCOMPARE(shared, (std::vector<std::size_t>{2, 2, 1, 1, 1, 1})); // c differs by a byte: another disk, or another moment
}

void UsageSamples::freshDisksOfOneSizeAreNotOneFileSystem()
{
    for (const bool own : {true, false}) {
        Claims claims;
        for (const char *name : {"a", "b"}) {
            claims.claim(name, own ? "1000" : "100", "n1");
            claims.volume(SourceType::CSI, {{"driver", "disk.example"}});
            claims.report(name, "n1", disk);
        }
        QCOMPARE(claims.usages().front().sharedBy, std::size_t(own ? 1 : 2)); // the second: a folder of the node's disk
    }
}

void UsageSamples::aFileSystemMuchLargerThanTheClaimIsNotItsOwn()
{
    for (const auto &[size, notOwn] : {std::pair("1000", false), std::pair("700", false), std::pair("600", true), std::pair("", false), std::pair("x", false)}) {
        Claims claims;
        claims.claim("data", size, "n1");
        claims.report("data", "n1", disk);
        QCOMPARE(claims.usages().front().notOwn, notOwn);
    }
}

void UsageSamples::steadyGrowthTellsTheTimeLeft()
{
    std::vector<FillSample> samples;
    for (int i = 0; i <= 40; ++i)
        samples.push_back({minute(i), std::uint64_t(1000 + i * 10), std::uint64_t(900 - i * 10), 2000});
    const auto left = timeLeft(samples);
    QVERIFY(left);
    QVERIFY(std::abs(left->leastSeconds - 50 * 60) <= 1 && std::abs(left->mostSeconds - 50 * 60) <= 1); // 500 left at 10 a minute
    QCOMPARE(left->watchedSeconds, 40 * 60);
    QCOMPARE(left->samples, std::size_t(41));
    samples[20].used += 5000; // one jump and back decides nothing, but what was before it is over
    samples.resize(41);
    QCOMPARE(timeLeft(samples).has_value(), false);
    samples[20].used -= 5000;
    samples[20].used += 30;
    QVERIFY(std::abs(timeLeft(samples)->mostSeconds - left->mostSeconds) < 60);
}

void UsageSamples::timeLeftIsNotGuessed_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("step");      ///< minutes
    QTest::addColumn<int>("growth");    ///< of each step
    QTest::addColumn<int>("available"); ///< at the end
    QTest::addColumn<int>("enlargedAt");
    QTest::addColumn<int>("deletedAt");
    QTest::addColumn<bool>("told");
    QTest::newRow("enough") << 10 << 4 << 10 << 100 << -1 << -1 << true;
    QTest::newRow("nine samples") << 9 << 5 << 10 << 100 << -1 << -1 << false;
    QTest::newRow("less than half an hour") << 20 << 1 << 10 << 100 << -1 << -1 << false;
    QTest::newRow("no growth") << 40 << 1 << 0 << 100 << -1 << -1 << false;
    QTest::newRow("it shrinks") << 40 << 1 << -1 << 100 << -1 << -1 << false;
    QTest::newRow("further than ten times what was watched") << 40 << 1 << 1 << 391 << -1 << -1 << false;
    QTest::newRow("just within") << 40 << 1 << 1 << 389 << -1 << -1 << true;
    QTest::newRow("enlarged lately") << 40 << 1 << 10 << 100 << 30 << -1 << false;
    QTest::newRow("enlarged long ago") << 80 << 1 << 10 << 100 << 30 << -1 << true;
    QTest::newRow("tidied up lately") << 40 << 1 << 10 << 100 << -1 << 30 << false;
    QTest::newRow("tidied up long ago") << 80 << 1 << 10 << 100 << -1 << 30 << true;
}

void UsageSamples::timeLeftIsNotGuessed()
{
    QFETCH(int, count);
    QFETCH(int, step);
    QFETCH(int, growth);
    QFETCH(int, available);
    QFETCH(int, enlargedAt);
    QFETCH(int, deletedAt);
    QFETCH(bool, told);
    std::vector<FillSample> samples;
    std::int64_t used = 10'000;
    for (int i = 0; i < count; ++i) {
        used = i == deletedAt ? used / 2 : used + growth;
        samples.push_back({minute(i * step), std::uint64_t(used), std::uint64_t(available), std::uint64_t(enlargedAt >= 0 && i >= enlargedAt ? 40'000 : 20'000)});
        samples.push_back(samples.back()); // the same answer once more is no other sample
    }
    QCOMPARE(timeLeft(samples).has_value(), told);
}

QTEST_APPLESS_MAIN(UsageSamples)
#include "usage_samples.moc"
