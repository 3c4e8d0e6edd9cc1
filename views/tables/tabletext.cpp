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

QString shellWord(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9._:/@=+-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
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

QString kubectlCommand(const ObjectKey &key, const QString &verb, const QString &suffix)
{
    const KindInfo &info = kindInfo(key.kind);
    QString resource = key.kind == Kind::Other ? shellWord(QString::fromStdString(key.type)) : toQString(info.singular);
    if (!info.group.empty() && info.group != "apps" && info.group != "batch")
        resource += QLatin1Char('.') + toQString(info.group); // others may serve the same word
    QStringList words{QStringLiteral("kubectl"), verb, resource, shellWord(QString::fromStdString(key.name))};
    if (!key.ns.empty())
        words << QStringLiteral("-n") << shellWord(QString::fromStdString(key.ns));
    if (!suffix.isEmpty())
        words << suffix;
    return words.join(QLatin1Char(' '));
}

} // namespace portolan
