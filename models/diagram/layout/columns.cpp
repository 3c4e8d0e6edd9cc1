#include <algorithm>
#include <map>

#include "models/diagram/layout/cells.h"

namespace portolan::layered {

ColumnPlan planColumns(const Graph &graph)
{
    std::map<std::pair<int, int>, int> used;
    for (const GraphNode &node : graph.nodes)
        if (node.form != GraphNode::Form::Frame)
            used[{node.lane, node.column}] = 0;
    if (used.empty())
        for (const GraphNode &node : graph.nodes)
            used[{node.lane, node.column}] = 0; // empty frames still want a place
    ColumnPlan plan;
    for (auto &[where, index] : used) {
        index = int(plan.laneOf.size());
        plan.laneOf.push_back(where.first);
    }
    for (const GraphNode &node : graph.nodes) {
        auto at = used.lower_bound({node.lane, node.column});
        if (at == used.end())
            at = std::prev(used.end());
        plan.columnOf.push_back(at->second);
    }
    return plan;
}

namespace {

class ColumnMaker
{
public:
    ColumnMaker(const Graph &graph, const std::vector<BoxPlan> &plans, const std::vector<double> &heads)
        : m_graph(graph), m_index(graph), m_plans(plans), m_heads(heads)
    {
    }

    Columns make()
    {
        const ColumnPlan plan = planColumns(m_graph);
        m_out.columnOf = plan.columnOf;
        m_out.laneOfColumn = plan.laneOf;
        m_out.count = int(plan.laneOf.size());
        m_out.cellOf.assign(m_graph.nodes.size(), -1);
        m_out.groupOf.assign(m_graph.nodes.size(), -1);
        Group root;
        root.last = std::max(0, m_out.count - 1);
        m_out.groups.push_back(root);
        makeGroups();
        makeStacks();
        spanGroups();
        for (Group &group : m_out.groups)
            group.items.resize(std::size_t(group.last - group.first + 1));
        placeItems();
        makeEdges();
        headsAndFeet();
        alignFrames();
        return std::move(m_out);
    }

private:
    int parentGroup(int node) const
    {
        const std::string &parent = m_graph.nodes[std::size_t(node)].parent;
        const int frame = parent.empty() ? -1 : m_index.node(parent);
        return frame < 0 ? 0 : std::max(0, m_out.groupOf[std::size_t(frame)]);
    }
    void makeGroups()
    {
        for (int n = 0; n < int(m_graph.nodes.size()); ++n)
            if (m_graph.nodes[std::size_t(n)].form == GraphNode::Form::Frame) {
                m_out.groupOf[std::size_t(n)] = int(m_out.groups.size());
                Group group;
                group.node = n;
                group.first = group.last = m_out.columnOf[std::size_t(n)];
                group.order = m_graph.nodes[std::size_t(n)].order;
                m_out.groups.push_back(group);
            }
        for (std::size_t g = 1; g < m_out.groups.size(); ++g)
            m_out.groups[g].parent = parentGroup(m_out.groups[g].node);
        for (std::size_t g = 1; g < m_out.groups.size(); ++g) { // frames that hold each other: let the first go
            int steps = 0;
            for (int up = int(g); up > 0; up = m_out.groups[std::size_t(up)].parent)
                if (++steps > int(m_out.groups.size())) {
                    m_out.groups[g].parent = 0;
                    break;
                }
        }
    }
    int glueRoot(int node) const
    {
        int at = node;
        for (int steps = 0; steps < 16; ++steps) {
            const GraphNode &current = m_graph.nodes[std::size_t(at)];
            const int up = current.glue.empty() ? -1 : m_index.node(current.glue);
            if (up < 0 || up == node || m_out.groupOf[std::size_t(up)] >= 0
                || m_out.columnOf[std::size_t(up)] != m_out.columnOf[std::size_t(node)] || parentGroup(up) != parentGroup(node))
                return at;
            at = up;
        }
        return node;
    }
    void makeStacks()
    {
        for (int pass = 0; pass < 2; ++pass)
            for (int n = 0; n < int(m_graph.nodes.size()); ++n) {
                const GraphNode &node = m_graph.nodes[std::size_t(n)];
                if (m_out.groupOf[std::size_t(n)] >= 0)
                    continue;
                const int root = glueRoot(n);
                if ((root == n) != (pass == 0))
                    continue;
                if (pass == 0) {
                    Cell cell;
                    cell.first = cell.last = m_out.columnOf[std::size_t(n)];
                    cell.group = parentGroup(n);
                    cell.order = node.order;
                    m_out.cellOf[std::size_t(n)] = int(m_out.cells.size());
                    m_out.cells.push_back(std::move(cell));
                }
                const int target = m_out.cellOf[std::size_t(root)];
                if (target < 0)
                    continue;
                m_out.cellOf[std::size_t(n)] = target;
                m_out.cells[std::size_t(target)].nodes.push_back(n);
            }
        for (Cell &cell : m_out.cells)
            stack(cell);
    }
    void stack(Cell &cell)
    {
        // Notes last: nothing hangs below a remark.
        std::stable_sort(cell.nodes.begin(), cell.nodes.end(), [this](int a, int b) { return isNote(a) < isNote(b); });
        for (const int n : cell.nodes) {
            if (cell.height > 0)
                cell.height += isNote(n) ? 12 : 34;
            cell.offsets.push_back(cell.height);
            cell.height += m_plans[std::size_t(n)].height;
        }
    }
    bool isNote(int n) const { return m_graph.nodes[std::size_t(n)].form == GraphNode::Form::Note; }

