#include "tests/support/networkcluster.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

constexpr const char *client = "ip:203.0.113.9";

std::string controllerPod(const std::string &more = {})
{
    return "{apiVersion: v1, kind: Pod, metadata: {name: ctl, namespace: in, labels: {app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: controller}}, spec: {nodeName: worker-1, containers: [{name: nginx, ports: [{containerPort: 80" + more
        + "}, {containerPort: 443}]}]}, status: {phase: Running, podIP: 10.244.1.9, conditions: [{type: Ready, status: 'True'}]}}\n---\n";
}

std::string controllerService(const std::string &spec, const std::string &status = "{}")
{
    return "{apiVersion: v1, kind: Service, metadata: {name: ctl, namespace: in}, spec: {clusterIP: 10.96.0.20, selector: {app.kubernetes.io/name: ingress-nginx}, ports: [{name: http, port: 80, targetPort: 80, nodePort: 30080}, {name: https, port: 443, targetPort: 443, nodePort: 30443}], " + spec + "}, status: " + status + "}\n---\n"
        "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: ctl-x, namespace: in, labels: {kubernetes.io/service-name: ctl}}, addressType: IPv4, ports: [{name: http, port: 80, protocol: TCP}, {name: https, port: 443, protocol: TCP}], endpoints: [{addresses: [10.244.1.9], nodeName: worker-1, conditions: {ready: true}, targetRef: {kind: Pod, name: ctl, namespace: in}}]}\n---\n";
}

const std::string nginxClass = "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}, spec: {controller: k8s.io/ingress-nginx}}\n---\n";

std::string backend(const std::string &name, const std::string &port = "number: 80")
{
    return "{service: {name: " + name + ", port: {" + port + "}}}";
}

std::string ingress(const std::string &name, const std::string &spec)
{
    return "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: " + name + ", namespace: d}, spec: {ingressClassName: nginx, " + spec + "}}\n---\n";
}

std::string rule(const std::string &host, const std::string &paths)
{
    return "{" + (host.empty() ? std::string() : "host: '" + host + "', ") + "http: {paths: [" + paths + "]}}";
}

std::string path(const std::string &text, const std::string &type, const std::string &service)
{
    return "{path: " + text + ", pathType: " + type + ", backend: " + backend(service) + '}';
}

/// A Service of one pod, b or c.
std::string backing(const std::string &name)
{
    return service(name, "{clusterIP: 10.96.1." + std::to_string(name.front()) + ", selector: {app: c}, ports: [{name: web, port: 80, targetPort: 80}]}") + slice(name, endpoint("c", "10.244.2.2", 2), "{name: web, port: 80, protocol: TCP}");
}

const std::string base = vxlan + pods + controllerPod() + nginxClass + controllerService("type: NodePort") + backing("one") + backing("two") + backing("wild") + backing("rest");

/// The Service a request is led to.
QString led(const std::string &ingresses, const char *to)
{
    const Answer a = trace(base + ingresses, client, to);
    for (const Hop &h : a.trace.hops)
        if (h.kind == Hop::Kind::Service)
            return QString::fromStdString(h.name);
    return a.reason();
}

} // namespace

