#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/health.h"
#include "models/objects/objectsource.h"
#include "models/objects/tablerow.h"
#include "models/store/objectstore.h"
#include "models/tables/columns.h"

namespace portolan {

/// What the rows of a table are: the objects of a kind, or the parts of every pod.
enum class RowShape : std::uint8_t { Objects, Containers, Volumes };

struct TableId {
    Kind kind = Kind::Pod; ///< of the objects rows are made of; Pod for containers and volumes
    RowShape shape = RowShape::Objects;
    friend auto operator<=>(const TableId &, const TableId &) = default;
};
/// "pods", "containers", "volumes": a stable word for settings and dumps.
[[nodiscard]] std::string_view tableWord(TableId id);
[[nodiscard]] std::optional<TableId> tableByWord(std::string_view word);

/// Where a cell leads.
enum class CellLink : std::uint8_t { None, Node, Claim, Volume, Class, Involved, Service, Owner, Self };

/// A cell of a server's Table (servedspec.cpp): its text, and what it sorts by, by the column's type.
struct RowColumn;
[[nodiscard]] Cell servedCell(const RowColumn &column, const TableRow &row, const ColumnContext &context);

/// One column of a table: a ColumnDef of the kind, a value of one part of a pod, or a cell of the server's.
struct RowColumn {
    std::string_view name;
    std::string_view description;
    bool shown = true; ///< before the user chose
    bool ticks = false;
    bool numeric = false;
    CellLink link = CellLink::None;
    Cell (*ofObject)(const Object &, const ColumnContext &) = nullptr;
    Cell (*ofPart)(const Object &, std::size_t, const ColumnContext &) = nullptr;
    const TableColumn *served = nullptr; ///< of the spec's
    std::size_t servedIndex = 0;
    bool usage = false;      ///< moves with the session's UsageBook
    bool tellsState = false; ///< the served column that says how an object fares

    [[nodiscard]] Cell cell(const Object &object, std::size_t part, const ColumnContext &context) const
    {
        if (served)
            return servedCell(*this, static_cast<const TableRow &>(object), context);
        return ofPart ? ofPart(object, part, context) : ofObject(object, context);
    }
};

/// A table before it has rows. Names are views into constants, or into `served`.
struct TableSpec {
    TableId id;
    std::vector<RowColumn> columns; ///< the first is Namespace for namespaced kinds
    int stateColumn = -1; ///< the one that says how the row fares; -1: any cell may
    int sortColumn = 0;   ///< before the user chose
    std::vector<Kind> readsKinds; ///< other kinds whose objects cells read
    std::shared_ptr<const TableColumns> served; ///< of a kind without a struct
    std::string type;                           ///< and which it is (typeWord)
    bool servedNamespaced = true;
    ServerVersion server{}; ///< whose columns and words they are
    [[nodiscard]] bool namespaced() const { return served ? servedNamespaced : kindInfo(id.kind).namespaced; }
};
[[nodiscard]] TableSpec tableSpec(TableId id, ServerVersion server = {});
/// The table of a kind without a struct, as the server's columns have it: wide ones are not shown at first.
[[nodiscard]] TableSpec servedSpec(const ResourceInfo &resource, std::shared_ptr<const TableColumns> columns);

/// Rows an object makes, and what each is called ("" for the object itself).
[[nodiscard]] std::size_t partCount(TableId id, const Object &object);
[[nodiscard]] std::string_view partName(TableId id, const Object &object, std::size_t part);

/// How a row fares as a whole: the worst of the cells that may say so.
[[nodiscard]] CellState rowState(const TableSpec &spec, const Object &object, std::size_t part, const ColumnContext &context);
/// Counts for the trouble marks.
[[nodiscard]] constexpr bool isTrouble(CellState state) { return state == CellState::Warning || state == CellState::Error; }
/// How a cell is drawn; `inStateColumn` tells a finished row from a mere "<none>".
[[nodiscard]] Health healthOf(CellState state, bool inStateColumn);

/// The object a cell leads to, whether or not it exists.
[[nodiscard]] std::optional<ObjectKey> linkOf(const RowColumn &column, const Object &object, std::size_t part, const ObjectStore &store);

/// What rows use of cpu, memory and space (usagecolumns.cpp); none for a table of which nobody measures anything.
[[nodiscard]] std::vector<RowColumn> usageColumns(TableId id);
/// The rows of containers and volumes (partcolumns.cpp).
[[nodiscard]] std::vector<RowColumn> containerColumns();
[[nodiscard]] std::vector<RowColumn> volumeColumns();

} // namespace portolan
