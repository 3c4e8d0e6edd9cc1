#include "views/window/statusbar.h"

#include <QHBoxLayout>
#include <QLabel>

namespace portolan {

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent), m_page(label(false)), m_traffic(label(true)), m_message(label(true)), m_server(label(true)), m_readOnly(label(true))
{
    setProperty("role", QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 4, 14, 4);
    row->setSpacing(18);
    row->addWidget(m_page);
    row->addWidget(m_traffic);
    row->addWidget(m_message, 1);
    row->addWidget(m_server);
    row->addWidget(m_readOnly);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_readOnly->setText(tr("read-only"));
    m_readOnly->setToolTip(tr("Portolan only ever reads: it lists, watches and gets"));
}

QLabel *StatusBar::label(bool muted)
{
    auto *out = new QLabel(this);
    out->setTextFormat(Qt::PlainText);
    out->setFont(uiFont(12));
    if (muted)
        out->setProperty("role", QStringLiteral("count"));
    return out;
}

void StatusBar::setPageSummary(const QString &text)
{
    m_page->setText(text);
}

void StatusBar::setTraffic(const TrafficMeter &meter, qint64 nowMs)
{
    if (m_lastMs >= 0 && nowMs > m_lastMs) {
        const double seconds = double(nowMs - m_lastMs) / 1000.0;
        const double events = double(meter.events - m_last.events) / seconds;
        const double kilobytes = double(meter.bytes - m_last.bytes) / 1024.0 / seconds;
        m_traffic->setText(tr("%n watches", nullptr, meter.openWatches) + QString::fromUtf8(" · ") + tr("%1 events/s").arg(qRound(events))
                           + QString::fromUtf8(" · ") + tr("%1 KB/s").arg(qRound(kilobytes)));
        m_traffic->setToolTip(tr("%1 requests, %2 retries, %3 KB since it was opened").arg(meter.requests).arg(meter.retries).arg(meter.bytes / 1024));
    }
    m_last = meter;
    m_lastMs = nowMs;
}

void StatusBar::forgetTraffic()
{
    m_lastMs = -1;
    m_traffic->clear();
}

void StatusBar::setServer(const QString &version, std::size_t nodes)
{
    QStringList parts;
    if (!version.isEmpty())
        parts << version;
    if (nodes > 0)
        parts << tr("%n nodes", nullptr, int(nodes));
    m_server->setText(parts.join(QString::fromUtf8(" · ")));
}

void StatusBar::setMessage(const QString &text)
{
    m_message->setText(text);
    m_message->setToolTip(QStringLiteral("<p>") + text.toHtmlEscaped() + QStringLiteral("</p>"));
}

} // namespace portolan
