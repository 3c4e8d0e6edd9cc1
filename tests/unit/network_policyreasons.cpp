#include "tests/support/policycluster.h"

#include "models/network/traceprint.h"

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
    void withoutAPortTheOpenOnesAreSaid_data()
    {
        QTest::addColumn<QString>("policies");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const std::string &policies, const char *verdict, const char *words) {
            QTest::newRow(name) << QString::fromStdString(policies) << QString::fromUtf8(verdict) << QString::fromUtf8(words);
        };
        const auto out = [](const char *ports) { return policy("b", std::string("{podSelector: {}, policyTypes: [Egress], egress: [{ports: [") + ports + "]}]}", "out"); };
        const auto in = [](const char *rules) { return policy("a", std::string("{podSelector: {matchLabels: {app: quiet}}, policyTypes: [Ingress], ingress: [") + rules + "]}", "in"); };
        row("nothing isolates", {}, "allow", "b/client to a/quiet is allowed on every TCP port. No policy isolates either end.");
        row("one port", out("{port: 80}") + in("{ports: [{port: 80}]}"), "allow", "is allowed on 80/TCP only");
        row("a range and a number", in("{ports: [{port: 8000, endPort: 8010}]}, {ports: [{port: 80}, {port: 53, protocol: UDP}]}"), "allow", "is allowed on 80/TCP, 8000-8010/TCP only");
        row("both sides", out("{port: 80}, {port: 443}, {port: 8005}") + in("{ports: [{port: 443}, {port: 8000, endPort: 8010}]}"), "allow", "is allowed on 443/TCP, 8005/TCP only");
        row("only some peers", in("{ports: [{port: 80}], from: [{namespaceSelector: {matchLabels: {team: b}}}]}, {ports: [{port: 81}], from: [{podSelector: {}}]}"), "allow", "is allowed on 80/TCP only");
        row("no port in common", out("{port: 80}") + in("{ports: [{port: 443}]}"), "deny", "b/client may send on 80/TCP only, and a/quiet admits 443/TCP only");
        row("another protocol", in("{ports: [{port: 53, protocol: UDP}]}"), "deny", "no rule admits b/client on any TCP port. In in, rule 1 admits this peer, but only on 53/UDP");
        row("no rule", in(""), "deny", "no rule admits b/client on any TCP port");
        row("a name nobody declares", in("{ports: [{port: http}]}"), "deny", "no rule admits b/client on any TCP port");
    }
    void withoutAPortTheOpenOnesAreSaid()
    {
        QFETCH(QString, policies);
        QFETCH(QString, verdict);
        QFETCH(QString, words);
        const std::string quiet = "---\n{apiVersion: v1, kind: Pod, metadata: {name: quiet, namespace: a, labels: {app: quiet}}, spec: {nodeName: n2, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.2.9}}\n";
        const TestCluster cluster(base + quiet + policies.toStdString());
        const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/quiet"), 0, Protocol::TCP});
        QVERIFY(trace.has_value());
        QCOMPARE(QString::fromUtf8(verdictText(trace->verdict).data()), verdict);
        QVERIFY2(QString::fromStdString(trace->message).contains(words), trace->message.c_str());
        QVERIFY2(traceText(*trace).find(" 0/TCP") == std::string::npos, traceText(*trace).c_str());
    }
    void aPodBehindItsOwnServiceNamesThePoliciesThatIsolateIt()
    {
        const std::string service = "---\n{apiVersion: v1, kind: Service, metadata: {name: db, namespace: a}, spec: {clusterIP: 10.96.0.7, ports: [{port: 80, targetPort: 5432}], selector: {app: db}}}\n";
        const auto asked = [&](const std::string &endpoints, const std::string &policies) {
            const TestCluster cluster(base + service + "---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: db-x, namespace: a, labels: {kubernetes.io/service-name: db}}, addressType: IPv4, ports: [{port: 5432, name: '', protocol: TCP}], endpoints: ["
                                      + endpoints + "]}\n" + policies);
            return *Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("a/db"), *End::parse("svc:a/db"), 80, Protocol::TCP});
        };
        const std::string own = "{addresses: [10.244.2.2], conditions: {ready: true}, nodeName: n2, targetRef: {kind: Pod, name: db, namespace: a}}";
        const std::string other = "{addresses: [10.244.2.3], conditions: {ready: true}, nodeName: n2, targetRef: {kind: Pod, name: db2, namespace: a}}";
        const std::string closed = policy("a", "{podSelector: {}, policyTypes: [Ingress, Egress]}", "closed");
        const Trace alone = asked(own, closed);
        QVERIFY2(alone.message.find("policy closed isolates it") != std::string::npos && alone.message.find("No policy") == std::string::npos, alone.message.c_str());
        QVERIFY2(asked(own, {}).message.find("which no policy isolates") != std::string::npos, asked(own, {}).message.c_str());
        // of two, the one drawn is not the sender itself
        const Trace both = asked(own + ", " + other, {});
        QVERIFY2(both.message.find("the way to a/db2:5432 is drawn") != std::string::npos, both.message.c_str());
        QCOMPARE(both.candidates.size(), std::size_t(2));
        QVERIFY(both.hops.back().packet.find("10.244.2.3:5432") != std::string::npos || both.hops[both.hops.size() - 2].packet.find("10.244.2.3:5432") != std::string::npos);
        QVERIFY(std::any_of(both.warnings.begin(), both.warnings.end(), [](const std::string &w) { return w.find("one of the endpoints is the sender itself") == 0; }));
        QVERIFY(asked(own + ", " + other, closed).reason == "depends-on-endpoint");
    }
    void namesAreSaidNotToResolveOnlyWhereDnsIsClosed()
    {
        const std::string dns = "---\n{apiVersion: v1, kind: Pod, metadata: {name: dns, namespace: kube-system, labels: {app: dns}}, spec: {nodeName: n2, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.2.53, conditions: [{type: Ready, status: 'True'}]}}\n"
                                "---\n{apiVersion: v1, kind: Service, metadata: {name: kube-dns, namespace: kube-system}, spec: {clusterIP: 10.96.0.10, selector: {app: dns}, ports: [{port: 53, protocol: UDP}]}}\n";
        const auto warned = [&dns](const std::string &rules) {
            TestCluster cluster(base + dns + policy("b", "{podSelector: {}, policyTypes: [Egress], egress: [" + rules + "]}"));
            cluster.asFile(); // without slices: endpoints are worked out
            const auto trace = Tracer(std::make_shared<const NetworkIndex>(cluster.store())).trace({*End::parse("b/client"), *End::parse("a/db"), 5432, Protocol::TCP});
            return std::any_of(trace->warnings.begin(), trace->warnings.end(), [](const std::string &w) { return w.find("names do not resolve in b/client") == 0; });
        };
        QVERIFY(warned("{ports: [{port: 5432}]}"));
        QVERIFY(!warned("{ports: [{port: 5432}]}, {ports: [{port: 53, protocol: UDP}]}"));
    }
};

QTEST_GUILESS_MAIN(NetworkPolicyReasons)
#include "network_policyreasons.moc"
