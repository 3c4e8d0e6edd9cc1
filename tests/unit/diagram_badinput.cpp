#include <set>


#include "models/diagram/exporters.h"
#include "models/diagram/layout/layout.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/support/cluster.h"
#include "tests/support/layoutcheck.h"

using namespace portolan;

/// What no cluster should hold, and some do: drawn, or named, and never dropped in silence.
class BadInput final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownersInACircle()
    {
        const TestCluster cluster(R"(
{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: a, namespace: ns1, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: b, uid: "2", controller: true}]}}
---
{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: b, namespace: ns1, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: "1", controller: true}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns1, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: "1", controller: true}]}, spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: c, image: i, volumeMounts: [{name: v, mountPath: /v}]}]}}
)");
        const Graph graph = drawn(cluster);
        QVERIFY(has(graph, "pods/ns1/p") && has(graph, "pods/ns1/p#volume:v"));
    }
    void everyNodeIsWrittenOnceWhateverFramesHoldIt()
    {
        Graph graph;
        const auto add = [&graph](GraphNode::Form form, const char *id, const char *parent) {
            GraphNode node;
            node.id = id;
            node.form = form;
            node.parent = parent;
            node.label = "the " + std::to_string(graph.nodes.size()) + "th";
            graph.nodes.push_back(std::move(node));
        };
        for (int i = 0; i < 30; ++i) {
            add(GraphNode::Form::Frame, "one", i ? "one" : ""); // each would hold all of them
            add(GraphNode::Form::Frame, "", "");
        }
        add(GraphNode::Form::Frame, "left", "right");
        add(GraphNode::Form::Frame, "right", "left");
        add(GraphNode::Form::Box, "in a circle", "left");
        add(GraphNode::Form::Box, "in no frame", "in a circle");
        for (const std::string &text : {dotText(graph), mermaidText(graph)}) {
            for (const GraphNode &node : graph.nodes)
                QCOMPARE(QString::fromStdString(text).count(QString::fromStdString(node.label)), 1);
        }
    }
    void claimsAndVolumesThatContradictEachOther()
    {
        const TestCluster cluster(R"(
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c1, namespace: ns1}, spec: {volumeName: v1}, status: {phase: Bound}}
---
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c2, namespace: ns1}, spec: {volumeName: v1}, status: {phase: Pending}}
---
{apiVersion: v1, kind: PersistentVolume, metadata: {name: v1}, spec: {claimRef: {namespace: ns1, name: c2}, hostPath: {path: /x}}, status: {phase: Bound}}
---
{apiVersion: v1, kind: PersistentVolume, metadata: {name: v2}, spec: {claimRef: {namespace: ns1, name: c1}, hostPath: {path: /y}}, status: {phase: Bound}}
)");
        const Graph graph = drawn(cluster);
        for (const char *id : {"persistentvolumeclaims/ns1/c1", "persistentvolumeclaims/ns1/c2", "persistentvolumes/v1", "persistentvolumes/v2"})
            QVERIFY2(has(graph, id), id);
        QVERIFY(joined(graph, "persistentvolumeclaims/ns1/c1", "persistentvolumes/v1") && joined(graph, "persistentvolumeclaims/ns1/c1", "persistentvolumes/v2"));
        QVERIFY(says(graph, "names another volume") || says(graph, "it is taken"));
    }
    void aClaimThatIsInAnotherNamespace()
    {
        const TestCluster cluster(R"(
{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: other}, spec: {}, status: {phase: Bound}}
---
{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns1}, spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: data}}], containers: [{name: c, image: i, volumeMounts: [{name: v, mountPath: /v}]}]}}
)");
        const Graph graph = storageChart(buildLadder(cluster.store(), {{Kind::Pod, "ns1", "p"}}));
        const int ghost = GraphIndex(graph).node("persistentvolumeclaims/ns1/data");
        QVERIFY(ghost >= 0 && graph.nodes[std::size_t(ghost)].style == GraphStyle::Ghost);
        QVERIFY2(says(graph, "other"), "where a claim of that name is");
    }
    void aVolumeWithoutASource()
    {
        const TestCluster cluster("{apiVersion: v1, kind: PersistentVolume, metadata: {name: empty}, spec: {capacity: {storage: 1Gi}}, status: {phase: Available}}\n---\n"
                                  "{apiVersion: v1, kind: PersistentVolume, metadata: {name: newer}, spec: {quantumStore: {shelf: s7}}, status: {phase: Available}}\n---\n"
                                  "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns1}, spec: {volumes: [{name: v}, {name: w, quantumStore: {shelf: s9}}], containers: [{name: c, image: i}]}}");
        const Graph graph = drawn(cluster);
        QVERIFY(has(graph, "persistentvolumes/empty") && says(graph, "It names no source"));
        QVERIFY(has(graph, "persistentvolumes/newer") && says(graph, "quantumStore") && says(graph, "s7") && says(graph, "s9"));
        QVERIFY(has(graph, "pods/ns1/p#volume:v"));
    }
    void mountsOfVolumesThePodLacks()
    {
        const TestCluster cluster("{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns1}, spec: {containers: [{name: c, image: i, volumeMounts: [{name: gone, mountPath: /a}, {name: gone, mountPath: /b}]}]}}");
        const Graph graph = drawn(cluster);
        const int ghost = GraphIndex(graph).node("pods/ns1/p#volume:gone");
        QVERIFY(ghost >= 0 && graph.nodes[std::size_t(ghost)].style == GraphStyle::Ghost);
    }
    void thousandsOfMounts()
    {
        std::string volumes, mounts;
        for (int i = 0; i < 3000; ++i) {
            volumes += (i ? "," : "") + std::string("{name: v") + std::to_string(i) + ", configMap: {name: m" + std::to_string(i % 50) + "}}";
            mounts += (i ? "," : "") + std::string("{name: v") + std::to_string(i) + ", mountPath: /m/" + std::to_string(i) + "}";
        }
        const TestCluster cluster("{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns1}, spec: {volumes: [" + volumes + "], containers: [{name: c, image: i, volumeMounts: [" + mounts + "]}]}}");
        const Graph graph = storageChart(buildLadder(cluster.store(), {{Kind::Pod, "ns1", "p"}}));
        const GraphIndex index(graph);
        for (int i = 0; i < 3000; ++i) {
            QVERIFY(index.node("pods/ns1/p#volume:v" + std::to_string(i)) >= 0);
            QVERIFY(index.find("pods/ns1/p#container:c#mount:/m/" + std::to_string(i)).valid());
        }
        const Layout layout = layOut(graph, FixedTextMeasure()); // what takes forever ends with the test's time
        QCOMPARE(layout.boxes.size(), graph.nodes.size());
    }
    void longNamesAndOtherScripts()
    {
        const std::string longName(250, 'x');
        const TestCluster cluster("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: " + longName + ", namespace: ns1}, spec: {volumeName: v-" + longName + "}, status: {phase: Bound}}\n---\n"
                                  "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns1}, spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: " + longName + "}}, {name: w, hostPath: {path: \"/数据/ملفات/данные\"}}], "
                                  "containers: [{name: c, image: i, volumeMounts: [{name: w, mountPath: \"/日本語/\\u202e🙂\"}]}]}}");
        const Graph graph = drawn(cluster);
        QVERIFY(has(graph, "persistentvolumeclaims/ns1/" + longName));
        QVERIFY(says(graph, "/数据/ملفات/данные") && says(graph, "/日本語/"));
        const Layout layout = layOut(graph, FixedTextMeasure());
        for (std::size_t n = 0; n < graph.nodes.size(); ++n) { // no text is cut: all of the name is in the box's lines
            if (graph.nodes[n].kind != "claim")
                continue;
            std::string lines;
            for (const PlannedText &text : layout.plans[n].texts) {
                if (text.style == diagramtext::label)
                    lines += text.text;
                QVERIFY(text.anchor != TextAnchor::Start || text.at.x + FixedTextMeasure().width(text.text, text.style) <= layout.boxes[n].w);
            }
            QCOMPARE(lines, longName);
        }
        QVERIFY(svgText(graph, layout, DiagramTheme::light()).find("данные") != std::string::npos);
    }

private:
    static Graph drawn(const TestCluster &cluster)
    {
        const Graph graph = storageChart(buildLadder(cluster.store(), LadderScope::all()));
        const QString problem = testing::problemOf(graph, layOut(graph, FixedTextMeasure()));
        if (!problem.isEmpty())
            qWarning("%s", qPrintable(problem));
        return problem.isEmpty() ? graph : Graph();
    }
    static bool has(const Graph &graph, const std::string &id) { return GraphIndex(graph).node(id) >= 0; }
    static bool joined(const Graph &graph, const char *from, const char *to)
    {
        return std::any_of(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge &e) { return e.from == from && e.to == to; });
    }
    static bool says(const Graph &graph, const char *text)
    {
        for (const GraphNode &node : graph.nodes) {
            if ((node.label + '\n' + node.subtitle).find(text) != std::string::npos)
                return true;
            for (const GraphRow &row : node.rows)
                if ((row.key + '\n' + row.value + '\n' + row.detail).find(text) != std::string::npos)
                    return true;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(BadInput)
#include "diagram_badinput.moc"
