#include <random>

#include <QTest>

#include "tests/support/reflectorscene.h"
#include "tests/support/seeds.h"

using namespace portolan;
using namespace portolan::test;

using Phase = ReflectorState::Phase;

/// The reflector and the client under it while things go wrong.
class ClientReflectorFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatOnlyAPersonCanMendIsNotTriedAgain()
    {
        Scene s;
        s.credentials.refuses = true;
        s.start();
        s.scheduler.run(600'000);
        QCOMPARE(s.picture.error->kind, ErrorKind::Config);
        QCOMPARE(s.credentials.fetches, 1);
        QVERIFY(s.reflector->cutOff());
        s.credentials.refuses = false;
        s.reflector->retryNow();
        s.scheduler.run(1000);
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
    }

    void whatOnlyAPersonCanMendIsTriedWhenItIsMended()
    {
        Scene s;
        s.credentials.refuses = true;
        s.start();
        s.scheduler.run(60'000);
        s.credentials.refuses = false;
        s.reflector->reconnected(false); // somebody else got a credential
        s.scheduler.run(1000);
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
    }

    void deniedKindsAreToldAndNotAskedForInAStorm()
    {
        Scene s;
        for (int i = 0; i < 100; ++i)
            s.api.script.push_back({403, statusText(403, "Forbidden"), {}});
        s.start();
        s.scheduler.run(60'000);
        QCOMPARE(s.picture.phases.back(), Phase::Forbidden);
        QVERIFY(s.api.log.size() <= 8);
        QVERIFY(s.api.log.size() >= 4);
        s.api.script.clear();
        s.reflector->retryNow();
        s.scheduler.run(1000);
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
    }

    void aVersionOfTheApiThatIsNotServedGivesWayToTheNext()
    {
        Scene s(1, {{"/apis/x/v1/things", {}, {}}, {"/apis/x/v1beta1/things", {}, {}}});
        s.api.script = {{404, statusText(404, "NotFound"), {}}};
        s.api.put("a/x");
        s.start();
        s.scheduler.run(1000);
        QVERIFY(s.equal());
        QCOMPARE(s.requests("/apis/x/v1/things"), std::size_t(1));
        QCOMPARE(s.requests("/apis/x/v1beta1/things"), std::size_t(2));
        QCOMPARE(s.picture.phases.back(), Phase::Synced);

        Scene none(1, {{"/apis/x/v1/things", {}, {}}, {"/apis/x/v1beta1/things", {}, {}}});
        none.api.script.assign(2, {404, "404 page not found\n", {{"Content-Type", "text/plain"}}});
        none.start();
        none.scheduler.run(500);
        QCOMPARE(none.picture.phases.back(), Phase::NotServed);
    }

    void anExpiredTokenIsRenewedOnce()
    {
        Scene s(1, {{"/api/v1/configmaps", {}, {}}}, 1);
        s.api.script = {{401, statusText(401, "Unauthorized"), {}}};
        s.api.put("a/x");
        s.start();
        s.scheduler.run(300);
        QVERIFY(s.equal());

        Scene refused(1, {{"/api/v1/configmaps", {}, {}}}, 1);
        refused.api.script.assign(2, {401, statusText(401, "Unauthorized"), {}});
        refused.start();
        refused.scheduler.run(300);
        QCOMPARE(refused.picture.error->kind, ErrorKind::Unauthorized);
        QCOMPARE(refused.api.log.size(), std::size_t(2));
    }

    void retryAfterIsHonouredAtMostTenTimes()
    {
        Scene s;
        s.api.script.assign(11, {429, statusText(429, "TooManyRequests"), {{"Retry-After", "3"}}});
        s.start();
        s.scheduler.run(29'000);
        QCOMPARE(s.api.log.size(), std::size_t(10));
        QVERIFY(s.picture.phases.empty());
        s.scheduler.run(2'000);
        QCOMPARE(s.api.log.size(), std::size_t(11));
        QCOMPARE(s.picture.error->kind, ErrorKind::Throttled);

        for (const char *wait : {"86400", "9223372036854775807", "99999999999999999999999"}) { // nobody waits for a day, or for ever
            Scene slow;
            slow.api.script = {{429, statusText(429, "TooManyRequests"), {{"Retry-After", wait}}}};
            slow.start();
            slow.scheduler.run(299'000);
            QCOMPARE(slow.api.log.size(), std::size_t(1));
            slow.scheduler.run(2'000);
            QVERIFY2(slow.api.log.size() > 1, wait);
        }
        for (const char *wait : {"-1", "", "3x", "-99999999999999999999999"}) {
            Scene odd;
            odd.api.script = {{429, statusText(429, "TooManyRequests"), {{"Retry-After", wait}}}};
            odd.start();
            odd.scheduler.run(200);
            QCOMPARE(odd.picture.error->kind, ErrorKind::Throttled); // no number of seconds: not repeated here
        }

        Scene dated;
        dated.api.script = {{503, statusText(503, "ServiceUnavailable"), {{"Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"}}}};
        dated.start();
        dated.scheduler.run(200);
        QCOMPARE(dated.picture.phases.back(), Phase::Failed); // dates are no integers: the reflector's own backoff
    }

    void warningsAreToldOnceEach()
    {
        Scene s;
        std::vector<std::string> told;
        s.client.onWarning([&told](const std::string &warning) { told.push_back(warning); });
        const HttpHeaders headers{{"Warning", "299 - \"policy is \\\"old\\\"\", 299 - \"second\""}, {"warning", "299 - \"second\""}};
        s.api.script.assign(3, {500, "", headers});
        s.start();
        s.scheduler.run(20'000);
        QCOMPARE(told, (std::vector<std::string>{"policy is \"old\"", "second"}));
    }

    void aRequestMayTakeSoLongAndAWatchLonger()
    {
        Scene s;
        s.client.setRequestTimeout(90'000);
        s.api.put("a/x");
        s.start();
        s.scheduler.run(200'000);
        QVERIFY(s.equal());
        QCOMPARE(s.requests("limit=5&resourceVersion=0&timeout=1m30s"), std::size_t(1));
        QCOMPARE(s.requests("watch=true"), std::size_t(1)); // still the first
        QCOMPARE(s.requests("&timeout="), std::size_t(1));

        Scene slow;
        slow.client.setRequestTimeout(5); // sooner than the fake server can answer
        slow.api.faults.cut = 0;
        for (int i = 0; i < 200; ++i)
            slow.api.put("a/x" + std::to_string(i));
        slow.start();
        slow.scheduler.run(300);
        QVERIFY(slow.picture.error);
        QCOMPARE(slow.picture.error->kind, ErrorKind::Timeout);
        QVERIFY(slow.picture.error->detail.find("5ms (--request-timeout)") != std::string::npos);
    }

    void aStandingBacklogTakesNoMorePlacesThanItIsLong()
    {
        ChangeQueue queue;
        StringPool pool;
        const auto add = [&](std::uint64_t number) {
            auto object = std::make_shared<Object>();
            object->meta.name = "x" + std::to_string(number);
            queue.add({Change::Type::Upsert, object});
        };
        std::uint64_t number = 0;
        std::size_t most = 0, taken = 0;
        while (number < 3000)
            add(number++);
        for (int round = 0; round < 2000; ++round) { // never empty
            taken += queue.take(100).changes.size();
            for (int i = 0; i < 100; ++i)
                add(number++);
            most = std::max(most, queue.places());
        }
        QCOMPARE(taken, std::size_t(200'000));
        QCOMPARE(queue.size(), std::size_t(3000));
        QVERIFY2(most <= 4 * 3000 + 100, std::to_string(most).c_str());
        QCOMPARE(queue.take(10'000).changes.size(), std::size_t(3000));
        QVERIFY(queue.empty());
    }

    /// The property everything here serves: whatever happened, in the end the picture is the server's.
    void afterAnyScheduleThePictureIsTheServers_data()
    {
        QTest::addColumn<bool>("protobuf");
        QTest::newRow("JSON") << false;
        QTest::newRow("protobuf") << true;
    }
    void afterAnyScheduleThePictureIsTheServers()
    {
        QFETCH(bool, protobuf);
        forSeeds([protobuf](unsigned seed) {
            const int schedules = 2000;
            std::size_t requests = 0, relists = 0;
            for (int i = 0; i < schedules && !QTest::currentTestFailed(); ++i)
                runSchedule(seed + static_cast<std::uint32_t>(i), protobuf, requests, relists);
            qInfo("%d schedules: %zu requests, %zu of them lists", schedules, requests, relists);
        });
    }

private:
    static void runSchedule(std::uint32_t seed, bool protobuf, std::size_t &requests, std::size_t &relists)
    {
        std::mt19937 random(seed);
        // Half of the faults are absent from each schedule: too many of them heal what one of them broke.
        const auto upTo = [&random](double most) { return random() % 2 ? 0.0 : std::uniform_real_distribution<double>(0, most)(random); };
        Scene s(seed);
        s.api.protobuf = protobuf;
        s.api.faults = {upTo(0.3), upTo(0.3), upTo(0.3), upTo(0.05), upTo(0.2), upTo(0.1), upTo(0.3), upTo(0.1), upTo(0.3)};
        s.api.pageLimit = random() % 2 ? 3 : 0;
        s.api.streams = random() % 2;
        if (random() % 2)
            s.options.streamsLists = [] { return true; };
        for (int i = 0; i < 10; ++i)
            s.api.mutate();
        s.start();
        const int steps = 60 + static_cast<int>(random() % 100);
        for (int step = 0; step < steps; ++step) {
            const auto burst = random() % 4;
            for (unsigned m = 0; m < burst; ++m)
                s.api.mutate();
            s.scheduler.run(random() % 3 ? static_cast<std::int64_t>(random() % 50) : static_cast<std::int64_t>(random() % 20'000));
            if (random() % 3 == 0)
                s.picture.drain(random() % 8);
        }
        s.api.faults = {};
        s.scheduler.run(240'000); // the longest silence and the longest backoff
        s.picture.drain(1'000'000);
        requests += s.api.log.size();
        relists += s.api.log.size() - s.requests("watch=true");
        const std::string at = "seed " + std::to_string(seed) + ", served:\n" + text(s.api.items()) + "direct:\n" + text(s.picture.direct)
            + "queued:\n" + text(s.picture.queued);
        QVERIFY2(s.picture.complaints.empty(), (at + (s.picture.complaints.empty() ? "" : s.picture.complaints.front())).c_str());
        QVERIFY2(s.equal(), at.c_str());
        QVERIFY2(text(s.picture.queued) == text(s.api.items()), at.c_str());
        QVERIFY2(s.reflector->state().phase == Phase::Synced, at.c_str());
    }
};

QTEST_GUILESS_MAIN(ClientReflectorFaults)
#include "client_reflectorfaults.moc"
