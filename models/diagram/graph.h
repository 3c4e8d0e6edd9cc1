#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/objects/evidence.h"
#include "models/objects/meta.h"

namespace portolan {

/// What a figure says, before anyone decides where it stands: plain values, built from storage or network reasoning,
/// laid out by models/diagram/layout and painted on a Canvas. Ids are stable between rebuilds; scenes reconcile by them.

/// How well something is; always shown by colour, outline or sign, and word together.
/// Good: Running, Bound. Warning: Pending. Bad: Failed. Idle: nothing to do. Spent: Released, Completed. Lost: what it needs is gone.
enum class GraphState : std::uint8_t { None, Good, Warning, Bad, Idle, Spent, Lost };

/// Solid: it is there. Ghost: it is named but not there. Inferred: nothing records it, it follows from how things work.
enum class GraphStyle : std::uint8_t { Solid, Ghost, Inferred };

struct GraphBadge {
    std::string word; ///< "Bound", "Running"; empty: no badge
    GraphState state = GraphState::None;
};

/// One line inside a box. A row with an id can be the end of an edge ("...#mount:/var/lib").
struct GraphRow {
    enum class Form : std::uint8_t {
        Pair,  ///< key in grey at the left, value at the right
        Text,  ///< `value` alone, small and grey, across the box
        Head,  ///< `key` as a small heading ("MOUNTS")
        Port,  ///< a tinted strip: `value` (wrapped), `detail` below, `tag` in a little frame; edges start here
    };
    Form form = Form::Pair;
    std::string id; ///< empty: no edge ends here
    std::string key, value;
    std::string detail, tag; ///< Port only
    std::string kind;        ///< Port only: "mount", "device", "env", for JSON
    bool mono = false;       ///< paths, devices
    double bar = -1;         ///< Pair only: a share drawn below it, 1 is full; below 0: none
    std::vector<Evidence> evidence;
};

struct GraphNode {
    enum class Form : std::uint8_t {
        Box,     ///< icon, caption, label, badge, rows
        Chip,    ///< one line: icon and label, and `subtitle` rows below it; a container inside a pod
        Device,  ///< label centred in mono, `subtitle` small below it
        Note,    ///< a tinted remark; `label` bold, `subtitle` below; belongs under the node `glue` names
        Frame,   ///< holds other nodes (those that name it as parent); label, subtitle and badge stand in its head
    };
    std::string id;
    std::string kind; ///< "pod", "container", "claim", "pv", ...: the JSON's kind, and the icon (icons.cpp)
    std::string icon; ///< another icon than the kind's; empty: the kind's
    Form form = Form::Box;
    GraphStyle style = GraphStyle::Solid;
    std::string label;    ///< the name
    std::string caption;  ///< the kind for people ("CLAIM"); empty: none
    std::string subtitle; ///< small text; lines split at '\n'
    GraphBadge badge;
    GraphState tone = GraphState::None; ///< notes: their colour; others: an outline of that state
    std::vector<GraphRow> rows;
    std::vector<Evidence> evidence;
    std::optional<ObjectKey> object; ///< what a click selects
    std::string spoken; ///< for screen readers; empty: made from caption, label and badge
    int count = 1;      ///< of folded alike things this node stands for
    std::vector<int> numbers; ///< of steps that happen inside it: discs at its corner
    std::vector<std::string> names; ///< further texts in it that name something particular (images, paths, handles): redacted() hides them

    std::string parent; ///< the frame's id; empty: none
    std::string glue;   ///< stands right below that node, in its column; empty: free
    std::string align;  ///< frames of one word here begin and end at one height; empty: free
    int lane = 0;       ///< index into Graph::lanes
    int column = 0;     ///< inside the lane, from the left
    int order = -1;     ///< wanted place from the top among its column; -1: the layout chooses (fewest crossings)
};

/// From and to are ids of nodes, frames or rows.
struct GraphEdge {
    enum class Basis : std::uint8_t { Recorded, Inferred };
    std::string from, to;
    Basis basis = Basis::Recorded;
    GraphState state = GraphState::None; ///< Bad: drawn as blocked
    bool faint = false;   ///< a side remark (dotted, thin), not the way itself
    std::string label;    ///< small text on the edge
    int number = 0;       ///< in a disc on the edge; 0: none
    std::vector<int> again; ///< numbers of later steps over the same line
    std::vector<int> back;  ///< and of those that run over it from `to` to `from`: it has a tip at either end then
    int weight = 1;       ///< how much the layout wants it straight
    std::vector<Evidence> evidence;
};

struct GraphLane {
    std::string id;      ///< "claim"
    std::string heading; ///< "CLAIM"; empty: no heading line
};

struct GraphStep {
    int number = 0;
    std::string text;
    std::vector<Evidence> evidence;
};

/// One entry of the legend: how such an edge or box is drawn, and what that means.
struct GraphLegend {
    enum class Sample : std::uint8_t { RecordedEdge, InferredEdge, GhostBox, InferredBox, FaintEdge };
    Sample sample = Sample::RecordedEdge;
    std::string text;
};

struct Graph {
    std::string title, subtitle;
    std::vector<GraphLane> lanes;
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    std::string stepsHeading; ///< "STEPS"
    std::vector<GraphStep> steps;
    std::vector<GraphLegend> legend;
    std::string footer; ///< counts, what is folded or out of scope; or the verdict
    GraphState footerState = GraphState::None;
    std::string printedAt; ///< a time, only when asked for
    std::string emptyText; ///< shown in place of an empty picture
    std::vector<std::string> names; ///< further names its texts may hold (labels, in reasons): redacted() hides them
};

/// Where an edge ends: a node, and a row of it or -1.
struct GraphEnd {
    int node = -1;
    int row = -1;
    [[nodiscard]] bool valid() const { return node >= 0; }
};

/// Finds nodes and rows by id. Borrows the graph; O(1) a lookup.
class GraphIndex
{
public:
    explicit GraphIndex(const Graph &graph);
    [[nodiscard]] GraphEnd find(std::string_view id) const;
    [[nodiscard]] int node(std::string_view id) const { return find(id).node; }

private:
    std::unordered_map<std::string_view, GraphEnd> m_ends;
};

/// The id of the box a step speaks of: where the edge of that number starts, or the box that bears the number; empty: none.
[[nodiscard]] std::string stepNode(const Graph &graph, int number);
/// The numbers on an edge in their order; empty: none.
[[nodiscard]] std::vector<int> edgeNumbers(const GraphEdge &edge);
/// "3, 10", or the edge's label.
[[nodiscard]] std::string edgeWords(const GraphEdge &edge);

/// What a screen reader says of a node: "Claim task-pv-claim, Bound, bound to volume task-pv-volume".
[[nodiscard]] std::string spokenText(const GraphNode &node);

/// The graph with every text printable(): what is laid out and drawn. Ids and evidence are as they were. O(text).
[[nodiscard]] Graph readable(Graph graph);

/// Names, addresses and registries replaced by pseudonyms ("pod-1", "address-2"), the same for the same name everywhere in the
/// graph, ids and evidence included; the structure is kept. For figures to be shared. O(text).
[[nodiscard]] Graph redacted(const Graph &graph);

} // namespace portolan
