#include <QTest>

#include "models/diagram/anatomygraph.h"
#include "models/diagram/mapgraph.h"
#include "tests/support/cluster.h"

using namespace portolan;

namespace {

const GraphNode *find(const Graph &graph, std::string_view id)
{
    const int node = GraphIndex(graph).node(id);
    return node < 0 ? nullptr : &graph.nodes[std::size_t(node)];
}

std::string value(const GraphNode &node, std::string_view key)
{
    for (const GraphRow &row : node.rows)
        if (row.key == key)
            return row.value;
    return "(none)";
}

const char *const everyContainer = R"(
apiVersion: v1
kind: Pod
metadata: {name: many, namespace: demo}
spec:
  nodeName: n1
  shareProcessNamespace: true
  initContainers:
  - {name: first, image: busybox, volumeMounts: [{name: data, mountPath: /seed}]}
  - {name: proxy, image: envoy, restartPolicy: Always, ports: [{containerPort: 15001}]}
  containers:
  - name: web
    image: nginx
    ports: [{containerPort: 80, name: http}, {containerPort: 9000, hostPort: 9001}]
    readinessProbe: {httpGet: {path: /ready, port: http}}
    livenessProbe: {tcpSocket: {port: 80}}
    startupProbe: {exec: {command: [cat, /tmp/up]}}
    volumeMounts: [{name: data, mountPath: /usr/share/nginx/html, readOnly: true}, {name: lost, mountPath: /lost}]
  - {name: helper, image: busybox, ports: [{containerPort: 80}], volumeMounts: [{name: data, mountPath: /work, subPath: sub}]}
  ephemeralContainers:
  - {name: debugger, image: busybox}
  volumes:
  - {name: data, emptyDir: {medium: Memory}}
  - {name: idle, configMap: {name: settings}}
status:
  phase: Running
  podIP: 10.1.0.7
  hostIP: 192.168.0.1
  containerStatuses:
  - {name: web, ready: true, restartCount: 2, state: {running: {startedAt: "2026-01-01T00:00:00Z"}}}
  - {name: helper, ready: false, state: {waiting: {reason: CrashLoopBackOff}}}
  ephemeralContainerStatuses:
  - {name: debugger, ready: false, state: {running: {startedAt: "2026-01-01T00:00:00Z"}}}
  initContainerStatuses:
  - {name: first, ready: true, state: {terminated: {exitCode: 0, reason: Completed}}}
)";

const char *const twoPorts = R"(
apiVersion: v1
kind: Service
metadata: {name: web, namespace: demo}
spec: {clusterIP: 10.0.0.1, selector: {app: web}, ports: [{name: a, port: 80}, {name: b, port: 81}, {name: c, port: 82}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, namespace: demo, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
ports: [{name: a, port: 80}, {name: b, port: 81}, {name: c, port: 82}]
endpoints:
- {addresses: [10.1.0.1], conditions: {ready: true}, targetRef: {kind: Pod, name: web-0, namespace: demo}}
- {addresses: [10.1.0.2], conditions: {ready: false}, targetRef: {kind: Pod, name: web-1, namespace: demo}}
)";

const char *const fromOutside = R"(
{apiVersion: v1, kind: Service, metadata: {name: by-hand, namespace: strait}, spec: {clusterIP: 10.96.0.9, ports: [{port: 443, targetPort: 6443}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: outside, namespace: strait}, spec: {type: LoadBalancer, clusterIP: 10.96.0.10, externalIPs: [198.51.100.9], selector: {app: lock}, ports: [{port: 443, targetPort: 8443, nodePort: 31443}]},
 status: {loadBalancer: {ingress: [{ip: 203.0.113.50, ipMode: Proxy}, {hostname: lb.example.org}]}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: lock-0, namespace: strait, labels: {app: lock}}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: 10.244.1.8, conditions: [{type: Ready, status: "True"}]}}
---
{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: outside-1, namespace: strait, labels: {kubernetes.io/service-name: outside}}, addressType: IPv4, ports: [{port: 8443, protocol: TCP}],
 endpoints: [{addresses: [10.244.1.8], conditions: {ready: true}, nodeName: n1, targetRef: {kind: Pod, namespace: strait, name: lock-0}}]}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: front, namespace: strait}, spec: {rules: [{host: a.example.org, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: outside, port: {number: 443}}}},
 {path: /files, pathType: Prefix, backend: {resource: {apiGroup: s.example, kind: Bucket, name: hold}}}, {path: /gone, pathType: Prefix, backend: {service: {name: gone, port: {number: 80}}}}]}}]}, status: {loadBalancer: {ingress: [{ip: 203.0.113.60}]}}}
)";

