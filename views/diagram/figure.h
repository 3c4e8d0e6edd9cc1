#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <QByteArray>
#include <QImage>

#include "models/core/result.h"
#include "models/diagram/diagramtheme.h"
#include "models/diagram/graph.h"
#include "models/diagram/layout/layout.h"

class QPainter;

namespace portolan {

enum class FigureFormat : std::uint8_t { Svg, Png, Pdf, Dot, Mermaid, Drawio, Json };
/// By a file's suffix: svg, png, pdf, dot, gv, mmd, drawio, json.
[[nodiscard]] std::optional<FigureFormat> figureFormat(std::string_view fileName);

struct FigureOptions {
    DiagramTheme theme = DiagramTheme::light();
    double scale = 1; ///< PNG: 1 to 4
    LayoutOptions layout;
    bool redact = false; ///< pseudonyms for names, addresses and registries: redacted()
};

/// A graph as a file's bytes. SVG, DOT, Mermaid, draw.io and JSON are the same bytes for the same graph; PDFs carry a date.
/// PNG and PDF have a largest size; `shrunk` is set to how much smaller than asked the figure became for it, or to 1.
[[nodiscard]] QByteArray figureBytes(const Graph &graph, FigureFormat format, const FigureOptions &options = {}, double *shrunk = nullptr);
[[nodiscard]] QImage figureImage(const Graph &graph, const Layout &layout, const DiagramTheme &theme, double scale);
/// In the middle of a page of the painter's, as large as that is. False when the painter cannot.
bool paintOnPage(QPainter &painter, const QSizeF &page, const Graph &graph, const Layout &layout, const DiagramTheme &theme);
[[nodiscard]] QByteArray figurePdf(const Graph &graph, const Layout &layout, const DiagramTheme &theme);

} // namespace portolan
