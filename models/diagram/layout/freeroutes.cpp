#include "models/diagram/layout/freeroutes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <queue>

namespace portolan::layered {

namespace {

constexpr double clearance = 10, stub = 14, bendCost = 40, corner = 9;

bool crosses(const Rect &box, Point a, Point b)
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

bool blocked(const std::vector<Rect> &obstacles, Point a, Point b)
{
    return std::any_of(obstacles.begin(), obstacles.end(), [&](const Rect &box) { return crosses(box, a, b); });
}

Rect grown(const Rect &r, double by) { return {r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by}; }

/// Shortest way along the lines beside obstacles; the number of bends counts as length. Dijkstra over (point, direction).
class Maze
{
public:
    Maze(const std::vector<Rect> &obstacles, Point start, Point goal) : m_obstacles(obstacles)
    {
        for (const Point p : {start, goal}) {
            m_xs.push_back(p.x);
            m_ys.push_back(p.y);
        }
        m_xs.push_back((start.x + goal.x) / 2);
        m_ys.push_back((start.y + goal.y) / 2);
        for (const Rect &box : obstacles) {
            const Rect around = grown(box, clearance);
            m_xs.insert(m_xs.end(), {around.x, around.right()});
            m_ys.insert(m_ys.end(), {around.y, around.bottom()});
        }
        for (auto *lines : {&m_xs, &m_ys}) {
            std::sort(lines->begin(), lines->end());
            lines->erase(std::unique(lines->begin(), lines->end()), lines->end());
        }
        m_start = at(start);
        m_goal = at(goal);
    }
    /// Corners of the way, both ends included; empty when there is none. `last`: the direction it must arrive in (0 right, 1 left).
    std::vector<Point> find(int first, int last)
    {
        std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
        const State begin{m_start.first, m_start.second, first};
        m_best[begin] = {0, begin};
        open.push({0, begin});
        while (!open.empty()) {
            const Step step = open.top();
            open.pop();
            if (step.cost > m_best[step.state].first)
                continue;
            if (step.state.x == m_goal.first && step.state.y == m_goal.second && step.state.direction == last)
                return trace(step.state, begin);
            if (m_best.size() > 200000)
                break;
            expand(step, open);
        }
        return {};
    }

private:
    struct State {
        int x, y, direction;
        auto operator<=>(const State &) const = default;
    };
    struct Step {
        double cost;
        State state;
        bool operator>(const Step &other) const { return cost != other.cost ? cost > other.cost : state > other.state; }
    };
    std::pair<int, int> at(Point p) const
    {
        return {int(std::lower_bound(m_xs.begin(), m_xs.end(), p.x) - m_xs.begin()), int(std::lower_bound(m_ys.begin(), m_ys.end(), p.y) - m_ys.begin())};
    }
    Point point(const State &s) const { return {m_xs[std::size_t(s.x)], m_ys[std::size_t(s.y)]}; }
    template<class Queue>
    void expand(const Step &step, Queue &open)
    {
        static constexpr std::array<std::pair<int, int>, 4> ways{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
        for (int direction = 0; direction < 4; ++direction) {
            if ((direction ^ 1) == step.state.direction) // not back the same way
                continue;
            const State next{step.state.x + ways[std::size_t(direction)].first, step.state.y + ways[std::size_t(direction)].second, direction};
            if (next.x < 0 || next.y < 0 || next.x >= int(m_xs.size()) || next.y >= int(m_ys.size()))
                continue;
            const Point a = point(step.state), b = point(next);
            if (blocked(m_obstacles, a, b))
                continue;
            const double cost = step.cost + std::abs(a.x - b.x) + std::abs(a.y - b.y) + (direction == step.state.direction ? 0 : bendCost);
            const auto found = m_best.find(next);
            if (found != m_best.end() && found->second.first <= cost)
                continue;
            m_best[next] = {cost, step.state};
            open.push({cost, next});
        }
    }
    std::vector<Point> trace(State at, const State &begin)
    {
        std::vector<Point> out{point(at)};
        while (at != begin) {
            const State before = m_best[at].second;
            if (before.direction != at.direction || before == begin)
                out.push_back(point(before));
            at = before;
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    const std::vector<Rect> &m_obstacles;
    std::vector<double> m_xs, m_ys;
    std::pair<int, int> m_start, m_goal;
    std::map<State, std::pair<double, State>> m_best;
};

/// A polyline with its corners rounded.
Path rounded(const std::vector<Point> &points)
{
    Path out;
    out.move(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const Point before = points[i - 1], at = points[i], after = points[i + 1];
        const double a = std::hypot(at.x - before.x, at.y - before.y), b = std::hypot(after.x - at.x, after.y - at.y);
        const double r = std::min({corner, a / 2, b / 2});
        if (r < 0.5) {
            out.line(at);
            continue;
        }
        const Point in{at.x + (before.x - at.x) / a * r, at.y + (before.y - at.y) / a * r};
        const Point go{at.x + (after.x - at.x) / b * r, at.y + (after.y - at.y) / b * r};
        out.line(in);
        out.cubic({(in.x + at.x) / 2, (in.y + at.y) / 2}, {(go.x + at.x) / 2, (go.y + at.y) / 2}, go);
    }
    out.line(points.back());
    return out;
}

Point middleOf(const std::vector<Point> &points)
{
    Point best = points.front();
    double longest = -1;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        if (const double length = std::abs(points[i].x - points[i + 1].x) + std::abs(points[i].y - points[i + 1].y); length > longest) {
            longest = length;
            best = {(points[i].x + points[i + 1].x) / 2, (points[i].y + points[i + 1].y) / 2};
        }
    return best;
}

EdgeRoute arriving(Path path, Point middle, double direction)
{
    EdgeRoute out;
    out.tip = path.elements.back().end;
    out.direction = {direction, 0};
    out.path = std::move(path);
    out.middle = middle;
    return out;
}

} // namespace

bool runsThrough(const Path &path, const Rect &box)
{
    const std::vector<Point> points = path.flattened(12);
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        if (crosses(box, points[i], points[i + 1]))
            return true;
    return false;
}

EdgeRoute freeRoute(const FreeWay &way, const std::vector<Rect> &obstacles)
{
    const bool rightwards = way.toBox.centerX() >= way.fromBox.centerX();
    // A box that lies over or under the other is left and met on the same side.
    const bool apart = rightwards ? way.toBox.x >= way.fromBox.right() : way.toBox.right() <= way.fromBox.x;
    const double out = rightwards ? 1 : -1, in = apart ? out : -out;
    const Point begin{rightwards ? way.from.right() : way.from.x, way.from.centerY()};
    const Point leave{rightwards ? way.fromBox.right() : way.fromBox.x, begin.y};
    const Point end{in > 0 ? way.to.x : way.to.right(), way.to.centerY()};
    const Point enter{in > 0 ? way.toBox.x : way.toBox.right(), end.y};
    if (apart && std::abs(enter.x - leave.x) >= 2 * stub) {
        Path path;
        path.move(begin);
        if (leave != begin)
            path.line(leave);
        const double reach = (enter.x - leave.x) / 2;
        if (std::abs(leave.y - enter.y) < 0.5)
            path.line(enter);
        else
            path.cubic({leave.x + reach, leave.y}, {enter.x - reach, enter.y}, enter);
        if (end != enter)
            path.line(end);
        if (std::none_of(obstacles.begin(), obstacles.end(), [&path](const Rect &box) { return runsThrough(path, box); }))
            return arriving(std::move(path), {(leave.x + enter.x) / 2, (leave.y + enter.y) / 2}, in);
    }
    const Point start{leave.x + out * stub, leave.y}, goal{enter.x - in * stub, enter.y};
    std::vector<Rect> walls = obstacles;
    walls.push_back(way.fromBox);
    walls.push_back(way.toBox);
    std::vector<Point> corners = Maze(walls, start, goal).find(rightwards ? 0 : 1, in > 0 ? 0 : 1);
    if (corners.empty()) // boxed in: straight there, through whatever a hand put in the way
        corners = {start, {start.x, goal.y}, goal};
    corners.insert(corners.begin(), begin);
    corners.push_back(end);
    const Point middle = middleOf(corners);
    return arriving(rounded(corners), middle, in);
}

} // namespace portolan::layered
