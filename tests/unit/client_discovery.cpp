#include <map>

#include <QEventLoop>
#include <QTest>
#include <QThread>

#include "models/client/livesource.h"
#include "models/client/qnamtransport.h"
#include "models/objects/kind.h"
#include "tests/support/fakeapi.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/faultserver.h"

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr auto aggregatedType = "application/json;v=v2;charset=utf-8;as=APIGroupDiscoveryList; g=apidiscovery.k8s.io";

/// Answers by path; what is not there is 404.
struct Canned {
    std::map<std::string, RestAnswer> answers;
    std::map<std::string, Error> errors;
    std::vector<std::string> asked, accepted;

    void add(const std::string &path, const std::string &body, const std::string &type = "application/json")
    {
        answers[path] = {{{"content-type", type}}, body};
    }
    [[nodiscard]] AskAll askAll()
    {
        return [this](const std::vector<RestRequest> &requests) {
            std::vector<Result<RestAnswer>> out;
            for (const RestRequest &request : requests) {
                asked.push_back(request.target);
                accepted.push_back(request.accept);
                if (const auto error = errors.find(request.target); error != errors.end())
                    out.emplace_back(tl::unexpected(error->second));
                else if (const auto answer = answers.find(request.target); answer != answers.end())
                    out.emplace_back(answer->second);
                else
                    out.emplace_back(failure(ErrorKind::NotFound, request.target, "not found"));
            }
            return out;
        };
    }
};

std::string resource(const std::string &name, const std::string &kind, const std::string &more = {})
{
    return "{\"name\":\"" + name + "\",\"singularName\":\"\",\"namespaced\":true,\"kind\":\"" + kind + "\",\"verbs\":[\"get\",\"list\"]" + more + "}";
}

Canned legacyServer()
{
    Canned server;
    server.add("/api", R"({"kind":"APIVersions","versions":["v1"]})");
    server.add("/apis", R"({"kind":"APIGroupList","groups":[
        {"name":"apps","versions":[{"version":"v1beta1"},{"version":"v1"}],"preferredVersion":{"version":"v1"}},
        {"name":"metrics.k8s.io","versions":[{"version":"v1beta1"}],"preferredVersion":{"version":"v1beta1"}}]})");
    server.add("/api/v1", "{\"resources\":[" + resource("pods", "Pod", R"(,"shortNames":["po"],"categories":["all"])") + "," + resource("pods/log", "Pod") + ","
                   + resource("events", "Event") + "]}");
    server.add("/apis/apps/v1", "{\"resources\":[" + resource("deployments", "Deployment", R"(,"shortNames":["deploy"])") + "]}");
    server.add("/apis/apps/v1beta1", "{\"resources\":[" + resource("deployments", "Deployment") + "," + resource("oldthings", "OldThing") + "]}");
    return server;
}

std::string names(const Discovery &discovery)
{
    std::string out;
    for (const ResourceInfo &info : discovery.resources)
        out += info.resource + "." + apiVersionText(info.group, info.version) + (info.namespaced ? "" : "!") + " ";
    return out;
}

} // namespace

class ClientDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void legacyDiscoveryKeepsWhatAnswers()
    {
        Canned server = legacyServer();
        const Result<Discovery> found = discover(server.askAll());
        QVERIFY(found);
        QVERIFY(!found->aggregated);
        QCOMPARE(names(*found), "pods.v1 events.v1 deployments.apps/v1 oldthings.apps/v1beta1 ");
        QCOMPARE(found->failed.size(), std::size_t(1));
        QCOMPARE(found->failed[0].first, "metrics.k8s.io/v1beta1");
        QCOMPARE(found->resources[0].singular, "pod");
    }

    void aggregatedDiscoveryIsUsedWhenBothOfferIt()
    {
        Canned server;
        server.add("/api", R"({"items":[{"metadata":{},"versions":[{"version":"v1","freshness":"Current","resources":[
            {"resource":"namespaces","responseKind":{"group":"","version":"v1","kind":"Namespace"},"scope":"Cluster","singularResource":"namespace","verbs":["get"],"shortNames":["ns"]}]}]}]})",
                   aggregatedType);
        server.add("/apis", R"({"items":[
            {"metadata":{"name":"apps"},"versions":[
              {"version":"v1","freshness":"Current","resources":[
                {"resource":"deployments","responseKind":{"kind":"Deployment"},"scope":"Namespaced","singularResource":"deployment","verbs":["get"],"subresources":[{"subresource":"scale"}]},
                {"resource":"parents","scope":"Namespaced","subresources":[{"subresource":"x"}]}]},
              {"version":"v1beta1","freshness":"Current","resources":[{"resource":"deployments","responseKind":{"kind":"Deployment"},"scope":"Namespaced"}]}]},
            {"metadata":{"name":"metrics.k8s.io"},"versions":[{"version":"v1beta1","freshness":"Stale","resources":[{"resource":"nodes","responseKind":{"kind":"NodeMetrics"}}]}]},
            {"metadata":{"name":"x.io"},"versions":[{"version":"v2","freshness":"Stale"},{"version":"v1","resources":[{"resource":"xs","responseKind":{"kind":"X"},"scope":"Cluster"}]}]}]})",
                   aggregatedType);
        const Result<Discovery> found = discover(server.askAll());
        QVERIFY(found);
        QVERIFY(found->aggregated);
        QCOMPARE(server.asked, (std::vector<std::string>{"/api", "/apis"}));
        QVERIFY(server.accepted[0].find("g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList") != std::string::npos);
        QCOMPARE(names(*found), "namespaces.v1! deployments.apps/v1 xs.x.io/v1! ");
        QCOMPARE(found->failed.size(), std::size_t(2));
        QCOMPARE(found->failed[0].first, "metrics.k8s.io/v1beta1");
    }

    void halfAnAggregatedAnswerMeansLegacy()
    {
        Canned server = legacyServer();
        server.answers["/api"] = {{{"Content-Type", aggregatedType}}, R"({"items":[]})"};
        // Asked plainly it answers plainly.
        const AskAll inner = server.askAll();
        const Result<Discovery> found = discover([&](std::vector<RestRequest> requests) {
            if (requests.size() == 1 && requests[0].target == "/api" && requests[0].accept == "application/json")
                server.add("/api", R"({"versions":["v1"]})");
            return inner(std::move(requests));
        });
        QVERIFY(found);
        QVERIFY(!found->aggregated);
        QVERIFY(names(*found).starts_with("pods.v1"));
    }

    void aMissingCoreGroupIsToleratedAndMissingGroupsAreNot()
    {
        Canned noCore = legacyServer();
        noCore.answers.erase("/api");
        const Result<Discovery> found = discover(noCore.askAll());
        QVERIFY(found);
        QCOMPARE(names(*found), "deployments.apps/v1 oldthings.apps/v1beta1 ");

        Canned noGroups = legacyServer();
        noGroups.errors["/apis"] = {ErrorKind::Forbidden, 403, "/apis", "no", false};
        const Result<Discovery> refused = discover(noGroups.askAll());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    }

    void whatAPersonTypesFindsTheResource_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        for (const char *typed : {"po", "pod", "pods", "Pod", "PODS", "pods.v1"})
            QTest::newRow(typed) << typed << "pods.v1";
        for (const char *typed : {"deploy", "deployment", "deployments.apps", "deployments.v1.apps", "deploy.apps"})
            QTest::newRow(typed) << typed << "deployments.apps/v1";
        QTest::newRow("core first") << "events" << "events.v1";
        QTest::newRow("another group") << "events.events.k8s.io" << "events.events.k8s.io/v1";
        QTest::newRow("no such group") << "pods.apps" << "";
        QTest::newRow("no such word") << "podz" << "";
        QTest::newRow("empty") << "" << "";
    }
    void whatAPersonTypesFindsTheResource()
    {
        QFETCH(QString, typed);
        QFETCH(QString, found);
        Canned server = legacyServer();
        Discovery discovery = *discover(server.askAll());
        discovery.resources.push_back({"events.k8s.io", "v1", "events", "Event", "event", {"ev"}, {}, {}, true});
        const ResourceInfo *info = findResource(discovery.resources, typed.toStdString());
        QCOMPARE(info ? QString::fromStdString(info->resource + "." + apiVersionText(info->group, info->version)) : QString(), found);
    }

    void pagesAreJoinedAndItemsSayWhatTheyAre()
    {
        FaultServer server;
        server.script = [](const QByteArray &head) {
            QByteArray body;
            if (head.contains("continue=second"))
                body = R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"b"}}]})";
            else if (head.contains("/default/pods?"))
                body = R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"second","remainingItemCount":1},"items":[{"metadata":{"name":"a"}}]})";
            else
                return FaultServer::Script{{FaultServer::Step::What::Send,
                    FaultServer::whole(404, QByteArray::fromStdString(statusText(404, "NotFound", "pods \\\"x\\\" not found"))), 0}};
            return FaultServer::Script{{FaultServer::Step::What::Send, FaultServer::whole(200, body), 0}};
        };
        const ResourceInfo pods{"", "v1", "pods", "Pod", "pod", {}, {}, {}, true};
        Result<Json> list, missing;
        withSource(server, [&](LiveSource &source) {
            list = source.list(pods, {"default", "app=web", {}, false});
            missing = source.get(pods, "default", "x");
        });
        QVERIFY(list);
        QCOMPARE(toJsonText(*list), std::string(R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[)"
            R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}},{"apiVersion":"v1","kind":"Pod","metadata":{"name":"b"}}]})"));
        QVERIFY(server.heads[0].contains("GET /api/v1/namespaces/default/pods?limit=500&labelSelector=app%3Dweb "));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(missing.error().detail.find("pods \"x\" not found") != std::string::npos);
    }

    void accessIsAskedOfTheServerQuestionByQuestion()
    {
        FaultServer server;
        server.script = [](const QByteArray &head) {
            const bool post = head.startsWith("POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews ") && head.contains("application/json");
            const QByteArray body = R"({"kind":"SelfSubjectAccessReview","status":{"allowed":true,"reason":"RBAC: allowed"}})";
            return FaultServer::Script{{FaultServer::Step::What::Send, post ? FaultServer::whole(201, body) : FaultServer::whole(400, "no"), 0}};
        };
        std::vector<Result<AccessAnswer>> answers;
        withSource(server, [&](LiveSource &source) { answers = source.mayI({{"demo", "list", "apps", "deployments", {}, {}}, {{}, "get", {}, "nodes", {}, "n"}}); });
        QCOMPARE(answers.size(), std::size_t(2));
        QVERIFY(answers[0] && answers[0]->allowed && !answers[0]->denied);
        QCOMPARE(answers[1]->reason, "RBAC: allowed");
    }

    void whoAsksAfterTheEndIsNotKeptWaiting()
    {
        const auto door = std::make_shared<RestDoor>();
        door->close(); // before it was ever open, that is, while others would wait for it
        LiveSource source(door);
        const Result<Json> answer = source.version();
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);

        FaultServer silent;
        silent.script = [](const QByteArray &) { return FaultServer::Script{}; };
        Result<Json> cut;
        withSource(silent, [&](LiveSource &asked) { cut = asked.version(); }, [&silent] { return !silent.heads.isEmpty(); });
        QVERIFY(!cut);
        QCOMPARE(cut.error().kind, ErrorKind::Cancelled);
    }

