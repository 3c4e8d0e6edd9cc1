#include "views/connection/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include "models/core/shown.h"


namespace portolan {

Banner::Banner(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_text(new QLabel(this)), m_retry(new QPushButton(tr("Try again now"), this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(38, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_retry);
    connect(m_retry, &QPushButton::clicked, this, &Banner::retryWanted);
    connect(&m_theme, &Theme::changed, this, &Banner::restyle);
    hide();
}

void Banner::show(const ConnectionText &text)
{
    m_health = text.health;
    m_text->setText(shownText(text.sentence + (text.advice.isEmpty() ? QString() : QStringLiteral(". ") + text.advice)));
    setVisible(!text.sentence.isEmpty());
    restyle();
}

void Banner::restyle()
{
    QPalette colors = m_text->palette();
    colors.setColor(QPalette::WindowText, m_theme.palette().state(m_health).text);
    m_text->setPalette(colors);
    m_text->setStyleSheet(QStringLiteral("color: %1;").arg(m_theme.palette().state(m_health).text.name()));
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const HealthStyle &style = m_theme.palette().state(m_health);
    painter.fillRect(rect(), style.fill);
    painter.fillRect(QRect(0, height() - 1, width(), 1), style.line);
    drawMark(painter, QRectF(15, height() / 2.0 - 6, 12, 12), style.mark, style.text);
}

} // namespace portolan
