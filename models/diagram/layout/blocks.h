#pragma once

#include <utility>
#include <vector>

#include "models/diagram/layout/cells.h"

namespace portolan::layered {

/// `below` starts at least `distance` under the start of `above` (cells, or blocks of them).
struct Limit {
    int above, below;
    double distance;
};

/// Cells joined by straight edges, moving as one. Indices into vectors are blocks where not said otherwise.
struct Blocks {
    int count = 0;
    std::vector<int> of;         ///< cell -> block
    std::vector<double> offset;  ///< cell -> its start from the block's
    std::vector<std::vector<int>> members; ///< cells
    std::vector<std::vector<std::pair<int, double>>> after, before; ///< limits: other block, distance
    std::vector<int> sorted;     ///< no block before one it must be under
};

/// Chooses which edges become straight lines (heavy ones first, at most one on each side of a cell, none crossing another) and
/// joins what they hold together, as far as the limits between cells allow. `order`: cells of each column from the top.
[[nodiscard]] Blocks makeBlocks(const Columns &columns, const std::vector<std::vector<int>> &order, const std::vector<Limit> &limits);

} // namespace portolan::layered
