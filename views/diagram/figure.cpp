#include "views/diagram/figure.h"

#include <algorithm>
#include <cmath>

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "models/diagram/exporters.h"
#include "models/diagram/handpositions.h"
#include "models/diagram/painter.h"
#include "views/diagram/paintercanvas.h"

namespace portolan {

namespace {

QByteArray bytes(const std::string &text) { return QByteArray(text.data(), qsizetype(text.size())); }

/// Empty when there is no image.
QByteArray pngBytes(const QImage &image)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    return !image.isNull() && image.save(&buffer, "PNG") ? out : QByteArray();
}

} // namespace

std::optional<FigureFormat> figureFormat(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    const std::string_view suffix = dot == std::string_view::npos ? name : name.substr(dot + 1);
    if (suffix == "svg")
        return FigureFormat::Svg;
    if (suffix == "png")
        return FigureFormat::Png;
    if (suffix == "pdf")
        return FigureFormat::Pdf;
    if (suffix == "dot" || suffix == "gv")
        return FigureFormat::Dot;
    if (suffix == "mmd" || suffix == "mermaid")
        return FigureFormat::Mermaid;
    if (suffix == "drawio")
        return FigureFormat::Drawio;
    return suffix == "json" ? std::optional(FigureFormat::Json) : std::nullopt;
}

namespace {

/// Beyond this Qt and most viewers give up; the picture keeps its shape and loses pixels instead.
double imageScale(const Layout &layout, double scale)
{
    constexpr double limit = 32000;
    return std::min({scale, limit / layout.width, limit / layout.height, std::sqrt(4e8 / (layout.width * layout.height))});
}

constexpr double pointsPerPixel = 0.75; // as in browsers

/// PDF pages end at 200 inches.
double pageScale(const Layout &layout)
{
    return std::min({pointsPerPixel, 14400 / layout.width, 14400 / layout.height});
}

} // namespace

QImage figureImage(const Graph &graph, const Layout &layout, const DiagramTheme &theme, double scale)
{
    const double fit = imageScale(layout, scale);
    QImage image(int(std::ceil(layout.width * fit)), int(std::ceil(layout.height * fit)), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image; // it needs more memory than there is
    image.fill(toQColor(theme.background));
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(fit, fit);
    PainterCanvas canvas(painter);
    DiagramPainter(graph, layout, theme).paintAll(canvas);
    return image;
}

bool paintOnPage(QPainter &painter, const QSizeF &page, const Graph &graph, const Layout &layout, const DiagramTheme &theme)
{
    if (!painter.isActive() || page.isEmpty() || layout.width <= 0 || layout.height <= 0)
        return false;
    const double fit = std::min(page.width() / layout.width, page.height() / layout.height);
    painter.translate((page.width() - layout.width * fit) / 2, (page.height() - layout.height * fit) / 2);
    painter.scale(fit, fit);
    PainterCanvas canvas(painter);
    DiagramPainter(graph, layout, theme).paintAll(canvas);
    return true;
}

QByteArray figurePdf(const Graph &graph, const Layout &layout, const DiagramTheme &theme)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QString::fromStdString(layout.title));
        writer.setCreator(QStringLiteral("Portolan"));
        writer.setResolution(288);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        const double fit = pageScale(layout);
        writer.setPageSize(QPageSize(QSizeF(layout.width * fit, layout.height * fit), QPageSize::Point, QString(), QPageSize::ExactMatch));
        QPainter painter(&writer);
        const double scale = fit * 288 / 72;
        painter.scale(scale, scale);
        PainterCanvas canvas(painter);
        DiagramPainter(graph, layout, theme).paintAll(canvas);
    }
    return out;
}

QByteArray figureBytes(const Graph &graph, FigureFormat format, const FigureOptions &options, double *shrunk)
{
    if (shrunk)
        *shrunk = 1;
    if (options.redact) {
        const Graph hidden = redacted(graph);
        FigureOptions plain = options;
        plain.redact = false;
        plain.layout = renamed(options.layout, graph, hidden);
        return figureBytes(hidden, format, plain, shrunk);
    }
    if (format == FigureFormat::Dot)
        return bytes(dotText(graph));
    if (format == FigureFormat::Mermaid)
        return bytes(mermaidText(graph));
    const FontTextMeasure measure;
    const Graph shown = readable(graph);
    const Layout layout = layOut(shown, measure, options.layout);
    if (shrunk && format == FigureFormat::Pdf)
        *shrunk = pageScale(layout) / pointsPerPixel;
    else if (shrunk && format == FigureFormat::Png)
        *shrunk = imageScale(layout, options.scale) / options.scale;
    switch (format) {
    case FigureFormat::Svg: return bytes(svgText(shown, layout, options.theme));
    case FigureFormat::Json: return bytes(geometryJson(graph, layout)); // data: its texts are as they are
    case FigureFormat::Drawio: return bytes(drawioText(shown, layout, options.theme));
    case FigureFormat::Pdf: return figurePdf(shown, layout, options.theme);
    case FigureFormat::Png: return pngBytes(figureImage(shown, layout, options.theme, options.scale));
    case FigureFormat::Dot:
    case FigureFormat::Mermaid: break;
    }
    return {};
}

} // namespace portolan
