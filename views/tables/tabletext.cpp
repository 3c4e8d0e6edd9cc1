#include "views/tables/tabletext.h"

#include <QRegularExpression>

#include "models/core/csv.h"

namespace portolan {

namespace {

QString cell(QString text, TextFormat format)
{
    static const QRegularExpression breaks(QStringLiteral("[\\t\\r\\n]+"));
    if (format == TextFormat::Tsv)
        return text.replace(breaks, QStringLiteral(" "));
    return QString::fromStdString(csvField(text.toStdString()));
}

} // namespace

QString rowsText(const ObjectTableModel &model, const std::vector<int> &rows, const std::vector<int> &columns, TextFormat format)
{
    const QString separator = format == TextFormat::Tsv ? QStringLiteral("\t") : QStringLiteral(",");
    const QString end = format == TextFormat::Tsv ? QStringLiteral("\n") : QStringLiteral("\r\n");
    QString out;
    const auto line = [&](const auto &textOf) {
        QStringList cells;
        for (const int column : columns)
            cells << cell(textOf(column), format);
        out += cells.join(separator) + end;
    };
    if (format == TextFormat::Csv)
        line([&model](int column) { return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); });
    for (const int row : rows)
        line([&model, row](int column) { return QString::fromStdString(model.cellText(row, column)); });
    return out;
}

} // namespace portolan
