#include "views/theme/palette.h"

#include <cmath>

namespace portolan {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

HealthStyle style(QRgb text, QRgb fill, QRgb line, Mark mark)
{
    HealthStyle out;
    out.text = rgb(text);
    out.fill = rgb(fill);
    out.line = rgb(line);
    out.mark = mark;
    return out;
}

/// What is the same in every scheme: outlines and weights.
void setOutlines(Palette &palette)
{
    auto &states = palette.states;
    states[std::size_t(Health::Pending)].outline = Qt::DashLine;
    states[std::size_t(Health::Released)].outline = Qt::DashDotLine;
    states[std::size_t(Health::Lost)].outline = Qt::DotLine;
    for (const Health health : {Health::Pending, Health::Warning, Health::Lost, Health::Error})
        states[std::size_t(health)].bold = true;
}

Palette light()
{
    Palette p;
    p.scheme = Scheme::Light;
    p.window = rgb(0xF6F7F9);
    p.surface = rgb(0xFFFFFF);
    p.card = rgb(0xFFFFFF);
    p.frame = rgb(0xF6F7F9);
    p.field = rgb(0xFFFFFF);
    p.hover = rgb(0xEDF0F4);
    p.border = rgb(0xD5DAE1);
    p.borderStrong = rgb(0x808A98);
    p.rule = rgb(0xE9ECF0);
    p.text = rgb(0x1B2430);
    p.muted = rgb(0x5A6473);
    p.link = rgb(0x1F56B5);
    p.accent = rgb(0x2563C9);
    p.accentText = rgb(0xFFFFFF);
    p.selection = rgb(0xDCE7FB);
    p.selectionText = rgb(0x1B2430);
    p.edge = rgb(0x5B6675);
    p.states = {style(0x1B2430, 0xEDF0F4, 0x808A98, Mark::None),     style(0x0A6B4B, 0xE3F4EC, 0x2C9771, Mark::Check),
                style(0x5A6473, 0xEDF0F4, 0x808A98, Mark::Ring),     style(0x1F56B5, 0xE4EDFC, 0x5B8AD9, Mark::Clock),
                style(0x855600, 0xFCF0D8, 0xB07C10, Mark::Triangle), style(0x855600, 0xFCF0D8, 0xB07C10, Mark::Triangle),
                style(0x6A3FA0, 0xF0E9FA, 0x9570C8, Mark::Diamond),  style(0x9C1560, 0xFBE6F1, 0xC7508F, Mark::Dashed),
                style(0xB3261E, 0xFBE6E4, 0xD2564F, Mark::Cross),    style(0x5A6473, 0xEDF0F4, 0x808A98, Mark::Question)};
    setOutlines(p);
    return p;
}

Palette dark()
{
    Palette p;
    p.scheme = Scheme::Dark;
    p.window = rgb(0x1A2029);
    p.surface = rgb(0x12161C);
    p.card = rgb(0x1A2029);
    p.frame = rgb(0x1A2029);
    p.field = rgb(0x12161C);
    p.hover = rgb(0x232B37);
    p.border = rgb(0x2D3642);
    p.borderStrong = rgb(0x75839A);
    p.rule = rgb(0x222A35);
    p.text = rgb(0xE8ECF2);
    p.muted = rgb(0x9AA5B5);
    p.link = rgb(0x84B2FF);
    p.accent = rgb(0x5F9BFA);
    p.accentText = rgb(0x0B1220);
    p.selection = rgb(0x22365A);
    p.selectionText = rgb(0xF3F6FB);
    p.edge = rgb(0x9AA5B5);
    p.states = {style(0xE8ECF2, 0x2A323E, 0x75839A, Mark::None),     style(0x63D2A4, 0x15382C, 0x37966F, Mark::Check),
                style(0xA3AEBD, 0x2A323E, 0x758295, Mark::Ring),     style(0x84B2FF, 0x1B2F52, 0x5B88D2, Mark::Clock),
                style(0xF0C264, 0x3C3016, 0x9C7B32, Mark::Triangle), style(0xF0C264, 0x3C3016, 0x9C7B32, Mark::Triangle),
                style(0xC9A9F5, 0x33264A, 0x9375C6, Mark::Diamond),  style(0xF59ACB, 0x47203A, 0xBD6A9A, Mark::Dashed),
                style(0xFF9A92, 0x472120, 0xC25F58, Mark::Cross),    style(0xA3AEBD, 0x2A323E, 0x758295, Mark::Question)};
    setOutlines(p);
    return p;
}

Palette highContrast()
{
    Palette p;
    p.scheme = Scheme::HighContrast;
    p.window = p.surface = p.card = p.frame = p.field = rgb(0x000000);
    p.hover = rgb(0x262626);
    p.border = p.borderStrong = rgb(0xFFFFFF);
    p.rule = rgb(0x7A7A7A);
    p.text = rgb(0xFFFFFF);
    p.muted = rgb(0xE0E0E0);
    p.link = rgb(0x9CCBFF);
    p.accent = rgb(0xFFE14D);
    p.accentText = rgb(0x000000);
    p.selection = rgb(0x002C66);
    p.selectionText = rgb(0xFFFFFF);
    p.edge = rgb(0xFFFFFF);
    p.states = {style(0xFFFFFF, 0x000000, 0xFFFFFF, Mark::None),     style(0x6DFFB8, 0x00331F, 0x6DFFB8, Mark::Check),
                style(0xE0E0E0, 0x262626, 0xE0E0E0, Mark::Ring),     style(0x9CCBFF, 0x00264D, 0x9CCBFF, Mark::Clock),
                style(0xFFD75E, 0x332600, 0xFFD75E, Mark::Triangle), style(0xFFD75E, 0x332600, 0xFFD75E, Mark::Triangle),
                style(0xDDC2FF, 0x2C0059, 0xDDC2FF, Mark::Diamond),  style(0xFFB3DA, 0x4D0030, 0xFFB3DA, Mark::Dashed),
                style(0xFFB0AA, 0x4D0600, 0xFFB0AA, Mark::Cross),    style(0xE0E0E0, 0x262626, 0xE0E0E0, Mark::Question)};
    setOutlines(p);
    return p;
}

Palette highContrastLight()
{
    Palette p;
    p.scheme = Scheme::HighContrastLight;
    p.window = p.surface = p.card = p.frame = p.field = rgb(0xFFFFFF);
    p.hover = rgb(0xE6E6E6);
    p.border = p.borderStrong = rgb(0x000000);
    p.rule = rgb(0x858585);
    p.text = rgb(0x000000);
    p.muted = rgb(0x333333);
    p.link = rgb(0x00297A);
    p.accent = rgb(0x00349E);
    p.accentText = rgb(0xFFFFFF);
    p.selection = rgb(0xCCE0FF);
    p.selectionText = rgb(0x000000);
    p.edge = rgb(0x000000);
    p.states = {style(0x000000, 0xFFFFFF, 0x000000, Mark::None),     style(0x00452B, 0xD6F5E6, 0x00452B, Mark::Check),
                style(0x333333, 0xE6E6E6, 0x333333, Mark::Ring),     style(0x002B80, 0xDCE8FF, 0x002B80, Mark::Clock),
                style(0x5C3A00, 0xFFEEC9, 0x5C3A00, Mark::Triangle), style(0x5C3A00, 0xFFEEC9, 0x5C3A00, Mark::Triangle),
                style(0x3F1A73, 0xEDE0FF, 0x3F1A73, Mark::Diamond),  style(0x66003A, 0xFFDDF0, 0x66003A, Mark::Dashed),
                style(0x7A0C06, 0xFFE0DD, 0x7A0C06, Mark::Cross),    style(0x333333, 0xE6E6E6, 0x333333, Mark::Question)};
    setOutlines(p);
    return p;
}

/// WCAG 2.1: relative luminance.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Palette &paletteOf(Scheme scheme)
{
    static const Palette day = light(), night = dark(), clear = highContrast(), clearDay = highContrastLight();
    switch (scheme) {
    case Scheme::Light: break;
    case Scheme::Dark: return night;
    case Scheme::HighContrast: return clear;
    case Scheme::HighContrastLight: return clearDay;
    }
    return day;
}

Palette withAccent(Palette palette, const QColor &accent)
{
    constexpr double least = 3.0; // WCAG 2.1, 1.4.11
    const QColor far = palette.isDark() ? QColor(Qt::white) : QColor(Qt::black);
    const auto mixed = [&](double t) {
        return QColor::fromRgbF(float(accent.redF() + (far.redF() - accent.redF()) * t), float(accent.greenF() + (far.greenF() - accent.greenF()) * t),
                                float(accent.blueF() + (far.blueF() - accent.blueF()) * t));
    };
    palette.accent = accent;
    for (double t = 0; t <= 1; t += 0.05) {
        palette.accent = mixed(t);
        const QColor &now = palette.accent;
        if (contrastRatio(now, palette.surface) >= least && contrastRatio(now, palette.window) >= least && contrastRatio(now, palette.hover) >= least)
            break;
    }
    palette.accentText = contrastRatio(palette.accent, Qt::white) >= contrastRatio(palette.accent, Qt::black) ? Qt::white : Qt::black;
    return palette;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace portolan
