#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/jsonpath.h"

namespace portolan {

/// One step of a path. Private to models/core.
struct JsonPath::Node {
    enum class Type { Field, Wildcard, Recursive, Slice, Union, Filter, Constant, Identifier };
    struct Slice {
        std::optional<std::int64_t> from, to, step;
        bool single = false; ///< an index: `to` is the one after it
    };

    Type type = Type::Field;
    std::string word; ///< Field: the name; Filter: the operator, empty when the left side need only exist
    Json constant;    ///< Constant: text, number, boolean
    Slice slice;
    std::vector<std::vector<Node>> parts; ///< Union: its paths; Filter: left, right
};

/// The steps of what stands between two braces. Errors: Parse.
[[nodiscard]] Result<std::vector<JsonPath::Node>> parseJsonPathSteps(std::string_view text);

} // namespace portolan
