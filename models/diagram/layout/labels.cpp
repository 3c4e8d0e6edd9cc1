#include "models/diagram/layout/labels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace portolan::layered {

namespace {

constexpr double cell = 64, labelHeight = 16, labelPad = 4, besideBox = 8;
constexpr int steps = 16; ///< of a curve, to look along
constexpr double onLabel = 1000, onBox = 400, onEdge = 1, astray = 0.4; ///< what a place costs; `astray` from middle to end

bool meets(const Rect &a, const Rect &b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect around(Point a, Point b)
{
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

/// Rectangles by the squares they touch.
class Squares
{
public:
    void add(const Rect &rect, int owner)
    {
        forEach(rect, [&](std::vector<std::pair<Rect, int>> &square) { square.emplace_back(rect, owner); });
    }
    /// How many owners but one's own have something there.
    int count(const Rect &rect, int own)
    {
        std::vector<int> owners;
        forEach(rect, [&](const std::vector<std::pair<Rect, int>> &square) {
            for (const auto &[other, owner] : square)
                if (owner != own && meets(rect, other))
                    owners.push_back(owner);
        });
        std::sort(owners.begin(), owners.end());
        return int(std::unique(owners.begin(), owners.end()) - owners.begin());
    }

private:
    template<class Visit>
    void forEach(const Rect &rect, Visit visit)
    {
        for (int x = int(std::floor(rect.x / cell)); x <= int(std::floor(rect.right() / cell)); ++x)
            for (int y = int(std::floor(rect.y / cell)); y <= int(std::floor(rect.bottom() / cell)); ++y)
                visit(m_squares[(std::int64_t(x) << 32) ^ std::uint32_t(y)]);
    }
    std::unordered_map<std::int64_t, std::vector<std::pair<Rect, int>>> m_squares;
};

class LabelPlacer
{
public:
    LabelPlacer(const Graph &graph, Layout &layout) : m_graph(graph), m_out(layout)
    {
        for (std::size_t e = 0; e < graph.edges.size(); ++e) {
            const auto points = layout.routes[e].path.flattened(steps);
            for (std::size_t i = 0; i + 1 < points.size(); ++i)
                m_lines.add(around(points[i], points[i + 1]), int(e));
        }
        for (std::size_t n = 0; n < graph.nodes.size(); ++n)
            if (graph.nodes[n].form != GraphNode::Form::Frame)
                m_boxes.add(layout.boxes[n], int(n));
    }

    void place()
    {
        const std::vector<bool> shared = sharedLabels(m_graph);
        std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> alike; // from, words
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e)
            if (shared[e] && m_out.routes[e].labelWidth > 0 && !m_out.routes[e].path.elements.empty())
                alike[{m_graph.edges[e].from, m_graph.edges[e].label}].push_back(e);
        for (const auto &[what, edges] : alike)
            once(edges);
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e)
            if (!shared[e] && m_out.routes[e].labelWidth > 0 && !m_out.routes[e].path.elements.empty())
                along(e);
    }

private:
    [[nodiscard]] Rect labelAt(Point middle, double width) const
    {
        const double w = width + 2 * labelPad;
        return {middle.x - w / 2, middle.y - labelHeight / 2, w, labelHeight};
    }
    void put(std::size_t e, Point at)
    {
        m_out.routes[e].middle = at;
        m_labels.add(labelAt(at, m_out.routes[e].labelWidth), int(e));
    }
    /// On the last of edges that set out together, which is drawn over the others, right where they do.
    void once(const std::vector<std::size_t> &edges)
    {
        const std::size_t last = edges.back();
        const auto points = m_out.routes[last].path.flattened(steps);
        const double way = points.size() > 1 && points[1].x < points[0].x ? -1 : 1;
        for (const std::size_t e : edges)
            if (e != last)
                m_out.routes[e].labelWidth = 0;
        put(last, {points.front().x + way * (m_out.routes[last].labelWidth / 2 + labelPad + besideBox), points.front().y});
    }
    /// Where on its own way it is least in the way of others, the middle first.
    void along(std::size_t e)
    {
        const EdgeRoute &route = m_out.routes[e];
        Point best = route.middle;
        double least = cost(best, e);
        const auto points = route.path.flattened(steps);
        for (std::size_t i = 1; least >= onEdge && i + 1 < points.size(); ++i) {
            const double off = std::abs(double(i) / double(points.size() - 1) - 0.5) * 2 * astray;
            if (const double here = cost(points[i], e) + off; here < least) {
                least = here;
                best = points[i];
            }
        }
        put(e, best);
    }
    double cost(Point at, std::size_t e)
    {
        const Rect label = labelAt(at, m_out.routes[e].labelWidth);
        return onLabel * m_labels.count(label, -1) + onBox * m_boxes.count(label, -1) + onEdge * m_lines.count(label, int(e));
    }

    const Graph &m_graph;
    Layout &m_out;
    Squares m_lines, m_boxes, m_labels;
};

} // namespace

std::vector<bool> sharedLabels(const Graph &graph)
{
    std::map<std::pair<std::string_view, std::string_view>, int> count; // from, words
    for (const GraphEdge &edge : graph.edges)
        ++count[{edge.from, edge.label}];
    std::vector<bool> out;
    for (const GraphEdge &edge : graph.edges)
        out.push_back(!edge.label.empty() && count[{edge.from, edge.label}] > 1);
    return out;
}

double trunkFor(double labelWidth)
{
    return labelWidth + 2 * labelPad + 2 * besideBox;
}

void placeLabels(const Graph &graph, Layout &layout)
{
    const bool any = std::any_of(layout.routes.begin(), layout.routes.end(), [](const EdgeRoute &r) { return r.labelWidth > 0; });
    if (any)
        LabelPlacer(graph, layout).place();
}

} // namespace portolan::layered
