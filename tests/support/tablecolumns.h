#pragma once

#include <algorithm>

#include <QStringList>

#include "models/tables/objecttablemodel.h"

namespace portolan {

/// The time tests of tables start at.
inline const Timestamp start = Timestamp::parse("2026-01-01T00:00:00Z");

/// Where a model's column stands; the number of columns when it has none of that name.
inline int columnOf(const ObjectTableModel &model, std::string_view name)
{
    const auto &columns = model.spec().columns;
    return int(std::find_if(columns.begin(), columns.end(), [name](const RowColumn &c) { return c.name == name; }) - columns.begin());
}

/// One column of every row, joined.
inline QString column(const ObjectTableModel &model, std::string_view name)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out << QString::fromStdString(model.cellText(row, columnOf(model, name)));
    return out.join(QStringLiteral(" "));
}

} // namespace portolan
