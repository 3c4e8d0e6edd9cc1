#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/json.h"
#include "models/core/result.h"

namespace portolan {

/// What ?labelSelector= and ?fieldSelector= say, over full objects. Terms are ANDed; an empty selection takes everything.
class Selection
{
public:
    /// Errors: Parse with the server's words. `resource` decides which field labels are known.
    [[nodiscard]] static Result<Selection> parse(std::string_view labels, std::string_view fields, std::string_view resource);
    [[nodiscard]] bool takes(const Json &object) const;
    [[nodiscard]] bool takesAll() const { return m_labels.empty() && m_fields.empty(); }

private:
    struct Term {
        enum class Op { In, NotIn, Exists, Absent };
        std::string key;
        Op op = Op::In;
        std::vector<std::string> values;
    };
    [[nodiscard]] static Result<std::vector<Term>> parseLabels(std::string_view text);
    [[nodiscard]] static Result<std::vector<Term>> parseFields(std::string_view text, std::string_view resource);
    std::vector<Term> m_labels, m_fields;
};

} // namespace portolan
