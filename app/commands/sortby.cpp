#include "app/commands/sortby.h"

#include "models/describe/goorder.h"

namespace portolan {

namespace {

using Key = SortBy::Key;

/// As a server refuses a selector that it cannot read.
tl::unexpected<Error> refused(std::string why)
{
    return tl::unexpected<Error>(Error{ErrorKind::Server, 400, "--sort-by", std::move(why), false});
}

/// The only numbers kubectl knows: int64 and, for what is no such or does not fit, float64.
bool isWhole(const Json &value)
{
    return value.type() == Json::Type::Int;
}

bool isDecimal(const Json &value)
{
    return value.isNumber() && !isWhole(value);
}

std::string_view sortOf(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Null: return "null";
    case Json::Type::Bool: return "a boolean";
    case Json::Type::Int: return "a whole number";
    case Json::Type::UInt:
    case Json::Type::Double: return "a decimal number";
    case Json::Type::String: return "a text";
    case Json::Type::Array: return "a list";
    case Json::Type::Object: return "an object";
    }
    return "";
}

/// Whether a comes before b; nothing where such values do not compare.
std::optional<bool> comesBefore(const Key &a, const Key &b)
{
    const Json &x = *a.value, &y = *b.value;
    if (x.isNull() || y.isNull())
        return x.isNull() && !y.isNull();
    if (isWhole(x) && isWhole(y))
        return x.toInt() < y.toInt();
    if (isDecimal(x) && isDecimal(y))
        return x.toDouble() < y.toDouble();
    if (x.isString() && y.isString())
        return a.quantity && b.quantity ? *a.quantity < *b.quantity : x.view() < y.view();
    return std::nullopt;
}

} // namespace

Result<SortBy> SortBy::parse(std::string_view expression)
{
    std::string_view inner = expression;
    if (inner.size() >= 2 && inner.front() == '{' && inner.back() == '}')
        inner = inner.substr(1, inner.size() - 2);
    if (inner.starts_with('.'))
        inner.remove_prefix(1);
    if (inner.empty() || inner.find_first_of("{}") != std::string_view::npos)
        return refused("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'");
    std::string path = "{." + std::string(inner) + '}';
    Result<JsonPath> parsed = JsonPath::parse(path);
    if (!parsed)
        return refused(path + ": " + parsed.error().detail);
    return SortBy(std::move(path), std::move(*parsed));
}

Result<Key> SortBy::keyOf(const Json &object) const
{
    const auto found = m_parsed.find(object);
    if (!found)
        return refused(m_path + ": " + found.error().detail);
    Key key;
    if (found->empty())
        return key;
    key.value = *found->front();
    if (key.value->isString())
        key.quantity = Quantity::parse(key.value->view());
    return key;
}

Result<std::vector<std::size_t>> SortBy::order(const std::vector<Key> &keys) const
{
    bool any = keys.empty();
    for (const Key &key : keys)
        any = any || key.value.has_value();
    if (!any)
        return refused("couldn't find any field with path \"" + m_path + "\" in the list of objects");
    std::string trouble;
    const auto less = [&](std::size_t i, std::size_t j) {
        const Key &a = keys[i], &b = keys[j];
        if (!a.value || !b.value) // also of two that have none: the later one comes before the earlier
            return !a.value;
        const std::optional<bool> before = comesBefore(a, b);
        if (!before && trouble.empty())
            trouble = std::string(sortOf(*a.value)) + " and " + std::string(sortOf(*b.value));
        return before.value_or(false);
    };
    std::vector<std::size_t> order = goOrder(keys.size(), less);
    if (!trouble.empty())
        return refused("field " + m_path + " is an unsortable type: " + trouble + " do not compare");
    return order;
}

Result<std::vector<std::size_t>> SortBy::orderOfRows(const std::vector<Key> &keys) const
{
    return keys.size() > 1 ? order(keys) : std::vector<std::size_t>(keys.size(), 0);
}

} // namespace portolan
