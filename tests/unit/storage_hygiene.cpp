#include "models/storage/hygiene.h"
#include "tests/support/cluster.h"

using namespace portolan;

namespace {

const std::string nodes = R"(
apiVersion: v1
kind: Node
metadata: {name: n1, labels: {kubernetes.io/hostname: n1, zone: a}}
---
apiVersion: v1
kind: Node
metadata: {name: n2, labels: {kubernetes.io/hostname: n2, zone: a}}
---
)";

std::string volume(const std::string &name, const std::string &phase, const std::string &extra = "  nfs: {server: s, path: /p}\n", const std::string &claim = {})
{
    return "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: " + name + "}\nspec:\n  capacity: {storage: 10Gi}\n  accessModes: [ReadWriteOnce]\n"
           "  storageClassName: disk\n  persistentVolumeReclaimPolicy: Retain\n" + extra
        + (claim.empty() ? std::string() : "  claimRef: {namespace: ns, name: " + claim + "}\n") + "status: {phase: " + phase + "}\n---\n";
}

std::string claim(const std::string &name, const std::string &phase, const std::string &volumeName = {}, const std::string &mode = "ReadWriteOnce")
{
    return "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: " + name + ", namespace: ns}\nspec:\n  storageClassName: disk\n  accessModes: [" + mode + "]\n"
           "  resources: {requests: {storage: 5Gi}}\n" + (volumeName.empty() ? std::string() : "  volumeName: " + volumeName + "\n")
        + "status: {phase: " + phase + (volumeName.empty() ? std::string() : ", capacity: {storage: 10Gi}, accessModes: [" + mode + "]") + "}\n---\n";
}

std::string pod(const std::string &name, const std::string &node, const std::string &volumes, const std::string &phase = "Running", const std::string &owner = {})
{
    return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + name + "\n  namespace: ns\n"
        + (owner.empty() ? std::string() : "  ownerReferences: [{apiVersion: apps/v1, kind: " + owner + ", name: maker, uid: u, controller: true}]\n")
        + "spec:\n  nodeName: \"" + node + "\"\n  containers: [{name: c, image: i}]\n  volumes:\n" + volumes + "status: {phase: " + phase + "}\n---\n";
}

std::string usesClaim(const std::string &name)
{
    return "  - {name: data, persistentVolumeClaim: {claimName: " + name + "}}\n";
}

std::string attachment(const std::string &name, const std::string &volumeName, const std::string &node)
{
    return "apiVersion: storage.k8s.io/v1\nkind: VolumeAttachment\nmetadata: {name: " + name + "}\nspec:\n  attacher: d\n  nodeName: " + node
        + "\n  source: {persistentVolumeName: " + volumeName + "}\nstatus: {attached: true}\n---\n";
}

StorageInventory inventoryOf(const TestCluster &cluster)
{
    return StorageInventory::of(cluster.store().snapshot());
}

/// "releasedVolume v | unusedClaim c"
QString findingsOf(const std::string &yaml, const std::string &ns = {})
{
    const TestCluster cluster(yaml);
    QStringList out;
    for (const HygieneFinding &finding : checkHygiene(inventoryOf(cluster), ns).findings) {
        out << QString::fromStdString(std::string(findingWord(finding.type)) + ' ' + finding.object.name);
        if (finding.why.empty() || finding.todo.empty() || finding.evidence.empty())
            out.back() += QStringLiteral(" (says too little)");
    }
    return out.join(QStringLiteral(" | "));
}

/// "p moves: data lost"
QString lossOf(const std::string &yaml, const std::string &node)
{
    static const char *const words[] = {"lost", "stuck", "ends", "moves"};
    const TestCluster cluster(yaml);
    QStringList out;
    const NodeLoss loss = loseNode(inventoryOf(cluster), node);
    for (const auto &one : loss.pods) {
        QString text = QString::fromStdString(one.pod.name) + QLatin1Char(' ') + QLatin1String(words[int(one.fate)]);
        for (const auto &data : one.data)
            text += QStringLiteral(", %1 %2").arg(QString::fromStdString(data.volume), QLatin1String(words[int(data.fate)]));
        out << text;
    }
    for (const auto &one : loss.claims)
        out << QStringLiteral("claim ") + QString::fromStdString(one.claim.name);
    return out.join(QStringLiteral(" | "));
}

