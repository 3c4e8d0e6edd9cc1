// Every sentence a person reads of a trace can be translated, whole: with a translator that leaves nothing of the English but the
// places for names, no English word remains.

#include <QRegularExpression>
#include <QTranslator>
#include <QTest>

#include "models/network/endcatalog.h"
#include "models/network/matrix.h"
#include "models/network/tracewords.h"
#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

/// "node %1 is not Ready (%2)" -> "⟦%1%2⟧"
class NothingLeft final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "TraceWords") != 0)
            return {};
        QString out = QStringLiteral("⟦");
        static const QRegularExpression place(QStringLiteral("%[0-9]"));
        auto places = place.globalMatch(QString::fromUtf8(source));
        while (places.hasNext())
            out += places.next().captured() + QStringLiteral("; ");
        return out + QStringLiteral("⟧");
    }
};

/// Words of sentences; not where a field's path (".to[0]") or an end ("node:x") has them.
const char *const english = R"((?<![./-])\b(is|are|the|it|its|of|to|and|or|on|no|not|has|with|by|pod|node|address|container|port|ports|policy|rule|there|from|at)\b(?![\[:/-]))";

std::string policies()
{
    return R"({apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: pc, namespace: d}, spec: {podSelector: {matchLabels: {app: c}}, policyTypes: [Ingress], ingress: [
 {from: [{podSelector: {matchLabels: {app: x}}}], ports: [{port: http}]}, {from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.244.0.0/16]}}, {namespaceSelector: {matchLabels: {x: y}}}]}]}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: pe, namespace: d}, spec: {podSelector: {matchLabels: {app: b}}, policyTypes: [Egress], egress: [
 {to: [{ipBlock: {cidr: 10.244.2.0/33}}], ports: [{port: 80, endPort: 9}]}, {to: [{}], ports: [{port: 0, protocol: ICMP}]}]}}
---
)";
}

std::string services()
{
    return service("none", "{clusterIP: 10.96.0.81, selector: {app: zz}, ports: [{port: 80}]}") + service("wrong", "{clusterIP: 10.96.0.82, selector: {app: c}, ports: [{port: 80, targetPort: htp}]}")
        + slice("wrong", "") + service("empty", "{clusterIP: 10.96.0.83, selector: {app: c}, ports: []}") + service("head", "{clusterIP: None, selector: {app: c}, ports: [{port: 80}]}")
        + slice("head", endpoint("c", "10.244.2.2", 2)) + service("alias", "{type: ExternalName, externalName: example.test}")
        + service("lb", "{type: LoadBalancer, clusterIP: 10.96.0.86, externalIPs: [198.51.100.5], externalTrafficPolicy: Local, healthCheckNodePort: 31000, selector: {app: c}, ports: [{port: 80, nodePort: 30081}]}")
        + slice("lb", endpoint("c", "10.244.2.2", 2) + ", " + endpoint("b", "10.244.1.3", 1)) + service("self", "{clusterIP: 10.96.0.90, selector: {app: a}, ports: [{port: 80}], sessionAffinity: ClientIP}")
        + slice("self", endpoint("a", "10.244.1.2", 1)) + service("bare", "{clusterIP: 10.96.0.88, ports: [{port: 80}]}")
        + R"({apiVersion: v1, kind: Pod, metadata: {name: late, namespace: d}, spec: {containers: [{name: m}]}, status: {phase: Pending, containerStatuses: [{name: m, state: {waiting: {reason: ImagePullBackOff}}}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: gone, namespace: d}, spec: {containers: [{name: m}]}, status: {phase: Succeeded, podIP: 10.244.1.9}}
---
{apiVersion: v1, kind: Pod, metadata: {name: twin, namespace: d}, spec: {nodeName: worker-2, containers: [{name: m, ports: [{containerPort: 80, hostPort: 8080}]}]}, status: {phase: Running, podIP: 10.244.2.2}}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: d}, spec: {ingressClassName: nginx, tls: [{hosts: [shop.test], secretName: s}], rules: [{host: shop.test, http: {paths: [
 {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}, {path: /bad, backend: {service: {name: nope, port: {number: 80}}}}, {path: /named, pathType: Exact, backend: {service: {name: web, port: {name: zz}}}}]}}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: ctl, namespace: ing, labels: {app.kubernetes.io/name: ingress-nginx}}, spec: {nodeName: worker-1, containers: [{name: c, ports: [{containerPort: 80}, {containerPort: 443}]}]}, status: {phase: Running, podIP: 10.244.1.50, conditions: [{type: Ready, status: 'True'}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: ctl, namespace: ing}, spec: {type: NodePort, clusterIP: 10.96.3.3, selector: {app.kubernetes.io/name: ingress-nginx}, ports: [{name: http, port: 80, nodePort: 32080}, {name: https, port: 443, nodePort: 32443}]}}
---
)";
}

} // namespace

class NetworkWords : public QObject
{
    Q_OBJECT
    NothingLeft m_translator;

