#include "tests/support/bindingcluster.h"

using namespace portolan;

/// What becomes of claims that name a volume, wait, or find none: a test a point of the rules.
class StorageClaimReason : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNamedVolumeIsTheOnlyOne()
    {
        BindingCluster k;
        auto v = k.volume("named");
        v->phase = k.text("Released"); // not looked at
        k.tieTo(*v, "elsewhere");
        k.volume("better");
        auto c = k.claim();
        c->volumeName = k.text("named");
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("a"), k.text("b"));
        const Json answer = k.explain();
        CHOOSES(answer, "VolumeName", "named");
        REJECTS(answer, "better", "[\"volumeName\"]");
    }
    void aNamedVolumeThatDoesNotFit_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("message");
        QTest::newRow("size") << QStringLiteral("size") << QStringLiteral("requested PV is too small");
        QTest::newRow("class") << QStringLiteral("class") << QStringLiteral("storageClassName does not match");
        QTest::newRow("mode") << QStringLiteral("mode") << QStringLiteral("incompatible volumeMode");
        QTest::newRow("access") << QStringLiteral("access") << QStringLiteral("incompatible accessMode");
        QTest::newRow("deletion") << QStringLiteral("deletion") << QStringLiteral("the volume is marked for deletion \"named\"");
    }
    void aNamedVolumeThatDoesNotFit()
    {
        QFETCH(QString, what);
        QFETCH(QString, message);
        BindingCluster k;
        auto v = k.volume("named", what == QStringLiteral("size") ? "1Mi" : "1Gi", what == QStringLiteral("access") ? "ROX" : "RWO",
                          what == QStringLiteral("class") ? "other" : "manual");
        if (what == QStringLiteral("mode"))
            v->volumeMode = k.text("Block");
        if (what == QStringLiteral("deletion"))
            v->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.claim()->volumeName = k.text("named");
        const Json answer = k.explain();
        CHOOSES(answer, "VolumeMismatch", "");
        QCOMPARE(str(answer["event"][2]), QStringLiteral("Cannot bind to requested volume \"named\": ") + message);
    }
    void pointingAtEachOtherChecksNothing()
    {
        BindingCluster k;
        k.reserve(*k.volume("named", "1Mi", "ROX", "other"), "c");
        k.claim()->volumeName = k.text("named");
        CHOOSES(k.explain(), "VolumeName", "named");
    }
    void aNamedVolumeMayBeMissingOrTaken()
    {
        BindingCluster k;
        k.reserve(*k.volume("taken"), "somebody");
        k.claim()->volumeName = k.text("taken");
        k.claim("1Gi", "RWO", "manual", "d")->volumeName = k.text("nowhere");
        const Json taken = k.explain();
        CHOOSES(taken, "VolumeBoundToOther", "");
        REJECTS(taken, "taken", "[\"claimRef\"]");
        CHOOSES(k.explain({}, "d"), "VolumeNotFound", "");
    }
    void emptyAndAbsentClassesAreTheSame()
    {
        BindingCluster k;
        k.volume("plain", "1Gi", "RWO", "");
        k.claim("1Gi", "RWO", "")->hasStorageClassName = false;
        CHOOSES(k.explain(), "Match", "plain");
    }
    void aWaitingClassWaitsForPods()
    {
        BindingCluster k;
        k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.volume("v"); k.claim();
        const Json first = k.explain();
        CHOOSES(first, "WaitForFirstConsumer", "");
        QCOMPARE(line(first["event"]), QStringLiteral("[\"Normal\",\"WaitForFirstConsumer\",\"waiting for first consumer to be created before binding\"]"));
        QCOMPARE(line(first["rejections"]), QStringLiteral("{}"));
        k.pod("two"); k.pod("one"); k.pod("placed", "n");
        QCOMPARE(line(k.explain()["event"]), QStringLiteral("[\"Normal\",\"WaitForPodScheduled\",\"waiting for pods one,two to be scheduled\"]"));
    }
    void whileTheClassWaitsVolumesAreJudgedInFull()
    {
        BindingCluster k;
        k.storageClass("manual", "kubernetes.io/no-provisioner", "WaitForFirstConsumer");
        k.volume("other-class", "1Gi", "RWO", "");
        k.volume("failed")->phase = k.text("Failed");
        auto marked = k.volume("good");
        marked->meta.labels.emplace_back(k.text("disk"), k.text("ssd"));
        k.volume("unmarked");
        auto c = k.claim();
        c->hasSelector = true;
        c->selector.matchLabels.emplace_back(k.text("disk"), k.text("ssd"));
        const Json answer = k.explain();
        CHOOSES(answer, "WaitForFirstConsumer", "");
        REJECTS(answer, "other-class", "[\"storageClass\",\"selector\"]");
        REJECTS(answer, "failed", "[\"selector\",\"phase\"]");
        REJECTS(answer, "unmarked", "[\"selector\"]");
        QVERIFY(!answer["rejections"].contains("good"));
    }
    void theAnnotationTellsThatAClaimWasBound_data()
    {
        QTest::addColumn<QString>("volume");
        QTest::addColumn<bool>("annotated");
        QTest::addColumn<QString>("reason");
        QTest::newRow("bound") << QStringLiteral("small") << true << QStringLiteral("Bound");
        QTest::newRow("the phase alone, too small") << QStringLiteral("small") << false << QStringLiteral("VolumeMismatch");
        QTest::newRow("lost") << QStringLiteral("gone") << true << QStringLiteral("Lost");
        QTest::newRow("the phase alone, not there") << QStringLiteral("gone") << false << QStringLiteral("VolumeNotFound");
        QTest::newRow("taken") << QStringLiteral("theirs") << true << QStringLiteral("Misbound");
        QTest::newRow("the phase alone, taken") << QStringLiteral("theirs") << false << QStringLiteral("VolumeBoundToOther");
    }
    void theAnnotationTellsThatAClaimWasBound()
    {
        QFETCH(QString, volume);
        QFETCH(bool, annotated);
        for (const char *phase : {"Bound", "Lost", "Pending"}) {
            BindingCluster k;
            k.volume("small", "1Mi");
            k.reserve(*k.volume("theirs"), "somebody");
            auto c = k.claim("1Gi");
            c->volumeName = k.text(volume.toStdString());
            c->phase = k.text(phase);
            if (annotated)
                k.annotate(*c, "pv.kubernetes.io/bind-completed", "yes");
            QTEST(str(k.explain()["reason"]), "reason");
        }
    }
    void capacitiesBeyond64BitsAreCompared()
    {
        BindingCluster k;
        k.volume("small", "12E"); k.volume("large", "951E"); k.claim("950E");
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "large");
        REJECTS(answer, "small", "[\"capacity\"]");
    }
    void aShortenedFileDoesNotMakeAClaimAnother()
    {
        BindingCluster k;
        k.reserve(*k.volume("v"), "c", "uid-of-the-claim");
        auto c = k.claim(); // tools that tidy manifests drop metadata.uid, and keep claimRef.uid
        c->meta.uid = {};
        c->volumeName = k.text("v");
        c->phase = k.text("Bound");
        k.annotate(*c, "pv.kubernetes.io/bind-completed", "yes");
        CHOOSES(k.explain(), "Bound", "v");
    }
    void eventsAreWordedAsTheServerDoes_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("provisioner");
        QTest::addColumn<QString>("event");
        const auto newer = [](const char *name) {
            return QStringLiteral("[\"Normal\",\"ExternalProvisioning\",\"Waiting for a volume to be created either by the external provisioner '%1' or manually by the system "
                                  "administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.\"]").arg(QLatin1String(name));
        };
        QTest::newRow("1.20") << QStringLiteral("v1.20.2") << QStringLiteral("example.com/p")
            << QStringLiteral("[\"Normal\",\"ExternalProvisioning\",\"waiting for a volume to be created, either by external provisioner \\\"example.com/p\\\" or manually created by system administrator\"]");
        QTest::newRow("1.36") << QStringLiteral("v1.36.2") << QStringLiteral("example.com/p") << newer("example.com/p");
        QTest::newRow("not told") << QString() << QStringLiteral("example.com/p") << newer("example.com/p");
        QTest::newRow("a plugin of 1.20") << QStringLiteral("v1.20.2") << QStringLiteral("kubernetes.io/aws-ebs") << QStringLiteral("null");
        QTest::newRow("and who came after it") << QStringLiteral("v1.36.2") << QStringLiteral("kubernetes.io/aws-ebs") << newer("ebs.csi.aws.com");
        QTest::newRow("a plugin that nobody came after") << QStringLiteral("v1.36.2") << QStringLiteral("kubernetes.io/glusterfs")
            << QStringLiteral("[\"Warning\",\"ProvisioningFailed\",\"no volume plugin matched name: kubernetes.io/glusterfs\"]");
    }
    void eventsAreWordedAsTheServerDoes()
    {
        QFETCH(QString, version);
        QFETCH(QString, provisioner);
        BindingCluster k;
        k.storageClass("manual", provisioner.toUtf8().constData()); k.claim();
        k.serve(version.toUtf8().constData());
        QTEST(line(k.explain()["event"]), "event");
    }
    void aChosenNodeEndsTheWait()
    {
        BindingCluster k;
        k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.node("n"); k.node("m");
        k.annotate(*k.claim(), "volume.kubernetes.io/selected-node", "n");
        CHOOSES(k.explain(), "ExternalProvisioning", "");
        CHOOSES(k.explain({"n", {}}), "WillProvision", "");
        CHOOSES(k.explain({"m", {}}), "OtherNodeSelected", "");
    }
    void withoutAFitTheClassDecides_data()
    {
        QTest::addColumn<QString>("provisioner");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("event");
        QTest::newRow("none") << QStringLiteral("kubernetes.io/no-provisioner") << QStringLiteral("NoProvisioner") << QStringLiteral("ProvisioningFailed");
        QTest::newRow("unknown") << QStringLiteral("kubernetes.io/nonsense") << QStringLiteral("UnknownProvisioner") << QStringLiteral("ProvisioningFailed");
        QTest::newRow("external") << QStringLiteral("example.com/p") << QStringLiteral("ExternalProvisioning") << QStringLiteral("ExternalProvisioning");
        QTest::newRow("no class") << QString() << QStringLiteral("ClassNotFound") << QStringLiteral("ProvisioningFailed");
    }
    void withoutAFitTheClassDecides()
    {
        QFETCH(QString, provisioner);
        BindingCluster k;
        if (!provisioner.isEmpty())
            k.storageClass("manual", provisioner.toUtf8().constData());
        k.claim();
        const Json answer = k.explain();
        QTEST(str(answer["reason"]), "reason");
        QTEST(str(answer["event"][1]), "event");
        QVERIFY(!answer["advice"].view().empty());
    }
    void withoutAClassThereIsNoMatch()
    {
        BindingCluster k;
        k.claim("1Gi", "RWO", "");
        QCOMPARE(line(k.explain()["event"]), QStringLiteral("[\"Normal\",\"FailedBinding\",\"no persistent volumes available for this claim and no storage class is set\"]"));
        CHOOSES(k.explain(), "NoMatch", "");
    }
    void boundClaimsStayBoundOrAreLost()
    {
        BindingCluster k;
        k.reserve(*k.volume("mine"), "c"); k.reserve(*k.volume("theirs"), "somebody");
        for (const auto &[name, volume] : {std::pair("c", "mine"), std::pair("misbound", "theirs"), std::pair("lost", "nowhere")}) {
            auto c = k.claim("1Gi", "RWO", "manual", name);
            c->volumeName = k.text(volume);
            k.annotate(*c, "pv.kubernetes.io/bind-completed", "yes");
        }
        CHOOSES(k.explain(), "Bound", "mine");
        CHOOSES(k.explain({}, "misbound"), "Misbound", "");
        CHOOSES(k.explain({}, "lost"), "Lost", "");
        k.volume("freed"); // its claimRef was cleared: pv_controller.go binds the two again (syncBoundClaim)
        auto again = k.claim("1Gi", "RWO", "manual", "again");
        again->volumeName = k.text("freed");
        k.annotate(*again, "pv.kubernetes.io/bind-completed", "yes");
        const Json answer = k.explain({}, "again");
        CHOOSES(answer, "Bound", "freed");
        QVERIFY2(answer["why"].view().find("binds the two again") != std::string_view::npos, answer["why"].str().c_str());
    }
    void provisioningOnANodeObeysTopology()
    {
        BindingCluster k;
        auto s = k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        StorageClass::TopologyTerm term;
        term.labels.emplace_back(k.text("kubernetes.io/hostname"), std::vector<IStr>{k.text("n")});
        s->allowedTopologies.push_back(term);
        k.claim(); k.node("n"); k.node("m");
        CHOOSES(k.explain({"n", {}}), "WillProvision", "");
        CHOOSES(k.explain({"m", {}}), "BindConflict", "");
    }
    void whatIsMissingIsSaid()
    {
        BindingCluster k;
        k.claim();
        QCOMPARE(explainClaim(k.stored(), "ns", "nobody").error().kind, ErrorKind::NotFound);
        QCOMPARE(explainClaim(k.stored(), "ns", "c", {"no-node", {}}).error().kind, ErrorKind::NotFound);
    }
    void theDefaultClassIsFilledInBeforeAClaimIsCreated()
    {
        BindingCluster k;
        k.makeDefault(*k.storageClass("standard", "example.com/p"), 10);
        k.volume("classless", "1Gi", "RWO", ""); k.volume("classed", "2Gi", "RWO", "standard");
        k.claimWithoutClass()->meta.uid = {};
        const Json answer = k.explain();
        CHOOSES(answer, "Match", "classed");
        QCOMPARE(str(answer["default_class"]), QStringLiteral("standard"));
    }
    void aWaitingClaimIsGivenTheDefaultClassLater()
    {
        BindingCluster k;
        k.makeDefault(*k.storageClass("standard", "example.com/p"), 10);
        k.claimWithoutClass();
        CHOOSES(k.explain(), "ExternalProvisioning", "");
        k.serve("v1.25.16");
        CHOOSES(k.explain(), "NoMatch", "");
        k.serve("v1.26.0+k3s1");
        CHOOSES(k.explain(), "ExternalProvisioning", "");
        k.volume("classless", "1Gi", "RWO", ""); // is looked at first
        CHOOSES(k.explain(), "Match", "classless");
        QVERIFY(k.explain()["default_class"].isNull());
    }
    void anEmptyClassIsNeverFilled()
    {
        BindingCluster k;
        k.makeDefault(*k.storageClass("standard", "example.com/p"), 10);
        k.claim("1Gi", "RWO", "");
        k.annotate(*k.claimWithoutClass("1Gi", "d"), "volume.beta.kubernetes.io/storage-class", "");
        CHOOSES(k.explain(), "NoMatch", "");
        CHOOSES(k.explain({}, "d"), "NoMatch", "");
    }
    void ofTwoDefaultsTheNewestCounts()
    {
        BindingCluster k;
        k.makeDefault(*k.storageClass("older", "example.com/p"), 10);
        k.makeDefault(*k.storageClass("twin-b", "example.com/p"), 20);
        k.makeDefault(*k.storageClass("twin-a", "example.com/p"), 20);
        k.claimWithoutClass();
        const Json answer = k.explain();
        QCOMPARE(str(answer["default_class"]), QStringLiteral("twin-a"));
        QVERIFY(line(answer["notes"]).contains(QStringLiteral("3 classes are marked as default")));
    }
    void aNamedVolumeMayFailByTheFilledClass()
    {
        BindingCluster k;
        k.makeDefault(*k.storageClass("standard", "example.com/p"), 10);
        k.volume("named", "1Gi", "RWO", "");
        auto c = k.claimWithoutClass();
        c->volumeName = k.text("named");
        CHOOSES(k.explain(), "VolumeName", "named"); // created before there was a default
        c = k.claimWithoutClass("1Gi", "d");
        c->volumeName = k.text("named");
        c->meta.uid = {};
        CHOOSES(k.explain({}, "d"), "VolumeMismatch", "");
    }
    void driversSayWhereTheyHaveRoom()
    {
        BindingCluster k;
        k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.node("roomy"); k.node("tight"); k.node("apart");
        k.capacity("a", "manual", "10Gi", "roomy"); k.capacity("b", "manual", "1Gi", "tight"); k.capacity("c", "other", "10Gi", "tight");
        k.capacity("d", "manual", "10Gi", "apart")->hasTopology = false;
        k.claim("5Gi");
        CHOOSES(k.explain({"tight", {}}), "WillProvision", ""); // nobody says that the driver tells its capacity
        k.driverThatTellsCapacity("example.com/p");
        CHOOSES(k.explain({"roomy", {}}), "WillProvision", "");
        CHOOSES(k.explain({"tight", {}}), "BindConflict", "");
        QVERIFY(str(k.explain({"tight", {}})["advice"]).contains(QStringLiteral("at most 1Gi there where 5Gi is asked")));
        CHOOSES(k.explain({"apart", {}}), "BindConflict", "");
        k.capacity("e", "manual", "100Gi", "roomy")->maximumVolumeSize = k.text("2Gi"); // smaller volumes only; "a" still does
        CHOOSES(k.explain({"roomy", {}}), "WillProvision", "");
    }
    void aLargestVolumeSizeLimitsAPool()
    {
        BindingCluster k;
        k.storageClass("manual", "example.com/p", "WaitForFirstConsumer");
        k.driverThatTellsCapacity("example.com/p");
        k.node("n");
        k.capacity("pool", "manual", "100Gi", "n")->maximumVolumeSize = k.text("2Gi");
        k.claim("5Gi");
        CHOOSES(k.explain({"n", {}}), "BindConflict", "");
    }
    void notesTellWhatElseCounts_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("note");
        QTest::newRow("selector") << QStringLiteral("selector") << QStringLiteral("provisioners refuse claims that have one");
        QTest::newRow("deleted") << QStringLiteral("deleted") << QStringLiteral("being deleted");
        QTest::newRow("selected") << QStringLiteral("selected") << QStringLiteral("chosen node n");
        QTest::newRow("resize") << QStringLiteral("resize") << QStringLiteral("grows when a pod mounts it next");
        QTest::newRow("growth refused") << QStringLiteral("grow") << QStringLiteral("does not allow volumes to grow");
    }
    void notesTellWhatElseCounts()
    {
        QFETCH(QString, what);
        QFETCH(QString, note);
        BindingCluster k;
        k.storageClass("manual", "example.com/p");
        k.volume("bound", "500Mi");
        auto c = k.claim("1Gi");
        c->hasSelector = what == QStringLiteral("selector");
        if (what == QStringLiteral("deleted"))
            c->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        if (what == QStringLiteral("selected"))
            k.annotate(*c, "volume.kubernetes.io/selected-node", "n");
        if (what == QStringLiteral("resize") || what == QStringLiteral("grow")) {
            k.annotate(*c, "pv.kubernetes.io/bind-completed", "yes");
            c->volumeName = k.text("bound");
            c->capacity = k.text("500Mi");
        }
        if (what == QStringLiteral("resize"))
            c->conditions.push_back({k.text("FileSystemResizePending"), k.text("True"), {}, {}, {}, {}});
        const QString said = line(k.explain()["notes"]) + line(k.explain()["advice"]);
        QVERIFY2(said.contains(note), qPrintable(said));
    }
    void theNodesViewOfAnImmediateClassSaysThatNodesAreNotAsked()
    {
        BindingCluster k;
        k.storageClass("manual", "example.com/p"); k.node("n"); k.claim();
        QVERIFY(line(k.explain({"n", {}})["notes"]).contains(QStringLiteral("does not wait for a pod")));
        QCOMPARE(line(k.explain()["notes"]), QStringLiteral("[]"));
    }
    void everyReasonHasItsSentences()
    {
        BindingCluster k;
        k.volume("a", "100Gi"); k.volume("b", "2Gi"); k.claim("1Gi");
        const Json answer = k.explain();
        QVERIFY(str(answer["why"]).startsWith(QStringLiteral("Of 2 that fit")));
        QVERIFY(!str(answer["advice"]).isEmpty());
    }
};

QTEST_GUILESS_MAIN(StorageClaimReason)
#include "storage_claimreason.moc"
