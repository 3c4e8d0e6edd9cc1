#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"

namespace portolan {

/// A JSONPath as Kubernetes reads it: fields (a backslash keeps a dot), ['names'], indices and slices, unions, wildcards, "..",
/// and filters that compare with one operator. With its oddities: a name in brackets is split at its dots, too, numbers are
/// only compared with numbers of their sort. An immutable value; any thread.
/// Source: client-go util/jsonpath (parser.go, jsonpath.go), with missing keys allowed.
class JsonPath
{
public:
    struct Node;

    /// One path, with or without its braces: "{.status.phase}", ".spec.ports[*].name". Errors: Parse, where Kubernetes refuses it.
    [[nodiscard]] static Result<JsonPath> parse(std::string_view text);

    /// What the path leads to, in order; values borrow from `value` and from this path. An error where Kubernetes gives up: an
    /// index out of bounds, elements of what is no list, a comparison of unlike values.
    [[nodiscard]] Result<std::vector<const Json *>> find(const Json &value) const;

private:
    using Nodes = std::vector<Node>;
    explicit JsonPath(std::shared_ptr<const Nodes> nodes) : m_nodes(std::move(nodes)) {}
    std::shared_ptr<const Nodes> m_nodes;
};

} // namespace portolan
