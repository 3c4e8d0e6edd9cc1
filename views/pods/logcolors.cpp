#include "views/pods/logcolors.h"

#include <iterator>

#include <QCoreApplication>
#include <QFont>

namespace portolan {

namespace {

constexpr double readable = 4.5;

/// xterm's palette.
QColor terminalColor(std::int32_t code)
{
    static constexpr QRgb basic[] = {0x2e3436, 0xcc0000, 0x4e9a06, 0xc4a000, 0x3465a4, 0x75507b, 0x06989a, 0xd3d7cf,
                                     0x555753, 0xef2929, 0x8ae234, 0xfce94f, 0x729fcf, 0xad7fa8, 0x34e2e2, 0xeeeeec};
    if (code >= LogTextStyle::rgb)
        return QColor::fromRgb(QRgb(code & 0xffffff));
    if (code < 16)
        return QColor::fromRgb(basic[code]);
    if (code >= 232)
        return QColor(8 + (code - 232) * 10, 8 + (code - 232) * 10, 8 + (code - 232) * 10);
    const auto level = [](int step) { return step == 0 ? 0 : 55 + step * 40; };
    return QColor(level((code - 16) / 36), level((code - 16) / 6 % 6), level((code - 16) % 6));
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return int(x + (y - x) * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

QColor readableOn(const QColor &color, const QColor &background, const QColor &text)
{
    QColor out = color;
    for (double share = 0.15; contrastRatio(out, background) < readable && share <= 1.0; share += 0.15)
        out = mixed(color, text, share);
    return out;
}

} // namespace

QColor severityColor(const Palette &palette, Severity severity)
{
    switch (severity) {
    case Severity::Unknown: return palette.muted;
    case Severity::Trace:
    case Severity::Debug: return palette.borderStrong;
    case Severity::Info: return mixed(palette.link, palette.surface, 0.55); // what is usual does not shout
    case Severity::Warning: return palette.state(Health::Warning).text;
    case Severity::Error:
    case Severity::Fatal: break;
    }
    return palette.state(Health::Error).text;
}

QColor sourceColor(const Palette &palette, std::size_t source)
{
    static constexpr int hues[] = {265, 175, 320, 90, 225, 290, 140, 200};
    const QColor color = QColor::fromHsl(hues[source % std::size(hues)], 150, palette.isDark() ? 170 : 95);
    return readableOn(color, palette.surface, palette.text);
}

QString severityWord(Severity severity)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("Logs", text); };
    switch (severity) {
    case Severity::Unknown: return say(QT_TRANSLATE_NOOP("Logs", "unknown"));
    case Severity::Trace: return say(QT_TRANSLATE_NOOP("Logs", "trace"));
    case Severity::Debug: return say(QT_TRANSLATE_NOOP("Logs", "debug"));
    case Severity::Info: return say(QT_TRANSLATE_NOOP("Logs", "info"));
    case Severity::Warning: return say(QT_TRANSLATE_NOOP("Logs", "warning"));
    case Severity::Error: return say(QT_TRANSLATE_NOOP("Logs", "error"));
    case Severity::Fatal: break;
    }
    return say(QT_TRANSLATE_NOOP("Logs", "fatal"));
}

QTextCharFormat charFormat(const LogTextStyle &style, const Palette &palette)
{
    QTextCharFormat out;
    QColor foreground = style.foreground == LogTextStyle::none ? QColor() : terminalColor(style.foreground);
    QColor background = style.background == LogTextStyle::none ? QColor() : terminalColor(style.background);
    if (style.inverse) {
        const QColor swapped = foreground.isValid() ? foreground : palette.text;
        foreground = background.isValid() ? background : palette.surface;
        background = swapped;
    }
    if (background.isValid())
        out.setBackground(background);
    if (foreground.isValid() || background.isValid())
        out.setForeground(readableOn(foreground.isValid() ? foreground : palette.text, background.isValid() ? background : palette.surface,
                                     background.isValid() && background.lightness() > 128 ? QColor(Qt::black) : background.isValid() ? QColor(Qt::white) : palette.text));
    else if (style.dim)
        out.setForeground(palette.muted);
    if (style.bold)
        out.setFontWeight(QFont::Bold);
    out.setFontItalic(style.italic);
    out.setFontUnderline(style.underline);
    return out;
}

} // namespace portolan
