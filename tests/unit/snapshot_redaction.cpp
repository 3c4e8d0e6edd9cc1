#include <arpa/inet.h>

#include <QFile>
#include <QTest>

#include "models/snapshot/filecoverage.h"
#include "models/snapshot/redactor.h"
#include "models/snapshot/snapshot.h"

using namespace portolan;

/// A cluster with an object of every kind, redacted: nothing tells whose it is, and everything that belongs together still does.
class SnapshotRedaction final : public QObject
{
    Q_OBJECT
    std::map<std::string, Json> m_before, m_after; ///< by "Kind/name" of the original

    static std::vector<Json> fixture()
    {
        QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/unit/data/everykind.yaml"));
        std::vector<Json> objects;
        if (!file.open(QIODevice::ReadOnly))
            return objects;
        const auto snapshot = readSnapshotText(file.readAll().toStdString(), "everykind.yaml");
        if (!snapshot)
            return objects;
        for (const SnapshotProblem &problem : snapshot->problems)
            qWarning("%s", problem.text().c_str());
        const auto resources = snapshot->source->resources();
        for (const ResourceInfo &resource : *resources) {
            auto list = snapshot->source->list(resource, {});
            for (Json &object : list->member("items").mutableItems())
                objects.push_back(std::move(object));
        }
        return objects;
    }
    [[nodiscard]] const Json &after(const std::string &key) const
    {
        static const Json none;
        const auto found = m_after.find(key);
        return found == m_after.end() ? none : found->second;
    }
    [[nodiscard]] std::string name(const std::string &key) const { return after(key).at("metadata.name").str(); }
    static bool isAddress(const std::string &text, int family)
    {
        unsigned char bytes[16];
        return inet_pton(family, text.c_str(), bytes) == 1;
    }

private Q_SLOTS:
    void initTestCase();
    void nothingTellsWhoseItIs();
    void addressesStayAddresses();
    void composedNamesStayComposed();
    void whatBelongsTogetherStillDoes();
    void kubernetesOwnWordsStay();
    void wordsWithCapitalsAreSomebodysToo();
    void ownKindsGetStandIns();
    void whatAFileCoversStays();
    void theSameAgain();
};

void SnapshotRedaction::initTestCase()
{
    const std::vector<Json> objects = fixture();
    QVERIFY(objects.size() > 65);
    Redactor redactor(objects);
    for (const Json &object : objects) {
        const std::string key = object["kind"].str() + '/' + object.at("metadata.name").str();
        m_before[key] = object;
        m_after[key] = redactor.redacted(object);
    }
}

