#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/printers/printercolumns.h"

namespace portolan {

/// A column of a built-in kind that Portolan has no struct for, as data: where in the object its value stands, or what makes it.
struct BuiltinColumn {
    std::string_view name;
    std::string_view type = "string"; ///< OpenAPI type, as TableColumn's
    std::string_view path = {};       ///< "spec.holderIdentity"; empty: see `cell`
    std::string_view absent = {};     ///< what is shown where the path leads nowhere
    Json (*cell)(const Json &object, const PrinterContext &context) = nullptr;
    std::string_view format = {}; ///< "name" for the object's name
    int priority = 0;             ///< 0: always shown; above: `-o wide`
    std::optional<ReleaseChange> since = {}, until = {}; ///< servers that have it; not given: all
    std::string_view description = {};
};

/// The columns a server of this version shows of a built-in kind that Portolan has no struct for; none for kinds with a struct
/// (models/tables/columns.h) and for custom ones. Kinds no server has columns for show their name and when they were created.
/// O(columns).
/// Sources: kubernetes pkg/printers/internalversion/printers.go (1.20 to 1.36), kube-aggregator pkg/registry/apiservice/etcd,
/// apiserver pkg/registry/rest/table.go.
[[nodiscard]] std::vector<PrinterColumn> builtinColumns(std::string_view group, std::string_view kind, ServerVersion server);
[[nodiscard]] Json builtinCell(const BuiltinColumn &column, const Json &object, const PrinterContext &context);

/// Whether a server's Table shows one object before another.
using RowOrder = bool (*)(const Json &a, const Json &b);
/// nullptr: in the order of namespaces and names.
[[nodiscard]] RowOrder builtinRowOrder(std::string_view group, std::string_view kind);

} // namespace portolan
