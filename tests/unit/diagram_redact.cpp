#include <set>

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include "models/diagram/diagramtheme.h"
#include "models/diagram/exporters.h"
#include "models/diagram/mapgraph.h"
#include "models/diagram/pathgraph.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/storefixture.h"

using namespace portolan;

namespace {

/// Names that are Kubernetes' own or common words: a figure may say them of anyone's cluster.
const std::set<std::string> everyones{"kubernetes", "local", "default", "cluster", "data", "name", "node", "host", "path", "http", "https", "latest", "kube-proxy",
                                      "flannel", "nfs", "csi", "standard", "class", "volume", "namespace", "container", "service", "image", "backend", "port", "io", "com", "org", "token",
                                      // of paths that every image has
                                      "volumes", "secrets", "html", "share", "var", "run", "usr", "etc", "mnt", "lib", "log", "tmp", "conf", "dev", "memory", "disk", "block", "true", "false", "root", "text", "style", "parent", "width", "secret", "storage", "source", "claim", "snapshot", "pod", "network", "driver", "disks", "user", "default", "group", "options",
                                      // types of sources
                                      "iscsi", "fc", "cephfs", "rbd", "cinder", "flocker", "quobyte", "storageos", "scaleio", "glusterfs"};

void take(std::set<std::string> &names, std::string_view text)
{
    static const QRegularExpression word(QStringLiteral("[A-Za-z0-9][A-Za-z0-9_-]+"));
    const QString all = QString::fromUtf8(text.data(), qsizetype(text.size()));
    for (auto it = word.globalMatch(all); it.hasNext();) {
        const QString one = it.next().captured();
        static const QRegularExpression plain(QStringLiteral("^([0-9.]+|v?[0-9]+[a-zA-Z]{0,2}|[0-9.]+-.*)$"));
        if (one.size() >= 3 && !plain.match(one).hasMatch() && !everyones.contains(one.toStdString()))
            names.insert(one.toStdString());
    }
}

void takeSource(std::set<std::string> &names, const VolumeSource &source)
{
    for (const auto &[field, value] : source.fields)
        if (field != "type" && field != "fsType" && field != "medium" && field != "pullPolicy" && field != "defaultMode" && field != "optional"
            && field != "readOnly" && field != "sizeLimit" && field != "kind" && field != "cachingMode" && field != "storageMode" && field != "sslEnabled")
            take(names, value.view());
    take(names, source.secretRef.view());
}

/// What tells whose cluster this is: names, images, paths, addresses, handles.
std::set<std::string> namesOf(const ObjectStore &store)
{
    std::set<std::string> names;
    for (const Kind kind : {Kind::Pod, Kind::PersistentVolumeClaim, Kind::PersistentVolume, Kind::StorageClass, Kind::Node, Kind::Namespace, Kind::Service, Kind::Ingress,
                            Kind::ConfigMap, Kind::Secret, Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet, Kind::Job, Kind::VolumeSnapshot, Kind::VolumeAttachment,
                            Kind::NetworkPolicy, Kind::CSIDriver})
        for (const ObjectPtr &object : store.sortedObjects(kind, {}))
            take(names, object->meta.name);
    for (const auto &pod : store.sorted<Pod>()) {
        names.insert(pod->podIP);
        for (const Container &c : pod->containers) {
            take(names, c.name.view());
            take(names, c.image.view());
            for (const VolumeMount &m : c.mounts)
                take(names, m.mountPath.view());
        }
        for (const Volume &v : pod->volumes) {
            take(names, v.name.view());
            takeSource(names, v.source);
        }
    }
    for (const auto &pv : store.sorted<PersistentVolume>())
        takeSource(names, pv->source);
    for (const auto &node : store.sorted<Node>())
        names.insert(std::string(node->address("InternalIP")));
    for (const auto &service : store.sorted<Service>())
        names.insert(service->clusterIP.str());
    for (const char *none : {"", "None"})
        names.erase(none);
    return names;
}

/// The first name found in a text, as a word of its own.
QString leak(const std::string &text, const std::set<std::string> &names)
{
    const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && letter(text[end]))
            ++end;
        const std::string word = text.substr(at, end - at);
        if (names.contains(word))
            return QString::fromStdString(word + " in …" + text.substr(at < 60 ? 0 : at - 60, 140));
        at = std::max(end, at + 1);
    }
    for (const std::string &name : names)
        if (name.find('.') != std::string::npos && text.find(name) != std::string::npos)
            return QString::fromStdString(name);
    return {};
}

} // namespace

