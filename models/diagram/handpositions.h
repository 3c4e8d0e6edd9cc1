#pragma once

#include <map>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/diagram/graph.h"
#include "models/diagram/layout/layout.h"

namespace portolan {

/// Where a person put boxes of a figure, kept in a file beside it:
///
///     {"format": "portolan-positions", "version": 1, "positions": {"persistentvolumes/pv-1": {"x": 640, "y": 96}}}
///
/// By node id; top left corners in pixels, from the corner of the frame a box stands in, or, outside of frames, from the left
/// edge and below the headings of the figure. Ids the figure does not have are kept: what was moved once stands there again
/// when it comes back. Errors: Parse, with what is wrong and where.
[[nodiscard]] Result<HandPositions> readHandPositions(std::string_view json, std::string_view source);
/// The file's text; the same positions give the same bytes.
[[nodiscard]] std::string handPositionsText(const HandPositions &positions);
/// The position to keep for a box whose top left corner is put there, in the picture's pixels.
[[nodiscard]] Point handPosition(const Graph &graph, const Layout &layout, std::size_t node, Point corner);

/// The options for the same graph with other ids (redacted()): box by box.
[[nodiscard]] LayoutOptions renamed(const LayoutOptions &options, const Graph &graph, const Graph &other);

} // namespace portolan
