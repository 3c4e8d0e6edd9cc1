#include "models/diagram/graph.h"

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
    if (!out.empty())
        out += ' ';
    out += node.label;
    if (node.count > 1)
        out += ", " + std::to_string(node.count) + " alike";
    if (!node.badge.word.empty())
        out += ", " + node.badge.word;
    if (node.style == GraphStyle::Ghost)
        out += ", not found";
    return out;
}

} // namespace portolan
