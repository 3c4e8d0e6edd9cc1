#include "models/diagram/svgcanvas.h"

#include <charconv>
#include <cmath>

#include "models/core/printable.h"

namespace portolan {

std::string xmlEscaped(std::string_view text)
{
    const std::string shown = printable(std::string(text)); // which holds all that XML cannot
    std::string out;
    out.reserve(shown.size());
    for (const char c : shown) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

SvgCanvas::SvgCanvas(double width, double height, std::string_view title)
{
    m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    attribute("width", width);
    attribute("height", height);
    m_out += " viewBox=\"0 0 ";
    number(width);
    m_out += ' ';
    number(height);
    m_out += "\" role=\"img\">\n  <title>" + xmlEscaped(title) + "</title>\n"
        "  <style>text{font-family:Inter,'Noto Sans CJK SC','Helvetica Neue',Arial,sans-serif;white-space:pre}"
        ".m{font-family:'Noto Sans Mono','DejaVu Sans Mono',monospace}</style>\n";
}

void SvgCanvas::indent() { m_out.append(std::size_t(m_depth) * 2, ' '); }

void SvgCanvas::number(double value)
{
    const double rounded = std::round(value * 100) / 100;
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, rounded == 0 ? 0.0 : rounded);
    m_out.append(buffer, result.ptr);
}

void SvgCanvas::attribute(std::string_view name, double value)
{
    m_out += ' ';
    m_out += name;
    m_out += "=\"";
    number(value);
    m_out += '"';
}

namespace {

std::string hex(Color color)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        out += digits[color.rgb >> shift & 15];
    return out;
}

} // namespace

void SvgCanvas::paint(Color fill, const StrokeStyle &stroke)
{
    m_out += " fill=\"" + (fill.none() ? std::string("none") : hex(fill)) + '"';
    if (stroke.color.none() || stroke.width <= 0)
        return;
    m_out += " stroke=\"" + hex(stroke.color) + '"';
    attribute("stroke-width", stroke.width);
    if (stroke.dash > 0) {
        m_out += " stroke-dasharray=\"";
        number(stroke.dash);
        m_out += ' ';
        number(stroke.gap);
        m_out += '"';
    } else if (stroke.round) {
        m_out += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
    }
}

void SvgCanvas::beginGroup(std::string_view id, std::string_view title)
{
    indent();
    m_out += "<g";
    if (!id.empty())
        m_out += " id=\"" + xmlEscaped(id) + '"';
    m_out += ">\n";
    ++m_depth;
    if (!title.empty()) {
        indent();
        m_out += "<title>" + xmlEscaped(title) + "</title>\n";
    }
}

void SvgCanvas::endGroup()
{
    --m_depth;
    indent();
    m_out += "</g>\n";
}

void SvgCanvas::rect(const Rect &r, double radius, Color fill, const StrokeStyle &stroke)
{
    indent();
    m_out += "<rect";
    attribute("x", r.x);
    attribute("y", r.y);
    attribute("width", r.w);
    attribute("height", r.h);
    if (radius > 0)
        attribute("rx", radius);
    paint(fill, stroke);
    m_out += "/>\n";
}

void SvgCanvas::hit(const Rect &r)
{
    indent();
    m_out += "<rect";
    attribute("x", r.x);
    attribute("y", r.y);
    attribute("width", r.w);
    attribute("height", r.h);
    m_out += " fill=\"none\" pointer-events=\"all\"/>\n";
}

void SvgCanvas::path(const Path &path, Color fill, const StrokeStyle &stroke)
{
    indent();
    m_out += "<path d=\"";
    const auto point = [this](Point p) {
        number(p.x);
        m_out += ' ';
        number(p.y);
    };
    for (const Path::Element &e : path.elements) {
        switch (e.type) {
        case Path::Element::Type::Move: m_out += 'M'; point(e.end); break;
        case Path::Element::Type::Line: m_out += 'L'; point(e.end); break;
        case Path::Element::Type::Close: m_out += 'Z'; break;
        case Path::Element::Type::Cubic:
            m_out += 'C';
            point(e.a);
            m_out += ' ';
            point(e.b);
            m_out += ' ';
            point(e.end);
            break;
        }
    }
    m_out += '"';
    paint(fill, stroke);
    m_out += "/>\n";
}

void SvgCanvas::text(Point at, std::string_view text, const TextStyle &style, Color color, TextAnchor anchor)
{
    indent();
    m_out += "<text";
    attribute("x", at.x);
    attribute("y", at.y);
    attribute("font-size", style.size);
    if (style.weight != 400)
        attribute("font-weight", style.weight);
    if (style.spacing > 0)
        attribute("letter-spacing", style.spacing);
    if (style.mono)
        m_out += " class=\"m\"";
    if (anchor != TextAnchor::Start)
        m_out += anchor == TextAnchor::Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"";
    m_out += " fill=\"" + hex(color) + "\">" + xmlEscaped(text) + "</text>\n";
}

std::string SvgCanvas::finish()
{
    m_out += "</svg>\n";
    return std::move(m_out);
}

} // namespace portolan
