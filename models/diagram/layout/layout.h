#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/diagram/canvas.h"
#include "models/diagram/graph.h"
#include "models/diagram/layout/boxplan.h"
#include "models/diagram/textmeasure.h"

namespace portolan {

/// Places a person gave to boxes, by node id: see models/diagram/handpositions.h.
using HandPositions = std::map<std::string, Point>;

struct LayoutOptions {
    double maxBoxWidth = 320;
    /// Tops of nodes in the picture before this one, by id: order starts from there and moves only where crossings vanish.
    std::unordered_map<std::string, double> previous;
    HandPositions moved; ///< these boxes stand where they were put
    bool legend = true;
    std::string title; ///< replaces the graph's own; "" keeps it
};

/// The way of one edge. Points of `path` run from the edge's `from` to its `to`.
struct EdgeRoute {
    Path path;
    Point tip;        ///< where the arrow ends
    Point direction;  ///< unit vector the arrow flies along
    Point middle;     ///< for numbers and labels
    double labelWidth = 0; ///< 0: nothing is written on it
};

struct LaneBand {
    std::string heading;
    double x = 0, w = 0;
};

struct PlacedStep {
    Point at;
    std::vector<std::string> lines;
    int number = 0;
};

/// Where everything stands: indices are those of the graph's nodes and edges. Whole pixels for boxes.
struct Layout {
    double width = 0, height = 0;
    std::string title;
    double bodyTop = 0, bodyBottom = 0;
    std::vector<Rect> boxes;
    std::vector<BoxPlan> plans;
    std::vector<EdgeRoute> routes;
    std::vector<LaneBand> lanes;
    double laneY = 0; ///< baseline of the headings
    std::vector<PlacedStep> steps;
    double stepsY = 0;
    double legendY = 0; ///< baseline; 0: neither legend nor footer
    std::vector<double> legendWidths; ///< of each entry's text
    bool legend = true;
    long crossings = 0; ///< of edges between neighbouring columns, as ordered
};

/// Places every box in its lane and column, frames around their members, edges in the gutters between columns: nothing
/// overlaps, no edge crosses a box it does not end at. Pure and deterministic (ties by the order of the graph's nodes).
/// Cost: about a second for 10,000 boxes and edges. Any thread; `measure` is used from that one only.
[[nodiscard]] Layout layOut(const Graph &graph, const TextMeasure &measure, const LayoutOptions &options = {});

/// Where an edge may touch a node or row: the box in the picture.
[[nodiscard]] Rect endBox(const Layout &layout, const GraphEnd &end);

} // namespace portolan
