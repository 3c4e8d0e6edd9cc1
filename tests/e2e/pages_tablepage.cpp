#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/fakesession.h"
#include "tests/objectmaker.h"
#include "views/kit/settings.h"
#include "views/tables/tablepage.h"

using namespace portolan;

/// A table page as a person uses it, offscreen. Pictures go to $PORTOLAN_SHOTS when it is set.
class BrowseTablePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsRowsAndCounts();
    void saysWhyThereIsNothing_data();
    void saysWhyThereIsNothing();
    void keepsRowsAndSaysWhenTheyAreNotCurrent();
    void filtersAsOneTypes();
    void tellsOnlyWhatAPersonSelects();
    void selectsWhatItIsToldEvenWhenItComesLater();
    void copiesRows();
    void opensRowsAndLinks();
    void hidesTheNamespaceColumnForOneNamespace();
    void remembersColumns();
    void watchesOnlyWhileShown();

private:
    void fill();
    void shot(const char *name);
    [[nodiscard]] QString message() const;
    ObjectTableView *view() { return m_page->findChild<ObjectTableView *>(); }
    QLineEdit *box() { return m_page->findChild<QLineEdit *>(); }

    QTemporaryDir m_settings;
    std::unique_ptr<Settings> m_memory;
    Theme m_theme;
    ObjectMaker m_make;
    std::unique_ptr<FakeSession> m_session;
    std::unique_ptr<TablePage> m_page;
};

void BrowseTablePage::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("portolan-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tablepage"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    m_theme.applyTo(*qApp);
}

void BrowseTablePage::init()
{
    QSettings().clear();
    m_memory = std::make_unique<Settings>();
    m_session = std::make_unique<FakeSession>(Timestamp::parse("2026-01-01T05:00:00Z"));
    m_page = std::make_unique<TablePage>(PageContext{*m_session, m_theme, m_memory.get()}, new KindOrigin(*m_session, {Kind::Pod}), TableTitle{QStringLiteral("Pods"), QStringLiteral("pod")});
    m_page->resize(900, 500);
    m_page->show();
    m_page->activate();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void BrowseTablePage::cleanup()
{
    m_page.reset();
    m_session.reset();
}

void BrowseTablePage::fill()
{
    struct Line {
        const char *ns, *name, *node, *ip, *state;
        int restarts;
    };
    const Line lines[] = {{"default", "task-pv-pod", "worker-1", "10.244.1.3", "Running", 0},
        {"shop", "cart-5d9c7f7b8-2xk4v", "worker-1", "10.244.1.5", "Running", 0},
        {"shop", "cart-5d9c7f7b8-q8zlm", "worker-2", "10.244.2.6", "Running", 1},
        {"shop", "db-0", "worker-1", "10.244.2.4", "Running", 0}, {"shop", "db-1", "", "", "ContainerCreating", 0},
        {"shop", "mailer-6c8b9d7f4-n7t2p", "worker-1", "10.244.1.8", "CrashLoopBackOff", 17}};
    ChangeBatch batch;
    int number = 0;
    for (const Line &line : lines) {
        auto pod = m_make.pod(line.ns, line.name, ++number, {}, line.node);
        pod->podIP = line.ip;
        pod->meta.creationTimestamp = Timestamp::parse("2026-01-01T00:00:00Z");
        pod->meta.labels = {{m_make.str("app"), m_make.str(std::string_view(line.name).substr(0, 4))}};
        m_make.container(*pod, "main", line.state, line.restarts);
        batch.changes.push_back(upsert(pod));
    }
    m_session->setKind(Kind::Pod, KindState::Phase::Synced);
    m_session->objects.apply(batch);
    QTRY_COMPARE(view()->isVisible(), true);
}

void BrowseTablePage::shot(const char *name)
{
    if (const QString folder = qEnvironmentVariable("PORTOLAN_SHOTS"); !folder.isEmpty())
        QVERIFY(m_page->grab().save(folder + QStringLiteral("/tablepage-") + QString::fromUtf8(name) + QStringLiteral(".png")));
}

QString BrowseTablePage::message() const
{
    QStringList texts;
    for (const QLabel *label : m_page->findChild<MessagePane *>()->findChildren<QLabel *>())
        if (label->isVisible() && !label->text().isEmpty())
            texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

void BrowseTablePage::showsRowsAndCounts()
{
    fill();
    QCOMPARE(m_page->model()->rowCount(), 6);
    QTRY_VERIFY([this] {
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->text() == QStringLiteral("6 \u00B7 1 in trouble"))
                return true;
        return false;
    }());
    view()->setCurrentIndex(m_page->model()->index(0, 1));
    view()->setFocus();
    QCOMPARE(m_page->summary(), QStringLiteral("6 pods \u00B7 1 selected"));
    shot("light");
    m_theme.setChoice(SchemeChoice::Dark);
    shot("dark");
    m_theme.setChoice(SchemeChoice::Light);
}

void BrowseTablePage::saysWhyThereIsNothing_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, KindState::Phase phase, int error, const char *says) {
        QTest::newRow(name) << int(phase) << error << QString::fromUtf8(says);
    };
    row("loading", KindState::Phase::Loading, -1, "Loading pods");
    row("empty", KindState::Phase::Synced, -1, "No pods");
    row("refused", KindState::Phase::Forbidden, int(ErrorKind::Forbidden), "may not");
    row("not served", KindState::Phase::NotServed, -1, "does not serve pods");
    row("failed", KindState::Phase::Failed, int(ErrorKind::Network), "cannot be reached");
}

