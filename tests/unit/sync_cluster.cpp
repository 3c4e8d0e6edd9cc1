#include <QScopeGuard>
#include <QTest>

#include "tests/support/fakeapi.h"
#include "tests/support/seeds.h"
#include "tests/support/syncscene.h"

using namespace portolan;
using namespace portolan::test;

using Phase = KindState::Phase;

namespace {

const FeedId pods{Kind::Pod, {}}, nodes{Kind::Node, {}};
const std::string podsPath = "/api/v1/pods", nodesPath = "/api/v1/nodes", demoPods = "/api/v1/namespaces/demo/pods";

std::string uidText(const std::string &name)
{
    char text[40];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012zx", std::hash<std::string>()(name) & 0xffffffffffff);
    return text;
}

/// "ns/name", or "name" of what has no namespace.
std::string item(const std::string &path, int version = 5, const std::string &type = {})
{
    const std::size_t slash = path.find('/');
    const std::string ns = slash == std::string::npos ? "" : R"("namespace":")" + path.substr(0, slash) + R"(",)";
    return "{" + type + R"("metadata":{"name":")" + path.substr(slash + 1) + R"(",)" + ns + R"("uid":")" + uidText(path) + R"(","resourceVersion":")"
        + std::to_string(version) + R"("}})";
}

std::string listOf(const std::string &kind, const std::vector<std::string> &paths, int version = 6)
{
    std::string body;
    for (const std::string &path : paths)
        body += (body.empty() ? "" : ",") + item(path);
    return R"({"kind":")" + kind + R"(List","apiVersion":"v1","metadata":{"resourceVersion":")" + std::to_string(version) + R"("},"items":[)" + body + "]}";
}

std::string eventText(const std::string &type, const std::string &kind, const std::string &path, int version)
{
    return watchFrame(type, item(path, version, R"("kind":")" + kind + R"(","apiVersion":"v1",)"));
}

std::vector<std::string> many(const std::string &prefix, int count)
{
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i)
        out.push_back(prefix + std::to_string(i));
    return out;
}

std::string names(const SyncScene::Held &held)
{
    std::string out;
    for (const auto &[name, object] : held.objects)
        out += name + ' ';
    return out;
}

std::string expired()
{
    return R"({"type":"ERROR","object":)" + refusalText(410, "Expired") + "}\n";
}

} // namespace

