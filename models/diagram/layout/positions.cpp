#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "models/diagram/layout/blocks.h"
#include "models/diagram/layout/cells.h"

namespace portolan::layered {

double gapBetween(const Cell &above, const Cell &below)
{
    using Role = Cell::Role;
    if (above.role == Role::Head)
        return below.role == Role::Foot ? 8 : 6;
    if (below.role == Role::Foot)
        return 0;
    if (above.role == Role::Way || below.role == Role::Way)
        return above.role == below.role ? 8 : 14;
    return above.role == Role::Foot || below.role == Role::Head ? 24 : 20;
}

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Rigid sets of cells joined by straight edges move as one; between them only minimal distances hold. Positions come from
/// repeated pulls towards what a block is joined with, each made feasible by the mean of a downward and an upward pass
/// (both feasible, and so is their mean), then from moves to the weighted median where there is slack.
class Placer
{
public:
    explicit Placer(Columns &columns) : m_columns(columns), m_cells(columns.cells) {}

    void run()
    {
        collect();
        m_blocks = makeBlocks(m_columns, m_order, m_limits);
        if (m_blocks.count == 0)
            return;
        initial();
        best();
        for (int round = 0; round < 24; ++round) {
            pull();
            if (round % 4 == 3)
                settle();
            best();
        }
        m_y = m_bestY;
        for (int round = 0; round < 6; ++round)
            settle();
        write();
    }

private:
    void collect()
    {
        std::map<std::pair<int, int>, double> verticals; // cells joined within their column, and how far apart they should be
        for (std::size_t e = 0; e < m_columns.edges.size(); ++e)
            if (const EdgePlan &edge = m_columns.edges[e]; edge.segments.empty() && edge.from.cell >= 0 && edge.from.cell != edge.to.cell)
                verticals[{std::min(edge.from.cell, edge.to.cell), std::max(edge.from.cell, edge.to.cell)}] = edge.numbers > 0 ? 48 : 34;
        m_order.resize(std::size_t(m_columns.count));
        for (int c = 0; c < m_columns.count; ++c) {
            m_order[std::size_t(c)] = m_columns.column(c);
            const auto &cells = m_order[std::size_t(c)];
            for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
                const Cell &a = m_cells[std::size_t(cells[i])], &b = m_cells[std::size_t(cells[i + 1])];
                double gap = gapBetween(a, b);
                if (const auto joined = verticals.find(std::pair(std::min(cells[i], cells[i + 1]), std::max(cells[i], cells[i + 1]))); joined != verticals.end()) {
                    gap = std::max(gap, joined->second); // room for the arrow, and its number
                    m_neighbours.push_back({cells[i], cells[i + 1], a.height + gap});
                }
                m_limits.push_back({cells[i], cells[i + 1], a.height + gap});
            }
        }
        m_degreeLeft.assign(m_cells.size(), 0);
        m_degreeRight.assign(m_cells.size(), 0);
        for (const Segment &s : m_columns.segments) {
            ++m_degreeRight[std::size_t(s.left)];
            ++m_degreeLeft[std::size_t(s.right)];
        }
    }

