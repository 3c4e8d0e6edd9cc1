#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "models/core/json.h"

namespace portolan {

/// Finds the elements of one list elsewhere, each by its value: built once a list, O(its members); a lookup costs an element.
/// The lists must outlive it.

/// In a list's node of fieldsV1: k:{"name":"c"}, v:"value" or i:3 (structured-merge-diff: fieldpath).
class ManagedElements
{
public:
    explicit ManagedElements(const Json &fields);
    /// nullptr: the manager owns nothing of this element.
    [[nodiscard]] const Json *find(const Json &element, std::size_t index) const;

private:
    struct Keyed {
        std::vector<std::string> names; ///< of the members that key the elements
        std::map<std::string, const Json *> children; ///< by those members' values
    };
    std::vector<Keyed> m_keyed; ///< one for each set of names
    std::map<std::string, const Json *> m_values;
    std::map<std::size_t, const Json *> m_indexes;
};

/// In the manifest that was applied: by the key that names an element, else by its place.
class AppliedElements
{
public:
    /// nullptr: nothing was applied.
    explicit AppliedElements(const Json *list);
    [[nodiscard]] const Json *find(const Json &element, std::size_t index) const;

private:
    const Json *m_list;
    std::map<std::string, const Json *> m_named; ///< by key and value: `name="c"`
};

} // namespace portolan
