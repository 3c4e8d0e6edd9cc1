#pragma once

#include <utility>
#include <vector>

#include "models/diagram/layout/layout.h"

namespace portolan::layered {

/// What stands in columns: a stack of boxes, the straight way of an edge past columns, or a frame's head and foot.
struct Cell {
    enum class Role : std::uint8_t { Boxes, Way, Head, Foot };
    Role role = Role::Boxes;
    std::vector<int> nodes;      ///< top down
    std::vector<double> offsets; ///< their tops inside the cell
    int first = 0, last = 0;     ///< columns it stands in
    int group = 0;
    int order = -1;
    double height = 0;
    double y = 0;
};

/// A frame's inside, or the whole picture (group 0). Items are cells (>= 0) or groups (~group).
struct Group {
    int node = -1;
    int parent = -1;
    int first = 0, last = 0;
    int head = -1, foot = -1;
    int order = -1;
    int leftDepth = 0, rightDepth = 0; ///< frames inside that begin (end) in the same column, nested
    std::vector<std::vector<int>> items; ///< per column from `first`, top down
};

/// A piece of an edge in the gutter right of column `gutter`.
struct Segment {
    int gutter = 0;
    int left = -1, right = -1; ///< cells
    double leftOffset = 0, rightOffset = 0;
    int edge = -1;
    int weight = 1;
};

/// One end of an edge as the columns see it.
struct Anchor {
    int cell = -1;
    int node = -1;
    double offset = 0; ///< from the cell's top
    int first = 0, last = 0;
};

struct EdgePlan {
    Anchor from, to;
    bool reversed = false;      ///< runs from right to left
    int numbers = 0; ///< discs on it
    std::vector<int> segments;  ///< left to right; empty: both ends in one column
};

/// The picture as columns of cells. Built once, ordered, then given positions.
struct Columns {
    int count = 0;
    std::vector<Cell> cells;
    std::vector<Group> groups;
    std::vector<Segment> segments;
    std::vector<EdgePlan> edges;
    std::vector<int> cellOf;      ///< node -> cell (its frame's head for frames)
    std::vector<int> groupOf;     ///< node -> its group when it is a frame, else -1
    std::vector<int> columnOf;    ///< node -> column
    std::vector<int> laneOfColumn;
    std::vector<std::pair<int, int>> aligned; ///< cells that begin at one height: heads and feet of aligned frames

    /// Cells of a column from the top, frames' heads and feet included.
    [[nodiscard]] std::vector<int> column(int c) const;
    [[nodiscard]] bool inside(int group, int ancestor) const;
};

[[nodiscard]] Columns makeColumns(const Graph &graph, const std::vector<BoxPlan> &plans, const std::vector<double> &headHeights);
/// Finds the order of fewest crossings it can; returns how many are left.
long orderColumns(Columns &columns, const std::vector<double> &previousTops);
[[nodiscard]] long countCrossings(const Columns &columns);
/// Gives every cell its y: separations kept, long ways straight, the rest close to what it is joined with.
void placeCells(Columns &columns);
[[nodiscard]] double gapBetween(const Cell &above, const Cell &below);

/// Which column each node stands in, and the lane of each column; columns nobody uses do not exist.
struct ColumnPlan {
    std::vector<int> columnOf; ///< frames: their first
    std::vector<int> laneOf;
};
[[nodiscard]] ColumnPlan planColumns(const Graph &graph);

inline constexpr double framePad = 16, footHeight = 16, headAnchor = 26;

} // namespace portolan::layered