Graph mapOf(TestCluster &cluster, const char *ns = "")
{
    MapOptions options;
    options.ns = ns;
    return mapGraph(Tracer(std::make_shared<NetworkIndex>(cluster.store())), options);
}

/// All a figure says, in one string.
std::string words(const Graph &graph)
{
    std::string out = graph.title + '\n' + graph.subtitle + '\n' + graph.footer + '\n' + graph.emptyText + '\n';
    for (const GraphNode &node : graph.nodes) {
        out += node.caption + ' ' + node.label + ' ' + node.badge.word + ' ' + spokenText(node) + '\n';
        for (const GraphRow &row : node.rows)
            out += row.key + ' ' + row.value + '\n';
    }
    return out;
}

bool holds(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

const char *const chart = R"(
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: default}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: default}, spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c}]}}}}
)";

} // namespace

/// What the network's figures say, before anyone lays them out.
class NetworkFigures final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSpokenTwice()
    {
        const auto spoken = [](const char *kind, const char *label) {
            GraphNode node;
            node.kind = kind;
            node.label = label;
            return spokenText(node);
        };
        QCOMPARE(spoken("veth", "veth"), std::string("veth"));
        QCOMPARE(spoken("sandbox", "sandbox (pause)"), std::string("sandbox (pause)"));
        QCOMPARE(spoken("pod", "pods-of-mine"), std::string("pod pods-of-mine"));
        QCOMPARE(spoken("", "x"), std::string("x"));
    }
    void anatomyTellsEveryPart()
    {
        TestCluster cluster(everyContainer);
        const auto pod = cluster.store().get<Pod>("demo", "many");
        const Graph graph = anatomyGraph(*pod, nullptr);
        const std::string id = "pods/demo/many";
        const GraphNode *sandbox = find(graph, id + "#sandbox");
        QVERIFY(sandbox && sandbox->style == GraphStyle::Inferred);
        QCOMPARE(value(*sandbox, "eth0"), std::string("10.1.0.7"));
        QCOMPARE(value(*sandbox, "processes"), std::string("one tree for all"));
        QCOMPARE(find(graph, id + "#container:first")->caption, std::string("INIT CONTAINER"));
        QCOMPARE(find(graph, id + "#container:proxy")->caption, std::string("SIDECAR"));
        QCOMPARE(find(graph, id + "#container:debugger")->caption, std::string("EPHEMERAL CONTAINER"));
        QCOMPARE(find(graph, id + "#container:debugger")->badge.word, std::string("running")); // such a one is never ready
        const GraphNode *web = find(graph, id + "#container:web");
        QCOMPARE(value(*web, "readiness"), std::string("http GET /ready on port http"));
        QCOMPARE(value(*web, "liveness"), std::string("TCP connection to port 80"));
        QCOMPARE(value(*web, "startup"), std::string("command cat /tmp/up"));
        QCOMPARE(value(*web, "restarts"), std::string("2"));
        QVERIFY(find(graph, id + "#container:helper")->badge.state == GraphState::Bad);
        QCOMPARE(find(graph, "nodes/n1")->subtitle, std::string("192.168.0.1"));
        QCOMPARE(find(graph, id)->parent, std::string("nodes/n1"));
    }

    void anatomySaysAPodsStateAsItsServer()
    {
        TestCluster cluster("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: demo}\nspec: {containers: [{name: a, image: i}, {name: b, image: i}]}\n"
                            "status: {phase: Failed, containerStatuses: [{name: a, state: {terminated: {reason: Completed}}}, {name: b, state: {terminated: {exitCode: 2, reason: Error}}}]}\n");
        const auto pod = cluster.store().get<Pod>("demo", "p");
        QCOMPARE(find(anatomyGraph(*pod, nullptr), "pods/demo/p")->badge.word, std::string("Error"));
        QCOMPARE(find(anatomyGraph(*pod, nullptr, ServerVersion(1, 20)), "pods/demo/p")->badge.word, std::string("Completed"));
    }

    void anatomyNumbersTheOrderOfTheStart()
    {
        TestCluster cluster(everyContainer);
        const Graph graph = anatomyGraph(*cluster.store().get<Pod>("demo", "many"), nullptr);
        const auto number = [&graph](const char *container) {
            const GraphNode *node = find(graph, std::string("pods/demo/many#") + container);
            return node->numbers.empty() ? 0 : node->numbers.front();
        };
        QCOMPARE(number("sandbox"), 1);
        QCOMPARE(number("container:first"), 2);
        QCOMPARE(number("container:proxy"), 3);
        QCOMPARE(number("container:web"), 4);
        QCOMPARE(number("container:helper"), 4); // together
        QCOMPARE(number("container:debugger"), 0);
        QCOMPARE(graph.steps.size(), std::size_t(4));
    }

    void anatomyJoinsMountsAndVolumes()
    {
        TestCluster cluster(everyContainer);
        const Graph graph = anatomyGraph(*cluster.store().get<Pod>("demo", "many"), nullptr);
        const std::string id = "pods/demo/many";
        QCOMPARE(find(graph, id + "#volume:data")->badge.word, std::string("shared by 3"));
        QCOMPARE(find(graph, id + "#volume:idle")->badge.word, std::string("mounted nowhere"));
        QVERIFY(find(graph, id + "#volume:lost")->style == GraphStyle::Ghost);
        const GraphIndex index(graph);
        int mounts = 0;
        for (const GraphEdge &edge : graph.edges) {
            QVERIFY2(index.find(edge.from).valid() && index.find(edge.to).valid(), (edge.from + " -> " + edge.to).c_str());
            mounts += edge.to == id + "#volume:data" ? 1 : 0;
        }
        QCOMPARE(mounts, 3);
        bool clash = false;
        for (const GraphNode &node : graph.nodes)
            clash = clash || (node.form == GraphNode::Form::Note && node.label == "port 80/TCP twice");
        QVERIFY(clash);
    }

    void hostNetworkIsSaidToBeTheNodes()
    {
        TestCluster cluster("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: demo}\nspec: {hostNetwork: true, hostPID: true, hostIPC: true, containers: [{name: a, image: b}]}\n"
                            "status: {phase: Running, podIP: 192.168.0.9, hostIP: 192.168.0.9}\n");
        const Graph graph = anatomyGraph(*cluster.store().get<Pod>("demo", "p"), nullptr);
        const GraphNode *sandbox = find(graph, "pods/demo/p#sandbox");
        QCOMPARE(value(*sandbox, "hostNetwork"), std::string("true"));
        QCOMPARE(value(*sandbox, "processes"), std::string("the node's"));
        QCOMPARE(value(*sandbox, "IPC"), std::string("the node's"));
        QVERIFY(sandbox->caption.find("NODE") != std::string::npos);
    }

    void anatomyNamesTheHostAsTheKubeletDoes_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("name");
        QTest::newRow("overridden") << QStringLiteral("hostnameOverride: bridge.ship.example") << QStringLiteral("bridge.ship.example");
        QTest::newRow("full") << QStringLiteral("hostname: wheel, subdomain: deck, setHostnameAsFQDN: true") << QStringLiteral("wheel.deck.demo.svc.<cluster domain>");
        QTest::newRow("the node's") << QStringLiteral("hostNetwork: true, hostname: ignored") << QStringLiteral("the node's own");
    }
    void anatomyNamesTheHostAsTheKubeletDoes()
    {
        QFETCH(QString, spec);
        TestCluster cluster("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: demo}\nspec: {" + spec.toStdString() + ", containers: [{name: a, image: b}]}\n");
        const Graph graph = anatomyGraph(*cluster.store().get<Pod>("demo", "p"), nullptr);
        QTEST(QString::fromStdString(value(*find(graph, "pods/demo/p#sandbox"), "host name")), "name");
    }
    void anatomyTellsWhatFewPodsHave()
    {
        TestCluster cluster(R"(
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: demo}
spec:
  schedulingGates: [{name: example.com/wait}]
  resources: {requests: {cpu: "2"}, limits: {memory: 1Gi}}
  resourceClaims: [{name: gpu, resourceClaimName: lamp-1}, {name: nic, resourceClaimTemplateName: nics}]
  containers:
  - {name: a, image: b, resources: {requests: {cpu: "2"}, claims: [{name: gpu, request: one}]}}
  - {name: other, image: b, resources: {claims: [{name: nic}]}}
status:
  conditions: [{type: PodResizePending, status: "True", reason: Infeasible, message: the node is too small}]
  containerStatuses: [{name: a, resources: {requests: {cpu: "1"}}, allocatedResourcesStatus: [{name: "claim:gpu/one", resources: [{resourceID: lamp.example/lamp-0, health: Unhealthy, message: dim}]}]}]
)");
        const Graph graph = anatomyGraph(*cluster.store().get<Pod>("demo", "p"), nullptr);
        const GraphNode &sandbox = *find(graph, "pods/demo/p#sandbox"), &a = *find(graph, "pods/demo/p#container:a");
        QCOMPARE(value(sandbox, "asks for"), std::string("cpu 2, at most memory 1Gi"));
        QCOMPARE(value(sandbox, "resize"), std::string("waits, Infeasible: the node is too small"));
        QCOMPARE(value(sandbox, "scheduling gate"), std::string("example.com/wait"));
        QCOMPARE(value(a, "claim"), std::string("gpu (lamp-1), request one"));
        QCOMPARE(value(a, "device"), std::string("lamp.example/lamp-0 Unhealthy: dim"));
        QCOMPARE(value(a, "in force"), std::string("cpu 1"));
        QCOMPARE(value(*find(graph, "pods/demo/p#container:other"), "claim"), std::string("nic (not made yet)"));
    }
    void mapCountsAnEndpointOnceHoweverManyPorts()
    {
        TestCluster cluster(twoPorts);
        MapOptions demo;
        demo.ns = "demo";
        const Graph graph = mapGraph(Tracer(std::make_shared<NetworkIndex>(cluster.store())), demo);
        QCOMPARE(find(graph, "services/demo/web")->badge.word, std::string("1 of 2 ready"));
    }

    void mapTellsHowServicesAreReachedFromOutside()
    {
        TestCluster cluster(fromOutside);
        const Graph graph = mapOf(cluster, "strait");
        const std::string told = words(graph);
        for (const char *address : {"load balancer 203.0.113.50 (Proxy)", "load balancer lb.example.org", "external IP 198.51.100.9", "address 203.0.113.60"})
            QVERIFY2(holds(told, address), told.c_str());
        QCOMPARE(value(*find(graph, "ingresses/strait/front"), "address"), std::string("203.0.113.60"));
    }
    void mapShowsResourceBackends()
    {
        TestCluster cluster(fromOutside);
        const Graph graph = mapOf(cluster, "strait");
        const GraphNode *bucket = find(graph, "resources/strait/Bucket.s.example/hold");
        QVERIFY(bucket && bucket->label == "hold" && bucket->caption == "BUCKET" && bucket->style != GraphStyle::Ghost);
        const auto edge = std::find_if(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge &e) { return e.to == bucket->id; });
        QVERIFY(edge != graph.edges.end() && edge->state == GraphState::None);
        const GraphIndex index(graph);
        QCOMPARE(find(graph, "ingresses/strait/front")->rows[std::size_t(index.find(edge->from).row)].value, std::string("a.example.org/files"));
        QVERIFY2(holds(graph.footer, "2 broken"), graph.footer.c_str()); // by-hand and gone, not the bucket
    }
    void mapSaysWhoWritesTheEndpointsOfAServiceWithoutSelector()
    {
        TestCluster cluster(fromOutside);
        const Graph graph = mapOf(cluster.asFile(), "strait");
        QCOMPARE(find(graph, "services/strait/by-hand")->badge.word, std::string("no endpoints"));
        QCOMPARE(find(graph, "services/strait/by-hand#nobody")->label, std::string("nobody has written an EndpointSlice"));
        QVERIFY2(!holds(words(graph), "no pod matches"), words(graph).c_str());
    }
    void mapDoesNotCallBrokenWhatItsFileDoesNotHold()
    {
        TestCluster hand("{apiVersion: v1, kind: Service, metadata: {name: kubernetes, namespace: default}, spec: {clusterIP: 10.96.0.1, ports: [{port: 443}]}}\n---\n"
                         "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: default}, spec: {containers: [{name: c}]}, status: {phase: Running, podIP: 10.1.0.1}}\n");
        const Graph unread = mapOf(hand.asFile());
        QVERIFY2(holds(words(unread), "endpoints: not in this file"), words(unread).c_str());
        TestCluster manifests(chart);
        const Graph noPods = mapOf(manifests.asFile());
        QVERIFY2(holds(words(noPods), "pods: not in this file") && holds(words(noPods), "made by Deployment web"), words(noPods).c_str());
        QVERIFY2(holds(noPods.subtitle, "the files hold no pods"), noPods.subtitle.c_str());
        QVERIFY2(holds(noPods.footer, "pods") && holds(noPods.footer, "are not in this file"), noPods.footer.c_str());
        TestCluster partly(std::string(chart) + "---\n{apiVersion: v1, kind: Pod, metadata: {name: test, namespace: default}, spec: {containers: [{name: c}]}}\n");
        TestCluster ingress("{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: default}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}\n");
        for (const Graph &graph : {unread, noPods, mapOf(partly.asFile()), mapOf(ingress.asFile())}) {
            const std::string told = words(graph);
            for (const char *wrong : {"NOT FOUND", "not found", "no pod matches", "no endpoints", "broken"})
                QVERIFY2(!holds(told, wrong), told.c_str());
            for (const GraphNode &node : graph.nodes)
                QVERIFY(node.style != GraphStyle::Ghost && node.badge.state != GraphState::Bad);
        }
        QVERIFY(holds(words(mapOf(ingress)), "SERVICE web not in this file"));
        // known to be so
        TestCluster noMaker("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: default}, spec: {selector: {app: web}, ports: [{port: 80}]}}\n");
        QVERIFY(holds(words(mapOf(noMaker)), "no pod matches"));
    }
    void mapWithoutRightsIsNotCalledEmpty()
    {
        TestCluster cluster("{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n");
        QVERIFY(holds(mapOf(cluster).emptyText, "The cluster has no Services"));
        for (const Kind kind : {Kind::Service, Kind::Ingress, Kind::Pod})
            cluster.mayRead(kind, {});
        const std::string told = mapOf(cluster).emptyText;
        QVERIFY2(!holds(told, "has no") && holds(told, "may not be read"), told.c_str());
        cluster.mayRead(Kind::Service, {"a"}).mayRead(Kind::Ingress, {"a"}).mayRead(Kind::Pod, {"a"});
        QVERIFY2(holds(mapOf(cluster, "a").emptyText, "Namespace a has no Services"), mapOf(cluster, "a").emptyText.c_str());
    }
    void mapShowsEndpointsWhosePodsWereNotRead()
    {
        TestCluster cluster(twoPorts);
        const Graph graph = mapOf(cluster.mayRead(Kind::Pod, {}), "demo");
        const GraphNode *pod = find(graph, "pods/demo/web-0");
        QVERIFY(pod && pod->style == GraphStyle::Inferred && pod->badge.word == "not read: not allowed");
        QCOMPARE(value(*pod, "address"), std::string("10.1.0.1"));
    }
    void mapOfSeveralNamespacesTellsEachBoxsOwn()
    {
        std::string yaml;
        for (const char *ns : {"prod", "staging"})
            yaml += std::string("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: ") + ns + "}, spec: {clusterIP: 10.96.0.1, selector: {app: web}, ports: [{port: 80}]}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: web-0, namespace: " + ns
                + ", labels: {app: web}}, spec: {nodeName: n1, containers: [{name: c}]}, status: {phase: Running, podIP: 10.1.0.1}}\n---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: " + ns
                + "}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}\n---\n";
        TestCluster cluster(yaml);
        const Graph graph = mapOf(cluster.asFile());
        for (const char *ns : {"prod", "staging"})
            for (const std::string &id : {std::string("services/") + ns + "/web", std::string("pods/") + ns + "/web-0", std::string("ingresses/") + ns + "/i"})
                QCOMPARE(value(*find(graph, id), "namespace"), std::string(ns));
        QCOMPARE(value(*find(mapOf(cluster, "prod"), "services/prod/web"), "namespace"), std::string("(none)"));
    }
    void mapUnfoldsWhatIsAsked()
    {
        std::string yaml;
        for (int i = 0; i < 6; ++i)
            yaml += "apiVersion: v1\nkind: Pod\nmetadata: {name: web-" + std::to_string(i) + ", namespace: demo, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u1, controller: true}]}\n"
                    "spec: {containers: [{name: a, image: b}]}\nstatus: {phase: Running, podIP: 10.1.0." + std::to_string(i + 1) + "}\n---\n";
        TestCluster cluster(yaml);
        const Tracer tracer(std::make_shared<NetworkIndex>(cluster.store()));
        MapOptions options;
        options.ns = "demo";
        const Graph folded = mapGraph(tracer, options);
        QCOMPARE(folded.nodes.size(), std::size_t(1));
        QCOMPARE(folded.nodes.front().count, 6);
        options.unfolded = {folded.nodes.front().id};
        QCOMPARE(mapGraph(tracer, options).nodes.size(), std::size_t(6));
    }
};

QTEST_GUILESS_MAIN(NetworkFigures)

#include "diagram_networkfigures.moc"
