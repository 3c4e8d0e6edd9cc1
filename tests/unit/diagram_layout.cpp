#include <random>
#include <set>

#include <QTest>

#include "models/core/json.h"
#include "models/diagram/exporters.h"
#include "models/diagram/handpositions.h"
#include "models/diagram/layout/boxplan.h"
#include "models/diagram/layout/layout.h"
#include "tests/support/layoutcheck.h"

using namespace portolan;
using testing::problemOf;

namespace {

/// A graph with frames, rows, glue, notes, long, backward and same-column edges; whatever a builder could make, and worse.
Graph randomGraph(std::mt19937 &random, int size)
{
    const auto pick = [&random](int n) { return int(random() % unsigned(std::max(1, n))); };
    Graph graph;
    for (const char *lane : {"a", "b", "c", "d"})
        graph.lanes.push_back({lane, std::string("LANE ") + lane});
    std::vector<std::string> frames, ends;
    for (int i = 0; i < size / 4; ++i) {
        GraphNode frame;
        frame.form = GraphNode::Form::Frame;
        frame.id = "frame" + std::to_string(i);
        frame.label = frame.id;
        frame.lane = pick(4);
        if (!frames.empty() && pick(3) == 0)
            frame.parent = frames[std::size_t(pick(int(frames.size())))];
        frames.push_back(frame.id);
        graph.nodes.push_back(frame);
    }
    for (int i = 0; i < size; ++i) {
        GraphNode node;
        node.id = "node" + std::to_string(i);
        node.kind = "pod";
        node.label = node.id + std::string(std::size_t(pick(30)), 'x');
        node.caption = "NODE";
        node.lane = pick(4);
        node.column = pick(2);
        if (pick(2) && !frames.empty())
            node.parent = frames[std::size_t(pick(int(frames.size())))];
        for (int r = pick(4); r > 0; --r) {
            GraphRow row;
            row.form = GraphRow::Form::Port;
            row.id = node.id + "#row" + std::to_string(r);
            row.kind = "mount";
            row.value = "/path/" + std::to_string(r);
            ends.push_back(row.id);
            node.rows.push_back(row);
        }
        if (i > 0 && pick(8) == 0)
            node.glue = "node" + std::to_string(pick(i));
        if (pick(10) == 0)
            node.form = GraphNode::Form::Note;
        ends.push_back(node.id);
        graph.nodes.push_back(node);
    }
    ends.insert(ends.end(), frames.begin(), frames.end());
    for (int i = 0; i < size * 2; ++i) {
        GraphEdge edge;
        edge.from = ends[std::size_t(pick(int(ends.size())))];
        edge.to = ends[std::size_t(pick(int(ends.size())))];
        edge.weight = 1 + pick(4);
        graph.edges.push_back(edge);
    }
    return graph;
}

} // namespace

