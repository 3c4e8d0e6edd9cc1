#pragma once

#include <QWidget>

#include "views/theme/theme.h"

namespace portolan {

/// One keyboard shortcut as the help tells it.
struct ShortcutText {
    QString keys; ///< "Ctrl+K"
    QString what;
};

/// All shortcuts, over the dimmed window; any key or click closes it.
class HelpOverlay final : public QWidget
{
    Q_OBJECT
public:
    HelpOverlay(Theme &theme, std::vector<ShortcutText> shortcuts, QWidget *window);
    void open();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Theme &m_theme;
    std::vector<ShortcutText> m_shortcuts;
};

} // namespace portolan
