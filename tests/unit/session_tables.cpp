#include <map>

#include <QTest>

#include "models/session/tablefeed.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/fakescheduler.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const std::string clusterPath = "/apis/example.com/v1/widgets";
const std::string demoPath = "/apis/example.com/v1/namespaces/demo/widgets";

ResourceInfo widgets()
{
    ResourceInfo info;
    info.group = "example.com";
    info.version = "v1";
    info.resource = "widgets";
    info.kind = "Widget";
    info.verbs = {"get", "list", "watch"};
    return info;
}

std::string row(const std::string &name, const std::string &cell, int version)
{
    return R"({"cells":[")" + name + R"(",)" + cell + R"(],"object":{"kind":"PartialObjectMetadata","metadata":{"name":")" + name
        + R"(","namespace":"demo","uid":"00000000-0000-4000-8000-0000000000)" + std::to_string(10 + name.back() % 80) + R"(","resourceVersion":")"
        + std::to_string(version) + R"("}}})";
}

std::string table(const std::string &rows, int version, const std::string &columns = R"([{"name":"Name","type":"string"},{"name":"Kept","type":"integer"}])")
{
    return R"({"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":{"resourceVersion":")" + std::to_string(version) + R"("},"columnDefinitions":)"
        + columns + R"(,"rows":[)" + rows + "]}";
}

std::string frame(const std::string &type, const std::string &object)
{
    return R"({"type":")" + type + R"(","object":)" + object + "}\n";
}

std::string status(int code, const std::string &reason)
{
    return R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"no","reason":")" + reason + R"(","code":)" + std::to_string(code) + "}";
}

/// A server that answers lists as it is told, and watches with whatever is sent to them.
class Server
{
public:
    struct Answer {
        int status = 200;
        std::string body;
    };
    explicit Server(FakeScheduler &scheduler) : m_scheduler(scheduler) {}

    std::map<std::string, Answer> lists; ///< by path; others are 403
    int watchStatus = 200;
    std::vector<std::string> log, accepted;

    void send(const std::string &frames)
    {
        for (Call *watch : std::vector<Call *>(m_watches))
            watch->handler.data(frames);
    }
    void endWatches()
    {
        for (Call *watch : std::vector<Call *>(m_watches))
            watch->finish();
    }
    [[nodiscard]] std::size_t openWatches() const { return m_watches.size(); }
    [[nodiscard]] std::size_t asked(const std::string &part) const
    {
        return static_cast<std::size_t>(std::count_if(log.begin(), log.end(), [&part](const std::string &l) { return l.find(part) != l.npos; }));
    }
    [[nodiscard]] std::unique_ptr<Transport> transport() { return std::make_unique<Wire>(*this); }

private:
    struct Call final : HttpCall {
        Call(Server &s, HttpRequest r, HttpHandler h) : server(s), request(std::move(r)), handler(std::move(h))
        {
            timer = server.m_scheduler.after(5, [this] { begin(); });
        }
        ~Call() override { std::erase(server.m_watches, this); }
        void begin()
        {
            const std::string path = request.target.substr(0, request.target.find('?'));
            const bool watch = request.target.find("watch=true") != std::string::npos;
            const auto list = server.lists.find(path);
            const Answer answer = list == server.lists.end() ? Answer{403, status(403, "Forbidden")} : list->second;
            if (watch && answer.status == 200 && server.watchStatus == 200) {
                server.m_watches.push_back(this);
                handler.head({200, {}, false});
                return;
            }
            handler.head({watch && answer.status == 200 ? server.watchStatus : answer.status, {{"Content-Type", "application/json"}}, false});
            handler.data(answer.body);
            finish();
        }
        void finish()
        {
            std::erase(server.m_watches, this);
            const auto end = std::move(handler.end);
            end(std::nullopt);
        }
        Server &server;
        HttpRequest request;
        HttpHandler handler;
        std::unique_ptr<Scheduler::Timer> timer;
    };
    struct Wire final : Transport {
        explicit Wire(Server &s) : server(s) {}
        std::unique_ptr<HttpCall> start(HttpRequest request, HttpHandler handler) override
        {
            server.log.push_back(request.target);
            for (const auto &[name, value] : request.headers)
                if (name == "Accept")
                    server.accepted.push_back(value);
            return std::make_unique<Call>(server, std::move(request), std::move(handler));
        }
        void reconnect(const std::string &) override {}
        Server &server;
    };
    FakeScheduler &m_scheduler;
    std::vector<Call *> m_watches;
};

