#include <algorithm>
#include <random>

#include <QAbstractItemModelTester>
#include <QtTest>

#include "models/tables/objecttablemodel.h"
#include "tests/modelmirror.h"
#include "tests/objectmaker.h"

using namespace portolan;

namespace {

const Timestamp start = Timestamp::parse("2026-01-01T00:00:00Z");

std::vector<std::string_view> namesOf(const TableSpec &spec)
{
    std::vector<std::string_view> names;
    for (const RowColumn &column : spec.columns)
        names.push_back(column.name);
    return names;
}

int columnOf(const ObjectTableModel &model, std::string_view name)
{
    const auto names = namesOf(model.spec());
    return int(std::find(names.begin(), names.end(), name) - names.begin());
}

/// One column of every row, joined.
QString column(const ObjectTableModel &model, std::string_view name)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out << QString::fromStdString(model.cellText(row, columnOf(model, name)));
    return out.join(QStringLiteral(" "));
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

} // namespace

class TablesObjectTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsANaiveTableUnderRandomBatches_data();
    void equalsANaiveTableUnderRandomBatches();
    void keepsSelectedRowsThroughChanges();
    void movesRowsWhoseSortedCellChanged();
    void announcesOnlyAgesThatReadDifferently();
    void filtersByTheWordsOfTheBox_data();
    void filtersByTheWordsOfTheBox();
    void filtersManyRowsInSlices();
    void tellsABrokenExpression();
    void followsClaimsOfVolumes();
    void answersLinksKeysAndHealth();
    void countsRowsAndTrouble();
    void tooltipsArePlainText();
};

void TablesObjectTable::equalsANaiveTableUnderRandomBatches_data()
{
    QTest::addColumn<int>("shape");
    QTest::newRow("pods") << int(RowShape::Objects);
    QTest::newRow("containers") << int(RowShape::Containers);
    QTest::newRow("volumes") << int(RowShape::Volumes);
}

void TablesObjectTable::equalsANaiveTableUnderRandomBatches()
{
    QFETCH(int, shape);
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
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
            model.sort(naive.sortColumn, naive.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
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
            naive.ns = cluster.one({"", "", "a", "b"});
            model.setNamespace(naive.ns);
            break;
        default: store.apply(cluster.batch(12));
        }
        QCOMPARE(ModelMirror::textOf(model), naive.dump());
        QCOMPARE(mirror.text(), naive.dump());
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowOf(model.keyAt(row), model.partAt(row)), row);
    }
}

void TablesObjectTable::keepsSelectedRowsThroughChanges()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    ChangeBatch batch;
    for (const char *name : {"b", "d", "f", "h"})
        batch.changes.push_back(upsert(make.pod("x", name, name[0])));
    store.apply(batch);
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    ModelMirror mirror(model);
    const int nameColumn = columnOf(model, "Name");
    QPersistentModelIndex selected = model.index(2, nameColumn);
    const auto name = [&selected] { return selected.data().toString(); };
    QCOMPARE(name(), QStringLiteral("f"));
    store.apply({{upsert(make.pod("x", "a", 1)), upsert(make.pod("x", "e", 2)), upsert(make.pod("x", "g", 3))}});
    QCOMPARE(name(), QStringLiteral("f"));
    store.apply({{removal(store.find(Kind::Pod, "x", "b")), removal(store.find(Kind::Pod, "x", "e")), upsert(make.pod("x", "f", 'f'))}});
    QCOMPARE(name(), QStringLiteral("f"));
    model.sort(nameColumn, Qt::DescendingOrder);
    QCOMPARE(name(), QStringLiteral("f"));
    QCOMPARE(selected.row(), 2);
    QCOMPARE(column(model, "Name"), QStringLiteral("h g f d a"));
    model.setFilter("f");
    QCOMPARE(selected.row(), 0);
    model.setFilter("");
    QCOMPARE(selected.row(), 2);
    store.apply({{removal(store.find(Kind::Pod, "x", "f"))}});
    QVERIFY(!selected.isValid());
    QCOMPARE(mirror.resets, 0);
}

