#include <map>
#include <vector>

#include "models/core/json.h"
#include "models/core/printable.h"
#include "models/diagram/exporters.h"

namespace portolan {

namespace {

/// An id: only the quote needs an escape (graphviz.org, "The DOT Language"); a backslash is doubled so that it cannot take it away.
std::string dotQuoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : printable(std::string(text))) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

/// A label: "\N" in it would be the node's id, "&lt;" a bracket.
std::string dotLabel(std::string_view text)
{
    std::string plain;
    for (const char c : text)
        plain += c == '&' ? std::string("&amp;") : std::string(1, c);
    return dotQuoted(plain);
}

/// The nodes of each frame, handed out once each: frames may hold each other or have one id.
class FrameMembers
{
public:
    explicit FrameMembers(const Graph &graph) : m_taken(graph.nodes.size(), false)
    {
        const GraphIndex index(graph);
        for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
            const std::string &parent = graph.nodes[n].parent;
            m_members.emplace(parent.empty() || index.node(parent) < 0 ? std::string() : parent, n);
        }
    }
    /// Empty: what stands in no frame.
    std::vector<std::size_t> take(const std::string &frame)
    {
        std::vector<std::size_t> out;
        const auto [first, last] = m_members.equal_range(frame);
        for (auto at = first; at != last; ++at)
            takeOne(at->second, out);
        return out;
    }
    /// The first that no frame led to; empty when there is none.
    std::vector<std::size_t> takeLeft()
    {
        std::vector<std::size_t> out;
        for (; m_left < m_taken.size() && out.empty(); ++m_left)
            takeOne(m_left, out);
        return out;
    }

private:
    void takeOne(std::size_t node, std::vector<std::size_t> &out)
    {
        if (!m_taken[node])
            out.push_back(node);
        m_taken[node] = true;
    }
    std::multimap<std::string, std::size_t> m_members;
    std::vector<bool> m_taken;
    std::size_t m_left = 0;
};

std::string boxText(const GraphNode &node, char between)
{
    std::string out = node.caption;
    out += (out.empty() ? "" : std::string(1, between)) + node.label;
    if (!node.badge.word.empty())
        out += " [" + node.badge.word + ']';
    for (const std::string &extra : {node.subtitle})
        if (!extra.empty())
            out += between + extra;
    for (const GraphRow &row : node.rows)
        if (row.id.empty() && row.form != GraphRow::Form::Head)
            out += between + (row.key.empty() ? row.value : row.key + ": " + row.value);
    return out;
}

class DotWriter
{
public:
    explicit DotWriter(const Graph &graph) : m_graph(graph), m_index(graph), m_members(graph) {}
    std::string write()
    {
        m_out = "digraph portolan {\n  rankdir=LR; compound=true; fontname=\"Inter\"; fontsize=13;\n  node [shape=box, style=rounded, fontname=\"Inter\", fontsize=11];\n"
                "  edge [fontname=\"Inter\", fontsize=9];\n";
        if (!m_graph.title.empty())
            m_out += "  label=" + dotLabel(m_graph.title) + "; labelloc=t; labeljust=l;\n";
        members(m_members.take({}), 1);
        for (auto left = m_members.takeLeft(); !left.empty(); left = m_members.takeLeft())
            members(left, 1);
        for (const GraphNode &node : m_graph.nodes) // a remark stays beside what it remarks on
            if (node.form == GraphNode::Form::Note && node.parent.empty())
                if (const int under = m_index.node(node.glue); under >= 0 && m_graph.nodes[std::size_t(under)].parent.empty())
                    line(1, "{ rank=same; " + dotQuoted(node.glue) + "; " + dotQuoted(node.id) + "; }");
        for (const GraphEdge &edge : m_graph.edges)
            m_out += "  " + dotQuoted(edge.from) + " -> " + dotQuoted(edge.to) + attributesOf(edge) + ";\n";
        return m_out + "}\n";
    }

private:
    std::string attributesOf(const GraphEdge &edge) const
    {
        std::string out;
        const auto add = [&out](const std::string &attribute) { out += (out.empty() ? " [" : ", ") + attribute; };
        if (edge.basis == GraphEdge::Basis::Inferred)
            add("style=dashed");
        if (const std::string label = edgeWords(edge); !label.empty())
            add("label=" + dotLabel(label));
        const int from = m_index.node(edge.from), to = m_index.node(edge.to);
        if (isFrame(to) && !inside(from, to)) // drawn up to the frame, not to the point in it
            add("lhead=" + dotQuoted("cluster_" + edge.to));
        if (isFrame(from) && !inside(to, from))
            add("ltail=" + dotQuoted("cluster_" + edge.from));
        return out.empty() ? out : out + ']';
    }
    bool isFrame(int node) const { return node >= 0 && m_graph.nodes[std::size_t(node)].form == GraphNode::Form::Frame; }
    bool inside(int node, int frame) const
    {
        for (int depth = 0; node >= 0 && depth < 64; ++depth, node = m_index.node(m_graph.nodes[std::size_t(node)].parent))
            if (node == frame)
                return true;
        return false;
    }
    void line(int depth, const std::string &text) { m_out += std::string(std::size_t(depth) * 2, ' ') + text + '\n'; }
    void members(const std::vector<std::size_t> &nodes, int depth)
    {
        for (const std::size_t n : nodes)
            node(m_graph.nodes[n], depth);
    }
    void node(const GraphNode &node, int depth)
    {
        if (node.form == GraphNode::Form::Frame) {
            line(depth, "subgraph " + dotQuoted("cluster_" + node.id) + " {");
            line(depth + 1, "label=" + dotLabel(boxText(node, '\n')) + "; style=rounded;");
            line(depth + 1, dotQuoted(node.id) + " [shape=point, style=invis, width=0, label=\"\"];"); // where edges to the frame end
            if (depth < 64)
                members(m_members.take(node.id), depth + 1);
            line(depth, "}");
            return;
        }
        const std::string style = node.style == GraphStyle::Solid ? "" : ", style=\"rounded,dashed\"";
        bool ports = false;
        for (const GraphRow &row : node.rows)
            ports = ports || !row.id.empty();
        if (ports) {
            line(depth, "subgraph " + dotQuoted("cluster_" + node.id) + " {");
            ++depth;
            line(depth, "label=\"\"; style=rounded;");
        }
        line(depth, dotQuoted(node.id) + " [label=" + dotLabel(boxText(node, '\n')) + style + "];");
        if (!ports)
            return;
        for (const GraphRow &row : node.rows)
            if (!row.id.empty())
                line(depth, dotQuoted(row.id) + " [label=" + dotLabel(row.value + (row.tag.empty() ? "" : " (" + row.tag + ')')) + "];");
        line(depth - 1, "}");
    }
    const Graph &m_graph;
    GraphIndex m_index;
    FrameMembers m_members;
    std::string m_out;
};

