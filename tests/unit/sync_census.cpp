#include <algorithm>
#include <map>
#include <set>

#include <QTest>

#include "models/sync/census.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/fakescheduler.h"

using namespace portolan;
using namespace portolan::test;

using Phase = KindTally::Phase;

namespace {

/// A server that knows numbers only, and answers each question 5 ms later.
class Numbers
{
public:
    struct Answer {
        int status = 200;
        std::size_t count = 0;
        HttpHeaders headers = {};
        bool tells = true; ///< how many remain
    };
    explicit Numbers(FakeScheduler &scheduler) : m_scheduler(scheduler) {}

    std::map<std::string, Answer> answers; ///< by path; others are 404
    std::vector<std::string> log;
    std::size_t running = 0, mostRunning = 0;

    [[nodiscard]] std::size_t asked(const std::string &path) const
    {
        return static_cast<std::size_t>(std::count_if(log.begin(), log.end(), [&path](const std::string &l) { return l.starts_with(path + '?'); }));
    }
    [[nodiscard]] std::unique_ptr<Transport> transport() { return std::make_unique<Wire>(*this); }

private:
    [[nodiscard]] static std::string body(const Answer &answer)
    {
        if (answer.status != 200)
            return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"no","code":)" + std::to_string(answer.status) + "}";
        const std::string remaining = answer.count > 1 && answer.tells ? R"(,"remainingItemCount":)" + std::to_string(answer.count - 1) : "";
        return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":"7")"
            + (answer.count > 1 ? R"(,"continue":"x")" + remaining : "") + R"(},"columnDefinitions":[{"name":"Name"}],"rows":[)" + (answer.count > 0 ? R"({"cells":["first"],"object":null})" : "") + "]}";
    }
    struct Call final : HttpCall {
        Call(Numbers &n, std::string t, HttpHandler h) : numbers(n), target(std::move(t)), handler(std::move(h))
        {
            numbers.mostRunning = std::max(numbers.mostRunning, ++numbers.running);
            timer = numbers.m_scheduler.after(5, [this] { answer(); });
        }
        ~Call() override { --numbers.running; }
        void answer()
        {
            const auto found = numbers.answers.find(target.substr(0, target.find('?')));
            const Answer answer = found == numbers.answers.end() ? Answer{404} : found->second;
            handler.head({answer.status, answer.headers, false});
            handler.data(body(answer));
            const auto end = std::move(handler.end);
            end(std::nullopt);
        }
        Numbers &numbers;
        std::string target;
        HttpHandler handler;
        std::unique_ptr<Scheduler::Timer> timer;
    };
    struct Wire final : Transport {
        explicit Wire(Numbers &n) : numbers(n) {}
        std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override
        {
            numbers.log.push_back(request.target);
            const auto accept = findHeader(request.headers, "Accept");
            if (!accept || !accept->starts_with("application/json;as=Table;"))
                qFatal("asked for whole objects");
            return std::make_unique<Call>(numbers, request.target, std::move(handler));
        }
        void reconnect(const std::string &) override {}
        Numbers &numbers;
    };
    FakeScheduler &m_scheduler;
};

std::string pathOf(Kind kind, std::string_view ns)
{
    return std::string("/") + (ns.empty() ? "" : std::string(ns) + '/') + std::string(kindInfo(kind).resource);
}

struct Scene {
    FakeScheduler scheduler;
    Numbers server{scheduler};
    FakeCredentials credentials;
    RestClient client{credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> { return server.transport(); }};
    std::set<Kind> followed;
    std::map<Kind, KindTally> told;
    Census census{client, options()};

    Census::Options options()
    {
        Census::Options out;
        out.targets = [](Kind kind, std::string_view ns) {
            return std::vector<ListTarget>{{"/new" + pathOf(kind, ns), {}, {}, false, true}, {pathOf(kind, ns), {}, {}}};
        };
        out.isFollowed = [this](Kind kind) { return followed.count(kind) > 0; };
        out.told = [this](Kind kind, const KindTally &tally) { told[kind] = tally; };
        out.seed = 3;
        return out;
    }
};

} // namespace

