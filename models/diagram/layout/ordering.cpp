#include <algorithm>
#include <limits>
#include <numeric>

#include "models/diagram/layout/cells.h"

namespace portolan::layered {

namespace {

/// Counts pairs (i < j, right[i] > right[j]) of segments sorted by their left ends.
long inversions(std::vector<std::pair<double, double>> &ends)
{
    std::sort(ends.begin(), ends.end());
    std::vector<double> rights;
    for (const auto &[l, r] : ends)
        rights.push_back(r);
    std::sort(rights.begin(), rights.end());
    rights.erase(std::unique(rights.begin(), rights.end()), rights.end());
    std::vector<long> tree(rights.size() + 1, 0);
    long total = 0, seen = 0;
    for (std::size_t i = 0; i < ends.size();) {
        std::size_t next = i;
        for (; next < ends.size() && ends[next].first == ends[i].first; ++next) { // one left end: they do not cross
            std::size_t at = std::size_t(std::lower_bound(rights.begin(), rights.end(), ends[next].second) - rights.begin()) + 1;
            long notAbove = 0;
            for (; at > 0; at -= at & (~at + 1))
                notAbove += tree[at];
            total += seen - notAbove;
        }
        for (; i < next; ++i, ++seen)
            for (std::size_t at = std::size_t(std::lower_bound(rights.begin(), rights.end(), ends[i].second) - rights.begin()) + 1;
                 at <= rights.size(); at += at & (~at + 1))
                ++tree[at];
    }
    return total;
}

class Orderer
{
public:
    Orderer(Columns &columns) : m_columns(columns)
    {
        m_position.assign(columns.cells.size(), 0);
        m_byGutter.resize(std::size_t(std::max(1, columns.count)));
        m_lefts.resize(columns.cells.size());
        m_rights.resize(columns.cells.size());
        for (int s = 0; s < int(columns.segments.size()); ++s) {
            const Segment &segment = columns.segments[std::size_t(s)];
            m_byGutter[std::size_t(segment.gutter)].push_back(s);
            m_rights[std::size_t(segment.left)].push_back(s);
            m_lefts[std::size_t(segment.right)].push_back(s);
        }
    }

    long run(const std::vector<double> &previous)
    {
        startFrom(previous);
        byHints();
        for (int c = 0; c < m_columns.count; ++c)
            harmonize(0, c);
        refreshAll();
        long best = crossings();
        auto bestItems = save();
        const int rounds = previous.empty() ? 12 : 4;
        for (int round = 0, idle = 0; round < rounds && best > 0 && idle < 4; ++round) {
            sweep(round % 2 == 0);
            if (m_columns.cells.size() < 4000 || round % 4 == 3)
                exchange();
            const long now = crossings();
            if (now < best) {
                best = now;
                bestItems = save();
                idle = 0;
            } else {
                ++idle;
            }
        }
        restore(bestItems);
        refreshAll();
        for (int pass = 0; pass < 3 && best > 0; ++pass) {
            exchange();
            const long now = crossings();
            if (now >= best)
                break;
            best = now;
            bestItems = save();
        }
        restore(bestItems);
        return best;
    }

    long crossings() const
    {
        long total = 0;
        for (int g = 0; g + 1 < m_columns.count; ++g)
            total += crossingsOf(g);
        return total;
    }
    void refreshAll()
    {
        for (int c = 0; c < m_columns.count; ++c)
            refresh(c);
    }

private:
    // A cell that spans columns has one rank in each; segments ask at its left or right end.
    double leftEnd(const Segment &s) const { return rank(s.left, s.gutter) + fraction(s.left, s.leftOffset); }
    double rightEnd(const Segment &s) const { return rank(s.right, s.gutter + 1) + fraction(s.right, s.rightOffset); }
    double fraction(int cell, double offset) const
    {
        return 0.9 * offset / (m_columns.cells[std::size_t(cell)].height + 1);
    }
    double rank(int cell, int column) const
    {
        const Cell &c = m_columns.cells[std::size_t(cell)];
        return c.first == c.last ? m_position[std::size_t(cell)] : m_spanRank[std::size_t(cell)][std::size_t(column - c.first)];
    }
    long crossingsOf(int gutter) const
    {
        std::vector<std::pair<double, double>> ends;
        for (const int s : m_byGutter[std::size_t(gutter)])
            ends.emplace_back(leftEnd(m_columns.segments[std::size_t(s)]), rightEnd(m_columns.segments[std::size_t(s)]));
        return inversions(ends);
    }
    void refresh(int column)
    {
        m_spanRank.resize(m_columns.cells.size());
        int rank = 0;
        for (const int cell : m_columns.column(column)) {
            const Cell &c = m_columns.cells[std::size_t(cell)];
            if (c.first == c.last) {
                m_position[std::size_t(cell)] = rank;
            } else {
                auto &ranks = m_spanRank[std::size_t(cell)];
                ranks.resize(std::size_t(c.last - c.first + 1));
                ranks[std::size_t(column - c.first)] = rank;
            }
            ++rank;
        }
    }
    std::vector<std::vector<std::vector<int>>> save() const
    {
        std::vector<std::vector<std::vector<int>>> out;
        for (const Group &group : m_columns.groups)
            out.push_back(group.items);
        return out;
    }
    void restore(const std::vector<std::vector<std::vector<int>>> &items)
    {
        for (std::size_t g = 0; g < items.size(); ++g)
            m_columns.groups[g].items = items[g];
    }

