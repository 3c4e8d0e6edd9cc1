#include <set>

#include <QFile>

#include "models/diagram/layout/layout.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/support/cluster.h"

using namespace portolan;

namespace {

std::string fileText(const char *name)
{
    QFile file(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/storage/") + QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// All text of a node and of what its edges lead to, a few steps on.
std::string textFrom(const Graph &graph, const std::string &id)
{
    std::set<std::string> seen{id};
    std::vector<std::string> open{id};
    std::string out;
    while (!open.empty()) {
        const std::string at = open.back();
        open.pop_back();
        for (const GraphNode &node : graph.nodes)
            if (node.id == at) {
                out += node.label + '\n' + node.subtitle + '\n';
                for (const GraphRow &row : node.rows)
                    out += row.key + '\t' + row.value + '\t' + row.detail + '\n';
            }
        for (const GraphEdge &edge : graph.edges)
            if (edge.from == at && seen.insert(edge.to).second)
                open.push_back(edge.to);
    }
    return out;
}

/// The scalars of a volume's source as the figure should show them.
void leaves(const Json &value, const std::string &key, std::vector<std::string> &out)
{
    if (value.isArray()) {
        for (const Json &element : value.items())
            leaves(element, key, out);
    } else if (value.isObject()) {
        for (const auto &[name, member] : value.members())
            leaves(member, name, out);
    } else if (key == "defaultMode" || key == "mode") {
        char text[16];
        std::snprintf(text, sizeof text, "0%o", unsigned(value.toInt()));
        out.emplace_back(text);
    } else if (!value.isBool()) { // flags are words: "read only  yes"
        out.push_back(value.scalarText());
    }
}

QString missing(const std::string &text, const Json &source, const std::set<std::string> &untold)
{
    std::vector<std::string> values;
    leaves(source, {}, values);
    for (const std::string &value : values)
        if (!untold.contains(value) && text.find(value) == std::string::npos)
            return QString::fromStdString(value + " is nowhere in\n" + text);
    return {};
}

const char *volumeTypes[] = {"hostPath", "emptyDir", "gcePersistentDisk", "awsElasticBlockStore", "gitRepo", "secret", "nfs", "iscsi",
                             "glusterfs", "persistentVolumeClaim", "rbd", "flexVolume", "cinder", "cephfs", "flocker", "downwardAPI",
                             "fc", "azureFile", "configMap", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk",
                             "projected", "portworxVolume", "scaleIO", "storageos", "csi", "ephemeral", "image"};
const char *pvTypes[] = {"gcePersistentDisk", "awsElasticBlockStore", "hostPath", "glusterfs", "nfs", "rbd", "iscsi", "cinder", "cephfs",
                         "fc", "flocker", "flexVolume", "azureFile", "vsphereVolume", "quobyte", "azureDisk", "photonPersistentDisk",
                         "portworxVolume", "scaleIO", "local", "storageos", "csi"};

} // namespace

/// core/v1 VolumeSource and PersistentVolumeSource, whole: each type with each of its fields must be found in the figure.
class EverySource final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVolumeOfAPod_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : volumeTypes)
            QTest::newRow(type) << QString::fromUtf8(type);
    }
    void everyVolumeOfAPod()
    {
        QFETCH(QString, type);
        const std::string text = fileText("every-volume.yaml");
        const TestCluster cluster(text);
        const Graph graph = storageChart(buildLadder(cluster.store(), {{Kind::Pod, "default", "everything"}}));
        const auto documents = readYaml(text, "test");
        int found = 0;
        for (const Json &volume : documents->front().value["spec"]["volumes"].items()) {
            const Json &source = volume[type.toStdString()];
            if (source.isNull())
                continue;
            ++found;
            const std::string shown = textFrom(graph, "pods/default/everything#volume:" + volume["name"].str());
            QVERIFY2(!shown.empty(), volume["name"].str().c_str());
            const QString lost = missing(shown, source, {"reader", "1m"});
            QVERIFY2(lost.isEmpty(), qPrintable(lost));
        }
        QVERIFY2(found > 0, "the manifest lacks this type");
    }
    void everySourceOfAPersistentVolume_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : pvTypes)
            QTest::newRow(type) << QString::fromUtf8(type);
    }
    void everySourceOfAPersistentVolume()
    {
        QFETCH(QString, type);
        const std::string text = fileText("every-pv.yaml");
        const TestCluster cluster(text);
        const Graph graph = storageChart(buildLadder(cluster.store(), LadderScope::all()));
        const auto documents = readYaml(text, "test");
        int found = 0;
        for (const YamlDocument &document : *documents) {
            const Json &source = document.value["spec"][type.toStdString()];
            if (source.isNull())
                continue;
            ++found;
            const QString lost = missing(textFrom(graph, "persistentvolumes/" + document.value["metadata"]["name"].str()), source, {});
            QVERIFY2(lost.isEmpty(), qPrintable(lost));
        }
        QCOMPARE(found, 1);
    }
    void aClaimLostToAnotherHasLostNoData()
    {
        const TestCluster cluster(R"(
apiVersion: v1
kind: PersistentVolume
metadata: {name: v}
spec: {capacity: {storage: 1Gi}, nfs: {server: s, path: /p}, claimRef: {namespace: ns, name: theirs, uid: u}}
status: {phase: Bound}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: c, namespace: ns, uid: mine}
spec: {volumeName: v}
status: {phase: Lost}
)");
        const Graph graph = storageChart(buildLadder(cluster.store(), {{Kind::PersistentVolumeClaim, "ns", "c"}}));
        const auto note = std::find_if(graph.nodes.begin(), graph.nodes.end(), [](const GraphNode &n) { return n.form == GraphNode::Form::Note && n.id.find("persistentvolumeclaims/ns/c") != std::string::npos; });
        QVERIFY(note != graph.nodes.end());
        QCOMPARE(note->label, std::string("Not its volume."));
        QVERIFY2(note->subtitle.find("v belongs to another claim") != std::string::npos, note->subtitle.c_str());
    }
    void whatHangsOffTheLadder_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QStringList>("words");
        const QString pod = QStringLiteral("pods/default/everything"), claim = QStringLiteral("persistentvolumeclaims/default/block");
        const auto words = [](const char *text) { return QString::fromUtf8(text).split(QLatin1Char('|')); };
        QTest::newRow("subPath") << pod + QStringLiteral("#container:reader") << words("subPath mysql|subPathExpr $(POD_NAME)/tmp");
        QTest::newRow("propagation") << pod + QStringLiteral("#container:writer") << words("Bidirectional|HostToContainer");
        QTest::newRow("devices") << pod + QStringLiteral("#container:raw") << words("/dev/xvda");
        QTest::newRow("environment") << pod + QStringLiteral("#container:reader") << words("GREETING|settings · greeting|PASSWORD|CFG_*|all keys");
        QTest::newRow("attachment, driver limit, zone") << claim << words("csi-5d1f|csi.example.com|at most 26 volumes|eu-1a");
        QTest::newRow("snapshot, content, class") << claim << words("block-nightly|snapcontent-1|snap-91|vol-b1|snaps|Retain");
        QTest::newRow("class, driver, topology") << claim << words("fast|ReadWriteOnceWithFSType|zone in (eu-1a, eu-1b)|type=ssd|WaitForFirstConsumer");
        QTest::newRow("one node") << QStringLiteral("persistentvolumeclaims/default/data") << words("hostname in (worker-1)|worker-1");
    }
    void whatHangsOffTheLadder()
    {
        QFETCH(QString, from);
        QFETCH(QStringList, words);
        const TestCluster cluster(fileText("every-volume.yaml"));
        const Graph graph = storageChart(buildLadder(cluster.store(), {{Kind::Pod, "default", "everything"}}));
        std::string text = textFrom(graph, from.toStdString());
        for (const GraphNode &node : graph.nodes) // rows are ends of edges of their own
            if (node.id.starts_with(from.toStdString()))
                for (const GraphRow &row : node.rows)
                    text += row.value + row.detail + '\n';
        for (const QString &word : words)
            QVERIFY2(QString::fromStdString(text).contains(word), qPrintable(word + QStringLiteral(" is nowhere in\n") + QString::fromStdString(text)));
    }
    void everyBoxHangsOnSomething_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("pod of every volume type") << QStringLiteral("every-volume.yaml");
        QTest::newRow("every persistent volume") << QStringLiteral("every-pv.yaml");
    }
    void everyBoxHangsOnSomething()
    {
        QFETCH(QString, file);
        const TestCluster cluster(fileText(qPrintable(file)));
        const Graph graph = storageChart(buildLadder(cluster.store(), LadderScope::all()));
        std::set<std::string> joined;
        for (const GraphEdge &edge : graph.edges) {
            joined.insert(edge.from.substr(0, edge.from.find("/row")));
            joined.insert(edge.to);
        }
        for (const GraphNode &node : graph.nodes)
            if (node.kind == "driver" || node.kind == "class" || node.kind == "backend")
                QVERIFY2(joined.contains(node.id), node.id.c_str());
    }
    void inlineVolumesOfOneDriverAreDifferentPlaces()
    {
        const TestCluster cluster(R"(
{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: default}, spec: {containers: [{name: c, image: i}], volumes: [
  {name: gold, csi: {driver: vault.example.com, volumeAttributes: {secretProviderClass: gold}}},
  {name: tin, csi: {driver: vault.example.com, volumeAttributes: {secretProviderClass: tin}}}]}}
---
{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: vault.example.com}, spec: {}}
)");
        const Graph graph = storageChart(buildLadder(cluster.store(), LadderScope::all()));
        for (const char *name : {"gold", "tin"}) {
            const std::string text = textFrom(graph, std::string("pods/default/p#volume:") + name);
            QVERIFY2(text.find(std::string("\t") + name) != std::string::npos, text.c_str());
            QVERIFY2(text.find(std::string("\t") + (name[0] == 'g' ? "tin" : "gold")) == std::string::npos, text.c_str());
            QVERIFY2(text.find("vault.example.com\n") != std::string::npos, text.c_str());
        }
    }
    void everyBoxAndEdgeSaysWhereItComesFrom()
    {
        const TestCluster cluster(fileText("every-volume.yaml"));
        const Graph graph = storageChart(buildLadder(cluster.store(), {{Kind::Pod, "default", "everything"}}));
        for (const GraphNode &node : graph.nodes)
            QVERIFY2(!node.evidence.empty() || node.form == GraphNode::Form::Note, node.id.c_str());
        for (const GraphEdge &edge : graph.edges)
            QVERIFY2(!edge.evidence.empty(), (edge.from + " -> " + edge.to).c_str());
    }
};

QTEST_GUILESS_MAIN(EverySource)
#include "diagram_everysource.moc"
