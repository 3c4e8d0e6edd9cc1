// The window without a mouse and without sight: everything that takes the keyboard has a name, and shows that it has the keyboard.
#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleTableInterface>
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/diagram/chartview.h"
#include "views/kit/tableheader.h"
#include "views/network/matrixpage.h"
#include "views/network/matrixview.h"
#include "views/storage/storagechartview.h"
#include "views/storage/storagepage.h"
#include "views/tables/tablepage.h"
#include "views/window/windowactions.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const ObjectKey taskPod{Kind::Pod, "default", "task-pv-pod"};
const ObjectKey taskClaim{Kind::PersistentVolumeClaim, "default", "task-pv-claim"};

QString nameOf(QObject *object)
{
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(object);
    return access ? access->text(QAccessible::Name) : QString();
}

/// "QTreeView in TablePage in pods".
QString placeOf(const QWidget *widget, const QString &page)
{
    return QStringLiteral("%1 %2 in %3 of %4").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                                   QString::fromLatin1(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : ""), page);
}

/// What Tab reaches now.
QList<QWidget *> reached(const MainWindow &window)
{
    QList<QWidget *> out;
    for (QWidget *widget : window.findChildren<QWidget *>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->window() == &window)
            out << widget;
    return out;
}

} // namespace

class AccessTest final : public QObject
{
    Q_OBJECT
private:
    /// Calls for every page, and for every tab of the details of a claim.
    template<class Look>
    static void onEveryPage(DemoWindow &app, const Look &look)
    {
        for (const PageInfo &info : pageCatalog()) {
            if (info.group == PageInfo::Group::More)
                continue;
            app.window.go({info.id});
            QTest::qWait(100);
            look(info.id);
        }
        app.window.go(Target::of(taskClaim));
        for (int tab = 0; tab < 6; ++tab) {
            app.window.details()->setTab(DetailsPane::Tab(tab));
            QTest::qWait(150);
            look(QStringLiteral("tab %1").arg(tab));
        }
    }

private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void whatTakesTheKeyboardIsNamed()
    {
        DemoWindow app;
        QVERIFY(app.live());
        QStringList nameless;
        onEveryPage(app, [&](const QString &page) {
            for (QWidget *widget : reached(app.window))
                if (nameOf(widget).isEmpty())
                    nameless << placeOf(widget, page);
        });
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void theKeyboardIsSeenWhereverItIs()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&app.window));
        QStringList unseen;
        onEveryPage(app, [&](const QString &page) {
            for (QWidget *widget : reached(app.window)) {
                app.window.setFocus();
                const QImage without = widget->grab().toImage();
                widget->setFocus(Qt::TabFocusReason);
                QWidget *has = QApplication::focusWidget();
                if (has != widget)
                    continue; // a page that turned to something else meanwhile
                if (auto *line = qobject_cast<QLineEdit *>(widget))
                    line->deselect();
                const QImage with = widget->grab().toImage();
                if (with == without)
                    unseen << placeOf(widget, page);
            }
        });
        unseen.removeDuplicates();
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
    }

    void chartsTellTheirNodesAndEdges()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("storage"), taskPod});
        auto *page = app.page<StoragePage>();
        QTRY_VERIFY(page->chart()->graph() && page->chart()->scene().picture());
        DiagramView &view = page->chart()->view();
        QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(chart);
        QCOMPARE(chart->role(), QAccessible::Chart);
        const Graph &graph = *page->chart()->graph();
        QCOMPARE(chart->childCount(), int(graph.nodes.size() + graph.edges.size()));
        int nodes = 0, edges = 0;
        for (int i = 0; i < chart->childCount(); ++i) {
            QAccessibleInterface *part = chart->child(i);
            QVERIFY(part && part->isValid() && part->parent() == chart);
            QCOMPARE(chart->indexOfChild(part), i);
            QVERIFY(!part->text(QAccessible::Name).isEmpty());
            nodes += part->text(QAccessible::Name).contains(QStringLiteral("task-pv-claim")) && part->role() == QAccessible::ListItem;
            edges += part->role() == QAccessible::Link && part->text(QAccessible::Name).contains(QStringLiteral(" to "));
        }
        QVERIFY(nodes >= 1);
        QCOMPARE(edges, int(graph.edges.size()));

        view.setFocus();
        view.flyTo(0);
        QVERIFY(chart->child(0)->state().selected);
        QCOMPARE(chart->focusChild(), chart->child(0));
        const QRect box = chart->child(0)->rect();
        QCOMPARE(chart->childAt(box.center().x(), box.center().y()), chart->child(page->chart()->scene().nodeAt(view.mapToScene(view.viewport()->mapFromGlobal(box.center())))));
        QAccessibleInterface *old = chart->child(0);
        app.window.go({QStringLiteral("storage"), ObjectKey{Kind::Namespace, {}, "shop"}});
        QTRY_VERIFY(page->chart()->graph() && page->chart()->graph()->nodes.size() != graph.nodes.size());
        QVERIFY(chart->child(0) && chart->child(0)->isValid());
        Q_UNUSED(old)
    }

    void edgesAreReachedByKeys()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("storage"), taskPod});
        auto *page = app.page<StoragePage>();
        QTRY_VERIFY(page->chart()->scene().picture());
        DiagramView &view = page->chart()->view();
        DiagramScene &scene = page->chart()->scene();
        int node = -1; // one with several
        for (int n = 0; n < int(scene.picture()->graph.nodes.size()); ++n)
            if (scene.edgesOf(n).size() > 1)
                node = n;
        QVERIFY(node >= 0);
        scene.setCurrent(node);
        const std::vector<int> edges = scene.edgesOf(node);
        std::vector<int> walked;
        for (std::size_t i = 0; i < edges.size(); ++i) {
            QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
            walked.push_back(scene.currentEdge());
        }
        QCOMPARE(walked, edges);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier); // round again
        QCOMPARE(scene.currentEdge(), edges.front());
        QVERIFY(!view.accessibleDescription().isEmpty());
        const auto [from, to] = scene.edgeEnds(edges.front());
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(scene.current(), to);
        QCOMPARE(scene.currentEdge(), -1);
        scene.setCurrentEdge(edges.front());
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(scene.current(), from);
    }

    void theMatrixIsATable()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.navigator()->setNamespace("shop");
        app.window.go({QStringLiteral("matrix")});
        auto *view = app.page<MatrixPage>()->findChild<MatrixView *>();
        QVERIFY(view);
        QTRY_VERIFY(view->shownRows() > 0 && view->shownColumns() > 0);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(view);
        QVERIFY(access && access->tableInterface());
        QAccessibleTableInterface *table = access->tableInterface();
        QCOMPARE(table->rowCount(), int(view->shownRows()));
        QCOMPARE(table->columnCount(), int(view->shownColumns()));
        QVERIFY(!table->rowDescription(0).isEmpty() && !table->columnDescription(0).isEmpty());
        QAccessibleInterface *cell = table->cellAt(0, 0);
        QVERIFY(cell && cell->tableCellInterface());
        QCOMPARE(cell->text(QAccessible::Name), view->cellText(0, 0));
        QVERIFY(cell->text(QAccessible::Name).contains(table->rowDescription(0)));
        view->setFocus();
        view->setCurrent(0, 0);
        QVERIFY(cell->state().selected);
        QCOMPARE(access->focusChild(), cell);
        view->setFilter("no such pod", {});
        QVERIFY(!cell->isValid());
        QVERIFY(!table->cellAt(0, 0));
    }

    void columnsAreSortedHiddenAndMovedByKeys()
    {
        DemoWindow app;
        QVERIFY(app.live());
        app.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&app.window));
        app.window.go({QStringLiteral("pods")});
        auto *rows = app.page<TablePage>()->findChild<QTreeView *>();
        QTRY_VERIFY(rows->isVisible());
        auto *header = dynamic_cast<TableHeader *>(rows->header());
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget *>(header));
        const int first = header->current();
        QTest::keyClick(header, Qt::Key_Right);
        const int second = header->current();
        QVERIFY(first >= 0 && second >= 0 && second != first);
        QVERIFY(!header->accessibleDescription().isEmpty());
        QTest::keyClick(header, Qt::Key_Space);
        QCOMPARE(header->sortIndicatorSection(), second);
        const Qt::SortOrder order = header->sortIndicatorOrder();
        QTest::keyClick(header, Qt::Key_Space);
        QVERIFY(header->sortIndicatorOrder() != order);
        QCOMPARE(app.page<TablePage>()->model()->sortColumn(), second);
        QTest::keyClick(header, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(header->visualIndex(second) < header->visualIndex(first));
        QTest::keyClick(header, Qt::Key_Delete);
        QVERIFY(header->isSectionHidden(second) && header->current() != second && !header->isSectionHidden(header->current()));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    AccessTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "gui_access.moc"
