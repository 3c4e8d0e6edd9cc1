#include <random>

#include <QAbstractItemModelTester>
#include <QTest>

#include "models/tables/objecttreemodel.h"
#include "tests/objectmaker.h"
#include "tests/support/seeds.h"

using namespace portolan;

namespace {

const Timestamp start = Timestamp::parse("2026-01-01T00:00:00Z");

/// The whole tree as text, two spaces a level; children are fetched on the way.
void dump(ObjectTreeModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        lines << QString(depth * 2, QLatin1Char(' ')) + cells.join(QLatin1Char('|'));
        dump(model, model.index(row, 0, parent), depth + 1, lines);
    }
}

QString dump(ObjectTreeModel &model)
{
    QStringList lines;
    dump(model, {}, 0, lines);
    return lines.join(QLatin1Char('\n'));
}

struct Cluster {
    ObjectMaker make;
    void own(Object &object, const char *apiVersion, const char *kind, const std::string &name)
    {
        object.meta.owners = {{make.str(apiVersion), make.str(kind), name, {}, true}};
    }
};

} // namespace

class TablesObjectTree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hangsPodsUnderTheirWorkloads();
    void showsVolumesDownToThePersistentVolume();
    void equalsANaiveTreeUnderRandomBatches();
    void findsTheItemOfAnObject();
    void keepsItemsThatStay();
    void showsOwnersInACircle();
    void endsAfterAnyNumberOfOwners();
    void anUpdateTouchesNothingButItself();
    void aLargeClusterIsPlacedInSlicesWhileItChanges();
    void theTreeOfALargeClusterGrowsToTheSame();
    void closedFoldersTellWhatTheyHold();

private:
    static void runBatches(unsigned seed);
};