void SnapshotRedaction::nothingTellsWhoseItIs()
{
    int told = 0;
    for (const auto &[key, object] : m_after) {
        const QString text = QString::fromStdString(toJsonText(object));
        for (qsizetype at = text.indexOf(QStringLiteral("zq"), 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(QStringLiteral("zq"), at + 2, Qt::CaseInsensitive)) {
            ++told;
            qWarning("%s: ...%s...", key.c_str(), qPrintable(text.mid(std::max<qsizetype>(at - 50, 0), 100)));
        }
        for (const char *address : {"10.244.1.5", "10.244.1.6", "10.96.7.7", "fd00:96::77", "192.168.5.5", "10.1.0.0", "10.1.2.0", "10.9.8.7", "aa:bb:cc:00:11:22"})
            QVERIFY2(!text.contains(QString::fromLatin1(address)), qPrintable(QString::fromStdString(key) + QStringLiteral(": ") + QString::fromLatin1(address)));
    }
    QCOMPARE(told, 0);
}

void SnapshotRedaction::addressesStayAddresses()
{
    const std::string four = name("IPAddress/10.96.7.7"), six = name("IPAddress/fd00:96::77");
    QVERIFY2(isAddress(four, AF_INET), four.c_str());
    QVERIFY2(isAddress(six, AF_INET6), six.c_str());
    const Json &service = after("Service/zqweb");
    QCOMPARE(service.at("spec.clusterIP").str(), four);
    QCOMPARE(service["spec"]["clusterIPs"][1].str(), six);
    const std::string cidr = after("ServiceCIDR/zqservices")["spec"]["cidrs"][0].str(); // a /16
    QVERIFY(cidr.ends_with(".0.0/16"));
    QVERIFY2(four.starts_with(cidr.substr(0, cidr.size() - 6)), (four + " in " + cidr).c_str());
    const std::string podCidr = after("Node/zqnode-a")["spec"]["podCIDR"].str(), pod = after("Pod/zqweb-0")["status"]["podIP"].str();
    QVERIFY2(isAddress(pod, AF_INET) && pod.starts_with(podCidr.substr(0, podCidr.size() - 4)), (pod + " in " + podCidr).c_str());
    QCOMPARE(after("Node/zqnode-a")["status"]["addresses"][0]["address"].str(), after("Pod/zqweb-0")["status"]["hostIP"].str());
    QCOMPARE(after("EndpointSlice/zqweb-x1")["endpoints"][0]["addresses"][0].str(), pod);
    const Json &block = after("NetworkPolicy/zqguard")["spec"]["ingress"][0]["from"][1]["ipBlock"];
    QVERIFY(block["cidr"].view().ends_with(".0.0/16") && block["except"][0].view().starts_with(block["cidr"].str().substr(0, block["cidr"].view().size() - 6)));
}

void SnapshotRedaction::composedNamesStayComposed()
{
    const std::string set = name("StatefulSet/zqweb"), pod = name("Pod/zqweb-0");
    QCOMPARE(pod, set + "-0");
    const std::string claimTemplate = after("StatefulSet/zqweb")["spec"]["volumeClaimTemplates"][0]["metadata"]["name"].str();
    QCOMPARE(name("PersistentVolumeClaim/zqdata-zqweb-0"), claimTemplate + '-' + pod);
    QCOMPARE(name("PersistentVolumeClaim/zqweb-0-zqscratch"), pod + '-' + after("Pod/zqweb-0")["spec"]["volumes"][1]["name"].str());
    const Json &beacons = after("CustomResourceDefinition/beacons.sea.zqcorp.example")["spec"];
    QCOMPARE(name("CustomResourceDefinition/beacons.sea.zqcorp.example"), beacons["names"]["plural"].str() + '.' + beacons["group"].str());
    QCOMPARE(after("Beacon/zqlight")["apiVersion"].str(), after("CustomResourceDefinition/beacons.sea.zqcorp.example")["spec"]["group"].str() + "/v1");
    QCOMPARE(name("APIService/v1.sea.zqcorp.example"), "v1." + after("APIService/v1.sea.zqcorp.example")["spec"]["group"].str());
    const Json &rules = after("Ingress/zqdoor")["spec"]["rules"];
    const std::string wild = rules[1]["host"].str();
    QVERIFY(wild.starts_with("*."));
    QVERIFY2(rules[0]["host"].view().ends_with(wild.substr(1)), rules[0]["host"].str().c_str());
}

void SnapshotRedaction::whatBelongsTogetherStillDoes()
{
    const Json &pod = after("Pod/zqweb-0"), &node = after("Node/zqnode-a"), &volume = after("PersistentVolume/pvc-zq-00-pvc");
    QCOMPARE(pod["spec"]["nodeName"].str(), name("Node/zqnode-a"));
    QCOMPARE(name("CSINode/zqnode-a"), name("Node/zqnode-a"));
    QCOMPARE(after("Service/zqweb").at("spec.selector.app").str(), pod.at("metadata.labels.app").str());
    QCOMPARE(after("Service/zqweb")["spec"]["ports"][0]["targetPort"].str(), pod["spec"]["containers"][0]["ports"][0]["name"].str());
    QCOMPARE(node["status"]["volumesAttached"][0]["name"].str(), "kubernetes.io/csi/" + volume.at("spec.csi.driver").str() + '^' + volume.at("spec.csi.volumeHandle").str());
    QVERIFY(after("ResourceQuota/zqquota")["spec"]["hard"].contains(name("StorageClass/zqgold") + ".storageclass.storage.k8s.io/requests.storage"));
    QCOMPARE(pod["spec"]["tolerations"][0]["key"].str(), node["spec"]["taints"][0]["key"].str());
    QCOMPARE(pod["spec"]["tolerations"][0]["value"].str(), node["spec"]["taints"][0]["value"].str());
    const std::string topologyKey = after("CSINode/zqnode-a")["spec"]["drivers"][0]["topologyKeys"][0].str();
    QVERIFY(after("CSIStorageCapacity/zqcap-1")["nodeTopology"]["matchLabels"].contains(topologyKey));
    const std::string zone = node["metadata"]["labels"]["topology.kubernetes.io/zone"].str();
    QCOMPARE(volume["spec"]["nodeAffinity"]["required"]["nodeSelectorTerms"][0]["matchExpressions"][0]["values"][0].str(), zone);
    QCOMPARE(after("StorageClass/zqgold")["allowedTopologies"][0]["matchLabelExpressions"][0]["values"][0].str(), zone);
    QCOMPARE(after("EndpointSlice/zqweb-x1")["endpoints"][0]["zone"].str(), zone);
    QCOMPARE(after("PersistentVolumeClaim/zqdata-zqweb-0")["metadata"]["annotations"]["volume.kubernetes.io/selected-node"].str(), name("Node/zqnode-a"));
}

void SnapshotRedaction::kubernetesOwnWordsStay()
{
    QCOMPARE(after("Pod/zqweb-0").at("status.phase").str(), std::string("Running"));
    QCOMPARE(after("Service/zqweb").at("spec.type").str(), std::string("ClusterIP"));
    QCOMPARE(after("CronJob/zqnightly").at("spec.schedule").str(), std::string("@daily"));
    QCOMPARE(after("Node/zqnode-a")["metadata"]["labels"]["kubernetes.io/os"].str(), std::string("linux"));
    QCOMPARE(after("HorizontalPodAutoscaler/zqscaler")["spec"]["metrics"][0]["resource"]["name"].str(), std::string("cpu"));
    QCOMPARE(after("Beacon/zqlight")["kind"].view(), after("CustomResourceDefinition/beacons.sea.zqcorp.example")["spec"]["names"]["kind"].view());
    QVERIFY(after("ConfigMap/kubeadm-config")["data"]["ClusterConfiguration"].view().find("dnsDomain: cluster.local") != std::string_view::npos);
    QVERIFY(after("ClusterRoleBinding/zqreaders")["subjects"][2]["name"].view() == "system:node:" + name("Node/zqnode-a"));
    const Json &expression = after("NetworkPolicy/zqguard")["spec"]["ingress"][0]["from"][0]["podSelector"]["matchExpressions"][0];
    QCOMPARE(expression["operator"].str(), std::string("In"));
    QCOMPARE(expression["key"].str(), std::string("app"));
    QCOMPARE(after("ResourceQuota/zqquota")["spec"]["scopeSelector"]["matchExpressions"][0]["scopeName"].str(), std::string("PriorityClass"));
    QCOMPARE(after("PersistentVolume/pvc-zq-00-pvc")["spec"]["capacity"]["storage"].str(), std::string("5Gi")); // though a Service is called so
    QCOMPARE(after("Event/zqweb-0.17a2")["reason"].str(), std::string("FailedMount"));
}

namespace {

/// Every place where somebody's own word may begin with a capital letter, as only the API's words do by custom.
constexpr const char *capitals = R"(
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: zqledgers.money.zqcorp.example}
spec:
  group: money.zqcorp.example
  scope: Namespaced
  names: {kind: ZqLedger, plural: zqledgers, singular: zqledger, listKind: ZqLedgerList, shortNames: [zql], categories: [zqall]}
  versions:
  - name: v1
    served: true
    storage: true
    additionalPrinterColumns:
    - {name: ZqBalance, type: string, jsonPath: .spec.zqBalance}
    - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
    - {name: ZqDone, type: string, jsonPath: '.status.conditions[?(@.type=="ZqDone")].status'}
---
apiVersion: money.zqcorp.example/v1
kind: ZqLedger
metadata: {name: zqone, namespace: zqshop, labels: {ZqKey: ZqValue}}
spec: {zqBalance: ZqMuch, zqNested: {Zq: [ZQ]}}
status: {conditions: [{type: Ready, status: "True"}, {type: ZqDone, status: "False", reason: ZqNo}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: zqweb
  namespace: zqshop
  labels: {app: ZqWeb, ZqTeam: ZQ_BLUE}
  annotations: {ZqNote: ZqText}
  ownerReferences: [{apiVersion: money.zqcorp.example/v1, kind: ZqLedger, name: zqone, uid: u1, controller: true}]
spec:
  nodeName: zqnode
  schedulerName: ZqScheduler
  nodeSelector: {ZqPool: ZqGold}
  tolerations: [{key: ZqTaint, operator: Equal, value: ZqYes, effect: NoSchedule}]
  containers:
  - name: c
    image: registry.zqcorp.example/web:Zq1
    env: [{name: ZQ_TOKEN, value: ZqS3}, {name: F, valueFrom: {configMapKeyRef: {name: zqsettings, key: ZqConf}}}]
    envFrom: [{prefix: ZQ_, configMapRef: {name: zqsettings}}]
    resources: {limits: {zqcorp.example/ZqCard: "1"}}
    livenessProbe: {httpGet: {path: /Zq/health, port: ZqPort}}
    ports: [{name: zqport, containerPort: 8080}]
status: {phase: Running, conditions: [{type: Ready, status: "True"}, {type: ZqWell, status: "True", reason: ZqFine, message: all is well at Zq}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: zqsettings, namespace: zqshop}
data: {ZqConf: x}
---
apiVersion: v1
kind: Event
metadata: {name: e, namespace: zqshop}
involvedObject: {apiVersion: money.zqcorp.example/v1, kind: ZqLedger, namespace: zqshop, name: zqone}
reason: ZqReconciled
action: ZqAction
message: ZqLedger zqone of Zq & Sons was reconciled
source: {component: zq-controller}
type: Normal
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: zqrole}
rules: [{apiGroups: [money.zqcorp.example], resources: [zqledgers, zqledgers/status], verbs: [get]}]
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: zqvolume}
spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], mountOptions: [ZqOption], csi: {driver: csi.zqcorp.example, volumeHandle: ZqHandle}}
status: {phase: Available}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: zqdoor, namespace: zqshop}
spec: {rules: [{host: zq.example, http: {paths: [{path: /, pathType: Prefix, backend: {resource: {apiGroup: money.zqcorp.example, kind: ZqLedger, name: zqone}}}]}}]}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: zqroll, namespace: zqshop}
spec: {replicas: 0}
)";

