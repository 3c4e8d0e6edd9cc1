// Snapshots in the window: read beside it, told of when something in them is wrong, read again on request.
#include <QPushButton>

#include "models/objects/pod.h"
#include "tests/support/demowindow.h"
#include "views/connection/banner.h"
#include "views/connection/connectionbadge.h"
#include "views/details/detailspane.h"
#include "views/window/topbar.h"

using namespace portolan;
using namespace portolan::test;

namespace {

/// A folder with one file, and a window on it.
struct OnFile {
    explicit OnFile(const QByteArray &text)
    {
        write(text);
        WindowOptions options;
        options.inputs = {path().toStdString()};
        app.emplace(std::move(options));
    }
    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("cluster.yaml")); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] ConnectionState::Phase phase() const { return app->window.session()->state().phase; }
    [[nodiscard]] Banner *banner() const { return app->window.findChild<Banner *>(); }

    QTemporaryDir folder;
    std::optional<DemoWindow> app;
};

QByteArray pod(const QByteArray &name)
{
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name + ", namespace: default}\nspec:\n  containers:\n  - {name: main, image: busybox}\n---\n";
}

} // namespace

class SnapshotWindowTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void objectsOfAFileAreShown()
    {
        OnFile on(pod("from-a-file"));
        DemoWindow &app = *on.app;
        QVERIFY(app.window.session());
        QTRY_COMPARE(app.window.topBar()->badge()->state().word, QStringLiteral("Snapshot"));
        QVERIFY(!on.banner()->isVisible());
        app.window.go(Target::of({Kind::Pod, "default", "from-a-file"}));
        QTRY_VERIFY(allText(app.window.details()).contains(QStringLiteral("busybox")));
        app.window.details()->setTab(DetailsPane::YamlTab);
        QTRY_VERIFY(app.window.details()->text().contains(QStringLiteral("image: busybox")));
    }

    void whatCannotBeReadIsNamed()
    {
        OnFile on(pod("good") + "apiVersion: v1\nkind: Pod\nmetadata: {namespace: shop}\n");
        QTRY_VERIFY(on.phase() == ConnectionState::Phase::Snapshot);
        QCOMPARE(on.app->window.session()->store().count(Kind::Pod), std::size_t(1));
        QTRY_VERIFY(on.banner()->isVisible());
        const QString told = allText(on.banner());
        QVERIFY2(told.contains(QStringLiteral("cluster.yaml")) && told.contains(QStringLiteral("metadata.name")), qPrintable(told));
        QCOMPARE(on.app->window.topBar()->badge()->state().health, Health::Warning);
    }

    void filesAreReadAgain()
    {
        OnFile on(pod("before") + "kind: Pod\n");
        QTRY_VERIFY(on.banner()->isVisible());
        on.write(pod("after") + pod("other"));
        QTest::mouseClick(on.banner()->findChild<QPushButton *>(), Qt::LeftButton);
        ObjectStore &store = on.app->window.session()->store();
        QTRY_VERIFY(store.get<Pod>("default", "after"));
        QTRY_VERIFY(on.phase() == ConnectionState::Phase::Snapshot);
        QCOMPARE(store.count(Kind::Pod), std::size_t(2));
        QVERIFY(!on.banner()->isVisible());
    }

    void chartsBeginWhereTheFileHasSomething()
    {
        const QByteArray elsewhere = "apiVersion: v1\nkind: Pod\nmetadata: {name: dns, namespace: kube-system}\n---\n"
                                     "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\n---\n";
        OnFile on(elsewhere);
        QTRY_VERIFY(on.phase() == ConnectionState::Phase::Snapshot);
        QCOMPARE(on.app->window.session()->firstNamespace(), std::string("shop"));
        OnFile own(elsewhere + pod("here"));
        QTRY_VERIFY(own.phase() == ConnectionState::Phase::Snapshot);
        QCOMPARE(own.app->window.session()->firstNamespace(), std::string("default"));
    }

    void missingFileSaysSo()
    {
        WindowOptions options;
        options.inputs = {"/nonexistent/cluster.yaml"};
        DemoWindow app(std::move(options));
        QTRY_COMPARE(app.window.topBar()->badge()->state().word, QStringLiteral("Refused"));
        QTRY_VERIFY(allText(&app.window).contains(QStringLiteral("/nonexistent/cluster.yaml")));
    }
};

QTEST_MAIN(SnapshotWindowTest)
#include "gui_snapshot.moc"
