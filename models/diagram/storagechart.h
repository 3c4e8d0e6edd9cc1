#pragma once

#include <string>

#include "models/diagram/graph.h"
#include "models/storage/ladder.h"

namespace portolan {

struct StorageChartOptions {
    /// More users than this of one class, and the class is told by a row in each box rather than by arrows; the class says
    /// how many. 0: always arrows.
    int classArrows = 12;
};

/// The ladder as a figure: workload | pod | claim | persistent volume | backend | node. O(parts).
[[nodiscard]] Graph storageChart(const Ladder &ladder, const StorageChartOptions &options = {});

} // namespace portolan
