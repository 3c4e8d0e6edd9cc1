#include "tests/support/policycluster.h"

using namespace portolan;
using namespace portolan::test;

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
        check(byName, {{"b/client", "a/db", 5432, allow}, {"a/web", "a/db", 5432, deny}}); // every server gives a manifest's namespace the label
        const std::string served = "---\n{apiVersion: v1, kind: Namespace, metadata: {name: b, uid: 6a8e2c5e-0000-4000-8000-000000000001, creationTimestamp: '2026-01-01T00:00:00Z', labels: {team: b}}}\n";
        check(byName + served, {{"b/client", "a/db", 5432, deny}}); // but servers before 1.21, as one sees of their namespaces
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
                                "---\n{apiVersion: v1, kind: Pod, metadata: {name: pg, namespace: a, labels: {app: pg}}, spec: {nodeName: n2, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.2.8, conditions: [{type: Ready, status: 'True'}]}}\n"
                                "---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: db-x, namespace: a, labels: {kubernetes.io/service-name: db}}, addressType: IPv4, ports: [{port: 5432, protocol: TCP}],"
                                " endpoints: [{addresses: [10.244.2.8], conditions: {ready: true}, nodeName: n2, targetRef: {kind: Pod, name: pg, namespace: a}}]}\n";
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
};

QTEST_GUILESS_MAIN(NetworkPolicies)
#include "network_policies.moc"