/// Nothing of a redacted figure, in whatever format, tells whose cluster it is; and the same thing has one pseudonym throughout.
class Redaction final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QDir folder(QStringLiteral(PORTOLAN_SOURCE_DIR "/resources/demo/default"));
        for (const QString &file : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name))
            QVERIFY(m_demo.addFile(folder.filePath(file)));
        QVERIFY(m_every.addFile(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/storage/every-volume.yaml")));
        QVERIFY(m_every.addFile(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/storage/every-pv.yaml")));
    }
    void nothingOfTheNamesIsLeft_data()
    {
        QTest::addColumn<QString>("figure");
        for (const char *figure : {"storage of all sources", "storage of the demo", "map", "path to a service", "path through an ingress", "path denied", "path to nobody"})
            QTest::newRow(figure) << QString::fromUtf8(figure);
    }
    void nothingOfTheNamesIsLeft()
    {
        QFETCH(QString, figure);
        const bool every = figure == QLatin1String("storage of all sources");
        const std::set<std::string> names = namesOf(every ? m_every.store : m_demo.store);
        QVERIFY(names.size() > 50);
        const Graph open = graphOf(figure), graph = redacted(open);
        QVERIFY(!open.nodes.empty());
        QVERIFY(!leak(svgText(open, layOut(open, FixedTextMeasure()), DiagramTheme::light()), names).isEmpty()); // the check itself works
        const Layout layout = layOut(graph, FixedTextMeasure());
        const std::pair<const char *, std::string> texts[] = {{"svg", svgText(graph, layout, DiagramTheme::light())}, {"json", geometryJson(graph, layout)},
                                                              {"dot", dotText(graph)}, {"mermaid", mermaidText(graph)},
                                                              {"drawio", drawioText(graph, layout, DiagramTheme::light())}};
        for (const auto &[format, text] : texts) {
            const QString found = leak(text, names);
            QVERIFY2(found.isEmpty(), qPrintable(QString::fromUtf8(format) + QStringLiteral(": ") + found));
        }
    }
    void theStructureStays()
    {
        const Graph open = graphOf(QStringLiteral("storage of the demo")), graph = redacted(open);
        QCOMPARE(graph.nodes.size(), open.nodes.size());
        const GraphIndex before(open), after(graph);
        std::set<std::string> ids;
        for (const GraphNode &node : graph.nodes)
            QVERIFY2(ids.insert(node.id).second, node.id.c_str());
        for (std::size_t e = 0; e < open.edges.size(); ++e) {
            QCOMPARE(after.node(graph.edges[e].from), before.node(open.edges[e].from));
            QCOMPARE(after.node(graph.edges[e].to), before.node(open.edges[e].to));
        }
        for (std::size_t n = 0; n < open.nodes.size(); ++n) {
            QCOMPARE(graph.nodes[n].kind, open.nodes[n].kind);
            if (open.nodes[n].kind != "driver")
                QCOMPARE(graph.nodes[n].badge.word, open.nodes[n].badge.word);
        }
    }

private:
    Graph graphOf(const QString &figure) const
    {
        if (figure == QLatin1String("storage of all sources"))
            return storageChart(buildLadder(m_every.store, LadderScope::all()));
        if (figure == QLatin1String("storage of the demo"))
            return storageChart(buildLadder(m_demo.store, LadderScope::all()));
        const Tracer tracer(std::make_shared<const NetworkIndex>(m_demo.store));
        if (figure == QLatin1String("map"))
            return mapGraph(tracer, {});
        const bool outside = figure == QLatin1String("path through an ingress");
        const auto from = End::parse(outside ? "ip:203.0.113.7" : figure == QLatin1String("path denied") ? "shop/cart-5d9c7f7b8-2xk4v" : "shop/web-74f6c9d8b-5lfrw");
        const auto to = End::parse(outside ? "ingress:shop.example.com/" : figure == QLatin1String("path denied") ? "shop/db-0"
                                       : figure == QLatin1String("path to nobody") ? "svc:shop/reports" : "svc:shop/db");
        const TraceRequest request{*from, *to, figure == QLatin1String("path denied") ? 5432 : 0, Protocol::TCP};
        const auto trace = tracer.trace(request);
        return trace ? pathGraph(*trace, tracer, request) : Graph();
    }

    testing::StoreFixture m_demo, m_every;
};

QTEST_GUILESS_MAIN(Redaction)
#include "diagram_redact.moc"
