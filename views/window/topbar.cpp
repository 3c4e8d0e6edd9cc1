#include "views/window/topbar.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include "views/window/windowactions.h"

namespace portolan {

/// Looks like a field, opens the palette.
class TopBar::GoTo final : public QAbstractButton
{
public:
    GoTo(Theme &theme, QAction &action, QWidget *parent) : QAbstractButton(parent), m_theme(theme), m_action(action)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::IBeamCursor);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setAccessibleName(WindowActions::textOf(action));
        setToolTip(action.statusTip());
        connect(this, &QAbstractButton::clicked, &action, &QAction::trigger);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    [[nodiscard]] QSize sizeHint() const override { return {300, grown(28)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, grown(28)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Palette &p = m_theme.palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? p.accent : p.borderStrong);
        painter.setBrush(underMouse() ? p.hover : p.field);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const QString key = WindowActions::keysOf(m_action).replace(QLatin1Char('+'), QLatin1Char(' '));
        painter.setFont(uiFont(11));
        const int keyWidth = painter.fontMetrics().horizontalAdvance(key) + 12;
        const bool mirrored = isRightToLeft();
        const QRectF cap(mirrored ? 8.5 : width() - keyWidth - 8.5, 5.5, keyWidth, height() - 11);
        painter.setPen(p.border);
        painter.setBrush(p.hover);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(p.muted);
        painter.drawText(cap, Qt::AlignCenter, key);
        painter.setFont(uiFont());
        const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(11, 0, -keyWidth - 14, 0));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft), WindowActions::textOf(m_action));
    }

private:
    Theme &m_theme;
    QAction &m_action;
};

TopBar::TopBar(Theme &theme, const WindowActions &actions, QWidget *parent)
    : QToolBar(parent), m_inside(new QWidget(this)), m_contexts(new Chooser(theme, tr("context"), m_inside)), m_namespaces(new Chooser(theme, tr("namespace"), m_inside)),
      m_badge(new ConnectionBadge(theme, m_inside)), m_menu(new QToolButton(m_inside))
{
    setWindowTitle(tr("Tool bar"));
    setObjectName(QStringLiteral("tools"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu); // nothing else could be hidden here, and it could not be brought back
    m_menu->setDefaultAction(new QAction(tr("Menu"), m_menu));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setIconSize(QSize(16, 16));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_menu);
    actions.fill(*menu);
    m_menu->setMenu(menu);
    const auto restyle = [this, &theme] { m_menu->defaultAction()->setIcon(icon(QStringLiteral("menu"), theme.palette().muted)); };
    connect(&theme, &Theme::changed, m_menu, restyle);
    restyle();
    auto *row = new QHBoxLayout(m_inside);
    row->setContentsMargins(8, 7, 10, 7);
    row->setSpacing(6);
    row->addWidget(tool(actions.back));
    row->addWidget(tool(actions.forward));
    row->addWidget(m_contexts);
    row->addSpacing(3);
    row->addWidget(m_namespaces);
    row->addSpacing(3);
    row->addWidget(m_badge);
    row->addStretch(1);
    row->addWidget(new GoTo(theme, *actions.goTo, m_inside));
    row->addSpacing(2);
    row->addWidget(tool(actions.details));
    row->addWidget(m_menu);
    m_inside->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(m_inside);
}

QToolButton *TopBar::tool(QAction *action)
{
    auto *button = new QToolButton(m_inside);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const auto name = [button, action] { button->setAccessibleName(action->toolTip()); };
    connect(action, &QAction::changed, button, name);
    name();
    button->setIconSize(QSize(16, 16));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace portolan
