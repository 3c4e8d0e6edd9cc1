#pragma once

#include <QFont>
#include <QPainter>
#include <QPainterPath>

#include "models/diagram/canvas.h"
#include "models/diagram/textmeasure.h"

namespace portolan {

/// The font of a text style, four times its size: QFont's pixels are whole, the styles' are not. Draw scaled by a quarter.
[[nodiscard]] const QFont &diagramFont(const TextStyle &style);
[[nodiscard]] QColor toQColor(Color color);
[[nodiscard]] QPainterPath toPainterPath(const Path &path);

/// Text widths of the real fonts (Inter, Noto Sans Mono, and what they fall back to). Needs a QGuiApplication. ASCII costs a
/// table look-up a letter; kerning is left out, which is never narrower than what is drawn by more than a hair.
class FontTextMeasure final : public TextMeasure
{
public:
    [[nodiscard]] double width(std::string_view text, const TextStyle &style) const override;
};

/// Draws with QPainter: screen, PNG, PDF. Groups mean nothing here.
class PainterCanvas final : public Canvas
{
public:
    explicit PainterCanvas(QPainter &painter) : m_painter(painter) {}
    void beginGroup(std::string_view, std::string_view) override {}
    void endGroup() override {}
    void rect(const Rect &rect, double radius, Color fill, const StrokeStyle &stroke) override;
    void path(const Path &path, Color fill, const StrokeStyle &stroke) override;
    void text(Point at, std::string_view text, const TextStyle &style, Color color, TextAnchor anchor) override;

private:
    void prepare(Color fill, const StrokeStyle &stroke);
    QPainter &m_painter;
};

} // namespace portolan
