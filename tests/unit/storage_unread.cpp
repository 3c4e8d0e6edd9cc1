#include "models/storage/bindingcard.h"
#include "models/storage/claimuse.h"
#include "models/storage/hygiene.h"
#include "tests/support/cluster.h"

using namespace portolan;

namespace {

const std::string boundClaim = R"(
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: goods
  namespace: shop
  uid: u-1
  finalizers: [kubernetes.io/pvc-protection]
  annotations: {pv.kubernetes.io/bind-completed: "yes", pv.kubernetes.io/bound-by-controller: "yes"}
spec: {accessModes: [ReadWriteOnce], storageClassName: fast, volumeName: pv-9, resources: {requests: {storage: 1Gi}}}
status: {phase: Bound, accessModes: [ReadWriteOnce], capacity: {storage: 5Gi}}
---
)";

std::string pendingClaim(const std::string &spec)
{
    return "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: goods, namespace: shop, uid: u-1}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: "
           "{storage: 1Gi}}, " + spec + "}\nstatus: {phase: Pending}\n---\n";
}

const std::string smallVolume = "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: small}\nspec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Mi}, "
                                "storageClassName: fast, hostPath: {path: /a}}\nstatus: {phase: Available}\n---\n";
const std::string waitingClass = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: example.com/p\n"
                                 "volumeBindingMode: WaitForFirstConsumer\n---\n";

/// A user who may list pods and claims of namespace shop, and nothing else.
Coverage oneNamespace()
{
    Coverage out = Coverage::all(Covered::NotAllowed);
    for (const KindInfo &info : knownKinds())
        if (info.namespaced)
            out.set(info.kind, {Covered::NotAllowed, {{"shop", Covered::Whole}}, {}});
    return out;
}

/// A plain file that holds these kinds.
Coverage plainFile(std::initializer_list<Kind> kinds)
{
    Coverage out = Coverage::all(Covered::NotInFile);
    for (const Kind kind : kinds)
        out.set(kind, {});
    out.setInferred(true);
    return out;
}

struct Answer {
    ClaimExplanation explanation;
    QString text, json; ///< all that is said of the claim
};

Answer explain(TestCluster &cluster, const Coverage &coverage)
{
    cluster.setCoverage(coverage);
    auto explanation = explainClaim(cluster.store(), "shop", "goods");
    const auto effect = deletionEffect(cluster.store(), "shop", "goods");
    const auto sharing = claimSharing(cluster.store(), "shop", "goods");
    Json json = explanationJson(*explanation);
    addClaimUse(json, *effect, *sharing);
    const std::string text = explanationText(*explanation) + claimUseText(*effect, *sharing);
    return {std::move(*explanation), QString::fromStdString(text), QString::fromStdString(toJsonText(json))};
}

QString reasonOf(const Answer &answer)
{
    const std::string_view word = bindReasonWord(answer.explanation.reason);
    return QString::fromUtf8(word.data(), qsizetype(word.size()));
}

Hygiene hygieneOf(TestCluster &cluster, const Coverage &coverage)
{
    cluster.setCoverage(coverage);
    StorageInventory inventory = StorageInventory::of(cluster.store().snapshot());
    return checkHygiene(inventory);
}

} // namespace

