#include "views/network/pathchart.h"

#include <algorithm>

#include "views/kit/objectmenu.h"

namespace portolan {

QString PathChart::extraAction(const GraphNode &node) const
{
    const bool opens = std::any_of(node.evidence.begin(), node.evidence.end(), [](const Evidence &e) { return keyFromText(e.object).has_value(); });
    return opens ? tr("Show the field") : QString();
}

void PathChart::doExtraAction(const GraphNode &node)
{
    for (const Evidence &evidence : node.evidence)
        if (keyFromText(evidence.object))
            return Q_EMIT evidenceOpened(evidence);
}

Graph PathChart::forFile(const Graph &shown) const
{
    Graph graph = shown;
    graph.steps = m_steps;
    return graph;
}

} // namespace portolan
