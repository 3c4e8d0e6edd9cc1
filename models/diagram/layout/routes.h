#pragma once

#include "models/diagram/layout/cells.h"

namespace portolan::layered {

/// Where columns stand, and how far lines run straight into the gutter right of each before they part.
struct ColumnPlaces {
    const std::vector<double> &x, &width, &trunk;
};

/// The way of every edge: curves in the gutters, straight lines past columns, verticals between neighbours of one column.
/// Cells must have their final y, columns their x and width.
[[nodiscard]] std::vector<EdgeRoute> routeEdges(const Graph &graph, const Columns &columns, const std::vector<Rect> &boxes,
                                                const std::vector<BoxPlan> &plans, const ColumnPlaces &places);

} // namespace portolan::layered
