#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "models/logs/logbuffer.h"
#include "views/theme/theme.h"

class QChart;
class QChartView;

namespace portolan {

/// How many lines a log has of each severity over its time, as stacked bars (Qt Charts); a click goes to the lines of a bar. Borrows the
/// buffer; worked out at most twice a second, O(rows).
class LogStrip final : public QWidget
{
    Q_OBJECT
public:
    LogStrip(Theme &theme, const LogBuffer &buffer, QWidget *parent = nullptr);
    void grown();

Q_SIGNALS:
    void wanted(std::uint64_t row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();

    Theme &m_theme;
    const LogBuffer &m_buffer;
    QChartView *m_view;
    QTimer m_later;
    LogStamp m_from, m_until; ///< of the bars
};

} // namespace portolan
