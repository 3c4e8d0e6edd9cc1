#pragma once

#include <QWidget>

#include "models/session/session.h"
#include "views/theme/theme.h"

class QLabel;

namespace portolan {

/// The line below everything: what the page holds, the traffic, the server.
class StatusBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setPageSummary(const QString &text);
    /// Rates are told between two calls; `nowMs` never goes back.
    void setTraffic(const TrafficMeter &meter, qint64 nowMs);
    void forgetTraffic();
    void setServer(const QString &version, std::size_t nodes);
    void setMessage(const QString &text); ///< a warning of the server's, or a note; empty: none

private:
    QLabel *label(bool muted);
    QLabel *m_page;
    QLabel *m_traffic;
    QLabel *m_message;
    QLabel *m_server;
    QLabel *m_readOnly;
    TrafficMeter m_last;
    qint64 m_lastMs = -1;
};

} // namespace portolan
