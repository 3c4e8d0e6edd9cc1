#include "models/diagram/layout/moved.h"

#include <algorithm>

#include "models/diagram/layout/cells.h"
#include "models/diagram/layout/freeroutes.h"

namespace portolan::layered {

namespace {

constexpr double edgeOfFigure = 32, near = 260;

class Mover
{
public:
    Mover(const Graph &graph, const HandPositions &moved, Layout &layout)
        : m_graph(graph), m_index(graph), m_moved(moved), m_out(layout), m_before(layout.boxes), m_done(graph.nodes.size(), false)
    {
    }
    void run()
    {
        for (int n = 0; n < count(); ++n)
            place(n, 0);
        for (int round = 0; round < 8; ++round) // frames in frames, from the inside out
            for (int n = 0; n < count(); ++n)
                grow(n);
        for (int n = 0; n < count(); ++n)
            m_changed.push_back(m_out.boxes[std::size_t(n)] != m_before[std::size_t(n)]);
        reroute();
        for (const Rect &box : m_out.boxes) {
            m_out.bodyBottom = std::max(m_out.bodyBottom, box.bottom());
            m_out.width = std::max(m_out.width, box.right() + edgeOfFigure);
        }
    }

private:
    int count() const { return int(m_graph.nodes.size()); }
    int parentOf(int n) const
    {
        const std::string &parent = m_graph.nodes[std::size_t(n)].parent;
        const int frame = parent.empty() ? -1 : m_index.node(parent);
        return frame >= 0 && m_graph.nodes[std::size_t(frame)].form == GraphNode::Form::Frame ? frame : -1;
    }
    /// What a box goes along with: the one it hangs below, else the frame around it.
    int leaderOf(int n) const
    {
        const std::string &glue = m_graph.nodes[std::size_t(n)].glue;
        const int above = glue.empty() ? -1 : m_index.node(glue);
        return above >= 0 && above != n ? above : parentOf(n);
    }
    void place(int n, int depth)
    {
        const auto at = std::size_t(n);
        if (m_done[at] || depth > 16)
            return;
        m_done[at] = true;
        const int leader = leaderOf(n), frame = parentOf(n);
        for (const int before : {frame, leader})
            if (before >= 0)
                place(before, depth + 1);
        Rect &box = m_out.boxes[at];
        if (const auto own = m_moved.find(m_graph.nodes[at].id); own != m_moved.end()) {
            const double head = frame < 0 ? 0 : m_out.plans[std::size_t(frame)].height + 6;
            const Point from = frame < 0 ? Point{0, m_out.bodyTop} : Point{m_out.boxes[std::size_t(frame)].x, m_out.boxes[std::size_t(frame)].y};
            box.x = from.x + std::max(frame < 0 ? edgeOfFigure : framePad, own->second.x);
            box.y = from.y + std::max(head, own->second.y);
        } else if (leader >= 0) {
            box.x += m_out.boxes[std::size_t(leader)].x - m_before[std::size_t(leader)].x;
            box.y += m_out.boxes[std::size_t(leader)].y - m_before[std::size_t(leader)].y;
        }
    }
    /// A frame keeps its corner and reaches to what is in it.
    void grow(int n)
    {
        const int frame = parentOf(n);
        if (frame < 0)
            return;
        const Rect &inner = m_out.boxes[std::size_t(n)];
        Rect &outer = m_out.boxes[std::size_t(frame)];
        const double wider = inner.right() + framePad - outer.right();
        if (wider > 0) {
            outer.w += wider;
            BoxPlan &plan = m_out.plans[std::size_t(frame)];
            plan.badge.x += wider;
            plan.width = outer.w;
        }
        outer.h = std::max(outer.h, inner.bottom() + footHeight - outer.y);
    }

    bool isFrame(int n) const { return m_graph.nodes[std::size_t(n)].form == GraphNode::Form::Frame; }
    Point shiftOf(int n) const
    {
        return {m_out.boxes[std::size_t(n)].x - m_before[std::size_t(n)].x, m_out.boxes[std::size_t(n)].y - m_before[std::size_t(n)].y};
    }
    static void shift(EdgeRoute &route, Point by)
    {
        const auto move = [by](Point &p) { p = {p.x + by.x, p.y + by.y}; };
        for (Path::Element &e : route.path.elements)
            for (Point *p : {&e.a, &e.b, &e.end})
                move(*p);
        move(route.tip);
        move(route.middle);
    }
    /// Whether a box that was moved, or grew, now stands in the way.
    bool inTheWay(const EdgeRoute &route, int from, int to) const
    {
        for (int n = 0; n < count(); ++n)
            if (m_changed[std::size_t(n)] && !isFrame(n) && n != from && n != to && runsThrough(route.path, m_out.boxes[std::size_t(n)]))
                return true;
        return false;
    }
    void reroute()
    {
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            EdgeRoute &route = m_out.routes[e];
            const GraphEnd from = m_index.find(m_graph.edges[e].from), to = m_index.find(m_graph.edges[e].to);
            if (!from.valid() || !to.valid() || route.path.elements.empty())
                continue;
            const Point a = shiftOf(from.node), b = shiftOf(to.node);
            if (a == b) { // both went the same way, or stayed
                shift(route, a);
                if (!inTheWay(route, from.node, to.node) && (a == Point{} || !hitsAny(route, from.node, to.node)))
                    continue;
            }
            const double label = route.labelWidth;
            route = freeRoute({endOf(from), m_out.boxes[std::size_t(from.node)], endOf(to), m_out.boxes[std::size_t(to.node)]},
                              obstacles(from.node, to.node));
            route.labelWidth = label;
        }
    }
    bool hitsAny(const EdgeRoute &route, int from, int to) const
    {
        for (int n = 0; n < count(); ++n)
            if (!isFrame(n) && n != from && n != to && runsThrough(route.path, m_out.boxes[std::size_t(n)]))
                return true;
        return false;
    }
    Rect endOf(const GraphEnd &end) const
    {
        if (!isFrame(end.node))
            return endBox(m_out, end);
        const Rect &box = m_out.boxes[std::size_t(end.node)]; // frames are touched at their heads
        return {box.x, box.y + headAnchor, box.w, 0};
    }
    std::vector<Rect> obstacles(int from, int to) const
    {
        const Rect &a = m_out.boxes[std::size_t(from)], &b = m_out.boxes[std::size_t(to)];
        const double left = std::min(a.x, b.x) - near, right = std::max(a.right(), b.right()) + near;
        const double top = std::min(a.y, b.y) - near, bottom = std::max(a.bottom(), b.bottom()) + near;
        std::vector<Rect> out;
        for (int n = 0; n < count(); ++n) {
            const Rect &box = m_out.boxes[std::size_t(n)];
            if (!isFrame(n) && n != from && n != to && box.right() > left && box.x < right && box.bottom() > top && box.y < bottom)
                out.push_back(box);
        }
        return out;
    }

    const Graph &m_graph;
    GraphIndex m_index;
    const HandPositions &m_moved;
    Layout &m_out;
    const std::vector<Rect> m_before;
    std::vector<bool> m_done, m_changed;
};

} // namespace

void moveBoxes(const Graph &graph, const HandPositions &moved, Layout &layout)
{
    const bool any = std::any_of(graph.nodes.begin(), graph.nodes.end(), [&moved](const GraphNode &n) { return moved.contains(n.id); });
    if (any)
        Mover(graph, moved, layout).run();
}

} // namespace portolan::layered
