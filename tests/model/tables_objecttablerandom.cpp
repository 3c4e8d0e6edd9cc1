// The object table against one made from nothing after every change: rows, order, filter, namespace and the signals in between.
#include <algorithm>
#include <compare>
#include <random>

#include <QAbstractItemModelTester>
#include <QTest>

#include "models/tables/objecttablemodel.h"
#include "tests/modelmirror.h"
#include "tests/objectmaker.h"
#include "tests/support/seeds.h"
#include "tests/support/tablecolumns.h"

using namespace portolan;

namespace {

/// The order of a column: by key where there is one, else by text.
std::strong_ordering compareCells(const Cell &a, const Cell &b)
{
    if (a.key.index() != b.key.index()) // no key last
        return b.key.index() <=> a.key.index();
    const auto byText = a.text.compare(b.text) <=> 0;
    if (const auto *n = std::get_if<std::int64_t>(&a.key))
        return *n <=> std::get<std::int64_t>(b.key);
    if (const auto *t = std::get_if<Timestamp>(&a.key))
        return std::get<Timestamp>(b.key).micros <=> t->micros; // the youngest has the smallest age
    if (const auto *q = std::get_if<Quantity>(&a.key))
        return *q <=> std::get<Quantity>(b.key);
    if (const auto *flag = std::get_if<bool>(&a.key))
        return int(*flag) <=> int(std::get<bool>(b.key));
    return byText;
}

/// What the table should show, made from nothing: every row, filtered, sorted.
struct NaiveTable {
    const ObjectStore &store;
    const TableSpec spec;
    Timestamp now;
    std::string ns, text;
    bool troubleOnly = false;
    int sortColumn = 0;
    bool descending = false;

    struct Row {
        ObjectPtr object;
        std::size_t part;
        std::vector<Cell> cells;
    };
    [[nodiscard]] bool shows(const Row &row) const
    {
        if (troubleOnly && !isTrouble(rowState(spec, *row.object, row.part, {now, &store})))
            return false;
        bool found = row.object->meta.name.find(text) != std::string::npos;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            found |= spec.columns[i].shown && lowered(row.cells[i].text).find(text) != std::string::npos;
        return found;
    }
    [[nodiscard]] QString dump() const
    {
        std::vector<Row> rows;
        for (const ObjectPtr &object : store.sortedObjects(spec.id.kind, ns))
            for (std::size_t part = 0; part < partCount(spec.id, *object); ++part) {
                Row row{object, part, {}};
                for (const RowColumn &c : spec.columns)
                    row.cells.push_back(c.cell(*object, part, {now, &store}));
                if (shows(row))
                    rows.push_back(row);
            }
        std::stable_sort(rows.begin(), rows.end(), [this](const Row &a, const Row &b) {
            const auto order = compareCells(a.cells[std::size_t(sortColumn)], b.cells[std::size_t(sortColumn)]);
            return descending ? order > 0 : order < 0;
        });
        QStringList lines;
        for (const Row &row : rows) {
            QStringList cells;
            for (const Cell &cell : row.cells)
                cells << QString::fromStdString(cell.text);
            lines << cells.join(QStringLiteral("|"));
        }
        return lines.join(QStringLiteral("\n"));
    }
};

/// A cluster that changes at random.
struct RandomCluster {
    explicit RandomCluster(unsigned seed) : random(seed) {}
    std::mt19937 random;
    ObjectMaker make;

    int pick(int below) { return int(random() % unsigned(below)); }
    std::string one(std::initializer_list<const char *> words) { return *(words.begin() + pick(int(words.size()))); }

