#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"

namespace portolan {

/// One row of a Table (meta.k8s.io) as commands print it.
struct RowCells {
    struct Cell {
        std::string text; ///< a scalar as it reads, nothing for null, JSON for what is no scalar
        bool number = false;
    };
    std::vector<Cell> cells; ///< by column
    bool isRow = false;      ///< there were cells: what was read is no object of another form
    std::string ns;          ///< of the row's object; empty where the Table does not tell it
    std::string_view object; ///< the row's object as JSON text; borrows from what was read

    [[nodiscard]] static RowCells of(const Json &row);
};

/// Reads rows from JSON text without making a tree of them: cells and namespace, some microseconds a row whatever else it holds.
/// One thread at a time.
class RowReader
{
public:
    RowReader();
    ~RowReader();
    /// Errors: Parse.
    [[nodiscard]] Result<void> read(std::string_view row, RowCells &out);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portolan
