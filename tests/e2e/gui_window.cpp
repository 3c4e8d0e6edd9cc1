// Drives the whole window on the embedded demo server, through the client a real cluster is read with.
#include <set>

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTemporaryDir>
#include <QTreeView>

#include "tests/support/demowindow.h"
#include "views/connection/connectionbadge.h"
#include "views/details/detailspane.h"
#include "views/tables/tablepage.h"
#include "views/window/helpdialog.h"
#include "views/window/sidebar.h"
#include "views/window/topbar.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const ObjectKey taskPod{Kind::Pod, "default", "task-pv-pod"};
const ObjectKey taskClaim{Kind::PersistentVolumeClaim, "default", "task-pv-claim"};
const ObjectKey taskVolume{Kind::PersistentVolume, "", "task-pv-volume"};

} // namespace

class WindowTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void demoIsCountedAndMarked()
    {
        DemoWindow app;
        QVERIFY(app.live());
        SideBar *bar = app.window.sideBar();
        QTRY_COMPARE(bar->count(QStringLiteral("pods")).count, app.window.session()->store().count(Kind::Pod));
        QVERIFY(bar->count(QStringLiteral("pods")).count > 10);
        QVERIFY(bar->count(QStringLiteral("pods")).trouble >= 2);
        QVERIFY(bar->count(QStringLiteral("containers")).count > bar->count(QStringLiteral("pods")).count);
        QTRY_COMPARE(bar->count(QStringLiteral("nodes")).count, std::size_t(3));
        QTRY_VERIFY(app.window.topBar()->badge()->state().word.startsWith(QStringLiteral("Demo")));
        QCOMPARE(app.window.topBar()->badge()->state().health, Health::Ok);
    }

    void selectedPodShowsItsSummary()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskPod));
        DetailsPane *details = app.window.details();
        QCOMPARE(details->object().value(), taskPod);
        QTRY_VERIFY(allText(details).contains(QStringLiteral("BestEffort")));
        QTRY_VERIFY(allText(details).contains(QStringLiteral("one node only"))); // once its claim and volume are read, too
        const QString text = allText(details);
        for (const char *part : {"task-pv-pod", "Running, ready 1 of 1", "task-pv-container", "/usr/share/nginx/html", "task-pv-storage", "task-pv-claim",
                                 "task-pv-volume", "Bound", "one node only", "80/TCP http-server"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("pods"));
    }

    void linksSelectObjectsEverywhere()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskPod));
        Q_EMIT app.window.details()->wanted(Target::of(taskClaim));
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("persistentvolumeclaims"));
        QCOMPARE(app.window.sideBar()->currentPage(), QStringLiteral("persistentvolumeclaims"));
        QCOMPARE(app.window.details()->object().value(), taskClaim);
        auto *page = app.page<TablePage>();
        QVERIFY(page && page->model());
        auto *view = page->findChild<QTreeView *>();
        QTRY_COMPARE(view->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(page->model()->keyAt(view->selectionModel()->selectedRows().first().row()), taskClaim);
    }

    void backAndForwardRetrace()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskPod));
        app.window.go(Target::of(taskClaim));
        app.window.go(Target::of(taskVolume));
        app.window.actions().back->trigger();
        QCOMPARE(app.window.details()->object().value(), taskClaim);
        app.window.actions().back->trigger();
        QCOMPARE(app.window.details()->object().value(), taskPod);
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("pods"));
        app.window.actions().forward->trigger();
        QCOMPARE(app.window.details()->object().value(), taskClaim);
    }

    void describeAndYamlAreFetched()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskPod));
        DetailsPane *details = app.window.details();
        details->setTab(DetailsPane::DescribeTab);
        QTRY_VERIFY(details->text().contains(QStringLiteral("task-pv-storage")));
        QVERIFY(details->text().startsWith(QStringLiteral("Name:")));
        details->setTab(DetailsPane::YamlTab);
        QTRY_VERIFY(details->text().contains(QStringLiteral("claimName: task-pv-claim")));
        QVERIFY(!details->text().contains(QStringLiteral("managedFields")));
        app.window.go(Target::of(taskVolume));
        QTRY_VERIFY(details->text().contains(QStringLiteral("kind: PersistentVolume\n")));
    }

    void filterNarrowsAsOneTypes()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("pods")});
        auto *page = app.page<TablePage>();
        QVERIFY(page);
        page->focusFilter();
        auto *box = page->findChild<QLineEdit *>();
        QTest::keyClicks(box, QStringLiteral("task-pv"));
        QTRY_COMPARE(page->model()->rowCount(), 1);
        box->clear();
        QTRY_VERIFY(page->model()->rowCount() > 10);
    }

    void troubleMarkFilters()
    {
        DemoWindow app;
        QVERIFY(app.live());
        QTRY_VERIFY(app.window.sideBar()->count(QStringLiteral("pods")).trouble >= 2);
        Q_EMIT app.window.sideBar()->troubleChosen(QStringLiteral("pods"));
        auto *page = app.page<TablePage>();
        QTRY_COMPARE(std::size_t(page->model()->rowCount()), app.window.sideBar()->count(QStringLiteral("pods")).trouble);
    }

    void namespaceNarrowsTableAndCounts()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const auto all = app.window.session()->store().count(Kind::Pod);
        QTRY_VERIFY(app.window.topBar()->namespaces()->items().size() > 3);
        Q_EMIT app.window.topBar()->namespaces()->chosen(QStringLiteral("shop"));
        QCOMPARE(app.window.navigator()->ns(), std::string("shop"));
        const auto inShop = app.window.session()->store().sortedObjects(Kind::Pod, "shop").size();
        QVERIFY(inShop > 0 && inShop < all);
        QTRY_COMPARE(app.window.sideBar()->count(QStringLiteral("pods")).count, inShop);
        QTRY_COMPARE(std::size_t(app.page<TablePage>()->model()->rowCount()), inShop);
        app.window.go(Target::of(taskPod)); // in another namespace: it is shown all the same
        QVERIFY(app.window.navigator()->ns().empty());
    }

    void everyPageOpens()
    {
        DemoWindow app;
        QVERIFY(app.live());
        for (const PageInfo &page : pageCatalog()) {
            app.window.go({page.id});
            QCOMPARE(app.window.pages()->pageId(), page.id);
            QVERIFY(app.window.pages()->page()->isVisible());
        }
    }

    void paletteFindsPagesAndObjects()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.openPalette();
        PickList *palette = nullptr;
        for (PickList *list : app.window.findChildren<PickList *>())
            if (list->isVisible())
                palette = list;
        QVERIFY(palette);
        QVERIFY(palette->count() > 10); // the pages
        QTest::keyClicks(palette->edit(), QStringLiteral("pvc task"));
        QTRY_VERIFY(palette->count() > 0); // claims are followed from now on, while somebody searches
        QCOMPARE(palette->item(0).title, QStringLiteral("task-pv-claim"));
        saveShot(palette, QStringLiteral("palette"));
        QTest::keyClick(palette->edit(), Qt::Key_Return);
        QCOMPARE(app.window.details()->object().value(), taskClaim);
        QVERIFY(!palette->isVisible());
        app.window.openPalette();
        QTest::keyClicks(palette->edit(), QStringLiteral("no such thing anywhere"));
        QCOMPARE(palette->count(), 0);
    }

    void detailsComeWithASelectionAndGoWithEscape()
    {
        DemoWindow app;
        QVERIFY(app.live());
        QVERIFY(!app.window.details()->isVisible());
        app.window.go(Target::of(taskPod));
        QVERIFY(app.window.details()->isVisible());
        QTest::keyClick(&app.window, Qt::Key_Escape);
        QVERIFY(!app.window.details()->isVisible());
        QVERIFY(!app.window.details()->object());
    }

    void choosersListWhatThereIs()
    {
        DemoWindow app;
        QVERIFY(app.live());
        QTRY_VERIFY(app.window.topBar()->namespaces()->items().size() > 3);
        app.window.topBar()->namespaces()->click();
        QTRY_VERIFY(app.window.topBar()->namespaces()->list()->isVisible());
        saveShot(app.window.topBar()->namespaces()->list(), QStringLiteral("namespaces"));
        QTest::keyClicks(app.window.topBar()->namespaces()->list()->edit(), QStringLiteral("sho"));
        QTest::keyClick(app.window.topBar()->namespaces()->list()->edit(), Qt::Key_Return);
        QCOMPARE(app.window.navigator()->ns(), std::string("shop"));
    }

    void aNamespaceThatIsNotListedCanBeTyped()
    {
        DemoWindow app;
        QVERIFY(app.live());
        Chooser *chooser = app.window.topBar()->namespaces();
        QTRY_VERIFY(chooser->items().size() > 3);
        chooser->click();
        QTRY_VERIFY(chooser->list()->isVisible());
        QTest::keyClicks(chooser->list()->edit(), QStringLiteral("sho"));
        QVERIFY(chooser->list()->count() > 1);
        const PickItem last = chooser->list()->item(chooser->list()->count() - 1);
        QCOMPARE(last.title, QStringLiteral("sho"));
        QCOMPARE(chooser->list()->item(0).title, QStringLiteral("shop")); // Enter takes what matches
        for (int i = 1; i < chooser->list()->count(); ++i)
            QTest::keyClick(chooser->list()->edit(), Qt::Key_Down);
        QTest::keyClick(chooser->list()->edit(), Qt::Key_Return);
        QCOMPARE(app.window.navigator()->ns(), std::string("sho"));
        for (const char *none : {"No Name", "shop"}) { // no name of a namespace; one that is listed
            chooser->click();
            chooser->list()->edit()->setText(QLatin1String(none));
            for (int i = 0; i < chooser->list()->count(); ++i)
                QVERIFY(chooser->list()->item(i).detail != tr("as typed, not in the list"));
            chooser->list()->hide();
        }
    }

    void contextsAreSwitched()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of(taskPod));
        QVERIFY(app.window.topBar()->contexts()->items().size() >= 2);
        app.window.openChoice("demo:default");
        QVERIFY(!app.window.details()->object());
        QVERIFY(app.live());
        QTRY_VERIFY(app.window.sideBar()->count(QStringLiteral("pods")).count > 10);
    }

    void serverThatGoesAwayLeavesAStaleView()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const auto pods = app.window.session()->store().count(Kind::Pod);
        DemoServer *server = app.opener.demoServer("default");
        QVERIFY(server);
        server->stop();
        QTRY_VERIFY_WITH_TIMEOUT(app.window.topBar()->badge()->state().word.startsWith(QStringLiteral("Stale since")), 20000);
        QCOMPARE(app.window.session()->store().count(Kind::Pod), pods);
        QVERIFY(!app.window.topBar()->badge()->state().sentence.isEmpty());
        app.saveShot(QStringLiteral("stale"));
        QVERIFY(server->restart());
        app.window.session()->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(app.window.topBar()->badge()->state().health, Health::Ok, 20000);
        QTRY_COMPARE(app.window.session()->store().count(Kind::Pod), pods);
    }

    void unreachableServerSaysSoInASentence()
    {
        WindowOptions options;
        options.connection.server = "https://127.0.0.1:1";
        DemoWindow app(std::move(options));
        QTRY_VERIFY_WITH_TIMEOUT(allText(&app.window).contains(QStringLiteral("The server cannot be reached")), 20000);
        QVERIFY(app.window.findChild<QPushButton *>());
        QTRY_COMPARE(app.window.topBar()->badge()->state().health, Health::Error);
        app.saveShot(QStringLiteral("unreachable"));
    }

    void missingKubeconfigIsNamed()
    {
        WindowOptions options;
        options.connection.kubeconfig = "/nonexistent/kubeconfig";
        DemoWindow app(std::move(options));
        QTRY_VERIFY(allText(&app.window).contains(QStringLiteral("/nonexistent/kubeconfig")));
        QVERIFY(!app.window.session());
        app.saveShot(QStringLiteral("missing-kubeconfig"));
    }

    void withoutAnythingTheDemoOpens()
    {
        const WindowOpener opener({}, bareEnvironment());
        QCOMPARE(opener.initial(), std::string("demo:default"));
    }

    /// Set PORTOLAN_SCREENSHOTS to a folder to look at every page, in light and dark, at two sizes.
    void everyPageIsDrawnInLightAndDark()
    {
        DemoWindow app;
        QVERIFY(app.live());
        for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
            app.theme.setChoice(choice);
            for (const QSize &size : {QSize(1280, 800), QSize(1920, 1200)}) {
                app.window.resize(size);
                const QString look = (choice == SchemeChoice::Light ? QStringLiteral("light-%1") : QStringLiteral("dark-%1")).arg(size.width());
                drawEveryPage(app, look);
            }
        }
    }

