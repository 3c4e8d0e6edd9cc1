#include "views/connection/metermodel.h"

#include <QDateTime>

#include "models/core/shown.h"
#include "views/kit/errortext.h"

namespace portolan {

namespace {

QString clockText(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.micros / 1000).toString(QStringLiteral("HH:mm:ss"));
}

QString rateText(double perSecond)
{
    return perSecond <= 0 ? QString() : QString::number(perSecond, 'f', perSecond < 10 ? 1 : 0);
}

QString countText(std::uint64_t count)
{
    return count == 0 ? QString() : QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
}

} // namespace

QString byteText(double bytes)
{
    static constexpr const char *units[] = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    for (; bytes >= 1024 && unit < 4; ++unit)
        bytes /= 1024;
    return QString::number(bytes, 'f', unit > 0 && bytes < 10 ? 1 : 0) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

void MeterModel::setMeter(const TrafficReading &meter, Timestamp now)
{
    m_now = now;
    std::vector<TrafficLine> lines{meter};
    lines.insert(lines.end(), meter.lines.begin(), meter.lines.end());
    for (std::size_t row = 0; row < lines.size(); ++row) {
        if (row < m_lines.size() && (row == 0 || m_lines[row].resource == lines[row].resource)) {
            m_lines[row] = std::move(lines[row]);
            continue;
        }
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
        m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(row), std::move(lines[row]));
        endInsertRows();
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int MeterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString MeterModel::errorCell(const TrafficLine &line) const
{
    if (waits(line))
        return tr("Throttled by the server: waits until %1").arg(clockText(line.patientUntil));
    if (!line.lastError)
        return {};
    const QString what = line.lastError->kind == ErrorKind::Throttled ? tr("Throttled by the server") : errorText(*line.lastError).headline;
    return clockText(line.lastErrorAt) + QStringLiteral("  ") + what;
}

QString MeterModel::text(int row, int column) const
{
    const TrafficLine &l = line(row);
    switch (column) {
    case Resource:
        return row == 0 ? tr("Everything") : l.resource.empty() ? tr("the server itself") : shownText(l.resource);
    case Watches: return countText(static_cast<std::uint64_t>(std::max(l.openWatches, 0)));
    case Requests: return countText(l.requests);
    case Received: return l.bytes == 0 ? QString() : byteText(static_cast<double>(l.bytes));
    case Rate: return l.bytesPerSecond < 1 ? QString() : tr("%1/s").arg(byteText(l.bytesPerSecond));
    case Events: return countText(l.events);
    case EventRate: return rateText(l.eventsPerSecond);
    case Retries: return countText(l.retries);
    case Relists: return countText(l.relists);
    case Throttled: return countText(l.throttled);
    case LastError: return errorCell(l);
    default: return {};
    }
}

QVariant MeterModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TrafficLine &l = line(index.row());
    const bool error = index.column() == LastError;
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return error && l.lastError ? QVariant(plainTip(QString::fromStdString(l.lastError->text()))) : QVariant();
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | (index.column() == Resource || error ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::FontRole: return uiFont(13, index.row() == 0 ? QFont::DemiBold : QFont::Normal);
    case Qt::ForegroundRole:
        if (waits(l) && (error || index.column() == Throttled))
            return m_theme.palette().state(Health::Warning).text;
        return error ? m_theme.palette().muted : m_theme.palette().text;
    default: return {};
    }
}

QVariant MeterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(section == Resource || section == LastError ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Resource: return tr("Resource");
    case Watches: return tr("Watches");
    case Requests: return tr("Requests");
    case Received: return tr("Received");
    case Rate: return tr("Now");
    case Events: return tr("Events");
    case EventRate: return tr("Events/s");
    case Retries: return tr("Retries");
    case Relists: return tr("Relists");
    case Throttled: return tr("Throttled");
    case LastError: return tr("Last error");
    default: return {};
    }
}

} // namespace portolan
