#include <set>

#include <QDir>
#include <QTest>

#include "models/decode/jsonparser.h"
#include "models/diagram/diagramtheme.h"
#include "models/diagram/exporters.h"
#include "models/diagram/storagechart.h"
#include "models/storage/ladder.h"
#include "tests/storefixture.h"
#include "views/diagram/figure.h"
#include "views/diagram/paintercanvas.h"

using namespace portolan;

namespace {

Graph chart(const char *file, const LadderScope &scope = LadderScope::all(), int fold = 5)
{
    testing::StoreFixture fixture;
    if (!fixture.addFile(QStringLiteral(PORTOLAN_SOURCE_DIR "/tests/golden/storage/") + QLatin1String(file) + QStringLiteral(".yaml")))
        return {};
    return storageChart(buildLadder(fixture.store, scope, {fold, {}}));
}

const char *const files[] = {"task-pv-pod", "statefulset", "shared-claim", "every-volume", "ghosts", "contradictions", "names"};

} // namespace

class DiagramExport final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void geometryKeepsItsContract()
    {
        for (const char *file : files) {
            const Graph graph = chart(file);
            const auto parsed = parseJson(geometryJson(graph, layOut(graph, FontTextMeasure())));
            QVERIFY(parsed.has_value());
            const Json &json = *parsed;
            std::map<std::string, const Json *> nodes;
            for (const Json &node : json["nodes"].items()) {
                for (const char *key : {"id", "kind", "label", "lane"})
                    QVERIFY2(node[key].isString(), file);
                for (const char *key : {"x", "y", "w", "h"})
                    QVERIFY2(node[key].isNumber(), file);
                QVERIFY2(nodes.emplace(node["id"].str(), &node).second, "ids are unique");
            }
            QVERIFY(json["edges"].size() > 0);
            for (const auto &[id, node] : nodes)
                if (node->contains("parent"))
                    QVERIFY2(nodes.contains((*node)["parent"].str()), id.c_str());
            for (const Json &edge : json["edges"].items()) {
                QVERIFY(nodes.contains(edge["from"].str()) && nodes.contains(edge["to"].str()));
                QVERIFY(edge["points"].size() >= 2);
                const Json &from = *nodes[edge["from"].str()];
                const double x = edge["points"][0][0].toDouble(), y = edge["points"][0][1].toDouble();
                QVERIFY2(x >= from["x"].toDouble() - 1 && x <= from["x"].toDouble() + from["w"].toDouble() + 1
                             && y >= from["y"].toDouble() - 1 && y <= from["y"].toDouble() + from["h"].toDouble() + 1,
                         edge["from"].str().c_str());
            }
        }
    }
    void everyNodeAndEdgeHasEvidence()
    {
        for (const char *file : files) {
            const Graph graph = chart(file);
            for (const GraphNode &node : graph.nodes)
                QVERIFY2(!node.evidence.empty() || node.kind == "note", node.id.c_str());
            for (const GraphEdge &edge : graph.edges)
                QVERIFY2(!edge.evidence.empty() && !edge.evidence.front().object.empty(), (edge.from + " -> " + edge.to).c_str());
        }
    }
    void dotHasTheSameIds()
    {
        const Graph graph = chart("every-volume");
        const std::string dot = dotText(graph);
        for (const GraphNode &node : graph.nodes)
            QVERIFY2(dot.find('"' + node.id + '"') != std::string::npos, node.id.c_str());
        for (const GraphEdge &edge : graph.edges)
            QVERIFY(dot.find('"' + edge.from + "\" -> \"" + edge.to + '"') != std::string::npos);
    }
    void remarksStayWithWhatTheyRemarkOn()
    {
        const Graph graph = chart("task-pv-pod");
        const std::string dot = dotText(graph), mermaid = mermaidText(graph);
        std::size_t notes = 0;
        for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
            if (graph.nodes[n].form != GraphNode::Form::Note)
                continue;
            ++notes;
            QVERIFY(dot.find("rank=same; \"" + graph.nodes[n].glue + "\"; \"" + graph.nodes[n].id + '"') != std::string::npos);
            const int under = GraphIndex(graph).node(graph.nodes[n].glue);
            QVERIFY(mermaid.find('n' + std::to_string(under) + " -.- n" + std::to_string(n) + '\n') != std::string::npos);
        }
        QCOMPARE(notes, 1u);
    }
    void controlCharactersStayOutOfTextFormats()
    {
        Graph graph;
        graph.lanes = {{"a", "A"}};
        GraphNode node;
        node.id = node.label = std::string("a\0b\x1b[31m", 8);
        graph.nodes.push_back(node);
        const Layout layout = layOut(graph, FontTextMeasure());
        for (const std::string &text : {dotText(graph), mermaidText(graph), svgText(graph, layout, DiagramTheme::light()), drawioText(graph, layout, DiagramTheme::light())}) {
            QVERIFY(text.find("a^@b^[[31m") != std::string::npos); // as kubectl shows them
            QVERIFY(std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; }));
        }
    }
    void namesAreNoMarkup()
    {
        Graph graph;
        graph.lanes = {{"a", "A"}};
        GraphNode node;
        node.id = node.label = "x\\N <b>&lt;]]>`m`\"]; click A href \"javascript:x\" %%{init: {}}%%\\";
        graph.title = node.label;
        graph.nodes.push_back(node);
        const Layout layout = layOut(graph, FontTextMeasure());
        const auto has = [](const std::string &text, const char *part) { return text.find(part) != std::string::npos; };
        const std::string dot = dotText(graph), mermaid = mermaidText(graph), svg = svgText(graph, layout, DiagramTheme::light()), drawio = drawioText(graph, layout, DiagramTheme::light());
        QVERIFY2(has(dot, "[label=\"x\\\\N <b>&amp;lt;]]>`m`\\\"]; click A href \\\"javascript:x\\\" %%{init: {}}%%\\\\\""), dot.c_str());
        QVERIFY2(has(mermaid, "title: \"x\\\\N <b>&lt;]]>`m`\\\"]; click A href \\\"javascript:x\\\" \\u0025\\u0025{init: {}}\\u0025\\u0025\\\\\"\n"), mermaid.c_str());
        QVERIFY2(has(mermaid, "n0[\"x#92;N #lt;b#gt;#38;lt;]]#gt;#96;m#96;#quot;]; click A href #quot;javascript:x#quot; #37;#37;#123;init: #123;#125;#125;#37;#37;#92;\"]"), mermaid.c_str());
        QVERIFY2(has(svg, ">x\\N &lt;b&gt;&amp;lt;]]&gt;`m`&quot;]; click A href &quot;javascript:x&quot;") && !has(svg, "<b>"), svg.c_str());
        QVERIFY2(has(drawio, "&lt;b&gt;x\\N &amp;lt;b&amp;gt;&amp;amp;lt;]]&amp;gt;`m`&amp;quot;];"), drawio.c_str());
    }
    void whatIsTooLargeForAFormatSaysSo()
    {
        Graph graph;
        graph.lanes = {{"a", "A"}};
        for (int i = 0; i < 1200; ++i) {
            GraphNode node;
            node.id = node.label = "box " + std::to_string(i);
            graph.nodes.push_back(node);
        }
        double png = 0, pdf = 0, svg = 0;
        QVERIFY(!figureBytes(graph, FigureFormat::Png, {}, &png).isEmpty() && !figureBytes(graph, FigureFormat::Pdf, {}, &pdf).isEmpty());
        QVERIFY(!figureBytes(graph, FigureFormat::Svg, {}, &svg).isEmpty());
        QVERIFY2(png > 0.1 && png < 0.9 && pdf > 0.05 && pdf < 0.9, qPrintable(QStringLiteral("%1 %2").arg(png).arg(pdf)));
        QCOMPARE(svg, 1.0);
    }
    void dotEndsEdgesAtFrames()
    {
        const std::string dot = dotText(chart("statefulset"));
        QVERIFY(dot.find("\"pods/shop/db-0\" [lhead=\"cluster_pods/shop/db-0\"]") != std::string::npos);
    }
    void drawioTellsWhatStandsAroundThePicture()
    {
        const Graph graph = chart("task-pv-pod", {{Kind::Pod, "default", "task-pv-pod"}});
        const std::string text = drawioText(graph, layOut(graph, FontTextMeasure()), DiagramTheme::light());
        for (const std::string &words : {graph.title, graph.subtitle, graph.footer})
            QVERIFY2(!words.empty() && text.find("value=\"" + words + '"') != std::string::npos, words.c_str());
    }
    void everyVolumeEndsSomewhere()
    {
        const Graph graph = chart("every-volume");
        std::set<std::string> mounted;
        for (const GraphEdge &edge : graph.edges)
            mounted.insert(edge.to);
        int volumes = 0;
        for (const GraphNode &node : graph.nodes)
            if (node.kind == "volume") {
                ++volumes;
                QVERIFY2(mounted.contains(node.id), node.id.c_str());
            }
        QCOMPARE(volumes, 32);
    }
    void foldingCountsHonestly()
    {
        const Graph folded = chart("shared-claim", LadderScope::nameSpace("media"));
        const Graph open = chart("shared-claim", LadderScope::nameSpace("media"), 0);
        const auto pods = [](const Graph &graph) {
            int n = 0;
            for (const GraphNode &node : graph.nodes)
                n += node.kind == "pod" ? node.count : 0;
            return n;
        };
        QCOMPARE(pods(folded), 41);
        QCOMPARE(pods(open), 41);
        QVERIFY(folded.footer.find("40 pods folded") != std::string::npos);
        QVERIFY(open.footer.find("nothing folded") != std::string::npos);
        int claims = 0;
        for (const GraphNode &node : open.nodes)
            claims += node.id == "persistentvolumeclaims/media/media";
        QCOMPARE(claims, 1);
    }
    void redactionHidesNamesEverywhereAlike()
    {
        const Graph graph = chart("task-pv-pod");
        const Graph hidden = redacted(graph);
        const std::string svg = svgText(hidden, layOut(hidden, FontTextMeasure()), DiagramTheme::light());
        for (const char *secret : {"task-pv", "worker-1", "10.1.0.103", "192.168.65.3", "default-token", "/mnt/data"})
            QVERIFY2(svg.find(secret) == std::string::npos, secret);
        QCOMPARE(hidden.nodes.size(), graph.nodes.size());
        const GraphIndex index(hidden);
        for (const GraphEdge &edge : hidden.edges)
            QVERIFY(index.find(edge.from).valid() && index.find(edge.to).valid());
    }
    void textKeepsItsContrast_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"light", "dark", "print"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void textKeepsItsContrast()
    {
        QFETCH(QString, name);
        const DiagramTheme t = *DiagramTheme::byName(name.toStdString());
        for (const Color ground : {t.background, t.frame, t.box, t.strip}) {
            QVERIFY(contrast(t.text, ground) >= 4.5);
            QVERIFY2(contrast(t.muted, ground) >= 4.5, qPrintable(QString::number(contrast(t.muted, ground))));
        }
        for (const GraphState state : {GraphState::Good, GraphState::Warning, GraphState::Bad, GraphState::Idle, GraphState::Spent, GraphState::Lost})
            QVERIFY2(contrast(t.state(state).text, t.state(state).fill) >= 4.5, qPrintable(QString::number(int(state))));
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.edge, t.background) >= 3);
    }
};

QTEST_MAIN(DiagramExport)
#include "views_export.moc"
