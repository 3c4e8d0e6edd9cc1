#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/fakesession.h"
#include "tests/storefixture.h"
#include "views/diagram/storagechartview.h"

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
#include "views_storagechart.moc"
