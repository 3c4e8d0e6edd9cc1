#include <random>

#include <QTest>

#include "models/client/changequeue.h"
#include "models/client/reflector.h"
#include "tests/support/fakeapi.h"
#include "tests/support/fakecredentials.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// What a store would hold after the changes, checked as they come.
class Picture final : public ReflectorSink
{
public:
    void changed(Change change) override
    {
        const std::string name = change.object->meta.ns.str() + '/' + change.object->meta.name;
        const auto have = direct.find(name);
        if (change.type == Change::Type::Remove) {
            if (have == direct.end() || have->second.uid != change.object->meta.uid.text())
                complaints.push_back("removed what was not there: " + name);
            direct.erase(name);
        } else {
            if (have != direct.end() && have->second.uid != change.object->meta.uid.text())
                complaints.push_back("replaced without removing: " + name);
            direct[name] = itemOf(*change.object);
        }
        ++changes;
        queue.add(std::move(change));
    }
    void undecodable(Kind, const Error &why) override { complaints.push_back("undecodable " + why.text()); }
    void stateChanged(Kind, const ReflectorState &state) override
    {
        phases.push_back(state.phase);
        error = state.error;
    }
    /// Empties the queue in portions, as a slow consumer does.
    void drain(std::size_t most)
    {
        for (const Change &change : queue.take(most).changes) {
            const std::string name = change.object->meta.ns.str() + '/' + change.object->meta.name;
            if (change.type == Change::Type::Upsert)
                queued[name] = itemOf(*change.object);
            else if (const auto have = queued.find(name); have != queued.end() && have->second.uid == change.object->meta.uid.text())
                queued.erase(have);
        }
    }
    static FakeApi::Item itemOf(const Object &object) { return {object.meta.uid.text(), std::stoull(object.meta.resourceVersion)}; }

    FakeApi::Items direct, queued;
    ChangeQueue queue;
    std::vector<std::string> complaints;
    std::vector<ReflectorState::Phase> phases;
    std::optional<Error> error;
    int changes = 0;
};

std::string text(const FakeApi::Items &items)
{
    std::string out;
    for (const auto &[name, item] : items)
        out += name + ' ' + item.uid + ' ' + std::to_string(item.version) + '\n';
    return out;
}

/// A reflector over the fake server, in fake time.
struct Scene {
    explicit Scene(std::uint32_t seed = 1, std::vector<ListTarget> targets = {{"/api/v1/configmaps", {}, {}}}, int renewals = 0)
        : api(scheduler, seed), credentials(renewals),
          client(credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> { return api.transport(); })
    {
        options.kind = Kind::ConfigMap;
        options.targets = std::move(targets);
        options.seed = seed;
        options.pageSize = 5;
    }
    void start() { reflector = std::make_unique<Reflector>(client, decoder, picture, options); }
    [[nodiscard]] std::size_t requests(const std::string &part) const
    {
        return static_cast<std::size_t>(std::count_if(api.log.begin(), api.log.end(), [&](const std::string &l) { return l.find(part) != l.npos; }));
    }
    [[nodiscard]] std::string lastRequest() const { return api.log.empty() ? std::string() : api.log.back(); }
    [[nodiscard]] bool equal() const { return text(picture.direct) == text(api.items()); }

    FakeScheduler scheduler;
    FakeApi api;
    FakeCredentials credentials;
    RestClient client;
    StringPool pool;
    ObjectDecoder decoder{pool};
    Picture picture;
    Reflector::Options options;
    std::unique_ptr<Reflector> reflector;
};

using Phase = ReflectorState::Phase;

} // namespace

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
        QCOMPARE(s.reflector->waitsForConnection(), status == 0);
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

    void whatOnlyAPersonCanMendIsNotTriedAgain()
    {
        Scene s;
        s.credentials.refuses = true;
        s.start();
        s.scheduler.run(600'000);
        QCOMPARE(s.picture.error->kind, ErrorKind::Config);
        QCOMPARE(s.credentials.fetches, 1);
        QVERIFY(s.reflector->waitsForConnection());
        s.credentials.refuses = false;
        s.reflector->retryNow();
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

    /// The property everything here serves: whatever happened, in the end the picture is the server's.
    void afterAnyScheduleThePictureIsTheServers()
    {
        const auto seed = qEnvironmentVariableIsSet("PORTOLAN_SEED") ? qEnvironmentVariable("PORTOLAN_SEED").toUInt() : std::random_device()();
        const int schedules = qEnvironmentVariableIsSet("PORTOLAN_SEED") ? 1 : 2000;
        std::size_t requests = 0, relists = 0;
        for (int i = 0; i < schedules; ++i)
            runSchedule(seed + static_cast<std::uint32_t>(i), requests, relists);
        qInfo("%d schedules from seed %u: %zu requests, %zu of them lists", schedules, seed, requests, relists);
    }

private:
    static void runSchedule(std::uint32_t seed, std::size_t &requests, std::size_t &relists)
    {
        std::mt19937 random(seed);
        // Half of the faults are absent from each schedule: too many of them heal what one of them broke.
        const auto upTo = [&random](double most) { return random() % 2 ? 0.0 : std::uniform_real_distribution<double>(0, most)(random); };
        Scene s(seed);
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

QTEST_GUILESS_MAIN(ClientReflector)
#include "client_reflector.moc"
