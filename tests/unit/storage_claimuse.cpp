#include "models/storage/claimuse.h"
#include "tests/support/bindingcluster.h"

using namespace portolan;

/// The reverse questions: who could take a volume, what deleting a claim does, who may use it together.
class StorageClaimUse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoCouldTakeAVolume()
    {
        BindingCluster k;
        k.volume("v", "1Gi"); k.claim("500Mi", "RWO", "manual", "small"); k.claim("5Gi", "RWO", "manual", "large");
        const auto claims = claimsForVolume(k.stored(), "v");
        QCOMPARE(claims.size(), std::size_t(2));
        QCOMPARE(claims[0].claim.name, std::string("large"));
        QVERIFY(!claims[0].fits && claims[0].failed.front().criterion == Criterion::Capacity);
        QVERIFY(claims[1].fits && claims[1].wouldTake);
    }
    void whatDeletingAClaimDoes_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("kept");
        QTest::addColumn<QString>("says");
        QTest::newRow("retain") << QStringLiteral("Retain") << QStringLiteral("nfs") << true << QStringLiteral("becomes Released");
        QTest::newRow("delete by its driver") << QStringLiteral("Delete") << QStringLiteral("csi made") << false << QStringLiteral("are removed");
        QTest::newRow("delete in the cloud") << QStringLiteral("Delete") << QStringLiteral("awsElasticBlockStore") << false << QStringLiteral("are removed");
        QTest::newRow("delete by nobody") << QStringLiteral("Delete") << QStringLiteral("nfs") << true << QStringLiteral("becomes Failed");
        QTest::newRow("a driver's volume made by hand") << QStringLiteral("Delete") << QStringLiteral("csi") << false << QStringLiteral("are removed");
        QTest::newRow("the same on an old server") << QStringLiteral("Delete") << QStringLiteral("csi 1.20") << true << QStringLiteral("becomes Failed");
        QTest::newRow("by a plugin that is gone") << QStringLiteral("Delete") << QStringLiteral("glusterfs") << true << QStringLiteral("becomes Failed");
        QTest::newRow("by a plugin that was there") << QStringLiteral("Delete") << QStringLiteral("glusterfs 1.20") << false << QStringLiteral("are removed");
        QTest::newRow("recycle") << QStringLiteral("Recycle") << QStringLiteral("nfs") << false << QStringLiteral("is scrubbed");
        QTest::newRow("recycle what cannot be") << QStringLiteral("Recycle") << QStringLiteral("csi") << true << QStringLiteral("becomes Failed");
    }
    void whatDeletingAClaimDoes()
    {
        QFETCH(QString, policy);
        QFETCH(QString, source);
        QFETCH(bool, kept);
        QFETCH(QString, says);
        BindingCluster k;
        auto v = k.volume("v");
        v->reclaimPolicy = k.text(policy.toStdString());
        v->source.type = sourceTypeByField(source.section(QLatin1Char(' '), 0, 0).toStdString());
        if (source.endsWith(QStringLiteral("made")))
            k.annotate(*v, "pv.kubernetes.io/provisioned-by", "disk.csi.example.com");
        k.bind(*k.claim(), *v);
        k.serve(source.endsWith(QStringLiteral("1.20")) ? "v1.20.2" : "");
        const auto effect = deletionEffect(k.stored(), "ns", "c");
        QVERIFY(effect.has_value());
        QCOMPARE(effect->dataKept, kept);
        QCOMPARE(effect->policy, policy.toStdString());
        QVERIFY2(effect->sentence.find(says.toStdString()) != std::string::npos, effect->sentence.c_str());
    }
    void podsHoldAProtectedClaim()
    {
        BindingCluster k;
        k.volume("v")->reclaimPolicy = k.text("Retain");
        auto c = k.claim(), bare = k.claim("1Gi", "RWO", "manual", "bare");
        c->volumeName = bare->volumeName = k.text("v");
        c->meta.finalizers.push_back(k.text("kubernetes.io/pvc-protection"));
        k.pod("user", "n"); k.pod("other", "n", "bare");
        k.pod("ended", "n")->phase = k.text("Succeeded");
        QCOMPARE(deletionEffect(k.stored(), "ns", "c")->heldBy, std::vector<std::string>{"user"});
        QVERIFY(deletionEffect(k.stored(), "ns", "bare")->heldBy.empty()); // nobody holds it without the finalizer
    }
    void aVolumeThatIsNotBoundToTheClaimStaysAsItIs_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("says");
        QTest::newRow("named, of another class") << QStringLiteral("named") << QStringLiteral("is not bound to it");
        QTest::newRow("named, and another's") << QStringLiteral("taken") << QStringLiteral("is not bound to it");
        QTest::newRow("reserved by name") << QStringLiteral("reserved") << QStringLiteral("v stays reserved for a claim of this name");
        QTest::newRow("a phase without a binding") << QStringLiteral("phase") << QStringLiteral("is not bound to it");
    }
    void aVolumeThatIsNotBoundToTheClaimStaysAsItIs()
    {
        QFETCH(QString, how);
        QFETCH(QString, says);
        BindingCluster k;
        auto v = k.volume("v", "1Gi", "RWO", "other");
        v->reclaimPolicy = k.text("Delete");
        auto c = k.claim();
        if (how != QStringLiteral("reserved"))
            c->volumeName = k.text("v");
        if (how == QStringLiteral("phase"))
            c->phase = k.text("Bound");
        if (how == QStringLiteral("taken"))
            k.reserve(*v, "somebody", "u");
        if (how == QStringLiteral("reserved"))
            k.reserve(*v, "c");
        const auto effect = deletionEffect(k.stored(), "ns", "c");
        QVERIFY(effect->dataKept && effect->volume.empty() && effect->policy.empty());
        QVERIFY2(effect->sentence.find(says.toStdString()) != std::string::npos, effect->sentence.c_str());
    }
    void aVolumeHandedToTheClaimGoesWithIt()
    {
        BindingCluster k; // the provisioner has made it, and the claim does not name it yet
        auto v = k.volume("v");
        v->reclaimPolicy = k.text("Retain");
        k.claim();
        k.reserve(*v, "c", "uid-c");
        QCOMPARE(deletionEffect(k.stored(), "ns", "c")->volume, std::string("v"));
    }
    void deletingAClaimWithoutItsVolumeLosesNothing()
    {
        BindingCluster k;
        k.reserve(*k.volume("theirs"), "somebody");
        k.claim()->volumeName = k.text("theirs");
        k.claim("1Gi", "RWO", "manual", "unbound");
        QVERIFY(deletionEffect(k.stored(), "ns", "c")->volume.empty());
        QVERIFY(deletionEffect(k.stored(), "ns", "unbound")->dataKept);
    }
    void whichPodsCanShareAClaim_data()
    {
        QTest::addColumn<QString>("modes");
        QTest::addColumn<QString>("nodes"); ///< of the pods, one a letter
        QTest::addColumn<bool>("conflict");
        QTest::newRow("one node may write") << QStringLiteral("RWO") << QStringLiteral("ab") << true;
        QTest::newRow("pods of one node") << QStringLiteral("RWO") << QStringLiteral("aa") << false;
        QTest::newRow("many nodes may write") << QStringLiteral("RWX") << QStringLiteral("ab") << false;
        QTest::newRow("RWO and RWX") << QStringLiteral("RWO,RWX") << QStringLiteral("ab") << false;
        QTest::newRow("many nodes may read") << QStringLiteral("ROX") << QStringLiteral("ab") << false;
        QTest::newRow("read by many but written") << QStringLiteral("RWO,ROX") << QStringLiteral("ab") << true;
        QTest::newRow("one pod") << QStringLiteral("RWOP") << QStringLiteral("aa") << true;
        QTest::newRow("one pod alone") << QStringLiteral("RWOP") << QStringLiteral("a") << false;
    }
    void whichPodsCanShareAClaim()
    {
        QFETCH(QString, modes);
        QFETCH(QString, nodes);
        BindingCluster k;
        k.claim("1Gi", modes.toUtf8().constData());
        for (int i = 0; i < nodes.size(); ++i)
            k.pod("pod-" + std::to_string(i), QString(nodes[i]).toUtf8().constData());
        const auto sharing = claimSharing(k.stored(), "ns", "c");
        QVERIFY(sharing && sharing->users.size() == std::size_t(nodes.size()));
        QTEST(sharing->users[0].conflicts, "conflict");
    }
    void readersShareWhatNobodyWrites()
    {
        BindingCluster k;
        k.claim("1Gi", "RWO,ROX");
        for (const char *node : {"a", "b"})
            k.pod(std::string("on-") + node, node)->volumes.edit()[0].source.fields.emplace_back(k.text("readOnly"), k.text("true"));
        QVERIFY(!claimSharing(k.stored(), "ns", "c")->users[0].conflicts);
    }
    void everyNodeSaysWhetherAPodCouldJoin()
    {
        BindingCluster k;
        auto v = k.volume("v");
        k.tieTo(*v, "home"); k.tieTo(*k.volume("w"), "home");
        k.bind(*k.claim(), *v);
        k.node("away"); k.node("home"); k.pod("user", "home");
        auto places = claimSharing(k.stored(), "ns", "c")->places;
        QCOMPARE(places.size(), std::size_t(2));
        QVERIFY(places[0].node == "home" && places[0].open && places[0].users == 1);
        QVERIFY(places[1].node == "away" && !places[1].open && places[1].why.find("not there") != std::string::npos);
        BindingCluster free;
        free.bind(*free.claim(), *free.volume("v")); free.node("a"); free.node("b"); free.pod("user", "b");
        places = claimSharing(free.stored(), "ns", "c")->places;
        QVERIFY(places[0].node == "b" && places[0].open && !places[1].open);
        BindingCluster onePod;
        onePod.bind(*onePod.claim("1Gi", "RWOP"), *onePod.volume("v", "1Gi", "RWOP")); onePod.node("a"); onePod.pod("user", "a");
        QVERIFY(!claimSharing(onePod.stored(), "ns", "c")->places[0].open);
    }
    void noPodJoinsAClaimTheSchedulerRefuses_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<bool>("waits");
        QTest::addColumn<bool>("terminating");
        QTest::addColumn<bool>("open");
        QTest::newRow("bound") << QStringLiteral("Bound") << false << false << true;
        QTest::newRow("lost") << QStringLiteral("Lost") << false << false << false;
        QTest::newRow("being deleted") << QStringLiteral("Bound") << false << true << false;
        QTest::newRow("waits for a volume") << QStringLiteral("Pending") << false << false << false;
        QTest::newRow("waits for its first pod") << QStringLiteral("Pending") << true << false << true;
    }
    void noPodJoinsAClaimTheSchedulerRefuses()
    {
        QFETCH(QString, phase);
        QFETCH(bool, waits);
        QFETCH(bool, terminating);
        BindingCluster k;
        auto c = k.claim("1Gi", "RWO", "sc");
        if (phase != QStringLiteral("Pending"))
            k.bind(*c, *k.volume("v"));
        if (phase == QStringLiteral("Lost"))
            c->volumeName = k.text("gone");
        c->phase = k.text(phase.toStdString());
        k.storageClass("sc", "example.com/p", waits ? "WaitForFirstConsumer" : "Immediate");
        if (terminating)
            c->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.node("a");
        const auto place = claimSharing(k.stored(), "ns", "c")->places.front();
        QTEST(place.open, "open");
        QVERIFY(!place.why.empty());
    }
    /// What is told of a further pod on a node is what explaining the claim for that node tells.
    void aFurtherPodFindsWhatTheSchedulerFinds_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("open"); ///< the nodes, in order
        QTest::newRow("no volume and no provisioner") << QStringLiteral("none") << QString();
        QTest::newRow("a volume there") << QStringLiteral("volume") << QStringLiteral("b");
        QTest::newRow("a volume of another class") << QStringLiteral("other class") << QString();
        QTest::newRow("made wherever the class allows") << QStringLiteral("topology") << QStringLiteral("a,b");
        QTest::newRow("made where there is room") << QStringLiteral("capacity") << QStringLiteral("a");
        QTest::newRow("the node is chosen") << QStringLiteral("selected") << QStringLiteral("c");
        QTest::newRow("reserved elsewhere") << QStringLiteral("reserved") << QStringLiteral("b");
        QTest::newRow("it names a volume and is not bound") << QStringLiteral("named") << QString();
    }
    void aFurtherPodFindsWhatTheSchedulerFinds()
    {
        QFETCH(QString, what);
        BindingCluster k;
        const bool makes = what == QStringLiteral("topology") || what == QStringLiteral("capacity") || what == QStringLiteral("selected");
        auto sc = k.storageClass("manual", makes ? "example.com/p" : "kubernetes.io/no-provisioner", "WaitForFirstConsumer");
        auto c = k.claim();
        for (const char *name : {"a", "b", "c"})
            k.node(name);
        if (what == QStringLiteral("volume") || what == QStringLiteral("other class") || what == QStringLiteral("reserved")) {
            auto v = k.volume("v", "1Gi", "RWO", what == QStringLiteral("other class") ? "else" : "manual");
            k.tieTo(*v, "b");
            if (what == QStringLiteral("reserved")) {
                k.reserve(*v, "c");
                k.volume("anywhere");
            }
        }
        if (what == QStringLiteral("topology"))
            sc->allowedTopologies.push_back({{{k.text("kubernetes.io/hostname"), {k.text("a"), k.text("b")}}}});
        if (what == QStringLiteral("capacity")) {
            k.driverThatTellsCapacity("example.com/p");
            k.capacity("here", "manual", "10Gi", "a");
            k.capacity("little", "manual", "1Mi", "b");
        }
        if (what == QStringLiteral("selected"))
            k.annotate(*c, "volume.kubernetes.io/selected-node", "c");
        if (what == QStringLiteral("named")) {
            k.volume("v");
            c->volumeName = k.text("v");
        }
        const ObjectStore &store = k.stored();
        QStringList open;
        const auto sharing = claimSharing(store, "ns", "c");
        for (const auto &place : sharing->places) {
            if (place.open)
                open << QString::fromStdString(place.node);
            const auto there = explainClaim(store, "ns", "c", {place.node, {}});
            if (what != QStringLiteral("named"))
                QVERIFY2(place.why == there->advice || place.why == there->why, place.why.c_str());
        }
        QTEST(open.join(QLatin1Char(',')), "open");
    }
    void labelsOfZonesTieAVolumeToo_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("open");
        QTest::newRow("zone") << QStringLiteral("topology.kubernetes.io/zone=east") << QStringLiteral("e,none");
        QTest::newRow("zones") << QStringLiteral("topology.kubernetes.io/zone=east__west") << QStringLiteral("e,none,w");
        QTest::newRow("the older label") << QStringLiteral("failure-domain.beta.kubernetes.io/zone=west") << QStringLiteral("none,w");
        QTest::newRow("a region that no node has") << QStringLiteral("topology.kubernetes.io/region=r") << QStringLiteral("none");
    }
    void labelsOfZonesTieAVolumeToo()
    {
        QFETCH(QString, label);
        BindingCluster k;
        auto v = k.volume("v");
        v->meta.labels.emplace_back(k.text(label.section(QLatin1Char('='), 0, 0).toStdString()), k.text(label.section(QLatin1Char('='), 1).toStdString()));
        k.bind(*k.claim(), *v);
        k.node("e")->meta.labels.emplace_back(k.text("topology.kubernetes.io/zone"), k.text("east"));
        k.node("w")->meta.labels.emplace_back(k.text("topology.kubernetes.io/zone"), k.text("west"));
        k.node("none");
        const ObjectStore &store = k.stored();
        QStringList open;
        const auto sharing = claimSharing(store, "ns", "c");
        for (const auto &place : sharing->places) {
            if (place.open)
                open << QString::fromStdString(place.node);
            QCOMPARE(place.open, explainClaim(store, "ns", "c", {place.node, {}})->reason == BindReason::Bound);
        }
        QTEST(open.join(QLatin1Char(',')), "open");
    }
};

QTEST_GUILESS_MAIN(StorageClaimUse)
#include "storage_claimuse.moc"
