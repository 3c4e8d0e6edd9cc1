#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

const std::string dns = pod("kube-system", "coredns", 2, "10.244.2.53")
    + "{apiVersion: v1, kind: Service, metadata: {name: kube-dns, namespace: kube-system, labels: {k8s-app: kube-dns}}, spec: {clusterIP: 10.96.0.10, selector: {app: coredns}, ports: [{name: dns, port: 53, targetPort: 53, protocol: UDP}, {name: dns-tcp, port: 53, targetPort: 53, protocol: TCP}]}}\n---\n"
      "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: kube-dns-x, namespace: kube-system, labels: {kubernetes.io/service-name: kube-dns}}, addressType: IPv4, ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}], endpoints: [{addresses: [10.244.2.53], nodeName: worker-2, targetRef: {kind: Pod, name: coredns, namespace: kube-system}, conditions: {ready: true}}]}\n---\n";

std::string egress(const std::string &rules, const char *name = "p")
{
    return std::string("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ") + name + ", namespace: d}, spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Egress], egress: [" + rules + "]}}\n---\n";
}

std::string lookupOf(const Answer &a)
{
    return a.trace.hops.empty() || !a.trace.hops.front().lookup ? std::string() : a.trace.hops.front().detail;
}

} // namespace

/// Where a name is given, its lookup is a connection before the connection.
class NetworkNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formsOfNamesAreUnderstood()
    {
        for (const char *good : {"dns:web", "web.d.svc", "web.d.svc.cluster.local.", "dns:localhost", "shop.example.com"})
            QVERIFY2(End::parse(good).has_value() && End::parse(good)->type == End::Type::Name, good);
        for (const char *bad : {"dns:", "dns:a..b", "dns:.a", "dns:a b", "300.1.1.1"})
            QVERIFY2(!End::parse(bad), bad);
        QCOMPARE(End::parse("Web.D.svc")->text(), std::string("dns:web.d.svc"));
    }
    void theQuestionGoesToTheClustersDnsFirst()
    {
        const Answer a = trace(vxlan + pods + web + dns, "d/a:main", "web.d.svc", 8080);
        QVERIFY2(a.trace.verdict == Verdict::Allow && a.trace.to.name == "web", qPrintable(a.message()));
        QVERIFY(a.way().startsWith(QStringLiteral("container:resolver@1 container:main@1 sandbox:pause@1 veth:veth@1 nat:DNAT@1 bridge:cni0@1 tunnel:flannel.1@1")));
        QCOMPARE(a.packetAt("pause"), QStringLiteral("10.244.1.2 -> 10.96.0.10:53"));
        QCOMPARE(a.packetAt("DNAT", 0), QStringLiteral("10.244.1.2 -> 10.244.2.53:53"));
        QCOMPARE(a.packetAt("DNAT", 1), QStringLiteral("10.244.1.2 -> 10.244.2.2:80"));
        const auto connection = std::find_if(a.trace.hops.begin(), a.trace.hops.end(), [](const Hop &h) { return !h.lookup; });
        QCOMPARE(std::prev(connection)->name, std::string("web.d.svc.cluster.local")); // the answer
        QCOMPARE(std::size_t(a.trace.hops.end() - connection), trace(vxlan + pods + web, "d/a:main", "svc:d/web", 8080).trace.hops.size());
        QVERIFY(traceText(a.trace).find("10.96.0.80") != std::string::npos);
    }
    void theNodesOwnCacheIsAskedWhereThereIsOne()
    {
        const std::string cache = "{apiVersion: v1, kind: Pod, metadata: {name: node-local-dns-1, namespace: kube-system, labels: {k8s-app: node-local-dns}}, spec: {nodeName: worker-1, hostNetwork: true, containers: [{name: node-cache, ports: [{containerPort: 53, protocol: UDP}]}]},"
                                  " status: {phase: Running, podIP: 192.168.0.11, conditions: [{type: Ready, status: 'True'}]}}\n---\n";
        const std::string config = "{apiVersion: v1, kind: ConfigMap, metadata: {name: node-local-dns, namespace: kube-system}, data: {Corefile: \"cluster.local:53 {\\n    bind 169.254.25.10 10.96.0.10\\n}\\n\"}}\n---\n";
        const Answer a = trace(vxlan + pods + web + dns + cache, "d/a:main", "web.d.svc", 8080);
        QVERIFY2(a.way().startsWith(QStringLiteral("container:resolver@1 container:main@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 node:worker-1@1 container:node-cache@1 service:node-local-dns@1")), qPrintable(a.way()));
        QCOMPARE(a.packetAt("cni0"), QStringLiteral("10.244.1.2 -> 169.254.20.10:53"));
        QCOMPARE(a.reason(), QStringLiteral("allowed"));
        QCOMPARE(trace(vxlan + pods + web + dns + cache + config, "d/a:main", "web.d.svc", 8080).packetAt("cni0"), QStringLiteral("10.244.1.2 -> 169.254.25.10:53"));
        // on the other node there is none: the cluster's DNS is asked
        QVERIFY(trace(vxlan + pods + web + dns + cache, "d/c:main", "web.d.svc", 8080).way().contains(QStringLiteral("nat:DNAT")));
        const Answer denied = trace(vxlan + pods + web + dns + cache + egress("{to: [{podSelector: {matchLabels: {app: c}}}]}, {to: [{podSelector: {}, namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}"), "d/a:main", "web.d.svc", 8080);
        QCOMPARE(denied.reason(), QStringLiteral("dns-blocked")); // pods of the DNS are admitted, and the cache is none
        QVERIFY2(denied.message().contains(QStringLiteral("169.254.20.10/32 (an ipBlock)")), qPrintable(denied.message()));
        QVERIFY(denied.warns("plug-ins differ on packets to it"));
        QCOMPARE(trace(vxlan + pods + web + dns + cache + egress("{to: [{podSelector: {matchLabels: {app: c}}}]}, {to: [{ipBlock: {cidr: 169.254.20.10/32}}]}"), "d/a:main", "web.d.svc", 8080).reason(), QStringLiteral("allowed"));
        const std::string ipvs = "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-proxy, namespace: kube-system}, data: {config.conf: 'mode: ipvs'}}\n---\n";
        QVERIFY(trace(vxlan + pods + web + dns + cache + ipvs, "d/a:main", "web.d.svc", 8080).warns("which the API does not show"));
    }
    void theSearchListIsTriedInOrder()
    {
        QVERIFY(lookupOf(trace(vxlan + pods + web + dns, "d/a", "dns:web", 8080)).find("asks for web.d.svc.cluster.local.") != std::string::npos);
        QVERIFY(lookupOf(trace(vxlan + pods + web + dns, "d/a", "web.d", 8080)).find("web.d.d.svc.cluster.local, web.d.svc.cluster.local, in this order") != std::string::npos);
        QVERIFY(lookupOf(trace(vxlan + pods + web + dns, "d/a", "web.d.svc.cluster.local.", 8080)).find("asks for web.d.svc.cluster.local.") != std::string::npos);
        const std::string zone = "{apiVersion: v1, kind: ConfigMap, metadata: {name: coredns, namespace: kube-system}, data: {Corefile: \".:53 {\\n    kubernetes lan.example in-addr.arpa {\\n    }\\n}\\n\"}}\n---\n";
        QVERIFY(lookupOf(trace(vxlan + pods + web + dns + zone, "d/a", "dns:web", 8080)).find("web.d.svc.lan.example") != std::string::npos);
    }
    /// ndots is 5: a name with as many dots is asked for as it is before the search list is tried.
    void aNameOfFiveDotsIsAskedForAsItIs()
    {
        const std::string member = pod("d", "db-0", 2, "10.244.2.9", ", hostname: db-0, subdomain: web");
        const Answer answer = trace(vxlan + pods + web + dns + member, "d/a", "db-0.web.d.svc.cluster.local", 80);
        QCOMPARE(answer.trace.to.name, std::string("db-0"));
        const std::string asked = lookupOf(answer);
        QVERIFY2(asked.find("asks for db-0.web.d.svc.cluster.local.") != std::string::npos && asked.find("in this order") == std::string::npos, asked.c_str());
    }
    void aPolicyThatForgetsDnsIsTheReason()
    {
        const std::string toWeb = egress("{to: [{podSelector: {matchLabels: {app: c}}}]}");
        QVERIFY(trace(vxlan + pods + web + dns + toWeb, "d/a", "svc:d/web", 8080).trace.verdict == Verdict::Allow);
        QVERIFY(trace(vxlan + pods + web + dns + toWeb, "d/a", "svc:d/web", 8080).warns("names do not resolve"));
        const Answer a = trace(vxlan + pods + web + dns + toWeb, "d/a", "web.d.svc", 8080);
        QVERIFY(a.trace.verdict == Verdict::Deny);
        QCOMPARE(a.reason(), QStringLiteral("dns-blocked"));
        QVERIFY2(a.message().contains(QStringLiteral("UDP and TCP 53")) && a.message().contains(QStringLiteral("services/kube-system/kube-dns")), qPrintable(a.message()));
        QVERIFY(std::all_of(a.trace.hops.begin(), a.trace.hops.end(), [](const Hop &h) { return h.lookup; }));
        QCOMPARE(a.trace.policies.size(), std::size_t(1));
    }
    void udpWithoutTcpIsAWarning()
    {
        const std::string udp = egress("{to: [{namespaceSelector: {}}], ports: [{protocol: UDP, port: 53}]}, {to: [{podSelector: {matchLabels: {app: c}}}]}");
        const Answer a = trace(vxlan + pods + web + dns + udp, "d/a", "web.d.svc", 8080);
        QVERIFY(a.trace.verdict == Verdict::Allow && a.warns("not by TCP 53"));
        const std::string both = egress("{to: [{namespaceSelector: {}}], ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]}, {to: [{podSelector: {matchLabels: {app: c}}}]}");
        QVERIFY(!trace(vxlan + pods + web + dns + both, "d/a", "web.d.svc", 8080).warns("TCP 53"));
    }
    void dnsWithoutEndpointsIsTheReason()
    {
        std::string dead = dns;
        dead.replace(dead.find("ready: true"), 11, "ready: false");
        dead.replace(dead.find("status: 'True'"), 14, "status: 'False'");
        QCOMPARE(trace(vxlan + pods + web + dead, "d/a", "web.d.svc", 8080).reason(), QStringLiteral("dns-unreachable"));
    }
    void whoDoesNotAskTheClusterDoesNotLearn()
    {
        const auto hostPod = [](const char *policy) { return std::string("{apiVersion: v1, kind: Pod, metadata: {name: h, namespace: d}, spec: {nodeName: worker-1, hostNetwork: true, dnsPolicy: ") + policy + ", containers: [{name: m}]}, status: {phase: Running, podIP: 192.168.0.11}}\n---\n"; };
        const Answer a = trace(vxlan + pods + web + dns + hostPod("ClusterFirst"), "d/h", "web.d.svc", 8080);
        QCOMPARE(a.reason(), QStringLiteral("no-cluster-dns"));
        QVERIFY(a.message().contains(QStringLiteral("ClusterFirstWithHostNet")));
        QVERIFY(trace(vxlan + pods + web + dns + hostPod("ClusterFirstWithHostNet"), "d/h", "web.d.svc", 8080).trace.verdict == Verdict::Allow);
        QCOMPARE(trace(vxlan + pods + web + dns, "node:worker-1", "web.d.svc", 8080).reason(), QStringLiteral("no-cluster-dns"));
        QCOMPARE(trace(vxlan + pods + web + dns, "ip:203.0.113.9", "web.d.svc", 8080).reason(), QStringLiteral("no-cluster-dns"));
    }
    void otherRecordsAreKnown()
    {
        const std::string member = "{apiVersion: v1, kind: Pod, metadata: {name: db-0, namespace: d, labels: {app: db}}, spec: {nodeName: worker-2, hostname: db-0, subdomain: db, containers: [{name: m, ports: [{containerPort: 80}]}]}, status: {phase: Running, podIP: 10.244.2.20}}\n---\n"
                                   + service("db", "{clusterIP: None, selector: {app: db}, ports: [{port: 80}]}");
        QCOMPARE(trace(vxlan + pods + dns + member, "d/a", "db-0.db.d.svc", 80).trace.to.name, std::string("db-0"));
        QCOMPARE(trace(vxlan + pods + dns, "d/a", "10-244-2-2.d.pod.cluster.local", 80).trace.to.name, std::string("c"));
        QCOMPARE(trace(vxlan + pods + dns, "d/a", "dns:localhost", 80).reason(), QStringLiteral("same-pod"));
        const Answer outside = trace(vxlan + pods + dns, "d/a", "example.org", 443);
        QVERIFY(outside.trace.verdict == Verdict::Unknown);
        QCOMPARE(outside.reason(), QStringLiteral("outside-name"));
    }
    void anUnknownNameBringsWhatComesNear()
    {
        for (const char *name : {"dns:wbe", "wbe.d", "wbe.d.svc", "wbe.d.svc.cluster.local"}) {
            const auto answer = tryTrace(vxlan + pods + web + dns, request("d/a", name, 80));
            QVERIFY2(!answer && answer.error().kind == ErrorKind::NotFound, name);
            QVERIFY2(answer.error().text().find("d/web") != std::string::npos, answer.error().text().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(NetworkNames)
#include "network_names.moc"