/// Everything that is followed of a cluster, while servers and networks do what they do.
class SyncCluster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aListThatIsCutWhileTheServerAnswersIsNoStorm()
    {
        SyncScene s;
        s.server.lists[podsPath] = {200, listOf("Pod", {"demo/a", "demo/b"}), true};
        s.sync->require(Kind::Pod);
        s.scheduler.run(600'000);
        QVERIFY(s.server.probes >= 60); // all the time somebody is answered
        QVERIFY2(s.server.asked(podsPath) <= 25, std::to_string(s.server.asked(podsPath)).c_str());
        QVERIFY(s.server.asked(podsPath) >= 10);
        QCOMPARE(s.connection().phase, ConnectionState::Phase::Stale);
        s.server.lists[podsPath].cut = false;
        s.scheduler.run(61'000);
        QCOMPARE(names(s.of[pods]), std::string("demo/a demo/b "));
        QCOMPARE(s.connection().phase, ConnectionState::Phase::Live);
    }
    void aServerThatComesBackIsAskedAtOnce()
    {
        SyncScene s;
        s.server.lists[podsPath].body = listOf("Pod", {"demo/a"});
        s.server.lists[nodesPath].body = listOf("Node", {"n"});
        s.sync->require(Kind::Pod);
        s.sync->require(Kind::Node);
        s.scheduler.run(5'000);
        QCOMPARE(s.connection().phase, ConnectionState::Phase::Live);
        for (int round = 0; round < 3; ++round) {
            s.server.goAway("connection refused");
            s.scheduler.run(300'000);
            QCOMPARE(s.connection().phase, ConnectionState::Phase::Stale);
            QCOMPARE(s.of[pods].objects.size(), std::size_t(1)); // stale is not blank
            s.server.away.clear();
            s.scheduler.run(11'000); // the next probe
            QCOMPARE(s.connection().phase, ConnectionState::Phase::Live);
            QCOMPARE(s.server.openWatches(), std::size_t(2));
            QCOMPARE(s.of[pods].state.phase, Phase::Synced);
        }
    }
    void aServerThatIsUnsteadyIsNotAskedInAStorm()
    {
        SyncScene s;
        s.server.lists[podsPath] = {200, listOf("Pod", {"demo/a"}), true};
        s.sync->require(Kind::Pod);
        for (int i = 0; i < 600; ++i) { // every second it is another
            s.server.versionAway = i % 2 ? "connection refused" : "";
            s.scheduler.run(1000);
        }
        QVERIFY2(s.server.asked(podsPath) <= 45, std::to_string(s.server.asked(podsPath)).c_str());
    }
    void theBadgeTellsTheNewestReason()
    {
        SyncScene s;
        s.scheduler.run(1000);
        s.server.goAway("connection refused");
        s.scheduler.run(30'000);
        QCOMPARE(s.connection().phase, ConnectionState::Phase::Stale);
        QCOMPARE(s.connection().error->detail, std::string("connection refused"));
        const Timestamp since = s.connection().staleSince;
        s.server.away = "the certificate has expired";
        s.scheduler.run(11'000);
        QCOMPARE(s.connection().error->detail, std::string("the certificate has expired"));
        QCOMPARE(s.connection().staleSince, since);
    }
    void aWatchThatIsForbiddenLeavesTheWholeClusterInView()
    {
        SyncScene s("demo");
        s.server.lists[podsPath].body = listOf("Pod", {"demo/a", "other/b"});
        s.server.lists[demoPods].body = listOf("Pod", {"demo/a"});
        s.server.watchStatus = 403;
        s.sync->require(Kind::Pod);
        s.scheduler.run(1000);
        s.watchLeast(pods);
        s.server.lists[podsPath].body = listOf("Pod", {"demo/a", "other/b", "other/c"}, 9);
        s.scheduler.run(600'000);
        QCOMPARE(names(s.of[pods]), std::string("demo/a other/b other/c "));
        QCOMPARE(s.of[pods].least, std::size_t(2));
        const KindState &state = s.of[pods].state;
        QCOMPARE(state.phase, Phase::Synced);
        QCOMPARE(state.listedEveryMs, 30'000);
        QVERIFY(state.error && state.error->kind == ErrorKind::Forbidden);
        QVERIFY(state.namespaces.empty());
        QCOMPARE(s.server.asked(demoPods), std::size_t(0));
        QVERIFY(s.server.asked(podsPath + "?") <= 40);
    }
    void askingAgainLeavesWhatIsSeenInNamespacesInView()
    {
        SyncScene s("demo");
        s.server.lists[demoPods].body = listOf("Pod", {"demo/a", "demo/b"});
        s.sync->require(Kind::Pod);
        s.scheduler.run(1000);
        QCOMPARE(s.of[pods].state.namespaces, std::vector<std::string>{"demo"});
        s.watchLeast(pods);
        s.sync->retryNow(); // still forbidden
        s.scheduler.run(1000);
        QCOMPARE(s.server.asked(podsPath + "?"), std::size_t(2));
        QCOMPARE(s.of[pods].least, std::size_t(2));
        QCOMPARE(s.of[pods].state.phase, Phase::Synced);

        s.server.lists[podsPath].body = listOf("Pod", {"demo/b", "demo/c", "other/d"}, 9);
        s.sync->retryNow();
        s.scheduler.run(1000);
        QCOMPARE(names(s.of[pods]), std::string("demo/b demo/c other/d "));
        QVERIFY(s.of[pods].least >= 1); // demo/b was there all the time
        QVERIFY(s.of[pods].state.namespaces.empty() && !s.of[pods].state.error);
        QCOMPARE(s.server.openWatches(), std::size_t(1));
        s.server.send(eventText("DELETED", "Pod", "demo/b", 12), podsPath);
        s.scheduler.run(100);
        QCOMPARE(names(s.of[pods]), std::string("demo/c other/d "));
    }
    void whatBecomesForbiddenStaysUntilItsNamespacesAreListed()
    {
        SyncScene s("demo");
        s.server.lists[podsPath].body = listOf("Pod", {"demo/a", "other/b"});
        s.sync->require(Kind::Pod);
        s.scheduler.run(3000);
        s.watchLeast(pods);
        s.server.lists[podsPath] = {403, refusalText(403, "Forbidden")};
        s.server.send(expired());
        s.scheduler.run(100'000);
        QCOMPARE(names(s.of[pods]), std::string("demo/a other/b ")); // nothing may be seen: so it was when it could be
        QCOMPARE(s.of[pods].state.phase, Phase::Stale);
        QVERIFY(s.of[pods].state.error && s.of[pods].state.error->kind == ErrorKind::Forbidden);
        s.server.lists[demoPods].body = listOf("Pod", {"demo/a", "demo/c"}, 20);
        s.scheduler.run(100'000);
        QCOMPARE(names(s.of[pods]), std::string("demo/a demo/c "));
        QCOMPARE(s.of[pods].state.namespaces, std::vector<std::string>{"demo"});
        QVERIFY(s.of[pods].least >= 1);
    }
    void anotherNamespaceLeavesTheFirstInView()
    {
        SyncScene s("demo");
        s.server.lists[demoPods].body = listOf("Pod", {"demo/a"});
        s.server.lists["/api/v1/namespaces/other/pods"].body = listOf("Pod", {"other/b"});
        s.sync->require(Kind::Pod);
        s.scheduler.run(1000);
        s.watchLeast(pods);
        s.sync->setNamespaces({"other"});
        s.scheduler.run(1000);
        QCOMPARE(names(s.of[pods]), std::string("demo/a other/b "));
        QCOMPARE(s.of[pods].least, std::size_t(1));
        QCOMPARE(s.server.asked(demoPods), std::size_t(2)); // listed once, watched once
        s.sync->setNamespaces({});
        s.scheduler.run(1000);
        QCOMPARE(names(s.of[pods]), std::string("demo/a "));
    }

    void noKindWaitsForAnother()
    {
        SyncScene s;
        s.msPerThousand = 1000; // a GUI thread that is slow
        s.server.lists[podsPath].body = listOf("Pod", many("demo/p", 20'000));
        s.server.lists[nodesPath].body = listOf("Node", many("n", 12));
        s.sync->require(Kind::Pod);
        s.sync->require(Kind::Node);
        s.scheduler.run(5'000);
        QCOMPARE(s.of[nodes].objects.size(), std::size_t(12));
        QCOMPARE(s.of[nodes].state.phase, Phase::Synced);
        QVERIFY(s.told[pods] <= 6'000);
        QVERIFY(s.of[pods].state.phase != Phase::Synced); // true once they are all there
        s.scheduler.run(30'000);
        QCOMPARE(s.of[pods].objects.size(), std::size_t(20'000));
        QCOMPARE(s.of[pods].state.phase, Phase::Synced);
        // More changes than can be applied, for a minute: what becomes of the nodes is told all the same.
        int version = 100;
        for (int second = 0; second < 60; ++second) {
            for (int i = 0; i < 4'000; ++i)
                s.server.send(eventText("MODIFIED", "Pod", "demo/p" + std::to_string((second * 4'000 + i) % 20'000), ++version), podsPath);
            if (second == 30)
                s.server.send(eventText("ADDED", "Node", "late", ++version), nodesPath);
            s.scheduler.run(1000);
            if (second == 33)
                QVERIFY(s.of[nodes].objects.count("/late"));
        }
    }
    void aSlowConsumerHoldsTheServerBack()
    {
        SyncScene s;
        s.client.setRequestTimeout(10'000); // the time it is held back is not the server's
        s.msPerThousand = 1000;
        s.server.pieceBytes = 16 * 1024;
        const std::string body = listOf("Pod", many("demo/p", 60'000));
        s.server.lists[podsPath].body = body;
        s.sync->require(Kind::Pod);
        std::size_t most = 0;
        for (int i = 0; i < 1000; ++i) {
            s.scheduler.run(100);
            most = std::max(most, s.server.sentBytes * 60'000 / body.size() - s.told[pods]);
        }
        QVERIFY2(most < 9'000, std::to_string(most).c_str());
        QVERIFY(most > 4'000); // nor does it wait for the server
        QCOMPARE(s.of[pods].objects.size(), std::size_t(60'000));
        QCOMPARE(s.of[pods].state.phase, Phase::Synced);
        QCOMPARE(s.server.asked(podsPath), std::size_t(2)); // one list, one watch
    }
    void theLargestGetsItsTurnHoweverBusyTheOthersAre()
    {
        SyncScene s;
        s.msPerThousand = 10'000;
        const Kind others[] = {Kind::Node, Kind::Namespace, Kind::ConfigMap, Kind::Secret, Kind::Service, Kind::ServiceAccount, Kind::PersistentVolume};
        for (const Kind kind : others) {
            s.server.lists["/api/v1/" + std::string(kindInfo(kind).resource)].body = listOf(std::string(kindInfo(kind).name), {"x"});
            s.sync->require(kind);
        }
        s.scheduler.run(1000);
        s.server.lists[podsPath].body = listOf("Pod", many("demo/p", 5'000));
        s.sync->require(Kind::Pod);
        int version = 100;
        for (int tick = 0; tick < 12'000; ++tick) { // each of them changes a hundred times a second
            for (const Kind kind : others)
                s.server.send(eventText("MODIFIED", std::string(kindInfo(kind).name), "x", ++version), "/api/v1/" + std::string(kindInfo(kind).resource));
            s.scheduler.run(10);
        }
        QCOMPARE(s.of[pods].objects.size(), std::size_t(5'000));
        QCOMPARE(s.of[pods].state.phase, Phase::Synced);
    }

    void whatNobodyLooksAtLingersAndIsTakenAwayInPieces()
    {
        SyncScene s;
        s.msPerThousand = 1000;
        s.server.lists[podsPath].body = listOf("Pod", many("demo/p", 6'000));
        s.sync->require(Kind::Pod);
        s.scheduler.run(20'000);
        s.sync->release(pods);
        s.scheduler.run(29'000);
        s.sync->require(Kind::Pod); // somebody comes back
        s.scheduler.run(60'000);
        QCOMPARE(s.server.asked(podsPath), std::size_t(2)); // listed once, watched once
        QCOMPARE(s.of[pods].objects.size(), std::size_t(6'000));

        s.sync->release(pods);
        s.scheduler.run(30'000);
        QCOMPARE(s.of[pods].state.phase, Phase::Idle); // before anything is taken away: that is not gone
        QCOMPARE(s.of[pods].objects.size(), std::size_t(6'000));
        QCOMPARE(s.server.openWatches(), std::size_t(0));
        s.scheduler.run(1'000);
        QCOMPARE(s.of[pods].objects.size(), std::size_t(4'000));
        s.scheduler.run(10'000);
        QVERIFY(s.of[pods].objects.empty());
        QCOMPARE(s.of[pods].forgotten, 0);
    }
    void whoComesBackWhileItIsTakenAwayFindsItWhole()
    {
        SyncScene s;
        s.msPerThousand = 1000;
        s.server.lists[podsPath].body = listOf("Pod", many("demo/p", 6'000));
        s.sync->require(Kind::Pod);
        s.scheduler.run(20'000);
        s.sync->release(pods);
        s.scheduler.run(31'000);
        QVERIFY(s.of[pods].objects.size() < 6'000);
        QVERIFY(!s.of[pods].objects.empty());
        std::vector<std::string> left = many("demo/p", 6'000);
        left.erase(left.begin(), left.begin() + 10); // some went meanwhile
        s.server.lists[podsPath].body = listOf("Pod", left, 9);
        s.sync->require(Kind::Pod);
        s.scheduler.run(20'000);
        QCOMPARE(s.of[pods].objects.size(), std::size_t(5'990));
        QCOMPARE(s.of[pods].state.phase, Phase::Synced);
    }

    /// Whatever happened, and whatever somebody looked at meanwhile: in the end what is in view is the server's.
    void afterAnyScheduleTheViewIsTheServers()
    {
        forSeeds([](unsigned seed) {
            for (unsigned i = 0; i < 1000 && !QTest::currentTestFailed(); ++i)
                runSchedule(seed + i);
        });
    }

private:
    static void runSchedule(std::uint32_t seed)
    {
        const FeedId maps{Kind::ConfigMap, {}};
        std::mt19937 random(seed);
        const auto upTo = [&random](double most) { return random() % 2 ? 0.0 : std::uniform_real_distribution<double>(0, most)(random); };
        SyncScene s({}, seed);
        FakeApi api(s.scheduler, seed);
        s.transport = [&api] { return api.transport(); };
        const auto end = qScopeGuard([&s] { s.sync.reset(); }); // before the server
        s.msPerThousand = static_cast<std::int64_t>(random() % 100'000);
        api.faults = {upTo(0.3), upTo(0.3), upTo(0.3), upTo(0.05), upTo(0.2), upTo(0.1), upTo(0.3), upTo(0.1), upTo(0.3)};
        api.pageLimit = random() % 2 ? 3 : 0;
        for (int i = 0; i < 10; ++i)
            api.mutate();
        s.sync->require(Kind::ConfigMap);
        for (int step = 0; step < 60; ++step) {
            for (unsigned m = random() % 4; m > 0; --m)
                api.mutate();
            switch (random() % 12) {
            case 0: s.sync->retryNow(); break;
            case 1: s.sync->release(maps); break;
            case 2: s.sync->require(Kind::ConfigMap); break;
            default: break;
            }
            s.scheduler.run(random() % 3 ? static_cast<std::int64_t>(random() % 50) : static_cast<std::int64_t>(random() % 20'000));
        }
        s.sync->require(Kind::ConfigMap);
        api.faults = {};
        s.scheduler.run(240'000); // the longest silence and the longest backoff
        FakeApi::Items seen;
        for (const auto &[name, object] : s.of[maps].objects)
            seen[name] = {object->meta.uid.text(), std::stoull(object->meta.resourceVersion)};
        const auto text = [](const FakeApi::Items &items) {
            std::string out;
            for (const auto &[name, item] : items)
                out += name + ' ' + item.uid + ' ' + std::to_string(item.version) + '\n';
            return out;
        };
        QVERIFY2(text(seen) == text(api.items()), ("seed " + std::to_string(seed) + ", served:\n" + text(api.items()) + "seen:\n" + text(seen)).c_str());
        QCOMPARE(s.of[maps].state.phase, Phase::Synced);
    }
};

QTEST_GUILESS_MAIN(SyncCluster)
#include "sync_cluster.moc"
