#include <QTest>

#include "models/scheduling/explainpod.h"
#include "tests/storefixture.h"

using namespace portolan;

namespace {

/// A small cluster in YAML, and the pod lab/target in it.
struct PodCluster {
    testing::StoreFixture fixture;

    explicit PodCluster(int nodes = 2)
    {
        fixture.add("{apiVersion: v1, kind: Namespace, metadata: {name: lab, labels: {team: red}}}");
        for (int i = 1; i <= nodes; ++i)
            node("n" + std::to_string(i));
    }
    void node(const std::string &name, const std::string &labels = {}, const std::string &spec = {}, const std::string &allocatable = "cpu: '2', memory: 4Gi, pods: '10'")
    {
        fixture.add("{apiVersion: v1, kind: Node, metadata: {name: " + name + ", labels: {host: " + name + (labels.empty() ? "" : ", " + labels) + "}}, spec: {" + spec
                    + "}, status: {allocatable: {" + allocatable + "}}}");
    }
    void pod(const std::string &name, const std::string &spec = {}, const std::string &meta = {}, const std::string &ns = "lab")
    {
        fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", namespace: " + ns + (meta.empty() ? "" : ", " + meta) + "}, spec: {" + spec
                    + (spec.find("containers:") == std::string::npos ? std::string(spec.empty() ? "" : ", ") + "containers: [{name: c, image: i}]" : std::string())
                    + "}, status: {phase: " + (spec.find("nodeName") == std::string::npos ? "Pending" : "Running") + "}}");
    }
    void pods(const std::string &names, int count, const std::string &spec, const std::string &meta = {})
    {
        for (int i = 0; i < count; ++i)
            pod(names + std::to_string(i), spec, meta);
    }
    [[nodiscard]] PodExplanation explain(const std::string &name = "target") const
    {
        const auto answer = explainPod(fixture.store.snapshot(), "lab", name, Timestamp::fromSeconds(1'000'000'000));
        return answer ? *answer : PodExplanation();
    }
    /// "n1: reason; reason | n2: ..." of an answer.
    [[nodiscard]] QString nodes() const
    {
        QStringList out;
        for (const NodeAnswer &node : explain().nodes) {
            QStringList reasons;
            for (const std::string &reason : node.reasons)
                reasons << QString::fromStdString(reason);
            out << QString::fromStdString(node.node) + QStringLiteral(": ") + reasons.join(QStringLiteral("; "));
        }
        return out.join(QStringLiteral(" | "));
    }
    [[nodiscard]] QString reason() const { return QString::fromStdString(explain().trouble.reason); }
    [[nodiscard]] QString message() const { return QString::fromStdString(explain().trouble.message); }
};

std::string asking(const std::string &requests)
{
    return "containers: [{name: c, image: i, resources: {requests: {" + requests + "}}}]";
}
std::string claims(const std::string &name)
{
    return "volumes: [{name: v, persistentVolumeClaim: {claimName: " + name + "}}]";
}
std::string claim(const std::string &name, const std::string &spec, const std::string &meta = {})
{
    return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + name + ", namespace: lab" + (meta.empty() ? "" : ", " + meta)
        + "}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, " + spec + "}, status: {phase: Pending}}";
}

const std::string noHelp = "no new claims to deallocate, preemption: 0/2 nodes are available: ";

} // namespace

/// Where the scheduler lets a pod stand, in its own words: a test a rule. Sources: pkg/scheduler/framework/plugins.
class SchedulingPlacement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNodeWithoutRoomTellsAllItLacks()
    {
        PodCluster k;
        k.pod("other", "nodeName: n1, " + asking("cpu: 1500m, memory: 1Gi"));
        k.pod("target", asking("cpu: 1, memory: 8Gi"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: Insufficient cpu; Insufficient memory | n2: Insufficient memory"));
        QCOMPARE(k.reason(), QStringLiteral("Unschedulable"));
        // More memory than there is makes both final, whoever might be evicted.
        QCOMPARE(k.message(), QString::fromStdString("0/2 nodes are available: 1 Insufficient cpu, 2 Insufficient memory. " + noHelp + "2 Preemption is not helpful for scheduling."));
        QCOMPARE(QString::fromStdString(k.explain().nodes[0].detail), QStringLiteral("500m less cpu; 5Gi less memory"));
        QCOMPARE(QString::fromStdString(k.explain().trouble.advice), QStringLiteral("The least that would let it onto a node, n2: 4Gi less memory."));
    }
    void endedPodsAndPodsOfGoneNodesHoldNothing()
    {
        PodCluster k(1);
        k.fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: done, namespace: lab}, spec: {nodeName: n1, " + asking("cpu: 2") + "}, status: {phase: Succeeded}}");
        k.pod("lost", "nodeName: gone, " + asking("cpu: 2"));
        k.pod("target", asking("cpu: 2"));
        QCOMPARE(k.reason(), QStringLiteral("Fits"));
        QCOMPARE(k.message(), QString());
    }
    void initContainersAndSidecarsCount()
    {
        PodCluster k(1);
        const std::string sidecar = "{name: s, image: i, restartPolicy: Always, resources: {requests: {cpu: 500m}}}", init = "{name: a, image: i, resources: {requests: {cpu: 1600m}}}";
        k.pod("target", "initContainers: [" + init + ", " + sidecar + "], " + asking("cpu: 100m"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: ")); // the sidecar starts after it
        k.pod("target", "initContainers: [" + sidecar + ", " + init + "], " + asking("cpu: 100m"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: Insufficient cpu"));
        k.pod("target", "containers: [{name: c, image: i, resources: {limits: {cpu: 3}}}]"); // a limit alone is a request
        QCOMPARE(k.nodes(), QStringLiteral("n1: Insufficient cpu"));
    }
    void aPodAskingNothingNeedsASlot()
    {
        PodCluster k(0);
        k.node("n1", {}, {}, "cpu: '2', memory: 4Gi, pods: '1'");
        k.node("n2", {}, {}, "cpu: '2', memory: 4Gi"); // no number of pods is none
        k.pod("other", "nodeName: n1");
        k.pod("target");
        QCOMPARE(k.nodes(), QStringLiteral("n1: Too many pods | n2: Too many pods"));
    }
    void taintsRefuseUnlessBorne_data()
    {
        QTest::addColumn<QString>("taint");
        QTest::addColumn<QString>("toleration");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *name, const char *taint, const char *toleration, bool fits) {
            QTest::newRow(name) << QString::fromUtf8(taint) << QString::fromUtf8(toleration) << fits;
        };
        row("none", "key: k, value: v, effect: NoSchedule", "", false);
        row("prefer", "key: k, effect: PreferNoSchedule", "", true);
        row("equal is the default", "key: k, value: v, effect: NoSchedule", "key: k, value: v", true);
        row("another value", "key: k, value: v, effect: NoSchedule", "key: k, value: w, operator: Equal", false);
        row("another effect", "key: k, effect: NoExecute", "key: k, operator: Exists, effect: NoSchedule", false);
        row("everything", "key: k, value: v, effect: NoExecute", "operator: Exists", true);
        row("for a while", "key: k, effect: NoExecute", "key: k, operator: Exists, tolerationSeconds: 5", true);
    }
    void taintsRefuseUnlessBorne()
    {
        QFETCH(QString, taint);
        QFETCH(QString, toleration);
        QFETCH(bool, fits);
        PodCluster k(0);
        k.node("n1", {}, "taints: [{" + taint.toStdString() + "}]");
        k.pod("target", toleration.isEmpty() ? std::string() : "tolerations: [{" + toleration.toStdString() + "}]");
        QCOMPARE(k.nodes(), fits ? QStringLiteral("n1: ") : QStringLiteral("n1: node(s) had untolerated taint(s)"));
    }
    void theTaintIsNamedThoughTheMessageDoesNot()
    {
        PodCluster k(0);
        k.node("n1", {}, "taints: [{key: team, value: db, effect: NoSchedule}]");
        k.pod("target");
        QCOMPARE(QString::fromStdString(k.explain().nodes[0].detail), QStringLiteral("a toleration of team=db:NoSchedule"));
    }
    void aCordonRefusesUnlessItsTaintIsBorne()
    {
        PodCluster k(0);
        k.node("n1", {}, "unschedulable: true");
        k.pod("target");
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) were unschedulable"));
        k.pod("target", "tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists, effect: NoSchedule}]");
        QCOMPARE(k.nodes(), QStringLiteral("n1: "));
    }
    void selectorAndAffinityMustBothMatch()
    {
        PodCluster k(0);
        k.node("n1", "disk: ssd, gen: '5'");
        k.node("n2", "disk: hdd, gen: '9'");
        const auto terms = [](const std::string &list) { return "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [" + list + "]}}}"; };
        const QString no = QStringLiteral("node(s) didn't match Pod's node affinity/selector");
        k.pod("target", "nodeSelector: {disk: ssd}");
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: ") + no);
        k.pod("target", "nodeSelector: {disk: ssd}, " + terms("{matchExpressions: [{key: gen, operator: Gt, values: ['6']}]}"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: %1").arg(no));
        k.pod("target", terms("{matchExpressions: [{key: gen, operator: Gt, values: ['6']}]}, {matchExpressions: [{key: none, operator: DoesNotExist}, {key: disk, operator: In, values: [ssd]}]}"));
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
        k.pod("target", terms("{}")); // an empty term selects nothing
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: %1").arg(no));
    }
    void nodesThatAreNotNamedAreNotLookedAt()
    {
        PodCluster k;
        const auto named = [](const std::string &fields) {
            return "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [" + fields + "]}]}}}";
        };
        k.pod("target", named("{key: metadata.name, operator: In, values: [n2]}") + ", " + asking("cpu: 9"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) didn't satisfy plugin(s) [NodeAffinity] | n2: Insufficient cpu"));
        k.pod("target", named("{key: metadata.name, operator: In, values: [n2]}, {key: metadata.name, operator: In, values: [n1]}"));
        QCOMPARE(k.reason(), QStringLiteral("AffinityConflict"));
        QCOMPARE(k.message(), QStringLiteral("0/2 nodes are available: pod affinity terms conflict. not found"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: pod affinity terms conflict | n2: pod affinity terms conflict"));
    }
    void hostPortsAreTakenOnce()
    {
        PodCluster k;
        const auto port = [](const std::string &more) { return "containers: [{name: c, image: i, ports: [{containerPort: 80, hostPort: 8080" + more + "}]}]"; };
        k.pod("other", "nodeName: n1, " + port(", hostIP: 10.0.0.1"));
        k.pod("target", port(""));
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) didn't have free ports for the requested pod ports | n2: "));
        k.pod("target", port(", protocol: UDP"));
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
        k.pod("target", port(", hostIP: 10.0.0.2"));
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
    }
    void anEmptyZoneWithoutRoomBlocksTheOthers()
    {
        PodCluster k(0);
        k.node("n1", "zone: a");
        k.node("n2", "zone: b", "unschedulable: true");
        k.node("n3");
        const std::string spread = "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]";
        k.pod("target", spread, "labels: {app: web}");
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: node(s) were unschedulable | n3: node(s) didn't match pod topology spread constraints (missing required label)"));
        k.pod("other", "nodeName: n1", "labels: {app: web}");
        const QString blocked = k.nodes();
        QCOMPARE(blocked.section(QStringLiteral(" | "), 0, 0), QStringLiteral("n1: node(s) didn't match pod topology spread constraints"));
        k.pod("other", "nodeName: n1", "labels: {app: web}, deletionTimestamp: '2026-01-01T00:00:00Z'"); // going: not counted
        QCOMPARE(k.nodes().section(QStringLiteral(" | "), 0, 0), QStringLiteral("n1: "));
    }
    void domainsAreOfNodesThePodMaySelect()
    {
        PodCluster k(0);
        k.node("n1", "zone: a, disk: ssd");
        k.node("n2", "zone: b");
        const std::string constraint = "maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}";
        k.pods("other", 2, "nodeName: n1", "labels: {app: web}");
        k.pod("target", "nodeSelector: {disk: ssd}, topologySpreadConstraints: [{" + constraint + "}]", "labels: {app: web}");
        QCOMPARE(k.nodes().section(QStringLiteral(" | "), 0, 0), QStringLiteral("n1: "));
        k.pod("target", "nodeSelector: {disk: ssd}, topologySpreadConstraints: [{" + constraint + ", nodeAffinityPolicy: Ignore}]", "labels: {app: web}");
        QCOMPARE(k.nodes().section(QStringLiteral(" | "), 0, 0), QStringLiteral("n1: node(s) didn't match pod topology spread constraints"));
        k.pod("target", "nodeSelector: {disk: ssd}, topologySpreadConstraints: [{" + constraint + ", minDomains: 2}]", "labels: {app: web}");
        QCOMPARE(k.nodes().section(QStringLiteral(" | "), 0, 0), QStringLiteral("n1: node(s) didn't match pod topology spread constraints"));
    }
    void podsThatMustStandTogether()
    {
        PodCluster k(0);
        k.node("n1", "zone: a");
        k.node("n2", "zone: b");
        const std::string term = "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {app: db}}%}]}}";
        const auto with = [&term](const std::string &more) { return std::string(term).replace(term.find('%'), 1, more); };
        const QString no = QStringLiteral("node(s) didn't match pod affinity rules");
        k.pod("target", with(""));
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: %1").arg(no));
        k.pod("target", with(""), "labels: {app: db}"); // the first of its kind
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
        k.pod("target", with(""));
        k.pod("db", "nodeName: n2", "labels: {app: db}", "shop"); // another namespace
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: %1").arg(no));
        k.pod("target", with(", namespaces: [shop]"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: ").arg(no));
        k.pod("target", with(", namespaceSelector: {}"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: ").arg(no));
        k.fixture.add("{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: blue}}}");
        k.pod("target", with(", namespaceSelector: {matchLabels: {team: red}}"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: %1").arg(no));
    }
    void podsThatMustStandApart()
    {
        PodCluster k;
        const std::string apart = "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: host, labelSelector: {matchLabels: {app: db}}}]}}";
        k.pod("db", "nodeName: n1", "labels: {app: db}");
        k.pod("target", apart);
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) didn't match pod anti-affinity rules | n2: "));
        k.pod("db", "nodeName: n1, " + apart);
        k.pod("target", {}, "labels: {app: db}");
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) didn't satisfy existing pods anti-affinity rules | n2: "));
    }
    void claimsRefuseThePodAsAWhole()
    {
        PodCluster k;
        k.fixture.add(claim("soon", "storageClassName: none"));
        k.fixture.add(claim("going", "storageClassName: none", "deletionTimestamp: '2026-01-01T00:00:00Z'"));
        k.pod("target", claims("absent"));
        QCOMPARE(k.reason(), QStringLiteral("ClaimNotFound"));
        QCOMPARE(k.message(), QStringLiteral("0/2 nodes are available: persistentvolumeclaim \"absent\" not found. not found"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: persistentvolumeclaim \"absent\" not found | n2: persistentvolumeclaim \"absent\" not found"));
        k.pod("target", claims("soon"));
        QCOMPARE(k.reason(), QStringLiteral("ClaimUnbound"));
        QCOMPARE(k.message(), QStringLiteral("0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found"));
        k.pod("target", claims("going"));
        QCOMPARE(k.reason(), QStringLiteral("ClaimDeleting"));
        k.fixture.add(claim("bound", "volumeName: pv", "annotations: {pv.kubernetes.io/bind-completed: 'yes'}"));
        k.pod("target", claims("bound"));
        QCOMPARE(k.reason(), QStringLiteral("VolumeNotFound"));
        QCOMPARE(k.message(), QStringLiteral("0/2 nodes are available: persistentvolume \"pv\" not found. not found"));
        k.pod("target", "volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce]}}}}]");
        QCOMPARE(k.message(), QStringLiteral("0/2 nodes are available: waiting for ephemeral volume controller to create the persistentvolumeclaim \"target-v\". not found"));
    }
    void aClaimThatWasNotReadRefusesNothing()
    {
        PodCluster k;
        k.fixture.store.setCoverage(Kind::PersistentVolumeClaim, {Covered::NotInFile, {}, {}});
        k.pod("target", claims("absent"));
        const PodExplanation answer = k.explain();
        QCOMPARE(answer.trouble.reason, std::string("Unknown"));
        QCOMPARE(answer.unknown, std::vector<std::string>{"claim lab/absent: claims are not in this file"});
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
    }
    void boundVolumesTieToTheirNodes()
    {
        PodCluster k;
        k.fixture.add(claim("bound", "volumeName: pv", "annotations: {pv.kubernetes.io/bind-completed: 'yes'}"));
        k.fixture.add("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv}, spec: {capacity: {storage: 1Gi}, nodeAffinity: {required: {nodeSelectorTerms: "
                      "[{matchExpressions: [{key: host, operator: In, values: [n2]}]}]}}}}");
        k.pod("target", claims("bound"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) didn't match PersistentVolume's node affinity | n2: "));
    }
    void lateClaimsTakeAVolumeEach()
    {
        PodCluster k;
        k.fixture.add("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: late}, provisioner: kubernetes.io/no-provisioner, volumeBindingMode: WaitForFirstConsumer}");
        for (const char *name : {"a", "b"})
            k.fixture.add(claim(name, "storageClassName: late"));
        const auto volume = [](const std::string &name, const std::string &node) {
            return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: " + name + "}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], storageClassName: late, "
                "nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: host, operator: In, values: [" + node + "]}]}]}}}, status: {phase: Available}}";
        };
        for (const char *name : {"p1", "p2"})
            k.fixture.add(volume(name, "n1"));
        k.fixture.add(volume("p3", "n2"));
        k.pod("target", "volumes: [{name: v, persistentVolumeClaim: {claimName: a}}, {name: w, persistentVolumeClaim: {claimName: b}}]");
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: node(s) didn't find available persistent volumes to bind"));
    }
    void onePodAloneMayUseSomeClaims()
    {
        PodCluster k;
        k.fixture.add("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: one, namespace: lab, annotations: {pv.kubernetes.io/bind-completed: 'yes'}}, spec: "
                      "{accessModes: [ReadWriteOncePod], volumeName: pv}, status: {phase: Bound}}");
        k.fixture.add("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv}, spec: {capacity: {storage: 1Gi}}}");
        k.pod("other", "nodeName: n1, priority: 5, " + claims("one"));
        k.pod("target", "priority: 5, " + claims("one"));
        const QString text = QStringLiteral("node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod");
        QCOMPARE(k.nodes(), QStringLiteral("n1: %1 | n2: %1").arg(text));
        QCOMPARE(k.message(), QString::fromStdString("0/2 nodes are available: 2 ") + text + QStringLiteral(". ") + QString::fromStdString(noHelp) + QStringLiteral("2 No preemption victims found for incoming pod."));
        k.pod("target", "priority: 6, " + claims("one"));
        QCOMPARE(k.reason(), QStringLiteral("Preempting"));
    }
    void driversAttachSoManyVolumes()
    {
        PodCluster k;
        k.fixture.add("{apiVersion: storage.k8s.io/v1, kind: CSINode, metadata: {name: n1}, spec: {drivers: [{name: d, nodeID: x, allocatable: {count: 1}}]}}");
        for (const char *name : {"a", "b"}) {
            k.fixture.add(claim(name, std::string("volumeName: pv-") + name, "annotations: {pv.kubernetes.io/bind-completed: 'yes'}"));
            k.fixture.add(std::string("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-") + name + "}, spec: {capacity: {storage: 1Gi}, csi: {driver: d, volumeHandle: " + name + "}}}");
        }
        k.pod("other", "nodeName: n1, " + claims("a"));
        k.pod("target", claims("b"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) exceed max volume count | n2: "));
        k.pod("target", claims("a")); // there already
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
    }
    void podsOfLowerPriorityMakeRoom()
    {
        PodCluster k;
        k.pod("low", "nodeName: n1, priority: 1, " + asking("cpu: 2"));
        k.pod("high", "nodeName: n2, priority: 9, " + asking("cpu: 2"));
        k.pod("target", "priority: 5, " + asking("cpu: 1"));
        PodExplanation answer = k.explain();
        QCOMPARE(answer.trouble.reason, std::string("Preempting"));
        QCOMPARE(answer.trouble.message, std::string("0/2 nodes are available: 2 Insufficient cpu."));
        QCOMPARE(answer.mayEvict, std::vector<std::string>{"n1"});
        k.pod("target", "priority: 5, preemptionPolicy: Never, " + asking("cpu: 1"));
        answer = k.explain();
        QCOMPARE(answer.trouble.reason, std::string("Unschedulable"));
        QCOMPARE(answer.trouble.message, std::string("0/2 nodes are available: 2 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never."));
    }
    void reasonsAreSortedAsTexts()
    {
        PodCluster k(0);
        for (int i = 0; i < 12; ++i)
            k.node("n" + std::to_string(i), {}, {}, i < 10 ? "cpu: '2'" : "cpu: '2', pods: '5'");
        k.pod("target", asking("cpu: 3"));
        QCOMPARE(k.message().section(QStringLiteral(". "), 0, 0), QStringLiteral("0/12 nodes are available: 10 Too many pods, 12 Insufficient cpu"));
    }
    void promisedNodesAreTaken()
    {
        PodCluster k(1);
        k.fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: first, namespace: lab}, spec: {priority: 5, " + asking("cpu: 2") + "}, status: {phase: Pending, nominatedNodeName: n1}}");
        k.pod("target", "priority: 5, " + asking("cpu: 1"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: Insufficient cpu"));
        k.pod("target", "priority: 6, " + asking("cpu: 1"));
        QCOMPARE(k.nodes(), QStringLiteral("n1: "));
    }
    void whatKeepsAPodFromTheQueue()
    {
        PodCluster k(1);
        k.pod("target", "schedulingGates: [{name: example.com/wait}]");
        QCOMPARE(k.reason(), QStringLiteral("SchedulingGated"));
        k.pod("target", "schedulerName: mine");
        QCOMPARE(k.reason(), QStringLiteral("NoScheduler"));
        PodCluster empty(0);
        empty.pod("target");
        QCOMPARE(empty.reason(), QStringLiteral("NoNodes"));
        QCOMPARE(empty.message(), QStringLiteral("no nodes available to schedule pods"));
        empty.fixture.store.setCoverage(Kind::Node, {Covered::NotInFile, {}, {}});
        QCOMPARE(empty.reason(), QStringLiteral("Unknown"));
    }
};

QTEST_GUILESS_MAIN(SchedulingPlacement)
#include "scheduling_placement.moc"