std::map<std::string, Json> redactedCapitals()
{
    std::map<std::string, Json> out;
    const auto snapshot = readSnapshotText(capitals, "capitals.yaml");
    std::vector<Json> objects;
    const auto resources = snapshot->source->resources();
    for (const ResourceInfo &resource : *resources) {
        auto list = snapshot->source->list(resource, {});
        for (Json &object : list->member("items").mutableItems())
            objects.push_back(std::move(object));
    }
    Redactor redactor(objects);
    for (const Json &object : objects)
        out[object["kind"].str()] = redactor.redacted(object);
    return out;
}

} // namespace

void SnapshotRedaction::wordsWithCapitalsAreSomebodysToo()
{
    const std::map<std::string, Json> after = redactedCapitals();
    QVERIFY(after.size() >= 9);
    for (const auto &[kind, object] : after) {
        const QString text = QString::fromStdString(toJsonText(object));
        const qsizetype at = text.indexOf(QStringLiteral("zq"), 0, Qt::CaseInsensitive);
        QVERIFY2(at < 0, qPrintable(QString::fromStdString(kind) + QStringLiteral(": ...") + text.mid(std::max<qsizetype>(at - 50, 0), 100)));
    }
    const Json &pod = after.at("Pod"), &event = after.at("Event"), &volume = after.at("PersistentVolume");
    QCOMPARE(pod["status"]["phase"].str(), std::string("Running"));
    QCOMPARE(pod["status"]["conditions"][0]["type"].str(), std::string("Ready"));
    QCOMPARE(pod["status"]["conditions"][1]["status"].str(), std::string("True"));
    QCOMPARE(pod["spec"]["tolerations"][0]["operator"].str(), std::string("Equal"));
    QCOMPARE(pod["spec"]["tolerations"][0]["effect"].str(), std::string("NoSchedule"));
    QCOMPARE(pod["spec"]["containers"][0]["env"][1]["valueFrom"]["configMapKeyRef"]["key"].str(), after.at("ConfigMap")["data"].members().front().first);
    QVERIFY(pod["metadata"]["labels"].contains("app"));
    QCOMPARE(event["type"].str(), std::string("Normal"));
    QCOMPARE(volume["spec"]["accessModes"][0].str(), std::string("ReadWriteOnce"));
    QCOMPARE(after.at("Rollout")["kind"].str(), std::string("Rollout")); // a public project's
}

