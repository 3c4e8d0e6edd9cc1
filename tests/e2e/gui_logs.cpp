// The log page: whose log, what is looked for in it, by keyboard alone; the run before; files.
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

#include "tests/support/demowindow.h"
#include "views/pods/logfindbar.h"
#include "views/pods/logpage.h"
#include "views/pods/logview.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const ObjectKey cart{Kind::Pod, "shop", "cart-5d9c7f7b8-2xk4v"}, mailer{Kind::Pod, "shop", "mailer-6c8b9d7f4-n7t2p"};

LogPage *openLog(TestWindow &app, const ObjectKey &pod)
{
    app.window.go({QStringLiteral("logs"), pod});
    return app.page<LogPage>();
}

bool hasLines(const LogPage *page, std::size_t least)
{
    return QTest::qWaitFor([&] { return page->buffer().size() >= least && page->view()->isVisible(); }, 20'000);
}

} // namespace

class GuiLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void aPodsLogIsShownAndGoesOn()
    {
        DemoWindow app;
        QVERIFY(app.live());
        LogPage *page = openLog(app, cart);
        QVERIFY(page && hasLines(page, 100));
        const std::size_t before = page->buffer().size();
        QTRY_VERIFY_WITH_TIMEOUT(page->buffer().size() > before, 15'000);
        QVERIFY(page->view()->isSticky());
        QCOMPARE(page->view()->verticalScrollBar()->value(), page->view()->verticalScrollBar()->maximum());
        QVERIFY(page->summary().contains(QStringLiteral("live")));
        app.saveShot(QStringLiteral("logs"));
    }
    void allOfItIsDoneByKeyboard()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("logs")});
        auto *page = app.page<LogPage>();
        QVERIFY(page);
        auto *pod = page->findChild<QLineEdit *>();
        pod->setFocus();
        QTest::keyClicks(pod, QStringLiteral("shop/mailer-6c8b9d7f4-n7t2p"));
        QTest::keyClick(pod, Qt::Key_Return);
        QVERIFY(hasLines(page, 5));
        QTRY_VERIFY(page->view()->hasFocus());
        QTest::keyClick(page->view(), Qt::Key_Home);
        QCOMPARE(page->view()->current(), std::optional<std::uint64_t>(0));
        QTest::keyClick(page->view(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(page->view(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY2(QGuiApplication::clipboard()->text().contains(QStringLiteral("mailer 1.9.0 starting\n")), qPrintable(QGuiApplication::clipboard()->text()));
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 2);
        QTest::keyClick(page->view(), Qt::Key_B, Qt::AltModifier);
        QTest::keyClick(page->view(), Qt::Key_End);
        QTest::keyClick(page->view(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(page->view()->current(), std::optional<std::uint64_t>(1));
        page->focusFilter();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("REFUSED"));
        QTRY_COMPARE(page->findBar()->match(std::nullopt, true), std::optional<std::uint64_t>(3));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(page->view()->current(), std::optional<std::uint64_t>(3));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(page->findBar()->rows() && page->findBar()->rows()->size() == 1);
    }
    void linesAreFilteredBySeverity()
    {
        DemoWindow app;
        QVERIFY(app.live());
        LogPage *page = openLog(app, cart);
        QVERIFY(page && hasLines(page, 1000));
        auto *severity = page->findChild<QComboBox *>();
        severity->setCurrentIndex(2);
        const auto rows = page->findBar()->rows();
        QVERIFY(rows && !rows->empty() && rows->size() < page->buffer().size() / 10);
        for (const std::uint64_t row : *rows)
            QVERIFY(page->buffer().text(row).find("\"level\":\"error\"") != std::string::npos);
    }
    void aWorkloadsPodsAreMergedInOrderOfTime()
    {
        DemoWindow app;
        QVERIFY(app.live());
        LogPage *page = openLog(app, {Kind::Deployment, "shop", "web"});
        QVERIFY(page && hasLines(page, 1500));
        const LogBuffer &log = page->buffer();
        std::set<int> sources;
        std::map<int, std::int64_t> last;
        std::int64_t before = 0;
        int turns = 0;
        for (std::uint64_t row = log.end() - 1000; row < log.end(); ++row) {
            const int source = log.source(row);
            QVERIFY(log.stamp(row).nanos >= last[source]);
            last[source] = log.stamp(row).nanos;
            turns += log.stamp(row).nanos < before;
            before = log.stamp(row).nanos;
            sources.insert(source);
        }
        QCOMPARE(sources.size(), std::size_t(2));
        QVERIFY2(turns < 20, qPrintable(QString::number(turns))); // what came live is held for a moment only
        QVERIFY(page->view()->shownRow(log.end() - 1).contains(QStringLiteral("web-74f6c9d8b-")));
        QCOMPARE(page->where().object, std::optional(ObjectKey{Kind::Deployment, "shop", "web"}));
        app.saveShot(QStringLiteral("logs-merged"));
    }
    void aPlaceInALogIsComeBackTo()
    {
        DemoWindow app;
        QVERIFY(app.live());
        LogPage *page = openLog(app, cart);
        QVERIFY(page && hasLines(page, 10));
        PageLook look = *page->where().look;
        QCOMPARE(look[QStringLiteral("container")], QStringLiteral("cart"));
        look[QStringLiteral("container")] = QStringLiteral("redis");
        app.window.go({QStringLiteral("logs"), cart, {}, look});
        QTRY_COMPARE(valueOf(*page->where().look, QStringLiteral("container")), QStringLiteral("redis"));
        QVERIFY(hasLines(page, 10));
    }
    void aLogThatIsNotKeptIsSaid()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("logs"), ObjectKey{Kind::Pod, "shop", "web-74f6c9d8b-5lfrw"}, {}, PageLook{{QStringLiteral("run"), QStringLiteral("before")}}});
        auto *page = app.page<LogPage>();
        QVERIFY(page);
        QTRY_VERIFY(allText(page).contains(QStringLiteral("not kept any more")));
    }
    void aFilesLogIsShownAndSaved()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("dump.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\nkind: PodList\napiVersion: v1\nitems:\n- metadata: {name: web, namespace: shop}\n  spec: {containers: [{name: web, image: i}]}\n"
                   "==== START logs for container web of pod shop/web ====\n[ERROR] \x1b[31mbroken\x1b[0m\nsecond\n==== END logs for container web of pod shop/web ====\n");
        file.close();
        WindowOptions options;
        options.inputs = {file.fileName().toStdString()};
        DemoWindow app(std::move(options));
        QTRY_VERIFY(app.window.session() && app.window.session()->state().phase == ConnectionState::Phase::Snapshot);
        LogPage *page = openLog(app, {Kind::Pod, "shop", "web"});
        QVERIFY(page && hasLines(page, 2));
        QCOMPARE(page->buffer().severity(0), Severity::Error);
        const QString path = folder.filePath(QStringLiteral("out.log"));
        QVERIFY(page->save(path, false));
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray("[ERROR] \x1b[31mbroken\x1b[0m\nsecond\n"));
        QVERIFY(page->save(path, true));
        saved.close();
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll().endsWith("[ERROR] broken\n second\n"));
    }
};

QTEST_MAIN(GuiLogs)
#include "gui_logs.moc"
