#include "views/pods/logstrip.h"

#include <algorithm>

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QMouseEvent>
#include <QStackedBarSeries>
#include <QVBoxLayout>

#include "views/pods/logcolors.h"

namespace portolan {

namespace {

constexpr int bars = 80, everyMs = 500, heightPx = 56;
constexpr std::size_t fewest = 20; ///< rows that are worth a chart
/// Drawn as one each: what is worse stands below.
constexpr int groups = 4;

int groupOf(Severity severity)
{
    return severity >= Severity::Error ? 0 : severity == Severity::Warning ? 1 : severity == Severity::Info ? 2 : 3;
}

Severity severityOfGroup(int group)
{
    static constexpr Severity of[groups] = {Severity::Error, Severity::Warning, Severity::Info, Severity::Debug};
    return of[group];
}

} // namespace

LogStrip::LogStrip(Theme &theme, const LogBuffer &buffer, QWidget *parent) : QWidget(parent), m_theme(theme), m_buffer(buffer), m_view(new QChartView(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    setFixedHeight(heightPx);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setAccessibleName(tr("Lines by severity over time"));
    m_view->viewport()->installEventFilter(this);
    m_later.setSingleShot(true);
    m_later.setInterval(everyMs);
    connect(&m_later, &QTimer::timeout, this, &LogStrip::rebuild);
    connect(&m_theme, &Theme::changed, this, &LogStrip::rebuild);
    rebuild();
}

void LogStrip::grown()
{
    if (!m_later.isActive())
        m_later.start();
}

void LogStrip::rebuild()
{
    std::array<std::array<int, bars>, groups> counts{};
    std::int64_t first = 0, last = 0;
    for (std::uint64_t row = m_buffer.first(); row < m_buffer.end(); ++row) {
        const std::int64_t nanos = m_buffer.stamp(row).nanos;
        if (nanos != 0) {
            first = first == 0 ? nanos : std::min(first, nanos);
            last = std::max(last, nanos);
        }
    }
    const std::int64_t step = std::max<std::int64_t>((last - first) / bars + 1, 1);
    for (std::uint64_t row = m_buffer.first(); row < m_buffer.end(); ++row)
        if (const std::int64_t nanos = m_buffer.stamp(row).nanos; nanos != 0 && m_buffer.what(row) == LogRow::Line)
            ++counts[std::size_t(groupOf(m_buffer.severity(row)))][std::size_t((nanos - first) / step)];
    m_from = {first};
    m_until = {last};
    const Palette &palette = m_theme.palette();
    auto *series = new QStackedBarSeries;
    series->setBarWidth(0.9);
    for (int group = 0; group < groups; ++group) {
        auto *set = new QBarSet(severityWord(severityOfGroup(group)));
        set->setColor(severityColor(palette, severityOfGroup(group)));
        set->setBorderColor(Qt::transparent);
        for (const int count : counts[std::size_t(group)])
            *set << count;
        series->append(set);
    }
    auto *chart = new QChart;
    chart->addSeries(series);
    chart->legend()->hide();
    chart->setMargins(QMargins(0, 0, 0, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setBackgroundRoundness(0);
    chart->setBackgroundBrush(palette.surface);
    QChart *old = m_view->chart();
    m_view->setChart(chart);
    delete old;
    m_view->setBackgroundBrush(palette.surface);
    const auto time = [](LogStamp stamp) { return QDateTime::fromMSecsSinceEpoch(stamp.nanos / 1'000'000).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")); };
    setToolTip(first == 0 ? QString() : tr("%1 to %2; a click goes there").arg(time(m_from), time(m_until)));
    setVisible(last > first && m_buffer.size() >= fewest);
}

bool LogStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && m_until > m_from) {
        const QRectF area = m_view->chart()->plotArea();
        const double share = std::clamp((static_cast<QMouseEvent *>(event)->position().x() - area.x()) / area.width(), 0.0, 1.0);
        const LogStamp wantedAt{m_from.nanos + std::int64_t(share * double(m_until.nanos - m_from.nanos))};
        Q_EMIT wanted(m_buffer.rowAt(wantedAt));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace portolan
