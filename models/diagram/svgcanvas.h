#pragma once

#include <string>

#include "models/diagram/canvas.h"

namespace portolan {

/// Writes SVG 1.1: text stays text, groups carry their id and title. The same drawing gives the same bytes.
class SvgCanvas final : public Canvas
{
public:
    SvgCanvas(double width, double height, std::string_view title);
    void beginGroup(std::string_view id, std::string_view title) override;
    void endGroup() override;
    void rect(const Rect &rect, double radius, Color fill, const StrokeStyle &stroke) override;
    void path(const Path &path, Color fill, const StrokeStyle &stroke) override;
    void text(Point at, std::string_view text, const TextStyle &style, Color color, TextAnchor anchor) override;
    void hit(const Rect &rect) override;
    /// The document; call once.
    [[nodiscard]] std::string finish();

private:
    void paint(Color fill, const StrokeStyle &stroke);
    void number(double value);
    void attribute(std::string_view name, double value);
    void indent();
    std::string m_out;
    int m_depth = 1;
};

/// XML text with markup escaped and characters XML cannot hold replaced.
[[nodiscard]] std::string xmlEscaped(std::string_view text);

} // namespace portolan
