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
};

QTEST_GUILESS_MAIN(StorageLadder)
#include "storage_ladder.moc"
