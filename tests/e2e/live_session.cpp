#include <algorithm>
#include <random>

#include <QTest>
#include <QThread>

#include "app/demo/demoserver.h"
#include "models/session/opensession.h"
#include "tests/support/seeds.h"

using namespace portolan;

namespace {

constexpr int patience = 30'000;

std::unique_ptr<Session> openOn(const DemoServer &server, LiveOptions options = {})
{
    EffectiveConnection connection;
    connection.context = "demo";
    connection.server = {"http", "127.0.0.1", server.port(), {}};
    return openLive(std::move(connection), std::move(options));
}

TrafficLine lineOf(const Session &session, std::string_view resource)
{
    const TrafficReading meter = session.traffic();
    const auto found = std::find_if(meter.lines.begin(), meter.lines.end(), [resource](const TrafficLine &l) { return l.resource == resource; });
    return found == meter.lines.end() ? TrafficLine() : *found;
}

std::vector<Kind> everyKind()
{
    std::vector<Kind> kinds;
    for (const KindInfo &info : knownKinds())
        kinds.push_back(info.kind);
    return kinds;
}

QStringList held(Session &session, Kind kind)
{
    QStringList lines;
    session.store().forEach(kind, [&lines](const ObjectPtr &o) {
        lines << QString::fromStdString(keyText(keyOf(*o)) + ' ' + o->meta.uid.text() + ' ' + o->meta.resourceVersion);
    });
    lines.sort();
    return lines;
}

/// The same, freshly listed through the session's source; asked on a thread of its own, as the rules say.
QStringList listed(Session &session, Kind kind)
{
    QStringList lines;
    const std::shared_ptr<ObjectSource> source = session.source();
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        const Result<ResourceInfo> resource = source->resolve(kindInfo(kind).resource);
        if (!resource)
            return;
        const Result<Json> list = source->list(*resource, {});
        if (!list)
            return;
        for (const Json &item : (*list)["items"].items()) {
            const Json &meta = item["metadata"];
            lines << QString::fromStdString(keyText({kind, meta["namespace"].str(), meta["name"].str()}) + ' ' + meta["uid"].str() + ' '
                                            + meta["resourceVersion"].str());
        }
    }));
    thread->start();
    thread->wait();
    lines.sort();
    return lines;
}

bool becomesCurrent(Session &session, Kind kind)
{
    QStringList ours, theirs;
    const bool met = QTest::qWaitFor([&] { return (ours = held(session, kind)) == (theirs = listed(session, kind)); }, patience);
    if (!met)
        qWarning("%s: %s is not %s", kindInfo(kind).name.data(), qPrintable(ours.join(QStringLiteral(", "))), qPrintable(theirs.join(QStringLiteral(", "))));
    return met;
}

} // namespace

/// A session on the embedded server: the same client, store and threads as on any cluster.
class LiveSessionOnDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsReadWholeAlsoInSmallPages_data()
    {
        QTest::addColumn<int>("pageSize");
        QTest::newRow("as asked") << 0;
        QTest::newRow("three at a time") << 3;
    }
    void everyKindIsReadWholeAlsoInSmallPages()
    {
        QFETCH(int, pageSize);
        DemoOptions options;
        options.play = false;
        options.maxPageSize = pageSize;
        const auto server = DemoServer::start(options);
        QVERIFY2(server, server ? "" : server.error().text().c_str());
        const auto session = openOn(**server);
        const Result<void> loaded = loadKinds(*session, everyKind(), patience);
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        QTRY_COMPARE(session->state().phase, ConnectionState::Phase::Live);
        for (const Kind kind : everyKind()) {
            QVERIFY2(session->kindState(kind).undecodable == 0, session->kindState(kind).lastUndecodable.c_str());
            QVERIFY(becomesCurrent(*session, kind));
        }
        QVERIFY(session->store().count(Kind::Pod) > 3);
    }

    void aServerThatComesAndGoesAndForgetsLeavesATrueView()
    {
        test::forSeeds([this](unsigned seed) { comeAndGo(seed); });
    }

