#include "tests/support/cluster.h"

#include "models/network/trace.h"

using namespace portolan;

namespace {

/// Two nodes, three namespaces and a pod for every role; the policies of a test are added to it.
const std::string base = R"(
{apiVersion: v1, kind: Node, metadata: {name: n1}, spec: {podCIDRs: [10.244.1.0/24]}, status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}}
---
{apiVersion: v1, kind: Node, metadata: {name: n2}, spec: {podCIDRs: [10.244.2.0/24]}, status: {addresses: [{type: InternalIP, address: 10.0.0.2}]}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {team: a}}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: b, labels: {team: b, empty: ""}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a, labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}, status: {phase: Running, podIP: 10.244.1.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db, namespace: a, labels: {app: db}}, spec: {nodeName: n2, containers: [{name: c, ports: [{name: pg, containerPort: 5432}, {name: pg-udp, containerPort: 5433, protocol: UDP}]}]}, status: {phase: Running, podIP: 10.244.2.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db2, namespace: a, labels: {app: db}}, spec: {nodeName: n2, containers: [{name: c, ports: [{name: pg, containerPort: 6432}]}]}, status: {phase: Running, podIP: 10.244.2.3}}
---
{apiVersion: v1, kind: Pod, metadata: {name: client, namespace: b, labels: {app: client}}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.1.3}}
---
{apiVersion: v1, kind: Pod, metadata: {name: plain, namespace: b}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.1.4}}
---
{apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: b, labels: {app: client}}, spec: {nodeName: n2, hostNetwork: true, containers: [{name: c, ports: [{containerPort: 9100}]}]}, status: {phase: Running, podIP: 10.0.0.2}}
---
{apiVersion: v1, kind: Pod, metadata: {name: done, namespace: b, labels: {app: client}}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Succeeded, podIP: 10.244.1.4}}
)";

std::string policy(const std::string &ns, const std::string &spec, const std::string &name = "p")
{
    return "---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: " + name + ", namespace: " + ns + "}, spec: " + spec + "}\n";
}

struct Row {
    const char *from;
    const char *to;
    int port;
    Verdict verdict;
    Protocol protocol = Protocol::TCP;
};
constexpr Verdict allow = Verdict::Allow, deny = Verdict::Deny;

void check(const std::string &policies, const std::vector<Row> &rows)
{
    const TestCluster cluster(base + policies);
    const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store()));
    for (const Row &row : rows) {
        const auto trace = tracer.trace({*End::parse(row.from), *End::parse(row.to), row.port, row.protocol});
        QVERIFY2(trace.has_value(), trace ? "" : trace.error().text().c_str());
        const std::string told = std::string(row.from) + " -> " + row.to + ':' + std::to_string(row.port) + ' ' + std::string(verdictText(trace->verdict)) + ": " + trace->message;
        QVERIFY2(trace->verdict == row.verdict, told.c_str());
    }
}

} // namespace

