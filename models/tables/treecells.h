#pragma once

#include <map>

#include "models/tables/tablespec.h"
#include "models/tables/treeindex.h"

namespace portolan {

/// What the cells of the tree say: the words of the tables, put beside each other.
struct TreeCells {
    const std::map<TableId, TableSpec> &specs; ///< of every kind in the tree, containers and volumes included
    ColumnContext context;

    [[nodiscard]] std::string name(const TreeItem &item, const Object *object) const;
    [[nodiscard]] Cell status(const TreeItem &item, const Object *object) const;
    [[nodiscard]] Cell detail(const TreeItem &item, const Object *object) const;
    [[nodiscard]] Cell age(const TreeItem &item, const Object *object) const;
};

/// The specs TreeCells reads.
[[nodiscard]] std::map<TableId, TableSpec> treeSpecs();
/// The word of an item's icon ("pod", "container").
[[nodiscard]] std::string treeIcon(const TreeItem &item);

} // namespace portolan
