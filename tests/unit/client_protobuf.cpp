#include <QTest>

#include "tests/support/reflectorscene.h"

using namespace portolan;
using namespace portolan::test;

using Phase = ReflectorState::Phase;

namespace {

std::vector<ListTarget> configMaps()
{
    ListTarget target;
    target.path = "/api/v1/configmaps";
    target.asProtobuf = true;
    return {target};
}

const HttpHeaders protobufType = FakeForm(true).headers();

} // namespace

/// Collections that are listed and watched as protobuf.
class ClientProtobuf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsAndWatches_data()
    {
        QTest::addColumn<bool>("protobuf");
        QTest::newRow("protobuf") << true;
        QTest::newRow("a server, or a proxy, that answers JSON all the same") << false;
    }
    void listsAndWatches()
    {
        QFETCH(bool, protobuf);
        Scene s(1, configMaps());
        s.api.protobuf = protobuf;
        s.api.pageLimit = 5;
        for (int i = 0; i < 12; ++i)
            s.api.put("a/x" + std::to_string(i));
        s.start();
        s.scheduler.run(1000);
        QCOMPARE(s.requests("limit=5&continue=112"), std::size_t(2));
        QCOMPARE(s.requests("watch=true&allowWatchBookmarks=true&resourceVersion=112"), std::size_t(1));
        QVERIFY(s.api.accepted == std::set<std::string>{"application/vnd.kubernetes.protobuf,application/json"});
        QVERIFY(s.equal());
        s.api.put("a/new");
        s.api.put("a/x3");
        s.api.remove("a/x4");
        s.scheduler.run(1000);
        QVERIFY(s.equal());
        QCOMPARE(s.client.traffic().of("/api/v1/configmaps").events, std::uint64_t(3));
        s.scheduler.run(100'000); // a bookmark moves the version
        s.api.endWatches();
        s.scheduler.run(1000);
        QCOMPARE(s.requests("resourceVersion=115&timeoutSeconds"), std::size_t(1));
        QCOMPARE(s.picture.phases.back(), Phase::Synced);
        QVERIFY(s.picture.complaints.empty());
    }
    void anotherFormIsNotAskedForUnasked()
    {
        Scene s;
        s.api.put("a/x");
        s.start();
        s.scheduler.run(1000);
        QVERIFY(s.api.accepted == std::set<std::string>{"application/json"});
    }
    void aServerThatStreamsListsIsNotListed()
    {
        Scene s(1, configMaps());
        s.api.protobuf = true;
        s.options.streamsLists = [] { return true; };
        s.api.streams = true;
        for (int i = 0; i < 12; ++i)
            s.api.put("a/x" + std::to_string(i));
        s.start();
        s.scheduler.run(3000);
        QCOMPARE(s.api.log.size(), std::size_t(1));
        QVERIFY(s.equal());
        s.api.put("a/y");
        s.scheduler.run(500);
        QVERIFY(s.equal());
    }
    void refusalsAreRead()
    {
        Scene s(1, configMaps());
        s.api.protobuf = true;
        s.api.script = {{403, FakeForm(true).status(403, "Forbidden", "configmaps is forbidden"), protobufType}};
        s.start();
        s.scheduler.run(500);
        QCOMPARE(s.picture.phases.back(), Phase::Forbidden);
        QCOMPARE(s.picture.error->detail, std::string("configmaps is forbidden"));
        s.reflector->retryNow();
        s.scheduler.run(1000);
        QCOMPARE(s.picture.phases.back(), Phase::Synced);

        Scene old(1, configMaps());
        old.api.protobuf = true;
        old.start();
        old.scheduler.run(3000);
        old.api.put("a/x");
        old.api.script = {{200, FakeForm(true).expired(), protobufType}};
        old.api.endWatches();
        old.scheduler.run(500);
        QCOMPARE(old.api.log.size() - old.requests("watch=true"), std::size_t(2)); // listed again at once
        QVERIFY(old.equal());

        Scene odd(1, configMaps());
        odd.api.protobuf = true;
        odd.api.script = {{200, FakeForm(true).status(500, "InternalError", "no list at all"), protobufType}};
        odd.start();
        odd.scheduler.run(200);
        QCOMPARE(odd.picture.error->detail, std::string("no list at all"));
    }
    void anItemThatCannotBeReadIsToldAndTheOthersAreThere()
    {
        Scene s(1, configMaps());
        s.api.protobuf = true;
        const FakeForm form(true);
        s.api.script = {{200, form.list({form.object("a/x", "uid", "100", false), pb::bytes(1, pb::bytes(1, "y") + pb::bytes(3, "a")) + pb::bytes(2, "\xff")}, "100", {}), protobufType}};
        s.start();
        s.scheduler.run(200);
        QCOMPARE(s.picture.direct.size(), std::size_t(1));
        QCOMPARE(s.picture.complaints.size(), std::size_t(1));
        QVERIFY2(s.picture.complaints.front().starts_with("undecodable configmaps/a/y: no sound protobuf message"), s.picture.complaints.front().c_str());
    }
    void aDeletedObjectThatCannotBeReadIsGoneAllTheSame()
    {
        Scene s(1, configMaps());
        s.api.protobuf = true;
        s.api.put("a/x");
        s.api.put("a/y");
        s.start();
        s.scheduler.run(3000);
        const std::string meta = pb::bytes(1, pb::bytes(1, "x") + pb::bytes(3, "a") + pb::bytes(5, s.api.items().at("a/x").uid) + pb::bytes(6, "150"));
        s.api.script = {{200, pb::frame("DELETED", pb::envelope("v1", "ConfigMap", meta + pb::bytes(2, "\xff"))), protobufType}};
        s.api.endWatches();
        s.scheduler.run(100);
        QCOMPARE(s.picture.direct.size(), std::size_t(1));
        QVERIFY(s.picture.direct.count("a/y"));
        QVERIFY(s.picture.complaints.empty());
    }
    void aFrameThatIsNoEventMakesItListAgain()
    {
        Scene s(1, configMaps());
        s.api.protobuf = true;
        s.start();
        s.scheduler.run(1000);
        for (const std::string &garbage : {std::string("\x7f\xff\xff\xff"), std::string("\0\0\0\2\xff\xff", 6), pb::frame("SPLIT", pb::envelope("v1", "ConfigMap", ""))}) {
            s.api.script = {{200, garbage, protobufType}};
            const std::size_t before = s.api.log.size() - s.requests("watch=true");
            s.api.endWatches();
            s.scheduler.run(60'000);
            QVERIFY(s.api.log.size() - s.requests("watch=true") > before);
            QCOMPARE(s.picture.phases.back(), Phase::Synced);
        }
    }
};

QTEST_GUILESS_MAIN(ClientProtobuf)
#include "client_protobuf.moc"