    int itemFirst(int item) const
    {
        return item >= 0 ? m_columns.cells[std::size_t(item)].first : m_columns.groups[std::size_t(~item)].first;
    }
    int itemLast(int item) const
    {
        return item >= 0 ? m_columns.cells[std::size_t(item)].last : m_columns.groups[std::size_t(~item)].last;
    }
    int itemOrder(int item) const
    {
        return item >= 0 ? m_columns.cells[std::size_t(item)].order : m_columns.groups[std::size_t(~item)].order;
    }

    /// What stood in the picture before keeps its order; only new things and ways look for a place among it.
    void startFrom(const std::vector<double> &previous)
    {
        if (previous.empty())
            return;
        m_hinted = true;
        const auto hint = [&previous](int node, int &order) {
            if (order < 0 && node >= 0 && previous[std::size_t(node)] >= 0)
                order = int(previous[std::size_t(node)] * 4);
        };
        for (Cell &cell : m_columns.cells)
            hint(cell.nodes.empty() ? -1 : cell.nodes.front(), cell.order);
        for (Group &group : m_columns.groups)
            hint(group.node, group.order);
    }
    void byHints()
    {
        for (Group &group : m_columns.groups)
            for (auto &items : group.items)
                slotSort(items, [&](int item, double &key) { key = itemOrder(item); return key >= 0; });
    }
    /// Gives what spans columns one order in all of them.
    void harmonize(int group, int column)
    {
        Group &g = m_columns.groups[std::size_t(group)];
        auto &items = g.items[std::size_t(column - g.first)];
        keepRelative(g, items, column, true);
        for (const int item : items)
            if (item < 0)
                harmonize(~item, column);
    }
    /// Sorts the items that have a key among the slots they hold; the others keep theirs.
    template<class KeyOf>
    void slotSort(std::vector<int> &items, KeyOf keyOf)
    {
        std::vector<std::size_t> slots;
        std::vector<std::pair<double, int>> keyed;
        for (std::size_t i = 0; i < items.size(); ++i) {
            double key = 0;
            if (keyOf(items[i], key)) {
                slots.push_back(i);
                keyed.emplace_back(key, items[i]);
            }
        }
        std::stable_sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (std::size_t i = 0; i < slots.size(); ++i)
            items[slots[i]] = keyed[i].second;
    }

    void gather(int group, int column, bool forward, double &sum, int &count) const
    {
        std::vector<int> cells;
        const Group &g = m_columns.groups[std::size_t(group)];
        if (g.head >= 0)
            gatherCell(g.head, forward, sum, count);
        for (const int item : g.items[std::size_t(column - g.first)]) {
            if (item >= 0)
                gatherCell(item, forward, sum, count);
            else
                gather(~item, column, forward, sum, count);
        }
    }
    void gatherCell(int cell, bool forward, double &sum, int &count) const
    {
        for (const int s : (forward ? m_lefts : m_rights)[std::size_t(cell)]) {
            const Segment &segment = m_columns.segments[std::size_t(s)];
            sum += (forward ? leftEnd(segment) : rightEnd(segment)) * segment.weight;
            count += segment.weight;
        }
    }