private:
    void comeAndGo(unsigned seed)
    {
        std::mt19937 random(seed);
        DemoOptions options;
        options.watchHistory = 3; // what was missed for longer answers 410
        options.maxPageSize = 5;
        options.pace = 1000;
        const auto server = DemoServer::start(options);
        QVERIFY(server);
        (*server)->setPlaying(false);
        const std::vector<Kind> kinds{Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Event};
        const auto session = openOn(**server);
        QVERIFY(loadKinds(*session, kinds, patience));
        int stale = 0;
        connect(session.get(), &Session::stateChanged, this, [&] { stale += session->state().phase == ConnectionState::Phase::Stale; });
        for (int round = 0; round < 4; ++round) {
            (*server)->stop();
            const int before = stale;
            QTRY_VERIFY_WITH_TIMEOUT(stale > before, patience);
            QVERIFY(session->store().count(Kind::Pod) > 0); // stale is not blank
            for (unsigned i = random() % 12; i > 0; --i)
                (*server)->step();
            QVERIFY((*server)->restart());
            for (unsigned i = random() % 12; i > 0; --i) {
                (*server)->step();
                QTest::qWait(static_cast<int>(random() % 5));
            }
            QTRY_COMPARE_WITH_TIMEOUT(session->state().phase, ConnectionState::Phase::Live, patience);
            for (const Kind kind : kinds)
                QVERIFY(becomesCurrent(*session, kind));
        }
    }

private Q_SLOTS:
    void whatIsNoLongerWantedIsForgottenOnlyLater()
    {
        DemoOptions options;
        options.play = false;
        const auto server = DemoServer::start(options);
        QVERIFY(server);
        const auto session = openOn(**server);
        const Kind kinds[] = {Kind::Pod};
        QVERIFY(loadKinds(*session, kinds, patience));
        QTRY_COMPARE_WITH_TIMEOUT(lineOf(*session, "pods").openWatches, 1, patience);
        const std::uint64_t before = lineOf(*session, "pods").requests;
        session->require(Kind::Pod);
        session->release(Kind::Pod);
        session->release(Kind::Pod); // the last user; it lingers, and comes back without a new list
        session->require(Kind::Pod);
        session->require(Kind::Node); // a new reading of the meter
        QTRY_COMPARE_WITH_TIMEOUT(lineOf(*session, "nodes").openWatches, 1, patience);
        QCOMPARE(lineOf(*session, "pods").requests, before);
        QCOMPARE(lineOf(*session, "pods").openWatches, 1);
        QCOMPARE(session->kindState(Kind::Pod).phase, KindState::Phase::Synced);
        QVERIFY(session->store().count(Kind::Pod) > 0);
    }
    void onlyWhatIsLookedAtIsWatched()
    {
        DemoOptions options;
        options.play = false;
        const auto server = DemoServer::start(options);
        QVERIFY(server);
        LiveOptions live;
        live.lingerMs = 50;
        const auto session = openOn(**server, live);
        const Kind kinds[] = {Kind::Pod, Kind::Secret};
        QVERIFY(loadKinds(*session, kinds, patience));
        QTRY_COMPARE_WITH_TIMEOUT(session->traffic().openWatches, 2, patience);
        QCOMPARE(session->traffic().lines.size(), std::size_t(3)); // and the probes: nothing else was ever asked
        const std::size_t secrets = session->store().count(Kind::Secret);
        session->count({{Kind::Secret, Kind::Node}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(session->tally(Kind::Node).count, std::size_t(3), patience);
        QCOMPARE(session->tally(Kind::Secret).phase, KindTally::Phase::Unknown); // whoever follows them counts
        session->release(Kind::Secret);
        QTRY_COMPARE_WITH_TIMEOUT(session->traffic().openWatches, 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session->tally(Kind::Secret).phase, KindTally::Phase::Known, patience);
        QCOMPARE(session->tally(Kind::Secret).count, secrets);
        QCOMPARE(session->store().count(Kind::Node), std::size_t(0));
        QCOMPARE(lineOf(*session, "secrets").openWatches, 0);
        QCOMPARE(lineOf(*session, "pods").openWatches, 1);
        QTRY_COMPARE(session->store().count(Kind::Secret), std::size_t(0));
        QCOMPARE(session->kindState(Kind::Secret).phase, KindState::Phase::Idle);
        QVERIFY(session->store().count(Kind::Pod) > 0);
    }
};

QTEST_GUILESS_MAIN(LiveSessionOnDemo)
#include "live_session.moc"
