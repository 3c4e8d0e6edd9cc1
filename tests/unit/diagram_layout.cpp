#include <random>
#include <set>

#include <QElapsedTimer>
#include <QTest>

#include "models/core/json.h"
#include "models/diagram/exporters.h"
#include "models/diagram/layout/layout.h"

using namespace portolan;

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

/// The frames around a node, and the node itself.
std::set<int> around(const Graph &graph, const GraphIndex &index, int node)
{
    std::set<int> out;
    while (node >= 0 && out.insert(node).second)
        node = graph.nodes[std::size_t(node)].parent.empty() ? -1 : index.node(graph.nodes[std::size_t(node)].parent);
    return out;
}

bool overlap(const Rect &a, const Rect &b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Whether a line runs through a box's inside (a little within its border).
bool through(const Rect &box, Point a, Point b)
{
    const Rect r{box.x + 0.6, box.y + 0.6, box.w - 1.2, box.h - 1.2};
    double from = 0, to = 1;
    const double p[] = {a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y};
    const double q[] = {a.x - r.x, r.right() - a.x, a.y - r.y, r.bottom() - a.y};
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0)
                return false;
        } else if (p[i] < 0) {
            from = std::max(from, q[i] / p[i]);
        } else {
            to = std::min(to, q[i] / p[i]);
        }
    }
    return from < to;
}

QString problemOf(const Graph &graph, const Layout &layout)
{
    const GraphIndex index(graph);
    const auto name = [&graph](std::size_t n) { return QString::fromStdString(graph.nodes[n].id); };
    for (std::size_t a = 0; a < graph.nodes.size(); ++a)
        for (std::size_t b = a + 1; b < graph.nodes.size(); ++b) {
            if (!overlap(layout.boxes[a], layout.boxes[b]))
                continue;
            if (around(graph, index, int(a)).contains(int(b)) || around(graph, index, int(b)).contains(int(a)))
                continue;
            return name(a) + QStringLiteral(" overlaps ") + name(b);
        }
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const int from = index.node(graph.edges[e].from), to = index.node(graph.edges[e].to);
        const auto points = layout.routes[e].path.flattened(16);
        for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
            if (graph.nodes[n].form == GraphNode::Form::Frame || int(n) == from || int(n) == to)
                continue;
            for (std::size_t i = 0; i + 1 < points.size(); ++i)
                if (through(layout.boxes[n], points[i], points[i + 1]))
                    return QStringLiteral("edge %1 -> %2 runs through %3").arg(QString::fromStdString(graph.edges[e].from),
                                                                              QString::fromStdString(graph.edges[e].to), name(n));
        }
    }
    return {};
}

} // namespace

class DiagramLayout final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
