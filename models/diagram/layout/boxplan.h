#pragma once

#include <string>
#include <vector>

#include "models/diagram/canvas.h"
#include "models/diagram/graph.h"
#include "models/diagram/textmeasure.h"

namespace portolan {

/// Colours by what they are for; a DiagramTheme knows the values.
enum class Ink : std::uint8_t { Text, Muted, Strong, Tone };

/// Text inside a box, relative to the box's top left corner; y is the baseline.
struct PlannedText {
    Point at;
    std::string text;
    TextStyle style;
    Ink ink = Ink::Text;
    TextAnchor anchor = TextAnchor::Start;
};

/// Where everything inside one box stands. Whole pixels; the height is even, so that centres are whole too.
struct BoxPlan {
    double width = 0, height = 0;
    std::vector<PlannedText> texts;
    std::vector<Rect> strips;   ///< tinted rows
    std::vector<std::pair<Rect, std::string>> tags;
    Rect badge;                 ///< w == 0: none
    Rect icon;                  ///< w == 0: none
    std::vector<Rect> rows;     ///< of GraphNode::rows, for edges and pointers
};

/// The styles of all text in figures.
namespace diagramtext {
inline constexpr TextStyle title{22, 700, false, 0}, subtitle{13, 400, false, 0}, heading{11, 600, false, 1.3},
    caption{10, 600, false, 0.6}, label{13.5, 600, false, 0}, frameLabel{15, 600, false, 0}, row{12, 400, false, 0},
    value{12, 500, false, 0}, mono{11.5, 400, true, 0}, small{11.5, 400, false, 0}, badge{11.5, 600, false, 0},
    tag{11, 400, false, 0}, device{12.5, 700, true, 0}, section{10, 600, false, 0.8}, number{11, 700, false, 0};
}

/// Breaks text into lines no wider than `width`, after spaces and path separators where it can, anywhere where it must.
[[nodiscard]] std::vector<std::string> wrapText(std::string_view text, const TextStyle &style, double width,
                                                const TextMeasure &measure);
/// The width a box would like, at most `limit`.
[[nodiscard]] double naturalWidth(const GraphNode &node, const TextMeasure &measure, double limit);
[[nodiscard]] BoxPlan planBox(const GraphNode &node, const TextMeasure &measure, double width);
/// The head of a frame: its height and what stands in it.
[[nodiscard]] BoxPlan planHead(const GraphNode &node, const TextMeasure &measure, double width);

} // namespace portolan
