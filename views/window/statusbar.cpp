#include "views/window/statusbar.h"

#include <QLabel>
#include <QPushButton>

#include "models/core/shown.h"

namespace portolan {

StatusBar::StatusBar(QWidget *parent)
    : QStatusBar(parent), m_page(label(false)), m_traffic(new QPushButton(this)), m_message(label(true)), m_server(label(true)), m_readOnly(label(true))
{
    setSizeGripEnabled(false);
    setContentsMargins(10, 1, 12, 1);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_traffic->setFont(uiFont(12));
    m_traffic->setProperty("role", QStringLiteral("quiet"));
    m_traffic->setCursor(Qt::PointingHandCursor);
    m_traffic->setFocusPolicy(Qt::TabFocus);
    m_traffic->setAccessibleName(tr("What the connection costs"));
    connect(m_traffic, &QPushButton::clicked, this, &StatusBar::trafficClicked);
    m_readOnly->setText(tr("read-only"));
    m_readOnly->setToolTip(tr("Portolan only ever reads: it lists, watches and gets"));
    addWidget(m_page); // last: adding a widget polishes it, and its role is to be known then
    addWidget(m_traffic);
    addWidget(m_message, 1);
    addPermanentWidget(m_server);
    addPermanentWidget(m_readOnly);
    m_traffic->hide(); // and shows it
}

QLabel *StatusBar::label(bool muted)
{
    auto *out = new QLabel(this);
    out->setTextFormat(Qt::PlainText);
    out->setFont(uiFont(12));
    out->setContentsMargins(4, 3, 10, 3);
    if (muted)
        out->setProperty("role", QStringLiteral("count"));
    return out;
}

void StatusBar::setPageSummary(const QString &text)
{
    m_page->setText(text);
}

void StatusBar::setTraffic(const TrafficReading &meter)
{
    QString text = tr("%n watches", nullptr, meter.openWatches) + QString::fromUtf8(" · ") + tr("%L1 events/s").arg(qRound(meter.eventsPerSecond))
        + QString::fromUtf8(" · ") + tr("%L1 KB/s").arg(qRound(meter.bytesPerSecond / 1024.0));
    if (meter.patientUntil > Timestamp::now())
        text += QString::fromUtf8(" · ") + tr("throttled by the server");
    m_traffic->setText(text);
    m_traffic->setToolTip(tr("Since it was opened: %1, %2, %L3 KB")
                              .arg(tr("%n requests", nullptr, int(meter.requests)), tr("%n retries", nullptr, int(meter.retries))).arg(meter.bytes / 1024));
    if (currentMessage().isEmpty()) // else the bar shows it again itself
        m_traffic->show();
}

void StatusBar::forgetTraffic()
{
    m_traffic->hide();
}

void StatusBar::setServer(const QString &version, std::size_t nodes)
{
    QStringList parts;
    if (!version.isEmpty())
        parts << version;
    if (nodes > 0)
        parts << tr("%n nodes", nullptr, int(nodes));
    m_server->setText(shownText(parts.join(QString::fromUtf8(" · "))));
}

void StatusBar::setMessage(const QString &text)
{
    m_message->setText(shownText(text));
    m_message->setToolTip(plainTip(text));
}

} // namespace portolan
