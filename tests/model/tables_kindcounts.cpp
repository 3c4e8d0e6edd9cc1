#include <random>

#include <QTest>

#include "models/tables/kindcounts.h"
#include "tests/objectmaker.h"
#include "tests/support/seeds.h"

using namespace portolan;

class TablesKindCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsRowsAndTroubleByNamespace();
    void equalsACountFromNothingUnderRandomBatches();

private:
    static void runBatches(unsigned seed);
};

void TablesKindCounts::countsRowsAndTroubleByNamespace()
{
    ObjectMaker make;
    ObjectStore store;
    KindCounts counts(store);
    QList<Kind> told;
    connect(&counts, &KindCounts::changed, this, [&told](Kind kind) { told << kind; });
    auto sick = make.pod("a", "sick", 1, {"c"});
    make.container(*sick, "main", "CrashLoopBackOff");
    make.container(*sick, "proxy", "Running");
    auto well = make.pod("b", "well", 2);
    make.container(*well, "main", "Running");
    auto warning = make.make<Event>("a", "e", 3);
    warning->type = make.str("Warning");
    store.apply({{upsert(sick), upsert(well), upsert(warning), upsert(make.make<Node>("", "n", 4))}});
    QCOMPARE(told, (QList<Kind>{Kind::Pod, Kind::Node, Kind::Event}));
    QCOMPARE(counts.count({Kind::Pod}), (KindCounts::Count{2, 1}));
    QCOMPARE(counts.count({Kind::Pod}, "b"), (KindCounts::Count{1, 0}));
    QCOMPARE(counts.count({Kind::Pod, RowShape::Containers}), (KindCounts::Count{3, 1}));
    QCOMPARE(counts.count({Kind::Pod, RowShape::Volumes}), (KindCounts::Count{1, 0}));
    QCOMPARE(counts.count({Kind::Event}, "a"), (KindCounts::Count{1, 1}));
    QCOMPARE(counts.count({Kind::Node}, "a").rows, std::size_t(1)); // the cluster's, whatever the namespace
    auto cured = make.pod("a", "sick", 1);
    make.container(*cured, "main", "Running");
    store.apply({{upsert(cured), removal(well)}});
    QCOMPARE(counts.count({Kind::Pod}), (KindCounts::Count{1, 0}));
    QCOMPARE(counts.count({Kind::Pod, RowShape::Containers}), (KindCounts::Count{1, 0}));
    QCOMPARE(counts.count({Kind::Service}), KindCounts::Count{});
}

void TablesKindCounts::equalsACountFromNothingUnderRandomBatches()
{
    test::forSeeds([](unsigned seed) { runBatches(seed); });
}

void TablesKindCounts::runBatches(unsigned seed)
{
    std::mt19937 random(seed);
    const auto pick = [&random](int below) { return int(random() % unsigned(below)); };
    ObjectMaker make;
    ObjectStore store;
    KindCounts counts(store);
    for (int round = 0; round < 300; ++round) {
        ChangeBatch batch;
        for (int i = pick(10); i >= 0; --i) {
            const int number = pick(20);
            auto pod = make.pod(number % 2 ? "a" : "b", std::to_string(number), number * 10 + pick(2) + 1);
            for (int n = pick(3); n >= 0; --n)
                make.container(*pod, "c" + std::to_string(n), pick(2) ? "Running" : "CrashLoopBackOff");
            batch.changes.push_back({pick(3) ? Change::Type::Upsert : Change::Type::Remove, pod});
        }
        store.apply(batch);
        const KindCounts fresh(store);
        for (const std::string ns : {"", "a", "b", "none"})
            for (const RowShape shape : {RowShape::Objects, RowShape::Containers})
                QCOMPARE(counts.count({Kind::Pod, shape}, ns), fresh.count({Kind::Pod, shape}, ns));
    }
}

QTEST_GUILESS_MAIN(TablesKindCounts)
#include "tables_kindcounts.moc"