/// The points of NetworkPolicy that are easily got wrong, one test each.
class NetworkPolicies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void absentTypesMeanIngressAndEgressOnlyWithEgressRules()
    {
        check(policy("a", "{podSelector: {matchLabels: {app: db}}, egress: [{}]}"),
              {{"a/web", "a/db", 5432, deny}, {"a/db", "a/web", 80, allow}});
        check(policy("a", "{podSelector: {matchLabels: {app: db}}, egress: []}"), {{"a/web", "a/db", 5432, deny}, {"a/db", "a/web", 80, allow}});
    }
    void presentTypesWin()
    {
        check(policy("a", "{podSelector: {}, policyTypes: [Egress], ingress: [{from: [{podSelector: {matchLabels: {no: one}}}]}]}"),
              {{"b/client", "a/db", 5432, allow}, {"a/web", "b/client", 80, deny}});
    }
    void emptyIngressDeniesAllAndAnEmptyRuleAllowsAll()
    {
        check(policy("a", "{podSelector: {}, policyTypes: [Ingress], ingress: []}"), {{"b/client", "a/web", 80, deny}, {"ip:203.0.113.9", "a/web", 80, deny}});
        check(policy("a", "{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}"), {{"b/client", "a/web", 80, allow}, {"ip:203.0.113.9", "a/web", 80, allow}});
    }
    void emptyFromAndPortsMeanEveryOne()
    {
        check(policy("a", "{podSelector: {}, ingress: [{from: [], ports: [{port: 80}]}]}"), {{"ip:203.0.113.9", "a/web", 80, allow}, {"b/client", "a/web", 81, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{ports: [], from: [{namespaceSelector: {matchLabels: {team: b}}}]}]}"),
              {{"b/client", "a/web", 4711, allow, Protocol::UDP}, {"a/db", "a/web", 80, deny}});
    }
    void isolationIsPerDirectionAndPod()
    {
        check(policy("a", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress]}"),
              {{"b/client", "a/web", 80, allow}, {"a/db", "a/web", 80, allow}, {"a/web", "a/db", 5432, deny}});
    }
    void podSelectorStaysInItsNamespace()
    {
        check(policy("a", "{podSelector: {}, policyTypes: [Ingress]}"), {{"a/web", "b/client", 80, allow}, {"b/client", "a/web", 80, deny}});
    }
    void peerPodSelectorMeansOwnNamespace()
    {
        check(policy("a", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}"), {{"a/web", "a/db", 5432, allow}, {"b/client", "a/db", 5432, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}]}]}"), {{"b/client", "a/db", 5432, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: b}}}]}]}"), {{"b/plain", "a/db", 5432, allow}, {"a/web", "a/db", 5432, deny}});
    }
    void oneElementIsAndTwoAreOr()
    {
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: b}}, podSelector: {matchLabels: {app: client}}}]}]}"),
              {{"b/client", "a/db", 5432, allow}, {"b/plain", "a/db", 5432, deny}, {"a/web", "a/db", 5432, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: b}}}, {podSelector: {matchLabels: {app: web}}}]}]}"),
              {{"b/plain", "a/db", 5432, allow}, {"a/web", "a/db", 5432, allow}, {"a/db2", "a/db", 5432, deny}});
    }
    void peersOfOneRuleNeverPairWithPortsOfAnother()
    {
        check(policy("a", "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 1}]}, {from: [{namespaceSelector: {matchLabels: {team: b}}}], ports: [{port: 2}]}]}"),
              {{"a/web", "a/db", 1, allow}, {"a/web", "a/db", 2, deny}, {"b/client", "a/db", 2, allow}, {"b/client", "a/db", 1, deny}});
    }
    void emptyNamespaceSelectorMeansPodsNotAddresses()
    {
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}"),
              {{"b/client", "a/db", 5432, allow}, {"ip:203.0.113.9", "a/db", 5432, deny}, {"node:n1", "a/db", 5432, deny}});
    }
    void notInAndDoesNotExistMatchWhatLacksTheKey()
    {
        const auto from = [](const std::string &expression) {
            return policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchExpressions: [" + expression + "]}}]}]}");
        };
        check(from("{key: app, operator: NotIn, values: [client]}"), {{"b/plain", "a/db", 5432, allow}, {"b/client", "a/db", 5432, deny}});
        check(from("{key: app, operator: DoesNotExist}"), {{"b/plain", "a/db", 5432, allow}, {"b/client", "a/db", 5432, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: empty, operator: Exists}]}}]}]}"),
              {{"b/client", "a/db", 5432, allow}, {"a/web", "a/db", 5432, deny}});
        check(from("{key: app, operator: In, values: [client]}, {key: app, operator: NotIn, values: [client]}"), {{"b/client", "a/db", 5432, deny}});
    }
    void namespacesAreMatchedByTheLabelsTheyHave()
    {
        const std::string byName = policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: b}}}]}]}");
        check(byName, {{"b/client", "a/db", 5432, deny}}); // an older server does not set the label
        check(byName + "---\n{apiVersion: v1, kind: Namespace, metadata: {name: b, labels: {kubernetes.io/metadata.name: b}}}\n", {{"b/client", "a/db", 5432, allow}});
    }
    void policiesOnlyAdd()
    {
        check(policy("a", "{podSelector: {}, policyTypes: [Ingress]}", "deny-all") + policy("a", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}", "open"),
              {{"a/web", "a/db", 5432, allow}, {"a/db", "a/web", 80, deny}});
    }
    void bothSidesDecide()
    {
        const std::string in = policy("a", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}", "in");
        check(in, {{"a/web", "a/db", 5432, allow}});
        check(in + policy("a", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}", "out"), {{"a/web", "a/db", 5432, deny}});
    }
    void theOpenerOfTheConnectionCounts()
    {
        check(policy("a", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}") + policy("a", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}", "q"),
              {{"a/web", "a/db", 5432, allow}, {"a/db", "a/web", 80, deny}});
    }
    void aPodReachesItself()
    {
        check(policy("a", "{podSelector: {}, policyTypes: [Ingress, Egress]}"), {{"a/web", "a/web", 80, allow}, {"a/web", "ip:10.244.1.2", 80, allow}, {"a/web:c", "a/web:c", 80, allow}});
    }
    void aPodReachesItselfThroughItsServiceAsThePlugInLikes()
    {
        const std::string service = "---\n{apiVersion: v1, kind: Service, metadata: {name: db, namespace: a}, spec: {clusterIP: 10.96.0.7, ports: [{port: 80, targetPort: 5432}], selector: {app: db}}}\n"
                                    "---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: db-x, namespace: a, labels: {kubernetes.io/service-name: db}}, addressType: IPv4, ports: [{port: 5432, name: '', protocol: TCP}],"
                                    " endpoints: [{addresses: [10.244.2.2], conditions: {ready: true}, nodeName: n2, targetRef: {kind: Pod, name: db, namespace: a}}]}\n";
        const TestCluster cluster(base + service + policy("a", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("a/db"), *End::parse("svc:a/db"), 80, Protocol::TCP});
        QVERIFY2(trace->verdict == Verdict::Allow, trace->message.c_str());
        QVERIFY(std::any_of(trace->warnings.begin(), trace->warnings.end(), [](const std::string &w) { return w.find("hairpin") == 0; }));
    }
    void theOwnNodeIsAlwaysAllowed()
    {
        check(policy("a", "{podSelector: {}, policyTypes: [Ingress]}"), {{"node:n2", "a/db", 5432, allow}, {"node:n1", "a/db", 5432, deny}, {"b/agent", "a/db", 5432, allow}, {"b/agent", "a/web", 80, deny}});
    }
    void hostNetworkPodsAreTheirNode()
    {
        check(policy("b", "{podSelector: {}, policyTypes: [Ingress]}"), {{"a/web", "b/agent", 9100, allow}, {"a/web", "b/client", 80, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}]}]}"), {{"b/agent", "a/web", 80, deny}, {"b/client", "a/web", 80, allow}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.2/32}}]}]}"), {{"b/agent", "a/web", 80, allow}});
    }
    void exceptCutsOnlyItsOwnBlock()
    {
        check(policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.77/24, except: [203.0.113.0/28]}}]}]}"),
              {{"ip:203.0.113.20", "a/web", 80, allow}, {"ip:203.0.113.9", "a/web", 80, deny}, {"ip:203.0.114.1", "a/web", 80, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.0/28]}}, {ipBlock: {cidr: 203.0.113.9/32}}]}]}"), {{"ip:203.0.113.9", "a/web", 80, allow}});
        check(policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}"), {{"ip:2001:db8::1", "a/web", 80, deny}, {"ip:203.0.113.9", "a/web", 80, allow}});
    }
    void blocksMatchPodAddressesAndThePlugInIsNamed()
    {
        const std::string block = policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/16}}]}]}");
        check(block, {{"b/client", "a/web", 80, allow}});
        const TestCluster cluster(base + block);
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/web"), 80, Protocol::TCP});
        QVERIFY(std::any_of(trace->warnings.begin(), trace->warnings.end(), [](const std::string &w) { return w.find("ipBlock") != std::string::npos; }));
    }
    void policiesSeeThePodsPortNotTheServices()
    {
        const std::string service = "---\n{apiVersion: v1, kind: Service, metadata: {name: db, namespace: a}, spec: {clusterIP: 10.96.0.7, ports: [{port: 80, targetPort: 5432}], selector: {app: db}}}\n"
                                    "---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: db-x, namespace: a, labels: {kubernetes.io/service-name: db}}, addressType: IPv4, ports: [{port: 5432, name: '', protocol: TCP}],"
                                    " endpoints: [{addresses: [10.244.2.2], conditions: {ready: true}, nodeName: n2, targetRef: {kind: Pod, name: db, namespace: a}}]}\n";
        check(service + policy("a", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]}"), {{"a/web", "svc:a/db", 80, allow}});
        check(service + policy("a", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80}]}]}"), {{"a/web", "svc:a/db", 80, deny}});
        check(service + policy("a", "{podSelector: {matchLabels: {app: web}}, egress: [{to: [{ipBlock: {cidr: 10.96.0.0/16}}]}], policyTypes: [Egress]}"), {{"a/web", "svc:a/db", 80, deny}});
    }
    void portsWithoutProtocolAreTcpAndIsolateAllProtocols()
    {
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: 5432}]}]}"), {{"b/client", "a/db", 5432, allow}, {"b/client", "a/db", 5432, deny, Protocol::UDP}});
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{protocol: UDP}]}]}"), {{"b/client", "a/db", 1, allow, Protocol::UDP}, {"b/client", "a/db", 1, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{protocol: SCTP, port: 1}]}]}"), {{"b/client", "a/db", 5432, deny}});
    }
    void namedPortsResolveOnTheDestinationPod()
    {
        const std::string named = policy("a", "{podSelector: {}, ingress: [{ports: [{port: pg}]}]}");
        check(named, {{"b/client", "a/db", 5432, allow}, {"b/client", "a/db2", 6432, allow}, {"b/client", "a/db2", 5432, deny}, {"b/client", "a/web", 80, deny}, {"b/client", "a/db", 5432, deny, Protocol::UDP}});
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: pg-udp}]}]}"), {{"b/client", "a/db", 5433, deny}}); // name fits, protocol does not
        check(policy("b", "{podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: pg}]}]}"), {{"b/client", "a/db2", 6432, allow}, {"b/client", "a/db2", 5432, deny}, {"b/client", "ip:203.0.113.9", 5432, deny}});
    }
    void namedPortsAreOfTheirOwnProtocol()
    {
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: pg-udp, protocol: UDP}]}]}"), {{"b/client", "a/db", 5433, allow, Protocol::UDP}, {"b/client", "a/db", 5433, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: pg, protocol: UDP}]}]}"), {{"b/client", "a/db", 5432, deny, Protocol::UDP}}); // of TCP only
        // an init container has ended: what it declared is no port of the pod
        const std::string made = "---\n{apiVersion: v1, kind: Pod, metadata: {name: made, namespace: a}, spec: {nodeName: n2, initContainers: [{name: i, ports: [{name: pg, containerPort: 7000}]}], containers: [{name: c, ports: [{containerPort: 7000}]}]}, status: {phase: Running, podIP: 10.244.2.9}}\n";
        check(made + policy("a", "{podSelector: {}, ingress: [{ports: [{port: pg}]}]}"), {{"b/client", "a/made", 7000, deny}});
    }
    void endPortIsInclusive()
    {
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: 5432, endPort: 5000}]}]}"), {{"b/client", "a/db", 5432, allow}, {"b/client", "a/db", 5100, deny}}); // backwards: only the port is read
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: 5000, endPort: 5432}]}]}"), {{"b/client", "a/db", 5000, allow}, {"b/client", "a/db", 5432, allow}, {"b/client", "a/db", 5433, deny}, {"b/client", "a/db", 4999, deny}});
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{port: 5000}]}]}"), {{"b/client", "a/db", 5001, deny}});
    }
    void withoutAPlugInNothingIsEnforced()
    {
        const std::string denyAll = policy("a", "{podSelector: {}, policyTypes: [Ingress]}");
        const auto enforced = [&](const std::string &more) {
            const TestCluster cluster(base + denyAll + more);
            const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
            return std::make_pair(trace->verdict, trace->enforced);
        };
        using E = Fabric::Enforcement;
        const std::string flannel = "---\n{apiVersion: v1, kind: Node, metadata: {name: n1, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}, status: {addresses: [{type: InternalIP, address: 10.0.0.1}]}}\n";
        QVERIFY(enforced({}) == std::make_pair(deny, E::Unknown));
        QVERIFY(enforced(flannel) == std::make_pair(deny, E::No));
        QVERIFY(enforced(flannel + "---\n{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: canal, namespace: kube-system}}\n") == std::make_pair(deny, E::Yes));
        QVERIFY(enforced(flannel + "---\n{apiVersion: v1, kind: Node, metadata: {name: n2}, status: {nodeInfo: {kubeletVersion: v1.28.3+k3s1}, addresses: [{type: InternalIP, address: 10.0.0.2}]}}\n") == std::make_pair(deny, E::Yes));
    }
    void finishedPodsAreNobody()
    {
        // b/done has finished, and its address is b/plain's now
        check(policy("a", "{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}]}]}"), {{"ip:10.244.1.4", "a/db", 5432, deny}});
        check({}, {{"b/done", "a/db", 5432, Verdict::Unreachable}});
    }
    void aNearMissIsNamed()
    {
        const TestCluster cluster(base + policy("a", "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 80}]}]}", "db-from-web"));
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("a/web"), *End::parse("a/db"), 5432, Protocol::TCP});
        QCOMPARE(trace->policies.size(), std::size_t(1));
        QVERIFY(trace->policies.front().nearMiss.find("80/TCP") != std::string::npos);
        QVERIFY(trace->message.find("db-from-web") != std::string::npos);
    }
    void whatTheNearestRuleMissedIsNamed_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *rule, const char *from, const char *words) {
            QTest::newRow(name) << QString::fromUtf8(rule) << QString::fromUtf8(from) << QString::fromUtf8(words);
        };
        row("port", "{ports: [{port: 80}, {port: 90, endPort: 95}]}", "b/client", "rule 1 admits this peer, but only on 80/TCP, 90-95/TCP, not on 5432/TCP");
        row("protocol", "{ports: [{protocol: UDP, port: 5432}]}", "b/client", "only on 5432/UDP");
        row("named port", "{ports: [{port: http}]}", "b/client", "http/TCP (a name that a/db does not declare)");
        row("labels", "{from: [{podSelector: {matchLabels: {app: web}}}]}", "a/db2", "it asks for pods with app=web, and a/db2 has app=db");
        row("no label", "{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}]}", "b/plain", "b/plain has no such label");
        row("own namespace", "{from: [{podSelector: {matchLabels: {app: client}}}]}", "b/client", "without a namespaceSelector it admits pods of namespace a only, and b/client is in b");
        row("namespace", "{from: [{namespaceSelector: {matchLabels: {team: c}}}]}", "b/client", "it asks for namespaces with team=c, and namespace b has team=b");
        row("block", "{from: [{ipBlock: {cidr: 10.0.0.0/24}}]}", "ip:203.0.113.9", "its block 10.0.0.0/24 does not hold 203.0.113.9");
        row("exception", "{from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.8/29]}}]}", "ip:203.0.113.9", "but in the exception 203.0.113.8/29");
        row("family", "{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}", "ip:2001:db8::1", "IPv4 blocks never hold IPv6");
        row("no pod", "{from: [{namespaceSelector: {}}]}", "ip:203.0.113.9", "203.0.113.9 is no pod's own address: use an ipBlock");
        row("nearest", "{from: [{podSelector: {matchLabels: {app: x}}}], ports: [{port: 1}]}, {from: [{podSelector: {matchLabels: {app: z}}}], ports: [{port: 5432}]}", "a/web", "rule 2 admits this port, but not this peer");
        row("neither", "{from: [{podSelector: {matchLabels: {app: x}}}], ports: [{port: 1}]}", "a/web", "admits neither this port (only 1/TCP) nor this peer");
    }
    void whatTheNearestRuleMissedIsNamed()
    {
        QFETCH(QString, rule);
        QFETCH(QString, from);
        QFETCH(QString, words);
        const TestCluster cluster(base + policy("a", "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [" + rule.toStdString() + "]}", "db-from"));
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse(from.toStdString()), *End::parse("a/db"), 5432, Protocol::TCP});
        QVERIFY(trace->verdict == Verdict::Deny);
        QVERIFY2(QString::fromStdString(trace->message).contains(words), trace->message.c_str());
    }
    void whatDecidesIsWarnedOfWherePlugInsDiffer()
    {
        const auto warned = [](const std::string &policies, const char *from, const char *to, int port, const char *word) {
            const TestCluster cluster(base + policies);
            const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse(from), *End::parse(to), port, Protocol::TCP});
            return std::any_of(trace->warnings.begin(), trace->warnings.end(), [word](const std::string &w) { return w.find(word) != std::string::npos; });
        };
        const std::string range = policy("a", "{podSelector: {}, ingress: [{ports: [{port: 5000, endPort: 6000}]}]}");
        QVERIFY(warned(range, "b/client", "a/db", 5432, "endPort") && !warned(range, "b/client", "a/db", 5000, "endPort"));
        QVERIFY(warned(policy("a", "{podSelector: {}, policyTypes: [Ingress]}"), "b/agent", "a/web", 80, "host's network"));
        QVERIFY(!warned({}, "b/agent", "a/web", 80, "host's network"));
        QVERIFY(!warned(policy("b", "{podSelector: {}, policyTypes: [Ingress]}"), "b/agent", "a/web", 80, "host's network")); // its own namespace's policy isolates nobody here
        QVERIFY(warned(policy("a", "{podSelector: {}, policyTypes: [Egress]}"), "a/web", "node:n1", 80, "own node"));
    }
    void impossibleRulesAreNamed_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *rule, const char *words) { QTest::newRow(name) << QString::fromUtf8(rule) << QString::fromUtf8(words); };
        row("except outside", "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [192.168.0.0/16]}}]}", ".spec.ingress[0].from[0].ipBlock.except = \"192.168.0.0/16\" is not strictly inside of 10.0.0.0/8");
        row("except all", "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}", "is not strictly inside");
        row("except broken", "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [ten]}}]}", "\"ten\" is no address block");
        row("protocol", "{ports: [{protocol: TPC, port: 80}]}", ".spec.ingress[0].ports[0].protocol = \"TPC\" is not TCP, UDP or SCTP");
        row("range", "{ports: [{port: 80, endPort: 70}]}", "endPort = 70 is lower than port 80");
        row("range of a name", "{ports: [{port: http, endPort: 90}]}", "needs a port by number");
        row("number", "{ports: [{port: 70000}]}", ".port = 70000 is no port");
        row("nothing", "{ports: [{port: 0}]}", ".port = 0 is no port");
        row("block and selector", "{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}", "Make them two elements");
    }
    void impossibleRulesAreNamed()
    {
        QFETCH(QString, rule);
        QFETCH(QString, words);
        const TestCluster cluster(base + policy("a", "{podSelector: {}, ingress: [" + rule.toStdString() + "]}"));
        const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store()));
        QCOMPARE(tracer.policies().problems().size(), std::size_t(1));
        QVERIFY2(QString::fromStdString(tracer.policies().problems().front()).contains(words), tracer.policies().problems().front().c_str());
        const auto trace = tracer.trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP}); // and those it concerns are told
        QVERIFY(std::count(trace->warnings.begin(), trace->warnings.end(), tracer.policies().problems().front()) == 1);
    }
    void aRuleOfAnUnknownProtocolMatchesNothing()
    {
        check(policy("a", "{podSelector: {}, ingress: [{ports: [{protocol: TPC, port: 5432}]}]}"), {{"b/client", "a/db", 5432, deny}});
    }
    void brokenRulesAreNamedAndMatchNothing()
    {
        const TestCluster cluster(base + policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/99}}, {}]}]}"));
        const NetworkIndex index(cluster.store());
        const PolicyEvaluator kept(index);
        QCOMPARE(kept.problems().size(), std::size_t(2));
        QVERIFY(kept.problems().front().find("a/p .spec.ingress[0].from[0].ipBlock.cidr") != std::string::npos);
        check(policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/99}}, {}]}]}"), {{"b/client", "a/db", 5432, deny}, {"a/web", "a/db", 5432, deny}});
    }
    void policiesSeeTheAddressAfterTheNodePortsTranslation()
    {
        const std::string svc = "---\n{apiVersion: v1, kind: Service, metadata: {name: db, namespace: a}, spec: {type: NodePort, clusterIP: 10.96.0.20, selector: {app: pg}, ports: [{port: 5432, nodePort: 30432}]}}\n"
                                "---\n{apiVersion: v1, kind: Pod, metadata: {name: pg, namespace: a, labels: {app: pg}}, spec: {nodeName: n2, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.2.8, conditions: [{type: Ready, status: 'True'}]}}\n";
        const auto admits = [](const char *block) { return policy("a", std::string("{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: ") + block + "}}]}]}"); };
        check(svc + admits("203.0.113.0/24"), {{"ip:203.0.113.9", "nodeport:n1", 30432, deny}, {"ip:203.0.113.9", "nodeport:n2", 30432, allow}}); // n2 is the pod's own node
        check(svc + admits("10.0.0.1/32"), {{"ip:203.0.113.9", "nodeport:n1", 30432, allow}});
    }
    void whereNothingEnforcesTheWayIsNotCut()
    {
        const std::string flannel = "---\n{apiVersion: v1, kind: Node, metadata: {name: n9, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}, status: {addresses: [{type: InternalIP, address: 10.0.0.9}]}}\n";
        const std::string closed = policy("a", "{podSelector: {}, policyTypes: [Ingress]}");
        const auto told = [&closed](const std::string &more) {
            const TestCluster cluster(base + closed + more);
            return *Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
        };
        const Trace known = told(flannel), unknown = told({});
        QVERIFY(known.verdict == Verdict::Deny && unknown.verdict == Verdict::Deny);
        QVERIFY2(known.message.find("the packet arrives all the same") != std::string::npos && known.hops.back().kind == Hop::Kind::Container, known.message.c_str());
        QVERIFY2(unknown.message.find("arrives all the same") == std::string::npos && unknown.hops.back().kind != Hop::Kind::Container, unknown.message.c_str());
    }
    void hostNetworkPodsAreSelectedByNoPolicy()
    {
        const TestCluster cluster(base + policy("b", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
        const NetworkIndex index(cluster.store());
        const PolicyEvaluator evaluator(index);
        for (const Direction direction : {Direction::Ingress, Direction::Egress}) {
            QVERIFY(evaluator.isolating(direction, *index.pod("b", "agent")).empty());
            QCOMPARE(evaluator.isolating(direction, *index.pod("b", "client")).size(), std::size_t(1));
        }
    }
    void onlyThePolicyThatAdmitsDecides()
    {
        const TestCluster cluster(base + policy("a", "{podSelector: {}, policyTypes: [Ingress]}", "closed") + policy("a", "{podSelector: {}, ingress: [{}]}", "open"));
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
        QCOMPARE(trace->policies.size(), std::size_t(2));
        for (const PolicyDecision &d : trace->policies)
            QCOMPARE(d.decides, d.policy->meta.name == "open");
        QVERIFY2(trace->message.find("policy open admits it") != std::string::npos, trace->message.c_str());
    }
    void ofRulesThatAreEquallyNearTheFirstIsNamed()
    {
        const TestCluster cluster(base + policy("a", "{podSelector: {}, ingress: [{ports: [{port: 81}]}, {ports: [{port: 82}]}]}"));
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
        QVERIFY2(trace->message.find("rule 1 admits this peer, but only on 81/TCP") != std::string::npos, trace->message.c_str());
    }
    void aPeerThatMissesOneSelectorIsNearerThanOneThatMissesBoth()
    {
        // an address block of the right family misses as much as both selectors do, and comes first
        const TestCluster cluster(base + policy("a", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 192.168.0.0/16}}, {namespaceSelector: {matchLabels: {team: b}}, podSelector: {matchLabels: {app: x}}}]}]}"));
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
        QVERIFY2(trace->message.find("it asks for pods with app=x, and b/client has app=client") != std::string::npos, trace->message.c_str());
    }
    void namesAreSaidNotToResolveOnlyWhereDnsIsClosed()
    {
        const std::string dns = "---\n{apiVersion: v1, kind: Pod, metadata: {name: dns, namespace: kube-system, labels: {app: dns}}, spec: {nodeName: n2, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.2.53, conditions: [{type: Ready, status: 'True'}]}}\n"
                                "---\n{apiVersion: v1, kind: Service, metadata: {name: kube-dns, namespace: kube-system}, spec: {clusterIP: 10.96.0.10, selector: {app: dns}, ports: [{port: 53, protocol: UDP}]}}\n";
        const auto warned = [&dns](const std::string &rules) {
            const TestCluster cluster(base + dns + policy("b", "{podSelector: {}, policyTypes: [Egress], egress: [" + rules + "]}"));
            const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
            return std::any_of(trace->warnings.begin(), trace->warnings.end(), [](const std::string &w) { return w.find("names do not resolve in b/client") == 0; });
        };
        QVERIFY(warned("{ports: [{port: 5432}]}"));
        QVERIFY(!warned("{ports: [{port: 5432}]}, {ports: [{port: 53, protocol: UDP}]}"));
    }
};

QTEST_GUILESS_MAIN(NetworkPolicies)
#include "network_policies.moc"
