#include <algorithm>
#include <cmath>

#include "models/diagram/exporters.h"
#include "models/diagram/svgcanvas.h"

namespace portolan {

namespace {

std::string hex(Color color)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        out += digits[color.rgb >> shift & 15];
    return out;
}

std::string num(double value) { return std::to_string(int(std::lround(value))); }

class DrawioWriter
{
public:
    DrawioWriter(const Graph &graph, const Layout &layout, const DiagramTheme &theme)
        : m_graph(graph), m_index(graph), m_layout(layout), m_theme(theme)
    {
    }
    std::string write()
    {
        m_out = "<mxfile host=\"Portolan\">\n  <diagram name=\"" + xmlEscaped(m_layout.title) + "\">\n    <mxGraphModel page=\"0\" background=\""
            + hex(m_theme.background) + "\">\n      <root>\n        <mxCell id=\"0\"/>\n        <mxCell id=\"1\" parent=\"0\"/>\n";
        text("title", m_layout.title, {32, 20, m_layout.width - 64, 30}, "fontSize=20;fontStyle=1", m_theme.text);
        text("subtitle", m_graph.subtitle, {32, 50, m_layout.width - 64, 20}, "fontSize=12", m_theme.muted);
        for (const LaneBand &lane : m_layout.lanes)
            if (!lane.heading.empty())
                text("lane:" + lane.heading, lane.heading, {lane.x, m_layout.laneY - 16, lane.w, 20}, "fontSize=11;fontStyle=1", m_theme.muted);
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n) // frames before what they hold
            if (m_graph.nodes[n].form == GraphNode::Form::Frame)
                box(n);
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            if (m_graph.nodes[n].form != GraphNode::Form::Frame)
                box(n);
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e)
            edge(e);
        around();
        return m_out + "      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n";
    }

