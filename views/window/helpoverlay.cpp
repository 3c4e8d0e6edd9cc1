#include "views/window/helpoverlay.h"

#include <QEvent>
#include <QPainter>

namespace portolan {

namespace {

constexpr int cardWidth = 460;
constexpr int lineHeight = 28;
constexpr int headHeight = 62;

} // namespace

HelpOverlay::HelpOverlay(Theme &theme, std::vector<ShortcutText> shortcuts, QWidget *window)
    : QWidget(window), m_theme(theme), m_shortcuts(std::move(shortcuts))
{
    setFocusPolicy(Qt::StrongFocus);
    window->installEventFilter(this);
    QString spoken = tr("Shortcuts");
    for (const ShortcutText &shortcut : m_shortcuts)
        spoken += QStringLiteral(". ") + shortcut.keys + QStringLiteral(": ") + shortcut.what;
    setAccessibleName(spoken);
    hide();
}

void HelpOverlay::open()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
    setFocus(Qt::ShortcutFocusReason);
}

void HelpOverlay::paintEvent(QPaintEvent *)
{
    const Palette &p = m_theme.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), QColor(0, 0, 0, 110));
    const int height = headHeight + int(m_shortcuts.size()) * lineHeight + 16;
    const QRect card((width() - cardWidth) / 2, std::max(8, (this->height() - height) / 2), cardWidth, height);
    painter.setPen(p.border);
    painter.setBrush(p.card);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    painter.setPen(p.text);
    painter.setFont(uiFont(16, QFont::DemiBold));
    painter.drawText(card.adjusted(24, 18, -24, 0), Qt::AlignLeft | Qt::AlignTop, tr("Shortcuts"));
    int y = card.top() + headHeight;
    for (const ShortcutText &shortcut : m_shortcuts) {
        painter.setFont(uiFont(12, QFont::Medium));
        const int keyWidth = painter.fontMetrics().horizontalAdvance(shortcut.keys) + 14;
        const QRectF cap(card.left() + 24.5, y + 3.5, keyWidth, lineHeight - 7);
        painter.setPen(p.borderStrong);
        painter.setBrush(p.hover);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(p.text);
        painter.drawText(cap, Qt::AlignCenter, shortcut.keys);
        painter.setFont(uiFont());
        painter.drawText(QRect(card.left() + 170, y, cardWidth - 190, lineHeight), Qt::AlignVCenter, shortcut.what);
        y += lineHeight;
    }
}

void HelpOverlay::keyPressEvent(QKeyEvent *)
{
    hide();
}

void HelpOverlay::mousePressEvent(QMouseEvent *)
{
    hide();
}

bool HelpOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace portolan
