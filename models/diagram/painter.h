#pragma once

#include "models/diagram/canvas.h"
#include "models/diagram/diagramtheme.h"
#include "models/diagram/graph.h"
#include "models/diagram/layout/layout.h"

namespace portolan {

/// Draws a laid out graph; the same for screen and files. Takes values and changes nothing.
class DiagramPainter
{
public:
    DiagramPainter(const Graph &graph, const Layout &layout, const DiagramTheme &theme)
        : m_graph(graph), m_layout(layout), m_theme(theme)
    {
    }

    void paintAll(Canvas &canvas) const;
    void paintBackground(Canvas &canvas) const;
    /// Title, lane headings, steps, legend, footer.
    void paintSurroundings(Canvas &canvas) const;
    void paintNode(Canvas &canvas, std::size_t node) const;
    /// A node as a coloured plate without text, for pictures seen from far away.
    void paintNodePlate(Canvas &canvas, std::size_t node) const;
    struct PlateColors {
        Color fill, line;
    };
    [[nodiscard]] PlateColors plateColors(std::size_t node) const;
    void paintEdge(Canvas &canvas, std::size_t edge) const;
    /// What a pointer or a reader is told: the words and the evidence, one a line.
    [[nodiscard]] static std::string nodeTitle(const GraphNode &node);
    [[nodiscard]] static std::string edgeTitle(const GraphEdge &edge);

private:
    void badge(Canvas &canvas, const Rect &at, const GraphBadge &badge) const;
    void sign(Canvas &canvas, Point center, GraphState state, Color color) const;
    void discs(Canvas &canvas, Point middle, const std::vector<int> &numbers) const;
    void arrow(Canvas &canvas, const EdgeRoute &route, Color color, bool blocked) const;
    void bar(Canvas &canvas, const Rect &row, double share) const;
    void outline(Canvas &canvas, const GraphNode &node, const Rect &box) const;
    void inside(Canvas &canvas, const GraphNode &node, const BoxPlan &plan, const Rect &box) const;
    void legend(Canvas &canvas) const;
    void legendSample(Canvas &canvas, GraphLegend::Sample sample, Point at) const;
    void steps(Canvas &canvas) const;

    const Graph &m_graph;
    const Layout &m_layout;
    const DiagramTheme &m_theme;
};

} // namespace portolan
