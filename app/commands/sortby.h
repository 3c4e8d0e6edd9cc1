#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/jsonpath.h"
#include "models/core/quantity.h"
#include "models/core/result.h"

namespace portolan {

/// `--sort-by`: the order of objects by a value of theirs, kubectl's down to those that are equal. Numbers sort as numbers,
/// texts that are quantities as those, all other texts byte by byte; objects without the value come first.
/// Errors are those of a bad request: Server, with status 400.
/// Source: kubectl pkg/cmd/get/sorter.go, customcolumn.go (RelaxedJSONPathExpression).
class SortBy
{
public:
    /// What one object is sorted by.
    struct Key {
        std::optional<Json> value; ///< nothing: the path leads nowhere
        std::optional<Quantity> quantity; ///< of a text that is one
    };

    /// "metadata.name", ".metadata.name", "{metadata.name}" or "{.metadata.name}". An error for what is no JSONPath.
    [[nodiscard]] static Result<SortBy> parse(std::string_view expression);

    /// The first value the path leads to. An error where the path cannot be followed in this object.
    [[nodiscard]] Result<Key> keyOf(const Json &object) const;
    /// Which object stands where, as indexes into the keys. An error when no object has such a value or two values do not
    /// compare. O(keys log keys).
    [[nodiscard]] Result<std::vector<std::size_t>> order(const std::vector<Key> &keys) const;
    /// The same for the rows of a Table, of which one alone need not have the value.
    [[nodiscard]] Result<std::vector<std::size_t>> orderOfRows(const std::vector<Key> &keys) const;

private:
    SortBy(std::string path, JsonPath parsed) : m_path(std::move(path)), m_parsed(std::move(parsed)) {}

    std::string m_path; ///< "{.metadata.name}"
    JsonPath m_parsed;
};

} // namespace portolan
