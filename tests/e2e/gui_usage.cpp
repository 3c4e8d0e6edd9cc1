// Usage in the window: bars in tables, in the storage chart and in hygiene, the page of pressure, and the details' tab.
#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "models/usage/usagefeed.h"
#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/storage/hygienepage.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/usage/pressurepage.h"

using namespace portolan;
using namespace portolan::test;

namespace {

int columnOf(const ObjectTableModel &model, std::string_view name)
{
    const auto &columns = model.spec().columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name)
            return int(i);
    return -1;
}

/// The cell of an object: its text and its bar, "93% of inodes|0.93"; without a bar "|".
QString cell(const TablePage &page, const ObjectKey &key, const char *column)
{
    const ObjectTableModel *model = page.model();
    const int row = model ? model->rowOf(key) : -1;
    if (row < 0)
        return QStringLiteral("no row");
    const QModelIndex index = model->index(row, columnOf(*model, column));
    const QVariant bar = index.data(BarRole);
    return index.data().toString() + QLatin1Char('|') + (bar.isValid() ? QString::number(bar.toDouble(), 'f', 2) : QString());
}

bool isBarred(const QString &cell, const char *words)
{
    return cell.contains(QString::fromLatin1(words)) && !cell.endsWith(QLatin1Char('|'));
}

} // namespace