private:
    /// Runs `ask` on a thread of its own, the client on another, until it is done or `enough` says to close.
    static void withSource(const FaultServer &server, const std::function<void(LiveSource &)> &ask, const std::function<bool()> &enough = {})
    {
        const auto door = std::make_shared<RestDoor>();
        QThread network;
        auto *context = new QObject;
        context->moveToThread(&network);
        network.start();
        FakeCredentials credentials;
        QtScheduler scheduler;
        std::unique_ptr<RestClient> client;
        const auto onNetwork = [context](const std::function<void()> &call) { QMetaObject::invokeMethod(context, call, Qt::BlockingQueuedConnection); };
        onNetwork([&] {
            client = std::make_unique<RestClient>(credentials, scheduler, [&server](const RequestAuth &) -> Result<std::unique_ptr<Transport>> {
                Endpoint endpoint;
                endpoint.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
                return std::make_unique<QnamTransport>(endpoint);
            });
            door->open(*client);
        });
        LiveSource source(door);
        const std::unique_ptr<QThread> asking(QThread::create([&] { ask(source); }));
        asking->start();
        QVERIFY(QTest::qWaitFor([&] { return asking->isFinished() || (enough && enough()); }, 10'000));
        onNetwork([&] {
            door->close();
            client.reset();
        });
        asking->wait();
        onNetwork([&] { context->deleteLater(); });
        network.quit();
        network.wait();
    }
};

QTEST_GUILESS_MAIN(ClientDiscovery)
#include "client_discovery.moc"
