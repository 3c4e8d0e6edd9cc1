#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"

namespace portolan {

/// A label or field selector as a query parameter writes it: "app=web,tier in (a,b),!old", "spec.nodeName=n1,status.phase!=Running".
/// Everything is ANDed; an empty one matches everything. Source: apimachinery pkg/labels, pkg/fields.
class QuerySelector
{
public:
    /// Errors: Server with status 400, as a server refuses one that cannot be read.
    [[nodiscard]] static Result<QuerySelector> labels(std::string_view text);
    [[nodiscard]] static Result<QuerySelector> fields(std::string_view text);

    /// Judges a full object.
    [[nodiscard]] bool matches(const Json &object) const;

private:
    enum class Op { In, NotIn, Exists, DoesNotExist, Greater, Less };
    struct Requirement {
        std::string key;
        Op op = Op::Exists;
        std::vector<std::string> values;
    };
    [[nodiscard]] static Result<Requirement> labelRequirement(std::string_view text);
    [[nodiscard]] static bool holds(const Requirement &requirement, const std::string *value);

    bool m_fields = false;
    std::vector<Requirement> m_requirements;
};

} // namespace portolan
