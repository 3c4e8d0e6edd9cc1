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
        QTest::newRow("a driver's volume made by hand") << QStringLiteral("Delete") << QStringLiteral("csi") << true << QStringLiteral("becomes Failed");
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
        k.claim()->volumeName = k.text("v");
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
            k.pod(std::string("on-") + node, node)->volumes[0].source.fields.emplace_back(k.text("readOnly"), k.text("true"));
        QVERIFY(!claimSharing(k.stored(), "ns", "c")->users[0].conflicts);
    }
    void everyNodeSaysWhetherAPodCouldJoin()
    {
        BindingCluster k;
        k.tieTo(*k.volume("v"), "home"); k.tieTo(*k.volume("w"), "home");
        auto c = k.claim();
        c->volumeName = k.text("v");
        c->phase = k.text("Bound");
        k.node("away"); k.node("home"); k.pod("user", "home");
        auto places = claimSharing(k.stored(), "ns", "c")->places;
        QCOMPARE(places.size(), std::size_t(2));
        QVERIFY(places[0].node == "home" && places[0].open && places[0].users == 1);
        QVERIFY(places[1].node == "away" && !places[1].open && places[1].why.find("not there") != std::string::npos);
        BindingCluster free;
        free.claim()->phase = free.text("Bound"); free.node("a"); free.node("b"); free.pod("user", "b");
        places = claimSharing(free.stored(), "ns", "c")->places;
        QVERIFY(places[0].node == "b" && places[0].open && !places[1].open);
        BindingCluster onePod;
        onePod.claim("1Gi", "RWOP")->phase = onePod.text("Bound"); onePod.node("a"); onePod.pod("user", "a");
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
        c->phase = k.text(phase.toStdString());
        k.storageClass("sc", "example.com/p", waits ? "WaitForFirstConsumer" : "Immediate");
        if (terminating)
            c->meta.deletionTimestamp = Timestamp::fromSeconds(1);
        k.node("a");
        const auto place = claimSharing(k.stored(), "ns", "c")->places.front();
        QTEST(place.open, "open");
        QVERIFY(!place.why.empty());
    }
};

QTEST_GUILESS_MAIN(StorageClaimUse)
#include "storage_claimuse.moc"
