#include "tests/support/policycluster.h"

#include <algorithm>

using namespace portolan;
using namespace portolan::test;

/// What a trace says of policies: which decides, which nearly matched, and by what it missed.
class NetworkPolicyReasons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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

QTEST_GUILESS_MAIN(NetworkPolicyReasons)
#include "network_policyreasons.moc"