private:
    void cell(const std::string &id, const std::string &value, const std::string &style, const Rect &at, const std::string &parent)
    {
        m_out += "        <mxCell id=\"" + xmlEscaped(id) + "\" value=\"" + xmlEscaped(value) + "\" style=\"" + xmlEscaped(style)
            + "\" vertex=\"1\" parent=\"" + xmlEscaped(parent) + "\">\n          <mxGeometry x=\"" + num(at.x) + "\" y=\"" + num(at.y)
            + "\" width=\"" + num(at.w) + "\" height=\"" + num(at.h) + "\" as=\"geometry\"/>\n        </mxCell>\n";
    }
    void text(const std::string &id, const std::string &value, const Rect &at, const std::string &style, Color color)
    {
        if (!value.empty())
            cell(id, xmlEscaped(value), "text;html=1;whiteSpace=wrap;strokeColor=none;fillColor=none;align=left;verticalAlign=middle;fontFamily=Inter;fontColor=" + hex(color) + ';' + style, at, "1");
    }
    /// What stands around the picture: the steps told beside it, and the footer.
    void around()
    {
        for (std::size_t i = 0; i < m_layout.steps.size(); ++i) {
            const PlacedStep &step = m_layout.steps[i];
            std::string words = "<b>" + std::to_string(step.number) + "</b>&nbsp; ";
            for (std::size_t l = 0; l < step.lines.size(); ++l)
                words += (l > 0 ? "<br>" : "") + xmlEscaped(step.lines[l]);
            cell("step" + std::to_string(i), words,
                 "text;html=1;strokeColor=none;fillColor=none;align=left;verticalAlign=top;fontFamily=Inter;fontSize=12;fontColor=" + hex(m_theme.text),
                 {step.at.x, step.at.y - 16, 340, 18 * double(std::max<std::size_t>(1, step.lines.size()))}, "1");
        }
        if (m_layout.legendY > 0)
            text("footer", m_graph.footer, {32, m_layout.legendY - 14, m_layout.width - 64, 20}, "fontSize=11;align=right", m_theme.muted);
    }
    /// draw.io reads the value as HTML, so names are escaped once for that and once more for XML.
    std::string html(const GraphNode &node, double width) const
    {
        std::string out;
        if (!node.caption.empty())
            out += "<font style=\"font-size:9px\" color=\"" + hex(m_theme.muted) + "\">" + xmlEscaped(node.caption) + "</font><br>";
        out += "<b>" + xmlEscaped(node.label) + "</b>";
        if (!node.badge.word.empty())
            out += " <font color=\"" + hex(m_theme.state(node.badge.state).text) + "\">" + xmlEscaped(node.badge.word) + "</font>";
        if (!node.subtitle.empty())
            out += "<br><font color=\"" + hex(m_theme.muted) + "\">" + xmlEscaped(node.subtitle) + "</font>";
        std::string table;
        for (const GraphRow &row : node.rows)
            if (row.id.empty() && row.form == GraphRow::Form::Pair)
                table += "<tr><td style=\"color:" + hex(m_theme.muted) + "\">" + xmlEscaped(row.key) + "</td><td align=\"right\">" + xmlEscaped(row.value) + "</td></tr>";
        return table.empty() ? out : out + "<table width=\"" + num(width - 20) + "\" cellspacing=\"0\" cellpadding=\"1\" style=\"font-size:1em;margin-top:4px\">" + table + "</table>";
    }
    void box(std::size_t n)
    {
        const GraphNode &node = m_graph.nodes[n];
        Rect at = m_layout.boxes[n];
        const int frame = node.parent.empty() ? -1 : m_index.node(node.parent);
        if (frame >= 0) {
            at.x -= m_layout.boxes[std::size_t(frame)].x;
            at.y -= m_layout.boxes[std::size_t(frame)].y;
        }
        const bool isFrame = node.form == GraphNode::Form::Frame, note = node.form == GraphNode::Form::Note;
        std::string style = "html=1;whiteSpace=wrap;rounded=1;arcSize=8;absoluteArcSize=1;align=left;verticalAlign=top;spacing=8;fontFamily=Inter;fontSize=11;";
        style += "fillColor=" + hex(note ? m_theme.state(node.tone).fill : isFrame ? m_theme.frame : m_theme.box);
        const bool tinted = node.tone != GraphState::None;
        style += ";strokeColor=" + (note ? std::string("none") : hex(tinted ? m_theme.state(node.tone).line : m_theme.line));
        style += ";fontColor=" + hex(note ? m_theme.state(node.tone).text : m_theme.text) + ';';
        if (node.style != GraphStyle::Solid)
            style += "dashed=1;";
        style += isFrame ? "container=1;collapsible=0;foldable=0;" : "collapsible=0;foldable=0;";
        cell(node.id, html(node, at.w), style, at, frame >= 0 ? node.parent : "1");
        for (int r = 0; r < int(node.rows.size()); ++r) {
            const GraphRow &row = node.rows[std::size_t(r)];
            if (row.id.empty())
                continue;
            Rect inner = endBox(m_layout, {int(n), r});
            inner.x -= m_layout.boxes[n].x;
            inner.y -= m_layout.boxes[n].y;
            std::string value = "<span style=\"font-family:monospace\">" + xmlEscaped(row.value) + "</span>" + (row.tag.empty() ? "" : " [" + xmlEscaped(row.tag) + ']');
            if (!row.detail.empty())
                value += "<br><font color=\"" + hex(m_theme.muted) + "\">" + xmlEscaped(row.detail) + "</font>";
            cell(row.id, value, "html=1;whiteSpace=wrap;rounded=1;arcSize=5;absoluteArcSize=1;align=left;spacing=4;fontFamily=Inter;fontSize=10;strokeColor=none;fillColor="
                     + hex(m_theme.strip) + ";fontColor=" + hex(m_theme.text) + ';', inner, node.id);
        }
    }
    void edge(std::size_t e)
    {
        const GraphEdge &edge = m_graph.edges[e];
        const EdgeRoute &route = m_layout.routes[e];
        const GraphEnd from = m_index.find(edge.from), to = m_index.find(edge.to);
        if (!from.valid() || !to.valid() || route.path.elements.empty())
            return;
        const Rect a = endBox(m_layout, from), b = endBox(m_layout, to);
        const Point begin = route.path.elements.front().end, end = route.path.elements.back().end;
        const auto share = [](double v, double start, double size) { return size > 0 ? std::to_string((v - start) / size) : std::string("0.5"); };
        std::string style = "html=1;curved=1;endArrow=block;endFill=1;strokeColor=" + hex(m_theme.edge) + ";exitX=" + share(begin.x, a.x, a.w) + ";exitY="
            + share(begin.y, a.y, a.h) + ";entryX=" + share(end.x, b.x, b.w) + ";entryY=" + share(end.y, b.y, b.h) + ';';
        if (edge.basis == GraphEdge::Basis::Inferred)
            style += "dashed=1;";
        const std::string label = xmlEscaped(edgeWords(edge));
        m_out += "        <mxCell id=\"edge" + std::to_string(e) + "\" value=\"" + xmlEscaped(label) + "\" style=\"" + style + "\" edge=\"1\" parent=\"1\" source=\""
            + xmlEscaped(edge.from) + "\" target=\"" + xmlEscaped(edge.to) + "\">\n          <mxGeometry relative=\"1\" as=\"geometry\">\n            <Array as=\"points\">\n";
        for (std::size_t i = 1; i + 1 < route.path.elements.size() + 1; ++i) {
            const Path::Element &element = route.path.elements[i];
            if (element.type == Path::Element::Type::Cubic)
                for (const Point &p : {element.a, element.b})
                    m_out += "              <mxPoint x=\"" + num(p.x) + "\" y=\"" + num(p.y) + "\"/>\n";
            if (i + 1 < route.path.elements.size())
                m_out += "              <mxPoint x=\"" + num(element.end.x) + "\" y=\"" + num(element.end.y) + "\"/>\n";
        }
        m_out += "            </Array>\n          </mxGeometry>\n        </mxCell>\n";
    }

    const Graph &m_graph;
    GraphIndex m_index;
    const Layout &m_layout;
    const DiagramTheme &m_theme;
    std::string m_out;
};

} // namespace

std::string drawioText(const Graph &graph, const Layout &layout, const DiagramTheme &theme)
{
    return DrawioWriter(graph, layout, theme).write();
}

} // namespace portolan
