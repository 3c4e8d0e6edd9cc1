#include "models/core/jsonpath.h"

#include "models/core/jsonpathparser.h"

namespace portolan {

namespace {

using Node = JsonPath::Node;
using Nodes = std::vector<Node>;
using Values = std::vector<const Json *>;

/// What a step leads to. One that gave up still tells the values it had come to: a filter asks no more than that there are some.
struct Found {
    Values values;
    std::string trouble; ///< empty: none
};

Found walk(Values values, const Nodes &nodes);

Found fields(const Values &values, const Node &node)
{
    Found out;
    for (const Json *value : values)
        if (const Json *member = value->find(node.word))
            out.values.push_back(member);
    return out;
}

Found wildcard(const Values &values)
{
    Found out;
    for (const Json *value : values) {
        for (const auto &[key, member] : value->members())
            out.values.push_back(&member);
        for (const Json &item : value->items())
            out.values.push_back(&item);
    }
    return out;
}

void descend(const Json &value, Values &out)
{
    if (value.size() == 0)
        return;
    out.push_back(&value);
    for (const Json *child : wildcard({&value}).values)
        descend(*child, out);
}

Found slice(const Values &values, const Node::Slice &slice)
{
    Found out;
    for (const Json *value : values) {
        if (value->isNull())
            continue;
        if (!value->isArray())
            return {values, "is no list"};
        const auto size = static_cast<std::int64_t>(value->size());
        std::int64_t from = slice.from.value_or(0), to = slice.to.value_or(size);
        from += from < 0 ? size : 0;
        to += to < 0 || (to == 0 && slice.single) ? size : 0;
        if (from == to)
            return out;
        if (from < 0 || from >= size || to < 0 || to > size || from > to)
            return {values, "array index out of bounds"};
        const std::int64_t step = slice.step.value_or(1);
        if (step <= 0)
            return {values, "step must be > 0"};
        for (std::int64_t i = from; i < to; i += step)
            out.values.push_back(&value->items()[static_cast<std::size_t>(i)]);
    }
    return out;
}

/// -1, 0, 1 for values of one sort; nothing for others. Source: template/funcs.go.
std::optional<int> compare(const Json &a, const Json &b)
{
    const auto order = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    if (a.isInteger() && b.isInteger())
        return order(a.toInt(), b.toInt());
    if (a.type() == Json::Type::Double && b.type() == Json::Type::Double)
        return order(a.toDouble(), b.toDouble());
    if (a.isString() && b.isString())
        return order(a.view(), b.view());
    if (a.isBool() && b.isBool())
        return a.toBool() == b.toBool() ? 0 : 2;
    return std::nullopt;
}

/// Whether a comparison holds; nothing where these values or this operator do not compare.
std::optional<bool> holds(const Json &left, std::string_view op, const Json &right)
{
    const std::optional<int> order = compare(left, right);
    if (!order)
        return std::nullopt;
    if (op == "==")
        return *order == 0;
    if (op == "!=")
        return *order != 0;
    if (left.isBool())
        return std::nullopt;
    if (op == "<")
        return *order < 0;
    if (op == "<=")
        return *order <= 0;
    if (op == ">")
        return *order > 0;
    return op == ">=" ? std::optional(*order >= 0) : std::nullopt;
}

Found filter(const Values &values, const Node &node)
{
    Found out;
    for (const Json *value : values) {
        if (!value->isArray())
            return {values, "is no list and cannot be filtered"};
        for (const Json &item : value->items()) {
            const Found left = walk({&item}, node.parts[0]);
            if (node.word.empty()) {
                if (!left.values.empty())
                    out.values.push_back(&item);
                continue;
            }
            if (!left.trouble.empty())
                return {values, left.trouble};
            if (left.values.empty())
                continue;
            const Found right = walk({&item}, node.parts[1]);
            if (!right.trouble.empty())
                return {values, right.trouble};
            if (left.values.size() > 1 || right.values.size() > 1)
                return {values, "can only compare one element at a time"};
            if (right.values.empty())
                continue;
            const std::optional<bool> pass = holds(*left.values[0], node.word, *right.values[0]);
            if (!pass)
                return {out.values, "incompatible types for comparison"};
            if (*pass)
                out.values.push_back(&item);
        }
    }
    return out;
}

Found step(const Values &values, const Node &node)
{
    Found out;
    switch (node.type) {
    case Node::Type::Field: return fields(values, node);
    case Node::Type::Wildcard: return wildcard(values);
    case Node::Type::Slice: return slice(values, node.slice);
    case Node::Type::Filter: return filter(values, node);
    case Node::Type::Identifier: return {values, "unrecognized identifier " + node.word};
    case Node::Type::Recursive:
        for (const Json *value : values)
            descend(*value, out.values);
        break;
    case Node::Type::Constant: // a text is one, however many values there were
        out.values.assign(node.constant.isString() ? 1 : values.size(), &node.constant);
        break;
    case Node::Type::Union:
        for (const Nodes &part : node.parts) {
            const Found found = walk(values, part);
            if (!found.trouble.empty())
                return {values, found.trouble};
            out.values.insert(out.values.end(), found.values.begin(), found.values.end());
        }
        break;
    }
    return out;
}

Found walk(Values values, const Nodes &nodes)
{
    Found at{std::move(values), {}};
    for (const Node &node : nodes) {
        at = step(at.values, node);
        if (!at.trouble.empty())
            break;
    }
    return at;
}

} // namespace

Result<JsonPath> JsonPath::parse(std::string_view text)
{
    if (text.starts_with('{') && text.ends_with('}'))
        text = text.substr(1, text.size() - 2);
    Result<Nodes> nodes = parseJsonPathSteps(text);
    if (!nodes)
        return tl::unexpected(nodes.error());
    return JsonPath(std::make_shared<const Nodes>(std::move(*nodes)));
}

Result<std::vector<const Json *>> JsonPath::find(const Json &value) const
{
    Found found = walk({&value}, *m_nodes);
    if (!found.trouble.empty())
        return failure(ErrorKind::Parse, "JSONPath", found.trouble);
    return std::move(found.values);
}

} // namespace portolan
