#include "models/diagram/layout/blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace portolan::layered {

namespace {

class BlockMaker
{
public:
    BlockMaker(const Columns &columns, const std::vector<std::vector<int>> &order, const std::vector<Limit> &limits)
        : m_columns(columns), m_cells(columns.cells), m_order(order), m_limits(limits)
    {
    }
    Blocks make()
    {
        align();
        m_aligned = m_columns.aligned;
        while (!buildBlocks()) { }
        return std::move(m_out);
    }

private:
    bool isHead(int cell) const { return m_cells[std::size_t(cell)].role == Cell::Role::Head; }
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
            if (right[std::size_t(s.left)] || left[std::size_t(s.right)] || m_outer[std::size_t(i)])
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
    /// How far an edge is from the middle one of its fellows at either end. A box where many meet is drawn to their middle:
    /// the outer half of them may not hold it at their own height.
    template<class RankOf>
    void centring(RankOf rankOf, std::vector<double> &out)
    {
        constexpr std::size_t many = 6;
        m_outer.assign(m_columns.segments.size(), false);
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
            for (std::size_t i = 0; i < fellows.size(); ++i) {
                const double off = std::abs(double(i) - double(fellows.size() - 1) / 2);
                out[std::size_t(fellows[i])] += off;
                if (fellows.size() >= many && off * 4 > double(fellows.size()))
                    m_outer[std::size_t(fellows[i])] = true;
            }
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
            const int a = m_out.of[std::size_t(l.above)], b = m_out.of[std::size_t(l.below)];
            const double distance = l.distance + m_out.offset[std::size_t(l.above)] - m_out.offset[std::size_t(l.below)];
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
        m_out.after.assign(std::size_t(m_out.count), {});
        m_out.before.assign(std::size_t(m_out.count), {});
        for (const Limit &l : limits) {
            m_out.after[std::size_t(l.above)].emplace_back(l.below, l.distance);
            m_out.before[std::size_t(l.below)].emplace_back(l.above, l.distance);
        }
        return sortBlocks();
    }
    void joinCells()
    {
        m_out.of.assign(m_cells.size(), -1);
        m_out.offset.assign(m_cells.size(), 0);
        std::vector<std::vector<std::pair<int, double>>> joined(m_cells.size());
        for (const int i : m_straight) {
            const Segment &s = m_columns.segments[std::size_t(i)];
            joined[std::size_t(s.left)].emplace_back(s.right, s.leftOffset - s.rightOffset);
            joined[std::size_t(s.right)].emplace_back(s.left, s.rightOffset - s.leftOffset);
        }
        for (const auto &[a, b] : m_aligned) {
            joined[std::size_t(a)].emplace_back(b, 0);
            joined[std::size_t(b)].emplace_back(a, 0);
        }
        m_out.count = 0;
        m_out.members.clear();
        for (int c = 0; c < int(m_cells.size()); ++c) {
            if (m_out.of[std::size_t(c)] >= 0)
                continue;
            std::vector<int> stack{c};
            m_out.of[std::size_t(c)] = m_out.count;
            m_out.members.emplace_back();
            while (!stack.empty()) {
                const int at = stack.back();
                stack.pop_back();
                m_out.members.back().push_back(at);
                for (const auto &[next, offset] : joined[std::size_t(at)])
                    if (m_out.of[std::size_t(next)] < 0) {
                        m_out.of[std::size_t(next)] = m_out.count;
                        m_out.offset[std::size_t(next)] = m_out.offset[std::size_t(at)] + offset;
                        stack.push_back(next);
                    }
            }
            ++m_out.count;
        }
    }
    void release(const std::vector<int> &blocks)
    {
        std::vector<bool> gone(std::size_t(m_out.count), false);
        for (const int b : blocks)
            gone[std::size_t(b)] = true;
        const std::size_t before = m_straight.size();
        std::erase_if(m_straight, [&](int i) {
            return gone[std::size_t(m_out.of[std::size_t(m_columns.segments[std::size_t(i)].left)])];
        });
        if (m_straight.size() == before) // only frames hold these together
            m_aligned.clear();
    }
    bool sortBlocks()
    {
        m_out.sorted.clear();
        std::vector<int> waiting(std::size_t(m_out.count), 0);
        for (int b = 0; b < m_out.count; ++b)
            waiting[std::size_t(b)] = int(m_out.before[std::size_t(b)].size());
        for (int b = 0; b < m_out.count; ++b)
            if (waiting[std::size_t(b)] == 0)
                m_out.sorted.push_back(b);
        for (std::size_t i = 0; i < m_out.sorted.size(); ++i)
            for (const auto &[next, distance] : m_out.after[std::size_t(m_out.sorted[i])])
                if (--waiting[std::size_t(next)] == 0)
                    m_out.sorted.push_back(next);
        if (int(m_out.sorted.size()) == m_out.count)
            return true;
        return untangle(waiting);
    }
    /// Blocks that would have to be above and below each other: the least wanted straight edge of each such knot gives way.
    bool untangle(const std::vector<int> &waiting)
    {
        std::vector<int> knot(std::size_t(m_out.count), -1);
        std::vector<int> worst; // index into m_straight, by knot
        for (const std::vector<int> &members : knots(waiting)) {
            for (const int b : members)
                knot[std::size_t(b)] = int(worst.size());
            worst.push_back(-1);
        }
        for (int i = 0; i < int(m_straight.size()); ++i) { // most wanted first
            const int b = m_out.of[std::size_t(m_columns.segments[std::size_t(m_straight[std::size_t(i)])].left)];
            if (knot[std::size_t(b)] >= 0)
                worst[std::size_t(knot[std::size_t(b)])] = i;
        }
        std::vector<int> gone;
        for (const int i : worst)
            if (i >= 0)
                gone.push_back(m_straight[std::size_t(i)]);
        if (gone.empty() && !m_aligned.empty()) {
            m_aligned.clear();
            return false;
        }
        if (gone.empty()) { // an order no columns can have; give up on all distances between these
            for (int b = 0; b < m_out.count; ++b)
                if (waiting[std::size_t(b)] > 0)
                    m_out.sorted.push_back(b);
            return true;
        }
        if (++m_rounds > 60) // many small knots: cut them all
            std::erase_if(m_straight, [&](int i) {
                return knot[std::size_t(m_out.of[std::size_t(m_columns.segments[std::size_t(i)].left)])] >= 0;
            });
        else
            std::erase_if(m_straight, [&gone](int i) { return std::find(gone.begin(), gone.end(), i) != gone.end(); });
        return false;
    }
    /// Strongly connected sets of more than one block, by Tarjan's algorithm without recursion.
    std::vector<std::vector<int>> knots(const std::vector<int> &waiting) const
    {
        std::vector<std::vector<int>> out;
        std::vector<int> index(std::size_t(m_out.count), -1), low(std::size_t(m_out.count), 0), stack;
        std::vector<bool> open(std::size_t(m_out.count), false);
        int next = 0;
        for (int root = 0; root < m_out.count; ++root) {
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
                if (child < m_out.after[at].size()) {
                    const int to = m_out.after[at][child++].first;
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

    const Columns &m_columns;
    const std::vector<Cell> &m_cells;
    const std::vector<std::vector<int>> &m_order;
    const std::vector<Limit> &m_limits;
    std::vector<bool> m_outer;   ///< segments far from the middle of many
    std::vector<int> m_straight; ///< segments, most wanted first
    std::vector<std::pair<int, int>> m_aligned;
    int m_rounds = 0;
    Blocks m_out;
};

} // namespace

Blocks makeBlocks(const Columns &columns, const std::vector<std::vector<int>> &order, const std::vector<Limit> &limits)
{
    return BlockMaker(columns, order, limits).make();
}

} // namespace portolan::layered
