#include <cmath>

#include <QDir>
#include <QFile>

#include "models/diagram/mapgraph.h"
#include "models/diagram/pathgraph.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/storefixture.h"
#include "tests/support/layoutcheck.h"

#include <QTest>

using namespace portolan;

namespace {

/// Where everything stands, a line a box and an edge, so that a difference reads itself.
QByteArray placesOf(const Graph &graph)
{
    const Layout layout = layOut(graph, FixedTextMeasure());
    const auto number = [](double v) { return QByteArray::number(std::round(v * 10) / 10); };
    QByteArray out = number(layout.width) + " x " + number(layout.height) + '\n';
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const Rect &b = layout.boxes[n];
        out += QByteArray::fromStdString(graph.nodes[n].id) + ": " + number(b.x) + ' ' + number(b.y) + ' ' + number(b.w) + ' ' + number(b.h) + '\n';
    }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        out += QByteArray::fromStdString(graph.edges[e].from + " -> " + graph.edges[e].to) + ':';
        for (const Path::Element &element : layout.routes[e].path.elements)
            out += ' ' + number(element.end.x) + ',' + number(element.end.y);
        out += '\n';
    }
    return out;
}

} // namespace

/// Figures of a small cluster against tests/golden/scenes/NAME.txt, with letters of one width so that no font matters.
/// PORTOLAN_UPDATE_GOLDEN=1 writes them anew: look at the pictures before.
class Scenes final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // The demo cluster as it once was: what the demo learns later changes no picture here.
        QVERIFY(m_cluster.addFile(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/scenes/cluster.yaml")));
        QVERIFY(m_cluster.store.count(Kind::Pod) > 15);
        const QDir folder(QStringLiteral(PORTOLAN_SOURCE_DIR "/resources/demo/default"));
        for (const QString &file : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name))
            QVERIFY(m_demo.addFile(folder.filePath(file)));
    }
    void theDemosPicturesAreSound()
    {
        for (const char *what : {"storage", "storage shop", "map", "map shop"}) {
            const Graph graph = graphOf(QString::fromUtf8(what), m_demo.store);
            const Layout layout = layOut(graph, FixedTextMeasure());
            const QString problem = testing::problemOf(graph, layout) + testing::labelProblemOf(graph, layout);
            QVERIFY2(problem.isEmpty() && !graph.nodes.empty(), qPrintable(QString::fromUtf8(what) + QStringLiteral(": ") + problem));
        }
    }
    void scene_data()
    {
        QTest::addColumn<QString>("what");
        const auto add = [](const char *name, const char *what) { QTest::newRow(name) << QString::fromUtf8(what); };
        add("path-same-pod", "path shop/cart-5d9c7f7b8-2xk4v:cart shop/cart-5d9c7f7b8-2xk4v:redis 6379");
        add("path-same-node", "path shop/web-74f6c9d8b-5lfrw shop/cart-5d9c7f7b8-2xk4v 8080");
        add("path-other-node", "path shop/web-74f6c9d8b-5lfrw shop/cart-5d9c7f7b8-q8zlm 8080");
        add("path-cluster-ip", "path shop/web-74f6c9d8b-5lfrw svc:shop/db 5432");
        add("path-hairpin", "path shop/db-0 svc:shop/db 5432");
        add("path-node-port", "path ip:203.0.113.7 nodeport:worker-3 31080");
        add("path-ingress", "path ip:203.0.113.7 ingress:shop.example.com/ 0");
        add("path-denied", "path shop/cart-5d9c7f7b8-2xk4v shop/db-0 5432");
        add("path-nobody", "path shop/web-74f6c9d8b-5lfrw svc:shop/reports 80");
        add("map-shop", "map shop");
        add("map-cluster", "map");
        add("storage-shop", "storage shop");
    }
    void scene()
    {
        QFETCH(QString, what);
        const Graph graph = graphOf(what, m_cluster.store);
        QVERIFY(!graph.nodes.empty());
        const Layout layout = layOut(graph, FixedTextMeasure());
        const QString problem = testing::problemOf(graph, layout);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QByteArray have = placesOf(graph);
        QCOMPARE(placesOf(graphOf(what, m_cluster.store)), have);
        const QString path = QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/scenes/") + QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(".txt");
        QFile file(path);
        if (qEnvironmentVariableIsSet("PORTOLAN_UPDATE_GOLDEN")) {
            QDir().mkpath(QFileInfo(path).absolutePath());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(have);
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QList<QByteArray> want = file.readAll().split('\n'), lines = have.split('\n');
        for (qsizetype i = 0; i < qMin(want.size(), lines.size()); ++i)
            QVERIFY2(lines[i] == want[i], qPrintable(QStringLiteral("line %1: %2 instead of %3").arg(i + 1).arg(QString::fromUtf8(lines[i]), QString::fromUtf8(want[i]))));
        QCOMPARE(lines.size(), want.size());
    }

private:
    static Graph graphOf(const QString &what, const ObjectStore &store)
    {
        const QStringList words = what.split(QLatin1Char(' '));
        if (words[0] == QLatin1String("storage"))
            return storageChart(buildLadder(store, words.size() > 1 ? LadderScope::nameSpace(words[1].toStdString()) : LadderScope::all()));
        const Tracer tracer(std::make_shared<const NetworkIndex>(store));
        if (words[0] == QLatin1String("map"))
            return mapGraph(tracer, {words.size() > 1 ? words[1].toStdString() : std::string(), 3, {}, {}});
        const auto from = End::parse(words[1].toStdString()), to = End::parse(words[2].toStdString());
        if (!from || !to)
            return {};
        const TraceRequest request{*from, *to, words[3].toInt(), Protocol::TCP};
        const auto trace = tracer.trace(request);
        Graph graph = trace ? pathGraph(*trace, tracer, request) : Graph();
        graph.steps.clear(); // how a step is told may change without a line of the drawing
        return graph;
    }

    testing::StoreFixture m_cluster, m_demo;
};

QTEST_GUILESS_MAIN(Scenes)
#include "diagram_scenes.moc"
