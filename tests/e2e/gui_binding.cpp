// The Binding tab and the Hygiene page, in the whole window on the embedded demo server.
#include <set>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QTreeView>

#include "models/tables/bindingtable.h"
#include "models/tables/tablerole.h"
#include "tests/support/demowindow.h"
#include "views/details/detailspane.h"
#include "views/storage/bindingview.h"
#include "views/storage/hygienepage.h"

using namespace portolan;
using namespace portolan::test;

namespace {

ObjectKey claimKey(const char *ns, const char *name)
{
    return {Kind::PersistentVolumeClaim, ns, name};
}

struct Opened : DemoWindow {
    /// The card of a claim or volume, settled.
    BindingView *card(const ObjectKey &key)
    {
        window.go(Target::of(key));
        window.details()->setTab(DetailsPane::BindingTab);
        auto *view = window.details()->findChild<BindingView *>();
        return view && QTest::qWaitFor([&] { return view->isSettled() && view->table()->card().subject == key; }, 5000) ? view : nullptr;
    }
};

} // namespace

class BindingOnScreen final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useTestSettings(); }
    void everyWaitingClaimOfTheDemoHasItsReason_data()
    {
        QTest::addColumn<QString>("ns");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        const auto add = [](const char *ns, const char *name, const char *reason) {
            QTest::newRow(name) << QString::fromUtf8(ns) << QString::fromUtf8(name) << QString::fromUtf8(reason);
        };
        add("shop", "archive", "ClassNotFound");
        add("shop", "data-db-1", "WaitForPodScheduled");
        add("attic", "drafts", "WaitForFirstConsumer");
        add("attic", "photos", "NoMatch");
        add("attic", "reports", "VolumeBoundToOther");
        add("attic", "ledger", "Lost");
        add("attic", "render-cache", "ExternalProvisioning");
        add("default", "task-pv-claim", "Bound");
    }
    void everyWaitingClaimOfTheDemoHasItsReason()
    {
        QFETCH(QString, ns);
        QFETCH(QString, name);
        QFETCH(QString, reason);
        Opened app;
        QVERIFY(app.live());
        BindingView *view = app.card(claimKey(ns.toUtf8().constData(), name.toUtf8().constData()));
        QVERIFY(view);
        QCOMPARE(QString::fromUtf8(bindReasonWord(view->table()->card().explanation.reason).data()), reason);
        QCOMPARE(view->table()->rowCount() > 0, reason != QLatin1String("Lost")); // what is lost looks for no volume
        QVERIFY(view->text().contains(reason));
        app.saveShot(name);
    }
    void aNodeIsChosenAndAddsItsColumn()
    {
        Opened app;
        QVERIFY(app.live());
        BindingView *view = app.card(claimKey("shop", "data-db-1"));
        QVERIFY(view);
        QVERIFY(view->table()->card().columns.back() != Criterion::NodeAffinity);
        QCOMPARE(view->nodes()->count(), 4); // the controller and three nodes
        view->nodes()->setCurrentIndex(view->nodes()->findData(QStringLiteral("worker-3")));
        QTRY_VERIFY(view->isSettled() && view->table()->card().columns.back() == Criterion::NodeAffinity);
        app.saveShot(QStringLiteral("card-node"));
    }
    void aVolumeHasTheReverse()
    {
        Opened app;
        QVERIFY(app.live());
        BindingView *view = app.card({Kind::PersistentVolume, "", "old-reports"});
        QVERIFY(view);
        QVERIFY(!view->nodes()->isEnabled());
        const BindingCard &card = view->table()->card();
        QVERIFY(card.rows.size() >= 5 && card.fitting == 0);
        QCOMPARE(card.rows.front().key.kind, Kind::PersistentVolumeClaim);
        QVERIFY(view->text().contains(QStringLiteral("clear its claimRef")));
    }
    void theCardFollowsTheStore()
    {
        Opened app;
        QVERIFY(app.live());
        BindingView *view = app.card(claimKey("attic", "photos"));
        QVERIFY(view);
        auto volume = std::make_shared<PersistentVolume>(*app.window.session()->store().get<PersistentVolume>({}, "assets"));
        volume->meta.name = "just-right";
        volume->meta.uid = {};
        volume->meta.resourceVersion = "999999";
        volume->hasClaimRef = false;
        volume->claimName.clear();
        volume->phase = {};
        volume->storageClassName = {};
        volume->capacity = app.window.session()->store().get<PersistentVolumeClaim>("attic", "photos")->request;
        ChangeBatch batch;
        batch.changes.push_back({Change::Type::Upsert, volume});
        app.window.session()->store().apply(batch);
        QTRY_COMPARE(view->table()->card().explanation.chosen, std::string("just-right"));
        QCOMPARE(view->table()->index(0, 0).data().toString(), QStringLiteral("just-right"));
    }
    void keysReachTheRowsAndCopyTheCard()
    {
        Opened app;
        QVERIFY(app.live());
        BindingView *view = app.card(claimKey("shop", "archive"));
        QVERIFY(view);
        auto *rows = view->findChild<QTreeView *>();
        QVERIFY(rows && rows->focusPolicy() != Qt::NoFocus && !rows->accessibleName().isEmpty());
        rows->setCurrentIndex(view->table()->index(0, 0));
        QTest::keyClick(rows, Qt::Key_Down);
        QTest::keyClick(rows, Qt::Key_Right);
        QCOMPARE(rows->currentIndex().row(), 1);
        QCOMPARE(rows->currentIndex().column(), 1);
        const ObjectKey opened = view->table()->index(1, 0).data(KeyRole).value<ObjectKey>();
        QTest::keyClick(rows, Qt::Key_Return);
        QTRY_COMPARE(app.window.details()->object().value(), opened);
    }
    void aPendingClaimsStatusLeadsToItsCard()
    {
        Opened app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("persistentvolumeclaims")});
        Q_EMIT app.window.pages()->page()->wanted({QString(), claimKey("attic", "photos"), WhyBound()});
        QCOMPARE(app.window.details()->tab(), DetailsPane::BindingTab);
        QCOMPARE(app.window.details()->object().value(), claimKey("attic", "photos"));
        app.window.go(Target::of({Kind::Pod, "default", "task-pv-pod"})); // has no card
        QCOMPARE(app.window.details()->tab(), DetailsPane::SummaryTab);
    }
    void hygieneFindsOneOfEach()
    {
        Opened app;
        QVERIFY(app.live());
        app.window.go({QStringLiteral("hygiene")});
        auto *page = dynamic_cast<HygienePage *>(app.window.pages()->page());
        QVERIFY(page);
        const auto words = [page] {
            std::set<std::string_view> out;
            for (const HygieneFinding &finding : page->shown().findings)
                out.insert(findingWord(finding.type));
            return out;
        };
        const std::set<std::string_view> each{"failedVolume", "lostClaim", "orphanedAttachment", "releasedVolume", "splitClaim", "unusedClaim"};
        QTRY_COMPARE_WITH_TIMEOUT(words(), each, 10000); // attachments are watched from now on
        QCOMPARE(page->loss().node, std::string("worker-1"));
        page->open(Target::of({Kind::Node, "", "worker-2"}));
        QTRY_COMPARE(page->loss().node, std::string("worker-2"));
        const auto &pods = page->loss().pods;
        QVERIFY(std::any_of(pods.begin(), pods.end(), [](const auto &pod) { return pod.pod.name == "db-0" && pod.fate == NodeLoss::Fate::Stuck; }));
        QVERIFY(page->text().contains(QStringLiteral("If node worker-2 dies")));
        QTest::qWait(0);
        app.saveShot(QStringLiteral("hygiene"));
        QTextBrowser *findings = nullptr;
        for (QTextBrowser *rows : page->findChildren<QTextBrowser *>())
            if (rows->isVisible() && rows->toPlainText().contains(QStringLiteral("test-results")))
                findings = rows;
        QVERIFY(findings);
        Q_EMIT findings->anchorClicked(QUrl(QStringLiteral("0")));
        QTRY_COMPARE(app.window.details()->object().value(), page->shown().findings.front().object);
    }
};

QTEST_MAIN(BindingOnScreen)
#include "gui_binding.moc"
