#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/jsonpath.h"
#include "models/core/time.h"
#include "models/objects/objectsource.h"
#include "models/objects/serverversion.h"
#include "models/objects/tablerow.h"

namespace portolan {

/// For whom cells are made.
struct PrinterContext {
    Timestamp now;          ///< ages count to it
    ServerVersion server{}; ///< whose words and columns they are
};

struct BuiltinColumn;

/// A column whose cells are read from full objects: one that a CustomResourceDefinition defines (additionalPrinterColumns), or
/// one of a built-in kind that Portolan has no struct for.
struct PrinterColumn {
    TableColumn column;
    std::optional<JsonPath> path;           ///< of a definition's column
    const BuiltinColumn *builtin = nullptr; ///< of a built-in kind's (builtincolumns.h)
};

/// The columns a server shows of a version of a definition (apiextensions.k8s.io/v1 or v1beta1): the name, then its own, or the
/// age when it has none. A column whose path Kubernetes cannot read ends them, as it does there.
/// Source: apiextensions-apiserver pkg/registry/customresource/tableconvertor.
[[nodiscard]] std::vector<PrinterColumn> printerColumns(const Json &definition, std::string_view version);

/// The columns a server of this version shows of a kind without a struct: those of the definition among a source's objects, else
/// the built-in kind's. None for other kinds. Blocking, as the source is.
[[nodiscard]] std::vector<PrinterColumn> definedColumns(ObjectSource &source, const ResourceInfo &resource, ServerVersion server = {});

/// Makes the Table a server of this version would answer, in a definition's columns, or in our own when there are none.
using MakeTable = std::function<Json(const ResourceInfo &resource, const std::vector<Json> &objects, std::span<const PrinterColumn> columns,
                                     ServerVersion server, RowObject rowObject)>;

/// The cell of a full object. Of a definition's column: the first value of its path, null where the path leads nowhere or to
/// another type than the column's; strings take any type. Dates become ages.
[[nodiscard]] Json printerCell(const PrinterColumn &column, const Json &object, const PrinterContext &context);

} // namespace portolan
