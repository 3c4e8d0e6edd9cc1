#include "views/theme/theme.h"

#include <algorithm>

#include <QApplication>
#include <QFontInfo>
#include <QPalette>
#include <QStyleFactory>

#include "views/theme/stylesheet.h"

namespace portolan {

namespace {

int textPercent = 100; ///< of all windows; set once, by the GUI thread, before there are any

int scaled(int pixels)
{
    return (pixels * textPercent + 50) / 100;
}

QPalette qtPalette(const Palette &p)
{
    QPalette out;
    out.setColor(QPalette::Window, p.window);
    out.setColor(QPalette::WindowText, p.text);
    out.setColor(QPalette::Base, p.surface);
    out.setColor(QPalette::AlternateBase, p.frame);
    out.setColor(QPalette::Text, p.text);
    out.setColor(QPalette::PlaceholderText, p.muted);
    out.setColor(QPalette::Button, p.field);
    out.setColor(QPalette::ButtonText, p.text);
    out.setColor(QPalette::BrightText, p.accentText);
    out.setColor(QPalette::Highlight, p.selection);
    out.setColor(QPalette::HighlightedText, p.selectionText);
    out.setColor(QPalette::Link, p.link);
    out.setColor(QPalette::LinkVisited, p.link);
    out.setColor(QPalette::ToolTipBase, p.card);
    out.setColor(QPalette::ToolTipText, p.text);
    out.setColor(QPalette::Light, p.hover);
    out.setColor(QPalette::Midlight, p.rule);
    out.setColor(QPalette::Mid, p.border);
    out.setColor(QPalette::Dark, p.borderStrong);
    out.setColor(QPalette::Shadow, p.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        out.setColor(QPalette::Disabled, role, p.muted);
    return out;
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent) {}
Theme::~Theme() = default;

void Theme::setChoice(SchemeChoice choice)
{
    m_choice = choice;
    update();
}

void Theme::setDesktopScheme(Scheme scheme)
{
    m_desktop = scheme;
    update();
}

void Theme::update()
{
    Scheme scheme = m_desktop;
    if (m_choice == SchemeChoice::Light)
        scheme = Scheme::Light;
    else if (m_choice == SchemeChoice::Dark)
        scheme = Scheme::Dark;
    else if (m_choice == SchemeChoice::HighContrast)
        scheme = Scheme::HighContrast;
    else if (m_choice == SchemeChoice::HighContrastLight)
        scheme = Scheme::HighContrastLight;
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    take();
}

void Theme::setDesktopAccent(const QColor &accent)
{
    if (accent == m_accent)
        return;
    m_accent = accent;
    take();
}

void Theme::take()
{
    const bool clear = m_scheme == Scheme::HighContrast || m_scheme == Scheme::HighContrastLight;
    m_palette = m_accent.isValid() && !clear ? withAccent(paletteOf(m_scheme), m_accent) : paletteOf(m_scheme);
    if (m_application)
        applyTo(*m_application);
    Q_EMIT changed();
}

void Theme::applyTo(QApplication &application)
{
    if (!m_application)
        application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    m_application = &application;
    application.setFont(uiFont());
    application.setPalette(qtPalette(palette()));
    application.setStyleSheet(styleSheetOf(palette()));
}

void setTextSize(int percent)
{
    textPercent = percent;
}

int desktopTextSize(const QFont &desktop)
{
    constexpr int usual = 13; // of uiFont()
    return std::max(100, QFontInfo(desktop).pixelSize() * 100 / usual);
}

int grown(int pixels)
{
    return std::max(pixels, scaled(pixels)); // icons and marks stay
}

QFont uiFont(int pixels, QFont::Weight weight)
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(scaled(pixels));
    font.setWeight(weight);
    return font;
}

QFont monoFont(int pixels)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPixelSize(scaled(pixels));
    return font;
}

QFont headingFont(int pixels)
{
    QFont font = uiFont(pixels, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, pixels * 0.07);
    return font;
}

} // namespace portolan
