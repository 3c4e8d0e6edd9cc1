#include "views/kit/messagepane.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/core/shown.h"


namespace portolan {

namespace {

QLabel *label(QWidget *parent, int width)
{
    auto *out = new QLabel(parent);
    out->setTextFormat(Qt::PlainText);
    out->setWordWrap(true);
    out->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    out->setMaximumWidth(width);
    return out;
}

} // namespace

MessagePane::MessagePane(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_headline(label(this, 460)), m_advice(label(this, 460)),
      m_detail(label(this, 560)), m_button(new QPushButton(this))
{
    m_headline->setFont(uiFont(15, QFont::DemiBold));
    m_advice->setProperty("role", QStringLiteral("subtitle"));
    m_detail->setFont(monoFont(11));
    m_detail->setProperty("role", QStringLiteral("subtitle"));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(10);
    column->addStretch(2);
    for (QWidget *widget : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_headline), static_cast<QWidget *>(m_advice),
                            static_cast<QWidget *>(m_detail), static_cast<QWidget *>(m_button)}) {
        // A label in a centred row would shrink to its longest word: give wrapped ones the row between two stretches.
        auto *line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(widget, qobject_cast<QLabel *>(widget) && widget != m_icon ? 100 : 0);
        line->addStretch(1);
        column->addLayout(line);
    }
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &MessagePane::buttonClicked);
    connect(&m_theme, &Theme::changed, this, &MessagePane::repaintIcon);
    setButton(QString());
}

void MessagePane::showLoading(const QString &headline)
{
    m_iconName = QStringLiteral("refresh");
    m_health = Health::Progress;
    setTexts(headline, QString(), QString());
    setButton(QString());
}

void MessagePane::showEmpty(const QString &iconName, const QString &headline, const QString &advice)
{
    m_iconName = iconName;
    m_health = Health::None;
    setTexts(headline, advice, QString());
    setButton(QString());
}

void MessagePane::showError(const ErrorText &text, bool canRetry)
{
    m_iconName = QStringLiteral("warning");
    m_health = Health::Error;
    setTexts(text.headline, text.advice, text.detail);
    setButton(canRetry ? tr("Try again now") : QString());
}

void MessagePane::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void MessagePane::setTexts(const QString &headline, const QString &advice, const QString &detail)
{
    m_headline->setText(shownText(headline));
    m_advice->setText(shownText(advice));
    m_advice->setVisible(!advice.isEmpty());
    m_detail->setText(shownText(detail));
    m_detail->setVisible(!detail.isEmpty());
    repaintIcon();
}

void MessagePane::repaintIcon()
{
    const Palette &p = m_theme.palette();
    const QColor color = m_health == Health::None ? p.muted : p.state(m_health).text;
    m_icon->setPixmap(iconPixmap(m_iconName, color, 40, devicePixelRatioF()));
}

} // namespace portolan
