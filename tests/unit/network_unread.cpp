#include "models/network/matrix.h"
#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

std::string policy(const std::string &ns, const std::string &name, const std::string &spec)
{
    return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: " + name + ", namespace: " + ns + "}, spec: " + spec + "}\n---\n";
}

const std::string byHand = "{apiVersion: v1, kind: Service, metadata: {name: hand, namespace: d}, spec: {clusterIP: 10.96.0.1, ports: [{port: 443, targetPort: 6443}]}}\n---\n";
const std::string deployment = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: shop, namespace: d}, spec: {selector: {matchLabels: {app: shop}}, template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: c, ports: [{containerPort: 8080}]}]}}}}\n---\n";
const std::string shop = "{apiVersion: v1, kind: Service, metadata: {name: shop, namespace: d}, spec: {clusterIP: 10.96.0.2, selector: {app: shop}, ports: [{port: 80, targetPort: 8080}]}}\n---\n";
const std::string far = pod("x", "far", 2, "10.244.2.8");

QString errorOf(const TestCluster &cluster, const char *from, const char *to)
{
    const auto result = tryTrace(cluster, request(from, to, 80));
    return result ? QStringLiteral("no error: ") + QString::fromStdString(result->message) : QString::fromStdString(result.error().text());
}

} // namespace

