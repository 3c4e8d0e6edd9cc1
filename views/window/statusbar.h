#pragma once

#include <QStatusBar>

#include "models/session/session.h"
#include "views/theme/theme.h"

class QLabel;
class QPushButton;

namespace portolan {

/// The line below everything: what the page holds, the traffic, the server. What an action does stands there while it is pointed at.
class StatusBar final : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setPageSummary(const QString &text);
    void setTraffic(const TrafficReading &meter);
    void forgetTraffic();
    void setServer(const QString &version, std::size_t nodes);
    void setMessage(const QString &text); ///< a warning of the server's, or a note; empty: none

Q_SIGNALS:
    void trafficClicked();

private:
    QLabel *label(bool muted);
    QLabel *m_page;
    QPushButton *m_traffic;
    QLabel *m_message;
    QLabel *m_server;
    QLabel *m_readOnly;
};

} // namespace portolan
