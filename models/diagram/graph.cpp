#include "models/diagram/graph.h"

#include <algorithm>
#include <initializer_list>

#include <QCoreApplication>

#include "models/core/printable.h"

namespace portolan {

GraphIndex::GraphIndex(const Graph &graph)
{
    m_ends.reserve(graph.nodes.size() * 3);
    for (int n = 0; n < int(graph.nodes.size()); ++n) {
        const GraphNode &node = graph.nodes[std::size_t(n)];
        m_ends.emplace(node.id, GraphEnd{n, -1});
        for (int r = 0; r < int(node.rows.size()); ++r)
            if (!node.rows[std::size_t(r)].id.empty())
                m_ends.emplace(node.rows[std::size_t(r)].id, GraphEnd{n, r});
    }
}

GraphEnd GraphIndex::find(std::string_view id) const
{
    const auto found = m_ends.find(id);
    return found == m_ends.end() ? GraphEnd{} : found->second;
}

std::string spokenText(const GraphNode &node)
{
    if (!node.spoken.empty())
        return node.spoken;
    std::string out = node.caption.empty() ? node.kind : node.caption;
    if (node.label == out || node.label.starts_with(out + ' ')) // "veth", "sandbox (pause)"
        out.clear();
    if (!out.empty())
        out += ' ';
    out += node.label;
    if (node.count > 1)
        out = QCoreApplication::translate("StorageWords", "%1, %2 alike").arg(QString::fromStdString(out)).arg(node.count).toStdString();
    if (!node.badge.word.empty())
        out += ", " + node.badge.word;
    return out;
}

std::vector<int> edgeNumbers(const GraphEdge &edge)
{
    if (edge.number <= 0)
        return {};
    std::vector<int> out{edge.number};
    out.insert(out.end(), edge.again.begin(), edge.again.end());
    out.insert(out.end(), edge.back.begin(), edge.back.end());
    std::sort(out.begin(), out.end());
    return out;
}

std::string edgeWords(const GraphEdge &edge)
{
    if (edge.number <= 0)
        return edge.label;
    std::string out;
    for (const int n : edgeNumbers(edge))
        out += (out.empty() ? "" : ", ") + std::to_string(n);
    return out;
}

namespace {

void makePrintable(std::initializer_list<std::string *> texts)
{
    for (std::string *text : texts)
        *text = printable(std::move(*text));
}

} // namespace

Graph readable(Graph graph)
{
    makePrintable({&graph.title, &graph.subtitle, &graph.stepsHeading, &graph.footer, &graph.printedAt, &graph.emptyText});
    for (GraphLane &lane : graph.lanes)
        makePrintable({&lane.heading});
    for (GraphNode &node : graph.nodes) {
        makePrintable({&node.label, &node.caption, &node.subtitle, &node.badge.word, &node.spoken});
        for (GraphRow &row : node.rows)
            makePrintable({&row.key, &row.value, &row.detail, &row.tag});
    }
    for (GraphEdge &edge : graph.edges)
        makePrintable({&edge.label});
    for (GraphStep &step : graph.steps)
        makePrintable({&step.text});
    for (GraphLegend &entry : graph.legend)
        makePrintable({&entry.text});
    return graph;
}

std::string stepNode(const Graph &graph, int number)
{
    const auto among = [number](const std::vector<int> &numbers) { return std::find(numbers.begin(), numbers.end(), number) != numbers.end(); };
    for (const GraphEdge &edge : graph.edges) {
        if (edge.number == number || among(edge.again))
            return edge.from;
        if (among(edge.back))
            return edge.to;
    }
    for (const GraphNode &node : graph.nodes)
        if (among(node.numbers))
            return node.id;
    return {};
}

} // namespace portolan
