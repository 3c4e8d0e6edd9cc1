#include <random>

#include <QTest>

#include "models/core/clock.h"
#include "models/tables/objecttablemodel.h"
#include "tests/modelmirror.h"

using namespace portolan;

namespace {

const Timestamp now = Timestamp::parse("2026-01-10T00:00:00Z");

ResourceInfo widgets()
{
    ResourceInfo info;
    info.group = "example.com";
    info.version = "v1";
    info.resource = "widgets";
    info.kind = "Widget";
    return info;
}

std::shared_ptr<const TableColumns> columns()
{
    return std::make_shared<TableColumns>(TableColumns{{"Name", "string", "name", "", 0}, {"Kept", "integer", "", "", 0}, {"Size", "string", "", "", 0},
        {"Ready", "string", "", "", 0}, {"Last", "date", "", "", 0}, {"Wide", "string", "", "", 1}, {"Age", "date", "", "", 0}});
}

ObjectPtr widget(const std::string &name, std::vector<std::string> cells, int version = 1)
{
    auto row = std::make_shared<TableRow>();
    row->kind = Kind::Other;
    row->meta.name = name;
    row->meta.resourceVersion = std::to_string(version);
    row->meta.creationTimestamp = Timestamp::parse("2026-01-09T12:00:00Z");
    row->cells = std::move(cells);
    row->cells.insert(row->cells.begin(), name);
    row->told = now;
    return row;
}

void apply(ObjectStore &store, std::vector<Change> changes)
{
    ChangeBatch batch;
    batch.changes = std::move(changes);
    store.apply(batch);
}

} // namespace

class ServedTable : public QObject
{
    Q_OBJECT

    static QStringList column(const ObjectTableModel &model, int column)
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(); ++row)
            out << model.index(row, column).data().toString();
        return out;
    }

