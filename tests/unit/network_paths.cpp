#include "models/network/endcatalog.h"
#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

/// Which devices a packet meets, in order, and what is said of the ways that end early.
class NetworkPaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoCannotSendIsToldWithWhomItWasAskedFor()
    {
        const std::string late = "{apiVersion: v1, kind: Pod, metadata: {name: late, namespace: d}, spec: {containers: [{name: m}]}, status: {phase: Pending}}\n---\n";
        for (const auto &[to, told] : {std::pair{"d/b", "To:        pod d/b"}, {"svc:d/web", "To:        service d/web"}, {"ip:203.0.113.9", "To:        external (203.0.113.9)"}, {"node:worker-2", "To:        node worker-2"}}) {
            const Answer a = trace(vxlan + pods + web + late, "d/late", to, 80);
            QCOMPARE(a.reason(), QStringLiteral("source-without-address"));
            QVERIFY2(traceText(a.trace).find(told) != std::string::npos, traceText(a.trace).c_str());
        }
    }
    void ephemeralContainersSendWhileTheyRun()
    {
        const auto debugged = [](const char *state) {
            return std::string("{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: d}, spec: {nodeName: worker-1, containers: [{name: main}], ephemeralContainers: [{name: debugger}]}, status: {phase: Running, podIP: 10.244.1.9,"
                               " ephemeralContainerStatuses: [{name: debugger, state: {") + state + "}}]}}\n---\n";
        };
        const Answer running = trace(vxlan + pods + debugged("running: {}"), "d/p:debugger", "d/b", 80);
        QVERIFY(running.way().startsWith(QStringLiteral("container:debugger@1")));
        QCOMPARE(running.reason(), QStringLiteral("allowed"));
        const Answer ended = trace(vxlan + pods + debugged("terminated: {reason: Completed, exitCode: 0}"), "d/p:debugger", "d/b", 80);
        QCOMPARE(ended.reason(), QStringLiteral("source-not-running"));
        QVERIFY2(ended.message().contains(QStringLiteral("debugger of the source pod d/p has ended: Completed")), qPrintable(ended.message()));
        const TestCluster cluster(debugged("running: {}"));
        const NetworkIndex index(cluster.store());
        const EndCatalog catalog(index);
        const auto found = catalog.matching("debugger", 5);
        QVERIFY(found.size() == 1 && found.front().text == "d/p:debugger" && found.front().detail == "ephemeral container, 10.244.1.9");
    }
    void containersOfOnePodUseLoopback()
    {
        const Answer a = trace(vxlan + pods, "d/a:side", "d/a:main", 80);
        QCOMPARE(a.way(), QStringLiteral("container:side@1 sandbox:lo@1 container:main@1"));
        QVERIFY(a.trace.verdict == Verdict::Allow);
    }
    void podsOnOneNodeUseTheBridgeOnly()
    {
        QCOMPARE(trace(vxlan + pods, "d/a:main", "d/b", 80).way(),
                 QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 veth:veth@1 sandbox:pause@1 container:main@1"));
    }
    void podsOnTwoNodesCrossTheTunnel()
    {
        const Answer a = trace(vxlan + pods, "d/a:main", "d/c", 80);
        QCOMPARE(a.way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 tunnel:flannel.1@1 nic:eth0@1 underlay:underlay nic:eth0@2 "
                                         "tunnel:flannel.1@2 bridge:cni0@2 veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(QString::fromStdString(a.trace.hops[6].packet), QStringLiteral("192.168.0.11 -> 192.168.0.12 (UDP 8472, VXLAN 1)"));
        QCOMPARE(QString::fromStdString(a.trace.hops[8].packet), QStringLiteral("10.244.1.2 -> 10.244.2.2:80"));
        QVERIFY(a.trace.hops[1].observed && !a.trace.hops[2].observed);
    }
    void theTunnelsEndIsThePublicAddress()
    {
        const Answer a = trace(node(1, flannel("vxlan") + ", flannel.alpha.coreos.com/public-ip: 1.1.1.1, flannel.alpha.coreos.com/public-ip-overwrite: 8.8.8.8") + node(2, flannel("vxlan")) + pods, "d/a", "d/c", 80);
        QVERIFY(a.way().contains(QStringLiteral("tunnel:flannel.1@1")));
        QVERIFY(QString::fromStdString(traceText(a.trace)).contains(QStringLiteral("8.8.8.8 -> 192.168.0.12")));
    }
    void eachPlugInHasItsDevices_data()
    {
        QTest::addColumn<QString>("annotations");
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("tunnel");
        QTest::addColumn<bool>("bridge");
        const QString none;
        QTest::newRow("host-gw") << QString::fromStdString(flannel("host-gw")) << none << none << true;
        QTest::newRow("wireguard") << QString::fromStdString(flannel("wireguard")) << none << QStringLiteral("flannel-wg") << true;
        QTest::newRow("other VNI") << QString::fromStdString(flannel("vxlan", R"({"VNI":7})")) << none << QStringLiteral("flannel.7") << true;
        QTest::newRow("other prefix") << QStringLiteral("net.example.com/backend-type: vxlan") << none << QStringLiteral("flannel.1") << true;
        const QString calico = QStringLiteral("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: calico-node, namespace: kube-system}}\n---\n");
        QTest::newRow("calico ipip") << QStringLiteral("projectcalico.org/IPv4Address: 192.168.0.1/24, projectcalico.org/IPv4IPIPTunnelAddr: 10.244.1.1") << calico << QStringLiteral("tunl0") << false;
        QTest::newRow("calico vxlan") << QStringLiteral("projectcalico.org/IPv4Address: 192.168.0.1/24, projectcalico.org/IPv4VXLANTunnelAddr: 10.244.1.1") << calico << QStringLiteral("vxlan.calico") << false;
        QTest::newRow("calico bgp") << QStringLiteral("projectcalico.org/IPv4Address: 192.168.0.1/24") << calico << none << false;
        QTest::newRow("cilium geneve") << none << QStringLiteral("{apiVersion: v1, kind: ConfigMap, metadata: {name: cilium-config, namespace: kube-system}, data: {tunnel-protocol: geneve}}\n---\n"
                                                                 "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: cilium, namespace: kube-system}}\n---\n") << QStringLiteral("cilium_geneve") << false;
        QTest::newRow("unknown") << none << none << none << false;
    }
    void eachPlugInHasItsDevices()
    {
        QFETCH(QString, annotations);
        QFETCH(QString, more);
        QFETCH(QString, tunnel);
        QFETCH(bool, bridge);
        const Answer a = trace(node(1, annotations.toStdString()) + node(2, annotations.toStdString()) + more.toStdString() + pods, "d/a", "d/c", 80);
        QCOMPARE(a.way().contains(QStringLiteral("tunnel:")), !tunnel.isEmpty());
        QVERIFY2(tunnel.isEmpty() || a.way().contains(QStringLiteral("tunnel:") + tunnel + u'@'), qPrintable(a.way()));
        QCOMPARE(a.way().contains(QStringLiteral("bridge:")), bridge);
        QVERIFY(a.way().contains(QStringLiteral("underlay:underlay")));
    }
    void aClusterAddressIsRewrittenOnTheSourcesNode()
    {
        const Answer a = trace(vxlan + pods + web, "d/a:main", "svc:d/web", 8080);
        QCOMPARE(a.way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 nat:DNAT@1 bridge:cni0@1 tunnel:flannel.1@1 nic:eth0@1 underlay:underlay nic:eth0@2 "
                                         "tunnel:flannel.1@2 bridge:cni0@2 veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(QString::fromStdString(a.trace.hops[2].packet), QStringLiteral("10.244.1.2 -> 10.96.0.80:8080"));
        QCOMPARE(QString::fromStdString(a.trace.hops[3].packet), QStringLiteral("10.244.1.2 -> 10.244.2.2:80"));
        QCOMPARE(a.trace.candidates, std::vector<std::string>{"d/c:80"});
        QVERIFY(trace(vxlan + pods + web, "d/a", "ip:10.96.0.80", 8080).trace.verdict == Verdict::Allow);
    }
    void aPodMayReachItselfThroughItsService()
    {
        const Answer a = trace(vxlan + pods + web, "d/c:main", "svc:d/web", 8080);
        // as a capture shows it: the bridge still sees the sender's address
        QCOMPARE(a.way(), QStringLiteral("container:main@2 sandbox:pause@2 veth:veth@2 nat:DNAT@2 bridge:cni0@2 nat:SNAT@2 veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(a.packetAt("cni0"), QStringLiteral("10.244.2.2 -> 10.244.2.2:80"));
        QCOMPARE(a.packetAt("veth", 1), QStringLiteral("10.244.2.1 -> 10.244.2.2:80"));
    }
    void aNodePortHidesTheClient()
    {
        const Answer a = trace(vxlan + pods + web, "ip:203.0.113.9", "nodeport:worker-1", 30080);
        QCOMPARE(a.way(), QStringLiteral("external:203.0.113.9 nic:eth0@1 nat:DNAT + SNAT@1 tunnel:flannel.1@1 nic:eth0@1 underlay:underlay nic:eth0@2 tunnel:flannel.1@2 bridge:cni0@2 "
                                         "veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(QString::fromStdString(a.trace.hops[2].packet), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
        QCOMPARE(QString::fromStdString(trace(vxlan + pods + web, "ip:203.0.113.9", "nodeport:worker-2", 30080).trace.hops[2].packet), QStringLiteral("10.244.2.1 -> 10.244.2.2:80"));
    }
    void thePodsOfANodeTellItsBlockWhenPodCidrDoesNot()
    {
        std::string other = vxlan;
        other.replace(other.find("10.244.1.0/24"), 13, "10.244.9.0/24");
        QCOMPARE(QString::fromStdString(trace(other + pods + web, "ip:203.0.113.9", "nodeport:worker-1", 30080).trace.hops[2].packet), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
    }
    void aLocalNodePortKeepsTheClientAndDropsElsewhere()
    {
        const std::string local = service("web", "{type: NodePort, clusterIP: 10.96.0.80, externalTrafficPolicy: Local, selector: {app: c}, ports: [{port: 8080, targetPort: 80, nodePort: 30080}]}") + slice("web", endpoint("c", "10.244.2.2", 2));
        const Answer there = trace(vxlan + pods + local, "ip:203.0.113.9", "nodeport:worker-2", 30080);
        QCOMPARE(QString::fromStdString(there.trace.hops[2].packet), QStringLiteral("203.0.113.9 -> 10.244.2.2:80"));
        const Answer elsewhere = trace(vxlan + pods + local, "ip:203.0.113.9", "nodeport:worker-1", 30080);
        QVERIFY(elsewhere.trace.verdict == Verdict::Unreachable);
        QCOMPARE(QString::fromStdString(elsewhere.trace.reason), QStringLiteral("no-local-endpoint"));
        QVERIFY(elsewhere.trace.message.find("worker-2") != std::string::npos);
    }
    void waysThatEndEarlySayWhy_data()
    {
        QTest::addColumn<QString>("objects");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const std::string &objects, const char *to, int port, const char *reason) {
            QTest::newRow(name) << QString::fromStdString(objects) << QString::fromUtf8(to) << port << QString::fromUtf8(reason);
        };
        row("selector", service("s", "{clusterIP: 10.96.0.9, selector: {app: nobody}, ports: [{port: 80}]}"), "svc:d/s", 80, "selector-matches-nothing");
        row("port", web, "svc:d/web", 99, "no-such-port");
        row("protocol", service("s", "{clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 53, protocol: UDP}]}"), "svc:d/s", 53, "wrong-protocol");
        row("no ports", service("s", "{clusterIP: 10.96.0.9, selector: {app: c}}"), "svc:d/s", 80, "no-ports");
        row("name", service("s", "{clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 80, targetPort: htpp}]}"), "svc:d/s", 80, "named-port-unresolved");
        row("unready", service("s", "{clusterIP: 10.96.0.9, selector: {app: slow}, ports: [{port: 80}]}") + slice("s", endpoint("slow", "10.244.2.9", 2, "conditions: {ready: false}"))
            + "{apiVersion: v1, kind: Pod, metadata: {name: slow, namespace: d, labels: {app: slow}}, spec: {nodeName: worker-2, containers: [{name: m}]}, status: {phase: Running, podIP: 10.244.2.9, conditions: [{type: Ready, status: 'False', message: 'containers with unready status: [m]'}]}}\n",
            "svc:d/s", 80, "none-ready");
        row("no selector", service("s", "{clusterIP: 10.96.0.9, ports: [{port: 80}]}"), "svc:d/s", 80, "no-endpoints");
        row("alias", service("s", "{type: ExternalName, externalName: example.org}"), "svc:d/s", 80, "external-name");
        row("headless", service("s", "{clusterIP: None, selector: {app: c}, ports: [{port: 8080, targetPort: 80}]}") + slice("s", endpoint("c", "10.244.2.2", 2)), "svc:d/s", 8080, "headless-no-translation");
        row("pending", "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: d}, spec: {containers: [{name: m}]}, status: {phase: Pending}}\n", "d/p", 80, "destination-without-address");
        row("node port", web, "nodeport:worker-1", 31000, "no-such-node-port");
        row("host", web, "ingress:nobody.example/", 0, "no-such-ingress");
    }
    void waysThatEndEarlySayWhy()
    {
        QFETCH(QString, objects);
        QFETCH(QString, to);
        QFETCH(int, port);
        QFETCH(QString, reason);
        const Answer a = trace(vxlan + pods + objects.toStdString(), "d/a", to.toUtf8().constData(), port);
        QCOMPARE(QString::fromStdString(a.trace.reason), reason);
        QVERIFY(!a.trace.message.empty() && a.trace.verdict != Verdict::Allow);
    }
    void aClusterAddressIsNothingOutside()
    {
        QCOMPARE(QString::fromStdString(trace(vxlan + pods + web, "ip:203.0.113.9", "svc:d/web", 8080).trace.reason), QStringLiteral("cluster-ip-from-outside"));
    }
    void olderSlicesAndEndpointsAnswerAlike()
    {
        const std::string old = service("s", "{clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 8080, targetPort: 80, protocol: TCP}]}");
        const std::string beta = "{apiVersion: discovery.k8s.io/v1beta1, kind: EndpointSlice, metadata: {name: s-x, namespace: d, labels: {kubernetes.io/service-name: s}}, addressType: IPv4, ports: [{name: '', port: 80, protocol: TCP}],"
                                 " endpoints: [{addresses: [10.244.2.2], conditions: {ready: true}, topology: {kubernetes.io/hostname: worker-2}, targetRef: {kind: Pod, name: c, namespace: d}}]}\n";
        const std::string endpoints = "{apiVersion: v1, kind: Endpoints, metadata: {name: s, namespace: d}, subsets: [{addresses: [{ip: 10.244.2.2, nodeName: worker-2, targetRef: {kind: Pod, name: c, namespace: d}}], ports: [{port: 80, protocol: TCP}]}]}\n";
        const Answer v1 = trace(vxlan + pods + old + slice("s", endpoint("c", "10.244.2.2", 2)), "d/a", "svc:d/s", 8080);
        QCOMPARE(trace(vxlan + pods + old + beta, "d/a", "svc:d/s", 8080).way(), v1.way());
        QCOMPARE(trace(vxlan + pods + old + endpoints, "d/a", "svc:d/s", 8080).way(), v1.way());
    }
    void allReadyEndpointsAreCandidatesUnlessHintedOrLocal()
    {
        const std::string spec = "clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 80, protocol: TCP}]";
        const std::string two = endpoint("b", "10.244.1.3", 1) + ", " + endpoint("c", "10.244.2.2", 2);
        QCOMPARE(trace(vxlan + pods + service("s", '{' + spec + '}') + slice("s", two), "d/a", "svc:d/s", 80).trace.candidates.size(), std::size_t(2));
        QCOMPARE(trace(vxlan + pods + service("s", '{' + spec + ", internalTrafficPolicy: Local}") + slice("s", two), "d/a", "svc:d/s", 80).trace.candidates, std::vector<std::string>{"d/b:80"});
        const std::string hinted = endpoint("b", "10.244.1.3", 1, "hints: {forZones: [{name: z2}]}") + ", " + endpoint("c", "10.244.2.2", 2, "hints: {forZones: [{name: z1}]}");
        QCOMPARE(trace(vxlan + pods + service("s", '{' + spec + '}') + slice("s", hinted), "d/a", "svc:d/s", 80).trace.candidates, std::vector<std::string>{"d/c:80"});
        const std::string dying = endpoint("b", "10.244.1.3", 1, "conditions: {ready: false, serving: true, terminating: true}");
        QCOMPARE(trace(vxlan + pods + service("s", '{' + spec + '}') + slice("s", dying), "d/a", "svc:d/s", 80).trace.candidates, std::vector<std::string>{"d/b:80"});
    }
    void twoPodsClaimingOneAddressAreNamed()
    {
        const Answer a = trace(vxlan + pods + pod("d", "twin", 2, "10.244.2.2"), "d/a", "ip:10.244.2.2", 80);
        QVERIFY(!a.trace.warnings.empty());
        QVERIFY(a.trace.warnings.front().find("d/c and d/twin") != std::string::npos);
    }
    void hostNetworkPodsHaveNoPair()
    {
        QCOMPARE(trace(vxlan + pods, "d/host", "d/b", 80).packetAt("cni0"), QStringLiteral("10.244.1.1 -> 10.244.1.3:80")); // the address of the device that leads there
        QCOMPARE(trace(vxlan + pods, "d/host", "d/c", 80).packetAt("flannel.1"), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
        QCOMPARE(trace(vxlan + pods, "d/host:main", "d/b", 80).way(), QStringLiteral("container:main@1 node:worker-1@1 bridge:cni0@1 veth:veth@1 sandbox:pause@1 container:main@1"));
        QVERIFY(!trace(vxlan + pods, "d/c", "d/host", 80).way().contains(QStringLiteral("tunnel")));
    }
    void outsideIsReachedInTheNodesName()
    {
        const Answer a = trace(vxlan + pods, "d/a:main", "ip:203.0.113.9", 443);
        QCOMPARE(a.way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 nat:MASQUERADE@1 nic:eth0@1 external:203.0.113.9"));
        QCOMPARE(QString::fromStdString(a.trace.hops[5].packet), QStringLiteral("192.168.0.11 -> 203.0.113.9:443"));
    }
    void badEndsAreRefused()
    {
        for (const char *bad : {"", "pod", "a/b/c", "ip:300.1.1.1", "svc:web", "node:", "ingress:", "d/a:"})
            QVERIFY2(!End::parse(bad), bad);
        const TestCluster cluster(vxlan + pods);
        const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store()));
        const auto missing = tracer.trace({*End::parse("d/a"), *End::parse("e/b"), 80, Protocol::TCP});
        QVERIFY(!missing && missing.error().kind == ErrorKind::NotFound && missing.error().detail.find("d/b") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(NetworkPaths)
#include "network_paths.moc"
