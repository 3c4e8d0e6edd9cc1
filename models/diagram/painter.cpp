#include "models/diagram/painter.h"

#include <cmath>

#include "models/core/printable.h"
#include "models/diagram/icons.h"

namespace portolan {

namespace {

constexpr double margin = 32;

Rect moved(const Rect &r, const Rect &by) { return {r.x + by.x, r.y + by.y, r.w, r.h}; }

/// Where the way begins, as if it ended there.
EdgeRoute backwards(const EdgeRoute &route)
{
    EdgeRoute out;
    if (route.path.elements.size() < 2)
        return route;
    const Path::Element &next = route.path.elements[1];
    out.tip = route.path.elements.front().end;
    const Point ahead = next.type == Path::Element::Type::Cubic ? next.a : next.end;
    const double length = std::hypot(ahead.x - out.tip.x, ahead.y - out.tip.y);
    if (length > 0)
        out.direction = {(out.tip.x - ahead.x) / length, (out.tip.y - ahead.y) / length};
    return out;
}

std::string_view iconOf(const GraphNode &node) { return node.icon.empty() ? node.kind : node.icon; }

} // namespace

std::string DiagramPainter::nodeTitle(const GraphNode &node)
{
    std::string out = spokenText(node);
    for (const Evidence &e : node.evidence)
        out += '\n' + e.text();
    return printable(std::move(out));
}

std::string DiagramPainter::edgeTitle(const GraphEdge &edge)
{
    std::string out;
    for (const Evidence &e : edge.evidence)
        out += (out.empty() ? "" : "\n") + e.text();
    return printable(std::move(out));
}

void DiagramPainter::paintAll(Canvas &canvas) const
{
    paintBackground(canvas);
    paintSurroundings(canvas);
    for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
        if (m_graph.nodes[n].form == GraphNode::Form::Frame)
            paintNode(canvas, n);
    for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
        if (m_graph.nodes[n].form != GraphNode::Form::Frame)
            paintNode(canvas, n);
    for (std::size_t e = 0; e < m_graph.edges.size(); ++e)
        paintEdge(canvas, e);
}

void DiagramPainter::paintBackground(Canvas &canvas) const
{
    canvas.rect({0, 0, m_layout.width, m_layout.height}, 0, m_theme.background, {});
}

void DiagramPainter::paintSurroundings(Canvas &canvas) const
{
    canvas.beginGroup("title", "");
    double y = margin;
    if (!m_layout.title.empty()) {
        canvas.text({margin, y + 10}, m_layout.title, diagramtext::title, m_theme.text, TextAnchor::Start);
        y += 26;
    }
    if (!m_graph.subtitle.empty())
        canvas.text({margin, y + 9}, m_graph.subtitle, diagramtext::subtitle, m_theme.muted, TextAnchor::Start);
    canvas.endGroup();
    canvas.beginGroup("lanes", "");
    for (const LaneBand &lane : m_layout.lanes) {
        if (lane.heading.empty())
            continue;
        canvas.text({lane.x, m_layout.laneY}, lane.heading, diagramtext::heading, m_theme.muted, TextAnchor::Start);
        canvas.path(Path().move({lane.x, m_layout.laneY + 11}).line({lane.x + lane.w, m_layout.laneY + 11}), {}, {m_theme.line, 1});
    }
    canvas.endGroup();
    if (m_graph.nodes.empty() && !m_graph.emptyText.empty())
        canvas.text({margin, m_layout.bodyTop + 20}, m_graph.emptyText, diagramtext::subtitle, m_theme.muted, TextAnchor::Start);
    steps(canvas);
    legend(canvas);
}

void DiagramPainter::steps(Canvas &canvas) const
{
    if (m_layout.steps.empty())
        return;
    canvas.beginGroup("steps", "");
    canvas.text({margin, m_layout.stepsY}, m_graph.stepsHeading, diagramtext::heading, m_theme.muted, TextAnchor::Start);
    canvas.path(Path().move({margin, m_layout.stepsY + 11}).line({m_layout.width - margin, m_layout.stepsY + 11}), {}, {m_theme.line, 1});
    for (const PlacedStep &step : m_layout.steps) {
        canvas.text(step.at, std::to_string(step.number), diagramtext::badge, m_theme.accent, TextAnchor::Start);
        double y = step.at.y;
        for (const std::string &line : step.lines) {
            canvas.text({step.at.x + 22, y}, line, diagramtext::row, m_theme.text, TextAnchor::Start);
            y += 18;
        }
    }
    canvas.endGroup();
}

void DiagramPainter::legend(Canvas &canvas) const
{
    if (m_layout.legendY <= 0)
        return;
    canvas.beginGroup("legend", "");
    double x = margin;
    for (std::size_t i = 0; i < m_graph.legend.size(); ++i) {
        legendSample(canvas, m_graph.legend[i].sample, {x, m_layout.legendY - 4});
        canvas.text({x + 40, m_layout.legendY}, m_graph.legend[i].text, diagramtext::small, m_theme.muted, TextAnchor::Start);
        x += 40 + (i < m_layout.legendWidths.size() ? m_layout.legendWidths[i] : 0) + 34;
    }
    std::string footer = m_graph.footer;
    if (!m_graph.printedAt.empty())
        footer += (footer.empty() ? "" : " · ") + m_graph.printedAt;
    const bool plain = m_graph.footerState == GraphState::None;
    canvas.text({m_layout.width - margin, m_layout.legendY}, footer, plain ? diagramtext::small : diagramtext::badge,
                plain ? m_theme.muted : m_theme.state(m_graph.footerState).text, TextAnchor::End);
    canvas.endGroup();
}

void DiagramPainter::legendSample(Canvas &canvas, GraphLegend::Sample sample, Point at) const
{
    using Sample = GraphLegend::Sample;
    if (sample == Sample::GhostBox || sample == Sample::InferredBox) {
        const StrokeStyle stroke{sample == Sample::GhostBox ? m_theme.ghost : m_theme.edge, 1.2, 4, 3};
        canvas.rect({at.x, at.y - 8, 28, 16}, 4, {}, stroke);
        return;
    }
    const bool dashed = sample == Sample::InferredEdge, faint = sample == Sample::FaintEdge;
    EdgeRoute route;
    route.tip = {at.x + 30, at.y};
    route.direction = {1, 0};
    canvas.path(Path().move(at).line({at.x + 22, at.y}), {}, {m_theme.edge, faint ? 1.1 : 1.5, dashed ? 5.0 : faint ? 2.0 : 0, faint ? 2.5 : 3.5});
    arrow(canvas, route, m_theme.edge, false);
}

void DiagramPainter::sign(Canvas &canvas, Point c, GraphState state, Color color) const
{
    switch (state) {
    case GraphState::Good:
        canvas.path(Path().move({c.x - 3.6, c.y + 0.2}).line({c.x - 1, c.y + 2.8}).line({c.x + 3.8, c.y - 2.8}), {}, {color, 1.8});
        break;
    case GraphState::Warning:
        canvas.path(Path().move({c.x, c.y - 4}).line({c.x + 4.4, c.y + 3.6}).line({c.x - 4.4, c.y + 3.6}).close(), color, {});
        break;
    case GraphState::Bad:
        canvas.path(Path().move({c.x - 3, c.y - 3}).line({c.x + 3, c.y + 3}).move({c.x + 3, c.y - 3}).line({c.x - 3, c.y + 3}), {}, {color, 1.8});
        break;
    case GraphState::Spent:
        canvas.path(Path().move({c.x, c.y - 4.2}).line({c.x + 4.2, c.y}).line({c.x, c.y + 4.2}).line({c.x - 4.2, c.y}).close(), {}, {color, 1.6});
        break;
    case GraphState::Lost:
        canvas.path(Path().circle(c, 3.6).move({c.x - 5, c.y + 5}).line({c.x + 5, c.y - 5}), {}, {color, 1.5});
        break;
    case GraphState::Idle:
    case GraphState::None: canvas.path(Path().circle(c, 3.2), {}, {color, 1.6}); break;
    }
}

void DiagramPainter::badge(Canvas &canvas, const Rect &at, const GraphBadge &badge) const
{
    const StateColors &colors = m_theme.state(badge.state);
    canvas.rect(at, at.h / 2, colors.fill, m_theme.print ? StrokeStyle{colors.line, 1} : StrokeStyle{});
    sign(canvas, {at.x + 13, at.centerY()}, badge.state, colors.text);
    canvas.text({at.x + 21, at.centerY() + 4}, badge.word, diagramtext::badge, colors.text, TextAnchor::Start);
}

void DiagramPainter::outline(Canvas &canvas, const GraphNode &node, const Rect &box) const
{
    const bool frame = node.form == GraphNode::Form::Frame;
    StrokeStyle stroke{m_theme.line, 1.2};
    switch (node.tone) { // every trouble has its own outline, not only its own colour
    case GraphState::Warning: stroke = {m_theme.warning.line, 1.6, 9, 3}; break;
    case GraphState::Bad: stroke = {m_theme.bad.line, 2}; break;
    case GraphState::Spent: stroke = {m_theme.spent.line, 1.6, 2, 3}; break;
    case GraphState::Lost: stroke = {m_theme.lost.line, 2, 5, 4}; break;
    case GraphState::None:
    case GraphState::Good:
    case GraphState::Idle: break;
    }
    if (node.style == GraphStyle::Ghost)
        stroke = {node.tone == GraphState::None ? m_theme.ghost : stroke.color, 1.3, 5, 4};
    else if (node.style == GraphStyle::Inferred)
        stroke = {m_theme.edge, 1.2, 4, 3.5};
    if (node.count > 1 && frame) // a pile: two more edges behind
        for (const double d : {8.0, 4.0})
            canvas.rect({box.x + d, box.y + d, box.w, box.h}, 12, m_theme.frame, {m_theme.line, 1});
    if (node.count > 1 && !frame)
        canvas.rect({box.x + 4, box.y + 4, box.w, box.h}, 8, m_theme.box, {m_theme.line, 1});
    const bool inner = !node.parent.empty(); // a frame in a frame is a sheet on it, and what stands on that a strip
    if (node.form == GraphNode::Form::Chip && inner && node.style == GraphStyle::Solid && node.tone == GraphState::None)
        canvas.rect(box, 6, m_theme.strip, m_theme.print ? StrokeStyle{m_theme.line, 0.8} : StrokeStyle{});
    else
        canvas.rect(box, frame && !inner ? 12 : 8, frame && !inner ? m_theme.frame : m_theme.box, stroke);
}

void DiagramPainter::paintNode(Canvas &canvas, std::size_t index) const
{
    const GraphNode &node = m_graph.nodes[index];
    const Rect &box = m_layout.boxes[index];
    canvas.beginGroup(node.id, nodeTitle(node));
    if (node.form == GraphNode::Form::Note) {
        const StateColors &colors = m_theme.state(node.tone);
        canvas.rect(box, 8, colors.fill, m_theme.print ? StrokeStyle{colors.line, 0.8, 1.5, 2} : StrokeStyle{});
        sign(canvas, {box.x + 17, box.y + 18}, node.tone, colors.text);
    } else {
        outline(canvas, node, box);
    }
    inside(canvas, node, m_layout.plans[index], box);
    if (!node.numbers.empty())
        discs(canvas, {box.right() - 11.0 * double(node.numbers.size() - 1), box.y}, node.numbers);
    canvas.endGroup();
}

void DiagramPainter::inside(Canvas &canvas, const GraphNode &node, const BoxPlan &plan, const Rect &box) const
{
    for (const Rect &strip : plan.strips)
        canvas.rect(moved(strip, box), 5, m_theme.strip, {});
    if (plan.icon.w > 0)
        canvas.path(iconPath(iconOf(node), moved(plan.icon, box)), {},
                    {node.style == GraphStyle::Ghost ? m_theme.muted : m_theme.accent, 1.5});
    const Color tone = m_theme.state(node.tone).text;
    std::size_t nextRow = 0;
    for (const PlannedText &text : plan.texts) {
        Color color = m_theme.text;
        if (text.ink == Ink::Muted)
            color = m_theme.muted;
        else if (text.ink == Ink::Tone)
            color = tone;
        canvas.text({box.x + text.at.x, box.y + text.at.y}, text.text, text.style, color, text.anchor);
    }
    for (const auto &[rect, word] : plan.tags) {
        const Rect at = moved(rect, box);
        canvas.rect(at, 4, m_theme.box, {m_theme.line, 1});
        canvas.text({at.centerX(), at.centerY() + 4}, word, diagramtext::tag, m_theme.muted, TextAnchor::Middle);
    }
    if (plan.badge.w > 0)
        badge(canvas, moved(plan.badge, box), node.badge);
    // Rows that edges start at are groups of their own, so that their evidence can be asked for.
    for (const GraphRow &row : node.rows) {
        const std::size_t r = nextRow++;
        if (row.bar >= 0 && r < plan.rows.size())
            bar(canvas, moved(plan.rows[r], box), row.bar);
        if (row.id.empty() || r >= plan.rows.size())
            continue;
        std::string title = row.value;
        for (const Evidence &e : row.evidence)
            title += '\n' + e.text();
        canvas.beginGroup(row.id, title);
        const Rect at = moved(plan.rows[r], box);
        if (row.kind == "shield")
            canvas.path(iconPath("policy", {at.x + 8, at.y + 7, 13, 13}), {}, {m_theme.accent, 1.3});
        canvas.hit(at);
        canvas.endGroup();
    }
}

/// Below the words of a row, as wide as they may be.
void DiagramPainter::bar(Canvas &canvas, const Rect &row, double share) const
{
    constexpr double side = 14, height = 4;
    const Rect track{row.x + side, row.bottom() - height - 2, row.w - 2 * side, height};
    const Color color = share >= 0.95 ? m_theme.bad.line : share >= 0.85 ? m_theme.warning.line : m_theme.accent;
    canvas.rect(track, 2, m_theme.strip, {m_theme.line, 0.6});
    if (share > 0)
        canvas.rect({track.x, track.y, std::max(2.0, track.w * std::min(share, 1.0)), track.h}, 2, color, {});
}

DiagramPainter::PlateColors DiagramPainter::plateColors(std::size_t index) const
{
    const GraphNode &node = m_graph.nodes[index];
    const bool frame = node.form == GraphNode::Form::Frame;
    const bool told = node.badge.state != GraphState::None || node.form == GraphNode::Form::Note;
    const StateColors &colors = m_theme.state(node.form == GraphNode::Form::Note ? node.tone : node.badge.state);
    return {frame ? m_theme.frame : told ? colors.fill : m_theme.box, told && !frame ? colors.line : m_theme.line};
}

void DiagramPainter::paintNodePlate(Canvas &canvas, std::size_t index) const
{
    const PlateColors colors = plateColors(index);
    canvas.rect(m_layout.boxes[index], 0, colors.fill, {colors.line, 2});
}

void DiagramPainter::arrow(Canvas &canvas, const EdgeRoute &route, Color color, bool blocked) const
{
    const Point t = route.tip, d = route.direction, n{-d.y, d.x};
    if (blocked) { // a bar where the way ends
        const Point c{t.x - d.x * 5, t.y - d.y * 5};
        canvas.path(Path().move({c.x + n.x * 6, c.y + n.y * 6}).line({c.x - n.x * 6, c.y - n.y * 6}), {}, {color, 2.6});
        return;
    }
    const Point base{t.x - d.x * 10, t.y - d.y * 10};
    canvas.path(Path().move(t).line({base.x + n.x * 4.2, base.y + n.y * 4.2}).line({base.x - n.x * 4.2, base.y - n.y * 4.2}).close(), color, {});
}

void DiagramPainter::discs(Canvas &canvas, Point middle, const std::vector<int> &numbers) const
{
    Point at{middle.x - 11.0 * double(numbers.size() - 1), middle.y};
    for (const int number : numbers) {
        canvas.path(Path().circle(at, 10), m_theme.accent, {m_theme.background, 2});
        canvas.text({at.x, at.y + 4}, std::to_string(number), diagramtext::number, m_theme.onAccent, TextAnchor::Middle);
        at.x += 22;
    }
}

void DiagramPainter::paintEdge(Canvas &canvas, std::size_t index) const
{
    const GraphEdge &edge = m_graph.edges[index];
    const EdgeRoute &route = m_layout.routes[index];
    if (route.path.elements.empty())
        return;
    const bool blocked = edge.state == GraphState::Bad;
    const Color color = edge.state == GraphState::None ? m_theme.edge : m_theme.state(edge.state).line;
    StrokeStyle stroke{color, edge.faint ? 1.1 : 1.6};
    if (edge.faint)
        stroke.dash = 2, stroke.gap = 2.5;
    else if (edge.basis == GraphEdge::Basis::Inferred)
        stroke.dash = 5, stroke.gap = 3.5;
    canvas.beginGroup(edge.from + " -> " + edge.to, edgeTitle(edge));
    Path line = route.path; // the line ends inside the arrow's head, not at its tip
    line.elements.back().end = {route.tip.x - route.direction.x * 6, route.tip.y - route.direction.y * 6};
    if (!edge.back.empty()) {
        const EdgeRoute back = backwards(route);
        line.elements.front().end = {back.tip.x - back.direction.x * 6, back.tip.y - back.direction.y * 6};
    }
    canvas.path(line, {}, stroke);
    arrow(canvas, route, color, blocked);
    if (!edge.back.empty())
        arrow(canvas, backwards(route), color, false);
    if (edge.number > 0) {
        discs(canvas, route.middle, edgeNumbers(edge));
    } else if (route.labelWidth > 0) {
        const double w = route.labelWidth + 8; // the line makes room for its words
        canvas.rect({route.middle.x - w / 2, route.middle.y - 8, w, 16}, 4, m_theme.background, {});
        canvas.text({route.middle.x, route.middle.y + 4}, edge.label, diagramtext::small, m_theme.muted, TextAnchor::Middle);
    }
    canvas.endGroup();
}

} // namespace portolan
