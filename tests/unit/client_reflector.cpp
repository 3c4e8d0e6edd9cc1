#include <QTest>

#include "tests/support/reflectorscene.h"

using namespace portolan;
using namespace portolan::test;

using Phase = ReflectorState::Phase;

namespace {

std::string unreadableDeletion(const std::string &ns, const std::string &name, const std::string &uid)
{
    return R"({"type":"DELETED","object":{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":")" + name + R"(","namespace":")" + ns
        + R"(","uid":")" + uid + R"(","resourceVersion":"150"},"data":{"x"}}})";
}

} // namespace

/// The reflector's rules, one by one, against a server that does as it is told.
class ClientReflector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsThenWatches()
    {
        Scene s;
        for (int i = 0; i < 12; ++i)
            s.api.put("a/x" + std::to_string(i));
        s.start();
        s.scheduler.run(1000);
        QCOMPARE(s.api.log.size(), std::size_t(2));
        QVERIFY(s.api.log[0].ends_with("/api/v1/configmaps?limit=5&resourceVersion=0"));
        QVERIFY(s.api.log[1].find("watch=true&allowWatchBookmarks=true&resourceVersion=112") != std::string::npos);
        QVERIFY(s.equal());
        s.api.put("a/new");
        s.api.put("a/x3");
        s.api.remove("a/x4");
        s.scheduler.run(1000);
        QVERIFY(s.equal());
        QCOMPARE(s.client.traffic().of("/api/v1/configmaps").events, std::uint64_t(3));
        QCOMPARE(s.client.traffic().of("/api/v1/configmaps").relists, std::uint64_t(0));
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
        QVERIFY(s.picture.complaints.empty());
    }

    void pagesContinueWithoutVersionAndKeepTheFirstPagesVersion()
    {
        Scene s;
        s.api.pageLimit = 5;
        for (int i = 0; i < 12; ++i)
            s.api.put("a/x" + std::to_string(i));
        s.start();
        s.scheduler.run(1000);
        QCOMPARE(s.requests("continue="), std::size_t(2));
        QCOMPARE(s.requests("limit=5&continue=112"), std::size_t(2));
        QCOMPARE(s.requests("watch=true&allowWatchBookmarks=true&resourceVersion=112"), std::size_t(1));
        QVERIFY(s.equal());
    }

    void anExpiredContinuationBecomesAFullListAtTheSameVersion()
    {
        Scene s;
        s.api.pageLimit = 5;
        for (int i = 0; i < 12; ++i)
            s.api.put("a/x" + std::to_string(i));
        s.start();
        // Between the pages an object of the first goes away and the pages expire.
        while (s.picture.changes < 5)
            s.scheduler.run(1);
        s.api.remove("a/x0");
        s.api.compact();
        s.scheduler.run(2000);
        QCOMPARE(s.requests("GET /api/v1/configmaps?resourceVersion=0"), std::size_t(1));
        QVERIFY(s.equal());
    }

    void anExpiredWatchListsAtTheLastVersionAtOnce()
    {
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(3000);
        s.api.script = {{200, expiredEvent(), {}}};
        s.api.endWatches();
        s.api.put("a/y");
        s.scheduler.run(500);
        QCOMPARE(s.requests("GET /api/v1/configmaps?resourceVersion=101"), std::size_t(1));
        QVERIFY(s.equal());
        QCOMPARE(s.api.openWatches(), std::size_t(1));
    }

    void aVersionTheServerHasForgottenOrNotReachedIsDroppedUntilAListSucceeds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("body");
        QTest::newRow("gone") << 410 << QString::fromStdString(statusText(410, "Gone"));
        QTest::newRow("too large, cause") << 504 << QString::fromStdString(statusText(504, "Timeout", "x", "ResourceVersionTooLarge"));
        QTest::newRow("too large, text") << 504 << QString::fromStdString(statusText(504, "Timeout", "Too large resource version: 5, current: 3"));
    }
    void aVersionTheServerHasForgottenOrNotReachedIsDroppedUntilAListSucceeds()
    {
        QFETCH(int, status);
        QFETCH(QString, body);
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(3000);
        const std::string gone = expiredEvent();
        s.api.script = {{200, gone, {}}, {status, body.toStdString(), {}}, {500, statusText(500, "InternalError"), {}}};
        s.api.endWatches();
        s.scheduler.run(100);
        QCOMPARE(s.requests("GET /api/v1/configmaps?resourceVersion=101"), std::size_t(1));
        QVERIFY2(s.lastRequest().ends_with("/configmaps?limit=5"), s.lastRequest().c_str());
        s.scheduler.run(10'000); // the newest-version list failed with 500: again without a version
        QCOMPARE(s.requests("GET /api/v1/configmaps?limit=5"), std::size_t(3)); // one at 0, two at the newest
        QVERIFY(s.equal());
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
    }

    void aThrottledOrRefusedWatchKeepsItsVersion_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("refused") << 0;
        QTest::newRow("throttled") << 429;
    }
    void aThrottledOrRefusedWatchKeepsItsVersion()
    {
        QFETCH(int, status);
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(3000);
        for (int i = 0; i < 3; ++i)
            s.api.script.push_back({status, status ? statusText(status, "TooManyRequests") : "", {}});
        s.api.endWatches();
        s.scheduler.run(500);
        QCOMPARE(s.picture.phases.back(), Phase::Stale);
        QCOMPARE(s.picture.error->kind, status ? ErrorKind::Throttled : ErrorKind::Network);
        QCOMPARE(s.reflector->cutOff().has_value(), status == 0);
        s.scheduler.run(20'000);
        QCOMPARE(s.requests("limit="), std::size_t(1)); // no relist
        QCOMPARE(s.requests("watch=true&allowWatchBookmarks=true&resourceVersion=101"), std::size_t(5));
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
    }

    void aVeryShortWatchIsAFailureAndALongOneIsNot()
    {
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(2000);
        s.api.endWatches(); // two seconds old: resumed at once
        s.scheduler.run(30);
        QCOMPARE(s.requests("watch=true"), std::size_t(2));
        s.api.endWatches(); // milliseconds old, no event
        s.scheduler.run(30);
        QCOMPARE(s.requests("watch=true"), std::size_t(2));
        QCOMPARE(s.picture.phases.back(), Phase::Stale);
        s.scheduler.run(5000);
        QCOMPARE(s.requests("GET /api/v1/configmaps?resourceVersion=101"), std::size_t(1));
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
    }

    void bookmarksMoveTheVersionAWatchResumesAt()
    {
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(3000);
        s.api.script = {{200, bookmarkText("5000"), {}}};
        s.api.endWatches();
        s.scheduler.run(200);
        QCOMPARE(s.requests("resourceVersion=5000"), std::size_t(1));
        QCOMPARE(s.picture.changes, 1); // a bookmark is no object
    }

    void aWatchThatIsForbiddenLeavesTheListAndItIsRepeated_data()
    {
        QTest::addColumn<bool>("streams");
        QTest::addColumn<int>("status");
        QTest::newRow("forbidden") << false << 403;
        QTest::newRow("forbidden, lists could be streamed") << true << 403;
        QTest::newRow("not offered") << false << 405;
    }
    void aWatchThatIsForbiddenLeavesTheListAndItIsRepeated()
    {
        QFETCH(bool, streams);
        QFETCH(int, status);
        Scene s;
        s.api.watchStatus = status;
        if (streams)
            s.options.streamsLists = [] { return true; };
        s.api.put("a/x");
        s.start();
        s.scheduler.run(1000);
        QVERIFY(s.equal());
        s.api.put("a/y");
        s.api.remove("a/x");
        s.scheduler.run(31'000);
        QVERIFY(s.equal());
        QCOMPARE(s.reflector->state().phase, Phase::Synced);
        QCOMPARE(s.reflector->state().listedEveryMs, 30'000);
        QVERIFY(s.reflector->state().error); // why it is no newer
        s.scheduler.run(570'000);
        for (const Phase phase : s.picture.phases)
            QCOMPARE(phase, Phase::Synced);
        QVERIFY(s.requests("watch=true") <= 5);
        s.api.watchStatus = 0; // allowed: noticed by itself, in time
        s.scheduler.run(700'000);
        QCOMPARE(s.api.openWatches(), std::size_t(1));
        QCOMPARE(s.reflector->state().listedEveryMs, 0);
        QVERIFY(!s.reflector->state().error);
    }
    void aPersonWhoAsksIsAllowedTheWatchAtOnce()
    {
        Scene s;
        s.api.watchStatus = 403;
        s.start();
        s.scheduler.run(40'000);
        s.api.watchStatus = 0;
        s.reflector->retryNow();
        s.scheduler.run(1000);
        QCOMPARE(s.api.openWatches(), std::size_t(1));
        QCOMPARE(s.reflector->state().listedEveryMs, 0);
    }
    void aListThatBecomesForbiddenKeepsWhatItShowed()
    {
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(3000);
        s.api.script = {{200, expiredEvent(), {}}};
        s.api.script.resize(50, {403, statusText(403, "Forbidden"), {}});
        s.api.endWatches();
        s.scheduler.run(5000);
        QVERIFY(s.equal());
        QCOMPARE(s.reflector->state().phase, Phase::Stale);
        QVERIFY(s.reflector->state().listForbidden);
    }
    void aDeletedObjectThatCannotBeReadIsGoneAllTheSame()
    {
        Scene s;
        s.api.put("a/x");
        s.api.put("a/y");
        s.start();
        s.scheduler.run(3000);
        s.api.script = {{200, unreadableDeletion("a", "x", s.api.items().at("a/x").uid), {}}};
        s.api.endWatches();
        s.scheduler.run(100);
        QCOMPARE(s.picture.direct.size(), std::size_t(1));
        QVERIFY(s.picture.direct.count("a/y"));
        QVERIFY(s.picture.complaints.empty()); // nothing is left out that is there
    }
    void anotherIncarnationIsNotMeant()
    {
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(3000);
        s.api.script = {{200, unreadableDeletion("a", "x", "other"), {}}};
        s.api.endWatches();
        s.scheduler.run(100);
        QCOMPARE(s.picture.direct.size(), std::size_t(1));
    }
    void whatFailsWhileTheServerAnswersWaitsLongerEachTime()
    {
        Scene s;
        s.api.script.resize(100, {0, {}, {}});
        s.start();
        std::size_t kicks = 0;
        for (int i = 0; i < 6000; ++i) { // every 100 ms somebody else is answered
            s.scheduler.run(100);
            if (s.reflector->cutOff())
                ++kicks;
            s.reflector->reconnected(false);
        }
        QVERIFY(kicks > 1000);
        QVERIFY2(s.api.log.size() <= 25, std::to_string(s.api.log.size()).c_str());
        while (!s.reflector->cutOff())
            s.scheduler.run(10);
        const std::size_t before = s.api.log.size();
        s.reflector->reconnected(true); // the server was away, and is back
        s.scheduler.run(100);
        QCOMPARE(s.api.log.size(), before + 1);
        for (int i = 0; i < 100; ++i) { // it comes and goes: no reason to ask in a storm
            s.reflector->reconnected(true);
            s.scheduler.run(100);
        }
        QVERIFY(s.api.log.size() <= before + 2);
    }

    void aServerThatStreamsListsIsNotListed()
    {
        Scene s;
        s.options.streamsLists = [] { return true; };
        s.api.streams = true;
        for (int i = 0; i < 12; ++i)
            s.api.put("a/x" + std::to_string(i));
        s.start();
        s.scheduler.run(3000);
        QCOMPARE(s.api.log.size(), std::size_t(1));
        QVERIFY(s.api.log[0].find("sendInitialEvents=true&resourceVersionMatch=NotOlderThan") != std::string::npos);
        QVERIFY(s.equal());
        s.api.put("a/y"); // the same stream goes on
        s.scheduler.run(500);
        QVERIFY(s.equal());
        s.api.endWatches();
        s.scheduler.run(500); // resumed where it was
        QCOMPARE(s.requests("resourceVersion=113&timeoutSeconds"), std::size_t(1));
        s.api.script = {{200, expiredEvent(), {}}};
        s.api.endWatches();
        s.api.remove("a/x3");
        s.scheduler.run(5000);
        QVERIFY(s.equal()); // what the new stream does not hold is gone
        QCOMPARE(s.requests("limit="), std::size_t(0));
    }

    void aServerThatRefusesOrIgnoresStreamsIsListed_data()
    {
        QTest::addColumn<bool>("ignores");
        QTest::newRow("refuses") << false;
        QTest::newRow("ignores") << true;
    }
    void aServerThatRefusesOrIgnoresStreamsIsListed()
    {
        QFETCH(bool, ignores);
        Scene s;
        s.options.streamsLists = [] { return true; };
        s.api.ignoresStreams = ignores;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(20'000);
        QVERIFY(s.equal());
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
        QCOMPARE(s.requests("sendInitialEvents"), std::size_t(1));
        QCOMPARE(s.requests("limit=5&resourceVersion=0"), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(ClientReflector)
#include "client_reflector.moc"
