#pragma once

#include <string>

#include "models/diagram/diagramtheme.h"
#include "models/diagram/graph.h"
#include "models/diagram/layout/layout.h"

namespace portolan {

/// Self-contained SVG with selectable text, evidence as titles. The same input gives the same bytes.
[[nodiscard]] std::string svgText(const Graph &graph, const Layout &layout, const DiagramTheme &theme);
/// The graph with its geometry: {"nodes":[{"id","kind","label","lane","x","y","w","h","parent"}],"edges":[{"from","to","points"}]}.
/// Rows that edges end at are nodes whose parent is their box. Coordinates in pixels; points start at `from`, end at `to`.
[[nodiscard]] std::string geometryJson(const Graph &graph, const Layout &layout);
/// The same graph and ids for Graphviz, without geometry. Frames are clusters; an edge to a frame ends at a point inside it.
[[nodiscard]] std::string dotText(const Graph &graph);
[[nodiscard]] std::string mermaidText(const Graph &graph);
/// An uncompressed draw.io file: every box an editable cell in its place, frames as containers.
[[nodiscard]] std::string drawioText(const Graph &graph, const Layout &layout, const DiagramTheme &theme);

} // namespace portolan