void BrowseTablePage::saysWhyThereIsNothing()
{
    QFETCH(int, phase);
    QFETCH(int, error);
    QFETCH(QString, says);
    std::optional<Error> why;
    if (error >= 0)
        why = Error{ErrorKind(error), 0, "https://example.org/api/v1/pods", "pods is forbidden", false};
    m_session->setKind(Kind::Pod, KindState::Phase(phase), why);
    QTRY_VERIFY2(message().contains(says), qPrintable(message()));
    shot(QTest::currentDataTag());
    if (error >= 0) {
        QVERIFY(message().contains(QStringLiteral("https://example.org/api/v1/pods")));
        QTest::mouseClick(m_page->findChild<MessagePane *>()->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(m_session->retries, 1);
    }
}

void BrowseTablePage::keepsRowsAndSaysWhenTheyAreNotCurrent()
{
    fill();
    m_session->setKind(Kind::Pod, KindState::Phase::Stale, Error{ErrorKind::Network, 0, "https://example.org", "refused", true});
    QTRY_VERIFY([this] {
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible() && label->text().startsWith(QStringLiteral("Not up to date")))
                return true;
        return false;
    }());
    QVERIFY(view()->isVisible());
    shot("stale");
}

void BrowseTablePage::filtersAsOneTypes()
{
    fill();
    m_page->focusFilter();
    QTest::keyClicks(box(), QStringLiteral("app=cart"));
    QTRY_COMPARE(m_page->model()->rowCount(), 2);
    QTest::keyClicks(box(), QStringLiteral(" zzz"));
    QTRY_VERIFY2(message().contains(QStringLiteral("Nothing matches")), qPrintable(message()));
    shot("nothing-matches");
    QTest::mouseClick(m_page->findChild<MessagePane *>()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE(m_page->model()->rowCount(), 6);
    m_page->open({{}, {}, TroubleOnly()});
    QTRY_COMPARE(m_page->model()->rowCount(), 1);
    QTRY_VERIFY(view()->isVisible());
    shot("trouble");
}

void BrowseTablePage::tellsOnlyWhatAPersonSelects()
{
    fill();
    QSignalSpy told(m_page.get(), &Page::objectSelected);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(m_page->model()->index(3, 1)).center());
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<ObjectKey>().name, std::string("db-0"));
    box()->setText(QStringLiteral("cart"));
    QTRY_COMPARE(m_page->model()->rowCount(), 2);
    m_session->objects.apply({{removal(m_session->objects.find(Kind::Pod, "shop", "cart-5d9c7f7b8-2xk4v"))}});
    box()->clear();
    QTRY_COMPARE(m_page->model()->rowCount(), 5);
    QTRY_COMPARE(view()->chosenRows(), std::vector<int>{2}); // db-0 again
    QCOMPARE(told.size(), 1);
}

