#include "views/kit/bars.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLegendMarker>
#include <QValueAxis>

#include "views/theme/theme.h"

namespace portolan {

namespace {

constexpr int barHeight = 34;

void styleAxis(QAbstractAxis &axis, const Palette &palette)
{
    axis.setLabelsFont(uiFont(12));
    axis.setLabelsColor(palette.text);
    axis.setGridLineColor(palette.rule);
    axis.setLinePenColor(palette.border);
}

QHorizontalStackedBarSeries *barSeries(const BarChart &chart)
{
    auto *series = new QHorizontalStackedBarSeries;
    series->setBarWidth(0.55);
    for (std::size_t part = 0; part < chart.parts.size(); ++part) {
        auto *set = new QBarSet(chart.parts[part].name);
        set->setColor(chart.parts[part].color);
        set->setBorderColor(Qt::transparent);
        double sum = 0;
        for (auto row = chart.rows.rbegin(); row != chart.rows.rend(); ++row) { // the axis counts from below
            *set << row->values[part];
            sum += row->values[part];
        }
        if (sum > 0)
            series->append(set);
        else
            delete set;
    }
    return series;
}

/// A row's name, shortened where it would take the bars' room; as it is where the short one is taken.
QString axisName(const QString &name, const QStringList &taken)
{
    constexpr int mostWidth = 170;
    const QString shortName = QFontMetrics(uiFont(12)).elidedText(name, Qt::ElideMiddle, mostWidth);
    return taken.contains(shortName) ? name : shortName;
}

} // namespace

QChartView *makeChartView(QWidget *parent)
{
    auto *view = new QChartView(parent);
    view->setRenderHint(QPainter::Antialiasing);
    view->setFrameShape(QFrame::NoFrame);
    view->setProperty("role", QStringLiteral("clear"));
    view->chart()->setBackgroundVisible(false);
    view->chart()->setMargins(QMargins(0, 0, 0, 0));
    view->chart()->layout()->setContentsMargins(0, 0, 0, 0);
    view->chart()->legend()->hide();
    return view;
}

void showSeries(QChartView &view, QAbstractSeries *series, const Palette &)
{
    view.chart()->removeAllSeries();
    view.chart()->addSeries(series);
}

void showBars(QChartView &view, const BarChart &bars, const Palette &palette)
{
    QChart *chart = view.chart();
    chart->removeAllSeries();
    for (QAbstractAxis *axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    view.setFixedHeight(bars.rows.empty() ? barHeight : int(std::max<std::size_t>(bars.rows.size(), 2)) * barHeight + 70);
    chart->setTitle(bars.rows.empty() ? bars.empty.toHtmlEscaped() : QString());
    chart->setTitleFont(uiFont(13));
    chart->setTitleBrush(palette.muted);
    if (bars.rows.empty()) {
        chart->legend()->setVisible(false);
        return;
    }
    auto *series = barSeries(bars);
    chart->addSeries(series);
    auto *names = new QBarCategoryAxis;
    names->setTruncateLabels(false); // the axis cuts names to "..." where two rows have room for them
    for (auto row = bars.rows.rbegin(); row != bars.rows.rend(); ++row)
        names->append(axisName(row->name, names->categories()));
    auto *amounts = new QValueAxis;
    amounts->setLabelFormat(bars.unit.isEmpty() ? QStringLiteral("%.0f") : QStringLiteral("%g ") + bars.unit);
    amounts->setMin(0);
    styleAxis(*names, palette);
    styleAxis(*amounts, palette);
    names->setGridLineVisible(false);
    chart->addAxis(names, Qt::AlignLeft);
    chart->addAxis(amounts, Qt::AlignBottom);
    series->attachAxis(names);
    series->attachAxis(amounts);
    if (series->count() == 0)
        amounts->setMax(1); // nothing but zeros gives the axis no range of its own
    else
        amounts->applyNiceNumbers();
    amounts->setMin(0);
    chart->legend()->setVisible(true);
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setFont(uiFont(12));
    chart->legend()->setLabelColor(palette.muted);
    chart->legend()->setMarkerShape(QLegend::MarkerShapeCircle);
}

} // namespace portolan
