#pragma once

#include <memory>
#include <span>
#include <string>

#include "models/core/clock.h"
#include "models/core/json.h"
#include "models/objects/objectsource.h"
#include "models/printers/printercolumns.h"

namespace portolan {

/// How a Table (meta.k8s.io) of full objects is made.
struct TableOptions {
    std::string apiVersion = "meta.k8s.io/v1";
    RowObject include = RowObject::Metadata;
    bool columnDefinitions = true; ///< a watch sends them once
    Timestamp now;
    /// Of a kind whose definition says so; empty: our own.
    std::span<const PrinterColumn> printer = {};
    ServerVersion server{}; ///< whose columns and words it is made of
};

/// The Table an API server would answer for these objects, in our own columns. `metadata` becomes the Table's.
/// An object that cannot be decoded gets a row of its name alone. Costs a decode an object. Thread-safe.
[[nodiscard]] Json makeTable(const ResourceInfo &resource, std::span<const Json *const> objects, Json metadata, const TableOptions &options);

/// The same as a function for sources that have no server (SnapshotOptions::makeTable). Ages are told for `clock`.
[[nodiscard]] MakeTable tableMaker(std::shared_ptr<const Clock> clock);

/// metadata alone, as `as=PartialObjectMetadata` answers.
[[nodiscard]] Json partialMetadata(const Json &object, const std::string &apiVersion = "meta.k8s.io/v1");

} // namespace portolan
