// What the filter box of a table lets through, and how it goes about many rows.
#include <QTest>

#include "models/tables/objecttablemodel.h"
#include "tests/modelmirror.h"
#include "tests/objectmaker.h"
#include "tests/support/tablecolumns.h"

using namespace portolan;

class TablesObjectTableFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filtersByTheWordsOfTheBox_data();
    void filtersByTheWordsOfTheBox();
    void filtersManyRowsInSlices();
    void tellsABrokenExpression();
};

void TablesObjectTableFilter::filtersByTheWordsOfTheBox_data()
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

void TablesObjectTableFilter::filtersByTheWordsOfTheBox()
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

void TablesObjectTableFilter::filtersManyRowsInSlices()
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
    model.finishLoading();
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

void TablesObjectTableFilter::tellsABrokenExpression()
{
    FixedClock clock(start);
    ObjectStore store;
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    QVERIFY(!model.setFilter("/web(/").empty());
    QVERIFY(model.setFilter("/web/").empty());
}

QTEST_GUILESS_MAIN(TablesObjectTableFilter)
#include "tables_objecttablefilter.moc"
