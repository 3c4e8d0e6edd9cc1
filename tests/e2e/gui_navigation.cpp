// Goes about in the whole window, and back: every page, filter, scope, figure and trace is a place.
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include "app/startplace.h"
#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/network/mapchart.h"
#include "views/network/mappage.h"
#include "views/network/matrixpage.h"
#include "views/network/pathform.h"
#include "views/network/pathpage.h"
#include "views/pods/anatomypage.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/window/pagecatalog.h"
#include "views/window/sidebar.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const ObjectKey taskPod{Kind::Pod, "default", "task-pv-pod"};
const ObjectKey taskClaim{Kind::PersistentVolumeClaim, "default", "task-pv-claim"};
const QString pods = QStringLiteral("pods");
const QString services = QStringLiteral("services");

QLineEdit *boxOf(Page *page) { return page->findChild<QLineEdit *>(); }

} // namespace

class NavigationTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void selectionsOneAfterTheOtherAreOnePlace()
    {
        DemoWindow app;
        QVERIFY(app.live());
        Navigator *navigator = app.window.navigator();
        app.window.go({services});
        app.window.go({pods});
        for (const char *name : {"db-0", "db-1"})
            navigator->select({Kind::Pod, "shop", name});
        app.window.go({QStringLiteral("nodes")});
        navigator->back();
        QCOMPARE(app.window.pages()->pageId(), pods);
        QCOMPARE(app.window.details()->object().value(), (ObjectKey{Kind::Pod, "shop", "db-1"}));
        navigator->back();
        QCOMPARE(app.window.pages()->pageId(), services);
        QVERIFY(!app.window.details()->object());
    }

    void theSamePageAgainIsNoNewPlace()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({services});
        for (int i = 0; i < 3; ++i)
            Q_EMIT app.window.sideBar()->pageChosen(services);
        app.window.navigator()->back();
        QCOMPARE(app.window.pages()->pageId(), pods);
        QVERIFY(!app.window.navigator()->canGoBack());
    }

    void filtersAndTroubleComeBack()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *table = app.open<TablePage>("pods");
        boxOf(table)->setText(QStringLiteral("task-pv"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        app.window.go({services});
        Q_EMIT app.window.sideBar()->troubleChosen(pods);
        boxOf(table)->clear();
        QTRY_VERIFY(table->model()->rowCount() > 1);
        const int inTrouble = table->model()->rowCount();
        app.window.navigator()->back();
        app.window.navigator()->back();
        QCOMPARE(boxOf(table)->text(), QStringLiteral("task-pv"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        app.window.navigator()->forward();
        app.window.navigator()->forward();
        QVERIFY(boxOf(table)->text().isEmpty());
        QTRY_COMPARE(table->model()->rowCount(), inTrouble);
    }

    void theNamespaceComesBack()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.navigator()->setNamespace("shop");
        app.window.go(Target::of(taskPod)); // of another one
        QVERIFY(app.window.navigator()->ns().empty());
        app.window.navigator()->back();
        QCOMPARE(app.window.navigator()->ns(), std::string("shop"));
        QVERIFY(!app.window.details()->object());
    }

    void figuresAreOfDifferentPlaces()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const QString storage = QStringLiteral("storage");
        app.window.go({storage, taskClaim});
        auto *page = app.page<StoragePage>();
        QCOMPARE(page->chart()->scope().key, taskClaim);
        app.window.go({storage, taskPod});
        QCOMPARE(page->chart()->scope().key, taskPod);
        page->findChild<QToolButton *>()->click(); // the namespace
        QCOMPARE(page->chart()->scope().key, LadderScope::nameSpace("default").key);
        page->findChild<QToolButton *>()->click(); // everything
        QCOMPARE(page->chart()->scope().key, LadderScope::all().key);
        Navigator *navigator = app.window.navigator();
        navigator->back();
        QCOMPARE(page->chart()->scope().key, LadderScope::nameSpace("default").key);
        navigator->back();
        QCOMPARE(page->chart()->scope().key, taskPod);
        navigator->back();
        QCOMPARE(page->chart()->scope().key, taskClaim);
        navigator->forward();
        QCOMPARE(page->chart()->scope().key, taskPod);
        navigator->back();
        navigator->back();
        QCOMPARE(app.window.pages()->pageId(), pods);
    }

    void podsOfTheAnatomyAreDifferentPlaces()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const ObjectKey other{Kind::Pod, "shop", "db-0"};
        app.window.go({QStringLiteral("anatomy"), taskPod});
        app.window.go({QStringLiteral("anatomy"), other});
        app.window.navigator()->back();
        QCOMPARE(app.page<AnatomyPage>()->pod().value(), taskPod);
        app.window.navigator()->forward();
        QCOMPARE(app.page<AnatomyPage>()->pod().value(), other);
    }

    void tracesAreDifferentPlaces()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::trace(QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QStringLiteral("80/TCP")));
        auto *page = app.page<PathPage>();
        QTRY_VERIFY(page->text().contains(QStringLiteral("shop/web")));
        page->form()->setTo(QStringLiteral("svc:shop/db"));
        Q_EMIT page->form()->traceWished(); // by hand
        QTRY_VERIFY(page->text().contains(QStringLiteral("5432")));
        app.window.go({services});
        Navigator *navigator = app.window.navigator();
        navigator->back();
        QCOMPARE(page->form()->to(), QStringLiteral("svc:shop/db"));
        navigator->back();
        QCOMPARE(page->form()->from(), QStringLiteral("default/task-pv-pod"));
        QCOMPARE(page->form()->to(), QStringLiteral("svc:shop/web"));
        QTRY_VERIFY(page->text().contains(QStringLiteral("shop/web")));
        navigator->back();
        QCOMPARE(app.window.pages()->pageId(), pods);
        navigator->forward();
        navigator->forward();
        QCOMPARE(page->form()->to(), QStringLiteral("svc:shop/db"));
    }

    void mapAndMatrixAreFoundAsTheyWereLeft()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("map"), ObjectKey{Kind::Namespace, "", "shop"}});
        auto *map = app.page<MapPage>();
        boxOf(map)->setText(QStringLiteral("db"));
        map->setFolding(false);
        app.window.go({QStringLiteral("matrix")});
        auto *matrix = app.page<MatrixPage>();
        matrix->setByWorkload(true);
        boxOf(matrix)->setText(QStringLiteral("web"));
        app.window.go({QStringLiteral("map")});
        boxOf(map)->clear();
        map->setFolding(true);
        app.window.go({QStringLiteral("matrix")});
        boxOf(matrix)->clear();
        matrix->setByWorkload(false);
        for (int i = 0; i < 2; ++i)
            app.window.navigator()->back();
        QCOMPARE(boxOf(matrix)->text(), QStringLiteral("web"));
        QCOMPARE(valueOf(*matrix->where().look, QStringLiteral("rows")), QStringLiteral("workloads"));
        app.window.navigator()->back();
        QCOMPARE(boxOf(map)->text(), QStringLiteral("db"));
        QCOMPARE(map->where().object.value().name, std::string("shop"));
        QCOMPARE(valueOf(*map->where().look, QStringLiteral("fold")), QStringLiteral("no"));
    }

    void longUnseenPagesGoAndComeBackAsTheyWere()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const QPointer<TablePage> table(app.open<TablePage>("pods"));
        boxOf(table)->setText(QStringLiteral("task-pv"));
        for (const PageInfo &info : pageCatalog())
            if (info.id != pods)
                app.window.go({info.id});
        QVERIFY(table.isNull()); // and its model, which would follow every change
        QVERIFY(app.window.pages()->count() < 12);
        auto *again = app.open<TablePage>("pods");
        QCOMPARE(boxOf(again)->text(), QStringLiteral("task-pv"));
        QTRY_COMPARE(again->model()->rowCount(), 1);
    }

    void opensAtThePlaceThatIsAskedFor()
    {
        DemoWindow app;
        app.window.openChoice(app.opener.initial(), {QStringLiteral("persistentvolumeclaims"), taskClaim});
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("persistentvolumeclaims"));
        QCOMPARE(app.window.details()->object().value(), taskClaim);
        QVERIFY(!app.window.navigator()->canGoBack());
    }

    void waitsForAKindThatOnlyTheClusterKnows()
    {
        DemoWindow app;
        const QString plans = QStringLiteral("backupplans.v1.backup.example.com");
        app.window.openChoice(app.opener.initial(), {plans});
        QTRY_COMPARE_WITH_TIMEOUT(app.window.pages()->pageId(), plans, 20'000);
    }

    void commandLinesNamePlaces_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("object");
        QTest::addColumn<bool>("right");
        QTest::addColumn<QString>("goesTo");
        QTest::addColumn<QString>("key");
        const QString none;
        QTest::newRow("pod") << none << none << none << "shop/web-0" << true << none << "pods/shop/web-0";
        QTest::newRow("with its kind") << none << none << none << "pvc/shop/data" << true << none << "persistentvolumeclaims/shop/data";
        QTest::newRow("without a namespace") << none << none << none << "node/worker-1" << true << none << "nodes/worker-1";
        QTest::newRow("of the page's kind") << "svc" << none << none << "shop/web" << true << "services" << "services/shop/web";
        QTest::newRow("cluster-wide page") << "nodes" << none << none << "worker-1" << true << "nodes" << "nodes/worker-1";
        QTest::newRow("drawn") << "storage" << none << none << "pvc/shop/data" << true << "storage" << "persistentvolumeclaims/shop/data";
        QTest::newRow("title") << "Network map" << none << none << none << true << "map" << none;
        QTest::newRow("path") << "path" << "a/b" << "svc:c/d" << none << true << "path" << none;
        QTest::newRow("ends alone") << none << "a/b" << none << none << true << "path" << none;
        QTest::newRow("served") << "backupplans.v1.backup.example.com" << none << none << none << true << "backupplans.v1.backup.example.com" << none;
        QTest::newRow("no such page") << "podz" << none << none << none << false << none << none;
        QTest::newRow("ends elsewhere") << "pods" << "a/b" << none << none << false << none << none;
        QTest::newRow("no namespace") << "pods" << none << none << "web-0" << false << none << none;
        QTest::newRow("empty name") << none << none << none << "shop/" << false << none << none;
        QTest::newRow("too many parts") << none << none << none << "pod/a/b/c" << false << none << none;
    }

    void commandLinesNamePlaces()
    {
        QFETCH(const QString, page);
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, object);
        QFETCH(const bool, right);
        QFETCH(const QString, goesTo);
        QFETCH(const QString, key);
        const auto target = startTarget({page.toStdString(), from.toStdString(), to.toStdString(), object.toStdString()});
        QCOMPARE(target.has_value(), right);
        if (!right) {
            QCOMPARE(target.error().kind, ErrorKind::Parse);
            return;
        }
        QVERIFY(*target);
        QCOMPARE((*target)->page, goesTo);
        QCOMPARE((*target)->object ? QString::fromStdString(keyText(*(*target)->object)) : QString(), key);
        if (!from.isEmpty() || !to.isEmpty())
            QCOMPARE(std::get<TraceEnds>((*target)->what), (TraceEnds{from, to, QString()}));
    }

    void titlesAreSaidInALanguageThatComesLater()
    {
        QVERIFY(startTarget({}).has_value()); // a command line is read first
        QTranslator chinese;
        QVERIFY(chinese.load(QStringLiteral(":/portolan/translations/portolan_zh_CN.qm")));
        QVERIFY(QApplication::installTranslator(&chinese));
        QCOMPARE(pageInfo(QStringLiteral("overview"))->title, QStringLiteral("\u6982\u89c8"));
        QCOMPARE(WindowActions::withoutMnemonic(WindowActions::tr("&Open files\u2026")), QStringLiteral("\u6253\u5f00\u6587\u4ef6\u2026"));
        QVERIFY(QApplication::removeTranslator(&chinese));
        QCOMPARE(pageInfo(QStringLiteral("overview"))->title, QStringLiteral("Overview"));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    NavigationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_navigation.moc"