    void check(const std::string &text, const QString &where)
    {
        static const QRegularExpression word(QString::fromUtf8(english));
        const auto found = word.match(QString::fromStdString(text));
        QVERIFY2(!found.hasMatch(), qPrintable(QStringLiteral("%1: \"%2\" is left in: %3").arg(where, found.captured(), QString::fromStdString(text))));
    }
    void check(const Trace &trace, const QString &where)
    {
        check(trace.message, where);
        check(trace.enforcedBecause, where);
        for (const std::string &warning : trace.warnings)
            check(warning, where);
        for (const Hop &hop : trace.hops)
            check(hop.detail, where + QStringLiteral(", hop ") + QString::fromStdString(hop.name));
        for (const PolicyDecision &d : trace.policies)
            check(decisionText(d), where);
    }
    /// Every end of the cluster to every other one, and some that are not there.
    void checkCluster(const std::string &yaml)
    {
        const TestCluster cluster(yaml);
        const Tracer tracer(std::make_shared<const NetworkIndex>(cluster.store()));
        std::vector<std::string> ends{"ip:203.0.113.10", "ip:10.244.1.77", "ip:fd00::1", "dns:web", "dns:missing", "web.d.svc", "example.com", "d/missing", "svc:d/wep", "node:worker-9", "d/a:main", "d/a:nope",
                                      "ingress:missing/x"};
        const EndCatalog catalog(tracer.index());
        for (const EndCatalog::Entry &entry : catalog.matching({}, 1000)) {
            ends.push_back(entry.text);
            check(entry.detail, QString::fromStdString(entry.text));
        }
        int asked = 0;
        for (const std::string &from : ends)
            for (const std::string &to : ends)
                for (const int port : {0, 80, 8080, 30080}) {
                    const QString where = QString::fromStdString(from + " -> " + to + ' ' + std::to_string(port));
                    const auto trace = tracer.trace(request(from.c_str(), to.c_str(), port, port == 8080 && asked % 3 == 0 ? Protocol::UDP : Protocol::TCP));
                    trace ? check(*trace, where) : check(trace.error().detail, where);
                    if (QTest::currentTestFailed())
                        return;
                    ++asked;
                }
        QVERIFY2(asked > 1000, qPrintable(QString::number(asked)));
        for (const std::string &problem : tracer.policies().problems())
            check(problem, QStringLiteral("problem"));
        for (const Matrix::Cell &cell : connectivityMatrix(tracer, {}, false).cells)
            check(cell.because, QStringLiteral("matrix"));
    }

private Q_SLOTS:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_translator)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_translator); }

    void noEnglishRemains_data()
    {
        QTest::addColumn<QString>("nodes");
        const auto row = [](const char *name, const std::string &nodes) { QTest::newRow(name) << QString::fromStdString(nodes); };
        row("flannel vxlan", vxlan);
        row("flannel host-gw", node(1, flannel("host-gw")) + node(2, flannel("host-gw")));
        row("two set-ups", node(1, flannel("vxlan")) + node(2, flannel("wireguard")));
        row("Calico", node(1, "projectcalico.org/IPv4Address: 192.168.0.11/24, projectcalico.org/IPv4IPIPTunnelAddr: 10.244.1.1") + node(2, "projectcalico.org/IPv4Address: 192.168.0.12/24"));
        row("Cilium", node(1, "network.cilium.io/x: y") + node(2, "network.cilium.io/x: y"));
        row("unknown", node(1, "a: b") + node(2, "a: b"));
    }
    void noEnglishRemains()
    {
        QFETCH(QString, nodes);
        checkCluster(nodes.toStdString() + pods + web + policies() + services());
    }
    void malformedEndsAndPortsAreToldWithoutEnglish()
    {
        for (const char *text : {"x", "svc:d/", "ip:1", "nodeport:", "dns:A!", "a/b:", "ingress:"}) {
            const auto end = End::parse(text);
            QVERIFY2(!end, text);
            check(end.error().detail, QString::fromUtf8(text));
        }
        TraceRequest request;
        for (const char *text : {"0", "70000", "Web!", ""})
            check(request.setPort(text).error().text(), QString::fromUtf8(text));
        check(request.setProtocol("ICMP").error().text(), QStringLiteral("ICMP"));
    }
    void namesThatHoldAPlaceholderAreLeftAlone()
    {
        QCOMPARE(TraceWords::say(QStringLiteral("%1 to %2"), "a%2", "b%1"), std::string("a%2 to b%1"));
    }
    void sentencesFollowEachOtherAsTheirScriptHasIt()
    {
        QCOMPARE(TraceWords::then("One.", "Two."), std::string("One. Two."));
        QCOMPARE(TraceWords::then("一。", "二。"), std::string("一。二。"));
        QCOMPARE(TraceWords::then({}, "Two."), std::string("Two."));
        QCOMPARE(TraceWords::then("One.", {}), std::string("One."));
    }
};

QTEST_GUILESS_MAIN(NetworkWords)
#include "network_words.moc"