    bool isHead(int cell) const { return m_cells[std::size_t(cell)].role == Cell::Role::Head; }
    bool roleOf(int block, Cell::Role role) const
    {
        const auto &members = m_blocks.members[std::size_t(block)];
        return std::all_of(members.begin(), members.end(), [&](int c) { return m_cells[std::size_t(c)].role == role; });
    }
    void initial()
    {
        m_y.assign(std::size_t(m_blocks.count), 0);
        m_pulls.assign(std::size_t(m_blocks.count), {});
        for (const Segment &s : m_columns.segments) {
            const int a = m_blocks.of[std::size_t(s.left)], b = m_blocks.of[std::size_t(s.right)];
            if (a == b)
                continue;
            const double fellows = std::max(m_degreeRight[std::size_t(s.left)], m_degreeLeft[std::size_t(s.right)]);
            const double weight = s.weight / std::sqrt(fellows);
            const double shift = m_blocks.offset[std::size_t(s.left)] + s.leftOffset - m_blocks.offset[std::size_t(s.right)] - s.rightOffset;
            if (!isHead(s.left))
                m_pulls[std::size_t(a)].push_back({b, -shift, weight}); // y_a wants y_b - shift
            if (!isHead(s.right))
                m_pulls[std::size_t(b)].push_back({a, shift, weight});
        }
        for (const Limit &l : m_neighbours) {
            const int a = m_blocks.of[std::size_t(l.above)], b = m_blocks.of[std::size_t(l.below)];
            const double shift = m_blocks.offset[std::size_t(l.above)] + l.distance - m_blocks.offset[std::size_t(l.below)];
            if (a == b || isHead(l.above) || isHead(l.below))
                continue;
            m_pulls[std::size_t(a)].push_back({b, -shift, 2});
            m_pulls[std::size_t(b)].push_back({a, shift, 2});
        }
        for (const int b : m_blocks.sorted)
            m_y[std::size_t(b)] = std::max(0.0, floorOf(b, m_y));
        for (std::size_t i = m_blocks.sorted.size(); i-- > 0;)
            if (roleOf(m_blocks.sorted[i], Cell::Role::Head))
                raise(m_blocks.sorted[i]);
    }
    double floorOf(int block, const std::vector<double> &y) const
    {
        double low = -infinity;
        for (const auto &[above, distance] : m_blocks.before[std::size_t(block)])
            low = std::max(low, y[std::size_t(above)] + distance);
        return low;
    }
    double ceilingOf(int block, const std::vector<double> &y) const
    {
        double high = infinity;
        for (const auto &[below, distance] : m_blocks.after[std::size_t(block)])
            high = std::min(high, y[std::size_t(below)] - distance);
        return high;
    }
    void raise(int head) // a frame's head follows its content
    {
        const double high = ceilingOf(head, m_y);
        if (high < infinity)
            m_y[std::size_t(head)] = high;
    }
    double wish(int block) const
    {
        double sum = 0, weights = 0;
        for (const Pull &p : m_pulls[std::size_t(block)]) {
            sum += (m_y[std::size_t(p.other)] + p.shift) * p.weight;
            weights += p.weight;
        }
        // A weak spring to the neighbour above keeps loose things together.
        const double low = springFloor(block, 0);
        const double spring = weights > 0 ? 0.05 * weights : 1;
        if (low > -infinity) {
            sum += low * spring;
            weights += spring;
        }
        return weights > 0 ? sum / weights : m_y[std::size_t(block)];
    }
    /// Where a block could go if the heads of the frames around it gave way.
    double springFloor(int block, int depth) const
    {
        double low = -infinity;
        for (const auto &[above, distance] : m_blocks.before[std::size_t(block)]) {
            const bool head = depth < 6 && roleOf(above, Cell::Role::Head);
            low = std::max(low, (head ? springFloor(above, depth + 1) : m_y[std::size_t(above)]) + distance);
        }
        return low;
    }
    void pull()
    {
        std::vector<double> want(std::size_t(m_blocks.count), 0), down(std::size_t(m_blocks.count), 0), up(std::size_t(m_blocks.count), 0);
        for (int b = 0; b < m_blocks.count; ++b)
            want[std::size_t(b)] = m_pulls[std::size_t(b)].empty() && roleOf(b, Cell::Role::Foot) ? m_y[std::size_t(b)] : wish(b);
        for (const int b : m_blocks.sorted) {
            const double low = floorOf(b, down);
            down[std::size_t(b)] = roleOf(b, Cell::Role::Foot) && low > -infinity ? low : std::max(want[std::size_t(b)], low);
        }
        for (std::size_t i = m_blocks.sorted.size(); i-- > 0;) {
            const int b = m_blocks.sorted[i];
            const double high = ceilingOf(b, up);
            up[std::size_t(b)] = roleOf(b, Cell::Role::Head) && high < infinity ? high : std::min(want[std::size_t(b)], high);
        }
        for (int b = 0; b < m_blocks.count; ++b)
            m_y[std::size_t(b)] = (down[std::size_t(b)] + up[std::size_t(b)]) / 2;
        tighten();
    }
    void tighten()
    {
        for (const int b : m_blocks.sorted)
            if (roleOf(b, Cell::Role::Foot))
                if (const double low = floorOf(b, m_y); low > -infinity)
                    m_y[std::size_t(b)] = low;
        for (std::size_t i = m_blocks.sorted.size(); i-- > 0;)
            if (roleOf(m_blocks.sorted[i], Cell::Role::Head))
                raise(m_blocks.sorted[i]);
    }
    /// Moves each block, within its slack, to where the sum of its edges' bends is least.
    void settle()
    {
        for (int direction = 0; direction < 2; ++direction) {
            loosen(direction == 0);
            for (std::size_t i = 0; i < m_blocks.sorted.size(); ++i) {
                const int b = m_blocks.sorted[direction == 0 ? i : m_blocks.sorted.size() - 1 - i];
                if (m_pulls[std::size_t(b)].empty())
                    continue;
                const double low = floorOf(b, m_y), high = ceilingOf(b, m_y);
                m_y[std::size_t(b)] = std::min(std::max(medianWish(b), low), std::max(low, high));
            }
            tighten();
        }
    }
    /// Lets frames be as large as there is room, upwards or downwards, so that they do not hold their content in place.
    void loosen(bool upwards)
    {
        constexpr double far = 1e6;
        if (upwards) {
            for (const int b : m_blocks.sorted)
                if (roleOf(b, Cell::Role::Head)) {
                    const double low = floorOf(b, m_y);
                    m_y[std::size_t(b)] = low > -infinity ? low : m_y[std::size_t(b)] - far;
                }
            return;
        }
        for (std::size_t i = m_blocks.sorted.size(); i-- > 0;)
            if (const int b = m_blocks.sorted[i]; roleOf(b, Cell::Role::Foot)) {
                const double high = ceilingOf(b, m_y);
                m_y[std::size_t(b)] = high < infinity ? high : m_y[std::size_t(b)] + far;
            }
    }
    double medianWish(int block) const
    {
        std::vector<std::pair<double, double>> wishes;
        double total = 0;
        for (const Pull &p : m_pulls[std::size_t(block)]) {
            wishes.emplace_back(m_y[std::size_t(p.other)] + p.shift, p.weight);
            total += p.weight;
        }
        std::sort(wishes.begin(), wishes.end());
        double sum = 0;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            sum += wishes[i].second;
            if (sum * 2 > total)
                return wishes[i].first;
            if (sum * 2 == total) // anywhere between two is as good: stay as close as possible
                return std::clamp(m_y[std::size_t(block)], wishes[i].first, wishes[std::min(i + 1, wishes.size() - 1)].first);
        }
        return m_y[std::size_t(block)];
    }
    void best()
    {
        double cost = 0, top = infinity, bottom = -infinity;
        for (int b = 0; b < m_blocks.count; ++b) {
            for (const Pull &p : m_pulls[std::size_t(b)])
                cost += std::abs(m_y[std::size_t(b)] - m_y[std::size_t(p.other)] - p.shift) * p.weight;
            top = std::min(top, m_y[std::size_t(b)]);
            bottom = std::max(bottom, m_y[std::size_t(b)]);
        }
        cost += (bottom - top) * 2; // tall pictures are a cost, too
        if (m_bestY.empty() || cost < m_bestCost) {
            m_bestCost = cost;
            m_bestY = m_y;
        }
    }
    /// Takes out strips of the picture that nothing but edges cross.
    void closeGaps()
    {
        constexpr double keep = 36;
        std::vector<std::pair<double, double>> taken; // frames shrink with what they hold
        for (const Cell &cell : m_cells)
            taken.emplace_back(cell.y, cell.y + cell.height);
        std::sort(taken.begin(), taken.end());
        std::vector<std::pair<double, double>> cuts; // from where on, by how much
        double bottom = taken.empty() ? 0 : taken.front().second;
        for (const auto &[from, to] : taken) {
            if (from - bottom > keep)
                cuts.emplace_back(from, from - bottom - keep);
            bottom = std::max(bottom, to);
        }
        for (Cell &cell : m_cells) {
            double up = 0;
            for (const auto &[from, by] : cuts)
                up += cell.y >= from ? by : 0;
            cell.y -= up;
        }
    }
    void write()
    {
        double top = infinity;
        for (int c = 0; c < int(m_cells.size()); ++c) {
            Cell &cell = m_cells[std::size_t(c)];
            cell.y = std::floor(m_y[std::size_t(m_blocks.of[std::size_t(c)])] + 0.5) + m_blocks.offset[std::size_t(c)];
            top = std::min(top, cell.y);
        }
        for (Cell &cell : m_cells)
            cell.y -= top;
        closeGaps();
    }

    struct Pull {
        int other;
        double shift, weight;
    };
    Columns &m_columns;
    std::vector<Cell> &m_cells;
    std::vector<std::vector<int>> m_order;
    std::vector<Limit> m_limits, m_neighbours;
    std::vector<int> m_degreeLeft, m_degreeRight;
    Blocks m_blocks;
    std::vector<double> m_y, m_bestY;
    double m_bestCost = 0;
    std::vector<std::vector<Pull>> m_pulls;
};

} // namespace

void placeCells(Columns &columns)
{
    Placer(columns).run();
}

} // namespace portolan::layered
