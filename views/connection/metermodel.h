#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "models/client/traffic.h"
#include "views/theme/theme.h"

namespace portolan {

/// One reading of the meter: everything first, then a row for each resource. Rows come, never go. GUI thread.
class MeterModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Resource, Watches, Requests, Received, Rate, Events, EventRate, Retries, Relists, Throttled, LastError, ColumnCount };

    explicit MeterModel(Theme &theme, QObject *parent = nullptr) : QAbstractTableModel(parent), m_theme(theme) {}

    /// `now` is the wall clock's: whether the server's wish to wait still holds.
    void setMeter(const TrafficReading &meter, Timestamp now);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex & = {}) const override { return ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const TrafficLine &line(int row) const { return m_lines[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool waits(const TrafficLine &line) const { return line.patientUntil > m_now; }
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString errorCell(const TrafficLine &line) const;

    Theme &m_theme;
    std::vector<TrafficLine> m_lines;
    Timestamp m_now;
};

/// "1.4 MB", "312 B": powers of 1024, as the status bar has them.
[[nodiscard]] QString byteText(double bytes);

} // namespace portolan