    void spanGroups()
    {
        std::vector<bool> any(m_out.groups.size(), false);
        const auto widen = [&](int group, int first, int last) {
            for (int g = group; g > 0; g = m_out.groups[std::size_t(g)].parent) {
                Group &at = m_out.groups[std::size_t(g)];
                at.first = any[std::size_t(g)] ? std::min(at.first, first) : first;
                at.last = any[std::size_t(g)] ? std::max(at.last, last) : last;
                any[std::size_t(g)] = true;
            }
        };
        for (const Cell &cell : m_out.cells)
            widen(cell.group, cell.first, cell.last);
        for (std::size_t g = 1; g < m_out.groups.size(); ++g)
            if (!any[g])
                widen(m_out.groups[g].parent, m_out.groups[g].first, m_out.groups[g].last);
        for (int pass = 0; pass < 8; ++pass)
            for (std::size_t g = 1; g < m_out.groups.size(); ++g) {
                const Group &child = m_out.groups[g];
                Group &parent = m_out.groups[std::size_t(child.parent)];
                if (child.parent == 0)
                    continue;
                if (parent.first == child.first)
                    parent.leftDepth = std::max(parent.leftDepth, child.leftDepth + 1);
                if (parent.last == child.last)
                    parent.rightDepth = std::max(parent.rightDepth, child.rightDepth + 1);
            }
    }
    void placeItems()
    {
        // In the order of the graph's nodes: cells and frames mixed, as the builder listed them.
        for (int n = 0; n < int(m_graph.nodes.size()); ++n) {
            const int g = m_out.groupOf[std::size_t(n)];
            if (g >= 0) {
                const Group &group = m_out.groups[std::size_t(g)];
                add(group.parent, ~g, group.first, group.last);
            } else if (const int c = m_out.cellOf[std::size_t(n)]; c >= 0 && m_out.cells[std::size_t(c)].nodes.front() == n) {
                const Cell &cell = m_out.cells[std::size_t(c)];
                add(cell.group, c, cell.first, cell.last);
            }
        }
    }
    void add(int group, int item, int first, int last)
    {
        Group &to = m_out.groups[std::size_t(group)];
        for (int c = first; c <= last; ++c)
            to.items[std::size_t(c - to.first)].push_back(item);
    }
    Anchor anchor(const GraphEnd &end) const
    {
        Anchor out;
        out.node = end.node;
        const int g = m_out.groupOf[std::size_t(end.node)];
        if (g >= 0) {
            const Group &group = m_out.groups[std::size_t(g)];
            out.first = group.first;
            out.last = group.last;
            out.offset = headAnchor;
            return out; // its head cell is made later
        }
        out.cell = m_out.cellOf[std::size_t(end.node)];
        out.first = out.last = m_out.columnOf[std::size_t(end.node)];
        const Cell &cell = m_out.cells[std::size_t(out.cell)];
        const auto at = std::find(cell.nodes.begin(), cell.nodes.end(), end.node) - cell.nodes.begin();
        const BoxPlan &plan = m_plans[std::size_t(end.node)];
        out.offset = cell.offsets[std::size_t(at)] + plan.height / 2;
        if (end.row >= 0 && end.row < int(plan.rows.size())) {
            const Rect &row = plan.rows[std::size_t(end.row)];
            out.offset = cell.offsets[std::size_t(at)] + row.y + row.h / 2;
        }
        return out;
    }
    void makeEdges()
    {
        for (const GraphEdge &edge : m_graph.edges) {
            EdgePlan plan;
            const GraphEnd from = m_index.find(edge.from), to = m_index.find(edge.to);
            if (from.valid() && to.valid()) {
                plan.numbers = int(edgeNumbers(edge).size());
                plan.from = anchor(from);
                plan.to = anchor(to);
                plan.reversed = plan.to.last < plan.from.first;
                const Anchor &left = plan.reversed ? plan.to : plan.from, &right = plan.reversed ? plan.from : plan.to;
                if (left.last < right.first)
                    chain(plan, left, right, edge.weight);
            }
            m_out.edges.push_back(std::move(plan));
        }
    }
    /// The group the way of an edge is in when it passes a column: that of an end whose frame is there, else the picture.
    int passing(const Anchor &left, const Anchor &right, int column) const
    {
        for (const Anchor *end : {&left, &right}) {
            int g = end->cell >= 0 ? m_out.cells[std::size_t(end->cell)].group
                                   : m_out.groups[std::size_t(m_out.groupOf[std::size_t(end->node)])].parent;
            for (; g > 0; g = m_out.groups[std::size_t(g)].parent)
                if (m_out.groups[std::size_t(g)].first <= column && column <= m_out.groups[std::size_t(g)].last)
                    return g;
        }
        return 0;
    }
    void chain(EdgePlan &plan, const Anchor &left, const Anchor &right, int weight)
    {
        int cell = left.cell >= 0 ? left.cell : ~m_out.groupOf[std::size_t(left.node)];
        double offset = left.offset;
        int column = left.last;
        const int edge = int(m_out.edges.size());
        while (column + 1 < right.first) {
            const int group = passing(left, right, column + 1);
            int last = column + 1;
            while (last + 1 < right.first && passing(left, right, last + 1) == group)
                ++last;
            Cell way;
            way.role = Cell::Role::Way;
            way.first = column + 1;
            way.last = last;
            way.group = group;
            way.height = 2;
            const int id = int(m_out.cells.size());
            m_out.cells.push_back(way);
            add(group, id, way.first, way.last);
            plan.segments.push_back(int(m_out.segments.size()));
            m_out.segments.push_back({column, cell, id, offset, 1, edge, weight});
            cell = id;
            offset = 1;
            column = last;
        }
        plan.segments.push_back(int(m_out.segments.size()));
        m_out.segments.push_back({column, cell, right.cell >= 0 ? right.cell : ~m_out.groupOf[std::size_t(right.node)], offset,
                                  right.offset, edge, weight});
    }
    void headsAndFeet()
    {
        for (std::size_t g = 1; g < m_out.groups.size(); ++g) {
            Group &group = m_out.groups[g];
            for (const auto role : {Cell::Role::Head, Cell::Role::Foot}) {
                Cell cell;
                cell.role = role;
                cell.first = group.first;
                cell.last = group.last;
                cell.group = int(g);
                cell.height = role == Cell::Role::Head ? m_heads[std::size_t(group.node)] : footHeight;
                (role == Cell::Role::Head ? group.head : group.foot) = int(m_out.cells.size());
                m_out.cells.push_back(cell);
            }
            m_out.cellOf[std::size_t(group.node)] = group.head;
        }
        for (Segment &segment : m_out.segments) {
            if (segment.left < 0)
                segment.left = m_out.groups[std::size_t(~segment.left)].head;
            if (segment.right < 0)
                segment.right = m_out.groups[std::size_t(~segment.right)].head;
        }
        for (EdgePlan &edge : m_out.edges)
            for (Anchor *end : {&edge.from, &edge.to})
                if (end->node >= 0 && end->cell < 0)
                    end->cell = m_out.cellOf[std::size_t(end->node)];
    }