class DiagramLayout final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A driver's attribute, a path, a message may be longer than any box is wide.
    void textsStayInsideTheirBox()
    {
        const FixedTextMeasure measure;
        const std::string longs[] = {"volumeAttributes.storage.kubernetes.io/csiProvisionerIdentity", std::string(200, 'm'), "a few words that go on and on until they have to be broken somewhere, however wide the box is"};
        for (const std::string &text : longs) {
            for (const GraphRow::Form form : {GraphRow::Form::Pair, GraphRow::Form::Text, GraphRow::Form::Head, GraphRow::Form::Port}) {
                GraphNode node;
                node.kind = "backend";
                node.label = text;
                node.subtitle = text;
                GraphRow row;
                row.form = form;
                row.key = text;
                row.value = text;
                row.detail = form == GraphRow::Form::Port ? text : std::string();
                node.rows = {row};
                row.value = "false";
                node.rows.push_back(row);
                for (const double limit : {200.0, 330.0}) {
                    const BoxPlan plan = planBox(node, measure, naturalWidth(node, measure, limit));
                    for (const PlannedText &one : plan.texts) {
                        const double width = measure.width(one.text, one.style);
                        const double left = one.anchor == TextAnchor::End ? one.at.x - width : one.anchor == TextAnchor::Middle ? one.at.x - width / 2 : one.at.x;
                        QVERIFY2(left >= 0 && left + width <= plan.width, one.text.c_str());
                    }
                }
            }
        }
    }
    void nothingOverlapsAndNoEdgeCrossesABox()
    {
        for (unsigned seed = 1; seed <= 150; ++seed) {
            std::mt19937 random(seed);
            const Graph graph = randomGraph(random, 3 + int(seed % 40));
            const Layout layout = layOut(graph, FixedTextMeasure());
            const QString problem = problemOf(graph, layout);
            QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("seed %1: ").arg(seed) + problem));
        }
    }
    void wordsOnEdgesStandApart()
    {
        // as a map of Services that all lead to the same pods, behind a controller's rows
        Graph graph;
        graph.lanes = {{"a", "INGRESS"}, {"b", "SERVICE"}, {"c", "PODS"}};
        const auto box = [&graph](const std::string &id, int lane) {
            GraphNode node;
            node.id = node.label = id;
            node.kind = "pod";
            node.lane = lane;
            graph.nodes.push_back(node);
        };
        const auto edge = [&graph](const std::string &from, const std::string &to, const std::string &label) {
            GraphEdge edge;
            edge.from = from;
            edge.to = to;
            edge.label = label;
            graph.edges.push_back(edge);
        };
        box("front", 0);
        for (int s = 0; s < 8; ++s) {
            box("service" + std::to_string(s), 1);
            edge("front", "service" + std::to_string(s), std::to_string(8000 + s));
        }
        for (int p = 0; p < 3; ++p)
            box("pod" + std::to_string(p), 2);
        for (int s = 0; s < 8; ++s)
            for (int p = 0; p < 3; ++p)
                edge("service" + std::to_string(s), "pod" + std::to_string(p), s == 7 ? std::to_string(9000 + p) + "/TCP" : "8080/TCP");
        const Layout layout = layOut(graph, FixedTextMeasure());
        QCOMPARE(testing::labelProblemOf(graph, layout), QString());
        int shared = 0, own = 0;
        for (std::size_t e = 0; e < graph.edges.size(); ++e)
            (graph.edges[e].label == "8080/TCP" ? shared : own) += layout.routes[e].labelWidth > 0 ? 1 : 0;
        for (std::size_t e = 0; e < graph.edges.size(); ++e) // and no line of another Service runs through them
            for (std::size_t other = 0; graph.edges[e].label == "8080/TCP" && other < graph.edges.size(); ++other) {
                const auto points = layout.routes[other].path.flattened(16);
                for (std::size_t i = 0; graph.edges[other].from != graph.edges[e].from && i + 1 < points.size(); ++i)
                    QVERIFY(layout.routes[e].labelWidth <= 0 || !testing::through(testing::labelBox(layout, e), points[i], points[i + 1]));
            }
        QCOMPARE(shared, 7); // once where they set out together
        QCOMPARE(own, 8 + 3);
    }
    void framesHoldTheirMembers()
    {
        for (unsigned seed = 1; seed <= 40; ++seed) {
            std::mt19937 random(seed);
            const Graph graph = randomGraph(random, 20);
            const Layout layout = layOut(graph, FixedTextMeasure());
            const GraphIndex index(graph);
            for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
                const int frame = graph.nodes[n].parent.empty() ? -1 : index.node(graph.nodes[n].parent);
                if (frame < 0)
                    continue;
                const Rect &outer = layout.boxes[std::size_t(frame)], &inner = layout.boxes[n];
                QVERIFY2(outer.x < inner.x && outer.right() > inner.right() && outer.y < inner.y && outer.bottom() > inner.bottom(),
                         qPrintable(QStringLiteral("seed %1").arg(seed)));
            }
        }
    }
    void theSameGraphIsLaidOutTheSame()
    {
        std::mt19937 random(7);
        const Graph graph = randomGraph(random, 40);
        QCOMPARE(geometryJson(graph, layOut(graph, FixedTextMeasure())), geometryJson(graph, layOut(graph, FixedTextMeasure())));
    }
    void planarLaddersHaveNoCrossings()
    {
        Graph graph;
        graph.lanes = {{"a", "A"}, {"b", "B"}, {"c", "C"}};
        for (int i = 0; i < 30; ++i)
            for (int lane = 0; lane < 3; ++lane) {
                GraphNode node;
                node.id = std::to_string(lane) + '/' + std::to_string(lane == 1 ? 29 - i : i);
                node.lane = lane;
                graph.nodes.push_back(node);
            }
        for (int i = 0; i < 30; ++i)
            for (int lane = 0; lane < 2; ++lane) {
                GraphEdge edge;
                edge.from = std::to_string(lane) + '/' + std::to_string(i);
                edge.to = std::to_string(lane + 1) + '/' + std::to_string(i);
                graph.edges.push_back(edge);
            }
        const Layout layout = layOut(graph, FixedTextMeasure());
        QCOMPARE(layout.crossings, 0);
        for (const EdgeRoute &route : layout.routes)
            QCOMPARE(route.path.elements.size(), std::size_t(2)); // and every one is a straight line
    }
    void aBoxWhereManyMeetStandsInTheirMiddle()
    {
        Graph graph;
        graph.lanes = {{"a", "A"}, {"b", "B"}};
        const auto add = [&graph](const std::string &id, int lane) {
            GraphNode node;
            node.id = node.label = id;
            node.lane = lane;
            graph.nodes.push_back(node);
        };
        add("hub", 1);
        for (int i = 0; i < 20; ++i) {
            add("end" + std::to_string(i), 0);
            GraphEdge edge;
            edge.from = graph.nodes.back().id;
            edge.to = "hub";
            edge.weight = i == 19 ? 4 : 3; // the heaviest is at the foot
            graph.edges.push_back(edge);
        }
        const Layout layout = layOut(graph, FixedTextMeasure());
        const double middle = layout.boxes[0].centerY(), tall = layout.bodyBottom - layout.bodyTop;
        QVERIFY2(std::abs(middle - layout.bodyTop - tall / 2) < tall / 4, qPrintable(QString::number(middle)));
    }
    void framesOfOneHeightBeginAndEndTogether()
    {
        for (unsigned seed = 1; seed <= 60; ++seed) {
            std::mt19937 random(seed);
            Graph graph = randomGraph(random, 20);
            for (GraphNode &node : graph.nodes)
                if (node.form == GraphNode::Form::Frame && node.parent.empty())
                    node.align = "hosts"; // some share columns: those cannot, and must not hang the layout
            const Layout layout = layOut(graph, FixedTextMeasure());
            const QString problem = problemOf(graph, layout);
            QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("seed %1: ").arg(seed) + problem));
        }
        Graph graph;
        graph.lanes = {{"a", {}}, {"b", {}}};
        for (int i = 0; i < 2; ++i) {
            GraphNode frame;
            frame.form = GraphNode::Form::Frame;
            frame.id = "host" + std::to_string(i);
            frame.align = "hosts";
            frame.lane = i;
            graph.nodes.push_back(frame);
            for (int n = 0; n <= i * 3; ++n) {
                GraphNode node;
                node.id = frame.id + '/' + std::to_string(n);
                node.parent = frame.id;
                node.lane = i;
                graph.nodes.push_back(node);
            }
        }
        const Layout layout = layOut(graph, FixedTextMeasure());
        const GraphIndex index(graph);
        const Rect &a = layout.boxes[std::size_t(index.node("host0"))], &b = layout.boxes[std::size_t(index.node("host1"))];
        QCOMPARE(a.y, b.y);
        QCOMPARE(a.bottom(), b.bottom());
    }
    void movedBoxesStandWhereTheyWerePut()
    {
        for (unsigned seed = 1; seed <= 40; ++seed) {
            std::mt19937 random(seed);
            const Graph graph = randomGraph(random, 12);
            const Layout before = layOut(graph, FixedTextMeasure());
            LayoutOptions options;
            std::size_t node = random() % graph.nodes.size();
            const auto bearsAnother = [&graph](const std::string &id) {
                return std::any_of(graph.nodes.begin(), graph.nodes.end(), [&id](const GraphNode &n) { return n.glue == id; });
            };
            while (graph.nodes[node].form == GraphNode::Form::Frame || !graph.nodes[node].parent.empty() || bearsAnother(graph.nodes[node].id))
                node = (node + 1) % graph.nodes.size();
            const Point corner{before.width + 200, before.bodyTop + 50}; // where nothing else stands
            options.moved[graph.nodes[node].id] = handPosition(graph, before, node, corner);
            const Layout after = layOut(graph, FixedTextMeasure(), options);
            const QByteArray told = QByteArrayLiteral("seed ") + QByteArray::number(seed);
            QVERIFY2(after.boxes[node].x == corner.x && after.boxes[node].y == corner.y, told);
            QVERIFY2(after.width > corner.x + after.boxes[node].w, told);
            for (std::size_t n = 0; n < graph.nodes.size(); ++n) // nothing else moves
                if (n != node)
                    QVERIFY2(before.boxes[n] == after.boxes[n], graph.nodes[n].id.c_str());
            const QString problem = problemOf(graph, after);
            QVERIFY2(problem.isEmpty() || problem.contains(QStringLiteral("overlaps")), qPrintable(QString::fromUtf8(told) + problem));
        }
    }
    void aMovedFrameTakesItsMembersAlong()
    {
        Graph graph;
        graph.lanes = {{"a", {}}, {"b", {}}};
        GraphNode frame, inner, other;
        frame.form = GraphNode::Form::Frame;
        frame.id = "frame";
        inner.id = "inner";
        inner.parent = "frame";
        other.id = "other";
        other.lane = 1;
        GraphEdge edge;
        edge.from = "inner";
        edge.to = "other";
        graph.nodes = {frame, inner, other};
        graph.edges = {edge};
        const Layout before = layOut(graph, FixedTextMeasure());
        LayoutOptions options;
        options.moved["frame"] = {400, 300};
        options.moved["inner"] = {60, 90}; // from the frame's corner, wherever that is
        options.moved["nobody"] = {1, 2};  // what is not there does no harm
        const Layout after = layOut(graph, FixedTextMeasure(), options);
        QCOMPARE(after.boxes[1].x, after.boxes[0].x + 60);
        QCOMPARE(after.boxes[1].y, after.boxes[0].y + 90);
        QVERIFY(after.boxes[0].right() > after.boxes[1].right() && after.boxes[0].bottom() > after.boxes[1].bottom());
        QVERIFY(after.boxes[2] == before.boxes[2]);
        const Point tip = after.routes[0].tip;
        QVERIFY(tip.x == after.boxes[2].x || tip.x == after.boxes[2].right());
        QCOMPARE(tip.y, after.boxes[2].centerY());
    }
    void positionsAreReadAndWrittenAndChecked()
    {
        const HandPositions positions{{"pods/a/b#volume:x", {12, 34}}, {"nodes/\"n\"", {-5, 6}}};
        const std::string text = handPositionsText(positions);
        const auto back = readHandPositions(text, "test");
        QVERIFY(back.has_value());
        QVERIFY(*back == positions);
        QCOMPARE(handPositionsText(*back), text);
        for (const char *bad : {"", "[]", "{}", "{\"format\":\"portolan-positions\",\"version\":2,\"positions\":{}}",
                                "{\"format\":\"portolan-positions\",\"version\":1}",
                                "{\"format\":\"portolan-positions\",\"version\":1,\"positions\":{\"a\":{\"x\":\"1\",\"y\":2}}}",
                                "{\"format\":\"portolan-positions\",\"version\":1,\"positions\":{\"a\":{\"x\":1e300,\"y\":2}}}"}) {
            const auto read = readHandPositions(bad, "test");
            QVERIFY2(!read.has_value(), bad);
            QCOMPARE(read.error().kind, ErrorKind::Parse);
        }
    }
    void aSmallChangeMovesLittle()
    {
        std::mt19937 random(11);
        Graph graph = randomGraph(random, 40);
        const Layout before = layOut(graph, FixedTextMeasure());
        LayoutOptions options;
        for (std::size_t n = 0; n < graph.nodes.size(); ++n)
            options.previous[graph.nodes[n].id] = before.boxes[n].y;
        graph.nodes[20].rows.clear();
        const Layout after = layOut(graph, FixedTextMeasure(), options);
        int swapped = 0, pairs = 0;
        for (std::size_t a = 0; a < graph.nodes.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (before.boxes[a].x == before.boxes[b].x && graph.nodes[a].form != GraphNode::Form::Frame) {
                    ++pairs;
                    swapped += (before.boxes[a].y < before.boxes[b].y) != (after.boxes[a].y < after.boxes[b].y);
                }
        QVERIFY2(swapped * 10 <= pairs, qPrintable(QStringLiteral("%1 of %2 pairs changed places").arg(swapped).arg(pairs)));
    }
};

QTEST_GUILESS_MAIN(DiagramLayout)
#include "diagram_layout.moc"
