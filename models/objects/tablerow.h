#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/objects/cluster.h"

namespace portolan {

/// One column of a server's Table (meta.k8s.io TableColumnDefinition).
struct TableColumn {
    std::string name;   ///< "Ready"
    std::string type;   ///< OpenAPI type: "string", "integer", "number", "boolean", "date"
    std::string format; ///< "name" for the object's name, "date-time", ...; mostly empty
    std::string description;
    int priority = 0; ///< 0: in the default view; above: wide
    friend bool operator==(const TableColumn &, const TableColumn &) = default;
};
using TableColumns = std::vector<TableColumn>;

/// An object of any kind as the server's Table tells it: its metadata, and its cells as text.
struct TableRow : OtherObject {
    std::vector<std::string> cells; ///< by column; absent ones are empty
    Timestamp told;                 ///< when they were read: ages among them count to then
};

/// The cell of a column, empty when the server told none.
[[nodiscard]] inline std::string_view cellOf(const TableRow &row, std::size_t column)
{
    return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

} // namespace portolan
