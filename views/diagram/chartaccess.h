#pragma once

#include <QString>

#include "models/diagram/graph.h"

namespace portolan {

/// From now on screen readers find the nodes and edges of every DiagramView, with their sentences, places and states: nodes first,
/// then edges, in the graph's order. Costs nothing until one asks. May be called again.
void installChartAccess();

/// What a screen reader says of an edge: "web-0 to data, /var/lib, inferred".
[[nodiscard]] QString spokenEdge(const Graph &graph, std::size_t edge);

} // namespace portolan
