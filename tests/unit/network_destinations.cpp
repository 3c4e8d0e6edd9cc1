#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

constexpr const char *client = "ip:203.0.113.9";

/// A Service named s of pod c, by what its spec says beside selector and ports.
std::string named(const std::string &more, const std::string &status = {})
{
    return "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: d}, spec: {clusterIP: 10.96.0.9, selector: {app: c}, ports: [{name: web, port: 8080, targetPort: 80, nodePort: 30090}], " + more + '}'
        + (status.empty() ? "" : ", status: {loadBalancer: {ingress: [" + status + "]}}") + "}\n---\n" + slice("s", endpoint("c", "10.244.2.2", 2), "{name: web, port: 80, protocol: TCP}");
}

Result<Trace> byPortName(const std::string &yaml, const char *to, const char *port)
{
    TraceRequest r = request("d/a", to);
    if (!r.setPort(port))
        qFatal("no port");
    return tryTrace(vxlan + pods + yaml, r);
}

std::string podWith(const std::string &spec, const std::string &status)
{
    return "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: d, labels: {app: p}}, spec: {nodeName: worker-2, " + spec + "}, status: {phase: Running, podIP: 10.244.2.7, " + status + "}}\n---\n";
}

} // namespace

/// Everything a packet can be sent to, and what of the destination decides where it goes.
class NetworkDestinations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void portsAreNamedOrNumbered()
    {
        QCOMPARE(byPortName(named("type: NodePort"), "svc:d/s", "web")->to.port, 8080);
        QCOMPARE(byPortName(named("type: NodePort"), "nodeport:worker-1", "web")->to.port, 30090);
        QCOMPARE(byPortName({}, "d/c", "http")->to.port, 80);
        QCOMPARE(QString::fromStdString(byPortName(named("type: NodePort"), "svc:d/s", "grpc")->reason), QStringLiteral("no-such-port"));
        QCOMPARE(QString::fromStdString(byPortName({}, "d/c", "grpc")->reason), QStringLiteral("no-such-port"));
        TraceRequest r;
        for (const char *bad : {"0", "65536", "99999999999", "", "-1", "Http!", "8 0"})
            QVERIFY2(!r.setPort(bad), bad);
        QVERIFY(r.setProtocol("sctp") && r.protocol == Protocol::SCTP);
        QVERIFY(!r.setProtocol("TPC"));
    }
    void udpAndSctpTakeTheSameHops()
    {
        const std::string s = service("s", "{clusterIP: 10.96.0.9, selector: {app: c}, ports: [{name: u, port: 53, targetPort: 5353, protocol: UDP}, {name: t, port: 53, targetPort: 5354, protocol: TCP}, {name: s, port: 53, targetPort: 5355, protocol: SCTP}]}")
            + slice("s", endpoint("c", "10.244.2.2", 2), "{name: u, port: 5353, protocol: UDP}, {name: t, port: 5354, protocol: TCP}, {name: s, port: 5355, protocol: SCTP}");
        QCOMPARE(trace(vxlan + pods + s, "d/a", "svc:d/s", 53, Protocol::UDP).trace.candidates, std::vector<std::string>{"d/c:5353"});
        QCOMPARE(trace(vxlan + pods + s, "d/a", "svc:d/s", 53, Protocol::TCP).trace.candidates, std::vector<std::string>{"d/c:5354"});
        QCOMPARE(trace(vxlan + pods + s, "d/a", "svc:d/s", 53, Protocol::SCTP).trace.candidates, std::vector<std::string>{"d/c:5355"});
        QCOMPARE(trace(vxlan + pods + s, "d/a", "svc:d/s", 53, Protocol::UDP).way(), trace(vxlan + pods + s, "d/a", "svc:d/s", 53, Protocol::TCP).way());
    }
    void namedPortsDifferPodByPod()
    {
        const std::string other = "{apiVersion: v1, kind: Pod, metadata: {name: e, namespace: d, labels: {app: c}}, spec: {nodeName: worker-2, containers: [{name: main, ports: [{name: http, containerPort: 8088}]}]}, status: {phase: Running, podIP: 10.244.2.5, conditions: [{type: Ready, status: 'True'}]}}\n---\n";
        const std::string none = "{apiVersion: v1, kind: Pod, metadata: {name: f, namespace: d, labels: {app: c}}, spec: {nodeName: worker-2, containers: [{name: main}]}, status: {phase: Running, podIP: 10.244.2.6, conditions: [{type: Ready, status: 'True'}]}}\n---\n";
        const std::string second = "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-y, namespace: d, labels: {kubernetes.io/service-name: web}}, addressType: IPv4, ports: [{name: '', port: 8088, protocol: TCP}], endpoints: [" + endpoint("e", "10.244.2.5", 2) + "]}\n---\n";
        const Answer a = trace(vxlan + pods + web + other + none + second, "d/a", "svc:d/web", 8080);
        QCOMPARE(a.trace.candidates, (std::vector<std::string>{"d/c:80", "d/e:8088"}));
        QVERIFY(a.warns("pod d/f declares no port named http"));
    }
    void withoutEndpointObjectsTheSelectorTells()
    {
        const std::string s = service("s", "{clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 8080, targetPort: http}]}");
        const Answer a = trace(TestCluster(vxlan + pods + s).asFile(), "d/a", "svc:d/s", 8080);
        QCOMPARE(a.trace.candidates, std::vector<std::string>{"d/c:80"});
        QVERIFY(a.warns("worked out from its selector"));
        QCOMPARE(trace(TestCluster(vxlan + pods + web + s).asFile(), "d/a", "svc:d/s", 8080).reason(), QStringLiteral("no-endpoints")); // the file has such objects: it has none
        QCOMPARE(trace(vxlan + pods + web + s, "d/a", "svc:d/s", 8080).reason(), QStringLiteral("no-endpoints")); // there are such objects: it has none
    }
    void notReadyAddressesArePublishedWhenAsked()
    {
        const std::string slow = "{apiVersion: v1, kind: Pod, metadata: {name: slow, namespace: d, labels: {app: slow}}, spec: {nodeName: worker-2, containers: [{name: m}]}, status: {phase: Running, podIP: 10.244.2.9, conditions: [{type: Ready, status: 'False'}]}}\n---\n";
        const std::string spec = "clusterIP: None, selector: {app: slow}, ports: [{port: 80}]";
        const std::string unready = slice("s", endpoint("slow", "10.244.2.9", 2, "conditions: {ready: false}"));
        QCOMPARE(trace(vxlan + pods + slow + service("s", '{' + spec + '}') + unready, "d/a", "svc:d/s", 80).reason(), QStringLiteral("none-ready"));
        QVERIFY(trace(vxlan + pods + slow + service("s", '{' + spec + ", publishNotReadyAddresses: true}") + unready, "d/a", "svc:d/s", 80).trace.verdict == Verdict::Allow);
    }
    void hintsForANodeComeBeforeThoseForItsZone()
    {
        const std::string s = service("s", "{clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 80, protocol: TCP}], trafficDistribution: PreferSameNode}");
        const auto hinted = [](const char *b, const char *c) { return slice("s", endpoint("b", "10.244.1.3", 1, std::string("hints: {") + b + '}') + ", " + endpoint("c", "10.244.2.2", 2, std::string("hints: {") + c + '}')); };
        const Answer a = trace(vxlan + pods + s + hinted("forNodes: [{name: worker-1}], forZones: [{name: z2}]", "forNodes: [{name: worker-2}], forZones: [{name: z1}]"), "d/a", "svc:d/s", 80);
        QCOMPARE(a.trace.candidates, std::vector<std::string>{"d/b:80"});
        QVERIFY(a.warns("trafficDistribution PreferSameNode"));
        // one without a hint: none counts
        QCOMPARE(trace(vxlan + pods + s + hinted("forZones: [{name: z1}]", ""), "d/a", "svc:d/s", 80).trace.candidates.size(), std::size_t(2));
    }
    void affinityAndTheWayOfChoosingAreSaid()
    {
        const std::string two = slice("s", endpoint("b", "10.244.1.3", 1) + ", " + endpoint("c", "10.244.2.2", 2));
        const Answer a = trace(vxlan + pods + service("s", "{clusterIP: 10.96.0.9, sessionAffinity: ClientIP, selector: {app: c}, ports: [{port: 80}]}") + two, "d/a", "svc:d/s", 80);
        QVERIFY2(a.message().contains(QStringLiteral("2 ready endpoints")) && a.message().contains(QStringLiteral("ClientIP")), qPrintable(a.message()));
    }
    void aServiceWithoutSelectorLeadsToItsOwnEndpoints()
    {
        const std::string s = service("s", "{clusterIP: 10.96.0.9, ports: [{port: 5432, protocol: TCP}]}")
            + "{apiVersion: v1, kind: Endpoints, metadata: {name: s, namespace: d}, subsets: [{addresses: [{ip: 198.51.100.7}], ports: [{port: 15432, protocol: TCP}]}]}\n---\n";
        const Answer a = trace(vxlan + pods + s, "d/a:main", "svc:d/s", 5432);
        QCOMPARE(a.way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 nat:DNAT@1 bridge:cni0@1 nat:MASQUERADE@1 nic:eth0@1 external:198.51.100.7"));
        QCOMPARE(a.packetAt("eth0"), QStringLiteral("192.168.0.11 -> 198.51.100.7:15432"));
    }
    void anAliasOfThisClusterIsFollowed()
    {
        const Answer a = trace(vxlan + pods + web + service("s", "{type: ExternalName, externalName: web.d.svc.cluster.local}"), "d/a", "svc:d/s", 8080);
        QVERIFY2(a.trace.verdict == Verdict::Allow && a.trace.to.name == "web", qPrintable(a.message()));
        QCOMPARE(trace(vxlan + pods + service("s", "{type: ExternalName, externalName: s.d.svc.cluster.local}"), "d/a", "svc:d/s", 80).reason(), QStringLiteral("external-name")); // of itself
    }
    void anAddressOfANodesBlockWithoutAPodIsNotOutside()
    {
        const Answer a = trace(vxlan + pods, "d/a", "ip:10.244.2.77", 80);
        QCOMPARE(a.reason(), QStringLiteral("address-without-pod"));
        QVERIFY(a.message().contains(QStringLiteral("worker-2")) && a.message().contains(QStringLiteral("10.244.2.0/24")));
        QCOMPARE(trace(vxlan + pods, "d/a", "10.244.2.2", 80).trace.to.name, std::string("c")); // an address needs no prefix
    }
    void familiesDoNotMeet()
    {
        const std::string dual = "{apiVersion: v1, kind: Pod, metadata: {name: dual, namespace: d, labels: {app: dual}}, spec: {nodeName: worker-2, containers: [{name: m, ports: [{containerPort: 80}]}]}, status: {phase: Running, podIP: 10.244.2.8, podIPs: [{ip: 10.244.2.8}, {ip: 'fd00:2::8'}]}}\n---\n"
                                 "{apiVersion: v1, kind: Pod, metadata: {name: six, namespace: d, labels: {app: six}}, spec: {nodeName: worker-1, containers: [{name: m}]}, status: {phase: Running, podIP: 'fd00:1::6'}}\n---\n";
        QCOMPARE(trace(vxlan + pods + dual, "d/six", "d/dual", 80).packetAt("pause"), QStringLiteral("fd00:1::6 -> [fd00:2::8]:80"));
        QCOMPARE(trace(vxlan + pods + dual, "d/a", "d/dual", 80).packetAt("pause"), QStringLiteral("10.244.1.2 -> 10.244.2.8:80"));
        QCOMPARE(trace(vxlan + pods + dual, "d/a", "d/six", 80).reason(), QStringLiteral("no-common-family"));
        QCOMPARE(trace(vxlan + pods + dual, "d/a", "ip:fd00:2::8", 80).reason(), QStringLiteral("no-common-family"));
        const std::string s = service("s", "{clusterIP: 10.96.0.9, clusterIPs: [10.96.0.9, 'fd00:96::9'], ipFamilies: [IPv4, IPv6], selector: {app: dual}, ports: [{port: 80, protocol: TCP}]}")
            + slice("s", endpoint("dual", "10.244.2.8", 2))
            + "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: s-6, namespace: d, labels: {kubernetes.io/service-name: s}}, addressType: IPv6, ports: [{name: '', port: 80, protocol: TCP}], endpoints: [" + endpoint("dual", "'fd00:2::8'", 2) + "]}\n---\n";
        QCOMPARE(trace(vxlan + pods + dual + s, "d/six", "svc:d/s", 80).trace.to.address, std::string("fd00:96::9"));
        QCOMPARE(trace(vxlan + pods + dual + s, "d/a", "svc:d/s", 80).packetAt("DNAT"), QStringLiteral("10.244.1.2 -> 10.244.2.8:80"));
        QCOMPARE(trace(vxlan + pods + dual + s, "d/six", "ip:fd00:96::9", 80).packetAt("DNAT"), QStringLiteral("fd00:1::6 -> [fd00:2::8]:80"));
        QCOMPARE(trace(vxlan + pods + dual + s, "d/a", "ip:fd00:96::9", 80).reason(), QStringLiteral("no-common-family"));
    }
    void aLoadBalancerSendsToANode()
    {
        const std::string lb = named("type: LoadBalancer", "{ip: 198.51.100.1}");
        const Answer a = trace(vxlan + pods + lb, client, "ip:198.51.100.1", 8080);
        QCOMPARE(a.way(), QStringLiteral("external:203.0.113.9 external:198.51.100.1 nic:eth0@2 nat:DNAT + SNAT@2 bridge:cni0@2 veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(trace(vxlan + pods + lb, client, "svc:d/s", 8080).way(), a.way());
        QVERIFY(QString::fromStdString(a.trace.hops[1].evidence).contains(QStringLiteral("services/d/s .status.loadBalancer.ingress = 198.51.100.1")));
        QCOMPARE(trace(vxlan + pods + named("type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 32000", "{ip: 198.51.100.1}"), client, "svc:d/s", 8080).packetAt("DNAT"), QStringLiteral("203.0.113.9 -> 10.244.2.2:80"));
        QVERIFY(trace(vxlan + pods + named("type: LoadBalancer", "{hostname: lb.example.com}"), client, "svc:d/s", 8080).way().startsWith(QStringLiteral("external:203.0.113.9 external:lb.example.com nic:eth0@2")));
    }
    void aPendingLoadBalancerIsSaid()
    {
        const Answer a = trace(vxlan + pods + named("type: LoadBalancer"), client, "svc:d/s", 8080);
        QCOMPARE(a.reason(), QStringLiteral("load-balancer-pending"));
        QVERIFY(a.message().contains(QStringLiteral("30090")));
    }
    void sourceRangesAreForTheBalancersAddressAlone()
    {
        const std::string ranged = named("type: LoadBalancer, loadBalancerSourceRanges: [198.18.0.0/15], externalIPs: [198.51.100.2]", "{ip: 198.51.100.1}");
        const Answer refused = trace(vxlan + pods + ranged, client, "ip:198.51.100.1", 8080);
        QCOMPARE(refused.reason(), QStringLiteral("source-range"));
        QVERIFY(refused.trace.verdict == Verdict::Deny && refused.message().contains(QStringLiteral("198.18.0.0/15")));
        QVERIFY(trace(vxlan + pods + ranged, "ip:198.19.0.1", "ip:198.51.100.1", 8080).trace.verdict == Verdict::Allow);
        QCOMPARE(trace(vxlan + pods + ranged, "d/a", "ip:198.51.100.1", 8080).reason(), QStringLiteral("source-range")); // a pod's address is in no range either
        QVERIFY(trace(vxlan + pods + ranged, client, "ip:198.51.100.2", 8080).trace.verdict == Verdict::Allow);
        QVERIFY(trace(vxlan + pods + ranged, client, "nodeport:worker-1", 30090).trace.verdict == Verdict::Allow);
        const std::string old = "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: d, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: '198.18.0.0/15, 192.0.2.0/24'}}, spec: {type: LoadBalancer, clusterIP: 10.96.0.9, ports: [{port: 8080}]}, status: {loadBalancer: {ingress: [{ip: 198.51.100.1}]}}}\n---\n";
        QCOMPARE(trace(vxlan + pods + old, client, "ip:198.51.100.1", 8080).reason(), QStringLiteral("source-range"));
    }
    void podsAreShortCircuitedToEveryEndpointOfALocalService()
    {
        const std::string local = named("type: LoadBalancer, externalTrafficPolicy: Local", "{ip: 198.51.100.1}");
        const Answer a = trace(vxlan + pods + local, "d/a", "ip:198.51.100.1", 8080);
        QVERIFY2(a.trace.verdict == Verdict::Allow, qPrintable(a.message()));
        QCOMPARE(a.packetAt("DNAT"), QStringLiteral("10.244.1.2 -> 10.244.2.2:80"));
        QCOMPARE(trace(vxlan + pods + local, "node:worker-1", "nodeport:worker-1", 30090).packetAt("DNAT + SNAT"), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
        QCOMPARE(trace(vxlan + pods + local, "node:worker-2", "nodeport:worker-1", 30090).reason(), QStringLiteral("no-local-endpoint"));
    }
    void externalAddressesAreTakenByAnyNode()
    {
        const Answer a = trace(vxlan + pods + named("externalIPs: [198.51.100.2]"), client, "ip:198.51.100.2", 8080);
        QVERIFY(a.trace.verdict == Verdict::Allow);
        QVERIFY(QString::fromStdString(a.trace.hops[1].evidence).contains(QStringLiteral(".spec.externalIPs = 198.51.100.2")));
    }
    void hostPortsLeadToOnePod()
    {
        const std::string p = podWith("containers: [{name: m, ports: [{name: web, containerPort: 80, hostPort: 8081}, {containerPort: 81, hostPort: 8082, hostIP: 127.0.0.1}]}]", "conditions: []");
        const Answer a = trace(vxlan + pods + p, client, "node:worker-2", 8081);
        QCOMPARE(a.way(), QStringLiteral("external:203.0.113.9 nic:eth0@2 nat:DNAT@2 bridge:cni0@2 veth:veth@2 sandbox:pause@2 container:m@2"));
        QCOMPARE(a.packetAt("DNAT"), QStringLiteral("203.0.113.9 -> 10.244.2.7:80"));
        QCOMPARE(a.trace.to.name, std::string("p"));
        QCOMPARE(trace(vxlan + pods + p, client, "node:worker-2", 8082).trace.to.kind, std::string("node")); // given to another address only
        QCOMPARE(trace(vxlan + pods + p, client, "node:worker-1", 8081).trace.to.kind, std::string("node"));
    }
    void processesOfOneNodeMeetOnItsLoopback()
    {
        const std::string other = "{apiVersion: v1, kind: Pod, metadata: {name: host2, namespace: d}, spec: {nodeName: worker-1, hostNetwork: true, containers: [{name: m, ports: [{containerPort: 9100}]}]}, status: {phase: Running, podIP: 192.168.0.11}}\n---\n";
        QCOMPARE(trace(vxlan + pods + other, "d/host:main", "d/host2", 9100).way(), QStringLiteral("container:main@1 node:worker-1@1 node:lo@1 container:m@1"));
        QVERIFY(!trace(vxlan + pods + other, client, "d/host2", 9100).way().contains(QStringLiteral("lo@")));
    }
    void aPodAtItsOwnNodesNodePortIsMasqueradedPastTheBridge()
    {
        const Answer far = trace(vxlan + pods + web, "d/a:main", "nodeport:worker-1", 30080);
        QCOMPARE(far.way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 nat:DNAT@1 bridge:cni0@1 nat:SNAT@1 tunnel:flannel.1@1 nic:eth0@1 underlay:underlay nic:eth0@2 tunnel:flannel.1@2"
                                           " bridge:cni0@2 veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(far.packetAt("cni0"), QStringLiteral("10.244.1.2 -> 10.244.2.2:80"));
        QCOMPARE(far.packetAt("flannel.1"), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
        const std::string near = service("near", "{type: NodePort, clusterIP: 10.96.0.84, selector: {app: b}, ports: [{port: 80, nodePort: 30084}]}") + slice("near", endpoint("b", "10.244.1.3", 1));
        const Answer own = trace(vxlan + pods + near, "d/a:main", "nodeport:worker-1", 30084);
        QCOMPARE(own.way(), QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 nat:DNAT@1 bridge:cni0@1 nat:SNAT@1 veth:veth@1 sandbox:pause@1 container:main@1"));
        QCOMPARE(own.packetAt("veth", 1), QStringLiteral("10.244.1.1 -> 10.244.1.3:80"));
        // through another node the packet comes in from outside: both rewritings happen there at once
        QCOMPARE(trace(vxlan + pods + near, "d/c", "nodeport:worker-1", 30084).packetAt("DNAT + SNAT"), QStringLiteral("10.244.1.1 -> 10.244.1.3:80"));
    }
    void nodesAreMasqueradedOnTheirWayToAClusterAddress()
    {
        const auto proxy = [](const std::string &lines) { return "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-proxy, namespace: kube-system}, data: {config.conf: \"" + lines + "\"}}\n---\n"; };
        QCOMPARE(trace(vxlan + pods + web, "d/host", "svc:d/web", 8080).packetAt("DNAT + SNAT"), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
        QCOMPARE(trace(vxlan + pods + web + proxy("clusterCIDR: 10.244.0.0/16\\nmode: ''\\n"), "node:worker-2", "svc:d/web", 8080).packetAt("DNAT + SNAT"), QStringLiteral("10.244.2.1 -> 10.244.2.2:80"));
        QCOMPARE(trace(vxlan + pods + web + proxy("clusterCIDR: ''\\nmode: ''\\n"), "d/host", "svc:d/web", 8080).packetAt("DNAT"), QStringLiteral("192.168.0.11 -> 10.244.2.2:80"));
        QCOMPARE(trace(vxlan + pods + web + proxy("iptables:\\n  masqueradeAll: true\\n"), "d/a", "svc:d/web", 8080).packetAt("SNAT"), QStringLiteral("10.244.1.0 -> 10.244.2.2:80"));
    }
    void theProxysModeIsRead_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("way");
        const QString direct = QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 nat:DNAT@1 bridge:cni0@1 veth:veth@1 sandbox:pause@1 container:main@1");
        QTest::newRow("none") << QStringLiteral("''") << QStringLiteral("KUBE-SERVICES") << direct;
        QTest::newRow("iptables") << QStringLiteral("iptables") << QStringLiteral("KUBE-SERVICES") << direct;
        QTest::newRow("nftables") << QStringLiteral("nftables") << QStringLiteral("table kube-proxy") << direct;
        QTest::newRow("ipvs") << QStringLiteral("ipvs") << QStringLiteral("kube-ipvs0")
                              << QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 nat:DNAT@1 bridge:cni0@1 veth:veth@1 sandbox:pause@1 container:main@1");
    }
    void theProxysModeIsRead()
    {
        QFETCH(QString, mode);
        QFETCH(QString, words);
        QFETCH(QString, way);
        const std::string map = "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-proxy, namespace: kube-system}, data: {config.conf: \"kind: KubeProxyConfiguration\\nmode: " + mode.toStdString() + "\\n\"}}\n---\n";
        const std::string s = service("s", "{clusterIP: 10.96.0.9, selector: {app: b}, ports: [{port: 80}]}") + slice("s", endpoint("b", "10.244.1.3", 1));
        const Answer a = trace(vxlan + pods + s + map, "d/a:main", "svc:d/s", 80);
        QCOMPARE(a.way(), way);
        const auto nat = std::find_if(a.trace.hops.begin(), a.trace.hops.end(), [](const Hop &h) { return h.kind == Hop::Kind::Nat; });
        QVERIFY2(QString::fromStdString(nat->detail).contains(words), nat->detail.c_str());
    }
    void whatDoesNotRunDoesNotListen()
    {
        const std::string crash = podWith("containers: [{name: m, ports: [{containerPort: 80}]}, {name: ok, ports: [{containerPort: 81}]}]", "containerStatuses: [{name: m, ready: false, state: {waiting: {reason: CrashLoopBackOff}}}, {name: ok, ready: true, state: {running: {}}}]");
        const Answer a = trace(vxlan + pods + crash, "d/a", "d/p", 80);
        QCOMPARE(a.reason(), QStringLiteral("destination-not-running"));
        QVERIFY(a.message().contains(QStringLiteral("ontainer m of")) && a.message().contains(QStringLiteral("CrashLoopBackOff")));
        QVERIFY(trace(vxlan + pods + crash, "d/a", "d/p", 81).trace.verdict == Verdict::Allow);
        QVERIFY(trace(vxlan + pods + crash, "d/p", "d/a", 80).warns("CrashLoopBackOff"));
        const std::string starting = "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: d}, spec: {nodeName: worker-2, containers: [{name: m}]}, status: {phase: Pending, podIP: 10.244.2.7, containerStatuses: [{name: m, state: {waiting: {reason: PodInitializing}}}]}}\n---\n";
        QCOMPARE(trace(vxlan + pods + starting, "d/a", "d/p", 80).reason(), QStringLiteral("destination-not-running"));
        QCOMPARE(trace(vxlan + pods + starting, "d/p", "d/a", 80).reason(), QStringLiteral("source-not-running"));
        QVERIFY(trace(vxlan + pods + starting, "d/p", "d/a", 80).message().contains(QStringLiteral("PodInitializing")));
    }
    void anUndeclaredPortIsOnlyAWarning()
    {
        const Answer a = trace(vxlan + pods, "d/a", "d/c", 9999);
        QVERIFY(a.trace.verdict == Verdict::Allow && a.warns("declares port 9999/TCP (declared: 80/TCP)"));
        QVERIFY(!trace(vxlan + pods, "d/a", "d/c", 80).warns("declares port"));
        QVERIFY(trace(vxlan + pods, "d/a", "d/c", 80, Protocol::UDP).warns("declares port 80/UDP"));
    }
    void nodesThatDoNotFitBreakTheWay_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("word");
        QTest::newRow("not Ready") << QStringLiteral("{apiVersion: v1, kind: Node, metadata: {name: worker-2, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}, spec: {podCIDRs: [10.244.2.0/24]}, status: {conditions: [{type: Ready, status: Unknown, message: Kubelet stopped posting node status.}], addresses: [{type: InternalIP, address: 192.168.0.12}]}}")
                                   << QStringLiteral("Kubelet stopped posting");
        QTest::newRow("other tunnel") << QStringLiteral("{apiVersion: v1, kind: Node, metadata: {name: worker-2, annotations: {flannel.alpha.coreos.com/backend-type: host-gw}}, spec: {podCIDRs: [10.244.2.0/24]}, status: {addresses: [{type: InternalIP, address: 192.168.0.12}]}}")
                                      << QStringLiteral("set up differently");
        QTest::newRow("no podCIDR") << QStringLiteral("{apiVersion: v1, kind: Node, metadata: {name: worker-2, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}, status: {addresses: [{type: InternalIP, address: 192.168.0.12}]}}")
                                    << QStringLiteral("has no podCIDR");
    }
    void nodesThatDoNotFitBreakTheWay()
    {
        QFETCH(QString, second);
        QFETCH(QString, word);
        const std::string cluster = node(1, flannel("vxlan")) + second.toStdString() + "\n---\n" + pods;
        const Answer a = trace(cluster, "d/a", "d/c", 80);
        QCOMPARE(a.reason(), QStringLiteral("cross-node-broken"));
        QVERIFY2(a.message().contains(word) && a.trace.verdict == Verdict::Unreachable, qPrintable(a.message()));
        QVERIFY(trace(cluster, "d/a", "d/b", 80).trace.verdict == Verdict::Allow); // on one node nothing is broken
    }
    void selectorsAndReadinessAreDiagnosedInOrder()
    {
        const std::string s = service("s", "{clusterIP: 10.96.0.9, selector: {app: p, tier: x}, ports: [{port: 80, targetPort: nope}]}");
        const Answer nearest = trace(vxlan + pods + s + podWith("containers: [{name: m}]", "conditions: []"), "d/a", "svc:d/s", 80);
        QCOMPARE(nearest.reason(), QStringLiteral("selector-matches-nothing"));
        QVERIFY2(nearest.message().contains(QStringLiteral("pod p, whose tier label is missing")), qPrintable(nearest.message()));
        const std::string unready = "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: d, labels: {app: p, tier: x}}, spec: {nodeName: worker-2, containers: [{name: m, readinessProbe: {tcpSocket: {port: 80}}}]}, status: {phase: Running, podIP: 10.244.2.7, conditions: [{type: Ready, status: 'False'}], containerStatuses: [{name: m, ready: false, state: {running: {}}}]}}\n---\n";
        const Answer probe = trace(vxlan + pods + s + unready, "d/a", "svc:d/s", 80); // the port's name is wrong, too: readiness comes first
        QCOMPARE(probe.reason(), QStringLiteral("none-ready"));
        QVERIFY2(probe.message().contains(QStringLiteral("readiness probe of container m")) && probe.message().contains(QStringLiteral("publishNotReadyAddresses")), qPrintable(probe.message()));
    }
    void unknownNamesBringWhatComesNear()
    {
        const auto error = [](const char *from, const char *to) {
            const auto answer = tryTrace(vxlan + pods + web, request(from, to, 80));
            return answer ? std::string() : std::string(errorKindName(answer.error().kind)) + ' ' + answer.error().text();
        };
        QVERIFY2(error("d/a", "svc:d/wbe").find("NotFound") == 0 && error("d/a", "svc:d/wbe").find("did you mean d/web?") != std::string::npos, error("d/a", "svc:d/wbe").c_str());
        QVERIFY(error("d/a", "svc:e/web").find("no namespace e") != std::string::npos && error("d/a", "svc:e/web").find("d/web") != std::string::npos);
        QVERIFY(error("d/a", "node:worker-3").find("worker-1 or worker-2") != std::string::npos);
        QVERIFY(error("d/hots", "d/a").find("d/host") != std::string::npos);
        QVERIFY(error("d/a", "d/b:mian").find("main, side") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(NetworkDestinations)
#include "network_destinations.moc"
