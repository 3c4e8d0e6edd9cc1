#include <algorithm>

#include <QApplication>
#include <QDir>
#include <QGraphicsView>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/fakesession.h"
#include "tests/storefixture.h"
#include "views/storage/storagechartview.h"

using namespace portolan;

/// The chart as a person meets it: it follows the store, keeps the selection, walks by keyboard, and exports.
class StorageChartOnScreen final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<ObjectKey>();
        m_session = std::make_unique<FakeSession>(Timestamp::fromSeconds(1'768'478'400));
        m_fixture = std::make_unique<testing::StoreFixture>();
        for (const Kind kind : {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume})
            m_session->setKind(kind, KindState::Phase::Synced);
        m_view = std::make_unique<StorageChartView>(*m_session, m_theme);
        m_view->resize(1200, 700);
        m_view->show();
    }
    void cleanup()
    {
        m_view.reset();
        m_session.reset();
        m_fixture.reset();
    }

    void followsTheStoreAndKeepsTheSelection()
    {
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        QVERIFY(has("persistentvolumes/task-pv-volume"));
        QSignalSpy selected(m_view.get(), &ChartView::objectSelected);
        m_view->scene().setCurrent(m_view->scene().nodeById("persistentvolumeclaims/default/task-pv-claim"));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].value<ObjectKey>().name, std::string("task-pv-claim"));
        QSignalSpy shown(m_view.get(), &ChartView::shown);
        ChangeBatch batch;
        batch.changes.push_back({Change::Type::Remove, m_session->objects.find(Kind::PersistentVolume, {}, "task-pv-volume")});
        m_session->objects.apply(batch);
        QTRY_VERIFY(shown.count() > 0);
        const int volume = m_view->scene().nodeById("persistentvolumes/task-pv-volume");
        QVERIFY(volume >= 0);
        QVERIFY(m_view->graph()->nodes[std::size_t(volume)].style == GraphStyle::Ghost);
        QCOMPARE(m_view->scene().current(), m_view->scene().nodeById("persistentvolumeclaims/default/task-pv-claim"));
    }
    void arrowsWalkAlongEdgesAndEnterOpens()
    {
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        DiagramScene &scene = m_view->scene();
        scene.setCurrent(scene.nodeById("pods/default/task-pv-pod#container:task-pv-container"));
        std::vector<std::string> way;
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(&m_view->view(), Qt::Key_Right);
            way.push_back(m_view->graph()->nodes[std::size_t(scene.current())].id);
        }
        const std::vector<std::string> expected{"pods/default/task-pv-pod#volume:task-pv-storage", "persistentvolumeclaims/default/task-pv-claim",
                                                "persistentvolumes/task-pv-volume", "persistentvolumes/task-pv-volume#backend", "nodes/worker-1"};
        QCOMPARE(way, expected);
        QCOMPARE(m_view->view().accessibleDescription(), QStringLiteral("NODE worker-1, Ready"));
        QSignalSpy opened(m_view.get(), &ChartView::objectActivated);
        QTest::keyClick(&m_view->view(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }
    void foldedPodsUnfold()
    {
        load(QStringLiteral("shared-claim"));
        show(LadderScope::nameSpace("media"));
        QVERIFY(!has("pods/media/web-7d9-a1x"));
        m_view->setFold(0);
        QTRY_VERIFY(has("pods/media/web-7d9-a1x"));
        leave("unfolded");
    }
    void draggedBoxesStayAndLinesFollow()
    {
        QStandardPaths::setTestModeEnabled(true);
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        m_view->resetPositions();
        const std::string id = "persistentvolumes/task-pv-volume";
        const QRectF before = m_view->scene().nodeRect(m_view->scene().nodeById(id));
        drag(before.center(), QPointF(40, 120));
        const auto rect = [&](const std::string &node) { return m_view->scene().nodeRect(m_view->scene().nodeById(node)); };
        QTRY_COMPARE(rect(id).topLeft(), before.topLeft() + QPointF(40, 120));
        for (const GraphEdge &edge : m_view->graph()->edges) {
            if (edge.from != id)
                continue;
            const auto e = std::size_t(&edge - m_view->graph()->edges.data());
            const Point begin = m_view->scene().picture()->layout.routes[e].path.elements.front().end;
            QVERIFY(rect(id).adjusted(-1, -1, 1, 1).contains(QPointF(begin.x, begin.y)));
        }
        leave("dragged");
        // Another window on the same figure, and a change that has nothing to do with it.
        StorageChartView again(*m_session, m_theme);
        again.resize(1200, 700);
        QSignalSpy shown(&again, &ChartView::shown);
        again.setScope({{Kind::Pod, "default", "task-pv-pod"}});
        again.activate();
        QTRY_VERIFY(shown.count() > 0);
        QCOMPARE(again.scene().nodeRect(again.scene().nodeById(id)).topLeft(), before.topLeft() + QPointF(40, 120));
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("chart.positions.json"));
        QVERIFY(m_view->savePositionsTo(file));
        m_view->resetPositions();
        QTRY_COMPARE(rect(id), before);
        QVERIFY(m_view->loadPositionsFrom(file));
        QTRY_COMPARE(rect(id).topLeft(), before.topLeft() + QPointF(40, 120));
        QFile bad(file);
        QVERIFY(bad.open(QIODevice::WriteOnly | QIODevice::Truncate));
        bad.write("{\"format\":");
        bad.close();
        QString error;
        QVERIFY(!m_view->loadPositionsFrom(file, &error) && error.contains(QStringLiteral("chart.positions.json")));
        m_view->resetPositions();
    }
    void framesAreDraggedByTheirHeadsAndPannedElsewhere()
    {
        QStandardPaths::setTestModeEnabled(true);
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        m_view->resetPositions();
        const std::string frame = "pods/default/task-pv-pod", inner = frame + "#volume:task-pv-storage";
        const auto rect = [&](const std::string &node) { return m_view->scene().nodeRect(m_view->scene().nodeById(node)); };
        const QRectF before = rect(frame), member = rect(inner);
        drag(before.bottomLeft() + QPointF(14, -8), QPointF(30, 60)); // its ground: nothing is moved
        QVERIFY(m_view->positions().empty());
        drag(before.topLeft() + QPointF(200, 20), QPointF(30, 60));
        QTRY_COMPARE(rect(frame).topLeft(), before.topLeft() + QPointF(30, 60));
        QCOMPARE(rect(inner).topLeft(), member.topLeft() + QPointF(30, 60));
        m_view->resetPositions();
    }
    void edgesTellWhereTheyComeFrom()
    {
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        QSignalSpy field(m_view.get(), &ChartView::fieldWished);
        const Graph &graph = *m_view->graph();
        for (std::size_t e = 0; e < graph.edges.size(); ++e)
            if (graph.edges[e].from == "persistentvolumeclaims/default/task-pv-claim" && graph.edges[e].to == "persistentvolumes/task-pv-volume") {
                const Point middle = m_view->scene().picture()->layout.routes[e].middle;
                QTest::mouseClick(m_view->view().viewport(), Qt::LeftButton, {}, m_view->view().mapFromScene(QPointF(middle.x, middle.y)));
                QCOMPARE(m_view->scene().currentEdge(), int(e));
            }
        auto *evidence = m_view->findChild<QLabel *>(QStringLiteral("evidence"));
        QVERIFY(evidence && evidence->text().contains(QStringLiteral(".spec.volumeName")));
        Q_EMIT evidence->linkActivated(QStringLiteral("0"));
        QCOMPARE(field.count(), 1);
        QCOMPARE(field[0][0].value<ObjectKey>().name, std::string("task-pv-claim"));
        QCOMPARE(field[0][1].toString(), QStringLiteral(".spec.volumeName"));
    }
    void aPictureOfOneItemLooksAndActsAsOneOfMany()
    {
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        const auto picture = m_view->scene().picture();
        DiagramScene one, many;
        one.setMostItems(0), one.setBoxesMovable(true);
        one.show(picture, false), many.show(picture, false);
        QVERIFY(one.items().size() < 3);
        const auto painted = [](DiagramScene &scene) {
            QImage image(scene.sceneRect().size().toSize(), QImage::Format_RGB32);
            QPainter painter(&image);
            scene.render(&painter, image.rect(), image.rect());
            return image;
        };
        QVERIFY(painted(one) == painted(many));
        for (DiagramScene *scene : {&one, &many}) {
            scene->setCurrent(scene->nodeById("persistentvolumeclaims/default/task-pv-claim"));
            scene->setHovered(scene->nodeById("persistentvolumes/task-pv-volume"));
        }
        QVERIFY(painted(one) == painted(many));
        QGraphicsView view(&one); // to click on a line, and on a box
        view.resize(2000, 1500);
        for (std::size_t e = 0; e < picture->graph.edges.size(); ++e)
            if (picture->graph.edges[e].from == "persistentvolumeclaims/default/task-pv-claim" && picture->graph.edges[e].to == "persistentvolumes/task-pv-volume") {
                const Point middle = picture->layout.routes[e].middle;
                QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(QPointF(middle.x, middle.y)));
                QCOMPARE(one.currentEdge(), int(e));
            }
        const int volume = one.nodeById("persistentvolumes/task-pv-volume");
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(one.nodeRect(volume).center()));
        one.setMostItems(1000); // a smaller picture has its items again
        one.show(picture, false);
        QVERIFY(one.items().size() == many.items().size() && one.current() == volume);
    }
    void aPendingClaimsNoteSelectsTheClaim()
    {
        load(QStringLiteral("shared-claim"));
        show(LadderScope::nameSpace("media"));
        QSignalSpy selected(m_view.get(), &ChartView::objectSelected);
        m_view->scene().setCurrent(m_view->scene().nodeById("persistentvolumeclaims/media/thumbnails#note"));
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].value<ObjectKey>().name, std::string("thumbnails"));
    }
    void aWaitingClaimAndItsNoteOpenWhyItWaits()
    {
        load(QStringLiteral("shared-claim"));
        show(LadderScope::nameSpace("media"));
        QSignalSpy why(m_view.get(), &StorageChartView::bindingWished), opened(m_view.get(), &ChartView::objectActivated);
        for (const char *id : {"persistentvolumeclaims/media/thumbnails#note", "persistentvolumeclaims/media/thumbnails"}) {
            m_view->scene().setCurrent(m_view->scene().nodeById(id));
            QTest::keyClick(&m_view->view(), Qt::Key_Return);
            QCOMPARE(why.count(), 1);
            QCOMPARE(why.takeFirst()[0].value<ObjectKey>().name, std::string("thumbnails"));
        }
        m_view->scene().setCurrent(m_view->scene().nodeById("persistentvolumeclaims/media/media")); // bound
        QTest::keyClick(&m_view->view(), Qt::Key_Return);
        QCOMPARE(why.count(), 0);
        QCOMPARE(opened.count(), 1);
    }
    void exportsEveryFormat()
    {
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        QTemporaryDir folder;
        for (const char *suffix : {"svg", "png", "pdf", "dot", "mmd", "drawio", "json"}) {
            const QString path = folder.filePath(QStringLiteral("chart.") + QLatin1String(suffix));
            QString error;
            QVERIFY2(m_view->exportTo(path, &error), qPrintable(error));
            QVERIFY(QFileInfo(path).size() > 500);
        }
        QString error;
        QVERIFY(!m_view->exportTo(folder.filePath(QStringLiteral("chart.doc")), &error));
        QVERIFY(!error.isEmpty());
        m_view->copyPicture();
    }
    void aChartUnderConstantChangeAppears()
    {
        ChartView view(m_theme);
        view.resize(900, 600);
        view.show();
        QSignalSpy shown(&view, &ChartView::shown);
        int step = 0;
        const bool appears = QTest::qWaitFor([&] { // something newer waits whenever a layout is done
            view.setGraph(rowOfBoxes(300, "step " + std::to_string(++step)));
            return shown.count() >= 3;
        }, 60'000);
        QVERIFY(appears);
    }
    void whatIsStillLaidOutDoesNotReplaceAMessage()
    {
        ChartView view(m_theme);
        view.resize(900, 600);
        view.show();
        QSignalSpy shown(&view, &ChartView::shown);
        view.setGraph(rowOfBoxes(300, "old"));
        view.setMessage(QStringLiteral("It is gone."));
        QTRY_VERIFY(!view.isBusy());
        QCOMPARE(shown.count(), 0);
        QVERIFY(!view.view().isVisible());
        view.setGraph(rowOfBoxes(300, "the first"));
        view.startOver();
        view.setGraph(rowOfBoxes(3, "another"));
        QTRY_VERIFY(shown.count() > 0);
        QCOMPARE(view.graph()->title, std::string("another"));
    }
    void changesLeaveTheBoxInTheHandAndTheChosenEdge()
    {
        ChartView view(m_theme);
        view.resize(900, 600);
        view.show();
        QSignalSpy shown(&view, &ChartView::shown);
        view.setGraph(rowOfBoxes(4, "before"));
        QTRY_COMPARE(shown.count(), 1);
        DiagramScene &scene = view.scene();
        QWidget *port = view.view().viewport();
        const QPoint press = view.view().mapFromScene(scene.nodeRect(scene.nodeById("box-2")).center());
        QTest::mousePress(port, Qt::LeftButton, {}, press);
        QMouseEvent move(QEvent::MouseMove, press + QPoint(0, 60), port->mapToGlobal(press + QPoint(0, 60)), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(port, &move);
        QVERIFY(scene.isDragging());
        view.setGraph(rowOfBoxes(5, "during"));
        QTRY_VERIFY(!view.isBusy());
        QVERIFY(scene.isDragging());
        QCOMPARE(shown.count(), 1);
        QTest::mouseRelease(port, Qt::LeftButton, {}, press + QPoint(0, 60));
        QTRY_COMPARE(view.graph()->title, std::string("during"));
        QVERIFY(!scene.isHeld());
        scene.setCurrentEdge(1); // from box-1 to box-2
        const QString told = view.findChild<QLabel *>(QStringLiteral("evidence"))->text();
        Graph reordered = rowOfBoxes(5, "after");
        std::reverse(reordered.edges.begin(), reordered.edges.end());
        view.setGraph(std::move(reordered));
        QTRY_COMPARE(view.graph()->title, std::string("after"));
        QCOMPARE(view.graph()->edges[std::size_t(scene.currentEdge())].to, std::string("box-2"));
        QCOMPARE(view.findChild<QLabel *>(QStringLiteral("evidence"))->text(), told);
        view.setGraph(rowOfBoxes(2, "without"));
        QTRY_COMPARE(view.graph()->title, std::string("without"));
        QCOMPARE(scene.currentEdge(), -1);
    }
    void nothingMovesUnderThePointerBetweenTwoClicks()
    {
        load(QStringLiteral("task-pv-pod"));
        show({{Kind::Pod, "default", "task-pv-pod"}});
        DiagramView &view = m_view->view();
        QVERIFY(view.isFitted());
        const QPoint at = view.mapFromScene(m_view->scene().nodeRect(m_view->scene().nodeById("persistentvolumes/task-pv-volume")).center());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at); // the evidence below grows
        const QTransform before = view.transform();
        m_view->resize(m_view->width() - 300, m_view->height() - 200); // as the details open
        QApplication::processEvents();
        QCOMPARE(view.transform(), before);
        QTRY_VERIFY(view.transform() != before); // and when the hand rests, all is in view again
    }
    void saysWhatIsNotThere()
    {
        m_view->setScope({{Kind::Pod, "default", "nobody"}});
        m_view->activate();
        leave("empty");
        QVERIFY(!m_view->view().isVisible());
    }
    void watchesOnlyWhileShown()
    {
        m_view->activate();
        QCOMPARE(m_session->users[Kind::Pod], 1);
        m_view->deactivate();
        QCOMPARE(m_session->users[Kind::Pod], 0);
    }

private:
    static Graph rowOfBoxes(int count, const std::string &title)
    {
        Graph graph;
        graph.title = title;
        for (int i = 0; i < count; ++i) {
            GraphNode node;
            node.id = node.label = "box-" + std::to_string(i);
            graph.nodes.push_back(node);
            if (i == 0)
                continue;
            GraphEdge edge;
            edge.from = "box-" + std::to_string(i - 1);
            edge.to = node.id;
            graph.edges.push_back(edge);
        }
        return graph;
    }
    void load(const QString &name)
    {
        QVERIFY(m_fixture->addFile(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/storage/") + name + QStringLiteral(".yaml")));
        ChangeBatch batch;
        for (std::size_t k = 0; k < kindCount; ++k)
            for (const ObjectPtr &object : m_fixture->store.sortedObjects(static_cast<Kind>(k)))
                batch.changes.push_back({Change::Type::Upsert, object});
        m_session->objects.apply(batch);
    }
    void show(const LadderScope &scope)
    {
        QSignalSpy shown(m_view.get(), &ChartView::shown);
        m_view->setScope(scope);
        m_view->activate();
        QTRY_VERIFY(shown.count() > 0 && !m_view->isBusy());
        leave("shown");
    }
    /// From a place of the picture by so much of it, with the mouse.
    void drag(const QPointF &from, const QPointF &by)
    {
        QWidget *port = m_view->view().viewport();
        m_view->view().setTransform(QTransform());
        m_view->view().ensureVisible(QRectF(from, QSizeF(1, 1)), 200, 200);
        const QPoint press = m_view->view().mapFromScene(from), drop = press + by.toPoint();
        QTest::mousePress(port, Qt::LeftButton, {}, press);
        for (const QPoint &at : {press + (drop - press) / 2, drop}) {
            QMouseEvent move(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(port, &move);
        }
        QTest::mouseRelease(port, Qt::LeftButton, {}, drop);
    }
    bool has(std::string_view id) { return m_view->scene().nodeById(id) >= 0; }
    /// Leaves a screenshot in PORTOLAN_FIGURES, to be looked at.
    void leave(const char *name)
    {
        const QString to = qEnvironmentVariable("PORTOLAN_FIGURES");
        if (!to.isEmpty() && QDir().mkpath(to))
            m_view->grab().save(to + QStringLiteral("/screen-") + QLatin1String(name) + QLatin1Char('-') + QLatin1String(QTest::currentTestFunction()) + QStringLiteral(".png"));
    }

    Theme m_theme;
    std::unique_ptr<FakeSession> m_session;
    std::unique_ptr<testing::StoreFixture> m_fixture;
    std::unique_ptr<StorageChartView> m_view;
};

QTEST_MAIN(StorageChartOnScreen)
#include "pages_storagechart.moc"