private:
    void drawEveryPage(DemoWindow &app, const QString &look)
    {
        app.window.openHelp();
        auto *help = app.window.findChild<HelpDialog *>();
        saveShot(help, QStringLiteral("help-") + look);
        QTest::keyClick(help, Qt::Key_Escape);
        QVERIFY(!help->isVisible());
        for (const PageInfo &page : pageCatalog()) {
            if (page.group == PageInfo::Group::More)
                continue;
            app.window.go({page.id});
            const QImage drawn = app.window.pages()->grab().toImage();
            QVERIFY2(colours(drawn) > 4, qPrintable(page.id + u' ' + look));
            QCOMPARE(drawn.pixelColor(2, 2).lightness() > 128, look.startsWith(QStringLiteral("light")));
            app.saveShot(page.id + u'-' + look);
        }
        for (const ObjectKey &key : {taskPod, taskClaim}) {
            app.window.go(Target::of(key));
            for (int tab = 0; tab <= DetailsPane::BindingTab; ++tab) {
                app.window.details()->setTab(DetailsPane::Tab(tab));
                app.saveShot(QStringLiteral("details-%1-%2-%3").arg(QString::fromStdString(key.name)).arg(tab).arg(look));
            }
            app.window.details()->setTab(DetailsPane::SummaryTab);
        }
    }
    /// How many colours an image has, counted until there are many.
    static int colours(const QImage &image)
    {
        std::set<QRgb> seen;
        for (int y = 0; y < image.height() && seen.size() < 16; ++y)
            for (int x = 0; x < image.width() && seen.size() < 16; ++x)
                seen.insert(image.pixel(x, y));
        return int(seen.size());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_window.moc"
