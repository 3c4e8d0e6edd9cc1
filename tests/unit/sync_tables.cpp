#include <QTest>

#include "tests/support/syncscene.h"

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

/// A table that is followed, in fake time.
struct Scene : SyncScene {
    void start(const ResourceInfo &resource = widgets(), std::vector<std::string> namespaces = {})
    {
        sync->setNamespaces(std::move(namespaces));
        sync->require(resource);
    }
    [[nodiscard]] std::string text() const
    {
        std::string out;
        for (const auto &[name, object] : held.objects)
            out += object->meta.name + '=' + std::string(cellOf(static_cast<const TableRow &>(*object), 1)) + ' ';
        return out;
    }
    Held &held = of[{Kind::Other, typeWord(widgets())}];
    KindState &state = held.state;
};

using Phase = KindState::Phase;

} // namespace

class SyncTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreListedAndFollowed()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5) + "," + row("b", "2", 6), 6);
        s.start();
        s.scheduler.run(100);
        QCOMPARE(s.text(), std::string("a=1 b=2 "));
        QCOMPARE(int(s.state.phase), int(Phase::Synced));
        QVERIFY(s.server.log[0].starts_with(clusterPath + "?"));
        QVERIFY(s.server.accepted[0].starts_with("application/json;as=Table;v=v1;g=meta.k8s.io"));
        QCOMPARE(s.server.accepted[1], s.server.accepted[0]);
        QVERIFY(s.server.log[1].find("watch=true") != std::string::npos && s.server.log[1].find("resourceVersion=6") != std::string::npos);
        QVERIFY(s.server.log[1].find("sendInitialEvents") == std::string::npos);

        s.server.send(watchFrame("MODIFIED", table(row("a", "7", 7), 7)) + watchFrame("ADDED", table(row("c", "3", 8), 8, "null")));
        s.server.send(watchFrame("DELETED", table(row("b", "2", 9), 9, "null")) + watchFrame("BOOKMARK", table(R"({"cells":["",0],"object":{"metadata":{"resourceVersion":"20"}}})", 20, "null")));
        s.scheduler.run(100);
        QCOMPARE(s.text(), std::string("a=7 c=3 "));
        s.scheduler.run(2000);
        s.server.endWatches();
        s.scheduler.run(100);
        QVERIFY(s.server.log.back().find("resourceVersion=20") != std::string::npos); // no row, but a version
        QCOMPARE(s.held.forgotten, 0);
    }
    void aForbiddenClusterFallsBackToNamespaces()
    {
        Scene s;
        s.server.lists[demoPath].body = table(row("a", "1", 5), 6);
        s.start(widgets(), {"demo", "secret"});
        s.scheduler.run(200);
        QCOMPARE(s.text(), std::string("a=1 "));
        QCOMPARE(s.state.namespaces, std::vector<std::string>{"demo"});
        QCOMPARE(int(s.state.phase), int(Phase::Synced));
        QVERIFY(s.state.error && s.state.error->kind == ErrorKind::Forbidden); // told, beside what may be seen
        s.scheduler.run(600'000);
        QCOMPARE(s.server.asked(clusterPath + "?"), std::size_t(1)); // until a person asks
        s.sync->retryNow();
        s.scheduler.run(200);
        QCOMPARE(s.server.asked(clusterPath + "?"), std::size_t(2));
    }
    void namespacesTypedLaterAreLookedInto()
    {
        Scene s;
        s.server.lists[demoPath].body = table(row("a", "1", 5), 6);
        s.start();
        s.scheduler.run(200);
        QCOMPARE(int(s.state.phase), int(Phase::Forbidden));
        s.sync->setNamespaces({"demo"});
        s.scheduler.run(200);
        QCOMPARE(s.text(), std::string("a=1 "));
        s.sync->setNamespaces({"other"});
        s.scheduler.run(200);
        QCOMPARE(s.text(), std::string());
        QCOMPARE(int(s.state.phase), int(Phase::Forbidden));
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
        QCOMPARE(int(s.state.phase), int(Phase::Forbidden));
    }
    void aDeletedDefinitionIsToldAndIsNoStorm()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5), 6);
        s.start();
        s.scheduler.run(100);
        QCOMPARE(s.text(), std::string("a=1 "));
        s.server.send(watchFrame("DELETED", table(row("a", "1", 9), 9)));
        s.server.lists[clusterPath] = {404, refusalText(404, "NotFound")};
        s.scheduler.run(2000);
        s.server.endWatches();
        s.scheduler.run(600'000);
        QVERIFY(s.state.error && s.state.error->kind == ErrorKind::NotFound);
        QVERIFY(s.held.objects.empty());
        QVERIFY2(s.server.log.size() <= 30, std::to_string(s.server.log.size()).c_str());
        s.server.lists[clusterPath] = {200, table(row("z", "9", 50), 50)};
        s.scheduler.run(70'000);
        QCOMPARE(s.text(), std::string("z=9 "));
        QVERIFY(!s.state.error);
    }
    void otherColumnsStartOver()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5), 6);
        s.start();
        s.scheduler.run(100);
        QCOMPARE(s.text(), std::string("a=1 "));
        const std::string changed = R"([{"name":"Name","type":"string"},{"name":"Size","type":"string"}])";
        s.server.lists[clusterPath].body = table(row("a", "\"1Gi\"", 5), 8, changed);
        s.server.send(watchFrame("MODIFIED", table(row("a", "\"1Gi\"", 8), 8, changed)));
        s.scheduler.run(1000);
        QVERIFY(s.held.columns && s.held.columns->at(1).name == "Size");
        QCOMPARE(s.text(), std::string("a=1Gi "));
        QCOMPARE(s.held.forgotten, 1);
    }
    void whatCannotBeWatchedIsListedAgain()
    {
        Scene s;
        ResourceInfo resource = widgets();
        resource.verbs = {"get", "list"};
        s.server.lists[clusterPath].body = table(row("a", "1", 5), 6);
        s.start(resource);
        s.scheduler.run(100);
        QCOMPARE(s.text(), std::string("a=1 "));
        s.server.lists[clusterPath].body = table(row("a", "2", 7) + "," + row("b", "1", 7), 8);
        s.scheduler.run(31'000);
        QCOMPARE(s.text(), std::string("a=2 b=1 "));
        QCOMPARE(s.server.asked("watch=true"), std::size_t(0));
        QCOMPARE(s.server.log.size(), std::size_t(2));
    }
    void rowsThatCannotBeReadAreCountedAndSkipped()
    {
        Scene s;
        s.server.lists[clusterPath].body = table(row("a", "1", 5) + R"(,{"cells":["b"]},)" + row("c", "3", 5), 6);
        s.start();
        s.scheduler.run(100);
        QCOMPARE(s.text(), std::string("a=1 c=3 "));
        QCOMPARE(s.state.undecodable, std::size_t(1));
    }
    void anAnswerWithoutATableHasNameAndAge()
    {
        Scene s;
        s.server.lists[clusterPath].body = R"({"apiVersion":"example.com/v1","items":[{"metadata":{"name":"a","resourceVersion":"3"},"spec":{"x":1}}],)"
                                           R"("kind":"WidgetList","metadata":{"resourceVersion":"4"}})";
        s.start();
        s.scheduler.run(100);
        QCOMPARE(s.held.objects.size(), std::size_t(1));
        QCOMPARE(s.held.columns->size(), std::size_t(2));
        QCOMPARE(int(s.state.phase), int(Phase::Synced));
    }
};

QTEST_GUILESS_MAIN(SyncTables)
#include "sync_tables.moc"
