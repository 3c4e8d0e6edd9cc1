#include "views/diagram/paintercanvas.h"

#include <array>
#include <map>
#include <mutex>
#include <tuple>

#include <QFontMetricsF>

namespace portolan {

namespace {

constexpr double fontScale = 4;
using StyleKey = std::tuple<int, int, bool, int>;

StyleKey keyOf(const TextStyle &style)
{
    return {int(style.size * 10), style.weight, style.mono, int(style.spacing * 10)};
}

QFont makeFont(const TextStyle &style)
{
    QFont font;
    if (style.mono)
        font.setFamilies({QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});
    else
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(int(style.size * fontScale + 0.5));
    font.setWeight(QFont::Weight(style.weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QString toText(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

struct Advances {
    std::array<double, 128> ascii;
};

// Fonts and their widths never change while the program runs: caches shared by the GUI thread and layouts on the pool.
std::mutex cacheLock;

const Advances &advancesOf(const TextStyle &style)
{
    static std::map<StyleKey, Advances> cache;
    const QFont &font = diagramFont(style);
    const std::lock_guard lock(cacheLock);
    const auto [at, added] = cache.try_emplace(keyOf(style));
    if (added) {
        const QFontMetricsF metrics(font);
        for (int c = 0; c < 128; ++c)
            at->second.ascii[std::size_t(c)] = c < 32 ? 0 : metrics.horizontalAdvance(QString(QChar(c))) / fontScale;
    }
    return at->second;
}

} // namespace

const QFont &diagramFont(const TextStyle &style)
{
    static std::map<StyleKey, QFont> cache;
    const std::lock_guard lock(cacheLock);
    const auto found = cache.find(keyOf(style));
    return found != cache.end() ? found->second : cache.emplace(keyOf(style), makeFont(style)).first->second;
}

QColor toQColor(Color color)
{
    return color.none() ? QColor(Qt::transparent) : QColor(color.rgb >> 16 & 255, color.rgb >> 8 & 255, color.rgb & 255);
}

QPainterPath toPainterPath(const Path &path)
{
    QPainterPath out;
    for (const Path::Element &e : path.elements) {
        switch (e.type) {
        case Path::Element::Type::Move: out.moveTo(e.end.x, e.end.y); break;
        case Path::Element::Type::Line: out.lineTo(e.end.x, e.end.y); break;
        case Path::Element::Type::Cubic: out.cubicTo(e.a.x, e.a.y, e.b.x, e.b.y, e.end.x, e.end.y); break;
        case Path::Element::Type::Close: out.closeSubpath(); break;
        }
    }
    return out;
}

double FontTextMeasure::width(std::string_view text, const TextStyle &style) const
{
    const Advances &advances = advancesOf(style);
    double width = 0;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 128)
            return QFontMetricsF(diagramFont(style)).horizontalAdvance(toText(text)) / fontScale + double(toText(text).size()) * style.spacing;
        width += advances.ascii[std::size_t(c)] + style.spacing;
    }
    return width;
}

void PainterCanvas::prepare(Color fill, const StrokeStyle &stroke)
{
    m_painter.setBrush(fill.none() ? QBrush(Qt::NoBrush) : QBrush(toQColor(fill)));
    if (stroke.color.none() || stroke.width <= 0) {
        m_painter.setPen(Qt::NoPen);
        return;
    }
    QPen pen(toQColor(stroke.color), stroke.width);
    if (stroke.dash > 0) {
        pen.setDashPattern({stroke.dash / stroke.width, stroke.gap / stroke.width});
        pen.setCapStyle(Qt::FlatCap);
    } else {
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
    }
    m_painter.setPen(pen);
}

void PainterCanvas::rect(const Rect &r, double radius, Color fill, const StrokeStyle &stroke)
{
    prepare(fill, stroke);
    if (radius > 0)
        m_painter.drawRoundedRect(QRectF(r.x, r.y, r.w, r.h), radius, radius);
    else
        m_painter.drawRect(QRectF(r.x, r.y, r.w, r.h));
}

void PainterCanvas::path(const Path &path, Color fill, const StrokeStyle &stroke)
{
    prepare(fill, stroke);
    m_painter.drawPath(toPainterPath(path));
}

void PainterCanvas::text(Point at, std::string_view text, const TextStyle &style, Color color, TextAnchor anchor)
{
    const QFont &font = diagramFont(style);
    const QString words = toText(text);
    const QFontMetricsF metrics(font);
    double x = at.x;
    if (anchor != TextAnchor::Start) {
        const double width = metrics.horizontalAdvance(words) / fontScale + double(words.size()) * style.spacing;
        x -= anchor == TextAnchor::Middle ? width / 2 : width;
    }
    m_painter.save();
    m_painter.translate(x, at.y);
    m_painter.scale(1 / fontScale, 1 / fontScale);
    m_painter.setFont(font);
    m_painter.setPen(toQColor(color));
    if (style.spacing <= 0) {
        m_painter.drawText(QPointF(0, 0), words);
    } else { // letter by letter: PDF engines scale a font's letter spacing wrongly
        double pen = 0;
        for (const QChar letter : words) {
            m_painter.drawText(QPointF(pen, 0), QString(letter));
            pen += metrics.horizontalAdvance(QString(letter)) + style.spacing * fontScale;
        }
    }
    m_painter.restore();
}

} // namespace portolan
