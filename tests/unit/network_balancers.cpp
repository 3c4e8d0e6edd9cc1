#include "models/network/endcatalog.h"
#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

constexpr const char *client = "ip:198.51.100.7";

/// A Service of pod c whose load balancer has one address that nodes take for their own, one they leave to it, and a name.
std::string balanced(const std::string &more = {})
{
    return "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: d}, spec: {type: LoadBalancer, clusterIP: 10.96.0.9, selector: {app: c}, ports: [{port: 443, targetPort: 80, nodePort: 31443}]" + more
        + "}, status: {loadBalancer: {ingress: [{ip: 203.0.113.50, ipMode: VIP}, {ip: 203.0.113.51, ipMode: Proxy}, {hostname: lb.example.org}]}}}\n---\n" + slice("s", endpoint("c", "10.244.2.2", 2));
}

std::string shared(const char *name, const char *ports, const char *address = "203.0.113.60")
{
    return std::string("{apiVersion: v1, kind: Service, metadata: {name: ") + name + ", namespace: d}, spec: {type: LoadBalancer, clusterIP: 10.96.1." + std::to_string(name[0] - 'a' + 1) + ", selector: {app: c}, externalIPs: [198.51.100.9], ports: ["
        + ports + "]}, status: {loadBalancer: {ingress: [{ip: " + address + "}]}}}\n---\n";
}

std::string policyOf(const std::string &rules)
{
    return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: door, namespace: d}, spec: {podSelector: {matchLabels: {app: c}}, policyTypes: [Ingress], ingress: [" + rules + "]}}\n---\n";
}

bool tells(const Answer &answer, const char *text)
{
    return traceText(answer.trace).find(text) != std::string::npos;
}

} // namespace

