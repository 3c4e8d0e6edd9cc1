#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/core/quantity.h"
#include "models/core/time.h"
#include "models/objects/meta.h"
#include "models/objects/serverversion.h"

namespace portolan {

class ObjectStore;
class UsageNow;

/// How a cell stands; views give each its colour and its shape.
enum class CellState : std::uint8_t { None, Ok, Warning, Error, Muted, Pending };

/// What a cell sorts by; monostate: by its text.
using CellKey = std::variant<std::monostate, std::int64_t, Timestamp, Quantity, bool>;

/// One value of a table: the words of `kubectl get`, what to sort by, and how it stands.
struct Cell {
    std::string text;
    CellKey key = {};
    CellState state = CellState::None;
    float bar = -1; ///< a share to be drawn, 1 is full, more is said in the text; below 0: none
};
/// What cells need beside their object. Borrowed for the call.
struct ColumnContext {
    Timestamp now;
    const ObjectStore *store = nullptr; ///< may be absent
    ServerVersion server{};             ///< whose words are meant
    const UsageNow *usage = nullptr;   ///< may be absent
};

/// One column of a kind's table, as a server's Table defines it (meta.k8s.io/v1 TableColumnDefinition).
struct ColumnDef {
    std::string_view name;   ///< "Access Modes"; kubectl prints it in capitals
    std::string_view type;   ///< OpenAPI type: "string", "integer", "boolean"
    std::string_view format; ///< "name" for the object's name, else empty
    int priority = 0;        ///< 0: always shown; above: `-o wide`
    std::string_view description;
    Cell (*cell)(const Object &object, const ColumnContext &context) = nullptr;
    bool ticks = false;   ///< the text changes with time: ages
    bool numeric = false; ///< wants to stand on the right
    std::optional<ReleaseChange> since = {}, until = {}; ///< servers that have it; not given: all
};

/// The columns `kubectl get` shows of a kind on a server of this version, wide ones included, in its order and words; all of them
/// for all kinds known, Name and Age for Other. Source: kubernetes pkg/printers/internalversion/printers.go (1.20 to 1.36).
[[nodiscard]] std::vector<ColumnDef> columnsOf(Kind kind, ServerVersion server = {});
/// The column that tables over several namespaces show first.
[[nodiscard]] const ColumnDef &namespaceColumn();

} // namespace portolan
