#include <map>
#include <random>
#include <thread>

#include <QTest>

#include "models/store/storesnapshot.h"
#include "tests/objectmaker.h"
#include "tests/support/seeds.h"

using namespace portolan;

namespace {

/// Pods, claims and volumes of few names, which point at each other or at nothing; enough of them for several chunks.
struct RandomObjects {
    explicit RandomObjects(unsigned seed) : random(seed) {}
    int pick(int below) { return int(random() % unsigned(below)); }
    ObjectPtr object()
    {
        const int number = pick(300);
        const std::string name = std::to_string(number), ns = pick(2) ? "a" : "b";
        switch (pick(4)) {
        case 0: {
            auto claim = make.make<PersistentVolumeClaim>(ns, name, 1000 + number);
            claim->volumeName = make.str(pick(2) ? std::to_string(pick(6)) : std::string());
            return claim;
        }
        case 1: {
            auto volume = make.make<PersistentVolume>("", name, 2000 + number);
            volume->hasClaimRef = true;
            volume->claimNamespace = make.str(ns);
            volume->claimName = std::to_string(pick(6));
            return volume;
        }
        default: {
            std::vector<std::string> claims;
            for (int i = pick(3); i > 0; --i)
                claims.push_back(std::to_string(pick(6)));
            return make.pod(ns, name, number, claims, std::to_string(pick(3)));
        }
        }
    }
    std::mt19937 random;
    ObjectMaker make;
};

constexpr Kind kinds[] = {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::Node};

/// What a store holds, and who points at what in it.
struct Told {
    std::map<Kind, std::vector<ObjectPtr>> sorted;
    std::map<std::pair<ObjectKey, Relation>, std::vector<ObjectKey>> sources;
    friend bool operator==(const Told &, const Told &) = default;
};

template<class Source>
Told toldBy(const Source &source)
{
    Told out;
    for (const Kind kind : kinds)
        for (const char *ns : {"", "a", "b"}) {
            for (ObjectPtr &object : source.sortedObjects(kind, ns))
                out.sorted[kind].push_back(std::move(object));
            for (int n = 0; n < 6; ++n)
                for (const Relation relation : {Relation::RunsOn, Relation::UsesClaim, Relation::BoundTo, Relation::ClaimedBy, Relation::OwnedBy}) {
                    const ObjectKey key{kind, ns, std::to_string(n)};
                    out.sources[{key, relation}] = source.sources(key, relation);
                }
        }
    return out;
}

} // namespace

class StoreSnapshots : public QObject
{
    Q_OBJECT
    static void runBatches(unsigned seed)
    {
        RandomObjects random(seed);
        ObjectStore store;
        std::vector<std::pair<std::shared_ptr<const StoreSnapshot>, Told>> taken;
        for (int round = 0; round < 60; ++round) {
            ChangeBatch batch;
            for (int i = random.pick(60); i >= 0; --i)
                batch.changes.push_back({random.pick(3) ? Change::Type::Upsert : Change::Type::Remove, random.object()});
            store.apply(batch);
            if (round % 20 == 19)
                store.clear(Kind::Pod);
            if (random.pick(3) == 0)
                taken.emplace_back(store.snapshot(), toldBy(store));
        }
        QVERIFY(!taken.empty());
        for (const auto &[snapshot, told] : taken) {
            QVERIFY(toldBy(*snapshot) == told);
            QVERIFY(toldBy(*snapshot) == told); // by the indexes that are made by now
            for (const Kind kind : kinds) {
                const auto &objects = told.sorted.find(kind)->second;
                for (const ObjectPtr &object : objects)
                    QVERIFY(snapshot->find(keyOf(*object)) == object);
                QVERIFY(!snapshot->find(kind, "a", "never"));
            }
        }
    }

private Q_SLOTS:
    void tellsWhatTheStoreHeldWhateverCameAfter() { test::forSeeds([](unsigned seed) { runBatches(seed); }); }
    void isOneForAllUntilSomethingChanges()
    {
        ObjectMaker make;
        ObjectStore store;
        store.apply({{upsert(make.pod("a", "p", 1))}});
        const auto first = store.snapshot();
        QCOMPARE(store.snapshot(), first);
        store.apply({{upsert(make.pod("a", "q", 2))}});
        const auto second = store.snapshot();
        QVERIFY(second != first);
        QCOMPARE(first->count(Kind::Pod), std::size_t(1));
        QCOMPARE(second->count(Kind::Pod), std::size_t(2));
        store.setCoverage(Kind::Node, {Covered::NotAllowed, {}, {}});
        QVERIFY(store.snapshot() != second);
        QVERIFY(second->coverage().knows(Kind::Node) && !store.snapshot()->coverage().knows(Kind::Node));
    }
    void outlivesItsStoreAndTheStringsMaker()
    {
        std::shared_ptr<const StoreSnapshot> snapshot;
        {
            ObjectMaker make;
            ObjectStore store;
            ChangeBatch batch;
            for (int i = 0; i < 5000; ++i)
                batch.changes.push_back(upsert(make.pod("a", std::to_string(i), i + 1, {}, "n" + std::to_string(i % 7))));
            store.apply(batch);
            snapshot = store.snapshot();
        }
        QCOMPARE(snapshot->sourceObjects({Kind::Node, {}, "n3"}, Relation::RunsOn).size(), std::size_t(714));
        QCOMPARE(QString::fromStdString(snapshot->get<Pod>("a", "4999")->nodeName.str()), QStringLiteral("n1"));
    }
    void threadsMayAskAtOnce()
    {
        ObjectMaker make;
        ObjectStore store;
        ChangeBatch batch;
        for (int i = 0; i < 3000; ++i)
            batch.changes.push_back(upsert(make.pod("a", std::to_string(i), i + 1, {std::to_string(i % 10)})));
        store.apply(batch);
        const auto snapshot = store.snapshot();
        std::vector<std::thread> threads;
        std::atomic<std::size_t> users = 0;
        for (int t = 0; t < 2; ++t)
            threads.emplace_back([&] { users += snapshot->sources({Kind::PersistentVolumeClaim, "a", "3"}, Relation::UsesClaim).size(); });
        for (ChangeBatch gone = store.removals(Kind::Pod); Change &change : gone.changes)
            store.apply({{std::move(change)}}); // the store moves on meanwhile
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(users.load(), std::size_t(600));
        QCOMPARE(store.count(Kind::Pod), std::size_t(0));
        QCOMPARE(snapshot->count(Kind::Pod), std::size_t(3000));
    }
    void nodesAreFoundByTheirHostName()
    {
        ObjectMaker make;
        ObjectStore store;
        for (int i = 0; i < 4; ++i) {
            auto node = make.make<Node>("", "node-" + std::to_string(i), i + 1);
            if (i > 0)
                node->meta.labels = {{make.str("kubernetes.io/hostname"), make.str("host-" + std::to_string(i / 2))}};
            store.apply({{upsert(node)}});
        }
        QCOMPARE(store.snapshot()->nodesOfHost("host-0").size(), std::size_t(1));
        QCOMPARE(store.snapshot()->nodesOfHost("host-1").size(), std::size_t(2));
        QVERIFY(store.snapshot()->nodesOfHost("node-0").empty());
    }
};

QTEST_GUILESS_MAIN(StoreSnapshots)
#include "store_snapshot.moc"