private Q_SLOTS:
    void columnsAreTheServers()
    {
        ObjectStore store;
        FixedClock clock(now);
        apply(store, {{Change::Type::Upsert, widget("a", {"3", "10Gi", "False", "5d", "x", "12h"})}});
        ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        QCOMPARE(model.columnCount(), 8);
        QCOMPARE(model.headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Ready"));
        QVERIFY(!model.spec().columns[6].shown && model.spec().columns[5].shown); // wide ones wait
        QCOMPARE(ModelMirror::textOf(model), QStringLiteral("|a|3|10Gi|False|5d|x|12h"));
        QCOMPARE(model.index(0, 4).data(HealthRole).toInt(), int(Health::Warning));
        QCOMPARE(model.totals().trouble, std::size_t(1));
        const ObjectKey key = model.keyAt(0);
        QVERIFY((key == ObjectKey{Kind::Other, "", "a", "widgets.v1.example.com"}));
        QCOMPARE(model.rowOf(key), 0);
        QCOMPARE(model.rowOf({Kind::Other, "", "a", "gadgets.v1.example.com"}), -1);
    }
    void clusterScopedKindsHaveNoNamespaceColumn()
    {
        ObjectStore store;
        FixedClock clock(now);
        ResourceInfo info = widgets();
        info.namespaced = false;
        const ObjectTableModel model(store, clock, servedSpec(info, columns()));
        QCOMPARE(model.columnCount(), 7);
        QVERIFY(!model.spec().namespaced());
    }
    void numbersSizesAndAgesSortByWhatTheyMean()
    {
        ObjectStore store;
        FixedClock clock(now);
        apply(store, {{Change::Type::Upsert, widget("a", {"10", "9Mi", "True", "5d", "", "1h"})},
                         {Change::Type::Upsert, widget("b", {"9", "1Gi", "True", "36h", "", "1h"})},
                         {Change::Type::Upsert, widget("c", {"100", "2Ki", "True", "10m", "", "1h"})},
                         {Change::Type::Upsert, widget("d", {"", "", "True", "", "", "1h"})}});
        ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        model.sort(2, Qt::AscendingOrder);
        QCOMPARE(column(model, 1).join(QString()), QStringLiteral("bacd"));
        model.sort(3, Qt::AscendingOrder);
        QCOMPARE(column(model, 1).join(QString()), QStringLiteral("cabd"));
        model.sort(5, Qt::AscendingOrder);
        QCOMPARE(column(model, 1).join(QString()), QStringLiteral("cbad"));
        model.sort(5, Qt::DescendingOrder);
        QCOMPARE(column(model, 1).join(QString()), QStringLiteral("dabc"));
    }
    void agesGoOn()
    {
        ObjectStore store;
        FixedClock clock(now);
        // The object's own age, as the server told it, and another time that is known by its age alone.
        apply(store, {{Change::Type::Upsert, widget("a", {"1", "", "", "10m", "", "12h"})}});
        ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        QCOMPARE(column(model, 7), QStringList{QStringLiteral("12h")});
        clock.advanceMs(3600'000);
        model.tick(0, 10);
        QCOMPARE(column(model, 7), QStringList{QStringLiteral("13h")});
        QCOMPARE(column(model, 5), QStringList{QStringLiteral("70m")});
    }
    void multiLineCellsAreCut()
    {
        ObjectStore store;
        FixedClock clock(now);
        apply(store, {{Change::Type::Upsert, widget("a", {"1", "one\ntwo", "", "<unknown>", "", ""})}});
        const ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        QCOMPARE(ModelMirror::textOf(model), QStringLiteral("|a|1|one...||<unknown>||12h"));
    }
    void aReasonBehindAStateDoesNotHideIt()
    {
        ObjectStore store;
        FixedClock clock(now);
        apply(store, {{Change::Type::Upsert, widget("a", {"1", "", "False (ServiceNotFound)", "5d", "", ""})}});
        const ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        QCOMPARE(model.index(0, 4).data(HealthRole).toInt(), int(Health::Warning));
        QCOMPARE(model.totals().trouble, std::size_t(1));
    }
    void everyChangeIsAnnouncedInRanges()
    {
        std::mt19937 random(811);
        ObjectStore store;
        FixedClock clock(now);
        ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        model.sort(2, Qt::DescendingOrder);
        const ModelMirror mirror(model);
        int version = 1;
        for (int step = 0; step < 300; ++step) {
            std::vector<Change> changes;
            for (int n = int(random() % 8); n >= 0; --n) {
                const std::string name = "w" + std::to_string(random() % 60);
                const bool goes = random() % 4 == 0;
                changes.push_back({goes ? Change::Type::Remove : Change::Type::Upsert,
                                   widget(name, {std::to_string(random() % 20), "1Gi", random() % 2 ? "True" : "False", "5m", "", "1h"}, ++version)});
            }
            apply(store, std::move(changes));
            QCOMPARE(mirror.text(), ModelMirror::textOf(model));
        }
        QCOMPARE(mirror.resets, 0);
        QVERIFY(model.rowCount() > 10);
    }
    void twentyThousandRowsAreFilteredAndSorted()
    {
        ObjectStore store;
        FixedClock clock(now);
        std::vector<Change> changes;
        for (int i = 0; i < 20'000; ++i)
            changes.push_back({Change::Type::Upsert, widget("w" + std::to_string(i), {std::to_string(i % 977), "1Gi", "True", "5m", "", "1h"})});
        apply(store, std::move(changes));
        ObjectTableModel model(store, clock, servedSpec(widgets(), columns()));
        QVERIFY(model.isLoading());
        QTRY_VERIFY(!model.isLoading());
        model.sort(2, Qt::DescendingOrder);
        QCOMPARE(model.sortColumn(), 2);
        QTRY_VERIFY(!model.isSorting());
        QCOMPARE(column(model, 2).first(), QStringLiteral("976"));
        model.setFilter("kept:976");
        model.finishFiltering();
        QCOMPARE(model.rowCount(), 20);
    }
};

QTEST_GUILESS_MAIN(ServedTable)
#include "tables_servedtable.moc"