    ObjectPtr object()
    {
        const int number = pick(40);
        if (pick(4) == 0) {
            auto claim = make.make<PersistentVolumeClaim>(number % 2 ? "a" : "b", std::to_string(number % 5), 5000 + number * 10);
            claim->phase = make.str(one({"Bound", "Pending", "Lost"}));
            claim->volumeName = make.str(claim->phase == "Bound" ? "pv-" + std::to_string(pick(9)) : std::string());
            return claim;
        }
        std::vector<std::string> claims;
        for (int i = pick(3); i > 0; --i)
            claims.push_back(std::to_string(pick(5)));
        std::sort(claims.begin(), claims.end());
        claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
        if (pick(2))
            std::reverse(claims.begin(), claims.end()); // parts change places
        auto pod = make.pod(number % 2 ? "a" : "b", "pod-" + std::to_string(number), number * 10 + pick(2) + 1, claims, one({"n1", "n2", ""}));
        pod->meta.creationTimestamp = Timestamp::fromSeconds(start.seconds() - pick(100'000));
        pod->meta.labels = {{make.str("app"), make.str(one({"web", "db"}))}};
        for (int i = 0, n = 1 + pick(2); i < n; ++i)
            make.container(*pod, "c" + std::to_string(i), one({"Running", "Running", "CrashLoopBackOff", "ContainerCreating"}), pick(4));
        return pod;
    }
    ChangeBatch batch(int most)
    {
        ChangeBatch out;
        for (int i = pick(most); i >= 0; --i)
            out.changes.push_back({pick(3) ? Change::Type::Upsert : Change::Type::Remove, object()});
        return out;
    }
};

/// While rows of the one before are being sorted, or while those of this one are being made, the cluster does not wait.
bool changeNamespace(RandomCluster &cluster, ObjectStore &store, ObjectTableModel &model, NaiveTable &naive)
{
    const auto order = [&] { model.sort(naive.sortColumn, naive.descending ? Qt::DescendingOrder : Qt::AscendingOrder); };
    if (cluster.pick(3) == 0) {
        naive.descending = !naive.descending;
        order();
    }
    naive.ns = cluster.one({"", "", "a", "b"});
    model.setNamespace(naive.ns);
    for (int i = model.isLoading() ? cluster.pick(4) : 0; i > 0; --i) {
        store.apply(cluster.batch(12));
        QCoreApplication::processEvents(QEventLoop::AllEvents, cluster.pick(2));
    }
    if (model.isLoading() && cluster.pick(3) == 0) { // other rows, in another order, are asked for meanwhile
        naive.text = cluster.one({"", "pod-1", "n1"});
        model.setFilter(naive.text);
        naive.sortColumn = cluster.pick(model.columnCount());
        order();
    }
    if (cluster.pick(3) == 0)
        model.finishLoading();
    return QTest::qWaitFor([&model] { return !model.isLoading(); }, 60'000);
}

} // namespace

class TablesObjectTableRandom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsANaiveTableUnderRandomBatches_data();
    void equalsANaiveTableUnderRandomBatches();

private:
    static void runBatches(unsigned seed, int shape);
};

void TablesObjectTableRandom::equalsANaiveTableUnderRandomBatches_data()
{
    QTest::addColumn<int>("shape");
    QTest::newRow("pods") << int(RowShape::Objects);
    QTest::newRow("containers") << int(RowShape::Containers);
    QTest::newRow("volumes") << int(RowShape::Volumes);
}

void TablesObjectTableRandom::equalsANaiveTableUnderRandomBatches()
{
    QFETCH(int, shape);
    test::forSeeds([shape](unsigned seed) { runBatches(seed, shape); });
}

void TablesObjectTableRandom::runBatches(unsigned seed, int shape)
{
    RandomCluster cluster(seed);
    FixedClock clock(start);
    ObjectStore store;
    store.apply(cluster.batch(20));
    const TableId id{Kind::Pod, RowShape(shape)};
    ObjectTableModel model(store, clock, id);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ModelMirror mirror(model);
    NaiveTable naive{store, tableSpec(id), start, {}, {}};
    for (int round = 0; round < 500; ++round) {
        switch (cluster.pick(12)) {
        case 0:
            naive.sortColumn = cluster.pick(model.columnCount());
            naive.descending = cluster.pick(2);
            model.setSortedAtOnce(cluster.pick(2) ? 1000 : 0);
            model.sort(naive.sortColumn, naive.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
            for (int i = model.isSorting() ? cluster.pick(4) : 0; i > 0; --i) { // the cluster does not wait for it
                store.apply(cluster.batch(12));
                QCoreApplication::processEvents(QEventLoop::AllEvents, cluster.pick(2));
            }
            QVERIFY(QTest::qWaitFor([&model] { return !model.isSorting(); }, 60'000));
            break;
        case 1:
            naive.text = cluster.one({"", "pod-1", "crash", "n1", "pod-", "pod-2"});
            model.setFilter(naive.text);
            model.finishFiltering();
            break;
        case 2:
            naive.troubleOnly = cluster.pick(4) == 0;
            model.setTroubleOnly(naive.troubleOnly);
            model.finishFiltering();
            break;
        case 3:
            QVERIFY(changeNamespace(cluster, store, model, naive));
            break;
        default: store.apply(cluster.batch(12));
        }
        model.finishSorting();
        QVERIFY(QTest::qWaitFor([&model] { return !model.isCatchingUp(); }, 60'000));
        QCOMPARE(ModelMirror::textOf(model), naive.dump());
        QCOMPARE(mirror.text(), naive.dump());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowOf(model.keyAt(row), model.partAt(row)), row);
    }
}

QTEST_GUILESS_MAIN(TablesObjectTableRandom)
#include "tables_objecttablerandom.moc"
