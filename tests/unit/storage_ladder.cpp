#include "models/storage/ladder.h"
#include "tests/support/cluster.h"

using namespace portolan;

namespace {

const std::string claim = R"(
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: late}
provisioner: disk.example.com
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: c, namespace: demo, annotations: {NOTE: x}}
spec: {storageClassName: late, resources: {requests: {storage: 1Gi}}}
status: {phase: Pending}
)";

std::string pod(const std::string &name, const std::string &spec, const std::string &phase)
{
    return "---\n{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: demo}, spec: {" + spec + "containers: [{name: a, image: i}], volumes: [{name: v, "
        "persistentVolumeClaim: {claimName: c}}]}, status: {phase: " + phase + "}}\n";
}

std::string selected()
{
    std::string text = claim;
    return text.replace(text.find("NOTE: x"), 7, "volume.kubernetes.io/selected-node: n1");
}

} // namespace

/// What the chain of volumes says of its parts.
class StorageLadder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWaitingClaimSaysForWhat_data()
    {
        QTest::addColumn<QString>("objects");
        QTest::addColumn<QString>("waiting");
        const auto row = [](const char *name, const std::string &objects, const char *waiting) {
            QTest::newRow(name) << QString::fromStdString(objects) << QString::fromLatin1(waiting);
        };
        const char *first = "Waits for a first pod to use it.", *scheduled = "Waits until a pod that uses it is scheduled.",
                   *made = "Waits for disk.example.com to make a volume.";
        row("no pod", claim, first);
        row("a pod that waits for a node", claim + pod("p", "", "Pending"), scheduled);
        row("a pod put on its node past the scheduler", claim + pod("p", "nodeName: n1, ", "Pending"), scheduled);
        row("a pod that has ended", claim + pod("p", "nodeName: n1, ", "Succeeded"), first);
        row("a node is chosen", selected() + pod("p", "", "Pending"), made);
        row("a node is chosen, its pod gone", selected(), made);
    }
    void aWaitingClaimSaysForWhat()
    {
        QFETCH(QString, objects);
        const TestCluster cluster(objects.toStdString());
        const Ladder ladder = buildLadder(cluster.store(), {{Kind::PersistentVolumeClaim, "demo", "c"}});
        QCOMPARE(ladder.claims.size(), std::size_t(1));
        QTEST(QString::fromStdString(ladder.claims.front().waiting), "waiting");
    }
    void podsThatWereNotReadMayUseAClaim()
    {
        TestCluster cluster(claim);
        cluster.mayRead(Kind::Pod, {});
        const Ladder ladder = buildLadder(cluster.store(), {{Kind::PersistentVolumeClaim, "demo", "c"}});
        QCOMPARE(QString::fromStdString(ladder.claims.front().waiting), QStringLiteral("Waits until a pod that uses it is scheduled."));
    }
    void foldedPodsAreCountedInTheWordsOfTheirServer()
    {
        std::string text;
        for (const char *name : {"a", "b", "c", "d"})
            text += std::string(text.empty() ? "" : "---\n") + "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name
                + ", namespace: demo, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: r, uid: 11111111-1111-1111-1111-111111111111, controller: true}]}\n"
                  "spec: {containers: [{name: a, image: i}, {name: b, image: i}]}\nstatus: {phase: Failed, containerStatuses: [{name: a, state: {terminated: {reason: Completed}}}, "
                  "{name: b, state: {terminated: {exitCode: 2, reason: Error}}}]}\n";
        TestCluster cluster(text);
        LadderOptions options;
        options.fold = 2;
        const auto states = [&] { return buildLadder(cluster.store(), LadderScope::nameSpace("demo"), options).pods.front().states; };
        QCOMPARE(states().front(), std::make_pair(std::string("Error"), 4));
        cluster.of("v1.20.2");
        QCOMPARE(states().front(), std::make_pair(std::string("Completed"), 4));
    }
    void alikePodsFoldWhateverIsTheirOwn_data()
    {
        QTest::addColumn<QString>("other"); // what the last pod has in place of what the others have
        QTest::addColumn<int>("groups");
        QTest::newRow("all alike") << QString() << 1;
        QTest::newRow("reads another object") << QStringLiteral("envFrom: [{configMapRef: {name: other}}], ") << 2;
        QTest::newRow("runs another image") << QStringLiteral("image: other, ") << 2;
        QTest::newRow("mounts elsewhere") << QStringLiteral("mountPath: /other") << 2;
        QTest::newRow("mounts to read only") << QStringLiteral("mountPath: /data, readOnly: true") << 2;
    }
    void alikePodsFoldWhateverIsTheirOwn()
    {
        QFETCH(QString, other);
        QFETCH(int, groups);
        std::string text;
        for (int i = 0; i < 8; ++i) {
            const std::string name = "web-" + std::to_string(i), token = "kube-api-access-abcd" + std::to_string(i), own = i == 7 ? other.toStdString() : std::string();
            const bool mount = own.starts_with("mountPath"), image = own.starts_with("image");
            text += "---\n{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: demo, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u, controller: true}]}, "
                    "spec: {nodeName: n" + std::to_string(i) + ", containers: [{name: a, " + (image ? own : "image: i, ") + (mount || image ? "" : own) + "volumeMounts: [{name: data, " + (mount ? own : "mountPath: /data")
                + "}, {name: " + token + ", mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}], volumes: [{name: data, persistentVolumeClaim: {claimName: data-" + name + "}}, {name: " + token
                + ", projected: {sources: [{serviceAccountToken: {path: token}}]}}]}, status: {phase: Running}}\n";
        }
        const TestCluster cluster(text);
        const Ladder ladder = buildLadder(cluster.store(), LadderScope::nameSpace("demo"));
        QCOMPARE(int(ladder.pods.size()), groups);
        QCOMPARE(ladder.pods.front().members.size(), std::size_t(groups == 1 ? 8 : 7));
        QCOMPARE(ladder.claims.front().members.size(), ladder.pods.front().members.size());
        QCOMPARE(QString::fromStdString(ladder.pods.front().volumes.back().name), QStringLiteral("kube-api-access-abcd0"));
        QCOMPARE(ladder.pods.front().containers.front().mounts.back().volume, 1);
        LadderOptions whole;
        whole.unfolded.push_back(keyText({Kind::StatefulSet, "demo", "web"}));
        QCOMPARE(buildLadder(cluster.store(), LadderScope::nameSpace("demo"), whole).pods.size(), std::size_t(8));
    }
    void onlyWhatAChainIsMadeOfConcernsIt_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<bool>("concerns");
        const auto row = [](const char *name, const std::string &object, bool concerns) { QTest::newRow(name) << QString::fromStdString(object) << concerns; };
        row("its pod", pod("p", "nodeName: n1, ", "Running"), true);
        row("another pod of its claim", pod("q", "", "Running"), true);
        row("its claim, which is not there", "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: demo}}", true);
        row("a claim of that name elsewhere", "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: other}}", true);
        row("a volume for its claim", "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v}, spec: {claimRef: {name: c, namespace: demo}}}", true);
        row("a volume for another", "{apiVersion: v1, kind: PersistentVolume, metadata: {name: v}, spec: {claimRef: {name: d, namespace: demo}}}", false);
        row("a pod without a part in it", "{apiVersion: v1, kind: Pod, metadata: {name: q, namespace: demo}, spec: {containers: [{name: a}]}}", false);
        row("a node", "{apiVersion: v1, kind: Node, metadata: {name: n1}}", false);
    }
    void onlyWhatAChainIsMadeOfConcernsIt()
    {
        QFETCH(QString, object);
        QFETCH(bool, concerns);
        const TestCluster before(pod("p", "", "Pending")), with(object.toStdString());
        const Ladder ladder = buildLadder(before.store(), {{Kind::Pod, "demo", "p"}});
        KindDelta delta;
        for (std::size_t kind = 0; kind < kindCount; ++kind)
            for (const ObjectPtr &one : with.store().all(static_cast<Kind>(kind))) {
                delta.kind = one->kind;
                delta.inserted.push_back(one);
            }
        QCOMPARE(delta.inserted.size(), std::size_t(1));
        QCOMPARE(ladder.basis.concerns(delta), concerns);
        QVERIFY(buildLadder(before.store(), LadderScope::all()).basis.concerns(delta));
    }
};

QTEST_GUILESS_MAIN(StorageLadder)
#include "storage_ladder.moc"
