#include "models/diagram/layout/layout.h"

#include <algorithm>
#include <cmath>

#include "models/diagram/layout/cells.h"
#include "models/diagram/layout/labels.h"
#include "models/diagram/layout/moved.h"
#include "models/diagram/layout/routes.h"

namespace portolan {

namespace {

using namespace layered;

constexpr double margin = 32, baseGutter = 64;

double evenUp(double v) { return std::ceil(v / 2) * 2; }

/// Widths first (columns), then heights, then the vertical dimension, then the ways of the edges.
class LayoutMaker
{
public:
    LayoutMaker(const Graph &graph, const TextMeasure &measure, const LayoutOptions &options)
        : m_graph(graph), m_measure(measure), m_options(options)
    {
    }

    Layout make()
    {
        m_out.title = m_options.title.empty() ? m_graph.title : m_options.title;
        m_out.legend = m_options.legend;
        measureColumns();
        planBoxes();
        m_columns = makeColumns(m_graph, m_out.plans, m_heads);
        m_out.crossings = orderColumns(m_columns, previousTops());
        placeCells(m_columns);
        headline();
        widenGutters();
        placeColumns();
        placeBoxes();
        m_out.routes = routeEdges(m_graph, m_columns, m_out.boxes, m_out.plans, {m_x, m_width, m_trunk});
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e)
            if (!m_graph.edges[e].label.empty())
                m_out.routes[e].labelWidth = std::ceil(m_measure.width(m_graph.edges[e].label, diagramtext::small));
        moveBoxes(m_graph, m_options.moved, m_out);
        placeLabels(m_graph, m_out);
        tail();
        return std::move(m_out);
    }

private:
    double headWidth(const GraphNode &node) const
    {
        double width = 44 + m_measure.width(node.label, diagramtext::frameLabel) + 20;
        if (!node.badge.word.empty())
            width += m_measure.width(node.badge.word, diagramtext::badge) + 46;
        return evenUp(std::min(width, m_options.maxBoxWidth + 40));
    }
    void measureColumns()
    {
        const ColumnPlan plan = planColumns(m_graph);
        m_laneOf = plan.laneOf;
        m_columnOf = plan.columnOf;
        m_width.assign(m_laneOf.size(), 80);
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n) {
            double &width = m_width[std::size_t(m_columnOf[n])];
            width = std::max(width, naturalWidth(m_graph.nodes[n], m_measure, m_options.maxBoxWidth));
        }
        for (std::size_t c = 0; c < m_laneOf.size(); ++c)
            if (c == 0 || m_laneOf[c] != m_laneOf[c - 1]) {
                const auto lane = std::size_t(m_laneOf[c]);
                if (lane < m_graph.lanes.size())
                    m_width[c] = std::max(m_width[c], evenUp(m_measure.width(m_graph.lanes[lane].heading, diagramtext::heading)));
            }
    }
    void planBoxes()
    {
        // Frames' spans are needed for their heads' heights: columns of their members, without positions yet.
        std::vector<BoxPlan> rough(m_graph.nodes.size());
        for (BoxPlan &plan : rough)
            plan.height = 2;
        const Columns spans = makeColumns(m_graph, rough, std::vector<double>(m_graph.nodes.size(), 48));
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            if (const int g = spans.groupOf[n]; g >= 0 && spans.groups[std::size_t(g)].first == spans.groups[std::size_t(g)].last) {
                double &width = m_width[std::size_t(spans.groups[std::size_t(g)].first)];
                width = std::max(width, headWidth(m_graph.nodes[n]) - 2 * framePad);
            }
        m_heads.assign(m_graph.nodes.size(), 0);
        m_out.plans.resize(m_graph.nodes.size());
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n) {
            const int g = spans.groupOf[n];
            if (g < 0) {
                m_out.plans[n] = planBox(m_graph.nodes[n], m_measure, m_width[std::size_t(m_columnOf[n])]);
                continue;
            }
            const Group &group = spans.groups[std::size_t(g)];
            double width = 2 * framePad + (group.last - group.first) * baseGutter;
            for (int c = group.first; c <= group.last; ++c)
                width += m_width[std::size_t(c)];
            m_out.plans[n] = planHead(m_graph.nodes[n], m_measure, width);
            m_heads[n] = m_out.plans[n].height;
        }
    }
    std::vector<double> previousTops() const
    {
        if (m_options.previous.empty())
            return {};
        std::vector<double> tops;
        for (const GraphNode &node : m_graph.nodes) {
            const auto found = m_options.previous.find(node.id);
            tops.push_back(found == m_options.previous.end() ? -1 : found->second);
        }
        return tops;
    }
    void headline()
    {
        double y = margin;
        if (!m_out.title.empty())
            y += 26;
        if (!m_graph.subtitle.empty())
            y += 24;
        const bool headed = std::any_of(m_graph.lanes.begin(), m_graph.lanes.end(), [](const auto &l) { return !l.heading.empty(); });
        if (headed) {
            m_out.laneY = y + 26;
            y = m_out.laneY + 28;
        } else {
            y += 22;
        }
        m_out.bodyTop = y;
    }
    /// Steep bundles of edges need room to stay readable.
    void widenGutters()
    {
        m_gutter.assign(m_width.size(), baseGutter);
        m_trunk.assign(m_width.size(), 0);
        const std::vector<bool> shared = sharedLabels(m_graph);
        std::vector<double> steepest(m_width.size(), 0);
        std::vector<int> numbered(m_width.size(), 0);
        for (const Segment &s : m_columns.segments) {
            const double a = m_columns.cells[std::size_t(s.left)].y + s.leftOffset;
            const double b = m_columns.cells[std::size_t(s.right)].y + s.rightOffset;
            double &at = steepest[std::size_t(s.gutter)];
            at = std::max(at, std::abs(a - b));
            const double label = m_measure.width(m_graph.edges[std::size_t(s.edge)].label, diagramtext::small);
            const EdgePlan &plan = m_columns.edges[std::size_t(s.edge)];
            if (shared[std::size_t(s.edge)] && !plan.reversed && &m_columns.segments[std::size_t(plan.segments.front())] == &s)
                m_trunk[std::size_t(s.gutter)] = std::max(m_trunk[std::size_t(s.gutter)], std::ceil(trunkFor(label)));
            else if (!shared[std::size_t(s.edge)] && label > 0) // a bit of line on either side, and the tip
                numbered[std::size_t(s.gutter)] = std::max(numbered[std::size_t(s.gutter)],
                    int(label) + 56);
            if (const int discs = plan.numbers; discs > 1)
                numbered[std::size_t(s.gutter)] = std::max(numbered[std::size_t(s.gutter)], 24 * discs + 44);
        }
        for (std::size_t g = 0; g < m_gutter.size(); ++g)
            m_gutter[g] = evenUp(m_trunk[g] + std::max(baseGutter + std::min(120.0, std::max(0.0, steepest[g] - 160) * 0.1), double(numbered[g])));
    }
    void placeColumns()
    {
        const std::size_t count = m_width.size();
        std::vector<double> left(count, 0), right(count, 0);
        for (std::size_t g = 1; g < m_columns.groups.size(); ++g) {
            const Group &group = m_columns.groups[g];
            left[std::size_t(group.first)] = std::max(left[std::size_t(group.first)], framePad * (group.leftDepth + 1));
            right[std::size_t(group.last)] = std::max(right[std::size_t(group.last)], framePad * (group.rightDepth + 1));
        }
        double x = margin;
        for (std::size_t c = 0; c < count; ++c) {
            x += left[c];
            m_x.push_back(x);
            if (c == 0 || m_laneOf[c] != m_laneOf[c - 1])
                m_out.lanes.push_back({laneHeading(m_laneOf[c]), x - left[c], 0});
            x += m_width[c] + right[c];
            m_out.lanes.back().w = x - m_out.lanes.back().x;
            if (c + 1 < count)
                x += m_gutter[c];
        }
        m_out.width = x + margin;
    }
    std::string laneHeading(int lane) const
    {
        return lane >= 0 && lane < int(m_graph.lanes.size()) ? m_graph.lanes[std::size_t(lane)].heading : std::string();
    }
    void placeBoxes()
    {
        m_out.boxes.resize(m_graph.nodes.size());
        m_out.bodyBottom = m_out.bodyTop;
        for (Cell &cell : m_columns.cells)
            cell.y += m_out.bodyTop;
        for (const Cell &cell : m_columns.cells)
            for (std::size_t i = 0; i < cell.nodes.size(); ++i) {
                const auto n = std::size_t(cell.nodes[i]);
                m_out.boxes[n] = {m_x[std::size_t(cell.first)], cell.y + cell.offsets[i], m_width[std::size_t(cell.first)],
                                  m_out.plans[n].height};
            }
        for (std::size_t g = 1; g < m_columns.groups.size(); ++g) {
            const Group &group = m_columns.groups[g];
            const double x = m_x[std::size_t(group.first)] - framePad * (group.leftDepth + 1);
            const double right = m_x[std::size_t(group.last)] + m_width[std::size_t(group.last)] + framePad * (group.rightDepth + 1);
            const Cell &head = m_columns.cells[std::size_t(group.head)], &foot = m_columns.cells[std::size_t(group.foot)];
            const auto n = std::size_t(group.node);
            m_out.boxes[n] = {x, head.y, right - x, foot.y + foot.height - head.y};
            BoxPlan &plan = m_out.plans[n];
            plan.badge.x += m_out.boxes[n].w - plan.width; // gutters may have grown since the head was planned
            plan.width = m_out.boxes[n].w;
        }
        for (const Rect &box : m_out.boxes)
            m_out.bodyBottom = std::max(m_out.bodyBottom, box.bottom());
    }
    void tail()
    {
        double y = m_out.bodyBottom;
        const double titleWidth = m_measure.width(m_out.title, diagramtext::title);
        const double subtitleWidth = m_measure.width(m_graph.subtitle, diagramtext::subtitle);
        m_out.width = std::max(m_out.width, 2 * margin + std::ceil(std::max(titleWidth, subtitleWidth)));
        if (m_graph.nodes.empty())
            m_out.width = std::max(m_out.width, 2 * margin + std::ceil(m_measure.width(m_graph.emptyText, diagramtext::subtitle)));
        if (m_graph.nodes.empty() && !m_graph.emptyText.empty())
            y += 40;
        legendWidth();
        if (!m_graph.steps.empty())
            y = placeSteps(y + 36);
        if (m_options.legend && (!m_graph.legend.empty() || !m_graph.footer.empty() || !m_graph.printedAt.empty())) {
            m_out.legendY = y + 44;
            y = m_out.legendY;
        }
        m_out.height = evenUp(y + margin - 4);
        m_out.width = evenUp(m_out.width);
    }
    void legendWidth()
    {
        if (!m_options.legend)
            return;
        double width = 0;
        for (const GraphLegend &entry : m_graph.legend) {
            m_out.legendWidths.push_back(std::ceil(m_measure.width(entry.text, diagramtext::small)));
            width += 40 + m_out.legendWidths.back() + 34;
        }
        width += m_measure.width(m_graph.footer, diagramtext::small);
        if (!m_graph.printedAt.empty())
            width += m_measure.width(m_graph.printedAt, diagramtext::small) + 24;
        m_out.width = std::max(m_out.width, 2 * margin + std::ceil(width) + 12);
    }
    double placeSteps(double y)
    {
        m_out.stepsY = y;
        const double room = m_out.width - 2 * margin;
        const int columns = std::max(1, std::min(3, int(room / 320)));
        const int perColumn = (int(m_graph.steps.size()) + columns - 1) / columns;
        const double width = (room - 28 * (columns - 1)) / columns;
        double bottom = y;
        for (int i = 0; i < int(m_graph.steps.size()); ++i) {
            const double x = margin + (i / perColumn) * (width + 28);
            const double top = i % perColumn == 0 ? y + 32 : m_out.steps.back().at.y + double(m_out.steps.back().lines.size()) * 18 + 4;
            const GraphStep &step = m_graph.steps[std::size_t(i)];
            m_out.steps.push_back({{x, top}, wrapText(step.text, diagramtext::row, width - 26, m_measure), step.number});
            bottom = std::max(bottom, top + double(m_out.steps.back().lines.size()) * 18);
        }
        return bottom - 8;
    }

    const Graph &m_graph;
    const TextMeasure &m_measure;
    const LayoutOptions &m_options;
    Layout m_out;
    Columns m_columns;
    std::vector<int> m_laneOf, m_columnOf;
    std::vector<double> m_width, m_heads, m_gutter, m_trunk, m_x;
};

} // namespace

Layout layOut(const Graph &graph, const TextMeasure &measure, const LayoutOptions &options)
{
    return LayoutMaker(graph, measure, options).make();
}

Rect endBox(const Layout &layout, const GraphEnd &end)
{
    Rect box = layout.boxes[std::size_t(end.node)];
    const BoxPlan &plan = layout.plans[std::size_t(end.node)];
    if (end.row < 0 || end.row >= int(plan.rows.size()))
        return box;
    const Rect &row = plan.rows[std::size_t(end.row)];
    return {box.x + row.x, box.y + row.y, row.w, row.h};
}

} // namespace portolan
