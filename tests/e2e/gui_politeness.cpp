// What the window asks of a server: only what is on show is watched, the rest is counted.
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "models/tables/objecttablemodel.h"
#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/kit/picklist.h"
#include "views/window/sidebar.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// The resources with an open watch, as the meter page lists them.
QStringList watched(const Session &session)
{
    QStringList out;
    for (const TrafficLine &line : session.traffic().lines)
        for (int i = 0; i < line.openWatches; ++i)
            out << QString::fromStdString(line.resource);
    out.sort();
    return out;
}

} // namespace

class PolitenessTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void onlyThePageInFrontIsWatchedAndEverythingIsCounted()
    {
        DemoWindow app;
        QVERIFY(app.live());
        const QStringList expected{QStringLiteral("namespaces"), QStringLiteral("pods")}; // the chooser's, and the page's
        QTRY_COMPARE(watched(*app.window.session()), expected);
        SideBar *bar = app.window.sideBar();
        for (const PageInfo &page : pageCatalog())
            if (page.counted && page.id != QStringLiteral("volumes") && page.id != QStringLiteral("containers"))
                QTRY_VERIFY2(bar->count(page.id).state == PageCount::State::Known, qPrintable(page.id));
        QCOMPARE(bar->count(QStringLiteral("persistentvolumes")).trouble, std::size_t(0)); // nobody looked
        QVERIFY(bar->count(QStringLiteral("persistentvolumes")).count > 2);
        QCOMPARE(bar->count(QStringLiteral("nodes")).count, std::size_t(3));
        QCOMPARE(app.window.session()->store().count(Kind::Node), std::size_t(0));
        // A kind that is looked at is counted as before.
        app.window.go({QStringLiteral("persistentvolumes")});
        const std::size_t counted = bar->count(QStringLiteral("persistentvolumes")).count;
        QTRY_COMPARE(app.window.session()->store().count(Kind::PersistentVolume), counted);
        QTRY_VERIFY(bar->count(QStringLiteral("persistentvolumes")).trouble > 0);
        QCOMPARE(bar->count(QStringLiteral("persistentvolumes")).count, counted);
    }

    void aNamespaceIsCountedAlone()
    {
        DemoWindow app;
        QVERIFY(app.live());
        SideBar *bar = app.window.sideBar();
        QTRY_VERIFY(bar->count(QStringLiteral("services")).count > 0);
        const std::size_t all = bar->count(QStringLiteral("services")).count;
        app.window.navigator()->setNamespace("shop");
        QTRY_VERIFY(bar->count(QStringLiteral("services")).state == PageCount::State::Known && bar->count(QStringLiteral("services")).count < all);
        QVERIFY(bar->count(QStringLiteral("services")).count > 0);
        QTRY_COMPARE(bar->count(QStringLiteral("nodes")).count, std::size_t(3));
    }

    void detailsAndChartsWatchWhatTheyShowAndNoMore()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of({Kind::Pod, "default", "task-pv-pod"}));
        const QStringList summary{QStringLiteral("events"), QStringLiteral("namespaces"), QStringLiteral("persistentvolumeclaims"),
                                  QStringLiteral("persistentvolumes"), QStringLiteral("pods")};
        QTRY_COMPARE(watched(*app.window.session()), summary);
        app.window.go({QStringLiteral("storage")});
        QTRY_VERIFY(watched(*app.window.session()).contains(QStringLiteral("storageclasses.storage.k8s.io")));
        for (const char *stranger : {"services", "networkpolicies.networking.k8s.io", "ingresses.networking.k8s.io", "endpointslices.discovery.k8s.io"})
            QVERIFY2(!watched(*app.window.session()).contains(QString::fromLatin1(stranger)), stranger);
    }

    void aSearchFollowsWhatItSearches()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.openPalette();
        auto lists = app.window.findChildren<PickList *>();
        PickList *palette = *std::find_if(lists.begin(), lists.end(), [](PickList *list) { return list->isVisible(); });
        QTest::keyClicks(palette->edit(), QStringLiteral("sc standard"));
        QTRY_VERIFY(palette->count() > 0);
        QCOMPARE(palette->item(0).title, QStringLiteral("standard"));
    }

    void anObjectOnItsWayIsNotCalledMissing()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go(Target::of({Kind::Service, "shop", "web"}));
        QStringList said;
        QTRY_VERIFY((said << allText(app.window.details())).last().contains(QStringLiteral("ClusterIP")));
        for (const QString &text : said)
            QVERIFY2(!text.contains(QStringLiteral("not there")) && !text.contains(QStringLiteral("nothing answers")), qPrintable(text));
        app.window.go(Target::of({Kind::Service, "shop", "never-was"}));
        QTRY_VERIFY(allText(app.window.details()).contains(QStringLiteral("not there")));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    PolitenessTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_politeness.moc"
