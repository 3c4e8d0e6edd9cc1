#pragma once

#include "models/diagram/layout/layout.h"

namespace portolan::layered {

/// Puts boxes where a hand put them: what stands in a frame goes with it, what hangs below a box follows it, frames grow with
/// what was moved in them. Then finds new ways for the edges that end at them, and for those they now stand in the way of.
/// The order of everything else is not touched.
void moveBoxes(const Graph &graph, const HandPositions &moved, Layout &layout);

} // namespace portolan::layered