void TablesObjectTree::hangsPodsUnderTheirWorkloads()
{
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    auto set = c.make.make<ReplicaSet>("shop", "web-1", 2);
    c.own(*set, "apps/v1", "Deployment", "web");
    auto pod = c.make.pod("shop", "web-1-a", 3);
    c.own(*pod, "apps/v1", "ReplicaSet", "web-1");
    auto lone = c.make.pod("shop", "lone", 4);
    store.apply({{upsert(pod), upsert(lone)}});
    ObjectTreeModel model(store, clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // it would fetch inside our insertions, and take them for its own
    const auto names = [&model] { return dump(model).remove(QRegularExpression(QStringLiteral("\\|[^\\n]*"))); };
    QCOMPARE(names(), QStringLiteral("shop\n  lone\n  web-1-a"));
    store.apply({{upsert(set)}});
    model.update();
    QCOMPARE(names(), QStringLiteral("shop\n  web-1\n    web-1-a\n  lone"));
    const auto deployment = c.make.make<Deployment>("shop", "web", 1);
    store.apply({{upsert(deployment), upsert(c.make.make<Namespace>("", "empty", 9)), upsert(c.make.make<Node>("", "n1", 10))}});
    model.update();
    QCOMPARE(names(), QStringLiteral("empty\nshop\n  web\n    web-1-a\n  lone\ncluster\n  nodes\n    n1"));
    store.apply({{removal(deployment), removal(set)}});
    model.update();
    QCOMPARE(names(), QStringLiteral("empty\nshop\n  lone\n  web-1-a\ncluster\n  nodes\n    n1"));
    model.setNamespace("empty");
    QCOMPARE(names(), QStringLiteral("empty\ncluster\n  nodes\n    n1"));
}

void TablesObjectTree::showsVolumesDownToThePersistentVolume()
{
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    auto pod = c.make.pod("x", "p", 1, {"c"});
    c.make.container(*pod, "main", "Running");
    store.apply({{upsert(pod)}});
    ObjectTreeModel model(store, clock);
    QVERIFY(dump(model).contains(QStringLiteral("data-c|no such claim|c\n      c|missing"))
        || dump(model).contains(QStringLiteral("      c|missing")));
    auto claim = c.make.make<PersistentVolumeClaim>("x", "c", 2);
    claim->phase = c.make.str("Bound");
    claim->volumeName = c.make.str("pv");
    store.apply({{upsert(claim)}});
    model.update();
    QVERIFY2(dump(model).contains(QStringLiteral("      c|Bound")), qPrintable(dump(model)));
    QVERIFY2(dump(model).contains(QStringLiteral("        pv|missing")), qPrintable(dump(model)));
    const QModelIndex missing = model.indexOf({Kind::PersistentVolumeClaim, "x", "c"}).model()->index(0, ObjectTreeModel::StatusColumn,
        model.indexOf({Kind::PersistentVolumeClaim, "x", "c"}));
    QCOMPARE(missing.data(HealthRole).toInt(), int(Health::Lost));
    auto volume = c.make.make<PersistentVolume>("", "pv", 3);
    volume->phase = c.make.str("Bound");
    store.apply({{upsert(volume)}});
    model.update();
    QVERIFY2(dump(model).contains(QStringLiteral("        pv|Bound")), qPrintable(dump(model)));
}

void TablesObjectTree::equalsANaiveTreeUnderRandomBatches()
{
    test::forSeeds([](unsigned seed) { runBatches(seed); });
}

void TablesObjectTree::runBatches(unsigned seed)
{
    std::mt19937 random(seed);
    const auto pick = [&random](int below) { return int(random() % unsigned(below)); };
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    ObjectTreeModel model(store, clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false); // it would fetch inside our insertions, and take them for its own
    const auto anObject = [&]() -> ObjectPtr {
        const int n = pick(5);
        const std::string ns = pick(2) ? "a" : "b";
        const std::string name = std::to_string(n);
        switch (pick(8)) {
        case 0: return c.make.make<Namespace>("", ns, ns[0]);
        case 1: {
            auto deployment = c.make.make<Deployment>(ns, "d" + name, 100 + n + ns[0] * 1000);
            if (!pick(3)) // as nobody does, and nothing forbids
                c.own(*deployment, "apps/v1", "ReplicaSet", "r" + std::to_string(pick(5)));
            return deployment;
        }
        case 2: {
            auto set = c.make.make<ReplicaSet>(ns, "r" + name, 200 + n + ns[0] * 1000);
            if (pick(3))
                c.own(*set, "apps/v1", pick(3) ? "Deployment" : "ReplicaSet", (pick(3) ? "d" : "r") + std::to_string(pick(5)));
            return set;
        }
        case 3: {
            auto claim = c.make.make<PersistentVolumeClaim>(ns, "c" + name, 300 + n + ns[0] * 1000);
            claim->volumeName = c.make.str(pick(2) ? "v" + std::to_string(pick(5)) : std::string());
            return claim;
        }
        case 4: return c.make.make<PersistentVolume>("", "v" + name, 400 + n);
        case 5: return c.make.make<Node>("", "n" + name, 500 + n);
        default: {
            std::vector<std::string> claims;
            for (int i = pick(3); i > 0; --i)
                claims.push_back("c" + std::to_string(i + pick(2) * 2));
            auto pod = c.make.pod(ns, "p" + name, 600 + n + ns[0] * 1000, claims);
            if (pick(3))
                c.own(*pod, "apps/v1", pick(2) ? "ReplicaSet" : "StatefulSet", "r" + std::to_string(pick(5)));
            c.make.container(*pod, "main", pick(2) ? "Running" : "CrashLoopBackOff");
            return pod;
        }
        }
    };
    for (int round = 0; round < 300; ++round) {
        ChangeBatch batch;
        for (int i = pick(8); i >= 0; --i)
            batch.changes.push_back({pick(3) ? Change::Type::Upsert : Change::Type::Remove, anObject()});
        store.apply(batch);
        model.update();
        ObjectTreeModel fresh(store, clock);
        QCOMPARE(dump(model), dump(fresh));
    }
}

void TablesObjectTree::findsTheItemOfAnObject()
{
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    auto set = c.make.make<ReplicaSet>("x", "web-1", 2);
    c.own(*set, "apps/v1", "Deployment", "web");
    auto pod = c.make.pod("x", "web-1-a", 3, {"c"});
    c.own(*pod, "apps/v1", "ReplicaSet", "web-1");
    ObjectTreeModel model(store, clock);
    store.apply({{upsert(c.make.make<Deployment>("x", "web", 1)), upsert(set), upsert(pod), upsert(c.make.make<PersistentVolume>("", "pv", 5))}});
    const auto path = [&model](const ObjectKey &key) {
        QStringList words;
        for (QModelIndex at = model.indexOf(key); at.isValid(); at = at.parent())
            words.prepend(at.data().toString());
        return words.join(QLatin1Char('/'));
    };
    QCOMPARE(path({Kind::Pod, "x", "web-1-a"}), QStringLiteral("x/web/web-1-a"));
    QCOMPARE(path({Kind::PersistentVolumeClaim, "x", "c"}), QStringLiteral("x/web/web-1-a/data-c/c"));
    QCOMPARE(path({Kind::PersistentVolume, "", "pv"}), QStringLiteral("cluster/persistentvolumes/pv"));
    QCOMPARE(path({Kind::Pod, "x", "nobody"}), QString());
    QCOMPARE(path({Kind::Service, "x", "web"}), QString());
}

void TablesObjectTree::keepsItemsThatStay()
{
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    store.apply({{upsert(c.make.pod("x", "b", 2)), upsert(c.make.pod("x", "d", 4))}});
    ObjectTreeModel model(store, clock);
    const QPersistentModelIndex b = model.indexOf({Kind::Pod, "x", "b"});
    const QPersistentModelIndex d = model.indexOf({Kind::Pod, "x", "d"});
    int resets = 0;
    connect(&model, &QAbstractItemModel::modelReset, this, [&resets] { ++resets; });
    store.apply({{upsert(c.make.pod("x", "a", 1)), upsert(c.make.pod("x", "c", 3)), removal(store.find(Kind::Pod, "x", "b"))}});
    QTRY_COMPARE(d.row(), 2); // gathered
    QVERIFY(!b.isValid());
    QCOMPARE(d.data().toString(), QStringLiteral("d"));
    QCOMPARE(resets, 0);
}

void TablesObjectTree::showsOwnersInACircle()
{
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    const auto job = [&c](const char *name, int uid, const char *owner) {
        auto made = c.make.make<Job>("x", name, uid);
        if (owner)
            c.own(*made, "batch/v1", "Job", owner);
        return made;
    };
    auto pod = c.make.pod("x", "p", 3);
    c.own(*pod, "batch/v1", "Job", "a");
    auto own = c.make.make<ReplicaSet>("x", "own", 4);
    c.own(*own, "apps/v1", "ReplicaSet", "own");
    auto under = c.make.pod("x", "q", 5);
    c.own(*under, "apps/v1", "ReplicaSet", "own");
    store.apply({{upsert(job("a", 1, "b")), upsert(job("b", 2, "a")), upsert(pod), upsert(own), upsert(under)}});
    ObjectTreeModel model(store, clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    tester.setUseFetchMore(false);
    const auto names = [&model] { return dump(model).remove(QRegularExpression(QStringLiteral("\\|[^\\n]*"))); };
    QCOMPARE(names(), QStringLiteral("x\n  a\n    p\n  b\n  own\n    q"));
    QCOMPARE(dump(model).count(QStringLiteral("owners in a circle")), 3);
    const QModelIndex found = model.indexOf({Kind::Pod, "x", "p"});
    QCOMPARE(found.parent().data().toString(), QStringLiteral("a"));
    QVERIFY(model.indexOf({Kind::ReplicaSet, "x", "own"}).isValid());
    // One reference less, and there is no circle.
    store.apply({{upsert(job("b", 2, nullptr))}});
    model.update();
    QCOMPARE(names(), QStringLiteral("x\n  b\n    a\n      p\n  own\n    q"));
    store.apply({{upsert(job("b", 2, "a"))}});
    model.update();
    QCOMPARE(names(), QStringLiteral("x\n  a\n    p\n  b\n  own\n    q"));
    store.apply({{removal(store.find(Kind::Job, "x", "b"))}});
    model.update();
    QCOMPARE(names(), QStringLiteral("x\n  a\n    p\n  own\n    q"));
}

void TablesObjectTree::endsAfterAnyNumberOfOwners()
{
    Cluster c;
    ObjectStore store;
    FixedClock clock(start);
    constexpr int count = 20'000;
    ChangeBatch batch;
    for (int i = 0; i < count; ++i) {
        auto set = c.make.make<ReplicaSet>("x", "r" + std::to_string(i), i + 1);
        c.own(*set, "apps/v1", "ReplicaSet", "r" + std::to_string((i + 1) % count));
        batch.changes.push_back(upsert(set));
    }
    auto pod = c.make.pod("x", "p", count + 1);
    c.own(*pod, "apps/v1", "ReplicaSet", "r0");
    batch.changes.push_back(upsert(pod));
    store.apply(batch);
    ObjectTreeModel model(store, clock);
    QVERIFY(model.indexOf({Kind::Pod, "x", "p"}).isValid());
    QVERIFY(model.indexOf({Kind::ReplicaSet, "x", "r7"}).isValid());
}

void TablesObjectTree::anUpdateTouchesNothingButItself()
{
    Cluster c;
    ObjectStore store;
    auto set = c.make.make<ReplicaSet>("shop", "web-1", 2);
    auto pod = c.make.pod("shop", "web-1-a", 3);
    c.own(*pod, "apps/v1", "ReplicaSet", "web-1");
    store.apply({{upsert(set), upsert(pod), upsert(c.make.pod("shop", "lone", 4))}});
    TreeIndex index(store);
    TreeIndex::Touched touched;
    connect(&store, &ObjectStore::changed, this, [&](const KindDelta &delta) { index.apply(delta, touched); });
    auto running = c.make.pod("shop", "web-1-a", 3);
    c.own(*running, "apps/v1", "ReplicaSet", "web-1");
    running->meta.resourceVersion = "77";
    store.apply({{upsert(running)}});
    QVERIFY(touched.children.empty());
    QVERIFY(touched.items == std::unordered_set<ObjectKey>{keyOf(*pod)});
    auto left = c.make.pod("shop", "web-1-a", 3); // its owner let it go: it stands under the namespace now
    left->meta.resourceVersion = "78";
    store.apply({{upsert(left)}});
    QVERIFY(touched.children.contains(keyOf(*set)));
    QVERIFY(touched.children.contains(ObjectKey{Kind::Namespace, "", "shop"}));
    QVERIFY(!touched.children.contains(ObjectKey{}));
}

void TablesObjectTree::aLargeClusterIsPlacedInSlicesWhileItChanges()
{
    test::forSeeds([this](unsigned seed) {
        std::mt19937 random(seed);
        Cluster c;
        ObjectStore store;
        int version = 1;
        const auto change = [&](int count) {
            ChangeBatch batch;
            for (int i = 0; i < count; ++i) {
                const std::string ns = "ns-" + std::to_string(random() % 4), number = std::to_string(random() % 400);
                std::shared_ptr<Object> object;
                if (random() % 4 == 0)
                    object = c.make.make<ReplicaSet>(ns, "set-" + std::to_string(random() % 20), ++version);
                else
                    object = c.make.pod(ns, "pod-" + number, ++version);
                if (object->kind == Kind::Pod && random() % 2)
                    c.own(*object, "apps/v1", "ReplicaSet", "set-" + std::to_string(random() % 20));
                batch.changes.push_back({random() % 4 ? Change::Type::Upsert : Change::Type::Remove, object});
            }
            store.apply(batch);
        };
        change(3000);
        TreeIndex index(store, 0);
        QVERIFY(!index.isComplete());
        TreeIndex::Touched touched;
        connect(&store, &ObjectStore::changed, &store, [&](const KindDelta &delta) { index.apply(delta, touched); });
        while (!index.isComplete()) {
            index.fill(0, touched);
            change(int(random() % 30));
        }
        const TreeIndex whole(store);
        QVERIFY(whole.isComplete());
        for (int i = 0; i < 4; ++i) {
            const TreeItem ns = namespaceItem("ns-" + std::to_string(i));
            QVERIFY(index.children(ns) == whole.children(ns));
            QCOMPARE(index.hasChildren(ns), whole.hasChildren(ns));
        }
    });
}

void TablesObjectTree::theTreeOfALargeClusterGrowsToTheSame()
{
    Cluster c;
    FixedClock clock(start);
    ObjectStore store;
    ChangeBatch batch;
    for (int i = 0; i < 9000; ++i)
        batch.changes.push_back(upsert(c.make.pod("ns-" + std::to_string(i % 3), "pod-" + std::to_string(i), i + 1)));
    store.apply(batch);
    ObjectTreeModel model(store, clock);
    QVERIFY(model.indexOf({Kind::Pod, "ns-1", "pod-4000"}).isValid()); // who is looked for does not wait for the others
    QTRY_COMPARE(model.rowCount(), 3); // of namespaces that nobody listed
    const QModelIndex first = model.index(0, 0);
    QVERIFY(model.hasChildren(first));
    model.fetchMore(first);
    QTRY_COMPARE(model.rowCount(first), 3000);
}

void TablesObjectTree::closedFoldersTellWhatTheyHold()
{
    Cluster c;
    FixedClock clock(start);
    ObjectStore store;
    auto well = c.make.pod("shop", "well", 1), bad = c.make.pod("shop", "bad", 2);
    well->phase = bad->phase = c.make.str("Running");
    c.make.container(*well, "a", "Running");
    c.make.container(*bad, "a", "CrashLoopBackOff");
    store.apply({{upsert(well), upsert(bad), upsert(c.make.make<Node>("", "n1", 3)), upsert(c.make.make<Node>("", "n2", 4))}});
    ObjectTreeModel model(store, clock);
    const auto detail = [&model](const ObjectKey &key) { return model.indexOf(key).siblingAtColumn(ObjectTreeModel::DetailColumn); };
    const ObjectKey shop{Kind::Namespace, {}, "shop"};
    QCOMPARE(detail(shop).data().toString(), QString::fromUtf8("2 pods \u00B7 1 in trouble"));
    QCOMPARE(detail(shop).data(HealthRole).toInt(), int(Health::Warning));
    QVERIFY(dump(model).contains(QStringLiteral("nodes||2 objects")));
    store.apply({{removal(bad)}});
    model.update();
    QCOMPARE(detail(shop).data().toString(), QStringLiteral("1 pods")); // no plurals without their file
    store.setCoverage(Kind::Pod, {Covered::NotAllowed, {}, {}});
    QCOMPARE(detail(shop).data().toString(), QString()); // how many there are is not known
}

QTEST_GUILESS_MAIN(TablesObjectTree)
#include "tables_objecttree.moc"
