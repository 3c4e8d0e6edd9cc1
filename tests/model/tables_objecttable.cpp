// How the rows of an object table follow the store, and what its cells answer.
#include <QTest>

#include "models/tables/objecttablemodel.h"
#include "tests/modelmirror.h"
#include "tests/objectmaker.h"
#include "tests/support/tablecolumns.h"

using namespace portolan;

class TablesObjectTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsSelectedRowsThroughChanges();
    void movesRowsWhoseSortedCellChanged();
    void agesSortTheYoungestFirst();
    void announcesOnlyAgesThatReadDifferently();
    void followsClaimsOfVolumes();
    void answersLinksKeysAndHealth();
    void countsRowsAndTrouble();
    void tooltipsArePlainText();
    void headersOfCustomKindsArePlainText();
    void cellsHideNothing();
    void namesProjectedSourcesItDoesNotKnow();
};

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

void TablesObjectTable::agesSortTheYoungestFirst()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    for (const auto &[name, secondsOld] : {std::pair{"old", 9 * 86'400}, std::pair{"young", 4}, std::pair{"between", 90}}) {
        auto pod = make.pod("x", name, secondsOld);
        pod->meta.creationTimestamp = Timestamp::fromSeconds(start.seconds() - secondsOld);
        store.apply({{upsert(pod)}});
    }
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    model.sort(columnOf(model, "Age"), Qt::AscendingOrder);
    QCOMPARE(column(model, "Name"), QStringLiteral("young between old"));
    model.sort(columnOf(model, "Age"), Qt::DescendingOrder);
    QCOMPARE(column(model, "Name"), QStringLiteral("old between young"));
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

void TablesObjectTable::followsClaimsOfVolumes()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    store.apply({{upsert(make.pod("x", "p", 1, {"c"}))}});
    store.setCoverage(Kind::PersistentVolumeClaim, {Covered::NotReadYet, {}, {}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod, RowShape::Volumes});
    ModelMirror mirror(model);
    QCOMPARE(column(model, "Status"), QString());
    const auto other = make.make<PersistentVolumeClaim>("x", "other", 2);
    store.apply({{upsert(other)}});
    QCOMPARE(column(model, "Status"), QString()); // it may be on its way
    store.setCoverage(Kind::PersistentVolumeClaim, {Covered::NotAllowed, {}, {}});
    QCOMPARE(column(model, "Status"), QStringLiteral("not read: not allowed"));
    store.setCoverage(Kind::PersistentVolumeClaim, {});
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

void TablesObjectTable::headersOfCustomKindsArePlainText()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    TableSpec spec = tableSpec({Kind::Pod});
    spec.columns[0].description = "<img src='file:///etc/passwd'> what it is";
    spec.columns[0].name = "Na\xe2\x80\xaeme";
    ObjectTableModel model(store, clock, spec);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("<qt>&lt;img src='file:///etc/passwd'&gt; what it is</qt>"));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Na\\u202eme"));
}

void TablesObjectTable::cellsHideNothing()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    auto pod = make.pod("x", "p\xe2\x80\xae", 1);
    pod->podIP = "10\n\x1b[1m";
    store.apply({{upsert(pod)}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod});
    QCOMPARE(model.index(0, columnOf(model, "Name")).data().toString(), QStringLiteral("p\\u202e"));
    QCOMPARE(model.index(0, columnOf(model, "IP")).data().toString(), QStringLiteral("10\\n^[[1m"));
    QCOMPARE(model.index(0, 0).data(KeyRole).value<ObjectKey>().name, std::string("p\xe2\x80\xae")); // what is looked up is as it is
}

void TablesObjectTable::namesProjectedSourcesItDoesNotKnow()
{
    ObjectMaker make;
    FixedClock clock(start);
    ObjectStore store;
    auto pod = make.pod("x", "p", 1);
    Volume volume;
    volume.name = make.str("v");
    volume.source.type = SourceType::Projected;
    volume.source.typeName = make.str("projected");
    using Type = ProjectedSource::Type;
    for (const auto &[type, field, name] : {std::tuple{Type::ConfigMap, "configMap", "c"}, {Type::Secret, "secret", "s"}, {Type::DownwardAPI, "downwardAPI", ""},
                                            {Type::ServiceAccountToken, "serviceAccountToken", ""}, {Type::ClusterTrustBundle, "clusterTrustBundle", "b"},
                                            {Type::Other, "podCertificate", ""}}) {
        ProjectedSource source;
        source.type = type;
        source.typeName = make.str(field);
        source.name = make.str(name);
        volume.source.projected.push_back(source);
    }
    pod->volumes.push_back(volume);
    store.apply({{upsert(pod)}});
    ObjectTableModel model(store, clock, TableId{Kind::Pod, RowShape::Volumes});
    QCOMPARE(model.index(0, columnOf(model, "Source")).data().toString(),
             QStringLiteral("configMap c, secret s, downwardAPI, serviceAccountToken, clusterTrustBundle b, podCertificate"));
}

QTEST_GUILESS_MAIN(TablesObjectTable)
#include "tables_objecttable.moc"