void TablesObjectTable::movesRowsWhoseSortedCellChanged()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    const auto pod = [&make](const char *name, int restarts) {
        auto made = make.pod("x", name, name[0]);
        make.container(*made, "main", "Running", restarts);
        return made;
    };
    store.apply({{upsert(pod("a", 1)), upsert(pod("b", 2)), upsert(pod("c", 10))}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    model.sort(columnOf(model, "Restarts"), Qt::AscendingOrder);
    QPersistentModelIndex a = model.index(0, 0);
    int moves = 0;
    connect(&model, &QAbstractItemModel::rowsMoved, this, [&moves] { ++moves; });
    store.apply({{upsert(pod("a", 11))}});
    QCOMPARE(column(model, "Name"), QStringLiteral("b c a"));
    QCOMPARE(a.row(), 2);
    QCOMPARE(moves, 1);
    store.apply({{upsert(pod("c", 0)), upsert(pod("b", 12)), upsert(pod("a", 3))}});
    QCOMPARE(column(model, "Name"), QStringLiteral("c a b"));
    QCOMPARE(a.row(), 1);
}

void TablesObjectTable::announcesOnlyAgesThatReadDifferently()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    const auto pod = [&make](const char *name, int secondsOld) {
        auto made = make.pod("x", name, name[0]);
        made->meta.creationTimestamp = Timestamp::fromSeconds(start.seconds() - secondsOld);
        return made;
    };
    store.apply({{upsert(pod("a", 5)), upsert(pod("b", 3600 * 5)), upsert(pod("c", 7))}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    model.tick(0, 2);
    QStringList told;
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [&told](const QModelIndex &at) { told << at.siblingAtColumn(1).data().toString() + at.data().toString(); });
    clock.advanceMs(1000);
    model.tick(0, 1);
    QCOMPARE(told, (QStringList{QStringLiteral("a6s")}));
    clock.advanceMs(1000);
    model.tick(0, 50);
    QCOMPARE(told, (QStringList{QStringLiteral("a6s"), QStringLiteral("a7s"), QStringLiteral("c9s")}));
}

void TablesObjectTable::filtersByTheWordsOfTheBox_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *filter, const char *names) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(names);
    };
    row("", "api cache db web");
    row("WE", "web");
    row("n2", "cache db");
    row("app=web", "api web");
    row("app==web", "api web");
    row("app!=web", "cache db");
    row("app=", "");
    row("status:crash", "db");
    row("node:n1 app=web", "api");
    row("nosuchcolumn:n1", "");
    row("/^(db|web)$/", "db web");
    row("/a b|api/", "api");
    row("/n1/ api", "api");
    row("is:trouble", "db");
    row("\"crash loop\"", "");
    row("web api", "");
}

void TablesObjectTable::filtersByTheWordsOfTheBox()
{
    QFETCH(QString, filter);
    QFETCH(QString, names);
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    ChangeBatch batch;
    const auto add = [&](const char *name, const char *app, const char *node, const char *state) {
        auto pod = make.pod("x", name, name[0], {}, node);
        pod->meta.labels = {{make.str("app"), make.str(app)}};
        make.container(*pod, "main", state);
        batch.changes.push_back(upsert(pod));
    };
    add("web", "web", "", "Running");
    add("db", "www", "n2", "CrashLoopBackOff");
    add("api", "web", "n1", "Running");
    add("cache", "db", "n2", "ContainerCreating");
    store.apply(batch);
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    QCOMPARE(model.setFilter(filter.toStdString()), std::string());
    model.finishFiltering();
    QCOMPARE(column(model, "Name"), names);
    model.setFilter("");
    model.finishFiltering();
    QCOMPARE(column(model, "Name"), QStringLiteral("api cache db web"));
}

void TablesObjectTable::filtersManyRowsInSlices()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    ChangeBatch batch;
    for (int i = 0; i < 20000; ++i)
        batch.changes.push_back(upsert(make.pod("x", "pod-" + std::to_string(i), i + 1)));
    store.apply(batch);
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    ModelMirror mirror(model);
    model.setFilter("/-1999.$/");
    model.setFilter("/-1999[0-4]$/"); // typed before the first was through
    QTRY_VERIFY(!model.isFiltering());
    QCOMPARE(column(model, "Name"), QStringLiteral("pod-19990 pod-19991 pod-19992 pod-19993 pod-19994"));
    model.setFilter("pod");
    store.apply({{removal(batch.changes[7].object), upsert(make.pod("x", "zzz", 30000))}});
    QTRY_VERIFY(!model.isFiltering());
    QCOMPARE(model.rowCount(), 19999);
    model.setFilter("");
    QTRY_VERIFY(!model.isFiltering());
    QCOMPARE(model.totals(), (ObjectTableModel::Totals{20000, 20000, model.totals().trouble}));
    QVERIFY(mirror.text() == ModelMirror::textOf(model));
}