/// Characters that Mermaid, Markdown or HTML could read as their own become entity codes: a quote ends the text, a back quote
/// begins Markdown, "%%{...}%%" is a directive wherever it stands.
std::string mermaidQuoted(const std::string &text)
{
    static constexpr std::string_view special = "\"<>#&`%{}|\\$~";
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (c == '\n')
            out += "<br/>";
        else if (c == '"' || c == '<' || c == '>')
            out += c == '"' ? "#quot;" : c == '<' ? "#lt;" : "#gt;";
        else if (special.find(c) != std::string_view::npos)
            out += '#' + std::to_string(int(c)) + ';';
        else
            out += c;
    }
    return out + '"';
}

/// A text of the YAML in front of a Mermaid chart, where entity codes mean nothing.
std::string yamlQuoted(const std::string &text)
{
    std::string quoted, out;
    appendJsonString(quoted, text); // JSON is YAML
    for (const char c : quoted)
        out += c == '%' ? std::string("\\u0025") : std::string(1, c); // of a directive
    return out;
}

class MermaidWriter
{
public:
    explicit MermaidWriter(const Graph &graph) : m_graph(graph), m_index(graph), m_members(graph) {}
    std::string write()
    {
        if (!m_graph.title.empty())
            m_out += "---\ntitle: " + yamlQuoted(m_graph.title) + "\n---\n";
        m_out += "flowchart LR\n";
        members(m_members.take({}), 1);
        for (auto left = m_members.takeLeft(); !left.empty(); left = m_members.takeLeft())
            members(left, 1);
        for (const GraphEdge &edge : m_graph.edges) {
            const GraphEnd from = m_index.find(edge.from), to = m_index.find(edge.to);
            if (!from.valid() || !to.valid())
                continue;
            std::string label = edgeWords(edge);
            if (label.empty() && from.row >= 0)
                label = m_graph.nodes[std::size_t(from.node)].rows[std::size_t(from.row)].value;
            m_out += "  n" + std::to_string(from.node) + (edge.basis == GraphEdge::Basis::Inferred ? " -.->" : " -->")
                + (label.empty() ? "" : '|' + mermaidQuoted(label) + '|') + " n" + std::to_string(to.node) + '\n';
        }
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n) // remarks hang on what they remark on
            if (const int under = m_index.node(m_graph.nodes[n].glue); under >= 0 && m_graph.nodes[n].form == GraphNode::Form::Note)
                m_out += "  n" + std::to_string(under) + " -.- n" + std::to_string(n) + '\n';
        m_out += "  classDef ghost stroke-dasharray: 5 4\n";
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            if (m_graph.nodes[n].style != GraphStyle::Solid && m_graph.nodes[n].form != GraphNode::Form::Frame)
                m_out += "  class n" + std::to_string(n) + " ghost\n";
        return m_out;
    }

private:
    void members(const std::vector<std::size_t> &nodes, int depth)
    {
        const std::string indent(std::size_t(depth) * 2, ' ');
        for (const std::size_t n : nodes) {
            const GraphNode &node = m_graph.nodes[n];
            const std::string id = 'n' + std::to_string(n), text = mermaidQuoted(boxText(node, '\n'));
            if (node.form == GraphNode::Form::Frame) {
                m_out += indent + "subgraph " + id + " [" + text + "]\n";
                if (depth < 64)
                    members(m_members.take(node.id), depth + 1);
                m_out += indent + "end\n";
            } else {
                m_out += indent + id + '[' + text + "]\n";
            }
        }
    }
    const Graph &m_graph;
    GraphIndex m_index;
    FrameMembers m_members;
    std::string m_out;
};

} // namespace

std::string dotText(const Graph &graph) { return DotWriter(graph).write(); }
std::string mermaidText(const Graph &graph) { return MermaidWriter(graph).write(); }

} // namespace portolan