    void sweep(bool forward)
    {
        for (int i = 0; i < m_columns.count; ++i) {
            const int column = forward ? i : m_columns.count - 1 - i;
            orderGroup(0, column, forward);
            refresh(column);
        }
    }
    void orderGroup(int group, int column, bool forward)
    {
        Group &g = m_columns.groups[std::size_t(group)];
        auto &items = g.items[std::size_t(column - g.first)];
        slotSort(items, [&](int item, double &key) {
            double sum = 0;
            int count = 0;
            if (item >= 0)
                gatherCell(item, forward, sum, count);
            else
                gather(~item, column, forward, sum, count);
            key = count > 0 ? sum / count : 0;
            return count > 0;
        });
        keepRelative(g, items, column, forward);
        for (const int item : items)
            if (item < 0)
                orderGroup(~item, column, forward);
    }
    /// Items already ordered in the column before keep their order among themselves; so do those with a wanted place.
    void keepRelative(const Group &g, std::vector<int> &items, int column, bool forward)
    {
        const int before = forward ? column - 1 : column + 1;
        if (before >= g.first && before <= g.last) {
            std::vector<int> old;
            for (const int item : g.items[std::size_t(before - g.first)])
                if (itemFirst(item) <= column && column <= itemLast(item))
                    old.push_back(item);
            refill(items, old, [&](int item) { return itemFirst(item) <= before && before <= itemLast(item); });
        }
        std::vector<int> wanted;
        for (const int item : items)
            if (itemOrder(item) >= 0)
                wanted.push_back(item);
        std::stable_sort(wanted.begin(), wanted.end(), [this](int a, int b) { return itemOrder(a) < itemOrder(b); });
        refill(items, wanted, [this](int item) { return itemOrder(item) >= 0; });
    }
    template<class Belongs>
    void refill(std::vector<int> &items, const std::vector<int> &order, Belongs belongs)
    {
        std::size_t next = 0;
        for (int &item : items)
            if (belongs(item) && next < order.size())
                item = order[next++];
    }

    /// Swaps neighbours of one column wherever that saves crossings.
    void exchange()
    {
        for (int column = 0; column < m_columns.count; ++column)
            for (std::size_t g = 0; g < m_columns.groups.size(); ++g) {
                Group &group = m_columns.groups[g];
                if (column >= group.first && column <= group.last)
                    exchangeIn(group.items[std::size_t(column - group.first)], column);
            }
    }
    void exchangeIn(std::vector<int> &items, int column)
    {
        bool moved = false;
        for (int pass = 0; pass < 2; ++pass) {
            bool any = false;
            for (std::size_t i = 0; i + 1 < items.size(); ++i) {
                const int a = items[i], b = items[i + 1];
                if (itemFirst(a) != itemLast(a) || itemFirst(b) != itemLast(b) || (!m_hinted && itemOrder(a) >= 0 && itemOrder(b) >= 0))
                    continue;
                if (gain(a, b) > 0) {
                    std::swap(items[i], items[i + 1]);
                    any = moved = true;
                }
            }
            if (!any)
                break;
        }
        if (moved)
            refresh(column);
    }
    void ends(int item, bool left, std::vector<double> &out) const
    {
        if (item >= 0) {
            for (const int s : (left ? m_lefts : m_rights)[std::size_t(item)])
                out.push_back(left ? leftEnd(m_columns.segments[std::size_t(s)]) : rightEnd(m_columns.segments[std::size_t(s)]));
            return;
        }
        const Group &g = m_columns.groups[std::size_t(~item)];
        ends(g.head, left, out);
        for (const auto &column : g.items)
            for (const int inner : column)
                ends(inner, left, out);
    }
    long gain(int a, int b) const
    {
        long now = 0, then = 0;
        for (const bool left : {true, false}) {
            std::vector<double> as, bs;
            ends(a, left, as);
            ends(b, left, bs);
            if (as.empty() || bs.empty())
                continue;
            std::sort(as.begin(), as.end());
            std::sort(bs.begin(), bs.end());
            for (const double x : as) {
                now += std::lower_bound(bs.begin(), bs.end(), x) - bs.begin();
                then += bs.end() - std::upper_bound(bs.begin(), bs.end(), x);
            }
        }
        return now - then;
    }

    Columns &m_columns;
    bool m_hinted = false;
    std::vector<double> m_position;
    std::vector<std::vector<double>> m_spanRank;
    std::vector<std::vector<int>> m_byGutter, m_lefts, m_rights;
};

} // namespace

long orderColumns(Columns &columns, const std::vector<double> &previousTops)
{
    return Orderer(columns).run(previousTops);
}

long countCrossings(const Columns &columns)
{
    Columns copy = columns;
    Orderer orderer(copy);
    orderer.refreshAll();
    return orderer.crossings();
}

} // namespace portolan::layered
