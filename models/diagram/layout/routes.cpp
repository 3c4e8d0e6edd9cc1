#include "models/diagram/layout/routes.h"

#include <algorithm>
#include <cmath>

namespace portolan::layered {

namespace {

class Router
{
public:
    Router(const Graph &graph, const Columns &columns, const std::vector<Rect> &boxes, const std::vector<BoxPlan> &plans, const ColumnPlaces &places)
        : m_graph(graph), m_index(graph), m_columns(columns), m_boxes(boxes), m_plans(plans), m_x(places.x), m_width(places.width), m_trunk(places.trunk)
    {
    }

    EdgeRoute route(std::size_t e)
    {
        const EdgePlan &plan = m_columns.edges[e];
        if (plan.from.node < 0 || plan.to.node < 0)
            return {};
        const Rect from = end(m_graph.edges[e].from), to = end(m_graph.edges[e].to);
        if (plan.segments.empty())
            return sameColumn(plan, from, to);
        return across(plan, from, to);
    }

private:
    Rect end(const std::string &id) const
    {
        const GraphEnd at = m_index.find(id);
        Rect box = m_boxes[std::size_t(at.node)];
        if (m_columns.groupOf[std::size_t(at.node)] >= 0)
            return {box.x, box.y + headAnchor, box.w, 0}; // frames are touched at their heads
        const BoxPlan &plan = m_plans[std::size_t(at.node)];
        if (at.row < 0 || at.row >= int(plan.rows.size()))
            return box;
        const Rect &row = plan.rows[std::size_t(at.row)];
        return {box.x + row.x, box.y + row.y, row.w, row.h};
    }
    static void curve(Path &path, Point a, Point b)
    {
        if (std::abs(a.y - b.y) < 0.5) {
            path.line(b);
            return;
        }
        const double reach = (b.x - a.x) / 2;
        path.cubic({a.x + reach, a.y}, {b.x - reach, b.y}, b);
    }
    EdgeRoute across(const EdgePlan &plan, const Rect &from, const Rect &to)
    {
        const Rect &left = plan.reversed ? to : from, &right = plan.reversed ? from : to;
        Path path;
        Point at{left.right(), left.centerY()};
        path.move(at);
        for (const int s : plan.segments) {
            const Segment &segment = m_columns.segments[std::size_t(s)];
            const auto g = std::size_t(segment.gutter);
            // Out of a row, or of a frame's inside, straight to the column's edge, and past the words there.
            const double edgeX = m_x[g] + m_width[g] + m_trunk[g];
            if (at.x < edgeX) {
                path.line({edgeX, at.y});
                at.x = edgeX;
            }
            const Cell &next = m_columns.cells[std::size_t(segment.right)];
            const bool last = s == plan.segments.back();
            const Point target = last ? Point{std::min(right.x, m_x[g + 1]), right.centerY()}
                                      : Point{m_x[g + 1], next.y + segment.rightOffset};
            curve(path, at, target);
            at = target;
            if (!last) {
                at.x = m_x[std::size_t(next.last)] + m_width[std::size_t(next.last)];
                path.line(at);
            }
        }
        if (at.x < right.x)
            path.line({right.x, at.y});
        EdgeRoute out;
        const Point begin{left.right(), left.centerY()}, finish{std::max(at.x, right.x), right.centerY()};
        out.tip = plan.reversed ? begin : finish;
        out.direction = {plan.reversed ? -1.0 : 1.0, 0};
        out.path = plan.reversed ? backwards(path) : path;
        out.middle = middleOf(out.path);
        return out;
    }
    static Path backwards(const Path &path)
    {
        Path out;
        Point to = path.elements.back().end;
        out.move(to);
        for (std::size_t i = path.elements.size(); i-- > 1;) {
            const Path::Element &e = path.elements[i];
            const Point before = path.elements[i - 1].end;
            if (e.type == Path::Element::Type::Cubic)
                out.cubic(e.b, e.a, before);
            else
                out.line(before);
        }
        return out;
    }
    /// The middle of the first bend or line outside boxes, where a number is easiest to read.
    static Point middleOf(const Path &path)
    {
        Point from = path.elements.front().end, best = from;
        double longest = -1;
        for (std::size_t i = 1; i < path.elements.size(); ++i) {
            const Path::Element &e = path.elements[i];
            const double length = std::abs(e.end.x - from.x) + std::abs(e.end.y - from.y);
            if (length > longest) {
                longest = length;
                best = e.type == Path::Element::Type::Cubic
                    ? Point{(from.x + 3 * e.a.x + 3 * e.b.x + e.end.x) / 8, (from.y + 3 * e.a.y + 3 * e.b.y + e.end.y) / 8}
                    : Point{(from.x + e.end.x) / 2, (from.y + e.end.y) / 2};
            }
            from = e.end;
        }
        return best;
    }
    /// Whether nothing stands between two boxes of one column, the first above.
    bool adjacent(const EdgePlan &plan, const Rect &above, const Rect &below, int a, int b) const
    {
        if (plan.from.cell == plan.to.cell) {
            const Cell &cell = m_columns.cells[std::size_t(plan.from.cell)];
            const auto i = std::find(cell.nodes.begin(), cell.nodes.end(), a), j = std::find(cell.nodes.begin(), cell.nodes.end(), b);
            return i != cell.nodes.end() && j != cell.nodes.end() && j - i == 1 && above.bottom() <= below.y;
        }
        if (plan.from.first != plan.to.first || plan.from.first != plan.from.last)
            return false;
        const std::vector<int> column = m_columns.column(plan.from.first);
        const int upper = m_columns.cellOf[std::size_t(a)], lower = m_columns.cellOf[std::size_t(b)];
        const auto i = std::find(column.begin(), column.end(), upper);
        return i != column.end() && i + 1 != column.end() && *(i + 1) == lower
            && m_columns.cells[std::size_t(upper)].nodes.back() == a && m_columns.cells[std::size_t(lower)].nodes.front() == b;
    }
    EdgeRoute sameColumn(const EdgePlan &plan, const Rect &from, const Rect &to)
    {
        EdgeRoute out;
        const bool down = from.y <= to.y;
        const Rect &above = down ? from : to, &below = down ? to : from;
        const int a = down ? plan.from.node : plan.to.node, b = down ? plan.to.node : plan.from.node;
        const bool whole = from.x == to.x && from.w == to.w;
        if (whole && adjacent(plan, above, below, a, b)) {
            Point begin{from.centerX(), down ? from.bottom() : from.y}, finish{to.centerX(), down ? to.y : to.bottom()};
            out.path.move(begin).line(finish);
            out.tip = finish;
            out.direction = {0, down ? 1.0 : -1.0};
            out.middle = {begin.x, (begin.y + finish.y) / 2};
            return out;
        }
        return aroundRight(plan, from, to);
    }
    /// Out into the gutter right of the nearer end's last column, along it, and back in. An end that reaches further right (a
    /// frame) is met in the gutter itself, at the height of its head.
    EdgeRoute aroundRight(const EdgePlan &plan, const Rect &from, const Rect &to)
    {
        const int column = std::min(plan.from.last, plan.to.last);
        const bool fromInside = plan.from.last > column, toInside = plan.to.last > column;
        double right = m_x[std::size_t(column)] + m_width[std::size_t(column)];
        if (!fromInside)
            right = std::max(right, from.right());
        if (!toInside)
            right = std::max(right, to.right());
        const double bend = right + 18, ya = from.centerY(), yb = to.centerY(), sign = yb >= ya ? 1 : -1;
        const double r = std::min(10.0, std::abs(yb - ya) / 2);
        EdgeRoute out;
        if (fromInside) {
            out.path.move({bend, ya});
        } else {
            out.path.move({from.right(), ya}).line({bend - r, ya});
            out.path.cubic({bend - r / 2, ya}, {bend, ya + sign * r / 2}, {bend, ya + sign * r});
        }
        out.middle = {bend, (ya + yb) / 2};
        if (toInside) {
            out.path.line({bend, yb});
            out.tip = {bend, yb};
            out.direction = {0, sign};
            return out;
        }
        out.path.line({bend, yb - sign * r});
        out.path.cubic({bend, yb - sign * r / 2}, {bend - r / 2, yb}, {bend - r, yb});
        out.path.line({to.right(), yb});
        out.tip = {to.right(), yb};
        out.direction = {-1, 0};
        return out;
    }

    const Graph &m_graph;
    GraphIndex m_index;
    const Columns &m_columns;
    const std::vector<Rect> &m_boxes;
    const std::vector<BoxPlan> &m_plans;
    const std::vector<double> &m_x, &m_width, &m_trunk;
};

} // namespace

std::vector<EdgeRoute> routeEdges(const Graph &graph, const Columns &columns, const std::vector<Rect> &boxes, const std::vector<BoxPlan> &plans, const ColumnPlaces &places)
{
    Router router(graph, columns, boxes, plans, places);
    std::vector<EdgeRoute> out;
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        out.push_back(router.route(e));
    return out;
}

} // namespace portolan::layered
