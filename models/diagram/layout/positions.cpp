#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

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
        align();
        while (!buildBlocks()) { }
        if (m_blocks == 0)
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
    struct Limit {
        int above, below; // cells, later blocks
        double distance;
    };
    void collect()
    {
        std::map<std::pair<int, int>, double> verticals; // cells joined within their column, and how far apart they should be
        for (std::size_t e = 0; e < m_columns.edges.size(); ++e)
            if (const EdgePlan &edge = m_columns.edges[e]; edge.segments.empty() && edge.from.cell >= 0 && edge.from.cell != edge.to.cell)
                verticals[{std::min(edge.from.cell, edge.to.cell), std::max(edge.from.cell, edge.to.cell)}] = edge.numbered ? 48 : 34;
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

    /// Chooses which edges become straight lines: heavy ones first, at most one on each side of a cell, none crossing another.
    void align()
    {
        const auto &segments = m_columns.segments;
        std::vector<std::vector<std::pair<int, int>>> ranks(m_cells.size()); // (column, rank)
        for (int c = 0; c < m_columns.count; ++c)
            for (int i = 0; i < int(m_order[std::size_t(c)].size()); ++i)
                ranks[std::size_t(m_order[std::size_t(c)][std::size_t(i)])].emplace_back(c, i);
        const auto rankOf = [&](int cell, int column) {
            for (const auto &[c, r] : ranks[std::size_t(cell)])
                if (c == column)
                    return r;
            return 0;
        };
        std::vector<int> candidates(segments.size());
        std::iota(candidates.begin(), candidates.end(), 0);
        std::vector<double> offCentre(segments.size(), 0);
        centring(rankOf, offCentre);
        std::stable_sort(candidates.begin(), candidates.end(), [&](int a, int b) {
            const int wa = weightOf(segments[std::size_t(a)]), wb = weightOf(segments[std::size_t(b)]);
            return wa != wb ? wa > wb : offCentre[std::size_t(a)] < offCentre[std::size_t(b)];
        });
        std::vector<std::map<int, int>> taken(std::size_t(std::max(1, m_columns.count)));
        std::vector<bool> left(m_cells.size(), false), right(m_cells.size(), false);
        for (const int i : candidates) {
            const Segment &s = segments[std::size_t(i)];
            if (isHead(s.left) || isHead(s.right)) // a frame's head follows its content, not its neighbours
                continue;
            if (right[std::size_t(s.left)] || left[std::size_t(s.right)])
                continue;
            const int l = rankOf(s.left, s.gutter), r = rankOf(s.right, s.gutter + 1);
            auto &map = taken[std::size_t(s.gutter)];
            const auto next = map.lower_bound(l);
            if ((next != map.end() && next->second <= r) || (next != map.begin() && std::prev(next)->second >= r))
                continue;
            map[l] = r;
            right[std::size_t(s.left)] = left[std::size_t(s.right)] = true;
            m_straight.push_back(i);
        }
    }
    int weightOf(const Segment &s) const
    {
        const bool ways = m_cells[std::size_t(s.left)].role == Cell::Role::Way || m_cells[std::size_t(s.right)].role == Cell::Role::Way;
        return s.weight * 2 + (ways ? 1 : 0);
    }
    /// How far an edge is from the middle one of its fellows at either end.
    template<class RankOf>
    void centring(RankOf rankOf, std::vector<double> &out)
    {
        std::vector<std::vector<int>> rights(m_cells.size()), lefts(m_cells.size());
        for (int s = 0; s < int(m_columns.segments.size()); ++s) {
            rights[std::size_t(m_columns.segments[std::size_t(s)].left)].push_back(s);
            lefts[std::size_t(m_columns.segments[std::size_t(s)].right)].push_back(s);
        }
        const auto spread = [&](std::vector<int> &fellows, bool byRight) {
            std::stable_sort(fellows.begin(), fellows.end(), [&](int a, int b) {
                const Segment &x = m_columns.segments[std::size_t(a)], &y = m_columns.segments[std::size_t(b)];
                return byRight ? rankOf(x.right, x.gutter + 1) < rankOf(y.right, y.gutter + 1)
                               : rankOf(x.left, x.gutter) < rankOf(y.left, y.gutter);
            });
            for (std::size_t i = 0; i < fellows.size(); ++i)
                out[std::size_t(fellows[i])] += std::abs(double(i) - double(fellows.size() - 1) / 2);
        };
        for (auto &fellows : rights)
            spread(fellows, true);
        for (auto &fellows : lefts)
            spread(fellows, false);
    }

    /// Joins the chosen cells and checks that the distances can be kept; otherwise lets go of those in the way.
    bool buildBlocks()
    {
        joinCells();
        std::vector<Limit> limits;
        bool sound = true;
        for (const Limit &l : m_limits) {
            const int a = m_block[std::size_t(l.above)], b = m_block[std::size_t(l.below)];
            const double distance = l.distance + m_offset[std::size_t(l.above)] - m_offset[std::size_t(l.below)];
            if (a == b) {
                if (distance > 0) {
                    release({a});
                    sound = false;
                }
                continue;
            }
            limits.push_back({a, b, distance});
        }
        if (!sound)
            return false;
        m_after.assign(std::size_t(m_blocks), {});
        m_before.assign(std::size_t(m_blocks), {});
        for (const Limit &l : limits) {
            m_after[std::size_t(l.above)].emplace_back(l.below, l.distance);
            m_before[std::size_t(l.below)].emplace_back(l.above, l.distance);
        }
        return sortBlocks();
    }
    void joinCells()
    {
        m_block.assign(m_cells.size(), -1);
        m_offset.assign(m_cells.size(), 0);
        std::vector<std::vector<std::pair<int, double>>> joined(m_cells.size());
        for (const int i : m_straight) {
            const Segment &s = m_columns.segments[std::size_t(i)];
            joined[std::size_t(s.left)].emplace_back(s.right, s.leftOffset - s.rightOffset);
            joined[std::size_t(s.right)].emplace_back(s.left, s.rightOffset - s.leftOffset);
        }
        m_blocks = 0;
        m_members.clear();
        for (int c = 0; c < int(m_cells.size()); ++c) {
            if (m_block[std::size_t(c)] >= 0)
                continue;
            std::vector<int> stack{c};
            m_block[std::size_t(c)] = m_blocks;
            m_members.emplace_back();
            while (!stack.empty()) {
                const int at = stack.back();
                stack.pop_back();
                m_members.back().push_back(at);
                for (const auto &[next, offset] : joined[std::size_t(at)])
                    if (m_block[std::size_t(next)] < 0) {
                        m_block[std::size_t(next)] = m_blocks;
                        m_offset[std::size_t(next)] = m_offset[std::size_t(at)] + offset;
                        stack.push_back(next);
                    }
            }
            ++m_blocks;
        }
    }
    void release(const std::vector<int> &blocks)
    {
        std::vector<bool> gone(std::size_t(m_blocks), false);
        for (const int b : blocks)
            gone[std::size_t(b)] = true;
        std::erase_if(m_straight, [&](int i) {
            return gone[std::size_t(m_block[std::size_t(m_columns.segments[std::size_t(i)].left)])];
        });
    }
    bool sortBlocks()
    {
        m_sorted.clear();
        std::vector<int> waiting(std::size_t(m_blocks), 0);
        for (int b = 0; b < m_blocks; ++b)
            waiting[std::size_t(b)] = int(m_before[std::size_t(b)].size());
        for (int b = 0; b < m_blocks; ++b)
            if (waiting[std::size_t(b)] == 0)
                m_sorted.push_back(b);
        for (std::size_t i = 0; i < m_sorted.size(); ++i)
            for (const auto &[next, distance] : m_after[std::size_t(m_sorted[i])])
                if (--waiting[std::size_t(next)] == 0)
                    m_sorted.push_back(next);
        if (int(m_sorted.size()) == m_blocks)
            return true;
        return untangle(waiting);
    }
    /// Blocks that would have to be above and below each other: the least wanted straight edge of each such knot gives way.
    bool untangle(const std::vector<int> &waiting)
    {
        std::vector<int> knot(std::size_t(m_blocks), -1);
        std::vector<int> worst; // index into m_straight, by knot
        for (const std::vector<int> &members : knots(waiting)) {
            for (const int b : members)
                knot[std::size_t(b)] = int(worst.size());
            worst.push_back(-1);
        }
        for (int i = 0; i < int(m_straight.size()); ++i) { // most wanted first
            const int b = m_block[std::size_t(m_columns.segments[std::size_t(m_straight[std::size_t(i)])].left)];
            if (knot[std::size_t(b)] >= 0)
                worst[std::size_t(knot[std::size_t(b)])] = i;
        }
        std::vector<int> gone;
        for (const int i : worst)
            if (i >= 0)
                gone.push_back(m_straight[std::size_t(i)]);
        if (gone.empty()) { // an order no columns can have; give up on all distances between these
            for (int b = 0; b < m_blocks; ++b)
                if (waiting[std::size_t(b)] > 0)
                    m_sorted.push_back(b);
            return true;
        }
        if (++m_rounds > 60) // many small knots: cut them all
            std::erase_if(m_straight, [&](int i) {
                return knot[std::size_t(m_block[std::size_t(m_columns.segments[std::size_t(i)].left)])] >= 0;
            });
        else
            std::erase_if(m_straight, [&gone](int i) { return std::find(gone.begin(), gone.end(), i) != gone.end(); });
        return false;
    }
    /// Strongly connected sets of more than one block, by Tarjan's algorithm without recursion.
    std::vector<std::vector<int>> knots(const std::vector<int> &waiting) const
    {
        std::vector<std::vector<int>> out;
        std::vector<int> index(std::size_t(m_blocks), -1), low(std::size_t(m_blocks), 0), stack;
        std::vector<bool> open(std::size_t(m_blocks), false);
        int next = 0;
        for (int root = 0; root < m_blocks; ++root) {
            if (waiting[std::size_t(root)] == 0 || index[std::size_t(root)] >= 0)
                continue;
            std::vector<std::pair<int, std::size_t>> calls{{root, 0}};
            while (!calls.empty()) {
                auto &[b, child] = calls.back();
                const auto at = std::size_t(b);
                if (child == 0) {
                    index[at] = low[at] = next++;
                    stack.push_back(b);
                    open[at] = true;
                }
                if (child < m_after[at].size()) {
                    const int to = m_after[at][child++].first;
                    if (index[std::size_t(to)] < 0)
                        calls.emplace_back(to, 0);
                    else if (open[std::size_t(to)])
                        low[at] = std::min(low[at], index[std::size_t(to)]);
                    continue;
                }
                if (low[at] == index[at]) {
                    std::vector<int> members;
                    for (int top = -1; top != b;) {
                        top = stack.back();
                        stack.pop_back();
                        open[std::size_t(top)] = false;
                        members.push_back(top);
                    }
                    if (members.size() > 1)
                        out.push_back(std::move(members));
                }
                const int done = b;
                calls.pop_back();
                if (!calls.empty()) {
                    const auto up = std::size_t(calls.back().first);
                    low[up] = std::min(low[up], low[std::size_t(done)]);
                }
            }
        }
        return out;
    }

    bool isHead(int cell) const { return m_cells[std::size_t(cell)].role == Cell::Role::Head; }
    bool roleOf(int block, Cell::Role role) const
    {
        const auto &members = m_members[std::size_t(block)];
        return members.size() == 1 && m_cells[std::size_t(members.front())].role == role;
    }
    void initial()
    {
        m_y.assign(std::size_t(m_blocks), 0);
        m_pulls.assign(std::size_t(m_blocks), {});
        for (const Segment &s : m_columns.segments) {
            const int a = m_block[std::size_t(s.left)], b = m_block[std::size_t(s.right)];
            if (a == b)
                continue;
            const double fellows = std::max(m_degreeRight[std::size_t(s.left)], m_degreeLeft[std::size_t(s.right)]);
            const double weight = s.weight / std::sqrt(fellows);
            const double shift = m_offset[std::size_t(s.left)] + s.leftOffset - m_offset[std::size_t(s.right)] - s.rightOffset;
            if (!isHead(s.left))
                m_pulls[std::size_t(a)].push_back({b, -shift, weight}); // y_a wants y_b - shift
            if (!isHead(s.right))
                m_pulls[std::size_t(b)].push_back({a, shift, weight});
        }
        for (const Limit &l : m_neighbours) {
            const int a = m_block[std::size_t(l.above)], b = m_block[std::size_t(l.below)];
            const double shift = m_offset[std::size_t(l.above)] + l.distance - m_offset[std::size_t(l.below)];
            if (a == b || isHead(l.above) || isHead(l.below))
                continue;
            m_pulls[std::size_t(a)].push_back({b, -shift, 2});
            m_pulls[std::size_t(b)].push_back({a, shift, 2});
        }
        for (const int b : m_sorted)
            m_y[std::size_t(b)] = std::max(0.0, floorOf(b, m_y));
        for (std::size_t i = m_sorted.size(); i-- > 0;)
            if (roleOf(m_sorted[i], Cell::Role::Head))
                raise(m_sorted[i]);
    }
    double floorOf(int block, const std::vector<double> &y) const
    {
        double low = -infinity;
        for (const auto &[above, distance] : m_before[std::size_t(block)])
            low = std::max(low, y[std::size_t(above)] + distance);
        return low;
    }
    double ceilingOf(int block, const std::vector<double> &y) const
    {
        double high = infinity;
        for (const auto &[below, distance] : m_after[std::size_t(block)])
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
        for (const auto &[above, distance] : m_before[std::size_t(block)]) {
            const bool head = depth < 6 && roleOf(above, Cell::Role::Head);
            low = std::max(low, (head ? springFloor(above, depth + 1) : m_y[std::size_t(above)]) + distance);
        }
        return low;
    }
    void pull()
    {
        std::vector<double> want(std::size_t(m_blocks), 0), down(std::size_t(m_blocks), 0), up(std::size_t(m_blocks), 0);
        for (int b = 0; b < m_blocks; ++b)
            want[std::size_t(b)] = m_pulls[std::size_t(b)].empty() && roleOf(b, Cell::Role::Foot) ? m_y[std::size_t(b)] : wish(b);
        for (const int b : m_sorted) {
            const double low = floorOf(b, down);
            down[std::size_t(b)] = roleOf(b, Cell::Role::Foot) && low > -infinity ? low : std::max(want[std::size_t(b)], low);
        }
        for (std::size_t i = m_sorted.size(); i-- > 0;) {
            const int b = m_sorted[i];
            const double high = ceilingOf(b, up);
            up[std::size_t(b)] = roleOf(b, Cell::Role::Head) && high < infinity ? high : std::min(want[std::size_t(b)], high);
        }
        for (int b = 0; b < m_blocks; ++b)
            m_y[std::size_t(b)] = (down[std::size_t(b)] + up[std::size_t(b)]) / 2;
        tighten();
    }
    void tighten()
    {
        for (const int b : m_sorted)
            if (roleOf(b, Cell::Role::Foot))
                if (const double low = floorOf(b, m_y); low > -infinity)
                    m_y[std::size_t(b)] = low;
        for (std::size_t i = m_sorted.size(); i-- > 0;)
            if (roleOf(m_sorted[i], Cell::Role::Head))
                raise(m_sorted[i]);
    }
    /// Moves each block, within its slack, to where the sum of its edges' bends is least.
    void settle()
    {
        for (int direction = 0; direction < 2; ++direction) {
            loosen(direction == 0);
            for (std::size_t i = 0; i < m_sorted.size(); ++i) {
                const int b = m_sorted[direction == 0 ? i : m_sorted.size() - 1 - i];
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
            for (const int b : m_sorted)
                if (roleOf(b, Cell::Role::Head)) {
                    const double low = floorOf(b, m_y);
                    m_y[std::size_t(b)] = low > -infinity ? low : m_y[std::size_t(b)] - far;
                }
            return;
        }
        for (std::size_t i = m_sorted.size(); i-- > 0;)
            if (const int b = m_sorted[i]; roleOf(b, Cell::Role::Foot)) {
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
        for (int b = 0; b < m_blocks; ++b) {
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
        std::vector<std::pair<double, double>> taken; // of boxes, and of frames from head to foot
        for (const Cell &cell : m_cells)
            taken.emplace_back(cell.y, cell.y + cell.height);
        for (const Group &group : m_columns.groups)
            if (group.head >= 0)
                taken.emplace_back(m_cells[std::size_t(group.head)].y,
                                   m_cells[std::size_t(group.foot)].y + m_cells[std::size_t(group.foot)].height);
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
            cell.y = std::floor(m_y[std::size_t(m_block[std::size_t(c)])] + 0.5) + m_offset[std::size_t(c)];
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
    std::vector<int> m_straight;
    std::vector<int> m_degreeLeft, m_degreeRight;
    int m_blocks = 0;
    int m_rounds = 0;
    std::vector<int> m_block;
    std::vector<double> m_offset;
    std::vector<std::vector<int>> m_members;
    std::vector<std::vector<std::pair<int, double>>> m_after, m_before;
    std::vector<int> m_sorted;
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
