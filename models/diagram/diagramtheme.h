#pragma once

#include <optional>
#include <string_view>

#include "models/diagram/canvas.h"
#include "models/diagram/graph.h"

namespace portolan {

/// Colours of one state: its words and sign, the pill behind them, the outline of boxes in that state.
struct StateColors {
    Color text, fill, line;
};

/// All colours of a figure. Text keeps 4.5:1 on what it stands on in every theme (checked by a test).
struct DiagramTheme {
    Color background, frame, box, strip;
    Color line;   ///< outlines of boxes and frames
    Color text, muted, accent;
    Color edge, ghost;
    Color onAccent; ///< numbers in discs
    StateColors good, warning, bad, idle, spent, lost;
    bool print = false; ///< no fills that cost ink; states differ by outline and sign alone

    [[nodiscard]] const StateColors &state(GraphState state) const;

    [[nodiscard]] static DiagramTheme light();
    [[nodiscard]] static DiagramTheme dark();
    [[nodiscard]] static DiagramTheme forPrint();
    /// "light", "dark", "print".
    [[nodiscard]] static std::optional<DiagramTheme> byName(std::string_view name);
};

/// WCAG 2 contrast of two colours, 1 to 21.
[[nodiscard]] double contrast(Color a, Color b);

} // namespace portolan
