#include <cmath>

#include "models/core/json.h"
#include "models/diagram/exporters.h"
#include "models/diagram/painter.h"
#include "models/diagram/svgcanvas.h"

namespace portolan {

std::string svgText(const Graph &graph, const Layout &layout, const DiagramTheme &theme)
{
    SvgCanvas canvas(layout.width, layout.height, layout.title);
    DiagramPainter(graph, layout, theme).paintAll(canvas);
    return canvas.finish();
}

namespace {

Json number(double value)
{
    const double rounded = std::round(value * 100) / 100;
    if (rounded == std::floor(rounded))
        return Json(std::int64_t(rounded));
    return Json(rounded);
}

Json place(const Rect &box)
{
    return Json::object({{"x", number(box.x)}, {"y", number(box.y)}, {"w", number(box.w)}, {"h", number(box.h)}});
}

Json evidenceJson(const std::vector<Evidence> &evidence)
{
    Json out = Json::array();
    for (const Evidence &e : evidence)
        out.push(Json::object({{"object", e.object}, {"path", e.path}, {"value", e.value}}));
    return out;
}

std::string_view styleWord(GraphStyle style)
{
    return style == GraphStyle::Ghost ? "ghost" : style == GraphStyle::Inferred ? "inferred" : "solid";
}

void addNode(const Graph &graph, const Layout &layout, std::size_t n, Json &nodes)
{
    const GraphNode &node = graph.nodes[n];
    const auto lane = std::size_t(node.lane);
    const std::string laneId = lane < graph.lanes.size() ? graph.lanes[lane].id : std::string();
    Json out = Json::object({{"id", node.id}, {"kind", node.kind}, {"label", node.label}, {"lane", laneId}});
    const Json geometry = place(layout.boxes[n]);
    for (const auto &[key, value] : geometry.members())
        out.set(key, value);
    if (!node.parent.empty())
        out.set("parent", node.parent);
    if (!node.badge.word.empty())
        out.set("state", node.badge.word);
    if (node.style != GraphStyle::Solid)
        out.set("style", styleWord(node.style));
    if (node.count > 1)
        out.set("count", node.count);
    if (!node.evidence.empty())
        out.set("evidence", evidenceJson(node.evidence));
    nodes.push(std::move(out));
    for (int r = 0; r < int(node.rows.size()); ++r) {
        const GraphRow &row = node.rows[std::size_t(r)];
        if (row.id.empty())
            continue;
        Json inner = Json::object({{"id", row.id}, {"kind", row.kind}, {"label", row.value}, {"lane", laneId}});
        const Json at = place(endBox(layout, {int(n), r}));
        for (const auto &[key, value] : at.members())
            inner.set(key, value);
        inner.set("parent", node.id);
        if (!row.evidence.empty())
            inner.set("evidence", evidenceJson(row.evidence));
        nodes.push(std::move(inner));
    }
}

Json edgeJson(const GraphEdge &edge, const EdgeRoute &route)
{
    Json out = Json::object({{"from", edge.from}, {"to", edge.to}});
    Json points = Json::array();
    for (const Point &p : route.path.flattened(16)) {
        Json point = Json::array();
        point.push(number(p.x));
        point.push(number(p.y));
        points.push(std::move(point));
    }
    out.set("points", std::move(points));
    out.set("basis", edge.basis == GraphEdge::Basis::Recorded ? "recorded" : "inferred");
    if (!edge.label.empty())
        out.set("label", edge.label);
    if (edge.number > 0)
        out.set("number", edge.number);
    const std::pair<const char *, const std::vector<int> &> lists[] = {{"again", edge.again}, {"back", edge.back}};
    for (const auto &[key, numbers] : lists) {
        if (numbers.empty())
            continue;
        Json list = Json::array();
        for (const int n : numbers)
            list.push(n);
        out.set(key, std::move(list));
    }
    if (!edge.evidence.empty())
        out.set("evidence", evidenceJson(edge.evidence));
    return out;
}

} // namespace

std::string geometryJson(const Graph &graph, const Layout &layout)
{
    Json nodes = Json::array(), edges = Json::array();
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
        addNode(graph, layout, n, nodes);
    for (std::size_t e = 0; e < graph.edges.size(); ++e)
        if (!layout.routes[e].path.elements.empty())
            edges.push(edgeJson(graph.edges[e], layout.routes[e]));
    Json out = Json::object({{"title", layout.title}, {"subtitle", graph.subtitle}, {"footer", graph.footer},
                             {"width", number(layout.width)}, {"height", number(layout.height)}});
    if (!graph.steps.empty()) {
        Json steps = Json::array();
        for (const GraphStep &step : graph.steps)
            steps.push(Json::object({{"n", step.number}, {"text", step.text}}));
        out.set("steps", std::move(steps));
    }
    out.set("nodes", std::move(nodes));
    out.set("edges", std::move(edges));
    return toJsonText(out, {1, false}) + '\n';
}

} // namespace portolan