/// Load balancers that open connections of their own, and addresses that several Services share.
class NetworkBalancers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nodesTakeABalancersAddressForTheirOwn()
    {
        const Answer a = trace(vxlan + pods + balanced(), "d/a", "ip:203.0.113.50", 443);
        QVERIFY2(tells(a, "rewrites 203.0.113.50:443 to the endpoint 10.244.2.2:80"), traceText(a.trace).c_str());
        QVERIFY(!a.way().contains(QStringLiteral("external:")));
    }
    void nodesMakeNoRuleForAProxiedAddress()
    {
        for (const char *from : {"d/a", client, "node:worker-1"}) {
            const Answer a = trace(vxlan + pods + balanced(), from, "ip:203.0.113.51", 443);
            QVERIFY2(!tells(a, "rewrites 203.0.113.51"), traceText(a.trace).c_str());
            QVERIFY2(a.way().contains(QStringLiteral("external:203.0.113.51")), qPrintable(a.way()));
            QVERIFY2(tells(a, "ipMode Proxy"), traceText(a.trace).c_str());
            QVERIFY(a.trace.verdict == Verdict::Allow); // no policy isolates the endpoint, whoever sends
            for (const Hop &hop : a.trace.hops)
                QVERIFY(hop.name != "203.0.113.51" || !hop.observed);
        }
        const Answer a = trace(vxlan + pods + balanced(), "d/a:main", "ip:203.0.113.51", 443);
        QVERIFY2(a.way().startsWith(QStringLiteral("container:main@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 nat:MASQUERADE@1 nic:eth0@1 external:203.0.113.51 nic:eth0@2")), qPrintable(a.way()));
        QCOMPARE(a.packetAt("203.0.113.51"), QStringLiteral("192.168.0.11 -> 203.0.113.51:443"));
        QCOMPARE(a.packetAt("eth0", 1), QStringLiteral("(load balancer) -> 192.168.0.12:31443"));
    }
    void theEndpointsPoliciesDoNotSeeTheSender()
    {
        // admits the pod by its labels: what is seen is the balancer's address, or a node's
        const Answer a = trace(vxlan + pods + balanced() + policyOf("{from: [{podSelector: {matchLabels: {app: a}}}]}"), "d/a", "ip:203.0.113.51", 443);
        QVERIFY2(a.trace.verdict == Verdict::Unknown, a.trace.message.c_str());
        QCOMPARE(a.reason(), QStringLiteral("sender-hidden"));
        QVERIFY2(a.message().contains(QStringLiteral("rule 1 of policy door")), qPrintable(a.message()));
        QVERIFY(trace(vxlan + pods + balanced() + policyOf("{from: [{podSelector: {matchLabels: {app: a}}}]}"), "d/a", "svc:d/s", 443).trace.verdict == Verdict::Allow);
        // what admits everyone, or no one, needs no address
        QVERIFY(trace(vxlan + pods + balanced() + policyOf("{ports: [{port: 80}]}"), "d/a", "ip:203.0.113.51", 443).trace.verdict == Verdict::Allow);
        QVERIFY(trace(vxlan + pods + balanced() + policyOf("{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}"), "d/a", "ip:203.0.113.51", 443).trace.verdict == Verdict::Allow);
        QVERIFY(trace(vxlan + pods + balanced() + policyOf("{from: [{ipBlock: {cidr: '::/0'}}]}"), "d/a", "ip:203.0.113.51", 443).trace.verdict == Verdict::Deny);
        QVERIFY(trace(vxlan + pods + balanced() + policyOf("{from: [{podSelector: {}}], ports: [{port: 81}]}"), "d/a", "ip:203.0.113.51", 443).trace.verdict == Verdict::Deny);
        QVERIFY(trace(vxlan + pods + balanced() + policyOf({}), "d/a", "ip:203.0.113.51", 443).trace.verdict == Verdict::Deny);
    }
    void theSendersPoliciesSeeTheBalancersAddress()
    {
        const auto leaving = [](const char *to) {
            return std::string("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: out, namespace: d}, spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Egress], egress: [{to: [") + to + "]}]}}\n---\n";
        };
        const Answer byPod = trace(vxlan + pods + balanced() + leaving("{podSelector: {matchLabels: {app: c}}}"), "d/a", "ip:203.0.113.51", 443);
        QCOMPARE(byPod.reason(), QStringLiteral("egress-denied"));
        QVERIFY2(byPod.message().contains(QStringLiteral("no rule admits 203.0.113.51 on 443/TCP")), qPrintable(byPod.message()));
        QVERIFY(trace(vxlan + pods + balanced() + leaving("{ipBlock: {cidr: 203.0.113.51/32}}"), "d/a", "ip:203.0.113.51", 443).trace.verdict == Verdict::Allow);
    }
    void aBalancerOfWhichOnlyTheNameIsKnownIsNoRuleOfTheNodes()
    {
        for (const char *from : {"d/a", client}) {
            const Answer a = trace(vxlan + pods + balanced(), from, "dns:lb.example.org", 443);
            QVERIFY2(a.way().contains(QStringLiteral("external:lb.example.org")), qPrintable(a.way()));
            QVERIFY2(!tells(a, "rewrites lb.example.org"), traceText(a.trace).c_str());
        }
    }
    void rangesOfAProxiedAddressAreTheBalancersBusiness()
    {
        const std::string ranged = balanced(", loadBalancerSourceRanges: [192.0.2.0/24]");
        QCOMPARE(trace(vxlan + pods + ranged, client, "ip:203.0.113.50", 443).reason(), QStringLiteral("source-range"));
        const Answer a = trace(vxlan + pods + ranged, client, "ip:203.0.113.51", 443);
        QCOMPARE(a.reason(), QStringLiteral("source-range-at-balancer"));
        QVERIFY(a.trace.verdict == Verdict::Unknown);
        QVERIFY(trace(vxlan + pods + ranged, "ip:192.0.2.9", "ip:203.0.113.51", 443).trace.verdict == Verdict::Allow);
    }
    void ofServicesThatShareAnAddressThePortAndProtocolChoose_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("udp");
        QTest::addColumn<QString>("service");
        QTest::newRow("first") << "ip:203.0.113.60" << 80 << false << "a-web";
        QTest::newRow("second") << "ip:203.0.113.60" << 53 << true << "b-dns";
        QTest::newRow("same number, other protocol") << "ip:203.0.113.60" << 53 << false << "c-tcp";
        QTest::newRow("external address") << "ip:198.51.100.9" << 53 << true << "b-dns";
    }
    void ofServicesThatShareAnAddressThePortAndProtocolChoose()
    {
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(bool, udp);
        QFETCH(QString, service);
        const std::string yaml = vxlan + pods + shared("a-web", "{port: 80, protocol: TCP}") + shared("b-dns", "{port: 53, protocol: UDP}") + shared("c-tcp", "{port: 53, protocol: TCP}");
        for (const char *from : {client, "d/a"})
            QCOMPARE(QString::fromStdString(trace(yaml, from, qPrintable(address), port, udp ? Protocol::UDP : Protocol::TCP).trace.to.name), service);
    }
    void aPortNobodyAtASharedAddressOffersIsToldWithWhatAllOffer()
    {
        const std::string yaml = vxlan + pods + shared("a-web", "{port: 80, protocol: TCP}") + shared("b-dns", "{port: 53, protocol: UDP}");
        const Answer a = trace(yaml, client, "ip:203.0.113.60", 81);
        QCOMPARE(a.reason(), QStringLiteral("no-such-port"));
        QVERIFY2(a.message().contains(QStringLiteral("services/d/a-web: 80/TCP; services/d/b-dns: 53/UDP")), qPrintable(a.message()));
        QCOMPARE(trace(yaml, client, "ip:203.0.113.60", 53).reason(), QStringLiteral("wrong-protocol"));
        const auto unsaid = tryTrace(yaml + shared("c-more", "{port: 81, protocol: TCP}"), request(client, "ip:203.0.113.60"));
        QVERIFY(!unsaid && unsaid.error().kind == ErrorKind::Config);
        const TestCluster cluster(yaml);
        QCOMPARE(portsOf(NetworkIndex(cluster.store()), *End::parse("ip:203.0.113.60")).size(), std::size_t(2));
    }
    void oneOfManyThatClaimAPortIsSaidToBeUnsettled()
    {
        const Answer a = trace(vxlan + pods + shared("a-web", "{port: 80}") + shared("b-web", "{port: 80}"), client, "ip:203.0.113.60", 80);
        QCOMPARE(QString::fromStdString(a.trace.to.name), QStringLiteral("a-web"));
        QVERIFY(a.warns("services/d/a-web, services/d/b-web claim the same port"));
    }
};

QTEST_GUILESS_MAIN(NetworkBalancers)
#include "network_balancers.moc"