/// A feed in fake time, and what a GUI thread would hold of it.
struct Scene {
    Scene() : server(scheduler), client(credentials, scheduler, [this](const RequestAuth &) -> Result<std::unique_ptr<Transport>> { return server.transport(); }) {}
    void start(ResourceInfo resource = widgets(), std::vector<std::string> namespaces = {})
    {
        feed = std::make_unique<TableFeed>(client, pool, std::move(resource), std::move(namespaces));
        QObject::connect(feed.get(), &TableFeed::fed, feed.get(), [this](const std::shared_ptr<TableMessage> &message) {
            if (message->forget) {
                rows.clear();
                ++starts;
            }
            if (message->columns)
                columns = message->columns;
            for (const Change &change : message->batch.changes) {
                if (change.type == Change::Type::Remove)
                    rows.erase(change.object->meta.name);
                else
                    rows[change.object->meta.name] = std::string(cellOf(static_cast<const TableRow &>(*change.object), 1));
            }
            if (message->state)
                state = *message->state;
            feed->acknowledge();
        });
    }
    [[nodiscard]] std::string text() const
    {
        std::string out;
        for (const auto &[name, cell] : rows)
            out += name + '=' + cell + ' ';
        return out;
    }

    FakeScheduler scheduler;
    Server server;
    FakeCredentials credentials;
    RestClient client;
    StringPool pool;
    std::unique_ptr<TableFeed> feed;
    std::map<std::string, std::string> rows;
    std::shared_ptr<const TableColumns> columns;
    KindState state;
    int starts = 0;
};

using Phase = KindState::Phase;

} // namespace

class SessionTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreListedAndFollowed()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5) + "," + row("b", "2", 6), 6);
        s.start();
        s.scheduler.run(100);
        QTRY_COMPARE(s.text(), std::string("a=1 b=2 "));
        QTRY_COMPARE(int(s.state.phase), int(Phase::Synced));
        QVERIFY(s.server.log[0].starts_with(clusterPath + "?"));
        QVERIFY(s.server.accepted[0].starts_with("application/json;as=Table;v=v1;g=meta.k8s.io"));
        QCOMPARE(s.server.accepted[1], s.server.accepted[0]);
        QVERIFY(s.server.log[1].find("watch=true") != std::string::npos && s.server.log[1].find("resourceVersion=6") != std::string::npos);
        QVERIFY(s.server.log[1].find("sendInitialEvents") == std::string::npos);

        s.server.send(frame("MODIFIED", table(row("a", "7", 7), 7)) + frame("ADDED", table(row("c", "3", 8), 8, "null")));
        s.server.send(frame("DELETED", table(row("b", "2", 9), 9, "null")) + frame("BOOKMARK", table(R"({"cells":["",0],"object":{"metadata":{"resourceVersion":"20"}}})", 20, "null")));
        QTRY_COMPARE(s.text(), std::string("a=7 c=3 "));
        s.scheduler.run(2000);
        s.server.endWatches();
        s.scheduler.run(100);
        QVERIFY(s.server.log.back().find("resourceVersion=20") != std::string::npos); // no row, but a version
        QCOMPARE(s.starts, 0);
    }
    void aForbiddenClusterFallsBackToNamespaces()
    {
        Scene s;
        s.server.lists[demoPath].body = table(row("a", "1", 5), 6);
        s.start(widgets(), {"demo", "secret"});
        s.scheduler.run(200);
        QTRY_COMPARE(s.text(), std::string("a=1 "));
        QTRY_COMPARE(s.state.namespaces, std::vector<std::string>{"demo"});
        QCOMPARE(int(s.state.phase), int(Phase::Synced));
        QVERIFY(s.state.error && s.state.error->kind == ErrorKind::Forbidden); // told, beside what may be seen
        s.scheduler.run(600'000);
        QCOMPARE(s.server.asked(clusterPath + "?"), std::size_t(1)); // until a person asks
        s.feed->reflector().retryNow();
        s.scheduler.run(200);
        QCOMPARE(s.server.asked(clusterPath + "?"), std::size_t(2));
    }
    void namespacesTypedLaterAreLookedInto()
    {
        Scene s;
        s.server.lists[demoPath].body = table(row("a", "1", 5), 6);
        s.start();
        s.scheduler.run(200);
        QTRY_COMPARE(int(s.state.phase), int(Phase::Forbidden));
        s.feed->setNamespaces({"demo"});
        s.scheduler.run(200);
        QTRY_COMPARE(s.text(), std::string("a=1 "));
        s.feed->setNamespaces({"other"});
        s.scheduler.run(200);
        QTRY_COMPARE(s.text(), std::string());
        QTRY_COMPARE(int(s.state.phase), int(Phase::Forbidden));
    }
    void aRefusalIsNotRetriedInAStorm()
    {
        Scene s;
        s.start(widgets(), {"one", "two"});
        s.scheduler.run(600'000);
        // Waits of 0.8 s doubled up to 30 s, each drawn out by chance: at most 24 in ten minutes for each namespace.
        QVERIFY2(s.server.log.size() <= 49, std::to_string(s.server.log.size()).c_str());
        QCOMPARE(s.server.asked(clusterPath), std::size_t(1));
        const std::size_t before = s.server.log.size();
        s.scheduler.run(600'000);
        QVERIFY(s.server.log.size() - before <= 42);
        QTRY_COMPARE(int(s.state.phase), int(Phase::Forbidden));
    }
    void aDeletedDefinitionIsToldAndIsNoStorm()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5), 6);
        s.start();
        s.scheduler.run(100);
        QTRY_COMPARE(s.text(), std::string("a=1 "));
        s.server.send(frame("DELETED", table(row("a", "1", 9), 9)));
        s.server.lists[clusterPath] = {404, status(404, "NotFound")};
        s.scheduler.run(2000);
        s.server.endWatches();
        s.scheduler.run(600'000);
        QTRY_VERIFY(s.state.error && s.state.error->kind == ErrorKind::NotFound);
        QVERIFY(s.rows.empty());
        QVERIFY2(s.server.log.size() <= 30, std::to_string(s.server.log.size()).c_str());
        s.server.lists[clusterPath] = {200, table(row("z", "9", 50), 50)};
        s.scheduler.run(70'000);
        QTRY_COMPARE(s.text(), std::string("z=9 "));
        QTRY_VERIFY(!s.state.error);
    }
    void otherColumnsStartOver()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5), 6);
        s.start();
        s.scheduler.run(100);
        QTRY_COMPARE(s.text(), std::string("a=1 "));
        const std::string changed = R"([{"name":"Name","type":"string"},{"name":"Size","type":"string"}])";
        s.server.lists[clusterPath].body = table(row("a", "\"1Gi\"", 5), 8, changed);
        s.server.send(frame("MODIFIED", table(row("a", "\"1Gi\"", 8), 8, changed)));
        s.scheduler.run(1000);
        QTRY_VERIFY(s.columns && s.columns->at(1).name == "Size");
        QTRY_COMPARE(s.text(), std::string("a=1Gi "));
        QCOMPARE(s.starts, 1);
    }
    void whatCannotBeWatchedIsListedAgain()
    {
        Scene s;
        ResourceInfo resource = widgets();
        resource.verbs = {"get", "list"};
        s.server.lists[clusterPath].body = table(row("a", "1", 5), 6);
        s.start(resource);
        s.scheduler.run(100);
        QTRY_COMPARE(s.text(), std::string("a=1 "));
        s.server.lists[clusterPath].body = table(row("a", "2", 7) + "," + row("b", "1", 7), 8);
        s.scheduler.run(31'000);
        QTRY_COMPARE(s.text(), std::string("a=2 b=1 "));
        QCOMPARE(s.server.asked("watch=true"), std::size_t(0));
        QCOMPARE(s.server.log.size(), std::size_t(2));
    }
    void rowsThatCannotBeReadAreCountedAndSkipped()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5) + R"(,{"cells":["b"]},)" + row("c", "3", 5), 6);
        s.start();
        s.scheduler.run(100);
        QTRY_COMPARE(s.text(), std::string("a=1 c=3 "));
        QTRY_COMPARE(s.state.undecodable, std::size_t(1));
    }
    void anAnswerWithoutATableHasNameAndAge()
    {
        Scene s;
        s.server.lists[clusterPath].body = R"({"apiVersion":"example.com/v1","items":[{"metadata":{"name":"a","resourceVersion":"3"},"spec":{"x":1}}],)"
                                           R"("kind":"WidgetList","metadata":{"resourceVersion":"4"}})";
        s.start();
        s.scheduler.run(100);
        QTRY_COMPARE(s.rows.size(), std::size_t(1));
        QCOMPARE(s.columns->size(), std::size_t(2));
        QTRY_COMPARE(int(s.state.phase), int(Phase::Synced));
    }
};

QTEST_GUILESS_MAIN(SessionTables)
#include "session_tables.moc"
