#pragma once

#include <algorithm>
#include <set>

#include <QString>

#include "models/diagram/layout/layout.h"

namespace portolan::testing {

/// The frames around a node, and the node itself.
inline std::set<int> around(const Graph &graph, const GraphIndex &index, int node)
{
    std::set<int> out;
    while (node >= 0 && out.insert(node).second)
        node = graph.nodes[std::size_t(node)].parent.empty() ? -1 : index.node(graph.nodes[std::size_t(node)].parent);
    return out;
}

inline bool overlap(const Rect &a, const Rect &b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Whether a line runs through a box's inside (a little within its border).
inline bool through(const Rect &box, Point a, Point b)
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

/// What is wrong with a picture: boxes that overlap, an edge through a box; empty: nothing.
inline QString problemOf(const Graph &graph, const Layout &layout)
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

/// Where the words of an edge stand; empty: it has none.
inline Rect labelBox(const Layout &layout, std::size_t edge)
{
    const EdgeRoute &route = layout.routes[edge];
    return route.labelWidth > 0 ? Rect{route.middle.x - route.labelWidth / 2 - 4, route.middle.y - 8, route.labelWidth + 8, 16} : Rect{};
}

/// Words on edges that stand over each other or over boxes; empty: none.
inline QString labelProblemOf(const Graph &graph, const Layout &layout)
{
    for (std::size_t a = 0; a < graph.edges.size(); ++a) {
        const Rect label = labelBox(layout, a);
        if (label.w <= 0)
            continue;
        for (std::size_t b = a + 1; b < graph.edges.size(); ++b)
            if (const Rect other = labelBox(layout, b); other.w > 0 && overlap(label, other))
                return QStringLiteral("the words of edges %1 and %2 overlap").arg(a).arg(b);
        for (std::size_t n = 0; n < graph.nodes.size(); ++n)
            if (graph.nodes[n].form != GraphNode::Form::Frame && overlap(label, layout.boxes[n]))
                return QStringLiteral("the words of edge %1 stand over %2").arg(a).arg(QString::fromStdString(graph.nodes[n].id));
    }
    return {};
}

} // namespace portolan::testing
