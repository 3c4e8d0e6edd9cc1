#include <QTest>

#include "models/scheduling/deviceworld.h"
#include "models/scheduling/explainpod.h"
#include "tests/storefixture.h"

using namespace portolan;

namespace {

/// Two nodes, a pod lab/target with the claim lab/gpu, and what drivers offer.
struct DeviceCluster {
    testing::StoreFixture fixture;
    DeviceWorld devices;

    DeviceCluster()
    {
        fixture.add("{apiVersion: v1, kind: Namespace, metadata: {name: lab}}");
        for (const char *name : {"n1", "n2"})
            fixture.add(std::string("{apiVersion: v1, kind: Node, metadata: {name: ") + name + ", labels: {host: " + name + "}}, status: {allocatable: {pods: '9'}}}");
        fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: target, namespace: lab}, spec: {containers: [{name: c, image: i}], resourceClaims: "
                    "[{name: g, resourceClaimName: gpu}]}, status: {phase: Pending}}");
        devices.knowsClaims = devices.knowsClasses = true;
        devices.classes["gpus"] = {"device.driver == \"gpu.example.com\""};
    }
    void offer(const std::string &node, const std::string &name, const std::string &driver = "gpu.example.com")
    {
        OfferedDevice &device = devices.devices.emplace_back();
        device.driver = driver;
        device.pool = device.node = node;
        device.name = name;
        device.attributes = Json::object({{"model", Json::object({{"string", Json("big")}})}});
    }
    void ask(std::int64_t count, const std::string &deviceClass = "gpus", std::vector<std::string> selectors = {})
    {
        devices.claims["lab/gpu"].requests = {{{{"r", deviceClass, std::move(selectors), count, false, false}}}};
    }
    [[nodiscard]] PodExplanation explain() const
    {
        const auto answer = explainPod(fixture.store.snapshot(), "lab", "target", Timestamp::fromSeconds(1), std::make_shared<DeviceWorld>(devices));
        return answer ? *answer : PodExplanation();
    }
    [[nodiscard]] QString nodes() const
    {
        QStringList out;
        for (const NodeAnswer &node : explain().nodes)
            out << QString::fromStdString(node.node + ": " + (node.reasons.empty() ? std::string() : node.reasons.front()));
        return out.join(QStringLiteral(" | "));
    }
    [[nodiscard]] QString reason() const { return QString::fromStdString(explain().trouble.reason); }
};

} // namespace

/// Device claims, and what kubelets can do: what keeps a pod from the queue, from every node, and from one. Sources: plugins/dynamicresources,
/// nodedeclaredfeatures.
class SchedulingDevices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClaimThatIsNotThereHoldsThePodBack()
    {
        DeviceCluster k;
        QCOMPARE(k.reason(), QStringLiteral("DeviceClaim"));
        QCOMPARE(QString::fromStdString(k.explain().trouble.evidence.text()), QStringLiteral("pods/lab/target .spec.resourceClaims = g"));
        k.devices.knowsClaims = false;
        QCOMPARE(k.reason(), QStringLiteral("Unknown"));
        k.ask(1);
        k.devices.claims["lab/gpu"].deleting = true;
        QCOMPARE(k.reason(), QStringLiteral("DeviceClaim"));
    }
    void aClassThatIsNotThereRefusesThePodAsAWhole()
    {
        DeviceCluster k;
        k.ask(1, "none");
        QCOMPARE(k.reason(), QStringLiteral("DeviceClaim"));
        QCOMPARE(QString::fromStdString(k.explain().trouble.message),
                 QStringLiteral("0/2 nodes are available: request r: device class none does not exist. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is "
                                "not helpful for scheduling."));
    }
    void nodesNeedDevicesEnough()
    {
        DeviceCluster k;
        k.offer("n1", "a");
        k.offer("n1", "b", "other.example.com");
        k.offer("n2", "c");
        k.offer("n2", "d");
        k.ask(1);
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: "));
        k.ask(2);
        QCOMPARE(k.nodes(), QStringLiteral("n1: cannot allocate all claims | n2: "));
        k.ask(3);
        QCOMPARE(QString::fromStdString(k.explain().trouble.message),
                 QStringLiteral("0/2 nodes are available: 2 cannot allocate all claims. still not schedulable, preemption: 0/2 nodes are available: 2 Preemption is not helpful for "
                                "scheduling."));
    }
    void selectorsAreReadAsFarAsTheyAreComparisons()
    {
        DeviceCluster k;
        k.offer("n1", "a");
        k.ask(1, "gpus", {"device.attributes[\"gpu.example.com\"].model == 'big' && device.driver == 'gpu.example.com'"});
        QCOMPARE(k.nodes(), QStringLiteral("n1:  | n2: cannot allocate all claims"));
        k.ask(1, "gpus", {"device.attributes[\"gpu.example.com\"].model == 'small'"});
        QCOMPARE(k.nodes(), QStringLiteral("n1: cannot allocate all claims | n2: cannot allocate all claims"));
        k.ask(1, "gpus", {"device.capacity[\"gpu.example.com\"].memory.isGreaterThan(quantity('1Gi'))"});
        QCOMPARE(k.reason(), QStringLiteral("Unknown"));
    }
    void nodesDeclareWhatTheirKubeletsCanDo()
    {
        DeviceCluster k;
        k.fixture.add("{apiVersion: v1, kind: Node, metadata: {name: n2}, status: {allocatable: {pods: '9'}, declaredFeatures: [RestartAllContainersOnContainerExits]}}");
        k.fixture.add("{apiVersion: v1, kind: Pod, metadata: {name: target, namespace: lab}, spec: {containers: [{name: c, image: i, restartPolicyRules: "
                      "[{action: RestartAllContainers, exitCodes: {operator: In, values: [1]}}]}]}, status: {phase: Pending}}");
        QCOMPARE(k.nodes(), QStringLiteral("n1: node(s) didn't match Pod's required features | n2: "));
    }
    void whatIsAllocatedStaysWhereItIs()
    {
        DeviceCluster k;
        DeviceClaimFacts &claim = k.devices.claims["lab/gpu"];
        claim.allocated = claim.reserved = true;
        claim.allocatedOn.present = true;
        claim.allocatedOn.terms.push_back({{{k.fixture.pool.intern("host"), LabelSelector::Op::In, {k.fixture.pool.intern("n2")}}}, {}});
        QCOMPARE(k.nodes(), QStringLiteral("n1: resourceclaim not available on the node | n2: "));
    }
};

QTEST_GUILESS_MAIN(SchedulingDevices)
#include "scheduling_devices.moc"
