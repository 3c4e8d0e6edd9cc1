// Kinds that only the cluster knows, in the window on the embedded demo server.
#include <random>

#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>

#include "models/session/servertable.h"
#include "models/session/session.h"
#include "tests/fakesession.h"
#include "tests/objectmaker.h"
#include "tests/support/demowindow.h"
#include "views/connection/namespacestrip.h"
#include "views/details/detailspane.h"
#include "views/kit/namematcher.h"
#include "views/tables/tablepage.h"
#include "views/window/gotosearch.h"
#include "views/window/pagecatalog.h"
#include "views/window/sidebar.h"
#include "views/window/sidebarcounts.h"

using namespace portolan;
using namespace portolan::test;

namespace {

const QString plans = QStringLiteral("backupplans.v1.backup.example.com");
const QString targets = QStringLiteral("backuptargets.v1.backup.example.com");
const ObjectKey failing{Kind::Other, "shop", "db-1-nightly", "backupplans.v1.backup.example.com"};

struct Opened : DemoWindow {
    explicit Opened(std::vector<std::string> inputs = {}) : DemoWindow(options(std::move(inputs))) {}
    static WindowOptions options(std::vector<std::string> inputs)
    {
        WindowOptions out;
        out.inputs = std::move(inputs);
        if (out.inputs.empty())
            out.demo = "default";
        return out;
    }
    bool served()
    {
        return QTest::qWaitFor([this] { return window.session() && window.session()->served().phase == ServedKinds::Phase::Known; }, 20'000);
    }
    [[nodiscard]] TablePage *page() { return dynamic_cast<TablePage *>(window.pages()->page()); }
    [[nodiscard]] int rows() { return page() && page()->model() ? page()->model()->rowCount() : -1; }
};

} // namespace

class KindsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }

    void kindsAreListedByGroupWhenAskedFor()
    {
        Opened app;
        QVERIFY(app.served());
        SideBar *bar = app.window.sideBar();
        const auto row = [bar](const QString &text) {
            for (int i = 0; i < bar->model()->rowCount(); ++i)
                if (bar->model()->index(i, 0).data().toString() == text)
                    return i;
            return -1;
        };
        bar->setMoreShown(false);
        QCOMPARE(row(QStringLiteral("BackupPlans")), -1);
        bar->setMoreShown(true);
        const int heading = row(QStringLiteral("backup.example.com"));
        QVERIFY(heading > row(QStringLiteral("CSI nodes")));
        QCOMPARE(row(QStringLiteral("BackupPlans")), heading + 1);
        QCOMPARE(row(QStringLiteral("BackupTargets")), heading + 2);
        QVERIFY(row(QStringLiteral("coordination.k8s.io")) > heading); // Kubernetes' own come after
        QVERIFY(row(QStringLiteral("Leases")) > 0);
        app.saveShot(QStringLiteral("kinds-sidebar"));
    }
    void aPageShowsTheServersColumns()
    {
        Opened app;
        QVERIFY(app.served());
        app.window.go({plans});
        QTRY_COMPARE(app.rows(), 6);
        const ObjectTableModel &model = *app.page()->model();
        QStringList heads;
        for (int i = 0; i < model.columnCount(); ++i)
            heads << model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        QCOMPARE(heads.join(QLatin1Char(' ')), QStringLiteral("Namespace Name Claim Schedule Kept Size Last Backup Ready Target Age"));
        QVERIFY(!model.spec().columns[8].shown);
        QCOMPARE(app.window.sideBar()->currentPage(), plans);
        QTRY_COMPARE(app.window.sideBar()->count(plans).count, std::size_t(6));
        QTRY_VERIFY(allText(app.page()).contains(QStringLiteral("2 in trouble")));
        app.window.navigator()->setNamespace("default");
        QTRY_COMPARE(app.rows(), 1);
        QTRY_COMPARE(app.window.sideBar()->count(plans).count, std::size_t(1));
        app.window.navigator()->setNamespace({});
        app.window.go({targets});
        QTRY_COMPARE(app.rows(), 3);
        QCOMPARE(app.page()->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Name"));
    }
    void anObjectHasDetailsDescriptionYamlAndEvents()
    {
        Opened app;
        QVERIFY(app.served());
        app.window.go(Target::of(failing));
        QCOMPARE(app.window.pages()->pageId(), plans);
        DetailsPane *details = app.window.details();
        QTRY_VERIFY(allText(details).contains(QStringLiteral("30 2 * * *")));
        QVERIFY(allText(details).contains(QStringLiteral("BackupPlan")));
        QVERIFY(allText(details).contains(QStringLiteral("BackupFailed")));
        app.saveShot(QStringLiteral("kinds-details"));
        details->setTab(DetailsPane::DescribeTab);
        QTRY_VERIFY(details->text().contains(QStringLiteral("Claim Name:  data-db-1")));
        QVERIFY(details->text().contains(QStringLiteral("BackupFailed")));
        details->setTab(DetailsPane::YamlTab);
        QTRY_VERIFY(details->text().contains(QStringLiteral("kind: BackupPlan")));
        details->setTab(DetailsPane::EventsTab);
        QTRY_VERIFY(allText(details).contains(QStringLiteral("cannot copy claim data-db-1")));
        app.window.go({QStringLiteral("pods")});
        QVERIFY(details->object());
        details->setTab(DetailsPane::SummaryTab);
    }
    void theListOfFurtherKindsOpensAndClosesByTheMouse()
    {
        Opened app;
        QVERIFY(app.served());
        SideBar *bar = app.window.sideBar();
        for (int i = 0; i < 6; ++i) {
            const bool shown = bar->moreShown();
            const QModelIndex last = bar->model()->index(bar->model()->rowCount() - 1, 0); // "More kinds", "Fewer kinds"
            bar->scrollTo(last);
            QTest::mouseClick(bar->viewport(), Qt::LeftButton, {}, bar->visualRect(last).center());
            QCOMPARE(bar->moreShown(), !shown);
        }
    }
    void kindsAreFoundBySearch()
    {
        Opened app;
        QVERIFY(app.served());
        for (const char *typed : {"backuppl", "bp", "BackupPlan", "backup.example"}) {
            const auto found = goToSearch({}, QString::fromLatin1(typed), app.window.sideBar()->servedPages());
            QVERIFY2(std::any_of(found.begin(), found.end(), [](const PickItem &item) { return item.value.value<Target>().page == plans; }), typed);
        }
    }
    void aPageIsFoundByAnyOfItsNames()
    {
        for (const auto &[typed, page] : {std::pair{"Service accounts", "serviceaccounts"}, {"pvc", "persistentvolumeclaims"}, {"persistent vol", "persistentvolumes"},
                                          {"netpol", "networkpolicies"}, {"who", "matrix"}, {"Pod anatomy", "anatomy"}}) {
            const auto found = goToSearch({}, QString::fromLatin1(typed));
            QVERIFY2(!found.empty(), typed);
            QCOMPARE(found.front().value.value<Target>().page, QString::fromLatin1(page));
        }
        const auto nothingTyped = goToSearch({}, QString());
        for (std::size_t i = 0; i < 20; ++i)
            QCOMPARE(nothingTyped[i].value.value<Target>().page, pageCatalog()[i].id);
    }
    void theBestOfManyObjectsAreFound()
    {
        ObjectMaker make;
        std::vector<ObjectPtr> pods;
        for (int i = 0; i < 300; ++i)
            pods.push_back(make.pod("shop", "a-web-" + std::to_string(i), i + 1));
        pods.push_back(make.pod("shop", "web", 1000));
        const NameIndex names{{Kind::Pod, std::make_shared<const KindNames>(Kind::Pod, pods)},
                              {Kind::Service, std::make_shared<const KindNames>(Kind::Service, std::vector<ObjectPtr>{make.make<Service>("shop", "web-front", 1001)})}};
        const auto found = goToSearch(names, QStringLiteral("WEB"), {}, 4);
        QStringList titles;
        for (const PickItem &item : found)
            titles << item.title;
        QCOMPARE(titles, (QStringList{QStringLiteral("web"), QStringLiteral("web-front"), QStringLiteral("a-web-0"), QStringLiteral("a-web-1")}));
        QCOMPARE(goToSearch(names, QStringLiteral("svc web"), {}, 4).front().title, QStringLiteral("web-front"));
        QVERIFY(goToSearch(names, QStringLiteral("attic/web")).empty());
        QCOMPARE(goToSearch(names, QStringLiteral("shop/web"), {}, 1).front().value.value<Target>().object.value(), (ObjectKey{Kind::Pod, "shop", "web"}));
    }
    void aNameScoresTheSameInEitherForm()
    {
        std::mt19937 random(1);
        const std::string letters = "abAB-.9";
        const auto word = [&](unsigned most) {
            std::string text;
            for (unsigned i = random() % (most + 1); i > 0; --i)
                text += letters[random() % letters.size()];
            return text;
        };
        for (int i = 0; i < 20000; ++i) {
            const std::string text = word(12), typed = word(3);
            const NameMatcher matcher(QString::fromStdString(typed));
            QVERIFY2(matcher.score(std::string_view(text)) == matcher.score(QString::fromStdString(text)), (text + " for " + typed).c_str());
        }
    }
    void filterAndSortWork()
    {
        Opened app;
        QVERIFY(app.served());
        app.window.go({plans});
        QTRY_COMPARE(app.rows(), 6);
        auto *filter = app.page()->findChild<QLineEdit *>();
        filter->setText(QStringLiteral("ready:false"));
        QTRY_COMPARE(app.rows(), 1);
        filter->setText(QStringLiteral("backup.example.com/target=local"));
        QTRY_COMPARE(app.rows(), 3);
        filter->setText(QStringLiteral("nothing at all"));
        QTRY_COMPARE(app.rows(), 0);
        QTRY_VERIFY(allText(app.page()).contains(QStringLiteral("Nothing matches")));
        filter->clear();
        QTRY_COMPARE(app.rows(), 6);
    }
    void whatCannotBeReadIsGreyedWithTheReason()
    {
        const auto kind = [](const char *resource, const char *name, const char *group, const char *version) {
            return ResourceInfo{group, version, resource, name, {}, {}, {}, {"get", "list", "watch"}, true};
        };
        Theme theme;
        FakeSession session(Timestamp::parse("2026-01-01T00:00:00Z"));
        session.connection.phase = ConnectionState::Phase::Live;
        ServedKinds &served = session.kindsServed;
        served.phase = ServedKinds::Phase::Known;
        served.resources = {kind("cronjobs", "CronJob", "batch", "v1"), kind("widgets", "Widget", "example.com", "v1"),
                            kind("gadgets", "Gadget", "example.com", "v1"), kind("nodemetrics", "NodeMetrics", "metrics.k8s.io", "v1beta1")};
        served.failed = {{"metrics.k8s.io/v1beta1", Error{ErrorKind::Server, 503, "metrics.k8s.io/v1beta1", "the backend is down", true}},
                         {"away.example.com/v1", Error{ErrorKind::Server, 503, "away.example.com/v1", "no endpoints", true}}};
        const Error no{ErrorKind::Forbidden, 403, "widgets.example.com", "not for you", false};
        served.refused = {{"widgets.v1.example.com", no}, {"cronjobs.v1.batch", no}};
        SideBar bar(theme);
        bar.setServedPages(servedPages(served));
        bar.setMoreShown(true);
        const SideBarCounts counts(session, bar, nullptr);
        using State = PageCount::State;
        QCOMPARE(int(bar.count(QStringLiteral("widgets.v1.example.com")).state), int(State::Forbidden));
        QVERIFY(bar.count(QStringLiteral("widgets.v1.example.com")).why.contains(QStringLiteral("not for you")));
        QCOMPARE(int(bar.count(QStringLiteral("gadgets.v1.example.com")).state), int(State::Unknown));
        QCOMPARE(int(bar.count(QStringLiteral("nodemetrics.v1beta1.metrics.k8s.io")).state), int(State::Refused));
        QVERIFY(bar.count(QStringLiteral("nodemetrics.v1beta1.metrics.k8s.io")).why.contains(QStringLiteral("the backend is down")));
        QVERIFY(bar.count(QStringLiteral("away:away.example.com/v1")).why.contains(QStringLiteral("no endpoints")));
        QCOMPARE(int(bar.count(QStringLiteral("cronjobs")).state), int(State::Forbidden)); // not looked at yet, and known to be refused
        QCOMPARE(int(bar.count(QStringLiteral("volumesnapshots")).state), int(State::NotServed));
        QString tip;
        for (int i = 0; i < bar.model()->rowCount(); ++i)
            if (bar.model()->index(i, 0).data().toString() == QStringLiteral("Widgets"))
                tip = bar.model()->index(i, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(QStringLiteral("not for you")));
    }
    void namespacesAreTypedAndRemembered()
    {
        QSettings().clear();
        Theme theme;
        FakeSession session(Timestamp::parse("2026-01-01T00:00:00Z"));
        Settings settings;
        NamespaceStrip strip(theme, settings);
        strip.resize(900, 40);
        strip.setSession(&session, "context:a/b", countedKinds());
        QVERIFY(strip.isHidden()); // nothing is refused
        session.setKind(Kind::Pod, KindState::Phase::Forbidden, Error{ErrorKind::Forbidden, 403, "pods", "no", false});
        QVERIFY(!strip.isHidden());
        QSignalSpy changed(&strip, &NamespaceStrip::namespacesChanged);
        QTest::keyClicks(strip.edit(), QStringLiteral("demo Team_A"));
        QTest::keyClick(strip.edit(), Qt::Key_Return);
        QVERIFY(session.typed.empty()); // one of them is no name
        QVERIFY(strip.edit()->toolTip().contains(QStringLiteral("Team_A")));
        strip.edit()->clear();
        QTest::keyClicks(strip.edit(), QStringLiteral("demo, team-a demo"));
        QTest::keyClick(strip.edit(), Qt::Key_Return);
        QCOMPARE(session.typed, (std::vector<std::string>{"demo", "team-a"}));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(strip.edit()->text(), QStringLiteral("demo, team-a"));

        // Another session of the same context looks there at once, another context does not.
        FakeSession later(Timestamp::parse("2026-01-01T00:00:00Z")), other(Timestamp::parse("2026-01-01T00:00:00Z"));
        strip.setSession(&later, "context:a/b", countedKinds());
        QCOMPARE(later.typed, (std::vector<std::string>{"demo", "team-a"}));
        QVERIFY(strip.isHidden());
        strip.setSession(&other, "context:a", countedKinds());
        QVERIFY(other.typed.empty());
        strip.setSession(nullptr, {}, {});
    }
    void snapshotsHaveKindsOfTheirOwn()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("some.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: gadgets.example.com}\n"
                   "spec: {group: example.com, scope: Namespaced, names: {plural: gadgets, singular: gadget, kind: Gadget}, versions: [{name: v1, served: true, "
                   "storage: true, additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .spec.size}]}]}\n---\n"
                   "apiVersion: example.com/v1\nkind: Gadget\nmetadata: {name: g, namespace: a}\nspec: {size: 12}\n---\n");
        file.write("apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: one, namespace: a, labels: {k: v}}\nspec: {size: 3}\n---\n"
                   "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: two, namespace: b}\n---\n"
                   "apiVersion: other.example.com/v1\nkind: Widget\nmetadata: {name: one, namespace: a}\n");
        file.close();
        Opened app({file.fileName().toStdString()});
        QVERIFY(app.served());
        const QString widgets = QStringLiteral("widgets.v1.example.com");
        QTRY_VERIFY(!app.window.sideBar()->servedPages().empty());
        app.window.go({widgets});
        QTRY_COMPARE(app.rows(), 2);
        app.window.go({QStringLiteral("gadgets.v1.example.com")}); // its definition is among the files
        QTRY_COMPARE(app.rows(), 1);
        QCOMPARE(app.page()->model()->index(0, 2).data().toString(), QStringLiteral("12"));
        app.window.go(Target::of({Kind::Other, "a", "one", widgets.toStdString()}));
        app.window.details()->setTab(DetailsPane::YamlTab);
        QTRY_VERIFY(app.window.details()->text().contains(QStringLiteral("size: 3")));
        app.window.details()->setTab(DetailsPane::DescribeTab);
        QTRY_VERIFY(app.window.details()->text().contains(QStringLiteral("Kind:         Widget")));
        app.window.details()->setTab(DetailsPane::SummaryTab);
    }
};

QTEST_MAIN(KindsTest)
#include "gui_kinds.moc"
