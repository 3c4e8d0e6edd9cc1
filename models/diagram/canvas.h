#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

struct Point {
    double x = 0, y = 0;
    friend bool operator==(const Point &, const Point &) = default;
};

struct Rect {
    double x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] double right() const { return x + w; }
    [[nodiscard]] double bottom() const { return y + h; }
    [[nodiscard]] double centerX() const { return x + w / 2; }
    [[nodiscard]] double centerY() const { return y + h / 2; }
    friend bool operator==(const Rect &, const Rect &) = default;
};

/// 0xRRGGBB, or none at all.
struct Color {
    std::int32_t rgb = -1;
    constexpr Color() = default;
    constexpr Color(std::int32_t value) : rgb(value) {}
    [[nodiscard]] constexpr bool none() const { return rgb < 0; }
    friend constexpr bool operator==(Color, Color) = default;
};

/// Moves, lines and cubic curves.
struct Path {
    struct Element {
        enum class Type : std::uint8_t { Move, Line, Cubic, Close };
        Type type = Type::Move;
        Point a, b, end; ///< a and b: control points of a Cubic
    };
    std::vector<Element> elements;

    Path &move(Point p) { elements.push_back({Element::Type::Move, {}, {}, p}); return *this; }
    Path &line(Point p) { elements.push_back({Element::Type::Line, {}, {}, p}); return *this; }
    Path &cubic(Point a, Point b, Point p) { elements.push_back({Element::Type::Cubic, a, b, p}); return *this; }
    Path &close() { elements.push_back({Element::Type::Close, {}, {}, {}}); return *this; }
    /// An ellipse's four curves.
    Path &circle(Point center, double radius);
    /// As a polyline; `steps` lines for each curve.
    [[nodiscard]] std::vector<Point> flattened(int steps = 12) const;
};

struct StrokeStyle {
    Color color;
    double width = 1;
    double dash = 0, gap = 0; ///< 0: solid
    bool round = true;        ///< caps and joins
};

struct TextStyle {
    double size = 13; ///< pixels
    int weight = 400; ///< 400, 500, 600, 700
    bool mono = false;
    double spacing = 0; ///< between letters, pixels
    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

enum class TextAnchor : std::uint8_t { Start, Middle, End };

/// What painters draw on. Two backends: SVG text, and QPainter on screen, PNG and PDF. Groups nest; their titles are what a
/// pointer, a screen reader or an SVG viewer tells of them.
class Canvas
{
public:
    virtual ~Canvas() = default;
    virtual void beginGroup(std::string_view id, std::string_view title) = 0;
    virtual void endGroup() = 0;
    virtual void rect(const Rect &rect, double radius, Color fill, const StrokeStyle &stroke) = 0;
    virtual void path(const Path &path, Color fill, const StrokeStyle &stroke) = 0;
    /// One line of text, its baseline at y.
    virtual void text(Point at, std::string_view text, const TextStyle &style, Color color, TextAnchor anchor) = 0;
    /// An area of the current group that pointers find though nothing is drawn there.
    virtual void hit(const Rect &) {}
};

} // namespace portolan