void BrowseTablePage::selectsWhatItIsToldEvenWhenItComesLater()
{
    QSignalSpy told(m_page.get(), &Page::objectSelected);
    m_page->showSelection({Kind::Pod, "shop", "db-1"});
    fill();
    QTRY_COMPARE(view()->chosenRows(), std::vector<int>{4});
    QCOMPARE(told.size(), 0);
    m_page->showSelection({});
    QVERIFY(view()->chosenRows().empty());
}

void BrowseTablePage::copiesRows()
{
    fill();
    view()->selectionModel()->select(QItemSelection(m_page->model()->index(0, 0), m_page->model()->index(1, 0)),
        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keySequence(view(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("default\ttask-pv-pod\t1/1\tRunning\t0\t5h\t10.244.1.3\tworker-1\t\t\n"
                                                                  "shop\tcart-5d9c7f7b8-2xk4v\t1/1\tRunning\t0\t5h\t10.244.1.5\tworker-1\t\t\n"));
}

void BrowseTablePage::opensRowsAndLinks()
{
    fill();
    QSignalSpy opened(m_page.get(), &Page::wanted);
    view()->setCurrentIndex(m_page->model()->index(0, 0));
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(opened.takeFirst()[0].value<Target>().object.value().name, std::string("task-pv-pod"));
    int node = 0;
    while (m_page->model()->spec().columns[std::size_t(node)].name != "Node")
        ++node;
    const QRect cell = view()->visualRect(m_page->model()->index(2, node));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 20, cell.center().y()));
    QCOMPARE(opened.takeFirst()[0].value<Target>().object.value().name, std::string("worker-2"));
}

void BrowseTablePage::hidesTheNamespaceColumnForOneNamespace()
{
    fill();
    QVERIFY(!view()->isColumnHidden(0));
    m_page->setNamespace("shop");
    QCOMPARE(m_page->model()->rowCount(), 5);
    QVERIFY(view()->isColumnHidden(0));
    m_page->setNamespace("");
    QVERIFY(!view()->isColumnHidden(0));
}

void BrowseTablePage::remembersColumns()
{
    fill();
    view()->header()->resizeSection(1, 277);
    view()->setColumnHidden(3, true);
    view()->header()->moveSection(5, 0);
    QVERIFY(QSettings().allKeys().isEmpty()); // not while a hand moves
    QTRY_VERIFY(!QSettings().allKeys().isEmpty());
    m_memory = std::make_unique<Settings>(); // of the next run
    m_page = std::make_unique<TablePage>(PageContext{*m_session, m_theme, m_memory.get()}, new KindOrigin(*m_session, {Kind::Pod}), TableTitle{QStringLiteral("Pods"), QStringLiteral("pod")});
    m_page->resize(900, 500);
    m_page->show();
    m_page->activate();
    QCOMPARE(view()->columnWidth(1), 277);
    QVERIFY(view()->isColumnHidden(3));
    QCOMPARE(view()->shownColumns().front(), 5);
}

void BrowseTablePage::watchesOnlyWhileShown()
{
    QCOMPARE(m_session->users[Kind::Pod], 1);
    m_page->deactivate();
    m_page->deactivate();
    QCOMPARE(m_session->users[Kind::Pod], 0);
    m_page->activate();
    QCOMPARE(m_session->users[Kind::Pod], 1);
}

QTEST_MAIN(BrowseTablePage)
#include "pages_tablepage.moc"
