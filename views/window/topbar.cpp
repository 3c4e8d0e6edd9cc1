#include "views/window/topbar.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace portolan {

/// Looks like a field, opens the palette.
class TopBar::GoTo final : public QAbstractButton
{
public:
    GoTo(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::IBeamCursor);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setAccessibleName(TopBar::tr("Go to anything"));
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    [[nodiscard]] QSize sizeHint() const override { return {300, 28}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 28}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Palette &p = m_theme.palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? p.accent : p.borderStrong);
        painter.setBrush(underMouse() ? p.hover : p.field);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const QString key = QStringLiteral("Ctrl K");
        painter.setFont(uiFont(11));
        const int keyWidth = painter.fontMetrics().horizontalAdvance(key) + 12;
        const QRectF cap(width() - keyWidth - 8.5, 5.5, keyWidth, height() - 11);
        painter.setPen(p.border);
        painter.setBrush(p.hover);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(p.muted);
        painter.drawText(cap, Qt::AlignCenter, key);
        painter.setFont(uiFont());
        painter.drawText(rect().adjusted(11, 0, -keyWidth - 14, 0), Qt::AlignVCenter, TopBar::tr("Go to anything"));
    }

private:
    Theme &m_theme;
};

TopBar::TopBar(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_contexts(new Chooser(theme, tr("context"), this)),
      m_namespaces(new Chooser(theme, tr("namespace"), this)), m_badge(new ConnectionBadge(theme, this)), m_goTo(new GoTo(theme, this))
{
    setProperty("role", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    m_back = tool(QStringLiteral("back"), tr("Back (Alt+Left)"));
    m_forward = tool(QStringLiteral("forward"), tr("Forward (Alt+Right)"));
    m_details = tool(QStringLiteral("pane"), tr("Details pane (Ctrl+D)"));
    m_themeButton = tool(QStringLiteral("contrast"), tr("Light, dark, high contrast"));
    m_help = tool(QStringLiteral("help"), tr("Shortcuts (?)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 7, 10, 7);
    row->setSpacing(6);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addWidget(m_contexts);
    row->addSpacing(3);
    row->addWidget(m_namespaces);
    row->addSpacing(3);
    row->addWidget(m_badge);
    row->addStretch(1);
    row->addWidget(m_goTo);
    row->addSpacing(2);
    row->addWidget(m_details);
    row->addWidget(m_themeButton);
    row->addWidget(m_help);

    connect(m_back, &QToolButton::clicked, this, &TopBar::backWanted);
    connect(m_forward, &QToolButton::clicked, this, &TopBar::forwardWanted);
    connect(m_goTo, &QAbstractButton::clicked, this, &TopBar::goToWanted);
    connect(m_details, &QToolButton::clicked, this, &TopBar::detailsToggled);
    connect(m_help, &QToolButton::clicked, this, &TopBar::helpWanted);
    connect(&m_theme, &Theme::changed, this, &TopBar::restyle);
    fillThemeMenu();
    setHistory(false, false);
    restyle();
}

QToolButton *TopBar::tool(const QString &iconName, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setIconSize(QSize(16, 16));
    button->setFocusPolicy(Qt::TabFocus);
    m_tools.emplace_back(button, iconName);
    return button;
}

void TopBar::fillThemeMenu()
{
    auto *menu = new QMenu(m_themeButton);
    auto *group = new QActionGroup(menu);
    const std::pair<QString, SchemeChoice> choices[] = {{tr("As the desktop"), SchemeChoice::Desktop}, {tr("Light"), SchemeChoice::Light},
                                                        {tr("Dark"), SchemeChoice::Dark}, {tr("High contrast"), SchemeChoice::HighContrast}};
    for (const auto &[title, choice] : choices) {
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { Q_EMIT themeWanted(choice); });
        connect(menu, &QMenu::aboutToShow, action, [this, action, choice = choice] { action->setChecked(m_theme.choice() == choice); });
    }
    m_themeButton->setMenu(menu);
    m_themeButton->setPopupMode(QToolButton::InstantPopup);
}

void TopBar::setHistory(bool back, bool forward)
{
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
}

QWidget *TopBar::goToButton() const
{
    return m_goTo;
}

void TopBar::restyle()
{
    for (const auto &[button, iconName] : m_tools)
        button->setIcon(icon(iconName, m_theme.palette().muted));
}

} // namespace portolan
