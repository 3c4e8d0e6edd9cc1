// The network's pages in the whole window, on the embedded demo server.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QToolButton>

#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/network/mapchart.h"
#include "views/network/mappage.h"
#include "views/network/matrixpage.h"
#include "views/network/pathform.h"
#include "views/network/pathpage.h"
#include "views/network/pathstart.h"
#include "views/network/steppane.h"
#include "views/network/verdictbanner.h"
#include "views/pods/anatomypage.h"

using namespace portolan;
using namespace portolan::test;

namespace {

bool shows(const ChartView *chart, const char *node)
{
    return chart->graph() && GraphIndex(*chart->graph()).node(node) >= 0;
}

} // namespace

class NetworkPages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void examplesOfTheClusterAreOffered()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        QVERIFY(page && page->start()->isVisible());
        const auto cards = [page] { return page->start()->findChildren<QPushButton *>(); };
        QTRY_COMPARE(cards().size(), 11);
        app.saveShot(QStringLiteral("path-start"));
        QTest::mouseClick(cards().front(), Qt::LeftButton);
        QTRY_VERIFY(!page->text().isEmpty());
        QVERIFY(page->text().contains(QStringLiteral("same-pod")));
        QVERIFY(page->verdict()->isVisible());
    }

    void everyExampleIsDrawnAndTold()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        QTRY_COMPARE(page->start()->findChildren<QPushButton *>().size(), 11);
        const qsizetype count = 11;
        for (qsizetype i = 0; i < count; ++i) {
            page->form()->setFrom(QString());
            page->form()->setTo(QString());
            Q_EMIT page->form()->traceWished();
            QTRY_VERIFY(page->start()->isVisible());
            const QString before = page->text();
            QTest::mouseClick(page->start()->findChildren<QPushButton *>()[i], Qt::LeftButton);
            QTRY_VERIFY(page->text() != before);
            QVERIFY(page->verdict()->text().size() > 40);
            QVERIFY(!page->stepPane()->steps().empty() || page->text().contains(QStringLiteral("unreachable")));
            QVERIFY(page->form()->problem().isEmpty());
            app.saveShot(QStringLiteral("path-example-%1").arg(i));
        }
    }

    void endsAreTypedWithSuggestionsAndPorts()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        PathForm *form = page->form();
        QTRY_VERIFY(!page->start()->findChildren<QPushButton *>().isEmpty());
        form->fromEdit()->setFocus();
        QTest::keyClicks(form->fromEdit(), QStringLiteral("cart"));
        auto *suggestions = form->fromEdit()->completer()->model();
        QTRY_VERIFY(suggestions->rowCount() >= 2);
        for (int i = 0; i < suggestions->rowCount(); ++i) // a packet starts at none of them
            QVERIFY(!suggestions->index(i, 0).data().toString().startsWith(QStringLiteral("svc:")));
        form->fromEdit()->setText(QStringLiteral("10.244.1.7"));
        form->toEdit()->setText(QStringLiteral("svc:shop/db"));
        QTest::keyClick(form->toEdit(), Qt::Key_Return);
        QTRY_VERIFY(page->text().contains(QStringLiteral("allow")));
        QCOMPARE(form->port(), 5432);
        QVERIFY(form->portBox()->currentText().startsWith(QStringLiteral("5432/TCP")));
        QVERIFY(page->text().contains(QStringLiteral("web-74f6c9d8b-5lfrw"))); // whose address that is
        form->swapEnds();
        QTRY_VERIFY(!form->problem().isEmpty()); // a Service sends nothing
    }

    void wrongEndsAreNamedInASentence()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        PathForm *form = page->form();
        QTRY_VERIFY(!page->start()->findChildren<QPushButton *>().isEmpty());
        form->setFrom(QStringLiteral("default/task-pv-pod"));
        form->setTo(QStringLiteral("svc:shop/dbb"));
        Q_EMIT form->traceWished();
        QTRY_VERIFY(form->problem().contains(QStringLiteral("dbb")));
        form->setTo(QStringLiteral("web-74"));
        Q_EMIT form->traceWished();
        QTRY_VERIFY(form->problem().contains(QStringLiteral("shop/web-74f6c9d8b-5lfrw")));
        form->setTo(QStringLiteral("svc:shop/db"));
        Q_EMIT form->traceWished();
        QTRY_VERIFY(form->problem().isEmpty());
    }

    void stepsPlayAndTheChartFollows()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        page->open(Target::trace(QStringLiteral("shop/web-74f6c9d8b-5lfrw"), QStringLiteral("svc:shop/db"), QStringLiteral("5432/TCP")));
        StepPane *pane = page->stepPane();
        QTRY_VERIFY(pane->steps().size() > 6);
        QTRY_VERIFY(shows(page->chart(), "nodes/worker-2"));
        pane->next();
        const int first = page->chart()->scene().current();
        QVERIFY(first >= 0);
        auto *list = pane->findChild<QListWidget *>();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(pane->current(), 2);
        QVERIFY(page->chart()->scene().current() != first);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(pane->isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(pane->current(), 3, 15000); // goes on by itself
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(!pane->isPlaying());
        app.saveShot(QStringLiteral("path-step"));
        pane->findChildren<QToolButton *>();
        Q_EMIT pane->copyWished();
        QCOMPARE(QGuiApplication::clipboard()->text(), page->text());
        QVERIFY(page->text().startsWith(QStringLiteral("From:")));
    }

    void evidenceOpensTheYamlAtItsLine()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        page->open(Target::trace(QStringLiteral("shop/web-74f6c9d8b-5lfrw"), QStringLiteral("svc:shop/db"), QString()));
        QTRY_VERIFY(page->stepPane()->steps().size() > 6);
        Q_EMIT page->stepPane()->evidenceOpened({"services/shop/db", ".spec.clusterIP", "10.96.12.7"});
        DetailsPane *details = app.window.details();
        QCOMPARE(details->object().value(), (ObjectKey{Kind::Service, "shop", "db"}));
        QCOMPARE(details->tab(), DetailsPane::YamlTab);
        QTRY_VERIFY(details->text().contains(QStringLiteral("clusterIP: ")));
        auto *edit = details->findChild<QPlainTextEdit *>(QString(), Qt::FindChildrenRecursively);
        QPlainTextEdit *shown = nullptr;
        for (QPlainTextEdit *text : details->findChildren<QPlainTextEdit *>())
            shown = text->isVisible() ? text : shown;
        QVERIFY(edit && shown);
        QTRY_VERIFY2(shown->textCursor().block().text().contains(QStringLiteral("clusterIP: ")), qPrintable(shown->textCursor().block().text()));
    }

    void tracesStartInTables()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("pods")});
        Q_EMIT app.window.pages()->page()->wanted(Target::trace(QStringLiteral("default/task-pv-pod"), QString()));
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("path"));
        QCOMPARE(app.page<PathPage>()->form()->from(), QStringLiteral("default/task-pv-pod"));
        app.window.go({QStringLiteral("services")});
        Q_EMIT app.window.pages()->page()->wanted(Target::trace(QString(), QStringLiteral("svc:shop/web")));
        QTRY_VERIFY(app.page<PathPage>()->text().contains(QStringLiteral("shop/web")));
    }

    void pathsFollowTheCluster()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        page->open(Target::trace(QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QString()));
        QTRY_VERIFY(page->text().contains(QStringLiteral("(allowed)")));
        ChangeBatch batch;
        batch.changes.push_back({Change::Type::Remove, app.window.session()->store().find(Kind::Service, "shop", "web")});
        app.window.session()->store().apply(batch);
        QTRY_VERIFY(page->form()->problem().contains(QStringLiteral("web")));
        QVERIFY(page->text().isEmpty() && !page->chart()->view().isVisible()); // no old chart stands there as if it were true
    }

    void typingIsNotDisturbedByTheCluster()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<PathPage>("path");
        page->open(Target::trace(QStringLiteral("default/task-pv-pod"), QStringLiteral("svc:shop/web"), QString()));
        QTRY_VERIFY(page->text().contains(QStringLiteral("(allowed)")));
        page->form()->toEdit()->setText(QStringLiteral("svc:shop/half"));
        ChangeBatch batch;
        batch.changes.push_back({Change::Type::Remove, app.window.session()->store().find(Kind::Pod, "shop", "web-74f6c9d8b-9ckxq")});
        app.window.session()->store().apply(batch);
        const QString before = page->text();
        QTRY_VERIFY(page->text() != before); // one endpoint less
        QVERIFY(page->form()->problem().isEmpty());
        QCOMPARE(page->form()->to(), QStringLiteral("svc:shop/half"));
        QCOMPARE(page->form()->port(), 0);
    }

    void mapCountsEndpointsNotPorts()
    {
        DemoWindow app;
        QVERIFY(app.live());
        auto *page = app.open<MapPage>("map");
        QTRY_VERIFY(shows(page->chart(), "services/kube-system/kube-dns"));
        const Graph graph = *page->chart()->graph();
        const GraphNode &dns = graph.nodes[std::size_t(GraphIndex(graph).node("services/kube-system/kube-dns"))];
        QCOMPARE(dns.badge.word, std::string("2 of 2 ready")); // two pods, three ports
        app.saveShot(QStringLiteral("map"));
        const GraphNode &db = graph.nodes[std::size_t(GraphIndex(graph).node("pods/shop/db-0"))];
        const auto shields = MapChart::shieldsOf(db);
        QCOMPARE(shields.size(), std::size_t(1));
        QCOMPARE(shields.front().name, std::string("db-from-web"));
        QSignalSpy shown(page->chart(), &ChartView::shown);
        auto *filter = page->findChild<QLineEdit *>();
        QTest::keyClicks(filter, QStringLiteral("web-pub"));
        QTRY_VERIFY(shown.count() > 0 && !shows(page->chart(), "services/shop/db"));
        QVERIFY(shows(page->chart(), "services/shop/web-public"));
        filter->clear();
        app.window.navigator()->setNamespace("default");
        QTRY_VERIFY(!shows(page->chart(), "services/shop/web-public") && shows(page->chart(), "services/default/kubernetes"));
    }

    void matrixTellsWhoDecidesAndLeadsToThePath()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.navigator()->setNamespace("shop");
        auto *page = app.open<MatrixPage>("matrix");
        QTRY_VERIFY(page->view()->data());
        MatrixView *view = page->view();
        const Matrix &matrix = view->data()->matrix;
        const auto row = std::find(matrix.names.begin(), matrix.names.end(), "cart-5d9c7f7b8-2xk4v") - matrix.names.begin();
        const auto column = std::find_if(matrix.columns.begin(), matrix.columns.end(), [](const auto &c) { return c.label == "db-0:5432/TCP"; }) - matrix.columns.begin();
        QVERIFY(row < qsizetype(matrix.rows.size()) && column < qsizetype(matrix.columns.size()));
        const QString text = view->cellText(int(row), int(column));
        QVERIFY2(text.contains(QStringLiteral("may not reach")) && text.contains(QStringLiteral("db-from-web")) && text.contains(QStringLiteral("nothing enforces")), qPrintable(text));
        app.saveShot(QStringLiteral("matrix"));
        QVERIFY(page->csv().startsWith(QStringLiteral("from,")));
        QTemporaryDir folder;
        QVERIFY(page->exportTo(folder.filePath(QStringLiteral("m.csv"))));
        page->setByWorkload(true);
        QTRY_VERIFY(view->data()->matrix.rows.size() < std::size_t(row + 8) && std::count(view->data()->matrix.names.begin(), view->data()->matrix.names.end(), "web ×2") == 1);
        page->setByWorkload(false);
        QTRY_COMPARE(view->shownRows(), view->data()->matrix.rows.size());
        QTRY_VERIFY(std::count(view->data()->matrix.names.begin(), view->data()->matrix.names.end(), "cart-5d9c7f7b8-2xk4v") == 1);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->cellRect(int(row), int(column)).center());
        QCOMPARE(app.window.pages()->pageId(), QStringLiteral("path"));
        QTRY_VERIFY(app.page<PathPage>()->text().contains(QStringLiteral("deny")));
        QCOMPARE(app.page<PathPage>()->form()->port(), 5432);
    }

    void anatomyShowsContainersSandboxAndVolumes()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("pods")});
        Q_EMIT app.window.pages()->page()->wanted({QStringLiteral("anatomy"), ObjectKey{Kind::Pod, "shop", "cart-5d9c7f7b8-2xk4v"}});
        auto *page = app.page<AnatomyPage>();
        QVERIFY(page);
        QTRY_VERIFY(shows(page->chart(), "pods/shop/cart-5d9c7f7b8-2xk4v#sandbox"));
        app.saveShot(QStringLiteral("anatomy"));
        QTemporaryDir folder;
        QString error;
        QVERIFY2(page->chart()->exportTo(folder.filePath(QStringLiteral("pod.svg")), &error), qPrintable(error));
        ChangeBatch batch;
        batch.changes.push_back({Change::Type::Remove, app.window.session()->store().find(Kind::Pod, "shop", "cart-5d9c7f7b8-2xk4v")});
        app.window.session()->store().apply(batch);
        QTRY_VERIFY(!page->chart()->view().isVisible()); // says that it is gone
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    NetworkPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_network.moc"
