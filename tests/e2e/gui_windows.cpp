// Several windows of one run: each goes its own way.
#include <QApplication>
#include <QTest>

#include "app/windows.h"
#include "tests/support/demowindow.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QString pods = QStringLiteral("pods"), nodes = QStringLiteral("nodes"), services = QStringLiteral("services");

struct Desk {
    Desk() : opener(TestWindow::still(DemoWindow::demo()), bareEnvironment()), windows(theme, settings, opener) {}
    MainWindow &first(const std::string &ns = {}) { return windows.openFirst(true, std::nullopt, ns); }
    MainWindow &beside(MainWindow &window)
    {
        window.actions().newWindow->trigger();
        return *windows.all().back();
    }
    Theme theme;
    Settings settings;
    WindowOpener opener;
    Windows windows;
};

bool activate(MainWindow &window)
{
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

} // namespace

class WindowsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void init() { QSettings().clear(); }

    void aNewWindowBeginsWhereItWasOpened()
    {
        Desk desk;
        MainWindow &one = desk.first();
        one.navigator()->setNamespace("shop");
        one.go({services});
        MainWindow &two = desk.beside(one);
        QVERIFY(two.isVisible() && &one != &two);
        QCOMPARE(two.pages()->pageId(), services);
        QCOMPARE(two.navigator()->ns(), std::string("shop"));
        QVERIFY(two.session() && two.session() != one.session());
    }

    void windowsGoTheirOwnWays()
    {
        Desk desk;
        MainWindow &one = desk.first(), &two = desk.beside(one);
        two.go({nodes});
        two.navigator()->setNamespace("shop");
        QCOMPARE(one.pages()->pageId(), pods);
        QVERIFY(one.navigator()->ns().empty() && !one.navigator()->canGoBack());
        two.openChoice("demo:default");
        QVERIFY(two.session() != one.session());
        const QPointer<Session> kept(one.session());
        two.close();
        QTRY_COMPARE(desk.windows.all().size(), std::size_t(1));
        QVERIFY(kept && one.isVisible());
        QTRY_COMPARE(one.session()->kindState(Kind::Pod).phase, KindState::Phase::Synced);
    }

    void theWindowWorkedInIsRemembered()
    {
        Desk desk;
        MainWindow &one = desk.first(), &two = desk.beside(one);
        QVERIFY(activate(two));
        two.go({nodes});
        one.go({services}); // by itself: nobody works there
        QCOMPARE(desk.settings.place()->target.page, nodes);
        QVERIFY(activate(one));
        QCOMPARE(desk.settings.place()->target.page, services);
        one.actions().quit->trigger();
        QTRY_VERIFY(desk.windows.all().empty());
        QCOMPARE(desk.settings.place()->target.page, services);
    }

    void quittingClosesAll()
    {
        Desk desk;
        MainWindow &one = desk.first();
        desk.beside(one);
        desk.beside(one).actions().quit->trigger();
        QTRY_VERIFY(desk.windows.all().empty());
    }

    void looksAreOfAllWindows()
    {
        Desk desk;
        MainWindow &one = desk.first(), &two = desk.beside(one);
        one.actions().schemes[int(SchemeChoice::Dark)]->trigger();
        QVERIFY(two.actions().schemes[int(SchemeChoice::Dark)]->isChecked());
    }

    void theNamespaceOfTheCommandLineIsChosen()
    {
        Desk desk;
        MainWindow &one = desk.first("shop");
        QCOMPARE(one.navigator()->ns(), std::string("shop"));
        QCOMPARE(one.pages()->pageId(), pods);
        QVERIFY(!one.navigator()->canGoBack());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    WindowsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_windows.moc"