void TablesObjectTable::tellsABrokenExpression()
{
    FixedClock clock(start);
    ObjectStore store;
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    QVERIFY(!model.setFilter("/web(/").empty());
    QVERIFY(model.setFilter("/web/").empty());
}

void TablesObjectTable::followsClaimsOfVolumes()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    store.apply({{upsert(make.pod("x", "p", 1, {"c"}))}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod, RowShape::Volumes});
    ModelMirror mirror(model);
    QCOMPARE(column(model, "Status"), QString());
    const auto other = make.make<PersistentVolumeClaim>("x", "other", 2);
    store.apply({{upsert(other)}});
    QCOMPARE(column(model, "Status"), QStringLiteral("no such claim"));
    QCOMPARE(model.totals().trouble, std::size_t(1));
    auto claim = make.make<PersistentVolumeClaim>("x", "c", 3);
    claim->phase = make.str("Bound");
    claim->volumeName = make.str("pv-7");
    store.apply({{upsert(claim)}});
    QCOMPARE(column(model, "Status"), QStringLiteral("Bound"));
    QCOMPARE(column(model, "PV"), QStringLiteral("pv-7"));
    QCOMPARE(model.totals().trouble, std::size_t(0));
    const QVariant link = model.index(0, columnOf(model, "PV")).data(LinkRole);
    QCOMPARE(keyText(link.value<ObjectKey>()), std::string("persistentvolumes/pv-7"));
    QCOMPARE(mirror.text(), ModelMirror::textOf(model));
}

void TablesObjectTable::answersLinksKeysAndHealth()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    auto pod = make.pod("x", "p", 1, {}, "n1");
    make.container(*pod, "main", "CrashLoopBackOff");
    store.apply({{upsert(pod)}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    const auto at = [&model](std::string_view name, int role) { return model.index(0, columnOf(model, name)).data(role); };
    QCOMPARE(keyText(at("Name", KeyRole).value<ObjectKey>()), std::string("pods/x/p"));
    QCOMPARE(keyText(at("Node", LinkRole).value<ObjectKey>()), std::string("nodes/n1"));
    QVERIFY(!at("Name", LinkRole).isValid());
    QCOMPARE(at("Status", HealthRole).toInt(), int(Health::Error));
    QCOMPARE(at("Ready", HealthRole).toInt(), int(Health::None));
    QVERIFY(at("Name", TroubleRole).toBool());
    QVERIFY(at("IP", MutedRole).toBool());
    ObjectTableModel containers(store, clock, TableId{Kind::Pod, RowShape::Containers});
    QCOMPARE(containers.index(0, 0).data(PartRole).toString(), QStringLiteral("main"));
    QCOMPARE(keyText(containers.index(0, 1).data(LinkRole).value<ObjectKey>()), std::string("pods/x/p"));
}

void TablesObjectTable::countsRowsAndTrouble()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    QList<ObjectTableModel::Totals> told;
    connect(&model, &ObjectTableModel::totalsChanged, this, [&] { told << model.totals(); });
    auto sick = make.pod("x", "sick", 1);
    make.container(*sick, "main", "CrashLoopBackOff");
    auto well = make.pod("y", "well", 2);
    make.container(*well, "main", "Running");
    store.apply({{upsert(sick), upsert(well)}});
    QCOMPARE(told.takeLast(), (ObjectTableModel::Totals{2, 2, 1}));
    model.setTroubleOnly(true);
    QCOMPARE(told.takeLast(), (ObjectTableModel::Totals{2, 1, 1}));
    auto cured = make.pod("x", "sick", 1);
    make.container(*cured, "main", "Running");
    store.apply({{upsert(cured)}});
    QCOMPARE(told.takeLast(), (ObjectTableModel::Totals{2, 0, 0}));
    store.apply({{removal(cured)}});
    QCOMPARE(told.takeLast(), (ObjectTableModel::Totals{1, 0, 0}));
}

void TablesObjectTable::tooltipsArePlainText()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    auto pod = make.pod("x", "p", 1);
    pod->podIP = "<b>10</b>";
    store.apply({{upsert(pod)}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    QCOMPARE(model.index(0, columnOf(model, "IP")).data(Qt::ToolTipRole).toString(), QStringLiteral("<qt>&lt;b&gt;10&lt;/b&gt;</qt>"));
}

QTEST_GUILESS_MAIN(TablesObjectTable)
#include "tables_objecttable.moc"