/// A request by host and path: which rule takes it, who serves it, and the two connections that makes.
class NetworkIngress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLongestPathWinsAndExactBeforePrefix()
    {
        const std::string i = ingress("i", "rules: [" + rule("a.example", path("/", "Prefix", "rest") + ", " + path("/foo", "Prefix", "one") + ", " + path("/foo/bar", "Exact", "two")) + ']');
        QCOMPARE(led(i, "ingress:a.example/"), QStringLiteral("rest"));
        QCOMPARE(led(i, "ingress:a.example/foo"), QStringLiteral("one"));
        QCOMPARE(led(i, "ingress:a.example/foo/x?y=1"), QStringLiteral("one"));
        QCOMPARE(led(i, "ingress:a.example/foobar"), QStringLiteral("rest")); // a prefix is one of whole elements
        QCOMPARE(led(i, "ingress:a.example/foo/bar"), QStringLiteral("two"));
        QCOMPARE(led(i, "ingress:a.example/foo/bar/"), QStringLiteral("one"));
        const std::string same = ingress("i", "rules: [" + rule("a.example", path("/foo", "Prefix", "one") + ", " + path("/foo", "Exact", "two")) + ']');
        QCOMPARE(led(same, "ingress:a.example/foo"), QStringLiteral("two"));
        QCOMPARE(led(same, "ingress:a.example/bar"), QStringLiteral("no-such-path"));
    }
    void theNearestHostWins()
    {
        const std::string i = ingress("i", "rules: [" + rule("*.example", path("/deep", "Prefix", "wild")) + ", " + rule("a.example", path("/", "Prefix", "one")) + ", " + rule("", path("/", "Prefix", "rest")) + ']');
        QCOMPARE(led(i, "ingress:a.example/deep"), QStringLiteral("one")); // the exact host alone is asked
        QCOMPARE(led(i, "ingress:b.example/deep"), QStringLiteral("wild"));
        QCOMPARE(led(i, "ingress:x.b.example/deep"), QStringLiteral("rest")); // the wildcard stands for one label
        QCOMPARE(led(i, "ingress:b.example/other"), QStringLiteral("no-such-path"));
        QCOMPARE(led(ingress("i", "rules: [" + rule("a.example", path("/", "Prefix", "one")) + ']'), "ingress:b.example/"), QStringLiteral("no-such-ingress"));
    }
    void theDefaultBackendTakesTheRest()
    {
        const std::string i = ingress("i", "defaultBackend: " + backend("rest") + ", rules: [" + rule("a.example", path("/foo", "Exact", "one")) + ']');
        QCOMPARE(led(i, "ingress:a.example/other"), QStringLiteral("rest"));
        QCOMPARE(led(i, "ingress:b.example/"), QStringLiteral("rest"));
        QCOMPARE(led(i, "ingress:a.example/foo"), QStringLiteral("one"));
        const std::string old = "{apiVersion: networking.k8s.io/v1beta1, kind: Ingress, metadata: {name: i, namespace: d, annotations: {kubernetes.io/ingress.class: nginx}}, spec: {backend: {serviceName: rest, servicePort: web}, rules: [{host: a.example, http: {paths: [{path: /x, backend: {serviceName: one, servicePort: 80}}]}}]}}\n---\n";
        QCOMPARE(led(old, "ingress:a.example/x/y"), QStringLiteral("one"));
        QCOMPARE(led(old, "ingress:c.example/"), QStringLiteral("rest"));
        QVERIFY(trace(base + old, client, "ingress:a.example/x").warns("ImplementationSpecific"));
    }
    void twoConnectionsAreMade()
    {
        const std::string i = ingress("i", "rules: [" + rule("a.example", path("/", "Prefix", "one")) + ']');
        const Answer a = trace(base + i, client, "ingress:a.example/");
        QCOMPARE(a.way(), QStringLiteral("external:203.0.113.9 nic:eth0@1 nat:DNAT + SNAT@1 bridge:cni0@1 veth:veth@1 sandbox:pause@1 container:nginx@1 service:one@1 container:nginx@1 sandbox:pause@1 veth:veth@1 bridge:cni0@1 "
                                         "tunnel:flannel.1@1 nic:eth0@1 underlay:underlay nic:eth0@2 tunnel:flannel.1@2 bridge:cni0@2 veth:veth@2 sandbox:pause@2 container:main@2"));
        QCOMPARE(a.packetAt("eth0"), QStringLiteral("203.0.113.9 -> 192.168.0.11:30080"));
        QCOMPARE(a.packetAt("pause", 1), QStringLiteral("10.244.1.9 -> 10.244.2.2:80")); // straight to the endpoint, not to 10.96
        QCOMPARE(a.trace.to.kind, std::string("ingress"));
        QCOMPARE(a.trace.to.port, 80);
        QCOMPARE(a.trace.candidates, std::vector<std::string>{"d/c:80"});
    }
    void tlsIsToldWithItsSecret()
    {
        const std::string i = ingress("i", "tls: [{secretName: cert, hosts: ['*.example']}], rules: [" + rule("a.example", path("/", "Prefix", "one")) + ", " + rule("b.other", path("/", "Prefix", "one")) + ']');
        const Answer a = trace(base + i, client, "ingress:a.example/");
        QCOMPARE(a.trace.to.port, 443);
        QVERIFY(std::any_of(a.trace.hops.begin(), a.trace.hops.end(), [](const Hop &h) { return h.detail.find("secret cert") != std::string::npos; }));
        QCOMPARE(trace(base + i, client, "ingress:b.other/").trace.to.port, 80);
    }
    void theControllerIsReachedAsItIsExposed()
    {
        const std::string i = ingress("i", "rules: [" + rule("a.example", path("/", "Prefix", "one")) + ']');
        const std::string rest = vxlan + pods + nginxClass + backing("one") + i;
        QVERIFY(trace(rest + controllerPod() + controllerService("type: LoadBalancer", "{loadBalancer: {ingress: [{ip: 198.51.100.1}]}}"), client, "ingress:a.example/").way().startsWith(QStringLiteral("external:203.0.113.9 external:198.51.100.1 nic:eth0@1 nat:DNAT + SNAT@1")));
        QCOMPARE(trace(rest + controllerPod(", hostPort: 80"), client, "ingress:a.example/").packetAt("eth0"), QStringLiteral("203.0.113.9 -> 192.168.0.11:80"));
        QCOMPARE(trace(rest + controllerPod(), client, "ingress:a.example/").reason(), QStringLiteral("controller-not-exposed"));
        QVERIFY(trace(rest + controllerPod(), "d/a", "ingress:a.example/").trace.verdict == Verdict::Allow);
        std::string onHost = controllerPod();
        onHost.replace(onHost.find("nodeName: worker-1"), 18, "nodeName: worker-1, hostNetwork: true");
        onHost.replace(onHost.find("10.244.1.9"), 10, "192.168.0.11");
        QVERIFY2(trace(rest + onHost, client, "ingress:a.example/").way().startsWith(QStringLiteral("external:203.0.113.9 nic:eth0@1 node:worker-1@1 container:nginx@1 service:one@1")), qPrintable(trace(rest + onHost, client, "ingress:a.example/").way()));
    }
    void aClassMustHaveItsController()
    {
        const std::string rules = "rules: [" + rule("a.example", path("/", "Prefix", "one")) + "]";
        const std::string other = "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: d}, spec: {ingressClassName: traefik, " + rules + "}}\n---\n";
        const Answer missing = trace(base + other, client, "ingress:a.example/");
        QCOMPARE(missing.reason(), QStringLiteral("no-such-class"));
        QVERIFY(missing.message().contains(QStringLiteral("there is nginx")));
        const std::string traefik = "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: traefik}, spec: {controller: traefik.io/ingress-controller}}\n---\n";
        const Answer idle = trace(base + traefik + other, client, "ingress:a.example/"); // nginx' pods do not serve it
        QCOMPARE(idle.reason(), QStringLiteral("no-controller"));
        QVERIFY(idle.trace.verdict == Verdict::Unknown && idle.trace.candidates == std::vector<std::string>{"d/c:80"});
        const std::string classless = "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: d}, spec: {" + rules + "}}\n---\n";
        QVERIFY(trace(base + classless, client, "ingress:a.example/").warns("names no class"));
        const std::string isDefault = "{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: 'true'}}, spec: {controller: k8s.io/ingress-nginx}}\n---\n";
        QVERIFY(!trace(base + isDefault + classless, client, "ingress:a.example/").warns("names no class"));
    }
    void backendsNameServicesOfTheNamespaceByTheirOwnPorts()
    {
        QCOMPARE(led(ingress("i", "rules: [" + rule("a.example", path("/", "Prefix", "gone")) + ']'), "ingress:a.example/"), QStringLiteral("backend-not-found"));
        const std::string byTarget = ingress("i", "rules: [" + rule("a.example", "{path: /, pathType: Prefix, backend: " + backend("one", "number: 8080") + '}') + ']');
        QCOMPARE(led(byTarget, "ingress:a.example/"), QStringLiteral("no-such-port"));
        const std::string byName = ingress("i", "rules: [" + rule("a.example", "{path: /, pathType: Prefix, backend: " + backend("one", "name: web") + '}') + ']');
        QCOMPARE(led(byName, "ingress:a.example/"), QStringLiteral("one"));
        QCOMPARE(trace(base + byName, client, "ingress:a.example/", 0, Protocol::UDP).reason(), QStringLiteral("wrong-protocol"));
    }
    void policiesSeeTheClientAtTheControllerAndTheControllerAtTheBackend()
    {
        const std::string i = ingress("i", "rules: [" + rule("a.example", path("/", "Prefix", "one")) + ']');
        const auto admits = [](const char *ns, const std::string &from) { return std::string("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: ") + ns + "}, spec: {podSelector: {}, policyTypes: [Ingress], ingress: [" + from + "]}}\n---\n"; };
        const std::string calico = "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: canal, namespace: kube-system}}\n---\n"; // someone who enforces
        const Answer backendDenies = trace(base + calico + i + admits("d", "{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}"), client, "ingress:a.example/");
        QVERIFY(backendDenies.trace.verdict == Verdict::Deny);
        QVERIFY2(backendDenies.message().contains(QStringLiteral("in/ctl")), qPrintable(backendDenies.message()));
        QVERIFY2(backendDenies.way().contains(QStringLiteral("service:one@1 container:nginx@1")), qPrintable(backendDenies.way())); // cut in the second connection
        const std::string space = "{apiVersion: v1, kind: Namespace, metadata: {name: in, labels: {role: ingress}}}\n---\n";
        QVERIFY(trace(base + calico + space + i + admits("d", "{from: [{namespaceSelector: {matchLabels: {role: ingress}}}], ports: [{port: 80}]}"), client, "ingress:a.example/").trace.verdict == Verdict::Allow);
        const Answer frontDenies = trace(base + calico + i + admits("in", "{from: [{podSelector: {}}]}"), "ip:203.0.113.9", "ingress:a.example/");
        QVERIFY(frontDenies.trace.verdict == Verdict::Allow); // the node port's SNAT on the controller's own node
        const Answer kept = trace(vxlan + pods + controllerPod() + nginxClass + controllerService("type: NodePort, externalTrafficPolicy: Local") + backing("one") + i + admits("in", "{from: [{podSelector: {}}]}"), client, "ingress:a.example/");
        QVERIFY(kept.trace.verdict == Verdict::Deny && kept.message().startsWith(QStringLiteral("The Ingress controller is not reached.")));
    }
};

QTEST_GUILESS_MAIN(NetworkIngress)
#include "network_ingress.moc"