void SnapshotRedaction::ownKindsGetStandIns()
{
    const std::map<std::string, Json> after = redactedCapitals();
    const Json &spec = after.at("CustomResourceDefinition")["spec"], &ledger = after.at("ZqLedger"), &columns = spec["versions"][0]["additionalPrinterColumns"];
    const std::string kind = spec["names"]["kind"].str(), plural = spec["names"]["plural"].str(), group = spec["group"].str();
    QCOMPARE(kind, std::string("Kind1"));
    QCOMPARE(ledger["kind"].str(), kind);
    QCOMPARE(ledger["apiVersion"].str(), group + "/v1");
    QCOMPARE(after.at("CustomResourceDefinition").at("metadata.name").str(), plural + '.' + group);
    QCOMPARE(after.at("Pod")["metadata"]["ownerReferences"][0]["kind"].str(), kind);
    QCOMPARE(after.at("Event")["involvedObject"]["kind"].str(), kind);
    QCOMPARE(after.at("ClusterRole")["rules"][0]["resources"][1].str(), plural + "/status");
    QCOMPARE(after.at("Ingress")["spec"]["rules"][0]["http"]["paths"][0]["backend"]["resource"]["kind"].str(), kind);
    const std::string field = columns[0]["jsonPath"].str(); // still leads to its value
    QVERIFY2(field.starts_with(".spec.") && ledger["spec"].contains(field.substr(6)), field.c_str());
    QCOMPARE(columns[1]["jsonPath"].str(), std::string(".status.conditions[?(@.type==\"Ready\")].status"));
    QCOMPARE(columns[1]["name"].str(), std::string("Ready"));
    QCOMPARE(ledger["status"]["conditions"][0]["type"].str(), std::string("Ready"));
}

