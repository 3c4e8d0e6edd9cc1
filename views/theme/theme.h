#pragma once

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

#include "models/objects/kind.h"
#include "views/theme/palette.h"

class QApplication;
class QPainter;

namespace portolan {

/// What the user asked for; Desktop follows the desktop's preference, live.
enum class SchemeChoice : std::uint8_t { Desktop, Light, Dark, HighContrast, HighContrastLight };
inline constexpr int schemeChoices = int(SchemeChoice::HighContrastLight) + 1;

/// The look of the program: one palette at a time, applied to the application (palette, style sheet, fonts). GUI thread.
/// One exists, made by app/ and handed to whoever paints; widgets repaint on changed().
class Theme final : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    [[nodiscard]] const Palette &palette() const { return m_palette; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    void setChoice(SchemeChoice choice);
    /// What the desktop prefers; set by DesktopPreference.
    void setDesktopScheme(Scheme scheme);
    /// The desktop's accent; invalid: ours. In high contrast it stays ours.
    void setDesktopAccent(const QColor &accent);

    /// Gives the application its fonts, palette and style sheet, now and on every change.
    void applyTo(QApplication &application);

Q_SIGNALS:
    void changed();

private:
    void update();
    void take();
    Scheme m_scheme = Scheme::Light;
    Scheme m_desktop = Scheme::Light;
    SchemeChoice m_choice = SchemeChoice::Desktop;
    QColor m_accent;
    Palette m_palette = paletteOf(Scheme::Light);
    QApplication *m_application = nullptr;
};

/// The size of all text of the window in percent of the usual. To be called before the first widget is made: those that are there keep theirs.
void setTextSize(int percent);
/// How large the desktop wants text, in percent of the usual: its own font counts, with its scaling of text. Never less than 100.
[[nodiscard]] int desktopTextSize(const QFont &desktop);
/// Pixels of a row or field that holds a line of text, at the usual text size: they grow with it.
[[nodiscard]] int grown(int pixels);
/// Inter with Noto Sans CJK behind it, in pixels at scale 1 and the usual text size.
[[nodiscard]] QFont uiFont(int pixels = 13, QFont::Weight weight = QFont::Normal);
/// Noto Sans Mono, for paths, devices, YAML.
[[nodiscard]] QFont monoFont(int pixels = 12);
/// Small spaced capitals over cards and lanes. The text itself must be upper case already.
[[nodiscard]] QFont headingFont(int pixels = 11);

/// One of our icons, drawn in a colour at any scale. Cached by the pixmap cache.
[[nodiscard]] QIcon icon(const QString &name, const QColor &color);
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, double devicePixelRatio);
/// The `d` attributes of the icon's paths in a 24 by 24 box, to be stroked 1.75 wide with round caps: for painters that
/// draw it themselves.
[[nodiscard]] QStringList iconPaths(const QString &name);

/// The state's shape inside `box` (a square), in its colour.
void drawMark(QPainter &painter, const QRectF &box, Mark mark, const QColor &color);
/// The same as a character, for text: U+2713 and the like; empty for None.
[[nodiscard]] QString markText(Mark mark);

} // namespace portolan
