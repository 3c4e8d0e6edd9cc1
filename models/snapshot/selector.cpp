#include "models/snapshot/selector.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace portolan {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// At commas that stand outside of parentheses.
std::vector<std::string_view> splitAtCommas(std::string_view text)
{
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '(')
            ++depth;
        else if (i < text.size() && text[i] == ')')
            --depth;
        else if (i == text.size() || (text[i] == ',' && depth == 0)) {
            parts.push_back(trimmed(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    return parts;
}

tl::unexpected<Error> unreadable(std::string_view text)
{
    return tl::unexpected<Error>(Error{ErrorKind::Server, 400, "selector", "unable to parse requirement: " + std::string(text), false});
}

std::optional<std::int64_t> integer(std::string_view text)
{
    std::int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

Result<QuerySelector::Requirement> QuerySelector::labelRequirement(std::string_view text)
{
    if (text.starts_with('!'))
        return Requirement{std::string(trimmed(text.substr(1))), Op::DoesNotExist, {}};
    const std::size_t at = text.find_first_of("=!<> ");
    Requirement r{std::string(text.substr(0, at)), Op::Exists, {}};
    if (r.key.empty() || r.key.find_first_of("()") != std::string::npos)
        return unreadable(text);
    if (at == std::string_view::npos)
        return r;
    std::string_view rest = trimmed(text.substr(at));
    const auto take = [&rest](std::string_view word) {
        if (!rest.starts_with(word))
            return false;
        rest = trimmed(rest.substr(word.size()));
        return true;
    };
    const bool in = take("in");
    if (in || take("notin")) {
        if (!rest.starts_with('(') || !rest.ends_with(')'))
            return unreadable(text);
        r.op = in ? Op::In : Op::NotIn;
        for (const std::string_view value : splitAtCommas(rest.substr(1, rest.size() - 2)))
            r.values.emplace_back(value);
        return r;
    }
    r.op = take("==") || take("=") ? Op::In : take("!=") ? Op::NotIn : take(">") ? Op::Greater : take("<") ? Op::Less : Op::Exists;
    if (r.op == Op::Exists || rest.find_first_of("=!<>()") != std::string_view::npos)
        return unreadable(text);
    r.values.emplace_back(rest);
    return r;
}

Result<QuerySelector> QuerySelector::labels(std::string_view text)
{
    QuerySelector selector;
    if (trimmed(text).empty())
        return selector;
    for (const std::string_view part : splitAtCommas(text)) {
        auto requirement = labelRequirement(part);
        if (!requirement)
            return tl::unexpected<Error>(requirement.error());
        selector.m_requirements.push_back(std::move(*requirement));
    }
    return selector;
}

Result<QuerySelector> QuerySelector::fields(std::string_view text)
{
    QuerySelector selector;
    selector.m_fields = true;
    if (trimmed(text).empty())
        return selector;
    for (const std::string_view part : splitAtCommas(text)) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return unreadable(part);
        const bool negated = part[equals - 1] == '!';
        const std::size_t value = part.substr(equals).starts_with("==") ? equals + 2 : equals + 1;
        selector.m_requirements.push_back({std::string(part.substr(0, equals - (negated ? 1 : 0))), negated ? Op::NotIn : Op::In,
                                           {std::string(part.substr(value))}});
    }
    return selector;
}

bool QuerySelector::holds(const Requirement &r, const std::string *value)
{
    const auto listed = [&] { return value && std::find(r.values.begin(), r.values.end(), *value) != r.values.end(); };
    switch (r.op) {
    case Op::In: return listed();
    case Op::NotIn: return !listed();
    case Op::Exists: return value != nullptr;
    case Op::DoesNotExist: return value == nullptr;
    case Op::Greater:
    case Op::Less: break;
    }
    const auto have = value ? integer(*value) : std::nullopt;
    const auto bound = integer(r.values.front());
    return have && bound && (r.op == Op::Greater ? *have > *bound : *have < *bound);
}

bool QuerySelector::matches(const Json &object) const
{
    return std::all_of(m_requirements.begin(), m_requirements.end(), [&](const Requirement &r) {
        if (m_fields) {
            std::string text = object.at(r.key).scalarText(); // an absent field is an empty one, or false
            if (text.empty() && r.key.starts_with("involvedObject."))
                text = object.at("regarding." + r.key.substr(15)).scalarText();
            if (r.key == "source")
                text = object.at("source.component").scalarText();
            if (text.empty() && r.key == "spec.unschedulable")
                text = "false";
            return holds(r, &text);
        }
        const Json *label = object["metadata"]["labels"].find(r.key);
        const std::string text = label ? label->scalarText() : std::string();
        return holds(r, label ? &text : nullptr);
    });
}

} // namespace portolan
