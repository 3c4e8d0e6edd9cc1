#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/time.h"
#include "models/objects/objectsource.h"
#include "models/objects/tablerow.h"

namespace portolan {

/// A column that a CustomResourceDefinition defines (additionalPrinterColumns), and where its cells are found.
struct PrinterColumn {
    TableColumn column;
    std::string jsonPath; ///< ".status.conditions[?(@.type==\"Ready\")].status"
};

/// The columns a server shows of a version of a definition: the name, then its own, or the age when it has none.
/// Source: apiextensions-apiserver pkg/registry/customresource/tableconvertor.
[[nodiscard]] std::vector<PrinterColumn> printerColumns(const Json &definition, std::string_view version);

/// The columns that a definition among a source's objects gives a kind; none when there is no such definition. Blocking, as the
/// source is.
[[nodiscard]] std::vector<PrinterColumn> definedColumns(ObjectSource &source, const ResourceInfo &resource);

/// Makes the Table a server would answer, in a definition's columns, or in our own when there are none.
using MakeTable = std::function<Json(const ResourceInfo &resource, const std::vector<Json> &objects, std::span<const PrinterColumn> columns)>;

/// The cell of a full object: null where the path leads nowhere or to another type than the column's. Dates become ages.
[[nodiscard]] Json printerCell(const PrinterColumn &column, const Json &object, Timestamp now);

/// The first value a JSONPath leads to, of the kind that definitions write: names, ['names'], indices, [*], and filters that
/// compare with ==. nullptr when there is none.
[[nodiscard]] const Json *jsonPathFirst(const Json &value, std::string_view path);

} // namespace portolan