/// Traces over what was read in part: what was not read is unknown, never missing, denied or open.
class NetworkUnread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endpointsOutsideOfTheFileAreUnknown()
    {
        const Answer a = trace(TestCluster(pods + byHand).asFile(), "d/a", "svc:d/hand", 443);
        QVERIFY(a.trace.verdict == Verdict::Unknown);
        QCOMPARE(a.reason(), QStringLiteral("endpoints-unread"));
        QVERIFY2(a.message().contains(QStringLiteral("EndpointSlices are not in this file")), qPrintable(a.message()));
        // a file with slices, and a server, have none for it
        QCOMPARE(trace(TestCluster(vxlan + pods + byHand + web).asFile(), "d/a", "svc:d/hand", 443).reason(), QStringLiteral("no-endpoints"));
        QCOMPARE(trace(pods + byHand, "d/a", "svc:d/hand", 443).reason(), QStringLiteral("no-endpoints"));
        TestCluster limited(pods + byHand);
        QCOMPARE(trace(limited.mayRead(Kind::EndpointSlice, {}), "d/a", "svc:d/hand", 443).reason(), QStringLiteral("endpoints-unread"));
        QCOMPARE(trace(limited.mayRead(Kind::EndpointSlice, {"d"}), "d/a", "svc:d/hand", 443).reason(), QStringLiteral("no-endpoints"));
    }
    void manifestsWithoutPodsSaySo()
    {
        const Answer a = trace(TestCluster(node(1, flannel("vxlan")) + deployment + shop).asFile(), "ip:203.0.113.9", "ip:10.96.0.2", 80);
        QVERIFY2(a.reason() == QStringLiteral("cluster-ip-from-outside"), qPrintable(a.reason()));
        // a chart's test pod makes them no longer a file without pods: the template still tells that there are others
        const Answer b = trace(TestCluster(pods + deployment + shop).asFile(), "d/a", "svc:d/shop", 80);
        QCOMPARE(b.reason(), QStringLiteral("pods-unread"));
        QVERIFY(b.trace.verdict == Verdict::Unknown);
        QVERIFY2(b.message().contains(QStringLiteral("Deployment shop makes such pods; but the files hold no pods of it")), qPrintable(b.message()));
        // a Service whose pods are of no workload in the file
        QCOMPARE(trace(TestCluster(pods + shop).asFile(), "d/a", "svc:d/shop", 80).reason(), QStringLiteral("selector-matches-nothing"));
    }
    void aWorkloadIsNoEndAndItsPodsAreSaidToBeElsewhere()
    {
        TestCluster cluster(deployment + shop);
        const QString told = errorOf(cluster.asFile(), "d/shop", "svc:d/shop");
        QVERIFY2(told.contains(QStringLiteral("pod d/shop is not in this file")) && told.contains(QStringLiteral("Deployment shop is there")) && told.contains(QStringLiteral("the files hold no pods of it")), qPrintable(told));
    }
    void aWorkloadAsServedWithoutPodsHasNone()
    {
        const std::string served = "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: shop, namespace: d, uid: 6a8e2c5e-0000-4000-8000-000000000001, creationTimestamp: '2026-01-01T00:00:00Z'}, spec: {replicas: 0, template: {metadata: {labels: {app: shop}}}}}\n---\n";
        QCOMPARE(trace(pods + served + shop, "d/a", "svc:d/shop", 80).reason(), QStringLiteral("selector-matches-nothing"));
        QCOMPARE(trace(TestCluster(pods + served + shop).asFile(), "d/a", "svc:d/shop", 80).reason(), QStringLiteral("selector-matches-nothing"));
    }
    void aPodThatIsOnlyAManifestIsNotWaitedFor()
    {
        const std::string manifest = "{apiVersion: v1, kind: Pod, metadata: {name: new, namespace: d}, spec: {containers: [{name: c}]}}\n---\n";
        const Answer a = trace(TestCluster(pods + manifest).asFile(), "d/new", "d/a", 80);
        QVERIFY(a.trace.verdict == Verdict::Unknown);
        QVERIFY2(a.message().contains(QStringLiteral("is only a manifest here")), qPrintable(a.message()));
    }
    void whatIsNotHereIsMissingOnlyWhereItsKindWasRead()
    {
        QVERIFY2(errorOf(TestCluster(pods), "d/nobody", "d/a").contains(QStringLiteral("there is no pod d/nobody")), "read whole");
        TestCluster limited(pods);
        limited.mayRead(Kind::Pod, {"d"}).mayRead(Kind::Service, {"d"}).mayRead(Kind::Node, {}).mayRead(Kind::Namespace, {});
        QVERIFY(errorOf(limited, "d/a", "d/nobody").contains(QStringLiteral("there is no pod d/nobody")));
        QVERIFY2(errorOf(limited, "d/a", "x/nobody").contains(QStringLiteral("pod x/nobody may not be read")), qPrintable(errorOf(limited, "d/a", "x/nobody")));
        QVERIFY(errorOf(limited, "d/a", "svc:x/web").contains(QStringLiteral("Service x/web may not be read")));
        QVERIFY(errorOf(limited, "d/a", "node:worker-1").contains(QStringLiteral("node worker-1 may not be read")));
        QVERIFY(!errorOf(limited, "d/a", "x/nobody").contains(QStringLiteral("no namespace")));
        QVERIFY2(errorOf(limited, "d/a", "dns:web.x.svc").contains(QStringLiteral("Service x/web may not be read")), qPrintable(errorOf(limited, "d/a", "dns:web.x.svc")));
        QCOMPARE(trace(limited, "d/a", "dns:web.x", 80).reason(), QStringLiteral("services-unread")); // it may be one of the cluster, or a name of the world
        QCOMPARE(trace(pods, "d/a", "dns:web.x", 80).reason(), QStringLiteral("outside-name"));
        QCOMPARE(tryTrace(limited, request("d/a", "x/nobody")).error().kind, ErrorKind::Forbidden);
    }
    void policiesThatMayNotBeReadLeaveTheVerdictOpen()
    {
        TestCluster cluster(vxlan + pods + far);
        cluster.mayRead(Kind::NetworkPolicy, {"d"});
        QVERIFY(trace(cluster, "d/a", "d/b", 80).trace.verdict == Verdict::Allow);
        const Answer a = trace(cluster, "d/a", "x/far", 80);
        QVERIFY(a.trace.verdict == Verdict::Unknown);
        QCOMPARE(a.reason(), QStringLiteral("policies-unread"));
        QVERIFY2(a.message().contains(QStringLiteral("the NetworkPolicies of namespace x may not be read")), qPrintable(a.message()));
        QVERIFY(trace(cluster, "x/far", "d/a", 80).trace.verdict == Verdict::Unknown);
        QVERIFY(trace(cluster, "node:worker-2", "x/far", 80).trace.verdict == Verdict::Allow); // its own node: whatever policies say
        // what a policy that was read forbids stays forbidden on the other side
        TestCluster closed(vxlan + pods + far + policy("d", "shut", "{podSelector: {}, policyTypes: [Egress]}"));
        closed.mayRead(Kind::NetworkPolicy, {"d"});
        QVERIFY(trace(closed, "d/a", "x/far", 80).trace.verdict == Verdict::Deny);
        const auto index = std::make_shared<const NetworkIndex>(cluster.store());
        const Matrix matrix = connectivityMatrix(Tracer(index), {}, false);
        QVERIFY(std::any_of(matrix.cells.begin(), matrix.cells.end(), [](const Matrix::Cell &c) { return c.verdict == Verdict::Unknown; }));
        QVERIFY(matrixCsv(matrix).find("unknown") != std::string::npos);
    }
    void aFileWithoutPoliciesAnswersAndSaysSo()
    {
        const Answer a = trace(TestCluster(vxlan + pods).asFile(), "d/a", "d/b", 80);
        QVERIFY(a.trace.verdict == Verdict::Allow);
        QVERIFY(a.warns("NetworkPolicies are not in this file"));
        QVERIFY(!trace(TestCluster(vxlan + pods + policy("x", "p", "{podSelector: {}}")).asFile(), "d/a", "d/b", 80).warns("NetworkPolicies are not"));
        QVERIFY(!trace(vxlan + pods, "d/a", "d/b", 80).warns("NetworkPolicies are not"));
    }
    void labelsOfANamespaceThatWasNotReadAreUnknown()
    {
        const auto from = [](const std::string &selector) { return policy("d", "door", "{podSelector: {}, ingress: [{from: [{namespaceSelector: " + selector + "}]}]}"); };
        const auto verdict = [&](const std::string &selector) { return trace(TestCluster(vxlan + pods + far + from(selector)).asFile(), "x/far", "d/a", 80); };
        QVERIFY(verdict("{}").trace.verdict == Verdict::Allow);
        QVERIFY(verdict("{matchLabels: {kubernetes.io/metadata.name: x}}").trace.verdict == Verdict::Allow);
        QVERIFY(verdict("{matchLabels: {kubernetes.io/metadata.name: z}}").trace.verdict == Verdict::Deny);
        QVERIFY(verdict("{matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [x, z]}]}").trace.verdict == Verdict::Allow);
        const Answer a = verdict("{matchLabels: {team: x}}");
        QVERIFY(a.trace.verdict == Verdict::Unknown);
        QCOMPARE(a.reason(), QStringLiteral("namespace-unread"));
        QVERIFY2(a.message().contains(QStringLiteral("rule 1 of policy door")) && a.message().contains(QStringLiteral("whether namespace x has that")), qPrintable(a.message()));
        QVERIFY(verdict("{matchLabels: {team: x, kubernetes.io/metadata.name: z}}").trace.verdict == Verdict::Deny); // one label is enough to say no
        const std::string space = "{apiVersion: v1, kind: Namespace, metadata: {name: x}}\n---\n";
        QVERIFY(trace(TestCluster(vxlan + pods + far + space + from("{matchLabels: {team: x}}")).asFile(), "x/far", "d/a", 80).trace.verdict == Verdict::Deny);
    }
    void anEndpointWhosePodWasNotReadIsNotOpen()
    {
        const std::string slices = "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: x}, spec: {clusterIP: 10.96.0.7, selector: {app: far}, ports: [{port: 80}]}}\n---\n"
                                   "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: s-1, namespace: x, labels: {kubernetes.io/service-name: s}}, addressType: IPv4, ports: [{name: '', port: 80, protocol: TCP}],"
                                   " endpoints: [{addresses: [10.244.2.8], conditions: {ready: true}, nodeName: worker-2, targetRef: {kind: Pod, name: far, namespace: x}}]}\n---\n";
        const auto asked = [&](const std::string &policies) {
            TestCluster cluster(vxlan + pods + slices + policies);
            return trace(cluster.mayRead(Kind::Pod, {"d"}), "d/a", "svc:x/s", 80);
        };
        const Answer open = asked({});
        QVERIFY2(open.trace.verdict == Verdict::Allow, open.trace.message.c_str());
        QCOMPARE(open.trace.candidates, std::vector<std::string>{"x/far:80"});
        QVERIFY(traceText(open.trace).find("outside of the cluster") == std::string::npos);
        const Answer closed = asked(policy("x", "door", "{podSelector: {matchLabels: {tier: db}}}"));
        QVERIFY(closed.trace.verdict == Verdict::Unknown);
        QVERIFY2(closed.message().contains(QStringLiteral("pod x/far may not be read")), qPrintable(closed.message()));
        const Answer leaving = asked(policy("d", "out", "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {app: far}}}]}]}"));
        QVERIFY2(leaving.trace.verdict == Verdict::Unknown, leaving.trace.message.c_str());
    }
    void anAddressThatMayBeAnUnreadPodIsNotSaidToBeOutside()
    {
        TestCluster cluster(vxlan + pods);
        cluster.mayRead(Kind::Pod, {"d"});
        QVERIFY(trace(cluster, "d/a", "ip:10.9.9.9", 80).warns("taken for an address outside of the cluster"));
        QVERIFY(traceText(trace(cluster, "d/a", "ip:10.9.9.9", 80).trace).find("is no pod's") == std::string::npos);
        QVERIFY(traceText(trace(pods, "d/a", "ip:10.9.9.9", 80).trace).find("is no pod's") != std::string::npos);
        const Answer block = trace(cluster, "d/a", "ip:10.244.2.99", 80);
        QVERIFY2(block.trace.verdict == Verdict::Unknown, block.trace.message.c_str());
        QCOMPARE(block.reason(), QStringLiteral("pods-unread"));
        QCOMPARE(trace(vxlan + pods, "d/a", "ip:10.244.2.99", 80).reason(), QStringLiteral("address-without-pod"));
    }
    void ingressesAndTheirServicesAreUnknownWhereTheyWereNotRead()
    {
        const std::string front = "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: front, namespace: d}, spec: {rules: [{host: a.example.org, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: gone, port: {number: 80}}}}]}}]}}\n---\n";
        QCOMPARE(trace(TestCluster(pods).asFile(), "ip:203.0.113.9", "ingress:a.example.org/").reason(), QStringLiteral("ingresses-unread"));
        QCOMPARE(trace(pods, "ip:203.0.113.9", "ingress:a.example.org/").reason(), QStringLiteral("no-such-ingress"));
        QCOMPARE(trace(TestCluster(pods + front).asFile(), "ip:203.0.113.9", "ingress:a.example.org/").reason(), QStringLiteral("services-unread"));
        QCOMPARE(trace(pods + front, "ip:203.0.113.9", "ingress:a.example.org/").reason(), QStringLiteral("backend-not-found"));
        QCOMPARE(trace(TestCluster(vxlan + pods).asFile(), "ip:203.0.113.9", "nodeport:worker-1", 30080).reason(), QStringLiteral("services-unread"));
    }
    void nothingIsSaidToBeUnenforcedWhereAPolicyControllerMayBeUnread()
    {
        TestCluster limited(vxlan + pods);
        QVERIFY(trace(limited, "d/a", "d/b", 80).trace.enforced == Fabric::Enforcement::No);
        QVERIFY(trace(limited.mayRead(Kind::DaemonSet, {"d"}), "d/a", "d/b", 80).trace.enforced == Fabric::Enforcement::Unknown);
    }
};

QTEST_GUILESS_MAIN(NetworkUnread)
#include "network_unread.moc"