/// What is said of claims, volumes and pods where something they hang on was not read.
class StorageUnread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoundClaimIsNotLostBecauseItsVolumeWasNotRead_data()
    {
        QTest::addColumn<int>("volumes");
        QTest::newRow("not allowed") << int(Covered::NotAllowed);
        QTest::newRow("not in the file") << int(Covered::NotInFile);
        QTest::newRow("on its way") << int(Covered::NotReadYet);
        QTest::newRow("in part") << int(Covered::Partly);
    }
    void aBoundClaimIsNotLostBecauseItsVolumeWasNotRead()
    {
        QFETCH(int, volumes);
        TestCluster cluster(boundClaim);
        const Answer answer = explain(cluster, Coverage::all(static_cast<Covered>(volumes)));
        QCOMPARE(reasonOf(answer), QStringLiteral("Bound"));
        QCOMPARE(answer.explanation.chosen, std::string("pv-9"));
        QVERIFY(!answer.explanation.event);
        for (const QString *said : {&answer.text, &answer.json}) {
            QVERIFY2(!said->contains(QStringLiteral("lost"), Qt::CaseInsensitive), qPrintable(*said));
            QVERIFY2(!said->contains(QStringLiteral("loses"), Qt::CaseInsensitive), qPrintable(*said));
            QVERIFY2(!said->contains(QStringLiteral("backup"), Qt::CaseInsensitive), qPrintable(*said));
            QVERIFY2(!said->contains(QStringLiteral("none"), Qt::CaseInsensitive), qPrintable(*said));
        }
        QVERIFY2(answer.json.contains(QStringLiteral("\"data_kept\":null")), qPrintable(answer.json));
        QVERIFY2(answer.text.contains(QStringLiteral("pv-9")), qPrintable(answer.text));
    }
    void aListOfAllVolumesWithoutItIsALoss()
    {
        TestCluster cluster(boundClaim);
        const Answer answer = explain(cluster, Coverage());
        QCOMPARE(reasonOf(answer), QStringLiteral("Lost"));
        QCOMPARE(answer.explanation.event->reason, std::string("ClaimLost"));
    }
    void aClaimThatSaysItselfThatItIsLostIs()
    {
        std::string lost = boundClaim;
        lost.replace(lost.find("phase: Bound"), 12, "phase: Lost");
        TestCluster cluster(lost);
        const Answer answer = explain(cluster, oneNamespace());
        QCOMPARE(reasonOf(answer), QStringLiteral("Lost"));
        QVERIFY(!answer.explanation.event); // ClaimLost or ClaimMisbound
        QVERIFY2(answer.json.contains(QStringLiteral("\"data_kept\":null")), qPrintable(answer.json));
        for (const char *tooMuch : {"no longer exists", "gone and its data", "loses nothing", "has no volume"})
            QVERIFY2(!answer.text.contains(QLatin1String(tooMuch)), qPrintable(answer.text));
        const Hygiene hygiene = hygieneOf(cluster, oneNamespace());
        QCOMPARE(hygiene.findings.size(), std::size_t(1));
        QVERIFY2(hygiene.findings.front().why.find("which of the two is not known: the volume may not be read") != std::string::npos, hygiene.findings.front().why.c_str());
        QVERIFY(hygieneOf(cluster, Coverage()).findings.front().why.find("is gone") != std::string::npos);
    }
    void aClaimAsItWasWrittenMayHaveAVolume()
    {
        TestCluster cluster("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: goods, namespace: shop}\nspec: {accessModes: [ReadWriteOnce], storageClassName: fast, "
                            "resources: {requests: {storage: 1Gi}}}\n");
        const Answer answer = explain(cluster, plainFile({Kind::PersistentVolumeClaim}));
        QVERIFY2(!answer.text.contains(QStringLiteral("loses nothing")) && answer.text.contains(QStringLiteral("without its status")), qPrintable(answer.text));
        QVERIFY2(answer.json.contains(QStringLiteral("\"data_kept\":null")), qPrintable(answer.json));
    }
    void aVolumeThatAClaimNamesIsNotMissingWhenItWasNotRead()
    {
        TestCluster cluster(pendingClaim("storageClassName: fast, volumeName: pv-9"));
        const Answer refused = explain(cluster, oneNamespace());
        QCOMPARE(reasonOf(refused), QStringLiteral("Unknown"));
        QVERIFY2(refused.text.contains(QStringLiteral("volume pv-9 may not be read")), qPrintable(refused.text));
        QVERIFY(!refused.explanation.event);
        QCOMPARE(reasonOf(explain(cluster, plainFile({Kind::PersistentVolumeClaim}))), QStringLiteral("Unknown"));
        QCOMPARE(reasonOf(explain(cluster, Coverage())), QStringLiteral("VolumeNotFound"));
    }
    void aClassIsNotMissingWhenItWasNotRead()
    {
        TestCluster cluster(pendingClaim("storageClassName: fast"));
        for (const Coverage &coverage : {oneNamespace(), plainFile({Kind::PersistentVolumeClaim})}) {
            const Answer answer = explain(cluster, coverage);
            QCOMPARE(reasonOf(answer), QStringLiteral("Unknown"));
            QVERIFY(!answer.explanation.event);
            QVERIFY2(!answer.json.contains(QStringLiteral("not found")), qPrintable(answer.json));
            QVERIFY2(answer.text.contains(QStringLiteral("StorageClass \"fast\"")), qPrintable(answer.text));
        }
    }
    void aFileWithVolumesAndNoClassIsTakenAtItsWord()
    {
        TestCluster cluster(pendingClaim("storageClassName: fast") + smallVolume);
        const Answer answer = explain(cluster, plainFile({Kind::PersistentVolumeClaim, Kind::PersistentVolume}));
        QCOMPARE(reasonOf(answer), QStringLiteral("ClassNotFound"));
        QVERIFY2(answer.text.contains(QStringLiteral("StorageClass \"fast\" is not in this file")), qPrintable(answer.text));
    }
    void whatTheClassDoesIsSaidWithoutVolumes()
    {
        TestCluster cluster(pendingClaim("storageClassName: fast") + waitingClass);
        const Answer answer = explain(cluster, plainFile({Kind::PersistentVolumeClaim, Kind::StorageClass}));
        QCOMPARE(reasonOf(answer), QStringLiteral("WaitForFirstConsumer"));
        QVERIFY2(answer.text.contains(QStringLiteral("PersistentVolumes are not in this file")), qPrintable(answer.text));
        QVERIFY2(answer.text.contains(QStringLiteral("pods are not in this file")), qPrintable(answer.text));
    }
    void aClaimWithoutClassHangsOnVolumes()
    {
        TestCluster cluster(pendingClaim("storageClassName: \"\""));
        QCOMPARE(reasonOf(explain(cluster, oneNamespace())), QStringLiteral("Unknown"));
        QCOMPARE(reasonOf(explain(cluster, plainFile({Kind::PersistentVolumeClaim}))), QStringLiteral("NoMatch"));
    }
    void growthThatHangsOnAClassIsNotDenied()
    {
        std::string grows = boundClaim;
        grows.replace(grows.find("storage: 1Gi"), 12, "storage: 9Gi");
        TestCluster cluster(grows);
        const Answer answer = explain(cluster, oneNamespace());
        QVERIFY2(!answer.text.contains(QStringLiteral("does not allow")), qPrintable(answer.text));
    }
    void whoMayUseAClaimHangsOnPods()
    {
        TestCluster cluster(boundClaim + "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv-9}\nspec: {claimRef: {namespace: shop, name: goods, uid: u-1}, "
                                         "nfs: {server: s, path: /p}}\nstatus: {phase: Bound}\n---\napiVersion: v1\nkind: Node\nmetadata: {name: n1}\n");
        Coverage coverage;
        coverage.set(Kind::Pod, {Covered::NotAllowed, {}, {}});
        cluster.setCoverage(coverage);
        const auto sharing = claimSharing(cluster.store(), "shop", "goods");
        QCOMPARE(sharing->places.size(), std::size_t(1));
        QVERIFY(!sharing->places.front().known);
        QCOMPARE(sharing->unread.size(), std::size_t(1));
    }
    void theClaimItselfMayBeWhatIsUnread()
    {
        TestCluster cluster("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\n");
        cluster.setCoverage(oneNamespace());
        QCOMPARE(explainClaim(cluster.store(), "shop", "nosuch").error().kind, ErrorKind::NotFound);
        QCOMPARE(explainClaim(cluster.store(), "other", "goods").error().kind, ErrorKind::Forbidden);
        cluster.setCoverage(plainFile({}));
        const Error error = explainClaim(cluster.store(), "shop", "goods").error();
        QCOMPARE(error.kind, ErrorKind::NotFound);
        QCOMPARE(error.detail, std::string("not in this file"));
    }
    void hygieneCallsNothingUnusedWithoutItsUsers()
    {
        TestCluster cluster(boundClaim);
        Coverage noPods;
        noPods.set(Kind::Pod, {Covered::NotAllowed, {}, {}});
        QCOMPARE(hygieneOf(cluster, Coverage()).findings.size(), std::size_t(1));
        QVERIFY(hygieneOf(cluster, noPods).findings.empty());
        Coverage noJobs;
        noJobs.set(Kind::CronJob, {Covered::NotAllowed, {}, {}}); // one may use it tonight
        QVERIFY(hygieneOf(cluster, noJobs).findings.empty());
        QVERIFY(hygieneOf(cluster, plainFile({Kind::PersistentVolumeClaim})).findings.empty());
        QCOMPARE(hygieneOf(cluster, plainFile({Kind::PersistentVolumeClaim, Kind::Deployment})).findings.size(), std::size_t(1));
    }
    void hygieneSaysWhatItDidNotSee()
    {
        TestCluster cluster("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\n");
        const Hygiene hygiene = hygieneOf(cluster, oneNamespace());
        const QString text = QString::fromStdString(hygieneText(hygiene, nullptr));
        QVERIFY2(!text.contains(QStringLiteral("Nothing to clean.")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("persistentvolumes may not be read")), qPrintable(text));
        QCOMPARE(QString::fromStdString(hygieneText(hygieneOf(cluster, Coverage()), nullptr)), QStringLiteral("Nothing to clean.\n"));
    }
    void anAttachmentIsNotOrphanedByWhatWasNotRead()
    {
        TestCluster cluster("apiVersion: storage.k8s.io/v1\nkind: VolumeAttachment\nmetadata: {name: a}\nspec: {attacher: d, nodeName: n1, source: {persistentVolumeName: pv-9}}\n"
                            "status: {attached: true}\n---\napiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv-9}\nspec: {claimRef: {namespace: shop, name: goods}, "
                            "nfs: {server: s, path: /p}}\nstatus: {phase: Bound}\n");
        QCOMPARE(hygieneOf(cluster, Coverage()).findings.size(), std::size_t(1)); // its node is gone
        Coverage coverage;
        coverage.set(Kind::Node, {Covered::NotAllowed, {}, {}});
        coverage.set(Kind::Pod, {Covered::NotAllowed, {}, {}});
        QVERIFY(hygieneOf(cluster, coverage).findings.empty());
    }
    void whichNodesReachAVolumeHangsOnNodes()
    {
        TestCluster cluster(boundClaim + "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: pv-9}\nspec: {claimRef: {namespace: shop, name: goods, uid: u-1}, csi: {driver: d, volumeHandle: h}, "
                            "nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}}\nstatus: {phase: Bound}\n---\n"
                            "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {nodeName: n1, containers: [{name: c}], volumes: [{name: d, "
                            "persistentVolumeClaim: {claimName: goods}}]}\nstatus: {phase: Running}\n");
        cluster.setCoverage(Kind::Node, {Covered::NotAllowed, {}, {}});
        StorageInventory inventory = StorageInventory::of(cluster.store().snapshot());
        const NodeLoss loss = loseNode(inventory, "n1");
        QCOMPARE(loss.pods.front().data.front().fate, NodeLoss::Fate::Unknown);
        QVERIFY(loss.pods.front().data.front().why.find("nodes may not be read") != std::string::npos);
    }
    void whatANodesLossDoesToUnreadVolumesIsNotKnown()
    {
        TestCluster cluster(boundClaim + "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: r, uid: u, "
                            "controller: true}]}\nspec: {nodeName: n1, containers: [{name: c}], volumes: [{name: d, persistentVolumeClaim: {claimName: goods}}]}\nstatus: {phase: Running}\n");
        cluster.setCoverage(oneNamespace());
        StorageInventory inventory = StorageInventory::of(cluster.store().snapshot());
        const NodeLoss loss = loseNode(inventory, "n1");
        QCOMPARE(loss.pods.size(), std::size_t(1));
        QCOMPARE(loss.pods.front().fate, NodeLoss::Fate::Unknown);
        QCOMPARE(loss.pods.front().data.front().why, std::string("Its volume pv-9 may not be read."));
    }
};

QTEST_GUILESS_MAIN(StorageUnread)
#include "storage_unread.moc"