class SyncCensus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsByOneRowAndWhatRemains()
    {
        Scene s;
        s.server.answers = {{"/pods", {200, 4711}}, {"/nodes", {200, 1}}, {"/jobs", {200, 0}}};
        s.census.wish({{Kind::Pod, Kind::Node, Kind::Job}, {}});
        s.scheduler.run(1000);
        QCOMPARE(s.told[Kind::Pod].phase, Phase::Known);
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(4711));
        QCOMPARE(s.told[Kind::Node].count, std::size_t(1));
        QCOMPARE(s.told[Kind::Job].count, std::size_t(0));
        QCOMPARE(s.server.log.back().substr(s.server.log.back().find('?')), std::string("?limit=1&includeObject=None"));
        QCOMPARE(s.client.traffic().of("/api/v1/pods").openWatches, 0);
    }

    void whatWouldOnlyEarnAWarningIsNotCounted()
    {
        Scene s;
        s.server.answers = {{"/pods", {200, 2}}, {"/endpoints", {200, 2}}, {"/endpointslices", {200, 2}}};
        s.census.wish({{Kind::Pod, Kind::Endpoints, Kind::EndpointSlice}, {}});
        s.scheduler.run(1000);
        QCOMPARE(s.server.asked("/new/endpoints") + s.server.asked("/endpoints"), std::size_t(0)); // deprecated since 1.33
        QCOMPARE(s.told[Kind::EndpointSlice].count, std::size_t(2));
        QVERIFY(!s.told.contains(Kind::Endpoints));
    }

    void asksAgainEveryMinuteOrSoAndRemembersTheVersionServed()
    {
        Scene s;
        s.server.answers = {{"/pods", {200, 2}}};
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(1000);
        QCOMPARE(s.server.asked("/new/pods"), std::size_t(1));
        QVERIFY(!s.client.traffic().read(1).lastError); // an old server is no failure
        s.server.answers["/pods"].count = 3;
        s.scheduler.run(50'000);
        QCOMPARE(s.server.asked("/pods"), std::size_t(1));
        s.scheduler.run(549'000); // ten minutes in all, from 60 to 75 s apart
        const std::size_t asked = s.server.asked("/pods");
        QVERIFY2(asked >= 8 && asked <= 11, std::to_string(asked).c_str());
        QCOMPARE(s.server.asked("/new/pods"), std::size_t(1));
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(3));
    }

    void asksFewAtATimeAndNoneThatIsFollowed()
    {
        Scene s;
        CountWish wish;
        for (const KindInfo &info : knownKinds())
            wish.kinds.push_back(info.kind);
        s.followed = {Kind::Pod, Kind::Event};
        s.census.wish(wish);
        s.scheduler.run(10'000);
        QCOMPARE(s.server.mostRunning, std::size_t(4));
        QCOMPARE(s.server.asked("/pods") + s.server.asked("/events"), std::size_t(0));
        QCOMPARE(s.told.size(), wish.kinds.size() - 3); // nor Endpoints
        s.server.answers["/pods"] = {200, 5};
        s.followed.erase(Kind::Pod);
        s.census.unfollowed(Kind::Pod);
        s.scheduler.run(100);
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(5));
    }

    void pausedNothingIsAskedAndAfterwardsOnlyWhatIsOld()
    {
        Scene s;
        s.server.answers = {{"/pods", {200, 2}}};
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(1000);
        s.census.wish({{Kind::Pod}, {}, true});
        s.scheduler.run(600'000);
        QCOMPARE(s.server.asked("/pods"), std::size_t(1));
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(100);
        QCOMPARE(s.server.asked("/pods"), std::size_t(2));
        s.census.wish({{Kind::Pod}, {}, true}); // a glance at another window
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(1000);
        QCOMPARE(s.server.asked("/pods"), std::size_t(2));
    }

    void whatFailsIsAskedLaterAndLater()
    {
        Scene s;
        s.server.answers = {{"/pods", {500}}};
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(120'000);
        const std::size_t early = s.server.asked("/pods") + s.server.asked("/new/pods");
        QVERIFY2(early >= 3 && early <= 12, std::to_string(early).c_str());
        QCOMPARE(s.told[Kind::Pod].phase, Phase::Failed);
        s.scheduler.run(3'600'000);
        QVERIFY(s.server.asked("/pods") + s.server.asked("/new/pods") - early <= 24);
        s.server.answers["/pods"] = {200, 9};
        s.census.retryNow();
        s.scheduler.run(100);
        QCOMPARE(s.told[Kind::Pod].phase, Phase::Known);
    }

    void aForbiddenKindIsNotAskedInAStorm()
    {
        Scene s;
        s.server.answers = {{"/new/nodes", {403}}};
        s.census.wish({{Kind::Node}, {}});
        s.scheduler.run(600'000);
        QCOMPARE(s.told[Kind::Node].phase, Phase::Forbidden);
        QCOMPARE(s.told[Kind::Node].error->kind, ErrorKind::Forbidden);
        QCOMPARE(s.server.asked("/new/nodes"), std::size_t(1));
    }

    void whoMayNotListTheClusterHasTheNamespacesAddedUp()
    {
        Scene s;
        s.server.answers = {{"/new/pods", {403}}, {"/new/a/pods", {200, 3}}, {"/new/b/pods", {200, 4}}, {"/new/c/pods", {403}}};
        s.census.setNamespaces({"a", "b", "c"});
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(1000);
        QCOMPARE(s.told[Kind::Pod].phase, Phase::Known);
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(7));
        QVERIFY(s.told[Kind::Pod].narrowed);
        s.scheduler.run(300'000);
        QCOMPARE(s.server.asked("/new/pods"), std::size_t(1)); // refused once is enough
        s.server.answers["/new/d/pods"] = {200, 10};
        s.census.setNamespaces({"a", "d"});
        s.scheduler.run(100);
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(13));
    }

    void oneNamespaceIsCountedAlone()
    {
        Scene s;
        s.server.answers = {{"/new/pods", {200, 50}}, {"/new/a/pods", {200, 3}}, {"/new/nodes", {200, 2}}};
        s.census.wish({{Kind::Pod, Kind::Node}, {}});
        s.scheduler.run(100);
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(50));
        s.census.wish({{Kind::Pod, Kind::Node}, "a"});
        s.scheduler.run(100);
        QCOMPARE(s.told[Kind::Pod].count, std::size_t(3));
        QCOMPARE(s.told[Kind::Pod].ns, std::string("a"));
        QCOMPARE(s.told[Kind::Node].count, std::size_t(2)); // the cluster's, whatever the namespace
    }

    void aServerThatThrottlesIsLeftAlone()
    {
        Scene s;
        s.server.answers = {{"/new/pods", {200, 1}}, {"/new/nodes", {429, 0, {{"Retry-After", "300"}}}}};
        s.census.wish({{Kind::Pod, Kind::Node}, {}});
        s.scheduler.run(1000);
        const std::size_t before = s.server.log.size();
        s.scheduler.run(298'000);
        QCOMPARE(s.server.log.size(), before);
        s.server.answers["/new/nodes"] = {200, 2};
        s.scheduler.run(80'000);
        QVERIFY(s.server.asked("/new/pods") >= 2);
        QCOMPARE(s.told[Kind::Node].count, std::size_t(2));
    }

    void aServerThatDoesNotTellIsNotGuessedAt()
    {
        Scene s;
        s.server.answers = {{"/new/pods", {200, 4711, {}, false}}};
        s.census.wish({{Kind::Pod}, {}});
        s.scheduler.run(100);
        QCOMPARE(s.told[Kind::Pod].phase, Phase::Failed);
        QCOMPARE(s.told[Kind::Pod].error->kind, ErrorKind::Parse);
    }
};

QTEST_GUILESS_MAIN(SyncCensus)
#include "sync_census.moc"
