#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/objects/objectsource.h"
#include "models/printers/printercolumns.h"

namespace portolan {

/// The Kubernetes that the demo server says it is, and whose tables it shows.
inline constexpr ServerVersion demoVersion(1, 32);

/// What the demo server serves: the kinds Portolan knows, a few it does not, and those its cluster defines. Immutable; any
/// thread.
class Catalog
{
public:
    /// `objects`: the cluster's; its CustomResourceDefinitions are served, in their first version.
    explicit Catalog(const std::vector<Json> &objects);
    [[nodiscard]] const std::vector<ResourceInfo> &resources() const { return m_resources; }
    /// Index of a resource, or -1.
    [[nodiscard]] int indexOf(std::string_view group, std::string_view version, std::string_view resource) const;
    [[nodiscard]] int indexOfKind(std::string_view apiVersion, std::string_view kind) const;

    /// The columns of a kind that the cluster defines; empty for others.
    [[nodiscard]] std::span<const PrinterColumn> printerColumns(int resource) const;

    [[nodiscard]] bool hasVersion(std::string_view group, std::string_view version) const;

    // Discovery documents
    [[nodiscard]] Json coreVersions(const std::string &address) const;              ///< GET /api
    [[nodiscard]] Json groupList() const;                                           ///< GET /apis
    [[nodiscard]] std::optional<Json> group(std::string_view name) const;           ///< GET /apis/GROUP
    [[nodiscard]] Json resourceList(std::string_view group, std::string_view version) const;
    /// The aggregated form of /api (`core`) or /apis; `version` is "v2" or "v2beta1".
    [[nodiscard]] Json aggregated(bool core, std::string_view version) const;

private:
    [[nodiscard]] std::vector<std::string> groups() const; ///< named groups, in order
    [[nodiscard]] std::string versionOf(std::string_view group) const;
    [[nodiscard]] Json groupDocument(const std::string &name) const;
    void define(const Json &definition);
    std::vector<ResourceInfo> m_resources;
    std::map<int, std::vector<PrinterColumn>> m_columns; ///< by index of resource
};

} // namespace portolan
