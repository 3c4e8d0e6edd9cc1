#pragma once

#include <vector>

#include "models/diagram/layout/layout.h"

namespace portolan::layered {

/// By edge: it leaves its end with the same words as others do, and they are said once for all of them.
[[nodiscard]] std::vector<bool> sharedLabels(const Graph &graph);
/// Room beside an end for words of this width that are said once: the lines set out together under them, and part after.
[[nodiscard]] double trunkFor(double labelWidth);

/// Gives the words on edges places where they lie neither over each other nor over boxes nor, where there is room, over other edges.
/// Edges that leave one end with the same words say them once, where they set out (EdgeRoute::labelWidth of the others becomes 0).
/// Wants routes and label widths. O(edges), and nothing without labels.
void placeLabels(const Graph &graph, Layout &layout);

} // namespace portolan::layered
