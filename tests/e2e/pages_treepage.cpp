#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <QTest>

#include "tests/fakesession.h"
#include "tests/objectmaker.h"
#include "views/tables/treepage.h"

using namespace portolan;

/// The tree page as a person uses it, offscreen. Pictures go to $PORTOLAN_SHOTS when it is set.
class BrowseTreePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void opensTheContextsNamespace();
    void goesToASelectedClaim();
    void findsByName();
    void saysThatItLoads();

private:
    void fill();
    void shot(const char *name);
    QTreeView *view() { return m_page->findChild<QTreeView *>(); }

    Theme m_theme;
    ObjectMaker m_make;
    std::unique_ptr<FakeSession> m_session;
    std::unique_ptr<TreePage> m_page;
};

void BrowseTreePage::init()
{
    m_theme.applyTo(*qApp);
    m_session = std::make_unique<FakeSession>(Timestamp::parse("2026-01-01T05:00:00Z"));
    m_page = std::make_unique<TreePage>(PageContext{*m_session, m_theme});
    m_page->resize(900, 460);
    m_page->show();
    m_page->activate();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void BrowseTreePage::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void BrowseTreePage::fill()
{
    auto pod = m_make.pod("default", "task-pv-pod", 1, {"task-pv-claim"}, "worker-1");
    pod->meta.creationTimestamp = Timestamp::parse("2026-01-01T00:00:00Z");
    m_make.container(*pod, "task-pv-container", "Running");
    auto claim = m_make.make<PersistentVolumeClaim>("default", "task-pv-claim", 2);
    claim->phase = m_make.str("Bound");
    claim->volumeName = m_make.str("task-pv-volume");
    claim->capacity = m_make.str("1Gi");
    auto volume = m_make.make<PersistentVolume>("", "task-pv-volume", 3);
    volume->phase = m_make.str("Bound");
    volume->capacity = m_make.str("1Gi");
    auto other = m_make.pod("shop", "db-0", 4, {"lost"});
    m_make.container(*other, "db", "CrashLoopBackOff", 3);
    m_session->setKind(Kind::Pod, KindState::Phase::Synced);
    m_session->objects.apply({{upsert(pod), upsert(claim), upsert(volume), upsert(other), upsert(m_make.make<Namespace>("", "shop", 5))}});
}

void BrowseTreePage::shot(const char *name)
{
    if (const QString folder = qEnvironmentVariable("PORTOLAN_SHOTS"); !folder.isEmpty())
        QVERIFY(m_page->grab().save(folder + QStringLiteral("/treepage-") + QString::fromUtf8(name) + QStringLiteral(".png")));
}

void BrowseTreePage::opensTheContextsNamespace()
{
    fill();
    QTRY_VERIFY(view()->isVisible());
    QTRY_VERIFY(view()->isExpanded(m_page->model()->index(0, 0)));
    QCOMPARE(m_page->model()->index(0, 0, m_page->model()->index(0, 0)).data().toString(), QStringLiteral("task-pv-pod"));
}

void BrowseTreePage::goesToASelectedClaim()
{
    fill();
    QTRY_VERIFY(view()->isVisible());
    QSignalSpy told(m_page.get(), &Page::objectSelected);
    m_page->showSelection({Kind::PersistentVolumeClaim, "shop", "lost"});
    QCOMPARE(view()->currentIndex().data().toString(), QStringLiteral("lost"));
    QCOMPARE(told.size(), 0);
    m_page->showSelection({Kind::PersistentVolumeClaim, "default", "task-pv-claim"});
    view()->expandRecursively(m_page->model()->index(0, 0));
    QCOMPARE(view()->currentIndex().data().toString(), QStringLiteral("task-pv-claim"));
    shot("open");
    QTest::keyClick(view(), Qt::Key_Up);
    QCOMPARE(told.takeLast()[0].value<ObjectKey>().name, std::string("task-pv-pod")); // its volume
}

void BrowseTreePage::findsByName()
{
    fill();
    QTRY_VERIFY(view()->isVisible());
    QSignalSpy told(m_page.get(), &Page::objectSelected);
    m_page->focusFilter();
    QTest::keyClicks(m_page->findChild<QLineEdit *>(), QStringLiteral("task-pv-V"));
    QCOMPARE(view()->currentIndex().data().toString(), QStringLiteral("task-pv-volume"));
    QCOMPARE(told.takeLast()[0].value<ObjectKey>().kind, Kind::PersistentVolume);
}

void BrowseTreePage::saysThatItLoads()
{
    m_session->setKind(Kind::Pod, KindState::Phase::Loading);
    QTRY_VERIFY(m_page->findChild<MessagePane *>()->isVisible());
    shot("loading");
}

QTEST_MAIN(BrowseTreePage)
#include "pages_treepage.moc"
