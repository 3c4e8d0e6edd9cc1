#pragma once

namespace portolan {

/// From now on screen readers find every MatrixView as a table: its shown cells with their sentences, and the heads. Costs nothing
/// until one asks. May be called again.
void installMatrixAccess();

} // namespace portolan