void SnapshotRedaction::whatAFileCoversStays()
{
    const std::vector<Json> objects = fixture();
    Redactor redactor(objects);
    const Json record = redactor.redacted(Json::object({{"apiVersion", "portolan.github.io/v1"}, {"kind", "Coverage"}, {"metadata", Json::object({{"name", "coverage"}})},
        {"kinds", Json(Json::Array{Json::object({{"resource", "pods"}, {"group", ""}, {"read", "Partly"}, {"objects", 3},
            {"namespaces", Json(Json::Array{Json::object({{"namespace", "zqharbour"}, {"read", "NotAllowed"}})})}})})}}));
    QVERIFY(isCoverageRecord(record));
    QCOMPARE(record["kinds"][0]["resource"].str(), std::string("pods"));
    QCOMPARE(record["kinds"][0]["read"].str(), std::string("Partly"));
    QCOMPARE(record["kinds"][0]["namespaces"][0]["read"].str(), std::string("NotAllowed"));
    QCOMPARE(record["kinds"][0]["namespaces"][0]["namespace"].str(), name("Namespace/zqharbour"));
}

void SnapshotRedaction::theSameAgain()
{
    const std::vector<Json> objects = fixture();
    Redactor redactor(objects);
    for (const Json &object : objects)
        QCOMPARE(toJsonText(redactor.redacted(object)), toJsonText(after(object["kind"].str() + '/' + object.at("metadata.name").str())));
}

QTEST_GUILESS_MAIN(SnapshotRedaction)
#include "snapshot_redaction.moc"