/// A workload of no pods whose template names a claim; CronJobs have it one level down.
std::string workload(const std::string &kind, const std::string &claimName, const std::string &more = {})
{
    const std::string pods = "{metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}], volumes: [{name: d, persistentVolumeClaim: {claimName: " + claimName + "}}]}}";
    return "apiVersion: " + std::string(kind == "CronJob" || kind == "Job" ? "batch/v1" : "apps/v1") + "\nkind: " + kind + "\nmetadata: {name: maker, namespace: ns}\nspec:\n"
        + (kind == "CronJob" ? "  jobTemplate: {spec: {template: " + pods + "}}\n" : "  template: " + pods + "\n") + more + "---\n";
}

std::string statefulSet(const std::string &name, const std::string &claimTemplate)
{
    return "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: " + name + ", namespace: ns}\nspec:\n  replicas: 0\n  volumeClaimTemplates: [{metadata: {name: " + claimTemplate + "}}]\n---\n";
}

const std::string onEither = "  local: {path: /d}\n  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n1, n2]}]}]}}\n";
const std::string onN1 = "  local: {path: /d}\n  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n1]}]}]}}\n";
const std::string inZone = "  csi: {driver: d, volumeHandle: h}\n  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}\n";

} // namespace

/// What is left over, and what dies with a node.
class StorageHygiene : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsFoundWhereAllIsWell()
    {
        QCOMPARE(findingsOf(nodes + volume("v", "Bound", inZone, "c") + claim("c", "Bound", "v") + pod("p", "n1", usesClaim("c"))
                            + attachment("a", "v", "n1") + volume("free", "Available")), QString());
    }
    void findings_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("found");
        const auto add = [](const char *name, const std::string &yaml, const char *found) {
            QTest::newRow(name) << QString::fromStdString(nodes + yaml) << QString::fromUtf8(found);
        };
        const std::string bound = volume("v", "Bound", inZone, "c") + claim("c", "Bound", "v");
        add("released", volume("v", "Released"), "releasedVolume v");
        add("failed first", volume("a", "Released") + volume("z", "Failed"), "failedVolume z | releasedVolume a");
        add("lost", claim("c", "Lost", "gone"), "lostClaim c");
        add("unused", bound, "unusedClaim c");
        add("used by what ended", bound + pod("p", "n1", usesClaim("c"), "Succeeded"), "unusedClaim c");
        add("used by what does not run", bound + pod("p", "", usesClaim("c"), "Pending"), "unusedClaim c");
        add("waiting with its pod", claim("c", "Pending") + pod("p", "", usesClaim("c"), "Pending"), "");
        add("waiting without a pod", claim("c", "Pending"), "unusedClaim c");
        add("two nodes", bound + pod("p", "n1", usesClaim("c")) + pod("q", "n2", usesClaim("c")), "splitClaim c");
        add("two nodes, one ended", bound + pod("p", "n1", usesClaim("c")) + pod("q", "n2", usesClaim("c"), "Failed"), "");
        add("two nodes may", volume("v", "Bound", inZone, "c") + claim("c", "Bound", "v", "ReadWriteMany") + pod("p", "n1", usesClaim("c")) + pod("q", "n2", usesClaim("c")), "");
        for (const char *kind : {"Deployment", "ReplicaSet", "DaemonSet", "Job", "CronJob", "StatefulSet"})
            add(kind, bound + workload(kind, "c", kind == std::string("Deployment") ? "  replicas: 0\n" : ""), "");
        add("a workload of another claim", bound + workload("Deployment", "other"), "unusedClaim c");
        add("a job that has ended", bound + workload("Job", "c", "status: {conditions: [{type: Complete, status: \"True\"}]}\n"), "unusedClaim c");
        const auto named = [](const std::string &name) { return volume("v", "Bound", inZone, name) + claim(name, "Bound", "v"); };
        add("made by a set that has no pods", named("data-db-0") + statefulSet("db", "data"), "");
        add("made by it when it was larger", named("data-db-12") + statefulSet("db", "data"), "");
        add("a name that only looks so", named("data-db-x") + statefulSet("db", "data"), "unusedClaim data-db-x");
        add("another template's", named("logs-db-0") + statefulSet("db", "data"), "unusedClaim logs-db-0");
        add("another set's", named("data-web-0") + statefulSet("db", "data"), "unusedClaim data-web-0");
        add("taken by another claim", volume("v", "Bound", inZone, "other") + claim("c", "Lost", "v"), "lostClaim c");
        add("attached to a node that is gone", bound + pod("p", "n1", usesClaim("c")) + attachment("a", "v", "n9"), "orphanedAttachment a");
        add("attached where no pod is", bound + pod("p", "n1", usesClaim("c")) + attachment("a", "v", "n2"), "orphanedAttachment a");
        add("attached without a volume", attachment("a", "v", "n1"), "orphanedAttachment a");
    }
    void findings()
    {
        QFETCH(QString, yaml);
        QTEST(findingsOf(yaml.toStdString()), "found");
    }
    void sentencesSayWhatIsTrueOfThisOne_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("says");
        const auto add = [](const char *name, const std::string &yaml, const char *says) { QTest::newRow(name) << QString::fromStdString(nodes + yaml) << QString::fromUtf8(says); };
        const std::string bound = volume("v", "Bound", inZone, "c") + claim("c", "Bound", "v") + pod("p", "n1", usesClaim("c"));
        const auto attached = [](const char *status) {
            std::string text = attachment("a", "v", "n2");
            return text.replace(text.find("{attached: true}"), 16, status);
        };
        add("attached", bound + attached("{attached: true}"), "Volume v is attached to n2, where no pod uses it.");
        add("attaching failed", bound + attached("{attached: false, attachError: {message: disk is busy}}"), "is to be attached to n2, where no pod uses it, and is not yet. Attaching fails: disk is busy");
        add("lost", claim("c", "Lost", "gone"), "Its volume gone is gone");
        add("lost to another", volume("v", "Bound", inZone, "other") + claim("c", "Lost", "v"), "Its volume v belongs to another claim, ns/other.");
    }
    void sentencesSayWhatIsTrueOfThisOne()
    {
        QFETCH(QString, yaml);
        QFETCH(QString, says);
        const TestCluster cluster(yaml.toStdString());
        const auto findings = checkHygiene(inventoryOf(cluster)).findings;
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY2(findings.front().why.find(says.toStdString()) != std::string::npos, findings.front().why.c_str());
    }
    void aClaimThatBelongsToSomethingNamesIt()
    {
        std::string owned = claim("c", "Bound", "v");
        owned.replace(owned.find("namespace: ns}"), 14, "namespace: ns, ownerReferences: [{apiVersion: db.example/v1, kind: Cluster, name: pg, uid: u, controller: true}]}");
        const TestCluster cluster(nodes + volume("v", "Bound", inZone, "c") + owned);
        const auto findings = checkHygiene(inventoryOf(cluster)).findings;
        QVERIFY(findings.size() == 1 && findings.front().todo.find("belongs to Cluster pg") != std::string::npos);
    }
    void aNamespaceNarrowsClaimsOnly()
    {
        const std::string yaml = nodes + volume("v", "Released") + claim("c", "Pending");
        QCOMPARE(findingsOf(yaml, "elsewhere"), QStringLiteral("releasedVolume v"));
        QCOMPARE(findingsOf(yaml, "ns"), QStringLiteral("releasedVolume v | unusedClaim c"));
    }
    void capacityIsCountedByPhaseAndByWhoAsks()
    {
        const TestCluster cluster(nodes + volume("v", "Bound", inZone, "c") + volume("w", "Bound", onN1, "d") + volume("x", "Released", onN1) + volume("yy", "Failed")
                                  + volume("z", "Available") + claim("c", "Bound", "v") + claim("d", "Bound", "w") + claim("e", "Pending")
                                  + pod("p", "n1", usesClaim("c")) + pod("q", "n1", usesClaim("c")));
        const Hygiene found = checkHygiene(inventoryOf(cluster));
        QCOMPARE(found.classes.size(), std::size_t(1));
        const ClassCapacity &disk = found.classes[0];
        const auto gi = [](int n) { return Quantity::parse(std::to_string(n) + "Gi").value(); };
        QVERIFY(disk.bound == gi(20) && disk.released == gi(10) && disk.failed == gi(10) && disk.available == gi(10));
        QVERIFY(disk.requested == gi(10) && disk.waiting == gi(5));
        QCOMPARE(found.nodes.size(), std::size_t(2));
        QVERIFY(found.nodes[0].tiedBound == gi(10) && found.nodes[0].tiedFree == gi(10)); // x and w; yy and z are reached from anywhere
        QVERIFY(found.nodes[0].mounted == gi(10)); // once, though two pods mount it
        QVERIFY(found.nodes[1].mounted.isZero());
    }
    void aNodeTakesItsDataAlong_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("lost");
        const auto add = [](const char *name, const std::string &yaml, const char *lost) {
            QTest::newRow(name) << QString::fromStdString(nodes + yaml) << QString::fromUtf8(lost);
        };
        add("empty directory", pod("p", "n1", "  - {name: tmp, emptyDir: {}}\n", "Running", "ReplicaSet"), "p moves, tmp lost");
        add("host's directory", pod("p", "n1", "  - {name: logs, hostPath: {path: /var/log}}\n", "Running", "DaemonSet"), "p ends, logs lost");
        add("configuration is no data", pod("p", "n1", "  - {name: c, configMap: {name: m}}\n", "Running", "Job"), "p moves");
        add("nobody makes it anew", pod("p", "n1", "  []\n"), "p lost");
        add("a node's own disk", volume("v", "Bound", onN1, "c") + claim("c", "Bound", "v") + pod("p", "n1", usesClaim("c"), "Running", "StatefulSet"),
            "p stuck, data lost | claim c");
        add("a disk of the zone", volume("v", "Bound", inZone, "c") + claim("c", "Bound", "v") + pod("p", "n1", usesClaim("c"), "Running", "StatefulSet"), "p moves, data moves");
        add("a hostPath volume", volume("v", "Bound", "  hostPath: {path: /d}\n", "c") + claim("c", "Bound", "v") + pod("p", "n1", usesClaim("c"), "Running", "ReplicaSet"),
            "p moves, data lost | claim c");
        add("a disk on either node", volume("v", "Bound", onEither, "c") + claim("c", "Bound", "v") + pod("p", "n1", usesClaim("c"), "Running", "ReplicaSet"),
            "p moves, data lost | claim c");
        add("a disk on either node, used on the other", volume("v", "Bound", onEither, "c") + claim("c", "Bound", "v") + pod("p", "n2", usesClaim("c"), "Running", "ReplicaSet"), "");
        add("bound and unused", volume("v", "Bound", onN1, "c") + claim("c", "Bound", "v"), "claim c");
        add("elsewhere and ended", pod("p", "n2", "  - {name: tmp, emptyDir: {}}\n") + pod("q", "n1", "  - {name: tmp, emptyDir: {}}\n", "Succeeded"), "");
        add("worst first", pod("a", "n1", "  []\n", "Running", "ReplicaSet") + pod("b", "n1", "  []\n", "Running", "DaemonSet") + pod("c", "n1", "  []\n"), "c lost | b ends | a moves");
    }
    void aNodeTakesItsDataAlong()
    {
        QFETCH(QString, yaml);
        QTEST(lossOf(yaml.toStdString(), "n1"), "lost");
    }
    void answersAreWrittenInFull()
    {
        const TestCluster cluster(nodes + volume("v", "Bound", onN1, "c") + claim("c", "Bound", "v") + volume("old", "Released"));
        const StorageInventory inventory = inventoryOf(cluster);
        const NodeLoss loss = loseNode(inventory, "n1");
        const Json json = hygieneJson(checkHygiene(inventory), &loss);
        QCOMPARE(json["findings"].size(), std::size_t(2));
        QCOMPARE(json["findings"][0]["object"].str(), std::string("persistentvolumes/old"));
        QCOMPARE(json["findings"][0]["evidence"][0].str(), std::string("persistentvolumes/old .status.phase = Released"));
        QCOMPARE(json["loss"]["claims"][0]["claim"].str(), std::string("ns/c"));
        QVERIFY(hygieneText({}, nullptr) == "Nothing to clean.\n");
    }
};

QTEST_GUILESS_MAIN(StorageHygiene)
#include "storage_hygiene.moc"