    /// Frames that share a column, or of which one holds the other, cannot begin at one height.
    void alignFrames()
    {
        std::map<std::string_view, std::vector<int>> wanted;
        for (int g = 1; g < int(m_out.groups.size()); ++g)
            if (const std::string &word = m_graph.nodes[std::size_t(m_out.groups[std::size_t(g)].node)].align; !word.empty())
                wanted[word].push_back(g);
        for (const auto &[word, groups] : wanted)
            for (std::size_t i = 1; i < groups.size(); ++i) {
                const Group &b = m_out.groups[std::size_t(groups[i])];
                const bool free = std::all_of(groups.begin(), groups.begin() + std::ptrdiff_t(i), [&](int other) {
                    const Group &a = m_out.groups[std::size_t(other)];
                    return a.last < b.first || b.last < a.first;
                });
                if (!free)
                    continue;
                const Group &a = m_out.groups[std::size_t(groups.front())];
                m_out.aligned.emplace_back(a.head, b.head);
                m_out.aligned.emplace_back(a.foot, b.foot);
            }
    }

    const Graph &m_graph;
    GraphIndex m_index;
    const std::vector<BoxPlan> &m_plans;
    const std::vector<double> &m_heads;
    Columns m_out;
};

void expand(const Columns &columns, int group, int column, std::vector<int> &out)
{
    const Group &g = columns.groups[std::size_t(group)];
    if (g.head >= 0)
        out.push_back(g.head);
    for (const int item : g.items[std::size_t(column - g.first)]) {
        if (item >= 0)
            out.push_back(item);
        else
            expand(columns, ~item, column, out);
    }
    if (g.foot >= 0)
        out.push_back(g.foot);
}

} // namespace

std::vector<int> Columns::column(int c) const
{
    std::vector<int> out;
    expand(*this, 0, c, out);
    return out;
}

bool Columns::inside(int group, int ancestor) const
{
    for (; group >= 0; group = groups[std::size_t(group)].parent)
        if (group == ancestor)
            return true;
    return false;
}

Columns makeColumns(const Graph &graph, const std::vector<BoxPlan> &plans, const std::vector<double> &headHeights)
{
    return ColumnMaker(graph, plans, headHeights).make();
}

} // namespace portolan::layered
