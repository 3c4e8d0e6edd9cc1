#pragma once

#include <vector>

#include <QChartView>

#include "views/theme/palette.h"

class QAbstractSeries;

namespace portolan {

/// Horizontal bars, each stacked of the same parts.
struct BarChart {
    struct Part {
        QString name;
        QColor color;
    };
    struct Row {
        QString name;
        std::vector<double> values; ///< one for each part
    };
    QString unit;
    QString empty; ///< said in place of the bars when there are no rows
    std::vector<Part> parts;
    std::vector<Row> rows; ///< from the top
};

[[nodiscard]] QChartView *makeChartView(QWidget *parent);
/// Replaces what the view shows; the chart takes the series.
void showSeries(QChartView &view, QAbstractSeries *series, const Palette &palette);
/// Replaces what the view shows by bars with axes and a legend of the parts that occur.
void showBars(QChartView &view, const BarChart &chart, const Palette &palette);

} // namespace portolan
