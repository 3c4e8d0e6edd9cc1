#pragma once

#include <array>

#include <QColor>

#include "models/core/health.h"

namespace portolan {

/// HighContrast is light on dark, HighContrastLight dark on light.
enum class Scheme : std::uint8_t { Light, Dark, HighContrast, HighContrastLight };

/// The shape that stands beside a state's word, so that colour is never alone.
enum class Mark : std::uint8_t { None, Check, Ring, Clock, Triangle, Diamond, Dashed, Cross, Question };

/// One state as it is drawn.
struct HealthStyle {
    QColor text;   ///< on surface, bar, card and on `fill`: at least 4.5:1
    QColor fill;   ///< of pills and notes
    QColor line;   ///< outline of boxes in this state: at least 3:1
    Mark mark = Mark::None;
    Qt::PenStyle outline = Qt::SolidLine;
    bool bold = false;
};

/// Every colour of one scheme, by what it is for. Text colours keep 4.5:1 on every background of the scheme (tested).
struct Palette {
    Scheme scheme = Scheme::Light;
    QColor window;        ///< top bar, side bar, status bar
    QColor surface;       ///< pages, tables, canvas
    QColor card;          ///< cards and boxes on a surface
    QColor frame;         ///< frames that hold boxes, and header rows
    QColor field;         ///< input fields, mount rows
    QColor hover;
    QColor border;        ///< cards, separators between panes
    QColor borderStrong;  ///< fields, buttons, boxes of charts: at least 3:1
    QColor rule;          ///< lines between rows, heading rules
    QColor text;
    QColor muted;         ///< keys, headings, counts
    QColor link;
    QColor accent;        ///< focus, selected tab, the mark of selected rows, icons: at least 3:1
    QColor accentText;    ///< on accent
    QColor selection;     ///< selected rows
    QColor selectionText;
    QColor edge;          ///< arrows of diagrams
    std::array<HealthStyle, healthCount> states;

    [[nodiscard]] const HealthStyle &state(Health health) const { return states[static_cast<std::size_t>(health)]; }
    [[nodiscard]] bool isDark() const { return scheme == Scheme::Dark || scheme == Scheme::HighContrast; }
};

/// The palette of a scheme: constant for the life of the program.
[[nodiscard]] const Palette &paletteOf(Scheme scheme);

/// The same palette with the desktop's accent, moved towards black or white until it can be seen on every background.
[[nodiscard]] Palette withAccent(Palette palette, const QColor &accent);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace portolan