class GuiUsage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void tablesSayWhatIsUsedAndOfWhat()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *pods = app.open<TablePage>("pods");
        const auto pod = [&](const char *name, const char *column) { return cell(*pods, {Kind::Pod, "shop", name, {}}, column); };
        QTRY_VERIFY(isBarred(pod("db-0", "CPU"), "% of request)"));
        QVERIFY(isBarred(pod("db-0", "Memory"), "% of limit)"));
        QVERIFY(pod("mailer-6c8b9d7f4-n7t2p", "CPU").startsWith(QStringLiteral("not measured yet"))); // it crashes: no two scrapes
        QCOMPARE(pod("import-28m9c", "CPU"), QStringLiteral("|"));                                   // it ended
        auto *nodes = app.open<TablePage>("nodes");
        QTRY_VERIFY(isBarred(cell(*nodes, {Kind::Node, {}, "worker-1", {}}, "Memory"), "% of allocatable)"));
        auto *containers = app.open<TablePage>("containers");
        QTRY_VERIFY(isBarred(cell(*containers, {Kind::Pod, "shop", "db-0", {}}, "Memory"), "% of limit)") || containers->model()->rowOf({Kind::Pod, "shop", "db-0", {}}, "postgres") >= 0);
        app.saveShot(QStringLiteral("usage-containers"));
    }

    void rowsAreSortedByWhatTheyUse()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<TablePage>("pods");
        QTRY_VERIFY(isBarred(cell(*page, {Kind::Pod, "shop", "db-0", {}}, "Memory"), "of limit"));
        auto *model = const_cast<ObjectTableModel *>(page->model());
        model->sort(columnOf(*model, "Memory"), Qt::DescendingOrder);
        model->finishSorting();
        QCOMPARE(QString::fromStdString(model->keyAt(0).name), QStringLiteral("db-0")); // 600 Mi and more; nobody else has half of it
    }

    void claimsSayHowFullTheyAreOrWhyNot()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<TablePage>("persistentvolumeclaims");
        const auto claim = [&](const char *ns, const char *name) { return cell(*page, {Kind::PersistentVolumeClaim, ns, name, {}}, "Used"); };
        QTRY_VERIFY(isBarred(claim("shop", "data-db-0"), "of 20Gi)"));
        QTRY_VERIFY(isBarred(claim("shop", "mail-spool"), "% of inodes"));
        QTRY_VERIFY(isBarred(claim("attic", "wiki"), "seen through 2 claims"));
        QCOMPARE(claim("default", "task-pv-claim"), QStringLiteral("not reported by this driver|"));
        QCOMPARE(claim("shop", "archive"), QStringLiteral("not mounted|"));
        app.saveShot(QStringLiteral("usage-claims"));
    }

    void nobodyIsAskedWhenNobodyLooks()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<TablePage>("nodes");
        QTRY_VERIFY(isBarred(cell(*page, {Kind::Node, {}, "worker-1", {}}, "CPU"), "of allocatable"));
        UsageFeed &feed = UsageFeed::of(*app.window.session());
        QVERIFY(feed.isFollowed());
        QVERIFY(!feed.book().summary("worker-1")); // a table of nodes needs no kubelet's word
        app.open<TablePage>("services");
        QVERIFY(!feed.isFollowed());
    }

    void aVolumesBoxHasABar()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("storage"), ObjectKey{Kind::PersistentVolumeClaim, "shop", "data-db-0", {}}});
        auto *page = app.page<StoragePage>();
        QVERIFY(page);
        const auto bar = [page]() -> double {
            const auto *view = page->findChild<StorageChartView *>();
            if (!view || !view->graph())
                return -1;
            for (const GraphNode &node : view->graph()->nodes)
                if (node.kind == "pv" && node.label == "db-disk-0")
                    for (const GraphRow &row : node.rows)
                        if (row.bar >= 0)
                            return row.bar;
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(bar() > 0.7 && bar() < 1, 20'000);
        app.saveShot(QStringLiteral("usage-storage"));
    }

    void hygieneTellsWhatIsNearlyFull()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<HygienePage>("hygiene");
        QTRY_VERIFY(allText(page).contains(QStringLiteral("Nearly full")));
        QTRY_VERIFY(allText(page).contains(QStringLiteral("% of inodes")));
    }

    void pressureTellsWhatIsFullAndWhoWasKilled()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PressurePage>("pressure");
        QVERIFY(page);
        const auto has = [page](PressureFinding::Type type, const char *name) {
            return std::any_of(page->shown().begin(), page->shown().end(), [&](const PressureFinding &one) { return one.type == type && one.object.name == name; });
        };
        QTRY_VERIFY(has(PressureFinding::Type::FullVolume, "mail-spool"));
        QTRY_VERIFY(has(PressureFinding::Type::OutOfMemory, "cart-5d9c7f7b8-q8zlm"));
        QVERIFY(!has(PressureFinding::Type::FullVolume, "assets")); // 62 %
        QVERIFY(allText(page).contains(QStringLiteral("was killed: out of memory")));
        app.window.navigator()->setNamespace("attic");
        QTRY_VERIFY(!has(PressureFinding::Type::FullVolume, "mail-spool"));
        app.saveShot(QStringLiteral("usage-pressure"));
    }

    void theDetailsHaveATabForWhatIsMeasured()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of({Kind::Pod, "shop", "db-0"}));
        auto *pane = app.window.findChild<DetailsPane *>();
        QTRY_VERIFY(pane->hasUsage());
        pane->setTab(DetailsPane::UsageTab);
        QTRY_VERIFY(allText(pane).contains(QStringLiteral("as metrics.k8s.io tells")));
        app.window.go(Target::of({Kind::Service, "shop", "web"}));
        QTRY_VERIFY(!pane->hasUsage());
        QVERIFY(pane->tab() != DetailsPane::UsageTab);
    }

    void aFileWithoutUsageSaysSo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("in.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: default, uid: 00000000-0000-4000-8000-000000000001}\n"
                   "spec: {nodeName: n1, containers: [{name: c}], volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}\nstatus: {phase: Running}\n"
                   "---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: default, uid: 00000000-0000-4000-8000-000000000002}\nstatus: {phase: Bound}\n");
        file.close();
        WindowOptions options;
        options.inputs = {file.fileName().toStdString()};
        DemoWindow app(options);
        QTRY_VERIFY(app.window.session() && app.window.session()->store().count(Kind::Pod) == 1);
        auto *pods = app.open<TablePage>("pods");
        QTRY_COMPARE(cell(*pods, {Kind::Pod, "default", "web", {}}, "CPU"), QStringLiteral("not in this file|"));
        auto *claims = app.open<TablePage>("persistentvolumeclaims");
        QTRY_COMPARE(cell(*claims, {Kind::PersistentVolumeClaim, "default", "data", {}}, "Used"), QStringLiteral("not in this file|"));
    }
};

QTEST_MAIN(GuiUsage)
#include "gui_usage.moc"
