#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "models/core/istring.h"
#include "models/core/json.h"
#include "models/core/quantity.h"
#include "models/core/time.h"
#include "models/core/uid.h"
#include "models/core/wholefile.h"

using namespace portolan;

/// The values everything else is made of.
class CoreValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAreReadToTheirEndOrNotAtAll()
    {
        QTemporaryDir dir;
        const std::string path = dir.filePath(QStringLiteral("f")).toStdString();
        std::ofstream(path) << std::string(200'000, 'x');
        QCOMPARE(readWholeFile(path)->size(), std::size_t(200'000));
        QVERIFY(readWholeFile("/proc/self/status")->size() > 100); // whose size is told as 0
        for (const std::string &bad : {std::string("/nowhere"), dir.path().toStdString(), std::string("/proc/self/mem")}) {
            const auto read = readWholeFile(bad); // the last fails in the middle: EIO
            QVERIFY2(!read, bad.c_str());
            QCOMPARE(read.error().kind, ErrorKind::Config);
            QCOMPARE(read.error().context, bad);
        }
        QVERIFY(readWholeFile(path, 200'000));
        QVERIFY(!readWholeFile(path, 199'999));
        QVERIFY(!readWholeFile("/dev/zero", 1'000'000));
    }
    void noPipeOrDeviceHoldsUpWhoReadsSettings()
    {
        QTemporaryDir dir;
        const std::string path = dir.filePath(QStringLiteral("f")).toStdString(), pipe = dir.filePath(QStringLiteral("pipe")).toStdString();
        std::ofstream(path) << "token";
        QCOMPARE(readSettingsFile(path, 10).value(), std::string("token"));
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        QCOMPARE(readSettingsFile(pipe, 10).value(), std::string()); // nobody writes to it
        QCOMPARE(readSettingsFile("/dev/null", 10).value(), std::string());
        QVERIFY(!readSettingsFile("/dev/zero", 1'000'000));
        QVERIFY(!readSettingsFile(dir.path().toStdString(), 10));
        const int silent = open(pipe.c_str(), O_RDWR | O_CLOEXEC);
        const auto nothing = readSettingsFile(pipe, 10); // somebody holds it open and writes nothing
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, ErrorKind::Config);
        close(silent);
        std::thread writer([&pipe] { std::ofstream(pipe) << "late"; });
        std::string got; // what comes in time is taken, as from <(command)
        for (const QDeadlineTimer patience(60'000); got.empty() && !patience.hasExpired(); QThread::msleep(1)) // until the writer is there
            got = readSettingsFile(pipe, 10).value_or(std::string());
        writer.join();
        QCOMPARE(got, std::string("late"));
    }
    void quantitiesCompareByValue_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<int>("order");
        QTest::newRow("half a gibi") << QStringLiteral("0.5Gi") << QStringLiteral("512Mi") << 0;
        QTest::newRow("exponent") << QStringLiteral("1e9") << QStringLiteral("1G") << 0;
        QTest::newRow("milli") << QStringLiteral("1500m") << QStringLiteral("1.5") << 0;
        QTest::newRow("decimal is less than binary") << QStringLiteral("500M") << QStringLiteral("500Mi") << -1;
        QTest::newRow("exa, not an exponent") << QStringLiteral("1E") << QStringLiteral("1000P") << 0;
        QTest::newRow("binary forms are capped at the largest int64, just below 8Ei") << QStringLiteral("100Ei") << QStringLiteral("9Ei") << 0;
        QTest::newRow("and no others") << QStringLiteral("12E") << QStringLiteral("100Ei") << 1;
        QTest::newRow("beyond int64") << QStringLiteral("12E") << QStringLiteral("950E") << -1;
        QTest::newRow("beyond int64, by one billionth") << QStringLiteral("12000000000000000000.000000001") << QStringLiteral("12E") << 1;
        QTest::newRow("beyond int128") << QStringLiteral("1e60") << QStringLiteral("1.000001e60") << -1;
        QTest::newRow("below zero") << QStringLiteral("-1e60") << QStringLiteral("-1e59") << -1;
        QTest::newRow("finer than nano rounds up") << QStringLiteral("0.1n") << QStringLiteral("1n") << 0;
    }
    void quantitiesCompareByValue()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(int, order);
        const auto a = Quantity::parse(left.toStdString());
        const auto b = Quantity::parse(right.toStdString());
        QVERIFY(a && b);
        QCOMPARE((*a <=> *b) == 0 ? 0 : (*a < *b ? -1 : 1), order);
        QCOMPARE(*a == *b, order == 0);
    }
    void sumsOfQuantitiesAreExact()
    {
        const auto sum = [](std::initializer_list<const char *> parts) {
            Quantity out;
            for (const char *part : parts)
                out = out + *Quantity::parse(part);
            return QString::fromStdString(out.text());
        };
        QCOMPARE(sum({"950E", "950E"}), QStringLiteral("1900E"));
        QCOMPARE(sum({"950E", "1n"}), QStringLiteral("950000000000000000000000000001n"));
        QCOMPARE(sum({"7Ei", "7Ei"}), QStringLiteral("14Ei"));
        QCOMPARE(sum({"1e60", "-1e60"}), QStringLiteral("0"));
        QCOMPARE(sum({"-5", "3"}), QStringLiteral("-2"));
        QCOMPARE(sum({"1e60", "-1e30"}), QStringLiteral("999999999999999999999999999999e30"));
        // what must be an int64 is the nearest one
        QCOMPARE((*Quantity::parse("950E") + *Quantity::parse("950E")).value(), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(Quantity::parse("-950E")->value(), std::numeric_limits<std::int64_t>::min());
        QCOMPARE(Quantity::parse("950E")->milliValue(), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(Quantity::parse("9223372036854775807")->value(), std::numeric_limits<std::int64_t>::max());
    }
    void quantitiesPrintCanonically()
    {
        const std::pair<const char *, const char *> rows[] = {{"1024Mi", "1Gi"}, {"1000m", "1"}, {"0.5Gi", "512Mi"}, {"1e3", "1e3"},
            {"100m", "100m"}, {"1.5Gi", "1536Mi"}, {"12e6", "12e6"}, {"1000Mi", "1000Mi"}, {"-5", "-5"}, {"0", "0"}, {"2000k", "2M"}};
        for (const auto &[in, out] : rows)
            QCOMPARE(QString::fromStdString(Quantity::parse(in)->text()), QString::fromUtf8(out));
        for (const char *bad : {"", "Gi", "1.2.3", "1Zi", "--1", "1 Gi", "1e", "0x10"})
            QVERIFY2(!Quantity::parse(bad), bad);
        QCOMPARE(Quantity::parse("1500m")->value(), 2);
        QCOMPARE(Quantity::parse("250m")->milliValue(), 250);
        QCOMPARE(Quantity::parse("-100001n")->milliValue(), -1); // away from zero, as Go's
        QCOMPARE(Quantity::parse("-1500m")->value(), -2);
    }
    void agesAsKubectlPrintsThem()
    {
        const std::pair<int, const char *> rows[] = {{0, "0s"}, {119, "119s"}, {120, "2m"}, {150, "2m30s"}, {600, "10m"},
            {10799, "179m"}, {10800, "3h"}, {11100, "3h5m"}, {28800, "8h"}, {172799, "47h"}, {172800, "2d"}, {190000, "2d4h"},
            {691200, "8d"}, {63072000, "2y"}, {63072000 + 86400, "2y1d"}, {-5, "<invalid>"}};
        for (const auto &[seconds, text] : rows)
            QCOMPARE(QString::fromStdString(humanDuration(seconds)), QString::fromUtf8(text));
        QCOMPARE(QString::fromStdString(age({}, Timestamp::now())), QStringLiteral("<unknown>"));
    }
    void timesReadAndPrint()
    {
        const Timestamp t = Timestamp::parse("2026-11-23T12:30:24Z");
        QCOMPARE(QString::fromStdString(rfc3339(t)), QStringLiteral("2026-11-23T12:30:24Z"));
        QCOMPARE(QString::fromStdString(rfc1123z(t)), QStringLiteral("Mon, 23 Nov 2026 12:30:24 +0000"));
        QCOMPARE(Timestamp::parse("2026-11-23T13:30:24.5+01:00").micros, t.micros + 500'000);
        QVERIFY(Timestamp::parse("2026-13-01T00:00:00Z").isNull());
        QVERIFY(Timestamp::parse("yesterday").isNull());
    }
    void uidsKeepTheirText()
    {
        StringPool pool;
        for (const char *text : {"", "0b9c8a7e-1d2f-4a3b-8c4d-5e6f708192a3", "mirror-hash", "00000000-0000-0000-0000-000000000000",
                                 "0B9C8A7E-1D2F-4A3B-8C4D-5E6F708192A3"})
            QCOMPARE(QString::fromStdString(Uid::parse(text, pool).text()), QString::fromUtf8(text));
        QVERIFY(Uid::parse("a", pool) != Uid::parse("b", pool));
    }
    void internedStringsAreShared()
    {
        StringPool pool;
        const IStr a = pool.intern("default"), b = pool.intern(std::string("default"));
        QVERIFY(a == b);
        QCOMPARE(static_cast<const void *>(a.view().data()), static_cast<const void *>(b.view().data()));
        QVERIFY(pool.intern("").empty());
        const std::string big(200'000, 'x');
        QCOMPARE(pool.intern(big).size(), big.size());
        QVERIFY(a == "default");
    }
    void aPoolForgetsWhatNobodyHolds()
    {
        constexpr std::size_t floor = 16;
        StringPool pool(floor);
        const IStr kept = pool.intern("kept");
        std::vector<IStr> living; // a few at a time, as pods of jobs come and go
        std::size_t most = 0;
        for (int i = 0; i < 10'000; ++i) {
            living.push_back(pool.intern("job-" + std::to_string(i)));
            if (living.size() > 10)
                living.erase(living.begin());
            most = std::max(most, pool.size());
        }
        QVERIFY2(most <= 2 * floor, std::to_string(most).c_str());
        QVERIFY(kept == "kept" && living.front() == "job-9990");
        QCOMPARE(static_cast<const void *>(pool.intern("kept").view().data()), static_cast<const void *>(kept.view().data()));
        QCOMPARE(static_cast<const void *>(pool.intern("job-9999").view().data()), static_cast<const void *>(living.back().view().data()));
    }
    void aPoolOfManyThatAreHeldKeepsThem()
    {
        StringPool pool(4);
        std::vector<IStr> held;
        for (int i = 0; i < 1000; ++i)
            held.push_back(pool.intern(std::to_string(i)));
        QCOMPARE(pool.size(), held.size());
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(static_cast<const void *>(pool.intern(std::to_string(i)).view().data()), static_cast<const void *>(held[std::size_t(i)].view().data()));
    }
    void stringsOutliveTheirPool()
    {
        auto pool = std::make_unique<StringPool>();
        IStr held = pool->intern("held");
        const IStr copy = held;
        pool.reset();
        held = IStr();
        QVERIFY(copy == "held" && held.empty());
        IStr moved = IStr::unshared("moved");
        const IStr taken = std::move(moved);
        QVERIFY(taken == "moved" && !(taken == copy));
    }
    void threadsShareStrings()
    {
        StringPool pool(4);
        std::vector<std::thread> threads;
        for (int t = 0; t < 2; ++t)
            threads.emplace_back([held = pool.intern("shared")] {
                for (int i = 0; i < 10'000; ++i)
                    if (const IStr copy = held; !(copy == "shared"))
                        std::abort();
            });
        for (int i = 0; i < 1000; ++i)
            (void)pool.intern(std::to_string(i)); // forgets again and again
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(pool.intern("shared") == "shared");
    }
    void jsonReadsWhatIsNotThereAsNull()
    {
        Json pod = Json::object({{"spec", Json::object({{"nodeName", Json("a")}})}});
        QVERIFY(pod["status"]["conditions"][3]["type"].isNull());
        QCOMPARE(pod.at("spec.nodeName").view(), std::string_view("a"));
        pod.member("status").set("phase", "Run\"ning\n");
        QCOMPARE(QString::fromStdString(toJsonText(pod)), QStringLiteral("{\"spec\":{\"nodeName\":\"a\"},\"status\":{\"phase\":\"Run\\\"ning\\n\"}}"));
        QCOMPARE(toJsonText(Json(std::uint64_t(18446744073709551615ULL))), std::string("18446744073709551615"));
        QVERIFY(Json::object({{"a", 1}, {"b", 2}}) == Json::object({{"b", 2}, {"a", 1}}));
    }
};

QTEST_GUILESS_MAIN(CoreValues)
#include "core_values.moc"
