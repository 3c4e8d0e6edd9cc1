#include "tests/support/bindingcluster.h"

using namespace portolan;

/// Which volumes fit a claim, and which of them is taken: a test a point of the rules.
class StorageClaimMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSmallestLargeEnoughVolumeWins()
    {
        BindingCluster k;
        k.volume("a", "100Gi"); k.volume("b", "2Gi"); k.volume("c", "100Mi"); k.claim("1Gi");
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "b");
        REJECTS(answer, "c", "[\"capacity\"]");
        QCOMPARE(line(answer["chosen_any_of"]), QStringLiteral("[]"));
        QVERIFY(answer["event"].isNull());
    }
    void fewerModesBeatLessCapacity()
    {
        BindingCluster k;
        k.volume("big", "100Gi", "RWO"); k.volume("small", "1Gi", "RWO,ROX"); k.claim(); k.node("n");
        CHOOSES(k.explain(), "Match", "big");
        CHOOSES(k.explain({"n", {}}), "Match", "small"); // the scheduler has no groups
    }
    void reservationWinsInsideItsGroupOnly()
    {
        BindingCluster k;
        k.reserve(*k.volume("mine", "9Gi"), "c"); k.volume("small", "1Gi"); k.claim();
        CHOOSES(k.explain(), "Prebound", "mine");
        BindingCluster other;
        other.reserve(*other.volume("mine", "9Gi", "RWO,ROX"), "c"); other.volume("plain", "50Gi", "RWO"); other.claim();
        CHOOSES(other.explain(), "Match", "plain");
    }
    void tiesAreAllNamed()
    {
        BindingCluster k;
        k.volume("b", "1Gi"); k.volume("a", "1024Mi"); k.volume("z", "2Gi"); k.claim();
        QCOMPARE(line(k.explain()["chosen_any_of"]), QStringLiteral("[\"a\",\"b\"]"));
        BindingCluster groups; // two groups of two modes each: which is searched first is not defined
        groups.volume("x", "1Gi", "RWO,ROX"); groups.volume("y", "9Gi", "RWO,RWX"); groups.claim();
        QCOMPARE(line(groups.explain()["chosen_any_of"]), QStringLiteral("[\"x\",\"y\"]"));
    }
    void reservedVolumesAreNotAskedForClassSelectorPhase()
    {
        BindingCluster k;
        auto v = k.volume("mine", "1Gi", "RWO", "other");
        k.reserve(*v, "c");
        v->phase = k.text("Released");
        auto c = k.claim();
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("a"), k.text("b"));
        CHOOSES(k.explain(), "Prebound", "mine");
    }
    void reservedVolumesMustStillFit()
    {
        BindingCluster k;
        auto v = k.volume("mine", "1Mi", "ROX", "other");
        k.reserve(*v, "c");
        v->volumeMode = k.text("Block");
        v->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.claim();
        REJECTS(k.explain(), "mine", "[\"deletion\",\"capacity\",\"volumeMode\",\"accessModes\"]");
    }
    void aReservationBindsEvenWhileTheClassWaits()
    {
        BindingCluster k;
        k.storageClass("manual", "kubernetes.io/no-provisioner", "WaitForFirstConsumer");
        k.reserve(*k.volume("mine"), "c"); k.volume("free"); k.claim();
        CHOOSES(k.explain(), "Prebound", "mine");
    }
    void anotherUidIsAReleasedVolume()
    {
        BindingCluster k;
        auto v = k.volume("old");
        k.reserve(*v, "c", "uid-of-the-claim-before");
        v->phase = k.text("Released");
        k.claim();
        const Json answer = k.explain();
        CHOOSES(answer, "ClassNotFound", "");
        REJECTS(answer, "old", "[\"claimRef\",\"phase\"]");
    }
    void everyCriterionIsJudgedInOrder()
    {
        BindingCluster k;
        auto v = k.volume("bad", "1Mi", "ROX", "other");
        v->volumeMode = k.text("Block");
        v->volumeAttributesClassName = k.text("gold");
        v->phase = k.text("Failed");
        v->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.reserve(*v, "somebody");
        k.tieTo(*v, "elsewhere");
        k.node("n");
        auto c = k.claim();
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("a"), k.text("b"));
        REJECTS(k.explain({"n", {"bad"}}), "bad",
                "[\"excluded\",\"claimRef\",\"deletion\",\"capacity\",\"volumeMode\",\"volumeAttributesClass\",\"accessModes\",\"storageClass\",\"selector\",\"phase\",\"nodeAffinity\"]");
    }
    void theControllerIgnoresAffinityTheSchedulerDoesNot()
    {
        BindingCluster k;
        k.tieTo(*k.volume("tied"), "one"); k.claim(); k.node("one"); k.node("two");
        CHOOSES(k.explain(), "Match", "tied");
        CHOOSES(k.explain({"one", {}}), "Match", "tied");
        const Json answer = k.explain({"two", {}});
        CHOOSES(answer, "BindConflict", "");
        REJECTS(answer, "tied", "[\"nodeAffinity\"]");
    }
    void aReservedVolumeStopsTheSchedulersSearch()
    {
        BindingCluster k;
        k.node("n"); k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.reserve(*k.volume("mine", "1Gi", "ROX"), "c"); k.volume("free"); k.claim();
        const Json stuck = k.explain({"n", {}}); // it takes the volume, and the controller never binds it
        CHOOSES(stuck, "BindConflict", "");
        REJECTS(stuck, "mine", "[\"accessModes\"]");
        BindingCluster elsewhere;
        elsewhere.node("n");
        auto v = elsewhere.volume("mine");
        elsewhere.reserve(*v, "c"); elsewhere.tieTo(*v, "other"); elsewhere.volume("free"); elsewhere.claim();
        CHOOSES(elsewhere.explain({"n", {}}), "BindConflict", "");
    }
    void theAnnotationWinsOverTheField()
    {
        BindingCluster k;
        k.volume("beta", "1Gi", "RWO", "beta"); k.volume("field", "1Gi", "RWO", "manual"); k.volume("none", "1Gi", "RWO", "");
        k.annotate(*k.claim(), "volume.beta.kubernetes.io/storage-class", "beta");
        k.annotate(*k.claim("1Gi", "RWO", "manual", "d"), "volume.beta.kubernetes.io/storage-class", "");
        CHOOSES(k.explain(), "Match", "beta");
        CHOOSES(k.explain({}, "d"), "Match", "none");
    }
    void quantitiesCompareByValue()
    {
        BindingCluster k;
        k.volume("half", "0.5Gi"); k.volume("decimal", "500M"); k.claim("512Mi");
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "half");
        REJECTS(answer, "decimal", "[\"capacity\"]");
        BindingCluster exact;
        exact.volume("v", "1500m"); exact.claim("1501m");
        REJECTS(exact.explain(), "v", "[\"capacity\"]");
        BindingCluster exponent;
        exponent.volume("v", "1e9"); exponent.claim("1G");
        CHOOSES(exponent.explain(), "Match", "v");
    }
    void readWriteOncePodIsAModeOfItsOwn()
    {
        BindingCluster k;
        k.volume("once", "1Gi", "RWO"); k.volume("pod", "2Gi", "RWOP"); k.claim("1Gi", "RWOP"); k.claim("1Gi", "RWO", "manual", "d");
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "pod");
        REJECTS(answer, "once", "[\"accessModes\"]");
        REJECTS(k.explain({}, "d"), "pod", "[\"accessModes\"]");
    }
    void oneAttributeOfAVolumeMayDecide_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"volumeMode", "volumeAttributesClass", "selector", "phase", "storageClass"})
            QTest::newRow(what) << QString::fromUtf8(what);
    }
    void oneAttributeOfAVolumeMayDecide()
    {
        QFETCH(QString, what);
        BindingCluster k;
        auto wrong = k.volume("a-smaller", "1Gi"), right = k.volume("b-larger", "2Gi");
        auto c = k.claim("1Gi");
        if (what == QStringLiteral("volumeMode")) {
            c->volumeMode = k.text("Block");
            right->volumeMode = k.text("Block"); // the other is a file system, without saying so
        } else if (what == QStringLiteral("volumeAttributesClass")) {
            c->volumeAttributesClassName = right->volumeAttributesClassName = k.text("gold");
        } else if (what == QStringLiteral("selector")) {
            c->hasSelector = true;
            c->selector.expressions.push_back({k.text("tier"), LabelSelector::Op::In, {k.text("fast"), k.text("faster")}});
            wrong->meta.labels.emplace_back(k.text("tier"), k.text("slow"));
            right->meta.labels.emplace_back(k.text("tier"), k.text("faster"));
        } else if (what == QStringLiteral("phase")) {
            wrong->phase = k.text("Released");
        } else {
            wrong->storageClassName = k.text("other");
        }
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "b-larger");
        QCOMPARE(line(answer["rejections"]), QStringLiteral("{\"a-smaller\":[\"%1\"]}").arg(what));
    }
    void termsOfAnAffinityAreAlternatives()
    {
        BindingCluster k;
        auto v = k.volume("v");
        k.tieTo(*v, "one"); k.tieTo(*v, "two");
        v->nodeAffinity.terms[1].expressions.push_back({k.text("disk"), LabelSelector::Op::Exists, {}});
        k.claim(); k.node("one"); k.node("three");
        k.node("two")->meta.labels.emplace_back(k.text("disk"), k.text(""));
        CHOOSES(k.explain({"one", {}}), "Match", "v");
        CHOOSES(k.explain({"two", {}}), "Match", "v");
        CHOOSES(k.explain({"three", {}}), "BindConflict", "");
        NodeSelector empty;
        empty.present = true;
        QVERIFY(!affinityAllows(empty, {}));
        empty.terms.emplace_back(); // an empty term selects nothing, either
        QVERIFY(!affinityAllows(empty, {}));
    }
    void excludedVolumesAreLeftToOthers()
    {
        BindingCluster k;
        k.volume("first", "1Gi"); k.volume("second", "2Gi"); k.claim();
        CHOOSES(k.explain({{}, {"first"}}), "Match", "second");
    }
    void aReservationWithoutUidCountsForAnyClaimOfThatName()
    {
        BindingCluster k;
        k.reserve(*k.volume("mine", "9Gi"), "c"); k.volume("small"); k.claim();
        CHOOSES(k.explain(), "Prebound", "mine");
        BindingCluster sameUid;
        sameUid.reserve(*sameUid.volume("mine", "9Gi"), "c", "uid-c"); sameUid.volume("small"); sameUid.claim();
        CHOOSES(sameUid.explain(), "Prebound", "mine");
    }
};

QTEST_GUILESS_MAIN(StorageClaimMatch)
#include "storage_claimmatch.moc"
