#pragma once

#include <map>
#include <string>

#include "models/diagram/graph.h"
#include "models/storage/ladder.h"

namespace portolan {

/// How full the file system of a claim is: words, and the share of it (below 0: not known).
struct StorageFill {
    std::string text;
    double share = -1;
    friend bool operator==(const StorageFill &, const StorageFill &) = default;
};

struct StorageChartOptions {
    /// More users than this of one class, and the class is told by a row in each box rather than by arrows; the class says
    /// how many. 0: always arrows.
    int classArrows = 12;
    /// By claim; shown in its volume's box, or in its own where there is none. Empty: figures say what objects say.
    std::map<ObjectKey, StorageFill> fills = {};
};

/// The ladder as a figure: workload | pod | claim | persistent volume | backend | node. O(parts).
[[nodiscard]] Graph storageChart(const Ladder &ladder, const StorageChartOptions &options = {});

} // namespace portolan
